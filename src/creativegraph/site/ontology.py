"""The site of the ontology as a part of the portal: its page and its RDF, without the page of things."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from creativegraph import __version__
from creativegraph.iris import BASE, RDF_TYPE
from creativegraph.ontology import site
from creativegraph.ontology.html import ontology_page
from creativegraph.ontology.terms import EXAMPLES, LANGUAGES, Facts, Usage
from creativegraph.project import MANIFEST, root, using
from creativegraph.site.dataset.about import about_of
from creativegraph.site.page import Part
from creativegraph.site.portal import Portal
from creativegraph.site.render import file_of, made_of

__all__ = ["FOLDER", "parts"]

FOLDER = "ontology"
VERSION = __version__.encode()
TYPE = f"<{RDF_TYPE}>".encode()


class Linked(Usage):
    """The graph as the page of the ontology tells of it; things lead to their pages in the portal."""

    def __init__(self, portal: Portal) -> None:
        Facts.__init__(self, portal.store)
        self.portal = portal
        self.having: defaultdict[str, list[str]] = defaultdict(list)
        """The best known things with each property."""
        self.count, self.place = self.used()
        self.back = {each: first_page(portal, each) for each in LANGUAGES}

    def best_with(self, prop: str) -> list[str]:
        """Return the two best known things that have a property."""
        return self.having[prop]

    def used(self) -> tuple[Counter[str], dict[str, int]]:
        """Return what the queries ``uses`` and ``known`` give, in one pass over the lines of the graph."""
        projects = self.portal.graph.projects
        bases = [each.base for each in projects.projects] if projects else [BASE]
        ours = tuple(f"<{base}{folder}/".encode() for base in bases for folder in ("id", "code"))
        claims = tuple(f"<{base}id/claim/".encode() for base in bases)
        count: Counter[bytes] = Counter()
        known: Counter[bytes] = Counter()
        stated: defaultdict[bytes, set[bytes]] = defaultdict(set)
        for line in about_of(self.portal).dumps.lines:
            if line.startswith(ours):
                subject, term, rest = line.split(b" ", 2)
                count[term] += 1
                known[subject] += 1
                stated[subject].add(term)
                if rest.startswith(b"<"):
                    value = rest.partition(b" ")[0]
                    if term == TYPE:
                        count[value] += 1
                    if value.startswith(ours) and not subject.startswith(claims):
                        known[value] += 1
        best = sorted(known.items(), key=lambda each: (-each[1], each[0][1:-1]))
        for thing, _ in best:
            for term in stated.get(thing, ()):
                if len(some := self.having[term[1:-1].decode()]) < EXAMPLES:
                    some.append(thing[1:-1].decode())
        counted = Counter({term[1:-1].decode(): number for term, number in count.items()})
        return counted, {thing[1:-1].decode(): place for place, (thing, _) in enumerate(best)}

    def address(self, thing: str) -> str:
        """Return the address of the page of a thing, as seen from that of the ontology."""
        path, mark, anchor = self.portal.path(thing).partition("#")
        return f"../{file_of(path, '')}{mark}{anchor}" if path else thing


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
    """Yield the files of the site of the ontology; the page is made anew whenever the graph or its project changes."""
    if not is_there(portal):
        return
    with using(portal.graph.projects):
        key = made_of(about_of(portal).dumps.key.encode(), VERSION, repr(portal.languages).encode(), *said(portal))
        yield Part(f"{FOLDER}/index.html", key, lambda: page(portal))
        for name, data in (*site.logo(), *rdf().items()):
            yield Part(f"{FOLDER}/{name}", made_of(data), lambda data=data: data)  # type: ignore[misc]


def rdf() -> dict[str, bytes]:
    """Return the RDF of the ontology by the names of its files."""
    from pyoxigraph import Store

    return {name: data for name, data in site.files(Store()) if not name.startswith("id/")}


def page(portal: Portal) -> bytes:
    """Return the page of the ontology."""
    with using(portal.graph.projects):
        return ontology_page(Linked(portal)).encode()
