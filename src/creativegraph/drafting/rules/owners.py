"""What a property is said of: rows of which the ontology says that their subject has no such property are moved.

*The pact was signed in Orvane by Ann Vale* says where she signed: the place is one of her row, and none of the pact.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from creativegraph.drafting.candidate import Candidate
from creativegraph.drafting.rules.classes import Classes
from creativegraph.drafting.rules.redundant import meets
from creativegraph.drafting.terms import Named
from creativegraph.tables.vocabulary import DOMAIN

__all__ = ["Owners"]


class Owners:
    """What has the properties of a vocabulary, by unions of classes too."""

    def __init__(self, classes: Classes) -> None:
        self.classes, self.known = classes, classes.known
        self.asked: dict[str, tuple[str, ...]] = {}

    @cached_property
    def named(self) -> Named:
        """The vocabulary with its unions of classes."""
        return Named(self.known, "")

    def of(self, name: str) -> tuple[str, ...]:
        """Return the classes of what has a property; none for a code, and where any thing may have it."""
        said = self.known.properties.get(name)
        if said is None:
            return ()
        if name not in self.asked:
            self.asked[name] = tuple(self.named.classes(said.iri, DOMAIN))
        return self.asked[name]

    def has(self, each: Candidate) -> bool:
        """Return whether the subject of a candidate may have its property."""
        thing = next((one for one in each.things if one.id == each.subject), None)
        classes = self.classes.of(thing.classes if thing is not None else (), each.subject)
        return self.classes.fits(classes, self.of(each.property), known=False)

    def moved(self, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield candidates, with what their subjects cannot have in the columns of rows in short form about them."""
        wrong = [each for each in found if not self.has(each)]
        for each in found:
            if each not in wrong:
                yield self.with_columns(each, wrong)

    def with_columns(self, each: Candidate, wrong: Sequence[Candidate]) -> Candidate:
        """Return a candidate with what other rows of its words say of its subject, where it has a column for that."""
        short = self.known.shorts.get(each.property.split("/")[1]) if each.property.startswith("code/") else None
        columns = {part.iri: name for name, part in short.parts.items()} if short is not None else {}
        for other in wrong:
            column = columns.get(self.known.properties[other.property].iri, "")
            if column and column not in each.columns and each.subject == other.subject and meets(each, other):
                things = tuple(one for one in other.things if one.id == other.value)
                each = replace(each, columns={**each.columns, column: other.value}, things=(*each.things, *things))
        return each
