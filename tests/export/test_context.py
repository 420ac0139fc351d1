"""The context: every term has one plain key, no two share one, and it says what repeats."""

from pathlib import Path

import creativegraph as cg
from creativegraph import project
from creativegraph.export.context import context, keys, with_keys

ECOC = Path(__file__).parents[2] / "docs" / "examples" / "ecoc"


def test_no_two_terms_share_a_key_and_none_is_a_prefix() -> None:
    names = [each.name for each in keys().values()]

    assert len(names) == len({*names})
    assert all(name in context() and ":" not in name for name in names)


def test_terms_of_a_project_have_keys_and_those_of_others_keep_theirs() -> None:
    before = dict(keys())

    with project.using(cg.open_graph(ECOC).projects):
        own = keys()

    assert {iri: own[iri] for iri in before} == before
    assert own["https://ecoc.example/ontology#plannedBudget"].name == "plannedBudget"
    assert own["https://ecoc.example/ontology#year"].kind != "any"
    assert (own["https://ecoc.example/ontology#Title"].name, own["https://ecoc.example/ontology#Title"].kind) == (
        "Title",
        "class",
    )


def test_other_properties_get_keys_that_no_term_has_also_where_their_names_are_no_words() -> None:
    found = with_keys(
        ["https://a.example/x#prefLabel", "https://b.example/has part", "urn:x:size", "http://c.example/"]
    )

    names = {iri: each.name for iri, each in found.items() if iri not in keys()}
    assert names == {
        "https://a.example/x#prefLabel": "x_prefLabel", "https://b.example/has part": "has_part",
        "urn:x:size": "size", "http://c.example/": "c.example",
    }  # fmt: skip
    assert found["https://a.example/x#prefLabel"].repeats


def test_what_repeats_is_a_set() -> None:
    assert context()["organisedBy"] == {"@id": "cg:organisedBy", "@type": "@id", "@container": "@set"}
    assert context()["hasTimeSpan"] == {"@id": "cg:hasTimeSpan", "@type": "@id"}
    assert context()["hasTheme"] == {"@id": "cg:hasTheme", "@container": ["@language", "@set"]}
