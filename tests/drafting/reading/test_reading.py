"""Reports read as a reader sees them, whatever their format; bad ones are refused with what to do."""

from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from tests.support.docx import docx, note, row, text, title, words
from tests.support.pdfs import drawn

import creativegraph as cg
from creativegraph.drafting.reading import read, read_bytes
from creativegraph.errors import FormatError, UnreadableError

VIETNAMESE = "Tháng 11 năm 2023, Sở Văn hóa và Thể thao Hà Nội tổ chức lễ hội, thu hút hơn 200.000 người tham dự."


def test_a_text_whose_paragraphs_are_lines_stays_as_it_is(tmp_path: Path) -> None:
    text = f"Báo cáo\n\n{VIETNAMESE}\nMột dòng nữa.\n"
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")

    made = read(path)

    assert made.text == text
    assert (made.language, made.title, made.notes) == ("vi", "Báo cáo", ())


def test_a_word_parted_at_the_end_of_a_line_of_plain_text_is_whole_and_a_compound_keeps_its_hyphen() -> None:
    made = read_bytes(
        b"The long-term programme of the two cities began in the spring of 2019. The Franco-\n"
        b"Vietnamese residence welcomes twelve ceramic artists each year, and a long-\n"
        b"term agreement with the museum follows it from one year to the other, with exhi-\n"
        b"bitions in both cities.\n",
        "report.txt",
    )

    assert "The Franco-Vietnamese residence" in made.text
    assert "a long-term agreement" in made.text
    assert "with exhibitions in both" in made.text


