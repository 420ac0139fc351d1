"""Releases: the room of 100, processor seconds to open, compare and patch them, and how long pushes of changes take."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import which
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from tests.support.servers import OWNER, oxigraph, virtuoso

import creativegraph as cg
from benchmarks.measuring import Line, in_turns, within
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.store import cache
from creativegraph.store.releases import Snapshot, kept, patch, patched, snapshot
from creativegraph.store.releases.index import Release
from creativegraph.store.releases.kept import keep
from creativegraph.store.releases.state import digest_of

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

RELEASES, CLAIMS = 100, 10
"""Each release after the first changes the confidence of so many claims and has so many new ones."""
ROOM, OPENING, COMPARING, PUSHING = 3.0, 3.0, 1.0, 2.0
"""How many times the room of one, and seconds."""
PUSHES = 5
CONFIDENCE = b"#confidence> "
CLAIM = "<https://w3id.org/creativegraph/id/claim/"


def measure(folder: Path) -> Iterator[Line]:
    """The packaged graph, and a hundred releases of it."""
    (state,) = filled(folder / "releases")
    there = kept(folder / "releases")
    first = size(there[:1])
    room = size(there) / first
    yield Line(
        f"releases: {RELEASES}, each with {2 * CLAIMS} claims changed or new", f"{size(there):,} bytes",
        f"{first:,}  one",
        f"{room:.2f}", f"at most {ROOM:g} times", room <= ROOM,
    )  # fmt: skip
    (taken,) = in_turns(3, lambda: snapshot(there[0].name, folder / "releases"), clock=process_time)
    yield within("releases: opening a whole one", taken, OPENING)
    longest = max(range(len(there)), key=lambda each: depth(there, each))
    (taken,) = in_turns(3, lambda: snapshot(there[longest].name, folder / "releases"), clock=process_time)
    yield within(f"releases: opening one after {depth(there, longest)} patches", taken, OPENING)
    old = snapshot(there[0].name, folder / "releases")
    (taken,) = in_turns(3, lambda: patch(old, state), clock=process_time)
    yield within("releases: the patch from the first to the last", taken, COMPARING)
    text = patch(old, state)
    (taken,) = in_turns(3, lambda: patched(old, text), clock=process_time)
    yield within("releases: applying it, compared by digest", taken, COMPARING)
    yield from pushes()


def pushes() -> Iterator[Line]:
    """Ten claims changed and pushed, again and again, to each server that is here."""
    servers: dict[str, tuple[Callable[[], AbstractContextManager[str]], tuple[str, str] | None]]
    servers = {"Oxigraph": (oxigraph, None)}
    if which("virtuoso-t"):
        servers["Virtuoso"] = (virtuoso, OWNER)
    for name, (server, login) in servers.items():
        with server() as address:
            push = partial(cg.push, url=address, login=login)
            push(with_changed(0))
            sent, taken, worked = 0, list[float](), list[float]()
            for number in range(1, PUSHES + 1):
                graph = with_changed(number)
                start, before = perf_counter(), process_time()
                sent = push(graph).sent
                taken.append(perf_counter() - start)
                worked.append(process_time() - before)
            what = f"releases: {CLAIMS} changed claims to {name}, {sent} triples sent"
            yield within(f"{what}, on the clock", median(taken), PUSHING)
            yield within(f"{what}, processor of this side", median(worked), PUSHING)


def with_changed(number: int) -> cg.Graph:
    """The packaged graph in which ten claims have another confidence, another one for each number."""
    lines = cache.ntriples().splitlines()
    told = [place for place, line in enumerate(lines) if line.startswith(CLAIM.encode()) and CONFIDENCE in line]
    for place in told[:CLAIMS]:
        lines[place] = lines[place].partition(CONFIDENCE)[0] + CONFIDENCE + f'"{number}" .'.encode()
    return cg.Graph(OxigraphEngine(in_memory(b"\n".join(lines))))


def filled(folder: Path) -> Iterator[Snapshot]:
    """Keep the releases, and yield what the last one states."""
    lines = set(cache.ntriples().decode().removesuffix("\n").split("\n"))
    claims = sorted({each.partition(" ")[0] for each in lines if each.startswith(CLAIM)})
    about: dict[str, list[str]] = {each: [] for each in claims}
    for each in lines:
        about.get(each.partition(" ")[0], []).append(each)
    there: list[Release] = []
    last: Snapshot | None = None
    for number in range(RELEASES):
        for claim in claims[number * CLAIMS : (number + 1) * CLAIMS] if number else ():
            for each in about[claim]:
                lines.add(each.replace(claim, f"{claim[:-1]}-{number}>"))
                if each.endswith('" .'):
                    lines.remove(each)
                    lines.add(each.removesuffix('" .') + f', {number}" .')
        name = f"1.{number}"
        state = Snapshot(name, "2026-01-31", digest_of(lines), frozenset(lines))
        made = Release(name, state.day, state.digest, len(lines), {"cg:City": 408}, "1.0.0", folder=folder)
        there.append(keep(made, state, "", there, last))
        last = state
    yield state


def depth(there: list[Release], place: int) -> int:
    """How many patches make a release."""
    return next(back for back in range(place + 1) if not there[place - back].after)


def size(releases: list[Release]) -> int:
    """The bytes of releases."""
    return sum(each.path.stat().st_size for each in releases)
