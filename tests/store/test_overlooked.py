"""What is not read is told: files of folders, files without triples, statements that a reader drops."""

import gzip
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

import creativegraph as cg
from creativegraph.errors import FormatError, UnreadableError
from creativegraph.store.overlooked import outside_data

ACTIVITY = "https://www.w3.org/ns/activitystreams"
EVENT = '{"@context": "https://schema.org", "@id": "http://ex.org/a", "@type": "Event", "name": "x", %s}'


def put(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def rules_of(report: cg.Report) -> set[str]:
    return {each.rule.rpartition("Table-")[2] for each in report.findings}


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("d.json", '{"name": "x"}', "no-context"),
        ("d.jsonld", '{"@context": {"ex": "http://ex.org/"}, "@id": "http://ex.org/a", "nme": "x"}', "no-context"),
        ("d.jsonld", '{"@id": "a", "http://ex.org/p": {"@id": "b c"}}', "dropped-iri"),
        ("d.jsonld", '{"@id": "a", "http://ex.org/p": {"@value": "x", "@language": "no tag"}}', "dropped-language"),
        (
            "d.jsonld",
            '{"@id": "a", "http://ex.org/p": [{"@value": "x", "@language": "en_US"}, "k"]}',
            "dropped-language",
        ),
        ("d.jsonld", '{"@context": {"@language": "en_US"}, "@id": "a", "http://ex.org/p": "x"}', "dropped-language"),
        (
            "d.jsonld",
            '{"@context": {"m": {"@id": "http://ex.org/m", "@container": "@language"}}, "m": {"en_US": "x"}}',
            "dropped-language",
        ),
        (
            "d.jsonld",
            '{"@context": {"p": {"@id": "http://ex.org/p", "@type": "@id"}}, "p": ["c", "a{b}"]}',
            "dropped-iri",
        ),
        ("d.jsonld", '{"@context": {"ex": "http://ex .org/"}, "@id": "http://ex.org/a", "ex:p": 1}', "dropped-iri"),
        ("d.jsonld", '{"@context": {"key": "@id"}, "key": "http://ex.org/a b", "http://ex.org/p": 1}', "dropped-iri"),
        ("d.jsonld", '{"@id": "http://ex.org/a", "@type": "http://ex.org/%zz"}', "dropped-iri"),
        ("d.jsonld", EVENT % '"url": "http://ex.org/a b"', "dropped-iri"),
        ("d.jsonld", f'{{"@context": "{ACTIVITY}", "id": "http://ex.org/a"}}', "context-not-fetched"),
        ("d.ttl", "", "no-triples"),
        ("d.nt", "# to do\n", "no-triples"),
        ("d.trig", "@prefix ex: <http://ex.org/> .", "no-triples"),
        ("d.jsonld", "{}", "no-triples"),
        ("d.ttl.gz", gzip.compress(b"", mtime=0), "no-triples"),
        ("claims.csv", "id,subject,property,value,lang,sources\n", "no-triples"),
        ("claims.csv", "id;subject;property;value;lang;sources\r\n;;;;;\r\n", "no-triples"),
        ("records.tsv", "id\tthing\tsources\tskos:prefLabel@en\n", "no-triples"),
        ("sources.csv", "\ufeffid,title,kind,address,date\n\n\n", "no-triples"),
    ],
)
def test_a_file_of_which_nothing_or_not_all_is_read_has_a_finding(
    name: str, text: str | bytes, rule: str, tmp_path: Path
) -> None:
    path = put(tmp_path / name, text)

    report = cg.check(path)

    assert rules_of(report) == {rule}
    assert {each.cell.file for each in report.findings if each.cell} == {str(path)}
    if rule != "no-triples":
        with pytest.raises(UnreadableError, match=r"d\.json"):
            cg.open_graph(path)


def test_a_context_that_is_not_fetched_is_named_with_its_line_and_what_to_do(tmp_path: Path) -> None:
    path = put(tmp_path / "d.jsonld", f'{{\n  "@context": [{{}},\n    "{ACTIVITY}"],\n  "id": "http://ex.org/a"}}')

    with pytest.raises(UnreadableError) as caught:
        cg.open_graph(path)

    assert f"d.jsonld:3:5: the context {ACTIVITY} is not fetched; put its content" in str(caught.value)


