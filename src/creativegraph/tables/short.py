"""Short forms: one row of a claims table that says several things at once, each of them a claim of its own.

A cell may hold several things, with words between them that say more (``org/a with org/b``, ``person/a for org/b``). A
code of some lists in the property cell, such as an indicator or a role, makes a thing of its own: a figure of the
subject, a participation in it. Which lists and which columns stand for which properties is said by tables of short
forms, ``data/short.csv``.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from creativegraph.iris import compact
from creativegraph.tables.cells import currencies, dates, figures, measured
from creativegraph.tables.cells.cells import Cells
from creativegraph.tables.cells.grammar import CALLED, ITEMS, LINK, WORDS
from creativegraph.tables.cells.groups import LISTS, group_in
from creativegraph.tables.claim import Claim
from creativegraph.tables.currency_column import currency_in
from creativegraph.tables.property import Property, Short
from creativegraph.tables.records_table import HUMP
from creativegraph.tables.rules import UnclearError
from creativegraph.tables.table import QUALIFIERS

__all__ = ["Said", "begin_of", "claims_of", "said_by"]

COLUMN_OF = {word: column for column, words in WORDS.items() for word in words}
BETWEEN = re.compile(rf"(?:^|\s+)({LINK})\s+", re.IGNORECASE)
COUNTED = ("integer", "decimal", "number")
CURRENCY = "cg:currency"
MEASURE = "cg:measure"
TIME = "cg:hasTimeSpan"
FOR = "for"
"""The column that says for whom something holds: what holds for one party, the subject does not have itself."""


class Said(NamedTuple):
    """What a part of a row says: a property and its value, with the end of the claim's id and the cell's column."""

    used: Property
    value: str
    ending: str = ""
    column: str = ""
    lang: str = ""


def said_by(cells: Cells, used: Property, short: Short | None) -> list[list[Said]]:
    """Return what a row says of each thing that it is about: of its subject, or of each that it makes."""
    beside = list(qualifying(cells, short))
    if short and short.kind and short.kind not in cells.known.kinds:
        cells.fault("property", "short-without-kind", given=cells.get("property"), kind=short.kind)
    if short and (short.kind or short.plain):
        return made_by(cells, used, short, beside)
    if used.value != "thing":
        return [[Said(used, cells.value(used, "value")), *beside]]
    found = things(cells, used, short.parts if short else {}, made=False)
    return [[each for said in found for each in said] + beside]


def made_by(cells: Cells, used: Property, short: Short, beside: list[Said]) -> list[list[Said]]:
    """Return what a row says of each thing that it makes, first what the part says that stands first in the table."""
    shared = [*about(cells, short), *beside]
    main = next(iter(short.parts))
    if short.plain is not None or main != "value":
        valued = short.parts.get("value") if cells.get("value") else None
        more = [worded(cells, valued, "value")] if valued else []
        if short.plain is not None:  # the subject has it itself, and what is made of it says more
            if any(each.column == FOR for each in shared):
                return [[each._replace(ending="") if each.column == "property" else each for each in (*shared, *more)]]
            stated = Said(short.plain, cells.value(short.plain, "property", cells.key_of_row), "", "property")
            return [[stated, *more, *shared]]
        first = [each._replace(ending="") for each in shared if each.column == main]
        return [[*first, *more, *(each for each in shared if each.column != main)]]
    if used.value in COUNTED:
        return [[*(list(figure(cells, used)) or [Said(used, "")]), *shared]]
    if used.value != "thing":
        return [[worded(cells, used, "value")._replace(ending=""), *shared]]
    return [[*said, *shared] for said in things(cells, used, short.parts, made=True)]


def is_plain(said: list[Said]) -> bool:
    """Return whether a row says no more of its subject than a property and since when it has it."""
    return all(each.column in {"subject", "property", "when"} for each in said)


def things(cells: Cells, used: Property, parts: Mapping[str, Property], *, made: bool) -> list[list[Said]]:
    """Return what the things of a cell say, each with those that words join to it."""
    found: list[list[Said]] = []
    for number, item in enumerate(items(cells, used, made=made)):
        said: list[Said] = []
        for column, part in linked(cells, used, item, parts):
            stated = parts.get(column, used)
            value = cells.value(stated, "value", part)
            end = "" if stated is used and number == 0 else column if made else slug_of(value)
            said.append(Said(stated, value, end, "value" if end or made else ""))
        found.append(said)
    return found


def worded(cells: Cells, used: Property, column: str) -> Said:
    """Return what a cell says; a text without a language is in that of the source."""
    if used.name == CURRENCY:
        if (text := cells.get(column)).lower() in currencies.SHARED:
            cells.fault(column, "currency-of-several", given=text)
            return Said(used, "", column, column)
        return Said(used, cells.value(used, column, currency_in(cells).lower() or None), column, column)
    lang = (cells.get("lang") or cells.language_of(cells.sources_of_row)) if used.value == "text" else ""
    named, part = column.replace("_", "-"), None
    if used.value == "thing" and not used.scheme:
        part = group_in(cells, column) if column in LISTS else cells.only_code(cells.get(column))
    return Said(used, "" if part == "" else cells.value(used, column, part), named, column, lang)


def about(cells: Cells, short: Short) -> Iterator[Said]:
    """Yield what a made thing is of: the subject of the row, and the code in its property cell."""
    for column in ("subject", "property"):
        if (used := short.parts.get(column)) is not None:
            value = cells.subject_of_row if column == "subject" else cells.value(used, column, cells.key_of_row)
            yield Said(used, value, column, column)


def qualifying(cells: Cells, short: Short | None) -> Iterator[Said]:
    """Yield what the qualifying columns of a row say; one that says nothing of such a row is a fault."""
    if short is None and cells.key_of_row not in cells.known.properties:  # which is told
        return
    for column in cells.columns.qualifiers:
        if not cells.get(column):
            continue
        used = short.parts.get(column) if short else None
        if short and column == "when" and takes_spans(short) and spans(cells.get(column)):
            used = short.parts["term"]
        if used is None:
            known = ", ".join(each for each in QUALIFIERS if short and each in short.parts)
            cells.fault(column, "qualifier-misplaced", given=column, of=cells.get("property"), expected=known)
        elif used.name != CURRENCY or not (currency_in(cells) and cells.get("value")):  # which the figure says
            yield worded(cells, used, column)


def takes_spans(short: Short) -> bool:
    """Return whether a period in ``when`` is the term of what a row makes, as of an office, and a day in it is not."""
    return "term" in short.parts and short.parts["term"].name == TIME


def spans(text: str) -> bool:
    """Return whether a text is a period with a begin and an end, either of which may be open."""
    with suppress(UnclearError):
        return "/" in dates.parse(text)
    return False


def begin_of(said: list[Said]) -> str:
    """Return when what a row says of its subject began: the begin of its ``when``."""
    text = next((each.value for each in said if each.column == "when"), "")
    return text.partition("/")[0].strip(".")


def items(cells: Cells, used: Property, *, made: bool) -> list[str]:
    """Return the things of a cell, which stand apart by a semicolon or a bar between blanks.

    Several values of a property that a thing has once are a fault, unless each is of a thing that is ``made``.
    """
    text = cells.get("value")
    parts = [each for each in ITEMS.split(text) if each]
    if len(parts) < 2 or is_name(cells, text, used):
        return [text]
    if used.single == "yes" and not made:
        cells.fault("value", "several-things", given=text, expected=used.name)
        return parts[:1]
    return parts


def is_name(cells: Cells, text: str, used: Property) -> bool:
    """Return whether a text as a whole names a thing."""
    called = CALLED.fullmatch(text)
    return bool(
        cells.thing(called["thing"] if called else text) or cells.named.of(text, used.scheme, cells.table.owner)
    )


def linked(cells: Cells, used: Property, item: str, parts: Mapping[str, Property]) -> Iterator[tuple[str, str]]:
    """Yield the things that words join in a part of a cell, each with the column in which it could stand as well."""
    words = [each for each in BETWEEN.finditer(item) if COLUMN_OF[each[1].lower()] in parts] if parts else []
    ends = [word for word in words if not item[: word.start()] or is_name(cells, item[: word.start()], used)]
    if not ends or (is_name(cells, item, used) and ")" not in item[: ends[0].start()]):
        yield "", item
        return
    first = ends[0]
    if item[: first.start()]:
        yield "", item[: first.start()]
    column, rest = COLUMN_OF[first[1].lower()], item[first.end() :]
    for number, (more, part) in enumerate(linked(cells, used, rest, parts)):
        yield more if number else column, part


def figure(cells: Cells, used: Property) -> Iterator[Said]:
    """Yield what a figure says as it is printed: its number, and whatever qualifies it."""
    text, given = cells.get("value"), currency_in(cells)
    if not text:
        cells.fault("value", "missing-value")
        return
    try:
        found = figures.parse(text, given)
    except UnclearError as error:
        cells.fault("value", error.rule, **{"property": used.name, "kind": used.value, "fix": "", **error.details})
        return
    counted = cells.known.units.get(cells.thing(cells.key_of_row) or "", "")
    if found.unit in measured.SCALES and not measured.counts(found.unit, counted):
        cells.fault("value", "number-with-words", given=text, fix="")
        return
    if given and found.currency != given:
        cells.fault("currency", "currency-differs", given=cells.get("currency"), printed=found.currency)
    for name, value in found.claims(counted):
        if name == MEASURE and cells.get("measure"):  # the column says it, and better
            continue
        stated = cells.known.properties[name]
        column = "currency" if name == CURRENCY and given == found.currency else "value"
        yield Said(stated, coded(cells, stated, value, column), "" if stated == used else ending(name), column)


def coded(cells: Cells, used: Property, text: str, column: str) -> str:
    """Return a value; a code that the vocabulary lacks is a fault."""
    if used.value != "thing":
        return text
    found = cells.thing(text)
    if not found:
        cells.fault(column, "unknown-code", given=text, near="", known="", fix="")
    return found or ""


def claims_of(cells: Cells, row: Claim, short: Short | None, said: list[list[Said]]) -> Iterator[Claim]:
    """Yield the claims of a row: the first has its id, each other one an ending besides."""
    if short is None and len(said) == len(said[0]) == 1:  # as of most rows of large tables
        only = said[0][0]
        lang = only.lang or (row.lang if only.used.value == "text" else "")
        yield row._replace(property=only.used, value=only.value, column=only.column, lang=lang)
        return
    name = row.id.rpartition(":")[2]
    used: set[str] = set()
    plain = short.plain if short else None
    for number, parts in enumerate(said):
        ending = "" if number == 0 or not parts else slug_of(parts[0].value)
        while ending and ending in used:
            ending += "-2"
        subject = row.subject
        if short and short.kind:
            subject = cells.thing("/".join((short.kind, "-".join(filter(None, (name, ending)))))) or ""
        begin = begin_of(parts) if plain else ""
        for place, each in enumerate(stated(parts, short, row.until)):
            of_subject = place == 0 and each.used == plain
            end = "-".join(dict.fromkeys(filter(None, (ending, each.ending))))
            while end in used:
                end += "-2"
            used.add(end)
            made = f"{row.id}-{end}" if end else row.id
            first = number == place == 0
            ranked = place == 0 or not (short and short.kind and parts[0].used.value in COUNTED)
            lasting = plain is not None and not of_subject  # what a status was does not end with it
            yield row._replace(
                id=made, subject=row.subject if of_subject else subject, property=each.used,
                value=ended(each, row.until) if lasting else each.value, column=each.column,
                note=row.note if first else "", lang=each.lang or (row.lang if each.used.value == "text" else ""),
                rank=row.rank if ranked else "normal", reason=row.reason if ranked else "",
                since=row.since or begin if of_subject else row.since, until="" if lasting else row.until,
            )  # fmt: skip


def stated(parts: list[Said], short: Short | None, until: str) -> list[Said]:
    """Return what a row says of a thing that it makes: of a status without details nothing but the status itself.

    One with details that has an end and no begin has a time that ends.
    """
    if short is None or short.plain is None:
        return parts
    if is_plain(parts):
        return parts[:1]
    if not until or "when" not in short.parts or any(each.column == "when" for each in parts):
        return parts
    return [*parts, Said(short.parts["when"], f"../{until}", "when", "to")]


def ended(each: Said, until: str) -> str:
    """Return what a row says of a status that it makes: its time, which ``when`` begins, ends by ``to``."""
    begun = each.column == "when" and until and "/" not in each.value
    return f"{each.value}/{until}" if begun else each.value


def slug_of(value: str) -> str:
    """Return the slug of a thing as the end of an id."""
    return compact(value).rpartition("/")[2].rpartition(":")[2].lower()


def ending(name: str) -> str:
    """Return the name of a property as the end of an id."""
    return HUMP.sub("-", name.partition(":")[2]).lower()
