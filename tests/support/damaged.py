"""Sixty ways to damage tables in which nothing is wrong, each with the cell in which a curator has to look.

``python -m tests.support.damaged`` writes a spreadsheet damaged in each of these ways, checks it, and prints what is
found. The seed decides which of several rows is hit, and what stands between the cells of CSV files.
"""

import csv
import io
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

import openpyxl
from rich import box
from rich.console import Console
from rich.table import Table

import creativegraph as cg
from creativegraph.errors import Cell

__all__ = ["READING", "SHAPES", "UNDAMAGED", "Damaged", "Kind", "damaged", "undamaged", "written"]

UNDAMAGED = Path(__file__).parent / "undamaged"
CSV, WORKBOOK = "csv", "xlsx"
BOTH = (CSV, WORKBOOK)


Tables = dict[str, list[list[str]]]


class Place(NamedTuple):
    """The cell of a table in which a curator has to look."""

    table: str
    row: int
    column: int


Damage = Callable[[Tables, Random], Place]
Touch = Callable[[openpyxl.Workbook, Place], None]


class Kind(NamedTuple):
    """A way to damage tables, and the rule that finds it; ``touch`` damages the workbook when it is made."""

    name: str
    rule: str
    damage: Damage
    formats: tuple[str, ...] = BOTH
    touch: Touch | None = None


class Damaged(NamedTuple):
    """Damaged tables in a folder, and the cell in which to look."""

    folder: Path
    cell: Cell


def undamaged() -> Tables:
    """The tables in which nothing is wrong, by name, header first."""
    return {
        path.stem: list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        for path in sorted(UNDAMAGED.glob("*.csv"))
    }


def row_of(tables: Tables, table: str, key: str) -> int:
    """The place of the row with this id, or of the first claim with this subject and property (and value)."""
    rows = tables[table]
    if table != "claims" or " " not in key:
        return next(place for place, row in enumerate(rows) if row[0] == key)
    return next(place for place, row in enumerate(rows) if f"{row[1]} {row[2]} {row[3]} @{row[4]}".startswith(key))


def at(tables: Tables, table: str, key: str, column: str) -> Place:
    """The cell of a row in a column."""
    return Place(table, row_of(tables, table, key) + 1, tables[table][0].index(column) + 1)


def cell(table: str, keys: str | Sequence[str], column: str, value: str, *look: str) -> Damage:
    """Write something else into a cell of one of some rows; look there, or in another table, row and column."""

    def damage(tables: Tables, random: Random) -> Place:
        key = keys if isinstance(keys, str) else random.choice(keys)
        place = at(tables, table, key, column)
        found = at(tables, *look) if look else place
        row = tables[table][place.row - 1]
        row[place.column - 1] = value.replace("{old}", row[place.column - 1])
        return found

    return damage


def value(key: str, text: str, *look: str) -> Damage:
    """Write something else into the value of a claim; look there, or in another table, row and column."""
    return cell("claims", key, "value", text, *look)


def gone(table: str, key: str, *look: str) -> Damage:
    """Take a row away; look in another table, row and column."""

    def damage(tables: Tables, random: Random) -> Place:
        del tables[table][row_of(tables, table, key)]
        return at(tables, *look)

    return damage


def more(table: str, like: str, column: str, **changes: str) -> Damage:
    """Add a row like another one at the end, with some cells changed."""

    def damage(tables: Tables, random: Random) -> Place:
        header, *_ = rows = tables[table]
        copy = dict(zip(header, rows[row_of(tables, table, like)], strict=True)) | {"id": "new"}
        rows.append([{**copy, **{name.replace("_", ":"): text for name, text in changes.items()}}[n] for n in header])
        return Place(table, len(rows), header.index(column) + 1)

    return damage


def both(first: Damage, second: Damage) -> Damage:
    """One damage that takes two changes; look at the second."""

    def damage(tables: Tables, random: Random) -> Place:
        first(tables, random)
        return second(tables, random)

    return damage


def head(table: str, name: str, new: str) -> Damage:
    """Rename a column."""

    def damage(tables: Tables, random: Random) -> Place:
        column = tables[table][0].index(name)
        tables[table][0][column] = new
        return Place(table, 1, column + 1)

    return damage


def without(table: str, name: str) -> Damage:
    """Take a column away; look at the beginning of the header."""

    def damage(tables: Tables, random: Random) -> Place:
        column = tables[table][0].index(name)
        for row in tables[table]:
            del row[column]
        return Place(table, 1, 1)

    return damage


