"""Claims about things, from rows of ``claims/about``: each once, with its sources, quoted words, records and rivals.

Whoever needs claims asks for them here, so that a claim of several sources is put together in one way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Value
from creativegraph.why.answer import Quoted, Recorded, Stated
from creativegraph.why.facts import facts_of

__all__ = ["IMPLIED", "Answer", "claims_about", "claims_of", "rows_by_claim"]

IMPLIED = "implied"
"""The mode of a claim that its source does not state, which alone makes no fact."""
Answer = Mapping[str, Value | None]
"""A row of ``claims/about`` by its columns."""


def rows_by_claim(
    graph: Graph, things: Iterable[IRI], chosen: IRI | Sequence[IRI] | None = None, languages: Languages | None = None
) -> dict[IRI, list[Answer]]:  # fmt: skip
    """Return the rows of ``claims/about``, one for each source, by their claims; of nothing there are none.

    ``chosen`` is a property or several. To plan this query takes longer than to answer it: ask for several at once.
    """
    asked = list(dict.fromkeys(things))
    found: dict[IRI, list[Answer]] = {}
    for row in graph.run("claims/about", languages=languages, subject=asked, property=chosen) if asked else ():
        found.setdefault(cast("IRI", row.claim), []).append(dict(zip(type(row).columns, row, strict=True)))
    return found


def claims_about(
    graph: Graph, things: list[IRI], chosen: IRI | None, languages: Languages | None = None
) -> list[Stated]:  # fmt: skip
    """The claims about things, each once; the values of sources that are printed wrong and count come first."""
    return claims_of(graph, rows_by_claim(graph, things, chosen, languages))


def claims_of(graph: Graph, found: Mapping[IRI, Sequence[Answer]]) -> list[Stated]:
    """The claims that rows of ``claims/about`` tell, in the order of ``claims_about``."""
    claims = {name: merged([stated(each) for each in rows]) for name, rows in found.items()}
    tongues = {name: str(rows[-1]["value_language"] or "") for name, rows in found.items()}
    values = {name: each.value for name, each in claims.items()}
    rivals = rivalling(claims.values(), tongues)
    printed = graph.remarks.facts() if graph.remarks else frozenset()
    held_back = held_back_of(graph, claims.values())
    made = [
        replace(
            each,
            disputed=bool(rivals.get(each.claim)),
            rivals=tuple(sorted(rivals.get(each.claim, ()))),
            corrected_to=values.get(each.corrected_by) if each.corrected_by else None,
            printed=each.rank == "deprecated" and (each.subject, each.property, each.thing or each.value) in printed,
            held_back=each.claim in held_back,
        )
        for each in claims.values()
    ]
    place = {(each.subject, each.property): number for number, each in reversed(list(enumerate(made)))}
    return sorted(made, key=lambda each: (place[each.subject, each.property], not each.printed))


def held_back_of(graph: Graph, claims: Iterable[Stated]) -> set[IRI]:
    """Return the claims that sources only imply, and whose statements the graph does not have as facts."""
    implied = [each for each in claims if each.mode == IMPLIED and each.rank != "deprecated"]
    if not implied:
        return set()
    known = set(facts_of(graph, (each.subject for each in implied)))
    return {each.claim for each in implied if (each.subject, each.property, each.thing or each.value) not in known}


def rivalling(claims: Iterable[Stated], tongues: dict[IRI, str]) -> dict[IRI, set[str]]:
    """Return the other values that are given for what has one value only, and that no correction explains.

    Only claims that can count have rivals: a value that is set aside is the rival.
    """
    groups: dict[tuple[str, str, str], list[Stated]] = {}
    for each in claims:
        if not each.corrected_by and not each.valid_until:
            groups.setdefault((each.subject, each.property, tongues[each.claim]), []).append(each)
    several = {key: group for key, group in groups.items() if len({each.value for each in group}) > 1}
    if not several:
        return {}
    from creativegraph.tables.vocabulary import vocabulary  # takes a while, and most claims have no rival

    single = {each.iri for each in vocabulary().properties.values() if each.single != "no"}
    return {
        one.claim: {other.value for other in group if other.value != one.value}
        for (_, term, _), group in several.items()
        if term in single
        for one in group
        if one.rank != "deprecated"
    }


def merged(rows: Sequence[Stated]) -> Stated:
    """One claim from its rows, which differ in their source."""
    sources = {source: label for each in rows for source, label in zip(each.sources, each.source_labels, strict=True)}
    quoted = next((each.quoted for each in rows if each.quoted), None)
    records = tuple(dict.fromkeys(record for each in rows for record in each.records))
    read = {source: day for each in rows for source, day in zip(each.sources, each.read, strict=True)}
    return replace(
        rows[0], sources=tuple(sources), source_labels=tuple(sources.values()), quoted=quoted, records=records,
        read=tuple(read.values()),
    )  # fmt: skip


def stated(row: Answer) -> Stated:
    """A claim from one row of ``claims/about``."""

    def iri(name: str) -> IRI | None:
        return cast("IRI | None", row[name])

    def text(name: str) -> str | None:
        return None if row[name] is None else str(row[name])

    def slug(name: str) -> str:
        found = iri(name)
        return found.slug if found else ""

    words = text("quoted") or (f"{text('opening')} … {text('closing')}" if row["opening"] else None)
    start, end = (cast("int | None", row[each]) for each in ("start", "end"))
    quoted_in = iri("quoted_in")
    quoted = Quoted(quoted_in, words, start, end) if words is not None and quoted_in else None
    thing, source, recorded_in = iri("thing"), iri("source"), iri("recorded_in")
    told = [text(name) or "" for name in ("record", "field", "version", "read")]
    records = (Recorded(recorded_in, *told),) if recorded_in else ()
    value = text("value") or text("thing_label") or ""
    return Stated(
        cast("IRI", row["claim"]), cast("IRI", row["subject"]), cast("IRI", row["property"]), value, thing,
        slug("rank"), slug("mode"),
        slug("confidence"), (source,) if source else (), (text("source_label") or "",) if source else (),
        quoted, text("reason"), text("valid_from"), text("valid_until"), text("note"), iri("corrected_by"),
        text("correction_reason"), records=records, read=(text("read") or "",) if source else (),
    )  # fmt: skip
