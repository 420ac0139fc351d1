"""A catalogued query: its file, what it takes and gives, and its text with arguments in place of its examples.

The example is the parameter: ``VALUES ?source { <…/leaflet> }  # param`` runs unchanged in any editor;
a call replaces what is between the braces by rendered terms, so nothing can break out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.catalogue.drawn import COLUMNS
from creativegraph.catalogue.header import Parameter, Source, declared, header_of, help_in
from creativegraph.errors import UnknownQueryError, shown

__all__ = ["Column", "Parameter", "Query", "bind", "bound", "load", "names", "parse", "takes"]

PARAM = re.compile(r"^[ \t]*VALUES \?(\w+) \{.*\}[ \t]*# (param|language)[ \t]*$", re.MULTILINE)
COMPUTED = r"[^()]*"
for _ in range(6):  # parentheses within parentheses
    COMPUTED = rf"[^()]*(?:\({COMPUTED}\)[^()]*)*"
PLAIN = r"^(?i:SELECT) (?:(?i:DISTINCT) )?((?:\?\w+\s+)+)(?=(?i:WHERE|FROM)\b|\{)"
SELECTED = rf"^(?i:SELECT) (?:(?i:DISTINCT) )?((?:\?\w+\s+|\({COMPUTED}AS \?\w+\)\s*)+)"
NAME = re.compile(r"[a-z0-9_]+/[a-z0-9_]+")
RESERVED = frozenset({"languages", "name", "timeout"})  # options of ``Graph.run`` itself


class Column(NamedTuple):
    """What a query gives back; ``optional`` columns can be absent in a row. ``help`` is one sentence, or empty.

    ``holds`` are the classes and code lists of which its things are, where the header says so.
    """

    name: str
    kind: str
    optional: bool
    help: str = ""
    holds: tuple[str, ...] = ()


class Query(NamedTuple):
    """A catalogued query.

    ``row`` is what one row is, ``counts`` how rows count: what counts once, ties, what is left out, the order, units.
    ``positional`` are the optional parameters that the Python function also takes by position.
    """

    name: str
    summary: str
    answers: str
    counts: str
    added: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    row: str = ""
    positional: tuple[str, ...] = ()
    file: str = ""
    """Where one of one's own is; empty for those of the library."""

    @property
    def needed(self) -> list[str]:
        """The names of the parameters that a call must give."""
        return [each.name for each in self.parameters if not each.optional]


def takes(name: str, parameter: str) -> tuple[str, ...]:
    """Return what the parameter of a query takes: classes and code lists; nothing where there is no such query."""
    found = load(name).parameters if name in names() else ()
    return next((each.takes for each in found if each.name == parameter), ())


def names() -> tuple[str, ...]:
    """Return the names of all queries, sorted: those of the projects in use."""
    return packaged_names() if project.in_use() is None else tuple(sorted(set(names_there())))


@cache
def packaged_names() -> tuple[str, ...]:
    """Return the names of the packaged queries."""
    with project.using(None):
        return tuple(sorted(names_there()))


def names_there() -> Iterator[str]:
    """Yield the names of the queries in the folders in use."""
    return map(name_of, project.files("queries", "*/*.rq"))


def name_of(path: Path) -> str:
    """Return the name of the query in a file: its topic and its own."""
    return f"{path.parent.name}/{path.stem}"


def load(name: str) -> Query:
    """Return the query of that name, or in the file of that name if it ends in ``.rq``.

    Raises:
        UnknownQueryError: there is none; the message has the nearest names.
        CatalogueError: its header or text is broken; the message has file and line.
    """
    return read(name) if name.endswith(".rq") or project.in_use() is not None else catalogued(name)


@cache
def catalogued(name: str) -> Query:
    """Return a query of the catalogue, read once; own files are read anew, since people edit them between calls."""
    return read(name)


