"""A project of one's own is written with a working example of everything."""

import csv
import io
import re
from pathlib import Path

import pytest
from tests.support.commands import command

import creativegraph as cg
from creativegraph.cli.here import is_of, where_you_are
from creativegraph.project import TEMPLATE, folder, in_use


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def test_a_new_project_checks_and_answers_its_own_question() -> None:
    done = command("new", "craft-fairs", "--alone", "--base", "https://ports.example/")

    assert done.code == 0
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["check", "run", "test", "why"]
    assert command("check", "craft-fairs").code == 0
    rows = command("run", "craftfairs/of_rhythm", "--rhythm", "yearly", "--graph", "craft-fairs", "--format", "csv")
    assert rows.stdout.splitlines()[1] == "https://ports.example/id/market/orvane,Orvane market,120"
    assert "(craft-fairs:f004)" in command("why", "market/orvane", "stalls", "--graph", "craft-fairs").stdout
    assert "craftfairs/of_rhythm" in command("queries", "craftfairs", "--graph", "craft-fairs").stdout
    assert in_use() is None


def add_stalls(form: str) -> None:
    """Add to a project the terms that the document has as tables and as Turtle, and a claim on one."""
    page = (folder("docs") / "projects.md").read_text().replace("fairs:Stall,cg:Place", "fairs:Stall,")
    blocks = page.replace("rdfs:subClassOf cg:Place ;", "").split(f"```{form}\n")[1:]
    (block,) = [each.partition("```")[0] for each in blocks if "A place at a market" in each]
    parts = re.split(r"^# (\S+)\n", block, flags=re.MULTILINE)[1:]
    rows = [
        (f"data/{name}.csv", row.replace("\n", " ")) for row, name in re.findall(r"`([^`]*)` in `data/(\w+).csv`", page)
    ]
    for name, text in [*zip(parts[::2], parts[1::2], strict=True), *rows]:
        path = Path("fairs", name)
        there = path.read_text() if path.exists() else ""
        path.write_text(there + text.removeprefix(f"{there.partition(chr(10))[0]}\n") + "\n")


@pytest.mark.parametrize("form", ["csv", "turtle"])
def test_terms_are_given_by_tables_or_by_turtle_as_the_document_has_them(form: str) -> None:
    command("new", "fairs", "--alone")
    add_stalls(form)
    Path("fairs/data/claims/stalls.csv").write_text(
        "id,subject,property,value,lang,sources\ns1,stall/potters,rdf:type,fairs:Stall,,guide\n"
        "s2,stall/potters,skos:prefLabel,Potters' row,en,guide\ns3,stall/potters,fairs:size,small,,guide\n"
    )

    checked = command("check", "fairs", "--format", "csv")
    shown = command("run", "claims/facts_of", "--thing", "stall/potters", "--graph", "fairs", "--format", "csv").stdout

    assert list(csv.DictReader(checked.stdout.splitlines())) == []
    assert all(each in shown for each in (",size,", "/code/size/small,small,", ",stall,"))


def test_the_steps_of_the_document_are_those_that_the_command_says() -> None:
    page = (folder("docs") / "projects.md").read_text().partition("## Begin")[2]
    steps = [line.partition("  #")[0].strip() for line in page.split("```")[1].splitlines()[1:]]

    assert [steps[0], *command("new", "fairs").stdout.splitlines()] == steps


@pytest.mark.cold
def test_a_misspelt_id_of_a_packaged_kind_is_answered_with_the_thing_of_the_project() -> None:
    command("new", "fairs")

    said = command("run", "claims/facts_of", "--thing", "place/orvanes", "--graph", "fairs").stderr

    assert "did you mean fairs:place/orvane?" in said


def test_the_question_on_figures_of_the_document_answers_in_a_new_project() -> None:
    command("new", "fairs", "--alone")
    page = (folder("docs") / "projects.md").read_text()
    Path("fairs/queries/fairs/figures_of.rq").write_text(page.partition("```sparql\n")[2].partition("```")[0])
    (call,) = re.findall(r"^creativegraph (run fairs/figures_of .*)$", page, re.MULTILINE)

    checked = command("check", "fairs")
    rows = command(*call.split(), "--format", "csv").stdout.splitlines()

    assert (checked.code, rows) == (0, [
        "edition,edition_label,number,when",
        "https://example.org/fairs/id/edition/orvane-2024,Orvane market of 2024,38,2024-05",
    ])  # fmt: skip


