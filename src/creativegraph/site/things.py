"""Which things of a graph have a page, where it is, and how each is called in a language."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from creativegraph.export.labels import NAMING as NAMING_OF_EXPORTS
from creativegraph.export.own import bases_of, own_graph
from creativegraph.iris import BASE, IRI, PREFIXES
from creativegraph.messages.table import languages as of_messages
from creativegraph.names.labels import LANGUAGES
from creativegraph.project import text_of
from creativegraph.site.addresses import Addresses, Home
from creativegraph.site.content.claims import Claims
from creativegraph.site.content.facts import Facts
from creativegraph.site.content.foreign import by_itself
from creativegraph.site.content.persons import published
from creativegraph.site.content.vocabulary import Vocabulary
from creativegraph.site.html.languages import TAG
from creativegraph.site.page import Link
from creativegraph.site.settings import Settings, settings_of
from creativegraph.store.layers import layer_of

if TYPE_CHECKING:
    from pyoxigraph import Literal, QuerySolutions, Store

    from creativegraph.graph import Graph

__all__ = ["Things"]

NAMING = (*NAMING_OF_EXPORTS, PREFIXES["skos"] + "altLabel")
"""Properties of names, the best first."""
WITHIN = ("claim", "quotation", "record", "selector")
"""Kinds of things that are shown on the pages of others."""


class Things:
    """The things of a graph as it is published, in ``languages``.

    ``things`` are the IRIs that have a page each, sorted; ``store`` is not to be written to. With ``own`` it is the
    graph of the project alone: things of those that it extends have a page if its claims are about them.
    """

    def __init__(
        self, graph: "Graph", languages: Sequence[str] = (), settings: Settings | None = None, *, own: bool = False
    ) -> None:
        graph = by_itself(graph)
        self.bases = bases_of(graph.projects) if own else ("",)
        """How the IRIs begin that have pages, whatever is said of them."""
        self.given = graph
        """What it was made of, with all that a project extends."""
        graph = self.own_of(graph)
        self.settings = settings_of(graph) if settings is None else settings
        self.graph = graph = published(graph, self.settings.said.person_properties)
        self.store: Store = graph.embedded().whole()
        self.addresses = Addresses(homes(graph))
        self.orders: dict[str, dict[str, int]] = {}
        self.links: dict[tuple[str, str], Link] = {}
        self.paths: dict[str, str] = {}
        self.kept: dict[Hashable, object] = {}
        """What other modules have found out of it: see ``once``."""
        self.languages = tuple(languages) or self.settings.said.languages or self.spoken()

    @cached_property
    def names(self) -> dict[str, list[tuple[int, str, str]]]:
        """The names of each thing: how good the property is (0 is best), the language, and the name."""
        from pyoxigraph import Literal, NamedNode

        found: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for place, naming in enumerate(NAMING):
            for quad in self.store.quads_for_pattern(None, NamedNode(naming), None, None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    name = " ".join(quad.object.value.split())
                    if name:
                        found[quad.subject.value].append((place, (quad.object.language or "").lower(), name))
        for thing in self.claims.alone:  # what only claims tell of
            for place, naming in enumerate(NAMING):
                for value in self.claims.told(thing).get(naming, ()):
                    if isinstance(value, Literal):
                        found[thing].append((place, (value.language or "").lower(), value.value))
        return {thing: sorted(names) for thing, names in found.items()}

    @cached_property
    def subjects(self) -> tuple[IRI, ...]:
        """All subjects that are IRIs and no terms of a vocabulary, sorted; claims and all that is within others too."""
        given = self.selected("site/subjects.rq")
        if not self.graph.packaged:
            given &= self.used_codes()
        given |= {each for each in self.claims.alone if ":" in each}  # no blank node
        return tuple(IRI(each) for each in sorted(given) if layer_of(each) != "ontology")

    @cached_property
    def things(self) -> tuple[IRI, ...]:
        """The IRIs that have a page each, sorted."""
        about = {each.subject for iri, each in self.claims.by.items() if iri.startswith(self.bases)}
        return tuple(each for each in self.subjects if each.kind not in WITHIN and (self.is_own(each) or each in about))

    def is_own(self, iri: str) -> bool:
        """Return whether an IRI is of the project whose site this is; of a site of all that is opened each is."""
        return iri.startswith(self.bases)

    def own_of(self, graph: "Graph") -> "Graph":
        """Return what of a graph belongs into the site."""
        return own_graph(graph) if self.bases != ("",) else graph

    @cached_property
    def pages(self) -> frozenset[str]:
        """The same, to ask whether one is among them."""
        return frozenset(self.things)

    @property
    def has_packaged(self) -> bool:
        """Whether the packaged graph is in it, alone or beside others: then the library's questions have answers."""
        projects = self.graph.projects
        whole = self.graph.packaged or (projects is not None and projects.has_packaged)
        return whole and self.bases == ("",)

    @cached_property
    def kinds(self) -> dict[str, list[IRI]]:
        """The things that have pages by their kind, ``""`` for those that are of no project; codes are not in it."""
        found: defaultdict[str, list[IRI]] = defaultdict(list)
        for each in self.things:
            if each.kind != "code":
                found[each.kind].append(each)
        return dict(sorted(found.items()))

    def label(self, iri: str, language: str) -> tuple[str, str]:
        """Return the best name of a thing and its language: one without a language has none.

        The language of the page comes first, then those of the site, then none, then any. What has no name is called
        by what is readable in its IRI.
        """
        names = self.names.get(iri)
        if names is None:
            return named_by(iri), ""
        wanted = self.order(language)
        _, _, tag, name = min((wanted.get(tag.partition("-")[0], 99), place, tag, name) for place, tag, name in names)
        return name, tag

    @cached_property
    def claims(self) -> Claims:
        """The claims of the graph."""
        return Claims(self.store)

    @cached_property
    def facts(self) -> Facts:
        """The triples of things."""
        return Facts(self.store, self.pages)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What is known of the terms of the graph."""
        return Vocabulary(self.store)

    def literals(self, thing: str, term: str) -> "list[Literal]":
        """Return the literals that a property of a thing has."""
        from pyoxigraph import Literal, NamedNode

        found = self.store.quads_for_pattern(NamedNode(thing), NamedNode(term), None, None)
        return [each.object for each in found if isinstance(each.object, Literal)]

    def order(self, language: str) -> dict[str, int]:
        """Return how much each language is wanted on a page of one, less the greater the number."""
        if language not in self.orders:
            wanted = dict.fromkeys(each.partition("-")[0] for each in (language, *self.languages, ""))
            self.orders[language] = {each: place for place, each in enumerate(wanted)}
        return self.orders[language]

    def path(self, iri: str) -> str:
        """Return the path of the page of an IRI; of a claim that of its subject, with an anchor.

        Of a term of the ontology it is the place on the page of the ontology. Empty for what has no page.
        """
        found = self.paths.get(iri)
        if found is None:
            found = self.paths[iri] = self.found(iri)
        return found

    def found(self, iri: str) -> str:
        """Return the path of a page, of a claim or of a term, as ``path`` gives it from then on."""
        if iri in self.pages:
            return self.addresses.path(iri)
        if IRI(iri).kind == "claim" and (subject := self.subject_of(iri)) in self.pages:
            return self.path_of(iri, subject)
        return self.place_of_term(iri)

    def path_of(self, claim: str, subject: str) -> str:
        """Return the path of a claim on the page of what it is about, or its IRI where that has no page."""
        path = self.path(subject)
        return f"{path}#{self.addresses.anchor(claim)}" if path else claim

    def tongue(self, source: str) -> str:
        """Return the language in which a source is written, empty if it states no tag of one."""
        tags = (each.value for each in self.literals(source, PREFIXES["dcterms"] + "language"))
        return min(filter(TAG.fullmatch, tags), default="")

    def place_of_term(self, iri: str) -> str:
        """Return the place of a term of the project's ontology on the page of that; empty if it is not there."""
        projects = self.graph.projects
        whole = f"{projects.own.base if projects else BASE}ontology"
        if not iri.startswith(whole) or not (projects or self.graph.packaged) or iri not in self.names:
            return ""
        name = iri.removeprefix(whole)
        return f"ontology/index{name}" if not name or name.startswith("#") else ""

    def link(self, iri: str, language: str) -> Link:
        """Return a link to a thing: to its page, or to the IRI itself where it has none."""
        found = self.links.get((iri, language))
        if found is None:
            found = self.links[iri, language] = Link(*self.label(iri, language), self.path(iri) or str(iri))
        return found

    def subject_of(self, claim: str) -> str:
        """Return the IRI of what a claim is about; empty if it says none."""
        if known := self.claims.by.get(claim):
            return known.subject
        from pyoxigraph import NamedNode  # of a claim without a value

        about = NamedNode(PREFIXES["cg"] + "claimSubject")
        found = next(self.store.quads_for_pattern(NamedNode(claim), about, None, None), None)
        return found.object.value if found and isinstance(found.object, NamedNode) else ""

    def used_codes(self) -> frozenset[str]:
        """Return the subjects of which those remain that are no code of the library, or one that something uses."""
        return frozenset(self.selected("site/used.rq"))

    def selected(self, name: str) -> set[str]:
        """Return the IRIs that a query of the site selects: as text they are read at once, and not row by row."""
        from pyoxigraph import QueryResultsFormat

        found = cast("QuerySolutions", self.store.query(text_of(name), use_default_graph_as_union=True))
        data = found.serialize(format=QueryResultsFormat.TSV) or b""
        return {each[1:-1] for each in data.decode().split("\n")[1:] if each}

    def spoken(self) -> tuple[str, ...]:
        """Return the languages of the graph of which there are names, of those that are wanted by default."""
        if self.graph.languages != LANGUAGES or self.graph.packaged:
            return self.graph.languages
        tags = {tag for each in self.things for _, tag, _ in self.names.get(each, ())}
        return tuple(each for each in self.graph.languages if each in tags) or of_messages()[:1]


def homes(graph: "Graph") -> list[Home]:
    """Return where things of each project have their pages: those of the own one at the top."""
    if graph.projects is None:
        return [Home(BASE)]
    own = graph.projects.own
    return [
        Home(own.base),
        *(Home(each.base, f"project/{each.name}/") for each in graph.projects.projects if each.base != own.base),
        *([] if any(each.base == BASE for each in graph.projects.projects) else [Home(BASE, "project/creativegraph/")]),
    ]


def named_by(iri: str) -> str:
    """Return what is readable in an IRI that has no name."""
    last = unquote(IRI(iri).slug) or iri
    return last.replace("_", " ") if not IRI(iri).kind else last.replace("-", " ")
