"""The page of a thing: what the graph says of it with the evidence, what is part of it, and what refers to it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.iris import IRI, PREFIXES
from creativegraph.site.addresses import name_of
from creativegraph.site.content.claims import Said
from creativegraph.site.content.facets import directly, facets_of
from creativegraph.site.content.incoming import Incoming, Listed, whole_path
from creativegraph.site.content.kinds import above
from creativegraph.site.content.seen import seen
from creativegraph.site.content.statements import Group, Row, Statements
from creativegraph.site.content.tables import SHOWN, Table, Tables
from creativegraph.site.folder.media import FORMS, OF_EVIDENCE
from creativegraph.site.html.paging import A_PAGE, numbered
from creativegraph.site.html.reference import cited
from creativegraph.site.page import Link, Page
from creativegraph.site.pages.sources import is_source
from creativegraph.site.portal import Portal

__all__ = ["Section", "Thing", "pages"]


IN_SCHEME = PREFIXES["skos"] + "inScheme"


class Section(NamedTuple):
    """What is said of one aspect: properties, and tables of what is part of the thing."""

    name: str
    title: Said
    rows: list[Row]
    tables: list[Table]


class Thing:
    """Makes the pages of things in one language."""

    def __init__(self, portal: Portal, language: str) -> None:
        self.portal, self.language = portal, language
        self.statements = Statements(portal, language)
        self.writer = self.statements.writer
        self.incoming = Incoming(Tables(self.statements))

    def pages(self, thing: IRI) -> Iterator[Page]:
        """Yield the page of a thing, and those of the lists that are too long for it."""
        path = self.portal.addresses.path(thing)
        title = self.writer.link(thing).text or str(thing)
        yield Page(path, self.language, "thing.html", title, self.data(thing, path, title))
        yield from self.whole(thing, path, title)

    def data(self, thing: IRI, path: str, title: str) -> dict[str, object]:
        """Return what the page of a thing shows."""
        names = self.statements.names(thing)
        lead, groups = self.statements.lead(self.statements.groups(thing))
        shown = seen(self.incoming, thing)
        proven, stated = bool(self.portal.claims.of.get(thing)), bool(self.portal.facts.of(thing))
        return {
            "iri": str(thing), "path": path, "lang": self.writer.link(thing).lang,
            "crumbs": [*above(self.portal, thing, self.language), *self.around(thing), *self.schemes(thing)],
            "alike": self.alike(thing),
            "unproven": not proven, "silent": bool(self.portal.claims.by) and not proven and thing.kind != "code",
            "kinds": [self.writer.term(each) for each in self.portal.vocabulary.classes(thing)],
            "also": self.also(names, title), "lead": lead, "sections": self.sections(thing, path, groups),
            "lists": self.incoming.lists_of(thing, path), "names": names,
            "forms": [Link(name, "", f"{path}.{ending}") for ending, name in FORMS.items() if stated],
            "proofs": [Link(FORMS[ending], "", f"{path}.evidence.{ending}") for ending in OF_EVIDENCE if proven],
            "place": shown.place, "moments": shown.moments,
            "citation": cited(self.writer, thing, title), "report": self.statements.reporter.address(thing),
        }  # fmt: skip

    def around(self, thing: IRI) -> list[Link]:
        """Return the list of what a thing is directly in, such as a country, where it is one alone."""
        found = [each for each in directly(self.portal, thing) if IRI(each[1]).kind != "code"]
        first = [each for each in found if each[0] is found[0][0]]
        return [facet.link(self.portal, value, self.language) for facet, value in first] if len(first) == 1 else []

    def alike(self, thing: IRI) -> list[tuple[str, Link]]:
        """Return the lists by value that a thing or its relations are in, such as that of its field, by their names."""
        relations = self.incoming.split(thing)[1]
        own = {thing, *(each for (_, term), some in relations.items() if self.is_of(term) for each in some)}
        found = {(facet.folder, value): facet for each in own for facet, value in directly(self.portal, each)}
        found |= {(facet.folder, thing): facet for facet in facets_of(self.portal) if thing in facet.things}
        return [
            (facet.title(self.portal, self.language), facet.link(self.portal, value, self.language))
            for (_, value), facet in sorted(found.items(), key=lambda each: each[0])
        ]

    def is_of(self, term: str) -> bool:
        """Return whether a property leads from a relation to whom it is of."""
        return self.portal.vocabulary.aspect(term).endswith("/who")

    def schemes(self, thing: IRI) -> list[Link]:
        """Return the lists that a code is in."""
        lists = [getattr(each, "value", "") for each in self.portal.facts.of(thing).get(IN_SCHEME, ())]
        return [self.writer.link(each) for each in lists if thing.kind == "code" and each in self.portal.pages]

    def also(self, names: list[Row], title: str) -> list[Said]:
        """Return the names in the other languages of the site."""
        found = []
        for row in names:
            value = row.statements[0].value
            spoken = value.lang.partition("-")[0] in self.portal.languages
            if spoken and value.text != title and not value.kind:
                found.append(Said(value.text, value.lang))
        return found

    def sections(self, thing: IRI, path: str, some: list[Group]) -> list[Section]:
        """Return what is said of a thing, by aspect."""
        groups = {each.name: each for each in some}
        tables: dict[str, list[Table]] = defaultdict(list)
        for aspect, table in self.incoming.tables_of(thing, path):
            tables[aspect].append(table)
        made = []
        for aspect in [*self.portal.vocabulary.aspects, *tables.keys() - {*self.portal.vocabulary.aspects}]:
            group = groups.get(IRI(aspect).slug) or self.statements.group(aspect, [])
            if group.rows or tables[aspect]:
                made.append(Section(group.name, group.title, group.rows, tables[aspect]))
        return made

    def whole(self, thing: IRI, path: str, title: str) -> Iterator[Page]:
        """Yield the pages of lists that are too long for the page of a thing."""
        figures, relations, others = self.incoming.split(thing)
        tables = self.incoming.tables
        there = [*above(self.portal, thing, self.language), Link(title, self.writer.link(thing).lang, path)]
        long: list[tuple[str, Table | Listed]] = []
        for term, things in figures.items():
            if len(things) > SHOWN:
                table = tables.figures(things, term, len(things))
                long.append((table.name, table))
        for (kind, term), things in relations.items():
            if len(things) > SHOWN:
                table = tables.related(kind, things, term, len(things))
                long.append((table.name, table))
        for term, things in others.items():
            if len(things) > SHOWN:
                long.append((name_of(term), self.incoming.listed(term, things, path, len(things))))
        for called, one in long:
            parts = numbered(whole_path(path, called), -(-one.total // A_PAGE))
            for part, start in zip(parts, range(0, one.total, A_PAGE), strict=True):
                data: dict[str, object] = {"above": there, "parts": parts, "lists": [], "tables": []}
                if isinstance(one, Table):
                    data["tables"] = [one._replace(rows=one.rows[start : start + A_PAGE], total=0)]
                    name = one.title
                else:
                    data["lists"] = [one._replace(things=one.things[start : start + A_PAGE])]
                    name = one.title.text
                yield Page(part.path, self.language, "whole.html", f"{title}: {name}", data)


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the page of each thing in a language."""
    thing = Thing(portal, language)
    for each in portal.due:
        if not is_source(portal, each):
            yield from thing.pages(each)
