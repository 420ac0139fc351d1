"""Verification of quotations in their documents, and the share of each document that they repeat."""

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from creativegraph.errors import Cell, Fault, UnreadableError
from creativegraph.project import NAME
from creativegraph.tables.build import Build
from creativegraph.tables.claim import Claim, Passage
from creativegraph.tables.files import leaves
from creativegraph.tables.rules import fault
from creativegraph.tables.table import Table

__all__ = ["Share", "verify"]

SHORTEST_ECHO = 12
"""Values shorter than this are names, not quoted sentences."""


class Share(NamedTuple):
    """The number of characters of a document that quotations and values repeat."""

    source: str
    verified: int
    quoted: int
    characters: int
    most: float = 0.35

    @property
    def part(self) -> float:
        """Return the share, from 0 to 1."""
        return self.quoted / self.characters if self.characters else 0.0


def sha256(data: bytes) -> str:
    """Return the SHA-256 of data; to import what makes it takes longer than to read most tables."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def texts_in(place: Path) -> dict[str, str]:
    """Return the texts of a folder's files by their SHA-256."""
    if not place.is_dir():
        raise UnreadableError(f"{place} is not a folder; name the folder of the source texts")
    found = {}
    for path in sorted(each for each in place.rglob("*") if each.is_file() and not leaves(each, place)):
        data = path.read_bytes()
        with suppress(UnicodeDecodeError):
            found[sha256(data)] = data.decode()
    return found


def differs(passage: Passage, text: str, cell: Cell) -> Fault | None:
    """Return the fault of a passage that differs from the text at its offsets; None if it does not."""
    words = text[passage.start : passage.end]
    if passage.exact:
        if words == passage.exact:
            return None
        return fault(cell, "quote-differs", found=words, expected=words, place=place_of(passage, text))
    if not (words.startswith(passage.opening) and words.endswith(passage.closing)):
        return fault(cell, "quote-ends-differ", opening=words[:20], closing=words[-20:])
    digest = sha256(words.encode())[:16]
    return None if digest == passage.digest else fault(cell, "quote-digest-differs", expected=digest)


def place_of(passage: Passage, text: str) -> str:
    """Return where the words of a passage stand in a text, as start–end: nearest to its offsets; empty if nowhere."""
    starts = (found.start() for found in re.finditer(re.escape(passage.exact), text))
    start = min(starts, key=lambda each: abs(each - passage.start), default=None)
    return "" if start is None else f"{start}–{start + len(passage.exact)}"


def quoted(claims: Iterable[tuple[Claim, Passage]], text: str) -> set[int]:
    """Return the positions of all characters of ``text`` that quotations and values repeat."""
    places: set[int] = set()
    for claim, passage in claims:
        if passage.exact:
            places.update(range(passage.start, passage.end))
        else:
            places.update(range(passage.start, passage.start + len(passage.opening)))
            places.update(range(passage.end - len(passage.closing), passage.end))
        if claim.property.value in ("text", "string") and len(claim.value) >= SHORTEST_ECHO:
            start = text.find(claim.value)
            places.update(range(start, start + len(claim.value)) if start >= 0 else ())
    return places


def largest_share(build: Build, table: Table) -> float:
    """Return the share of a text that may be quoted: by the manifest of the project that the source's table is of."""
    used = build.projects.projects if build.projects else ()
    own = [each.quoted_share for each in used if each.name == (table.owner or NAME)]
    return own[0] if own else Share("", 0, 0, 0).most


def verify(build: Build, folder: Path) -> tuple[list[Share], list[Fault]]:
    """Return the quoted share of each document found in ``folder``, and the faults.

    A document is found by its SHA-256. A missing document is a fault, unless it is one of a project that is extended,
    and so are a quotation that differs from its text and a share above the one that the project allows, 35% where none
    says.
    """
    texts = texts_in(folder)
    shares, faults = list[Share](), list[Fault]()
    for source in build.sources.values():
        if not source.sha256:
            continue
        table = build.tables[source.table]
        text = texts.get(source.sha256)
        if text is None:
            if build.projects is not None and table.owner != build.projects.own.name:
                continue  # the texts of another project are that project's to verify
            here = table.cell(source.row, "sha256")
            faults.append(fault(here, "document-absent", folder=str(folder), given=source.id))
            continue
        if len(text) != source.characters:
            found = {"expected": str(len(text)), "given": str(source.characters), "fix": str(len(text))}
            cell = table.cell(source.row, "characters")
            faults.append(fault(cell, "document-length", document=source.id, **found))
        quotes = [(c, c.passage) for c in build.claims.values() if c.passage and c.passage.source == source.id]
        cells = (build.tables[claim.table].cell(claim.row, "quote") for claim, _ in quotes)
        wrong = [why for (_, passage), cell in zip(quotes, cells, strict=True) if (why := differs(passage, text, cell))]
        most = largest_share(build, table)
        share = Share(source.id, len(quotes) - len(wrong), len(quoted(quotes, text)), len(text), most)
        if share.part > most:
            here = table.cell(source.row, "sha256")
            given = {"given": f"{share.part:.1%}", "document": source.id, "most": f"{most:.0%}"}
            faults.append(fault(here, "quoted-too-much", **given))
        shares.append(share)
        faults.extend(wrong)
    return shares, faults
