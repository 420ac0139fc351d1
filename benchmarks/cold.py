"""From nothing to the first answer, each time in a new process."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.measuring import Fresh, Line, at_least, at_most, in_turns, within
from creativegraph import catalogue, packaged
from creativegraph.values import THINGS

QUESTION = "claims/facts_of"
PACKAGED = """
import sys
import creativegraph as cg
print(len(cg.open_graph().run(sys.argv[1], thing=sys.argv[2])))
"""
CACHED = """
import sys
from pathlib import Path
from creativegraph.engines import OxigraphEngine
from creativegraph.graph import Graph
from creativegraph.packaged import open_cached
print(len(Graph(OxigraphEngine(open_cached(Path(sys.argv[3])))).run(sys.argv[1], thing=sys.argv[2])))
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


def measure(folder: Path) -> Iterator[Line]:
    """Cold starts on the packaged graph and on 100,000 made-up triples."""
    fresh = Fresh(folder)
    yield from packaged_graph(fresh, folder)
    yield from synthetic_graph(fresh, folder)
    yield from alone(fresh)


def packaged_graph(fresh: Fresh, folder: Path) -> Iterator[Line]:
    """The graph that people get, also at its first use and from the command line."""
    thing = "event/hcdf-2024"
    turtle, text = folder / "packaged.ttl", query(folder / "packaged.rq", thing)
    cg.export(cg.open_graph(cg.PACKAGED), turtle)
    fresh.python(PACKAGED, QUESTION, thing)
    store = fresh.cache / packaged.key_of() / packaged.STORE

    def ours() -> str:
        return fresh.python(PACKAGED, QUESTION, thing)

    def command() -> str:
        program = str(Path(sys.executable).with_name("creativegraph"))
        return fresh.call([program, "run", QUESTION, "--thing", thing])

    def first() -> str:
        shutil.rmtree(fresh.cache)
        return ours()

    same(ours(), fresh.python(BARE, store, text), fresh.python(RDFLIB, turtle, text))
    command()
    taken, bare = in_turns(15, ours, lambda: fresh.python(BARE, store, text))
    yield at_most("cold: packaged graph, first answer", taken, bare, "bare pyoxigraph", 2.0)
    (plain,) = in_turns(3, lambda: fresh.python(RDFLIB, turtle, text))
    yield at_least("cold: packaged graph, first answer", taken, plain, "rdflib, Turtle", 6)
    (run,) = in_turns(7, command)
    yield within("cold: creativegraph run …", run, 0.25)
    (unready,) = in_turns(3, first)
    yield within("cold: added at first use", unready - taken, 1.5)


def synthetic_graph(fresh: Fresh, folder: Path) -> Iterator[Line]:
    """100,000 triples, kept as the packaged graph is."""
    thing, place = "place/city-0", folder / "synthetic"
    data = synthetic.ntriples(folder, 100_000)
    turtle, text = folder / "synthetic.ttl", query(folder / "synthetic.rq", thing)
    source = folder / "synthetic.nt"
    source.write_bytes(data)
    cg.export(cg.open_graph(source), turtle)
    del_later = packaged.open_cached(place, data)
    del del_later

    def ours() -> str:
        return fresh.python(CACHED, QUESTION, thing, place)

    def bare() -> str:
        return fresh.python(BARE, place / packaged.STORE, text)

    start = perf_counter()
    found = fresh.python(RDFLIB, turtle, text)
    plain = perf_counter() - start
    same(ours(), bare(), found)
    taken, other = in_turns(15, ours, bare)
    size = f"{data.count(b'.' + bytes([10])):,} triples"
    yield at_most(f"cold: {size}, first answer", taken, other, "bare pyoxigraph", 2.0)
    yield at_least(f"cold: {size}, first answer", taken, plain, "rdflib, Turtle", 40)


def alone(fresh: Fresh) -> Iterator[Line]:
    """The import by itself."""
    loaded = HEAVY.intersection(fresh.python(IMPORTED).split())
    with_us, without = in_turns(
        15, lambda: fresh.python("import creativegraph"), lambda: fresh.python("pass")
    )  # fmt: skip
    line = within("cold: import creativegraph", with_us - without, 0.03)
    yield line._replace(other=f"loads {' '.join(sorted(loaded)) or 'nothing heavy'}", met=line.met and not loaded)


def query(place: Path, thing: str) -> Path:
    """The question's text as we send it, in a file."""
    text = catalogue.bind(catalogue.load(QUESTION), {"thing": [f"<{THINGS}{thing}>"]}, '"en"')
    place.write_text(text, encoding="utf-8")
    return place


def same(*answers: str) -> None:
    """Fail unless all give as many rows, and some."""
    assert len(set(answers)) == 1, answers
    assert int(answers[0]), answers
