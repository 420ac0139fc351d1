"""The command that finds which things names mean: candidates, decisions that are kept, and no question twice."""

import csv
from io import StringIO
from pathlib import Path
from socket import create_server

import pytest
from tests.support.commands import command

CITIES = """id,name,aliases,place,size
g:1,Perth,,Australia,2000000
g:2,Perth,,United Kingdom,47000
g:5,Santa Fe,,Argentina,391000
g:6,Santa Fe,,United States,87000
g:3,Hanoi,Hà Nội|河内,Viet Nam,8000000
g:4,Alba,,Italy,25000
"""
UK = "http://example.org/uk"
WORLD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.org/uk> skos:prefLabel "United Kingdom", "Scotland" .
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("reconcile")
    (folder / "cities.csv").write_text(CITIES, encoding="utf-8")
    (folder / "world.ttl").write_text(WORLD, encoding="utf-8")
    return ["--with", str(folder / "cities.csv"), "--graph", str(folder / "world.ttl")]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_candidates_of_a_name_come_with_score_and_reasons(places: list[str]) -> None:
    done = command("reconcile", "Perth", "--place", "Scotland", "--format", "csv", *places)

    first, second = rows(done.stdout)
    assert (first["candidate"], first["sure"], first["why"]) == ("g:2", "true", "the same name; in Scotland")
    assert (second["candidate"], second["sure"]) == ("g:1", "false")
    assert done.stderr == "1 name: 0 decided before, 1 sure, 0 to choose, 0 not found\n"


def test_a_table_is_reconciled_reviewed_and_never_asked_again(places: list[str], tmp_path: Path) -> None:
    table, reviewed, kept = (tmp_path / each for each in ("names.csv", "reviewed.csv", "matches.csv"))
    table.write_text("city,country\nHÀ NỘI,\nSanta Fe,\nAlba,Italy\nAtlantis,\n", encoding="utf-8")
    asking = ("reconcile", str(table), "--column", "city", "--place", "country", "--matches", str(kept), *places)

    sure = command(*asking, "--accept-sure")
    assert "2 decided before, 0 sure, 1 to choose, 1 not found" in sure.stderr.replace("4 names: ", "")
    command(*asking, "--output", str(reviewed))
    words = {"g:5": "no", "g:6": "yes", "": "none"}
    answers = [{**each, "decision": words[each["candidate"]]} for each in rows(reviewed.read_text(encoding="utf-8"))]
    with reviewed.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(answers[0]))
        writer.writeheader()
        writer.writerows(answers)
    taken = command("reconcile", "--take", str(reviewed), "--matches", str(kept))
    again = command(*asking, "--format", "csv")

    assert taken.stderr == f"kept 3 decisions in {kept}\n"
    assert rows(again.stdout) == []
    assert again.stderr == "4 names: 4 decided before, 0 sure, 0 to choose, 0 not found\n"


def test_a_decision_is_kept_and_taken_back(places: list[str], tmp_path: Path) -> None:
    kept = ("--matches", str(tmp_path / "matches.csv"))

    accepted = command("reconcile", "Perth", "--accept", "g:2", *kept, *places)
    refused = command("reconcile", "Perth", "--reject", "g:2", *kept, *places)
    shown = command("reconcile", "Perth", "--all", "--format", "csv", *kept, *places)
    undone = command("reconcile", "--undo", *kept)
    asked = command("reconcile", "Perth", *kept, *places)

    assert (accepted.code, refused.code, undone.code) == (0, 1, 0)
    assert "contradict the decision that they are the same; take that back first with --undo" in refused.stderr
    assert [(each["candidate"], each["why"]) for each in rows(shown.stdout)] == [("g:2", "decided before")]
    assert undone.stderr == "taken back: Perth = Perth\n"
    assert "0 decided before" in asked.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("reconcile",), "no names are given"),
        (("reconcile", "Perth", "--accept", "g:2"), "no project is here to keep decisions in"),
        (("reconcile", "Perth", "--accept", "g:2", "--none"), "--accept goes alone; leave out --none"),
        (("reconcile", "Perth", "--column", "name"), "--column goes with a table"),
        (("reconcile", "Perth", "--type", "no class"), "nothing here is a class named 'no class'"),
        (("reconcile", "Perth", "--with", "geonames:7"), "no list 'geonames:7'"),
        (("reconcile", "nowhere.csv"), "cannot read nowhere.csv"),
        (("reconcile", "Alba", ""), "NAMES is empty"),
    ],
)
def test_what_cannot_be_done_is_refused_with_advice(words: tuple[str, ...], told: str, places: list[str]) -> None:
    given = places[2:] if "--with" in words or len(words) == 1 else places

    done = command(*words, *given)

    assert done.code == 1
    assert told in done.stderr


