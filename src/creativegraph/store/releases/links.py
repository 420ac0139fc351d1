"""Links to other datasets that a graph had and another one no longer has: what counts as one, and how many may go."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from creativegraph.iris import PREFIXES, compact
from creativegraph.store.releases.state import Snapshot

__all__ = ["LINKS", "Lost", "lost_links"]

LINKS = frozenset(
    f"<{PREFIXES[prefix]}{name}>"
    for prefix, names in {
        "owl": "sameAs equivalentClass equivalentProperty",
        "rdfs": "seeAlso",
        "schema": "sameAs",
        "skos": "exactMatch closeMatch broadMatch narrowMatch relatedMatch",
    }.items()
    for name in names.split()
)
"""The properties that lead to the same or a similar thing elsewhere."""
FEW = 5
"""So few links may vanish in any case."""


class Lost(NamedTuple):
    """Links by one property that vanished: how many there were, how many of them are gone, and the first of these."""

    by: str
    before: int
    gone: int
    example: str

    @property
    def share(self) -> float:
        """The share of the links that is gone."""
        return self.gone / self.before

    def is_bulk(self, most: float) -> bool:
        """Return whether more than some share is gone, and more than a few."""
        return self.share > most and self.gone > FEW

    def __str__(self) -> str:
        return f"{self.gone:,} of {self.before:,} links by {self.by} vanished ({self.share:.0%}), {self.example}"


def lost_links(old: Snapshot, new: Snapshot) -> list[Lost]:
    """Return by property the links that vanished; one whose thing has another IRI now has not."""
    were, are = links_of(old.lines), links_of(new.lines)
    there = {line.partition(" ")[0] for line in new.lines}
    found = []
    for name, pairs in sorted(were.items()):
        targets = {target for _, target in are[name]}
        gone = sorted((thing, target) for thing, target in pairs - are[name] if thing in there or target not in targets)
        if gone:
            thing, target = (compact(each.strip("<>")) for each in gone[0])
            found.append(Lost(compact(name.strip("<>")), len(pairs), len(gone), f"such as {thing} to {target}"))
    return found


def links_of(lines: Iterable[str]) -> "defaultdict[str, set[tuple[str, str]]]":
    """Return the pairs of things that each property of links joins."""
    found = defaultdict[str, set[tuple[str, str]]](set)
    for line in lines:
        thing, name, value = line.split(" ", 2)
        if name in LINKS and value.startswith("<"):
            found[name].add((thing, value.removesuffix(" .")))
    return found
