"""The site of the ontology as a part of the portal: links lead from one to the other."""

import re
from collections.abc import Callable

import pytest

import creativegraph as cg
from creativegraph.iris import TERMS
from creativegraph.site.ontology import parts
from creativegraph.site.portal import Portal

Given = Callable[[str], cg.Graph]


def test_a_term_leads_to_its_place_on_the_page_of_the_ontology() -> None:
    portal = Portal(cg.open_graph())

    assert portal.link(f"{TERMS}City", "en").path == "ontology/index#City"
    assert portal.path(f"{TERMS}NoSuchTerm") == ""


def test_a_graph_of_no_project_has_no_ontology(given: Given) -> None:
    portal = Portal(given("cg:City rdfs:label 'city'@en . place:alba a cg:City ."))

    assert portal.path(f"{TERMS}City") == ""
    assert list(parts(portal)) == []


@pytest.mark.cold
def test_things_on_the_page_of_the_ontology_lead_to_their_pages() -> None:
    portal = Portal(cg.open_graph())
    found = {each.path: each for each in parts(portal)}

    page = found["ontology/index.html"].make().decode()

    assert "id.html" not in page
    links = set(re.findall(r'href="[.][.]/([^"#]+)[.]html', page))
    assert links
    assert links <= {portal.path(each) for each in portal.things}
    assert not [each for each in found if each.startswith("ontology/id/")]
    assert found["ontology/ontology.ttl"].make().startswith(b"@prefix")
