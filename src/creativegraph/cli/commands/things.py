"""The commands about things: found by name, shown with all triples, explained by their sources, near to a place."""

from typing import TYPE_CHECKING

from creativegraph.cli.command import Argument, Number, command
from creativegraph.cli.options import (
    FIELD,
    GRAPH,
    ON_MAPS,
    Output,
    Places,
    offer_as,
    offer_of_things,
    writes,
)
from creativegraph.cli.output import print_rows, put
from creativegraph.engine.tags import unmarked
from creativegraph.errors import TableError, UnknownNameError, UnreadableError
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, compact
from creativegraph.names.labels import LANGUAGES

if TYPE_CHECKING:
    from creativegraph.graph import Graph
    from creativegraph.why import Why

__all__ = ["find", "nearest", "show", "why"]

COLUMNS = (
    *("claim", "property", "value", "rank", "mode", "confidence", "sources", "words", "start", "end"),
    *("reason", "correction", "valid_from", "valid_until", "note"),
    *("subject", "rivals", "corrected_to", "limits"),
)
THING = Argument("THING", "IRI, kind/slug, slug or name.", offer=offer_of_things())


@command(
    Argument("WORDS...", "Words of one name or their beginnings, in any language, with or without diacritics."),
    Argument("--limit N", "How many things at most.", Number(1), 20),
    writes(),
    GRAPH,
)
def find(words: tuple[str, ...], limit: int, output: Output, places: Places) -> None:
    """Find things by name, in any language, with or without diacritics."""
    from creativegraph.find import find as search

    graph, text = opened(places), " ".join(words)
    found = search(graph, text, limit=limit + 1)
    notes = [*found.notes]
    if apart := not_for_tables([compact(each.thing) for each in found[:limit]]):
        notes = [f"no property of rows in tables, which say this by columns: {', '.join(apart)}"]
    if shared := of_several_projects(graph, [each.thing for each in found[:limit]]):
        notes += [f"things of several projects have one short name; to mean one of these, write {', '.join(shared)}"]
    if len(found) > limit:
        notes += [f"these are the first {limit} of more; raise --limit to see them"]
    print_rows(Rows(("thing", "label", "name"), ("iri", "string", "string"), found[:limit], notes), output)


def opened(places: Places) -> "Graph":
    """Open the graph; where there are faults, say so on stderr and open what can be read.

    Whoever mends a table looks names up, which its faults must not keep from being found.
    """
    try:
        return places.open()
    except (TableError, UnreadableError) as error:
        if not places.given:  # the packaged project is not here
            raise
        from creativegraph.cli.streams import say
        from creativegraph.project import PACKAGED, use
        from creativegraph.store.open import readable_graph

        chosen = [PACKAGED if each == "packaged" else each for each in places.given]
        wanted = LANGUAGES if places.languages == LANGUAGES else places.languages  # itself: a project has its own
        graph = readable_graph(*chosen, sources=places.sources or None, languages=wanted)
        use(graph.projects)
        many = len(error.faults) if isinstance(error, TableError) else 1
        told = "a fault" if many == 1 else f"{many:,} faults"
        say(f"what is opened has {told}, which `creativegraph check` lists; the answer is of what can be read")
        return graph


def of_several_projects(graph: "Graph", things: list[IRI]) -> list[str]:
    """Return the names with the prefix of their project, of things whose short name means those of others too."""
    from creativegraph.names.argument import argument, clearly, things_named
    from creativegraph.project import using

    with using(graph.projects):
        named = {each: things_named(each.kind, each.slug) for each in things if compact(each) != clearly(each)}
        known = graph.lookup.known_of
        return [clearly(each) for each, these in named.items() if len(known(argument(each), these)) > 1]


def not_for_tables(names: list[str]) -> list[str]:
    """Return which of some names are properties of the library that the property column of a table does not take."""
    from creativegraph.iris import PREFIXES
    from creativegraph.tables.vocabulary import vocabulary

    if not (terms := [each for each in names if each.startswith("cg:") and each[3:4].islower()]):
        return []
    known = vocabulary()
    return [each for each in terms if each not in known.properties and PREFIXES["cg"] + each[3:] in known.domains]


