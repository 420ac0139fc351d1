"""Every triple that differs is told of once, whatever the graphs hold, and never in a way that harms a terminal."""

import gc
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

import creativegraph as cg
from creativegraph.errors import CreativeGraphError, FormatError
from creativegraph.iris import PREFIXES
from creativegraph.reporting.changes import Difference, Sentence, things
from creativegraph.reporting.changes import difference as differences
from creativegraph.reporting.changes.ledger import Change, Ledger
from creativegraph.reporting.changes.sentences import Teller
from creativegraph.reporting.changes.words import plural
from creativegraph.reporting.changes.write import FORMATS, write_changes
from creativegraph.store.canonical import GENID
from creativegraph.store.layers import layer_of
from creativegraph.store.releases import patched
from creativegraph.store.releases.state import Snapshot, of_store

ID, CODE, EX = "https://w3id.org/creativegraph/id/", "https://w3id.org/creativegraph/code/", "https://example.org/"
NODES: list[NamedNode | BlankNode] = [
    *(NamedNode(f"{ID}{each}") for each in ("place/a", "place/b", "claim/a1", "claim/a2", "obs/o1", "obs/o2")),
    *(NamedNode(f"{ID}{each}") for each in ("correction/c1", "quotation/q1", "time/t1", "source/s1")),
    NamedNode(PREFIXES["cg"] + "City"), NamedNode(f"{EX}thing"), NamedNode(f"{CODE}rank/preferred"),
    NamedNode(f"{CODE}rank/deprecated"), BlankNode("one"), BlankNode("two"),
]  # fmt: skip
TERMS = [
    NamedNode(PREFIXES[prefix] + name)
    for prefix, names in {
        "cg": "claimSubject claimPredicate claimValue claimObject rank rankReason validUntil corrects resultsInClaim"
              " supportedByQuotation comparator edtf foundedYear locatedIn hasTimeSpan upperValue currency"
              " statedIn countedIn",
        "dcterms": "source", "oa": "hasSelector", "owl": "deprecated", "rdf": "type", "rdfs": "label",
        "skos": "prefLabel altLabel hiddenLabel exactMatch",
        "sosa": "hasFeatureOfInterest observedProperty hasSimpleResult",
    }.items()
    for name in names.split()
]  # fmt: skip
VALUES: list[NamedNode | BlankNode | Literal] = [
    *NODES, *TERMS, Literal("name", language="en"), Literal("tên", language="vi"), Literal(5), Literal(60000),
    Literal("\x1b[31m\n\u202e"), NamedNode("https://data.example.com/1"), NamedNode(PREFIXES["owl"] + "Class"),
]  # fmt: skip
TRIPLES = st.sampled_from([Quad(one, term, value) for one in NODES for term in TERMS for value in VALUES])


def snapshot(quads: "list[Quad]", name: str = "") -> Snapshot:
    store = Store()
    store.extend(quads)
    return of_store(store, name)


def labelled(text: str) -> Quad:
    return Quad(NamedNode(f"{EX}thing"), NamedNode(PREFIXES["rdfs"] + "label"), Literal(text))


@settings(max_examples=80, deadline=None)
@given(st.lists(TRIPLES, max_size=40), st.lists(TRIPLES, max_size=25), st.lists(TRIPLES, max_size=25))
def test_every_triple_that_differs_is_in_one_change_and_told(
    shared: "list[Quad]", one: "list[Quad]", other: "list[Quad]"
) -> None:
    old, new = snapshot(shared + one), snapshot(shared + other)

    difference = Difference(old, new)
    sentences = difference.sentences("vi")

    assert sorted(line for each in difference.changes for line in each.added) == sorted(new.lines - old.lines)
    assert sorted(line for each in difference.changes for line in each.removed) == sorted(old.lines - new.lines)
    assert sum(each.added + each.removed for each in sentences) == len(old.lines ^ new.lines)
    assert all(each.text.isprintable() and "\ue000" not in each.text for each in sentences)
    assert patched(old, write_changes(difference, "patch")).lines == new.lines


@settings(max_examples=40, deadline=None)
@given(st.lists(TRIPLES, max_size=40), st.lists(TRIPLES, max_size=40))
def test_what_is_told_is_the_same_whatever_the_order_of_the_lines(one: "list[Quad]", other: "list[Quad]") -> None:
    old, new = snapshot(one), snapshot(other)
    mixed = [each._replace(ordered=tuple(sorted(each.lines, key=lambda line: line[::-1]))) for each in (old, new)]
    without = [each._replace(ordered=()) for each in (old, new)]

    told = [write_changes(Difference(*each), "json") for each in ((old, new), mixed, without)]

    assert told[0] == told[1] == told[2]


