"""Run the checks over one store: those that are queries, and the modules for what no query can express.

A module has its header as ``CHECK`` and a function ``find(store)``, which returns the findings.
"""

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import TYPE_CHECKING

from creativegraph.errors import UnreadableError
from creativegraph.ontology import changes, profile, reasoning
from creativegraph.ontology.checks import Check, Exempt, Finding, Outcome, checks, exceptions, outcome, query
from creativegraph.ontology.release import ONTOLOGY

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["every_check", "run"]

MODULES: dict[str, ModuleType] = {each.CHECK.name: each for each in (changes, profile, reasoning)}


def every_check() -> list[Check]:
    """Return all checks, the slow ones too, sorted by name."""
    return sorted([*checks(), *(each.CHECK for each in MODULES.values())])


def findings(check: Check, store: "Store") -> list[Finding]:
    """Return what one check finds; a reasoner that gives up is a finding, so that the other checks still run."""
    if check.text:
        return query(check, store)
    try:
        found: list[Finding] = MODULES[check.name].find(store)
    except UnreadableError as error:
        return [Finding(ONTOLOGY, (str(error),))]
    return found


def run(
    store: "Store", allowed: Iterable[Exempt] | None = None, *, slow: bool = False, names: Iterable[str] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> list[Outcome]:  # fmt: skip
    """Run the checks over a store that ``corpus()`` makes, and return an outcome each, sorted by name.

    Args:
        store: what to check.
        allowed: the exceptions; those of ``ontology/checks/exceptions.csv`` if not given.
        slow: also run the reasoner and the check of the OWL profile.
        names: run only these checks.
        progress: called with the name of the next check, how many are done and how many there are.

    Raises:
        CatalogueError: a query is broken.
        MissingExtraError: ``slow`` needs the extra ``ontology``, which is not installed.
    """
    exempt: dict[str, dict[str, Exempt]] = {}
    for each in exceptions() if allowed is None else allowed:
        exempt.setdefault(each.check, {})[each.term] = each
    wanted = None if names is None else set(names)
    chosen = [each for each in every_check() if (slow or not each.slow) and (wanted is None or each.name in wanted)]
    outcomes = []
    for done, check in enumerate(chosen):
        if progress:
            progress(check.name, done, len(chosen))
        outcomes.append(outcome(check, findings(check, store), exempt.get(check.name, {})))
    return outcomes
