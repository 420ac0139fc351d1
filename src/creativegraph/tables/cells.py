"""Table cells as values: each read by its rules, each fault kept with its cell."""

import re
from collections.abc import Collection

from creativegraph.errors import Fault
from creativegraph.iris import CODES, RDF_TYPE, SLUG, THINGS, compact, expand, is_iri
from creativegraph.names.fold import fold
from creativegraph.names.suggest import clear, nearest
from creativegraph.tables import dates, numbers, rules
from creativegraph.tables.claim import Source
from creativegraph.tables.table import Row, Table
from creativegraph.tables.unclear import UnclearError
from creativegraph.tables.vocabulary import Property, Vocabulary

__all__ = ["LANGUAGE", "Cells"]

QUOTATION_MARKS = "\"'“”„‘’‚«»‹›` "
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
BOOLEANS = ("true", "false")
GARBLED = re.compile("á[»º].|Æ[°¡]|Ä‘|Ã[¡¢£¨©ª¬\u00ad²³´µ¹º½]")
"""What Vietnamese letters become if UTF-8 is read as Windows-1252; no language has these sequences."""
YES_OR_NO = {"yes": "true", "no": "false", "có": "true", "không": "false", "1": "true", "0": "false"}
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EXPECTED = {"integer": "digits, such as 200000", "decimal": "digits with a point, such as 21.0245"}