def test_files_of_a_folder_that_are_passed_over_are_named(tmp_path: Path) -> None:
    put(tmp_path / "in" / "d.ttl", "<http://ex.org/a> <http://ex.org/p> 1 .")
    put(tmp_path / "in" / "claims.csv.gz", gzip.compress(b"id,subject", mtime=0))
    put(tmp_path / "in" / "old" / "all.zip", b"PK")
    for name in ("a.txt", "b.md", "c.png", "d.docx", "settings.json"):
        put(tmp_path / "in" / name, "{}")

    report = cg.check(tmp_path / "in")

    assert rules_of(report) == {"packed-table", "packed-file"}
    unread, passed = (note.partition(": ")[2] for note in report.notes)
    assert unread.startswith("files that look like tables or RDF but are not read: 1 ('settings.json'); check")
    assert passed == "files that are neither tables nor RDF, passed over: 4 ('a.txt', 'b.md', 'c.png', …)"
    with pytest.raises(UnreadableError, match=r"claims\.csv\.gz"):
        cg.open_graph(tmp_path / "in")


@pytest.mark.parametrize("name", ["claims.csv.zip", "d.nt.bz2", "old/d.turtle", "d.ttl.bak", "data.7z"])
def test_a_folder_of_which_nothing_can_be_read_names_what_looks_like_data(name: str, tmp_path: Path) -> None:
    put(tmp_path / "in" / name, b"PK")
    put(tmp_path / "in" / "a.txt", "x")

    with pytest.raises(UnreadableError, match=f"no RDF file but '{name}', which is packed or has another ending"):
        cg.open_graph(tmp_path / "in")


def test_the_decisions_of_a_project_are_no_table_outside_its_data(tmp_path: Path) -> None:
    put(tmp_path / "creativegraph.toml", 'name = "own"\nbase = "https://example.org/own/"\nprefix = "own"\n')
    put(tmp_path / "data" / "claims.csv", "id,subject,property,value,sources\n")
    put(tmp_path / "matches.csv", "subject_id,predicate_id,object_id\n")

    assert outside_data(tmp_path) == []

    put(tmp_path / "other.csv", "id,subject,property,value,sources\n")

    assert [each.rule for each in outside_data(tmp_path)] == ["tables-outside-data"]


def test_a_packed_table_that_is_named_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = put(tmp_path / "claims.csv.gz", gzip.compress(b"id,subject", mtime=0))

    with pytest.raises(FormatError, match="unpack it"):
        cg.check(path)


def test_a_misspelt_term_of_the_ontology_has_a_finding_where_it_stands(tmp_path: Path) -> None:
    text = (
        "@prefix cg: <https://w3id.org/creativegraph/ontology#> .\n"
        "@prefix id: <https://w3id.org/creativegraph/id/event/> .\n"
        "id:x a cg:Evnt ;\n  cg:editionOff id:y ;\n  <http://ex.org/hapenedIn> id:z .\n"
    )

    report = cg.check(put(tmp_path / "d.ttl", text))

    found = [(each.cell.row, each.fix) for each in report.findings if each.rule.endswith("unknown-term") and each.cell]
    assert found == [(3, "cg:Event"), (4, "cg:editionOf")]


@pytest.mark.parametrize(
    "namespace",
    ["https://w3id.org/creativegraph/ontology/", "http://w3id.org/creativegraph/ontology#",
     "https://W3id.org/CreativeGraph/ontology#", "https://w3id.org/creativegraph#", "https://w3id.org/creativegraph/"],
)  # fmt: skip
def test_a_misspelt_namespace_of_the_ontology_has_a_finding_with_the_right_iri(namespace: str, tmp_path: Path) -> None:
    text = f"@prefix cg: <{namespace}> .\n<http://e/x> a cg:City ;\n  cg:editionOf <http://e/y> .\n"

    report = cg.check(put(tmp_path / "d.ttl", text))

    found = [(each.cell.row, each.fix) for each in report.findings if each.rule.endswith("unknown-term") and each.cell]
    terms = "https://w3id.org/creativegraph/ontology#"
    assert sorted(found) == [(2, f"{terms}City"), (3, f"{terms}editionOf")]


