"""The class IRI, and the short forms of IRIs that tables and messages use: ``source/leaflet``, ``cg:Source``."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from creativegraph.iris.spaces import (
    CODES,
    LIBRARY,
    PREFIXES,
    THINGS,
    Space,
    base_of,
    codes_of,
    prefixes_of,
    space_of,
)

__all__ = ["IRI", "LANGUAGE", "Languages", "Things", "bare", "compact", "expand", "is_iri"]

ABSOLUTE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]+')
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""The tag of a language, as tables write it."""
Languages: TypeAlias = tuple[str, ...]


def is_iri(text: str) -> bool:
    """True for an absolute IRI that can stand between angle brackets."""
    return ABSOLUTE.fullmatch(text) is not None and text.isprintable()


class IRI(str):
    """An IRI; ``kind`` and ``slug`` are set for the project's own things and codes."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        """``source`` in ``…/id/source/leaflet``, ``code`` for codes, empty for other IRIs."""
        if self.startswith(THINGS):
            return self[len(THINGS) :].partition("/")[0]
        if (space := space_of(self)) is None:
            return "code" if self.startswith(CODES) else ""
        head, _, rest = self[len(space.base) :].partition("/")
        return rest.partition("/")[0] if head == "id" else "code" if head == "code" else ""

    @property
    def slug(self) -> str:
        """The last part of the IRI, after the last ``#`` or ``/``."""
        return self.rstrip("/#").rpartition("#")[2].rpartition("/")[2]

    def __repr__(self) -> str:
        return f"IRI({str(self)!r})"


Things: TypeAlias = IRI | str | Iterable[IRI | str]


def bare(term: str) -> str:
    """An IRI without the angle brackets that N-Triples puts round it; other terms as they are."""
    return term[1:-1] if term.startswith("<") else term


def compact(iri: str) -> str:
    """The short form that tables and messages use: ``source/leaflet``, ``cg:Source``, or the IRI."""
    if iri.startswith(THINGS):
        return iri[len(THINGS) :]
    if iri.startswith(CODES):
        return "code/" + iri[len(CODES) :]
    if (space := space_of(iri)) is not None and iri.startswith((f"{space.base}id/", f"{space.base}code/")):
        return short_of(space, iri[len(space.base) :])
    for prefix, namespace in (prefixes_of(space) if space else LIBRARY).items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def short_of(space: Space, rest: str) -> str:
    """Return the short form of a thing or code of a project of one's own; of its claims ``ecoc:h001``."""
    head, _, name = rest.partition("/")
    kind, _, slug = name.partition("/")
    if head == "code":
        return (
            rest if not slug or f"{codes_of(kind, slug)}{slug}" == f"{space.base}{rest}" else f"{space.prefix}:{rest}"
        )
    if kind in space.kinds:
        return name
    return f"{space.name}:{slug}" if kind in ("claim", "correction") else f"{space.prefix}:{name}"


def expand(name: str) -> IRI | None:
    """The IRI of a full IRI, a CURIE or ``code/scheme/code``; None for anything else."""
    head, colon, tail = name.partition(":")
    if colon and tail.startswith("//"):
        return IRI(name)
    if colon and head in PREFIXES and tail:
        if "/" in tail and (base := base_of(head)):
            return IRI(f"{base}{tail}" if tail.startswith("code/") else f"{base}id/{tail}")
        return IRI(PREFIXES[head] + tail)
    if head == "urn" and colon:
        return IRI(name)
    if name.startswith("code/"):
        scheme, slash, slug = name[len("code/") :].partition("/")
        return IRI(codes_of(scheme, slug) + slug if slash else codes_of(scheme).removesuffix("/"))
    return None
