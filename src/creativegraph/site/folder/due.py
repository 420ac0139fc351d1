"""Which things have changed since the last run, so that only their pages and documents are made again.

The dump of the last run says what the graph was. A page tells of a thing what the graph states of it; of what leads to
it, directly or by a claim or a figure in between, likewise; and how all that these lead to is called. So a triple that
came or went touches what its subject leads to; and where it names something, or belongs to what has no page of its own,
also what leads to its subject.

The page of a source tells of contradictions too, and so of what other sources say about the same topic.
"""

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import IRI, PREFIXES, RDF_TYPE
from creativegraph.site.content.evidence import evidence_of
from creativegraph.site.pages.sources import further, is_due, topics_of
from creativegraph.site.portal import Portal
from creativegraph.site.things import NAMING, WITHIN
from creativegraph.store.layers import layer_of

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Touched", "due", "kept"]

STEPS = 3
"""How far a page looks: a claim of a figure of a thing, or the words of the quotation of a claim."""
MOST = 2000
"""How many subjects may differ; with more, all is made again."""
NODE = re.compile(rb"(<[^>]*>|_:\S+) <([^>]*)> (?:<([^>]*)>)?")
ENDING = re.compile(r"\.[a-z][^/]*\Z")
NAMES = frozenset((*NAMING, RDF_TYPE))


class Touched(NamedTuple):
    """What a change touches: IRIs, and topics about which claims say something else."""

    all: frozenset[str]
    topics: frozenset[str]


def due(portal: Portal, old: Path, new: Iterable[bytes]) -> Touched | None:
    """Return what a change since the last run touches; None if it may be anything.

    Args:
        portal: the graph as it is.
        old: the dump of the last run.
        new: the lines that a dump has now.
    """
    try:
        before = frozenset(gzip.decompress(old.read_bytes()).splitlines(keepends=True))
    except (OSError, EOFError, zlib.error):
        return None
    now = frozenset(new)
    changed = sorted((before - now) | (now - before))
    start, named, leads = set[str](), set[str](), dict[str, set[str]]()
    for line in changed:
        parts = NODE.match(line)
        if parts is None or line.startswith(b"_:"):  # a blank node may be within anything
            return None
        subject, term, value = parts[1].decode()[1:-1], parts[2].decode(), parts[3]
        if layer_of(subject) == "ontology" or len(start) > MOST:
            return None
        start.add(subject)
        if value is not None:
            leads.setdefault(subject, set()).add(value.decode())
        if term in NAMES or IRI(subject).kind in (*WITHIN, "code", "source", ""):
            named.add(subject)
    above = reached(start & named, lambda some: leading_to(portal.store, some))
    found = frozenset(reached(start | above, lambda some: led_to(portal.store, some, leads)))
    claims = portal.claims.by
    about = start | above | {claims[each].subject for each in found if each in claims}
    about |= {*chain(*leads.values())}
    return Touched(found, frozenset(about.union(*(topics_of(portal).get(each, ()) for each in about))))


def reached(start: set[str], step: Callable[[set[str]], Iterable[str]]) -> set[str]:
    """Return nodes with those that so many steps lead to."""
    seen, ahead = set(start), set(start)
    for _ in range(STEPS):
        ahead = set(step(ahead)) - seen
        seen |= ahead
    return seen


def leading_to(store: "Store", some: Iterable[str]) -> Iterator[str]:
    """Yield what leads to some nodes."""
    from pyoxigraph import NamedNode

    for each in some:
        for quad in store.quads_for_pattern(None, None, NamedNode(each), None):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value


def led_to(store: "Store", some: Iterable[str], before: dict[str, set[str]]) -> Iterator[str]:
    """Yield what some nodes lead to, or led to before."""
    from pyoxigraph import NamedNode

    about, to = NamedNode(PREFIXES["cg"] + "claimSubject"), NamedNode(PREFIXES["cg"] + "claimObject")
    for each in some:
        yield from before.get(each, ())
        stated = [*store.quads_for_pattern(NamedNode(each), None, None, None)]
        if not stated:  # what only claims say of a thing
            claims = [quad.subject for quad in store.quads_for_pattern(None, about, NamedNode(each), None)]
            stated = [quad for claim in claims for quad in store.quads_for_pattern(claim, to, None, None)]
        for quad in stated:
            if isinstance(quad.object, NamedNode):
                yield quad.object.value


def kept(portal: Portal, files: Iterable[str]) -> list[str]:
    """Return the files of things that are not due, of all that the last run has written."""
    stems = {portal.addresses.path(each) for each in portal.subjects if not portal.is_due(each)}
    lists = {further(portal, each) for each in evidence_of(portal).by_source if not is_due(portal, each)}
    found = []
    for each in files:
        stem = ENDING.sub("", each)
        if stem in stems or (stem.rstrip("0123456789").removesuffix("-") in lists):
            found.append(each)
    return found
