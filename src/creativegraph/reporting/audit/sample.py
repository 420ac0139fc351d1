"""A random sample of claims that is the same on every machine, as a person checks it."""

import re
from collections.abc import Collection
from hashlib import sha256
from typing import NamedTuple

from creativegraph.errors import ArgumentError, shown
from creativegraph.iris import IRI, compact
from creativegraph.reporting.audit.ground import Claim, Ground
from creativegraph.tables.claim import MODES

__all__ = ["Drawn", "Sample", "frame_read", "framed", "left_out", "order", "sample"]

DRAWN_FROM, OF_MODES = "claims that are not deprecated", ", of mode "
FRAME = re.compile(f"([1-9][0-9]{{0,11}}) {DRAWN_FROM}(?:{OF_MODES}([a-z, ]+))?")
"""What a sample was drawn from, as its sheet says it."""


class Drawn(NamedTuple):
    """A claim of a sample: what it says in words, its sources with their addresses, and the words quoted."""

    claim: str
    says: str
    source: str
    source_address: str
    words: str


class Sample(NamedTuple):
    """Claims drawn by a seed; ``frame`` says of which claims."""

    seed: int
    frame: str
    drawn: tuple[Drawn, ...]


def sample(ground: Ground, size: int, seed: int, modes: Collection[str] = ()) -> Sample:
    """Return so many claims of those that are not deprecated, or all of them if there are fewer.

    Args:
        ground: the graph.
        size: how many.
        seed: any whole number; the same gives the same claims of the same graph. A larger sample of a seed has those
            of a smaller one.
        modes: only claims of these modes.

    Raises:
        ArgumentError: ``size`` is below 1, there is no such mode, or no claim to draw from.
    """
    if size < 1:
        raise ArgumentError(f"a sample of {size} is none; draw 1 or more")
    for each in modes:
        if each not in MODES:
            raise ArgumentError(f"no mode {shown(each)}; write {', '.join(MODES)}")
    frame = framed(ground, modes)
    if not frame:
        raise ArgumentError("the graph has no claims to draw from; open one that has, or leave --mode out")
    chosen = sorted(frame, key=lambda each: order(seed, each.iri))[:size]
    return Sample(seed, frame_told(len(frame), modes), tuple(drawn(ground, each) for each in chosen))


def framed(ground: Ground, modes: Collection[str] = ()) -> list[Claim]:
    """Return the claims that a sample is drawn from: those that are not deprecated, of some modes or of any."""
    return [each for each in ground.claims.values() if each.rank != "deprecated" and (not modes or each.mode in modes)]


def frame_told(number: int, modes: Collection[str]) -> str:
    """Return in words what a sample was drawn from: so many claims, of some modes or of any; see ``frame_read``."""
    return f"{number} {DRAWN_FROM}" + (f"{OF_MODES}{', '.join(modes)}" if modes else "")


def frame_read(text: str) -> tuple[int, tuple[str, ...]]:
    """Return the number of claims and the modes that ``frame_told`` says; 0 for other words."""
    found = FRAME.fullmatch(text)
    return (int(found[1]), tuple(filter(None, (found[2] or "").split(", ")))) if found else (0, ())


def left_out(seed: int, frame: Collection[IRI], given: Collection[IRI]) -> list[IRI]:
    """Return the claims that a seed draws before the last of those given and that are not among them, the first first.

    Of what was drawn there are none, unless they came since.
    """
    last = max(order(seed, each) for each in given)
    return sorted((e for e in frame if e not in given and order(seed, e) < last), key=lambda each: order(seed, each))


def order(seed: int, claim: IRI) -> bytes:
    """Return where a claim stands for a seed: by a digest, which no version of a random generator changes."""
    return sha256(f"{seed} {claim}".encode()).digest()


def drawn(ground: Ground, claim: Claim) -> Drawn:
    """Return a claim as a person checks it."""
    sources = [ground.source(each) for each in ground.sources_of.get(claim.iri, ())]
    words = [f"“{each.words}”" for each in ground.quoted.get(claim.iri, ())]
    return Drawn(
        compact(claim.iri), claim.says, "\n".join(each.label for each in sources),
        "\n".join(each.address or "–" for each in sources) if any(each.address for each in sources) else "",
        "\n".join(words),
    )  # fmt: skip
