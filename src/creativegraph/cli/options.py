"""Options that several commands share, such as `--graph`, `--format` and `--timeout`: which graph, where rows go."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from creativegraph.cli.command import Argument, Offer, OneOf, Shared
from creativegraph.cli.here import named_here, use_places, use_projects, where_you_are
from creativegraph.cli.progress import progress
from creativegraph.cli.watch import limit, seconds
from creativegraph.errors import (
    ArgumentError,
    CreativeGraphError,
    UnknownNameError,
    UnknownQueryError,
)
from creativegraph.names.labels import LANGUAGES
from creativegraph.names.languages import check_languages

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = [
    "BACKGROUND",
    "CORRECTED",
    "FIELD",
    "GRAPH",
    "NAMED_GRAPH",
    "ON_MAPS",
    "ROWS",
    "SOURCES",
    "TEXTS",
    "Output",
    "Places",
    "any_of",
    "offer_as",
    "offer_of",
    "offer_of_things",
    "separated",
    "writes",
]

FIELD = ("cities/in_field", "field")
"""Whose parameter takes what is a field of cities."""
ROWS = ("table", "csv", "json", "xlsx", "parquet")
FOR_SPREADSHEETS = ("csv", "wkt")
ON_MAPS = (*ROWS, "geojson", "wkt")


class Output(NamedTuple):
    """Where rows go and in which format; CSV ``for_spreadsheets`` holds nothing that they take for a formula."""

    format: str
    path: Path | None = None
    for_spreadsheets: bool = False


def writes(formats: Sequence[str] = ROWS, names: Mapping[str, str] | None = None, default: str = "table") -> Shared:
    """Return the options ``--format`` and ``--output``, which a function gets as ``output``."""
    chosen = OneOf("format", formats, {"txt": "table", **(names or {})})
    options = [
        Argument("-f --format", f"Format of the answer.  [default: {default}]", chosen),
        Argument("-o --output FILE", "File to write instead of stdout; its ending gives the format.", Path),
        Argument("--for-spreadsheets", "With csv: an apostrophe before what a spreadsheet would take for a formula."),
    ]
    return Shared("output", options, partial(output_of, chosen))


def output_of(formats: OneOf, form: str | None, path: Path | None, for_spreadsheets: bool = False) -> Output:
    """Return where rows go: the ending of the file gives the format, unless both say the same."""
    ending = path.suffix.removeprefix(".").lower() if path else ""
    if path is not None and form is None:
        form = formats(ending)
    elif form != ending and ending in formats.choices:
        raise ArgumentError(f"{path} ends as {ending} and --format says {form}; leave one of them out")
    if for_spreadsheets and form not in FOR_SPREADSHEETS:
        raise ArgumentError(f"--for-spreadsheets goes with --format csv, not {form or 'table'}; leave one of them out")
    return Output(form or "table", path, for_spreadsheets)


def is_address(place: str) -> bool:
    """Return whether a place is the URL of an endpoint."""
    return place.lower().startswith(("http://", "https://"))


class Places(NamedTuple):
    """Which graph a command is about: its places, the languages of its labels, and its sources if not all count.

    ``timeout`` is how many seconds the command may take; in ``texts`` quotations without offsets are placed.
    """

    given: tuple[str, ...] = ()
    languages: tuple[str, ...] = LANGUAGES
    sources: tuple[str, ...] = ()
    corrected: bool = False
    background: bool = False
    timeout: float | None = None
    texts: Path | None = None

    @property
    def remote(self) -> bool:
        """Return whether the graph is at an endpoint."""
        return any(map(is_address, self.given))

    def of_sources(self) -> dict[str, Any]:
        """Return the arguments that choose sources; none where all count."""
        given = {"sources": self.sources, "corrected": self.corrected, "background": self.background}
        flags = [f"--{name}" for name, value in given.items() if value is True]
        if flags and not self.sources:
            raise ArgumentError(f"{flags[0]} goes with --sources; name sources or leave it out")
        return {name: value for name, value in given.items() if value}

    def within(self) -> dict[str, Any]:
        """Return the argument that limits the time of an endpoint's answer; it tells more than the end of a command."""
        return {} if self.timeout is None else {"timeout": self.timeout}

    def connected(self) -> "Graph":
        """Return the graph at an endpoint; projects that are named too give their questions, names and codes."""
        from creativegraph.endpoint.connect import connect
        from creativegraph.project import in_use, is_project

        if self.texts is not None:
            raise ArgumentError("the quotations of an endpoint have their places; leave out --texts")
        local = [each for each in self.given if not is_address(each)]
        if len(self.given) - len(local) > 1 or not all(map(is_project, local)) or self.of_sources():
            raise ArgumentError(
                "an endpoint is asked alone, or with the folder of a project that it holds; leave out the other places"
                " and --sources"
            )
        if local:
            use_places(local)
        url = next(filter(is_address, self.given))
        graph = connect(url, languages=self.languages, **self.within())
        graph.projects = in_use() if local else None
        return graph

    def open(self, *, lasting: bool = False) -> "Graph":
        """Open the graph: files and tables, or one at an endpoint; a ``lasting`` one for many questions."""
        if self.remote:
            return self.connected()
        from math import inf

        from creativegraph.engine import WarmingEngine
        from creativegraph.project import PACKAGED, use
        from creativegraph.store.open import open_graph

        chosen = [PACKAGED if each == "packaged" else each for each in self.given]
        with progress("opening the graph") as draw:
            wanted = LANGUAGES if self.languages == LANGUAGES else self.languages  # itself: a project has its own
            graph = open_graph(*chosen, **self.of_sources(), languages=wanted, texts=self.texts, progress=draw)
        if not lasting and isinstance(graph.engine, WarmingEngine):
            graph.engine.spent = -inf  # to copy it pays for many questions, and the next comes from another process
        use(graph.projects)
        if self.languages != Places().languages:
            check_languages(graph)
        return graph


