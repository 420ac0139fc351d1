"""A disk that is really full: a build ends with one line, the old file stays, and nothing else does."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import synthetic

SMALL = """
mount -t tmpfs -o size="$1" none "$2" && cd "$2" && echo old > graph.nt && shift 2 || exit 99
"$@"
echo "ended $?, left $(ls -A | tr '\\n' ' ')with $(head -c 100 graph.nt)"
"""
"""Runs a command in a folder with so much room, which holds an old graph; seen by this command alone."""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return synthetic.tables(tmp_path_factory.mktemp("world") / "mine", 3000, parts=2)


def built(tables: Path, folder: Path, size: str, *words: str, memory: str = "4000000000") -> tuple[str, str]:
    """Build with so much room on the disk, and return what is told on both streams."""
    (place := folder / "small").mkdir()
    build = (
        sys.executable,
        "-m",
        "creativegraph",
        "build",
        str(tables),
        "--engine",
        "duckdb",
        "-o",
        "graph.nt",
        *words,
    )
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", SMALL, "sh", size, str(place), *build],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CREATIVEGRAPH_LIMIT_GRAPH_MEMORY": memory},
    )
    if done.returncode:
        pytest.skip("nobody may mount here what he alone sees")
    return done.stdout, done.stderr


@pytest.mark.parametrize("words", [(), ("--jobs", "2")], ids=["one reader", "two readers"])
@pytest.mark.parametrize("size", ["64k", "4m"])
def test_what_is_full_is_told_and_leaves_the_old_file(
    size: str, words: tuple[str, ...], tables: Path, tmp_path: Path
) -> None:
    out, err = built(tables, tmp_path, size, *words)

    assert out == "ended 1, left graph.nt with old\n"
    assert re.match(r"creativegraph: cannot write .*No space left on device; .* room", err.splitlines()[-1])
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("memory", "size", "cure"),
    [("12000000", "40m", "set the limit graph_memory higher"), ("14000000", "3m", "make room in .")],
)
def test_what_is_beyond_the_memory_is_told_in_one_line(
    memory: str, size: str, cure: str, tables: Path, tmp_path: Path
) -> None:
    out, err = built(tables, tmp_path, size, memory=memory)

    assert out == "ended 1, left graph.nt with old\n"
    assert err.splitlines()[-1].startswith("creativegraph: DuckDB has no room for the graph: Out of Memory Error: ")
    assert err.endswith(f"; {cure}\n")


def test_with_room_it_is_built(tables: Path, tmp_path: Path) -> None:
    out, _ = built(tables, tmp_path, "40m")

    assert "ended 0, left graph.nt with <" in out
