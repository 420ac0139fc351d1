"""Nothing is lost and nothing wrong whenever a run is killed, however small the disk, wherever a byte of the cache is damaged."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.errors import UnwritableError
from creativegraph.iris import RDF_TYPE
from creativegraph.store import cache

pytestmark = [
    pytest.mark.cold,
    pytest.mark.skipif(os.name == "nt", reason="Windows can neither fork nor kill at any moment"),
]

KILLS, DISKS, REGIONS = 50, 20, 64
TRIPLES = 3000
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"


@pytest.fixture(autouse=True, scope="module")
def small() -> Iterator[None]:
    """Leave the ontology out of the graphs of these tests, but for its name."""
    patch = pytest.MonkeyPatch()
    ontology = f"<https://w3id.org/creativegraph/ontology> <{RDF_TYPE}> <http://www.w3.org/2002/07/owl#Ontology> .\n"
    patch.setattr("creativegraph.store.load.vocabulary_lines", ontology.encode)
    yield
    patch.undo()


def lines(name: str) -> str:
    """A graph in N-Triples, each of whose texts has a name."""
    return "".join(f'<https://example.org/{number}> <{LABEL}> "{name} {number}" .\n' for number in range(TRIPLES))


def told(graph: cg.Graph) -> Counter[str]:
    """How many texts of a graph have each name."""
    found = graph.sparql(f"SELECT ?label {{ ?thing <{LABEL}> ?label }}")
    assert isinstance(found, cg.Rows)
    return Counter(str(row[0]).split(" ")[0] for row in found)


def killed(work: Callable[[], object], after: float) -> bool:
    """Do something in a copy of this process that is killed after some seconds; False if it was done before."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def duration(work: Callable[[], object]) -> float:
    """How many seconds something takes in a copy of this process."""
    start = time.monotonic()
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    os.waitpid(child, 0)
    return time.monotonic() - start


def kill_stores(folder: Path) -> Counter[str]:
    """Kill runs that fill a store again at random moments: what the store has afterwards, how often."""
    moments, seen = random.Random(1), Counter[str]()
    old, new, store = folder / "old.nt", folder / "new.nt", folder / "s"
    old.write_text(lines("old"))
    new.write_text(lines("new"))
    cg.open_graph(old, store=folder / "kept")
    whole = duration(lambda: cg.open_graph(new, store=folder / "timed"))
    for _ in range(KILLS):
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(folder / "kept", store)
        seen["killed"] += killed(lambda: cg.open_graph(new, store=store), moments.random() * whole)
        found = told(cg.open_graph(store=store))
        seen[str(dict(found))] += 1
        seen["left over"] += sum(each.name.startswith(".s.") for each in folder.iterdir())
    return seen


def kill_caches(folder: Path) -> Counter[str]:
    """Kill runs that make a cached folder at random moments: how many triples a later run has, how often."""
    moments, seen = random.Random(2), Counter[str]()
    data = lines("new").encode()
    whole = duration(lambda: cache.open_cached(folder / "timed" / "key", data))
    for number in range(KILLS):
        key = folder / str(number) / "key"
        key.parent.mkdir()
        seen["killed"] += killed(lambda key=key: cache.open_cached(key, data), moments.random() * whole)  # type: ignore[misc]
        seen[str(len(cache.open_cached(key, data)))] += 1
        seen["left over"] += len(list(key.parent.iterdir())) - 1
    return seen


def test_a_store_is_the_old_one_or_the_new_one_at_whatever_moment_its_filling_is_killed(tmp_path: Path) -> None:
    seen = kill_stores(tmp_path)

    assert seen.keys() - {"killed", "left over"} <= {f"{{'{each}': {TRIPLES}}}" for each in ("old", "new")}
    assert seen["left over"] == 0
    assert seen["killed"] > KILLS / 2


def test_the_cache_is_whole_at_whatever_moment_its_making_is_killed(tmp_path: Path) -> None:
    seen = kill_caches(tmp_path)

    assert seen.keys() - {"killed", "left over"} == {str(TRIPLES)}
    assert seen["left over"] == 0
    assert seen["killed"] > KILLS / 2


def fill_disks(folder: Path) -> Counter[str]:
    """Fill a store and a file again on disks of many sizes: what happened, and what was there afterwards, how often."""
    old, new, disk = folder / "old.nt", folder / "new.nt", folder / "disk"
    old.write_text(lines("old")[:5000].rpartition("\n")[0])
    new.write_text(lines("new"))
    disk.mkdir()
    before, seen = told(cg.open_graph(old)), Counter[str]()
    for number in range(DISKS):
        size = f"size={256 + number * 160}k"
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "none", disk], check=True)
        try:
            cg.open_graph(old, store=disk / "s")
            cg.export(cg.open_graph(old), disk / "graph.nt")
            written = (disk / "graph.nt").read_bytes()
            for work in (
                lambda: cg.open_graph(new, store=disk / "s"),
                lambda: cg.export(cg.open_graph(new), disk / "graph.nt"),
            ):
                try:
                    work()
                    seen["done"] += 1
                except UnwritableError as error:
                    assert "the disk is full" in str(error)
                    seen["refused"] += 1
            found, there = told(cg.open_graph(store=disk / "s")), (disk / "graph.nt").read_bytes()
            seen["lost or wrong"] += found not in (before, Counter(new=TRIPLES))
            seen["lost or wrong"] += there != written and there.count(b"\n") < TRIPLES
            seen["left over"] += len(list(disk.iterdir())) - 2
        finally:
            subprocess.run(["umount", "-l", disk], check=True)
    return seen


def test_on_a_disk_of_whatever_size_the_new_is_whole_or_the_old_stays_and_the_full_disk_is_told(tmp_path: Path) -> None:
    probe = tmp_path / "probe"
    probe.mkdir()
    if not shutil.which("mount") or subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", probe], check=False, capture_output=True
    ).returncode:  # fmt: skip
        pytest.skip("only root can mount a small disk")
    subprocess.run(["umount", probe], check=True)

    seen = fill_disks(tmp_path)

    assert (seen["lost or wrong"], seen["left over"]) == (0, 0)
    assert seen["done"] > 0 < seen["refused"]


def damage_cache(folder: Path) -> Counter[str]:
    """Change a byte in each region of each file of a cached folder: how many triples there are, how often."""
    data, seen = lines("x").encode(), Counter[str]()
    kept = folder / "kept"
    cache.open_cached(kept, data)
    for path in sorted(each.relative_to(kept) for each in kept.rglob("*") if each.is_file() and each.stat().st_size):
        content = (kept / path).read_bytes()
        for region in sorted({len(content) * part // REGIONS for part in range(REGIONS)}):
            key = folder / "key"
            shutil.rmtree(key, ignore_errors=True)
            shutil.copytree(kept, key)
            (key / path).write_bytes(content[:region] + bytes([content[region] ^ 0xFF]) + content[region + 1 :])
            seen[str(len(cache.open_cached(key, data)))] += 1
    return seen


def test_a_byte_changed_in_any_region_of_the_cache_changes_no_answer(tmp_path: Path) -> None:
    assert damage_cache(tmp_path).keys() == {str(TRIPLES)}
