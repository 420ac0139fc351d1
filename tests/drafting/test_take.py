"""Accepted rows of a draft become tables that check and build read; what is not accepted or not right does not."""

import csv
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.drafting.made import FAIR, OFFICE, REPORT, candidate, decide, drafted, fair, workbook

import creativegraph as cg
from creativegraph.drafting.source import SourceRow
from creativegraph.drafting.taking import take
from creativegraph.errors import ArgumentError, CreativeGraphError, TableError
from creativegraph.files import write_whole
from creativegraph.tables.build import build
from creativegraph.tables.quotations.verify import verify


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def change_cells(path: Path, *changes: tuple[str, str, str]) -> None:
    def change(book: Any) -> None:
        for sheet, cell, text in changes:
            book[sheet][cell].value = text

    decide(path, change)


def column(path: Path, name: str) -> str:
    from openpyxl import load_workbook

    return next(cell.column_letter for cell in load_workbook(path)["claims"][1] if cell.value == name)


def test_accepted_rows_become_claims_with_their_source_and_their_text(tmp_path: Path) -> None:
    made = take(workbook(drafted(fair()), tmp_path / "draft.xlsx"), tmp_path / "mine")

    built = build([tmp_path / "mine"])
    shares, faults = verify(built, tmp_path / "mine" / "texts")
    assert (made.taken, made.left, made.refused) == (3, 0, ())
    assert faults == []
    assert [each.source for each in shares] == ["orvane-report"]
    rows = rows_in(tmp_path / "mine" / "claims.csv")
    assert [(row["id"], row["subject"], row["property"], row["value"]) for row in rows] == [
        ("orvane-report-1", "event/orvane-fair-2025", "rdf:type", "cg:Festival"),
        ("orvane-report-2", "event/orvane-fair-2025", "cg:takesPlaceIn", "place/hanoi"),
        ("orvane-report-3", "event/orvane-fair-2025", "cg:organisedBy", "Fair Office (org/fair-office)"),
        ("orvane-report-4", "event/orvane-fair-2025", "visitors", "more than 12,000"),
    ]
    assert rows[0]["label@en"] == "Orvane Fair of 2025"
    assert (tmp_path / "mine" / "texts" / "orvane-report.txt").read_text(encoding="utf-8") == REPORT.text


def test_nothing_is_accepted_by_itself(tmp_path: Path) -> None:
    made = take(workbook(drafted(fair()), tmp_path / "draft.xlsx", "", "no", " NO "), tmp_path / "mine")

    assert (made.taken, made.left, made.files) == (0, 3, ())
    assert not (tmp_path / "mine").exists()


def test_other_words_are_refused_at_their_cell_and_the_rest_is_taken(tmp_path: Path) -> None:
    made = take(workbook(drafted(fair()), tmp_path / "draft.xlsx", "Yes", "maybe", "Edited"), tmp_path / "mine")

    assert made.taken == 2
    assert [(each.sheet, each.cell.name) for each in made.refused] == [("claims", "A3")]
    assert "'maybe' is no decision" in made.refused[0].message
    assert "không phải là quyết định" in made.refused[0].message_vi


