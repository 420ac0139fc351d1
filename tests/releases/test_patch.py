"""RDF Patch: from one graph to another and back, and text that is damaged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BaseDirection, BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple

from creativegraph.errors import ArgumentError
from creativegraph.releases import Snapshot, patch, patched
from creativegraph.releases.state import of_store

NODES = st.one_of(st.sampled_from("abcdef").map(BlankNode), st.sampled_from("xyz").map(lambda x: NamedNode(f"urn:{x}")))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    st.builds(lambda text, tag: Literal(text, language=tag), TEXTS, st.sampled_from(["en", "VI", "zh-Hant"])),
    st.builds(lambda text: Literal(text, language="ar", direction=BaseDirection("rtl")), TEXTS),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}")),
        st.sampled_from(["1", "01", "1.0", "x\\y", "-0"]),
        st.sampled_from(["int", "decimal", "double", "date"]),
    ),
)
TRIPLES = st.builds(
    Triple, NODES, st.sampled_from("pq").map(lambda x: NamedNode(f"urn:{x}")), st.one_of(NODES, LITERALS)
)
GRAPHS = st.lists(TRIPLES, max_size=12)


def state(triples: list[Triple], name: str = "") -> Snapshot:
    store = Store()
    store.extend(Quad(*each) for each in triples)
    return of_store(store, name)


def of(*lines: str) -> Snapshot:
    store = Store()
    store.load("".join(f"{line} .\n" for line in lines), RdfFormat.N_TRIPLES)
    return of_store(store, "graph")


@settings(max_examples=60, deadline=None)
@given(GRAPHS, GRAPHS)
def test_a_patch_makes_the_new_graph_of_the_old_one(old: list[Triple], new: list[Triple]) -> None:
    before, after = state(old), state(old[: len(old) // 2] + new)

    made = patched(before, patch(before, after))

    assert (made.lines, made.digest) == (after.lines, after.digest)


def test_a_patch_for_another_graph_is_refused_by_its_digest() -> None:
    first, second, third = of('<urn:a> <urn:p> "1"'), of('<urn:a> <urn:p> "2"'), of('<urn:a> <urn:p> "3"')

    with pytest.raises(ArgumentError, match=f"starts from the graph {first.digest[:12]}.*apply it to the graph"):
        patched(third, patch(first, second))
