"""PDF files: paragraphs, tables and notes as a reader sees them; scanned, encrypted and damaged ones are refused."""

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests.support.pdfs import drawn, laid_out, paragraph, table

from creativegraph.drafting.reading import read_bytes
from creativegraph.errors import UnreadableError

VIETNAMESE = (
    "Tháng 11 năm 2023, Sở Văn hóa và Thể thao Hà Nội tổ chức Lễ hội Thiết kế Sáng tạo gồm chuỗi 60 sự kiện với sự"
    " tham gia của hơn 1.000 nghệ sĩ. Trong 10 ngày diễn ra, lễ hội đã thu hút hơn 200.000 người tham dự."
)
ENGLISH = (
    "The fair of crafts was organised by the Orvane Fair Office with the support of the State-of-the-art Foundation,"
    " and drew nearly 500 delegates from 17 of 20 countries, who stayed for several days in the old market hall."
)


def test_paragraphs_are_whole_over_lines_and_pages_without_heads_feet_and_numbers() -> None:
    texts = [VIETNAMESE, ENGLISH] * 9

    made = read_bytes(
        laid_out(map(paragraph, texts), head="Report of the Fair Office", foot="Page # of 4", title="Fair"), "fair.pdf"
    )

    assert made.text.split("\n\n") == texts
    assert made.title == "Fair"
    assert [each.name for each in made.pages] == ["1", "2", "3"]
    assert made.page_of(len(made.text) - 1) == "3"
    assert made.notes == ("6 running heads and feet left out",)


def test_a_page_begins_within_a_paragraph() -> None:
    made = read_bytes(laid_out([paragraph(" ".join([ENGLISH] * 20))]), "fair.pdf")

    assert "\n" not in made.text
    assert len(made.pages) == 2
    assert 0 < made.pages[1].start < len(made.text)


def test_columns_are_read_one_after_the_other() -> None:
    texts = [VIETNAMESE, ENGLISH] * 5

    assert read_bytes(laid_out(map(paragraph, texts), columns=2), "fair.pdf").text.split("\n\n") == texts


def test_the_rows_of_a_table_have_their_cells_apart() -> None:
    rows = [["Năm", "Số người tham dự", "Nơi"], ["2022", "150.000", "Hà Nội"],
            ["2023", "200.000", "Bưu điện Hà Nội và nhiều không gian khác ở trong thành phố"]]  # fmt: skip

    made = read_bytes(laid_out([paragraph(VIETNAMESE), table(rows, [40, 80, 120]), paragraph(ENGLISH)]), "fair.pdf")

    assert made.text.split("\n\n") == [VIETNAMESE, "\n".join(map(" | ".join, rows)), ENGLISH]


def test_marks_of_notes_are_left_out_and_notes_stand_at_the_end() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 400, "It drew nearly 500 delegates")
        canvas.setFont("Roboto", 6)
        canvas.drawString(60 + canvas.stringWidth("It drew nearly 500 delegates", "Roboto", 10), 404, "7")
        canvas.setFont("Roboto", 10)
        canvas.drawString(60, 387, "and 12 cities.")
        canvas.setFont("Roboto", 8)
        canvas.drawString(60, 60, "7 Counted at the gate.")

    def next_page(canvas: Canvas) -> None:
        canvas.drawString(60, 400, "All of them came again.")

    made = read_bytes(drawn([page, next_page]), "fair.pdf")

    assert made.text.split("\n\n") == [
        "It drew nearly 500 delegates and 12 cities.", "All of them came again.", "Counted at the gate.",
    ]  # fmt: skip
    assert [each.name for each in made.pages] == ["1", "2", "1"]


def test_a_word_parted_at_the_end_of_a_line_is_whole_and_a_compound_keeps_its_hyphen() -> None:
    lines = ["The well-known organisers met in the town and spoke of interna-", "tionalisation, and the well-",
             "known guests thanked them for it."]  # fmt: skip

    def page(canvas: Canvas) -> None:
        for place, line in enumerate(lines):
            canvas.drawString(60, 400 - 13 * place, line)

    made = read_bytes(drawn([page]), "fair.pdf")

    assert "internationalisation" in made.text
    assert "the well-known guests" in made.text.replace("\n\n", " ")


def test_pages_that_are_pictures_are_told() -> None:
    def picture(canvas: Canvas) -> None:
        from PIL import Image

        canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "white")), 0, 0, 300, 400)

    def text(canvas: Canvas) -> None:
        canvas.drawString(60, 400, "The fair was held in the old hall.")

    with pytest.raises(UnreadableError, match=r"no text, only pictures of its 2 pages; run OCR"):
        read_bytes(drawn([picture, picture]), "scan.pdf")
    assert "no text on 1 of 2 pages (2)" in read_bytes(drawn([text, picture]), "half.pdf").notes[-1]


def test_an_encrypted_and_a_damaged_file_are_refused() -> None:
    with pytest.raises(UnreadableError, match="is encrypted"):
        read_bytes(laid_out([paragraph(ENGLISH)], password="secret"), "fair.pdf")  # noqa: S106 - of a test
    with pytest.raises(UnreadableError, match="is damaged"):
        read_bytes(b"%PDF-1.7\n" + laid_out([paragraph(ENGLISH)])[40:200], "fair.pdf")
