"""How answers are printed and where they go."""

import io
from pathlib import Path
from time import process_time

import pytest
from openpyxl import load_workbook
from tests.support.commands import command

from creativegraph.cli import output
from creativegraph.cli.command import OneOf
from creativegraph.cli.options import ROWS, Output, output_of
from creativegraph.cli.output import across, formatted, table
from creativegraph.cli.streams import columns_of_terminal
from creativegraph.errors import ArgumentError
from creativegraph.export.xlsx import xlsx
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI

FIGURES = ("run", "outcomes/of_event", "--event", "hcdf-2024")


def printed(rows: Rows) -> str:
    made, _ = formatted(rows, Output("table"), (), None)
    assert isinstance(made, str)
    return made


def test_a_text_of_a_hundred_thousand_letters_is_shown_in_time_with_its_length() -> None:
    start = process_time()

    shown = table(["x" * 900_000, "y"], [["9" * 100_000, "z"]])

    assert process_time() - start < 1
    assert "9" * 100_000 in shown
    assert len(shown) < 110_000


def test_a_column_that_is_empty_in_every_row_is_named_below() -> None:
    rows = Rows(
        ("city", "valid_from", "since"), ("string", "date", "year"), [("Alba", None, 2019), ("Brisa", None, None)]
    )

    shown = printed(rows)

    assert shown.splitlines()[1].split() == ["city", "since"]
    assert shown.splitlines()[-1] == "empty: valid from"


def test_a_web_address_without_label_is_shown_whole() -> None:
    addresses = [IRI("https://example.org/news/fair.html"), IRI("https://w3id.org/creativegraph/id/place/alba")]
    rows = Rows(("object", "object_label"), ("iri", "label"), [(each, each.slug) for each in addresses])

    shown = printed(rows)

    assert [line.strip() for line in shown.splitlines()[3:5]] == ["https://example.org/news/fair.html", "alba"]


def test_a_term_whose_label_is_the_end_of_its_iri_is_shown_by_its_label() -> None:
    terms = [IRI("https://w3id.org/creativegraph/ontology#comparator"), IRI("http://www.w3.org/ns/sosa/hosts")]
    rows = Rows(("property", "property_label"), ("iri", "label"), [(each, each.slug) for each in terms])

    assert [line.strip() for line in printed(rows).splitlines()[3:5]] == ["comparator", "sosa:hosts"]


def test_a_term_of_another_vocabulary_is_shown_by_its_label_where_the_graph_has_one(tmp_path: Path) -> None:
    path = tmp_path / "terms.ttl"
    label, other = "<http://www.w3.org/2000/01/rdf-schema#label>", "<https://other.example/made>"
    path.write_text(f'{other} {label} "made"@en .\n<https://other.example/fair> {other} "1900" .', encoding="utf-8")

    shown = command("run", "claims/facts_of", "--thing", "https://other.example/fair", "--graph", str(path)).stdout

    assert [line.split() for line in shown.splitlines()[3:4]] == [["made", "1900"]]


def test_an_answer_without_rows_keeps_its_columns() -> None:
    shown = printed(Rows(("city", "since"), ("string", "year"), []))

    assert shown.splitlines()[1].split() == ["city", "since"]
    assert "empty" not in shown


def test_numbers_stand_to_the_right() -> None:
    lines = table(("name", "figure"), [["a", "5"], ["b", "1000"]], ("figure",)).splitlines()

    assert lines[3:5] == [" a           5", " b        1000"]


@pytest.mark.parametrize("width", [60, 100, 140])
def test_a_table_fits_its_width(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "width_of_output", lambda: width)
    words = "Signing of the agreement " * 5

    shown = table(("what", "place"), [[words, "Hà Nội"], ["創造都市ネットワーク" * 8, "x" * 90]])

    assert max(map(across, shown.splitlines())) <= width
    assert " ".join(shown.split()).count("Signing") == 5


def test_the_width_of_the_terminal_may_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.__stdout__", io.StringIO())
    widths = []
    for given in ("72", "wide", "0", ""):
        monkeypatch.setenv("COLUMNS", given)
        widths.append(columns_of_terminal(80))

    assert widths == [72, 80, 80, 80]


def test_a_row_is_a_block_where_its_columns_would_be_too_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "width_of_output", lambda: 60)
    long = "x" * 30

    shown = table(("first", "second", "third"), [[long, long, long], [long, "", long]])

    assert shown.splitlines() == [
        "", f"first   {long}", f"second  {long}", f"third   {long}", "", f"first   {long}", f"third   {long}"
    ]  # fmt: skip


def test_a_text_cannot_move_the_cursor_of_the_terminal() -> None:
    shown = table(("label",), [["\x1b[2Jgone\rnew\nline"]])

    assert "␛[2Jgone new line" in shown


def test_the_columns_for_programs_are_all_there() -> None:
    assert command(*FIGURES, "-f", "csv").lines[0] == (
        "event,event_label,observation,indicator,indicator_label,value,comparator,comparator_label,unit,unit_label,"
        "days,place,place_label,source,source_label,disputed,rivals"
    )


