"""Documents of things: what is in them, that all formats have the same triples, and that JSON-LD has one shape."""

import json
from collections.abc import Callable
from typing import Any

import pyoxigraph
import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st
from pyld import jsonld as pyld
from tests.support.questions import packaged

import creativegraph as cg
from creativegraph.engine import OxigraphEngine
from creativegraph.errors import ArgumentError, FormatError, UnknownNameError
from creativegraph.export.triples import Asked, Held
from creativegraph.iris import THINGS

Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal
Given = Callable[[str], cg.Graph]
FORM = pyoxigraph.RdfFormat


def canonical(data: bytes, form: pyoxigraph.RdfFormat) -> frozenset[str]:
    """The triples in data, with their blank nodes named by RDFC-1.0."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(data, format=form, lenient=True))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(map(str, dataset))


def by_pyld(data: bytes) -> frozenset[str]:
    return canonical(pyld.to_rdf(json.loads(data), {"format": "application/n-quads"}).encode(), FORM.N_QUADS)


def documents(graph: cg.Graph, thing: str, *, evidence: bool = False) -> dict[str, bytes]:
    return {form: cg.export(graph, format=form, thing=thing, evidence=evidence) for form in ("ttl", "nt", "jsonld")}


def read(made: dict[str, bytes]) -> list[frozenset[str]]:
    """The triples of a document as three parsers read them."""
    forms = {"ttl": FORM.TURTLE, "nt": FORM.N_TRIPLES, "jsonld": FORM.JSON_LD}
    return [canonical(made[name], form) for name, form in forms.items()]


NODES = st.sampled_from(
    [
        *(pyoxigraph.NamedNode(f"https://example.org/{each}") for each in "abc"),
        pyoxigraph.NamedNode("geo:21,105"),
        pyoxigraph.NamedNode(THINGS + "participation/p"),
        *(pyoxigraph.BlankNode(f"b{each}") for each in range(4)),
    ]
)
CG = "https://w3id.org/creativegraph/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PREDICATES = st.sampled_from(
    [
        *(f"{CG}{each}" for each in ("memberSince", "beginEarliest", "latitude", "hasTheme", "organisedBy")),
        *(f"{RDF}{each}" for each in ("type", "first", "rest")),
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "https://schema.org/url",
        "https://example.org/terms#name",
        "https://example.com/other/name",
    ]
).map(pyoxigraph.NamedNode)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=6)
VALUES = st.one_of(
    NODES,
    st.just(pyoxigraph.NamedNode(RDF + "nil")),
    st.builds(pyoxigraph.Literal, TEXTS),
    st.builds(lambda text, tag: pyoxigraph.Literal(text, language=tag), TEXTS, st.sampled_from(["en", "zh-hant"])),
    st.builds(
        lambda text, kind: pyoxigraph.Literal(
            text, datatype=pyoxigraph.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}")
        ),
        st.sampled_from(["1", "007", "-3", "2.50", "true", "2024-01-02", "word", "9007199254740993"]),
        st.sampled_from(["integer", "decimal", "date", "boolean", "gYear"]),
    ),
)


@settings(max_examples=80, deadline=None)
@of(
    st.lists(st.builds(pyoxigraph.Triple, NODES, PREDICATES, VALUES), min_size=1, max_size=14),
    st.lists(VALUES, max_size=3),
)
def test_any_thing_reads_back_from_json_ld_as_from_turtle(triples: list[pyoxigraph.Triple], items: list[Term]) -> None:
    root = pyoxigraph.NamedNode("https://example.org/a")
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.Quad(*each) for each in (*triples, *listed(root, items)))
    graph = cg.Graph(OxigraphEngine(store))

    made = documents(graph, root.value)

    assert {*read(made), by_pyld(made["jsonld"])} == {canonical(made["nt"], FORM.N_TRIPLES)}


def listed(root: pyoxigraph.NamedNode, items: list[Term]) -> list[pyoxigraph.Triple]:
    """A list of items that a thing has."""
    first, rest, organised = (pyoxigraph.NamedNode(each) for each in (RDF + "first", RDF + "rest", CG + "organisedBy"))
    head: Term = pyoxigraph.NamedNode(RDF + "nil")
    chain: list[pyoxigraph.Triple] = []
    for place, item in enumerate(items):
        node = pyoxigraph.BlankNode(f"l{place}")
        chain += [pyoxigraph.Triple(node, first, item), pyoxigraph.Triple(node, rest, head)]
        head = node
    return [pyoxigraph.Triple(root, organised, head), *chain]


FAIR = """
    event:fair a cg:Festival ; skos:prefLabel "Fair"@en, "Hội chợ"@vi ; cg:hasTimeSpan times:fair ;
        cg:organisedBy orgs:board ; cg:hasTheme "Light"@en, "Stone"@en ; schema:url <https://fair.example/> .
    times:fair a cg:TimeSpan ; cg:edtf "2024" ; cg:beginEarliest "2024-01-01"^^xsd:date .
    orgs:board a cg:PublicAuthority ; skos:prefLabel "Board"@en ; cg:foundedYear 1990 .
    participation:host a cg:Participation ; cg:inActivity event:fair ; cg:participant orgs:board .
    obs:visitors a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:fair ; cg:observedAt place:alba ;
        sosa:hasSimpleResult 300 .
    place:alba a cg:City .
    claim:c1 a cg:Claim ; cg:claimSubject event:fair ; dcterms:source source:paper ;
        cg:supportedByQuotation quotation:q .
    claim:c2 a cg:Claim ; cg:claimSubject participation:host ; dcterms:source source:rumour ;
        cg:rank <https://w3id.org/creativegraph/code/rank/deprecated> .
    correction:k a cg:Correction ; cg:corrects claim:c2 .
    quotation:q a cg:Quotation ; oa:hasSelector selector:q .
    selector:q oa:exact "the fair" .
    source:paper skos:prefLabel "Paper"@en ; schema:url <https://paper.example/> .