@command(THING, writes(), GRAPH)
def show(thing: str, output: Output, places: Places) -> None:
    """List every triple about a thing."""
    graph = opened(places)
    rows = graph.run("claims/facts_of", thing=thing)
    if not rows:
        raise UnknownNameError(not_shown(graph, thing))
    if any(row.object is row.value is None for row in rows):  # the query knows IRIs and literals
        rows = with_triple_terms(graph, rows)
    print_rows(rows, output, ["thing"], graph)


def not_shown(graph: "Graph", thing: str) -> str:
    """Return why nothing is shown of a thing: nothing is known, or other claims are held better than all of its own."""
    from creativegraph.why import why as claims_behind

    if claims_behind(graph, thing, None).claims:
        return f"other claims are held better than all those about {thing!r}; see `creativegraph why {thing}`"
    return f"the graph has no triple about {thing!r}; look it up with `creativegraph find`"


def with_triple_terms(graph: "Graph", rows: Rows) -> Rows:
    """Return the triples about a thing with the triple terms among their values, as N-Triples writes them."""
    from pyoxigraph import NamedNode, Triple

    engine = graph.embedded()
    texts: dict[str, list[str]] = {}
    for triple in engine.written.restored(engine.store.quads_for_pattern(NamedNode(str(rows[0].thing)), None, None)):
        if isinstance(triple.object, Triple):
            texts.setdefault(triple.predicate.value, []).append(
                f"<<( {unmarked(str(triple.object).encode()).decode()} )>>"
            )
    full = [
        [text if name == "value" and text else cell for name, cell in zip(rows.columns, row, strict=True)]
        for row in rows
        for text in (sorted(texts.get(str(row.property), [""])) if row.object is row.value is None else [""])
    ]
    return Rows(rows.columns, rows.kinds, full, rows.notes)


@command(
    THING,
    Argument(
        "[PROPERTY]",
        "Such as skos:altLabel, or an indicator of figures, such as visitors; all properties if left out.",
        default="",
    ),
    writes(),
    GRAPH,
)
def why(thing: str, property: str, output: Output, places: Places) -> None:  # noqa: A002 - the argument's name
    """Show the provenance of statements about a thing: claims, ranks, quotations, corrections, sources."""
    from creativegraph.why import why as claims_behind

    found = claims_behind(places.open(), thing, property or None)
    if output == Output("table"):
        put(str(found))
    else:
        print_rows(rows_of(found), output)


def rows_of(found: "Why") -> Rows:
    """Return the claims as rows for programs."""
    records = [
        (
            claim.claim, claim.property, claim.value, claim.rank, claim.mode, claim.confidence or None,
            " ".join(each.slug for each in claim.sources), claim.quoted.words if claim.quoted else None,
            claim.quoted.start if claim.quoted else None, claim.quoted.end if claim.quoted else None,
            claim.reason, claim.correction_reason, claim.valid_from, claim.valid_until, claim.note,
            claim.subject, "; ".join(claim.rivals) or None, claim.corrected_to, "; ".join(claim.limits) or None,
        )
        for claim in found.claims
    ]  # fmt: skip
    return Rows(COLUMNS, ["string"] * len(COLUMNS), records, found.notes)


@command(
    Argument(
        "PLACE",
        "IRI, kind/slug, slug or name of a place with coordinates.",
        offer=offer_as("cities/membership_of", "city"),
    ),
    Argument("--count N", "How many cities at most.", Number(1), 10),
    Argument("--field FIELD", "Only cities of this creative field, such as music.", offer=offer_as(*FIELD)),
    writes(ON_MAPS),
    GRAPH,
)
def nearest(place: str, count: int, field: str | None, output: Output, places: Places) -> None:
    """List the member cities nearest to a place."""
    from creativegraph.export.geo import as_rows
    from creativegraph.export.geo import nearest as measure

    graph = places.open()
    print_rows(as_rows(measure(graph, place, count=count, field=field)), output, graph=graph)