@pytest.mark.parametrize(
    "words",
    [
        FIGURES, ("find", "braga"), ("show", "hanoi"), ("why", "membership/hanoi-uccn"), ("queries", "claims"),
        ("nearest", "hanoi"), ("network", "cooperation"), ("sparql", "SELECT ?s WHERE { ?s ?p ?o } LIMIT 2"),
    ],
    ids=lambda words: words[0],
)  # fmt: skip
def test_every_answer_has_the_same_rows_as_csv_and_as_a_workbook(words: tuple[str, ...]) -> None:
    as_text, as_book = command(*words, "-f", "csv"), command(*words, "-f", "xlsx")

    sheet = load_workbook(io.BytesIO(as_book.data)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == as_text.lines[0].split(",")
    assert sheet.max_row > 1
    assert as_book.code == 0


def test_an_answer_goes_to_a_file_in_the_format_of_its_ending(tmp_path: Path) -> None:
    for ending in ("csv", "json", "xlsx", "txt"):
        done = command(*FIGURES, "--output", str(tmp_path / f"figures.{ending}"))
        assert (done.code, done.stdout) == (0, "")
        assert done.stderr == f"wrote {tmp_path / f'figures.{ending}'}: 7 rows\n"

    assert (tmp_path / "figures.csv").read_text(encoding="utf-8") == command(*FIGURES, "-f", "csv").stdout
    assert load_workbook(tmp_path / "figures.xlsx").sheetnames == ["answer"]


def test_an_ending_that_is_no_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    done = command(*FIGURES, "--output", str(tmp_path / "figures.docx"))

    assert done.code == 1
    assert "no format 'docx'" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_binary_format_is_refused_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    with pytest.raises(ArgumentError, match="write it to a file with --output answer"):
        output.print_rows(Rows(("thing",), ("iri",), [(IRI("https://example.org/a"),)]), Output("xlsx"))


def test_a_table_whose_only_column_was_given_shows_it_all_the_same() -> None:
    rows = Rows(("place",), ("iri",), [(IRI("https://example.org/alba"),)])

    shown = formatted(rows, Output("table"), ("place",), None)

    assert "alba" in str(shown)


def test_an_ending_that_contradicts_the_format_is_refused(tmp_path: Path) -> None:
    done = command(*FIGURES, "--format", "csv", "--output", str(tmp_path / "figures.xlsx"))

    assert done.code == 1
    assert "ends as xlsx and --format says csv" in done.stderr
    assert list(tmp_path.iterdir()) == []


ASK, GRAPH, SELECT = (
    "ASK { ?s ?p ?o }",
    "DESCRIBE <https://w3id.org/creativegraph/id/place/hanoi>",
    "SELECT * { } LIMIT 1",
)


@pytest.mark.parametrize(
    ("ending", "content"), [("csv", b"answer\r\ntrue\r\n"), ("json", b'"answer": true'), ("txt", b"true")]
)
def test_a_truth_goes_to_the_file_that_is_named(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"answer.{ending}"

    done = command("sparql", ASK, "-o", str(path))

    assert (done.code, done.stdout, done.stderr) == (0, "", f"wrote {path}: 1 row\n")
    assert content.replace(b"\r", b"") in path.read_bytes().replace(b"\r", b"")


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "rdf", "jsonld"])
def test_a_graph_goes_to_a_file_in_the_rdf_format_of_its_ending(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"hanoi.{ending}"

    done = command("sparql", GRAPH, "-o", str(path))

    assert done.code == 0
    assert done.stderr.startswith(f"wrote {path}: ")
    assert path.read_bytes() == command("sparql", GRAPH, "-f", ending).data
    assert command("find", "hanoi", "-g", str(path), "-f", "csv").stdout.count("\n") > 1


@pytest.mark.parametrize(
    ("query", "form", "message"),
    [
        (GRAPH, "csv", "the answer is a graph, which csv cannot hold; choose one of ttl, nt, nq, trig, rdf, jsonld"),
        (GRAPH, "json", "the answer is a graph, which json cannot hold"),
        (GRAPH, "txt", "the answer is a graph, which txt cannot hold"),
        (SELECT, "ttl", "the answer is rows, which ttl cannot hold; choose one of table, csv, json, xlsx, parquet"),
        (ASK, "nt", "the answer is true or false, which nt cannot hold; choose one of table, csv, json"),
        (ASK, "geojson", "the answer is true or false, which geojson cannot hold"),
    ],
)
def test_a_format_that_cannot_hold_the_answer_is_refused(tmp_path: Path, query: str, form: str, message: str) -> None:
    done = command("sparql", query, "-o", str(tmp_path / f"answer.{form}"))

    assert done.code == 1
    assert message in done.stderr
    assert list(tmp_path.iterdir()) == []
    assert form == "txt" or message in command("sparql", query, "-f", form).stderr


def test_csv_for_spreadsheets_is_asked_for_and_goes_with_csv_only() -> None:
    rows = Rows(("name",), ("string",), [("=1+1",)])

    made, _ = formatted(rows, Output("csv", for_spreadsheets=True), (), None)

    assert made == "name\n'=1+1\n"
    with pytest.raises(ArgumentError, match=r"--for-spreadsheets goes with --format csv, not table"):
        output_of(OneOf("format", ROWS), None, None, for_spreadsheets=True)


def test_a_formula_in_a_workbook_stays_a_text_also_when_its_cell_is_edited() -> None:
    book = load_workbook(io.BytesIO(xlsx(Rows(("=name",), ("string",), [("=cmd|' /C calc'!A0",), ("plain",)]))))

    cells = [row[0] for row in book["answer"].iter_rows()]

    assert [(each.data_type, each.quotePrefix) for each in cells] == [("s", True), ("s", True), ("s", False)]
