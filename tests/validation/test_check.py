"""What a check of files promises: each finding where a curator has to look, and nothing hidden by a damaged file."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import HEADER
from tests.support.worlds import packaged_report

import creativegraph as cg
from creativegraph.errors import Cell, UnreadableError
from creativegraph.validation.lines import triples_of
from creativegraph.validation.scope import beside

SOURCES = "id,kind,title\nsite,website,City site\n"
CLAIMS = "id,subject,property,value,lang,sources\n"
FAIR = (
    CLAIMS
    + """f1,event/fair,rdf:type,cg:Festival,,site
f2,event/fair,skos:prefLabel,Fair,en,site
f3,event/fair,skos:prefLabel,Hội chợ,vi,site
f4,event/fair,cg:hasTimeSpan,2024-05,,site
f5,event/fair,cg:takesPlaceIn,place/alba,,site
"""
)
ALBA = """id,thing,sources,rdf:type,skos:prefLabel@en,skos:prefLabel@vi,cg:locatedIn,cg:latitude,cg:longitude
c1,place/alba,site,cg:City,Alba,Alba,place/land,21.0,105.8
c2,place/land,site,cg:Country,Land,Land,,,
"""
WAIVERS = "id,rule,thing,property,value,reason,date,until\n"


@pytest.fixture
def tables(tmp_path: Path) -> Callable[..., Path]:
    """A folder of tables in which nothing is wrong, with others in place of some or beside them."""

    def folder(**texts: str) -> Path:
        home = tmp_path / "mine"
        home.mkdir(exist_ok=True)
        for name, text in {"sources": SOURCES, "fair": FAIR, "alba": ALBA, **texts}.items():
            (home / f"{name}.csv").write_text(text, encoding="utf-8")
        return home

    return folder


def found(report: cg.Report) -> list[tuple[str, str, int, int]]:
    """The rule, file, row and column of each finding."""
    return [
        (each.name, Path(each.cell.file).name, each.cell.row, each.cell.column)
        for each in report.findings
        if each.cell is not None
    ]


def test_the_files_beside_those_given_are_known(tables: Callable[..., Path]) -> None:
    mine = tables()
    packaged, given = str(mine / "packaged.csv"), str(mine / "sub" / "own.csv")

    assert beside([packaged, given], [cg.PACKAGED, mine / "sub"]) == (packaged,)
    assert beside([packaged, given], [cg.PACKAGED]) == ()
    assert cg.check(mine).beside == ()


def test_a_good_folder_has_no_finding(tables: Callable[..., Path]) -> None:
    report = cg.check(tables())

    assert report.findings == ()
    assert report.conforms
    assert [Path(each).name for each in report.files] == ["alba.csv", "fair.csv", "sources.csv"]


def test_a_thing_that_nothing_describes_is_said_to_be_so_with_what_to_write(tables: Callable[..., Path]) -> None:
    told = [each.expected for each in cg.check(tables(alba=ALBA.splitlines()[0])).findings if each.expected]

    write = "write its name before it, as “Name (place/alba)”, or a row about it"
    assert told == [f"a cg:Place; nothing says what place/alba is: {write}"]


def test_a_thing_that_may_not_have_a_property_is_pointed_at_where_it_has_it(tables: Callable[..., Path]) -> None:
    """A claims table has many rows about a thing; that of its class is right."""
    series = """s1,series/fairs,rdf:type,cg:EventSeries,,site