def longer(table: str, keys: Sequence[str], text: str) -> Damage:
    """Add a cell beyond the header, as a comma does that is not in quotation marks."""

    def damage(tables: Tables, random: Random) -> Place:
        row = tables[table][place := row_of(tables, table, random.choice(keys))]
        row.append(text)
        return Place(table, place + 1, len(row))

    return damage


def merged(book: openpyxl.Workbook, place: Place) -> None:
    """Merge the cell with the one beside or below it."""
    right, below = (1, 0) if place.row == 1 else (0, 1)
    book[place.table].merge_cells(None, place.row, place.column, place.row + below, place.column + right)


def formula(book: openpyxl.Workbook, place: Place) -> None:
    """Put a formula into the cell; openpyxl computes none."""
    book[place.table].cell(place.row, place.column, "=2000+19")


def percent(book: openpyxl.Workbook, place: Place) -> None:
    """Show the number in the cell as a percentage."""
    book[place.table].cell(place.row, place.column, 0.45).number_format = "0%"


def as_it_is(table: str, keys: Sequence[str], column: str) -> Damage:
    """Only choose a cell, which is damaged in the workbook."""
    return cell(table, keys, column, "{old}")


VALUES = ("event/fair-2022 cg:takesPlaceIn", "event/fair-2023 cg:takesPlaceIn", "event/signing cg:takesPlaceIn")
LABELS = ("series/fair skos:prefLabel", "event/signing skos:prefLabel", "project/quay skos:prefLabel")
SIGNING = ("event/signing rdf:type", "event/signing skos:prefLabel", "event/signing cg:takesPlaceIn")
CLAIMS = (*VALUES, *LABELS, "policy/plan cg:adoptedAt", "agreement/pact cg:coversInitiative")
CITIES, MEMBERS = ("p2", "p3"), ("m1", "m2")
SPANS = ("event/fair-2022 cg:hasTimeSpan", "event/signing cg:hasTimeSpan", "project/quay cg:hasTimeSpan")
RESULT = "obs/fair-2023 sosa:hasSimpleResult"


def beside_rank(tables: Tables, random: Random) -> Place:
    """A rank without the reason beside it; look where the reason should be."""
    place = cell("claims", CLAIMS, "rank", "preferred")(tables, random)
    return place._replace(column=tables["claims"][0].index("reason") + 1)


READING = (
    Kind("a source that no table has", "unknown-source", cell("claims", CLAIMS, "sources", "websit")),
    Kind("no source", "no-source", cell("claims", CLAIMS, "sources", "")),
    Kind("an id given twice", "id-used", cell("claims", CLAIMS[3:], "id", "c03")),
    Kind("an id with a blank", "not-an-id", cell("memberships", MEMBERS, "id", "member 1")),
    Kind("a misspelt property", "unknown-property", cell("claims", VALUES, "property", "cg:takePlaceIn")),
    Kind("a misspelt property in a header", "header-property", head("places", "cg:longitude", "cg:longitud")),
    Kind("a column that no table has", "unknown-column", head("sources", "address", "homepage")),
    Kind("a column there twice", "property-column-twice", head("places", "cg:westLongitude", "cg:southLatitude")),
    Kind("a column that is missing", "missing-column", without("claims", "property")),
    Kind("an unknown kind of thing", "unknown-kind", cell("claims", SIGNING, "subject", "evnt/signing")),
    Kind("a misspelt class", "unknown-class", cell("memberships", MEMBERS, "rdf:type", "cg:NetworkMembershp")),
    Kind("a misspelt code", "unknown-code",
         cell("memberships", MEMBERS, "cg:creativeField", "code/creative-field/musik")),
    Kind("two things in one cell", "several-things", cell("claims", VALUES, "value", "place/belmar, place/corvan")),
    Kind("a value left out", "missing-value", cell("claims", LABELS, "value", "")),
    Kind("words without a language", "language-missing", cell("claims", LABELS, "lang", "")),
    Kind("a year with a language", "language-misplaced", cell("claims", "network/ports cg:foundedYear", "lang", "en")),
    Kind("a day that is in no calendar", "no-such-day", cell("claims", SPANS, "value", "30/02/2023")),
    Kind("a day that can be two", "ambiguous-date", cell("claims", SPANS, "value", "03/04/2023")),
    Kind("a number that can be two", "ambiguous-number", cell("places", CITIES, "cg:latitude", "42,512")),
    Kind("a number with a qualifier", "number-with-qualifier", value(RESULT, "hơn 12.000")),
    Kind("a month for a year", "date-for-number", cell("memberships", MEMBERS, "cg:memberSince", "tháng 6/2019")),
    Kind("an unknown mode", "not-a-choice", cell("claims", CLAIMS, "mode", "said")),
    Kind("a rank without a reason", "rank-without-reason", beside_rank),
    Kind("a quotation of another length", "quote-length", cell("claims", RESULT, "quote", "{old}s")),
    Kind("a correction of no claim", "unknown-claim", cell("corrections", "k1", "right", "c99")),
    Kind("a claim that ends before it begins", "end-before-begin", both(
        cell("claims", "org/guild cg:hasSeat", "from", "2020"), cell("claims", "org/guild cg:hasSeat", "to", "2010"))),
    Kind("a source of the future", "source-of-the-future", cell("sources", "press", "date", "2999-01")),
    Kind("a comma that splits a cell", "row-too-long", longer("claims", CLAIMS, "and so on"), (CSV,)),
    Kind("merged cells in the header", "merged-header", lambda *_: Place("claims", 1, 3), (WORKBOOK,), merged),
    Kind("a formula never computed", "formula-without-value", as_it_is("memberships", MEMBERS, "cg:memberSince"),
         (WORKBOOK,), formula),
    Kind("a percentage", "percentage", as_it_is("claims", (RESULT,), "value"), (WORKBOOK,), percent),
)  # fmt: skip

