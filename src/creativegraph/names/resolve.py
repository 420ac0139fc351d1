"""From what people type to the thing that they mean."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import AmbiguousNameError, ArgumentError, UnknownNameError, shown
from creativegraph.iris import CODES, IRI, SLUG, THINGS, compact, expand, is_iri

if TYPE_CHECKING:
    from creativegraph.names.index import Index

__all__ = ["resolve"]


@cache
def candidates(slug: str) -> list[IRI]:
    """Every IRI that a bare slug can stand for."""
    things = [IRI(f"{THINGS}{kind}/{slug}") for kind in project.kinds()]
    return things + [IRI(f"{CODES}{scheme}/{slug}") for scheme in project.schemes()]


def resolve(text: str, known: Callable[[Sequence[IRI]], list[IRI]], index: "Callable[[], Index]") -> IRI:
    """The thing that ``text`` names: an IRI, a CURIE, ``kind/slug``, a bare slug, or a name.

    Args:
        text: what the caller gave.
        known: which of some IRIs are in the graph.
        index: the index of names, made only if a name must be looked up.

    Raises:
        UnknownNameError: nothing has that name.
        AmbiguousNameError: several things have it.
        ArgumentError: it looks like an IRI and is none.
    """
    given = expand(text) if not isinstance(text, IRI) else text
    if given is not None:
        if not is_iri(given):
            raise ArgumentError(f"{shown(text)} is not an IRI; give a full IRI, kind/slug or a name")
        return given
    kind, slash, slug = text.partition("/")
    if slash and SLUG.fullmatch(slug) and kind in project.kinds():
        return IRI(THINGS + text)
    if slash and SLUG.fullmatch(slug) and kind in project.schemes():
        return IRI(CODES + text)
    found: list[IRI] = []
    if SLUG.fullmatch(text) and len(text) < 200:
        found = known(candidates(text))
    if not found:
        found = [IRI(hit.thing) for hit in index().exact(text)] if text.strip() else []
    if len(found) > 1:
        listed = ", ".join(compact(each) for each in found[:8])
        raise AmbiguousNameError(f"{shown(text)} means several things: {listed}; give one of these")
    if not found:
        near = [compact(hit.thing) for hit in index().find(text[:200], 3)] if text.strip() else []
        advice = f"did you mean {' or '.join(near)}?" if near else "look names up with `creativegraph find`"
        raise UnknownNameError(f"nothing here is named {shown(text)}; {advice}")
    return found[0]
