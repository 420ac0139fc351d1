"""What a site has of releases alone: feeds, a stream, days of change, and pages of things that are gone."""

from pathlib import Path

import pytest
from lxml import etree
from pyoxigraph import NamedNode, RdfFormat, Store
from tests.reporting.changes.test_sentences import difference, figure, founded
from tests.support.projects import ALONE, FACTS, released

import creativegraph as cg
from creativegraph.site.content.history import is_thing, touched
from creativegraph.site.write import write
from creativegraph.store.releases import release, snapshot

URL = "https://portal.example/"
MANIFEST = ALONE.replace('"fairs"', '"base"').replace("fairs/", "base/") + f'\n[site]\nurl = "{URL}"\n'
TREE, LDES = "https://w3id.org/tree#", "https://w3id.org/ldes#"
VERSION_OF, AT = "http://purl.org/dc/terms/isVersionOf", "http://www.w3.org/ns/prov#generatedAtTime"


@pytest.fixture
def folder(few_questions: None, tmp_path: Path) -> Path:
    """A project with a release 1.0, and the hall named otherwise in 2.0, with another IRI in 3.0."""
    made = released(tmp_path / "base", MANIFEST)
    release(cg.open_graph(made), "2.0", "2026-02-28")
    return made


def test_a_feed_has_an_entry_for_each_release_and_is_valid(folder: Path, tmp_path: Path) -> None:
    write(cg.open_graph(folder), tmp_path / "site")

    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
    feed = etree.parse(tmp_path / "site/feed.atom")
    schema.assertValid(feed)
    titles = feed.findall("{*}entry/{*}title")
    assert [each.text for each in titles] == ["2.0 (28 Feb 2026)", "1.0 (31 Jan 2026)"]
    assert "since: 1900 → 1901" in "".join(feed.getroot().itertext())
    assert 'type="application/atom+xml"' in (tmp_path / "site/index.html").read_text()


@pytest.mark.parametrize("url", ["", URL])
def test_each_entry_of_a_feed_has_content_or_an_address_as_rfc_4287_asks(
    folder: Path, tmp_path: Path, url: str
) -> None:
    manifest = folder / "creativegraph.toml"
    manifest.write_text(manifest.read_text().replace(f'url = "{URL}"\n', f'url = "{url}"\n' if url else ""))
    write(cg.open_graph(folder), tmp_path / "site")

    for path in (tmp_path / "site").glob("feed*.atom"):
        entries = etree.parse(path).findall("{*}entry")
        found = [each.find("{*}content") is not None or linked(each) for each in entries]
        assert found == [True, True], path.name
    first = etree.parse(tmp_path / "site/feed.atom").findall("{*}entry")[-1]
    assert str(first.findtext("{*}content/{*}div/{*}p")).startswith("The first release, with ")


def linked(entry: etree._Element) -> bool:
    return any(each.get("rel", "alternate") == "alternate" for each in entry.findall("{*}link"))


def test_the_stream_of_versions_replayed_is_the_last_release(folder: Path, tmp_path: Path) -> None:
    write(cg.open_graph(folder), tmp_path / "site")

    store, todo, done = Store(), [f"{URL}ldes.ttl"], set[str]()
    while todo:
        page = todo.pop()
        done.add(page)
        store.load(path=tmp_path / "site" / page.removeprefix(URL), format=RdfFormat.TURTLE, base_iri=page)
        found = (each.object for each in store.quads_for_pattern(None, NamedNode(f"{TREE}node"), None))
        todo += [each.value for each in found if isinstance(each, NamedNode) and each.value not in done]
    stream = NamedNode(f"{URL}ldes.ttl#stream")
    members = [each.object for each in store.quads_for_pattern(stream, NamedNode(f"{TREE}member"), None)]
    last = dict[str, tuple[str, NamedNode]]()
    for member in members:
        assert isinstance(member, NamedNode)
        [thing] = [each.object for each in store.quads_for_pattern(member, NamedNode(VERSION_OF), None)]
        [at] = [each.object for each in store.quads_for_pattern(member, NamedNode(AT), None)]
        last[str(thing)] = max(last.get(str(thing), ("", member)), (str(at), member), key=lambda each: each[0])
    said = {
        f"{thing} {each.predicate} {each.object} ."
        for thing, (_, member) in last.items()
        for each in store.quads_for_pattern(member, None, None)
        if each.predicate.value not in (VERSION_OF, AT)
    }
    with cg.project.using(cg.open_graph(folder).projects):
        assert said == snapshot("2.0").lines
    assert len(members) > len(last)


