"""What a phrase means in a language: the uses that words can have, by tables of words and by labels."""

from collections.abc import Sequence
from typing import NamedTuple

from creativegraph.drafting.words import LABELLED

__all__ = ["FUNCTIONS", "LOOSELY", "USES", "Sense", "is_loose"]

LOOSELY = "counted-loosely"
"""The column ``as`` of words that may count something else than their indicator: *rooms*, *houses*."""

USES = {
    "head": ("head", "place"), "itself": ("itself",),
    "counted": ("counted", LOOSELY), "money": ("money",), "person": ("person",),
    "office": ("office",), "code": ("", LABELLED),
    "named": ("named",), "town": ("town",), "town-behind": ("town-behind",), "doing": ("doing",),
    "happening": ("happening",),
    "entitles": ("entitles",), "about": ("about",), "spoken": ("spoken",),
    "funds": ("funds",), "total": ("total",), "column": ("column",), "places": ("places",),
    "named-body": ("named-body",), "town-in": ("town-in",),
    "entitled": ("entitled",), "alone": ("alone",),
}  # fmt: skip
"""The columns ``as`` of what is looked up together."""
FUNCTIONS = (
    "definite",
    "indefinite",
    "link",
    "stop",
    "ordinal",
    "year",
    "join",
    "tail",
    "locative",
    "thousand",
    "titled",
    "many",
    "list",
    "compared",
    "same",
    "being",
    "rise",
    "fall",
    "be",
    "who",
    "among",
    "saying",
    "paper",
    "part",
    "contracted",
    "sheet",
    "whole",
    "owned",
    "surname",
    "namesake",
    "origin",
    "showing",
    "toward",
    "since",
    "pronoun",
    "personal",
    "amounting",
)
"""Small words, which mean no term."""


class Sense(NamedTuple):
    """What a phrase means in a language: ``words`` are its words as they are written."""

    lang: str
    means: str
    use: str
    words: tuple[str, ...]


def is_loose(senses: Sequence[Sense]) -> bool:
    """Return whether words only loosely mean the indicator that is likeliest."""
    return bool(senses) and senses[0].use == LOOSELY
