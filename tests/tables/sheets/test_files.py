"""The files of a folder: links are followed within it only, and told where they lead out."""

from pathlib import Path

import pytest
from tests.support.commands import command

import creativegraph as cg
from creativegraph.errors import UnreadableError
from creativegraph.reporting import report_text
from creativegraph.tables.sheets.files import files_below, links_not_followed

ROWS = "id,thing,skos:prefLabel@en,sources,mode\n{0},event/{0},Fair,src:s,observed\n"
HIDDEN = "root:x:0:0:treasure of the house\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a table, and links of all kinds; a file and a folder beside it."""
    (tmp_path / "secret").write_text(HIDDEN)
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "other.csv").write_text(ROWS.format("other"))
    (tmp_path / "others" / "other.ttl").write_text("<urn:secret> a <urn:Secret> .")
    made = tmp_path / "sent"
    made.joinpath("sub").mkdir(parents=True)
    (made / "own.csv").write_text(ROWS.format("own"))
    targets: dict[str, str | Path] = {
        "passwd.csv": "../secret", "book.xlsx": tmp_path / "secret", "out.ttl": tmp_path / "others" / "other.ttl",
        "sub/up.csv": "../../others/other.csv", "sub/dir": tmp_path / "others", "in.csv": "own.csv",
        "loop.csv": "loop.csv", "circle": "sub/..", "none.csv": "nowhere.csv", "two.csv": "passwd.csv",
    }  # fmt: skip
    for name, target in targets.items():
        (made / name).symlink_to(target)
    return made


def test_only_links_within_the_folder_are_followed(folder: Path) -> None:
    assert [each.name for each in files_below(folder)] == ["in.csv", "own.csv"]
    assert [each.relative_to(folder).as_posix() for each in links_not_followed(folder)] == [
        "book.xlsx", "loop.csv", "none.csv", "out.ttl", "passwd.csv", "sub/dir", "sub/up.csv", "two.csv",
    ]  # fmt: skip


def test_a_check_tells_links_that_lead_out_and_shows_nothing_of_what_they_lead_to(folder: Path) -> None:
    report = cg.check(folder)

    told = [each for each in report.findings if each.rule.endswith("link-passed-over")]
    assert [each.severity for each in told] == ["warning"] * 8
    assert "treasure" not in report_text(report)
    assert not any(each.cell and each.cell.file.endswith("other.csv") for each in report.findings)


@pytest.mark.parametrize("words", [["run", "q.rq", "--graph"], ["build"]])
def test_whoever_asks_or_builds_is_told_in_one_line_of_links_that_are_not_followed(
    folder: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "own.csv").write_text("id,kind,title,lang\narticle,website,Fairs,en\n")
    (folder / "in.csv").unlink()
    (folder.parent / "q.rq").write_text("#+ summary: All.\n#+ columns:\n#+   a: iri\nSELECT ?a { ?a ?b ?c } LIMIT 1")
    monkeypatch.chdir(folder.parent)

    told = [each for each in command(*words, str(folder)).stderr.splitlines() if "symbolic link" in each]

    assert [each.endswith("(and 7 more)") for each in told] == [True]


def test_a_graph_holds_nothing_of_what_links_lead_to(folder: Path) -> None:
    (folder / "in.csv").unlink()
    (folder / "own.csv").rename(folder / "own.txt")
    (folder / "own.ttl").write_text("<urn:x> a <urn:C> .")

    graph = cg.open_graph(folder)

    assert graph.sparql("ASK { <urn:secret> ?p ?o }") is False


def test_a_link_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "world.ttl").write_text("<urn:x> a <urn:C> .")
    (tmp_path / "link.ttl").symlink_to(tmp_path / "real" / "world.ttl")
    (tmp_path / "folder").symlink_to(tmp_path / "real")

    for name in ("link.ttl", "folder"):
        assert cg.open_graph(tmp_path / name).sparql("ASK { <urn:x> a <urn:C> }") is True


def test_a_folder_of_links_alone_names_them(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(HIDDEN)
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / "p.csv").symlink_to(tmp_path / "secret")

    with pytest.raises(UnreadableError, match=r"holds no table .*links that lead out of it, .*'p\.csv'"):
        cg.check(tmp_path / "sent")