def test_releases_of_one_day_and_a_state_that_returned_are_told_apart(folder: Path, tmp_path: Path) -> None:
    (folder / "data/claims.csv").write_text(FACTS, encoding="utf-8")
    release(cg.open_graph(folder), "3.0", "2026-02-28")

    write(cg.open_graph(folder), site := tmp_path / "site")

    entries = etree.parse(site / "feed.atom").findall("{*}entry")
    assert len({each.findtext("{*}id") for each in entries}) == 3
    times = ["2026-02-28T00:00:01Z", "2026-02-28T00:00:00Z", "2026-01-31T00:00:00Z"]
    assert [each.findtext("{*}updated") for each in entries] == times
    stream = Store()
    stream.load(path=site / "ldes.ttl", format=RdfFormat.TURTLE, base_iri=URL)
    found = stream.quads_for_pattern(None, NamedNode(f"{TREE}value"), None)
    assert sorted(str(each.object)[1:21] for each in found) == times[::-1]
    assert f'"{times[0]}"' in (site / "ldes/3.0-1.ttl").read_text()


def test_pages_documents_and_sitemap_have_the_day_of_the_release_that_changed_a_thing(
    folder: Path, tmp_path: Path
) -> None:
    write(cg.open_graph(folder), site := tmp_path / "site")

    assert "Last changed with the release of 28 Feb 2026" in (site / "id/place/hall.html").read_text()
    assert 'dcterms:modified "2026-02-28"^^xsd:date' in (site / "id/place/hall.ttl").read_text()
    assert f"<loc>{URL}id/place/hall.html</loc><lastmod>2026-02-28</lastmod>" in (site / "sitemap.xml").read_text()


@pytest.mark.parametrize(
    ("old", "things"),
    [
        (founded(1010), {"place/ha-noi"}),
        (founded(1010) + founded(1000, "w", rank="deprecated"), {"place/ha-noi"}),
        (figure("f", 200), {"obs/f", "event/fair"}),
    ],
    ids=["all that was said", "what was deprecated", "a figure"],
)
def test_a_claim_that_is_withdrawn_changes_its_thing_and_what_its_figure_counts(old: str, things: set[str]) -> None:
    new = founded(1010) if "deprecated" in old else ""

    assert {each.partition("/id/")[2] for each in touched(difference(old, new)) if is_thing(each)} == things


def test_addresses_of_things_that_got_other_iris_lead_on_and_of_one_that_is_withdrawn_it_is_said(
    folder: Path, tmp_path: Path
) -> None:
    claims = folder / "data/claims.csv"
    added = "h004,place/tent,rdf:type,base:Market,,article,,\nh005,place/tent,skos:prefLabel,Tent,en,article,,\n"
    text = claims.read_text()
    for name, day, more in (("hall-2", "2026-03-30", added), ("hall-3", "2026-03-31", "")):
        claims.write_text(text.replace("place/hall", f"place/{name}") + more)
        release(cg.open_graph(folder), name, day)

    write(cg.open_graph(folder), site := tmp_path / "site")

    for name in ("hall", "hall-2"):
        page = (site / f"id/place/{name}.html").read_text()
        assert '<meta http-equiv="refresh" content="0; url=../../id/place/hall-3.html">' in page
        assert "Since 3" in page
    withdrawn = (site / "id/place/tent.html").read_text()
    assert "Tent was withdrawn on 31 Mar 2026, with release hall-3." in withdrawn
    assert 'name="robots" content="noindex"' in withdrawn
    listed = (site / "sitemap.xml").read_text()
    assert "tent" not in listed
    assert "id/place/hall.html" not in listed


