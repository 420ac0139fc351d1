"""A project is told what an upgrade of what it extends changes for it."""

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.support.commands import command

from creativegraph.iris import compact

MANIFEST = """name = "mine"
version = "1.0.0"
base = "https://ports.example/"
prefix = "ports"
extends = ["../fairs"]
"""
CLAIMS = """id,subject,property,value,lang,sources,mode
p1,market/orvane,skos:altLabel,Port market,en,guide,explicit
"""


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a project with one claim and one test, which extends another one, and its lock."""
    monkeypatch.chdir(tmp_path)
    command("new", "fairs", "--alone")
    for name, text in (
        ("creativegraph.toml", MANIFEST),
        ("data/claims/port.csv", CLAIMS),
        ("tests/yearly.csv", "# run fairs/of_rhythm --rhythm yearly\nstalls\n120\n45\n"),
    ):
        (tmp_path / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mine" / name).write_text(text)
    assert command("upgrade", "mine").code == 0
    return tmp_path / "mine"


def change(file: str, old: str, new: str) -> None:
    """Put other words into a file of the project that is extended."""
    path = Path("fairs") / file
    path.write_text(path.read_text().replace(old, new))


def told() -> list[str]:
    """Return what the check of an upgrade tells, without the folder."""
    done = command("upgrade", "mine", "--check")
    assert done.code == (1 if done.stdout else 0)
    return [line.replace(f"{Path.cwd()}/", "") for line in done.stdout.splitlines()]


def test_a_lock_that_is_a_link_out_of_the_project_is_refused(mine: Path) -> None:
    Path("own.txt").write_text("own")
    (mine / "creativegraph.lock").unlink()
    (mine / "creativegraph.lock").symlink_to(Path("own.txt").resolve())

    done = command("upgrade", "mine")

    assert done.code == 1
    assert "leads out of the project" in done.stderr
    assert Path("own.txt").read_text() == "own"


def test_a_lock_says_what_is_extended_used_and_answered(mine: Path) -> None:
    lines = (mine / "creativegraph.lock").read_text().splitlines()
    words = [line.split()[0] for line in lines]

    assert (words[:3], {*words[3:-2]}, words[-2:]) == (["#", "extends", "extends"], {"uses"}, ["answer", "sum"])
    assert {"market/orvane", "fairs:source/guide", "skos:altLabel", "code/mode/explicit"} <= used(mine)
    assert told() == []


def test_a_lock_has_what_files_name_by_words_by_headers_and_by_codes_alone(mine: Path) -> None:
    for name, text in (
        ("claims/port.csv", "id,subject,property,value,sources\np1,market/orvane,stalls,12,guide\n"),
        ("claims/rhythms.csv", "id,subject,property,value,sources\np2,market/sellac,rhythm,weekly,guide\n"),
        ("records/port.csv", "id,thing,sources,skos:prefLabel@en\n"),
        ("corrections.csv", "id,wrong,right,error,reason,sources\nk1,fairs:f004,p1,wrong-name,A slip.,guide\n"),
    ):
        (mine / "data" / name).parent.mkdir(exist_ok=True)
        (mine / "data" / name).write_text(text)

    done = command("upgrade", "mine")

    named = {"fairs:stalls", "fairs:code/rhythm/weekly", "skos:prefLabel", "code/error-type/wrong-name"}
    assert (done.code, named - used(mine)) == (0, set()), done.stderr


def used(folder: Path) -> set[str]:
    """Return what a lock says is used, in short."""
    lines = (folder / "creativegraph.lock").read_text().splitlines()
    return {compact(line.removeprefix("uses ")) for line in lines if line.startswith("uses ")}


def test_what_is_gone_is_told_even_where_the_project_cannot_be_opened() -> None:
    change("data/claims/orvane.csv", "market/orvane", "market/orvana")
    for file in ("data/sources.csv", "data/claims/orvane.csv", "data/records/markets.csv"):
        change(file, "guide,", "leaflet,")
    change("data/corrections.csv", ",guide", ",leaflet")

    found = told()

    assert found[:2] == [
        "mine/creativegraph.lock:5: the id market/orvane is gone, and the project uses it",
        "mine/creativegraph.lock:6: the id fairs:source/guide is gone, and the project uses it",
    ]
    assert any("port.csv" in line and "guide" in line for line in found[2:])


def test_an_answer_that_changed_is_told_with_its_rows_and_the_new_version() -> None:
    change("data/records/markets.csv", ",45", ",46")
    change("creativegraph.toml", "0.1.0", "0.2.0")

    assert told() == [
        "mine/creativegraph.lock:9: fairs/of_rhythm --rhythm yearly answers otherwise",
        "mine/tests/yearly.csv:4: expected, but not in the answer: 45",
        "mine/tests/yearly.csv:3: in the answer, but not expected after this line: 46",
    ]
    assert "fairs 0.1.0 is 0.2.0 now" in command("upgrade", "mine", "--check").stderr


def test_a_question_without_a_test_is_asked_with_its_example(mine: Path) -> None:
    (mine / "queries/ports").mkdir(parents=True)
    text = Path("fairs/queries/fairs/of_rhythm.rq").read_text()
    (mine / "queries/ports/of_rhythm.rq").write_text(text)
    command("upgrade", "mine")
    change("data/records/markets.csv", ",45", ",46")

    assert any("ports/of_rhythm answers otherwise" in line for line in told())


def test_a_lock_that_was_damaged_is_told_at_its_line(mine: Path) -> None:
    lock = mine / "creativegraph.lock"
    whole = lock.read_text()
    found = []

    for old, new in (
        ("uses https", "use https"), ("market/orvane", "market/orvana"), ("extends fairs 0.1.0 ", "extends fairs "),
        ("\nsum ", "\n# sum "), ("tests/yearly.csv", "tests/../other.csv"),
    ):  # fmt: skip
        lock.write_text(whole.replace(old, new, 1))
        found += [line.removeprefix("mine/creativegraph.lock:")[:10] for line in told()]

    assert found == ["5: 'use ht", "10: a line", "3: 'extend", "11: the li", "9: 'answer"]


def test_a_version_that_is_not_here_is_told_at_the_line_of_the_manifest(mine: Path) -> None:
    manifest = mine / "creativegraph.toml"
    manifest.write_text(manifest.read_text().replace("../fairs", "../fairs 0.5"))

    for words in (("upgrade", "mine", "--check"), ("upgrade", "mine"), ("test", "mine")):
        done = command(*words)
        assert done.code == 1
        assert f"{manifest}:5:12: '../fairs 0.5' asks for version 0.5, and fairs here has version 0.1.0" in done.stderr


def test_a_project_without_a_lock_is_told_to_write_one(mine: Path) -> None:
    (mine / "creativegraph.lock").unlink()

    assert "write it with `creativegraph upgrade`" in command("upgrade", "mine", "--check").stderr


def test_what_a_workbook_names_is_used_and_a_changed_one_of_what_is_extended_is_noticed(mine: Path) -> None:
    Path("fairs/data/claims/more.tsv").write_text(CLAIMS.replace(",", "\t").replace("p1", "f9"))
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in csv.reader(CLAIMS.replace("p1", "p2").replace("Port market", "Quay market").splitlines()):
        sheet.append(row)
    workbook.save(mine / "data" / "claims" / "port.xlsx")
    (mine / "data" / "claims" / "port.csv").unlink()

    assert command("upgrade", "mine").code == 0
    before = (mine / "creativegraph.lock").read_text()
    change("data/claims/more.tsv", "Port", "Harbour")
    assert command("upgrade", "mine").code == 0

    assert "/id/market/orvane\n" in before
    assert "/id/source/guide\n" in before
    assert extends(before, "fairs") != extends((mine / "creativegraph.lock").read_text(), "fairs")


def extends(lock: str, name: str) -> list[str]:
    return [line for line in lock.splitlines() if line.startswith(f"extends {name} ")]


@pytest.mark.cold
def test_a_lock_of_the_packaged_project_says_why_its_name_stands_twice_and_has_classes_of_others(
    tmp_path: Path,
) -> None:
    command("new", "market")
    with (tmp_path / "market/data/classes.csv").open("a") as classes:
        classes.write("market:Quay,org:Organization,quay,A quay with stalls.\n")

    command("upgrade", "market")
    done = command("upgrade", "market", "--check")

    lines = (tmp_path / "market/creativegraph.lock").read_text().splitlines()
    assert "first what every project has, then the packaged project" in lines[1]
    assert "org:Organization" in used(tmp_path / "market")
    assert (done.code, done.stdout) == (0, "")
    assert "other files" not in done.stderr
