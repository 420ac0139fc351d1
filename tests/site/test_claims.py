"""Claims are read as text, and say the same as the terms of the store."""

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from creativegraph.site.content.claims import Claims, plain

NODE, SAYS = NamedNode("https://example.org/a"), NamedNode("https://example.org/says")


@pytest.mark.parametrize(
    "value",
    [
        NODE, BlankNode("b1"), Literal("_:b1"), Literal(""), Literal('two\r\nlines, "quoted"', language="en"),
        Literal("1.50", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
        Literal("a" * 140_000),
    ],
    ids=["thing", "blank", "text like a blank", "nothing", "lines", "number", "longer than a field"],
)  # fmt: skip
def test_the_text_of_a_value_is_that_of_its_term(value: NamedNode | BlankNode | Literal) -> None:
    claims = Claims(Store())
    claims.store.extend(Quad(NODE, SAYS, each, DefaultGraph()) for each in (value, Literal("one")))

    read = claims.texts(SAYS.value)

    assert sorted(read) == sorted((subject, plain(each)) for subject, each in claims.pairs(SAYS.value))
    assert len(read) == 2
