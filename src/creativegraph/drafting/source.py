"""The source of a draft: the row of a sources table that a report gets, as far as it is known."""

import re
from hashlib import sha256
from typing import NamedTuple

from creativegraph import project
from creativegraph.drafting.document import Document
from creativegraph.drafting.slugs import slug_of
from creativegraph.errors import ArgumentError, CreativeGraphError
from creativegraph.graph import Graph

__all__ = ["FIELDS", "ID", "YES", "SourceRow", "digest", "source_in", "source_of"]

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 40
KIND, YES = "document", "yes"


class SourceRow(NamedTuple):
    """A row of a sources table, see docs/tables.md; ``characters`` and ``sha256`` are of the text as it was read."""

    id: str
    kind: str = KIND
    title: str = ""
    lang: str = ""
    address: str = ""
    publisher: str = ""
    date: str = ""
    read: str = ""
    sha256: str = ""
    characters: str = ""
    note: str = ""
    known: str = ""
    """``yes`` for a source that the graph has already, of which no row is written."""

    def missing(self) -> list[str]:
        """Return the fields without which nobody finds the source again, or knows what its claims rest on."""
        return [each for each in ("title", "lang", "address", "publisher", "date", "read") if not getattr(self, each)]


FIELDS = SourceRow._fields


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as the file has it in which it is kept.

    Raises:
        ArgumentError: the text has a half of a surrogate pair, which no file in UTF-8 can have.
    """
    try:
        return sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        half = f"\\u{ord(text[error.start]):04x}"
        raise ArgumentError(
            f"character {error.start} of the report is {half}, half of a surrogate pair, which UTF-8 cannot"
            " encode; leave it out"
        ) from error


def source_in(graph: Graph, name: str) -> SourceRow:
    """Return what a graph has of a source with an id; the id alone if it has none."""
    from creativegraph.catalogue import bound
    from creativegraph.graph.rows import Rows

    try:
        node = graph.resolve(f"source/{name}")  # of a project its own
    except CreativeGraphError:
        return SourceRow(name)
    rows = graph.sparql(bound(project.text_of("drafting/source.rq"), {"source": [f"<{node}>"]}))
    if not isinstance(rows, Rows) or not rows:
        return SourceRow(name)
    known = dict(zip(rows.columns, ("" if value is None else str(value) for value in rows[0]), strict=True))
    return SourceRow(name, **known, known=YES)


def source_of(document: Document, given: SourceRow | None = None, name: str = "") -> SourceRow:
    """Return the source of a report: what is given, then what the file says of itself.

    Args:
        document: the report.
        given: what its reader knows; an empty field is filled by what the file says.
        name: of the file, of which an id is made where there is no title.

    Raises:
        ArgumentError: what is given is a source of the graph, and another text.
    """
    known = given or SourceRow("")
    text = digest(document.text)
    if known.known and known.sha256 not in ("", text):
        raise ArgumentError(
            f"the source {known.id} is a text with the SHA-256 digest {known.sha256[:16]}…, and this report has"
            f" {text[:16]}…; give the text that the source is of, or another id"
        )
    title = known.title or document.title
    return known._replace(
        id=known.id or slug_of(title, LONGEST_ID, otherwise=slug_of(name, LONGEST_ID, otherwise="report")),
        kind=known.kind or KIND,
        title=title,
        lang=known.lang or document.language,
        address=known.address or document.address,
        date=known.date or document.date,
        sha256=text,
        characters=str(len(document.text)),
    )
