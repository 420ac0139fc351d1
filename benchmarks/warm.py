"""Questions to a graph that is open: rows as Python values, as a frame, and one row alone."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from benchmarks import synthetic
from benchmarks.measuring import Line, at_most, in_turns, ms
from creativegraph import catalogue
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.graph import Graph

ROWS = 60_000
QUESTION = f"""#+ summary: Claims with the names of their subjects, their ranks and sources.
#+ columns:
#+   claim: iri
#+   subject: iri
#+   name: string
#+   rank: iri
#+   source: iri
#+   length: integer

PREFIX cg: <https://w3id.org/creativegraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?claim ?subject ?name ?rank ?source ?length
WHERE {{
  ?claim cg:claimSubject ?subject ;
    cg:rank ?rank ;
    dcterms:source ?source .
  ?source cg:characterCount ?length .
  ?subject skos:prefLabel ?name .
}}
LIMIT {ROWS}
"""
ONE = "claims/types_of"


def measure(folder: Path) -> Iterator[Line]:
    """60,000 rows of six columns, then one row."""
    store = in_memory(synthetic.ntriples(folder, 400_000))
    graph = Graph(OxigraphEngine(store))
    place = folder / "warm.rq"
    place.write_text(QUESTION, encoding="utf-8")
    assert len(graph.run(str(place))) == graph.run(str(place)).to_polars().height == ROWS
    raw, rows, frame = in_turns(
        9,
        lambda: terms(store, QUESTION),
        lambda: list(graph.run(str(place))),
        lambda: graph.run(str(place)).to_polars(),
    )
    yield at_most(f"warm: {ROWS:,} typed rows", rows, raw, "pyoxigraph's terms", 1.0)
    yield at_most(f"warm: {ROWS:,} rows to polars", frame, raw, "pyoxigraph's terms", 0.6)
    text = catalogue.bind(catalogue.load(ONE), {"thing": ["<https://w3id.org/creativegraph/id/place/city-0>"]}, '"en"')
    ours, bare = in_turns(1000, lambda: list(graph.run(ONE, thing="place/city-0")), lambda: terms(store, text))
    yield Line(
        "warm: one row", ms(ours), f"{ms(bare)}  pyoxigraph's terms", f"{ms(ours - bare)} more",
        "at most 150 µs more", ours - bare <= 150e-6,
    )  # fmt: skip


def terms(store: Store, text: str) -> list[tuple[object, ...]]:
    """What pyoxigraph gives by itself."""
    found = store.query(text)
    assert isinstance(found, QuerySolutions)
    return [tuple(row) for row in found]
