"""The header of a query file: its ``#+`` lines as YAML, and what each key may hold.

::

    #+ summary: Numbers of claims by source, largest first.
    #+ answers: Which sources have most claims?
    #+ row: A source and its number of claims.
    #+ counts: >-
    #+   A claim counts once for each of its sources. Deprecated claims do not count.
    #+ params:
    #+   source: iri<cg:SourceDocument>?
    #+ columns:
    #+   source: iri
    #+   source_label: label
    #+   claims: integer
    #+ help:
    #+   source: Only claims of this source.
    #+ added: "0.1"

``help`` has one sentence by the name of a parameter or column; where both have one name it is the parameter's.
``positional`` names optional parameters that the Python function also takes by position.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from creativegraph.errors import CatalogueError, shown
from creativegraph.iris import KINDS, PREFIXES

__all__ = ["Parameter", "Source", "declared", "header_of", "help_in"]

PLAIN = re.compile(r'#\+ (  )?(\w+):(?: +(?:(\w(?:.*[^\s:])?)|"([^"\\]*)"|(>-)))? *')
KEY = re.compile(r"#\+ (  )?(\w+):")
BLOCKS = frozenset({"params", "columns", "help"})
FOLDED = re.compile(r"#\+   (\S(?:.*\S)?)")
HEADER_KEYS = frozenset(
    {
        "summary",
        "answers",
        "row",
        "counts",
        "params",
        "columns",
        "help",
        "positional",
        "draws",
        "added",
        "tags",
        "replaced_by",
    }
)
ACCEPTED = {
    "iri": "any thing", "string": "text", "integer": "a whole number", "year": "a year", "decimal": "a number",
    "date": "a day such as 2024-11-30", "boolean": "true or false", "class": "a class", "property": "a property",
}  # fmt: skip
KIND = re.compile(r"(\w+)(?:<([^<>]*)>)?(\??)")
CHOICE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
TAKEN = re.compile(r"class|property|code:[a-z0-9]+(?:-[a-z0-9]+)*|(?P<prefix>\w+):[A-Za-z][\w-]*|https?://[^\s<>]+")


class Parameter(NamedTuple):
    """What a query asks for.

    ``takes`` are the classes (``cg:Source``), code lists (``code:rank``), ``class`` or ``property`` of which a thing
    must be one; empty for any thing and for other kinds than iri. ``help`` is one sentence, or empty. ``choices`` are
    the words of which a text must be one, empty for any text.
    """

    name: str
    kind: str
    optional: bool
    takes: tuple[str, ...] = ()
    help: str = ""
    choices: tuple[str, ...] = ()

    @property
    def accepts(self) -> str:
        """What a value must be, for readers: ``cg:Claim or cg:Source``, ``a code of the list indicator``, ``text``."""
        if not self.takes and not self.choices:
            return ACCEPTED[self.kind]
        each = list(self.choices) or [
            f"a code of the list {one[5:]}" if one.startswith("code:") else ACCEPTED.get(one, one) for one in self.takes
        ]
        return " or ".join([", ".join(each[:-1]), each[-1]] if each[1:] else each)


class Source(NamedTuple):
    """A query file: what messages call it, and its text."""

    file: str
    text: str

    def fault(self, part: str, message: str) -> CatalogueError:
        """Return the error of the first line that has ``part``, of the first of all if none has."""
        line = next((n for n, line in enumerate(self.text.split("\n"), start=1) if part in line), 1)
        return CatalogueError(f"{self.file}:{line}: {message}")


def header_of(source: Source) -> Mapping[str, object]:
    """Return the header of a query file by its keys.

    Raises:
        CatalogueError: the header is missing or broken; the message has file and line.
    """
    lines = list(takewhile(lambda line: line.startswith("#+"), source.text.split("\n")))
    if not lines:
        raise source.fault("", "no header; begin the file with `#+ summary: …`")
    refuse_repeated(source.file, lines)
    return checked(source, plain_header(lines) or yaml_header(source.file, lines))


def refuse_repeated(file: str, lines: Sequence[str]) -> None:
    """Refuse a key or name that comes twice; YAML would take the last one without a word."""
    seen: set[tuple[str, str]] = set()
    block = ""
    for number, line in enumerate(lines, start=1):
        found = KEY.match(line)
        if found is None or (found[1] and block not in BLOCKS):
            continue
        block = block if found[1] else found[2]
        entry = (block if found[1] else "", found[2])
        if entry in seen:
            raise CatalogueError(f"{file}:{number}: {found[2]} comes twice; keep one of the two lines")
        seen.add(entry)


def plain_header(lines: Sequence[str]) -> Mapping[str, object] | None:
    """Return the header as YAML reads it if all its lines are plain, else None. Importing YAML takes 20 ms."""
    header: dict[str, object] = {}
    inner: dict[str, str] | None = None
    folded: str | None = None
    for line in lines:
        if not line.isprintable():
            return None
        if folded and (more := FOLDED.fullmatch(line)):
            header[folded] = f"{header[folded]} {more[1]}".lstrip()
            continue
        found = PLAIN.fullmatch(line)
        if not found or ": " in (found[3] or "") or " #" in (found[3] or ""):
            return None
        nested, key, text = found[1], found[2], found[3] or found[4]
        if nested and (inner is None or found[5]):
            return None
        folded = key if found[5] else None
        if nested and inner is not None:
            inner[key] = text or ""
        else:
            inner = {} if text is None and not folded else None
            header[key] = inner if inner is not None else text or ""
    return {key: value or "" for key, value in header.items()}


def yaml_header(file: str, lines: Sequence[str]) -> object:
    """Return what YAML makes of the lines of a header."""
    import yaml

    class Plain(yaml.BaseLoader):
        """Reads texts, and no references: a few of these can stand for gigabytes."""

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            """Return a node that is written where it stands."""
            if self.check_event(yaml.AliasEvent):
                event = self.peek_event()  # type: ignore[no-untyped-call]
                raise yaml.composer.ComposerError(None, None, "write out what *… refers to", event.start_mark)
            return super().compose_node(parent, index)

    try:
        header: object = yaml.load("\n".join(line[2:] for line in lines), Loader=Plain)  # noqa: S506 - builds texts only
    except RecursionError as error:
        raise CatalogueError(f"{file}:1: the header nests its brackets too deep; write one key a line") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "not YAML"
        raise CatalogueError(f"{file}:{line}: the header is not YAML ({problem}); correct that line") from error
    return header


def checked(source: Source, header: object) -> Mapping[str, object]:
    """Return the header if it has the keys of one."""
    if not isinstance(header, dict):
        raise source.fault("", "the header has no keys; write `#+ summary: …`")
    for key in header:
        if key not in HEADER_KEYS:
            from creativegraph.names.suggest import did_you_mean  # an answer needs no advice

            advice = did_you_mean(str(key), HEADER_KEYS)
            known = " ".join(sorted(HEADER_KEYS))
            raise source.fault(f"{key}:", f"unknown key {shown(key)}; {advice}a header has {known}")
    for key in ("summary", "columns"):
        if not header.get(key):
            raise source.fault("", f"the header has no {key}; add `#+ {key}: …`")
    return header


def declared(source: Source, header: Mapping[str, object], key: str) -> tuple[Parameter, ...]:
    """Return what stands under ``params`` or ``columns``."""
    found = []
    for name, text in entries(source, header, key).items():
        try:
            kind, optional, within = kind_of(text, key)
            chosen, takes = (within, ()) if kind == "string" else ((), within)
            found.append(Parameter(name, kind, optional, takes, choices=chosen))
        except ValueError as error:
            raise source.fault(f"{name}:", f"{name} has {error}") from error
    return tuple(found)


def entries(source: Source, header: Mapping[str, object], key: str) -> dict[str, str]:
    """Return the lines under a key, each of a name and a text."""
    value = header.get(key) or {}
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        shape = "name: One sentence." if key == "help" else "name: kind"
        raise source.fault(f"{key}:", f"{key} must be lines of `{shape}`")
    return {str(name): str(each) for name, each in value.items()}


def kind_of(text: str, key: str) -> tuple[str, bool, tuple[str, ...]]:
    """Return kind, optionality and classes or choices of ``iri<cg:Claim cg:Source>?`` or ``string<high low>``.

    Raises:
        ValueError: there is no such kind; the message says what is wrong.
    """
    if not text.strip():
        raise ValueError(f"no kind; add one of {' '.join(sorted(KINDS))}")
    found = KIND.fullmatch(text)
    if not found or found[1] not in KINDS or (found[1] == "label" and key == "params"):
        raise ValueError(f"the unknown kind {shown(text)}; use one of {' '.join(sorted(KINDS))}")
    if found[2] is None:
        return found[1], bool(found[3]), ()
    takes = tuple(found[2].split())
    if found[1] == "string" and key == "params" and takes and all(map(CHOICE.fullmatch, takes)):
        return "string", bool(found[3]), takes
    if found[1] != "iri" or not takes:
        raise ValueError(f"the kind {shown(text)}; only a parameter of kind iri takes classes, such as iri<cg:Source>")
    for each in takes:
        match = TAKEN.fullmatch(each)
        if not match or (match["prefix"] and match["prefix"] not in PREFIXES):
            raise ValueError(
                f"the unknown kind of thing {shown(each)}; use class, property, code:LIST or a class such as cg:Source"
            )
    return "iri", bool(found[3]), takes


def help_in(source: Source, header: Mapping[str, object], names: Sequence[str]) -> dict[str, str]:
    """Return the sentences under ``help``, by the name of a parameter or column."""
    found = entries(source, header, "help")
    for name in (each for each in found if each not in names):
        has = ", ".join(dict.fromkeys(names))
        raise source.fault(
            f"{name}:", f"help for {shown(name)}, which is neither parameter nor column; the query has {has}"
        )
    return found
