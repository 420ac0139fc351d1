"""What is judged by what: a line for each row of the table in docs/validation.md, and shapes that cannot be run."""

import re
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph as RdflibGraph
from rdflib import Namespace, URIRef
from tests.support.commands import command
from tests.support.projects import ALONE

import creativegraph as cg
from creativegraph.errors import FormatError
from creativegraph.iris import PREFIXES
from creativegraph.store.infer import widened
from creativegraph.validation.scope import is_rdf

SH = Namespace(PREFIXES["sh"])
HEADER = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("cg", "rdf", "rdfs", "sh", "skos", "xsd"))
HEADER += "@prefix e: <http://e/> .\n"
CONCEPTS = "e:S a sh:NodeShape ; sh:targetClass skos:Concept ; sh:property [ sh:path e:maker ; sh:minCount 1 ] ."
CITY = 'e:a a cg:City ; skos:prefLabel "Alba"@en ; e:maker e:me .'
TABLE = "id,thing,sources,rdf:type,skos:prefLabel@en\nc1,place/alba,site,cg:City,Alba\n"
SOURCES = "id,kind,title\nsite,website,City site\n"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of Turtle."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(HEADER + text, encoding="utf-8")
        return path

    return written


def rules(report: cg.Report) -> set[str]:
    """The namespaces of the rules that found something: e for those of the test, cgs for ours."""
    return {"e" if each.rule.startswith("http://e/") else "cgs" for each in report.findings}


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_rdf_with_shapes_is_judged_by_these_alone_and_nothing_beside_it_is(engine: str, write: Write) -> None:
    data = write("d.ttl", f"{CITY} e:c a skos:Concept .")

    report = cg.check(data, shapes=write("s.ttl", CONCEPTS), engine=engine)

    assert [(each.rule, each.focus) for each in report.findings] == [("http://e/S", "http://e/c")]
    assert report.triples == 4


def test_an_open_graph_of_rdf_with_shapes_is_judged_by_these_alone(write: Write) -> None:
    graph = cg.open_graph(write("d.ttl", f"{CITY} e:c a skos:Concept ."))

    report = cg.validate(graph, shapes=write("s.ttl", CONCEPTS))

    assert [(each.rule, each.focus) for each in report.findings] == [("http://e/S", "http://e/c")]


def test_rdf_without_shapes_is_judged_by_the_packaged_ones(write: Write) -> None:
    report = cg.check(write("d.ttl", CITY))

    assert rules(report) == {"cgs"}
    assert {each.focus for each in report.findings} == {"http://e/a"}


def test_rdf_with_shapes_is_judged_by_the_packaged_ones_too_where_they_are_named(write: Write) -> None:
    shapes = write("s.ttl", "e:S a sh:NodeShape ; sh:targetClass cg:City ; sh:nodeKind sh:Literal .")

    report = cg.check(write("d.ttl", CITY), shapes=["packaged", shapes])

    assert rules(report) == {"cgs", "e"}


def test_tables_with_shapes_are_judged_by_both_and_code_lists_are_not(write: Write, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "cities.csv").write_text(TABLE, encoding="utf-8")
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    own = write("s.ttl", f"{CONCEPTS} e:T a sh:NodeShape ; sh:targetClass cg:City ; sh:nodeKind sh:Literal .")

    report = cg.check(folder, shapes=own)

    assert rules(report) == {"cgs", "e"}
    assert "http://e/S" not in {each.rule for each in report.findings}


def test_a_file_in_a_folder_named_packaged_is_plain_rdf(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "packaged").mkdir()
    write("packaged/d.ttl", f"{CITY} e:c a skos:Concept .")
    monkeypatch.chdir(tmp_path)

    report = cg.validate(cg.open_graph("packaged"), shapes=write("s.ttl", CONCEPTS))

    assert [(each.rule, each.focus) for each in report.findings] == [("http://e/S", "http://e/c")]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[cg.Graph, cg.Graph]:
    """The packaged graph with a file beside it, as a store is filled with both and as it is opened again."""
    folder = tmp_path_factory.mktemp("stored")
    (folder / "d.ttl").write_text(HEADER + CITY, encoding="utf-8")
    filled = cg.open_graph(folder / "d.ttl", cg.PACKAGED, store=folder / "both")
    return filled, cg.open_graph(store=folder / "both")