class Cells:
    """Reads single cells of tables and collects the faults."""

    def __init__(self, tables: list[Table], vocabulary: Vocabulary, unsure: frozenset[str] = frozenset()) -> None:
        self.tables = tables
        self.vocabulary = vocabulary
        self.faults: list[Fault] = []
        self.sources: dict[str, Source] = {}
        self.doubts: dict[str, set[str]] = {}
        self.unsure = unsure
        """Kinds of tables of which some are left out: whatever is not found may be in these."""
        self._things: dict[str, str | None] = {}
        self._source_lists: dict[str, tuple[str, ...]] = {}
        self._codes = tuple(map(compact, vocabulary.codes))
        self._classes = tuple(map(compact, vocabulary.classes))

    def fault(self, table: Table, row: Row, column: str, rule: str, **details: str) -> None:
        """Record that a cell breaks a rule; the details fill the rule's message, ``fix`` is the right content."""
        self.faults.append(rules.fault(table.cell(row.number, column), rule, **details))

    def meant(self, text: str, choices: Collection[str]) -> dict[str, str]:
        """Return the details of a fault in a name: the name given, a similar one, and the one clearly meant."""
        fix = clear(text, choices)
        return {"given": text, "near": fix or nearest(text, choices), "fix": fix}

    def doubt(self, thing: str, iri: str) -> None:
        """Record that it is uncertain which values a thing has for a property."""
        if thing and iri:
            self.doubts.setdefault(thing, set()).add(iri)

    def identifier(self, table: Table, row: Row, known: Collection[str]) -> str:
        """Return the row's id; a missing, malformed or used one is a fault."""
        name = table.get(row, "id")
        if not SLUG.fullmatch(name):
            fix = "" if (made := slug(name)) in known else made
            self.fault(table, row, "id", "not-an-id", given=name, expected="a-z, 0-9 and hyphens", fix=fix)
        elif name in known:
            self.fault(table, row, "id", "id-used", given=name, expected="an id never used before")
        return name

    def one_of(self, table: Table, row: Row, column: str, choices: Collection[str], default: str) -> str:
        """Return a cell that must hold one of ``choices``; ``default`` if it is empty."""
        text = table.get(row, column) or default
        if text not in choices and text != default:
            known = ", ".join(list(choices)[:8])
            self.fault(table, row, column, "not-a-choice", role=column, expected=known, **self.meant(text, choices))
        return text

    def number(self, table: Table, row: Row, column: str) -> int | None:
        """Return the integer of a cell, or None if it is empty."""
        text = table.get(row, column)
        if not text:
            return None
        try:
            number = int(numbers.parse(text, whole=True))
        except UnclearError:
            number = -1
        if not 0 <= number < 10**12:
            self.fault(table, row, column, "not-a-count", given=text, expected=EXPECTED["integer"])
            return None
        return number

    def sources_of(self, table: Table, row: Row, column: str = "sources") -> tuple[str, ...]:
        """The ids in a cell of sources; faults for none and for unknown ones."""
        cell = table.get(row, column)
        if cell in self._source_lists:
            return self._source_lists[cell]
        names = tuple(dict.fromkeys(cell.replace(";", " ").replace(",", " ").split()))
        unknown = [name for name in names if name not in self.sources]
        if not names:
            self.fault(table, row, column, "no-source", expected="the id of a source")
        for name in unknown:
            if "sources" in self.unsure and SLUG.fullmatch(name):
                self.doubt(f"{THINGS}source/{name}", RDF_TYPE)
                continue
            meant = self.meant(name, self.sources)
            if meant["fix"]:
                meant["fix"] = " ".join(meant["fix"] if each == name else each for each in names)
            self.fault(table, row, column, "unknown-source", expected=meant["near"], **meant)
        if names and not unknown:
            self._source_lists[cell] = names
        return names

    def thing(self, name: str) -> str | None:
        """Return the IRI of ``kind/slug``, a code, a CURIE or a full IRI; None if it is none of these."""
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

    def mended(self, text: str) -> str:
        """Return the name clearly meant by an invalid one; empty if there is none."""
        text = text.strip(QUOTATION_MARKS)
        if self.thing(text):
            return text
        if text.startswith("code/"):
            return clear(text, self._codes)
        kind, slash, name = text.partition("/")
        kind = kind.strip().lower()
        kind = kind if kind in self.vocabulary.kinds else clear(kind, self.vocabulary.kinds)
        found = f"{kind}/{slug(name)}"
        return found if slash and self.thing(found) else ""

    def thing_in(self, table: Table, row: Row, column: str) -> str:
        """Return the IRI of the thing that a cell names; none or several are a fault."""
        text = table.get(row, column)
        iri = self.thing(text)
        if iri is None:
            self.no_thing(table, row, column, text)
        return iri or ""

    def subject(self, table: Table, row: Row, column: str) -> str:
        """Return the IRI of the thing that a row is about; if the cell is wrong, the one clearly meant."""
        iri = self.thing_in(table, row, column)
        text = table.get(row, column)
        if text.startswith("code/"):
            self.fault(table, row, column, "about-a-code", given=text)
        return iri or self.thing(self.mended(text)) or ""

    def no_thing(self, table: Table, row: Row, column: str, text: str) -> None:
        """Record why a cell does not name a thing."""
        kind, slash, _ = text.partition("/")
        parts = re.split(r"[\s;,|]+", text)
        details = {"given": text, "expected": "kind/slug such as event/hcdf-2024", "fix": self.mended(text)}
        if not text:
            self.fault(table, row, column, "missing-thing", role=column, **details)
        elif len(parts) > 1 and (sum("/" in each or ":" in each for each in parts) > 1 or not details["fix"]):
            self.fault(table, row, column, "several-things", **{**details, "fix": ""})
        elif text.startswith("code/"):
            near = nearest(text, self._codes)
            self.fault(table, row, column, "unknown-code", **{**details, "near": near, "expected": near})
        elif slash and kind not in self.vocabulary.kinds:
            near = nearest(kind, self.vocabulary.kinds)
            self.fault(table, row, column, "unknown-kind", **{**details, "given": kind, "near": near})
        else:
            self.fault(table, row, column, "no-thing", **details)

    def language(self, table: Table, row: Row, kind: str, *, needed: bool) -> str:
        """Return the ``lang`` cell; required for text, a fault for all other values."""
        text = table.get(row, "lang")
        if needed and not text:
            self.fault(table, row, "lang", "language-missing", expected="vi, en or another code")
        elif text and kind and not needed:
            self.fault(table, row, "lang", "language-misplaced", kind=kind, given=text, expected="an empty cell")
        elif text and not LANGUAGE.fullmatch(text):
            fix = text.lower() if LANGUAGE.fullmatch(text.lower()) else ""
            self.fault(table, row, "lang", "language-unknown", given=text, fix=fix, expected="vi, en or another code")
            return "und"
        return text

    def edtf(self, table: Table, row: Row, column: str) -> str:
        """Return a date or period as EDTF, or an empty cell."""
        text = table.get(row, column)
        if text:
            try:
                return dates.parse(text)
            except UnclearError as error:
                self.fault(table, row, column, error.rule, **error.details)
        return text

    def value(self, table: Table, row: Row, used: Property, column: str) -> str:
        """Return a cell in the form of the property's kind of value."""
        text, kind = table.get(row, column), used.value
        if not kind:
            return text
        if kind == "thing":
            return self.thing_value(table, row, used, column)
        if not text:
            self.fault(table, row, column, "missing-value", expected="a value")
        elif kind in EXPECTED:
            return self.numeric(table, row, used, column)
        elif kind in ("period", "date"):
            return self.dated(table, row, used, column)
        elif kind == "boolean":
            return self.boolean(table, row, used, column)
        elif kind == "iri":
            if not is_iri(text):
                self.fault(table, row, column, "not-an-iri", given=text, expected="a whole address, https://…")
        else:
            self.check_text(table, row, column)
        return text

    def check_text(self, table: Table, row: Row, column: str) -> None:
        """Record control characters and wrongly decoded text."""
        text = table.get(row, column)
        if CONTROL.search(text):
            self.fault(table, row, column, "control-character", given=text, fix=CONTROL.sub("", text))
        elif not text.isascii() and (meant := ungarbled(text)) is not None:
            self.fault(table, row, column, "garbled-text", given=text, near=meant, fix=meant)

    def numeric(self, table: Table, row: Row, used: Property, column: str) -> str:
        """Return the canonical form of a number."""
        text, kind = table.get(row, column), used.value
        try:
            return numbers.parse(text, whole=kind == "integer")
        except UnclearError as error:
            details = {"expected": EXPECTED[kind], "property": used.name, "kind": kind, **error.details}
            rule = error.rule
        if rule in ("not-an-integer", "not-a-decimal") and (year := year_in(text)):
            rule, details["expected"] = "date-for-number", year
        self.fault(table, row, column, rule, **details)
        return text

    def dated(self, table: Table, row: Row, used: Property, column: str) -> str:
        """Return a period, or a single day if the property takes one."""
        before = len(self.faults)
        text = self.edtf(table, row, column)
        if used.value == "date" and not DAY.fullmatch(text) and len(self.faults) == before:
            self.fault(table, row, column, "not-a-day", given=text, property=used.name, expected="a day")
        return text

    def boolean(self, table: Table, row: Row, used: Property, column: str) -> str:
        """Return true or false."""
        text = table.get(row, column)
        if (small := text.lower()) in BOOLEANS:
            return small
        details = {"given": text, "property": used.name, "fix": YES_OR_NO.get(small, "")}
        self.fault(table, row, column, "not-a-boolean", expected="true or false", **details)
        return text

    def thing_value(self, table: Table, row: Row, used: Property, column: str) -> str:
        """Return the IRI of the thing that a cell names; for rdf:type it must be a class."""
        iri = self.thing_in(table, row, column)
        if used.iri == RDF_TYPE and iri and iri not in self.vocabulary.classes:
            meant = self.meant(table.get(row, column), self._classes)
            self.fault(table, row, column, "unknown-class", expected=meant["near"], **meant)
        return iri


def ungarbled(text: str) -> str | None:
    """Return the original of a text that was decoded with the wrong encoding; empty if it is lost.

    None if the text is not garbled.
    """
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return "" if GARBLED.search(text) else None


def year_in(text: str) -> str:
    """Return the year of a date; empty for everything else."""
    try:
        return dates.parse(text)[:4]
    except UnclearError:
        return ""


def slug(text: str) -> str:
    """Return text as a slug: lower case, without diacritics, with hyphens; empty if nothing is left."""
    made = "-".join(fold(text).split())
    return text if SLUG.fullmatch(text) else made if SLUG.fullmatch(made) else ""
