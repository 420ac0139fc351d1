from collections.abc import Callable
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.errors import ArgumentError
from creativegraph.site.write import write

Given = Callable[[str], cg.Graph]
WORLD = """
    <http://example.org/a> skos:prefLabel "Alba"@en ; dcterms:relation <http://example.org/b> .
    <http://example.org/b> skos:prefLabel "<script>alert(1)</script>"@en .
"""


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
    after = """<http://example.org/a> skos:prefLabel "Bruma"@en ; dcterms:relation <http://example.org/c> ."""

    done = write(given(after), tmp_path / "old")
    write(given(after), tmp_path / "new")

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
