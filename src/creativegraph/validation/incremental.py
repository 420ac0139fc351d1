"""What changed is checked again and nothing else: for the rest the results of the last check or a revision are kept.

Kept are the graph and its results, in the cache; they are used only for the same shapes and the same engine.
"""

import gzip
import hashlib
import json
import os
import subprocess
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.engine import in_memory
from creativegraph.errors import ArgumentError, shown
from creativegraph.graph import Graph
from creativegraph.store.cache import cache_folder
from creativegraph.store.open import Packaged
from creativegraph.validation.reach import Reach, Targets, affected, reaches
from creativegraph.validation.results import Result
from creativegraph.validation.shapes import aimed
from creativegraph.validation.subgraph import part_for

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = ["LAST", "Kept", "again", "at_revision", "keep", "kept_at", "place_of"]

LAST = "last"
LARGEST_PART = 0.5
"""Where more than this part of the things is to be checked again, a full check is as quick."""


class Kept(NamedTuple):
    """A graph as N-Triples, what was found in it, and the shapes and the engine that found it."""

    lines: bytes
    results: list[Result]
    by: str


def place_of(name: str) -> Path:
    """Where a check is kept."""
    return cache_folder() / "checked" / hashlib.sha256(name.encode()).hexdigest()[:32]


def kept_at(place: Path, by: str) -> Kept | None:
    """What was kept, if it was found by the same shapes and engine and is whole."""
    try:
        head, lines = gzip.decompress(place.read_bytes()).split(b"\n", 1)
        told = json.loads(head)
        if told["by"] != by or told["sha256"] != hashlib.sha256(lines).hexdigest():
            return None
        results = [result(each) for each in told["results"]]
    except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error):
        return None
    return Kept(lines, results, by)


def result(told: list[str | list[list[str]]]) -> Result:
    """A result as it was kept."""
    *terms, messages = told
    severity, shape, rule, component, focus, path, value = map(str, terms)
    return Result(
        severity, shape, rule, component, focus, path, value, tuple((each[0], each[1]) for each in messages)
    )  # fmt: skip


def keep(place: Path, kept: Kept) -> None:
    """Keep a check; where the cache cannot be written nothing is kept, and the next check is a full one."""
    digest = hashlib.sha256(kept.lines).hexdigest()
    head = json.dumps({"by": kept.by, "sha256": digest, "results": kept.results}).encode()
    beside = place.with_name(f".{place.name}-{os.urandom(4).hex()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(gzip.compress(head + b"\n" + kept.lines, 1))
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)


class Again(NamedTuple):
    """What to check again: a part of the graph, shapes aimed at things, the results that stay, and how many things."""

    graph: Graph
    rules: bytes
    stay: list[Result]
    things: int


def again(graph: Graph, rules: bytes, before: Kept) -> Again | None:
    """What changed triples can have made right or wrong; None where all must be checked."""
    shapes = reaches(rules)
    if shapes is None:
        return None
    old, new = (frozenset(data.splitlines()) for data in (before.lines, graph.engine.ntriples()))
    changed = list(triples(b"\n".join(old ^ new)))
    store, earlier = graph.store(), in_memory(before.lines)
    found = spread(shapes, affected(shapes, changed, earlier, store))
    wanted: dict[str, set[str]] = {}
    gone: dict[str, set[str]] = {}
    whole: set[str] = set()
    for each in shapes:
        if each.shape not in found:
            continue
        targets, things = Targets(each, store), found[each.shape]
        wanted[each.shape] = set(targets) if things is None else {thing for thing in things if thing in targets}
        for rule in each.rules:
            whole |= {rule} if things is None else set()
            gone.setdefault(rule, set()).update(things or ())
    stay = [
        each
        for each in before.results
        if each.rule not in whole
        and each.focus not in gone.get(each.rule, ())
        and not each.focus.startswith("_:")
        and not each.value.startswith("_:")
    ]
    things = set().union(*wanted.values()) if wanted else set()
    aims = {shape: some for shape, some in wanted.items() if some}
    return Again(part_for(graph, rules, aims), aimed(rules, aims), stay, len(things))


def triples(lines: bytes) -> "Iterator[Triple]":
    """Lines of N-Triples as triples."""
    from pyoxigraph import RdfFormat, parse

    for each in parse(lines, format=RdfFormat.N_TRIPLES, lenient=True):
        yield each.triple


def spread(shapes: Sequence[Reach], found: dict[str, set[str] | None]) -> dict[str, set[str] | None]:
    """What is to be checked again for one shape also for those that share a rule with it."""
    by_rule: dict[str, list[str]] = {}
    for each in shapes:
        for rule in each.rules:
            by_rule.setdefault(rule, []).append(each.shape)
    groups = {each.shape: each.shape for each in shapes}

    def root(shape: str) -> str:
        while groups[shape] != shape:
            shape = groups[shape]
        return shape

    for sharing in by_rule.values():
        for other in sharing[1:]:
            groups[root(other)] = root(sharing[0])
    united: dict[str, set[str] | None] = {}
    for shape, things in found.items():
        known = united.setdefault(root(shape), set())
        united[root(shape)] = None if things is None or known is None else known | things
    return {shape: united[root(shape)] for shape in groups if root(shape) in united}


@contextmanager
def at_revision(revision: str, places: Sequence[str | Path | Packaged]) -> Iterator[tuple[str, list[Path]]]:
    """The commit that a revision names, and the places as they were then, in a folder of their own.

    Raises:
        ArgumentError: a place is not under version control, or there is no such revision.
    """
    paths = [project.folder("data") if isinstance(each, Packaged) else Path(each) for each in places]
    with tempfile.TemporaryDirectory(prefix="creativegraph-") as folder:
        found, commits = [], []
        for number, path in enumerate(paths):
            home = path if path.is_dir() else path.parent
            top = Path(git(home, "rev-parse", "--show-toplevel").decode().strip())
            commit = git(home, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            inside = path.resolve().relative_to(top.resolve()).as_posix()
            there = Path(folder) / str(number)
            there.mkdir()
            if git(top, "ls-tree", "--name-only", commit.decode().strip(), "--", inside) or inside == ".":
                unpack(git(top, "archive", "--format=tar", commit.decode().strip(), "--", inside), there)
            commits.append(commit.decode().strip())
            if (there / inside).exists():
                found.append(there / inside)
        yield " ".join(commits), found


def unpack(archive: bytes, folder: Path) -> None:
    """Unpack what git packed."""
    import io
    import tarfile

    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")


def git(folder: Path, *words: str) -> bytes:
    """What git says of a folder."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True)  # noqa: S603, S607
    except FileNotFoundError as error:
        raise ArgumentError("git is not installed; leave out --since, or take --since last") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        why = shown(said[-1]) if said else f"there is no revision {shown(words[-1].removesuffix('^{commit}'))}"
        raise ArgumentError(
            f"git cannot say what changed in {folder}: {why}; name a commit, a tag or 'last'"
        ) from error
    return done.stdout
