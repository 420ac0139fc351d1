"""Drafts and reports in a real LibreOffice: decided about and saved there, or written there and read here."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.drafting.made import REPORT, drafted, fair
from tests.support.fodt import fodt, items, paragraph, table
from tests.support.office import convert, edited, takes

from creativegraph.drafting.reading import read
from creativegraph.drafting.taking import take
from creativegraph.drafting.taking.decided import decided
from creativegraph.drafting.workbook import draft_xlsx, read_back

pytestmark = [pytest.mark.foreign, pytest.mark.cold]

VIETNAMESE = (
    "Tháng 11 năm 2023, Sở Văn hóa và Thể thao Hà Nội (VH&TT) tổ chức Lễ hội Thiết kế Sáng tạo gồm chuỗi 60 sự kiện"
    " với sự tham gia của hơn 1.000 nghệ sĩ, và đã thu hút hơn 200.000 người tham dự."
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.xlsx"
    path.write_bytes(draft_xlsx(drafted(fair())))
    return path


def letter(path: Path, name: str) -> str:
    return next(cell.column_letter for cell in load_workbook(path)["claims"][1] if cell.value == name)


def test_what_is_decided_and_edited_in_libreoffice_is_taken(draft: Path, tmp_path: Path) -> None:
    value, quote, when = (letter(draft, each) for each in ("value", "quote", "when"))
    back = tmp_path / "back.xlsx"

    edited((draft, back, {
        ("claims", "A2"): "no", ("claims", "A3"): "yes", ("claims", "A4"): "edited", ("claims", f"{value}4"): "12,000",
        ("claims", f"{quote}4"): "12,000 visitors in May 2025", ("claims", f"{when}4"): "2025-05",
    }))  # fmt: skip
    made = take(back, tmp_path / "mine")

    rows = decided(read_back(back)).rows
    assert (made.taken, made.left, made.refused) == (2, 1, ())
    assert [(row.cells["property"], row.cells["value"]) for row in rows] == [
        ("cg:organisedBy", "org/fair-office"), ("visitors", "12,000"),
    ]  # fmt: skip
    assert REPORT.text[int(rows[1].cells["start"]) : int(rows[1].cells["end"])] == "12,000 visitors in May 2025"
    assert rows[1].cells["when"] == "2025-05"


def test_a_draft_saved_by_libreoffice_is_the_same_draft(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()

    before, after = read_back(draft), read_back(convert(draft, tmp_path / "saved"))

    assert after.text == before.text
    assert after.source == before.source
    assert [row for _, row in after.claims.rows] == [row for _, row in before.claims.rows]
    assert [row for _, row in after.things.rows] == [row for _, row in before.things.rows]


def test_the_sheet_itself_refuses_another_word(draft: Path) -> None:
    [found] = takes(draft, "claims", [("A2", "maybe")])

    assert (found["type"], found["refuses"]) == ("LIST", True)
    assert found["told"] == "write one of: yes, no, edited"


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_report_written_in_libreoffice_is_read_as_its_reader_sees_it(form: str, tmp_path: Path) -> None:
    rows = [["Năm", "Số người tham dự"], ["2022", "150.000"], ["2023", "200.000"]]
    body = [
        *[paragraph(VIETNAMESE)] * 6,
        paragraph("Lễ hội có hơn 60 sự kiện", "Theo báo cáo của Sở.", " trong mười ngày."),
        items(["Thứ nhất, 300 đại biểu", "Thứ hai, 20 thành phố"]),
        table(rows),
        paragraph("Kết thúc báo cáo ở đây."),
    ]
    flat = tmp_path / "report.fodt"
    flat.write_text(fodt(body, "Sở Văn hóa và Thể thao – Báo cáo"), encoding="utf-8")
    (tmp_path / "made").mkdir()

    made = read(convert(flat, tmp_path / "made", form))

    assert made.text.split("\n\n") == [
        *[VIETNAMESE] * 6, "Lễ hội có hơn 60 sự kiện trong mười ngày.",
        "- Thứ nhất, 300 đại biểu\n- Thứ hai, 20 thành phố", "\n".join(map(" | ".join, rows)),
        "Kết thúc báo cáo ở đây.", "Theo báo cáo của Sở.",
    ]  # fmt: skip
    assert made.language == "vi"
