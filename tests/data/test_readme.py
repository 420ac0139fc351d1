"""What the README counts of the packaged graph is counted anew."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from tests.support.questions import packaged

if TYPE_CHECKING:
    from creativegraph.graph.rows import Rows

ROOT = Path(__file__).parent.parent.parent
LABELLED = """
    PREFIX cg: <https://w3id.org/creativegraph/ontology#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT (COUNT(DISTINCT ?thing) AS ?all) (COUNT(DISTINCT ?labelled) AS ?some) WHERE {
      ?class rdfs:subClassOf* cg:%s . ?thing a ?class .
      OPTIONAL { ?thing skos:prefLabel ?label FILTER (LANG(?label) = "%s") BIND (?thing AS ?labelled) }
    }
"""


@cache
def told() -> str:
    return " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())


def labelled(kind: str, language: str) -> tuple[int, int]:
    """How many things of a kind have a label in a language, and how many there are."""
    (row,) = cast("Rows", packaged().sparql(LABELLED % (kind, language)))
    return cast("int", row.some), cast("int", row.all)


def test_the_readme_counts_cities_by_their_identifiers() -> None:
    have = {row.aspect: row.have for row in packaged().run("cities/coverage") if row.of == 408}

    assert f"{have['geonames']} have that of GeoNames, {have['wikidata']} that of Wikidata" in told()
    assert f"{have['page']} their page at UNESCO" in told()


def test_the_readme_counts_what_has_a_label_in_a_language() -> None:
    english, sources = labelled("Source", "en")

    assert "and {} of {} places have".format(*labelled("Place", "vi")) in told()
    assert (
        f"of {sources} sources, {english} have an English title, {labelled('Source', 'vi')[0]} a Vietnamese one"
        in told()
    )


@pytest.mark.parametrize(
    ("kind", "language"),
    [(kind, each) for kind in ("Event", "Agreement", "Project", "PolicyInstrument") for each in ("en", "vi")]
    + [("Place", "en")],
)
def test_what_the_readme_says_to_be_labelled_is(kind: str, language: str) -> None:
    some, every = labelled(kind, language)

    assert some == every > 0
