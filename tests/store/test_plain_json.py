"""JSON-LD that is loaded as it is: nothing of it is changed or lost, as the longer way to read it shows."""

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from creativegraph.engine.written import Written
from creativegraph.store.dropped import dropped
from creativegraph.store.plain_json import NEITHER, Seen, seen_in
from creativegraph.store.written import RdfText, load_as_written

XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT = {
    "@version": 1.1, "ex": "http://ex.org/", "xsd": XSD, "p": "ex:p", "q": {"@id": "ex:q", "@type": "@id"},
    "d": {"@id": "ex:d", "@type": "xsd:date"}, "l": {"@id": "ex:l", "@container": ["@language", "@set"]},
    "T": "xsd:int", "int": f"{XSD}int",
}  # fmt: skip
PLAIN = [
    {}, {"@type": ["ex:T"]}, {"p": ["x", 5, True]}, {"q": "ex:b"}, {"p": {"@id": "ex:b"}}, {"d": "2024-01-01"},
    {"l": {"en": ["x"], "vi": "y", "@none": "z"}}, {"p": {"@value": "x", "@language": "en"}},
    {"l": [{"@value": "x"}, {"@value": "x", "@language": "en"}]},
    {"p": {"@value": "7", "@type": "xsd:integer"}}, {"p": {"@value": "007", "@type": "ex:own"}},
]  # fmt: skip
CHANGED = [
    {"p": {"@value": "7", "@type": "xsd:int"}}, {"p": {"@value": "007", "@type": "xsd:integer"}},
    {"p": {"@value": "7", "@type": "T"}}, {"p": {"@value": "007", "@type": "int:eger"}}, {"l": {"EN": "x"}},
    {"q": "_:b"}, {"q": "@odd"}, {"p": {"p": "x"}}, {"p": {"@list": ["x"]}}, {"p": 1.5}, {"p": 10**16},
    {"@graph": [{"@id": "ex:b"}]},
]  # fmt: skip
LOST = [
    {"q": "http://a b"}, {"unknown": "x"}, {"l": {"e n": "x"}}, {"l": {"@value": "x"}}, {"@type": "ex:a b"},
    {"p": {"@value": "x", "@language": "e n"}}, {"q": "http://[/"},
]  # fmt: skip


def document(thing: dict[str, object]) -> bytes:
    return json.dumps({"@context": CONTEXT, "@graph": [{"@id": "ex:a"} | thing]}).encode()


def loaded(data: bytes, seen: Seen) -> tuple[set[str], bool, bool]:
    store, written = Store(), Written()
    found = load_as_written(store, written, RdfText(Path("/d.jsonld"), data, RdfFormat.JSON_LD, seen=seen))
    return {str(each) for each in store}, bool(written), found


@pytest.mark.parametrize("thing", PLAIN)
def test_what_is_plain_gives_the_same_graph_as_triple_by_triple(thing: dict[str, object]) -> None:
    data = document(thing)

    assert seen_in(data) == Seen(plain=True, whole=True)
    assert loaded(data, seen_in(data)) == loaded(data, NEITHER)
    assert not dropped(data)


@pytest.mark.parametrize("thing", CHANGED)
def test_blank_nodes_named_graphs_and_what_a_store_changes_are_not_plain(thing: dict[str, object]) -> None:
    assert not seen_in(document(thing)).plain


@pytest.mark.parametrize("thing", LOST)
def test_what_readers_drop_is_not_whole(thing: dict[str, object]) -> None:
    assert dropped(document(thing))
    assert not seen_in(document(thing)).whole


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"@id": "ex:a"', b'"p": "x"'),
        (b'"p": 5', b'"p": -0'),
        (b'"p": 5', b'"p": 5, "p": 6'),
        (b'"@id"', b'"@\\u0069d"'),
    ],
)
def test_things_without_iri_odd_numbers_keys_twice_and_escapes_are_not_looked_into(old: bytes, new: bytes) -> None:
    data = document({"p": 5})

    assert seen_in(data).plain
    assert seen_in(data.replace(old, new)) == NEITHER
