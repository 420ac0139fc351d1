"""Which things have changed since the last run, so that only their pages and documents are made again.

The dump of the last run says what the graph was. A page tells of a thing what the graph states of it; of what leads to
it, directly or by a claim or a figure in between, likewise; and how all that these lead to is called. So a triple that
came or went touches what its subject leads to; and where it names something, or belongs to what has no page of its own,
also what leads to its subject.

The page of a source tells of contradictions too, and so of what other sources say about the same topic.

Where nothing but plain values changed, a question that reads none of these has the answer of the last run, and so its
page and files stay.
"""

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import catalogue
from creativegraph.catalogue.reading import properties_of
from creativegraph.errors import CreativeGraphError
from creativegraph.iris import IRI, PREFIXES, RDF_TYPE
from creativegraph.project import using
from creativegraph.site.content.evidence import evidence_of
from creativegraph.site.content.remembered import recalled, remember
from creativegraph.site.digests import made_of
from creativegraph.site.folder.written import Entry
from creativegraph.site.pages.questions import files_in
from creativegraph.site.pages.sources import further, is_due, topics_of
from creativegraph.site.portal import Portal
from creativegraph.site.things import NAMING, WITHIN
from creativegraph.store.layers import layer_of

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Touched", "due", "kept", "settled"]

STEPS = 3
"""How far a page looks: a claim of a figure of a thing, or the words of the quotation of a claim."""
MOST = 2000
"""How many subjects may differ; with more, all is made again."""
NODE = re.compile(rb"(<[^>]*>|_:\S+) <([^>]*)> (?:<([^>]*)>)?")
ENDING = re.compile(r"\.[a-z][^/]*\Z")
NAMES = frozenset((*NAMING, RDF_TYPE))
TOLD_ELSEWHERE = NAMES | {PREFIXES["skos"] + "hiddenLabel", PREFIXES["cg"] + "edtf"}
"""Properties whose values are shown, or are found by, wherever their subjects are."""
READ = "what questions read"
"""What is kept of the questions: the properties that each reads, by the digest of its text."""
VALUE = re.compile(rb'<[^>]*> <([^>]*)> ".*"(?:\^\^<[^>]*>)? \.\n', re.DOTALL)
"""A triple whose value is a text in no language, a number or a day."""


class Touched(NamedTuple):
    """What a change touches: IRIs, topics about which claims say something else, and properties.

    ``properties`` are those of which values changed, if nothing else did; None if more did.
    """

    all: frozenset[str]
    topics: frozenset[str]
    properties: frozenset[str] | None


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
    topics = frozenset(about.union(*(topics_of(portal).get(each, ()) for each in about)))
    return Touched(found, topics, of_values(portal, changed, before))


def of_values(portal: Portal, changed: Iterable[bytes], before: frozenset[bytes]) -> frozenset[str] | None:
    """Return the properties of which triples changed, if these say plain values of things that were and are there.

    None if something has another name, class or link, or if there are other things.
    """
    from pyoxigraph import NamedNode

    found, subjects = set[str](), set[str]()
    for line in changed:
        if (value := VALUE.fullmatch(line)) is None:
            return None
        found.add(value[1].decode())
        subjects.add(line[1 : line.index(b">")].decode())
    for each in subjects:
        claim = portal.claims.by.get(each)
        kinds = portal.store.quads_for_pattern(NamedNode(each), NamedNode(RDF_TYPE), None, None)
        lines = (f"{quad.subject} {quad.predicate} {quad.object} .\n".encode() for quad in kinds)
        if (claim is not None and claim.property in TOLD_ELSEWHERE) or not any(line in before for line in lines):
            return None
    return None if found & TOLD_ELSEWHERE else frozenset(found)


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
    own = (*portal.things, *(each for each in portal.subjects if each.kind == "claim"))
    stems = {portal.addresses.path(each) for each in own if not portal.is_due(each)}
    lists = {further(portal, each) for each in evidence_of(portal).by_source if not is_due(portal, each)}
    found = [path for name in sorted(portal.settled) for path in files_in(portal, name)]
    for each in files:
        stem = ENDING.sub("", each)
        if stem in stems or (stem.rstrip("0123456789").removesuffix("-") in lists):
            found.append(each)
    return found


def settled(portal: Portal, properties: frozenset[str] | None, files: Mapping[str, Entry]) -> frozenset[str]:
    """Return the questions with files that read none of the properties of which values changed."""
    found = []
    if properties is None:
        return frozenset()
    before = recalled(portal, READ, dict[str, list[str] | None]) or {}
    now = dict[str, list[str] | None]()
    with using(portal.graph.projects):
        for name in catalogue.names():
            with suppress(CreativeGraphError):  # `check` tells of it
                query = catalogue.load(name)
                said, key = files.get(f"query/{name}.rq"), made_of(query.text.encode())
                if said is None or said.key != key or not files.keys() >= {*files_in(portal, name)}:
                    continue
                now[key] = before[key] if key in before else read_in(query)
                if (reads := now[key]) is not None and properties.isdisjoint(reads):
                    found.append(name)
    if now != before:
        remember(portal, READ, now)
    return frozenset(found)


def read_in(query: catalogue.Query) -> list[str] | None:
    """Return the properties that a question reads, sorted; None if it may read any."""
    found = properties_of(query)
    return None if found is None else sorted(found)
