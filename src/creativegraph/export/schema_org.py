"""Things as schema.org knows them, as JSON-LD that search engines read.

Each kind of thing has a CONSTRUCT query in ``ontology/views/schema-org/`` that maps it. Here texts are chosen by
language and the triples are nested. Nothing is added that the graph does not state.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from creativegraph import catalogue, project
from creativegraph.engine.written import relabelled
from creativegraph.errors import ArgumentError
from creativegraph.export.rdf import prefixes as prefixes_of_kinds
from creativegraph.export.turtle import turtle
from creativegraph.export.unsupported import in_xml
from creativegraph.files import rdf_format
from creativegraph.graph import Graph
from creativegraph.graph.rows.json import dumps, exact
from creativegraph.iris import BASE, IRI, PREFIXES, RDF_TYPE, XSD, Languages, compact, render
from creativegraph.names.languages import checked_languages
from creativegraph.store.contexts import IRIS
from creativegraph.store.jsonld import parsed

if TYPE_CHECKING:
    from pyoxigraph import Literal

__all__ = ["View", "not_stated", "schema_org", "serialised", "views"]

SCHEMA = PREFIXES["schema"]
NAME, OTHER_NAME = SCHEMA + "name", SCHEMA + "alternateName"
NUMBERS = (XSD + "decimal", XSD + "integer")
DATASET = BASE.rstrip("/")
FIRST = ("@context", "@id", "@type", "name", "alternateName", "description")

# As Google documents it for events and datasets (November 2026); a place counts with its address.
WANTED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Event": (
        ("location", "location.address", "name", "startDate"),
        ("description", "endDate", "eventStatus", "image", "offers", "organizer", "performer"),
    ),
    "Dataset": (
        ("description", "name"),
        (
            "alternateName", "creator", "distribution.contentUrl", "identifier", "isAccessibleForFree", "keywords",
            "license", "spatialCoverage", "temporalCoverage", "variableMeasured", "version",
        ),
    ),
}  # fmt: skip
PAGES = frozenset(IRIS.split())
GENERAL = tuple(SCHEMA + name for name in ("Event", "Organization", "Place"))
"""Types that every event, organisation or place has; left out where there is a narrower one."""
EVENTS = ("ConferenceEvent", "Event", "ExhibitionEvent", "Festival")

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json]"
Node: TypeAlias = "dict[str, list[str | Literal]]"
"""A thing: for each property its IRIs (as text) and literals."""


class View(NamedTuple):
    """One kind of things in schema.org's terms; ``nested`` are the properties that it keeps inside another thing."""

    name: str
    nested: tuple[str, ...]
    text: str


@cache
def views() -> dict[str, View]:
    """Return the views by name."""
    found = {}
    for path in sorted(project.all_files("ontology/views/schema-org", "*.rq"), key=lambda each: each.name):
        text = path.read_text(encoding="utf-8")
        nested = text.partition("\n#+ nested:")[2].partition("\n")[0]
        found[path.stem] = View(path.stem, tuple(SCHEMA + each for each in nested.split()), text)
    return found


