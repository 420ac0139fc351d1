"""The tests of FOOPS!: can an ontology be found, accessed, understood and reused?

Tests that need the web are not run. The three that look at what is served look at the folder that
``creativegraph ontology site`` writes, if it is given. A test has several points; the score is the mean share of
points over the tests that were run.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import BASE, PREFIXES, RDF_TYPE, TERMS, compact
from creativegraph.ontology.corpus import triples_in
from creativegraph.ontology.release import ONTOLOGY
from creativegraph.ontology.serialisations import formats

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Fairness", "fairness", "score"]

PERSISTENT = ("https://w3id.org/", "http://purl.org/", "https://purl.org/", "https://doi.org/")
NEEDS_WEB = {
    "URI1": "resolves the IRI of the ontology",
    "VER2": "resolves the version IRI",
    "OM4.2": "resolves the licence",
    "FIND2": "looks the prefix up at prefix.cc",
    "FIND3": "looks the ontology up in Linked Open Vocabularies",
    "FIND_3_BIS": "looks the ontology up in other registries",
}
NO_DOI = "no DOI yet: an archive assigns one when a release is deposited"
"""A DOI cannot be had offline: a missing one costs no point, and the details mention it."""
METADATA = {
    "OM1": (
        "has minimum metadata",
        "dcterms:title dcterms:description dcterms:license owl:versionIRI dcterms:creator vann:preferredNamespaceUri",
    ),
    "OM2": (
        "has recommended metadata",
        "vann:preferredNamespacePrefix owl:versionInfo dcterms:created dcterms:bibliographicCitation",
    ),
    "OM3": ("has detailed metadata", "bibo:doi dcterms:publisher foaf:logo bibo:status dcterms:source dcterms:issued"),
    "OM4.1": ("has a licence", "dcterms:license"),
    "OM5.1": ("states its creator and date of creation", "dcterms:created dcterms:creator"),
    "OM5.2": ("states its publisher and date of issue", "dcterms:issued dcterms:publisher"),
}
SPACES = {**PREFIXES, "bibo": "http://purl.org/ontology/bibo/"}


class Fairness(NamedTuple):
    """What one test of FOOPS! found: ``points`` of ``total``; a test that was not run has a total of 0."""

    test: str
    title: str
    points: int
    total: int
    details: str = ""

    @property
    def result(self) -> str:
        """``passed``, ``failed`` or ``not run``."""
        return "not run" if not self.total else "passed" if self.points == self.total else "failed"


def fairness(store: "Store", site: Path | None = None) -> list[Fairness]:
    """Return what each of the 24 tests finds in a store of ``corpus()``; ``site`` is the folder of the site."""
    facts: dict[str, list[str]] = {}
    for each in triples_in(store, ""):
        if str(each.subject) == f"<{ONTOLOGY}>":
            facts.setdefault(each.predicate.value, []).append(getattr(each.object, "value", ""))
    return sorted([
        *(metadata(test, title, names.split(), facts) for test, (title, names) in METADATA.items()),
        *identifiers(facts), *reuse(store, facts), *documentation(store), *served(store, site),
        *(Fairness(test, "is not run offline", 0, 0, f"needs the web: {why}") for test, why in NEEDS_WEB.items()),
    ])  # fmt: skip


def score(found: Iterable[Fairness]) -> float:
    """Return the mean share of points, from 0 to 1, over the tests that were run."""
    shares = [each.points / each.total for each in found if each.total]
    return sum(shares) / len(shares)


def metadata(test: str, title: str, names: list[str], facts: dict[str, list[str]]) -> Fairness:
    """Return the result of a test for metadata; a missing DOI costs no point."""
    absent = [name for name in names if not facts.get(SPACES[name.partition(":")[0]] + name.partition(":")[2])]
    missing = [name for name in absent if name != "bibo:doi"]
    later = [NO_DOI] if "bibo:doi" in absent else []
    total = len(names) - len(later)
    return Fairness(test, title, total - len(missing), total, "; ".join([*listed(missing), *later]))


def listed(missing: list[str]) -> list[str]:
    """Return the details on what is missing, the first five; nothing if all is there."""
    return [f"without {', '.join(missing[:5])}"] if missing else []


def judge(test: str, title: str, points: list[bool], details: str) -> Fairness:
    """Return the result of a test; it has the details if a point is missing."""
    return Fairness(test, title, sum(points), len(points), "" if all(points) else details)


def identifiers(facts: dict[str, list[str]]) -> list[Fairness]:
    """Return the results for the IRIs of the ontology and its versions."""
    owl, vann = PREFIXES["owl"], PREFIXES["vann"]
    version = facts.get(owl + "versionIRI", [])
    return [
        judge("FIND1", "states its prefix", [facts.get(vann + "preferredNamespacePrefix") == ["cg"]], "no prefix"),
        judge("HTTP1", "has an IRI of an open protocol", [ONTOLOGY.startswith("http")], ONTOLOGY),
        judge("PURL1", "has a persistent IRI", [ONTOLOGY.startswith(PERSISTENT)], "no w3id, purl or doi"),
        judge("URI2", "declares its own IRI", [owl + "Ontology" in facts.get(RDF_TYPE, [])], ONTOLOGY),
        judge("VER1", "has a version IRI", [bool(version) and ONTOLOGY not in version], "no version IRI"),
    ]


def reuse(store: "Store", facts: dict[str, list[str]]) -> list[Fairness]:
    """Return the results for the use of other vocabularies."""
    own = [any(each.startswith(PREFIXES[name]) for each in facts) for name in ("dcterms", "vann")]
    used = selected(
        store, "?ours rdfs:subClassOf|rdfs:subPropertyOf|rdfs:domain|rdfs:range ?term FILTER (ISIRI(?term))"
    )
    others = [each for each in used if not each.startswith((BASE, PREFIXES["owl"], PREFIXES["xsd"]))]
    return [
        judge("VOC1", "uses known vocabularies for its metadata", own, "no dcterms or vann"),
        judge("VOC2", "builds on other vocabularies", [bool(others)], "no term of another vocabulary"),
    ]


def documentation(store: "Store") -> list[Fairness]:
    """Return the results for labels and descriptions."""
    terms, found = terms_of(store), []
    for test, title, prop in (
        ("VOC3", "has a label for every term", "rdfs:label"),
        ("VOC4", "has a description for every term", "skos:definition"),
    ):
        documented = set(selected(store, f"?term {prop} ?text ."))
        missing = [compact(each) for each in terms if each not in documented]
        found.append(Fairness(test, title, len(terms) - len(missing), len(terms), "".join(listed(missing))))
    return found


def terms_of(store: "Store") -> list[str]:
    """Return our classes and properties."""
    kinds = "VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?term a ?kind ."
    return [each for each in selected(store, kinds) if each.startswith(TERMS)]


def selected(store: "Store", pattern: str) -> list[str]:
    """Return the IRIs of ``?term`` where a pattern holds, sorted."""
    heads = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("owl", "rdf", "rdfs", "skos"))
    found = store.query(f"{heads}SELECT DISTINCT ?term WHERE {{ {pattern} }}")
    return sorted(row["term"].value for row in found)  # type: ignore[union-attr]


def served(store: "Store", site: Path | None) -> list[Fairness]:
    """Return the results for what is served, in the folder of the site; not run without one."""
    titles = {"CN1": "supports content negotiation", "DOC1": "has HTML documentation", "RDF1": "is served as RDF"}
    if site is None:
        advice = "needs the site; write it with `creativegraph ontology site` and name its folder with --site"
        return [Fairness(test, title, 0, 0, advice) for test, title in titles.items()]
    files = [f"ontology.{ending}" for ending in formats() if not (site / f"ontology.{ending}").is_file()]
    rules, page = text_of(site / ".htaccess").replace("\\", ""), text_of(site / "index.html")
    media = ["text/html", *(each.media_type for each in formats().values())]
    terms = [compact(each) for each in terms_of(store) if f'id="{each.removeprefix(TERMS)}"' not in page]
    missing = {
        "CN1": [*(each for each in media if each not in rules), *files],
        "DOC1": terms if page else ["index.html"],
        "RDF1": files,
    }
    return [
        Fairness(test, title, int(not missing[test]), 1, "".join(listed(missing[test])))
        for test, title in titles.items()
    ]


def text_of(path: Path) -> str:
    """Return the text of a file; empty if there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""