@pytest.mark.parametrize(
    ("decision", "told"),
    [("perhaps", "row 2: 'perhaps' is no decision; write yes, no or none"), ("yes", "row 2: there is no candidate")],
)
def test_a_reviewed_row_with_another_word_is_refused_and_nothing_is_kept(
    decision: str, told: str, tmp_path: Path
) -> None:
    reviewed, kept = tmp_path / "reviewed.csv", tmp_path / "matches.csv"
    reviewed.write_text(f"name,candidate,decision,source\nAlba,,{decision},g\n", encoding="utf-8")

    done = command("reconcile", "--take", str(reviewed), "--matches", str(kept))

    assert done.code == 1
    assert told in done.stderr
    assert not kept.exists()


def test_decisions_that_contradict_each_other_are_told_with_their_rows(places: list[str], tmp_path: Path) -> None:
    kept = tmp_path / "matches.csv"
    header = "subject_id,subject_label,predicate_id,predicate_modifier,object_id\n"
    kept.write_text(f"{header}a,A,skos:exactMatch,,b\na,A,skos:exactMatch,Not,b\n", encoding="utf-8")

    done = command("reconcile", "Perth", "--matches", str(kept), *places)

    assert done.code == 1
    assert f"{kept}: row 3 (A ≠ b) contradicts row 2 (A = b)" in done.stderr


def test_a_port_that_is_taken_is_refused(places: list[str]) -> None:
    with create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = command("reconcile", "--serve", str(port), *places)

    assert done.code == 1
    assert done.stderr == f"creativegraph: port {port} of 127.0.0.1 cannot be opened; name another one, or 0 for any\n"


def test_a_decision_about_a_thing_of_the_graph_is_kept_under_its_iri(tmp_path: Path) -> None:
    world = f'{WORLD}<{UK}> a <http://example.org/Land> . <http://example.org/Land> skos:prefLabel "land" .\n'
    (tmp_path / "world.ttl").write_text(world, encoding="utf-8")
    (tmp_path / "lands.csv").write_text("id,name,aliases\nl:1,Scotland,\nl:2,Wales,\n", encoding="utf-8")
    kept = tmp_path / "matches.csv"
    places = ["--with", str(tmp_path / "lands.csv"), "--graph", str(tmp_path / "world.ttl"), "--matches", str(kept)]

    asked = command("reconcile", "--things", "http://example.org/Land", "--format", "csv", *places)
    command("reconcile", UK, "--accept-sure", *places)
    again = command("reconcile", "--things", "http://example.org/Land", *places)

    assert [(each["thing"], each["candidate"]) for each in rows(asked.stdout)] == [(UK, "l:1")]
    assert [(each["subject_id"], each["object_id"]) for each in rows(kept.read_text(encoding="utf-8"))] == [(UK, "l:1")]
    assert "1 decided before, 0 sure, 0 to choose" in again.stderr


def test_things_are_asked_of_an_authority_only(places: list[str]) -> None:
    assert "name one with --with" in command("reconcile", "--things", "cg:City", *places[2:]).stderr
    assert "no 'cg:Nothing' with a name" in command("reconcile", "--things", "cg:Nothing", *places).stderr