def schema_org(graph: Graph, thing: str | None = None, *, languages: Sequence[str] | None = None) -> str:
    """Return a thing in schema.org's terms, as JSON-LD to put into a web page.

    Things are events, series, organisations, places, persons, sources and codes. What they link to (the
    place of an event, its organisers, the sources) is nested, with only what identifies it. Texts are in the
    first of the languages that has them; names in other languages are ``alternateName``.
    Dates keep the precision of the source: ``2024-11`` stays so, and a date that is uncertain, approximate or
    open is left out. ``not_stated`` says what is missing.

    Args:
        graph: what to describe.
        thing: an IRI, ``kind/slug``, a slug, or a name that means one thing; without it the packaged graph
            as a whole is described as a dataset, with the counts and sources of ``graph``.
        languages: the order of languages; None is the graph's own.

    Raises:
        UnknownNameError: nothing has that name.
        ArgumentError: it is of no kind that schema.org descriptions are made of.

    Source: ``ontology/views/schema-org/``.
    """
    from pyld import jsonld

    wanted = checked_languages(languages) if languages is not None else graph.languages
    root = IRI(DATASET) if thing is None else graph.resolve(thing)
    nodes = described(graph, [root], dataset=thing is None)
    if RDF_TYPE not in nodes.get(root, {}):
        kinds = ", ".join(name for name in views() if name != "dataset")
        raise ArgumentError(f"{compact(root)} has no schema.org description; ask for one of these kinds: {kinds}")
    for iri, node in described(graph, sorted(linked(nodes) - nodes.keys()), nested=True).items():
        nodes.setdefault(iri, node)
    expanded = [expanded_node(iri, node, wanted, whole=iri == root) for iri, node in sorted(nodes.items())]
    framed: dict[str, Json] = jsonld.frame(expanded, {"@context": {"@vocab": SCHEMA}, "@id": root, "@embed": "@always"})
    # The thing's own page is its url; where none is known, ours is.
    framed["mainEntityOfPage" if "url" in framed else "url"] = {"@id": root}
    made = cleaned({**framed, "@context": SCHEMA.rstrip("/")}, root)
    return dumps(made) + "\n"


def serialised(text: str, form: str) -> bytes:
    """Return a description in schema.org terms in another format than JSON-LD: the triples that JSON-LD has."""
    from pyoxigraph import Quad, serialize

    if form == "jsonld":
        return text.encode()
    # One name for each blank node, so that two runs give the same.
    quads = [Quad(*each.triple) for each in relabelled(parsed(text.encode(), BASE), "b")]
    quads.sort(key=lambda each: (str(each.subject), str(each.predicate), str(each.object)))
    prefixes = {**prefixes_of_kinds(), "schema": "http://schema.org/"}
    if form == "ttl":
        return turtle((each.triple for each in quads), prefixes)
    made = serialize(quads, format=rdf_format(form), prefixes=prefixes) or b""
    return in_xml(made) if form == "rdf" else made


def described(graph: Graph, things: Sequence[str], *, nested: bool = False, dataset: bool = False) -> dict[str, Node]:
    """Return the triples that the views give for things and their parts: all, or those for nested things."""
    found: dict[str, Node] = {}
    values = {"thing": [render("iri", each) for each in things]}
    for view in views().values() if things else ():
        if (view.name == "dataset") != dataset:
            continue
        nodes = nodes_of(graph.engine.ask_any(catalogue.bound(view.text, values)))
        for iri in things:
            node = nodes.pop(iri, {})
            if RDF_TYPE not in node:  # of another kind
                continue
            kept = (RDF_TYPE, *view.nested) if nested else tuple(node)
            found[iri] = {name: node[name] for name in kept if name in node}
            found |= {part: nodes[part] for part in linked({iri: found[iri]}) & nodes.keys()}
    return found


def nodes_of(answer: object) -> dict[str, Node]:
    """Return the triples of a CONSTRUCT query by subject, in the order of their lines."""
    from pyoxigraph import Literal, RdfFormat, parse

    found: dict[str, Node] = {}
    lines = sorted(answer.splitlines(keepends=True)) if isinstance(answer, bytes) else []
    for quad in parse(b"".join(lines), format=RdfFormat.N_TRIPLES):
        value = quad.object
        held = value if isinstance(value, Literal) else str(getattr(value, "value", value))
        node = found.setdefault(str(getattr(quad.subject, "value", quad.subject)), {})
        node.setdefault(quad.predicate.value, []).append(held)
    return found


def linked(nodes: "Mapping[str, Node]") -> set[str]:
    """Return our own things that nodes link to."""
    held = (values for node in nodes.values() for name, values in node.items() if name != RDF_TYPE)
    return {each for values in held for each in values if isinstance(each, str) and IRI(each).kind}


