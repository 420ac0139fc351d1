"""Verifies all quotations of a build in their documents, and measures the share of each document that they repeat."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import Fault
from creativegraph.tables.build import Build
from creativegraph.tables.claim import Claim, Passage, Source
from creativegraph.tables.projects.manifest import QUOTED_SHARE
from creativegraph.tables.quotations.passages import compared
from creativegraph.tables.quotations.places import Text
from creativegraph.tables.quotations.texts import Texts, at_hand, given_folder, given_texts
from creativegraph.tables.rules import fault
from creativegraph.tables.table import Table

__all__ = ["Share", "spans", "verify"]

SHORTEST_ECHO = 12
"""Values shorter than this are names, not quoted sentences."""
NAMED = 3
"""How many of the rows that repeat too much of a text are named."""


class Share(NamedTuple):
    """The number of characters of a document that quotations and values repeat.

    ``placed`` tells how many of its quotations have no offsets and are placed by their words. Lines of lists are data,
    not prose: ``lines`` tells how many there are, and they are not in ``quoted``.
    """

    source: str
    verified: int
    quoted: int
    characters: int
    most: float = QUOTED_SHARE
    placed: int = 0
    lines: int = 0

    @property
    def part(self) -> float:
        """Return the share, from 0 to 1."""
        return self.quoted / self.characters if self.characters else 0.0


def differs(passage: Passage, text: Text, table: Table, row: int) -> list[Fault]:
    """Return the faults of a passage whose words do not stand at its offsets."""
    return [fault(table.cell(row, each.column), each.rule, **each.details) for each in compared(passage, text)]


def quoted(claims: Iterable[tuple[Claim, Passage]], text: str) -> set[int]:
    """Return the positions of all characters of ``text`` that quotations and values repeat, lines of lists aside."""
    prose = ((claim, passage) for claim, passage in claims if not passage.is_line)
    return {place for claim, passage in prose for span in spans(claim, passage, text) for place in range(*span)}


def spans(claim: Claim, passage: Passage, text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where a claim repeats ``text``: its quotation, and a value that is words of the text."""
    if passage.exact:
        yield passage.start, passage.end
    else:
        yield passage.start, passage.start + len(passage.opening)
        yield passage.end - len(passage.closing), passage.end
    if claim.property.value in ("text", "string") and len(claim.value) >= SHORTEST_ECHO:
        start = text.find(claim.value)
        if start >= 0:
            yield start, start + len(claim.value)


def largest_share(build: Build, table: Table) -> float:
    """Return the share of a text that may be quoted: by the manifest of the project that the source's table is of."""
    own = build.projects.named(table.owner) if build.projects else None
    return own.quoted_share if own else QUOTED_SHARE


def verify(build: Build, folder: str | Path | None = None) -> tuple[list[Share], list[Fault]]:
    """Return the quoted share of each document of which the text is at hand, and the faults.

    A document is found by its SHA-256, in ``folder`` and in the folders of texts that the projects name. A missing
    document is a fault where a folder is named, unless it is one of a project that is extended, and so are a quotation
    that differs from its text and a share above the one that the project allows, 35% where none says.

    Raises:
        UnreadableError: there is no such folder.
    """
    with project.using(build.projects), given_texts(folder):
        texts = at_hand(each.file for each in build.tables if not each.owner)
        of = {name: [] for name in build.sources} if texts.folders else dict[str, list[Claim]]()
        for claim in build.claims.values() if of else ():
            if claim.passage:
                of[claim.passage.source].append(claim)
        found = [of_source(build, build.sources[name], texts, claims) for name, claims in of.items()]
    return [share for share, _ in found if share], [each for _, faults in found for each in faults]


def of_source(build: Build, source: Source, texts: Texts, claims: list[Claim]) -> tuple[Share | None, list[Fault]]:
    """Return the quoted share of a document, None without its text, and its faults."""
    table, text = build.tables[source.table], texts.get(source.sha256)
    if text is None:
        where = named_folder(build, table)
        if not source.sha256 or not where:
            return None, []
        here = table.cell(source.row, "sha256")
        return None, [fault(here, "document-absent", folder=where, given=source.id)]
    faults, length = list[Fault](), len(text.text)
    if length != source.characters:
        given = {"expected": str(length), "given": str(source.characters), "fix": str(length)}
        faults.append(fault(table.cell(source.row, "characters"), "document-length", document=source.id, **given))
    quotes = [(each, each.passage) for each in claims if each.passage]
    wrong = [differs(passage, text, build.tables[each.table], each.row) for each, passage in quotes]
    right = {(each.table, each.row): each for (each, _), why in zip(quotes, wrong, strict=True) if not why}
    most, verified = largest_share(build, table), len(right)  # of a row of several claims once
    placed = sum(is_placed(build, each) for each in right.values())
    lines = sum(each.is_line for each in {passage for _, passage in quotes})
    share = Share(source.id, verified, len(quoted(quotes, text.text)), length, most, placed, lines)
    if share.part > most:
        told = {"given": f"{share.part:.1%}", "document": source.id, "most": f"{most:.0%}"}
        more = share.quoted - int(most * length)
        given = {**told, "n": str(more), "rows": longest(build, quotes, text.text)}
        faults.append(fault(table.cell(source.row, "sha256"), "quoted-too-much", **given))
    return share, [*faults, *(each for some in wrong for each in some)]


def longest(build: Build, quotes: list[tuple[Claim, Passage]], text: str) -> str:
    """Return the rows that repeat most of a text, each with its file; a row of several claims once."""
    sizes = dict[str, int]()
    for claim, passage in quotes:
        if size := len(quoted([(claim, passage)], text)):
            where = f"{Path(build.tables[claim.table].file).name}:{claim.row}"
            sizes[where] = max(size, sizes.get(where, 0))
    return ", ".join(sorted(sizes, key=lambda each: (-sizes[each], each))[:NAMED])


def is_placed(build: Build, claim: Claim) -> bool:
    """Return whether a quotation has no offsets in its row, so that it is placed by its words."""
    table = build.tables[claim.table]
    row = table.row(claim.row)
    return row is not None and not table.get(row, "start")


def is_beside(build: Build, table: Table) -> bool:
    """Return whether a table is of the packaged project, and others are built with it."""
    ours = str(project.folder("data"))
    return table.file.startswith(ours) and not all(each.file.startswith(ours) for each in build.tables)


def named_folder(build: Build, table: Table) -> str:
    """Return the folder in which the text of a source must be: of its own project, or given; empty if in none."""
    used = build.projects
    if (used is not None and table.owner != used.own.name) or is_beside(build, table):
        return ""  # the texts of another project are that project's to verify
    given = given_folder()
    return str(given) if given else used.own.texts if used else ""
