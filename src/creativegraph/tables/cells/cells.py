"""Reads the cells of a row by the kinds of their columns, each fault with its cell; dates.py, numbers.py read texts."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress

from creativegraph.iris import IRI, LANGUAGE, LEXICAL, RDF_TYPE, SLUG, compact, is_iri, owned
from creativegraph.names.fold import fold
from creativegraph.project import own_first
from creativegraph.tables.cells import dates, numbers
from creativegraph.tables.cells.things import ThingCells, slug
from creativegraph.tables.property import Property
from creativegraph.tables.ranks import RESULT
from creativegraph.tables.rules import UnclearError
from creativegraph.tables.table import Table
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["Cells"]

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
GARBLED = re.compile("á[»º].|Æ[°¡]|Ä‘|Ã[¡¢£¨©ª¬\u00ad²³´µ¹º½]")
"""What Vietnamese letters become if UTF-8 is read as Windows-1252; no language has these sequences."""
YES_OR_NO = {"yes": "true", "no": "false", "có": "true", "không": "false", "1": "true", "0": "false"}
SCHEMES = {each: each for each in ("mode", "rank", "confidence")} | {"kind": "source-kind", "error": "error-type"}
"""The code lists of the columns that take one of a few codes by its last part or its label."""
DAY = re.compile(LEXICAL["date"])


class Cells(ThingCells):
    """Reads the cells of one row after the other, by the names of their columns, and collects the faults."""

    def __init__(self, tables: list[Table], vocabulary: Vocabulary, unsure: frozenset[str] = frozenset()) -> None:
        super().__init__(tables, vocabulary, unsure)
        self.fields: dict[tuple[str, str], str] = {}
        """In which field of a dataset a property stands, by source and property, with or without a language."""
        self.subject_of_row, self.key_of_row = "", ""
        """The thing that the row of a claims table is about, and the property or code that it says of it."""
        self.sources_of_row: tuple[str, ...] = ()
        self._source_lists: dict[tuple[str, str], tuple[str, ...]] = {}
        self._own_names: dict[tuple[str, int], list[str]] = {}

    def identifier(self, known: Collection[str]) -> str:
        """Return the row's id; a missing, malformed or used one is a fault."""
        name = self.get("id")
        if not SLUG.fullmatch(name):
            made = slug(name)
            self.fault("id", "not-an-id", given=name, fix="" if self.own(made) in known else made)
        elif self.own(name) in known:
            self.fault("id", "id-used", given=name)
        return self.own(name)

    def sources_of(self, column: str = "sources") -> tuple[str, ...]:
        """The ids in a cell of sources; faults for none and for unknown ones."""
        cell = self.get(column)
        if (there := self._source_lists.get((self.table.owner, cell))) is not None:
            return there
        given = dict.fromkeys(cell.replace(";", " ").replace(",", " ").split())
        names = tuple(map(self.source_in, given) if self.table.owner else given)
        unknown = [name for name in names if name not in self.sources or not self.is_known(name)]
        if not names:
            self.fault(column, "no-source")
        for name in unknown:
            if "sources" in self.unsure and SLUG.fullmatch(name):
                self.doubt(owned("source", name), RDF_TYPE)
                continue
            bare, own = name.removeprefix(self.own("")), self.own_names()
            meant = self.likely(column, bare, own).fix
            fix = meant and " ".join(meant if each == name else each.removeprefix(self.own("")) for each in names)
            self.unknown(column, "unknown-source", bare, own, fix=fix)
        if names and not unknown:
            self._source_lists[self.table.owner, cell] = names
        return names

    def own_names(self) -> Collection[str]:
        """Return the ids of sources as the table has them: those of its own project without the name of that."""
        key = (self.table.owner, len(self.sources))
        if (there := self._own_names.get(key)) is None:
            there = self._own_names[key] = [each.removeprefix(self.own("")) for each in self.sources]
        return there

    def source_in(self, text: str) -> str:
        """Return the source that a cell names; one that the project does not have itself is that of another."""
        name = self.id_in(text)
        others = [] if name in self.sources else [each for each in self.sources if each.rpartition(":")[2] == text]
        others = list(filter(self.is_known, others))
        return others[0] if len(others) == 1 and ":" not in text else name

    def language_of(self, sources: Sequence[str]) -> str:
        """Return the language of the first source that has one, else the first one of the project."""
        said = (self.sources[each].lang for each in sources if each in self.sources)
        return next(filter(None, said), self.languages[0])

    def language(self, kind: str = "") -> str:
        """Return the ``lang`` cell; required for values of kind text, a fault for those of all other kinds.

        In a table without this column texts are in the languages of their sources.
        """
        text = self.get("lang")
        if kind == "text" and "lang" not in self.table.columns:
            text = next((self.sources[each].lang for each in self.sources_of_row if each in self.sources), "")
        if kind == "text" and not text:
            self.fault("lang", "language-missing")
        elif text and kind and kind != "text":
            self.fault("lang", "language-misplaced", kind=kind, given=text)
        elif text and not LANGUAGE.fullmatch(text):
            fix = text.lower() if LANGUAGE.fullmatch(text.lower()) else ""
            self.fault("lang", "language-unknown", given=text, fix=fix, expected="table.language-missing.expected")
            return "und"
        return text

    def one_of(self, column: str, choices: Sequence[str], default: str) -> str:
        """Return a cell that must hold one of ``choices``, all of which a fault lists; ``default`` if it is empty."""
        text = self.get(column) or default
        if text == default or text in choices:
            return text
        if named := self.choice_called(column, text, choices):
            return named
        self.unknown(column, "not-a-choice", text, choices, role=column, expected=", ".join(choices))
        return text

    def choice_called(self, column: str, text: str, choices: Collection[str]) -> str:
        """Return the one choice of a column whose code has a text as a label; empty if there is none."""
        scheme = SCHEMES.get(column.rpartition(" ")[2], "")
        found = {IRI(each).slug for each in self.named.of(text, scheme) if f"/code/{scheme}/" in each} if scheme else ()
        known = [each for each in found if each in choices]
        return known[0] if len(known) == 1 else ""

    def number(self, column: str) -> int | None:
        """Return the integer of a cell, or None if it is empty."""
        text = self.get(column)
        if not text:
            return None
        try:
            number = int(numbers.parse(text, whole=True))
        except UnclearError:
            number = -1
        if not 0 <= number < 10**12:
            self.fault(column, "not-a-count", given=text, expected="table.not-an-integer.expected")
            return None
        return number

    def edtf(self, column: str, unread: Collection[str] = ()) -> str:
        """Return a date or period as EDTF, or an empty cell; what breaks a rule of ``unread`` is kept as it is."""
        text = self.get(column)
        try:
            return dates.parse(text) if text else ""
        except UnclearError as error:
            if error.rule not in unread:
                self.fault(column, error.rule, **error.details)
        return text

    def value(self, used: Property, column: str, part: str | None = None) -> str:
        """Return a cell in the form of the property's kind of value, or a ``part`` of it that names a thing."""
        text, kind = self.get(column), used.value
        if not kind:
            return text
        if kind == "thing":
            return self.thing_value(used, column, part)
        if not text:
            self.fault(column, "missing-value")
        elif kind in ("integer", "decimal", "number"):
            return self.numeric(used, column)
        elif kind in ("period", "date"):
            return self.dated(used, column)
        elif kind == "boolean":
            return self.boolean(used, column)
        elif kind == "iri":
            if not is_iri(text):
                self.fault(column, "not-an-iri", given=text)
        else:
            self.check_text(column, text)
        return text

    def thing_value(self, used: Property, column: str, part: str | None = None) -> str:
        """Return the IRI of the thing that a cell names; for rdf:type it must be a class."""
        called = (self.get(column) if part is None else part) if used.iri == RDF_TYPE else ""
        named = self.known.classes_called.get(fold(called), []) if called and ":" not in called else []
        if len(classes := own_first(named, self.table.owner)) == 1:
            return classes[0]
        if classes:
            self.fault(column, "name-of-several", given=called, expected=", ".join(map(compact, classes)))
            return ""
        iri = self.thing_in(column, used.scheme, part)
        if used.iri == RDF_TYPE and iri and iri not in self.known.classes:
            self.unknown(column, "unknown-class", self.get(column), tuple(map(compact, self.known.classes)))
        if used.own and iri and used.scheme and f"/code/{used.scheme}/" not in iri:
            listed = self.list_of(f"code/{used.scheme}/") or f"code/{used.scheme}/…"
            self.fault(column, "not-a-choice", given=self.get(column), role=used.name, expected=listed)
        return iri

    def numeric(self, used: Property, column: str) -> str:
        """Return the canonical form of a number."""
        text = self.get(column)
        try:
            return (
                numbers.any_number(text)
                if used.value == "number"
                else numbers.parse(text, whole=used.value == "integer")
            )
        except UnclearError as error:
            rule, details = error.rule, error.details
        if rule in ("not-an-integer", "not-a-decimal"):
            with suppress(UnclearError):
                details["expected"], rule = dates.parse(text)[:4], "date-for-number"
        if rule == "number-with-qualifier" and used.name != RESULT:
            details |= {"code": "", "why": "table.number-with-qualifier.plain"}
        self.fault(column, rule, **{"property": used.name, "kind": used.value, "why": "", **details})
        return text

    def dated(self, used: Property, column: str) -> str:
        """Return a period, or a single day if the property takes one."""
        before = len(self.faults)
        text = self.edtf(column)
        if used.value == "date" and not DAY.fullmatch(text) and len(self.faults) == before:
            self.fault(column, "not-a-day", given=text, property=used.name)
        return text

    def boolean(self, used: Property, column: str) -> str:
        """Return true or false."""
        text = self.get(column)
        small = text.lower()
        if small in ("true", "false"):
            return small
        self.fault(column, "not-a-boolean", given=text, property=used.name, fix=YES_OR_NO.get(small, ""))
        return text

    def check_text(self, column: str, text: str) -> None:
        """Record control characters and wrongly decoded text."""
        if not text.isascii() and (meant := ungarbled(text)) is not None:
            self.fault(column, "garbled-text", given=text, near=meant, fix=meant)
        elif CONTROL.search(text):
            self.fault(column, "control-character", given=text, fix=CONTROL.sub("", text))


def ungarbled(text: str) -> str | None:
    """Return the original of a text that was decoded with the wrong encoding; empty if it is lost.

    None if the text is not garbled.
    """
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return "" if GARBLED.search(text) else None