def test_the_example_goes_step_by_step_as_the_document_says_and_each_step_leaves_a_good_project() -> None:
    command("new", "fairs", "--alone")
    page = (folder("docs") / "projects.md").read_text().partition("### From the example")[2].partition("A figure is")[0]
    Path("fairs/data/own.csv").write_text("id,kind,title,lang\nown,website,Mine,en\n")
    codes, exceptions = [], Path("fairs/ontology/checks/exceptions.csv")

    for step in re.split(r"^\d\. ", page, flags=re.MULTILINE)[1:]:
        for name in re.findall(r"`((?:data|queries|shapes|tests|texts)/[^`]*)`", step):
            Path("fairs", name).unlink()
        if "`guide`" in step:
            Path("fairs/data/sources.csv").unlink()
        if "exceptions.csv" in step:
            exceptions.write_text(exceptions.read_text().splitlines()[0] + "\n")
        codes.append(command("check", "fairs").code)

    assert codes == [0] * 5
    assert sorted(each.name for each in Path("fairs").rglob("*.*") if each.is_file()) == [
        "about.ttl", "creativegraph.toml", "exceptions.csv", "own.csv",
    ]  # fmt: skip
    assert command("ontology", "check", "--graph", "fairs").code == 0


@pytest.mark.parametrize("alone", [True, pytest.param(False, marks=pytest.mark.cold)])
def test_a_new_project_has_a_figure_a_quotation_and_a_correction(alone: bool) -> None:
    command("new", "ports", *(["--alone"] if alone else []))

    checked = command("check", "ports", "--format", "csv")
    built = command("build", "ports", "--texts", "ports/texts")
    graph = cg.open_graph("ports")

    severities = [row["severity"] for row in csv.DictReader(checked.stdout.splitlines())]
    assert (checked.code, severities) == (0, [])
    assert "1 quotation verified" in built.stdout
    assert "https://example.org/ports/id/claim/f006" in {each.wrong for each in cg.claims.corrections(graph)}
    (figure,) = cg.why(graph, "ports:obs/c003", "sosa:hasSimpleResult").claims
    assert (str(figure.value), figure.owner) == ("38", "ports")


def test_the_script_for_a_server_finds_nothing_in_a_new_project(monkeypatch: pytest.MonkeyPatch) -> None:
    command("new", "fairs", "--alone")
    monkeypatch.chdir("fairs")
    page = (folder("docs") / "projects.md").read_text().partition("## Check it on a server")[2]
    calls = [
        line.split()[1:] for line in page.partition("```yaml")[0].splitlines() if line.startswith("creativegraph ")
    ]

    assert command("upgrade").code == 0
    assert [command(*words).code for words in calls] == [0] * 6
    assert Path("graph.ttl").is_file()


def test_whoever_forgets_to_name_the_project_is_told_how(monkeypatch: pytest.MonkeyPatch) -> None:
    command("new", "twins", "--alone")
    outside = command("run", "twins/of_rhythm").stderr
    unknown = command("run", "twins/of_rhythm", "--rhythm", "dormant", "--graph", "twins").stderr
    prefix = command("sparql", "SELECT * { ?m a twins:Market }", "--graph", "twins").stderr

    assert "; those of a project need its folder, or `--graph FOLDER`" in outside
    assert ".;" not in outside
    assert "give code/rhythm/weekly or code/rhythm/yearly" in unknown
    assert "add PREFIX twins: <https://example.org/twins/ontology#>" in prefix


IN_FOLDER = (
    "run twins/of_rhythm --rhythm yearly", "why market/orvane stalls", "queries twins", "check --format csv", "build",
    "ontology check",
)  # fmt: skip


def test_every_command_means_the_project_in_whose_folder_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    command("new", "twins", "--alone")
    outside = [
        command(*call.split(), *(["twins"] if call in ("build", "test") else ["--graph", "twins"])).stdout
        for call in IN_FOLDER
    ]
    monkeypatch.chdir(Path("twins", "data", "claims"))

    within = [command(*call.split()).stdout.replace(str(Path.cwd().parents[1]), "twins") for call in IN_FOLDER]

    assert all(outside)
    assert within == outside


