"""CSV files are read as spreadsheets and editors save them, and a file that is not text is told at its cell."""

import csv
import io
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.errors import Cell, UnreadableError
from creativegraph.tables import build
from creativegraph.tables.build import Build
from creativegraph.tables.header import faults_of_header
from creativegraph.tables.table import HEADERS

SOURCES = "id,kind,title\npress,press,Press\n"
ROWS = [
    ["id", "subject", "property", "value", "lang", "sources", "note"],
    ["c1", "event/fair", "skos:prefLabel", "Hội chợ; phiên, một", "vi", "press", 'they say "yes"'],
    ["c2", "event/fair", "cg:hasTimeSpan", "18/11/2023", "", "press", ""],
]


def text_with(separator: str, ends: str = "\n") -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator=ends).writerows(ROWS)
    return written.getvalue()


def built(folder: Path, claims: bytes) -> Build:
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "claims.csv").write_bytes(claims)
    return build([folder], lenient=True)


def values(made: Build) -> list[str]:
    """The values that rows state; what follows from kinds and ids is no part of how a table is read."""
    return [claim.value for claim in made.claims.values() if claim.id.startswith("c")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_whatever_saved_it(tmp_path: Path, separator: str, ends: str, encoding: str) -> None:
    text = text_with(separator, ends)
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)

    made = built(tmp_path, data)

    assert made.faults == ()
    assert values(made) == ["Hội chợ; phiên, một", "2023-11-18"]
    assert made.claims["c1"].note == 'they say "yes"'


def test_the_separator_is_the_one_that_gives_known_columns(tmp_path: Path) -> None:
    header = "id;subject;property;value;sources;findings\n"
    row = 'c1;event/fair;cg:hasTimeSpan;2023;press;"a, b, c, d, e, f, g"\n'

    made = built(tmp_path, (header.replace("findings", '"findings"') + row).encode())

    assert values(made) == ["2023"]


def test_a_first_line_that_names_the_separator_is_passed_over(tmp_path: Path) -> None:
    made = built(tmp_path, ("sep=;\n" + text_with(";")).encode())

    assert values(made) == ["Hội chợ; phiên, một", "2023-11-18"]
    assert made.claims["c2"].row == 4


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252", "latin-1"])
def test_a_table_in_another_encoding_is_told_at_the_cell_of_the_first_letter(tmp_path: Path, encoding: str) -> None:
    text = (
        'id,subject,property,value,lang,sources\nc1,event/fair,cg:hasTimeSpan,2023,,press\n"c2\n",a,b,Café,vi,press\n'
    )

    made = built(tmp_path, text.encode(encoding))

    assert [(each.row, each.column, each.rule) for each in made.faults] == [(3, 4, "not-utf8")]
    assert [Path(each.file).name for each in made.left_out] == ["claims.csv"]


def test_a_quotation_is_kept_in_the_letters_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text(
        f"id,kind,title,sha256,characters\npaper,document,Paper,{'0' * 64},99\n", encoding="utf-8"
    )
    header = "id,subject,property,value,sources,quote,start,end\n"
    decomposed = "h\u00f4\u0323i"

    made = built(
        tmp_path,
        (
            header
            + f"c1,event/fair,cg:hasTimeSpan,2023,paper,{decomposed},0,4\n"
            + f"c2,event/fair,cg:hasTimeSpan,2023,paper,{decomposed},0,3\n"
        ).encode(),
    )

    assert made.faults == ()
    assert [claim.passage.exact for claim in made.claims.values() if claim.passage] == [decomposed, "h\u1ed9i"]


def test_names_in_quotation_marks_of_any_kind_are_told_with_the_bare_name(tmp_path: Path) -> None:
    made = built(
        tmp_path, "id,subject,property,value,sources\n“c1”,‘event/fair’,rdf:type,“cg:Festival”,press\n".encode()
    )

    assert [(each.column, each.fix) for each in made.faults] == [(1, "c1"), (2, "event/fair"), (4, "cg:Festival")]


