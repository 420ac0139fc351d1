"""Everything that checks of the ontology look at, in one store.

The default graph holds the ontology and the stubs of foreign terms. Named graphs hold what stands beside it:
``code``, ``alignments``, ``targets`` (which terms other vocabularies really have), ``data`` (the direct and
the evidence layer), ``queries`` (which terms each question names) and ``released`` (the last release). Only
checks may name these graphs.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import catalogue, project
from creativegraph.iris import BASE, PREFIXES, RDF_TYPE

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

__all__ = ["GRAPHS", "corpus"]

GRAPHS = BASE + "graph/"
QUERIES = BASE + "query/"
DECLARED = re.compile(r"^PREFIX (\w+): <([^<>]+)>$", re.MULTILINE)
NAMED = re.compile(r"(?<![\w?<])(\w+):([A-Za-z]\w*)")
LINE = re.compile(r"^(?:#|PREFIX ).*$", re.MULTILINE)
KINDS = {
    "class": PREFIXES["owl"] + "Class",
    "property": PREFIXES["rdf"] + "Property",
    "datatype": PREFIXES["rdfs"] + "Datatype",
    "individual": PREFIXES["owl"] + "NamedIndividual",
    "concept": PREFIXES["skos"] + "Concept",
}


def corpus() -> "Store":
    """A new store with the packaged ontology and what stands beside it.

    Raises:
        UnreadableError: a file is missing or is not Turtle.
        TableError: a table of the data is broken.
    """
    from pyoxigraph import Store

    from creativegraph.tables import build

    base = project.folder("ontology")
    store = Store()
    for path in sorted(base.glob("*.ttl")):
        store.extend(quads_of(path, ""))
    for name, folder in (("alignments", base / "alignments"), ("code", project.folder("data") / "codes")):
        for path in sorted(folder.glob("*.ttl")):
            store.extend(quads_of(path, name))
    for path in sorted((base / "targets").glob("*.csv")):
        store.extend(terms_of(path, "targets"))
    store.extend(released())
    store.extend(questions())
    built = build([project.folder("data")])
    add(store, [*built.direct(), *built.evidence()], "data")
    return store


def released() -> Iterator["Quad"]:
    """The statements of the last release and of its codes."""
    from pyoxigraph import NamedNode, Quad

    from creativegraph.ontology.versions import codes_of, kept, releases

    where = NamedNode(GRAPHS + "released")
    for last in releases()[-1:]:
        for each in (*kept(last), *kept(codes_of(last))):
            yield Quad(each.subject, each.predicate, each.object, where)


def questions() -> Iterator["Quad"]:
    """Which terms the text of each catalogued question names."""
    from pyoxigraph import NamedNode, Quad

    names, where = NamedNode(PREFIXES["dcterms"] + "references"), NamedNode(GRAPHS + "queries")
    for name in catalogue.names():
        text = catalogue.load(name).text
        prefixes = dict(DECLARED.findall(text))
        for prefix, local in sorted(set(NAMED.findall(LINE.sub("", text)))):
            if prefix in prefixes:
                yield Quad(NamedNode(QUERIES + name), names, NamedNode(prefixes[prefix] + local), where)


def add(store: "Store", lines: list[str], graph: str) -> None:
    """N-Triples lines without their full stops into a named graph."""
    from pyoxigraph import NamedNode, RdfFormat

    data = "".join([f"{line} .\n" for line in lines])
    store.load(data, format=RdfFormat.N_TRIPLES, to_graph=NamedNode(GRAPHS + graph), lenient=True)


def quads_of(path: Path, graph: str) -> Iterator["Quad"]:
    """The statements of a Turtle file, in the default graph or a named one."""
    from pyoxigraph import DefaultGraph, NamedNode, Quad

    from creativegraph.tables.vocabulary import triples_of

    where = NamedNode(GRAPHS + graph) if graph else DefaultGraph()
    for each in triples_of(path):
        yield Quad(each.subject, each.predicate, each.object, where)


def terms_of(path: Path, graph: str) -> Iterator["Quad"]:
    """The terms of a list with the columns ``term`` and ``kind``, typed."""
    from pyoxigraph import NamedNode, Quad

    a, where = NamedNode(RDF_TYPE), NamedNode(GRAPHS + graph)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row.get("term") and row.get("kind") in KINDS:
                yield Quad(NamedNode(row["term"]), a, NamedNode(KINDS[row["kind"]]), where)
