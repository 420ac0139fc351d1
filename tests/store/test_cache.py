"""The cache of the packaged graph: raced for, damaged, unwritable."""

import gzip
import os
import subprocess
import sys
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

import pytest

import creativegraph as cg
from creativegraph import project
from creativegraph.engine import OxigraphEngine, WarmingEngine, in_memory
from creativegraph.files.remains import here
from creativegraph.store import cache, load

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = b"".join(f'<x:s{n}> <x:p> "{n}" .\n'.encode() for n in range(500))
OPEN = """
import sys; from pathlib import Path; from creativegraph.store import cache
data = b"".join(f'<x:s{n}> <x:p> "{n}" .\\n'.encode() for n in range(500))
print(len(cache.open_cached(Path(sys.argv[1]), data)))
"""


def test_a_folder_is_made_once_and_opened_again(tmp_path: Path) -> None:
    first = cache.open_cached(tmp_path / "key", DATA)

    again = cache.open_cached(tmp_path / "key", None)

    assert len(first) == len(again) == 500


def test_eight_processes_that_race_for_it_all_get_the_graph(tmp_path: Path) -> None:
    racers = [
        subprocess.Popen([sys.executable, "-c", OPEN, str(tmp_path / "key")], stdout=subprocess.PIPE, text=True)
        for _ in range(8)
    ]

    answers = [racer.communicate(timeout=120)[0].strip() for racer in racers]

    assert answers == ["500"] * 8
    assert [each.name for each in tmp_path.iterdir()] == ["key"]


@pytest.mark.parametrize("damage", ["cut", "changed", "missing", "added", "manifest"])
def test_a_damaged_folder_is_made_anew(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "key"
    cache.open_cached(folder, DATA)
    table = max((folder / "store").glob("*.sst"), key=lambda path: path.stat().st_size)
    content = table.read_bytes()

    damages: dict[str, Callable[[], object]] = {
        "cut": lambda: table.write_bytes(content[:-100]),
        "changed": lambda: table.write_bytes(content[:50] + b"\0\0\0\0" + content[54:]),
        "missing": table.unlink,
        "added": lambda: (folder / "store" / "stray").write_bytes(b"x"),
        "manifest": lambda: (folder / "manifest.json").write_text("{"),
    }
    damages[damage]()

    assert len(cache.open_cached(folder, DATA)) == 500
    assert cache.intact(folder)


def test_what_killed_runs_left_in_the_cache_is_removed_once_they_are_surely_dead(tmp_path: Path) -> None:
    def left(number: int) -> Path:
        return tmp_path / f".key.cg-new-{here()}-{number}-0123abcd"

    dead, live, foreign = left(4_194_304), left(os.getppid()), tmp_path / ".thesis-0123abcd"
    new, old = tmp_path / ".making-abcd_123", tmp_path / ".aside-abcd_123"
    for each in (dead, live, foreign, new, old):
        each.mkdir()
    os.utime(old, (0, 0))

    cache.open_cached(tmp_path / "key", DATA)

    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["key", live.name, foreign.name, new.name])


