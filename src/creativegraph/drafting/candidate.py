"""A candidate: a row for a claims table that a report seems to say, with its words and the things that it speaks of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from creativegraph.iris import SLUG
from creativegraph.tables.claim import Confidence

__all__ = ["ID", "MODES", "Candidate", "Confidence", "Mode", "Thing"]

ID = re.compile(rf"(?:[a-z][a-z0-9-]*:)?[a-z][a-z0-9-]*/{SLUG.pattern}")
"""What a thing is called in a cell: ``kind/slug``, with the prefix of its project where it is of another one."""

Mode = Literal["explicit", "implied"]
MODES: tuple[Mode, ...] = get_args(Mode)


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that a report speaks of, from ``start`` to ``end`` of its text.

    ``id`` is its ``kind/slug``: that of the graph where ``known``, else one that is proposed. ``label`` is what it is
    called in the report, without abbreviations behind it. ``classes`` are short names of classes.
    """

    id: str
    label: str
    start: int
    end: int
    known: bool = False
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of a claims table in short form, of which a person decides whether it is right.

    ``property``, ``value`` and ``columns`` (``when``, ``where``, ``group``, ``said_by`` …) are cells as docs/tables.md
    describes them. ``quote`` is ``text[start:end]`` of the report, and always verbatim.
    """

    subject: str
    property: str
    value: str
    quote: str
    start: int
    end: int
    lang: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    mode: Mode = "explicit"
    confidence: Confidence = "medium"
    things: tuple[Thing, ...] = ()
    rule: str = ""