def test_the_lines_of_a_paragraph_are_joined_and_page_numbers_left_out() -> None:
    text = (
        "The fair of crafts was organised by the Orvane Fair Office, and drew near-\n"
        "ly five hundred delegates from seventeen countries, who came to the old\n"
        "- 4 -\n"
        "market hall in the middle of the town, where they stayed for several days\n"
        "and nights.\n\n"
        "It was held again in the year that followed, with more visitors than ever,\n"
        "as the organisers had hoped.\n"
    )

    made = read_bytes(text.encode(), "report.txt")

    first = (
        "The fair of crafts was organised by the Orvane Fair Office, and drew nearly five hundred delegates from"
        " seventeen countries, who came to the old market hall in the middle of the town, where they stayed for several"
        " days and nights."
    )
    assert made.text.split("\n\n") == [
        first,
        "It was held again in the year that followed, with more visitors than ever, as the organisers had hoped.",
    ]
    assert made.notes == ("the lines of each paragraph were joined",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_are_composed_and_marks_of_encodings_left_out(encoding: str) -> None:
    made = read_bytes(normalize("NFD", VIETNAMESE).encode(encoding), "report.txt")

    assert made.text == VIETNAMESE
    assert made.notes == ()


def test_another_encoding_is_read_and_told() -> None:
    text = "Le festival a été organisé par la ville, et a attiré près de 12 000 visiteurs à l’été 2023. " * 3

    made = read_bytes(text.encode("cp1252"), "report.txt")

    assert "été organisé" in made.text
    assert "is not UTF-8" in made.notes[0]


def test_markdown_loses_its_marks_and_gives_its_front_matter() -> None:
    text = """---
title: "Fair 2023"
date: 2023-11-30
lang: en
---
# The fair

It drew **nearly 500** [delegates](https://orvane.example).

- crafts
- music

| year | visitors |
|------|----------|
| 2023 | 12,000   |
"""

    made = read_bytes(text.encode(), "report.md")

    assert made.text == (
        "The fair\n\nIt drew nearly 500 delegates.\n\n- crafts\n- music\n\nyear | visitors\n2023 | 12,000"
    )
    assert (made.title, made.date, made.language) == ("Fair 2023", "2023-11-30", "en")


PAGE = """<!doctype html><html lang="vi"><head><title>Lễ hội | Báo</title>
<meta property="og:title" content="Lễ hội 2023"><meta property="og:site_name" content="Báo Orvane">
<meta property="article:published_time" content="2023-11-30T08:00:00+07:00">
<link rel="canonical" href="https://orvane.example/le-hoi"><script>var menu = "Trang chủ";</script></head>
<body><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/a">Văn hóa</a></li></ul></nav>
<div class="menu-top"><a href="/1">Tin nóng</a> <a href="/2">Video</a> <a href="/3">Ảnh</a></div>
<article><h1>Lễ hội 2023</h1>
<p>{text}<sup><a href="#n1">[1]</a></sup> Khu vực rộng 12 km<sup>2</sup>.</p>
<p>Lễ hội do Sở Văn hóa và Thể thao tổ chức<br>cùng với các nghệ sĩ trong nước và quốc tế.</p>
<table><tr><th>Năm</th><th>Khách</th></tr><tr><td>2023</td><td>200.000</td></tr></table>
<ul><li>Hà Nội</li><li>Hội An</li></ul></article>
<aside><p>Đọc nhiều nhất trong tuần này</p></aside>
<footer>© Báo Orvane. Mọi quyền được bảo lưu.</footer></body></html>"""


def test_a_web_page_gives_its_text_without_menus() -> None:
    made = read_bytes(PAGE.replace("{text}", VIETNAMESE).encode(), "page.html")

    assert made.text.split("\n\n") == [
        "Lễ hội 2023",
        f"{VIETNAMESE} Khu vực rộng 12 km2.",
        "Lễ hội do Sở Văn hóa và Thể thao tổ chức cùng với các nghệ sĩ trong nước và quốc tế.",
        "Năm | Khách\n2023 | 200.000",
        "- Hà Nội\n- Hội An",
    ]
    assert (made.title, made.date, made.address, made.language) == (
        "Lễ hội 2023", "2023-11-30", "https://orvane.example/le-hoi", "vi",
    )  # fmt: skip


WORDS = "The fair drew many people, and was held again."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", f"<p>First.</p>{'<div>' * 190}{WORDS}{'</div>' * 190}<p>Last.</p>"),
        ("unclosed.html", f"<p>First.</p>{'<p><font><b>' * 300}{WORDS}<p>Last."),
        ("page.html", f"<form><p>{WORDS * 20}</p><input name=x></form>"),
        ("list.md", "\n".join(f"{'  ' * depth}- {WORDS}" for depth in range(60))),
        ("quote.md", f"First.\n\n{'> ' * 150}{WORDS}\n\nLast."),
        ("brackets.md", f"{'[' * 300}{WORDS}{'](https://orvane.example)' * 300}"),
    ],
)
def test_words_deep_in_a_report_are_read(name: str, text: str) -> None:
    made = read_bytes(text.encode(), name)

    assert made.text.count(WORDS) == text.count(WORDS)
    assert made.text.count("First.") + made.text.count("Last.") == text.count("First.") + text.count("Last.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", f"<p>First.</p>{'<div>' * 300}{WORDS}"),
        ("tables.html", f"<p>First.</p>{'<table><tr><td>' * 80}{WORDS}"),
        ("hostile.html", f"<p>First.</p>{'<b>' * 9000}{WORDS}"),
        ("quote.md", f"First.\n\n{'> ' * 300}{WORDS}"),
        ("list.md", f"First.\n\n{'- ' * 300}{WORDS}"),
        ("markup.md", f"First.\n\n{'<div>' * 300}{WORDS}"),
        ("stars.md", f"First.\n\na{'*' * 9000}{WORDS}{'*' * 9000}"),
    ],
)
@pytest.mark.parametrize("depth", [200, 100_000])
def test_no_words_are_lost_that_lie_too_deep(name: str, text: str, depth: int) -> None:
    with cg.limits(document_depth=depth):
        try:
            made = read_bytes(text.encode(), name)
        except UnreadableError as error:
            assert "document_depth" in str(error)
        else:
            assert WORDS in made.text


