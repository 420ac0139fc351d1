"""Names of the member cities against 170,000 places: how often the right one is found, and how many a second."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

from tests.find.test_gold import ROWS, f1

import creativegraph as cg
from benchmarks.measuring import Line
from creativegraph.find.reconcile import matcher, reconcile

ASKED = {
    "name and country": (ROWS, True, 0.99),
    "name alone, where it decides": ([each for each in ROWS if each["alone"] == "yes"], False, 0.95),
}
WANTED = 2000
"""Names a second of one core."""


def measure(folder: Path) -> Iterator[Line]:  # noqa: ARG001 - all measures are called alike
    """F1 and speed with and without countries, and how many names a second run asks for."""
    graph = cg.open_graph()
    compare = matcher(graph, "geonames")
    for what, (rows, with_country, goal) in ASKED.items():
        found = f1(compare, rows, with_country=with_country)
        yield Line(f"names: {what}, F1", f"{found:.4f}", f"{len(rows)} names", "", f"at least {goal}", found >= goal)
        asked = [cg.Asked(each["name"], place=each["country"] if with_country else "") for each in rows]
        start = process_time()
        reconcile(graph, asked, against=compare)
        speed = len(asked) / (process_time() - start)
        yield Line(f"names: {what}, a second", f"{speed:,.0f}", "", "", f"at least {WANTED:,}", speed >= WANTED)
