"""The ontology and code lists beside what is opened: kept in the cache, made anew where they are not there whole."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from creativegraph.store import vocabulary
from creativegraph.store.cache import key_of
from creativegraph.store.vocabulary import vocabulary_lines
from creativegraph.tables import build

OPENED = """
import sys
import creativegraph as cg
print(len(cg.open_graph(sys.argv[1]).run("claims/types_of", thing="place/alba")))
print(*{"creativegraph.tables.build", "creativegraph.tables.projects.folders"}.intersection(sys.modules))
"""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file that keeps the lines, in a cache of its own."""
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "cache"))
    vocabulary.lines_of.cache_clear()
    yield tmp_path / "cache" / key_of() / vocabulary.FILE
    vocabulary.lines_of.cache_clear()


def asked_again() -> bytes:
    """The lines as another process gets them."""
    vocabulary.lines_of.cache_clear()
    return vocabulary_lines()


def test_the_lines_are_made_once_and_read_from_the_cache(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = asked_again()
    assert made == build([], lenient=True).ntriples()
    assert kept.is_file()
    monkeypatch.setattr(vocabulary, "made", lambda _projects: pytest.fail("they are made again"))
    assert asked_again() == made


@pytest.mark.parametrize("place", [0, 3, 4, 100_000, -1])
def test_lines_of_which_a_byte_is_damaged_are_made_anew(kept: Path, place: int) -> None:
    made = asked_again()
    data = bytearray(kept.read_bytes())
    data[place] ^= 1
    kept.write_bytes(data)
    assert asked_again() == made
    assert kept.read_bytes()[4:] == made


@pytest.mark.parametrize("left", [b"", b"\x00" * 100])
def test_lines_that_were_not_written_whole_are_made_anew(kept: Path, left: bytes) -> None:
    made = asked_again()
    kept.write_bytes(left)
    assert asked_again() == made


def test_where_the_cache_cannot_be_written_the_lines_are_made_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "file"))
    assert asked_again() == build([], lenient=True).ntriples()
    vocabulary.lines_of.cache_clear()


def test_a_file_of_rdf_is_opened_without_what_reads_tables(kept: Path, tmp_path: Path) -> None:
    asked_again()
    assert kept.is_file()
    file = tmp_path / "alba.nt"
    thing, place = "https://w3id.org/creativegraph/id/place/alba", "https://w3id.org/creativegraph/ontology#City"
    file.write_text(f"<{thing}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{place}> .\n")
    done = subprocess.run([sys.executable, "-c", OPENED, file], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1"]
