"""RDF Patch: from one graph to another and back, and text that is damaged."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BaseDirection, BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple

from creativegraph.errors import ArgumentError, FormatError
from creativegraph.store.releases import Snapshot, patch, patched
from creativegraph.store.releases.state import of_store

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


@settings(max_examples=40, deadline=None)
@given(GRAPHS, GRAPHS)
def test_a_patch_makes_the_new_graph_of_the_old_one(old: list[Triple], new: list[Triple]) -> None:
    before, after = state(old), state(old[: len(old) // 2] + new)

    made = patched(before, patch(before, after))

    assert (made.lines, made.digest) == (after.lines, after.digest)


def test_a_patch_for_another_graph_is_refused_by_its_digest() -> None:
    first, second, third = of('<urn:a> <urn:p> "1"'), of('<urn:a> <urn:p> "2"'), of('<urn:a> <urn:p> "3"')

    with pytest.raises(ArgumentError, match=f"starts from the graph {first.digest[:12]}.*apply it to the graph"):
        patched(third, patch(first, second))


OLD, NEW = of('<urn:a> <urn:p> "1"'), of('<urn:a> <urn:p> "2"')
TEXT = patch(OLD, NEW)


def test_a_patch_names_both_graphs_and_what_is_deleted_and_added() -> None:
    assert TEXT.splitlines() == [
        f"H id <urn:sha256:{NEW.digest}> .",
        f"H prev <urn:sha256:{OLD.digest}> .",
        "TX .",
        'D <urn:a> <urn:p> "1" .',
        'A <urn:a> <urn:p> "2" .',
        "TC .",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("TC .\n", "", "line 6 of the patch is the last, and no TC comes"),
        ("TX .\n", "", "line 3 of the patch is not a line of RDF Patch here"),
        ("A <urn:a>", "A _:a", "line 5 of the patch has a blank node"),
        ("A <urn:a>", "A <a b>", "line 5 of the patch is not a triple: .*IRI"),
        ("A <urn:a>", "B <urn:a>", "line 5 of the patch is not a line of RDF Patch here"),
        ('"2" .', "# 2", "line 5 of the patch is not a triple"),
        ('"2" .', '"2" . <urn:a> <urn:p> <urn:o> .', "line 5 of the patch is not a triple: Only a single triple"),
        ('"2" .', '"2" <urn:graph> .', "line 5 of the patch is not a triple"),
        ('D <urn:a> <urn:p> "1"', 'D <urn:a> <urn:p> "9"', "line 4 of the patch deletes a triple that is not there"),
        (
            'A <urn:a> <urn:p> "2"',
            'A <urn:a> <urn:p> "1" .\nA <urn:a> <urn:p> "1"',
            "line 6 of the patch adds a triple",
        ),
        ('"2" .', '"3" .', "says that it makes"),
        ("H prev", "H was", "has no line `H prev"),
        ("urn:sha256:", "urn:md5:", "has no line `H id"),
        ("TC .", "TA .", "line 6 of the patch is not a line of RDF Patch here"),
        ("H id", "<html>\nH id", "line 1 of the patch is not a line of RDF Patch here: '<html>'"),
        ('"2" .', '"\ud800" .', "line 5 of the patch is not a triple"),
    ],
)
def test_damaged_text_is_an_error_that_names_the_line(old: str, new: str, told: str) -> None:
    with pytest.raises(FormatError, match=told):
        patched(OLD, TEXT.replace(old, new, 1))


@pytest.mark.parametrize("given", [TEXT.encode(), None, Path("a.rdfp")])
def test_what_is_no_text_is_no_patch(given: object) -> None:
    with pytest.raises(ArgumentError, match=r"a patch is text, and .* was given"):
        patched(OLD, given)  # type: ignore[arg-type]


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="utf-8")), st.integers(0, len(TEXT)), st.integers(0, 40))
def test_any_other_text_is_an_error_of_ours(odd: str, start: int, length: int) -> None:
    text = TEXT[:start] + odd + TEXT[start + length :]

    try:
        assert patched(OLD, text).digest == NEW.digest
    except (FormatError, ArgumentError) as error:
        assert "\n" not in str(error)


def test_comments_empty_lines_and_other_headers_are_passed_over() -> None:
    text = "\ufeff# made by hand\n\nH  creator  <urn:me> .\n" + TEXT.replace("TX .", " TX  .\r").replace("A ", "A  ")

    assert patched(OLD, text).lines == NEW.lines


def test_rdflib_reads_a_patch() -> None:
    from rdflib import Dataset

    data = Dataset()
    data.parse(data='<urn:a> <urn:p> "1" .', format="nt")
    data.parse(data=TEXT, format="patch")

    assert [str(value) for _, _, value, _ in data.quads()] == ["2"]