def test_standard_input_is_told_by_what_it_begins_with(monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = BytesIO(PAGE.replace("{text}", VIETNAMESE).encode())

    monkeypatch.setattr("sys.stdin", Standard)

    assert read("-").title == "Lễ hội 2023"


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        ("empty.txt", b" \n", UnreadableError, "empty"),
        ("blank.md", b"---\n---\n<!-- -->", UnreadableError, "no words"),
        ("script.html", b"<html><body><script>go()</script></body></html>", UnreadableError, "no words"),
        ("binary.txt", bytes(range(256)) * 20, UnreadableError, "binary"),
        ("report.odt", b"PK\x03\x04 mimetype", FormatError, "save it as DOCX"),
        ("report.xlsx", b"PK\x03\x04", FormatError, "a table needs no draft"),
        ("scan.jpg", b"\xff\xd8\xff\xe0", FormatError, "OCR"),
        ("report.log", b"text", FormatError, "the ending .log"),
        ("report.pdf", b"<html>", UnreadableError, "is no PDF"),
        ("report.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnreadableError, "encrypted"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    name: str, data: bytes, error: type[cg.CreativeGraphError], words: str
) -> None:
    with pytest.raises(error, match=words):
        read_bytes(data, name)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="there is no file"):
        read(tmp_path / "none.txt")
    with pytest.raises(UnreadableError, match="is a folder"):
        read(tmp_path)


def test_a_report_beyond_the_limit_is_refused() -> None:
    with cg.limits(report_characters=20), pytest.raises(UnreadableError, match="report_characters"):
        read_bytes(VIETNAMESE.encode(), "report.txt")


def test_a_report_from_right_to_left_is_read_and_told() -> None:
    made = read_bytes("أقيم المعرض في المدينة القديمة عام 2023 وحضره كثيرون.".encode(), "report.txt")

    assert "right to left" in made.notes[-1]


@given(some.binary(max_size=300), some.sampled_from(["txt", "md", "html", "docx", "pdf"]))
@example(b"\x8a\xf1\x1a\xf0\xc0\xe0", "txt")  # a control character parts two marks of one letter
def test_any_bytes_are_read_or_refused(data: bytes, ending: str) -> None:
    try:
        made = read_bytes(data, f"report.{ending}")
    except cg.CreativeGraphError:
        return

    assert made.text == normalize("NFC", made.text)
    assert "\r" not in made.text


WHOLE = {
    "html": PAGE.replace("{text}", VIETNAMESE).encode(),
    "md": f"---\ntitle: Fair\n---\n# Fair\n\n- *{VIETNAMESE}*\n\n| a | b |\n|--|--|\n| 1 | <b>2 |\n\n> `x`\n".encode(),
    "txt": f"Fair\n\n{VIETNAMESE}\n- 4 -\n1. one\n".encode(),
    "docx": docx([title("Fair"), text(words(VIETNAMESE), note(1)), f"<w:tbl>{row('a|b')}</w:tbl>"], ["Note."]),
    "pdf": drawn([lambda page: page.drawString(50, 500, "The fair drew 12,000 visitors in May 2025.")]),
}
PUT = (b"\0", b"\x01", b"<", b"&#1;", b"&", b"]]>", b"\xff", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"\r", b"<td>")


@given(some.sampled_from(sorted(WHOLE)), some.data())
@settings(max_examples=60)
def test_a_damaged_report_is_read_or_refused_in_one_line(ending: str, chosen: some.DataObject) -> None:
    data = WHOLE[ending]
    for _ in range(chosen.draw(some.integers(1, 3))):
        start = chosen.draw(some.integers(0, len(data)))
        end = chosen.draw(some.integers(start, min(start + 40, len(data))))
        data = data[:start] + chosen.draw(some.sampled_from((b"", *PUT, data[start:end] * 3))) + data[end:]
    try:
        read_bytes(data, f"report.{ending}")
    except cg.CreativeGraphError as error:
        assert "\n" not in str(error)