def expanded_node(iri: str, node: Node, languages: Languages, *, whole: bool) -> dict[str, object]:
    """Return a node as expanded JSON-LD; a whole one keeps names in other languages as alternate names."""
    types = sorted(str(each) for each in node.get(RDF_TYPE, []))
    made: dict[str, object] = {"@id": iri, "@type": [each for each in types if each not in GENERAL] or types}
    kept = {name: values for name, values in node.items() if name != RDF_TYPE}
    names = in_order(kept.get(NAME, ()), languages)
    others = in_order([*names[1:], *kept.pop(OTHER_NAME, ())], languages)
    if names:
        kept[NAME] = list(names[:1])
    for property_name, values in kept.items():
        made[property_name] = [value_of(each) for each in in_first_language(values, languages)]
    if whole:
        if others:
            texts = dict.fromkeys(each.value for each in others if not names or each.value != names[0].value)
            made[OTHER_NAME] = [{"@value": text} for text in texts]
        if iri == DATASET:
            # The table of contents stands above all modules, so none imports it.
            made[SCHEMA + "version"] = [{"@value": sys.modules["creativegraph"].__version__}]
    return made


def in_order(values: "Iterable[str | Literal]", languages: Languages) -> "list[Literal]":
    """Return texts in the order of the languages, those without a language first, other languages by their code."""
    order = ["", *languages]

    def place(text: "Literal") -> tuple[int, str, str]:
        language = text.language or ""
        return order.index(language) if language in order else len(order), language, text.value

    return sorted((each for each in values if not isinstance(each, str)), key=place)


def in_first_language(values: "Sequence[str | Literal]", languages: Languages) -> "list[str | Literal]":
    """Return all values without a language, and the texts of the first language that has any."""
    words = [each for each in in_order(values, languages) if each.language]
    first = [each for each in words if each.language == words[0].language]
    return [*(each for each in values if isinstance(each, str) or not each.language), *first]


def value_of(value: "str | Literal") -> dict[str, object]:
    """Return a value as expanded JSON-LD; an IRI of schema.org's own lists is text, as search engines ask."""
    if isinstance(value, str):
        return {"@value": value} if value.startswith(SCHEMA) else {"@id": value}
    if value.datatype.value in NUMBERS:
        return {"@value": exact(value.value)}
    return {"@value": value.value == "true" if value.datatype.value == XSD + "boolean" else value.value}


def cleaned(value: Json, root: str, key: str = "") -> Json:
    """Return nested nodes with keys in a fixed order and no IRIs of parts.

    Where schema.org's context takes text for an IRI (``sameAs``), an IRI is text and a text is a value.
    """
    if isinstance(value, list):
        return [cleaned(each, root, key) for each in value]
    if not isinstance(value, dict):
        return {"@value": value} if key in PAGES and isinstance(value, str) else value
    if value.keys() == {"@id"}:
        return value["@id"] if key in PAGES else value
    order = sorted(value, key=lambda key: (FIRST.index(key) if key in FIRST else len(FIRST), key))
    part = "#" in str(value.get("@id")) and value.get("@id") != root  # such as the address of a place
    return {each: cleaned(value[each], root, each) for each in order if each != "@id" or not part}


def not_stated(text: str) -> dict[str, list[str]]:
    """Return the properties that search engines ask for and a description lacks, ``required`` and ``recommended``.

    Compared with what Google documents for events and datasets; other kinds have no such list. A missing
    property means that the graph does not state it, so it is not to be filled in by guessing.
    """
    made = json.loads(text)
    kind = "Event" if made["@type"] in EVENTS else made["@type"]
    paths = zip(("required", "recommended"), WANTED.get(kind, ((), ())), strict=True)
    return {need: [each for each in wanted if not reached(made, each)] for need, wanted in paths}


def reached(made: Json, path: str) -> bool:
    """Return True if every thing on the path has the next property."""
    name, _, rest = path.partition(".")
    if isinstance(made, list):
        return all(reached(each, path) for each in made)
    if not isinstance(made, dict) or name not in made:
        return False
    return not rest or reached(made[name], rest)
