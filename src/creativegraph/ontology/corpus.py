"""The store that the checks of the ontology query.

The default graph holds the ontology and the declarations of foreign terms. Named graphs hold the rest: ``code``,
``alignments``, ``targets`` (the terms that other vocabularies have), ``data`` (the direct and the evidence layer),
``queries`` (the terms that each query names) and ``released`` (the last release). Only checks may name these graphs.
"""

import csv
import re
from typing import TYPE_CHECKING

from creativegraph import catalogue, project
from creativegraph.iris import BASE, PREFIXES, RDF_TYPE, expand
from creativegraph.ontology.home import all_files, own
from creativegraph.ontology.release import described, past_releases, triples_of_release
from creativegraph.tables.vocabulary import vocabulary
from creativegraph.tables.vocabulary_file import triples_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import DefaultGraph, NamedNode, Store, Triple

__all__ = ["GRAPHS", "corpus", "graph_name", "triples_in"]

GRAPHS = BASE + "graph/"
QUERIES = BASE + "query/"
DECLARED = re.compile(r"^PREFIX (\w+): <([^<>]+)>$", re.MULTILINE)
NAMED = re.compile(r"(?<![\w?<])(\w+):([A-Za-z]\w*)")
LINE = re.compile(r"^(?:#|PREFIX ).*$", re.MULTILINE)
KINDS = {
    "class": "owl:Class", "property": "rdf:Property", "datatype": "rdfs:Datatype",
    "individual": "owl:NamedIndividual", "concept": "skos:Concept",
}  # fmt: skip


def corpus() -> "Store":
    """Return a new store with the ontology of the project and all that it is checked against.

    Raises:
        UnreadableError: a file is missing or is not Turtle.
        TableError: a table of the data is broken.
    """
    from pyoxigraph import NamedNode, Quad, RdfFormat, Store

    from creativegraph.tables import build

    store = Store()
    parts = {
        "": [*vocabulary().ontology, *in_files(project.files("ontology", "external.ttl")), *described()],
        "alignments": in_files(project.files("ontology/alignments", "*.ttl")),
        "code": vocabulary().code_triples, "targets": declarations(all_files("ontology/targets", "*.csv")),
        "released": [each for kept in [*past_releases().values()][-1:] for each in triples_of_release(kept)],
        "queries": terms_in_queries(),
    }  # fmt: skip
    for name, triples in parts.items():
        store.extend(Quad(each.subject, each.predicate, each.object, graph_name(name)) for each in triples)
    built = build([each.folder if (each := own()) else project.folder("data")])
    lines = "".join(f"{line} .\n" for line in (*built.direct(), *built.evidence()))
    store.load(lines, format=RdfFormat.N_TRIPLES, to_graph=NamedNode(GRAPHS + "data"), lenient=True)
    return store


def in_files(paths: "Iterable[Path]") -> "Iterator[Triple]":
    """Yield the triples of Turtle files."""
    return (each for path in paths for each in triples_of(path))


def graph_name(name: str) -> "NamedNode | DefaultGraph":
    """Return the name of a graph of the store; the default graph has no name."""
    from pyoxigraph import DefaultGraph, NamedNode

    return NamedNode(GRAPHS + name) if name else DefaultGraph()


def triples_in(store: "Store", *graphs: str) -> "Iterator[Triple]":
    """Yield the triples of some graphs of the store."""
    for name in graphs:
        for each in store.quads_for_pattern(None, None, None, graph_name(name)):
            yield each.triple


def terms_in_queries() -> "Iterator[Triple]":
    """Yield a triple for each term that the text of a catalogued query names."""
    from pyoxigraph import NamedNode, Triple

    references = NamedNode(PREFIXES["dcterms"] + "references")
    for name in catalogue.names():
        text = catalogue.load(name).text
        prefixes = dict(DECLARED.findall(text))
        for prefix, local in sorted(set(NAMED.findall(LINE.sub("", text)))):
            if prefix in prefixes:
                yield Triple(NamedNode(QUERIES + name), references, NamedNode(prefixes[prefix] + local))


def declarations(paths: "Iterable[Path]") -> "Iterator[Triple]":
    """Yield the type of each term in lists with the columns ``term`` and ``kind``."""
    from pyoxigraph import NamedNode, Triple

    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                kind = str(expand(KINDS[row["kind"]]))
                yield Triple(NamedNode(row["term"]), NamedNode(RDF_TYPE), NamedNode(kind))