def test_taking_again_adds_only_what_is_new(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx", "yes", "no", "no")
    take(path, tmp_path / "mine")
    before = (tmp_path / "mine" / "claims.csv").read_text(encoding="utf-8")

    decide(path, lambda _: None, "yes", "no", "yes")
    made = take(path, tmp_path / "mine")

    after = (tmp_path / "mine" / "claims.csv").read_text(encoding="utf-8")
    assert (made.taken, made.before, made.left) == (1, 1, 1)
    assert [row["id"] for row in rows_in(tmp_path / "mine" / "claims.csv")] == [f"orvane-report-{n}" for n in (1, 2, 3)]
    assert all(line in after for line in before.splitlines()[1:])
    assert len(rows_in(tmp_path / "mine" / "sources.csv")) == 1


def test_tables_that_are_there_keep_what_they_have(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    old = 'id;subject;property;value;sources;remark\r\nf1;event/old;visitors;100;old;"a;b"\r\n'.replace(
        ";remark", ";note"
    )
    (mine / "claims.csv").write_bytes(("\ufeff" + old).encode())
    (mine / "sources.csv").write_text("id,kind,title\nold,press,Old\n", encoding="utf-8")

    take(workbook(drafted(fair()), tmp_path / "draft.xlsx"), mine)

    data = (mine / "claims.csv").read_bytes().decode("utf-8")
    rows = list(csv.reader(data.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert data.startswith("\ufeff")
    assert rows[1][:6] == ["f1", "event/old", "visitors", "100", "old", "a;b"]
    assert len(rows) == 6
    assert [row["id"] for row in rows_in(mine / "sources.csv")] == ["old", "orvane-report"]
    assert build([mine]).digest().claims > 5


def test_a_file_that_is_no_claims_table_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "claims.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    made = take(workbook(drafted(fair()), tmp_path / "draft.xlsx"), mine)

    assert (mine / "claims.csv").read_text(encoding="utf-8") == "a,b\n1,2\n"
    assert made.home.claims == mine / "claims-2.csv"


def test_a_changed_quotation_is_found_anew_or_refused_with_what_is_near(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")
    quote = column(path, "quote")

    change_cells(
        path, ("claims", f"{quote}2", "about 20 people came"),
        ("claims", f"{quote}3", "was organised by the Fair Office"), ("claims", f"{quote}4", "It was a joy"),
    )  # fmt: skip
    made = take(path, tmp_path / "mine")

    row = next(row for row in rows_in(tmp_path / "mine" / "claims.csv") if row["property"] == "cg:organisedBy")
    assert REPORT.text[int(row["start"]) : int(row["end"])] == row["quote"] == "was organised by the Fair Office"
    assert [each.cell.name for each in made.refused] == [f"{quote}2"]
    assert "About 900 people came" in made.refused[0].message


def test_a_row_that_a_person_adds_is_placed_where_its_words_stand_once(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx", "no", "no", "no")

    def change(book: Any) -> None:
        sheet = book["claims"]
        places = {cell.value: cell.column for cell in sheet[1]}
        for number, words in enumerate(["About 900 people", "It was a joy"], start=5):
            row = {"take": "edited", "subject": "Lantern Night (event/lanterns)", "property": "visitors"}
            for name, text in {**row, "value": "about 900", "quote": words}.items():
                sheet.cell(number, places[name]).value = text

    decide(path, change)
    made = take(path, tmp_path / "mine")

    rows = rows_in(tmp_path / "mine" / "claims.csv")
    assert [(row["subject"], row["start"]) for row in rows] == [
        ("Lantern Night (event/lanterns)", str(REPORT.text.index("About")))
    ]
    assert "several times" in made.refused[0].message


def test_a_row_that_the_tables_would_not_read_is_refused_at_its_cell(tmp_path: Path) -> None:
    found = [*fair(), candidate("cg:nonsense", "place/hanoi", "in May 2025")]

    made = take(workbook(drafted(found), tmp_path / "draft.xlsx"), tmp_path / "mine")

    assert made.taken == 3
    assert [(each.cell.name, each.rule) for each in made.refused] == [("D5", "unknown-property")]
    assert build([tmp_path / "mine"]).digest().claims > 3


def test_a_thing_gets_another_id_name_and_class_for_all_rows(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    change_cells(
        path, ("things", "C2", "event/fair-25"), ("things", "E2", ""), ("things", "F2", "The Fair"),
        ("things", "G2", "Hội chợ"), ("things", "C3", "place/hanoi"),
    )  # fmt: skip
    take(path, tmp_path / "mine")

    rows = rows_in(tmp_path / "mine" / "claims.csv")
    assert {row["subject"] for row in rows} == {"event/fair-25"}
    assert (rows[0]["label@en"], rows[0]["label@vi"]) == ("The Fair", "Hội chợ")
    assert next(row["value"] for row in rows if row["property"] == "cg:organisedBy") == "place/hanoi"


def test_how_sure_the_draft_is_does_not_become_how_well_a_claim_is_supported(tmp_path: Path) -> None:
    first, second, third = fair()
    sure = [replace(first, confidence="high"), replace(second, confidence="medium"), replace(third, confidence="low")]
    path = workbook(drafted(sure), tmp_path / "draft.xlsx", "yes", "edited")
    take(path, tmp_path / "mine")

    table = tmp_path / "mine" / "claims.csv"
    rows = rows_in(table)
    assert len(rows) == 4
    assert {row.get("confidence", "") for row in rows} == {""}

    table.write_text(with_column(rows, "confidence", "high"), encoding="utf-8")
    made = take(path, tmp_path / "mine")
    assert (made.taken, made.before, made.beside) == (0, 3, ())
    assert {row["confidence"] for row in rows_in(table)} == {"high"}


def with_column(rows: list[dict[str, str]], name: str, text: str) -> str:
    file = StringIO()
    writer = csv.DictWriter(file, list(dict.fromkeys((*rows[0], name))), lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, name: text} for row in rows)
    return file.getvalue()


def test_of_two_new_things_that_are_one_that_counts_whose_id_stayed(tmp_path: Path) -> None:
    second = replace(FAIR, id="event/ropes-and-sails", label="Ropes and Sails", start=200, classes=("cg:Exhibition",))
    shown = candidate("cg:partOf", second.id, "more than 12,000 visitors", second)
    path = workbook(drafted([*fair(), shown]), tmp_path / "draft.xlsx")
    things = numbered(path, "things")

    change_cells(path, ("things", f"C{things[FAIR.id]}", second.id))
    made = take(path, tmp_path / "mine")

    named = [row for row in rows_in(tmp_path / "mine" / "claims.csv") if row["property"] == "rdf:type"]
    assert [(row["subject"], row["value"], row["label@en"]) for row in named] == [
        ("event/ropes-and-sails", "cg:Exhibition", "Ropes and Sails")
    ]
    assert made.joined == ((FAIR.id, second.id, "Orvane Fair of 2025"),)


def numbered(path: Path, sheet: str) -> dict[str, int]:
    from openpyxl import load_workbook

    rows = load_workbook(path)[sheet].iter_rows(values_only=True)
    return {str(row[0]): number for number, row in enumerate(rows, start=1)}


def test_rows_of_a_thing_with_an_unknown_class_wait_for_it(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    change_cells(path, ("things", "E2", "cg:Festivall"))
    made = take(path, tmp_path / "mine")

    assert made.taken == 0
    assert ("things", "E2") in [(each.sheet, each.cell.name) for each in made.refused]
    assert sum("in the sheet of things" in each.message for each in made.refused) == 3


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("id", "Orvane Report", "needs an id"),
        ("title", "", "needs a title"),
        ("kind", "book", "not a value of column kind"),
    ],
)
def test_a_source_that_lacks_what_it_needs_is_refused_at_its_cell(
    tmp_path: Path, field: str, text: str, words: str
) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    change_cells(path, ("source", f"B{2 + SourceRow._fields.index(field)}", text))
    with pytest.raises((ArgumentError, TableError), match=words) as caught:
        take(path, tmp_path / "mine")

    assert f"B{2 + SourceRow._fields.index(field)}" in str(caught.value)
    assert not (tmp_path / "mine").exists()


def test_two_texts_cannot_have_one_source(tmp_path: Path) -> None:
    take(workbook(drafted(fair()), tmp_path / "draft.xlsx"), tmp_path / "mine")
    other = drafted([], document=cg.drafting.Document(REPORT.text + " More.", "en", "The fair"))
    found = drafted(fair(), document=other.document)

    with pytest.raises(ArgumentError, match="with another text"):
        take(workbook(found, tmp_path / "other.xlsx"), tmp_path / "mine")


def test_a_project_gets_the_claims_in_its_data(tmp_path: Path) -> None:
    (tmp_path / "data" / "claims").mkdir(parents=True)
    (tmp_path / "creativegraph.toml").write_text(
        'name = "fairs"\nversion = "0.1.0"\nbase = "https://example.org/fairs/"\nprefix = "fairs"\nlanguages = ["en"]\n'
        'extends = ["creativegraph 0.4"]\n',
        encoding="utf-8",
    )

    made = take(workbook(drafted(fair()), tmp_path.parent / "draft.xlsx"), tmp_path)

    assert made.taken == 3
    assert (tmp_path / "data" / "claims" / "orvane-report.csv").exists()
    assert (tmp_path / "data" / "sources.csv").exists()
    assert OFFICE.label in (tmp_path / "data" / "claims" / "orvane-report.csv").read_text(encoding="utf-8")


def test_long_quotations_are_kept_by_their_ends_where_too_much_would_be_quoted(tmp_path: Path) -> None:
    sentences = REPORT.text.split("\n\n")[1:]
    found = [candidate("visitors", str(number), each) for number, each in enumerate(sentences, start=1)]

    made = take(workbook(drafted(found), tmp_path / "draft.xlsx"), tmp_path / "mine")

    shares, faults = verify(build([tmp_path / "mine"]), tmp_path / "mine" / "texts")
    assert made.taken == len(sentences)
    assert made.cut > 0
    assert faults == []
    assert shares[0].part <= 0.35
    assert any(" … " in row["quote"] and "#" in row["quote"] for row in rows_in(tmp_path / "mine" / "claims.csv"))


def test_a_quotation_with_an_ellipsis_has_its_digest(tmp_path: Path) -> None:
    text = f"{REPORT.text} He said: we go on … for ever."
    document = cg.drafting.Document(text, "en", "The fair")
    made = candidate("visitors", "1", "in May 2025")
    start = text.index("we go on")
    quoted = replace(made, quote="we go on … for ever", start=start, end=start + 19)

    take(workbook(drafted([quoted], document), tmp_path / "draft.xlsx"), tmp_path / "mine")

    assert verify(build([tmp_path / "mine"]), tmp_path / "mine" / "texts")[1] == []


def test_a_text_that_is_there_under_another_name_is_not_written_again(tmp_path: Path) -> None:
    (tmp_path / "mine" / "texts").mkdir(parents=True)
    (tmp_path / "mine" / "texts" / "fair.txt").write_text(REPORT.text, encoding="utf-8")

    take(workbook(drafted(fair()), tmp_path / "draft.xlsx"), tmp_path / "mine")

    assert [each.name for each in (tmp_path / "mine" / "texts").iterdir()] == ["fair.txt"]


def test_what_is_taken_of_a_short_report_passes_the_check_however_many_rows_there_are(tmp_path: Path) -> None:
    quotes = [
        "The Orvane Fair of 2025 was organised by the Fair Office.", "It drew more than 12,000 visitors in May 2025.",
        "Potters, weavers and bookbinders from nine towns", "showed their work in the old market hall,",
        "as they have for years.", "said Ann Vale", "About 900 people came to the Lantern Night.",
    ]  # fmt: skip
    found = [candidate("visitors", str(number), each) for number, each in enumerate(quotes, start=1)]

    made = take(workbook(drafted(found), tmp_path / "draft.xlsx"), tmp_path / "mine")

    shares, faults = verify(build([tmp_path / "mine"]), tmp_path / "mine" / "texts")
    assert (made.taken, made.over) == (7, 0)
    assert (faults, shares[0].part <= 0.35) == ([], True)


def test_too_much_that_is_quoted_all_the_same_is_told_by_as_many_characters_as_the_check_counts(tmp_path: Path) -> None:
    said = REPORT.text[REPORT.text.index("Potters") : REPORT.text.index("\n\n“It")]
    found = [candidate("code/speech-act/hope", said, said[:20]), candidate("visitors", "5", "The Orvane Fair")]

    made = take(workbook(drafted(found), tmp_path / "draft.xlsx"), tmp_path / "mine")

    share = verify(build([tmp_path / "mine"]), tmp_path / "mine" / "texts")[0][0]
    assert made.over == share.quoted - int(0.35 * share.characters) > 0
    assert made.longest[0] == next(
        row["id"] for row in rows_in(tmp_path / "mine" / "claims.csv") if row["value"] == said
    )


def test_no_row_that_only_names_a_thing_quotes_the_report(tmp_path: Path) -> None:
    take(workbook(drafted(fair()), tmp_path / "draft.xlsx"), tmp_path / "mine")

    named = [row for row in rows_in(tmp_path / "mine" / "claims.csv") if row["property"] == "rdf:type"]
    assert [(row["quote"], row["start"]) for row in named] == [("", "")]


def test_a_row_mended_in_the_draft_is_mended_in_the_tables_and_not_written_beside_it(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")
    take(path, tmp_path / "mine")
    rows = [row["property"] for row in rows_in(tmp_path / "mine" / "claims.csv")]

    def add(book: Any) -> None:
        places = {cell.value: cell.column for cell in book["claims"][1]}
        number = next(
            row for row in range(2, 9) if book["claims"].cell(row, places["property"]).value.startswith("visitors")
        )
        book["claims"].cell(1, book["claims"].max_column + 1).value = "group"
        book["claims"].cell(number, book["claims"].max_column).value = "code/attendee-group/mayors"

    decide(path, add)
    made = take(path, tmp_path / "mine")

    after = rows_in(tmp_path / "mine" / "claims.csv")
    assert [row["property"] for row in after] == rows
    assert [row["group"] for row in after if row["property"] == "visitors"] == ["code/attendee-group/mayors"]
    assert (made.taken, made.before) == (1, 2)
    assert made.mended == (next(row["id"] for row in after if row["property"] == "visitors"),)
    assert verify(build([tmp_path / "mine"]), tmp_path / "mine" / "texts")[1] == []


def test_what_a_person_wrote_into_the_tables_is_not_undone_by_taking_again(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")
    take(path, tmp_path / "mine")
    table = tmp_path / "mine" / "claims.csv"
    mended = table.read_text(encoding="utf-8").replace(",2025-05", ",2025-05-04")
    table.write_text(mended, encoding="utf-8")

    made = take(path, tmp_path / "mine")

    assert ",2025-05-04" in table.read_text(encoding="utf-8")
    assert made.beside == (("orvane-report-5", "orvane-report-4"),)


def test_words_left_out_of_a_quotation_stand_for_the_passage_as_in_tables(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx", "no", "no")
    quote = column(path, "quote")

    change_cells(path, ("claims", f"{quote}4", "It drew […] in May 2025"))
    made = take(path, tmp_path / "mine")

    row = rows_in(tmp_path / "mine" / "claims.csv")[-1]
    assert made.refused == ()
    assert row["quote"].startswith("It drew … in May 2025 #")
    assert REPORT.text[int(row["start"]) : int(row["end"])] == "It drew more than 12,000 visitors in May 2025"
    assert verify(build([tmp_path / "mine"]), tmp_path / "mine" / "texts")[1] == []


def test_what_broke_off_is_completed_when_the_draft_is_taken_again(tmp_path: Path) -> None:
    path, mine = workbook(drafted(fair()), tmp_path / "draft.xlsx"), tmp_path / "mine"
    mine.mkdir()
    (mine / "texts").touch()

    with pytest.raises(CreativeGraphError):
        take(path, mine)
    broken = sorted(each.name for each in mine.iterdir())
    (mine / "texts").unlink()
    made = take(path, mine)

    assert broken == ["texts"]
    assert (made.taken, [each.name for each in made.files]) == (3, ["orvane-report.txt", "sources.csv", "claims.csv"])


@pytest.mark.parametrize("lost", ["sources.csv", "texts/orvane-report.txt"])
def test_a_source_or_text_that_is_lost_is_written_again_without_new_rows(tmp_path: Path, lost: str) -> None:
    path, mine = workbook(drafted(fair()), tmp_path / "draft.xlsx"), tmp_path / "mine"
    take(path, mine)
    before = (mine / lost).read_bytes()
    (mine / lost).unlink()

    made = take(path, mine)

    assert (made.taken, made.before, made.files) == (0, 3, (mine / lost,))
    assert (mine / lost).read_bytes() == before


def test_an_id_too_long_for_a_file_is_refused_at_its_cell_and_nothing_written(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    change_cells(path, ("source", "B2", "a" * 300))
    with pytest.raises(ArgumentError, match="at most 100 small letters"):
        take(path, tmp_path / "mine")

    assert not (tmp_path / "mine").exists()


def test_a_fault_in_a_row_of_the_sources_that_are_there_blocks_no_draft(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "sources.csv").write_text("id,kind,title\nold,nonsense,Old\n", encoding="utf-8")

    made = take(workbook(drafted(fair()), tmp_path / "draft.xlsx"), mine)

    assert (made.taken, made.refused) == (3, ())


def test_a_row_that_the_draft_has_twice_is_written_once(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    def double(book: Any) -> None:
        for row in list(book["claims"].iter_rows(min_row=2, values_only=True)):
            book["claims"].append(row)

    decide(path, double)
    made = take(path, tmp_path / "mine")

    assert (made.taken, made.before) == (3, 3)
    assert len(rows_in(tmp_path / "mine" / "claims.csv")) == 4


def test_a_source_said_to_be_known_gets_its_row_where_no_table_has_it(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")
    known, title = (f"B{2 + SourceRow._fields.index(each)}" for each in ("known", "title"))

    change_cells(path, ("source", known, "yes"))
    take(path, tmp_path / "mine")
    change_cells(path, ("source", title, ""))

    assert [row["id"] for row in rows_in(tmp_path / "mine" / "sources.csv")] == ["orvane-report"]
    with pytest.raises(ArgumentError, match="no table has a source orvane-report; write its title"):
        take(path, tmp_path / "other")


def test_a_date_of_the_source_that_is_none_is_refused_at_its_cell(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")
    cell = f"B{2 + SourceRow._fields.index('date')}"

    change_cells(path, ("source", cell, "yesterday"))
    with pytest.raises((ArgumentError, TableError), match="yesterday") as caught:
        take(path, tmp_path / "mine")

    assert cell in str(caught.value)
    assert not (tmp_path / "mine").exists()


def test_what_a_spreadsheet_would_take_for_a_formula_is_written_behind_an_apostrophe(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")
    cell = f"{column(path, 'note')}2"

    def change(book: Any) -> None:
        book["claims"][cell].value = "=cmd|' /C calc'!A0"
        book["claims"][cell].data_type = "s"

    decide(path, change)
    take(path, tmp_path / "mine")

    notes = {row["note"] for row in rows_in(tmp_path / "mine" / "claims.csv")}
    assert notes == {"", "'=cmd|' /C calc'!A0"}
    assert take(path, tmp_path / "mine").before == 3


@pytest.mark.parametrize("columns", [("start",), ("end",), ("start", "end")])
def test_an_offset_that_is_none_is_looked_past(tmp_path: Path, columns: tuple[str, ...]) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    change_cells(path, *(("claims", f"{column(path, each)}3", "9" * 5000) for each in columns))
    again = [take(path, tmp_path / "mine") for _ in range(2)]

    assert [(each.taken, each.before, each.refused) for each in again] == [(3, 0, ()), (0, 3, ())]
    rows = rows_in(tmp_path / "mine" / "claims.csv")
    assert all(REPORT.text[int(row["start"]) : int(row["end"])] == row["quote"] for row in rows if row["quote"])


def test_a_line_of_the_text_with_a_number_beyond_all_is_none(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    decide(path, lambda book: book["text"].append(["9" * 18, "more"]))

    assert take(path, tmp_path / "mine").taken == 3


@pytest.mark.parametrize("name", ["take", "quote", "value", "Subject "])
def test_two_columns_of_one_name_are_refused(tmp_path: Path, name: str) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    def beside(book: Any) -> None:
        sheet = book["claims"]
        sheet.cell(1, sheet.max_column + 1).value = name

    decide(path, beside)

    with pytest.raises(ArgumentError, match="two columns of sheet 'claims'"):
        take(path, tmp_path / "mine")


def test_two_sheets_of_claims_are_refused_and_other_sheets_are_none(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")
    decide(path, lambda book: book.create_sheet("mine").append(["a", "a", "=1+1"]))

    assert take(path, tmp_path / "mine").taken == 3

    decide(path, lambda book: book.copy_worksheet(book["claims"]))
    with pytest.raises(ArgumentError, match="two sheets of claims, 'claims' and 'claims Copy'"):
        take(path, tmp_path / "mine")


@pytest.mark.parametrize("formula", ["=YES()", '="yes"', "=B3", '=IF(1,"yes","no")'])
def test_a_formula_without_its_value_is_told_at_its_cell(tmp_path: Path, formula: str) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    change_cells(path, ("claims", "A3", formula))

    with pytest.raises(TableError, match=r"formula without a saved value") as told:
        take(path, tmp_path / "mine")
    assert [each.cell.name for each in told.value.faults] == ["A3"]
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("there", [True, False])
def test_of_two_drafts_that_are_taken_at_once_both_are_in_the_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    one, other = (
        workbook(drafted(fair(), source=SourceRow(each)), tmp_path / f"{each}.xlsx") for each in ("one", "other")
    )
    meanwhile = Thread(target=take, args=(other, tmp_path / "mine"))

    def write(path: Path, data: bytes) -> None:
        if not meanwhile.ident:  # the first file, when what goes into all of them is decided
            meanwhile.start()
            meanwhile.join(2)
        write_whole(path, data)

    if there:
        (tmp_path / "mine").mkdir()
    monkeypatch.setattr(sys.modules[take.__module__], "write_whole", write)
    take(one, tmp_path / "mine")
    meanwhile.join()

    assert {row["id"] for row in rows_in(tmp_path / "mine" / "sources.csv")} == {"one", "other"}
    assert {row["sources"] for row in rows_in(tmp_path / "mine" / "claims.csv")} == {"one", "other"}
