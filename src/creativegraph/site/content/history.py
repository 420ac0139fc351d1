"""What the releases of a project tell of its things: when each changed last, and which are gone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from creativegraph.iris import IRI, PREFIXES, bare
from creativegraph.reporting.changes import Difference
from creativegraph.reporting.changes.renames import Successors, successors
from creativegraph.reporting.changes.terms import FEATURE, REPLACING
from creativegraph.reporting.changes.triples import triples_of
from creativegraph.site.content.once import once
from creativegraph.site.content.releases import between, known_by, releases_of, whole
from creativegraph.site.content.remembered import remembered
from creativegraph.site.portal import Portal
from creativegraph.site.things import WITHIN
from creativegraph.store.layers import layer_of
from creativegraph.store.releases import Release, Snapshot

__all__ = ["Gone", "History", "gone", "history", "instants", "versions"]

LABEL = f'> <{PREFIXES["skos"]}prefLabel> "'
ABOUT = f"> <{PREFIXES['cg']}claimSubject> <"
COUNTED = f"> {FEATURE} <"


class Gone(NamedTuple):
    """A thing that a release had and the ``release`` of ``day`` has no more; ``to`` is what is in its place."""

    release: str
    day: str
    to: str = ""
    names: tuple[tuple[str, str], ...] = ()
    """Each name that it had, and the language of that."""


class History(NamedTuple):
    """Of each thing the day of the latest release in which what is said of it changed, and the things that are gone."""

    days: dict[str, str]
    gone: dict[str, Gone]


@once
def history(portal: Portal) -> History:
    """Return what the releases tell of things; what was found out of the same releases before is remembered."""
    there = releases_of(portal)
    if not there:
        return History({}, {})
    said = repr([known_by(each) for each in there])
    return remembered(portal, said, History, lambda: found(portal))


def found(portal: Portal) -> History:
    """Find out what the releases tell of things."""
    there = releases_of(portal)
    days = dict.fromkeys(map(subject_of, whole(portal, there[0].name).lines), there[0].day)
    left: dict[str, Gone] = {}
    for old, new in pairwise(there):
        step = between(portal, old.name, new.name)
        days |= dict.fromkeys(touched(step), new.day)
        after = {subject_of(each) for each in step.new.lines}
        names = names_in(step.removed)
        left = {thing: each for thing, each in left.items() if thing not in after}
        left |= {thing: left[thing]._replace(to=to) for thing, to in told_later(step, left).items()}
        for thing, to in vanished(step, after).items():
            left[thing] = Gone(new.name, new.day, to, tuple(sorted(names.get(thing, ()))))
    return History({each: day for each, day in days.items() if is_thing(each)}, left)


def touched(step: Difference) -> set[str]:
    """Return the things of which something else is said, those that claims are about and figures count among them."""
    changed = {subject_of(each) for each in step.added | step.removed}
    said = step.old.lines | step.new.lines
    for of in (ABOUT, COUNTED):  # the page of a thing shows its figures
        changed |= {object_of(each) for each in said if of in each and subject_of(each) in changed}
    return changed


def vanished(step: Difference, after: set[str]) -> dict[str, str]:
    """Return the things that are in the earlier release alone, each with what is in its place, empty for nothing."""
    before = {subject_of(each) for each in step.removed} - after
    things = {each for each in before if is_thing(each)}
    if not things:
        return {}
    said, renames = said_of(things, step.removed, step.new.lines), step.renames.pairs
    found = {}
    for each in things:
        node = f"<{each}>"
        # What is said to replace it, then what it became, then what is said to be the same: that may be a link.
        places = (*sorted(said.replaced[node]), *filter(None, (renames.get(node),)), *sorted(said.same[node]))
        found[each] = next((bare(place) for place in places if bare(place) in after), "")
    return dict(sorted(found.items()))


def told_later(step: Difference, left: dict[str, Gone]) -> dict[str, str]:
    """Return what a later release says to be in the place of things that were gone before it."""
    said = said_of(left, (), step.added)
    found = {each: said.replaced[f"<{each}>"] or (set() if left[each].to else said.same[f"<{each}>"]) for each in left}
    return {each: bare(min(some)) for each, some in found.items() if some}


def said_of(things: Iterable[str], before: Iterable[str], after: Iterable[str]) -> Successors:
    """Return what lines of an earlier and a later graph say to be in the place of things that are gone."""
    some, others = (
        triples_of(line for line in lines if any(each in line for each in REPLACING)) for lines in (before, after)
    )
    return successors({f"<{each}>" for each in things}, some, others)


def names_in(lines: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Return the names of things, each with its language."""
    from pyoxigraph import Literal, RdfFormat, parse

    found: dict[str, list[tuple[str, str]]] = {}
    text = "\n".join(each for each in lines if LABEL in each)
    for quad in parse(text.encode(), format=RdfFormat.N_TRIPLES):
        if isinstance(quad.object, Literal):
            found.setdefault(str(quad.subject)[1:-1], []).append((quad.object.value, quad.object.language or ""))
    return found


def gone(portal: Portal) -> Iterator[tuple[IRI, Gone]]:
    """Yield the things that are gone, each with what is in its place now, however often that moved too."""
    left = history(portal).gone
    for thing, each in sorted(left.items()):
        if thing in portal.pages or not portal.is_own(thing):
            continue
        to, seen = each.to, {thing}
        while to in left and to not in portal.pages and to not in seen:
            seen.add(to)
            to = left[to].to
        yield IRI(thing), each._replace(to=to if to in portal.pages else "")


def is_thing(iri: str) -> bool:
    """Return whether an IRI had a page: that of a thing of some kind, but no claim or quotation."""
    kind = IRI(iri).kind
    return bool(kind) and kind not in WITHIN and layer_of(iri) != "ontology"


def subject_of(line: str) -> str:
    """Return the subject of a line of N-Triples."""
    return line[1 : line.index(">")]


def object_of(line: str) -> str:
    """Return the IRI that is the object of a line of N-Triples."""
    return line[line.rindex("<") + 1 : line.rindex(">")]


def instants(there: Iterable[Release]) -> dict[str, str]:
    """Return an instant for each release: the beginning of its day, a second later for each other one of that day."""
    earlier = Counter[str]()
    found = {}
    for each in there:
        found[each.name] = f"{each.day}T{timedelta(seconds=earlier[each.day])!s:0>8}Z"
        earlier[each.day] += 1
    return found


def of_subjects(lines: Iterable[str], wanted: set[str] | None = None) -> dict[str, list[str]]:
    """Return the lines of subjects, sorted; of all if none are wanted in particular."""
    grouped: dict[str, list[str]] = {}
    for line in sorted(lines):
        subject = subject_of(line)
        if wanted is None or subject in wanted:
            grouped.setdefault(subject, []).append(line)
    return grouped


def versions(old: Snapshot | None, new: Snapshot) -> dict[str, list[str]]:
    """Return the things that a release changed with what it says of them, nothing of those that it has no more."""
    if old is None:
        return of_subjects(new.lines)
    changed = {subject_of(each) for each in new.lines ^ old.lines}
    there = of_subjects(new.lines, changed)
    return {each: there.get(each, []) for each in sorted(changed)}