SHAPES = (
    Kind("a member before the network was founded", "CityNetwork-noMemberBeforeFounding",
         cell("memberships", MEMBERS, "cg:memberSince", "2009")),
    Kind("a latitude of a longitude", "Place-latitude", cell("places", CITIES, "cg:latitude", "104.52")),
    Kind("coordinates the wrong way round", "Place-inBoxOfCountry", both(
        cell("places", "p2", "cg:longitude", "42.51"),
        cell("places", "p2", "cg:latitude", "10.25"))),
    Kind("an edition before the previous one", "Event-afterPreviousEdition",
         value("event/fair-2023 cg:hasTimeSpan", "19–21/5/2021",
               "claims", "event/fair-2023 cg:previousEdition", "value")),
    Kind("a name left out", "VietnameseLabelShape",
         gone("claims", "initiative/song skos:prefLabel Bài", "claims", "initiative/song rdf:type", "subject")),
    Kind("a code of another list", "Participation-inRole",
         value("participation/guild cg:inRole", "code/creative-field/design")),
    Kind("an agreement with one party", "Agreement-hasParty",
         gone("claims", "agreement/pact cg:hasParty org/belmar", "claims", "agreement/pact cg:hasParty", "value")),
    Kind("a membership that ends before it begins", "Membership-endsAfterItBegins",
         cell("memberships", "m1", "cg:memberUntil", "2012", "memberships", "m1", "cg:memberSince")),
    Kind("a membership in no network", "Membership-inNetwork", cell("memberships", MEMBERS, "cg:inNetwork", "")),
    Kind("a country for a city", "Membership-memberCity",
         cell("memberships", MEMBERS, "cg:memberCity", "place/aurelia")),
    Kind("an event without a date", "Event-hasTimeSpan",
         gone("claims", "event/signing cg:hasTimeSpan", "claims", "event/signing rdf:type", "subject")),
    Kind("more days than the event lasts", "Event-daysFitTimeSpan", value("event/fair-2023 cg:mainProgrammeDays", "9")),
    Kind("a result below zero", "Observation-notBelowZero", value(RESULT, "-12000")),
    Kind("a result without a comparator", "Observation-comparator",
         gone("claims", "obs/fair-2023 cg:comparator", "claims", "obs/fair-2023 rdf:type", "subject")),
    Kind("a result of a code", "Observation-hasFeatureOfInterest",
         value("obs/fair-2023 sosa:hasFeatureOfInterest", "code/indicator/visitors")),
    Kind("an agreement signed after it ended", "SigningEvent-beforeValidityEnds",
         value("agreement/pact cg:validFor", "2020/2022", "claims", "event/signing cg:signsAgreement", "value")),
    Kind("a signatory who signs for no party", "SigningEvent-signatoryActsForAParty",
         value("participation/guild cg:participant", "org/choir",
               "claims", "participation/guild cg:inActivity", "value")),
    Kind("a horizon before the adoption", "Strategy-horizonAfterAdoption", value("policy/plan cg:horizonYear", "2020")),
    Kind("an adoption after the event", "PolicyInstrument-adoptedDuringEvent",
         value("policy/plan cg:adoptedOn", "18/11/2022", "claims", "policy/plan cg:adoptedAt", "value")),
    Kind("a place in itself", "Place-notInItself", cell("places", "p3", "cg:locatedIn", "place/corvan")),
    Kind("a venue in another city", "Event-venueLiesWhereItTakesPlace",
         value("event/fair-2023 cg:takesPlaceIn", "place/corvan",
               "claims", "event/fair-2023 cg:hasMainVenue", "value")),
    Kind("an organiser that is a place", "Event-organisedBy", value("event/fair-2022 cg:organisedBy", "place/belmar")),
    Kind("a deprecated claim that nothing corrects", "Claim-deprecatedIsCorrected",
         gone("corrections", "k1", "claims", "c07", "id")),
    Kind("a correction to the same value", "Correction-ofTheSameStatement",
         value("org/guild cg:foundedYear 1999", "1990", "corrections", "k1", "right")),
    Kind("two cities with one identity", "Thing-ownSameAs",
         cell("places", "p3", "schema:sameAs", "http://www.wikidata.org/entity/Q900001")),
    Kind("a code of a country in small letters", "Country-isoAlpha2", cell("places", "p1", "cg:isoAlpha2", "qa")),
    Kind("two years of joining", "Membership-memberSince",
         more("claims", "network/ports cg:foundedYear", "value", subject="membership/belmar-ports",
              property="cg:memberSince", value="2016")),
    Kind("a longitude without a latitude", "Thing-latitudeWithLongitude", cell("places", "p3", "cg:latitude", "")),
    Kind("a box upside down", "Box-southOfNorth", both(
        cell("places", "p1", "cg:northLatitude", "40"), cell("places", "p1", "cg:southLatitude", "45"))),
)  # fmt: skip


