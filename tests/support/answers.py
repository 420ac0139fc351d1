"""The answers of two slow engines as digests, so that the fast ones are compared with them in seconds.

rdflib answers the catalogued questions on a sample of the packaged graph, and the competency questions on the graph of
the article; pySHACL validates the worlds and graphs damaged by chance. ``tests/answers/rdflib.tsv`` and
``tests/answers/pyshacl.tsv`` keep one line an answer: what was asked, of which version of the engine, the digests of
the question (the text of a query with its arguments, or all shapes) and of the graph, and how many rows the answer
has, with their digest.

``make answers`` (``python -m tests.support.answers``) asks the engines whatever has no line that fits, and drops the
lines of what is asked no more; with the names of cases after it, these are asked too. ``make test`` compares the rows
of the embedded engines with the digests, and ``make test-all`` asks the slow engines everything anew.
"""

import json
import multiprocessing
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from pyoxigraph import Triple
from tests.support.questions import (
    Asked,
    all_asked,
    body_of,
    by_the_article,
    by_the_article_on_rdflib,
    competency_questions,
    of_competency,
    on_rdflib,
)
from tests.support.sampled import sample
from tests.support.shacl import COMPARED, WORLDS, damaged, graph_of, odd_values, vocabulary, world
from tests.support.worlds import FAULTS, faults, good, written

import creativegraph as cg
from creativegraph.graph import Graph
from creativegraph.validation.engines import engines
from creativegraph.validation.engines.results import Result
from creativegraph.validation.shapes.shapes import read_shapes

FOLDER = Path(__file__).parents[1] / "answers"
COLUMNS = ("engine", "case", "question", "graph", "rows", "answer")
DAMAGED, PART = 125, 25
"""How many graphs are damaged, and how many of them share a line."""
COMPARED_PARTS = (
    "severity", "shape", "rule", "component", "focus", "path", "value", "messages", "path_triples", "of",
)  # fmt: skip
"""What both engines say alike of a result."""
RANGES = ("MinInclusive", "MaxInclusive", "MinExclusive", "MaxExclusive")
BUT_THE_CONSTRAINT = tuple(part for part in COMPARED_PARTS if part != "component")
"""Both engines refuse "1e3"^^xsd:decimal: the fast one as no decimal, pySHACL as too large, since rdflib reads it."""
CURE = "run `make answers` and commit tests/answers"


TOO_SLOW = frozenset({"agreements/chain_of", "agreements/resting_on", "claims/disagreements"})
"""Questions that rdflib does not answer in half a minute."""
THIRD, OF = 0, 3
"""Which part of the catalogue rdflib is asked, by the checksum of the names: all of it takes a quarter of an hour."""


class Line(NamedTuple):
    """One answer of an engine; question, graph and answer are digests."""

    engine: str
    case: str
    question: str
    graph: str
    rows: str
    answer: str


class Case(NamedTuple):
    """Something that is asked of both engines: the digests of question and graph, and how each engine is asked."""

    name: str
    question: Callable[[], str]
    graph: Callable[[], str]
    ours: Callable[[], list[str]]
    theirs: Callable[[], list[str]]


def digest(lines: Iterable[str]) -> str:
    """The first 64 bits of the SHA-256 of lines."""
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def rows_of(found: cg.Rows) -> list[str]:
    """An answer as one text a row, in its order; numbers that are equal are written alike."""
    return [json.dumps(found.columns), *(json.dumps([*map(cell, row)]) for row in found)]


def cell(value: object) -> list[str] | None:
    """A value with its type."""
    if value is None:
        return None
    text = format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
    return [type(value).__name__, text]


def results_of(graph: Graph, run: Callable[[Graph, bytes], object], parts: Sequence[str]) -> list[str]:
    """What an engine finds in a graph, as one text a result with these parts of it."""
    found = run(graph, rules())
    assert isinstance(found, list), found  # the fast engine says why it will not run shapes
    kept = without_consequences(found)
    return sorted({json.dumps([str(getattr(each, part)) for part in parts]) for each in kept})


