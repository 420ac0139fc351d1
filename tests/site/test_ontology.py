"""The site of the ontology as a part of the portal: links lead from one to the other."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.projects import ALONE, BASE, HEADER, laid

import creativegraph as cg
from creativegraph.iris import TERMS
from creativegraph.ontology.html import ontology_page
from creativegraph.project import using
from creativegraph.site.ontology import Linked, parts
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
    assert links <= {
        "index",
        *(f"index.{each}" for each in portal.languages),
        *(portal.path(each) for each in portal.things),
    }
    assert not [each for each in found if each.startswith("ontology/id/")]
    assert found["ontology/ontology.ttl"].make().startswith(b"@prefix")


def test_the_page_of_the_ontology_is_made_again_when_the_project_says_something_else_of_it(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "ontology").mkdir()

    def key(manifest: str, patterns: str) -> str:
        (tmp_path / "creativegraph.toml").write_text(manifest)
        (tmp_path / "ontology/note.toml").write_text(patterns)
        return next(each.key for each in parts(Portal(cg.open_graph(tmp_path))) if each.path == "ontology/index.html")

    keys = [
        key(ALONE, "a = 1"),
        key(ALONE.replace("0.1.0", "0.2.0"), "a = 1"),
        key(ALONE, "a = 2"),
        key(ALONE, "a = 1"),
    ]

    assert len(set(keys)) == 3
    assert keys[0] == keys[3]


def test_the_page_of_the_ontology_stays_while_the_graph_says_nothing_else_of_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "cache"))
    project = laid(tmp_path / "project", BASE)
    halls = [
        f"h{n}1,place/hall-{n},rdf:type,base:Market,,article,,\n"
        f"h{n}2,place/hall-{n},skos:prefLabel,Hall {n},en,article,,\n"
        f"h{n}3,place/hall-{n},base:since,190{n},,article,,\n"
        for n in range(4)
    ]

    def made(text: str) -> tuple[str, bytes]:
        (project / "data/claims.csv").write_text(text, encoding="utf-8")
        portal = Portal(cg.open_graph(project))
        page = next(each for each in parts(portal) if each.path == "ontology/index.html")
        with using(portal.graph.projects):
            assert page.make() == ontology_page(Linked(portal)).encode()
        return page.key, page.make()

    text = HEADER + "".join(halls)
    first, unseen, seen, back = (
        made(each) for each in (text, text.replace("1903", "1913"), text.replace("1900", "1910"), text)
    )

    assert first == unseen == back
    assert first[0] != seen[0]
    assert b"1910" in seen[1]
