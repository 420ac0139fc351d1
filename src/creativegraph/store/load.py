"""Reads tables and RDF files, the packaged ones among them, into a store in memory."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.engine.written import Written, relabelled
from creativegraph.errors import ArgumentError, Cell, Fault, FormatError, TableError, UnreadableError, shown
from creativegraph.files import ALSO_READ, RDF_ENDINGS
from creativegraph.files.document import check_document, too_long
from creativegraph.project import PACKAGED, Packaged, Projects
from creativegraph.store.content import content, format_of, is_rdf
from creativegraph.store.contexts import ContextError
from creativegraph.store.encodings import as_xml_reads, in_utf8, without_cleared_languages
from creativegraph.store.jsonld import parsed
from creativegraph.store.overlooked import is_fault, is_packed, lost, of_unread, outside_data, passed_over, without_rows
from creativegraph.store.written import RdfText, load_as_written, without_formulas

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat, Store, Triple
    from rdflib import Graph as RdflibGraph

    from creativegraph.engine import OxigraphEngine
    from creativegraph.tables import Build

__all__ = [
    "Loaded",
    "broken",
    "loaded",
    "loaded_alone",
    "needed_format",
    "parsed_triples",
    "split",
    "text_of",
    "triples_in",
    "vocabulary_lines",
]


def split(
    places: "Sequence[str | Path | Packaged | RdflibGraph]",
) -> tuple[list[Path], list[Path]]:
    """Tables and RDF files among the places."""
    from creativegraph.tables.sheets.files import ENDINGS, files_below

    tables, files = [], []
    for place in with_extended(places):
        if isinstance(place, Packaged):
            project.need_packaged()
            tables.append(project.folder("data"))
            continue
        if not isinstance(place, (str, Path)):
            raise ArgumentError(f"{shown(place)} is not a file or folder; an rdflib graph is opened alone")
        path = Path(place)
        if not str(place):
            raise ArgumentError("an empty name is not a file or folder; name one")
        if "://" in str(place):
            web = str(place).lower().startswith(("http://", "https://"))
            advice = "open an endpoint with connect" if web else "only URLs with http or https are endpoints"
            raise UnreadableError(f"{shown(place)} is not a file or folder; {advice}")
        if not path.exists():
            raise UnreadableError(f"{path} does not exist; check the name")
        if path.is_dir():
            below = files_below(path)
            found = [each for each in below if is_rdf(each)]
            files.extend(found)
            tables += folder_of_tables(path, below, holds_rdf=bool(found))
        elif path.suffix.lower() in ENDINGS:
            tables.append(path)
        else:
            files.append(path)
    return tables, files


def with_extended(
    places: "Sequence[str | Path | Packaged | RdflibGraph]",
) -> "Iterator[str | Path | Packaged | RdflibGraph]":
    """Yield places with the folders and files of projects in place of these, each after those that it extends."""
    from creativegraph.tables.projects.extended import is_project
    from creativegraph.tables.projects.folders import data_of, decisions_of, projects_of, shown_by

    if not any(map(is_project, places)):
        yield from places
        return
    projects, faults = projects_of(places)
    if projects is None:
        yield from () if faults else (PACKAGED,)
    else:
        ours = project.folder("data").resolve()
        for path in (path for each in projects.projects for path in data_of(each) if any(path.iterdir())):
            yield PACKAGED if path == ours else path
        yield from decisions_of(projects)
        yield from shown_by(projects)
    yield from (each for each in places if not is_project(each) and not isinstance(each, Packaged))


def folder_of_tables(folder: Path, below: Iterable[Path], *, holds_rdf: bool) -> list[Path]:
    """The folder itself if tables are below it; it must hold these or RDF."""
    from creativegraph.tables.sheets.files import is_table, of_links

    if any(map(is_table, below)):
        return [folder]
    if holds_rdf:
        return []
    raise UnreadableError(
        f"{folder} holds no table (.csv, .tsv, .xlsx) and no RDF file{of_links(folder)}{of_unread(folder)}; add one or"
        " name another folder"
    )


def needed_format(path: Path) -> "RdfFormat":
    """Return the RDF format that a file's name says.

    Raises:
        FormatError: the name has no ending that is known.
    """
    found = format_of(path)
    if found is None and is_packed(path):
        raise FormatError(f"{path} is packed; unpack it and give what is inside")
    if found is None:
        known = " ".join(sorted(f".{each}" for each in RDF_ENDINGS + ALSO_READ))
        raise FormatError(f"{path} has no known ending; name it .csv, .tsv or .xlsx for a table, or {known} for RDF")
    return found


class Loaded(NamedTuple):
    """What was opened: an engine in memory, the tables' claims, the RDF files, the faults of what cannot be read.

    ``notes`` says what was passed over without harm.
    """

    engine: "OxigraphEngine"
    built: "Build | None"
    files: tuple[Path, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
    projects: Projects | None = None

    @property
    def store(self) -> "Store":
        """The store of the engine, filled now if nothing needed it before."""
        return self.engine.store

    @property
    def written(self) -> Written:
        """The literals of the files that the store holds in another form."""
        return self.engine.written


def loaded(  # noqa: PLR0913 - each is one way to choose what is loaded
    places: "Sequence[str | Path | Packaged | RdflibGraph]", sources: str | Iterable[str] | None, *,
    lenient: bool = False, corrected: bool = False, background: bool = False, apart: bool = False,
) -> Loaded:  # fmt: skip
    """A store in memory with tables and files, or ``apart`` with files only, and the tables' claims.

    Faults are raised; ``lenient`` keeps them, and what can be read is loaded. Of ``sources`` the claims are taken as
    printed, or ``corrected``, and with the ``background`` of what they mention.
    """
    from creativegraph.tables.projects.folders import projects_of
    from creativegraph.tables.rules import is_violation

    projects, faults = projects_of(places)
    if any(map(is_violation, faults)) and not lenient:
        raise TableError(faults)
    if faults and projects is None:  # of a faulty manifest nothing but its faults is told
        places, sources = (), None
    with project.using(projects):
        made = loaded_in(places, sources, lenient=lenient, corrected=corrected, background=background, apart=apart)
    return made._replace(projects=projects, faults=(*faults, *made.faults))


def loaded_in(  # noqa: PLR0913 - as loaded
    places: "Sequence[str | Path | Packaged | RdflibGraph]", sources: str | Iterable[str] | None, *,
    lenient: bool, corrected: bool, background: bool, apart: bool,
) -> Loaded:  # fmt: skip
    """Return what ``loaded`` does, the projects among the places being in use."""
    from creativegraph.engine import OxigraphEngine, in_memory
    from creativegraph.engine.text import TextEngine
    from creativegraph.tables import build

    tables, files = split(places)
    if sources is not None and not tables:
        raise ArgumentError("sources can be chosen in tables only; give tables, not RDF files")
    built = (
        build(tables, sources=sources, corrected=corrected, background=background, lenient=lenient) if tables else None
    )
    engine: OxigraphEngine
    if built and lenient and not files:  # validation takes text, and may need no store
        engine = TextEngine(built.ntriples())
    else:
        parts = () if built and apart else built.sorted_parts() if built else vocabulary_lines()
        engine = OxigraphEngine(in_memory(parts))
    there = Loaded(engine, built, (), tuple(built.faults) if built else ())
    return with_files(there, places, files, lenient=lenient)


def loaded_alone(places: "Sequence[str | Path | Packaged | RdflibGraph]", *, lenient: bool = False) -> Loaded:
    """A store in memory with the RDF files in some places and nothing else, without ontology and code lists."""
    from creativegraph.engine import OxigraphEngine, in_memory

    _, files = split(places)
    return with_files(Loaded(OxigraphEngine(in_memory(b"")), None), places, files, lenient=lenient)


def with_files(
    there: Loaded, places: "Sequence[str | Path | Packaged | RdflibGraph]", files: Iterable[Path], *, lenient: bool
) -> Loaded:
    """Return what is loaded together with the RDF files in some places; one that is named there must be readable."""
    from creativegraph.tables.projects.foreign import facts_of_others
    from creativegraph.tables.rules import is_violation
    from creativegraph.tables.sheets.files import unreadable

    overlooked = [each for place in with_extended(places) for each in passed_over(place)]
    overlooked += [each for place in places for each in outside_data(place)]
    if there.built:
        overlooked += [each for place in places for each in without_rows(place, there.built.tables)]
    faults, read = [*there.faults, *filter(is_fault, overlooked)], []
    named = {Path(each) for each in places if isinstance(each, (str, Path))}
    for path in files:
        try:
            found = load_file(there.store, there.written, path)
        except UnreadableError as error:
            if not lenient or path in named:
                raise
            found = [unreadable(path, error)]
        if not any(each.rule in UNREAD for each in found):
            found = [*found, *(facts_of_others(path, used) if (used := project.in_use()) else ())]
            read.append(path)
        faults += found
    wrong = next((each for each in faults if is_violation(each)), None)
    if wrong is not None and not lenient:
        raise UnreadableError(str(wrong))
    notes = [each for each in overlooked if not is_fault(each)]
    return there._replace(files=tuple(read), faults=tuple(faults), notes=tuple(notes))


def vocabulary_lines() -> bytes:
    """The ontology and the code lists as N-Triples, of the projects in use."""
    return lines_in(project.in_use())


@lru_cache(maxsize=4)
def lines_in(projects: Projects | None) -> bytes:
    """The ontology and the code lists of projects as N-Triples."""
    from creativegraph.tables import build

    with project.using(projects):
        return build([], lenient=True).ntriples()


UNREAD = ("broken-rdf", "context-not-fetched", "unreadable-file")
"""The faults of files of which nothing is kept."""


def load_file(store: "Store", written: Written, path: Path) -> list[Fault]:
    """Load an RDF file into the default graph; return what keeps it, or a part of it, from being read.

    Nothing is kept of a file that breaks off.
    """
    chosen = needed_format(path)
    try:
        text = RdfText(path, text_of(path), chosen)
        count = load_as_written(store, written, text)
    except SyntaxError as error:
        return [broken(path, error)]
    except MemoryError as error:
        raise UnreadableError(too_long(str(path))) from error
    return lost(text, empty=not count)


def broken(path: Path, error: SyntaxError) -> Fault:
    """Return the parse error of an RDF file as a fault."""
    from creativegraph.tables.rules import fault

    rule = "context-not-fetched" if isinstance(error, ContextError) else "broken-rdf"
    return fault(Cell(str(path), "", error.lineno or 1, error.offset or 1), rule, given=error.msg)


def triples_in(path: Path) -> "list[Triple]":
    """Return all triples of a file in their order, whatever graph the file puts them in.

    Raises:
        UnreadableError: it is missing or is not the RDF that its name says; the message names the line.
    """
    try:
        return parsed_triples(path)
    except SyntaxError as error:
        raise UnreadableError(str(broken(path, error))) from error
    except MemoryError as error:
        raise UnreadableError(too_long(str(path))) from error


def parsed_triples(path: Path) -> "list[Triple]":
    """Return all triples of a file; blank nodes of two files are different."""
    from pyoxigraph import parse

    chosen = needed_format(path)
    base = path.absolute().as_uri()
    if chosen.file_extension == "jsonld":
        return [each.triple for each in relabelled(parsed(text_of(path), base), "b")]
    quads = parse(text_of(path), format=chosen, base_iri=base, rename_blank_nodes=True)
    return [each.triple for each in (without_formulas(quads) if chosen.file_extension == "n3" else quads)]


def text_of(path: Path) -> bytes:
    """The bytes of a file as UTF-8 without byte order mark, unpacked if it is gzipped.

    Raises:
        UnreadableError: the file cannot be opened, or a parser would not survive it.
        SyntaxError: it is not gzipped, or broken off.
    """
    data = in_utf8(content(path))
    if (chosen := format_of(path)) is not None:
        check_document(data, chosen.file_extension, str(path))
        if chosen.file_extension == "rdf":
            return without_cleared_languages(as_xml_reads(data))
    return data