def test_the_packaged_graph_is_known_however_it_is_opened(stored: tuple[cg.Graph, cg.Graph]) -> None:
    packaged, (filled, kept) = cg.open_graph(), stored

    for each in (packaged, filled, kept):
        assert each.packaged
        assert not is_rdf(each)


@pytest.mark.cold
def test_the_packaged_graph_is_known_with_what_follows_from_it() -> None:
    packaged = cg.open_graph()

    assert cg.infer(packaged).packaged
    assert not is_rdf(cg.infer(packaged))
    assert widened(packaged).packaged


def test_a_store_of_rdf_is_not_the_packaged_graph(
    write: Write, tmp_path: Path, stored: tuple[cg.Graph, cg.Graph]
) -> None:
    assert is_rdf(cg.open_graph(write("d.ttl", CITY), store=tmp_path / "kept"))
    assert not is_rdf(stored[0])


BROKEN = {
    "query": ("sh:sparql [ sh:select 'SELECT $this WHERE {' ]", "Expected"),
    "path": ("sh:property [ sh:path ( e:p ) ; sh:minCount 1 ]", "two path items"),
    "pattern": ("sh:property [ sh:path e:maker ; sh:pattern '(' ]", "unterminated|parenthes"),
    "prefix": ("sh:sparql [ sh:select 'SELECT $this WHERE { $this zz:p 1 }' ]", "zz"),
    "list": ("sh:property [ sh:path e:maker ; sh:in _:l ]", "recursive"),
    "length": ("sh:property [ sh:path e:maker ; sh:maxLength 1.5 ]", "with an integer$|with an integer;"),
    "digits": (f"sh:property [ sh:path e:q ; sh:minCount {'9' * 5000} ]", "digits"),
    "endless": ("sh:sparql [ sh:select 'SELECT $this { FILTER(e:f(1) = 1) }' ]", "calls itself without end"),
    "target": ("sh:target [ sh:where [ sh:class e:T ] ]", "sh:target has no sh:select"),
    "target without its query": ("sh:target [ a sh:SPARQLTarget ; sh:ask 'ASK {}' ]", "sh:target has no sh:select"),
    "target that nothing describes": ("sh:target e:unknown", "sh:target has no sh:select"),
    "expression": ("sh:expression [ sh:exists [ sh:path e:p ] ]", "exactly one known function|without a reason"),
    "script": ("sh:js [ sh:jsFunctionName 'f' ]", "no engine runs sh:js"),
    "newer constraint": ("sh:property [ sh:path e:maker ; sh:singleLine true ]", "no engine runs sh:singleLine"),
}
OFTEN = ("query", "path", "script")
"""Broken in SPARQL, in SHACL, and what no engine runs; the others with pySHACL too take long."""


@pytest.mark.parametrize(
    ("kind", "engine"),
    [
        *((each, "fast") for each in BROKEN),
        *(pytest.param(each, "pyshacl", marks=() if each in OFTEN else pytest.mark.cold) for each in BROKEN),
    ],
)
def test_a_shape_that_cannot_be_run_is_named_with_its_line_and_the_others_run(
    kind: str, engine: str, write: Write, capfd: pytest.CaptureFixture[str]
) -> None:
    constraint, why = BROKEN[kind]
    shapes = write("s.ttl", f"""e:Good a sh:NodeShape ; sh:targetNode e:a ; sh:nodeKind sh:Literal .
        e:Bad a sh:NodeShape ; sh:targetNode e:a ; {constraint} .
        e:f a sh:SPARQLFunction ; sh:parameter [ sh:path e:x ] ; sh:select "SELECT (e:f($x) AS ?r) {{}}" .
        _:l rdf:first 1 ; rdf:rest _:l .""")  # fmt: skip
    data = write("d.ttl", CITY)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = cg.check(data, shapes=shapes, engine=engine)

    assert capfd.readouterr().err == ""
    broken, good = sorted(report.findings, key=lambda each: each.name != "Table-broken-shape")
    assert (good.rule, len(report.findings), report.conforms) == ("http://e/Good", 2, False)
    assert broken.cell is not None
    assert (broken.cell.file, broken.cell.row) == (str(shapes), 9)
    assert "http://e/Bad cannot be run" in broken.message
    assert re.search(why, broken.message), broken.message


