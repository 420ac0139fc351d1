"""The catalogue of queries: one ``.rq`` file each, its ``#+`` header read as YAML.

The example is the parameter: ``VALUES ?city { <…/hanoi> }  # param`` runs unchanged in any editor;
a call replaces what is between the braces by rendered terms, so nothing can break out.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import CatalogueError, UnknownQueryError, shown
from creativegraph.iris import CONVERTERS

__all__ = ["KINDS", "Column", "Parameter", "Query", "bind", "load", "names"]

KINDS = frozenset(CONVERTERS)
PARAM = re.compile(r"^[ \t]*VALUES \?(\w+) \{.*\}[ \t]*# (param|language)[ \t]*$", re.MULTILINE)
SELECTED = re.compile(
    r"^(?i:SELECT) (?:(?i:DISTINCT) )?"
    r"((?:\?\w+\s+|\([^()]*(?:\([^()]*\)[^()]*)*AS \?\w+\)\s*)+)",
    re.MULTILINE,
)
PLAIN = re.compile(r'#\+ (  )?(\w+):(?: +(?:(\w(?:.*[^\s:])?)|"([^"\\]*)"))? *')
NAME = re.compile(r"[a-z0-9_]+/[a-z0-9_]+")
HEADER_KEYS = frozenset({"summary", "answers", "counts", "params", "columns", "added", "tags", "replaced_by"})


RESERVED = frozenset({"languages", "name"})


class Parameter(NamedTuple):
    """What a query asks for."""

    name: str
    kind: str
    optional: bool


class Column(NamedTuple):
    """What a query gives back; ``optional`` columns can be absent in a row."""

    name: str
    kind: str
    optional: bool


class Query(NamedTuple):
    """A catalogued query."""

    name: str
    summary: str
    answers: str
    counts: str
    added: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    @property
    def needed(self) -> list[str]:
        """The parameters that a call must give."""
        return [each.name for each in self.parameters if not each.optional]


def path_of(name: str) -> Path:
    """The file of a query: one of the catalogue by ``topic/name``, or any file by its path."""
    if name.endswith(".rq"):
        return Path(name)
    return project.folder("queries") / f"{name}.rq"


@cache
def names() -> tuple[str, ...]:
    """The names of all queries, sorted."""
    base = project.folder("queries")
    return tuple(sorted(path.relative_to(base).with_suffix("").as_posix() for path in base.glob("*/*.rq")))


def load(name: str) -> Query:
    """The query of that name, or in the file of that name if it ends in ``.rq``.

    Raises:
        UnknownQueryError: there is none; the message has the nearest names.
        CatalogueError: its header or text is broken; the message has file and line.
    """
    return read(name) if name.endswith(".rq") else catalogued(name)


@cache
def catalogued(name: str) -> Query:
    """A query of the catalogue, read once; own files are read anew, since people edit them between calls."""
    return read(name)


def read(name: str) -> Query:
    """The query of that name, from its file."""
    path = path_of(name)
    if not name.endswith(".rq") and not (NAME.fullmatch(name) and path.is_file()):
        raise UnknownQueryError(unknown(name))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnknownQueryError(f"cannot read the query file {shown(name)}: {error}") from error
    return parse(name, str(path), text)


def unknown(name: str) -> str:
    """What to tell someone who asks for a query that is not there."""
    import difflib

    near = difflib.get_close_matches(name[:200], names(), 3, 0.5)
    advice = f"Did you mean {' or '.join(near)}? " if near else ""
    return f"no query named {shown(name)}. {advice}List them with `creativegraph queries`."


def parse(name: str, file: str, text: str) -> Query:
    """The query in ``text``; ``file`` is where faults are reported."""
    header = header_of(file, text)
    parameters = tuple(Parameter(*each) for each in declared(file, text, header, "params"))
    columns = tuple(Column(*each) for each in declared(file, text, header, "columns"))
    check_text(file, text, parameters, columns)
    return Query(
        name, str(header["summary"]).strip(), str(header.get("answers") or "").strip(),
        str(header.get("counts") or "").strip(), str(header.get("added") or ""), parameters, columns, text,
    )  # fmt: skip


def plain_header(lines: Sequence[str]) -> Mapping[str, object] | None:
    """The header if all its lines are plain, as YAML reads them; else None. Importing YAML takes 20 ms."""
    header: dict[str, object] = {}
    inner: dict[str, str] | None = None
    for line in lines:
        found = PLAIN.fullmatch(line)
        if not found or not line.isprintable() or ": " in (found[3] or "") or " #" in (found[3] or ""):
            return None
        nested, key, text = found[1], found[2], found[3] or found[4]
        if nested and inner is None:
            return None
        if nested and inner is not None:
            inner[key] = text or ""
        else:
            inner = {} if text is None else None
            header[key] = inner if text is None else text
    return {key: value or "" for key, value in header.items()}


def header_of(file: str, text: str) -> Mapping[str, object]:
    """The YAML header of a query file."""
    lines = text.split("\n")
    last = next((place for place, line in enumerate(lines) if not line.startswith("#+")), len(lines))
    if not last:
        raise CatalogueError(f"{file}:1: no header; begin the file with `#+ summary: …`")
    return check_header(file, text, plain_header(lines[:last]) or yaml_header(file, lines[:last]))


def yaml_header(file: str, lines: Sequence[str]) -> object:
    """What YAML makes of the lines of a header."""
    import yaml

    try:
        header: object = yaml.load("\n".join(line[2:] for line in lines), Loader=yaml.BaseLoader)  # noqa: S506 - builds texts only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "not YAML"
        raise CatalogueError(f"{file}:{line}: the header is not YAML ({problem}); mend that line") from error
    return header


def check_header(file: str, text: str, header: object) -> Mapping[str, object]:
    """The header if its keys are those that a header has."""
    if not isinstance(header, dict):
        raise CatalogueError(f"{file}:1: the header holds no keys; write `#+ summary: …`")
    for key in header:
        if key not in HEADER_KEYS:
            line = line_with(text, f"{key}:")
            known = " ".join(sorted(HEADER_KEYS))
            raise CatalogueError(f"{file}:{line}: unknown key {shown(key)}; a header has {known}")
    for key in ("summary", "columns"):
        if not header.get(key):
            raise CatalogueError(f"{file}:1: the header has no {key}; add `#+ {key}: …`")
    return header


def line_with(text: str, part: str) -> int:
    """The number of the first line that holds ``part``, 1 if none does."""
    return next((n for n, line in enumerate(text.split("\n"), start=1) if part in line), 1)


def declared(file: str, text: str, header: Mapping[str, object], key: str) -> list[tuple[str, str, bool]]:
    """Names, kinds and optionality under ``params`` or ``columns``."""
    entries = header.get(key) or {}
    if not isinstance(entries, dict):
        raise CatalogueError(f"{file}:{line_with(text, key + ':')}: {key} must be lines of `name: kind`")
    found = []
    for name, kind in entries.items():
        bare = str(kind).removesuffix("?")
        if bare not in KINDS or (bare == "label" and key == "params"):
            line = line_with(text, f"{name}:")
            raise CatalogueError(
                f"{file}:{line}: {name} has the unknown kind {shown(kind)}; use one of {' '.join(sorted(KINDS))}"
            )
        found.append((str(name), bare, str(kind).endswith("?")))
    return found


def check_text(file: str, text: str, parameters: Sequence[Parameter], columns: Sequence[Column]) -> None:
    """The text must have one line for each parameter, and select the columns in their order."""
    lines = [match[1] for match in PARAM.finditer(text) if match[2] == "param"]
    wanted = [each.name for each in parameters]
    if set(lines) != set(wanted):
        odd = sorted(set(lines) ^ set(wanted))
        raise CatalogueError(
            f"{file}:1: parameters and `VALUES ?x {{ … }}  # param` lines differ in {', '.join(odd)};"
            " each parameter has one, in each group that needs it"
        )
    known = {each.name for each in columns if each.kind == "iri"}
    for each in columns:
        if each.kind == "label" and each.name.removesuffix("_label") not in known:
            line = line_with(text, f"{each.name}:")
            raise CatalogueError(f"{file}:{line}: {each.name} is no label of an iri column; name it <column>_label")
    if RESERVED & set(wanted):
        raise CatalogueError(f"{file}:{line_with(text, 'params:')}: a parameter cannot be named languages or name")
    selected = SELECTED.search(text)
    found = (
        re.findall(r"(?:AS )?\?(\w+)\)?\s", re.sub(r"\([^?]*.*?AS (\?\w+)\)", r"\1 ", selected[1])) if selected else []
    )
    expected = [each.name for each in columns]
    if found != expected:
        raise CatalogueError(
            f"{file}:{line_with(text, 'SELECT')}: SELECT gives {' '.join(found) or 'nothing'},"
            f" the header's columns are {' '.join(expected)}; make them equal"
        )


def bind(query: Query, values: Mapping[str, Sequence[str] | None], language: str) -> str:
    """The text of ``query`` with rendered terms in place of its examples.

    ``None`` drops the parameter's line (no restriction), an empty list gives no rows.
    """
    return bound(query.text, values, language)


def bound(text: str, values: Mapping[str, Sequence[str] | None], language: str = "") -> str:
    """A query's text with rendered terms in place of its examples, see ``bind``."""

    def line(match: re.Match[str]) -> str:
        name, role = match[1], match[2]
        terms = [language] if role == "language" else values.get(name)
        return f"  VALUES ?{name} {{ {' '.join(terms)} }}" if terms is not None else ""

    return PARAM.sub(line, text)
