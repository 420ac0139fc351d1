"""Questions that Virtuoso 7 is not asked in one query: once for each value of a parameter, or not at all.

Beside several values of a parameter it loses rows of some queries, or gives rows that do not belong; such a query says
so behind its WHERE (``# each city region``). A list means any of its values, so the rows for each value are together
the answer; they are sorted here, as the query says. A few queries it answers wrong in any wording (``# in a copy``).
"""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from creativegraph.endpoint.cut import RemoteRows
from creativegraph.endpoint.result import without_repeats
from creativegraph.endpoint.rewrite import order_of, packaged_query, start_of, with_own_variables
from creativegraph.engine import in_memory
from creativegraph.engine.oxigraph import OxigraphEngine
from creativegraph.engine.values import written
from creativegraph.errors import ArgumentError
from creativegraph.iris import render

__all__ = ["apart", "is_marked", "merged", "select_apart"]

EACH = re.compile(r"^WHERE \{  # each (?P<names>\w+(?: \w+)*)$", re.MULTILINE)
COPY = re.compile(r"^WHERE \{  # in a copy$", re.MULTILINE)


def select_apart(
    engine: RemoteRows,
    ntriples: Callable[[], bytes],
    text: str,
    columns: Mapping[str, str],
    labels: Sequence[tuple[int, int]],
) -> bytes | None:
    """Return the rows of a query that Virtuoso would get wrong, as CSV; None where it, or another server, is asked.

    ``columns`` are the kinds of the columns by their names, ``labels`` the places of labels with those of their things.
    """
    if not is_marked(text) or not engine.is_virtuoso:
        return None
    texts = apart(text)
    if len(texts) == 1:
        return OxigraphEngine(in_memory(ntriples())).select(text)
    parts = [engine.whole(*engine.first_rows(each), labels) for each in texts]
    return merged(parts, text, columns, labels)


def is_marked(text: str) -> bool:
    """True for a query with several values that Virtuoso gets wrong, or that it gets wrong in any wording."""
    return any(len(values) > 1 for _, values in marked(text)) or COPY.search(text) is not None


def apart(text: str) -> list[str]:
    """Return a query once for each value of the parameters that it marks, or for each pair; else itself alone."""
    texts = [text]
    for line, values in marked(text):
        texts = [line.sub(rf"\g<1>{value}\g<3>", each) for each in texts for value in values] or texts
    return texts


def marked(text: str) -> Iterator[tuple[re.Pattern[str], Collection[str]]]:
    """Yield what finds the line of each parameter that a query marks, and the values there, each once."""
    found = EACH.search(text)
    for name in found["names"].split() if found else ():
        line = re.compile(rf"^( *VALUES \?{name} \{{ )([^{{}}]*)( \}})$", re.MULTILINE)
        given = line.search(text)
        yield line, dict.fromkeys(given[2].split()) if given else ()


def merged(
    parts: Sequence[bytes], text: str, columns: Mapping[str, str], labels: Sequence[tuple[int, int]] = ()
) -> bytes:
    """Return the rows of several CSV results, each once, in the order that the query states over its ``columns``."""
    together = without_repeats(written(columns, [row for part in parts for row in table(part)[1:]]), labels)
    rows = table(together)[1:]
    return written(columns, [rows[place] for place in places(rows, text, columns)])


def table(data: bytes) -> list[list[str]]:
    """Return the rows of a CSV result, header first; an empty line is an empty cell."""
    return [row or [""] for row in csv.reader(io.StringIO(data.decode(), newline=""))]


def places(rows: Sequence[Sequence[str]], text: str, columns: Mapping[str, str]) -> list[int]:
    """Return the places of rows in the order that a query states, as the embedded engine sorts."""
    from pyoxigraph import Literal, QuerySolutions, Store

    lines = "\n".join(f"({place} {' '.join(map(term, columns.values(), row))})" for place, row in enumerate(rows))
    template = with_own_variables(packaged_query("sorted"), text)[0]
    query = template.replace("# columns", " ".join(f"?{name}" for name in columns))
    prologue = text[: start_of(text).start()]
    found = Store().query(f"{prologue}{query.replace('# rows', lines)}{order_of(text, columns) or ''}")
    solutions = found if isinstance(found, QuerySolutions) else ()  # it is a SELECT
    return [int(each[0].value) for each in solutions if isinstance(each[0], Literal)]


def term(kind: str, text: str) -> str:
    """Return a cell as a term of SPARQL; what is not of its kind is text."""
    if not text:
        return "UNDEF"
    try:
        return render("string" if kind == "label" else kind, text)
    except ArgumentError:
        return render("string", text)
