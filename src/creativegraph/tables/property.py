"""Properties of claims, kinds of things and short rows, as tables of terms give them."""

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Kind", "Property", "Roles", "Short"]


class Property(NamedTuple):
    """A property of claims: kind of value, whether values compete, whether an implied claim is shown."""

    iri: str
    name: str
    value: str
    single: str
    implied: bool
    scheme: str = ""
    """The code list that values are taken from; empty if any thing may be one."""
    own: bool = False
    """Whether it is one of a project of one's own, of which no packaged shape judges the codes."""
    names: bool = False
    """Whether its values name things too, as codes of countries do."""


class Short(NamedTuple):
    """What one row of a claims table says at once: the kind of the thing that it makes, and what each column says.

    Without a kind the row is about its subject. ``plain`` is said of the subject itself, with the code in the property
    cell as its value; the thing is made then only where the row says more.
    """

    kind: str
    parts: Mapping[str, Property]
    plain: Property | None = None


class Kind(NamedTuple):
    """A kind of things: the class of one that no row gives another, and how one without a label is called.

    ``labels`` has patterns by language: ``{org:member} in {org:organization}[, {cg:hasTimeSpan}]``.
    """

    name: str
    type: str
    labels: Mapping[str, str] = {}
    background: bool = False


class Roles(NamedTuple):
    """What terms are for, as tables and ontology say it.

    Observations begin with one of ``observations``; those that differ in one of the properties ``limits`` count
    different things. What begins with one of ``background`` is told of by other sources than the chosen ones.
    """

    observations: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