def test_a_term_that_a_file_defines_itself_is_known(tmp_path: Path) -> None:
    text = (
        "@prefix cg: <https://w3id.org/creativegraph/ontology#> . <http://ex.org/a> cg:ours 1 ."
        "cg:ours a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Property> ."
    )

    assert "unknown-term" not in rules_of(cg.check(put(tmp_path / "d.ttl", text)))


@pytest.mark.parametrize(
    ("context", "keys", "lost"),
    [
        ({}, {"q": "lost"}, {"q"}), ({"q": "_:q"}, {"q": 1}, {"q"}),
        ({}, {"_:q": 1, "@langauge": "en"}, {"_:q", "@langauge"}),
        ({"q": None}, {"q": "not meant"}, set()), ({"@vocab": "http://ex.org/"}, {"q": 1}, set()),
        ({"q": "@id"}, {"q": "http://ex.org/x"}, set()), ({}, {"ex:q": 1, "q": {"r": 1}}, {"q"}),
        ({"i": {"@id": "http://ex.org/i", "@container": "@index"}}, {"i": {"k": {"@id": "b", "q": 1}}}, {"q"}),
        ({"j": {"@id": "http://ex.org/j", "@type": "@json"}}, {"j": {"q": 1}}, set()),
        ({}, {"@reverse": {"http://ex.org/r": {"@id": "b", "q": 1}}}, {"q"}),
    ],
)  # fmt: skip
def test_a_key_without_meaning_beside_others_has_a_finding_and_stops_nothing(
    context: dict[str, object], keys: dict[str, object], lost: set[str], tmp_path: Path
) -> None:
    own = {} if "http" in str(keys.get("q")) else {"@id": "http://ex.org/a"}
    text = json.dumps({"@context": context, **own, "http://ex.org/p": "x", **keys}, indent=1)
    path = put(tmp_path / "d.jsonld", text)

    found = [each for each in cg.check(path).findings if each.rule.endswith("dropped-key")]

    assert all(any(f"the key {each!r} stands" in finding.message for finding in found) for each in lost)
    assert len(found) == len(lost)
    lines = text.splitlines()
    assert all(f'"{key}":' in "".join(lines[each.cell.row - 1] for each in found if each.cell) for key in lost)
    assert len(cg.open_graph(path)) > 0


def test_a_table_without_rows_beside_a_filled_one_has_a_finding_and_an_empty_sheet_has_none(tmp_path: Path) -> None:
    put(tmp_path / "in" / "sources.csv", "id,title,kind,address,date\na,A,blog,https://example.org/a,2024\n")
    put(tmp_path / "in" / "claims.csv", "id,subject,property,value,lang,sources\n")
    book = Workbook()
    for name, rows in (("claims", []), ("sources", [["b", "B", "blog", "https://example.org/b", "2024"]])):
        sheet = book.create_sheet(name)
        header = ["id", "subject", "property", "value", "lang", "sources"] if name == "claims" else None
        for row in (header or ["id", "title", "kind", "address", "date"], *rows):
            sheet.append(row)
    book.save(tmp_path / "in" / "more.xlsx")

    found = [each.cell.file for each in cg.check(tmp_path / "in").findings if "no-triples" in each.rule and each.cell]

    assert found == [str(tmp_path / "in" / "claims.csv")]


@pytest.mark.parametrize(("name", "text"), [("d.ttl", ""), ("d.ttl", "\ufeff"), ("d.jsonld", "[]"), ("d.jsonld", "{}"),
                                            ("claims.csv", "id,subject,property,value,lang,sources\n")])  # fmt: skip
