"""The graph as a dataset: dumps, DCAT, VoID, sitemaps, all in step with the graph and the manifest."""

import csv
import gzip
import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse
from rdflib import FOAF, RDF, SH, URIRef
from rdflib import Graph as Triples
from rdflib.compare import isomorphic
from tests.conftest import HEADER
from tests.support.w3c import ROOT

import creativegraph as cg
from creativegraph.errors import FormatError
from creativegraph.site import dataset
from creativegraph.site.dataset.heads import heads
from creativegraph.site.dataset.sitemap import MOST, robots, sitemaps
from creativegraph.site.html.render import Renderer
from creativegraph.site.page import Link, Page
from creativegraph.site.portal import Portal
from creativegraph.site.settings import Settings
from creativegraph.tables.projects.site import Publisher, Site

Given = Callable[[str], cg.Graph]
SHAPES = ROOT.parent / "shared" / "suites" / "dcat-ap-3.0.1" / "dcat-ap-SHACL.ttl"
ABSENT = "the official shapes of DCAT-AP are not part of the project"
URL = "https://example.org/fairs/"
WORLD = """
    place:alba a cg:City ; skos:prefLabel "Alba"@en, "Alba"@vi ; schema:sameAs <http://www.wikidata.org/entity/Q1> ;
        cg:locatedIn place:terra .
    place:terra a cg:Country ; skos:prefLabel "Terra"@en ; skos:closeMatch <https://sws.example/1/> .
    claim:a1 a cg:Claim ; cg:claimSubject place:alba ; cg:claimPredicate cg:locatedIn ; cg:claimObject place:terra ;
        dcterms:source source:book .
    source:book a cg:SourceDocument ; skos:prefLabel "Book"@en .
"""
SAID = Site(
    title={"en": "Fairs", "vi": "Hội chợ"}, description={"en": "Fairs and their makers."}, url=URL,
    keywords={"en": ("craft", "fairs")}, publisher=Publisher({"en": "Institute"}, "https://example.org/institute"),
    contact="mailto:a@example.org", licence="https://creativecommons.org/licenses/by/4.0/", issued="2026-11-23",
    attribution={"en": "Fairs, CC BY 4.0"}, modified="2026-11-28", frequency="yearly", themes=("EDUC",),
    temporal="2004/2026-11", spatial=("https://sws.geonames.org/1562822/",), languages=("en", "vi"), sparql="https://example.org/sparql",
    identifier="https://doi.org/10.5281/zenodo.1",
)  # fmt: skip


def made(graph: cg.Graph, said: Site = SAID, base: str = "https://example.org/fairs/") -> dict[str, bytes]:
    """Return the files of a dataset."""
    portal = Portal(graph, settings=Settings("fairs", "1.0", said, base))
    return {each.path: each.make() for each in dataset.parts(portal)}


def read(files: Mapping[str, bytes], name: str, at: str = "https://anywhere.example/site/") -> Triples:
    """Return a file as it is read from an address."""
    form = "json-ld" if name.endswith("jsonld") else "turtle"
    return Triples().parse(data=files[name], format=form, publicID=at + name)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> cg.Graph:
    """Return a graph of two places, a claim and its source."""
    path = tmp_path_factory.mktemp("world") / "world.ttl"
    path.write_text(HEADER + WORLD, encoding="utf-8")
    return cg.open_graph(path)


@pytest.fixture(scope="module")
def files(world: cg.Graph) -> dict[str, bytes]:
    """Return the files of its dataset, with all that a manifest can say."""
    return made(world)


def ask(triples: Triples, path: str) -> list[str]:
    """Return the values that a path of DCAT or VoID leads to."""
    spaces = "".join(
        f"PREFIX {name}: <{space}> "
        for name, space in (
            ("dcat", "http://www.w3.org/ns/dcat#"), ("dcterms", "http://purl.org/dc/terms/"),
            ("void", "http://rdfs.org/ns/void#"), ("spdx", "http://spdx.org/rdf/terms#"),
            ("vcard", "http://www.w3.org/2006/vcard/ns#"), ("foaf", "http://xmlns.com/foaf/0.1/"),
        )
    )  # fmt: skip
    return sorted({str(row[0]) for row in triples.query(f"{spaces} SELECT ?v WHERE {{ ?s {path} ?v }}")})  # type: ignore[index]


def test_every_dump_has_the_same_triples(world: cg.Graph) -> None:
    files = made(world, SAID._replace(dumps=("nt", "ttl", "nq", "trig", "rdf", "jsonld")))

    expected = {str(each.triple) for each in world.embedded().store}
    for ending in ("nt", "ttl", "nq", "trig", "rdf", "jsonld"):
        data = gzip.decompress(files[f"dumps/fairs.{ending}.gz"])
        form = RdfFormat.JSON_LD if ending == "jsonld" else RdfFormat.from_extension(ending)
        assert {str(each.triple) for each in parse(data, format=form)} == expected, ending