s2,series/fairs,skos:prefLabel,Fairs,en,site
s3,series/fairs,cg:organisedBy,org/guild,,site
g1,org/guild,rdf:type,cg:Organisation,,site
"""

    report = cg.check(tables(series=CLAIMS + series))

    assert [each[1:] for each in found(report) if each[0] == "OnlyEvent"] == [("series.csv", 4, 4)]


def test_a_value_that_a_rule_finds_wrong_is_pointed_at(tables: Callable[..., Path]) -> None:
    folder = tables(alba=ALBA.replace("21.0", "121.0"))

    report = cg.check(folder)

    assert ("Place-latitude", "alba.csv", 2, 8) in found(report) or ("Thing-latitude", "alba.csv", 2, 8) in found(
        report
    )


def test_what_is_missing_in_records_is_pointed_at_in_its_empty_cell(tables: Callable[..., Path]) -> None:
    folder = tables(alba=ALBA.replace("City,Alba,Alba", "City,,Alba"))

    report = cg.check(folder)

    assert found(report) == [("EnglishLabelShape", "alba.csv", 2, 5)]


def test_what_is_missing_in_claims_is_pointed_at_in_the_row_that_gives_the_type(tables: Callable[..., Path]) -> None:
    folder = tables(fair="\n".join(line for line in FAIR.splitlines() if not line.startswith("f4")) + "\n")

    report = cg.check(folder)

    assert found(report) == [("Event-hasTimeSpan", "fair.csv", 2, 2)]


def test_the_row_is_shown_as_typed_with_its_header(tables: Callable[..., Path]) -> None:
    folder = tables(alba=ALBA.replace("City,Alba,Alba", "City,,Alba"))

    report = cg.check(folder)

    shown = report.excerpts[report.findings[0].cell or Cell("", "", 0, 0)]
    assert shown.header[:2] == ("id", "thing")
    assert shown.cells[:5] == ("c1", "place/alba", "site", "cg:City", "")


def test_one_damaged_file_among_a_hundred_hides_nothing_of_the_others(tables: Callable[..., Path]) -> None:
    others = {
        f"fair{number}": FAIR.replace("event/fair", f"event/fair-{number}").replace("\nf", f"\ng{number}-")
        for number in range(100)
    }
    others["fair50"] = others["fair50"].replace("rdf:type,cg:Festival,,site", '"rdf:type,cg:Festival,,site')
    others["fair70"] = "\n".join(line for line in others["fair70"].splitlines() if "hasTimeSpan" not in line) + "\n"

    report = cg.check(tables(**others))

    rules = {name for name, file, _, _ in found(report) if file == "fair50.csv"}
    assert rules
    assert all(rule.startswith("Table-") for rule in rules)
    assert [each for each in found(report) if each[1] != "fair50.csv"] == [("Event-hasTimeSpan", "fair70.csv", 2, 2)]


def test_a_file_of_rdf_that_is_no_whole_gzip_is_found_and_the_rest_is_checked(tables: Callable[..., Path]) -> None:
    home = tables(alba=ALBA.replace("21.0,", "121.0,"))
    (home / "more.ttl.gz").write_bytes(gzip.compress(b"<urn:a> <urn:b> <urn:c> .")[:-9])
    (home / "plain.nt.gz").write_bytes(b"<urn:a> <urn:b> <urn:c> .")
    (home / "some.json.gz").write_bytes(b"[]")

    report = cg.check(home)

    assert found(report) == [
        ("Table-broken-rdf", "more.ttl.gz", 1, 1),
        ("Table-broken-rdf", "plain.nt.gz", 1, 1),
        ("Table-broken-rdf", "some.json.gz", 1, 1),
        ("Place-latitude", "alba.csv", 2, 8),
    ]


def test_folders_named_like_files_and_hidden_ones_are_passed_over_and_links_to_nothing_told(
    tables: Callable[..., Path],
) -> None:
    home = tables()
    for name in ("old.ttl", "old.csv", "old.xlsx", ".ipynb_checkpoints"):
        (home / name).mkdir()
    (home / ".ipynb_checkpoints" / "fair.csv").write_text(FAIR, encoding="utf-8")
    (home / "._fair.ttl").write_bytes(b"\0\5\x16\7")
    (home / "gone.ttl").symlink_to("nowhere")
    (home / "self.csv").symlink_to("self.csv")

    report = cg.check(home)

    assert [(each.name, Path(each.cell.file).name) for each in report.findings if each.cell] == [
        ("Table-link-passed-over", "gone.ttl"),
        ("Table-link-passed-over", "self.csv"),
    ]


def test_a_faulty_cell_is_the_only_finding_where_others_only_follow_from_it(tables: Callable[..., Path]) -> None:
    folder = tables(fair=FAIR.replace("2024-05", "May of 2024 or so"))

    report = cg.check(folder)

    assert [(row, column) for _, _, row, column in found(report)] == [(5, 4)]
    assert report.held_back > 0


def test_a_thing_that_only_a_lost_file_describes_is_not_called_undefined(tables: Callable[..., Path]) -> None:
    folder = tables()
    (folder / "alba.csv").write_bytes(ALBA.replace("Land,Land", "Đất,Đất").encode("utf-16")[2:])

    report = cg.check(folder)

    assert {file for _, file, _, _ in found(report)} == {"alba.csv"}
    assert all(name.startswith("Table-") for name, _, _, _ in found(report))


def test_a_sheet_that_is_no_table_is_passed_over_and_told(tables: Callable[..., Path]) -> None:
    from openpyxl import Workbook

    folder = tables()
    book = Workbook()
    claims, cover = book.active, book.create_sheet("Cover")
    assert claims is not None
    for line in ("id,subject,property,value,lang,sources", "x1,place/alba,skos:altLabel,Alva,en,site"):
        claims.append(line.split(","))
    cover.append(["What this workbook is for"])
    book.save(folder / "more.xlsx")

    report = cg.check(folder)

    assert report.findings == ()
    assert len(report.notes) == 1
    assert report.notes[0].endswith("(sheet 'Cover', cell A1)")
    assert cg.check(folder, languages=("vi",)).notes[0].endswith("(trang tính 'Cover', ô A1)")


def test_json_that_is_no_json_ld_is_passed_over_in_a_folder(tables: Callable[..., Path]) -> None:
    folder = tables()
    (folder / "outline.json").write_text('{"type": "Topology", "arcs": [[[1, 2]]]}', encoding="utf-8")

    report = cg.check(folder)

    assert report.findings == ()
    assert not any("outline" in each for each in report.files)


def test_broken_turtle_is_found_at_its_line_and_the_tables_beside_it_are_checked(tables: Callable[..., Path]) -> None:
    folder = tables(alba=ALBA.replace("City,Alba,Alba", "City,,Alba"))
    (folder / "more.ttl").write_text("@prefix e: <http://e/> .\ne:a e:b\n  ] .\n", encoding="utf-8")

    report = cg.check(folder)

    assert [(name, file, row) for name, file, row, _ in found(report)] == [
        ("Table-broken-rdf", "more.ttl", 3),
        ("EnglishLabelShape", "alba.csv", 2),
    ]
    in_vietnamese = next(
        each for each in cg.check(folder, languages=("vi",)).findings if each.rule == report.findings[0].rule
    )
    assert in_vietnamese.message.startswith("trình đọc RDF báo: ")


def test_a_folder_without_tables_and_without_rdf_is_refused_by_both_names(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"no table .* and no RDF file"):
        cg.check(tmp_path)


def test_messages_are_in_the_reader_s_language(tables: Callable[..., Path]) -> None:
    folder = tables(fair=FAIR.replace("cg:takesPlaceIn", "cg:takesPlace"))

    report = cg.check(folder, languages=["vi", "en"])

    assert report.language == "vi"
    assert "có phải ý bạn là cg:takesPlaceIn" in report.findings[0].message
    assert report.findings[0].fix == "cg:takesPlaceIn"


def test_a_waiver_accepts_its_finding_and_is_shown_with_its_reason(tables: Callable[..., Path]) -> None:
    folder = tables(
        alba=ALBA.replace("City,Alba,Alba", "City,,Alba"),
        waivers=WAIVERS + "w1,cgs:EnglishLabelShape,place/alba,,,No English source names it.,2026-01-31,\n",
    )

    report = cg.check(folder)

    assert report.conforms
    assert report.count("violation") + report.count("warning") == 0
    assert [(each.name, each.waiver.reason, each.waiver.date.year) for each in report.waived if each.waiver] == [
        ("EnglishLabelShape", "No English source names it.", 2026)
    ]


@pytest.mark.parametrize(
    ("row", "rule", "column"),
    [
        ("w1,cgs:EnglishLabelShape,place/land,,,None.,2026-01-31,", "Table-waiver-unneeded", 1),
        ("w1,cgs:EnglisLabelShape,place/alba,,,None.,2026-01-31,", "Table-waiver-rule", 2),
        ("w1,cgs:EnglishLabelShape,place/alba,,,,2026-01-31,", "Table-waiver-incomplete", 6),
        ("w1,cgs:EnglishLabelShape,place/alba,,,None.,soon,", "Table-waiver-incomplete", 7),
        ("w1,cgs:EnglishLabelShape,place/alba,,,None.,2020-01-31,2020-12-31", "Table-waiver-expired", 8),
    ],
)
def test_a_waiver_that_does_not_hold_is_found_at_its_cell(
    row: str, rule: str, column: int, tables: Callable[..., Path]
) -> None:
    folder = tables(alba=ALBA.replace("City,Alba,Alba", "City,,Alba"), waivers=WAIVERS + row + "\n")

    report = cg.check(folder)

    assert (rule, "waivers.csv", 2, column) in found(report)
    assert report.waived == ()


def test_a_waiver_file_may_stand_outside_the_folder(tables: Callable[..., Path], tmp_path: Path) -> None:
    folder = tables(alba=ALBA.replace("City,Alba,Alba", "City,,Alba"))
    path = tmp_path / "accepted.csv"
    path.write_text(WAIVERS + "w1,EnglishLabelShape,place/alba,,,None.,2026-01-31,\n", encoding="utf-8")

    report = cg.check(folder, waivers=path)

    assert len(report.waived) == 1


TURTLE = (
    HEADER
    + """place:alba a cg:City ;
    skos:prefLabel "Alba"@en ;
    skos:prefLabel "Alba"@vi ;
    cg:locatedIn place:land ;
    cg:latitude 121.5 ;
    cg:longitude
        105.8 .
