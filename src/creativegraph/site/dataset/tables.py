"""Tables of the graph to download, as a data package (Frictionless): answers without parameters, and all claims.

A question is asked for all that it has answers to. Labels are in the first language of the site.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple, cast

import orjson

from creativegraph import catalogue, project
from creativegraph.catalogue.query import Query
from creativegraph.errors import CreativeGraphError
from creativegraph.graph.rows import Rows
from creativegraph.site.addresses import readable
from creativegraph.site.content.answers import BROKEN
from creativegraph.site.content.once import once
from creativegraph.site.dataset.about import about_of
from creativegraph.site.dataset.dumps import Size

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

    from creativegraph.site.things import Things

__all__ = ["Field", "Table", "Tables", "tables_of"]

TYPES = {
    "iri": ("string", "uri"), "integer": ("integer", ""), "decimal": ("number", ""), "date": ("date", ""),
    "year": ("year", ""), "boolean": ("boolean", ""), "string": ("string", ""), "label": ("string", ""),
}  # fmt: skip
"""The types and forms that a data package has for kinds of columns."""
ENGLISH = "en"
"""The language of the library's own questions."""
CLAIMS = "claims"
OF_CLAIMS = {
    "claim": "iri", "subject": "iri", "property": "iri", "value": "string", "language": "string", "rank": "iri",
    "mode": "iri", "confidence": "iri", "valid_from": "string", "valid_until": "string", "reason": "string",
    "sources": "string",
}  # fmt: skip
"""The columns of the table of claims, and their kinds."""


class Field(NamedTuple):
    """A column: its name, its kind, and a sentence about it, or none."""

    name: str
    kind: str
    help: str = ""
    needed: bool = False


class Table(NamedTuple):
    """A table: its name, the question that it answers (None for the claims), and its columns."""

    name: str
    query: Query | None
    title: str
    description: str
    fields: Sequence[Field]
    language: str
    """Of title and description; empty if that is not known."""

    @property
    def path(self) -> str:
        """The path of its file."""
        return f"tables/{self.name}.csv"


class Tables:
    """The tables of a dataset, each made when it is first asked for."""

    def __init__(self, site: "Things") -> None:
        self.site = site
        self.about = about_of(site)
        self.sizes: dict[str, Size] = {}

    @cached_property
    def all(self) -> list[Table]:
        """The tables, by name; without claims in the graph, those of a project's own questions alone."""
        return [*self.answers(), *([self.claims()] if self.about.traced() else [])]

    def answers(self) -> Iterator[Table]:
        """Yield the questions that need no parameter: all that a graph has, of the library those about what it has."""
        graph = self.site.graph
        whole = self.site.has_packaged
        with project.using(graph.projects):
            for name in catalogue.names():
                query = None
                with suppress(CreativeGraphError):  # `check` tells of it
                    query = catalogue.load(name)
                if query is not None and not query.needed and (query.file or whole) and self.is_answered(query):
                    fields = [Field(each.name, each.kind, each.help) for each in query.columns]
                    language = "" if query.file else ENGLISH
                    yield Table(name.replace("/", "."), query, query.answers, query.summary, fields, language)

    def is_answered(self, query: Query) -> bool:
        """Return whether a question of a project's own has an answer; those of the library have."""
        if query.file:
            with suppress(*BROKEN):
                self.asked(query)
                return True
            return False
        return True

    def asked(self, query: Query) -> Rows:
        """Return all rows of a question; most have been asked for its page."""
        with project.using(self.site.graph.projects):
            return self.site.graph.run(query.name, languages=self.site.languages)

    def claims(self) -> Table:
        """Return the table of all claims."""
        title, description = map(self.about.worded, ("site.dataset.claims", "site.dataset.claims-about"))
        language = self.about.languages[0]
        fields = [
            Field(name, kind, needed=name in ("claim", "subject", "property", "sources"))
            for name, kind in OF_CLAIMS.items()
        ]
        return Table(CLAIMS, None, title[language], description[language], fields, language)

    def made(self, table: Table) -> bytes:
        """Return the file of a table."""
        data = (self.rows_of_claims() if table.query is None else self.answer(table.query)).encode()
        self.sizes[table.path] = Size(len(data), sha256(data).hexdigest())
        return data

    def answer(self, query: Query) -> str:
        """Return the answer of a question as CSV."""
        return self.asked(query).to_csv()

    def rows_of_claims(self) -> str:
        """Return all claims as CSV, sorted; the sources of each with blanks between them."""
        from pyoxigraph import QueryResultsFormat

        store, text = self.site.graph.embedded().whole(), project.text_of("site/dataset/claims.rq")
        found = cast("QuerySolutions", store.query(text, use_default_graph_as_union=True))
        answer = orjson.loads(found.serialize(format=QueryResultsFormat.JSON) or b"")  # sooner than row by row
        bindings = answer["results"]["bindings"]
        rows = [[each[name]["value"] if name in each else "" for name in OF_CLAIMS] for each in bindings]
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(OF_CLAIMS)
        writer.writerows(sorted([*row[:-1], " ".join(sorted(row[-1].split()))] for row in rows))
        return out.getvalue()

    def size(self, table: Table) -> Size:
        """Return the size and digest of the file of a table."""
        if table.path not in self.sizes:
            self.made(table)
        return self.sizes[table.path]

    def package(self) -> bytes:
        """Return the description of all tables."""
        said, language = self.about.said, self.about.languages[0]
        settings = self.site.settings
        whole: dict[str, object] = {
            "profile": "tabular-data-package", "name": readable(settings.name), "id": said.identifier or settings.base,
            "title": settings.title(language), "description": settings.text(said.description, language),
            "homepage": settings.url, "version": settings.version,
            "keywords": list(said.keywords.get(language, ())),
            "licenses": [{"path": said.licence}] if said.licence else [],
            "contributors": [
                {"title": settings.text(said.publisher.name, language), "role": "publisher"}
            ] if said.publisher.name else [],
            "resources": [self.resource(each) for each in self.all],
        }  # fmt: skip
        kept = {name: value for name, value in whole.items() if value}
        return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()

    def resource(self, table: Table) -> dict[str, object]:
        """Return the description of a table."""
        size = self.size(table)
        return {
            "profile": "tabular-data-resource", "name": table.name.replace("_", "-"), "path": table.path,
            "title": table.title, "description": table.description, "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "bytes": size.length, "hash": f"sha256:{size.digest}",
            "schema": {"fields": [*map(described, table.fields)], "missingValues": [""]},
        }  # fmt: skip


@once
def tables_of(site: "Things") -> Tables:
    """Return the tables of the dataset of a site, each of which is made once."""
    return Tables(site)


def described(field: Field) -> dict[str, object]:
    """Return the description of a column."""
    kind, form = TYPES[field.kind]
    made: dict[str, object] = {"name": field.name, "type": kind}
    made |= {"format": form} if form else {}
    made |= {"description": field.help} if field.help else {}
    return {**made, "constraints": {"required": True}} if field.needed else made