def test_another_graph_is_named_in_the_folder_of_a_project_as_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    command("new", "twins", "--alone")
    command("new", "third", "--alone")
    monkeypatch.chdir("twins")

    assert command("queries", "third", "--graph", "../third").code == 0
    assert "no topic 'third'" in command("queries", "third").stderr
    assert command("why", "third:market/orvane", "--graph", "../third").code == 0


def test_who_looks_at_a_terminal_is_told_which_project_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    command("new", "twins", "--alone")
    monkeypatch.chdir(Path("twins", "data"))
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr", terminal)

    where_you_are(quiet=True)
    assert terminal.getvalue() == ""
    where_you_are()
    assert terminal.getvalue() == f"the project in {Path.cwd().parent} (--graph names another)\n"


def test_a_manifest_of_someone_else_in_a_folder_above_is_not_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    command("new", "twins", "--alone")
    monkeypatch.chdir(Path("twins", "data"))

    assert where_you_are() == str(Path.cwd().parent)
    assert not is_of(Path.cwd().stat().st_uid + 1, Path.cwd().parent)


@pytest.mark.parametrize("words", [["check"], ["run", "places/countries"]])
def test_from_a_folder_that_was_removed_no_graph_is_meant(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    Path("gone").mkdir()
    monkeypatch.chdir("gone")
    Path.cwd().rmdir()

    done = command(*words)

    assert (done.code, done.stdout) == (1, "")
    assert "was removed" in done.stderr


def test_an_empty_path_is_not_the_folder_where_one_is() -> None:
    done = command("site", "")

    assert done.code == 1
    assert "FOLDER is empty" in done.stderr
    assert not list(Path().iterdir())


def test_broken_shapes_are_a_finding_and_the_others_judge() -> None:
    command("new", "ports", "--alone")
    claims, shapes = Path("ports/data/claims/orvane.csv"), Path("ports/shapes/broken.ttl")
    claims.write_text(claims.read_text().replace(",120,", ",0,"))
    shapes.write_text("@prefix sh: <http://www.w3.org/ns/shacl#> .\nfoo bar\n")

    done = command("check", "ports", "--format", "csv")

    assert done.code == 1
    rules = [row["rule"].rpartition("#")[2] for row in csv.DictReader(done.stdout.splitlines())]
    assert sorted(set(rules)) == ["Market-stalls", "Table-broken-rdf"]


def test_its_questions_become_typed_python() -> None:
    command("new", "fairs", "--alone")

    assert command("codegen", "fairs/queries", "typed").code == 0
    assert "def of_rhythm(graph: Graph, rhythm: Things" in Path("typed/fairs.py").read_text()

    query = Path("fairs/queries/fairs/of_rhythm.rq")
    query.write_text(query.read_text().replace("iri<code:rhythm>", "iri<fairs:Markt>"))
    assert "rhythm takes fairs:Markt, which is neither" in command("codegen", "fairs/queries", "typed").stderr


def test_its_own_shape_and_the_languages_it_requires_judge_it() -> None:
    command("new", "ports", "--alone")
    claims = Path("ports/data/claims/orvane.csv")
    claims.write_text(claims.read_text().replace(",120,", ",0,").replace("Orvane market,en", "Markt,de"))

    done = command("check", "ports", "--format", "csv")

    own, label = list(csv.DictReader(done.stdout.splitlines()))
    assert done.code == 1
    assert own["message"] == "A market has at least one stall; check the number."
    assert (Path(own["file"]).name, own["cell"]) == ("orvane.csv", "D5")
    assert label["message"] == "The project requires a label in en; add one."
    assert (Path(label["file"]).name, label["cell"]) == ("orvane.csv", "D3")


def test_a_new_project_extends_the_packaged_one_in_its_version() -> None:
    command("new", "ports")

    text = Path("ports/creativegraph.toml").read_text()

    assert text == (TEMPLATE / "creativegraph.toml").read_text().replace("craft-fairs", "ports").replace(
        '"fairs"', '"ports"'
    )


def test_a_project_that_has_lost_its_manifest_is_told_by_its_lock() -> None:
    Path("ports").mkdir()
    Path("ports/creativegraph.lock").write_text("")

    done = command("upgrade", "ports", "--check")

    assert done.code == 1
    assert "put its manifest back" in done.stderr


@pytest.mark.parametrize("words", [["My Thing"], ["ports", "--base", "http://ports"], ["taken"]])
def test_a_wrong_name_or_base_and_a_folder_that_is_there_are_refused(words: list[str]) -> None:
    Path("taken").mkdir()
    Path("taken/own.txt").write_text("own")

    done = command("new", *words)

    assert done.code == 1
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["creativegraph"], ["."], ["a" * 65], ["a", "--base", "https://schema.org/"], ["a", "--base", "https://E.org/"],
        ["a", "--base", "https://w3id.org/creativegraph/id/"], ["packaged"], ["library"], ["http"], ["event"], ["rdf"],
        ["cg"], ["packaged", "--alone"],
    ],
)  # fmt: skip
def test_a_name_or_base_of_the_library_or_of_a_vocabulary_is_refused_at_once(words: list[str]) -> None:
    assert command("new", *words).code == 1
    assert not list(Path().iterdir())


