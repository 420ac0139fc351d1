"""What is written into the workbook of a draft comes back as it was, whatever a person did to rows and columns."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import load_workbook
from tests.drafting.made import REPORT, candidate, decide, drafted, fair, workbook

from creativegraph.drafting import Candidate, Document, Thing
from creativegraph.drafting.taking.decided import decided
from creativegraph.drafting.workbook import draft_csv, draft_xlsx, read_back
from creativegraph.drafting.workbook.sheets import lines_of, text_of_lines
from creativegraph.errors import ArgumentError, TableError, UnreadableError
from creativegraph.tables.sheets.files import read_all

SLUGS = some.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)
LABELS = some.text(some.sampled_from("aăĐ Bé0-9.,'\"&<=+@"), min_size=1, max_size=12).map(str.strip).filter(bool)
THINGS = some.builds(
    Thing, some.tuples(some.sampled_from(["event", "org", "place"]), SLUGS).map("/".join), LABELS, some.just(0),
    some.just(1), some.booleans(), some.sampled_from([(), ("cg:Festival",)]),
)  # fmt: skip
WORDS = some.text(some.sampled_from("aăĐ e\n.é0=+-@'\"”"), min_size=1, max_size=60)


@some.composite
def drafts(draw: some.DrawFn) -> tuple[Document, list[Candidate]]:
    """Return a report and candidates of it."""
    text = draw(WORDS.filter(lambda each: each.strip() != ""))
    things = draw(some.lists(THINGS, min_size=1, max_size=4, unique_by=lambda each: each.id))
    found = []
    for _ in range(draw(some.integers(0, 4))):
        start = draw(some.integers(0, len(text) - 1))
        quote = text[start : draw(some.integers(start + 1, len(text)))]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        spoken = draw(some.lists(some.sampled_from(things), min_size=1, max_size=3, unique=True))
        ids = [each.id for each in spoken]
        value = draw(some.sampled_from(["; ".join(ids), " with ".join(ids), "more than 12,000", "2023-11", "=1+1"]))
        columns = draw(
            some.dictionaries(some.sampled_from(["when", "group", "said_by"]), some.sampled_from(["2023", ids[0]]))
        )
        if quote:
            found.append(Candidate(
                ids[0], "visitors", value, quote, start, start + len(quote), "", columns,
                draw(some.sampled_from(["explicit", "implied"])), draw(some.sampled_from(["high", "medium", "low"])),
                tuple(spoken), "rule",
            ))  # fmt: skip
    return Document(text, "vi"), found


def as_rows(candidates: tuple[Candidate, ...]) -> list[dict[str, str]]:
    return [
        {
            "subject": each.subject, "property": each.property, "value": each.value, "quote": each.quote,
            "start": str(each.start), "end": str(each.end), "mode": each.mode, **each.columns,
        }
        for each in candidates
    ]  # fmt: skip


def filled(rows: list[Any]) -> list[dict[str, str]]:
    return [{name: text for name, text in row.cells.items() if text} for row in rows]


@settings(max_examples=25)
@given(drafts())
def test_what_is_written_and_taken_gives_the_same_claims(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[Document, list[Candidate]]
) -> None:
    folder = tmp_path_factory.mktemp("draft")
    wanted = drafted(made[1], made[0])

    workbook(wanted, folder / "a.xlsx")
    for path, data in draft_csv(wanted, folder / "b.csv").items():
        path.write_bytes(data)
    back = decided(read_back(folder / "a.xlsx"))

    assert filled(back.rows) == as_rows(wanted.candidates)
    assert (back.left, back.refused) == (0, [])
    assert read_back(folder / "a.xlsx").text == made[0].text == read_back(folder / "b.csv").text
    assert read_back(folder / "a.xlsx").source == wanted.source == read_back(folder / "b.csv").source


@given(some.text(some.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=200))
def test_a_text_is_the_same_in_lines_of_any_order(text: str) -> None:
    assert text_of_lines(reversed(list(lines_of(text)))) == text


def test_a_long_line_is_parted_and_whole_again() -> None:
    text = "ă" * 70_000 + "\n\nb"

    assert [len(part) for _, part in lines_of(text)] == [32_000, 32_000, 6_000, 0, 1]
    assert text_of_lines(lines_of(text)) == text


def test_rows_can_be_sorted_and_deleted_columns_moved_and_sheets_renamed(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx", "yes", "no", "edited")

    def change(book: Any) -> None:
        sheet = book["claims"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        for row in [rows[0], rows[3], rows[1]]:
            sheet.append(list(reversed(row)))
        sheet.title = "Phát biểu"
        book.move_sheet("text", -4)

    decide(path, change)
    back = decided(read_back(path))

    assert [row.cells["property"] for row in back.rows] == ["visitors", "cg:takesPlaceIn"]
    assert back.left == 0


def test_the_sentence_has_its_quotation_in_bold_and_words_stay_words() -> None:
    made = drafted([candidate("visitors", "=1+1", "more than 12,000 visitors")])

    data = draft_xlsx(made)

    cell = load_workbook(BytesIO(data), rich_text=True)["claims"]["B2"].value
    assert [(str(part), bool(part.font.b)) for part in cell] == [
        ("It drew ", False), ("more than 12,000 visitors", True), (" in May 2025.", False),
    ]  # fmt: skip
    assert load_workbook(BytesIO(data))["claims"]["E2"].data_type == "s"


def test_headers_are_frozen_decisions_are_chosen_and_columns_have_notes() -> None:
    book = load_workbook(BytesIO(draft_xlsx(drafted(fair()), "vi")))

    sheet = book["claims"]
    assert sheet.freeze_panes == "B2"
    lists = {each.formula1 for each in sheet.data_validations.dataValidation}
    assert '"yes,no,edited"' in lists
    assert not any("high" in each for each in lists)
    assert "Quyết định" in sheet["A1"].comment.text
    assert book["how to"]["A1"].value == "Cách dùng bản thảo này"
    assert [each.title for each in book] == ["claims", "things", "source", "how to", "text"]


def test_the_same_draft_gives_the_same_bytes() -> None:
    first, second = (ZipFile(BytesIO(draft_xlsx(drafted(fair())))) for _ in range(2))

    assert [first.read(each) for each in first.namelist()] == [second.read(each) for each in second.namelist()]


def test_what_is_no_draft_or_whose_text_was_changed_is_refused(tmp_path: Path) -> None:
    path = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    def change(book: Any) -> None:
        book["text"]["B2"].value = "Another text"

    decide(path, change)
    with pytest.raises(UnreadableError, match="is not that of the report any more"):
        read_back(path)
    (tmp_path / "other.csv").write_text("id,subject,property,value\n", encoding="utf-8")
    with pytest.raises(ArgumentError, match="is no draft"):
        read_back(tmp_path / "other.csv")
    (tmp_path / "report.txt").write_text("The fair drew 900 visitors.", encoding="utf-8")
    with pytest.raises(ArgumentError, match="is no draft but a report; run `creativegraph draft "):
        read_back(tmp_path / "report.txt")
    with pytest.raises(UnreadableError, match="check its name"):
        read_back(tmp_path / "none.xlsx")
    (tmp_path / "broken.xlsx").write_bytes(path.read_bytes()[:900])
    with pytest.raises(TableError):
        read_back(tmp_path / "broken.xlsx")


def test_a_draft_beside_tables_is_passed_over(tmp_path: Path) -> None:
    workbook(drafted(fair()), tmp_path / "draft.xlsx")
    for path, data in draft_csv(drafted(fair()), tmp_path / "draft.csv").items():
        path.write_bytes(data)

    read = read_all([tmp_path])

    assert (read.tables, read.faults, read.left_out) == ([], [], [])
    assert {each.rule for each in read.notes} == {"draft-passed-over"}


def test_a_quotation_of_the_whole_report_has_no_sentence_around_it() -> None:
    made = drafted([candidate("visitors", "1", REPORT.text)])

    assert load_workbook(BytesIO(draft_xlsx(made)))["claims"]["B2"].value == REPORT.text
