"""A file is written whole or not at all, and its ending gives its format."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from creativegraph.errors import UnwritableError
from creativegraph.files import ALSO_READ, RDF_ENDINGS, RDF_NAMES, atomic_write, rdf_format
from creativegraph.files.remains import here, remains_in


def write_half(path: Path, end: type[BaseException]) -> None:
    with atomic_write(path) as file:
        file.write(b"half")
        raise end


KILLED = """
import os, signal, sys
from pathlib import Path
from creativegraph.files import atomic_write
with atomic_write(Path(sys.argv[1])) as file:
    file.write(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_what_a_killed_write_left_is_removed_by_the_next_run_and_nothing_else_is(tmp_path: Path) -> None:
    path, notes = tmp_path / "graph.ttl", tmp_path / ".graph.ttl-0123abcd"
    path.write_text("old")
    notes.write_text("mine")
    subprocess.run([sys.executable, "-c", KILLED, path], check=False)
    left = [each.path for each in remains_in(tmp_path)]
    live = path.with_name(f".graph.ttl.cg-new-{here()}-{os.getppid()}-0123abcd")
    live.write_text("half")

    kept = path.read_text()
    with atomic_write(path) as file:
        file.write(b"new")

    assert (kept, path.read_text(), len(left)) == ("old", "new", 1)
    assert sorted(tmp_path.iterdir()) == sorted([path, notes, live])


@pytest.mark.parametrize("end", [KeyboardInterrupt, ValueError])
def test_an_interrupted_write_leaves_the_old_file_and_nothing_beside_it(
    end: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")

    with pytest.raises(end):
        write_half(path, end)

    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "target.ttl", tmp_path / "link.ttl"
    target.write_text("old")
    link.symlink_to(target)

    with atomic_write(link) as file:
        file.write(b"new")

    assert link.is_symlink()
    assert target.read_text() == "new"


def test_the_mode_of_a_replaced_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    path.chmod(0o640)

    with atomic_write(path) as file:
        file.write(b"new")

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    with atomic_write(pipe) as file:
        file.write(b"through")

    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_place_that_cannot_be_written_is_named_with_the_reason(tmp_path: Path) -> None:
    with (
        pytest.raises(UnwritableError, match=r"nowhere/graph\.ttl: No such file"),
        atomic_write(tmp_path / "nowhere/graph.ttl"),
    ):
        pass


def test_every_ending_and_every_name_of_a_format_is_known() -> None:
    formats = {ending: rdf_format(ending) for ending in RDF_ENDINGS + ALSO_READ}

    assert None not in formats.values()
    assert formats["owl"] == formats["xml"] == formats["rdf"]
    assert set(RDF_NAMES.values()) == set(RDF_ENDINGS) - {"trig"}  # whose name is its ending


def test_a_text_file_is_not_taken_for_rdf() -> None:
    assert rdf_format("txt") is None
