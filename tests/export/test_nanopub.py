"""Claims as nanopublications, well-formed by the guidelines, whichever library reads them."""

from datetime import date

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset
from tests.support.questions import packaged

from creativegraph.errors import ArgumentError
from creativegraph.export.nanopub import claims_of, nanopubs
from creativegraph.iris import IRI

NP = "http://www.nanopub.org/nschema#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ID = "https://w3id.org/creativegraph/id/"


def made(*claims: str) -> bytes:
    """Claims as nanopublications."""
    return nanopubs(packaged(), [IRI(f"{ID}claim/{each}") for each in claims], on=date(2026, 11, 29))


def values(quads: list[Quad], subject: NamedNode, term: str) -> list[str]:
    """The values of a property."""
    return [
        getattr(each.object, "value", "") for each in quads if each.subject == subject and each.predicate.value == term
    ]


def problems(data: bytes) -> list[str]:
    """What is wrong with nanopublications, by the rules for well-formed ones."""
    quads = list(parse(data, format=RdfFormat.TRIG))
    found, known = [], set()
    for np in [
        each.subject for each in quads if each.predicate == TYPE and each.object == NamedNode(f"{NP}Nanopublication")
    ]:
        assert isinstance(np, NamedNode)
        heads = {each.graph_name for each in quads if each.subject == np and each.predicate.value.startswith(NP)}
        parts = [values(quads, np, f"{NP}has{each}") for each in ("Assertion", "Provenance", "PublicationInfo")]
        if len(heads) != 1 or any(len(each) != 1 for each in parts):
            found.append(f"{np}: not one head with one graph of each kind")
            continue
        assertion, provenance, pubinfo = (NamedNode(each[0]) for each in parts)
        graphs = {*heads, assertion, provenance, pubinfo}
        if len(graphs) != 4 or np in graphs:
            found.append(f"{np}: graphs are the same")
        for name, about in ((assertion, None), (provenance, assertion), (pubinfo, np)):
            inside = [each for each in quads if each.graph_name == name]
            if not inside:
                found.append(f"{name} is empty")
            if about is not None and not any(about in (each.subject, each.object) for each in inside):
                found.append(f"{name} says nothing of {about}")
        known |= graphs
    found += [f"{each.graph_name} is of no nanopublication" for each in quads if each.graph_name not in known]
    return found


def test_a_claim_is_a_well_formed_nanopublication() -> None:
    assert problems(made("a166", "d255", "a070")) == []


def test_two_libraries_read_the_same() -> None:
    data = made("a166", "d255")

    dataset = Dataset()
    dataset.parse(data=data.decode(), format="trig")

    assert len(list(dataset.quads())) == len(set(parse(data, format=RdfFormat.TRIG)))
    assert len({str(each.identifier) for each in dataset.graphs() if len(each)}) == 8


def test_the_assertion_is_what_the_claim_states_and_no_more() -> None:
    quads = [
        each for each in parse(made("a166"), format=RdfFormat.TRIG) if str(each.graph_name).endswith("#assertion>")
    ]

    assert [(each.subject.value, each.predicate.value.rpartition("#")[2], each.object.value) for each in quads] == [
        (f"{ID}membership/hanoi-uccn", "memberSince", "2019")
    ]


def test_the_provenance_has_source_and_words() -> None:
    text = made("a166").decode()

    assert "thành viên Mạng lưới vào năm 2029" in text
    assert f"hadPrimarySource <{ID}source/article>" in text
    assert '"2026-11-29"^^xsd:date' in text
    assert "creativecommons.org/licenses/by/4.0" in text


def test_the_same_claims_give_the_same_bytes() -> None:
    assert made("a166", "d255") == made("a166", "d255")


def test_the_claims_about_a_thing_are_those_of_why() -> None:
    found = claims_of(packaged(), [IRI(f"{ID}membership/hanoi-uccn"), IRI(f"{ID}claim/a070")])

    assert {"a166", "m198-in-network", "a070"} <= {each.slug for each in found}


def test_what_is_no_claim_is_told() -> None:
    with pytest.raises(ArgumentError, match="claim/nothing is no claim of this graph"):
        made("nothing")
