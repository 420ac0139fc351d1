"""Made-up claims, damaged by chance, validated whole and in parts: the findings are equal, the costs are not."""

import random
import resource
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from benchmarks import synthetic
from benchmarks.measuring import children
from creativegraph.validation.engines import engines
from creativegraph.validation.engines.parts import run_in_parts
from creativegraph.validation.engines.results import Result
from creativegraph.validation.shapes.reach import reaches
from creativegraph.validation.shapes.shapes import read_shapes

TRIPLES = "1000000"
JOBS = 2


def measure(folder: Path, *sizes: str) -> Iterator[str]:
    """Yield the table."""
    rules = read_shapes(())
    found = reaches(rules)
    yield f"{sum(each.ahead for each in found.values())} of {len(found)} shapes look ahead only"
    yield "\n| triples | findings | whole, CPU s | in parts, CPU s | equal | largest process, MB |"
    yield "|---|---|---|---|---|---|"
    for size in sizes or (TRIPLES,):
        data = damaged(synthetic.ntriples(folder, int(size)))
        whole, one = worked(lambda data=data: engines.run_on(data, rules))  # type: ignore[misc]
        parts, several = worked(lambda data=data: run_in_parts(data, rules, JOBS))  # type: ignore[misc]
        equal = "yes" if Counter(whole) == Counter(parts) else "no"
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000
        triples = data.count(b"\n")
        yield f"| {triples:,} | {len(whole):,} | {one:.1f} | {several:.1f} | {equal} | {memory:,} |"


def worked(job: Callable[[], list[Result] | str]) -> tuple[list[Result] | str, float]:
    """Return what a job finds, and the seconds that the processors worked for it."""
    before = process_time() + children()
    return job(), process_time() + children() - before


def damaged(data: bytes) -> bytes:
    """Return N-Triples of which one line in a hundred is lost, and some have the property of another one."""
    chance, lines = random.Random(3), data.splitlines(keepends=True)  # noqa: S311 - the same damage each time
    kept = set[bytes]()
    for line in lines:
        subject, _, value = line.split(b" ", 2)
        if (drawn := chance.random()) > 0.015:
            kept.add(line)
        elif drawn > 0.01:
            kept.add(b" ".join((subject, chance.choice(lines).split(b" ", 2)[1], value)))
    return b"".join(sorted(kept))
