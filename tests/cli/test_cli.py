"""The command line as people call it; where only a process of its own shows it, as one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.commands import command
from tests.support.projects import MANIFEST, laid

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
from creativegraph.cli import main, progress
progress.SILENCE = 3600.0
sys.argv = ["creativegraph", "export", sys.argv[1], "--layer", "codes"]
main()
"""


def test_the_figures_of_the_festival_come_as_json() -> None:
    done = command("run", "outcomes/of_event", "--event", "hcdf-2024", "--format", "json")

    figures = {row["indicator_label"]: row for row in json.loads(done.stdout)}
    assert done.code == 0
    assert sorted(row["value"] for row in figures.values()) == [100, 200, 500, 1000, 1400, 300000, 4700000]
    assert all(row["comparator"] and row["unit"] and row["source"] for row in figures.values())


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("ha noi", "place/hanoi"),
        ("DA LAT", "place/da-lat"),
        ("đà lạt", "place/da-lat"),
        ("thoa thuan khung", "agreement/sovico-unesco-framework-2025-2035"),
    ],
)
def test_find_needs_no_marks(words: str, thing: str) -> None:
    done = command("find", words, "--format", "csv")

    assert done.code == 0
    assert done.stdout.splitlines()[1].startswith(f"https://w3id.org/creativegraph/id/{thing},")


def test_why_shows_both_years_their_words_and_the_reason() -> None:
    done = command("why", "membership/hanoi-uccn", "cg:memberSince")

    assert done.code == 0
    assert done.stdout.index("2019\n      preferred") < done.stdout.index("2029\n      deprecated")
    assert "“" in done.stdout
    assert "reason:" in done.stdout
    assert "corrected to 2019 by" in done.stdout


