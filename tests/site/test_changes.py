"""The page of what changed, and the command that tells it, for a small project with releases."""

from pathlib import Path

import pytest
from lxml import etree
from tests.support.commands import command
from tests.support.projects import ALONE, FACTS, laid, released

import creativegraph as cg
from creativegraph.messages.table import message
from creativegraph.site.feeds import feed
from creativegraph.site.html.render import Renderer
from creativegraph.site.page import Page
from creativegraph.site.pages.changes import pages, way
from creativegraph.site.portal import Portal
from creativegraph.store.releases import release

MANIFEST = ALONE.replace('"fairs"', '"base"').replace("fairs/", "base/")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a release 1.0, of which the year of the hall was changed since."""
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "cache"))
    return released(tmp_path / "base", MANIFEST)


def told(page: Page) -> list[list[str]]:
    sections = page.data["sections"]
    assert isinstance(sections, list)
    return [["".join(piece.text for piece in one.pieces) for one in each.told] for each in sections]


def test_a_site_tells_what_changed_since_the_last_release_and_between_releases(folder: Path) -> None:
    [page] = pages(Portal(cg.open_graph(folder)), "en")
    assert told(page) == [["Hall, since: 1900 → 1901; source: Fairs"]]

    release(cg.open_graph(folder), "2.0", "2026-02-28")
    portal = Portal(cg.open_graph(folder))
    [page] = pages(portal, "en")
    html = Renderer(portal).render(page).decode()

    assert told(page) == [["Hall, since: 1900 → 1901; source: Fairs"]]
    assert "From 1.0 (31 Jan 2026) to 2.0 (28 Feb 2026)" in html
    assert '<a href="id/place/hall.html"' in html
    assert way(portal, "en") is not None


def test_releases_that_hold_what_others_held_are_told_by_their_own_names(folder: Path) -> None:
    for place, year in enumerate(("1901", "1900", "1901"), start=2):
        (folder / "data/claims.csv").write_text(FACTS.replace("1900", year), encoding="utf-8")
        release(cg.open_graph(folder), f"{place}.0", f"2026-0{place}-01")

    [page] = pages(Portal(cg.open_graph(folder)), "en")

    sections = page.data["sections"]
    assert isinstance(sections, list)
    assert [each.title for each in sections] == [
        "From 3.0 (1 Mar 2026) to 4.0 (1 Apr 2026)", "From 2.0 (1 Feb 2026) to 3.0 (1 Mar 2026)",
        "From 1.0 (31 Jan 2026) to 2.0 (1 Feb 2026)",
    ]  # fmt: skip


def test_one_statement_that_came_is_told_as_one() -> None:
    assert message("site.changes-count", "en", n="1", removed="0") == "One statement added, 0 removed."


def test_a_release_from_which_nothing_differs_is_noted_and_told_of_as_such(folder: Path) -> None:
    notes = list[str]()
    release(cg.open_graph(folder), "2.0", "2026-02-28", note=notes.append)
    release(cg.open_graph(folder), "3.0", "2026-03-31", note=notes.append)
    portal = Portal(cg.open_graph(folder))

    [page] = pages(portal, "en")
    entry = etree.fromstring(feed(portal, "en")).find("{*}entry")

    assert notes == ["nothing differs from 2.0, the last release"]
    sections = page.data["sections"]
    assert isinstance(sections, list)
    assert [each.lead for each in sections] == ["Nothing differs.", "2 statements added, 2 removed."]
    assert sections[0].title == "From 2.0 (28 Feb 2026) to 3.0 (31 Mar 2026)"
    assert told(page)[0] == []
    assert entry is not None
    assert entry.findtext("{*}title") == "3.0 (31 Mar 2026)"
    assert "".join(next(entry.iter("{*}content")).itertext()).strip() == "Nothing differs."
    assert b"<ul>\n</ul>" not in Renderer(portal).render(page)


def test_a_site_of_a_graph_without_releases_has_no_such_page(tmp_path: Path) -> None:
    (tmp_path / "it.ttl").write_text('<http://a.example/x> <http://a.example/p> "v" .')
    portal = Portal(cg.open_graph(tmp_path / "it.ttl"))

    assert [*pages(portal, "en")] == []
    assert way(portal, "en") is None


def test_the_command_compares_with_the_last_release_if_nothing_else_is_named(folder: Path) -> None:
    done = command("diff", "--graph", str(folder), "--exit-code")
    assert done.code == 1
    assert done.lines == [
        "What changed from 1.0 (31 Jan 2026) to now: 2 statements added, 2 removed.", "",
        "- Hall, since: 1900 → 1901; source: Fairs",
    ]  # fmt: skip

    done = command("diff", "1.0", "1.0", "--graph", str(folder), "--exit-code", "--languages", "vi")
    assert (done.code, done.stdout) == (0, "Không có gì khác nhau.\n")


def test_the_command_writes_a_file_whose_ending_gives_the_format(folder: Path, tmp_path: Path) -> None:
    done = command("diff", "1.0", "--graph", str(folder), "--out", str(tmp_path / "changes.md"))

    assert done.code == 0
    assert "[Hall](<https://example.org/base/id/place/hall>), " in (tmp_path / "changes.md").read_text()
    done = command("diff", "1.0", "--graph", str(folder), "--out", str(tmp_path / "changes.html"))
    assert "no format 'html'; choose one of text, markdown, json, patch, atom" in done.stderr


def test_the_command_tells_which_releases_there_are_and_which_may_be_meant(folder: Path) -> None:
    done = command("diff", "1.O", "--graph", str(folder))

    assert done.code == 1
    assert "'1.O' is no file or folder, and no release in" in done.stderr
    assert done.stderr.endswith("releases there: 1.0; did you mean 1.0?\n")


def test_the_command_without_releases_says_what_to_do(tmp_path: Path) -> None:
    done = command("diff", "--graph", str(laid(tmp_path, MANIFEST)))

    assert (done.code, done.stdout) == (1, "")
    assert "no release is kept" in done.stderr
    assert "creativegraph release" in done.stderr