def test_where_no_shape_can_be_run_that_is_an_error_with_file_and_line(write: Write) -> None:
    shapes = write("s.ttl", f"e:Bad a sh:NodeShape ; sh:targetNode e:a ; {BROKEN['query'][0]} .")

    with pytest.raises(FormatError, match=r"the shapes cannot be run: .*s\.ttl:8:1: http://e/Bad: "):
        cg.check(write("d.ttl", CITY), shapes=shapes)


def test_a_property_that_shacl_does_not_have_is_a_note_with_its_line(write: Write) -> None:
    shapes = write("s.ttl", "e:S a sh:NodeShape ; sh:targetNode e:a ; sh:nodeKin sh:Literal .")

    report = cg.check(write("d.ttl", CITY), shapes=shapes)

    assert report.findings == ()
    assert report.notes == (f"{shapes}:8:1: SHACL has no property sh:nodeKin; it is passed over",)


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_the_report_in_rdf_says_what_the_engine_says(engine: str, write: Write) -> None:
    shapes = write("s.ttl", """e:S a sh:NodeShape ; sh:targetNode e:a ; sh:severity e:Serious ; sh:nodeKind sh:Literal ;
        sh:message "No text."@en, "Không."@vi ;
        sh:sparql e:Query ; sh:property [ sh:path e:b ; sh:minCount 1 ; sh:severity sh:Debug ] .
        e:Query sh:message "Asked." ; sh:select "SELECT $this WHERE { $this e:maker ?x }" .""")  # fmt: skip

    report = cg.check(write("d.ttl", CITY), shapes=shapes, engine=engine)
    graph = RdflibGraph().parse(data=cg.write_report(report, format="nt"), format="nt")

    severities = {str(each) for each in graph.objects(None, SH.resultSeverity)}
    assert severities == {"http://e/Serious", str(SH.Debug)}
    assert sorted(each.severity for each in report.findings) == ["info", "violation", "violation"]
    assert set(graph.objects(None, SH.sourceConstraint)) == {URIRef("http://e/Query")}
    assert {(str(each), getattr(each, "language", None)) for each in graph.objects(None, SH.resultMessage)} >= {
        ("No text.", "en"), ("Không.", "vi"), ("Asked.", None),
    }  # fmt: skip
    assert "severity: http://e/Serious" in cg.report_text(report)


def test_a_report_with_warnings_only_does_not_conform_in_rdf_though_the_command_succeeds(write: Write) -> None:
    shapes = write(
        "s.ttl", "e:S a sh:NodeShape ; sh:targetNode e:a ; sh:severity sh:Warning ; sh:nodeKind sh:Literal ."
    )
    data = write("d.ttl", CITY)

    done = command("check", str(data), "--shapes", str(shapes), "--format", "nt")

    assert done.code == 0
    assert '#conforms> "false"' in done.stdout


NUMBERS = "e:a e:n 99999999999999999999 ; e:m 1 ."


