"""What refers to a thing: the subjects of statements that have it as their value, by property and kind."""

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple, TypeAlias

from creativegraph.iris import PREFIXES, RDF_TYPE
from creativegraph.site.addresses import name_of
from creativegraph.site.content.claims import Said
from creativegraph.site.content.tables import SHOWN, Table, Tables
from creativegraph.site.html.writer import Value
from creativegraph.site.page import Link
from creativegraph.store.layers import layer_of

__all__ = ["Incoming", "Listed"]

CG, SKOS = PREFIXES["cg"], PREFIXES["skos"]
PREPOSITIONS = ("of", "by", "in", "at", "on", "from", "to", "with", "for", "as")
"""Words at the end of the English name of a property after which another does not stand."""
Split: TypeAlias = tuple[dict[str, list[str]], dict[tuple[str, str], list[str]], dict[str, list[str]]]


class Listed(NamedTuple):
    """Things that have another as the value of a property; ``all`` leads to the whole list where it is longer."""

    title: Said
    things: tuple[Value, ...]
    total: int
    all: Link


class Incoming:
    """Writes what refers to things, in one language."""

    def __init__(self, tables: Tables) -> None:
        self.tables, self.writer, self.portal = tables, tables.writer, tables.portal
        self.titles: dict[str, Said] = {}
        self.last: tuple[str, Split] = ("", ({}, {}, {}))

    def split(self, thing: str) -> Split:
        """Return the figures of a thing, the relations that it is in, and what else refers to it, by property."""
        if self.last[0] == thing:
            return self.last[1]
        figures: dict[str, list[str]] = defaultdict(list)
        relations: dict[tuple[str, str], list[str]] = defaultdict(list)
        others: dict[str, list[str]] = defaultdict(list)
        own = {getattr(each, "value", "") for values in self.portal.facts.of(thing).values() for each in values}
        for term, subjects in self.portal.facts.referring(thing).items():
            for each in subjects:
                if term.startswith(SKOS) and each in own:
                    continue  # a narrower code leads back to its wider one, and a list to its codes
                kinds = self.portal.vocabulary.classes(each)
                related = next((kind for kind in kinds if kind in self.tables.relations), "")
                if any(kind in self.tables.observations for kind in kinds):
                    figures[term].append(each)
                elif related:
                    relations[related, term].append(each)
                else:
                    others[term].append(each)
        for term, subjects in self.portal.claims.unstated.get(thing, {}).items():
            for each in subjects:  # what no source is believed in stands beside what is stated of the same
                kinds = [getattr(one, "value", "") for one in self.portal.claims.told(each).get(RDF_TYPE, ())]
                if term in figures and any(kind in self.tables.observations for kind in kinds):
                    figures[term].append(each)
        self.last = (thing, (figures, relations, others))
        return self.last[1]

    def tables_of(self, thing: str, path: str) -> list[tuple[str, Table]]:
        """Return the tables of a thing, each with the aspect that it tells of."""
        figures, relations, _ = self.split(thing)
        made = []
        for term, things in figures.items():
            table = self.tables.figures(things, term)
            made.append((self.outcome, table._replace(all=self.whole(path, table.name, table.total))))
        for (kind, term), things in sorted(relations.items()):
            table = self.tables.related(kind, things, term)
            table = table._replace(all=self.whole(path, table.name, table.total))
            made.append((self.tables.aspect(things, term), table))
        return made

    def lists_of(self, thing: str, path: str) -> list[Listed]:
        """Return what else refers to a thing, by property."""
        return [self.listed(term, things, path) for term, things in self.split(thing)[2].items()]

    def listed(self, term: str, things: list[str], path: str, limit: int = SHOWN) -> Listed:
        """Return the things that a property leads from."""
        chosen = sorted(things, key=self.sorting)[:limit]
        kinds = {each: self.kind(each) for each in chosen}
        values = tuple(Value(*self.writer.link(each), kind=kinds[each]) for each in chosen)
        return Listed(self.title(term), values, len(things), self.whole(path, name_of(term), len(things)))

    def sorting(self, thing: str) -> tuple[bool, list[int], str]:
        """Return by what things are sorted: the newest first, then those without a date, by their names."""
        begins = self.begins.get(thing, "")
        return not begins, [-ord(each) for each in begins], self.writer.link(thing).text.casefold()

    @cached_property
    def begins(self) -> dict[str, str]:
        """When things happened, as EDTF has it."""
        from pyoxigraph import NamedNode

        found: dict[str, str] = {}
        for span, edtf in self.writer.spans.items():
            for quad in self.portal.store.quads_for_pattern(None, None, NamedNode(span), None):
                subject = getattr(quad.subject, "value", "")
                if layer_of(subject) == "direct":
                    found[subject] = max(found.get(subject, ""), str(getattr(edtf, "value", "")))
        return found

    def kind(self, thing: str) -> str:
        """Return what a thing is, and when it was."""
        classes = [self.writer.term(each).text for each in self.portal.vocabulary.classes(thing)[:1]]
        when = self.begins.get(thing, "")
        return ", ".join([*classes, *([self.writer.period(when)] if when else [])])

    def title(self, term: str) -> Said:
        """Return how a property reads from its value to its subject."""
        if term not in self.titles:
            self.titles[term] = self.made_title(term)
        return self.titles[term]

    def made_title(self, term: str) -> Said:
        """Return what ``title`` gives from then on."""
        read = self.portal.vocabulary.said(term, CG + "readsBack")
        said = self.writer.best(Said(text, lang) for lang, text in read.items())
        if said.text:
            return said
        text, lang, _ = self.writer.term(term)
        if lang.startswith("en"):
            text = text.removeprefix("has ")
        key = "site.read-this" if text.rpartition(" ")[2].casefold() in PREPOSITIONS else "site.read-as"
        return Said(self.writer.text(key, property=text), self.writer.language)

    def whole(self, path: str, name: str, total: int) -> Link:
        """Return the link to the page with all of a list or table, an empty one where all are shown."""
        if total <= SHOWN:
            return Link("", "", "")
        text = self.writer.text("site.all", n=self.writer.locale.number(total))
        return Link(text, self.writer.language, whole_path(path, name))

    @cached_property
    def outcome(self) -> str:
        """The aspect of figures."""
        return next((each for each in self.portal.vocabulary.aspects if each.endswith("/outcome")), "")


def whole_path(path: str, name: str) -> str:
    """Return the path of a page with all of a list or table; a thing's has no dot before a letter."""
    return f"{path}.all-{name}"
