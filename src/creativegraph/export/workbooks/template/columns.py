"""The columns of tables to fill in: which list or rule each has, what it takes, and what is written beside it.

The notes are the definitions of the ontology and ``template.*`` of messages/messages.csv.
"""

from collections.abc import Sequence

from creativegraph.export.workbooks.choices import Lists
from creativegraph.export.workbooks.style import Column
from creativegraph.export.workbooks.template.domains import Domains
from creativegraph.export.workbooks.template.stock import Stock
from creativegraph.export.workbooks.template.words import Words
from creativegraph.iris import RDF_TYPE, compact
from creativegraph.messages.table import is_key, message
from creativegraph.tables.cells.groups import LISTS
from creativegraph.tables.property import Property
from creativegraph.tables.table import NEEDED, QUALIFIERS

__all__ = ["Columns"]

WIDTHS = {
    "id": 12, "subject": 38, "thing": 38, "property": 26, "value": 38, "sources": 18, "quote": 40, "title": 40,
    "address": 34, "note": 30, "reason": 34, "reason_vi": 34, "publisher": 24, "wrong": 14, "right": 14,
}  # fmt: skip
OF_CODES = {"mode": "mode", "rank": "rank", "confidence": "confidence", "kind": "source-kind", "error": "error-type"}
RULES = {"id": "id", "read": "day", "entered_on": "day", "date": "period", "covers": "period", "from": "period",
         "to": "period", "when": "period", "term": "period", "compared_with": "period", "address": "iri",
         "archive": "iri", "characters": "integer",
         "start": "integer", "end": "integer"}  # fmt: skip
OF_VALUES = {
    "integer": "integer",
    "decimal": "decimal",
    "number": "decimal",
    "date": "day",
    "period": "period",
    "iri": "iri",
}
WIDEST = 34
VALUE_WIDTHS = {"thing": 32, "text": 40, "iri": 34, "string": 20}
EARLIEST, LATEST = 1000, 3000
"""A whole number within these by its shape is a year."""
CODED = ("mode", "rank", "confidence")
"""Columns whose codes are written as such: they are few, and their notes say what they mean."""