@pytest.mark.parametrize(
    "constraint",
    ["sh:property [ sh:path e:n ; sh:minInclusive 1 ]", "sh:property [ sh:path e:m ; sh:lessThan e:n ]",
     "sh:sparql [ sh:select 'SELECT $this WHERE { $this e:n ?n . FILTER (?n < 5) }' ]"],
)  # fmt: skip
def test_numbers_that_the_fast_engine_cannot_count_with_are_compared_by_pyshacl(constraint: str, write: Write) -> None:
    shapes = write("s.ttl", f"e:S a sh:NodeShape ; sh:targetNode e:a ; {constraint} .")

    report = cg.check(write("d.ttl", NUMBERS), shapes=shapes)

    assert report.findings == ()
    assert "more digits" in report.instead


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_a_class_that_is_a_shape_has_its_instances_as_targets_beside_a_shape_that_cannot_be_run(
    engine: str, write: Write
) -> None:
    shapes = write("s.ttl", """e:K a rdfs:Class, sh:NodeShape ; sh:nodeKind sh:Literal .
        e:Bad a sh:NodeShape ; sh:targetNode e:a ; sh:property [ sh:path () ; sh:minCount 1 ] .""")  # fmt: skip

    report = cg.check(write("d.ttl", "e:k a e:L . e:L rdfs:subClassOf e:K ."), shapes=shapes, engine=engine)

    assert "http://e/k" in {each.focus for each in report.findings}


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_a_language_range_matches_longer_tags_whatever_their_case(engine: str, write: Write) -> None:
    shapes = write("s.ttl", """e:S a sh:NodeShape ; sh:targetSubjectsOf e:l ;
        sh:property [ sh:path e:l ; sh:languageIn ( "EN" "zh-Hant" ) ] .""")  # fmt: skip

    report = cg.check(write("d.ttl", 'e:a e:l "a"@en-GB, "b"@zh-Hant-TW, "c"@zh .'), shapes=shapes, engine=engine)

    assert [each.value for each in report.findings] == ["c"]


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_prefixes_come_from_what_sh_prefixes_imports(engine: str, tmp_path: Path) -> None:
    shapes = tmp_path / "s.ttl"
    shapes.write_text(f"""@prefix sh: <{SH}> . @prefix owl: <{PREFIXES['owl']}> .
        <http://e/S> a sh:NodeShape ; sh:targetNode <http://e/a> ; sh:sparql [ sh:prefixes <http://e/two> ;
            sh:select "SELECT $this WHERE {{ $this x:maker y:e }}" ] .
        <http://e/one> sh:declare [ sh:prefix "x" ; sh:namespace "http://e/" ] .
        <http://e/two> owl:imports <http://e/one> ; sh:declare [ sh:prefix "y" ; sh:namespace "http://e/m" ] .
    """, encoding="utf-8")  # fmt: skip
    data = tmp_path / "d.ttl"
    data.write_text("<http://e/a> <http://e/maker> <http://e/me> .", encoding="utf-8")

    report = cg.check(data, shapes=shapes, engine=engine)

    assert [each.rule for each in report.findings] == ["http://e/S"]


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_language_tags_are_as_they_are_written_in_the_report_in_rdf(engine: str, write: Write) -> None:
    shapes = write("s.ttl", """e:S a sh:NodeShape ; sh:targetSubjectsOf e:l ;
        sh:property [ sh:path e:l ; sh:nodeKind sh:IRI ; sh:message "Đừng viết."@vi-VN ] .""")  # fmt: skip

    report = cg.check(write("d.ttl", 'e:a e:l "a"@en-GB .'), shapes=shapes, engine=engine)
    written = cg.write_report(report, format="nt").decode()

    assert '"a"@en-GB .' in written
    assert '"Đừng viết."@vi-VN .' in written
    assert report.findings[0].cell is not None
    assert report.findings[0].cell.row == 8


RDF_12 = 'e:a e:text "x"@ar--rtl ; e:says <<( e:b e:c "d" )>> .'


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_what_the_engines_do_not_know_of_rdf_1_2_is_a_note_and_the_rest_is_validated(engine: str, write: Write) -> None:
    shapes = write("s.ttl", """e:S a sh:NodeShape ; sh:targetNode e:a ; sh:property [ sh:path e:text ; sh:minCount 1 ],
        [ sh:path e:none ; sh:minCount 1 ] .""")  # fmt: skip

    report = cg.check(write("d.ttl", RDF_12), shapes=shapes, engine=engine)

    assert [each.path for each in report.findings] == ["http://e/none"]
    assert report.notes == (
        "1 triple with a triple term (RDF 1.2) was not validated: SHACL knows RDF 1.1 only",
        "1 text was validated without its direction (RDF 1.2): SHACL knows RDF 1.1 only",
    )


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_a_shape_with_a_term_of_rdf_1_2_is_one_that_cannot_be_run(engine: str, write: Write) -> None:
    shapes = write("s.ttl", """e:S a sh:NodeShape ; sh:targetNode e:a ; sh:property [ sh:path e:text ;
        sh:hasValue "x"@ar--rtl ] .""")  # fmt: skip

    with pytest.raises(FormatError, match="triple terms and texts with a direction"):
        cg.check(write("d.ttl", RDF_12), shapes=shapes, engine=engine)


