"""One process that opens a graph, asks ten questions and says what that cost.

``python -m benchmarks.scale.asked PLACE…`` prints one JSON object; ``Place`` says what a place is.
"""

import hashlib
import json
import os
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import creativegraph as cg
from creativegraph.graph import Graph

QUESTIONS: dict[str, dict[str, Any]] = {
    "claims/types_of": {"thing": "place/city-1"},
    "cities/membership_of": {"city": "place/city-1"},
    "events/held_in": {"place": "place/city-1"},
    "claims/about": {"subject": "place/city-1"},
    "events/in_period": {"since": "2024-05-01", "until": "2024-05-31"},
    "cities/in_field": {"field": "code/creative-field/design"},
    "cities/by_field": {},
    "cities/by_year": {},
    "outcomes/by_indicator": {"indicator": "code/indicator/visitors"},
    "claims/counts": {},
}
ROUNDS, ENOUGH = 5, 10
"""How often each question is asked; one that has taken so many seconds is not asked again."""


def memory(process: int) -> tuple[int, int]:
    """Megabytes that a process holds now, and held at most."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) // 1000, int(lines["VmHWM"].split()[0]) // 1000


def seconds_of(process: int) -> float:
    """Seconds that the processors worked for a process."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def opened(words: list[str]) -> Graph:
    """A file in memory, a file into a folder, a folder, or an address with a named graph."""
    match words:
        case ["memory", file]:
            return cg.open_graph(file)
        case ["fill", file, folder]:
            return cg.open_graph(file, store=folder)
        case ["disk", folder]:
            return cg.open_graph(store=folder)
        case ["server", address, *named]:
            return cg.connect(address, graph=named[0] if named else None, timeout=300)
    raise SystemExit(f"no such place: {words}")


def main() -> None:
    """Open, ask, tell."""
    start, worked = perf_counter(), process_time()
    graph = opened(sys.argv[1:])
    graph.run("claims/types_of", thing="place/city-0")
    told: dict[str, object] = {"open": perf_counter() - start, "open_cpu": process_time() - worked}
    questions = {}
    for name, arguments in QUESTIONS.items():
        taken: list[float] = []
        while len(taken) < ROUNDS and sum(taken) < ENOUGH:
            start = perf_counter()
            rows = graph.run(name, **arguments)
            found = len(rows)  # rows become values only when someone looks at them
            taken.append(perf_counter() - start)
        questions[name] = (median(taken), found, hashlib.sha256(rows.to_csv().encode()).hexdigest())
    told |= {"questions": questions, "memory": memory(os.getpid())[1]}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
