"""A name that a thing had is known as such."""

from pathlib import Path

from tests.support.commands import command

NAMES = """
@prefix cg: <https://w3id.org/creativegraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <https://w3id.org/creativegraph/id/org/> .
@prefix claim: <https://w3id.org/creativegraph/id/claim/> .
org:loft skos:prefLabel "Reel House" .
claim:a a cg:Claim ; cg:claimSubject org:loft ; cg:claimPredicate skos:prefLabel ; cg:claimValue "Reel House" .
claim:b a cg:Claim ; cg:claimSubject org:loft ; cg:claimPredicate skos:altLabel ; cg:claimValue "Quầy Orvane"@vi .
"""


def test_find_says_of_a_name_that_ended_whose_it_was(tmp_path: Path) -> None:
    graph = tmp_path / "names.ttl"
    graph.write_text(NAMES, encoding="utf-8")

    ended, other = (command("find", word, "--graph", str(graph)).stderr for word in ("quay orv", "quay orx"))

    assert (
        "'Quầy Orvane' was a name of org/loft, and no claim of it holds now; see `creativegraph why org/loft`" in ended
    )
    assert "was a name of" not in other
