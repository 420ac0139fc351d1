"""The tests of FOOPS!, which asks whether an ontology can be found, reached, understood and reused.

Those that ask the web are not run. The three that look at what is served look at the folder that
``creativegraph ontology site`` writes, if there is one. A test has several points; the score is the mean share
of points over the tests that were run.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import BASE, PREFIXES, RDF_TYPE, TERMS, compact
from creativegraph.ontology.release import ONTOLOGY

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Fairness", "fairness", "score"]

FORMATS = ("ttl", "rdf", "jsonld", "nt")
MEDIA = ("text/html", "text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples")
KEPT = ("https://w3id.org/", "http://purl.org/", "https://purl.org/", "https://doi.org/")
WEB = {
    "URI1": "asks the web whether the IRI of the ontology leads to it",
    "VER2": "asks the web whether the version IRI leads to it",
    "OM4.2": "asks the web whether the licence can be read",
    "FIND2": "asks prefix.cc for the prefix",
    "FIND3": "asks Linked Open Vocabularies for the ontology",
    "FIND_3_BIS": "asks other registries for the ontology",
}
BIBO = "http://purl.org/ontology/bibo/"
NOT_OFFLINE = {"bibo:doi": "no DOI yet: an archive gives one to a release that is deposited there"}
"""Metadata that nobody can have without the web; they cost no point, and what is told says that they are missing."""
METADATA = {
    "OM1": (
        "has the least of metadata",
        "dcterms:title dcterms:description dcterms:license owl:versionIRI dcterms:creator vann:preferredNamespaceUri",
    ),
    "OM2": (
        "has the metadata that are recommended",
        "vann:preferredNamespacePrefix owl:versionInfo dcterms:created dcterms:bibliographicCitation",
    ),
    "OM3": (
        "has detailed metadata",
        "bibo:doi dcterms:publisher foaf:logo bibo:status dcterms:source dcterms:issued",
    ),
    "OM4.1": ("has a licence", "dcterms:license"),
    "OM5.1": ("says who made it and when", "dcterms:created dcterms:creator"),
    "OM5.2": ("says who published it and when", "dcterms:issued dcterms:publisher"),
}


class Fairness(NamedTuple):
    """What one test of FOOPS! found: ``points`` of ``total``; a test that was not run has a total of 0."""

    test: str
    title: str
    points: int
    total: int
    told: str = ""

    @property
    def result(self) -> str:
        """``passed``, ``failed`` or ``not run``."""
        return "not run" if not self.total else "passed" if self.points == self.total else "failed"


def fairness(store: "Store", site: Path | None = None) -> list[Fairness]:
    """What each of the 24 tests finds in a store of ``corpus()``; ``site`` is a folder of the ontology's pages."""
    facts = metadata(store)
    made = [
        *(described(test, title, names, facts) for test, (title, names) in METADATA.items()),
        *addressed(facts), *reused(store, facts), *worded(store), *served(store, site),
        *(Fairness(test, "is not run offline", 0, 0, reason) for test, reason in WEB.items()),
    ]  # fmt: skip
    return sorted(made)


def score(found: Iterable[Fairness]) -> float:
    """The mean share of points, from 0 to 1, over the tests that were run."""
    shares = [each.points / each.total for each in found if each.total]
    return sum(shares) / len(shares)


def metadata(store: "Store") -> dict[str, list[str]]:
    """What is said of the ontology itself, by property."""
    from pyoxigraph import DefaultGraph, NamedNode

    facts: dict[str, list[str]] = {}
    for each in store.quads_for_pattern(NamedNode(ONTOLOGY), None, None, DefaultGraph()):
        facts.setdefault(each.predicate.value, []).append(getattr(each.object, "value", ""))
    return facts


def described(test: str, title: str, names: str, facts: dict[str, list[str]]) -> Fairness:
    """A test that asks for metadata."""
    prefixes = {**PREFIXES, "bibo": BIBO}
    wanted = {name: prefixes[name.partition(":")[0]] + name.partition(":")[2] for name in names.split()}
    absent = [name for name, iri in wanted.items() if not facts.get(iri)]
    missing = [name for name in absent if name not in NOT_OFFLINE]
    later = [NOT_OFFLINE[name] for name in absent if name in NOT_OFFLINE]
    total = len(wanted) - len(later)
    told = "; ".join([each for each in (without(missing), *later) if each])
    return Fairness(test, title, total - len(missing), total, told)


def without(missing: Iterable[str]) -> str:
    """What to tell of what is not there; nothing if all is."""
    names = ", ".join(missing)
    return f"without {names}" if names else ""


def judged(test: str, title: str, points: Iterable[bool], told: str) -> Fairness:
    """A test of one or more points; told is said if one is missing."""
    some = list(points)
    return Fairness(test, title, sum(some), len(some), "" if all(some) else told)


