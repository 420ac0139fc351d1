"""Validation beside pySHACL and beside the fast engine called bare, on the packaged graph and on made-up ones.

Ours begins at the file and ends with findings that know their places; the others begin at the same file and end with
their reports. pySHACL over a million triples would take most of an hour: its time over a hundred thousand is taken ten
times, which favours it, since it grows faster than that.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.measuring import PEAK, Fresh, Line, at_least, at_most, in_turns
from creativegraph.graph import Graph
from creativegraph.validation.engines import engines
from creativegraph.validation.engines.results import Result
from creativegraph.validation.findings.findings import findings_of
from creativegraph.validation.findings.locate import place, statements_about
from creativegraph.validation.lines import lines_in_state
from creativegraph.validation.shapes.shapes import read_shapes
from creativegraph.validation.validate import run

WITH_QUERIES, CORE, BARE, MAPPING = 35, 4, 1.3, 0.1
"""How many times as fast as pySHACL with and without SPARQL constraints; how many times the bare engine's time; the
part of a check that finding cells may take."""
SMALL, LARGE = 100_000, 1_000_000
MEMORY = """
import sys
import creativegraph as cg
from creativegraph.validation.shapes.shapes import read_shapes
from creativegraph.validation.engines.engines import compiled
compiled(read_shapes(()))
before = peak()
report = cg.validate(cg.open_graph(sys.argv[1]), engine="fast")
print((peak() - before) / report.triples)
"""


def measure(folder: Path) -> Iterator[Line]:
    """All packaged shapes, then those without SPARQL, over growing graphs."""
    os.environ.setdefault("CREATIVEGRAPH_CACHE", str(folder / "cache"))
    if engines.fast_version() != engines.PROVEN:
        yield Line("validate", "", "", "", "pip install pyshacl-turbo==0.6.5 to measure", met=False)
        return
    rules = read_shapes(())
    core = without_queries(rules)
    files = {}
    for triples in (SMALL, LARGE):
        files[triples] = folder / f"{triples}.nt"
        files[triples].write_bytes(synthetic.ntriples(folder, triples))
    packaged = folder / "packaged.nt"
    packaged.write_bytes(cg.open_graph().engine.ntriples())
    ours(packaged, rules)  # what is only loaded once
    yield from beside_pyshacl("packaged graph", packaged, rules, WITH_QUERIES)
    yield from beside_pyshacl("made-up graph", files[SMALL], rules, WITH_QUERIES, files[LARGE])
    yield from beside_pyshacl("made-up graph, core shapes", files[SMALL], core, CORE)
    for path in files.values():
        yield beside_bare(path, rules)
    for path in (packaged, files[SMALL]):
        yield mapping(path, rules)
    yield from tables(folder, rules)
    yield from memory(folder, files)


def without_queries(rules: bytes) -> bytes:
    """The shapes without their SPARQL constraints."""
    lines = rules.splitlines(keepends=True)
    return b"".join(each for each in lines if b"<http://www.w3.org/ns/shacl#sparql>" not in each)


def ours(path: Path, rules: bytes) -> tuple[int, int]:
    """From the file to findings; how many triples and findings there are."""
    graph = cg.open_graph(path)
    findings, _ = findings_of(graph, rules, run(graph, rules, "fast").results, "en")
    return len(graph), len(findings)


def pyshacl_bare(path: Path, rules: Path) -> int:
    """From the file to the report of pySHACL; how many results it has."""
    import pyshacl  # noqa: TID251 - called as its users call it
    from rdflib import SH, Graph

    _, report, _ = pyshacl.validate(str(path), shacl_graph=str(rules), data_graph_format="nt", shacl_graph_format="nt")
    assert isinstance(report, Graph)
    return len(set(report.objects(None, SH.result)))


def fast_bare(path: Path, rules: Path) -> None:
    """From the file to the report of the fast engine."""
    import pyshacl_turbo  # noqa: TID251 - called as its users call it

    pyshacl_turbo.validate(path, shacl_graph=rules, data_graph_format="nt", shacl_graph_format="nt")


def beside_pyshacl(name: str, path: Path, rules: bytes, goal: float, large: Path | None = None) -> Iterator[Line]:
    """Ours beside pySHACL; over the large graph beside ten times what pySHACL took over the small one."""
    shapes = path.with_name("shapes.nt")
    shapes.write_bytes(rules)
    counts: list[tuple[int, int]] = []
    (taken,) = in_turns(2, lambda: counts.append(ours(path, rules)))
    start = perf_counter()
    found = pyshacl_bare(path, shapes)
    waited = perf_counter() - start
    triples, ours_found = counts[0]
    assert ours_found <= found
    yield at_least(f"validate: {name}, {triples:,} triples", taken, waited, "pySHACL", goal)
    if large is not None:
        start = perf_counter()
        size, _ = ours(large, rules)
        taken, times = perf_counter() - start, LARGE // SMALL
        yield at_least(f"validate: {name}, {size:,} triples", taken, waited * times, f"pySHACL x {times}", goal)


def beside_bare(path: Path, rules: bytes) -> Line:
    """Ours beside the fast engine called as its users call it."""
    shapes = path.with_name("shapes.nt")
    shapes.write_bytes(rules)
    taken, other = in_turns(1, lambda: ours(path, rules), lambda: fast_bare(path, shapes))
    return at_most(f"validate: {path.stem} triples, beside the bare engine", taken, other, "pyshacl-turbo", BARE)


def mapping(path: Path, rules: bytes) -> Line:
    """What it costs to look up the lines of findings."""
    return share(f"validate: lines of findings, {path.stem}", cg.open_graph(path), rules)


def tables(folder: Path, rules: bytes) -> Iterator[Line]:
    """What it costs to look up the cells of findings."""
    claims = SMALL // 8
    yield share(
        f"validate: cells of findings, {claims:,} claims",
        cg.open_graph(synthetic.tables(folder / "tables", claims)),
        rules,
    )


def share(what: str, graph: Graph, rules: bytes) -> Line:
    """The time that looking up places takes beside that of validation."""
    start = perf_counter()
    results = run(graph, rules, "fast").results
    checked = perf_counter() - start
    (taken,) = in_turns(3, lambda: placed(graph, results))
    what = f"{what}, {len(results):,} findings"
    return at_most(what, taken, checked, "the check", MAPPING)


def placed(graph: Graph, results: list[Result]) -> None:
    """Look up the places of some results."""
    lines_in_state.cache_clear()
    statements = statements_about(graph, {term for each in results for term in (each.focus, each.value) if term})
    for each in results:
        place(each, statements, graph.built, ())


def memory(folder: Path, files: dict[int, Path]) -> Iterator[Line]:
    """Memory a triple, in processes of their own."""
    fresh = Fresh(folder)
    small, large = (float(fresh.python(PEAK + MEMORY, path)) for path in files.values())
    yield Line(
        "validate: memory a triple, a million beside a hundred thousand", f"{large:,.0f} B", f"{small:,.0f} B",
        f"{large / small:.2f}", "at most 1.2 times", large <= 1.2 * small,
    )  # fmt: skip
