"""What a property is said of: rows whose subject has no such property, as the ontology says, are moved or left out.

*The pact was signed in Orvane by Ann Vale* says where she signed: the place is one of her row, and none of the pact.
*The pact was signed in Orvane* has no such row: its place is left out, and as no row is beside it, no note tells that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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

    def fitting(self, found: Iterable[Candidate]) -> Iterator[Candidate]:
        """Yield the candidates whose subjects can have what they say.

        Of the others the values are in the columns of rows in short form about the same words, where these have such a
        column; what has no place there is left out.
        """
        right, wrong = list[Candidate](), defaultdict[str, list[Candidate]](list)
        for each in found:
            (right if self.has(each) else wrong[each.subject]).append(each)
        for each in right:
            yield self.with_columns(each, wrong.get(each.subject, ()))

    def with_columns(self, each: Candidate, wrong: Sequence[Candidate]) -> Candidate:
        """Return a candidate with what rows of its words that its subject cannot have say, where it has a column."""
        short = self.known.shorts.get(each.property.split("/")[1]) if each.property.startswith("code/") else None
        columns = {part.iri: name for name, part in short.parts.items()} if short is not None else {}
        for other in wrong:
            column = columns.get(self.known.properties[other.property].iri, "")
            if column and column not in each.columns and meets(each, other):
                things = tuple(one for one in other.things if one.id == other.value)
                each = replace(each, columns={**each.columns, column: other.value}, things=(*each.things, *things))
        return each