def test_dumps_have_no_time_and_their_checksums_beside_them(world: cg.Graph, files: dict[str, bytes]) -> None:
    dumps = {path.removeprefix("dumps/"): data for path, data in files.items() if path.endswith(".gz")}
    assert sorted(files["dumps/SHA256SUMS"].decode().splitlines()) == sorted(
        f"{sha256(data).hexdigest()}  {path}" for path, data in dumps.items()
    )
    assert files == made(world)


def test_facts_are_apart_from_their_evidence(files: dict[str, bytes]) -> None:
    facts = gzip.decompress(files["dumps/fairs.facts.nt.gz"])
    assert b"/place/alba>" in facts
    assert b"/claim/a1>" not in facts
    assert b"/source/book>" not in facts


def test_a_graph_without_evidence_has_no_second_dump(given: Given) -> None:
    files = made(given("""<http://example.org/a> rdfs:label "A" ."""), SAID._replace(dumps=("nt",)), "")

    assert [path for path in files if path.endswith(".gz")] == ["dumps/fairs.nt.gz"]


def test_names_are_also_in_the_properties_that_the_manifest_asks_for(given: Given) -> None:
    graph = given("""<http://example.org/a> skos:prefLabel "A"@en ; dcterms:title "Title"@en ; rdfs:label "A"@en .""")

    files = made(graph, SAID._replace(labels=("rdfs", "schema"), dumps=("nt",)))

    found = gzip.decompress(files["dumps/fairs.nt.gz"]).decode().splitlines()
    lines = [each for each in found if each.startswith("<http://example.org/a>")]
    assert len(lines) == 4
    assert '<http://example.org/a> <http://schema.org/name> "A"@en .' in lines


def test_a_format_that_cannot_hold_the_graph_is_refused_by_its_name(given: Given) -> None:
    graph = given("""<http://example.org/a> <urn:1:> "A" .""")

    with pytest.raises(FormatError, match=r'take "rdf" out of dumps'):
        made(graph, SAID._replace(dumps=("rdf",)))


def whole_shapes(folder: Path) -> Path:
    """Return the official shapes without two property shapes of theirs that have no path."""
    shapes = Triples().parse(SHAPES)
    for subject, shape in list(shapes.subject_objects(SH.property)):
        if shapes.value(shape, SH.path) is None:
            shapes.remove((subject, SH.property, shape))
    path = folder / "shapes.ttl"
    shapes.serialize(path, format="turtle")
    return path


@pytest.mark.cold
@pytest.mark.skipif(not SHAPES.is_file(), reason=ABSENT)
def test_the_catalogue_conforms_to_the_official_shapes(files: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "dcat.ttl"
    path.write_bytes(files["dcat.ttl"])

    report = cg.check(path, shapes=whole_shapes(tmp_path))

    assert [each for each in report.findings if each.severity == "violation"] == []


def test_the_catalogue_has_each_file_with_size_type_and_checksum(files: dict[str, bytes]) -> None:
    found = read(files, "dcat.ttl")
    data = files["dumps/fairs.ttl.gz"]
    assert URIRef(f"{URL}dumps/fairs.ttl.gz") in set(found.objects())
    assert str(len(data)) in ask(found, "dcat:byteSize")
    assert sha256(data).hexdigest() in ask(found, "spdx:checksum / spdx:checksumValue")
    assert "https://www.iana.org/assignments/media-types/text/turtle" in ask(found, "dcat:mediaType")
    assert isomorphic(found, read(files, "dcat.jsonld"))


def test_the_catalogue_says_what_the_manifest_says_and_nothing_else(world: cg.Graph) -> None:
    said = read(made(world), "dcat.ttl")
    unsaid = read(made(world, Site(languages=("en",))), "dcat.ttl")

    assert {"Fairs", "Hội chợ"} < {*ask(said, "dcterms:title")}
    assert ask(said, "dcat:contactPoint / vcard:hasEmail") == ["mailto:a@example.org"]
    assert ask(said, "dcterms:temporal / dcat:endDate") == ["2026-11"]
    for name in ("publisher", "license", "issued", "modified", "temporal", "spatial", "accrualPeriodicity", "rights"):
        assert ask(said, f"dcterms:{name}"), name
        assert ask(unsaid, f"dcterms:{name}") == [], name
    assert ask(unsaid, "dcterms:description")[0].startswith("A graph of 3 things and ")


@pytest.mark.parametrize("base", ["", "https://example.org/fairs/"])
def test_without_an_address_files_are_named_from_where_the_description_is_read(world: cg.Graph, base: str) -> None:
    files = made(world, SAID._replace(url="", identifier="", dumps=("nt",)), base)

    where = "https://anywhere.example/site/"
    for name in ("dcat.ttl", "dcat.jsonld"):
        assert f"{where}dumps/fairs.nt.gz" in ask(read(files, name), "dcat:downloadURL")
    for name in ("void.ttl", ".well-known/void"):
        assert f"{where}dumps/fairs.nt.gz" in ask(read(files, name), "void:dataDump")
    whole = {*map(str, read(files, "dcat.ttl").subjects(RDF.type, URIRef("http://www.w3.org/ns/dcat#Dataset")))}
    assert whole == {str(each) for each in read(files, ".well-known/void").objects(None, FOAF.primaryTopic)}
    assert b"invalid" not in b"".join(data for path, data in files.items() if not path.endswith(".gz"))
    assert "sitemap.xml" not in files


COUNTED = {
    "triples": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s a ?o }",
}


