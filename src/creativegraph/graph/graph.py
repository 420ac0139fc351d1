"""The class `Graph`: runs queries, names and labels things in the languages of names/labels.py."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from creativegraph import catalogue
from creativegraph.catalogue.arguments import first_of, given_to, is_any, rendered
from creativegraph.engine import Engine, OxigraphEngine, in_memory
from creativegraph.engine.deadline import checked, within
from creativegraph.engine.endable import ours
from creativegraph.errors import QueryError
from creativegraph.graph.rows import Answers, Remarks, Rows, columns_of, converted, kind_of, uncollected
from creativegraph.iris import IRI, is_iri, render_literal
from creativegraph.names import filled, naming_codes, terms
from creativegraph.names.argument import Argument, argument
from creativegraph.names.labels import LANGUAGES, Name, best_labels, fill, label_columns, unlabelled
from creativegraph.names.languages import checked_languages
from creativegraph.names.resolve import Found, Lookup
from creativegraph.project import Projects, using

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph as RdflibGraph

    from creativegraph.names.index import Index
    from creativegraph.tables import Build

__all__ = ["LANGUAGES", "Graph"]

Typed = TypeVar("Typed")
EXAMPLES = (
    'cg.find(graph, "some words")', 'graph.run("claims/facts_of", thing="kind/slug")', 'cg.why(graph, "kind/slug")',
)  # fmt: skip


class Graph:
    """A read-only RDF graph with catalogued and SPARQL queries.

    ``languages`` is the order in which labels are wanted; any other language and the slug come after.
    ``built`` holds the tables' claims where the graph was made of tables, and ``files`` the files of RDF, so that
    findings know their cells and lines. ``packaged`` says whether the packaged graph is all or part of it. ``remarks``
    gives what to note of the answer to a query, ``projects`` which projects it is of, None for the packaged one alone.
    ``timeout`` is how many seconds a question may take, None for any number.
    """

    def __init__(  # noqa: PLR0913 - what is known of it
        self, engine: Engine, languages: Sequence[str] = LANGUAGES, built: "Build | None" = None,
        place: str = "", files: Sequence[Path] = (), *, timeout: float | None = None, packaged: bool = False,
    ) -> None:  # fmt: skip
        self.engine = engine
        self.languages = checked_languages(languages)
        self.read_tables: Callable[[], Build | None] = lambda: built
        self.place = place
        self.files = tuple(files)
        self.packaged = packaged
        self.remarks: Remarks | None = None
        self.projects: Projects | None = None
        self.timeout = timeout if timeout is None else checked(timeout)

    def __len__(self) -> int:
        return self.engine.size()

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        if self.engine.remote:  # showing a graph must neither wait nor fail
            return f"Graph({self.place})"
        return f"Graph({self.place or 'memory'}, {len(self):,} triples)"

    def _repr_html_(self) -> str:
        """What is in the graph and how to ask it, as a notebook shows it; an endpoint is not asked for that."""
        from html import escape

        from creativegraph.graph.rows.html import html_table

        asking = f"<p>Ask it:</p><ul>{''.join(f'<li><code>{escape(each)}</code></li>' for each in EXAMPLES)}</ul>"
        if self.engine.remote:
            return f"<p><b>{escape(repr(self))}</b></p>{asking}"
        found = self.lookup.table(filled("contents", {}), 2)
        labels = self.labels(each for each, _ in found)
        rows = [(IRI(each), labels.get(each, each), int(count)) for each, count in found]
        table = html_table(("class", "class_label", "things"), ("iri", "label", "integer"), rows)
        return f"<p><b>{escape(repr(self))}</b></p>{table}{asking}"

    def run(
        self, name: str | Path, /, *, languages: Sequence[str] | None = None, timeout: float | None = None,
        **arguments: object,
    ) -> Rows:  # fmt: skip
        """The answer of the catalogued query ``name``, as typed rows.

        An argument of kind iri takes an IRI, ``kind/slug``, a bare slug, or a name that means one thing of a kind that
        the query takes; a list means any of its items, an empty list gives no rows, None is no restriction.
        ``notes`` of the rows say of which arguments the graph knows no class, or nothing at all.

        An endpoint gets two requests at most: one for what is not yet known of the arguments, which is kept, and one
        for rows and missing labels; docs/endpoints.md has the cases with more.

        Args:
            name: such as ``outcomes/of_event``, or the path of a ``.rq`` file.
            languages: the order of languages for labels, this time.
            timeout: seconds until the whole answer is there, instead of the graph's own; see ``open_graph``.
            arguments: by the names in the query's header.

        Raises:
            UnknownQueryError: there is no such query.
            ArgumentError: an argument is missing, unknown or no value of its kind.
            WrongKindError: an argument is a thing of another kind than the query takes.
            UnknownNameError: an argument names nothing.
            AmbiguousNameError: an argument names several things.
            TooLongError: there was no answer in time.
        """
        with within(self.timeout if timeout is None else timeout), using(self.projects):
            query = catalogue.load(str(name))
            with nullcontext() if query.file else ours():
                return self._run(query, languages, arguments)

    def _run(self, query: catalogue.Query, languages: Sequence[str] | None, arguments: dict[str, object]) -> Rows:
        """The answer of a catalogued query, within the deadline."""
        wanted = checked_languages(languages) if languages is not None else self.languages
        columns, kinds = [each.name for each in query.columns], [each.kind for each in query.columns]
        given = given_to(query, arguments)
        if [] in given.values():  # rdflib cannot read an empty VALUES
            return Rows(columns, kinds, [])
        asked = [each for values in given.values() for each in values or () if isinstance(each, Argument)]
        # Where rows and labels come apart, kinds come with the labels if each argument can be one thing only.
        late = self.engine.remote and not self.engine.joins and all(len(each.candidates) == 1 for each in asked)
        before = self.lookup.asked
        found = {} if late else self._resolved(first_of(asked, remote=self.engine.remote))
        terms = {name: None if values is None else rendered(values, found) for name, values in given.items()}
        if len(terms) > 1 and " != ?" in query.text:
            from creativegraph.catalogue.bounds import check_apart

            check_apart(query, terms)
        text = catalogue.bind(query, terms, render_literal(wanted[0], "string"))
        labels = label_columns(columns, kinds)
        data, names = self._selected(query, text, labels, at_once=self.lookup.asked > before)
        empty = data.count(b"\n", 0, 1 << 12) < 2
        late_ones = [each for each in asked if each not in found and (empty or (late and not is_any(each)))]
        noted = {each: means for each, means in found.items() if empty or not is_any(each)}
        if not labels:
            self.lookup.look_up(late_ones)
            return self._remarked(text, Rows(columns, kinds, data, self.lookup.notes(late_ones, noted, empty=empty)))
        texts = columns_of(data, len(columns))
        bare = unlabelled(texts, labels)
        if names is None:  # blank nodes and literals have no label
            names = self.lookup.look_up(late_ones, filter(is_iri, bare))
        notes = self.lookup.notes(late_ones, noted, empty=empty)
        fill(texts, labels, best_labels(names, bare, wanted))
        return self._remarked(text, Rows(columns, kinds, zip(*converted(texts, kinds), strict=True), notes))

    def _selected(
        self, query: catalogue.Query, text: str, labels: Sequence[tuple[int, int]], *, at_once: bool
    ) -> tuple[bytes, list[Name] | None]:  # fmt: skip
        """The rows of a catalogued query as CSV, with names where both come in one answer."""
        if query.file:
            from creativegraph.engine import guard
            from creativegraph.files.query_depth import check_depth

            check_depth(text)
            guard.check_file(query.file, text)
        return self.engine.select_named(text, {each.name: each.kind for each in query.columns}, labels, at_once=at_once)

    def rows(
        self, name: str, row: type[Typed], languages: Sequence[str] | None = None, /, **arguments: object
    ) -> Answers[Typed]:
        """The answer of a catalogued query as a list of ``row`` objects, one field a column."""
        found = self.run(name, languages=languages, timeout=None, **arguments)
        return Answers([row(*each) for each in found], found.columns, found.kinds, found.notes)

    def sparql(
        self, text: str, *, allow_remote: bool = False, timeout: float | None = None
    ) -> "Rows | Graph | bool":  # fmt: skip
        """The answer to any SPARQL 1.1 query: Rows for SELECT, a Graph for CONSTRUCT and DESCRIBE, a bool for ASK.

        Args:
            text: the query.
            allow_remote: whether it may fetch from elsewhere.
            timeout: seconds until the whole answer is there, instead of the graph's own; see ``open_graph``.

        Raises:
            QueryError: the query cannot be parsed or run.
            RemoteAccessError: it would fetch from elsewhere and ``allow_remote`` is not set.
            TooLongError: there was no answer in time.
        """
        from creativegraph.engine import guard
        from creativegraph.files.query_depth import check_depth

        if not text.strip():
            raise QueryError("the query is empty; give a SPARQL query, such as SELECT * { ?s ?p ?o } LIMIT 10")
        guard.refuse_update(text)
        check_depth(text)
        if not allow_remote:
            guard.check_local(text)
        with within(self.timeout if timeout is None else timeout), using(self.projects):
            return self._answer(text)

    def _answer(self, text: str) -> "Rows | Graph | bool":
        """The answer to a query of any form, within the deadline."""
        with uncollected():
            answer = self.engine.ask_any(text)
        if isinstance(answer, bool):
            return answer
        if isinstance(answer, bytes):
            return Graph(OxigraphEngine(in_memory(answer)), self.languages, timeout=self.timeout)
        columns, rows = answer
        kinds = [kind_of(column) for column in zip(*rows, strict=True)] or ["string"] * len(columns)
        return self._remarked(text, Rows(columns, kinds, rows))

    def store(self) -> "Store":
        """All triples as a pyoxigraph store: the engine's own where it has one, not to be written to, else a copy."""
        engine = self.embedded()
        engine.changes = True
        return engine.store

    def embedded(self) -> OxigraphEngine:
        """The engine of an embedded graph itself; of another, one with a copy of all triples in memory.

        Its store changes some literals; its ``written`` has them as they were.
        """
        if isinstance(self.engine, OxigraphEngine):
            return self.engine
        from creativegraph.engine.written import in_memory_as_written

        return OxigraphEngine(*in_memory_as_written(self.engine.ntriples()))

    def to_rdflib(self) -> "RdflibGraph":
        """All triples as a new rdflib graph.

        Raises:
            FormatError: it has triple terms or texts that have a direction.
        """
        from creativegraph.engine.rdflib import rdflib_of

        return rdflib_of(self.engine.ntriples())

    def resolve(self, text: str, *takes: str) -> IRI:
        """The thing that ``text`` names; see ``run`` for what it may be. An IRI or ``kind/slug`` is taken as it is.

        Where ``takes`` names classes or code lists, as headers do, it must be of one of them. Raises what ``run`` does.
        """
        with using(self.projects):
            given = argument(text, takes)
            known = not takes and not given.key and given.candidates
            if known and len(given.candidates) > 1:  # there may be one of that name in several projects
                self.lookup.look_up([given])
                known = given.candidates if self.lookup.known.keys().isdisjoint(given.candidates) else ()
            return given.candidates[0] if known else self._resolved([given])[given].iri

    def labels(self, things: Iterable[str], languages: Sequence[str] | None = None) -> dict[str, str]:
        """The best label of each thing: by language in their order, then any, then its slug."""
        wanted = checked_languages(languages) if languages is not None else self.languages
        asked = sorted({IRI(thing) for thing in things if "://" in thing})
        return best_labels(self.lookup.look_up((), asked), asked, wanted)

    @cached_property
    def built(self) -> "Build | None":
        """The tables' claims where the graph was made of tables; of a project from the cache they are read now."""
        return self.read_tables()

    @cached_property
    def lookup(self) -> Lookup:
        """Cache of classes and labels of queried resources."""

        def table(text: str, width: int) -> list[Sequence[str]]:
            with within(self.timeout), ours():
                return list(zip(*columns_of(self.engine.select_ended(text), width), strict=True))

        return Lookup(table, lambda: self.index, remote=self.engine.remote)

    @cached_property
    def index(self) -> "Index":
        """The index of all names, made when first needed."""
        from creativegraph.names.index import Index, kept_index

        if self.engine.remote:  # whose keys have the codes; Virtuoso 7 cannot run names.rq
            return Index([(str(row[0]), str(row[1]), "") for row in self.run("claims/names")])

        def rows() -> list[Sequence[str]]:
            return self.lookup.table(filled("names", {"#codings": terms(naming_codes())}), 3)

        folder = self.engine.folder if isinstance(self.engine, OxigraphEngine) else None
        return kept_index(folder, rows) if folder else Index(rows())

    def _remarked(self, text: str, rows: Rows) -> Rows:
        """Return an answer with the remarks on it among its notes."""
        if self.remarks is not None:
            rows.notes += tuple(self.remarks(text, rows))
        if not self.engine.remote and not len(rows):
            from creativegraph.names.in_query import unknown_in

            rows.notes += tuple(unknown_in(text, lambda ask: bool(self.engine.ask_any(ask))))
        return rows

    def _resolved(self, asked: Sequence[Argument]) -> dict[Argument, Found]:
        """The thing that each argument means."""
        return dict(zip(asked, self.lookup.resolve(asked), strict=True))