@pytest.mark.cold
@pytest.mark.parametrize("part", range(4))
def test_a_byte_changed_anywhere_in_a_cached_folder_changes_no_answer(tmp_path: Path, part: int) -> None:
    folder = tmp_path / "key"
    cache.open_cached(folder, DATA)

    for path in [each for each in folder.rglob("*") if each.is_file() and each.stat().st_size]:
        content = bytearray(path.read_bytes())
        content[len(content) * part // 4] ^= 0xFF
        path.write_bytes(content)

        assert len(cache.open_cached(folder, DATA)) == 500, path.name


def test_where_the_cache_cannot_be_written_the_graph_opens_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    store = cache.open_cached(tmp_path / "file" / "key", DATA)

    assert len(store) == 500


def test_the_graph_of_a_wheel_is_kept_as_it_was_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "graph.nt.gz"
    packed.write_bytes(gzip.compress(DATA, 9))
    monkeypatch.setattr(project, "prebuilt", lambda: packed)

    store = cache.open_cached(tmp_path / "key")

    assert len(store) == 500
    assert (tmp_path / "key" / cache.COPY).read_bytes() == packed.read_bytes()
    assert b"".join(cache.pieces_of(tmp_path / "key")) == DATA


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one file that the packaged graph is made of, as old as most are."""
    path = tmp_path / "cities.csv"
    path.write_text("alba")
    os.utime(path, (1e9, 1e9))
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    monkeypatch.setattr(project, "prebuilt", lambda: None)
    monkeypatch.setattr(project, "inputs", lambda: [path])
    monkeypatch.setattr(cache, "code", list)
    return path


def test_the_packaged_graph_is_taken_from_the_cache_by_its_name_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "loaded", None)  # what would read the tables

    named = cg.open_graph(cg.PACKAGED)

    assert (named.place, len(named)) == ("packaged", len(cg.open_graph()))


def test_the_key_follows_the_content(table: Path) -> None:
    before = cache.key_of()
    table.write_text("elba")
    changed = cache.key_of()
    table.write_text("alba")
    os.utime(table, (1e9, 1e9))

    assert cache.key_of() == before != changed


def test_files_that_have_not_changed_are_not_read_for_the_key_again(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cache.key_of()
    monkeypatch.setattr(cache, "key_of_content", lambda _: "read again")

    assert cache.key_of() == first
    table.write_text("elba")
    assert cache.key_of() == "read again"


def test_the_files_of_a_folder_are_listed_as_glob_lists_them(tmp_path: Path) -> None:
    inside = tmp_path / "data"
    for name in ("b.csv", "a.csv", ".hidden.csv", "a-b.csv", "a/c.csv", "a/deep/d.csv", "a.txt", ".dot/e.csv", "csv"):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text("id")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "f.csv").write_text("id")
    (inside / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (inside / "linked.csv").symlink_to(tmp_path / "elsewhere" / "f.csv")

    assert project.files_in(inside, ".csv") == sorted(inside.glob("*.csv"))
    assert project.files_in(inside, ".csv", deep=True) == sorted(inside.rglob("*.csv"))
    assert len(project.files_in(inside, ".csv", deep=True)) == 8
    assert project.files_in(tmp_path / "absent", ".csv", deep=True) == []


def test_a_file_replaced_by_one_of_equal_size_and_time_changes_the_key(table: Path) -> None:
    before = cache.key_of()
    other = table.with_name("other.csv")
    other.write_text("elba")
    os.utime(other, (1e9, 1e9))
    other.replace(table)

    assert cache.key_of() != before


def test_another_layout_has_another_key_though_no_file_has_changed(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cache.key_of()
    monkeypatch.setattr(cache, "LAYOUT", b"another")

    assert cache.key_of() == cache.key_of_content([table]) != before


@pytest.mark.parametrize("damaged", ["", ".", "../../x", "/", "0123abcd-12/..", "0123ABCD-12", "0123abcd-"])
def test_what_is_kept_as_the_key_and_is_none_is_not_used(table: Path, damaged: str) -> None:
    key = cache.key_of_content([table])
    cache.key_of()
    note = cache.note_of_key()
    kept = note.read_text()
    note.write_text(kept.replace(key, damaged))

    assert cache.key_of() == key
    assert note.read_text() == kept


def test_of_files_that_were_written_just_now_no_key_is_kept(table: Path) -> None:
    table.write_text("elba")

    cache.key_of()

    assert not cache.note_of_key().exists()


def test_the_key_follows_all_modules_that_read_tables() -> None:
    modules = set((project.PACKAGE / "tables").glob("**/*.py"))

    assert modules <= set(cache.code())
    assert project.PACKAGE / "tables" / "cells" / "dates.py" in modules


def warmed(engine: WarmingEngine) -> None:
    """Wait until the graph is copied."""
    assert engine.warming
    engine.warming.join(60)


def test_the_graph_moves_to_memory_once_asking_the_disk_has_taken_a_while_and_answers_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = WarmingEngine(cache.open_cached(tmp_path / "key", DATA), lambda: cache.pieces_of(tmp_path / "key"))
    text = "SELECT ?s ?o WHERE { ?s ?p ?o } ORDER BY ?s ?o"

    monkeypatch.setattr("creativegraph.engine.warming.PAYS_AFTER", 3600.0)
    first = engine.select(text), engine.ask_any(text)
    assert engine.warming is None
    monkeypatch.setattr("creativegraph.engine.warming.PAYS_AFTER", 0.0)
    second = engine.select(text), engine.ask_any(text)
    warmed(engine)
    third = engine.select(text), engine.ask_any(text)

    assert engine.asked() is not engine.store
    assert first == second == third
    assert len(engine.asked()) == len(engine.store)


def test_blank_nodes_keep_their_names_on_disk_and_in_the_copy_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"<x:s{each}> <x:in> _:shared .\n_:n{each} <x:of> <x:s{each}> .\n" for each in range(20)]
    data = "".join(lines).encode() + b'_:shared <x:name> "shared" .\n<x:s1> <x:has> _:n1 .\n'
    monkeypatch.setattr(cache, "PIECE", 100)
    engines = [
        WarmingEngine(cache.open_cached(tmp_path / name, data), lambda: cache.pieces_of(tmp_path / "first"))
        for name in ("first", "again")
    ]

    texts = {each.ntriples() for each in engines}
    whole = OxigraphEngine(engines[0].whole())

    assert engines[0].asked() is not engines[0].store
    assert {
        *map(sorted_lines, (*texts, whole.ntriples(), OxigraphEngine(in_memory(data.splitlines())).ntriples()))
    } == {sorted_lines(data)}


def sorted_lines(data: bytes) -> tuple[bytes, ...]:
    """Return the lines of a text, sorted."""
    return tuple(sorted(data.splitlines()))


@pytest.mark.parametrize("damage", ["cut", "empty", "another graph", "another graph of as many triples", "no triples"])
def test_a_copy_that_cannot_be_read_leaves_the_graph_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    store = cache.open_cached(tmp_path / "key", DATA)
    copy = tmp_path / "key" / cache.COPY
    damaged = {
        "cut": copy.read_bytes()[:-20],
        "empty": b"",
        "another graph": gzip.compress(DATA[: DATA.index(b"\n") + 1]),
        "another graph of as many triples": gzip.compress(DATA.replace(b"<x:p>", b"<x:q>")),
        "no triples": gzip.compress(b"<html>"),
    }
    copy.write_bytes(damaged[damage])
    engine = WarmingEngine(store, lambda: cache.pieces_of(tmp_path / "key"))
    monkeypatch.setattr("creativegraph.engine.warming.PAYS_AFTER", 0.0)

    engine.select("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")
    warmed(engine)
    rows = engine.select("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")

    assert rows.startswith(b"s\r\n")
    assert engine.asked() is engine.store
    assert sorted_lines(engine.ntriples()) == sorted_lines(DATA)


def test_graphs_that_no_version_has_opened_for_long_are_removed_and_nothing_else(tmp_path: Path) -> None:
    long_ago = time() - 31 * 86_400
    old = ["0a1b2c3d-123", "4e5f6a7b-456", f"project-{'0' * 16}-{'a' * 32}"]
    strange = ["notes", "0a1b2c3d", "0a1b2c3d-123.bak", "project-mine", "authorities"]
    for name in (*old, *strange):
        (tmp_path / name / cache.STORE).mkdir(parents=True)
        os.utime(tmp_path / name, (long_ago, long_ago))
    (tmp_path / "9a9b9c9d-9").write_text("a file of somebody")
    os.utime(tmp_path / "9a9b9c9d-9", (long_ago, long_ago))

    cache.open_cached(tmp_path / "11111111-5", DATA)

    assert {each.name for each in tmp_path.iterdir()} == {*strange, "9a9b9c9d-9", "11111111-5"}


def test_a_graph_that_is_opened_stays_though_it_was_made_long_ago_and_those_beside_it_go(tmp_path: Path) -> None:
    kept, other = tmp_path / "11111111-5", tmp_path / "22222222-5"
    for each in (kept, other):
        cache.open_cached(each, DATA)
    for each in (kept, other):
        os.utime(each, (1e9, 1e9))

    cache.open_cached(kept)

    assert {each.name for each in tmp_path.iterdir()} == {kept.name}
    assert kept.stat().st_mtime > time() - 60


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
def test_a_copy_of_the_process_that_answers_for_it_copies_the_graph_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("creativegraph.engine.warming.PAYS_AFTER", 0.0)
    engine = WarmingEngine(cache.open_cached(tmp_path / "key", DATA), lambda: cache.pieces_of(tmp_path / "key"))
    engine.select("SELECT ?s { ?s ?p ?o } LIMIT 1")

    answers = [cg.Graph(engine, timeout=60).sparql("ASK { ?s ?p ?o }") for _ in range(5)]

    assert answers == [True] * 5


def test_a_process_ends_while_the_graph_is_copied(tmp_path: Path) -> None:
    cache.open_cached(tmp_path / "key", DATA)
    code = """
import sys; from pathlib import Path
from creativegraph.engine import WarmingEngine, warming; from creativegraph.store import cache
def pieces():
    while True:
        yield from cache.pieces_of(Path(sys.argv[1]))
warming.PAYS_AFTER = 0
engine = WarmingEngine(cache.open_cached(Path(sys.argv[1])), pieces)
print(len(engine.select("SELECT ?s { ?s ?p ?o }").split()))
"""

    words = [sys.executable, "-c", code, str(tmp_path / "key")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "501\n", "")


def test_the_text_of_unchanged_tables_is_taken_from_the_cache_and_that_of_changed_ones_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = iter(["kept", "kept", "kept", "changed meanwhile", "never made", "never made"])
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    monkeypatch.setattr(load, "key_of", lambda: next(keys))
    monkeypatch.setattr(project, "prebuilt", lambda: None)
    made = Made()
    monkeypatch.setattr("creativegraph.tables.build", lambda *_, **__: made)
    cache.open_cached(tmp_path / "kept", DATA)

    found = [load.loaded([project.PACKAGED], None, lenient=True).engine.ntriples() for _ in range(3)]

    assert found == [DATA, made.ntriples(), made.ntriples()]


class Made:
    """What building gives, as far as loading looks at it."""

    faults = tables = ()

    def ntriples(self) -> bytes:
        """Return another graph than the cache has."""
        return b"<x:s> <x:p> <x:o> .\n"
