"""Tables of a graph for counting: what is in their rows and columns, and that they are written whole."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

import duckdb
import pyarrow.parquet as pq
import pytest
from tests.support.listening import listening

import creativegraph as cg
from creativegraph.engine.duckdb import in_duckdb
from creativegraph.errors import ArgumentError, MissingExtraError, UnwritableError
from creativegraph.export.parquet.scratch import scratch
from creativegraph.files.remains import beside
from creativegraph.graph.rows import Rows

WORLD = r"""
place:alba a cg:City ; skos:prefLabel "Alba"@en , "An-ba"@vi .
event:fair a cg:Festival ; skos:prefLabel "Hội chợ"@vi ; cg:takesPlaceIn place:alba , place:brisa ;
    cg:editionNumber 3 ; dcterms:description "A \"fair\"\nwith a \\n."@en ; schema:url <https://example.org/fair> .
event:gala cg:takesPlaceIn place:alba .
cg:takesPlaceIn rdfs:label "takes place in"@en .
claim:c1 a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate cg:takesPlaceIn ; cg:claimObject place:alba ;
    cg:rank code:rank\/normal ; cg:assertionMode code:mode\/explicit ; dcterms:source source:one , source:two .
<https://w3id.org/creativegraph/id/time/t> cg:beginEarliest "2024-05-02"^^xsd:date .
"""
World = Callable[[str], cg.Graph]


@pytest.fixture
def tables(given: World, tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    cg.export(given(WORLD), folder, format="parquet")
    return folder


def rows(path: Path) -> list[dict[str, object]]:
    """Return the rows of a table, with the last parts of IRIs, without what is empty."""
    found = pq.read_table(path).to_pylist()
    return [{name: short(value) for name, value in row.items() if value not in (None, "")} for row in found]


def short(value: object) -> object:
    """Return the last part of an IRI, also of several."""
    if isinstance(value, list):
        return [short(each) for each in value]
    return value.rpartition("/")[2] if isinstance(value, str) and value.startswith("http") else value


def test_a_kind_is_a_table_with_a_row_for_each_thing_and_typed_columns(tables: Path) -> None:
    fair, gala = rows(tables / "event.parquet")

    assert gala == {"thing": "gala", "takesPlaceIn": ["alba"], "takesPlaceIn_label": ["Alba"]}
    assert fair["label"] == fair["prefLabel_vi"] == "Hội chợ"
    assert (fair["takesPlaceIn"], fair["takesPlaceIn_label"]) == (["alba", "brisa"], ["Alba", None])
    assert (fair["editionNumber"], fair["url"]) == (3, "fair")
    assert fair["description_en"] == 'A "fair"\nwith a \\n.'
    assert rows(tables / "time.parquet") == [{"thing": "t", "beginEarliest": date(2024, 5, 2)}]


def test_statements_have_what_is_plain_and_claims_what_is_said_of_it(tables: Path) -> None:
    held = [row for row in rows(tables / "statements.parquet") if row["property"] == "cg:takesPlaceIn"]
    (claim,) = rows(tables / "claims.parquet")

    assert [(row["thing"], row["value"]) for row in held] == [("fair", "alba"), ("fair", "brisa"), ("gala", "alba")]
    assert held[0]["value_label"] == "Alba"
    assert {row["kind"] for row in rows(tables / "statements.parquet")} == {"event", "place", "time"}
    assert claim == {
        "claim": "c1", "thing": "fair", "thing_label": "Hội chợ", "property": "cg:takesPlaceIn",
        "property_label": "takes place in", "value": "alba", "value_label": "Alba", "datatype": "iri",
        "rank": "normal", "mode": "explicit", "sources": ["one", "two"],
    }  # fmt: skip


COUNTED = """PREFIX cg: <https://w3id.org/creativegraph/ontology#>
SELECT ?place (COUNT(?event) AS ?n) WHERE { ?event cg:takesPlaceIn ?place } GROUP BY ?place ORDER BY ?place"""


def test_duckdb_counts_as_sparql_does(given: World, tables: Path) -> None:
    duckdb.read_parquet(str(tables / "event.parquet")).create_view("event")
    counted = duckdb.execute("SELECT unnest(takesPlaceIn) AS place, count(*) FROM event GROUP BY 1 ORDER BY 1")

    asked = cast("Rows", given(WORLD).sparql(COUNTED))
    assert [tuple(map(str, row)) for row in counted.fetchall()] == [(str(row.place), str(row.n)) for row in asked]


def test_tables_take_the_place_of_tables_and_of_nothing_else(given: World, tables: Path, tmp_path: Path) -> None:
    cg.export(given("event:gala a cg:Event ."), tables, format="parquet")

    assert sorted(each.name for each in tables.iterdir()) == ["claims.parquet", "event.parquet", "statements.parquet"]
    (tables / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArgumentError, match="holds something besides tables in Parquet; name a new folder"):
        cg.export(given(WORLD), tables, format="parquet")
    with pytest.raises(ArgumentError, match="are of the whole graph, in a folder"):
        cg.export(given(WORLD), tmp_path / "other", format="parquet", layer="direct")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["tables", "world.ttl"]


def test_properties_of_one_name_have_columns_of_their_own(given: World, tmp_path: Path) -> None:
    world = """
        event:fair <https://one.example/note> "a" ; <https://two.example/note> "b" ; skos:note "c" ; dcterms:Note "d" ;
            <https://one.example/label> "e" .
    """

    cg.export(given(world), tmp_path / "tables", format="parquet")

    (row,) = rows(tmp_path / "tables" / "event.parquet")
    assert row.pop("thing") == "fair"
    assert sorted(map(str, row.values()))[:5] == ["a", "b", "c", "d", "e"]


def test_tables_that_a_killed_run_moved_aside_are_put_back(given: World, tables: Path) -> None:
    old = beside(tables, "old")
    tables.rename(old.with_name(old.name.replace(f"-{os.getpid()}-", "-4194303-")))

    with pytest.raises(ArgumentError), scratch(tables):
        raise ArgumentError("stopped again")

    assert (tables / "event.parquet").exists()


def test_without_duckdb_one_line_names_the_extra(given: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)

    with pytest.raises(MissingExtraError, match="extra duckdb"):
        cg.export(given(WORLD), tmp_path / "tables", format="parquet")


@pytest.mark.parametrize("kind", ["claims", "statements", "Event", "..%2Fevil", "ev'il*?x", "k" * 300, ""])
def test_a_thing_of_no_kind_takes_no_place_of_another_table_and_is_among_the_statements(
    kind: str, given: World, tmp_path: Path
) -> None:
    odd = f"https://w3id.org/creativegraph/id/{kind}/x"

    cg.export(given(f"{WORLD}\n<{odd}> cg:takesPlaceIn place:alba ."), tmp_path / "tables", format="parquet")

    assert {each.name for each in (tmp_path / "tables").iterdir()} == {
        "claims.parquet", "event.parquet", "place.parquet", "statements.parquet", "time.parquet",
    }  # fmt: skip
    assert {"thing", "property", "claim"} <= set(pq.read_schema(tmp_path / "tables" / "claims.parquet").names)
    assert odd in pq.read_table(tmp_path / "tables" / "statements.parquet")["thing"].to_pylist()


@pytest.mark.parametrize(
    "query",
    ["FROM 'U'", "FROM read_csv('U')", "ATTACH 'U' AS other", "COPY (SELECT 1) TO 'U'",
     "ATTACH 'host=127.0.0.1 port=1' AS other (TYPE postgres)", "LOAD httpfs", "FROM 's3://bucket/U'"],
)  # fmt: skip
def test_duckdb_fetches_nothing_whatever_a_query_names(query: str, tmp_path: Path) -> None:
    with (
        listening() as listener,
        pytest.raises((duckdb.Error, UnwritableError)),
        in_duckdb(tmp_path, "the graph") as made,
    ):
        made.execute(query.replace("U", f"{listener.url}a.parquet"))

    assert listener.asked == []