@settings(max_examples=40)
@of(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_of_a_file_break_the_reading(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")

    made = built(folder, data)

    assert all(each.rule and each.message and each.message_vi and each.row >= 1 for each in made.faults)


@settings(max_examples=40)
@of(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=4))
def test_no_header_or_row_breaks_the_reading(
    tmp_path_factory: pytest.TempPathFactory, header: str, rows: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    text = "\n".join(["id,thing,sources,rdf:type," + header, *("c1,place/p,press,cg:City," + row for row in rows)])

    made = built(folder, text.encode(errors="replace"))

    assert made.faults or made.claims or not rows


def test_lines_within_a_cell_end_alike_whatever_saved_them(tmp_path: Path) -> None:
    rows = 'id,subject,property,value,lang,sources\r\nc1,event/fair,skos:note,"one\r\ntwo",en,press\r\n'

    made = built(tmp_path, rows.encode())

    assert made.faults == ()
    assert values(made) == ["one\ntwo"]


def test_utf16_without_a_mark_is_told(tmp_path: Path) -> None:
    made = built(tmp_path, text_with(",").encode("utf-16-le"))

    assert [(each.row, each.column, each.rule) for each in made.faults] == [(1, 1, "not-utf8")]


@pytest.mark.parametrize(
    ("words", "fix"), [("HÃ\u00a0 Ná»™i", None), ("Äá»“ng ThÃ¡p", ""), ("lá»… há»™i", "lễ hội"), ("CafÃ©", "Café")]
)
def test_words_once_read_in_a_wrong_encoding_are_told_with_what_they_were(
    tmp_path: Path, words: str, fix: str | None
) -> None:
    made = built(
        tmp_path, f"id,subject,property,value,lang,sources\nc1,event/fair,skos:note,{words},vi,press\n".encode()
    )

    assert [each.rule for each in made.faults] == ["garbled-text"]
    assert fix is None or made.faults[0].fix == fix


@pytest.mark.parametrize(
    "words", ["Hội chợ Cảng", "São Paulo", "MANHÃ", "Köln", "Łódź", "東京", "Ásgarðr «Þór» – “ø”", "Ä"]
)
def test_words_in_any_language_are_as_they_should_be(tmp_path: Path, words: str) -> None:
    made = built(
        tmp_path, f"id,subject,property,value,lang,sources\nc1,event/fair,skos:note,{words},vi,press\n".encode()
    )

    assert values(made) == [words]


@pytest.mark.parametrize("name", ["x", "x{}", "p:x"])
def test_a_header_takes_time_by_its_columns(name: str) -> None:
    def work(size: int) -> float:
        header = ["claim", *(name.format(each) for each in range(size))]
        start = process_time()
        faults_of_header(Cell("x.csv", "", 1, 1), header, "claims")
        return process_time() - start

    assert work(4000) < 4


def test_a_table_of_more_columns_than_a_spreadsheet_is_refused_unless_the_limit_is_raised(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(",".join([*HEADERS["claims"], *["x"] * 17_000]))

    with pytest.raises(UnreadableError, match=r"columns \(limit table_columns: 16,384\); keep those"):
        cg.build(path)
    assert any("table_columns" in str(each) for each in cg.check(tmp_path).findings)


@pytest.mark.parametrize("sign", ["\x7f", "\x85", "\x9f"])
def test_a_sign_that_nobody_sees_within_words_is_told(tmp_path: Path, sign: str) -> None:
    made = built(
        tmp_path, f"id,subject,property,value,lang,sources\nc1,event/fair,skos:note,Fa{sign}ir,en,press\n".encode()
    )

    assert [(each.rule, each.fix) for each in made.faults] == [("control-character", "Fair")]


def test_a_file_of_too_many_columns_is_refused_before_their_names_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wide.csv").write_text(f"whatever{',x' * 20_000}\n", encoding="utf-8")
    monkeypatch.setattr("creativegraph.tables.sheets.sheet.named", lambda _: pytest.fail("looked at the names"))

    with pytest.raises(UnreadableError, match="limit table_columns"):
        cg.build(tmp_path / "wide.csv")


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_blank_first_row_as_spreadsheets_write_it_does_no_harm(tmp_path: Path, separator: str) -> None:
    blank = separator * (len(ROWS[0]) - 1)

    made = built(tmp_path, f"{blank}\n{text_with(separator)}".encode())

    assert values(made) == values(built(tmp_path, text_with(separator).encode()))
    assert made.claims["c1"].row == 3
