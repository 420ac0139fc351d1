"""The rows of a draft that a person accepted, and those that are refused, with the cell that is wrong."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from creativegraph.drafting.taking.quoted import Quotations
from creativegraph.drafting.workbook.returned import Returned
from creativegraph.drafting.workbook.sheets import DECISIONS, IDS, TAKE, unnamed_cell
from creativegraph.errors import Fault
from creativegraph.messages.table import message
from creativegraph.tables.table import QUALIFIERS, clean

__all__ = ["Decided", "NewThing", "Row", "decided", "left_names", "refusal"]

NO = frozenset(("no", *DECISIONS["no"]))
YES = frozenset(word for each, more in DECISIONS.items() for word in (each, *more)) - NO
KEPT = ("subject", "property", "value", "lang", "mode", "page", "note", "from", "to", *QUALIFIERS)
"""Columns of a draft that claims have too; how sure the draft is says nothing of how well a claim is supported."""
NEEDED = ("subject", "property", "quote")
ABSENT = "draft.refused.absent"


class Row(NamedTuple):
    """A row that was accepted: its number in the draft, and the cells of a claims table without an id."""

    number: int
    cells: Mapping[str, str]


class NewThing(NamedTuple):
    """A thing that the graph does not have: its id, its class if one is given, its names by language."""

    id: str
    type: str
    labels: Mapping[str, str]
    number: int


class Decided(NamedTuple):
    """What was decided about a draft: rows that count, how many were left out, and what is refused."""

    rows: list[Row]
    things: dict[str, NewThing]
    left: int
    refused: list[Fault]


def decided(returned: Returned) -> Decided:
    """Return the decisions of a draft that came back."""
    sheet, made = returned.claims, Decided([], new_things(returned), 0, [])
    labels, ids = labels_of(returned), renamed(returned)
    quotations, left = Quotations(returned.text), 0
    for number, cells in sheet.rows:
        word = clean(cells.get(TAKE, "")).casefold()
        if word in NO:
            left += 1
            continue
        taken = {each: clean(cells.get(each, "")) for each in (*KEPT, "quote", "start", "end")}
        wrong = wrong_cell(word, taken, quotations)
        if wrong is not None:
            column, key, given = wrong
            near = quotations.nearest(given) if key == ABSENT else ""
            made.refused.append(refusal(returned, number, column, key, given=given, near=near))
            continue
        named = {each: text if each == "note" else with_ids(text, labels, ids) for each, text in taken.items()}
        made.rows.append(Row(number, {**named, **placed(taken, quotations)}))
    return made._replace(left=left)


def wrong_cell(word: str, cells: Mapping[str, str], quotations: Quotations) -> tuple[str, str, str] | None:
    """Return the column that keeps a row from being taken, with the key of the reason and what was given."""
    if word not in YES:
        return TAKE, "draft.refused.word", word
    if lacking := next((each for each in NEEDED if not cells[each]), ""):
        return lacking, "draft.refused.empty", lacking
    if quotations.find(cells["quote"], cells["start"], cells["end"]) is None:
        several = len(quotations.places(cells["quote"])) > 1
        return "quote", "draft.refused.several" if several else ABSENT, cells["quote"]
    return None


def placed(cells: Mapping[str, str], quotations: Quotations) -> dict[str, str]:
    """Return the quotation of a row and its offsets as they are in the text."""
    found = quotations.find(cells["quote"], cells["start"], cells["end"])
    return {"quote": found.words, "start": str(found.start), "end": str(found.end)} if found else {}


def refusal(returned: Returned, number: int, column: str, key: str, **given: str) -> Fault:
    """Return why a row is refused, in both languages."""
    cell = returned.claims.cell(number, column)
    english, vietnamese = (message(key, language, **given) for language in ("en", "vi"))
    return Fault(cell.file, cell.row, cell.column, english, cell.sheet, message_vi=vietnamese)


def labels_of(returned: Returned) -> dict[str, str]:
    """Return the names by which things stand in the cells of the draft."""
    return {clean(row.get("thing", "")): clean(row.get("called", "")) for _, row in returned.things.rows}


def renamed(returned: Returned) -> dict[str, str]:
    """Return the ids that a person gave to things, by those of the draft."""
    pairs = ((clean(row.get("thing", "")), clean(row.get("id", ""))) for _, row in returned.things.rows)
    return {before: after for before, after in pairs if before and after and before != after}


def with_ids(text: str, labels: Mapping[str, str], ids: Mapping[str, str]) -> str:
    """Return a cell with the ids of its things, as they are called now."""
    bare = unnamed_cell(text, labels)
    return IDS.sub(lambda found: ids.get(found[0], found[0]), bare) if ids else bare


def new_things(returned: Returned) -> dict[str, NewThing]:
    """Return the things that are to be made, by their ids; those whose id is that of a known one are not new."""
    known = {
        clean(row.get("id", "")) for _, row in returned.things.rows if clean(row.get("known", "")).casefold() == "yes"
    }
    return {each.id: each for _, each in rows_of_things(returned) if each.id not in known}


def left_names(returned: Returned, things: Mapping[str, NewThing]) -> Iterator[tuple[str, str, str]]:
    """Yield new things that a person made one with another new one: id in the draft, id now, and a name left out."""
    for before, each in rows_of_things(returned):
        kept = things.get(each.id)
        if kept is not None and kept.number != each.number:
            gone = [label for label in each.labels.values() if label not in kept.labels.values()]
            yield from ((before, each.id, label) for label in dict.fromkeys(gone))


def rows_of_things(returned: Returned) -> list[tuple[str, NewThing]]:
    """Return the rows of the sheet of things that are not known, with their ids in the draft.

    The row that counts where several are one is the last: that whose id stayed as it was, else the first.
    """
    found = list[tuple[str, NewThing]]()
    for number, row in reversed(returned.things.rows):
        before = clean(row.get("thing", ""))
        name = clean(row.get("id", "")) or before
        if name and clean(row.get("known", "")).casefold() != "yes":
            labels = {
                column.partition("@")[2]: clean(text)
                for column, text in row.items() if column.startswith("label@") and text.strip()
            }  # fmt: skip
            found.append((before, NewThing(name, clean(row.get("class", "")), labels, number)))
    return sorted(found, key=lambda each: each[0] == each[1].id)
