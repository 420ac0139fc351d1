"""Whatever can be opened can be published: hostile names, foreign RDF, named graphs, a project, an endpoint."""

from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path

import html5lib
import pytest
from tests.support.servers import oxigraph

import creativegraph as cg
from creativegraph.errors import ArgumentError
from creativegraph.site.dataset.about import about_of
from creativegraph.site.folder.links import dead_links
from creativegraph.site.html.render import Renderer
from creativegraph.site.modules import PAGES
from creativegraph.site.portal import Portal
from creativegraph.site.write import Site, write

Given = Callable[[str], cg.Graph]
HOSTILE = """
    <http://example.org/A> rdfs:label "<script>alert(1)</script>", "\\"'><img src=x onerror=alert(1)>"@en .
    <http://example.org/a> skos:prefLabel "שלום \\u202Eevil\\u202C"@he ;
        dcterms:relation <http://example.org/A>, <urn:x:y> .
    <http://example.org/%2E%2E%2Fetc> skos:prefLabel "🎭🎨"@en ; rdfs:seeAlso <javascript:alert(1)> .
    <http://example.org/con> rdfs:seeAlso <http://example.org/a#part>, <http://example.org/A> .
    <http://example.org/a#part> dcterms:title "{long}" ; dcterms:date "2024-13-45"^^xsd:date ;
        rdfs:comment "{{{{ site }}}} {{% x %}}" .
    <http://Example.org:8080/Ünïcode/ü?q=<>#"> a owl:Thing .
    _:blank rdfs:label "nobody" ; dcterms:relation <http://example.org/a> .
""".replace("<http://Example.org:8080/Ünïcode/ü?q=<>#\">", "<http://Example.org:8080/Ünïcode/ü?q=1#x>")  # fmt: skip


@pytest.fixture
def _few_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    """All questions of the catalogue need not be asked in each test."""
    monkeypatch.setattr("creativegraph.site.write.PAGES", ("pages.things",))
    monkeypatch.setattr("creativegraph.site.write.PARTS", ("documents", "dataset"))


def pages_of(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*.html"))


def checked(folder: Path) -> None:
    """Every page is valid HTML, runs no script but those of the site, and leads somewhere."""
    for path in pages_of(folder):
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_bytes())
        for node in tree.iter():
            assert not [name for name in node.attrib if str(name).startswith("on") or name == "style"], path
            assert node.tag != "style", path
            assert node.tag != "script" or node.get("src") or node.get("type") == "application/ld+json", path
            for name in ("href", "src"):
                assert not str(node.get(name, "")).lower().startswith(("javascript:", "data:")), path
    assert dead_links(folder)[0] == []


def test_where_a_thing_of_a_vocabulary_without_ranges_lies_is_told_with_its_place(given: Given) -> None:
    graph = given("@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> . <http://example.org/a> geo:lat 54.3 .")

    assert Portal(graph).vocabulary.aspect("http://www.w3.org/2003/01/geo/wgs84_pos#lat").endswith("/where")


def test_hostile_names_and_iris_are_published_as_text(given: Given, tmp_path: Path) -> None:
    graph = given(HOSTILE.format(long="long " * 300))

    write(graph, tmp_path / "site")

    checked(tmp_path / "site")
    assert len(Portal(graph).things) == 6
    assert all(len(str(each.relative_to(tmp_path / "site"))) < 200 for each in pages_of(tmp_path / "site"))


@pytest.mark.usefixtures("_few_modules")
def test_every_subject_of_foreign_rdf_in_named_graphs_has_a_page(tmp_path: Path) -> None:
    (tmp_path / "it.trig").write_text('<http://a.example/g> { <http://a.example/x> <http://a.example/p> "v" . }')

    write(cg.open_graph(tmp_path / "it.trig"), tmp_path / "site")

    assert b"v" in (tmp_path / "site/http/a.example/x.html").read_bytes()


def test_what_is_published_of_files_without_our_terms_is_what_they_say_alone(tmp_path: Path) -> None:
    (tmp_path / "it.ttl").write_text("""
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        <http://a.example/x> a foaf:Person ; foaf:name "Alba" ; foaf:knows <http://a.example/y> .""")

    portal = Portal(graph := cg.open_graph(tmp_path / "it.ttl"))

    assert len(portal.store) == len(about_of(portal).dumps.lines) == 3 < len(graph)
    assert portal.vocabulary.labels("http://xmlns.com/foaf/0.1/knows") == {"": "knows"}
    assert len(portal.graph.run("claims/facts_of", thing="http://a.example/x"))


def test_what_is_published_of_files_with_our_terms_has_their_meaning(tmp_path: Path) -> None:
    (tmp_path / "it.ttl").write_text("<http://a.example/x> <https://w3id.org/creativegraph/ontology#country> 'AA' .")

    assert len(Portal(graph := cg.open_graph(tmp_path / "it.ttl")).store) == len(graph)


@pytest.mark.usefixtures("_few_modules")
def test_an_endpoint_is_read_once_and_published_unless_it_has_more_than_a_site_holds(
    given: Given, tmp_path: Path
) -> None:
    with oxigraph(given('<http://a.example/x> rdfs:label "Alba" .')) as address:
        write(cg.connect(address), tmp_path / "site")
        with pytest.raises(ArgumentError, match=r"triples.*CONSTRUCT"):
            write(cg.connect(address), tmp_path / "other", limit=1)

    assert b"Alba" in (tmp_path / "site/http/a.example/x.html").read_bytes()
    assert not (tmp_path / "other").exists()


@pytest.mark.usefixtures("_few_modules")
def test_the_same_graph_gives_the_same_files(given: Given) -> None:
    graph = given(HOSTILE.format(long=""))

    first, second = (
        {part.path: (part.key, part.make()) for part in Site(portal, Renderer(portal), Path()).parts()}
        for portal in (Portal(graph), Portal(graph))
    )

    assert first == second


@pytest.mark.cold
def test_a_page_of_each_template_is_valid_html_in_every_language() -> None:
    portal = Portal(cg.open_graph())
    renderer, seen = Renderer(portal), set[str]()

    for name in PAGES:
        for language in portal.languages:
            for page in islice(import_module(f"creativegraph.site.{name}").pages(portal, language), 40):
                if (key := f"{page.template} {language}") not in seen:
                    seen.add(key)
                    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(renderer.render(page))

    assert len(seen) > len(PAGES)
