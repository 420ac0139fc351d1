"""Cells as values: each read with its rules, each fault kept with its place."""

import re
from collections.abc import Iterable

from creativegraph.building import periods
from creativegraph.building.claims import Source
from creativegraph.building.tables import Row, Table
from creativegraph.building.vocabulary import Property, Vocabulary
from creativegraph.errors import Fault, shown
from creativegraph.values import CODES, SLUG, THINGS, compact, expand, is_iri

__all__ = ["ADVICE", "LANGUAGE", "Cells", "canonical", "nearest"]

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
LEXICAL = {
    "integer": re.compile(r"[+-]?[0-9]{1,18}"),
    "decimal": re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?"),
    "boolean": re.compile(r"true|false"),
}
ADVICE = {
    "integer": "write up to 18 digits, such as 200000",
    "decimal": "write digits with a point, such as 21.0245",
    "boolean": "write true or false",
    "period": "write an EDTF date such as 2024-11, 2024-07-01/2024-07-05 or 2025/2035",
}


class Cells:
    """Reads single cells of tables and collects the faults."""

    def __init__(self, tables: list[Table], vocabulary: Vocabulary) -> None:
        self.tables = tables
        self.vocabulary = vocabulary
        self.faults: list[Fault] = []
        self.sources: dict[str, Source] = {}
        self._things: dict[str, str | None] = {}
        self._source_lists: dict[str, tuple[str, ...]] = {}

    def fault(self, table: Table, row: Row, column: str, message: str) -> None:
        """Remember one fault."""
        self.faults.append(table.fault(row, column, message))

    def identifier(self, table: Table, row: Row, known: Iterable[str]) -> str:
        """The row's id; faults where it is missing, malformed or taken."""
        name = table.get(row, "id")
        if not SLUG.fullmatch(name):
            self.fault(table, row, "id", f"{shown(name)} is no id; use a-z, 0-9 and hyphens, such as a001")
        elif name in known:
            self.fault(table, row, "id", f"id {name!r} is already used; give this row one never used before")
        return name

    def one_of(self, table: Table, row: Row, column: str, choices: Iterable[str], default: str) -> str:
        """A cell that must hold one of ``choices``; ``default`` where it is empty."""
        text = table.get(row, column) or default
        options = tuple(choices)
        if text not in options and text != default:
            near = nearest(text, options)
            self.fault(table, row, column, f"{shown(text)} is no {column}; {near}use {', '.join(options[:8])}")
        return text

    def number(self, table: Table, row: Row, column: str) -> int | None:
        """A cell that must hold a whole number, or nothing."""
        text = table.get(row, column)
        if not text:
            return None
        if not text.isdecimal() or len(text) > 12:
            self.fault(table, row, column, f"{shown(text)} is no number of characters; {ADVICE['integer']}")
            return None
        return int(text)

    def sources_of(self, table: Table, row: Row, column: str = "sources") -> tuple[str, ...]:
        """The ids in a cell of sources; faults for none and for unknown ones."""
        cell = table.get(row, column)
        if cell in self._source_lists:
            return self._source_lists[cell]
        names = tuple(dict.fromkeys(cell.replace(";", " ").replace(",", " ").split()))
        unknown = [name for name in names if name not in self.sources]
        if not names:
            self.fault(table, row, column, "a statement needs its source; name one of a sources table")
        for name in unknown:
            near = nearest(name, self.sources)
            self.fault(table, row, column, f"unknown source {shown(name)}; {near}add it to a sources table")
        if names and not unknown:
            self._source_lists[cell] = names
        return names

    def thing(self, name: str) -> str | None:
        """The IRI of ``kind/slug``, a code, a CURIE or a full IRI; None if it is none of these."""
        if name not in self._things:
            self._things[name] = self._thing(name)
        return self._things[name]

    def _thing(self, name: str) -> str | None:
        iri = expand(name)
        if iri is not None:
            if iri.startswith(CODES) and iri not in self.vocabulary.codes:
                return None
            return iri if is_iri(iri) else None
        kind, slash, slug = name.partition("/")
        if slash and kind in self.vocabulary.kinds and SLUG.fullmatch(slug):
            return THINGS + name
        return None

    def thing_in(self, table: Table, row: Row, column: str) -> str:
        """The thing that a cell names; faults where it names none, or several."""
        text = table.get(row, column)
        iri = self.thing(text)
        if iri is None:
            self.fault(table, row, column, self.why_no_thing(text, column))
        return iri or ""

    def subject(self, table: Table, row: Row, column: str) -> str:
        """The thing that a row is about."""
        iri = self.thing_in(table, row, column)
        if table.get(row, column).startswith("code/"):
            self.fault(table, row, column, "a claim is not about a code; codes are kept in data/codes")
        return iri

    def why_no_thing(self, text: str, column: str) -> str:
        """What to tell a curator whose cell names nothing."""
        if not text:
            return f"the {column} is missing; write kind/slug such as event/hcdf-2024"
        if len(re.split(r"[\s;,|]+", text)) > 1:
            return f"{shown(text)} holds more than one thing; one value a row, give each a row of its own"
        if text.startswith("code/"):
            codes = [compact(code) for code in self.vocabulary.codes]
            return f"unknown code {shown(text)}; {nearest(text, codes)}see data/codes"
        kind = text.partition("/")[0]
        if "/" in text and kind not in self.vocabulary.kinds:
            return f"unknown kind {shown(kind)}; {nearest(kind, self.vocabulary.kinds)}see data/kinds.csv"
        return f"{shown(text)} names no thing; write kind/slug in a-z, 0-9 and hyphens, or a full IRI"

    def language(self, table: Table, row: Row, kind: str, *, needed: bool) -> str:
        """The ``lang`` cell; needed for words, out of place beside any other value."""
        text = table.get(row, "lang")
        if needed and not text:
            self.fault(table, row, "lang", "words need their language; write vi, en or another code")
        elif text and kind and not needed:
            self.fault(table, row, "lang", f"a value of kind {kind} has no language; leave the cell empty")
        elif text and not LANGUAGE.fullmatch(text):
            self.fault(table, row, "lang", f"{shown(text)} is no language code; write vi, en, fr …")
            return "und"
        return text

    def edtf(self, table: Table, row: Row, column: str) -> str:
        """A cell that holds an EDTF date, or nothing."""
        text = table.get(row, column)
        if text:
            try:
                periods.parse(text)
            except ValueError:
                self.fault(table, row, column, f"{shown(text)} is no date; {ADVICE['period']}")
        return text

    def value(self, table: Table, row: Row, used: Property, column: str) -> str:
        """A cell checked against the kind of value that the property takes."""
        text, kind = table.get(row, column), used.value
        if not kind:
            return text
        if kind == "thing":
            iri = self.thing_in(table, row, column)
            if used.name == "rdf:type" and iri and iri not in self.vocabulary.classes:
                near = nearest(text, map(compact, self.vocabulary.classes))
                self.fault(table, row, column, f"unknown class {shown(text)}; {near}see ontology/")
            return iri
        if not text:
            self.fault(table, row, column, "the value is missing; a row states one value")
        elif kind == "iri":
            if not is_iri(text):
                self.fault(table, row, column, f"{shown(text)} is no IRI; write it whole, https://…")
        elif kind == "period":
            return self.edtf(table, row, column)
        elif (pattern := LEXICAL.get(kind)) and not pattern.fullmatch(text):
            message = f"{shown(text)} is not of kind {kind}, which {used.name} takes; {ADVICE[kind]}"
            self.fault(table, row, column, message)
        elif kind in ("text", "string") and CONTROL.search(text):
            self.fault(table, row, column, f"{shown(text)} holds a control character; type the words again")
        return canonical(kind, text)


def canonical(kind: str, text: str) -> str:
    """The canonical text of a number, so that one value has one literal on every engine."""
    if kind not in ("integer", "decimal") or not LEXICAL[kind].fullmatch(text):
        return text
    whole, _, part = text.lstrip("+-").partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    number = f"{whole}.{part}" if part else whole
    return f"-{number}" if text.startswith("-") and number != "0" else number


def nearest(text: str, choices: Iterable[str]) -> str:
    """``did you mean x? `` for the nearest of ``choices``, empty where none is near."""
    import difflib

    if len(text) > 200:
        return ""
    near = difflib.get_close_matches(text, list(choices), 1, 0.6)
    return f"did you mean {near[0]}? " if near else ""
