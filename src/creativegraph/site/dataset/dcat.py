"""The dataset and its files as data portals take them in: DCAT 3 in the profile DCAT-AP 3.0.1."""

from typing import NamedTuple

from creativegraph.site.dataset.about import About
from creativegraph.site.dataset.dumps import Size
from creativegraph.site.dataset.statements import Statements, text, texts, value
from creativegraph.site.folder.media import TYPES
from creativegraph.tables.projects.site import Words
from creativegraph.tables.projects.site_forms import FREQUENCIES, THEMES

__all__ = ["File", "dcat"]

EUROPE = "http://publications.europa.eu/resource/authority/"
"""Where the European Union's lists have their codes."""
THEME_NAMES = dict(zip(THEMES, (
    "Agriculture, fisheries, forestry and food", "Economy and finance", "Education, culture and sport", "Energy",
    "Environment", "Government and public sector", "Health", "International issues",
    "Justice, legal system and public safety", "Provisional data", "Regions and cities", "Population and society",
    "Science and technology", "Transport",
), strict=True))  # fmt: skip
LISTED = """
ar:ARA bg:BUL ca:CAT cs:CES cy:CYM da:DAN de:DEU el:ELL en:ENG es:SPA et:EST eu:EUS fa:FAS fi:FIN fr:FRA ga:GLE gl:GLG
he:HEB hi:HIN hr:HRV hu:HUN id:IND is:ISL it:ITA ja:JPN ka:KAT km:KHM ko:KOR lo:LAO lt:LIT lv:LAV mk:MKD mt:MLT nb:NOB
nl:NLD no:NOR pl:POL pt:POR ro:RON ru:RUS sk:SLK sl:SLV sq:SQI sr:SRP sv:SWE th:THA tr:TUR uk:UKR vi:VIE zh:ZHO
"""
TONGUES = {code: tongue for code, _, tongue in (each.partition(":") for each in LISTED.split())}
"""The codes of languages in the European Union's list; others are named by the Library of Congress."""
MEDIA = "https://www.iana.org/assignments/media-types/"
FILE_TYPES = {
    "nt": "RDF_N_TRIPLES", "ttl": "RDF_TURTLE", "nq": "RDF_N_QUADS", "trig": "RDF_TRIG", "rdf": "RDF_XML",
    "jsonld": "JSON_LD", "csv": "CSV",
}  # fmt: skip
"""The codes of formats in the European Union's list of types of files."""


class File(NamedTuple):
    """A file in which the dataset, or a part of it, is offered."""

    path: str
    format: str
    title: Words
    description: Words
    size: Size
    packed: bool = False


def dcat(about: About, files: list[File]) -> Statements:
    """Return the description of a catalogue with one dataset, its files, and the endpoint that has it."""
    made, said, place = Statements(), about.said, f"{about.root}dcat.ttl"
    catalogue, dataset = made.typed(f"{place}#catalogue", "dcat:Catalog"), made.typed(about.iri, "dcat:Dataset")
    made.add(catalogue, "dcat:dataset", dataset)
    made.add(catalogue, "foaf:homepage", made.typed(about.root, "foaf:Document"))
    made.add(dataset, "dcat:landingPage", about.root)
    for each in (catalogue, dataset):
        made.add(each, "dcterms:title", *texts(about.title))
        made.add(each, "dcterms:description", *texts(about.description))
        rights(made, each, about)
        made.add(each, "dcterms:publisher", publisher(made, about, f"{place}#publisher"))
        days(made, each, about)
        for language in about.site.languages:
            made.add(each, "dcterms:language", made.typed(tongue(language), "dcterms:LinguisticSystem"))
    topics(made, catalogue, dataset, about)
    coverage(made, dataset, about, place)
    known = said.identifier or (about.iri if about.settings.base or about.settings.url else "")
    made.add(dataset, "dcterms:identifier", *([text(known)] if known else []))
    made.add(dataset, "dcat:version", *([text(about.settings.version)] if about.settings.version else []))
    made.add(dataset, "dcat:contactPoint", contact(made, about, f"{place}#contact"))
    if said.frequency:
        often = made.typed(f"{EUROPE}frequency/{FREQUENCIES[said.frequency]}", "dcterms:Frequency")
        made.add(dataset, "dcterms:accrualPeriodicity", often)
    if traced := about.traced():
        origin = made.typed(f"{place}#provenance", "dcterms:ProvenanceStatement")
        made.add(dataset, "dcterms:provenance", origin)
        made.add(origin, "rdfs:label", *texts(traced))
    for file in files:
        made.add(dataset, "dcat:distribution", distribution(made, about, file, place))
    if said.sparql:
        endpoint(made, catalogue, dataset, about)
    return made


def tongue(language: str) -> str:
    """Return the IRI of a language."""
    code = language.partition("-")[0].lower()
    other = f"http://id.loc.gov/vocabulary/iso639-{'1' if len(code) == 2 else '2'}/{code}"
    return f"{EUROPE}language/{TONGUES[code]}" if code in TONGUES else other