"""


def framed(graph: cg.Graph, thing: str, *, evidence: bool = False) -> Any:
    return json.loads(documents(graph, thing, evidence=evidence)["jsonld"])


def test_what_belongs_to_a_thing_is_nested_in_its_one_root(given: Given) -> None:
    made = framed(given(FAIR), "event/fair")

    assert made["@id"] == THINGS + "event/fair"
    assert made["@type"] == ["Festival"]
    assert made["prefLabel"] == {"en": "Fair", "vi": "Hội chợ"}
    assert made["hasTheme"] == {"en": ["Light", "Stone"]}
    assert made["hasTimeSpan"]["beginEarliest"] == "2024-01-01"
    assert made["url"] == ["https://fair.example/"]
    [host] = made["@reverse"]["inActivity"]
    assert host["participant"]["prefLabel"] == {"en": "Board"}
    [figure] = made["@reverse"]["hasFeatureOfInterest"]
    assert figure["hasSimpleResult"] == 300


def test_a_property_that_can_repeat_is_a_list_also_with_one_value(given: Given) -> None:
    made = framed(given(FAIR), "event/fair")

    assert made["organisedBy"] == [
        {"@id": THINGS + "org/board", "@type": ["PublicAuthority"], "prefLabel": {"en": "Board"}}
    ]
    assert made["@context"]["organisedBy"]["@container"] == "@set"


def test_a_thing_names_its_properties_and_sources(given: Given) -> None:
    made = framed(given(FAIR), "event/fair")

    included = {each["@id"]: each for each in made["@included"]}
    assert included[CG + "organisedBy"]["label"]["en"] == ["organised by"]


def test_a_thing_of_a_project_says_where_its_documents_and_what_its_licence_and_sources_are() -> None:
    [document] = framed(packaged(), "event/hcdf-2024")["isPrimaryTopicOf"]

    assert document["license"] == [{"@id": "https://creativecommons.org/licenses/by/4.0/"}]
    assert document["attributionName"] == {"en": ["creativegraph, CC BY 4.0"]}
    assert document["seeAlso"] == [f"{THINGS}event/hcdf-2024.evidence.{ending}" for ending in ("jsonld", "ttl")]
    assert all(each["prefLabel"] for each in document["source"])


def test_a_figure_belongs_to_what_it_is_of_and_not_to_the_place_where_it_was_counted(given: Given) -> None:
    assert b"obs:visitors" not in documents(given(FAIR), "place/alba")["ttl"]


def test_a_code_does_not_have_the_participations_in_its_role(given: Given) -> None:
    graph = given("""
        role:host a skos:Concept . participation:a a cg:Participation ; cg:inRole role:host .
    """)

    assert b"participation" not in documents(graph, "code/role/host")["nt"]


def test_the_evidence_of_a_thing_has_the_claims_about_all_that_belongs_to_it(given: Given) -> None:
    made = framed(given(FAIR), "event/fair", evidence=True)

    [claim] = made["@reverse"]["claimSubject"]
    assert claim["supportedByQuotation"][0]["hasSelector"]["exact"] == ["the fair"]
    [host] = made["@reverse"]["inActivity"]
    [other] = host["@reverse"]["claimSubject"]
    assert other["@reverse"]["corrects"][0]["@id"] == THINGS + "correction/k"
    assert "hasTheme" not in made


def test_a_claim_alone_has_its_proof(given: Given) -> None:
    made = framed(given(FAIR), "claim/c1")

    assert made["claimSubject"]["prefLabel"] == {"en": "Fair", "vi": "Hội chợ"}
    assert made["supportedByQuotation"][0]["hasSelector"]["exact"] == ["the fair"]
    assert [each["@id"] for each in made["@included"]] == [THINGS + "source/paper"]


def test_evidence_of_nothing_is_refused(given: Given) -> None:
    with pytest.raises(UnknownNameError, match="no claims about 'place/alba'"):
        cg.export(given(FAIR), format="ttl", thing="place/alba", evidence=True)
    with pytest.raises(ArgumentError, match="one thing"):
        cg.export(given(FAIR), format="ttl", evidence=True)


def test_two_properties_of_one_name_have_different_keys(given: Given) -> None:
    graph = given("""
        <https://example.org/x> <https://a.example/terms#name> "A" ; <https://b.example/words/name> "B" ;
            <https://a.example/terms#title> "T" ; foaf:name "N" .
    """)

    made = framed(graph, "https://example.org/x")

    assert {key: value for key, value in made.items() if not key.startswith("@")} == {
        "terms_name": ["A"], "words_name": ["B"], "terms_title": ["T"], "foaf_name": ["N"]
    }  # fmt: skip


def test_a_long_list_and_a_deep_chain_are_written_and_read(given: Given) -> None:
    items = " ".join(str(each) for each in range(40))
    chain = "".join(f"_:n{each} cg:organisedBy _:n{each + 1} . " for each in range(60))
    graph = given(f"event:fair cg:hasTheme ({items}) ; cg:organisedBy _:n0 . {chain}")

    made = documents(graph, "event/fair")

    assert canonical(made["jsonld"], FORM.JSON_LD) == canonical(made["ttl"], FORM.TURTLE)
    assert len(json.loads(made["jsonld"])["hasTheme"][0]["@list"]) == 40


def test_triple_terms_are_refused_in_json_ld_alone(given: Given) -> None:
    graph = given("event:fair cg:organisedBy <<( event:a cg:organisedBy event:b )>> .")

    with pytest.raises(FormatError, match="triple terms"):
        cg.export(graph, format="jsonld", thing="event/fair")
    assert b"<<(" in cg.export(graph, format="ttl", thing="event/fair")


def test_other_formats_and_layers_have_the_triples_of_the_document(given: Given) -> None:
    graph = given(FAIR)

    expected = canonical(cg.export(graph, format="nt", thing="event/fair"), FORM.N_TRIPLES)
    found = canonical(cg.export(graph, format="rdf", thing="event/fair"), FORM.RDF_XML)
    layer = canonical(cg.export(graph, format="ttl", thing="event/fair", layer="direct"), FORM.TURTLE)

    assert found == expected
    assert layer
    assert layer < expected


def test_a_graph_that_is_read_at_once_and_one_that_is_asked_are_described_alike(given: Given) -> None:
    engine = given(FAIR + 'place:alba cg:locatedIn [ cg:memberSince "007"^^xsd:int ] .').embedded()
    held, asked = Held(engine.ntriples()), Asked(engine.store, engine.written)

    for thing in ("place/alba", "event/fair", "claim/c1"):
        assert held.of(f"<{THINGS}{thing}>") == asked.of(f"<{THINGS}{thing}>")
        assert held.to(f"<{THINGS}{thing}>") == asked.to(f"<{THINGS}{thing}>")
