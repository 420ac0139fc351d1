"""Nothing is lost or wrong whenever a run is killed, however small the disk is, wherever the cache is damaged."""

import os
import random
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import creativegraph as cg
from creativegraph.errors import UnwritableError
from creativegraph.store import cache

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerProcess

pytestmark = [
    pytest.mark.cold,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no server of processes to copy"),
]

KILLS, DISKS, REGIONS = 20, 8, 6
"""How many of each; 50, 20 and 16 were run by hand on 29 November 2026, and nothing was lost or wrong."""
TRIPLES = 3000
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"


PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(
    ["creativegraph.store.cache", "creativegraph.store.filling", "creativegraph.store.folder"]
)
"""A store has threads, and a copy of a process that has opened one may wait for them for ever."""


def lines(name: str) -> str:
    """A graph in N-Triples, each of whose texts has a name."""
    return "".join(f'<https://example.org/{number}> <{LABEL}> "{name} {number}" .\n' for number in range(TRIPLES))


def told(graph: cg.Graph) -> Counter[str]:
    """How many texts of a graph have each name."""
    found = graph.sparql(
        f"SELECT ?label {{ ?thing <{LABEL}> ?label FILTER(STRSTARTS(STR(?thing), 'https://example.org/')) }}"
    )
    assert isinstance(found, cg.Rows)
    return Counter(str(row[0]).split(" ")[0] for row in found)


def fill(place: Path, store: Path) -> None:
    """Fill a store."""
    cg.open_graph(place, store=store)


def keep(place: Path, key: Path) -> None:
    """Keep a graph in a folder of the cache."""
    cache.open_cached(key, place.read_bytes())


def begun(work: Callable[[Path, Path], None], place: Path, to: Path) -> "ForkServerProcess":
    """A process that does something."""
    process = PROCESSES.Process(target=work, args=(place, to))
    process.start()
    return process


def duration(work: Callable[[Path, Path], None], place: Path, to: Path) -> float:
    """How many seconds a process takes for something that has been done there once."""
    start = time.monotonic()
    begun(work, place, to).join()
    return time.monotonic() - start


def killed(work: Callable[[Path, Path], None], place: Path, to: Path, after: float) -> bool:
    """Do something in a process that is killed after some seconds; False if it was done before."""
    process = begun(work, place, to)
    time.sleep(after)
    process.kill()
    process.join()
    return process.exitcode != 0


def kill_stores(folder: Path) -> Counter[str]:
    """Kill runs that fill a store again at random moments: what the store has afterwards, how often."""
    moments, seen = random.Random(1), Counter[str]()  # noqa: S311 - moments, no secrets
    place, store = folder / "a.nt", folder / "s"
    place.write_text(lines("older"))
    cg.open_graph(place, store=folder / "kept")
    place.write_text(lines("newer"))
    whole = max(duration(fill, place, folder / name) for name in ("once", "twice"))
    for number in range(KILLS):
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(folder / "kept", store)
        seen["killed"] += killed(fill, place, store, (0.2 + 1.2 * (number + moments.random()) / KILLS) * whole)
        found = told(cg.open_graph(store=store))
        seen[str(dict(found))] += 1
        seen["left over"] += sum(each.name.startswith(".s.") for each in folder.iterdir())
    return seen


def kill_caches(folder: Path) -> Counter[str]:
    """Kill runs that make a cached folder at random moments: how many triples a later run has, how often."""
    moments, seen = random.Random(2), Counter[str]()  # noqa: S311 - moments, no secrets
    data = folder / "new.nt"
    data.write_text(lines("newer"))
    whole = max(duration(keep, data, folder / name / "key") for name in ("once", "twice"))
    for number in range(KILLS):
        key = folder / str(number) / "key"
        key.parent.mkdir()
        seen["killed"] += killed(keep, data, key, (0.2 + 1.2 * (number + moments.random()) / KILLS) * whole)
        seen[str(len(cache.open_cached(key, data.read_bytes())))] += 1
        seen["left over"] += len(list(key.parent.iterdir())) - 1
    return seen


def test_a_store_is_the_old_one_or_the_new_one_at_whatever_moment_its_filling_is_killed(tmp_path: Path) -> None:
    seen = kill_stores(tmp_path)

    assert seen.keys() - {"killed", "left over"} <= {f"{{'{each}': {TRIPLES}}}" for each in ("older", "newer")}
    assert seen["left over"] == 0
    assert seen["killed"] >= KILLS / 5  # the machine may be faster now than when the whole was timed


def test_the_cache_is_whole_at_whatever_moment_its_making_is_killed(tmp_path: Path) -> None:
    seen = kill_caches(tmp_path)

    assert seen.keys() - {"killed", "left over"} == {str(TRIPLES)}
    assert seen["left over"] == 0
    assert seen["killed"] >= KILLS / 5  # the machine may be faster now than when the whole was timed


def fill_disks(folder: Path) -> Counter[str]:
    """Fill a store and a file again on disks of many sizes: what happened, and what was there afterwards, how often."""
    place, disk = folder / "a.nt", folder / "disk"
    disk.mkdir()
    old, new = lines("older"), lines("newer")
    seen = Counter[str]()
    for number in range(DISKS):
        size = f"size={5000 + number * 5700 // (DISKS - 1)}k"
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "none", disk], check=True)
        try:
            place.write_text(old)
            cg.export(cg.open_graph(place, store=disk / "s"), disk / "graph.nt")
            written = (disk / "graph.nt").read_bytes()
            place.write_text(new)
            for work in (
                lambda: cg.open_graph(place, store=disk / "s"),
                lambda: cg.export(cg.open_graph(place), disk / "graph.nt"),
            ):
                try:
                    work()
                    seen["done"] += 1
                except UnwritableError as error:
                    assert re.search("the disk is full|No space left on device", str(error))
                    seen["refused"] += 1
            found, there = told(cg.open_graph(store=disk / "s")), (disk / "graph.nt").read_bytes()
            seen["lost or wrong"] += found not in (Counter(older=TRIPLES), Counter(newer=TRIPLES))
            seen["lost or wrong"] += there != written and (
                there.count(b"\n") != written.count(b"\n") or there.count(b'"newer ') != TRIPLES
            )
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
