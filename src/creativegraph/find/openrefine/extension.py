"""The data extension of OpenRefine: entries by their identifiers, and the values of their properties."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from creativegraph import project
from creativegraph.errors import ArgumentError, shown
from creativegraph.find.candidates import Matcher
from creativegraph.find.entry import Entry
from creativegraph.graph import Graph
from creativegraph.iris import BASE, IRI, XSD, compact, expand, is_iri
from creativegraph.names import terms
from creativegraph.names.argument import argument
from creativegraph.names.fold import fold, squeezed
from creativegraph.names.kinds import narrower

__all__ = ["HELP", "SETTING", "Extension"]

NUMBERS = {XSD + "integer": int, XSD + "decimal": float, XSD + "double": float, XSD + "float": float}
DATES = (XSD + "date", XSD + "dateTime")
SETTING: dict[str, Any] = {"type": "number", "default": 0, "name": "Limit"}
HELP = "How many values at most; 0 for all"


class Extension:
    """The things of a graph, or of an authority, with their properties and the values of these."""

    def __init__(self, graph: Graph, compare: Matcher) -> None:
        self.graph, self.compare = graph, compare
        made = graph.projects.own if graph.projects else None
        self.own = compare.entries.source == (made.base if made else BASE)

    def entry(self, name: str) -> Entry | None:
        """Return the entry of an identifier: an IRI, or ``kind/slug`` of the graph."""
        if not name.strip() or " " in name:
            return None
        candidates = argument(name).candidates if self.own and ("/" in name or ":" in name) else ()
        return next((found for each in (name, *candidates) if (found := self.compare.entries.get(each))), None)

    def values(
        self, things: Iterable[str], properties: Collection[str]
    ) -> dict[tuple[str, str], list[tuple[str, str]]]:
        """Return the values of properties of things, each with its datatype."""
        text = project.text_of("find/openrefine/values.rq")
        text = text.replace("#things", terms(filter(is_iri, things)))
        text = text.replace("#properties", terms(filter(is_iri, properties)))
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for thing, name, value, kind in self.graph.lookup.table(text, 4):
            if thing:
                found.setdefault((thing, name), []).append((value, kind))
        return found

    def names_of(self, values: Iterable[tuple[str, str]]) -> set[str]:
        """Return what values may be called: things by all their names and codes."""
        return {
            squeezed(fold(name))
            for value, kind in values
            for name in ((value, *self.graph.index.names_of(value)) if kind == "iri" else (value,))
        }

    def labelled(self, properties: Sequence[str]) -> dict[str, str]:
        """Return properties with their labels."""
        labels = self.graph.labels(properties)
        return {each: labels.get(each) or IRI(each).slug for each in properties}

    def propose(self, kind: str, limit: int | None) -> dict[str, Any]:
        """Return the properties that things of a class have, the most used first."""
        found = self.labelled(self.used_by(kind))
        listed = [{"id": compact(each), "name": name} for each, name in found.items()]
        return {"type": kind, "properties": listed[: limit or None], **({"limit": limit} if limit else {})}

    def used_by(self, kind: str) -> list[str]:
        """Return the properties of things of a class, or of all."""
        classes = sorted({wide for each in self.compare.kinds(kind) for wide in narrower((each,))}) if kind else []
        within = f"VALUES ?kind {{ {terms(classes)} }}" if kind else ""
        text = project.text_of("find/openrefine/properties.rq").replace("#filter", within)
        return [name for name, _ in self.graph.lookup.table(text, 2) if name]

    def extend(self, given: object) -> tuple[list[dict[str, Any]], dict[str, dict[str, list[dict[str, Any]]]]]:
        """Return what the properties are, and their values by thing and property.

        Raises:
            ArgumentError: it is no query.
        """
        if not isinstance(given, Mapping) or not isinstance(given.get("ids"), Sequence):
            raise ArgumentError(f"{shown(given)} asks for no values; give an object with ids and properties")
        wanted = [each for each in given.get("properties") or () if isinstance(each, Mapping) and each.get("id")]
        iris = {str(each["id"]): str(expand(str(each["id"])) or each["id"]) for each in wanted}
        entries = {str(each): self.entry(str(each)) for each in given["ids"]}
        values = self.values([each.id for each in entries.values() if each], list(iris.values()))
        labels = self.graph.labels({value for many in values.values() for value, kind in many if kind == "iri"})
        names = self.labelled(list(iris.values()))
        rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for identifier, entry in entries.items():
            rows[identifier] = {}
            for each in wanted:
                name = str(each["id"])
                found = values.get((entry.id, iris[name]), []) if entry else []
                most = each.get("settings") or {}
                number = str(most.get("limit", "")) if isinstance(most, Mapping) else ""
                found = found[: int(number)] if number.isdecimal() and int(number) else found
                rows[identifier][name] = [cell(value, kind, labels) for value, kind in found]
        return [{"id": name, "name": names[iri]} for name, iri in iris.items()], rows


def cell(value: str, kind: str, labels: Mapping[str, str]) -> dict[str, Any]:
    """Return a value as data extension has it."""
    if kind == "iri":
        return {"id": value, "name": labels.get(value) or IRI(value).slug}
    if kind in NUMBERS:
        try:
            number = NUMBERS[kind](value)
        except ValueError:
            return {"str": value}
        return {"int": number} if isinstance(number, int) else {"float": number}
    if kind in DATES:
        return {"date": value if "T" in value else f"{value}T00:00:00Z"}
    return {"str": value}