@pytest.mark.cold
def test_the_numbers_of_the_packaged_dataset_are_those_of_its_graph() -> None:
    graph = cg.open_graph()
    store: Store = graph.embedded().store

    files = {each.path: each for each in dataset.parts(Portal(graph))}
    found = read({"void.ttl": files["void.ttl"].make()}, "void.ttl")

    number = "http://rdfs.org/ns/void#"
    whole = URIRef("https://w3id.org/creativegraph")
    for name, text in COUNTED.items():
        assert int(str(found.value(whole, URIRef(number + name)))) == int(next(store.query(text))["n"].value), name  # type: ignore[arg-type]
    for kind, unit, text in (
        ("class", "entities", "SELECT ?x (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?x } GROUP BY ?x"),
        ("property", "triples", "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s ?x ?o } GROUP BY ?x"),
    ):
        counted = {row["x"].value: int(row["n"].value) for row in store.query(text)}  # type: ignore[union-attr]
        told = {
            str(found.value(part, URIRef(number + kind))): int(str(found.value(part, URIRef(number + unit))))
            for part in found.objects(whole, URIRef(f"{number}{kind}Partition"))
        }
        assert told == counted


def test_links_to_other_datasets_are_counted_by_dataset_and_property(world: cg.Graph) -> None:
    found = read(made(world), "void.ttl")

    rows = found.query("""PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?space ?link ?n
        WHERE { ?s void:objectsTarget / void:uriSpace ?space ; void:linkPredicate ?link ; void:triples ?n }""")
    assert {
        ("http://www.wikidata.org/", "https://schema.org/sameAs", "1"),
        ("https://sws.example/", "http://www.w3.org/2004/02/skos/core#closeMatch", "1"),
    } < {tuple(map(str, row)) for row in rows}  # type: ignore[arg-type]


def test_an_endpoint_is_described_where_the_manifest_names_one(world: cg.Graph, files: dict[str, bytes]) -> None:
    assert b"<https://example.org/sparql>" in files["service.ttl"]
    assert ask(read(files, "dcat.ttl"), "dcat:service / dcat:endpointURL") == ["https://example.org/sparql"]
    assert "service.ttl" not in made(world, SAID._replace(sparql=""))


def test_a_sitemap_of_too_many_pages_is_split() -> None:
    few = sitemaps(URL, ["a.html", "404.html", "b&c.html"])
    many = sitemaps(URL, [f"x{number}.html" for number in range(MOST + 1)])

    assert re.findall("<loc>(.*)</loc>", few["sitemap.xml"].decode()) == [f"{URL}a.html", f"{URL}b&amp;c.html"]
    assert list(many) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert [many[each].count(b"<loc>") for each in many] == [2, MOST, 1]
    assert robots(URL).endswith(b"Sitemap: https://example.org/fairs/sitemap.xml\n")


class Machine(HTMLParser):
    """What a page says to machines."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.json: list[dict[str, object]] = []
        self.tags: dict[str, str] = {}
        self.reading = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notice links and properties."""
        said = {name: value or "" for name, value in attrs}
        self.reading = said.get("type") == "application/ld+json"
        if tag in ("link", "meta"):
            self.tags[said.get("rel") or said.get("property") or said.get("name") or ""] = (
                said.get("href") or said.get("content") or ""
            )

    def handle_data(self, data: str) -> None:
        """Read JSON-LD."""
        if self.reading:
            self.json.append(json.loads(data))
            self.reading = False


