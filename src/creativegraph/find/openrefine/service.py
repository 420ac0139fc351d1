"""What the OpenRefine Reconciliation API answers, version 0.2 and the draft of 1.0: manifest, candidates, previews.

Here are no requests and no HTTP, only the objects of the protocol; ``server.py`` sends them.
"""

from collections.abc import Collection, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import Any

from creativegraph import project
from creativegraph.find.candidates import Matcher
from creativegraph.find.entry import Asked, Candidate, Entry, Evidence
from creativegraph.find.matches import Matches
from creativegraph.find.of_graph import within
from creativegraph.find.openrefine.extension import HELP, SETTING, Extension
from creativegraph.find.openrefine.query import LIMIT, Condition, Query
from creativegraph.find.reconcile import answer
from creativegraph.graph import Graph
from creativegraph.iris import IRI, PREFIXES, compact, expand
from creativegraph.names.fold import fold, squeezed

__all__ = ["BATCH", "VERSIONS", "Service"]

VERSIONS = ("0.2", "1.0-draft")
BATCH = 200
"""How many queries a request may have."""
PLACES = ("place", "country")
YEARS = ("year",)
UNLIKE, UNSTATED = 10.0, 2.0
"""What it costs that another value is stated for a property, or none."""
PREVIEW = (400, 120)
SUGGESTED = 20


