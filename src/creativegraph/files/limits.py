"""Limits of what is read, unpacked, asked and inferred, of memory, as of a graph; and how many processes (JOBS).

They stop inputs that were made to stop the process, and are far above what is written for use. Each can be set, for
a process by ``CREATIVEGRAPH_LIMIT_`` and its name in capitals, for a block by ``with cg.limits(query_depth=500):``.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import NamedTuple

from creativegraph.errors import ArgumentError, shown

__all__ = ["JOBS", "RESIDENT", "Limits", "beyond", "confine", "held", "in_force", "limits", "room"]

JOBS = 1
"""In how many processes graphs are validated and tables read, unless ``jobs`` says otherwise."""
VARIABLE = "CREATIVEGRAPH_LIMIT_"
DIGITS = 18
"""Longer numbers are no limits: a limit that is meant as none can be as long."""


class Limits(NamedTuple):
    """The limits in force, whole numbers of 0 or more; ``with cg.limits() as given:`` gives them."""

    query_depth: int = 64
    """How deep the brackets of a query may lie in each other."""
    query_patterns: int = 100
    """How many patterns, path steps, BIND and VALUES may be joined, in each part of UNION; new columns are half."""
    query_operators: int = 500
    """How many operators, filters and branches of UNION a query may chain."""
    query_memory: int = 450 << 20
    """How many bytes a process for a query may take beyond the graph that it was copied with (Linux)."""
    validation_memory: int = 2 << 30
    """How many bytes a process for somebody's shapes may take so; by default as many as its graph if that is more."""
    query_bytes: int = 1 << 20
    """How long the text of a query may be."""
    document_depth: int = 200
    """How deep the elements, brackets, collections, objects and terms of a file may lie in each other."""
    element_attributes: int = 1_000
    """How many attributes and namespaces an element of RDF/XML or of a web page may have."""
    table_columns: int = 1 << 14
    """How many columns a table may have."""
    unpacked_ratio: int = 200
    """How many times its own size a file may have when it is unpacked, or its entities and prefixes written out."""
    unpacked_bytes: int = 1 << 23
    """Up to how many bytes a file is unpacked or written out whatever its own size."""
    graph_memory: int = 4 << 30
    """How many bytes of memory a graph of tables may take, some 3,000 for each claim; on disk (``store=``) any."""
    report_characters: int = 10_000_000
    """How many characters the text of a report may have from which claims are drafted."""
    inferred_triples: int = 1_000_000
    """How many triples may be inferred; ten for each triple that a rule starts from, if that is more."""
    path_steps: int = 250_000
    """How many steps a shape may take along a path with ``*`` or ``+``; ten for each link, if that is more."""


DEFAULTS = Limits()
CHOSEN: ContextVar[Limits | None] = ContextVar("limits", default=None)


def in_force() -> Limits:
    """Return the limits in force here: those of the block, else those of the environment, else the defaults."""
    return CHOSEN.get() or of_environment()


def of_environment() -> Limits:
    """Return the defaults with what the environment sets."""
    from os import environ

    names = [each for each in environ if each.startswith(VARIABLE)]  # asked for with each query, so it must be quick
    if not names:
        return DEFAULTS
    given = {name: environ[variable] for name in Limits._fields if (variable := VARIABLE + name.upper()) in names}
    return Limits(**{name: number(text, VARIABLE + name.upper()) for name, text in given.items()})


def number(value: object, name: str) -> int:
    """Return the number that a limit is set to.

    Raises:
        ArgumentError: it is none; the message names what sets it.
    """
    text = str(value).strip().replace("_", "")
    if isinstance(value, bool) or not (text.isascii() and text.isdecimal() and len(text) <= DIGITS):
        raise ArgumentError(
            f"{name} is {shown(value)}; set it to a whole number of at most {DIGITS} digits, or leave it"
        )
    return int(text)


@contextmanager
def limits(**changed: int) -> Iterator[Limits]:
    """Other limits within a ``with`` block, by their names; those not named stay.

    ``with cg.limits(query_depth=500): graph.sparql(text)``. A thread started in the block has the limits of the
    environment, as with other contexts of Python.

    Args:
        changed: the new limits by the names of the fields of ``cg.Limits``.

    Raises:
        ArgumentError: there is no limit of that name, or the value is no whole number.
    """
    for name in changed:
        if name not in Limits._fields:
            raise ArgumentError(f"no limit named {shown(name)}; there are {', '.join(Limits._fields)}")
    given = in_force()._replace(**{name: number(value, name) for name, value in changed.items()})
    before = CHOSEN.set(given)
    try:
        yield given
    finally:
        CHOSEN.reset(before)


RESIDENT, DATA = 1, 5
"""Fields of ``/proc/self/statm``."""


def held(field: int) -> int:
    """Return how many bytes of memory this process has of a kind.

    Raises:
        OSError: the system does not tell.
    """
    import resource
    from pathlib import Path

    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[field]) * resource.getpagesize()


def room(name: str) -> int:
    """Return how many bytes more a copy of this process may take, by a limit.

    The engine that validates has the graph in memory anew, and every result; without a limit that is set it may take
    as much as this process.
    """
    given: int = getattr(in_force(), name)
    if name == "query_memory" or given != getattr(Limits(), name):
        return given
    with suppress(OSError):
        return max(given, held(DATA))
    return given


def confine(memory: int) -> None:
    """Let this process take no more than so many bytes beyond what it has, where the system tells how much that is."""
    import resource

    with suppress(OSError, ValueError):
        most = held(DATA) + memory
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def beyond(what: str, name: str, advice: str = "make it smaller") -> str:
    """Return the message of an error about what is beyond a limit: what was given, which limit, and how to set it.

    ``what`` is the clause about what was given, such as ``x.rdf nests elements too deep``.
    """
    return (
        f"{what} (limit {name}: {getattr(in_force(), name):,}); {advice}, or if you trust it set"
        f" {VARIABLE}{name.upper()} or cg.limits({name}=…) higher"
    )
