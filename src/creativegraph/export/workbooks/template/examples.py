"""The filled example of each sheet, made of what the graph says; its id begins with ``#``, so no reader takes it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from creativegraph.export.workbooks.template.stock import Said, Stock
from creativegraph.export.workbooks.template.words import Words
from creativegraph.iris import IRI, RDF_TYPE, compact
from creativegraph.tables.cells.groups import LISTS
from creativegraph.tables.property import Property, Short
from creativegraph.tables.short import COUNTED

__all__ = ["ID", "Examples"]

ID = "#example"
LONGEST = 80
DAY, YEAR = "2024-11-18", "2024"
PLAIN = {
    "integer": YEAR, "decimal": "12.5", "number": "12.5", "date": DAY, "period": "2024-11", "boolean": "true",
    "iri": "https://example.org/", "string": "A1", "text": "…",
}  # fmt: skip
"""What stands in a column of which the graph has no value."""


class Examples:
    """Makes the example of each table."""

    def __init__(self, words: Words, stock: Stock) -> None:
        self.words, self.stock = words, stock

    def new_thing(self, classes: Collection[str]) -> str:
        """Return how a new thing is named: as one that is there, with an id of its own."""
        best = self.best(classes)
        kind = IRI(best).kind if best else self.kind_of(classes)
        label = self.words.label(next(iter(classes), "")) or kind.capitalize()
        return f"{label} 2030 ({kind}/{kind}-2030)"

    def kind_of(self, classes: Collection[str]) -> str:
        """Return the kind of the things of some classes."""
        known = self.words.known
        homes = [kind for kind in known.homes.values() if kind.type and not kind.labels]
        fits = [each.name for each in homes if any(known.is_below(one, each.type) for one in classes)]
        return (fits or [each.name for each in homes])[0]

    def best(self, classes: Collection[str]) -> str:
        """Return the thing of some classes of which most is said; empty if there is none."""
        there = set(self.stock.of(classes))
        said = Counter(thing for thing, _ in {(each.thing, each.property) for each in self.stock.said})
        counted = [(not self.stock.is_own(each), -said[each], each) for each in there]
        return min(counted)[2] if counted else ""

    def record(self, wanted: str, names: Sequence[str]) -> dict[str, str]:
        """Return the example of a table of things of a class, by columns."""
        thing = self.best((wanted,))
        row = {
            "id": ID,
            "thing": self.words.thing(thing, self.stock.labels) if thing else self.new_thing((wanted,)),
            "sources": ID,
        }
        said = [each for each in self.stock.said if each.thing == thing] if thing else []
        for name in names:
            if ":" in name:
                row[name] = self.of_column(name, said) if thing else self.made(name)
        return {name: text for name, text in row.items() if text}

    def of_column(self, name: str, said: Sequence[Said]) -> str:
        """Return what a thing has in a column; words that are long are left out."""
        property_name, _, language = name.partition("@")
        used = self.words.known.properties[property_name]
        values = [each.value for each in said if each.property == used.iri and each.language == language]
        short = [each for each in values if len(each) <= LONGEST]
        return self.words.cell(used, short[0], self.stock.labels) if short else ""

    def made(self, name: str) -> str:
        """Return what a column could hold, of a property that no thing has yet."""
        used = self.words.known.properties[name.partition("@")[0]]
        return PLAIN.get(used.value, "")

    def claim(self) -> dict[str, str]:
        """Return the example of claims: a figure; where there is none, what is said of the thing of which most is."""
        if figure := self.figure():
            return {"id": ID, "sources": ID, **figure}
        thing = self.best(())
        used, value = self.statement(thing)
        cell = self.words.cell(used, value, self.stock.labels) if used and value else ""
        subject = self.words.thing(thing, self.stock.labels) if thing else self.new_thing(())
        name = self.words.key(used.name) if used else ""
        return {"id": ID, "subject": subject, "property": name, "value": cell, "sources": ID, "note": ""}

    def figure(self) -> dict[str, str]:
        """Return the row in short form of a figure, by columns: of that of which most is said."""
        said: dict[str, dict[str, str]] = {}
        for each in self.stock.said:
            said.setdefault(each.thing, {}).setdefault(each.property, each.value)
        for short in self.words.known.shorts.values():
            used = short.parts.get("value")
            if short.kind and used and used.value in COUNTED and {"subject", "property"} <= short.parts.keys():
                rows = [self.row_of(short, of) for thing, of in said.items() if IRI(thing).kind == short.kind]
                whole = [each for each in rows if {"subject", "property", "value"} <= each.keys()]
                if whole:
                    return max(
                        whole, key=lambda row: (not row["property"].startswith("code/"), len(row), row["subject"])
                    )
        return {}

    def row_of(self, short: Short, said: Mapping[str, str]) -> dict[str, str]:
        """Return what a row in short form says of a thing that it makes, by columns."""
        row = {name: self.part(name, used, said[used.iri]) for name, used in short.parts.items() if used.iri in said}
        about = short.parts["property"].iri
        return {**row, "property": self.words.key(compact(said[about]))} if about in said else row

    def part(self, column: str, used: Property, value: str) -> str:
        """Return what a column of a row in short form has; codes of the lists that it takes first by their labels."""
        scheme = value.rpartition("/")[0].rpartition("/")[2]
        if "/code/" in value and scheme in LISTS.get(column, ()) and self.words.is_only(value):
            return self.words.code(value, scheme)
        return self.cell(used, value)

    def cell(self, used: Property, value: str) -> str:
        """Return a value as a cell has it."""
        return self.words.cell(used, value, self.stock.labels)

    def statement(self, thing: str) -> tuple[Property | None, str]:
        """Return what a claim could say of a thing: another thing, which is its value."""
        there: Mapping[str, Property] = {each.iri: each for each in self.words.known.properties.values()}
        for each in self.stock.said:
            used = there.get(each.property)
            if (
                each.thing == thing
                and used
                and used.iri != RDF_TYPE
                and used.value == "thing"
                and "/code/" not in each.value
            ):
                return used, each.value
        return None, ""

    def source(self) -> dict[str, str]:
        """Return the example of sources."""
        kinds = self.words.codes("source-kind")
        return {
            "id": ID, "kind": next(iter(kinds), ""), "title": "…", "lang": self.words.languages[0],
            "address": PLAIN["iri"], "date": "2024-11", "read": DAY,
        }  # fmt: skip

    def correction(self) -> dict[str, str]:
        """Return the example of corrections."""
        errors = self.words.codes("error-type")
        return {"id": ID, "wrong": "r1", "right": "r2", "error": next(iter(errors), ""), "reason": "…", "sources": ID}