def test_a_long_list_of_blank_nodes_is_taken_whole() -> None:
    def chain(length: int) -> "list[Quad]":
        nodes = [NamedNode(f"{EX}thing"), *(NamedNode(f"{GENID}a-1-{each}") for each in range(length))]
        return [Quad(one, NamedNode(f"{EX}next"), other) for one, other in pairwise(nodes)] + [labelled("a thing")]

    [told] = Difference(snapshot([]), snapshot(chain(3000))).sentences()

    assert (told.kind, told.added) == ("things-added", 3001)


@pytest.mark.cold
def test_the_graph_of_a_release_is_told_against_the_graph_of_now() -> None:
    difference = cg.diff("0.3.0", cg.open_graph())

    told = difference.sentences("vi")

    assert sum(each.added for each in told) == len(difference.added)
    assert sum(each.removed for each in told) == len(difference.removed)
    assert patched(difference.old, write_changes(difference, "patch")).lines == difference.new.lines


def test_a_graph_without_our_vocabulary_is_told_by_its_classes_and_properties() -> None:
    kind, title = NamedNode(f"{EX}Bridge"), NamedNode(f"{EX}builtOf")
    bridges = [Quad(NamedNode(f"{EX}b{each}"), NamedNode(PREFIXES["rdf"] + "type"), kind) for each in range(15)]
    before = [bridges[0], Quad(bridges[0].subject, title, Literal("stone"))]
    after = [*bridges, Quad(bridges[0].subject, title, Literal("steel"))]

    told = [each.text for each in Difference(snapshot(before), snapshot(after)).sentences()]

    assert told[0].startswith("14 bridges added: example.org/b10, ")
    assert told[0].endswith(", and 4 more")
    assert told[1] == "example.org/b0, built of: “stone” → “steel”"


def test_many_changes_of_one_property_are_told_in_one_sentence() -> None:
    term = NamedNode(f"{EX}note")
    quads = [Quad(NamedNode(f"{EX}{each}"), term, Literal(f"new {each}")) for each in range(20)]
    there = [Quad(each.subject, NamedNode(f"{EX}kept"), Literal(1)) for each in quads]

    [sentence] = Difference(snapshot(there), snapshot(there + quads)).sentences(most=2)

    assert (
        sentence.text == "Note: 20 added, on 20 things: example.org/0 (“new 0”), example.org/10 (“new 10”), and 18 more"
    )
    assert sentence.added == 20


def test_a_blank_node_is_the_same_whatever_it_is_called() -> None:
    def graph(name: str, value: int) -> "list[Quad]":
        node = BlankNode(name)
        return [
            Quad(NamedNode(f"{EX}thing"), NamedNode(f"{EX}has"), node),
            Quad(node, NamedNode(f"{EX}number"), Literal(value)),
        ]

    assert not Difference(snapshot(graph("a", 1)), snapshot(graph("b", 1)))
    [sentence] = Difference(snapshot(graph("a", 1)), snapshot(graph("a", 2))).sentences()
    assert (sentence.added, sentence.removed) == (2, 2)
    assert sentence.text == (
        "example.org/thing, has: something without a name (number 1) → something without a name (number 2)"
    )


def test_labels_that_are_long_or_steer_a_terminal_are_told_cut_and_harmless() -> None:
    [sentence] = Difference(snapshot([labelled("old")]), snapshot([labelled("\x1b[2J" + "x" * 10_000)])).sentences()

    assert len(sentence.text) < 500
    assert sentence.text.isprintable()


@pytest.mark.parametrize(("quads", "words"), [([], "Nothing differs."), ([labelled("a")], "Nothing differs.")])
def test_equal_graphs_are_told_as_equal_in_every_format(quads: "list[Quad]", words: str) -> None:
    difference = Difference(snapshot(quads), snapshot(quads))

    assert write_changes(difference) == f"{words}\n"
    assert write_changes(difference, "markdown") == f"{words}\n"
    assert json.loads(write_changes(difference, "json"))["changes"] == []
    assert words in write_changes(difference, "atom")
    assert not difference


