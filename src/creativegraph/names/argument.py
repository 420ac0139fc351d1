"""What an argument can stand for: an IRI, a CURIE, ``kind/slug``, a bare slug or a name, in any project in use."""

from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import ArgumentError, shown
from creativegraph.iris import IRI, SLUG, codes_of, compact, expand, is_iri, things_of
from creativegraph.names.fold import fold
from creativegraph.names.kinds import Known

__all__ = ["LONGEST_SLUG", "Argument", "argument", "claim_of", "clearly", "nearest_to", "things_named"]

LONGEST_SLUG = 200


class Argument(NamedTuple):
    """One value of a parameter of kind iri, before it is looked up.

    ``candidates`` are the IRIs that it can stand for. A ``full`` IRI stands for itself, in the graph or not; a name has
    the key by which graphs keep it, and ``key`` is empty for whatever cannot be a name.
    """

    text: str
    candidates: tuple[IRI, ...]
    key: str
    full: bool
    takes: tuple[str, ...] = ()
    parameter: str = ""
    query: str = ""


def stand_ins(slug: str) -> tuple[IRI, ...]:
    """Return every IRI that a bare slug can stand for."""
    things = (each for kind in project.kinds() for each in things_named(kind, slug))
    return (*things, *(each for scheme in project.schemes() for each in codes_named(scheme, slug)))


def things_named(kind: str, slug: str) -> tuple[IRI, ...]:
    """Return the things that ``kind/slug`` can stand for, of any project in use."""
    return of_any(IRI(things_of(kind) + slug), f"id/{kind}/{slug}")


def codes_named(scheme: str, slug: str) -> tuple[IRI, ...]:
    """Return the codes that ``code/scheme/slug`` can stand for, of any project in use."""
    return of_any(IRI(codes_of(scheme, slug) + slug), f"code/{scheme}/{slug}")


def of_any(here: IRI, name: str) -> tuple[IRI, ...]:
    """Return an IRI and those of the same name below the bases of the other projects in use."""
    used = project.in_use()
    return (here,) if used is None else tuple(dict.fromkeys((here, *(IRI(each.base + name) for each in used.projects))))


def clearly(iri: str) -> str:
    """Return the short form of a thing or code of which there are several: with the prefix of its project."""
    short, used = compact(iri), project.in_use()
    made = used.home(iri) if used else None
    return short if made is None or ":" in short else f"{made.prefix}:{short}"


def nearest_to(asking: str, found: list[Known]) -> list[Known]:
    """Return of things with one name those of the project whose query asks, or which extends all others.

    Where it has none, those of the projects that it extends. Of terms and codes those of the project that extends all
    others come first, whoever asks.
    """
    used = project.in_use()
    if used is None or len(found) < 2:
        return found
    homes = {each: used.home(each.iri) for each in found}
    if all("/id/" not in each.iri and is_within(used.own, home) for each, home in homes.items()):
        found = [each for each in found if homes[each] == used.own] or found
    made = next((each for each in reversed(used.projects) if each.has_query(asking)), used.own)
    within = {made.name, *made.builds_on}
    if not made.has_query(asking) and any((home := homes[each]) and home.name not in within for each in found):
        return found
    near = [each for each in found if (home := homes[each]) is None or home.name in within]
    return [each for each in found if homes[each] == made] or near or found


def is_within(own: project.Project, home: project.Project | None) -> bool:
    """Return whether a project has what another one is the home of: itself, or by one that it extends."""
    return home is None or home.is_library or home.name in {own.name, *own.builds_on}


def claim_of(value: str) -> tuple[IRI, ...]:
    """Return what the id of another project, such as ``creativegraph:d175``, can stand for; nothing if it is none."""
    owner, _, name = value.partition(":")
    used = project.in_use()
    bases = [each.base for each in used.projects if each.name == owner] if used and SLUG.fullmatch(name) else []
    return tuple(IRI(f"{base}id/{kind}/{name}") for base in bases for kind in ("claim", "correction"))


def argument(value: object, takes: tuple[str, ...] = (), parameter: str = "", query: str = "") -> Argument:
    """Return what a value of a parameter can stand for: an IRI, a CURIE, ``kind/slug``, a bare slug, or a name.

    Raises:
        ArgumentError: it is no text, or looks like an IRI and is none.
    """
    if not isinstance(value, str):
        raise ArgumentError(f"{shown(value)} is neither an IRI nor a name; give text")
    rest = (takes, parameter, query)
    if isinstance(value, IRI):
        return Argument(value, (value,), "", True, *rest)
    value = value.strip() or value  # cells are copied with the blanks around them
    iri = expand(value)
    if found := claim_of(value):
        return Argument(value, (*found, *([iri] if iri else [])), "", False, *rest)
    if iri is not None:
        if not is_iri(iri):
            raise ArgumentError(f"{shown(value)} is not an IRI; give a full IRI, kind/slug or a name")
        is_code = value.startswith("code/")
        return Argument(value, of_any(iri, value) if is_code else (iri,), "", not is_code, *rest)
    kind, slash, slug = value.partition("/")
    if slash and SLUG.fullmatch(slug):
        if kind in project.kinds():
            return Argument(value, things_named(kind, slug), "", False, *rest)
        if kind in project.schemes():
            return Argument(value, codes_named(kind, slug), "", False, *rest)
    is_slug = SLUG.fullmatch(value) and len(value) < LONGEST_SLUG
    return Argument(value, stand_ins(value) if is_slug else (), fold(value), False, *rest)
