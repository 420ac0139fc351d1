"""Values that look alike and differ are told with the signs in which they differ."""

from unicodedata import normalize

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from creativegraph.reporting.changes import Difference
from creativegraph.store.releases.state import Snapshot, of_store

PLACE, NOTE = NamedNode("https://example.org/place"), NamedNode("https://example.org/note")
NAME = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")


def snapshot(*quads: Quad) -> Snapshot:
    store = Store()
    store.extend(quads)
    return of_store(store, "")


def told(old: str, new: str) -> str:
    quads = (Quad(PLACE, NOTE, Literal(each, language="en")) for each in (old, new))
    kept = Quad(PLACE, NAME, Literal("Alba"))
    [sentence] = Difference(*(snapshot(kept, each) for each in quads)).sentences()
    return sentence.text.removeprefix("Alba, note: ")


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("old town", "old  town", "“old town” → “old ␠town”"),
        ("old town", "old town ", "“old town” → “old town␠”"),
        ("old town", "old\N{NO-BREAK SPACE}town", r"“old␠town” → “old\xa0town”"),
        ("old town", "old\ntown", "“old␠town” → “old␊town”"),
        ("old town", "old \u200btown", r"“old town” → “old \u200btown”"),
        ("Huế", normalize("NFD", "Huế"), r"“Hu\u1ebf” → “Hue\u0302\u0301”"),
        ("Alba", "\N{CYRILLIC CAPITAL LETTER A}lba", r"“Alba” → “\u0410lba”"),
        ("old  town hall", "old town  hall", "“old ␠town hall” → “old town␠ hall”"),
        ("Alba", "Corvo", "“Alba” → “Corvo”"),
        ("Hà Nội", "Ha Noi", "“Hà Nội” → “Ha Noi”"),
        ("Ханой", "Hanoi", "“Ханой” → “Hanoi”"),
    ],
)
def test_texts_that_look_alike_are_told_apart(old: str, new: str, text: str) -> None:
    assert told(old, new) == text


@pytest.mark.parametrize("apart", ["", " "])
def test_a_long_text_is_shown_where_it_differs(apart: str) -> None:
    start, end = (apart.join([each] * 3000) for each in "ab")

    old, _, new = told(f"{start}{apart}x{apart}{end}", f"{start}{apart}y{apart}{end}").partition(" → ")

    assert old.replace("x", "y", 1) == new
    assert old.startswith("“…")
    assert "x" in old
    assert len(old) < 150


def test_a_long_text_with_another_blank_is_shown_with_it() -> None:
    old = "word " * 200
    new = old[:500] + " " + old[500:]

    assert "␠" in told(old, new)
    assert told(old, new).count("␠") == 1


def test_of_many_names_none_is_told_without_what_changed() -> None:
    things = [NamedNode(f"https://example.org/{each}") for each in range(5)]
    old, new = ([Quad(each, NAME, Literal(name)) for each in things] for name in ("Alba", "Alba "))

    [sentence] = Difference(snapshot(*old), snapshot(*new)).sentences()

    assert sentence.text.count("Alba (“Alba” → “Alba␠”)") == 5