def written(tables: Tables, folder: Path, form: str, random: Random) -> openpyxl.Workbook | None:
    """Save tables in a folder: a CSV file each, or one workbook with a sheet each and a cover."""
    if form == CSV:
        for name, rows in tables.items():
            text = io.StringIO()
            csv.writer(text, delimiter=random.choice(",;\t"), lineterminator="\r\n").writerows(rows)
            (folder / f"{name}.csv").write_bytes(text.getvalue().encode("utf-8-sig"))
        return None
    book = openpyxl.Workbook()
    book.worksheets[0].title = "cover"
    book.worksheets[0]["A1"] = "Our tables"
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([typed(text) for text in row])
    book.save(folder / "tables.xlsx")
    return book


def typed(text: str) -> str | int | float | date | None:
    """A cell as a spreadsheet keeps what is typed into it."""
    if re.fullmatch(r"-?[0-9]{1,15}", text):
        return int(text)
    if re.fullmatch(r"[0-9]+\.[0-9]{1,2}", text):
        return float(text)
    return date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else text or None


def damaged(kind: Kind, folder: Path, form: str, seed: int = 0) -> Damaged:
    """Tables damaged in one way, saved in a folder."""
    random, tables = Random(f"{seed} {kind.name}"), undamaged()  # noqa: S311 - a seed, not a secret
    place = kind.damage(tables, random)
    book = written(tables, folder, form, random)
    if book is None:
        return Damaged(folder, Cell(str(folder / f"{place.table}.csv"), "", place.row, place.column))
    path = folder / "tables.xlsx"
    if kind.touch:
        kind.touch(book, place)
        book.save(path)
    return Damaged(folder, Cell(str(path), place.table, place.row, place.column))


def found(kind: Kind, made: Damaged) -> list[Cell]:
    """Where a check finds the damage."""
    rules = (kind.rule, f"Table-{kind.rule}")
    return [each.cell for each in cg.check(made.folder).findings if each.rule.slug in rules and each.cell]


def main() -> None:
    """Print what is found of each damage."""
    table = Table("kind", "rule", "file", "sheet", "cell", "found", box=box.SIMPLE_HEAD, pad_edge=False)
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    missed = set()
    for kind in (*READING, *SHAPES):
        for form in kind.formats:
            with tempfile.TemporaryDirectory() as folder:
                made = damaged(kind, Path(folder), form, seed)
                cells = found(kind, made)
                file = Path(made.cell.file).name
                names = ", ".join(each.name for each in cells) or "nothing"
                table.add_row(kind.name, kind.rule, file, made.cell.sheet, made.cell.name, names)
                missed |= set() if made.cell in cells else {kind.name}
    console = Console(width=160)
    console.print(table)
    console.print(f"{60 - len(missed)} of 60 kinds found at their cells")


if __name__ == "__main__":
    main()