@pytest.mark.parametrize("property_", ["cg:hasTimeSpan", "cg:edtf"])
def test_why_shows_the_forum_of_braga_in_both_years(property_: str) -> None:
    done = command("why", "event/uccn-global-forum-braga-2024", property_)

    assert "2024-07-01/2024-07-05\n      preferred" in done.stdout
    assert "2004-07-01/2004-07-05\n      deprecated" in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("run", "outcomes/of_evnt"), "no query named 'outcomes/of_evnt'. Did you mean outcomes/of_event"),
        (("run", "outcomes/of_event"), "needs --event; try `creativegraph run outcomes/of_event --event "),
        (("run", "outcomes/of_event", "--evnt", "x"), "no option --evnt; did you mean --event?"),
        (("run", "outcomes/of_event", "--event"), "--event needs a value"),
        (("run", "outcomes/of_event", "event"), "one word too many: event"),
        (("run", "outcomes/of_event", "--event", "x> } ; DROP ALL #"), "nothing here is named"),
        (("run", "outcomes/of_event", "--event", "hcdf-2024", "--format", "xml"), "no format 'xml'"),
        (("run", "outcomes/of_event", "--event", "hcdf-2024", "--sources", "papre"), "no source named 'papre'"),
        (("run", "outcomes/of_event", "--event", "hanoi"), "place/hanoi “Hanoi” is a city (cg:City)"),
        (("show", "no such thing"), "nothing here is named"),
        (("show", "obs/hcdf-2023-visitors-told-in-2024"), "other claims are held better than all those about"),
        (("find", "hanoi", "--graph", "nowhere.ttl"), "nowhere.ttl"),
        (("sparql", "PREFIX cg: <http://x/#> # why\nDELETE WHERE { ?s ?p ?o }"), "DELETE is SPARQL Update"),
        (("sparql", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"), "--allow-remote"),
        (("export", "out.docx"), "cannot write 'docx'"),
        (("export", "nowhere/out.ttl"), "cannot write nowhere/out.ttl"),
        (("queries", "weather"), "no topic 'weather'"),
        (("check", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_an_error_is_one_line_and_exit_one(
    words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = command(*words)

    assert done.code == 1
    assert message in done.stderr
    assert done.stderr.startswith("creativegraph: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_a_query_that_is_no_sparql_is_shown_with_a_caret_below_the_message() -> None:
    done = command("sparql", "SELEC ?city { ?city a cg:City }")

    assert done.code == 1
    assert done.stdout == ""
    assert done.stderr == (
        "creativegraph: the query is not SPARQL 1.1: error at 1:1: SELEC is no word of SPARQL; did you mean SELECT?\n"
        "  SELEC ?city { ?city a cg:City }\n"
        "  ^^^^^\n"
    )


def test_no_rows_for_an_iri_that_is_not_there_are_explained() -> None:
    done = command(
        "run", "outcomes/of_event", "--event", "https://w3id.org/creativegraph/id/event/none", "--format", "csv"
    )

    assert done.code == 0
    assert done.stdout.count("\n") == 1
    assert done.stderr == "event/none is not in this graph\n"


def test_no_rows_for_want_of_one_option_are_explained() -> None:
    asked = ("run", "outcomes/of_event", "--event", "hcdf-2024", "--format", "csv")
    all_of_it, empty = command(*asked), command(*asked, "--indicator", "attendance")

    assert empty.stdout.count("\n") == 1
    assert empty.stderr == f"without --indicator there are {all_of_it.stdout.count(chr(10)) - 1} rows\n"


def test_options_may_stand_before_or_after_the_question() -> None:
    after = command("run", "outcomes/of_event", "--event", "hcdf-2024", "-f", "csv", "-l", "vi", "--sources", "article")
    before = command(
        "run", "-f", "csv", "-l", "vi", "--sources", "article", "outcomes/of_event", "--event", "hcdf-2024"
    )

    assert after.code == before.code == 0
    assert after.stdout == before.stdout
    assert "khách tham quan" in after.stdout


def test_wrong_usage_is_exit_two() -> None:
    assert command("nonsense").code == 2


def test_faults_of_tables_come_one_a_line_with_their_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.csv").write_text(
        "id,subject,property,value,sources\nc1,event/e,rdf:type,cg:Fistival,x\n", encoding="utf-8"
    )

    built, checked = (command(name, "claims.csv") for name in ("build", "check"))

    assert (built.code, checked.code) == (1, 1)
    assert "claims.csv:2:4: unknown class 'cg:Fistival'" in built.stderr
    assert "claims.csv:2:5: unknown source 'x'" in built.stderr
    assert "claims.csv:2:4: violation: unknown class 'cg:Fistival'" in checked.stdout
    assert "claims.csv:2:5: violation: unknown source 'x'" in checked.stdout
    assert "Traceback" not in built.stderr + checked.stderr


def test_a_full_disk_is_told_and_nothing_half_written_is_left(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"

    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=False, timeout=120
    )

    assert done.returncode == 1
    assert "cannot write" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_stops_early_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m creativegraph export - -f nt | head -1",
        shell=True, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip

    assert "Traceback" not in done.stderr


def test_the_graph_is_the_committed_one() -> None:
    done = command("build", "--check")

    assert done.code == 0, done.stderr
    assert "as committed" in done.stdout


def test_languages_given_one_by_one_are_an_order() -> None:
    called = ("run", "cities/history_of", "--city", "hanoi", "--format", "csv")

    assert command(*called, "-l", "vi", "-l", "en").stdout == command(*called, "-l", "vi,en").stdout


def test_closed_standard_output_is_one_line() -> None:
    done = subprocess.run(
        f"{sys.executable} -m creativegraph queries >&-",
        shell=True, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr.startswith("creativegraph: standard output is closed")
    assert done.stderr.count("\n") == 1


def test_options_may_stand_behind_other_words_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSIXLY_CORRECT", "1")

    done = command("find", "hanoi", "--limit", "1", "--format", "csv")

    assert done.lines[1:] == ["https://w3id.org/creativegraph/id/place/hanoi,Hanoi,Hanoi"]


@pytest.mark.parametrize("word", ["--hanoi", "--help", "-x"])
def test_a_word_behind_two_dashes_is_no_option(word: str) -> None:
    done = command("find", "--limit", "1", "--", word)

    assert (done.code, "no option" in done.stderr, "Usage" in done.stdout) == (0, False, False)


@pytest.mark.parametrize("words", [("--graf", "x"), ("--grap", "x"), ("-x",), ("a", "--", "--b"), ("--graph",)])
def test_a_word_that_is_no_option_or_value_is_wrong_usage(words: tuple[str, ...]) -> None:
    done = command("why", "hanoi", *words)

    assert (done.code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


def test_an_answer_comes_though_standard_error_is_closed() -> None:
    called = [sys.executable, "-m", "creativegraph", "find", "hanoi", "--limit", "1", "--format", "csv"]

    done = subprocess.run(
        ["sh", "-c", '"$@" 2>&-', "sh", *called], capture_output=True, text=True, timeout=120, check=False
    )

    assert (done.returncode, done.stdout.splitlines()[1:]) == (
        0, ["https://w3id.org/creativegraph/id/place/hanoi,Hanoi,Hanoi"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("show", "hanoi", "--sources", ""), "--sources"),
        (("show", "hanoi", "--sources", ","), "--sources"),
        (("show", "hanoi", "--languages", " , "), "--languages"),
        (("show", "hanoi", "--graph", ""), "--graph"),
        (("run", "outcomes/of_event", "--event", "hcdf-2024", "--indicator", ""), "--indicator"),
        (("nearest", "hanoi", "--field", ""), "--field"),
        (("plot", "map", "--country", "", "-o", "map.svg"), "--country"),
        (("plot", "network", "--thing", "", "-o", "net.svg"), "--thing"),
        (("export", "out.ttl", "--thing", ""), "--thing"),
        (("build", "--sources", ","), "--sources"),
        (("queries", ""), "TOPIC"),
        (("why", "hanoi", ""), "PROPERTY"),
        (("check", ""), "PLACE"),
        (("example", ""), "FOLDER"),
    ],
)
def test_an_empty_value_never_means_all(
    words: tuple[str, ...], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = command(*words)

    assert (done.code, done.stdout) == (1, "")
    assert f"{named} is empty; give a value, or leave it out" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "hanoi", "-x"), "no option -x"),
        (("show", "hanoi", "--graph"), "--graph needs a value"),
        (("export", "a.ttl", "--inferred=yes"), "--inferred takes no value"),
        (("run", "outcomes/of_event", "-x"), "no option -x"),
        (("export", "-o", "a.ttl"), "no option -o; give the FILE without it"),
        (("ontology", "site", "--output=out"), "no option --output; give the FOLDER without it"),
        (("help",), "no command help; did you mean --help?"),
        (("queries", "citie"), "no topic 'citie'; did you mean cities? The topics are agreements, "),
        (("find", "hanoi", "--graph", "ftp://x/y"), "'ftp://x/y' is not a file or folder; only URLs with http or"),
        (("show", "hanoi", "-l", "vi;en"), "'vi;en' is no code of a language; give codes such as en and vi"),
        (("show", "hanoi", "--sources", "zz"), " and more; the query claims/sources lists them"),
        (("sparql", "none.rq"), "cannot read none.rq: No such file or directory; name a file"),
        (("sparql", ""), "the query is empty"),
        (("find", ""), "the search text is empty; give a name"),
    ],
)
def test_a_message_is_in_the_words_of_the_command_line(words: tuple[str, ...], message: str) -> None:
    done = command(*words)

    assert message in done.stderr
    assert done.code in (1, 2)


@pytest.mark.parametrize("words", [(), ("run",), ("run", "outcomes/of_event"), ("plot",), ("plot", "map")])
def test_the_short_option_asks_for_help_too(words: tuple[str, ...]) -> None:
    assert command(*words, "-h") == command(*words, "--help")


@pytest.mark.parametrize("where", [(), ("-f", "csv"), ("-o", "found.json")])
def test_find_says_where_it_left_things_out(
    where: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    cut, whole = (command("find", "hanoi", "--limit", limit, *where) for limit in ("2", "900"))

    assert "these are the first 2 of more; raise --limit to see them\n" in cut.stderr
    assert "--limit" not in whole.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("qqqqzzz",), "no name has this word, or one that begins so; give fewer of its letters, or another name"),
        (("hanoi", "braga"), "no name has all these words; did you mean place/hanoi"),
        (("hanoy",), "no name has this word, or one that begins so; did you mean place/hanoi"),
        (("brga",), "did you mean place/braga"),
        (("cg:hasSignatory",), "did you mean code/role/signatory"),
        (("*",), "'*' has no letter or digit; give words of a name"),
    ],
)
def test_find_explains_that_nothing_is_found(words: tuple[str, ...], message: str) -> None:
    done = command("find", *words, "-f", "csv")

    assert (done.code, done.stdout) == (0, "thing,label,name\n")
    assert message in done.stderr


ON_PACKAGED = MANIFEST.replace('"fairs"', '"base"').replace("fairs/", "base/")


def test_find_and_show_answer_of_what_can_be_read_where_tables_have_faults(tmp_path: Path) -> None:
    place = laid(tmp_path, ON_PACKAGED)
    with (place / "data" / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("h009,place/hall,cg:organiser,place/hall,,article,,\n")

    found, own = (command("find", words, "--graph", str(place), "-f", "csv") for words in ("organised by", "hall"))
    shown = command("show", "place/hall", "--graph", str(place), "-f", "csv")

    told = "what is opened has 2 faults, which `creativegraph check` lists; the answer is of what can be read\n"
    assert [each.code for each in (found, own, shown)] == [0, 0, 0]
    assert all(each.stderr.startswith(told) for each in (found, own, shown))
    assert "ontology#organisedBy," in found.stdout
    assert "place/hall,Hall,Hall" in own.stdout
    assert "1900" in shown.stdout


def test_a_faulty_manifest_keeps_no_term_from_being_found(tmp_path: Path) -> None:
    place = laid(tmp_path, ON_PACKAGED.replace("version", "versio"))

    found = command("find", "organised by", "--graph", str(place), "-f", "csv")

    assert (found.code, "ontology#organisedBy," in found.stdout) == (0, True)
    assert found.stderr.startswith("what is opened has 2 faults, which `creativegraph check` lists;")


def test_why_names_the_subject_of_a_claim_that_it_printed() -> None:
    done = command("why", "claim/a166")

    assert done.code == 1
    assert "claim/a166 is itself a claim about membership/hanoi-uccn; ask why of" in done.stderr


def test_show_writes_triple_terms(tmp_path: Path) -> None:
    path = tmp_path / "d.nt"
    lines = (f'<http://e/s> <http://e/p> <<( <http://e/a> <http://e/b> "{each}"@en-GB )>> .\n' for each in "cd")
    path.write_text("".join(lines), encoding="utf-8")

    done = command("show", "http://e/s", "--graph", str(path), "--format", "csv")

    assert '<<( <http://e/a> <http://e/b> ""c""@en-GB )>>' in done.stdout
    assert '<<( <http://e/a> <http://e/b> ""d""@en-GB )>>' in done.stdout