def publisher(made: Statements, about: About, iri: str) -> str:
    """State who publishes the dataset, and return their IRI; empty if nobody is named."""
    said = about.said.publisher
    if not said.name:
        return ""
    made.typed(iri, "foaf:Agent")
    made.add(iri, "foaf:name", *texts(said.name))
    if said.url:
        made.add(iri, "foaf:homepage", made.typed(said.url, "foaf:Document"))
    return iri


def contact(made: Statements, about: About, iri: str) -> str:
    """State where questions are answered, and return the IRI of that; empty if nothing is said."""
    where = about.said.contact
    if not where:
        return ""
    made.typed(iri, "vcard:Kind")
    made.add(iri, "vcard:fn", *texts(about.said.publisher.name or about.title))
    made.add(iri, "vcard:hasEmail" if where.startswith("mailto:") else "vcard:hasURL", where)
    return iri


def rights(made: Statements, subject: str, about: About) -> None:
    """State the licence."""
    if about.said.licence:
        made.add(subject, "dcterms:license", made.typed(about.said.licence, "dcterms:LicenseDocument"))


def days(made: Statements, subject: str, about: About) -> None:
    """State when something was issued and changed, as far as the manifest says so."""
    for name in ("issued", "modified"):
        if day := getattr(about.said, name):
            made.add(subject, f"dcterms:{name}", value(day, "date"))


def topics(made: Statements, catalogue: str, dataset: str, about: About) -> None:
    """State themes and keywords."""
    made.add(dataset, "dcat:keyword", *(text(each, tag) for tag, some in about.said.keywords.items() for each in some))
    taxonomy = f"{EUROPE}data-theme"
    for each in about.said.themes:
        known = each in THEME_NAMES
        theme = made.typed(f"{taxonomy}/{each}" if known else each, "skos:Concept")
        made.add(dataset, "dcat:theme", theme)
        name, tag = (THEME_NAMES[each], "en") if known else about.site.label(each, about.languages[0])
        made.add(theme, "skos:prefLabel", text(name, tag))
        if known:
            made.add(theme, "skos:inScheme", made.typed(taxonomy, "skos:ConceptScheme"))
            made.add(taxonomy, "dcterms:title", text("Data theme", "en"))
            made.add(catalogue, "dcat:themeTaxonomy", taxonomy)


def coverage(made: Statements, dataset: str, about: About, place: str) -> None:
    """State the places and the time that the data are about."""
    for each in about.said.spatial:
        made.add(dataset, "dcterms:spatial", made.typed(each, "dcterms:Location"))
    if about.said.temporal:
        period = made.typed(f"{place}#period", "dcterms:PeriodOfTime")
        made.add(dataset, "dcterms:temporal", period)
        for name, given in zip(("startDate", "endDate"), about.said.temporal.split("/"), strict=True):
            kind = {0: "", 4: "gYear", 7: "gYearMonth", 10: "date"}[len(given)]
            made.add(period, f"dcat:{name}", *([value(given, kind)] if kind else []))


def distribution(made: Statements, about: About, file: File, place: str) -> str:
    """State what a file is, and return the IRI of the distribution."""
    address = about.address(file.path)
    name = file.path.replace("/", "-")
    there = made.typed(f"{place}#{name}", "dcat:Distribution")
    media, kind = TYPES[file.format], FILE_TYPES[file.format]
    made.add(there, "dcterms:title", *texts(file.title))
    made.add(there, "dcterms:description", *texts(file.description))
    made.add(there, "dcat:accessURL", address)
    made.add(there, "dcat:downloadURL", address)
    made.add(there, "dcat:mediaType", made.typed(MEDIA + media, "dcterms:MediaType"))
    made.add(there, "dcterms:format", made.typed(f"{EUROPE}file-type/{kind}", "dcterms:MediaTypeOrExtent"))
    if file.packed:
        made.add(there, "dcat:compressFormat", made.typed(f"{MEDIA}application/gzip", "dcterms:MediaType"))
    made.add(there, "dcat:byteSize", value(file.size.length, "nonNegativeInteger"))
    made.add(there, "spdx:checksum", checksum(made, f"{place}#sha256-{name}", file.size.digest))
    rights(made, there, about)
    if about.said.attribution:
        asked = made.typed(f"{place}#attribution", "dcterms:RightsStatement")
        made.add(there, "dcterms:rights", asked)
        made.add(asked, "rdfs:label", *texts(about.said.attribution))
    days(made, there, about)
    return there


def checksum(made: Statements, iri: str, digest: str) -> str:
    """State a checksum, and return its IRI."""
    made.typed(iri, "spdx:Checksum")
    made.add(iri, "spdx:algorithm", made.typed("spdx:checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"))
    made.add(iri, "spdx:checksumValue", value(digest, "hexBinary"))
    return iri


def endpoint(made: Statements, catalogue: str, dataset: str, about: About) -> None:
    """State the endpoint that has the dataset."""
    there = made.typed(f"{about.root}service.ttl#service", "dcat:DataService")
    made.add(catalogue, "dcat:service", there)
    made.add(there, "dcterms:title", *texts(about.worded("site.dataset.endpoint")))
    made.add(there, "dcat:endpointURL", about.said.sparql)
    made.add(there, "dcat:endpointDescription", f"{about.root}service.ttl")
    made.add(there, "dcat:servesDataset", dataset)
    rights(made, there, about)