def places_of(
    given: Sequence[str], languages: Sequence[str], sources: Sequence[str], corrected: bool, background: bool,
    texts: Path | None, timeout: float | None,
) -> Places:  # fmt: skip
    """Return the graph that options name; the time of the command begins."""
    places = Places(
        tuple(given), tuple(separated(languages)), tuple(separated(sources)), corrected, background, timeout, texts
    )
    limit(timeout, remote=places.remote)
    return places


def places_here(
    given: Sequence[str], languages: Sequence[str], sources: Sequence[str], corrected: bool, background: bool,
    texts: Path | None, timeout: float | None,
) -> Places:  # fmt: skip
    """Return the graph that options name, else that of the project where the command runs."""
    return places_of(given or named_here(), languages, sources, corrected, background, texts, timeout)


OF_GRAPHS = ("run", "find", "show", "why", "nearest", "plot", "network")
"""The commands that ask a graph."""


def advised(error: CreativeGraphError, words: Sequence[str]) -> str:
    """Return how a project is asked, where the words of a call name none, and something that its graph has not."""
    if not words or words[0] not in OF_GRAPHS:
        return ""
    if any(each.startswith(("-g", "--graph")) for each in words):
        given = [each.removeprefix("--graph=") for each in words if is_address(each.removeprefix("--graph="))]
        alone = given and sum(each.startswith(("-g", "--graph")) for each in words) == 1
        told = isinstance(error, (UnknownQueryError, UnknownNameError))
        return "; for a project that the endpoint holds, add `--graph FOLDER`" if alone and told else ""
    if isinstance(error, UnknownQueryError) and str(error).startswith("no query") and "mean" not in str(error):
        return "" if where_you_are(quiet=True) else "; those of a project need its folder, or `--graph FOLDER`"
    return ""


def offer_as(question: str, parameter: str) -> Offer:
    """Return what a shell offers for an option: what the parameter of a catalogued question takes."""

    def offered(typed: str, given: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, str]]:
        from creativegraph.catalogue import takes

        return offer_of(*takes(question, parameter))(typed, given)

    return offered


def offer_of_things() -> Offer:
    """Return what a shell offers for any thing: those of the classes that tables of kinds name."""

    def offered(typed: str, given: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, str]]:
        from creativegraph.project import LIBRARY, files

        use_projects([f"--graph={each}" for each in given.get("graph", ())])
        tables = (path for path in files("data", "kinds.csv") if not path.is_relative_to(LIBRARY))
        rows = (line for path in tables for line in path.read_text(encoding="utf-8").splitlines()[1:])
        takes = [row.split(",")[1] for row in rows if "," in row]
        return offer_of(*takes)(typed, given)

    return offered


def offer_of(*takes: str, text: str = "") -> Offer:
    """Return what a shell offers for an option: things of these kinds in the graph that the other options name."""

    def offered(typed: str, given: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
        from creativegraph.names.complete import complete

        try:
            places = Places(tuple(given.get("graph") or named_here(quiet=True)))
            return [] if places.remote else complete(places.open(), takes, typed, text)
        except CreativeGraphError:  # it is reported when the command runs
            return []

    return offered


SOURCES = Argument(
    "--sources SOURCES...",
    "Use only the claims of these sources, such as `article` or `article,vov2-51168`, as printed.",
    offer=offer_of("cg:Source"),
)  # fmt: skip
CORRECTED = Argument("--corrected", "With --sources: the corrected values instead of those that are printed wrong.")
TEXTS = Argument(
    "--texts FOLDER", "Folder of source texts, to verify quotations and place those without offsets.", Path
)  # fmt: skip
BACKGROUND = Argument("--background", "With --sources: also what others say of the places mentioned.")
GRAPH = Shared(
    "places",
    [
        Argument(
            "-g --graph PLACE...",
            "RDF file, table, folder or URL of an endpoint; use `packaged` for the packaged graph. Give it again for"
            " several together.  [default: the project where you are, else the packaged graph]",
        ),
        Argument(
            "-l --languages LANGUAGES...",
            "Languages of labels, best first; of messages only in `check`, `diff` and `plot`.",
            default=(",".join(LANGUAGES),),
        ),
        SOURCES,
        CORRECTED,
        BACKGROUND,
        TEXTS,
        Argument("--timeout SECONDS", "End the command if it takes longer, with exit code 1.", seconds),
    ],
    places_here,
)
NAMED_GRAPH = Shared("places", GRAPH.arguments, places_of)
"""That of a command whose own words name the graph too."""


def separated(texts: Iterable[str]) -> list[str]:
    """Return the parts of texts that are separated by commas or blanks."""
    return ",".join(texts).replace(",", " ").split()


def any_of(values: Sequence[str]) -> str | list[str] | None:
    """Return the values of a repeated option as the library takes them; None if none was given."""
    return (values[0] if len(values) == 1 else list(values)) or None
