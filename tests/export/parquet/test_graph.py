"""What a build by an engine writes: whole or not at all, and what it says of what it cannot do."""

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.support.commands import command

from creativegraph.errors import ArgumentError, FormatError, MissingExtraError, UnwritableError
from creativegraph.export.parquet import claims, engines
from creativegraph.export.parquet.graph import write_graph
from creativegraph.files.remains import beside
from creativegraph.tables import Build, Digest, build

SOURCES = "id,kind,title,lang\none,press,One,en\n"
ROW = "c{0},place/p{0},skos:prefLabel,Place {0},en,one\n"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Many rows of which one is broken."""
    rows = [ROW.format(number) for number in range(300)]
    rows[200] = rows[200].replace("skos:prefLabel", "cg:latitude")
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "claims.csv").write_text("id,subject,property,value,lang,sources\n" + "".join(rows), encoding="utf-8")
    return folder


@pytest.fixture
def made(tables: Path) -> Build:
    return build(tables, lenient=True)


def test_one_broken_row_is_told_with_its_place_and_the_rest_is_built_if_wanted(tables: Path, tmp_path: Path) -> None:
    path, kept = tmp_path / "graph.nt", tmp_path / "kept"
    words = ("build", str(tables), "--engine", "duckdb", "-o", str(path))

    refused, done = command(*words), command(*words, "--lenient", "--claims", str(kept))

    assert (refused.code, done.code) == (1, 0)
    assert "claims.csv:202:4" in refused.stderr
    assert "left out: " in done.stderr
    assert "claims.csv:202:4" in done.stderr
    assert path.read_bytes() == build(tables, lenient=True).ntriples()
    assert sorted(each.name for each in kept.iterdir()) == ["claims.parquet", "given.parquet"]
    assert sorted(pq.read_table(kept / "claims.parquet")["claim"].to_pylist())[:2] == ["c0", "c1"]


def test_what_is_not_accepted_or_interrupted_leaves_the_old_file(
    made: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.nt"
    path.write_text("old", encoding="utf-8")

    def refuse(digest: Digest) -> None:
        raise ArgumentError("not this one")

    def interrupted(query: str, folder: Path) -> Iterator[pa.RecordBatch]:
        yield next(engines.by_duckdb(query, folder))
        raise KeyboardInterrupt

    with pytest.raises(ArgumentError):
        write_graph(made, path, accept=refuse)
    monkeypatch.setitem(engines.ENGINES, "duckdb", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_graph(made, path)

    assert path.read_text(encoding="utf-8") == "old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["graph.nt", "mine"]


def test_what_a_killed_run_left_is_removed_by_the_next(made: Build, tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    dead = beside(path)
    dead = dead.with_name(dead.name.replace(f"-{os.getpid()}-", "-4194303-"))
    dead.mkdir()

    write_graph(made, path)

    assert not dead.exists()


def test_a_full_disk_is_one_line(made: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(claims, "batch_of", full)

    with pytest.raises(UnwritableError, match=r"cannot write in .*: No space left on device; make room there"):
        write_graph(made, tmp_path / "graph.nt")


@pytest.mark.parametrize(("library", "engine"), [("duckdb", "duckdb"), ("pyarrow", "duckdb"), ("pyspark.sql", "spark")])
def test_a_missing_engine_is_one_line_that_names_the_extra(
    made: Build, library: str, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(MissingExtraError, match=rf"extra {engine}"):
        write_graph(made, engine=engine)


def test_what_cannot_be_written_is_told_before_anything_is_done(made: Build, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"'graph.ttl'; a build writes .nt or .parquet"):
        write_graph(made, Path("graph.ttl"))
    with pytest.raises(ArgumentError, match="no engine 'pandas'; take one of python, duckdb, spark"):
        write_graph(made, engine="pandas")
    with pytest.raises(ArgumentError, match="Python makes no claims table"):
        write_graph(made, engine="python", claims=tmp_path)


def test_a_claims_table_is_not_put_among_other_files(made: Build, tmp_path: Path) -> None:
    (folder := tmp_path / "others").mkdir()
    (folder / "claims.csv").touch()

    with pytest.raises(ArgumentError, match="holds something besides tables in Parquet"):
        write_graph(made, claims=folder)

    assert [each.name for each in folder.iterdir()] == ["claims.csv"]
