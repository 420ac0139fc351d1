"""The names of staging graphs: of what content and which process they are, and so which are left by a dead one."""

import os
import re
from time import time
from typing import NamedTuple

from creativegraph.files.remains import DAY, here, runs
from creativegraph.store import layers

__all__ = ["Staged", "abandoned", "prefix", "release", "reserve", "staged"]

NAME = re.compile(r"(?P<content>[0-9a-f]{32})(?:-(?P<role>\w+)-(?P<where>[0-9a-f]{8})-(?P<number>\d+)-(?P<since>\d+))?")
RESERVED: set[str] = set()
"""The staging graphs that pushes of this process are filling now."""


class Staged(NamedTuple):
    """A staging graph: the beginning of the digest of what is to be in it, and for what."""

    graph: str
    content: str
    role: str
    alive: bool
    """Whether the push that made it may still be under way."""


def prefix(key: str) -> str:
    """Return how the names of all staging graphs of a target begin."""
    return f"{layers.graph_name('staging')}/{key}/"


def reserve(key: str, content: str, role: str) -> str:
    """Return a name for the staging graph of some content that this process fills."""
    name = f"{prefix(key)}{content[:32]}-{role}-{here()}-{os.getpid()}-{int(time())}"
    RESERVED.add(name)
    return name


def abandoned(content: str, role: str, found: "list[Staged]") -> str:
    """Return the staging graph that a dead push of the same content has left, empty if there is none."""
    same = (each.graph for each in found if not each.alive and (each.content, each.role) == (content[:32], role))
    return next(same, "")


def release(*names: str) -> None:
    """Forget staging graphs that are done with."""
    RESERVED.difference_update(names)


def staged(key: str, graphs: list[str]) -> list[Staged]:
    """Return what the names of staging graphs of a target say; those of version 0.3 name no process, and are left."""
    found = []
    for graph in graphs:
        parts = NAME.fullmatch(graph.removeprefix(prefix(key)))
        if parts is None:
            continue
        alive = parts["where"] is not None and lives(graph, parts["where"], int(parts["number"]), int(parts["since"]))
        found.append(Staged(graph, parts["content"], parts["role"] or "", alive))
    return found


def lives(graph: str, where: str, number: int, since: int) -> bool:
    """Return False if the push is surely dead; one of another machine is, after a day."""
    if where == here() and number == os.getpid():
        return graph in RESERVED
    known = runs(where, number)
    return time() < since + DAY if known is None else known