def test_each_format_has_the_sentences() -> None:
    gone = [
        Quad(NamedNode(f"{EX}*a*"), NamedNode(PREFIXES["skos"] + "exactMatch"), NamedNode("https://data.example.com/1"))
    ]
    kept = [Quad(gone[0].subject, NamedNode(PREFIXES["rdfs"] + "label"), Literal("A *star* & <more>"))]
    difference = Difference(snapshot(gone + kept, "1.0"), snapshot(kept, "2.0"))
    texts = {each: write_changes(difference, each, width=60) for each in FORMATS}

    assert texts["text"].splitlines()[2].startswith("! One link to data.example.com vanished")
    assert all(len(line) <= 60 for line in texts["text"].splitlines())
    assert r"[A \*star\* & \<more\>](<https://example.org/*a*>)" in texts["markdown"]
    found = json.loads(texts["json"])
    assert (found["old"]["name"], found["removed"], found["changes"][0]["kind"]) == ("1.0", 1, "links-vanished")
    assert found["changes"][0]["things"][-2:] == [
        {"iri": "https://example.org/*a*", "label": "A *star* & <more>"},
        {"iri": "https://data.example.com/1", "label": "data.example.com/1"},
    ]
    entry = etree.fromstring(texts["atom"].encode())
    assert entry.tag == "{http://www.w3.org/2005/Atom}entry"
    assert [etree.QName(each).localname for each in entry] == [
        "id", "title", "updated", "author", "summary", "content",
    ]  # fmt: skip
    assert re.search(r"\nD <https://example.org/\*a\*> ", texts["patch"])
    with pytest.raises(FormatError, match="no format 'html'; write what changed as text, markdown"):
        write_changes(difference, "html")


def test_graphs_are_given_as_files_and_open_graphs(tmp_path: Path) -> None:
    file = tmp_path / "old.ttl"
    file.write_text('<https://example.org/a> <https://example.org/p> "x" .', encoding="utf-8")
    newer = file.with_name("new.ttl")
    newer.write_text('<https://example.org/a> <https://example.org/p> "y" .', encoding="utf-8")

    difference = cg.diff(file, newer)

    assert [each.text for each in difference.sentences()] == ["example.org/a, p: “x” → “y”"]
    assert repr(difference).endswith("+1 −1 triples)")
    with pytest.raises(CreativeGraphError, match="releases there"):
        cg.diff("0.3.O", file)


@pytest.mark.parametrize(
    ("label", "several"),
    [("city", "cities"), ("point of interest", "points of interest"), ("event series", "event series"),
     ("business", "businesses"), ("way", "ways"), ("person in an office", "persons in an office"), ("", "")],
)  # fmt: skip
def test_a_class_behind_a_number_is_in_the_plural(label: str, several: str) -> None:
    assert plural(label) == several


def test_of_each_node_it_is_found_out_once_whether_it_is_a_term(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(iri: str) -> str:
        asked.append(iri)
        return layer_of(iri)

    monkeypatch.setattr(things, "layer_of", noted)
    named = [Quad(NODES[place], TERMS[-6], VALUES[-1]) for place in range(6)]

    changes = Difference(snapshot([]), snapshot(named)).changes

    assert changes
    assert sorted(asked) == sorted({each.value for each in NODES[:6]})


def test_python_looks_for_no_unused_memory_while_changes_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    looking: list[bool] = []

    def nothing(_: Ledger) -> list[Change]:
        looking.append(gc.isenabled())
        return []

    monkeypatch.setattr(differences, "values", nothing)
    assert Difference(snapshot([]), snapshot([labelled("a")])).changes
    assert looking == [False]
    assert gc.isenabled()


def test_python_looks_for_no_unused_memory_while_changes_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    looking: list[bool] = []
    found = Difference(snapshot([]), snapshot([labelled("a")]))
    told = Teller.sentence

    def noted(teller: Teller, change: Change) -> Sentence:
        looking.append(gc.isenabled())
        return told(teller, change)

    monkeypatch.setattr(Teller, "sentence", noted)
    assert found.sentences()
    assert looking == [False]
    assert gc.isenabled()


@pytest.mark.parametrize("form", ["markdown", "json", "atom"])
def test_a_triple_as_a_value_is_written_on_one_line_and_linked_nowhere(form: str) -> None:
    stated = Triple(NamedNode(f"{EX}a"), NamedNode(f"{EX}b"), Literal("x\u2028y"))
    there = [labelled("A"), Quad(NamedNode(f"{EX}thing"), NamedNode(f"{EX}says"), NamedNode(f"{EX}it"))]
    found = Difference(snapshot(there), snapshot([*there, Quad(there[1].subject, there[1].predicate, stated)]))

    written = write_changes(found, form)

    assert "x y" in written
    assert "\u2028" not in written
    assert not any("<<" in iri for each in found.sentences() for iri in each.things)
