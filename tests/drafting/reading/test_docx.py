"""Word files: paragraphs, tables and notes; damaged files and those made to fill the memory are refused."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.support.docx import docx, note, row, text, title, words

from creativegraph.drafting.reading import read_bytes
from creativegraph.errors import UnreadableError

CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Fair 2023</dc:title>
<dcterms:created>2023-11-30T08:00:00Z</dcterms:created></cp:coreProperties>"""


def test_paragraphs_tables_and_notes_are_read_and_heads_of_pages_left_out() -> None:
    body = [
        title("The fair"),
        text(words("It drew nearly "), words("500 delegates"), note(1), words(", who stayed.")),
        f"<w:tbl>{row('Năm|Khách')}{row('2023|200.000')}</w:tbl>",
        text(words("All of them came again.")),
    ]

    made = read_bytes(docx(body, ["Counted at the gate."], CORE, head="Report, page 1"), "fair.docx")

    assert made.text.split("\n\n") == [
        "The fair", "It drew nearly 500 delegates, who stayed.", "Năm | Khách\n2023 | 200.000",
        "All of them came again.", "Counted at the gate.",
    ]  # fmt: skip
    assert (made.title, made.date, made.language) == ("Fair 2023", "2023-11-30", "en")


def test_words_that_were_deleted_are_not_read_and_those_inserted_are() -> None:
    body = [
        text(words("It drew "), f"<w:del>{words('400')}</w:del>", f"<w:ins>{words('500')}</w:ins>", words(" guests."))
    ]

    assert read_bytes(docx(body), "fair.docx").text == "It drew 500 guests."


@pytest.mark.parametrize(
    ("body", "size", "words"),
    [
        (lambda: text(words("Fair")), 300, "is damaged"),
        (text, None, "has no words"),
        (lambda: f"{'<w:sdt>' * 300}{'</w:sdt>' * 300}", None, "document_depth"),
        (lambda: text(words("a" * 20_000_000)), None, "unpacked_ratio"),
    ],
    ids=["damaged", "empty", "deep", "large"],
)
def test_what_cannot_be_read_is_refused(body: Callable[[], str], size: int | None, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        read_bytes(docx([body()])[:size], "fair.docx")


def test_a_packed_file_of_another_kind_and_entities_are_refused() -> None:
    other, bomb = BytesIO(), BytesIO()
    with ZipFile(other, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>')

    with pytest.raises(UnreadableError, match="is no Word file"):
        read_bytes(other.getvalue(), "fair.docx")
    with pytest.raises(UnreadableError, match="declares entities"):
        read_bytes(bomb.getvalue(), "fair.docx")


WHOLE = docx([title("The fair"), text(words("It drew 500 delegates"), note(1))], ["Counted."], CORE, head="Head")
BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def changed(part: str, before: str, after: str) -> bytes:
    """Return the Word file with something else in a part of it."""
    made = BytesIO()
    with ZipFile(BytesIO(WHOLE)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            content = old.read(each).decode()
            assert each != part or before in content
            new.writestr(each, content.replace(before, after) if each == part else content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("word/document.xml", "It drew", "<w:x"),
        ("word/document.xml", "</w:body>", ""),
        ("word/document.xml", "It drew", "\x01"),
        ("word/document.xml", "xmlns:w=", "xmlns:v="),
        ("word/styles.xml", "<w:styles", "<w:styles <"),
        ("word/footnotes.xml", "Counted", "& counted"),
        ("word/footnotes.xml", "<w:footnotes", f"{BOMB}<w:footnotes"),
        ("word/document.xml", "<w:document", f"<!--{' ' * 9000}-->{BOMB}<w:document"),
        ("word/styles.xml", "</w:styles>", f"{'<w:style>' * 300}{'</w:style>' * 300}</w:styles>"),
        ("word/_rels/document.xml.rels", "<Relationships", "<Relation"),
        ("word/_rels/document.xml.rels", 'Id="', 'Name="'),
        ("[Content_Types].xml", "<Types", "Types"),
    ],
)
def test_damaged_parts_are_refused_in_one_line(part: str, before: str, after: str) -> None:
    with pytest.raises(UnreadableError) as told:
        read_bytes(changed(part, before, after), "fair.docx")

    assert "\n" not in str(told.value)
