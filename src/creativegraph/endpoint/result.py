"""What a query is and what comes back for it: the form of a query, rows of CSV counted and told apart."""

import csv
import io
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from creativegraph.endpoint.rewrite import keyword
from creativegraph.engine import guard, unquoted
from creativegraph.engine.values import written
from creativegraph.errors import RemoteAccessError

if TYPE_CHECKING:
    from pyoxigraph import Store

    from creativegraph.endpoint.client import Result

__all__ = [
    "Wanted",
    "count_rows",
    "distinct_rows",
    "form_of",
    "names_virtuoso",
    "ntriples_of",
    "variables_of",
    "without_repeats",
]

Wanted = tuple[str, ...] | None
"""The columns of a query in its order; None if they are not known."""
FETCHES = re.compile(r"SERVICE|\\u", re.IGNORECASE)
"""What a query has that would fetch from elsewhere, perhaps escaped."""


def names_virtuoso(result: "Result") -> bool:
    """Return True if a response says that it is Virtuoso's."""
    return result.headers.get("server", "").lower().startswith("virtuoso")


def ntriples_of(store: "Store") -> bytes:
    """Return a store as N-Triples."""
    from pyoxigraph import DefaultGraph, RdfFormat

    return store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""


def count_rows(data: bytes) -> int:
    """Return the number of rows of a CSV result without its header; line ends within quotes do not count."""
    return unquoted(data).count(b"\n") - 1


def distinct_rows(data: bytes) -> set[tuple[str, ...]]:
    """Return the distinct rows of a CSV result without its header: parts that overlap repeat some."""
    return set(map(tuple, list(csv.reader(io.StringIO(data.decode(), newline="")))[1:]))


def without_repeats(data: bytes, labels: Sequence[tuple[int, int]] = ()) -> bytes:
    """Return a CSV result in which each row stands once, where it first stood; one that only lacks ``labels`` goes."""
    head, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    once = list(dict.fromkeys(map(tuple, rows)))
    alike: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    places = {place for place, _ in labels}
    for row in once if places else ():
        alike.setdefault(tuple(cell for place, cell in enumerate(row) if place not in places), []).append(row)
    lacking = {row for each in alike.values() for row in each for other in each if row != other and lacks(row, other)}
    left = [row for row in once if row not in lacking]
    return data if len(left) == len(rows) else written(head, left)


def lacks(row: Sequence[str], other: Sequence[str]) -> bool:
    """Return True if all that a row has stands in another as well."""
    return all(not cell or cell == beside for cell, beside in zip(row, other, strict=True))


def form_of(text: str) -> str:
    """Return the form of a query, such as ``SELECT``, after the embedded engine has parsed it over an empty store.

    Raises:
        QueryError: it is not SPARQL 1.1.
    """
    from pyoxigraph import Store

    from creativegraph.engine import guard
    from creativegraph.errors import RemoteAccessError

    try:
        guard.check_local(text)
        Store().query(text)
    except SyntaxError as error:
        from creativegraph.engine.misread import no_sparql

        raise no_sparql(str(error), text) from error
    except (RemoteAccessError, ValueError, RuntimeError, OSError):
        pass  # it has SERVICE, which must not run here, or functions that only the endpoint knows
    return keyword(text)


@lru_cache(maxsize=64)
def variables_of(text: str) -> Wanted:
    """Return the columns of a SELECT in their order, None where only the endpoint can tell."""
    from pyoxigraph import QuerySolutions, Store

    try:
        if FETCHES.search(text):
            guard.check_local(text)
        found = Store().query(text)
    except (RemoteAccessError, SyntaxError, ValueError, RuntimeError, OSError):
        return None  # it has SERVICE, which must not run here, or words that only the endpoint knows
    if not isinstance(found, QuerySolutions):
        return None
    return tuple(each.value for each in found.variables)
