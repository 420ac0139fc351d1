"""JSON-LD is read as the standard says, and never from the web."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.support.questions import packaged

import creativegraph as cg
from creativegraph.errors import UnreadableError
from creativegraph.store.contexts import ContextError, with_known_contexts
from creativegraph.store.dropped import dropped
from creativegraph.store.jsonld import marked_maps, parsed

BASE = "file:///d.jsonld"


def triples(document: object) -> set[str]:
    return {str(each.triple) for each in parsed(json.dumps(document).encode(), BASE)}


def test_containers_of_types_are_read() -> None:
    typed = {"@context": {"kind": {"@id": "http://ex.org/p", "@container": "@type"}}, "@id": "http://ex.org/a"}

    found = triples({**typed, "kind": {"http://ex.org/T": {"@id": "http://ex.org/b", "http://ex.org/q": 1}}})

    assert found == {
        "<http://ex.org/a> <http://ex.org/p> <http://ex.org/b>",
        f"<http://ex.org/b> <{cg.iris.RDF_TYPE}> <http://ex.org/T>",
        '<http://ex.org/b> <http://ex.org/q> "1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    }


@pytest.mark.parametrize(
    "address",
    [
        "https://schema.org",
        "http://schema.org/",
        "https://schema.org/docs/jsonldcontext.jsonld",
        "http://www.schema.org",
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_the_context_of_schema_org_is_known(address: str, listed: bool) -> None:
    found = triples({
        "@context": [{"ex": "http://ex.org/"}, address] if listed else address, "id": "http://ex.org/a",
        "type": "Event", "name": "x", "url": "http://ex.org/", "startDate": "2024-11-09", "location": {"@id": "http://ex.org/b"},
    })  # fmt: skip

    assert found == {
        f"<http://ex.org/a> <{cg.iris.RDF_TYPE}> <http://schema.org/Event>",
        '<http://ex.org/a> <http://schema.org/name> "x"',
        "<http://ex.org/a> <http://schema.org/url> <http://ex.org/>",
        '<http://ex.org/a> <http://schema.org/startDate> "2024-11-09"^^<http://schema.org/Date>',
        "<http://ex.org/a> <http://schema.org/location> <http://ex.org/b>",
    }


def test_numbers_keep_their_text_where_a_context_is_put_in() -> None:
    data = b'{"@context": "https://schema.org", "@id": "http://ex.org/a", "price": 1.50, "size": 123456789012345678901}'
    known = data.replace(b'"https://schema.org"', b'{"@vocab": "http://schema.org/"}')

    assert set(map(str, parsed(data, BASE))) == set(map(str, parsed(known, BASE)))


def test_the_context_of_the_project_is_known() -> None:
    found = triples({
        "@context": "https://w3id.org/creativegraph/ontology/context.jsonld", "@id": "id:event/x",
        "editionOf": "id:series/y",
    })  # fmt: skip

    home = "https://w3id.org/creativegraph"
    assert found == {f"<{home}/id/event/x> <{home}/ontology#editionOf> <{home}/id/series/y>"}


@pytest.mark.parametrize(
    "context",
    [
        "http://ex.org/context", [{}, "http://ex.org/context"], {"p": {"@id": "http://ex.org/p", "@context": "http://ex.org/context"}},
        {"@import": "http://ex.org/context"}, "context.jsonld",
    ],
)  # fmt: skip
def test_no_other_context_is_fetched_or_left_out(context: object) -> None:
    with pytest.raises(ContextError, match=r"ex\.org/context|context\.jsonld"):
        triples({"@context": context, "@id": "http://ex.org/a", "http://ex.org/q": 1})


def test_what_is_not_json_ld_is_told_as_the_parser_tells_it() -> None:
    with pytest.raises(SyntaxError) as caught:
        parsed(b'{"@context": "https://schema.org",\n "name": }', BASE)

    assert not isinstance(caught.value, ContextError)


def test_the_view_in_schema_org_terms_can_be_read(tmp_path: Path) -> None:
    from creativegraph.export.schema_org import schema_org

    path = tmp_path / "fest.jsonld"
    path.write_text(schema_org(packaged(), "hcdf-2024"), encoding="utf-8")

    found = parsed(path.read_bytes(), path.as_uri())

    assert ox.NamedNode("http://schema.org/Festival") in {each.object for each in found}


@pytest.mark.parametrize("shape", ["[{}]", '{{"@graph":[{}]}}', '{{"@context":"https://schema.org/","name":[{}]}}'])
def test_a_known_context_that_many_things_name_is_read_once(shape: str) -> None:
    def work(size: int) -> int:
        one = '{"@context":"https://schema.org","@type":"Person"}'
        document = with_known_contexts(json.loads(shape.format(",".join([one] * size))))
        return len(json.dumps(document))

    assert work(400) < 2.1 * work(200) < 100_000


def test_a_known_context_that_a_context_repeats_is_read_once() -> None:
    document = with_known_contexts({"@context": ["https://schema.org"] * 3000, "name": "x"})

    assert len(json.dumps(document)) < 20_000


@pytest.mark.parametrize(
    "text",
    [
        '[{"@context":"https://schema.org","name":"a"},{"@context":"https://schema.org","name":"b"}]',
        '[{"@context":"https://schema.org","@graph":[{"name":"a"}]},{"@context":"https://schema.org","name":"b"}]',
        '{"@context":"https://schema.org","knows":{"@context":"http://schema.org/","name":"a"},"name":"b"}',
    ],
    ids=["list", "graph in it", "nested"],
)
def test_each_thing_keeps_the_context_that_it_names(text: str) -> None:
    found = [str(each.object) for each in parsed(text.encode(), BASE) if "schema.org/name" in str(each.predicate)]

    assert sorted(found) == ['"a"', '"b"']


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("container", ["", '"@container": "@type", '])
def test_numbers_that_json_does_not_have_are_refused(word: str, container: str, tmp_path: Path) -> None:
    path = tmp_path / "d.jsonld"
    path.write_text(
        f'{{"@context": {{"p": {{{container}"@id": "http://e/p"}}}}, "@id": "http://e/s", "p": {word}}}',
        encoding="utf-8",
    )

    with pytest.raises(UnreadableError, match=r"d\.jsonld"):
        cg.open_graph(path)


@pytest.mark.parametrize("typed", [True, False])
def test_what_is_json_for_itself_is_left_as_it_is(typed: bool) -> None:
    held = {"@context": "https://elsewhere.org/context", "@id": "no iri"}
    own = {"held": {"@id": "http://ex.org/p", "@type": "@json"} if typed else "http://ex.org/p"}
    value = held if typed else {"@type": "@json", "@value": held}

    data = json.dumps({"@context": ["https://schema.org", own], "@id": "http://ex.org/a", "held": value}).encode()

    (found,) = parsed(data, BASE)
    assert isinstance(found.object, ox.Literal)
    assert json.loads(found.object.value) == held
    assert dropped(data) == []


@pytest.mark.parametrize("key", ["EN", "en-US", "vi-VN", "x-Own"])
@pytest.mark.parametrize(
    "context",
    [
        '"@context": {"sameAs": "urn:same", "name": {"@id": "urn:name", "@container": "@language"}}',
        '"@context": [{"EN": "urn:e"}, {"name": {"@id": "urn:name", "@container": ["@language", "@set"]}}]',
        '"@context": {"name": {"@id": "urn:name", "@container": "\\u0040language"}}',
        '"\\u0040context": {"name": {"@id": "urn:name", "@container": "@language"}}',
    ],
)
def test_languages_with_capitals_that_are_keys_are_marked_in_any_document(context: str, key: str) -> None:
    text = f'{{{context}, "@id": "urn:s", "sameAs": "a", "name": {{"{key}": "a \\"EN\\": b"}}}}'

    assert marked_maps(text.encode()) != text.encode()


def test_a_document_without_languages_as_keys_is_left_as_it_is() -> None:
    text = b'{"@context": {"sameAs": "urn:same", "n": {"@id": "urn:n", "@container": "@language"}}, "n": {"en": "a"}}'

    assert marked_maps(text) is text


def test_what_is_lost_is_told_with_one_context_and_with_several() -> None:
    one = b'{"@context": {"n": "urn:n"}, "@id": "a b", "lost": 1, "n": {"@value": "a", "@language": "e e"}}'
    several = one.replace(b'"n": {', b'"n": {"@context": {}, ')

    found = {(each.rule, each.text) for each in dropped(one)}

    assert found == {("dropped-iri", "a b"), ("dropped-key", "lost"), ("dropped-language", "e e")}
    assert {(each.rule, each.text) for each in dropped(several)} >= found


def test_a_context_that_is_a_number_is_named_as_it_is_written() -> None:
    with pytest.raises(ContextError) as told:
        parsed(b'{"@context": 1.1, "@id": "urn:a", "urn:n": 1.5}', BASE)

    assert told.value.msg == "1.1"
