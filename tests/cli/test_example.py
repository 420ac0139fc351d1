"""The example tables that the documents use come with the package."""

import re
from pathlib import Path

import pytest
from tests.support.commands import command

from creativegraph import project

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "tables.md"


def test_the_document_shows_the_files_as_they_are() -> None:
    page, folder = DOCUMENT.read_text(encoding="utf-8"), project.folder("docs") / "example"

    shown = dict(re.findall(r"^`(\w+\.csv)`\n\n```csv\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    report = re.findall(r"^```text\n(.*?)\n```$", page, re.MULTILINE | re.DOTALL)[0]

    assert shown == {path.name: path.read_text(encoding="utf-8") for path in (folder / "mine").iterdir()}
    assert report == (folder / "texts" / "report.txt").read_text(encoding="utf-8")


def test_the_example_is_written_whole_and_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    done = command("example", "try")

    assert done.code == 0
    assert sorted(each.relative_to("try").as_posix() for each in Path("try").rglob("*.*")) == [
        "mine/claims.csv", "mine/corrections.csv", "mine/sources.csv", "mine/towns.csv", "texts/report.txt"
    ]  # fmt: skip
    assert command("build", "try/mine", "--texts", "try/texts").code == 0


def test_a_folder_that_is_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "claims.csv").write_text("own", encoding="utf-8")

    done = command("example", str(tmp_path))

    assert done.code == 1
    assert f"{tmp_path / 'mine'} is there already" in done.stderr
    assert [each.name for each in tmp_path.rglob("*")] == ["mine", "claims.csv"]


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    done = command("example", str(tmp_path / "file"))

    assert done.code == 1
    assert done.stderr.count("\n") == 1