def addressed(facts: dict[str, list[str]]) -> list[Fairness]:
    """The tests of the IRIs that the ontology and its versions have."""
    owl, vann = PREFIXES["owl"], PREFIXES["vann"]
    version = facts.get(owl + "versionIRI", [])
    return [
        judged("FIND1", "states its prefix", [facts.get(vann + "preferredNamespacePrefix") == ["cg"]], "no prefix"),
        judged("HTTP1", "has an IRI of an open protocol", [ONTOLOGY.startswith("http")], ONTOLOGY),
        judged("PURL1", "has an IRI that is kept for ever", [ONTOLOGY.startswith(KEPT)], "no w3id, purl or doi"),
        judged("URI2", "declares the IRI that it has", [owl + "Ontology" in facts.get(RDF_TYPE, [])], ONTOLOGY),
        judged("VER1", "has an IRI for the version", [bool(version) and ONTOLOGY not in version], "no version IRI"),
    ]


def reused(store: "Store", facts: dict[str, list[str]]) -> list[Fairness]:
    """The tests of what the ontology takes from other vocabularies."""
    homes = ("dcterms", "vann", "owl", "rdfs")
    own = {name for name in homes if any(each.startswith(PREFIXES[name]) for each in facts)}
    foreign = selected(
        store, "?ours rdfs:subClassOf|rdfs:subPropertyOf|rdfs:domain|rdfs:range ?term . FILTER (ISIRI(?term))"
    )
    others = [each for each in foreign if not each.startswith((BASE, *(PREFIXES[name] for name in ("owl", "xsd"))))]
    return [
        judged("VOC1", "describes itself in known words", ["dcterms" in own, "vann" in own], "no dcterms or vann"),
        judged("VOC2", "builds on other vocabularies", [bool(others)], "no term of another vocabulary"),
    ]


def worded(store: "Store") -> list[Fairness]:
    """The tests of labels and descriptions."""
    tests = (("VOC3", "has a label for every term", "rdfs:label"),
             ("VOC4", "has a description for every term", "skos:definition"))  # fmt: skip
    terms = terms_of(store)
    made = []
    for test, title, says in tests:
        said = set(selected(store, f"?term {says} ?text ."))
        missing = [compact(each) for each in terms if each not in said]
        made.append(Fairness(test, title, len(terms) - len(missing), len(terms), without(missing[:5])))
    return made


def terms_of(store: "Store") -> list[str]:
    """Our classes and properties."""
    kinds = "VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?term a ?kind ."
    return [each for each in selected(store, kinds) if each.startswith(TERMS)]


def selected(store: "Store", pattern: str) -> list[str]:
    """The IRIs of ``?term`` where a pattern holds, sorted."""
    heads = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("owl", "rdf", "rdfs", "skos"))
    found = store.query(f"{heads}SELECT DISTINCT ?term WHERE {{ {pattern} }}")
    return sorted(row["term"].value for row in found)  # type: ignore[union-attr]


def served(store: "Store", site: Path | None) -> list[Fairness]:
    """The tests of what is served, on a folder of the ontology's pages; not run without one."""
    tests: dict[str, tuple[str, Callable[[Path], Iterable[str]]]] = {
        "CN1": ("is served in the form asked for", missing_rules),
        "DOC1": ("has a page for people", lambda folder: missing_anchors(store, folder)),
        "RDF1": ("is served as RDF", missing_files),
    }
    if site is None:
        reason = "asks for a folder of pages; write one with `creativegraph ontology site` and give it with --site"
        return [Fairness(test, title, 0, 0, reason) for test, (title, _) in tests.items()]
    made = []
    for test, (title, looked) in tests.items():
        missing = list(looked(site))
        made.append(Fairness(test, title, int(not missing), 1, without(missing[:5])))
    return made


def missing_files(site: Path) -> list[str]:
    """The formats of the ontology that a folder has no file of."""
    return [f"ontology.{each}" for each in FORMATS if not (site / f"ontology.{each}").is_file()]


def missing_rules(site: Path) -> list[str]:
    """The media types that a folder's rules for the server do not tell apart."""
    rules = site / ".htaccess"
    text = rules.read_text(encoding="utf-8").replace("\\", "") if rules.is_file() else ""
    return [*(each for each in MEDIA if each not in text), *missing_files(site)]


def missing_anchors(store: "Store", site: Path) -> list[str]:
    """The terms that a folder's page has no place for."""
    page = site / "index.html"
    if not page.is_file():
        return ["index.html"]
    text = page.read_text(encoding="utf-8")
    return [compact(each) for each in terms_of(store) if f'id="{each.removeprefix(TERMS)}"' not in text]
