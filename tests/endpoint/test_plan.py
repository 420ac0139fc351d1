"""How an Oxigraph server answers what stands around a query: from the things of its rows, however large the graph."""

import re
import subprocess
from pathlib import Path

from benchmarks.scale.serving import binary
from pyoxigraph import Store

from creativegraph.endpoint.result import variables_of
from creativegraph.endpoint.rewrite import named

CITIES = """PREFIX cg: <https://w3id.org/creativegraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?city ?city_label WHERE { ?city a cg:City OPTIONAL { ?city rdfs:label ?city_label } } ORDER BY ?city
"""


def above(plan: str, step: str) -> list[str]:
    """Return what stands right above each step of a plan that begins so."""
    found, steps = [], list[tuple[int, str]]()
    for indent, name in re.findall(r'^( *)name: "(.*)",?$', plan, re.MULTILINE):
        steps = [each for each in steps if each[0] < len(indent)]
        if name.startswith(step):
            found.append(steps[-1][1])
        steps.append((len(indent), name))
    return found


def test_names_are_looked_up_from_the_things_and_not_among_all_triples(tmp_path: Path) -> None:
    text, _ = named(CITIES, ["city", "city_label"], [(1, 0)])
    Store(str(tmp_path / "store")).flush()
    words = [binary(), "query", "--location", str(tmp_path / "store"), "--query", text, "--results-format", "csv"]

    done = subprocess.run([*words, "--explain"], capture_output=True, text=True, check=True)

    parents = above(done.stderr, "QuadPattern(?cg_thing ")
    assert len(parents) == 1
    assert all(each.startswith("ForLoopLeftJoin(") for each in parents)


def test_the_columns_of_rows_with_names_are_known_without_a_plan_of_their_query() -> None:
    for text in (CITIES, CITIES.replace("city", "cg_end")):
        city = "city" if text == CITIES else "cg_end"
        asked, columns = named(text, [city, f"{city}_label"], [(1, 0)])

        assert columns == variables_of(asked)