def without_consequences(found: Sequence[Result]) -> list[Result]:
    """Results without those of a range where the value has not the datatype that the shape asks for.

    What no number is lies in no range, says SHACL; rdflib compares some such values all the same, by their text.
    """
    wrong = {(each.shape, each.focus, each.value) for each in found if each.constraint == "Datatype"}
    return [
        each for each in found if each.constraint not in RANGES or (each.shape, each.focus, each.value) not in wrong
    ]


@cache
def rules() -> bytes:
    """All shapes."""
    return read_shapes(())


@cache
def digest_of_rules() -> str:
    """The digest of all shapes."""
    return digest(sorted(rules().decode().splitlines()))


def digest_of(graphs: Iterable[Graph]) -> str:
    """The digest of the triples of some graphs."""
    return digest(line for graph in graphs for line in sorted(graph.engine.ntriples().decode().splitlines()))


@cache
def digest_made_by(made: Callable[[], Graph]) -> str:
    """The digest of a graph that is made once."""
    return digest_of([made()])


def of_question(asked: Asked, here: Callable[[], Graph], there: Callable[[], Graph]) -> Case:
    """A catalogued question, put to a graph and to its copy in rdflib."""

    def question() -> str:
        return digest([body_of(asked.name), json.dumps([asked.languages, asked.arguments], default=str)])

    return Case(
        str(asked), question, lambda: digest_made_by(here), lambda: rows_of(asked.of(here())),
        lambda: rows_of(asked.of(there())),
    )  # fmt: skip


def of_graphs(name: str, made: Callable[[], list[Graph]], parts: Sequence[str] = COMPARED_PARTS) -> Case:
    """All shapes, run on some graphs one after the other."""

    def found(run: Callable[[Graph, bytes], object]) -> list[str]:
        return [each for number, graph in enumerate(made()) for each in (str(number), *results_of(graph, run, parts))]

    return Case(
        name, digest_of_rules, lambda: digest_of(made()), partial(found, engines.run_fast),
        partial(found, engines.run_pyshacl),
    )  # fmt: skip


def world_alone(path: Path) -> list[Graph]:
    """One world."""
    return [graph_of([*world(path), *vocabulary()])]


def by_chance(first: int) -> list[Graph]:
    """Some of the damaged graphs."""
    return [graph_of([*damaged(f"graph {number}"), *vocabulary()]) for number in range(first, first + PART)]


def all_worlds() -> list[Graph]:
    """All worlds in one graph."""
    return [graph_of([*(each for path in WORLDS for each in world(path)), *vocabulary()])]


def all_faults() -> list[Graph]:
    """The faults of all tables in one graph: what is left of the good worlds, and what each fault adds."""
    found = set[Triple]()
    for path in FAULTS:
        changed = [set(each.triples) for each in faults(path)]
        fine = set(written(good(path)).triples)
        found |= set.intersection(*changed).union(*(each - fine for each in changed))
    return [graph_of([*found, *vocabulary()])]


def odd(less: str) -> list[Graph]:
    """Odd values of one pair of properties that are compared."""
    return [graph_of([*odd_values(less, COMPARED[less]), *vocabulary()])]


def chosen(name: str) -> bool:
    """True of a question that rdflib is asked."""
    return name not in TOO_SLOW and crc32(name.encode()) % OF == THIRD


@cache
def of_rdflib() -> dict[str, Case]:
    """The catalogued questions by name and way of asking, and those that the article answers."""
    catalogued = [of_question(each, sample, on_rdflib) for each in all_asked() if chosen(each.name)]
    answered = [
        of_question(of_competency(each), by_the_article, by_the_article_on_rdflib) for each in competency_questions()
    ]
    return {each.name: each for each in (*catalogued, *answered)}


