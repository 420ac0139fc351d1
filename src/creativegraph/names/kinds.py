"""Whether a thing is of a kind: the class hierarchy and the code lists of the ontology that the library ships."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from creativegraph import project
from creativegraph.iris import PREFIXES, codes_of, compact, expand
from creativegraph.names import filled, terms

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions, Store

__all__ = [
    "Known",
    "above",
    "axioms",
    "classes_below",
    "fits",
    "lines_of",
    "most_narrow",
    "narrower",
    "ontology",
    "packaged",
    "packaged_terms",
    "phrase",
    "terms_text",
]

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


def ontology() -> Mapping[str, str]:
    """Return the lines of each ``terms.tsv`` by the short forms of terms, and those of the projects in use.

    To parse the ontology takes 20 ms, and the user's graph need not hold it.
    """
    used = project.in_use()
    return packaged() if used is None else {**packaged(), **used.terms}


@cache
def packaged() -> dict[str, str]:
    """Return the lines of the files ``terms.tsv`` of the library and of the packaged project."""
    files = project.all_files("ontology", "terms.tsv")
    return lines_of("".join(path.read_text(encoding="utf-8") for path in files))


def lines_of(text: str) -> dict[str, str]:
    """Return lines by the short forms of the terms with which they begin."""
    return {line.partition("\t")[0]: line for line in text.splitlines()}


def described(term: str) -> list[str]:
    """Return label, classes and wider classes of an IRI, each empty for what is no term of the ontology."""
    return ontology().get(compact(term), "\t\t\t").split("\t")[1:]


def above(term: str) -> frozenset[str]:
    """Return a class of the ontology with all classes above it, nothing for any other IRI."""
    return above_in(project.in_use(), term)


@lru_cache(maxsize=4096)
def above_in(_used: project.Projects | None, term: str) -> frozenset[str]:
    """Return what ``above`` does; it is asked often, and differs by the projects in use."""
    return frozenset(map(iri_of, described(term)[2].split()))


def terms_text(store: "Store") -> str:
    """Return what ``terms.tsv`` must hold: label, classes and wider classes of each term, by ``terms.rq``."""
    found = cast("QuerySolutions", store.query(project.text_of("names/terms.rq")))
    rows = ([str(getattr(cell, "value", "")) for cell in row] for row in found)
    lines = (
        "\t".join([compact(term), label, *(" ".join(sorted(map(compact, each.split()))) for each in many)])
        for term, label, *many in rows
    )
    return "".join(f"{line}\n" for line in lines)


@cache
def axioms() -> "Store":
    """Return the packaged ontology and that of the library, with the terms that they take from other vocabularies."""
    return store_of(project.all_files("ontology", "*.ttl"))


def packaged_terms() -> tuple[str, str]:
    """Return what the files ``terms.tsv`` of the library and of the packaged project must hold."""
    library = terms_text(store_of(sorted((project.LIBRARY / "ontology").glob("*.ttl"))))
    there = set(library.splitlines())
    lines = (each for each in terms_text(axioms()).splitlines() if each not in there)
    return library, "".join(f"{each}\n" for each in lines)


def store_of(paths: Iterable[Path]) -> "Store":
    """Return the triples of Turtle files."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    for path in paths:
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    return store


def classes_below(select: Callable[[str], bytes], top: str) -> tuple[str, ...]:
    """Return a class and those below it, by the graph that ``select`` asks: its own ones among them."""
    return tuple(select(filled("classes", {"#top": terms([top])})).decode().replace('"', "").split()[1:])


def fits(thing: Known, takes: tuple[str, ...]) -> bool | None:
    """Return whether a thing is of a kind that a parameter takes, None where no known class tells.

    A class that the shipped ontology does not know may be below one that is asked for, so it tells nothing, also
    beside others; and only code lists of ours say what a code is for.
    """
    if not takes or any(is_a(thing, each) for each in takes):
        return True
    tells = all(each in OF_VOCABULARIES or above(each) for each in thing.classes)
    schemes = any(compact(each).startswith("code/") for each in thing.schemes)
    return False if tells and (thing.classes or schemes) else None


def is_a(thing: Known, kind: str) -> bool:
    """Return whether a thing is of a class, in a code list, a class or a property."""
    if kind in METACLASSES:
        shipped = described(thing.iri)[1].split()
        return not METACLASSES[kind].isdisjoint([*thing.classes, *map(iri_of, shipped)])
    if kind.startswith("code:"):
        return any(each in thing.schemes or thing.iri.startswith(f"{each}/") for each in lists_of(kind))
    wanted = iri_of(kind)
    # Most things state the very class: the ontology need not be read for them.
    return wanted in thing.classes or any(wanted in above(each) for each in thing.classes)


def iri_of(kind: str) -> str:
    """Return the IRI of a class or code list that a parameter takes."""
    return iri_in(project.in_use(), kind)


def lists_of(kind: str) -> tuple[str, ...]:
    """Return the IRIs of the code lists that a parameter takes: projects may have lists of the same name."""
    return lists_in(project.in_use(), kind.removeprefix("code:"))


@lru_cache(maxsize=1024)
def lists_in(used: project.Projects | None, scheme: str) -> tuple[str, ...]:
    """Return what ``lists_of`` does for the projects in use."""
    here = codes_of(scheme)[:-1]
    return tuple(dict.fromkeys((here, *(f"{each.base}code/{scheme}" for each in (used.projects if used else ())))))


@lru_cache(maxsize=1024)
def iri_in(_used: project.Projects | None, kind: str) -> str:
    """Return what ``iri_of`` does for the projects in use."""
    return codes_of(kind.removeprefix("code:"))[:-1] if kind.startswith("code:") else str(expand(kind) or kind)


def narrower(takes: tuple[str, ...]) -> list[str]:
    """Return the classes and code lists of which a thing that a parameter takes states one, sorted."""
    return list(narrower_in(project.in_use(), takes))


@lru_cache(maxsize=1024)
def narrower_in(_used: project.Projects | None, takes: tuple[str, ...]) -> tuple[str, ...]:
    """Return what ``narrower`` does for the projects in use: to find it, each class of the ontology is looked at."""
    found: set[str] = set()
    for kind in takes:
        if kind.startswith("code:"):
            found |= set(lists_of(kind))
            continue
        wanted = iri_of(kind)
        below = {iri_of(name) for name in ontology() if wanted in above(iri_of(name))}
        found |= METACLASSES.get(kind, below | {wanted})
    return tuple(sorted(found))


def most_narrow(thing: Known) -> list[str]:
    """Return the classes of a thing but those that it has as a consequence of another."""
    return sorted(thing.classes.difference(*(above(each) - {each} for each in thing.classes)))


def phrase(kinds: tuple[str, ...]) -> str:
    """Return kinds as a message names them: ``a claim (cg:Claim) or a source (cg:Source)``."""
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
    short, label = compact(iri), described(iri)[0].replace("organiz", "organis")  # as everywhere else in messages
    if not label:
        return f"a {short}"
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label} ({short})"