class Service(Extension):
    """Answers queries about the things of a graph, or of an authority with the graph's names of places."""

    def __init__(self, graph: Graph, compare: Matcher, known: Matches | None = None, name: str = "") -> None:
        super().__init__(graph, compare)
        self.known = known or Matches()
        made = graph.projects.own if graph.projects else None
        self.name = name or (made.name if made else project.NAME)
        self.language = graph.languages[0]

    # Manifests

    def manifest(self, address: str) -> dict[str, Any]:
        """Return the manifest of version 0.2."""
        width, height = PREVIEW
        suggest = {
            each: {
                "service_url": address, "service_path": f"/suggest/{each}", "flyout_service_url": address,
                "flyout_service_path": f"/flyout/{each}?id=${{id}}",
            } for each in ("entity", "type", "property")
        }  # fmt: skip
        found: dict[str, Any] = {
            "versions": list(VERSIONS), "name": self.title, "identifierSpace": self.compare.entries.source,
            "schemaSpace": PREFIXES["cg"], "view": {"url": "{{id}}"}, "defaultTypes": self.default_types,
            "suggest": suggest, "batchSize": BATCH,
            "preview": {"url": f"{address}/preview?id={{{{id}}}}", "width": width, "height": height},
        }  # fmt: skip
        if self.own:
            found["extend"] = {
                "propose_properties": {"service_url": address, "service_path": "/extend/propose"},
                "property_settings": [SETTING | {"label": SETTING["name"], "name": "limit", "help_text": HELP}],
            }
        return found

    def manifest_of_draft(self) -> dict[str, Any]:
        """Return the manifest of the draft."""
        width, height = PREVIEW
        found: dict[str, Any] = {
            "versions": list(VERSIONS), "name": self.title, "serviceVersion": version("creativegraph"),
            "view": {"url": "{+id}"}, "defaultTypes": self.default_types,
            "suggest": dict.fromkeys(("entity", "type", "property"), True),
            "preview": {"width": width, "height": height}, "batchSize": BATCH, "standardizedScore": True,
            "lang": self.language,
        }  # fmt: skip
        if self.own:
            found["extend"] = {
                "proposeProperties": True, "propertySettings": [SETTING | {"id": "limit", "helpText": HELP}],
            }  # fmt: skip
        return found

    @property
    def title(self) -> str:
        """The name of the service."""
        return self.name if self.own else f"{self.compare.entries.source} ({self.name})"

    @cached_property
    def default_types(self) -> list[dict[str, str]]:
        """The classes of the most things."""
        return [self.typed(each) for each in list(self.classes)[:8]]

    @cached_property
    def classes(self) -> dict[str, str]:
        """The classes that entries have, the most common first, with their labels."""
        found = self.compare.entries.kinds()
        labels = self.graph.labels(found)
        return {each: labels.get(each) or IRI(each).slug for each in found}

    @cached_property
    def properties(self) -> dict[str, str]:
        """The properties that things of the graph have, the most used first, with their labels."""
        if not self.own:
            return {"place": "place", "year": "year"}
        return self.labelled(self.used_by(""))

    # Matching

    def match(self, query: Query) -> list[Candidate]:
        """Return the candidates for a query, best first."""
        entry = self.entry(query.name)
        if entry is not None:
            found = [Candidate(entry.id, entry.label, 100.0, True, (Evidence("identifier"),), entry)]
        else:
            found = self.by_name(query) if query.name.strip() else self.by_conditions(query)
        rest = [each for each in query.conditions if not self.is_place(each.property) and each.property not in YEARS]
        return self.meeting(found, rest)[: query.limit]

    def is_place(self, name: str) -> bool:
        """Return whether a property says where a thing lies."""
        return name in PLACES or str(expand(name) or name) in self.within

    @cached_property
    def within(self) -> frozenset[str]:
        """The properties that lead from a place to those in which it lies."""
        return frozenset(within())

    def by_name(self, query: Query) -> list[Candidate]:
        """Return the candidates for a name: the one that is decided, else those that are alike."""
        place = next((each.values[0] for each in query.conditions if self.is_place(each.property) and each.values), "")
        year = next((each.values[0] for each in query.conditions if each.property in YEARS and each.values), "")
        found: dict[str, Candidate] = {}
        for kind in query.types or ("",):
            asked = Asked(query.name, kind if kind and self.compare.kinds(kind) else "", place, year)
            known = answer(asked, self.compare, self.known, max(query.limit, LIMIT))
            if known.state == "decided" and (entry := self.compare.entries.get(known.thing)):
                return [Candidate(entry.id, entry.label, 100.0, True, (Evidence("decided"),), entry)]
            for each in known.candidates:
                if each.id not in found or each.score > found[each.id].score:
                    found[each.id] = each
        return sorted(found.values(), key=lambda each: (-each.score, each.id))

    def by_conditions(self, query: Query) -> list[Candidate]:
        """Return the things that have values, where no name is asked for."""
        found: dict[str, Entry] = {}
        for each in query.conditions:
            for text in each.values:
                for candidate in self.compare.candidates(Asked(text), query.limit):
                    found.setdefault(candidate.id, candidate.entry)
        return [Candidate(each.id, each.label, 50.0, False, (), each) for each in found.values()]

    def meeting(self, found: list[Candidate], conditions: Sequence[Condition]) -> list[Candidate]:
        """Return candidates after conditions of their properties."""
        if not conditions or not found or not self.own:
            return found
        iris = {each.property: str(expand(each.property) or each.property) for each in conditions}
        values = self.values([each.id for each in found], list(iris.values()))
        made = []
        for each in found:
            reasons, dropped = list(each.reasons), False
            for condition in conditions:
                stated = values.get((each.id, iris[condition.property]), [])
                evidence = met(condition, stated, self.names_of(stated))
                dropped |= condition.required and evidence.cost > 0
                reasons.append(evidence)
            cost = sum(one.cost for one in reasons[len(each.reasons) :])
            if not dropped:
                made.append(each._replace(score=max(0.0, round(each.score - cost, 1)), reasons=tuple(reasons),
                                          sure=each.sure and cost < UNLIKE))  # fmt: skip
        return sorted(made, key=lambda each: (-each.score, each.id))

    # Objects of the answers

    def result(self, found: Candidate) -> dict[str, Any]:
        """Return a candidate as both versions have it."""
        return {
            "id": found.id, "name": found.label, "description": found.entry.about, "score": found.score,
            "match": found.sure, "type": self.types_of(found.entry),
            "features": [
                {"id": each.key, "name": each.said(self.language), "value": -each.cost or 0} for each in found.reasons
            ],
        }  # fmt: skip

    def types_of(self, entry: Entry) -> list[dict[str, str]]:
        """Return the class of an entry."""
        return [self.typed(each) for each in list(entry.kinds)[:1]]

    def typed(self, kind: str) -> dict[str, str]:
        """Return a class as an object."""
        return {"id": compact(kind), "name": self.classes.get(kind) or IRI(kind).slug}

    # Suggestions

    def suggest(self, what: str, prefix: str, limit: int, offset: int) -> list[dict[str, Any]]:
        """Return the entities, classes or properties whose names begin so."""
        if what == "entity":
            found = self.compare.entries.beginning(prefix, limit + offset) if prefix.strip() else []
            if not found and prefix.strip():
                found = [each.entry for each in self.compare.candidates(Asked(prefix), limit + offset)]
            return [
                {"id": each.id, "name": each.label, "description": each.about, "notable": self.types_of(each)}
                for each in found[offset : offset + limit]
            ]
        every = self.classes if what == "type" else self.properties
        key = squeezed(fold(prefix))
        named = [(each, name) for each, name in every.items() if key in squeezed(fold(name)) or prefix in compact(each)]
        return [{"id": compact(each), "name": name} for each, name in named[offset : offset + limit]]

    def preview(self, identifier: str) -> str | None:
        """Return a page about an entity; None if there is none."""
        from jinja2 import Environment

        entry = self.entry(identifier)
        if entry is None:
            return None
        names = [each for each in dict.fromkeys(entry.names) if each != entry.label][:12]
        page = Environment(autoescape=True).from_string(project.text_of("find/openrefine/preview.html"))
        kinds = [each["name"] for each in self.types_of(entry)]
        return page.render(entry=entry, names=names, kinds=kinds, language=self.language)

    def flyout(self, what: str, identifier: str) -> dict[str, str] | None:
        """Return a few words about an entity, class or property; None if there is none."""
        from html import escape

        if what == "entity":
            page = self.preview(identifier)
            return {"id": identifier, "html": page} if page else None
        every = self.classes if what == "type" else self.properties
        name = every.get(str(expand(identifier) or identifier))
        return {"id": identifier, "html": f"<p>{escape(name)} ({escape(identifier)})</p>"} if name else None


def met(condition: Condition, stated: Sequence[tuple[str, str]], names: Collection[str]) -> Evidence:
    """Return whether the values of a property are those that are asked for."""
    details = {"property": condition.property}
    if not stated and condition.quantifier != "none":
        return Evidence("no-value", UNSTATED, details)
    ids = {value for value, _ in stated} | {compact(value) for value, kind in stated if kind == "iri"}
    hits = [each in ids or squeezed(fold(each)) in names for each in condition.values]
    right = not any(hits) if condition.quantifier == "none" else (
        all(hits) if condition.quantifier == "all" else any(hits)
    )  # fmt: skip
    return Evidence("same-value", 0, details) if right else Evidence("other-value", UNLIKE, details)