class Columns:
    """Makes columns, and the lists that they choose from."""

    def __init__(self, lists: Lists, words: Words, stock: Stock, domains: Domains) -> None:
        self.lists, self.words, self.stock, self.domains = lists, words, stock, domains
        self.language = words.languages[0]

    def fixed(self, kind: str, name: str, example: str = "") -> Column:
        """Return a column that each table of a kind has."""
        key = f"template.column.{name}"
        label = message(key, self.language) if is_key(key) else name
        note = (
            message(f"template.note.{name}", self.language, example=example) if is_key(f"template.note.{name}") else ""
        )
        return Column(
            name, WIDTHS.get(name, 16), note, self.list_of(name), name != "sources", RULES.get(name, ""),
            "" if label == name else label, name in NEEDED[kind],
        )  # fmt: skip

    def list_of(self, name: str) -> str:
        """Return the list of a column that takes codes."""
        scheme = OF_CODES.get(name)
        if scheme is None:
            return ""
        if name in CODED:
            there = sorted(each for each in self.words.known.codes if f"/code/{scheme}/" in each)
            return self.lists.add(scheme, [each.rpartition("/")[2] for each in there])
        return self.lists.add(scheme, self.words.codes(scheme))

    def claims(self, example: str) -> list[Column]:
        """Return the columns of claims in short form: those that most rows have, then what some rows have."""
        things = self.lists.add("things", self.stock.choices(()))
        properties = self.lists.add("properties", self.properties())
        first = [
            self.fixed("claims", name, example)
            for name in ("id", "subject", "property", "value", "sources", "quote", "start", "end", "page")
        ]
        first[1] = first[1]._replace(choices=things, strict=False)
        first[2] = first[2]._replace(choices=properties)
        there = {column for short in self.words.known.shorts.values() for column in short.parts}
        more = [self.qualifier(name) for name in QUALIFIERS if name in there]
        last = [self.fixed("claims", name) for name in ("mode", "rank", "reason", "confidence", "from", "to", "note")]
        return [*first, *more, *last]

    def properties(self) -> list[str]:
        """Return what property cells take: labels in their order, then what only ids can say."""
        keys = [self.words.key(each) for each in self.words.keys]
        return sorted(set(keys), key=lambda each: (":" in each or each.startswith("code/"), each.lower()))

    def qualifier(self, name: str) -> Column:
        """Return a column of claims that says more of a row in short form."""
        used = {
            short.parts[name].name: short.parts[name]
            for short in self.words.known.shorts.values()
            if name in short.parts
        }
        label = self.words.caption(next(iter(used.values())).iri)
        notes = list(dict.fromkeys(filter(None, (self.words.meaning(each.iri) for each in used.values()))))
        choices, strict = self.choices_of(name, list(used.values()))
        values = {each.value for each in used.values()}
        rule = RULES.get(name, "") or ("period" if values == {"period"} else "")
        return Column(name, 28 if choices else 18, "\n".join(notes), choices, strict, "" if choices else rule, label)

    def choices_of(self, name: str, used: Sequence[Property]) -> tuple[str, bool]:
        """Return the list of a column for some properties, and whether nothing else is taken."""
        if any(each.value != "thing" for each in used):
            return "", False
        schemes = LISTS.get(name, tuple(dict.fromkeys(each.scheme for each in used)))
        if all(schemes):
            found = [each for scheme in schemes for each in self.words.codes(scheme)]
            return self.lists.add("_".join(schemes[:2]), found), len(schemes) == 1
        ranges = {each for one in used for each in self.domains.ranges.get(one.iri, ())}
        return self.things(ranges), False

    def things(self, classes: set[str]) -> str:
        """Return the list of the things of some classes."""
        name = "_".join(sorted(compact(each).partition(":")[2] for each in classes)[:2]) or "things"
        return self.lists.add(name, self.stock.choices(classes))

    def record(self, used: Property, lang: str = "") -> Column:
        """Return the column of a property in a records table."""
        name = f"{used.name}@{lang}" if lang else used.name
        label = message("template.class", self.language) if used.iri == RDF_TYPE else self.words.caption(used.iri)
        title = f"{label} ({lang})" if lang and label else label
        choices, strict = self.values_of(used)
        least, most = self.domains.bounds.get(used.iri, (None, None))
        rule = OF_VALUES.get(used.value, "")
        if rule == "integer" and least is not None and most is not None and EARLIEST <= least <= most <= LATEST:
            rule = "year"
        if rule not in {"integer", "decimal", "year"}:
            least = most = None
        note = "\n".join(
            filter(
                None, (self.words.meaning(used.iri), self.takes(used, choices, strict=strict), self.more(used, name))
            )
        )
        return Column(
            name,
            max(VALUE_WIDTHS.get(used.value, 16), min(len(name) + 5, WIDEST)),
            note,
            choices,
            strict,
            "" if choices else rule,
            title,
            False,
            least,
            most,
        )

    def values_of(self, used: Property) -> tuple[str, bool]:
        """Return the list of the values of a property, and whether nothing else is taken."""
        if used.value == "boolean":
            return self.lists.add("boolean", ["true", "false"]), True
        if used.value != "thing":
            return "", True
        if used.iri == RDF_TYPE:
            return "", True
        if used.scheme:
            return self.lists.add(used.scheme, self.words.codes(used.scheme)), True
        return self.things(self.domains.ranges.get(used.iri, set())), False

    def valued(self, code: str) -> Property | None:
        """Return the property of the value in a row that a code makes, if that is a thing."""
        scheme = code.rpartition("/")[0].rpartition("/")[2]
        short = self.words.known.shorts.get(scheme)
        return short.parts.get("value") if short else None

    def takes(self, used: Property, choices: str, *, strict: bool) -> str:
        """Return what a column takes, in words."""
        kind = "code" if (choices and strict and used.value == "thing") or used.iri == RDF_TYPE else used.value
        return message(
            "template.takes", self.language, what=message(f"template.takes.{kind}", self.language, example="")
        )

    def more(self, used: Property, name: str) -> str:
        """Return where a second value of a property goes."""
        return message("template.more", self.language, name=f"{name} 2") if used.single == "no" else ""
