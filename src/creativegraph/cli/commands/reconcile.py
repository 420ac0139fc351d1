"""The command that finds which things names mean, keeps the decisions, and answers OpenRefine."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.cli.command import Argument, Number, command
from creativegraph.cli.decisions import YES, Deciding, decided, decisions, keep_sure, taken, things, undone
from creativegraph.cli.options import GRAPH, Output, Places, writes
from creativegraph.cli.output import print_rows
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, shown
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, Value

if TYPE_CHECKING:
    from creativegraph.find.candidates import Matcher
    from creativegraph.find.entry import Asked
    from creativegraph.find.matches import Matches
    from creativegraph.find.reconcile import Reconciled
    from creativegraph.graph import Graph

__all__ = ["reconcile"]

COLUMNS = (
    "thing",
    "name",
    "type",
    "place",
    "year",
    "candidate",
    "label",
    "about",
    "score",
    "sure",
    "why",
    "decision",
    "source",
)
KINDS = ("iri",) + ("string",) * 4 + ("iri", "string", "string") + ("decimal", "boolean", "string", "string", "string")
HIDDEN = ("thing", "type", "place", "year", "decision", "source")
"""Columns that only files have."""


@command(
    Argument("[NAMES]...", "Names, or one table (.csv, .tsv, .xlsx) with a name in each row."),
    Argument("--column HEADER", "The table's column of names, if it is not called `name` or `label`."),
    Argument("--type CLASS", "Class of the things, by its name or short form, or the table's column of it."),
    Argument("--place PLACE", "Country or place of the things, or the table's column of it."),
    Argument("--year YEAR", "Year of the things, or the table's column of it."),
    Argument(
        "--with AUTHORITY", "`geonames`, `countries`, or the file of a dump (GeoNames, ROR, Wikidata, or a table with"
        " id and name), instead of the things of the graph.", to="against",
    ),
    Argument(
        "--things CLASS", "Ask the authority for the things of the graph of this class, by all their names.",
        to="things_of",
    ),
    Argument("--limit N", "How many candidates at most.", Number(1), 5),
    Argument("--matches FILE", "The table of decisions.  [default: matches.csv of the project]", Path),
    Argument("--all", "Also the names that are decided.", to="everything"),
    Argument("--accept ID", "Decide that the name means this thing."),
    Argument("--reject ID", "Decide that the name does not mean this thing."),
    Argument("--none", "Decide that the name means nothing there is."),
    Argument("--accept-sure", "Decide for every candidate that is sure.", to="sure"),
    Argument("--take FILE", "Decide what the column `decision` says (yes, no, none) of a table that this wrote.", Path),
    Argument("--undo", "Take back the decisions about the names, or those of the last call."),
    Argument("--serve PORT", "Answer OpenRefine on this computer until Ctrl-C.", Number(0)),
    writes(),
    GRAPH,
)  # fmt: skip
def reconcile(
    names: tuple[str, ...], column: str | None, type: str | None, place: str | None, year: str | None,  # noqa: A002
    against: str | None, things_of: str | None, limit: int, matches: Path | None, everything: bool, accept: str | None,
    reject: str | None, none: bool, sure: bool, take: Path | None, undo: bool, serve: int | None, output: Output,
    places: Places,
) -> int:  # fmt: skip
    """Find which things names mean, with a score and reasons; decisions are kept, and nothing is asked twice.

    A name is compared in any script, with or without diacritics, with aliases, place, class and year. The decisions
    stand in `matches.csv` of the project, in the columns of SSSOM.
    """
    from creativegraph.find.entry import Asked

    deciding = Deciding(accept, reject, none, sure, take, undo)
    if len(deciding.chosen) > 1 or (deciding.chosen and serve is not None):
        raise ArgumentError(f"{deciding.chosen[0]} goes alone; leave out {(*deciding.chosen[1:], '--serve')[0]}")
    known = decisions(matches or kept_in(places), deciding)
    if take:
        return taken(take, known)
    if undo:
        return undone(names, Asked("", type or "", place or "", year or ""), known)
    if things_of and not against:
        raise ArgumentError("--things are asked of an authority; name one with --with")
    if not names and not things_of and serve is None:
        raise ArgumentError("no names are given; give some, or a table that has them")
    from creativegraph.find.reconcile import matcher

    graph = places.open(lasting=True)
    with progress("reading names"):
        compare = matcher(graph, against or "")
    if serve is not None:
        from creativegraph.find.openrefine.server import serve as answer_openrefine

        answer_openrefine(graph, compare, known, serve, say)
        return 0
    wanted = list(asked_for(names, column, type or "", place or "", year or "")) if names else []
    wanted = list(as_things(wanted, graph, things_of or "")) if against else wanted
    checked_kinds(wanted, compare)
    return answered(wanted, deciding, compare, known, Shown(limit, everything, places.languages[0], output))


class Shown(NamedTuple):
    """How many candidates are printed, whether also what is decided, in which language, and where."""

    limit: int
    everything: bool
    language: str
    output: Output


def answered(
    wanted: "Sequence[Asked]", deciding: Deciding, compare: "Matcher", known: "Matches", how: Shown
) -> int:  # fmt: skip
    """Print what names mean, and keep what is decided."""
    from creativegraph.find.reconcile import answer

    found = [answer(each, compare, known, how.limit) for each in wanted]
    if deciding.accept or deciding.reject or deciding.none:
        return decided(found, deciding, compare, known)
    if deciding.sure:
        keep_sure(found, compare, known)
        found = [answer(each, compare, known, how.limit) for each in wanted]
    listed = [each for each in found if how.everything or each.state not in ("decided", "none")]
    if listed or how.output != Output("table"):
        print_rows(Rows(COLUMNS, KINDS, list(rows_of(listed, how.language, compare))), how.output, HIDDEN)
    say(summary(found))
    return 0


def kept_in(places: Places) -> Path | None:
    """Return the table of decisions of the project that is asked; None if it is none."""
    from creativegraph.project import is_project
    from creativegraph.tables.decisions import NAME

    folder = next((each for each in places.given if is_project(each)), None)
    return Path(folder) / NAME if folder else None


def asked_for(names: Sequence[str], column: str | None, kind: str, place: str, year: str) -> "Iterator[Asked]":
    """Yield the names that are given, or those of a table."""
    from creativegraph.find.asked import ENDINGS, asked_in, read_named
    from creativegraph.find.entry import Asked

    if len(names) == 1 and Path(names[0]).suffix.lower() in ENDINGS:
        yield from asked_in(read_named(Path(names[0])), column or "", type=kind, place=place, year=year)
        return
    if column:
        raise ArgumentError("--column goes with a table; leave it out, or give one")
    yield from (Asked(each, kind, place, year) for each in names)


def as_things(wanted: "Sequence[Asked]", graph: "Graph", kind: str) -> "Iterator[Asked]":
    """Yield what is asked; what is written as a thing of the graph, and the things of a kind, with all their names."""
    from creativegraph.find.of_graph import things_asked, things_of_kind

    found = things_of_kind(graph, kind) if kind else []
    if kind and not found:
        raise ArgumentError(f"the graph has no {shown(kind)} with a name; give a class by its label or short form")
    for each in wanted:
        meant = [one for one in things(each.name) if graph.index.names_of(one)] if "/" in each.name else []
        yield from things_asked(graph, meant[:1]) if meant else (each,)
    yield from things_asked(graph, found)


def checked_kinds(wanted: "Sequence[Asked]", compare: "Matcher") -> None:
    """Refuse what is asked for as a class and is none."""
    for kind in dict.fromkeys(each.type for each in wanted if each.type):
        if not compare.kinds(kind):
            raise ArgumentError(f"nothing here is a class named {shown(kind)}; give its label or short form")


def rows_of(found: "Sequence[Reconciled]", language: str, compare: "Matcher") -> Iterator[tuple[Value | None, ...]]:
    """Yield a row for each candidate; a name that has none, or is decided, has one row too."""
    from creativegraph.messages.table import message

    source = compare.entries.source
    for each in found:
        thing = IRI(each.asked.thing) if each.asked.thing else None
        asked = (thing, *(text or None for text in each.asked[:4]))
        for one in each.candidates:
            score, word = Decimal(str(one.score)), YES if one.sure else None
            yield (*asked, IRI(one.id), one.label, one.entry.about or None, score, one.sure, one.why(language), word,
                   source)  # fmt: skip
        if not each.candidates:
            entry = compare.entries.get(each.thing) if each.thing else None
            label, about = (entry.label, entry.about or None) if entry else (None, None)
            why = message(f"reconcile.{each.state}", language)
            yield (
                *asked,
                IRI(each.thing) if each.thing else None,
                label,
                about,
                None,
                None,
                why,
                YES if each.thing else None,
                source,
            )


def summary(found: "Sequence[Reconciled]") -> str:
    """Return in a line how many names are known and how many are to be asked."""
    count = {state: sum(each.state == state for each in found) for state in {each.state for each in found}}
    decided = count.get("decided", 0) + count.get("none", 0)
    names = f"{len(found):,} {'name' if len(found) == 1 else 'names'}"
    return (
        f"{names}: {decided:,} decided before, {count.get('sure', 0):,} sure, {count.get('open', 0):,} to choose,"
        f" {count.get('unknown', 0):,} not found"
    )
