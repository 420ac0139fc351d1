"""A span of words that names something, before it is decided which spans stay."""

from dataclasses import dataclass

from creativegraph.drafting.candidate import Confidence

__all__ = ["Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words from number ``begin`` up to ``end``, which is left out, that name a thing.

    ``things`` are IRIs of the graph that have the name. Of what has none, ``classes`` say what it is by its head noun,
    from ``head`` on; ``label`` is its title where this is less than the words, as in quotation marks.
    """

    begin: int
    end: int
    things: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    label: str = ""
    until: int = 0
    """The offset behind a closing quotation mark, which is part of the name."""
    office: str = ""
    title: str = ""
    confidence: Confidence = "medium"
    lang: str = ""
    small_behind: bool = False
    """Whether it is one word, behind which another stands in small letters, in a language of short words."""
    is_noun: bool = False
    """Whether it is one word that is a noun of names too."""
    series: str = ""
    """The series of the graph of which it is an edition, by its year."""