def test_a_figure_in_short_form_is_a_row_of_a_project_that_extends_nothing() -> None:
    command("new", "ports", "--alone")
    table = Path("ports/data/claims/short.csv")
    table.write_text(
        "id,subject,property,value,sources\nz1,edition/orvane-2024,makers,about 38,report\n", encoding="utf-8"
    )

    checked = command("check", "ports")
    shown = command("show", "obs/z1", "--graph", "ports")

    assert "Traceback" not in checked.stderr + checked.stdout
    assert shown.code == 0
    assert "makers of Orvane market of 2024" in shown.stdout


def test_a_short_form_whose_kind_the_project_lacks_is_told_at_its_cell() -> None:
    command("new", "ports", "--alone")
    kinds = Path("ports/data/kinds.csv")
    kinds.write_text("\n".join(each for each in kinds.read_text().splitlines() if not each.startswith("obs")) + "\n")

    checked = command("check", "ports", "--format", "csv")

    told = [row for row in csv.DictReader(checked.stdout.splitlines()) if row["severity"] == "violation"]
    assert checked.code == 1
    assert [(Path(row["file"]).name, row["cell"]) for row in told] == [("counts.csv", "C4")]
    assert "kind 'obs'" in told[0]["message"]


def test_two_new_projects_are_opened_together_and_extended_by_a_third() -> None:
    command("new", "ports", "--alone")
    command("new", "fairs", "--alone")
    third = Path("third/data/claims.csv")
    third.parent.mkdir(parents=True)
    Path("third/creativegraph.toml").write_text(
        'name = "third"\nversion = "1.0"\nbase = "https://example.org/third/"\nprefix = "third"\n'
        'extends = ["../ports", "../fairs"]\n'
    )
    third.write_text(
        "id,subject,property,value,lang,sources\nt1,fairs:market/orvane,skos:altLabel,Fair,en,ports:guide\n"
    )

    together = cg.open_graph("ports", "fairs")

    assert command("check", "third").code == 0
    assert [each.owner for each in cg.why(together, "fairs:obs/c003", "sosa:hasSimpleResult").claims] == ["fairs"]
    assert [each.owner for each in cg.why(together, "ports:obs/c003", "sosa:hasSimpleResult").claims] == ["ports"]


@pytest.mark.parametrize(("where", "beside"), [("fairs", "../inner"), ("fairs/data/claims", "../../../inner")])
def test_no_project_is_written_into_another_one(where: str, beside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    command("new", "fairs", "--alone")
    monkeypatch.chdir(where)

    done = command("new", "inner")

    assert done.code == 1
    assert f"make it beside that one: `creativegraph new {beside}`" in done.stderr
    assert not Path("inner").exists()
    assert command("new", beside, "--alone").code == 0


@pytest.mark.parametrize("given", ["fairs", "."])
def test_the_command_that_is_advised_within_a_project_of_the_same_name_works(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("new", "fairs", "--alone")
    monkeypatch.chdir("fairs")

    done = command("new", given, "--alone")

    assert done.code == 1
    assert "make it beside that one: `creativegraph new ../fairs-2`" in done.stderr
    assert command("new", "../fairs-2", "--alone").code == 0


def test_the_folder_that_is_named_may_not_lie_in_a_project_either() -> None:
    command("new", "fairs", "--alone")

    done = command("new", "fairs/inner", "--alone")

    assert (done.code, "`creativegraph new inner`" in done.stderr) == (1, True)
    assert not Path("fairs/inner").exists()
