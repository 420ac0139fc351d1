"""The command that makes a workbook to fill in."""

from pathlib import Path

import openpyxl
import pytest
from tests.support.commands import command
from tests.support.projects import BASE, laid


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = laid(tmp_path / "base", BASE)
    monkeypatch.chdir(tmp_path)
    return folder


def test_a_workbook_is_named_after_what_it_is_for(project: Path) -> None:
    done = command("template", "place", "--graph", "base")

    assert (done.code, done.stderr) == (0, "wrote place.xlsx\n")
    assert openpyxl.load_workbook("place.xlsx").sheetnames == ["guide", "market", "sources", "creativegraph lists"]


def test_in_a_project_its_own_graph_is_meant(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)

    command("template", "-o", "new.xlsx")

    subjects = openpyxl.load_workbook("new.xlsx")["creativegraph lists"]
    assert "Hall (place/hall)" in {each.value for row in subjects for each in row}


def test_a_workbook_that_is_there_is_not_written_over(project: Path) -> None:
    command("template", "place", "--graph", "base")
    before = Path("place.xlsx").read_bytes()

    done = command("template", "place", "--graph", "base")

    assert done.code == 1
    assert "it is there, and may be filled in; name another file" in done.stderr
    assert Path("place.xlsx").read_bytes() == before


def test_a_workbook_that_is_open_is_told_by_its_program(project: Path) -> None:
    Path(".~lock.place.xlsx#").write_text("lan", encoding="utf-8")

    done = command("template", "place", "--graph", "base")

    assert "LibreOffice has it open; close it there" in done.stderr
    assert not Path("place.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [(("plce",), "no kind of things 'plce'"), (("place", "-o", "place.csv"), "name a file that ends in .xlsx")],
)
def test_what_it_does_not_make_is_told(project: Path, words: tuple[str, ...], said: str) -> None:
    done = command("template", *words, "--graph", "base")

    assert done.code == 1
    assert said in done.stderr
    assert not list(Path().glob("*.xlsx"))


def test_it_speaks_the_language_of_the_reader(project: Path) -> None:
    command("template", "place", "--graph", "base", "--languages", "de,en", "-o", "de.xlsx")

    header = [str(each.value) for each in openpyxl.load_workbook("de.xlsx")["market"][1]]
    assert "name (de)\n(skos:prefLabel@de)" in header
