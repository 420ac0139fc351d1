"""All checks run over one store: the queries, and the modules for what a query cannot find.

A module has its header as ``CHECK`` and ``find(store)``, which gives the hits.
"""

from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING

from creativegraph.errors import UnreadableError
from creativegraph.ontology import profile, reasoning, releasing
from creativegraph.ontology.checks import Allowed, Check, Hit, Outcome, checks, exceptions, hits, outcome
from creativegraph.ontology.versions import ONTOLOGY

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["every_check", "run"]

MODULES: dict[str, ModuleType] = {each.CHECK.name: each for each in (profile, reasoning, releasing)}


def every_check() -> list[Check]:
    """All checks, also the slow ones, sorted by name."""
    return sorted([*checks(), *(each.CHECK for each in MODULES.values())])


def found(check: Check, store: "Store") -> list[Hit]:
    """What one check finds; a reasoner that gives up is a hit, so that the other checks are still told."""
    if check.text:
        return hits(check, store)
    try:
        hit: list[Hit] = MODULES[check.name].find(store)
    except UnreadableError as error:
        return [Hit(ONTOLOGY, (str(error),))]
    return hit


def run(store: "Store", allowed: Iterable[Allowed] | None = None, *, slow: bool = False) -> list[Outcome]:
    """What each check finds in ``store``, which ``corpus()`` makes; with ``slow`` also the reasoners.

    Raises:
        CatalogueError: a check cannot be run.
        ArgumentError: what a slow check needs is not installed.
    """
    exempt: dict[str, dict[str, Allowed]] = {}
    for each in exceptions() if allowed is None else allowed:
        exempt.setdefault(each.check, {})[each.term] = each
    return [
        outcome(check, found(check, store), exempt.get(check.name, {}))
        for check in every_check()
        if slow or not check.slow
    ]
