"""The command that keeps releases, lists them, and looks for links that vanished."""

from pathlib import Path

import pytest
from tests.support.commands import command
from tests.support.projects import ALONE, HEADER

LINKS = "".join(
    f"<https://example.org/fairs/id/market/m{each}> <http://www.w3.org/2002/07/owl#sameAs>"
    f" <http://www.wikidata.org/entity/Q{each}> .\n"
    for each in range(8)
)
FACTS = HEADER + "".join(f"n{each:03},market/m{each},rdf:type,fairs:Market,,article,,\n" for each in range(8))


@pytest.fixture(autouse=True)
def fairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a project that extends nothing, whose markets have links."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "creativegraph.toml": ALONE + '[release]\nfolder = "kept"\nlinks_lost = 0.5\n',
        "data/kinds.csv": "kind,class,note\nmarket,fairs:Market,\n",
        "data/classes.csv": "class,below,label@en\nfairs:Market,,market\n",
        "data/sources.csv": "id,kind,title,lang\narticle,website,Fairs,en\n",
        "data/claims.csv": FACTS,
        "data/links.nt": LINKS,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_release_is_kept_where_the_manifest_says_and_listed(fairs: Path) -> None:
    done = command("release", "0.1.0", "--day", "2026-01-31", "--graph", ".")
    listed = command("release", "--graph", ".", "--format", "csv")

    assert done.code == 0
    assert "kept 0.1.0 of 2026-01-31 whole in" in done.stderr
    assert (fairs / "kept/0.1.0.nt.gz").is_file()
    assert listed.lines[0] == "release,day,triples,ontology,kept,digest"
    assert listed.lines[1].startswith("0.1.0,2026-01-31,")
    assert ",0.1.0,whole," in listed.lines[1]


def test_links_that_vanish_in_bulk_fail_the_check_and_stop_the_release(fairs: Path) -> None:
    command("release", "0.1.0", "--graph", ".")
    (fairs / "data/links.nt").unlink()

    checked, refused = command("release", "--check", "--graph", "."), command("release", "0.2.0", "--graph", ".")
    forced = command("release", "0.2.0", "--force", "--graph", ".")

    assert (checked.code, refused.code, forced.code) == (1, 1, 0)
    assert "8 of 8 links by owl:sameAs vanished (100%)" in checked.stderr
    assert "more than the 50% that [release] links_lost of creativegraph.toml allows" in refused.stderr
    assert "as what changed since 0.1.0" in forced.stderr


def test_the_project_where_one_is_is_meant_and_not_the_packaged_one(
    fairs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(fairs / "data")
    done = command("release", "0.1.0", "--day", "2026-01-31")
    monkeypatch.chdir(fairs)
    command("release", "0.2.0", "--day", "2026-02-01")
    (fairs / "data/links.nt").unlink()

    since, between = command("diff", "--exit-code"), command("diff", "0.1.0", "0.2.0", "--exit-code")
    written = command("site", "portal")
    refused = command("build", "--update")

    assert (done.code, done.stderr.count("kept 0.1.0")) == (0, 1), done.stderr
    assert (fairs / "kept/0.1.0.nt.gz").is_file()
    assert (since.code, between.code) == (1, 0), since.stderr + between.stderr
    assert written.code == 0, written.stderr
    assert "<p>fairs · version 0.2.0<" in (fairs / "portal/index.html").read_text()
    assert (refused.code, "packaged tables" in refused.stderr) == (1, True)


def test_without_a_release_the_check_says_so_and_passes() -> None:
    done = command("release", "--check", "--graph", ".")

    assert (done.code, "no release is kept to compare with" in done.stderr) == (0, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--check", "1.0"), "--check makes no release"),
        (("--force",), "are of a new release; name it"),
        (("../x",), "'../x' is no name of a release"),
        (("1.0", "--graph", "data"), "holds no creativegraph.toml"),
    ],
)
def test_wrong_words_are_told_in_a_line(words: tuple[str, ...], told: str) -> None:
    done = command("release", *(words if "--graph" in words else (*words, "--graph", ".")))

    assert done.code == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_where_no_release_is_kept_the_list_says_how_to_make_one() -> None:
    shown, rows = command("release"), command("release", "--format", "csv")

    assert (shown.code, shown.stdout) == (0, "")
    assert "no release is kept; make the first with `creativegraph release NAME`, such as 0.1.0" in shown.stderr
    assert rows.stdout == "release,day,triples,ontology,kept,digest\n"