def read(name: str) -> Query:
    """Return the query of that name from its file."""
    own = name.endswith(".rq")
    path = Path(name) if own else file_of(name)
    if not own and not (NAME.fullmatch(name) and path.is_file()):
        if (used := project.in_use()) is not None and name in packaged_names():
            raise UnknownQueryError(
                f"{name} is a query of the packaged project, which {used.own.name} does not extend;"
                f' write "{project.NAME}" in extends of {used.own.folder / project.MANIFEST} to ask it'
            )
        if some := [each for each in names() if each.startswith(f"{name.removesuffix('/')}/")]:
            raise UnknownQueryError(f"{shown(name)} is a topic, not a query; its queries are {', '.join(some)}")
        from creativegraph.names.suggest import did_you_mean  # an answer needs no advice

        advice = did_you_mean(name, names(), "Did you mean {}? ", 3, 0.5)
        raise UnknownQueryError(f"no query named {shown(name)}. {advice}List them with `creativegraph queries`.")
    try:
        text = path.read_text(encoding="utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnknownQueryError(f"the query file {shown(name)} is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise UnknownQueryError(
            f"cannot read the query file {shown(name)}: {error.strerror}; check the name"
        ) from error
    ours = not own and is_below(path.parent.absolute(), packaged_folders())
    return parse(name, str(path), text)._replace(file="" if ours else str(path))


@lru_cache(maxsize=256)
def is_below(folder: Path, some: tuple[Path, ...]) -> bool:
    """Return whether a folder is below one of some."""
    return any(folder.resolve().is_relative_to(each.resolve()) for each in some)


def packaged_folders() -> tuple[Path, Path]:
    """Return the folders of the queries of the library and of the packaged project."""
    return project.LIBRARY / "queries", project.folder("queries")


def file_of(name: str) -> Path:
    """Return where the query of a name is, or would be."""
    if project.in_use() is None:
        here, there = (each / f"{name}.rq" for each in packaged_folders())
        return here if here.is_file() else there
    found = project.files("queries", f"{name}.rq") if NAME.fullmatch(name) else []
    return found[0] if found else Path(f"{name}.rq")


@lru_cache(maxsize=1024)
def parse(name: str, file: str, text: str) -> Query:
    """Return the query in ``text``; ``file`` is what messages name. A site loads each of its questions six times."""
    source = Source(file, text)
    header = header_of(source)
    asked, given = declared(source, header, "params"), declared(source, header, "columns")
    helps = help_in(source, header, [each.name for each in (*asked, *given)])
    parameters = tuple(each._replace(help=helps.get(each.name, "")) for each in asked)
    own = {key: sentence for key, sentence in helps.items() if key not in {each.name for each in asked}}
    columns = tuple(Column(each.name, each.kind, each.optional, own.get(each.name, ""), each.takes) for each in given)
    check_text(source, parameters, columns)
    check_drawn(source, str(header.get("draws") or ""), [each.name for each in columns])
    summary, answers, counts, added, row = (
        str(header.get(key) or "").strip() for key in ("summary", "answers", "counts", "added", "row")
    )
    positional = tuple(str(header.get("positional") or "").split())
    if odd := set(positional) - {each.name for each in asked if each.optional}:
        raise source.fault("positional:", f"positional names {shown(odd.pop())}, which is not an optional parameter")
    return Query(name, summary, answers, counts, added, parameters, columns, text, row, positional)


def check_drawn(source: Source, what: str, columns: Sequence[str]) -> None:
    """Refuse a question that says that it draws what nothing draws, or that has not the columns for it."""
    if what and what not in COLUMNS:
        from creativegraph.names.suggest import did_you_mean

        advice = did_you_mean(what, COLUMNS) or f"use one of {', '.join(COLUMNS)}"
        raise source.fault("draws:", f"nothing is called {shown(what)} that can be drawn; {advice}")
    if missing := [each for each in COLUMNS.get(what, "").split() if each not in columns]:
        raise source.fault("draws:", f"to draw {what} the columns {', '.join(missing)} are missing; add them")


def check_text(source: Source, parameters: Sequence[Parameter], columns: Sequence[Column]) -> None:
    """Refuse a text without a line for each parameter, or that does not select the columns in their order."""
    lines = {match[1] for match in PARAM.finditer(source.text) if match[2] == "param"}
    wanted = {each.name for each in parameters}
    for name in sorted(wanted - lines):
        raise source.fault(
            f"VALUES ?{name} ",
            f"the parameter {name} has no line `VALUES ?{name} {{ … }}  # param`; write one with an"
            " example, alone on its line and with `# param` at its end, in each group that needs it",
        )
    for name in sorted(lines - wanted):
        raise source.fault(
            f"VALUES ?{name} ",
            f"`# param` marks ?{name}, which is no parameter; add `{name}: kind` under params, or delete the mark",
        )
    known = {each.name for each in columns if each.kind == "iri"}
    for each in columns:
        if each.kind == "label" and each.name.removesuffix("_label") not in known:
            advice = f"{each.name} is not the label of an iri column; name it <column>_label"
            raise source.fault(f"{each.name}:", advice)
    if RESERVED & wanted:
        raise source.fault("params:", "a parameter cannot be named languages, name or timeout")
    found = selected_in(source.text)
    expected = [each.name for each in columns]
    if found != expected:
        raise source.fault(
            "SELECT",
            f"SELECT gives {' '.join(found) or 'nothing'}, the header's columns are {' '.join(expected)};"
            " make them equal",
        )


def selected_in(text: str) -> list[str]:
    """Return the columns that the first SELECT of a query gives."""
    if (first := re.search(r"^(?i:SELECT) ", text, re.MULTILINE)) is None:
        return []
    if plain := re.match(PLAIN, text[first.start() :]):  # the other pattern takes a millisecond to compile
        return plain[1].replace("?", "").split()
    selected = re.search(SELECTED, text, re.MULTILINE)
    columns = re.sub(r"\([^?]*.*?AS (\?\w+)\)", r"\1 ", selected[1]) if selected else ""
    return re.findall(r"(?:AS )?\?(\w+)\)?\s", columns)


def bind(query: Query, values: Mapping[str, Sequence[str] | None], language: str) -> str:
    """Return the text of ``query`` with rendered terms in place of its examples.

    ``None`` drops the parameter's line (no restriction), an empty list gives no rows.
    """
    return bound(query.text, values, language)


def bound(text: str, values: Mapping[str, Sequence[str] | None], language: str = "") -> str:
    """Return a query's text with rendered terms in place of its examples, see ``bind``."""
    parts = list(split(text))
    for place in range(1, len(parts), 3):
        name, role = parts[place : place + 2]
        terms = [language] if role == "language" else values.get(name)
        parts[place : place + 2] = "", f"  VALUES ?{name} {{ {' '.join(terms)} }}" if terms is not None else ""
    return "".join(parts)


@lru_cache(maxsize=1024)
def split(text: str) -> list[str]:
    """Return a text in parts: what stands before a line to be replaced, its name, its role, and so on."""
    return PARAM.split(text)