def test_values_written_in_two_ways_are_counted_as_they_are_written(write: Write) -> None:
    shapes = write("s.ttl", "e:S a sh:NodeShape ; sh:targetSubjectsOf e:n ; sh:nodeKind sh:IRI .")

    report = cg.check(write("d.ttl", 'e:a e:n "007"^^xsd:integer, 7 .'), shapes=shapes)

    assert report.triples == 2


LANGUAGES = 'e:a e:l "a"@en-GB, "b"@EN, "c"@en .'


@pytest.mark.parametrize(
    ("test", "values"),
    [('lang(?value) = "en-GB"', ["a"]), ('lang(?value) = "en"', ["c"]),
     ('LANG (?value) IN ("en-GB", "EN")', ["a", "b"]),
     ('regex(STR(LANG(?value)), "GB")', ["a"]), ('L\\\\u0041NG(?value) = "EN"', ["b"]),
     ('langMatches(lang(?value), "en") && lang(?value) != "EN"', ["a", "c"])],
)  # fmt: skip
def test_a_query_that_asks_for_language_tags_sees_their_capitals(test: str, values: list[str], write: Write) -> None:
    shapes = write("s.ttl", f"""e:S a sh:NodeShape ; sh:targetNode e:a ; sh:sparql [
        sh:select '''SELECT $this ?value {{ $this <http://e/l> ?value FILTER ({test}) }}''' ] .""")  # fmt: skip

    report = cg.check(write("d.ttl", LANGUAGES), shapes=shapes)

    assert [each.value for each in report.findings] == values
    assert "language tags in lower case" in report.instead


def test_a_component_that_asks_for_language_tags_sees_their_capitals(write: Write) -> None:
    shapes = write("s.ttl", """e:C a sh:ConstraintComponent ; sh:parameter [ sh:path e:tag ] ;
            sh:propertyValidator [ a sh:SPARQLSelectValidator ;
                sh:select "SELECT $this ?value { $this $PATH ?value FILTER (lang(?value) = $tag) }" ] .
        e:S a sh:NodeShape ; sh:targetNode e:a ; sh:property [ sh:path e:l ; e:tag "en-GB" ] .""")  # fmt: skip

    report = cg.check(write("d.ttl", LANGUAGES), shapes=shapes)

    assert [each.value for each in report.findings] == ["a"]


def test_a_query_that_only_matches_languages_stays_with_the_fast_engine(write: Write) -> None:
    shapes = write("s.ttl", """e:S a sh:NodeShape ; sh:targetNode e:a ; sh:sparql [
        sh:select "SELECT $this ?value { $this e:l ?value FILTER langMatches(lang(?value), 'en') }" ] .""")  # fmt: skip

    report = cg.check(write("d.ttl", LANGUAGES), shapes=shapes)

    assert ([each.value for each in report.findings], report.instead) == (["a", "b", "c"], "")


@pytest.mark.parametrize("order", [1, -1])
def test_the_shapes_of_a_project_judge_no_project_that_does_not_extend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: int
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("north", "south"):
        command("new", name, "--alone")
    shape = (
        f"<https://example.org/north/shapes#Noted> a sh:NodeShape ; sh:targetSubjectsOf <{PREFIXES['skos']}prefLabel> ;"
    )
    shape += f" sh:property [ sh:path <{PREFIXES['skos']}note> ; sh:minCount 1 ] ."
    (tmp_path / "north" / "shapes" / "noted.ttl").write_text(HEADER + shape)

    report = cg.check(*(Path("north"), Path("south"))[::order])

    noted = [each for each in report.findings if each.rule.endswith("#Noted")]
    assert noted
    assert all(each.focus.startswith("https://example.org/north/") for each in noted)
    assert all("north" in each.cell.file for each in noted if each.cell)


def test_a_project_without_a_table_is_told_to_have_none(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "creativegraph.toml").write_text(ALONE, encoding="utf-8")

    bare = command("check", str(tmp_path))
    (tmp_path / "data" / "sources.csv").write_text(SOURCES, encoding="utf-8")

    assert bare.code == 0
    assert f"{tmp_path}/data has no table, so nothing was read; put tables of sources and claims there" in bare.stderr
    assert cg.check(tmp_path).notes == ()
