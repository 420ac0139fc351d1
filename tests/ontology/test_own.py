"""The commands of the ontology work on a project of one's own as on the packaged one."""

import csv
from pathlib import Path

import pytest
from tests.support.commands import command

from creativegraph.ontology.release import numbers
from creativegraph.project import in_use


@pytest.fixture(autouse=True)
def fairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a project that extends nothing."""
    monkeypatch.chdir(tmp_path)
    command("new", "fairs", "--alone")
    return tmp_path / "fairs"


def failed() -> dict[str, str]:
    """Return the details of the checks that failed."""
    done = command("ontology", "check", "--graph", "fairs", "--format", "csv")
    return {
        row["check"]: row["details"] for row in csv.DictReader(done.stdout.splitlines()) if row["result"] == "failed"
    }


def test_a_new_project_passes_and_is_told_what_does_not_apply() -> None:
    done = command("ontology", "check", "--graph", "fairs")

    assert done.code == 0
    assert "94 checks, 0 failed" in done.stderr
    assert "do not apply: american-spelling" in done.stderr
    assert in_use() is None


@pytest.mark.cold
def test_a_new_project_on_the_packaged_one_passes_too() -> None:
    command("new", "ports")

    assert command("ontology", "check", "--graph", "ports").code == 0


def test_labels_are_asked_for_in_the_languages_of_the_manifest(fairs: Path) -> None:
    manifest = fairs / "creativegraph.toml"
    manifest.write_text(manifest.read_text().replace('["en"]', '["en", "pt"]'))

    assert "fairs:Market (pt)" in failed()["term-without-label"]


def test_a_class_and_a_property_with_no_more_than_a_label_are_warnings(fairs: Path) -> None:
    with (fairs / "data/classes.csv").open("a") as table:
        table.write("fairs:Stall,,stall,\n")
    with (fairs / "data/properties.csv").open("a") as table:
        table.write("fairs:colour,string,no,no,,,,colour,\n")

    told = command("ontology", "check", "--graph", "fairs")

    assert (told.code, "0 failed" in told.stderr) == (0, True)
    assert "warning class-without-superclass: " in told.stdout
    assert "warning term-without-definition: " in told.stdout


def test_a_misspelt_term_and_an_exception_for_nothing_are_told(fairs: Path) -> None:
    query = fairs / "queries/fairs/of_rhythm.rq"
    query.write_text(query.read_text().replace("fairs:stalls ?", "fairs:stals ?"))
    with (fairs / "ontology/checks/exceptions.csv").open("a") as table:
        table.write("shared-label,fairs:Market,Once.,2026-01-01\n")

    found = failed()

    assert found["undeclared-term"] == "fairs:stals"
    assert found["shared-label"] == "fairs:Market needs no exception any more"


def test_whoever_takes_the_example_out_is_told_where_its_exceptions_stand(fairs: Path) -> None:
    with (fairs / "ontology/checks/exceptions.csv").open("a") as table:
        table.write("shared-label,fairs:Market,Once.,2026-01-01\n")

    told = command("ontology", "check", "--graph", "fairs")

    assert f"exceptions stand in {(fairs / 'ontology/checks/exceptions.csv').resolve()}; write one" in told.stderr


def test_a_release_is_kept_in_the_project_and_its_changes_ask_for_a_version(fairs: Path) -> None:
    assert command("release", "0.1.0", "--graph", "fairs").code == 0
    terms = fairs / "data/properties.csv"
    terms.write_text(terms.read_text().replace("The number of", "How many"))

    done = command("ontology", "diff", "--graph", "fairs", "--format", "csv")

    assert (fairs / "releases/0.1.0.nt.gz").is_file()
    assert done.stdout.splitlines()[1:] == ["changed,https://example.org/fairs/ontology#stalls,skos:definition"]
    assert (done.code, "raise the minor version" in done.stderr) == (1, True)


def test_the_site_is_about_the_terms_codes_and_things_of_the_project(tmp_path: Path) -> None:
    assert command("ontology", "site", "site", "--graph", "fairs").code == 0

    page, things = ((tmp_path / "site" / each).read_text() for each in ("index.html", "id.html"))
    assert 'id="Market"' in page
    assert 'id="code/rhythm/yearly"' in page
    assert 'id="City"' not in page
    assert 'id="market/orvane"' in things
    assert "example.org/fairs/ontology#stalls" in (tmp_path / "site/ontology.nt").read_text()


def test_a_folder_without_a_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    done = command("ontology", "check", "--graph", "empty")

    assert done.code == 1
    assert "holds no creativegraph.toml" in done.stderr


@pytest.mark.parametrize("version", ["1.0", "2", "1.0rc1", "1.2.3.4"])
def test_a_version_that_a_manifest_may_have_is_one_of_an_ontology(fairs: Path, version: str) -> None:
    manifest = fairs / "creativegraph.toml"
    manifest.write_text(manifest.read_text().replace('version = "0.1.0"', f'version = "{version}"'))

    assert command("check", "fairs").code == 0
    assert command("ontology", "check", "--graph", "fairs").stderr.count("not a version") == 0
    assert numbers("1.0") == numbers("1.0.0") < numbers("1.0.1") < numbers("1.10")
