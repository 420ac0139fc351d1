"""A pattern that the engine cannot make is an error at once, and no answer without rows after a long time."""

import pytest

import creativegraph as cg
from creativegraph.engine import in_memory
from creativegraph.engine.oxigraph import OxigraphEngine
from creativegraph.errors import QueryError

ROWS = "".join(f'<urn:{each}> <urn:p> "a{each}" .\n' for each in range(9)).encode()


@pytest.fixture
def graph() -> cg.Graph:
    return cg.Graph(OxigraphEngine(in_memory(ROWS)))


@pytest.mark.parametrize(
    "call",
    [
        r'REGEX(?o, "(((a{999}){999}){999})")',
        r"REGEX(STR(?o), 'a{999999999}')",
        r'regex(CONCAT(?o, ",)"), "\\p{Nonsense}", "i")',
        f'REGEX(?o, "{"(" * 50_000}a{")" * 50_000}")',
        r'STRLEN(REPLACE(?o, """(((\\w{99}){99}){99})""", "b")) > 0',
        'EXISTS { ?s ?p ?x FILTER REGEX(?x, # (\n "((\\\\d{999}){999})") }',
    ],
)
def test_a_pattern_that_cannot_be_made_is_refused_before_any_row(call: str, graph: cg.Graph) -> None:
    with pytest.raises(QueryError, match=r"^the pattern .* cannot be made: .*; correct it, or let it say less"):
        graph.sparql(f"SELECT ?o {{ ?s <urn:p> ?o FILTER({call}) }}")


@pytest.mark.parametrize(
    ("call", "rows"),
    [
        (r'REGEX(?o, "^a\\d{1}$")', 9),
        (r'REGEX(?o, "^\\p{L}[5-9]$")', 4),
        (r'REGEX(?o, CONCAT("a{1", "}1"))', 1),
        (r'REGEX("REGEX(?o, \"(((a{999}){999}){999})\")", ?o)', 0),
        (f'REGEX(?o, "{"|".join(f"b{each}" for each in range(900))}|a3")', 1),
        (r'REGEX(?o, "a{999999999}", "q")', 0),
        (r'REPLACE(?o, "a\\d{1}", "b", "i") = "b"', 9),
        ("REGEX(?o", None),
    ],
)
def test_other_patterns_are_left_to_the_engine(call: str, rows: int | None, graph: cg.Graph) -> None:
    text = f"SELECT ?o {{ ?s <urn:p> ?o FILTER({call}) }}"

    if rows is None:
        with pytest.raises(QueryError, match="not SPARQL"):
            graph.sparql(text)
    else:
        assert len(graph.sparql(text)) == rows  # type: ignore[arg-type]