HALL, YARD = (f"<https://example.org/base/id/place/{name}>" for name in ("hall", "yard"))
LINKED = f"{HALL} <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q1> .\n"


@pytest.mark.parametrize("linked", ["", LINKED], ids=["of no links", "of a link that says it is the same"])
def test_an_address_leads_on_where_the_page_of_changes_says_that_the_thing_has_a_new_one(
    folder: Path, tmp_path: Path, linked: str
) -> None:
    claims, links = folder / "data/claims.csv", folder / "data/links.ttl"
    claims.write_text(claims.read_text() + "h004,place/hall,skos:altLabel,Great one,en,article,,\n")
    links.write_text(linked)
    release(cg.open_graph(folder), "3.0", "2026-03-30")
    for each in (claims, links):
        each.write_text(each.read_text().replace("place/hall", "place/all").replace("Hall", "All"))
    release(cg.open_graph(folder), "4.0", "2026-03-31")

    write(cg.open_graph(folder), site := tmp_path / "site")

    assert "has a new address: place/hall → place/all" in (site / "changes.html").read_text()
    assert "url=../../id/place/all.html" in (site / "id/place/hall.html").read_text()
    assert "R=301" in next(line for line in (site / ".htaccess").read_text().split("\n") if "id/place/hall" in line)


def test_an_address_leads_on_from_the_release_that_says_what_replaces_its_thing(folder: Path, tmp_path: Path) -> None:
    other = FACTS.replace("place/hall", "place/yard").replace(",Hall", ",Yard").replace("1900", "1950")
    (folder / "data/claims.csv").write_text(other.replace("h00", "y00"))
    release(cg.open_graph(folder), "3.0", "2026-03-30")
    write(cg.open_graph(folder), site := tmp_path / "site")
    assert "was withdrawn" in (site / "id/place/hall.html").read_text()

    (folder / "data/links.ttl").write_text(f"{YARD} <http://purl.org/dc/terms/replaces> {HALL} .\n")
    release(cg.open_graph(folder), "4.0", "2026-03-31")
    write(cg.open_graph(folder), site)

    assert "url=../../id/place/yard.html" in (site / "id/place/hall.html").read_text()


def test_what_is_no_more_published_of_persons_is_told_of_no_release(folder: Path, tmp_path: Path) -> None:
    classes = folder / "data/classes.csv"
    classes.write_text(classes.read_text() + "base:Guide,schema:Person,guide\n")
    claims, site = folder / "data/claims.csv", tmp_path / "site"
    guide = "g001,person/ann,rdf:type,base:Guide,,article,,\ng002,person/ann,skos:prefLabel,Ann,en,article,,\n"
    (folder / "data/kinds.csv").write_text("kind,class,note\nplace,base:Market,\nperson,base:Guide,\n")
    claims.write_text(claims.read_text() + guide)
    release(cg.open_graph(folder), "3.0", "2026-03-31")
    claims.write_text(claims.read_text() + "g003,person/ann,skos:altLabel,Secret,en,article,,\n")
    release(cg.open_graph(folder), "4.0", "2026-04-30")
    write(cg.open_graph(folder), site)
    assert told_in(site, "Secret") >= {"changes.html", "feed.atom"}

    with (folder / "creativegraph.toml").open("a") as manifest:
        manifest.write('person_properties = ["skos:prefLabel"]\n')
    write(cg.open_graph(folder), site)

    assert told_in(site, "Secret") == set()


def told_in(site: Path, word: str) -> set[str]:
    texts = (each for each in site.rglob("*") if each.suffix in (".html", ".atom", ".ttl"))
    return {each.relative_to(site).as_posix() for each in texts if word in each.read_text()}
