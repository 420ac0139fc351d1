"""What changed since the last release, and the check that the version number says so (SemVer).

New terms, new texts and wider domains need a higher minor version. A removed term, or one with another meaning,
needs a higher major version; each removed term also needs a query in ``ontology/migrations/<version>/`` that
rewrites data.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.errors import FormatError
from creativegraph.iris import PREFIXES, bare, compact
from creativegraph.ontology.corpus import triples_in
from creativegraph.ontology.home import codes, ontology, own, own_folder, terms
from creativegraph.ontology.release import Release, Terms, numbers, release_of

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Change", "changes", "found_in", "reached", "version_findings"]

ABOVE = ("rdfs:subClassOf", "rdfs:subPropertyOf")
JOINS = ("rdfs:domain", "rdfs:range")
LINKS = ("owl:disjointWith", "skos:hasTopConcept")
"""Of an added or removed term: it counts as the change, not the terms that these join it with."""
ANY = {f"<{PREFIXES[prefix]}{name}>" for prefix, name in (("owl", "Thing"), ("rdfs", "Literal"), ("rdfs", "Resource"))}
"""A domain or range that becomes one of these becomes wider."""


class Change(NamedTuple):
    """One difference: ``kind`` is added, removed, deprecated or changed; ``what`` names the properties that differ.

    ``broken`` names those among them that change which triples are inferred.
    """

    kind: str
    term: str
    what: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind} {compact(self.term)}{': ' + ', '.join(self.what) if self.what else ''}"


def found_in(store: "Store") -> list[tuple[str, str]]:
    """Return what is wrong with the version number in a store of ``corpus()``."""
    if next(triples_in(store, "released"), None) is None:
        return (
            []
            if own() or not project.is_checkout()
            else [(ontology(), "there is no release to compare with; make one with `creativegraph release NAME`")]
        )
    try:
        old, new = release_of(triples_in(store, "released")), release_of(triples_in(store, "", "code"))
    except FormatError as error:
        return [(ontology(), str(error))]
    return [(ontology(), each) for each in version_findings(old, new)]


def changes(old: Release, new: Release) -> list[Change]:
    """Return the differences between two releases, one a term, sorted by term."""
    before, after = old.terms, new.terms
    found = [Change("added" if term in after else "removed", term) for term in before.keys() ^ after.keys()]
    for term in before.keys() & after.keys():
        differing = {
            (prop, value)
            for prop, value in before[term] ^ after[term]
            if prop not in LINKS or (bare(value) in before) == (bare(value) in after)
        }
        if differing:
            deprecated = any(prop == "owl:deprecated" for prop, _ in after[term] - before[term])
            names, broken = sorted({prop for prop, _ in differing}), sorted(breaking(term, before, after))
            found.append(Change("deprecated" if deprecated else "changed", term, tuple(names), tuple(broken)))
    return sorted(found, key=lambda each: each.term)


def breaking(term: str, before: Terms, after: Terms) -> set[str]:
    """Return the properties of a term whose change can make valid data invalid, or infer other triples."""
    old, new = before[term], after[term]
    found = {"rdf:type"} if values_of(old, "rdf:type") != values_of(new, "rdf:type") else set()
    for prop in JOINS:
        former = [union(each) for each in values_of(old, prop)]
        joined = [union(each) for each in values_of(new, prop)]
        if any(not any(is_wider(some, each, after) for some in former) for each in joined):
            found.add(prop)
    for prop in ABOVE:
        was, now = all_above(term, prop, before), all_above(term, prop, after)
        # A new term of ours between two old ones changes nothing for data that do not use it.
        if was != {each for each in now if bare(each) in before or not each.startswith(f"<{terms()}")}:
            found.add(prop)
    return found


def values_of(facts: Iterable[tuple[str, str]], prop: str) -> set[str]:
    """Return the values of a property."""
    return {value for each, value in facts if each == prop}


def union(text: str) -> frozenset[str]:
    """Return the classes of a domain or range: the members of a union, or the one class."""
    inside = text.partition("owl:unionOf ( ")[2].partition(" )")[0]
    return frozenset(inside.split() if inside else [text])


def is_wider(old: frozenset[str], new: frozenset[str], after: Terms) -> bool:
    """Return True if every member of the old classes is a member of the new ones."""
    return bool(new & ANY) or all({each, *all_above(bare(each), ABOVE[0], after)} & new for each in old)


def all_above(term: str, prop: str, known: Terms) -> set[str]:
    """Return everything above a term by ``prop``, in any number of steps."""
    return reached(f"<{term}>", lambda each: values_of(known.get(bare(each), ()), prop))


def reached(start: str, step: Callable[[str], Iterable[str]]) -> set[str]:
    """Return all that a step, taken any number of times, leads to from a start."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = set(step(waiting.pop())) - found
        found |= new
        waiting += new
    return found


def version_findings(old: Release, new: Release) -> list[str]:
    """Return what is wrong with the version of ``new``."""
    found = changes(old, new)
    removed = [each for each in found if each.kind == "removed"]
    broken = [each for each in found if each.broken]
    bump = f"version {new.version} after {old.version}"
    wrong = []
    was, now = numbers(old.version), numbers(new.version)
    if now < was:
        wrong.append(f"{bump} goes back; raise it")
    if now[0] == was[0]:
        if removed:
            gone = ", ".join(compact(each.term) for each in removed)
            wrong.append(f"{bump}, but {gone} was removed; keep and deprecate it, or raise the major version")
        wrong += [
            f"{bump}, but {compact(each.term)} has another {' and '.join(each.broken)}, which is not only wider;"
            " make a new term, or raise the major version"
            for each in broken
        ]
        if found and not (removed or broken) and now[1] == was[1]:
            wrong.append(f"{bump}, but {len(found)} terms differ, for example: {found[0]}; raise the minor version")
    for each in removed:
        name = each.term.removeprefix(terms()).replace(codes(), "code/").replace("/", "-")  # City, or code-role-witness
        query = f"migrations/{new.version}/{name}.rq"
        if not (own_folder("ontology") / query).exists():
            wrong.append(f"{compact(each.term)} was removed without a query that rewrites data; add ontology/{query}")
    return wrong
