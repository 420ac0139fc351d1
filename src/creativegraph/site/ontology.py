"""The site of the ontology as a part of the portal: its page and its RDF, without the page of things."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from creativegraph import __version__
from creativegraph.iris import BASE, RDF_TYPE
from creativegraph.ontology import site
from creativegraph.ontology.home import own
from creativegraph.ontology.html import ontology_page
from creativegraph.ontology.terms import EXAMPLES, LANGUAGES, Facts, Usage
from creativegraph.project import MANIFEST, all_files, root, using
from creativegraph.site.content.remembered import recalled, remember, remembered
from creativegraph.site.dataset.about import about_of
from creativegraph.site.digests import made_of
from creativegraph.site.html.hrefs import file_of
from creativegraph.site.page import Part
from creativegraph.site.portal import Portal
from creativegraph.store.releases.kept import releases_folder

__all__ = ["FOLDER", "parts"]

FOLDER = "ontology"
VERSION = __version__.encode()
TYPE = f"<{RDF_TYPE}>".encode()
R = TypeVar("R")


class Linked(Usage):
    """The graph as the page of the ontology tells of it; things lead to their pages in the portal."""

    def __init__(self, portal: Portal) -> None:
        Facts.__init__(self, portal.store)
        self.portal = portal
        self.found: dict[tuple[str, ...], str] = {}
        """Digests of what the page was told of the graph, by what it asked."""
        self.having: defaultdict[str, list[str]] = defaultdict(list)
        """The best known things with each property."""
        self.known: dict[str, Section] = {}
        """The sections of the last page that would be made the same."""
        self.sections: dict[str, Section] = {}
        """Those of the page."""
        self.count, self.place = self.used()
        self.back = {each: first_page(portal, each) for each in LANGUAGES}

    def section(self, name: str, caller: Callable[[], str]) -> str:
        """Return a section of the page: as it was made last, if the graph says the same to what it asked."""
        if name not in self.known:
            outer, self.found = self.found, {}
            html = str(caller())  # which is marked as HTML
            self.known[name] = Section(html, sorted(self.found.items()))
            outer |= self.found
            self.found = outer
        html, told = self.sections[name] = self.known[name]
        self.found |= told
        return Markup(html)  # noqa: S704 - of the template, which has escaped it

    def iris(self, subject: str, prop: str) -> list[str]:
        """Return the IRIs that are values of a property, sorted."""
        return self.noted(super().iris(subject, prop), "iris", subject, prop)

    def subjects(self, prop: str, value: str = "") -> list[str]:
        """Return what has a value of a property, any if none is given."""
        return self.noted(super().subjects(prop, value), "subjects", prop, value)

    def literals(self, subject: str, prop: str) -> list[tuple[str, str]]:
        """Return the texts that are values of a property, each with its language, sorted."""
        return self.noted(super().literals(subject, prop), "literals", subject, prop)

    def best_with(self, prop: str) -> list[str]:
        """Return the two best known things that have a property."""
        return self.noted(self.having[prop], "best_with", prop)

    def noted(self, found: R, *asked: str) -> R:
        """Return what was found, and note it."""
        self.found[asked] = made_of(repr(found).encode())
        return found

    def told(self, asked: Iterable[tuple[str, ...]]) -> str:
        """Return a digest of what the graph says to questions."""
        for name, *given in asked:
            getattr(self, name)(*given)
        return made_of(repr(sorted(self.found.items())).encode())

    def used(self) -> tuple[Counter[str], dict[str, int]]:
        """Return what the queries ``uses`` and ``known`` give, in one pass over the lines of the graph."""
        projects = self.portal.graph.projects
        bases = [each.base for each in projects.projects] if projects else [BASE]
        ours = tuple(f"<{base}{folder}/".encode() for base in bases for folder in ("id", "code"))
        claims = tuple(f"<{base}id/claim/".encode() for base in bases)
        subjects, terms, values = list[bytes](), list[bytes](), list[bytes]()
        classes = list[bytes]()
        for line in about_of(self.portal).dumps.lines:
            if line.startswith(ours):
                subject, term, rest = line.split(b" ", 2)
                subjects.append(subject)
                terms.append(term)
                if rest.startswith(b"<"):
                    value = rest[: rest.index(b" ")]
                    if term == TYPE:
                        classes.append(value)
                    if value.startswith(ours) and not subject.startswith(claims):
                        values.append(value)
        own, known = Counter(subjects), Counter(subjects + values)
        begin = {subject: len(subjects) - place for place, subject in enumerate(reversed(subjects), 1)}
        best = sorted(known.items(), key=lambda each: (-each[1], each[0][1:-1]))
        for thing, _ in best:
            start = begin.get(thing, 0)
            for term in set(terms[start : start + own[thing]]):
                if len(some := self.having[term[1:-1].decode()]) < EXAMPLES:
                    some.append(thing[1:-1].decode())
        counted = Counter({term[1:-1].decode(): number for term, number in Counter(terms + classes).items()})
        return counted, {thing[1:-1].decode(): place for place, (thing, _) in enumerate(best)}

    def address(self, thing: str) -> str:
        """Return the address of the page of a thing, as seen from that of the ontology."""
        path, mark, anchor = self.portal.path(thing).partition("#")
        return self.noted(f"../{file_of(path, '')}{mark}{anchor}" if path else thing, "address", thing)


def first_page(portal: Portal, language: str) -> tuple[str, str]:
    """Return the address of the first page as seen from the ontology, in a language if it is there, and its title."""
    suffix = f".{language}" if language in portal.languages[1:] else ""
    return f"../{file_of('index', suffix)}", portal.settings.title(language)


def is_there(portal: Portal) -> bool:
    """Return whether the graph has an ontology of its own: that of a project."""
    return portal.graph.packaged or portal.graph.projects is not None


def said(portal: Portal) -> Iterator[bytes]:
    """Yield what the projects say of their ontologies beside the graph: their manifests, patterns, releases."""
    used = portal.graph.projects
    for folder in [each.folder for each in used.projects] if used else [root()]:
        for path in (folder / MANIFEST, *sorted((folder / "ontology").rglob("*"))):
            if path.is_file():
                yield f"{path.relative_to(folder).as_posix()} ".encode() + path.read_bytes()


def parts(portal: Portal) -> Iterator[Part]:
    """Yield the files of the site of the ontology."""
    if not is_there(portal):
        return
    with using(portal.graph.projects):
        key, make = kept_page(portal)
        yield Part(f"{FOLDER}/index.html", key, make)
        for name, data in (*site.logo(), *rdf(portal).items()):
            yield Part(f"{FOLDER}/{name}", made_of(data), lambda data=data: data)  # type: ignore[misc]


def kept_page(portal: Portal) -> tuple[str, Callable[[], bytes]]:
    """Return the key of the page of the ontology, and what makes it.

    It is made of the project's files, of what the graph says of terms and codes, of how often it uses these, and of
    what the page asks about things. What it asked is kept: it asks the same again as long as the answers are the same,
    and then nothing of the page is another.
    """
    linked = Linked(portal)
    stated = made_of(VERSION, repr((portal.languages, linked.back)).encode(), *said(portal), *of_terms(portal))
    used = made_of(repr((sorted(linked.count.items()), list(linked.place))).encode())
    before = recalled(portal, f"ontology {stated}", Asked)
    if before is not None and before.used == used:
        key = linked.told(map(tuple, before.asked))
        if key == before.told:
            return made_of(stated.encode(), used.encode(), key.encode()), lambda: before.page
        same = linked.found.items()
        linked.known = {name: each for name, each in before.sections.items() if same >= {*each.told}}
    linked.found = {}
    data = page(portal, linked)
    key = linked.told(())
    remember(portal, f"ontology {stated}", Asked(used, key, sorted(map(list, linked.found)), data, linked.sections))
    return made_of(stated.encode(), used.encode(), key.encode()), lambda: data


class Section(NamedTuple):
    """A section of the page, and what it asked, with digests of what it was told."""

    html: str
    told: list[tuple[tuple[str, ...], str]]


class Asked(NamedTuple):
    """What the page of the ontology asked when it was made last, with digests of what it was told; and the page."""

    used: str
    told: str
    asked: list[list[str]]
    page: bytes
    sections: dict[str, Section]


def of_terms(portal: Portal) -> Iterator[bytes]:
    """Yield the lines of the graph that are not about things of a project: about terms, codes and blank nodes."""
    projects = portal.graph.projects
    bases = [each.base for each in projects.projects] if projects else [BASE]
    things = tuple(f"<{base}id/".encode() for base in bases)
    return (each for each in about_of(portal).dumps.lines if not each.startswith(things))


def rdf(portal: Portal) -> dict[str, bytes]:
    """Return the RDF of the ontology by the names of its files; that of the packaged one is made of files alone."""
    import pyoxigraph

    if own() is not None:
        return written_rdf()
    files = [
        each for name in ("ontology", "ontology/alignments", "shapes", "data/codes") for each in all_files(name, "*")
    ]
    files += sorted(releases_folder().glob("*"))
    given = (each.name.encode() + b"\0" + each.read_bytes() for each in files if each.is_file())
    key = made_of(pyoxigraph.__version__.encode(), *given)
    return remembered(portal, f"rdf {key}", dict[str, bytes], written_rdf)


def written_rdf() -> dict[str, bytes]:
    """Return the RDF of the ontology as it is written now."""
    from pyoxigraph import Store

    return {name: data for name, data in site.files(Store()) if not name.startswith("id/")}


def page(portal: Portal, linked: Linked) -> bytes:
    """Return the page of the ontology."""
    with using(portal.graph.projects):
        return ontology_page(linked).encode()