@cache
def of_pyshacl() -> dict[str, Case]:
    """Worlds together and alone, the damaged graphs, and the sample of the packaged graph."""
    whole = [
        of_graphs("all worlds", all_worlds), of_graphs("all faults", all_faults),
        of_graphs("sample", lambda: [sample()]),
    ]  # fmt: skip
    odd_ones = [
        of_graphs(f"odd values of {less} and {more}", partial(odd, less), BUT_THE_CONSTRAINT)
        for less, more in COMPARED.items()
    ]
    worlds = [of_graphs(f"world {path.stem}", partial(world_alone, path)) for path in WORLDS]
    chance = [of_graphs(f"damaged {n}-{n + PART - 1}", partial(by_chance, n)) for n in range(0, DAMAGED, PART)]
    return {each.name: each for each in (*whole, *odd_ones, *worlds, *chance)}


ENGINES: dict[str, Callable[[], dict[str, Case]]] = {"rdflib": of_rdflib, "pyshacl": of_pyshacl}


def kept(engine: str) -> dict[str, Line]:
    """The lines of an engine by case."""
    path = FOLDER / f"{engine}.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else []
    return {line.case: line for line in (Line(*row.split("\t")) for row in rows)}


def fits(line: Line | None, case: Case, engine: str) -> bool:
    """True if a line is the answer to this question, of this graph, by the version of the engine that is installed."""
    return line is not None and line[:4] == (of_version(engine), case.name, case.question(), case.graph())


def line_of(engine: str, name: str, rows: Sequence[str]) -> Line:
    """The line of an answer."""
    case = ENGINES[engine]()[name]
    return Line(of_version(engine), name, case.question(), case.graph(), *counted(rows))


def counted(rows: Sequence[str]) -> tuple[str, str]:
    """How many rows there are, and their digest."""
    return str(len(rows)), digest(rows)


@cache
def of_version(engine: str) -> str:
    """An engine with the version of it that is installed."""
    return f"{engine} {version(engine)}"


def theirs(engine: str, name: str) -> Line:
    """The line of a case as the slow engine answers now."""
    return line_of(engine, name, ENGINES[engine]()[name].theirs())


def ours(engine: str, name: str) -> tuple[str, str]:
    """The last two cells of a line, as the embedded engine answers now."""
    return counted(ENGINES[engine]()[name].ours())


def misfits(engine: str) -> list[str]:
    """What is wrong with the lines of an engine: cases without a line that fits, and lines without a case."""
    cases, lines = ENGINES[engine](), kept(engine)
    without = [
        f"{name}: no answer of {engine} that fits" for name in cases if not fits(lines.get(name), cases[name], engine)
    ]
    return [*without, *(f"{name}: an answer of {engine} that nothing asks for" for name in lines if name not in cases)]


def write(engine: str, workers: int, again: Collection[str] = ()) -> int:
    """Bring the lines of an engine up to date; how many were asked. What is interrupted keeps what it has."""
    cases, lines = ENGINES[engine](), kept(engine)
    todo = [name for name in cases if name in again or not fits(lines.get(name), cases[name], engine)]
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            for name, line in zip(todo, pool.map(theirs, [engine] * len(todo), todo), strict=True):
                lines[name] = line
                sys.stderr.write(f"{engine}: {name}, {line.rows} rows\n")
    finally:
        texts = ["\t".join(each) for each in (COLUMNS, *(lines[name] for name in cases if name in lines))]
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{engine}.tsv").write_text("\n".join(texts) + "\n", encoding="utf-8")
    return len(todo)


def main() -> None:
    """Bring all lines up to date."""
    for engine, cases in ENGINES.items():
        asked = write(engine, workers=2, again=sys.argv[1:])
        sys.stdout.write(f"{engine}: {asked} of {len(cases())} cases asked, the others are as they were\n")


if __name__ == "__main__":
    main()