def test_answers_say_that_a_file_is_empty(name: str, text: str, tmp_path: Path) -> None:
    graph = cg.open_graph(put(tmp_path / name, text))

    for rows in (graph.sparql("SELECT * { ?s <http://ex.org/p> ?o }"), graph.run("cities/members")):
        assert isinstance(rows, cg.Rows)
        assert any(name in note and "no triples" in note for note in rows.notes)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.turtle", ""), ("old.ttl.bak", ""), ("noctx.json", '{"a": 1}'), ("claims.csv~", "a"),
        ("noext", "@prefix ex: <http://ex.org/> ."), ("noext", "<http://ex.org/a> <http://ex.org/p> 1 ."),
    ],
)  # fmt: skip
def test_an_empty_answer_names_files_of_the_folder_that_look_like_data(name: str, text: str, tmp_path: Path) -> None:
    put(tmp_path / "d.ttl", "<http://ex.org/a> <http://ex.org/p> 1 .")
    put(tmp_path / "README", "Read me.")
    put(tmp_path / name, text)
    graph = cg.open_graph(tmp_path)

    empty, full = (graph.sparql(f"SELECT * {{ ?s <http://ex.org/{each}> ?o }}") for each in ("q", "p"))

    assert isinstance(empty, cg.Rows)
    assert isinstance(full, cg.Rows)
    assert [f"not read: 1 ('{name}')" in each for each in empty.notes] == [True]
    assert not full.notes


def test_formulas_of_n3_are_refused(tmp_path: Path) -> None:
    rule = put(tmp_path / "d.n3", "@prefix : <http://ex.org/> . { :a :b :c } => { :c :b :a } .")

    with pytest.raises(UnreadableError, match=r"d\.n3.*formulas"):
        cg.open_graph(rule)
    assert rules_of(cg.check(rule)) == {"broken-rdf"}
    assert len(cg.open_graph(put(tmp_path / "facts.n3", "<http://ex.org/a> <http://ex.org/p> 1 .")))


def test_tables_of_a_project_outside_its_folders_are_told(tmp_path: Path) -> None:
    """Those of projects in it, of hidden folders and of an environment of Python are not meant."""
    manifest = 'name = "fairs"\nversion = "1"\nbase = "https://example.org/fairs/"\nprefix = "fairs"\n'
    manifest += 'languages = ["en"]\nrequired_languages = []\nextends = []\n'
    put(tmp_path / "creativegraph.toml", manifest)
    put(tmp_path / "data/sources.csv", "id,kind,title,lang\nart,website,Fairs,en\n")
    for name in (
        "claims/swansea.csv",
        "report.draft.xlsx",
        "report.draft.csv",
        "tests/fairs/of.csv",
        ".old/a.csv",
        "env/a.csv",
        "other/data/a.csv",
    ):
        put(tmp_path / name, "id,kind\n")
    put(tmp_path / "env/pyvenv.cfg", "")
    put(tmp_path / "other/creativegraph.toml", manifest)

    (note,) = cg.check(tmp_path).notes

    assert "tables of the project outside its folder data are not read: 1 ('claims/swansea.csv')" in note


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (EVENT % '"name": "y"', {"x", "y"}),
        ('{"@id": "http://ex.org/a", "http://ex.org/p": "x", "http://ex.org/p": "y"}', {"x", "y"}),
        (
            '{"@id": "http://e/a", "http://e/p": {"@id": "http://e/b", "http://e/q": "x", "http://e/q": ["y", "z"]}}',
            set("xyz"),
        ),
        ('{"@context": {"p": "http://ex.org/p", "p": "http://ex.org/q"}, "@id": "http://ex.org/a", "p": "x"}', {"x"}),
    ],
)
def test_a_key_that_stands_twice_has_a_finding_and_none_of_its_values_is_lost(
    text: str, values: set[str], tmp_path: Path
) -> None:
    path = put(tmp_path / "d.jsonld", text)

    report = cg.check(path)
    graph = cg.open_graph(path)
    kept = {each for each in "xyz" if graph.sparql(f"ASK {{ ?s ?p '{each}' }}")}

    assert [(each.severity, each.rule.rpartition("Table-")[2]) for each in report.findings] == [
        ("warning", "key-twice")
    ]
    assert kept == values
