"""A mention: words of a report that mean a thing, a code, a time or a figure."""

from dataclasses import dataclass
from typing import Literal

from creativegraph.drafting.candidate import Confidence

__all__ = ["Kind", "Mention"]

Kind = Literal["thing", "code", "time", "figure"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report from ``start`` to ``end``, and what they mean.

    A thing has ``ids``, the likeliest first, known in the graph or proposed; none where it has no name of its own.
    ``definite`` is a thing spoken of before ("the festival"), whose ids are those of the last one that fits. What
    stands inside a larger thing is ``inner``. ``edition_of`` is the series of an edition. A person has an ``office``, a
    code, and its ``title`` as printed. A time has its EDTF text in ``value``, a figure the cell as printed with what
    qualifies it; ``counted`` are the words for what is counted and ``indicators`` the codes that these may mean.
    """

    kind: Kind
    start: int
    end: int
    text: str
    ids: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    label: str = ""
    known: bool = False
    definite: bool = False
    inner: bool = False
    value: str = ""
    indicator: str = ""
    indicators: tuple[str, ...] = ()
    counted: str = ""
    group: str = ""
    edition_of: str = ""
    office: str = ""
    title: str = ""
    lang: str = ""
    confidence: Confidence = "medium"

    @property
    def guessed(self) -> bool:
        """Whether no word tells what a name names, only that it stands beside others."""
        new = self.kind == "thing" and bool(self.ids) and not (self.known or self.definite)
        return new and self.confidence == "low" and not self.text.isupper()
