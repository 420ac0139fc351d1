"""What Virtuoso 7 gets wrong in one query is asked of it once for each value, or of a copy of the graph."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.counting import counted
from tests.support.questions import NAMES, SECOND, examples, packaged

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.endpoint.apart import apart, merged
from creativegraph.endpoint.engine import RemoteEngine
from creativegraph.endpoint.result import without_repeats
from creativegraph.endpoint.rewrite import is_distinct, order_of

Given = Callable[[str], cg.Graph]
MARKED = {
    name: marked[1].split()
    for name in NAMES
    if (marked := re.search(r"^WHERE \{  # each (.*)$", catalogue.load(name).text, re.MULTILINE))
}
WORLD = """
    place:a a cg:City ; skos:prefLabel "A"@en ; cg:locatedIn place:land, place:isle .
    place:b a cg:City ; cg:locatedIn place:isle .
    place:c a cg:City ; skos:prefLabel "C"@en ; cg:locatedIn place:land .
    place:land a cg:Country . place:isle a cg:Country .
"""
OWN = """#+ summary: Cities.
#+ params:
#+   country: iri<cg:Country>
#+ columns:
#+   city: iri
#+   city_label: label?
PREFIX cg: <https://w3id.org/creativegraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?city ?city_label
WHERE {  # each country
  VALUES ?country { <https://w3id.org/creativegraph/id/place/vietnam> }  # param
  ?city cg:locatedIn ?country .
  OPTIONAL { ?city skos:prefLabel ?city_label FILTER (LANG(?city_label) = "en") }
}
ORDER BY DESC(STR(?city))
"""


def asked(given: Given, folder: Path, text: str, server: str, **arguments: Any) -> tuple[list[Any], list[str]]:
    """The rows of an own query at a server of a name, which are those of the graph itself; and what it was asked."""
    (folder / "own.rq").write_text(text, encoding="utf-8")
    world = given(WORLD)
    with counted(world, called=server) as (there, requests):
        there.run("cities/in_country", country="place/land")  # what server it is shows with its first answer
        requests.clear()
        found = there.run(str(folder / "own.rq"), timeout=None, **arguments).to_dicts()
    assert found == world.run(str(folder / "own.rq"), timeout=None, **arguments).to_dicts()
    return found, [each for each in requests if "city_label" in each]


BOTH = {"country": ["place/land", "place/isle"]}


def test_virtuoso_is_asked_once_for_each_value_and_the_rows_are_in_order(given: Given, tmp_path: Path) -> None:
    found, requests = asked(given, tmp_path, OWN, "Virtuoso/07.20.3229", **BOTH)

    assert [each["city"].slug for each in found] == ["c", "b", "a"]
    assert [len(re.findall("place/(?:land|isle)>", each)) for each in requests] == [1, 1]


def test_another_server_is_asked_for_all_values_at_once(given: Given, tmp_path: Path) -> None:
    _, requests = asked(given, tmp_path, OWN, "Oxigraph", **BOTH)

    assert all("place/land> <" in each for each in requests)


def test_what_virtuoso_answers_wrong_in_any_wording_is_asked_of_a_copy(
    given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = OWN.replace("# each country", "# in a copy")
    monkeypatch.setattr(RemoteEngine, "ntriples", lambda _: given(WORLD).engine.ntriples())

    _, requests = asked(given, tmp_path, text, "Virtuoso/07.20.3229", country="place/land")
    _, elsewhere = asked(given, tmp_path, text, "Oxigraph", country="place/land")

    assert requests == []
    assert elsewhere


def test_each_pair_of_values_of_two_parameters_is_asked() -> None:
    text = "SELECT ?a\nWHERE {  # each a b\n  VALUES ?a { <urn:1> <urn:2> <urn:1> }\n  VALUES ?b { <urn:3> <urn:4> }\n}"

    texts = apart(text)

    assert len(texts) == 4
    assert len(set(texts)) == 4
    assert all(len(re.findall("urn:", each)) == 2 for each in texts)


@pytest.mark.parametrize(
    ("column", "kind", "rows", "order", "expected"),
    [
        ("n", "integer", [b"10", b"9", b""], "?n", ["", "9", "10"]),
        ("n", "year", [b"2019", b"", b"995"], "(!BOUND(?n)) DESC(?n)", ["2019", "995", ""]),
        ("n", "decimal", [b"1.5", b"-2", b"1e3"], "?n", ["-2", "1.5", "1e3"]),
        ("n", "date", [b"2024-02-01", b"2023-12-31"], "?n", ["2023-12-31", "2024-02-01"]),
        ("n", "iri", [b"urn:b", b"urn:a", b"_:x"], "STR(?n)", ["_:x", "urn:a", "urn:b"]),
        ("n", "label", [b'"b, ""c"""', b'"a\\ \'"'], "?n", ["a\\ '", 'b, "c"']),
        ("n", "string", [b"b", b"a", b"b"], "", ["b", "a"]),
        ("cg_row", "integer", [b"3", b"1", b"2"], "?cg_row", ["1", "2", "3"]),
    ],
)
def test_rows_of_several_answers_are_sorted_by_what_their_columns_are(
    column: str, kind: str, rows: list[bytes], order: str, expected: list[str]
) -> None:
    text = f"SELECT DISTINCT ?{column}\nWHERE {{ }}\n{order and 'ORDER BY ' + order}"
    parts = [column.encode() + b"\r\n" + each + b"\r\n" for each in rows]

    found = merged(parts, text, {column: kind}).decode()

    assert [each[0] for each in list(csv.reader(io.StringIO(found, newline="")))[1:]] == expected


def test_a_row_that_only_lacks_the_label_of_another_goes() -> None:
    data = b"thing,thing_label,year\r\na,,1\r\na,A,1\r\nb,,1\r\na,,2\r\nb,,1\r\n"

    assert without_repeats(data, [(1, 0)]) == b"thing,thing_label,year\r\na,A,1\r\nb,,1\r\na,,2\r\n"
    assert without_repeats(data).count(b"a,") == 3


def test_the_rows_of_a_question_asked_apart_are_those_for_each_value_together() -> None:
    for (name, parameter), second in SECOND.items():
        example = examples(name)
        values = [*example[parameter], second]

        both = packaged().run(name, **{**example, parameter: values}).to_dicts()
        each = [packaged().run(name, **{**example, parameter: value}).to_dicts() for value in values]

        assert all(each), name
        assert {str(row) for row in both} == {str(row) for rows in each for row in rows}, name


def test_a_question_that_is_asked_apart_can_be_merged() -> None:
    assert {(name, parameter) for name, parameters in MARKED.items() for parameter in parameters} <= SECOND.keys()
    for name in MARKED:
        query = catalogue.load(name)
        assert order_of(query.text, [each.name for each in query.columns])
        assert is_distinct(query.text)
