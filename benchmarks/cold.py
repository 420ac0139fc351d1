"""From nothing to the first answer, each time in a new process; what counts is processor time."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.measuring import Fresh, Line, at_least, at_most, children, in_turns, within
from creativegraph import catalogue
from creativegraph.iris import THINGS
from creativegraph.store import cache

PACKAGED = """
import sys
import creativegraph as cg
print(len(cg.open_graph().run(sys.argv[1], **{sys.argv[2]: sys.argv[3]})))
"""
CACHED = """
import sys
from pathlib import Path
from creativegraph.engine import OxigraphEngine
from creativegraph.graph import Graph
from creativegraph.store.cache import open_cached
graph = Graph(OxigraphEngine(open_cached(Path(sys.argv[4]))))
print(len(graph.run(sys.argv[1], **{sys.argv[2]: sys.argv[3]})))
"""
BARE = """
import sys
from pyoxigraph import Store
with open(sys.argv[2]) as file:
    text = file.read()
print(len([tuple(row) for row in Store.read_only(sys.argv[1]).query(text)]))
"""
RDFLIB = """
import sys
from rdflib import Graph
with open(sys.argv[2]) as file:
    text = file.read()
print(len([tuple(row) for row in Graph().parse(sys.argv[1]).query(text)]))
"""
IMPORTED = "import sys, creativegraph; print(*{each.partition('.')[0] for each in sys.modules})"
HEAVY = {"rdflib", "pandas", "polars", "pyshacl", "networkx", "SPARQLWrapper"}


class Question(NamedTuple):
    """A catalogued query with one argument."""

    name: str
    parameter: str
    thing: str

    def text(self) -> str:
        """The query as we send it."""
        query = catalogue.load(self.name)
        values = {each.name: None for each in query.parameters} | {self.parameter: [f"<{THINGS}{self.thing}>"]}
        return catalogue.bind(query, values, '"en"')

    def file(self, place: Path) -> Path:
        """A file with the query as we send it."""
        place.write_text(self.text(), encoding="utf-8")
        return place


FIGURES = Question("outcomes/of_event", "event", "event/hcdf-2024")
FACTS = Question("claims/facts_of", "thing", "place/city-0")


def measure(folder: Path) -> Iterator[Line]:
    """Cold starts on the packaged graph and on 100,000 made-up triples."""
    fresh = Fresh(folder)
    yield from packaged_graph(fresh, folder)
    yield from synthetic_graph(fresh, folder)
    yield from alone(fresh)


def packaged_graph(fresh: Fresh, folder: Path) -> Iterator[Line]:
    """The graph that people get."""
    turtle, text = folder / "packaged.ttl", FIGURES.file(folder / "packaged.rq")
    cg.export(cg.open_graph(cg.PACKAGED), turtle)
    fresh.python(PACKAGED, *FIGURES)
    store = fresh.cache / cache.key_of() / cache.STORE

    def ours() -> str:
        return fresh.python(PACKAGED, *FIGURES)

    def bare() -> str:
        return fresh.python(BARE, store, text)

    same(ours(), bare(), fresh.python(RDFLIB, turtle, text))
    taken, other = in_turns(15, ours, bare, clock=children)
    (plain,) = in_turns(2, lambda: fresh.python(RDFLIB, turtle, text), clock=children)
    size = f"{len(cg.open_graph(cg.PACKAGED)):,} triples"
    yield at_most(f"cold: packaged, {size}", taken, other, "bare pyoxigraph", 1.6)
    yield at_least(f"cold: packaged, {size}", taken, plain, "rdflib, Turtle", 40)


def synthetic_graph(fresh: Fresh, folder: Path) -> Iterator[Line]:
    """100,000 triples, kept as the packaged graph is."""
    data, place = synthetic.ntriples(folder, 100_000), folder / "synthetic"
    turtle, text, source = folder / "synthetic.ttl", FACTS.file(folder / "synthetic.rq"), folder / "synthetic.nt"
    source.write_bytes(data)
    cg.export(cg.open_graph(source), turtle)
    cache.open_cached(place, data)

    def ours() -> str:
        return fresh.python(CACHED, *FACTS, place)

    found: list[str] = []
    (plain,) = in_turns(1, lambda: found.append(fresh.python(RDFLIB, turtle, text)), clock=children)
    same(ours(), *found)
    (taken,) = in_turns(9, ours, clock=children)
    yield at_least(f"cold: made up, {synthetic.size(data)}", taken, plain, "rdflib, Turtle", 40)


def alone(fresh: Fresh) -> Iterator[Line]:
    """The import by itself."""
    loaded = HEAVY.intersection(fresh.python(IMPORTED).split())
    with_us, without = in_turns(
        15, lambda: fresh.python("import creativegraph"), lambda: fresh.python("pass"), clock=children
    )  # fmt: skip
    line = within("cold: import creativegraph", with_us - without, 0.03)
    yield line._replace(other=f"loads {' '.join(sorted(loaded)) or 'nothing heavy'}", met=line.met and not loaded)


def same(*answers: str) -> None:
    """Fail unless all give as many rows, and some."""
    assert len(set(answers)) == 1, answers
    assert int(answers[0]), answers
