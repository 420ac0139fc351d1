"""Writing a site: whole or not at all, only what has changed, and nothing that somebody else has written."""

import os
import subprocess
import sys
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.errors import ArgumentError, UnwritableError
from creativegraph.site.folder.stage import bring
from creativegraph.site.folder.written import WRITTEN
from creativegraph.site.page import Part
from creativegraph.site.write import write

Given = Callable[[str], cg.Graph]
WORLD = """
    <http://example.org/a> skos:prefLabel "Alba"@en ; dcterms:relation <http://example.org/b> .
    <http://example.org/b> skos:prefLabel "<script>alert(1)</script>"@en .
"""

OTHER = """
    <http://example.org/a> skos:prefLabel "Bruma"@en ; dcterms:relation <http://example.org/c> .
    <http://example.org/c> skos:prefLabel "Cima"@en .
"""


@pytest.fixture(autouse=True)
def _few_modules(few_questions: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written is told by other tests."""
    monkeypatch.setattr("creativegraph.site.write.PAGES", ("pages.overview", "pages.things"))
    monkeypatch.setattr("creativegraph.site.write.PARTS", ("dataset",))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_thing_of_foreign_rdf_has_a_page(given: Given, tmp_path: Path) -> None:
    write(given(WORLD), tmp_path / "site")

    made = files(tmp_path / "site")
    assert b"Alba" in made["http/example.org/a.html"]
    assert b"<script>alert" not in b"".join(made.values())


def test_what_has_not_changed_is_not_made_again(given: Given, tmp_path: Path) -> None:
    write(given(WORLD), tmp_path / "site")

    done = write(given(WORLD), tmp_path / "site")

    assert (done.made, done.changed, done.removed) == (0, 0, 0)


def test_a_site_brought_up_to_date_is_the_same_as_a_new_one(given: Given, tmp_path: Path) -> None:
    write(given(WORLD), tmp_path / "old")

    done = write(given(OTHER), tmp_path / "old")
    write(given(OTHER), tmp_path / "new")

    assert files(tmp_path / "old") == files(tmp_path / "new")
    assert done.removed


def test_a_folder_with_other_files_is_refused(given: Given, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")

    with pytest.raises(ArgumentError, match=r"letter\.txt.*--force"):
        write(given(WORLD), folder)
    write(given(WORLD), folder, force=True)

    assert (folder / "letter.txt").read_text() == "mine"


def test_more_files_than_allowed_are_refused_with_their_number(given: Given, tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"more than 2 files, and 1 are allowed"):
        write(given(WORLD), tmp_path / "site", limit=1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that forks kills its copies")
def test_a_run_that_is_killed_at_any_moment_leaves_whole_files_and_links_and_the_next_one_goes_on(
    tmp_path: Path,
) -> None:
    words = [sys.executable, str(Path(__file__).with_name("killed.py")), str(tmp_path)]

    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)

    states = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
    assert {rest for _, rest in states} == {"whole 0 mended"}, done.stdout
    assert list(dict.fromkeys(state for state, _ in states)) == ["old", "between", "new"]


def test_a_file_of_somebody_else_in_the_place_of_a_page_is_not_replaced(given: Given, tmp_path: Path) -> None:
    write(given(WORLD), tmp_path / "site")
    (tmp_path / "site/http/example.org/c.html").write_text("mine")

    with pytest.raises(ArgumentError, match=r"c\.html.*--force"):
        write(given(OTHER), tmp_path / "site")

    assert (tmp_path / "site/http/example.org/c.html").read_text() == "mine"
    assert b"Alba" in (tmp_path / "site/http/example.org/a.html").read_bytes()


def test_a_page_that_is_gone_stays_where_somebody_has_changed_it(given: Given, tmp_path: Path) -> None:
    write(given(WORLD), tmp_path / "site")
    (tmp_path / "site/http/example.org/b.html").write_text("mine")

    done = write(given(OTHER), tmp_path / "site")

    assert done.kept == ("http/example.org/b.html",)


def test_a_page_that_was_deleted_is_made_again(given: Given, tmp_path: Path) -> None:
    write(given(WORLD), tmp_path / "site")
    (tmp_path / "site/http/example.org/b.html").unlink()

    assert write(given(WORLD), tmp_path / "site").changed == 1


def test_a_file_in_the_place_of_the_folder_is_one_clear_error(given: Given, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")

    with pytest.raises(UnwritableError, match="cannot write the site"):
        write(given(WORLD), tmp_path / "site")


def test_what_the_site_says_of_itself_never_leads_out_of_it(given: Given, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    write(given(WORLD), tmp_path / "site")
    said = tmp_path / "site" / WRITTEN
    said.write_text(said.read_text().replace('"index.html"', '"../mine.txt"'))

    write(given(OTHER), tmp_path / "site", force=True)

    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_theme_overrides_templates_and_assets(given: Given, tmp_path: Path) -> None:
    (tmp_path / "theme/templates").mkdir(parents=True)
    (tmp_path / "theme/assets").mkdir()
    (tmp_path / "theme/templates/thing.html").write_text("{{ page.title }} by us")
    (tmp_path / "theme/assets/style.css").write_text("p { color: red }")

    write(given(WORLD), tmp_path / "site", theme=tmp_path / "theme")

    assert (tmp_path / "site/http/example.org/a.html").read_text() == "Alba by us"
    assert (tmp_path / "site/assets/style.css").read_text() == "p { color: red }"


def test_a_folder_that_is_no_theme_is_refused(given: Given, tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="no folder templates or assets"):
        write(given(WORLD), tmp_path / "site", theme=tmp_path)


def test_two_files_of_one_name_are_one_clear_error(tmp_path: Path) -> None:
    two = [Part(path, "", bytes) for path in ("list/Place.html", "list/place.html")]

    with pytest.raises(ArgumentError, match=r"called 'list/place\.html' and 'list/Place\.html'; rename a list"):
        bring(tmp_path / "site", lambda _before: two)


def test_a_new_folder_in_which_nothing_could_be_written_is_gone_again(tmp_path: Path) -> None:
    def full() -> bytes:
        raise OSError(ENOSPC, "No space left on device")

    with pytest.raises(UnwritableError, match="No space left"):
        bring(tmp_path / "web" / "site", lambda _before: [Part("index.html", "1", full)])

    assert list(tmp_path.iterdir()) == []
