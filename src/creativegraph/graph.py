"""Something that answers: the packaged graph, own files and tables, or a store on disk."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from creativegraph import catalogue
from creativegraph.engine import Engine, OxigraphEngine
from creativegraph.errors import ArgumentError, shown
from creativegraph.iris import IRI, Languages, Value, render, render_literal
from creativegraph.names import resolve as naming
from creativegraph.rows import Answers, Rows, columns_of, converted, kind_of

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph as RdflibGraph

    from creativegraph.names.index import Index
    from creativegraph.tables import Build

__all__ = ["LANGUAGES", "Graph"]

LANGUAGES: Languages = ("en", "vi")
NAME_PROPERTIES = ("prefLabel", "title", "label", "name", "altLabel")
Typed = TypeVar("Typed")


class Graph:
    """A graph that answers questions; read-only.

    ``languages`` is the order in which labels are wanted; any other language and the slug come after.
    ``built`` holds the tables' claims where the graph was made of tables, and ``files`` the files of RDF, so that
    findings know their cells and lines.
    """

    def __init__(
        self, engine: Engine, languages: Sequence[str] = LANGUAGES, built: "Build | None" = None,
        place: str = "", files: Sequence[Path] = (),
    ) -> None:  # fmt: skip
        self.engine = engine
        self.languages = checked_languages(languages)
        self.built = built
        self.place = place
        self.files = tuple(files)

    def __len__(self) -> int:
        return self.engine.size()

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        if self.engine.remote:  # showing a graph must neither wait nor fail
            return f"Graph({self.place})"
        return f"Graph({self.place or 'memory'}, {len(self)} triples)"

    def run(self, name: str, /, *, languages: Sequence[str] | None = None, **arguments: object) -> Rows:
        """The answer of the catalogued query ``name``, as typed rows.

        An argument of kind iri takes an IRI, ``kind/slug``, a bare slug, or a name that means one thing;
        a list means any of its items, an empty list gives no rows, None is no restriction.

        Args:
            name: such as ``outcomes/of_event``, or the path of a ``.rq`` file.
            languages: the order of languages for labels, this time.
            arguments: by the names in the query's header.

        Raises:
            UnknownQueryError: there is no such query.
            ArgumentError: an argument is missing, unknown or of the wrong kind.
            UnknownNameError: an argument names nothing.
            AmbiguousNameError: an argument names several things.
        """
        query = catalogue.load(name)
        wanted = checked_languages(languages) if languages is not None else self.languages
        terms = self._rendered(query, arguments)
        columns, kinds = [each.name for each in query.columns], [each.kind for each in query.columns]
        if [] in terms.values():  # rdflib cannot read an empty VALUES
            return Rows(columns, kinds, [])
        text = catalogue.bind(query, terms, render_literal(wanted[0], "string"))
        if name.endswith(".rq"):
            from creativegraph.catalogue import guard

            guard.check_local(text)
        data = self.engine.select(text)
        if "label" not in kinds:
            return Rows(columns, kinds, data)
        return Rows(columns, kinds, self._labelled(columns, kinds, columns_of(data, len(columns)), wanted))

    def rows(
        self, name: str, row: type[Typed], languages: Sequence[str] | None = None, /, **arguments: object
    ) -> Answers[Typed]:
        """The answer of a catalogued query as a list of ``row`` objects, one field a column."""
        found = self.run(name, languages=languages, **arguments)
        return Answers([row(*each) for each in found], found.columns, found.kinds, found.notes)

    def sparql(self, text: str, *, allow_remote: bool = False) -> "Rows | Graph | bool":
        """The answer to any SPARQL 1.1 query: Rows for SELECT, a Graph for CONSTRUCT and DESCRIBE, a bool for ASK.

        Raises:
            QueryError: the query cannot be parsed or run.
            RemoteAccessError: it would fetch from elsewhere and ``allow_remote`` is not set.
        """
        if not allow_remote:
            from creativegraph.catalogue import guard

            guard.check_local(text)
        answer = self.engine.ask_any(text)
        if isinstance(answer, bool):
            return answer
        if isinstance(answer, bytes):
            from creativegraph.engine import in_memory

            return Graph(OxigraphEngine(in_memory(answer)), self.languages)
        columns, rows = answer
        return Rows(columns, [kind_of(column) for column in zip(*rows, strict=True)] or ["string"] * len(columns), rows)

    def store(self) -> "Store":
        """All triples as a pyoxigraph store: the engine's own where it has one, not to be written to, else a copy."""
        if isinstance(self.engine, OxigraphEngine):
            return self.engine.store
        from creativegraph.engine import in_memory

        return in_memory(self.engine.ntriples())

    def to_rdflib(self) -> "RdflibGraph":
        """All triples as a new rdflib graph."""
        from logging import getLogger

        from rdflib import Graph as RdflibGraph

        graph = RdflibGraph()
        log = getLogger("rdflib.term")
        level = log.level
        log.setLevel("ERROR")  # it logs a traceback for a date such as 20024-12-31, which validation tells better
        try:
            graph.parse(data=self.engine.ntriples(), format="nt")
        finally:
            log.setLevel(level)
        return graph

    def resolve(self, text: str) -> IRI:
        """The thing that ``text`` names; see ``run`` for what it may be."""
        return naming.resolve(text, self._known, lambda: self.index)

    def labels(self, things: Iterable[str], languages: Sequence[str] | None = None) -> dict[str, str]:
        """The best label of each thing: by language in their order, then any, then its slug."""
        wanted = checked_languages(languages) if languages is not None else self.languages
        asked = sorted({IRI(thing) for thing in things if "://" in thing})
        found: dict[str, list[tuple[int, int, str, str]]] = {}
        for thing, label, language, kind in self.run("claims/labels_of", thing=asked) if asked else ():
            order = wanted.index(str(language)) if language in wanted else len(wanted)
            place = NAME_PROPERTIES.index(str(kind)) if kind in NAME_PROPERTIES else len(NAME_PROPERTIES)
            found.setdefault(str(thing), []).append((order, place, str(language or ""), str(label)))
        return {thing: min(found[thing])[3] if thing in found else IRI(thing).slug for thing in asked}

    @cached_property
    def index(self) -> "Index":
        """The index of all names, made when first needed."""
        from creativegraph.names.index import Index

        return Index((str(row[0]), str(row[1])) for row in self.run("claims/names"))

    def _known(self, things: Sequence[IRI]) -> list[IRI]:
        """Those of ``things`` that the graph says something about."""
        found = {row[0] for row in self.run("claims/types_of", thing=list(things))}
        return [thing for thing in things if thing in found]

    def _rendered(self, query: catalogue.Query, arguments: dict[str, object]) -> dict[str, list[str] | None]:
        """The arguments of a call as rendered terms, by parameter."""
        takes = [each.name for each in query.parameters]
        odd = sorted(arguments.keys() - set(takes))
        missing = [name for name in query.needed if arguments.get(name) is None]
        if odd or missing:
            wrong = f"check {', '.join(odd)}" if odd else f"give {', '.join(missing)}"
            raise ArgumentError(f"{query.name} takes {', '.join(takes) or 'no arguments'}; {wrong}")
        return {each.name: self._terms(each.kind, arguments.get(each.name)) for each in query.parameters}

    def _terms(self, kind: str, value: object) -> list[str] | None:
        """One argument as rendered terms; None is no restriction."""
        if value is None:
            return None
        items = [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)
        if kind == "iri":
            for item in items:
                if not isinstance(item, str):
                    raise ArgumentError(f"{shown(item)} is no IRI and no name; give text")
            return [render(kind, self.resolve(str(item)) if not isinstance(item, IRI) else item) for item in items]
        return [render(kind, item) for item in items]

    def _labelled(
        self, columns: Sequence[str], kinds: Sequence[str], texts: list[list[str]], languages: Languages
    ) -> Iterator[Sequence[Value | None]]:
        """Rows of values, labels filled in where the first language has none."""
        pairs = [
            (place, columns.index(name.removesuffix("_label")))
            for place, (name, kind) in enumerate(zip(columns, kinds, strict=True))
            if kind == "label"
        ]
        bare = {
            iri
            for label, thing in pairs
            if "" in texts[label]
            for iri, name in zip(texts[thing], texts[label], strict=True)
            if iri and not name
        }
        if bare:
            labels = self.labels(bare, languages)
            for label, thing in pairs:
                texts[label] = [
                    name or (labels.get(iri, IRI(iri).slug) if iri else "")
                    for iri, name in zip(texts[thing], texts[label], strict=True)
                ]
        return zip(*converted(texts, kinds), strict=True)


def checked_languages(languages: Sequence[str]) -> Languages:
    """Languages as a tuple; one code may be given alone."""
    given = (languages,) if isinstance(languages, str) else tuple(languages) if isinstance(languages, Iterable) else ()
    if not given or not all(isinstance(each, str) and each.replace("-", "").isalnum() for each in given):
        raise ArgumentError(f"{shown(languages)} are no languages; give codes such as ('en', 'vi')")
    return tuple(each.lower() for each in given)
