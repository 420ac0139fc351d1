"""The kinds of things: what is a thing of which class or code list, by the ontology that the library ships."""

from functools import cache
from typing import NamedTuple

from creativegraph import project
from creativegraph.iris import CODES, PREFIXES, RDF_TYPE, compact, expand

__all__ = ["Known", "fits", "narrower", "phrase"]

OWL, RDFS, SKOS = PREFIXES["owl"], PREFIXES["rdfs"], PREFIXES["skos"]
METACLASSES = {
    "class": frozenset({OWL + "Class", RDFS + "Class"}),
    "property": frozenset({
        PREFIXES["rdf"] + "Property", OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty",
    }),
}  # fmt: skip
"""The classes of what ``iri<class>`` and ``iri<property>`` take."""
OF_VOCABULARIES = frozenset({OWL + "Ontology", SKOS + "ConceptScheme"}).union(*METACLASSES.values())


class Known(NamedTuple):
    """What a graph says of a thing: its classes and the code lists that it is in."""

    iri: str
    classes: frozenset[str]
    schemes: frozenset[str]


class Ontology(NamedTuple):
    """What the library ships: each class with those above it, English labels, and the metaclasses of its terms."""

    above: dict[str, frozenset[str]]
    labels: dict[str, str]
    metaclasses: dict[str, frozenset[str]]


@cache
def ontology() -> Ontology:
    """Read the classes of ``ontology/*.ttl``, in some milliseconds; the user's graph need not hold them."""
    from pyoxigraph import Literal, parse

    direct: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    types: dict[str, set[str]] = {}
    for path in sorted(project.folder("ontology").glob("*.ttl")):
        for subject, predicate, value, _ in parse(path=str(path)):
            name, used, text = str(subject)[1:-1], predicate.value, str(getattr(value, "value", ""))
            if used == RDF_TYPE:
                types.setdefault(name, set()).add(text)
            elif used == RDFS + "subClassOf":
                direct.setdefault(name, set()).add(text)
            elif used == RDFS + "label" and isinstance(value, Literal) and value.language == "en":
                labels[name] = text
    classes = {name for name, of in types.items() if of & METACLASSES["class"]}.union(direct, *direct.values())
    return Ontology(
        {name: closure(name, direct) for name in classes}, labels, {name: frozenset(of) for name, of in types.items()}
    )


def closure(name: str, direct: dict[str, set[str]]) -> frozenset[str]:
    """Return a class with all classes above it."""
    found, waiting = {name}, [name]
    while waiting:
        new = direct.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return frozenset(found)


def fits(thing: Known, takes: tuple[str, ...]) -> bool | None:
    """Return whether a thing is of a kind that a parameter takes, None where no known class tells.

    A class that the shipped ontology does not know may be below one that is asked for, so it tells nothing, also
    beside others; and only code lists of ours say what a code is for.
    """
    if not takes or any(is_a(thing, each) for each in takes):
        return True
    known = ontology().above
    tells = all(each in known or each in OF_VOCABULARIES for each in thing.classes)
    schemes = any(each.startswith(CODES) for each in thing.schemes)
    return False if tells and (thing.classes or schemes) else None


def is_a(thing: Known, kind: str) -> bool:
    """Return whether a thing is of a class, in a code list, a class or a property."""
    if kind in METACLASSES:
        shipped = ontology().metaclasses.get(thing.iri, frozenset())
        return not METACLASSES[kind].isdisjoint(thing.classes | shipped)
    wanted = iri_of(kind)
    if kind.startswith("code:"):
        return wanted in thing.schemes or thing.iri.startswith(wanted + "/")
    # Most things state the very class: the ontology need not be read for them.
    return wanted in thing.classes or any(wanted in ontology().above.get(each, ()) for each in thing.classes)


def iri_of(kind: str) -> str:
    """Return the IRI of a class or code list that a parameter takes."""
    return CODES + kind.removeprefix("code:") if kind.startswith("code:") else str(expand(kind) or kind)


def narrower(takes: tuple[str, ...]) -> list[str]:
    """Return the classes and code lists of which a thing that a parameter takes states one, sorted."""
    found: set[str] = set()
    for kind in takes:
        wanted = iri_of(kind)
        below = {name for name, above in ontology().above.items() if wanted in above}
        found |= METACLASSES.get(kind, below | {wanted})
    return sorted(found)


def phrase(kinds: tuple[str, ...]) -> str:
    """Return kinds as a message names them: ``a city (cg:City) or a country (cg:Country)``."""
    return " or ".join(map(one, kinds)) or "anything"


def one(kind: str) -> str:
    """Return one kind as a message names it."""
    if kind in METACLASSES:
        return f"a {kind}"
    if kind.startswith("code:"):
        return f"a code of the list {kind}"
    iri = iri_of(kind)
    for name, of in METACLASSES.items():
        if iri in of:
            return f"a {name}"
    short, label = compact(iri), ontology().labels.get(iri)
    if label is None:
        return f"a {short}"
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label} ({short})"