"""
)
JSON_LD = """{
  "@context": {"cg": "https://w3id.org/creativegraph/ontology#", "skos": "http://www.w3.org/2004/02/skos/core#",
    "id": "@id", "type": "@type", "city": "cg:City",
    "name": {"@id": "skos:prefLabel", "@container": "@language"}},
  "@graph": [
    {
      "id": "https://w3id.org/creativegraph/id/place/alba",
      "type": "city",
      "name": {"en": "Alba",
               "vi": "Alba"},
      "cg:latitude": {"@value": "121.5", "@type": "http://www.w3.org/2001/XMLSchema#decimal"},
      "cg:longitude": {
         "@value": "105.8", "@type": "http://www.w3.org/2001/XMLSchema#decimal"}
    }
  ]
}
"""


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "jsonld", "ttl.gz"])
def test_a_finding_in_a_file_of_rdf_has_the_line_of_its_statement(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"world.{ending}"
    plain = cg.open_graph(write(tmp_path / "plain.ttl", TURTLE.encode()))
    only = [line for line in plain.engine.ntriples().splitlines(keepends=True) if b"/id/place/alba>" in line]
    data = {
        "ttl": TURTLE.encode(), "ttl.gz": gzip.compress(TURTLE.encode()), "jsonld": JSON_LD.encode(),
        "nt": b"".join(only), "nq": b"".join(only),
    }[ending]  # fmt: skip
    write(path, data)

    report = cg.check(path)

    (latitude,) = (each for each in report.findings if each.value == "121.5")
    text = (gzip.decompress(data) if ending.endswith("gz") else data).decode().splitlines()
    assert latitude.cell is not None
    assert "121.5" in text[latitude.cell.row - 1]
    assert report.excerpts[latitude.cell].cells == (text[latitude.cell.row - 1],)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_blank_node_is_found_at_its_line_although_it_has_no_name(tmp_path: Path) -> None:
    path = write(
        tmp_path / "world.ttl",
        (HEADER + '[] a cg:City ; skos:prefLabel "Alba"@vi .\n[] a cg:City ; skos:prefLabel "Brisa"@vi .\n').encode(),
    )

    report = cg.check(path)

    rows = sorted({each.cell.row for each in report.findings if each.cell and each.name == "EnglishLabelShape"})
    assert rows == [HEADER.count("\n") + 1, HEADER.count("\n") + 2]


def test_the_alternatives_of_a_finding_say_which_failed_and_why(tmp_path: Path) -> None:
    path = write(
        tmp_path / "world.ttl",
        (
            HEADER
            + """agreement:frame a cg:FrameworkAgreement ; skos:prefLabel "F"@en, "F"@vi ; cg:coversInitiative event:e .
