"""Which classes things have by what mentions say, with those above them, and the kind of things of some classes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property

from creativegraph.iris import compact, expand
from creativegraph.tables.phrases.model import Phrase
from creativegraph.tables.phrases.phrases import TOPIC
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["Classes", "counted_of"]


class Classes:
    """The classes of a vocabulary by their short names.

    ``institutions`` are classes of things that patterns see as agents too, with the kind of what acts for one.
    """

    def __init__(self, known: Vocabulary, institutions: Mapping[str, str] | None = None) -> None:
        self.known, self.institutions = known, institutions or {}
        self.above = cache(self.found_above)

    def found_above(self, name: str) -> frozenset[str]:
        """Return a class with those above it."""
        iri = str(expand(name) or "")
        return frozenset((name, *(compact(each) for each in self.known.wider.get(iri, ()))))

    def of(self, names: Iterable[str], thing: str = "") -> frozenset[str]:
        """Return classes with those above them; of a thing of which none is known, those of its kind."""
        found = frozenset[str]().union(*(self.above(each) for each in names))
        return found or (self.above(self.by_kind[kind]) if (kind := thing.partition("/")[0]) in self.by_kind else found)

    @cached_property
    def by_kind(self) -> Mapping[str, str]:
        """The class of each kind of things."""
        return {kind.name: compact(kind.type) for kind in self.known.homes.values() if kind.type}

    @cached_property
    def acting(self) -> Mapping[str, frozenset[str]]:
        """The classes of what acts for institutions, by their classes."""
        return {
            each: self.above(self.by_kind[kind]) for each, kind in self.institutions.items() if kind in self.by_kind
        }

    def kind_of(self, names: Iterable[str]) -> str:
        """Return the kind of things of some classes: that with the narrowest class; empty if there is none."""
        found = self.of(names)
        fitting = [(kind, name) for kind, name in self.by_kind.items() if name in found]
        return max(fitting, key=lambda each: (len(self.above(each[1])), each[0]), default=("", ""))[0]

    def domain(self, name: str) -> frozenset[str]:
        """Return the classes of what has a property; none for a code, and where any thing may have it."""
        said = self.known.properties.get(name)
        return frozenset(map(compact, self.known.domains.get(said.iri, ()))) if said is not None else frozenset()

    def fits(self, classes: frozenset[str], wanted: Iterable[str], *, known: bool = True) -> bool:
        """Return True if one of the classes is wanted; what has no class, and where none is wanted, fits.

        Of what is not ``known`` the class may turn out to be narrower.
        """
        asked = [compact(each) for each in wanted]
        if not asked or not classes or "owl:Thing" in asked or any(each in classes for each in asked):
            return True
        return not known and any(self.own(classes) & self.above(each) for each in asked)

    def own(self, classes: frozenset[str]) -> frozenset[str]:
        """Return the narrowest of some classes."""
        return classes - frozenset[str]().union(*(self.above(each) - {each} for each in classes))


def counted_of(found: Sequence[Phrase]) -> frozenset[str]:
    """Return the classes of things whose figures phrases find without their names, or further words."""
    sayings = [(each, saying) for each in found if not each.pattern.needed for saying in each.sayings]
    slots = [
        (saying.subject, each.pattern.slots[saying.property].types)
        for each, saying in sayings
        if saying.property in each.pattern.slots and saying.subject.startswith(TOPIC)
    ]
    return frozenset(
        one for subject, types in slots if "figure" in types for one in subject.removeprefix(TOPIC).split("|")
    )