EVENT = """
    event:fair a cg:Festival ; skos:prefLabel "Fair </script><b>"@en, "Hội chợ"@vi ; cg:takesPlaceIn place:alba ;
        cg:hasTimeSpan time:may ; cg:organisedBy <https://w3id.org/creativegraph/id/org/guild> ;
        dcterms:description "Old."@en, "Cũ."@vi .
    time:may cg:edtf "2024-05-02/2024-05-04" .
    place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:latitude 21.5 .
    <https://w3id.org/creativegraph/id/org/guild> a org:Organization ; skos:prefLabel "Guild"@en .
"""


def test_a_page_says_what_it_is_about_in_the_terms_of_schema_org(given: Given) -> None:
    portal = Portal(given(EVENT), ("en", "vi"), Settings("fairs", "1.0", SAID))
    forms = [Link("Turtle", "en", "id/event/fair.ttl")]
    page = Page("id/event/fair", "en", "base.html", "Fair", {"forms": forms})

    renderer, page = Renderer(portal), heads(portal)(page)
    made = Machine(renderer.render(page))

    things = "https://w3id.org/creativegraph/id/"
    assert made.json == [
        {
            "@context": "https://schema.org", "@id": f"{things}event/fair", "@type": "Festival",
            "name": "Fair </script><b>", "alternateName": ["Hội chợ"], "description": "Old.", "endDate": "2024-05-04",
            "location": {"@id": f"{things}place/alba", "@type": "City", "name": "Alba"},
            "organizer": {"@id": f"{things}org/guild", "@type": "Organization", "name": "Guild"},
            "startDate": "2024-05-02",
        }
    ]  # fmt: skip
    assert made.tags["canonical"] == f"{URL}id/event/fair.html"
    assert made.tags["og:title"] == "Fair"
    assert made.tags["alternate"] == "../../id/event/fair.ttl"
    assert renderer.key_of(page)


def test_things_of_a_vocabulary_that_schema_org_does_not_know_are_described_by_nothing(given: Given) -> None:
    portal = Portal(given("""<http://example.org/a> a <http://example.org/A> ; skos:prefLabel "A"@en ."""))
    page = Page("http/example.org/a", "en", "base.html", "A", {})

    assert heads(portal)(page) == page


def test_the_first_page_describes_the_dataset_with_all_that_search_engines_ask_for(world: cg.Graph) -> None:
    portal = Portal(world, ("en", "vi"), Settings("fairs", "1.0", SAID))

    made = Machine(Renderer(portal).render(heads(portal)(Page("index", "vi", "base.html", "x", {}))))

    (about,) = made.json
    wanted = {"name", "description", "creator", "distribution", "identifier", "license", "keywords", "version"}
    wanted |= {"temporalCoverage", "spatialCoverage", "isAccessibleForFree", "url", "dateModified"}
    assert wanted - about.keys() == {"keywords"}
    assert (about["name"], about["temporalCoverage"]) == ("Hội chợ", "2004/2026-11")
    assert made.tags["canonical"] == f"{URL}index.vi.html"


def test_each_table_has_its_description_in_the_data_package(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])

    assert (package["name"], package["licenses"]) == ("fairs", [{"path": SAID.licence}])
    (resource,) = package["resources"]
    data = files[resource["path"]]
    assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
    rows = list(csv.reader(data.decode().splitlines()))
    assert rows[0] == [each["name"] for each in resource["schema"]["fields"]]
    assert [row[0].rpartition("/")[2] for row in rows[1:]] == ["a1"]
    assert str(len(data)) in ask(read(files, "dcat.ttl"), "dcat:byteSize")


def test_questions_of_a_project_that_need_no_parameter_are_tables(tmp_path: Path) -> None:
    folder = tmp_path / "fairs"
    (folder / "queries" / "fairs").mkdir(parents=True)
    manifest = 'name = "fairs"\nversion = "0.1"\nbase = "https://example.org/fairs/"\nprefix = "fairs"\n'
    (folder / "creativegraph.toml").write_text(manifest, encoding="utf-8")
    (folder / "queries" / "fairs" / "listed.rq").write_text(
        "#+ summary: Things.\n#+ answers: Which things are there?\n#+ row: A thing.\n#+ counts: Once.\n"
        "#+ columns:\n#+   thing: iri\n\nSELECT ?thing WHERE { ?thing ?is ?value } ORDER BY STR(?thing) LIMIT 1\n",
        encoding="utf-8",
    )

    made = {each.path: each for each in dataset.parts(Portal(cg.open_graph(folder)))}

    package = json.loads(made["datapackage.json"].make())
    assert [each["title"] for each in package["resources"]] == ["Which things are there?"]
    assert made["tables/fairs.listed.csv"].make().startswith(b"thing\n")