event:e a cg:Event ; skos:prefLabel "E"@en, "E"@vi .
"""
        ).encode(),
    )

    report = cg.check(path)

    (one,) = (each for each in report.findings if each.name == "FrameworkAgreement-coversInitiative")
    assert [(each.rule.slug, each.holds) for each in one.branches] == [("IsInitiative", False), ("IsProject", False)]
    assert all(each.reasons for each in one.branches)


def test_a_thing_of_a_narrower_class_that_is_almost_named_is_suggested(tables: Callable[..., Path]) -> None:
    folder = tables(fair=FAIR.replace("place/alba", "place/albaa"))

    report = cg.check(folder)

    assert [(each.name, each.fix) for each in report.findings] == [("Thing-takesPlaceIn", "place/alba")]


def test_a_code_that_is_almost_right_is_suggested(tmp_path: Path) -> None:
    path = write(
        tmp_path / "world.ttl",
        (HEADER + "membership:m a cg:NetworkMembership ; cg:creativeField <" + CODE_OF_FIELDS + "desing> .").encode(),
    )

    report = cg.check(path)

    assert "code/creative-field/design" in {each.fix for each in report.findings}


CODE_OF_FIELDS = "https://w3id.org/creativegraph/code/creative-field/"


def test_the_packaged_tables_are_checked_where_no_place_is_named() -> None:
    report = packaged_report()

    assert report.conforms
    assert all(each.cell is not None for each in report.findings)


def test_since_checks_everything_and_warns(tables: Callable[..., Path]) -> None:
    folder = tables(alba=ALBA.replace("City,Alba,Alba", "City,,Alba"))

    with pytest.warns(FutureWarning, match="everything is checked"):
        report = cg.check(folder, since="last")

    assert report == cg.check(folder)


@pytest.mark.parametrize(
    ("node", "line"),
    [
        ('{"@id": "x:alba",\n "x:p": 5,\n "x:q": "two"}', 3),
        ('{"@id": "x:brisa", "x:q": "two"},\n{"@id": "x:alba",\n "x:q":\n "two"}', 4),
        ('{"@id": "http://x/alba",\n "x:q": {"@value": "two",\n "@language": "en"}}', 2),
        ('{"x:q": "other", "@id":\n "x:alba"}', 2),
    ],
)
def test_a_triple_of_json_ld_is_where_its_value_follows_its_thing(node: str, line: int, tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonld", f'{{"@context": {{"x": "http://x/"}}, "@graph": [{node}]}}'.encode())

    found = [row for triple, row, _ in triples_of(path, {"<http://x/alba>"}) if triple.predicate.value == "http://x/q"]

    assert found == [line]


def test_several_values_of_a_property_that_has_one_are_all_named_with_their_rows(tables: Callable[..., Path]) -> None:
    pact = "a1,agreement/pact,rdf:type,cg:Agreement,,site\n"
    rows = "a8,agreement/pact,cg:validFor,../2027-12-31,,site\na9,agreement/pact,cg:validFor,../2026-12-31,,site\n"
    folder = tables(more=CLAIMS + pact + rows)

    (finding,) = [each for each in cg.check(folder).findings if each.component.endswith("#MaxCountConstraintComponent")]

    more = folder / "more.csv"
    assert finding.expected == (
        f"at most 1 cg:validFor; the values are '../2027-12-31' ({more}:3), '../2026-12-31' ({more}:4)"
    )


def test_a_figure_that_a_second_row_says_again_is_told_with_the_place_of_the_first(tables: Callable[..., Path]) -> None:
    rows = '{0}f8,event/fair,visitors,"more than 27,500",,site\nf9,event/fair,visitors,{1},,site\n'
    messages = []
    for value in ('"more than 27,500"', "400"):
        folder = tables(more=rows.format(CLAIMS, value))
        messages.append([each.message for each in cg.check(folder).findings if "oneForEach" in each.rule])

    same, other = messages
    assert same == [f"this row states the same as {folder / 'more.csv'}:2; delete one of the two rows"]
    assert ["obs/f8" in each for each in other] == [True]
