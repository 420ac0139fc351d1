"""What chosen sources say: their claims as they print them, what corrects these, and what is known from elsewhere.

A source says what it prints. A claim of it that is deprecated counts all the same, unless another chosen source, or
the source itself, says what is right; only its correction tells what the graph holds instead. With corrections the
claim that replaces a wrong one counts, whoever states it. The background is what other sources say of the places that
are mentioned, and of anything mentioned its class and the claims that are background, where the chosen sources say
nothing of it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from creativegraph.errors import ArgumentError, UnknownNameError, shown
from creativegraph.iris import RDF_TYPE, THINGS
from creativegraph.names.suggest import did_you_mean
from creativegraph.tables.claim import Claim, Correction, between

__all__ = ["Selection", "selected", "source_ids"]

LISTED = 20
BEFORE = (THINGS + "source/", "source/")
"""What may stand before the id of a source: it is a thing too."""


class Selection(NamedTuple):
    """Claims of some sources: ``aside`` are there as evidence only, ``printed`` count though they are deprecated.

    ``missing`` are the claims of the background that are left out.
    """

    claims: Mapping[str, Claim]
    corrections: dict[str, Correction]
    aside: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()
    missing: tuple[Claim, ...] = ()


def source_ids(given: str | Iterable[str], known: Collection[str]) -> frozenset[str]:
    """Return the ids of sources, which may be written as things: ``source/article`` or the whole IRI.

    Raises:
        ArgumentError: none is given, or one is empty or no text.
        UnknownNameError: no source has that id.
    """
    texts = [given] if isinstance(given, str) else list(given) if isinstance(given, Iterable) else [given]
    odd = [each for each in texts if not isinstance(each, str) or not each.strip()]
    if odd or not texts:
        what = f"{shown(odd[0])} is no source" if odd else "sources is empty"
        raise ArgumentError(f"{what}; give ids such as {', '.join(sorted(known)[:2])}, or leave sources out")
    found = {each: id_of(each, known) for each in texts}
    for text in sorted(each for each, name in found.items() if name not in known):
        advice, some = did_you_mean(found[text], known), ", ".join(sorted(known)[:LISTED])
        more = " and more; the query claims/sources lists them" if len(known) > LISTED else ""
        raise UnknownNameError(f"no source named {shown(text)}; {advice}there are {some or 'none'}{more}")
    return frozenset(found.values())


def id_of(text: str, known: Collection[str]) -> str:
    """Return the id that a text may write as a thing; an id that is known is taken as it is."""
    bare = text.strip()
    if bare in known:
        return bare
    start = next(filter(bare.startswith, BEFORE), "")
    return bare.removeprefix(start) or bare


def selected(  # noqa: PLR0913 - what is chosen, and how
    claims: Mapping[str, Claim],
    corrections: Mapping[str, Correction],
    sources: frozenset[str],
    about_anyway: tuple[str, ...] = (),
    *,
    corrected: bool,
    background: bool,
) -> Selection:
    """Return what sources say, see above; what begins with one of ``about_anyway`` has its background from others."""
    own = {name: claim for name, claim in claims.items() if sources.intersection(claim.sources)}
    about = {name: each for name, each in between(claims, corrections).items() if each.wrong in own}
    replacing = {each.right: claims[each.right] for each in about.values()}
    around = tuple(elsewhere(claims, own, replacing if corrected else {}, about_anyway))
    view = {**own, **replacing, **({each.id: each for each in around} if background else {})}
    kept = {name: claim for name, claim in claims.items() if name in view}  # in the order of the tables
    # A correction of which the wrong claim is not of these sources may still be between two claims of the view.
    about = between(kept, corrections)
    missing = () if background else around
    if corrected:
        return Selection(kept, about, missing=missing)
    # The graph's own rendering of what is right, for which none of the sources stands alone, is aside.
    wrong = {each.right: frozenset[str]() for each in about.values()}
    for each in about.values():
        wrong[each.right] |= frozenset(claims[each.wrong].sources)
    aside = frozenset(
        name for name, misprinting in wrong.items() if not says_itself(claims[name], sources, misprinting)
    )
    return Selection(kept, about, aside, frozenset(as_printed(own, about, aside)), missing)


def says_itself(right: Claim, sources: frozenset[str], misprinting: frozenset[str]) -> bool:
    """Return True if one of the sources states what is right, and not only its correction."""
    standing = sources.intersection(right.sources)
    return bool(standing - misprinting) or (bool(standing) and right.mode != "editorial")


def as_printed(own: Mapping[str, Claim], about: Mapping[str, Correction], aside: frozenset[str]) -> Iterator[str]:
    """Yield the claims that are deprecated and that nothing better of the same sources replaces."""
    standing = {each.right for each in about.values()} - aside
    answered = {each.wrong for each in about.values() if each.right in standing}
    corrected = {each.wrong for each in about.values()}
    better = {
        (each.subject, each.property.iri, each.lang)
        for name, each in own.items()
        if each.rank != "deprecated" and not each.until and name not in aside
    }
    for name, claim in own.items():
        if claim.rank != "deprecated" or claim.mode == "editorial" or name in answered:
            continue
        beaten = claim.property.single != "no" and (claim.subject, claim.property.iri, claim.lang) in better
        if name in corrected or not beaten:
            yield name


def elsewhere(
    claims: Mapping[str, Claim], own: Mapping[str, Claim], replacing: Mapping[str, Claim], about_anyway: tuple[str, ...]
) -> Iterator[Claim]:
    """Yield what others say of the places that are mentioned, and class and background of anything mentioned."""
    told = {(each.subject, each.property.iri) for each in (*own.values(), *replacing.values())}
    about: dict[str, list[Claim]] = {}
    for name, claim in claims.items():
        if name in own or name in replacing or claim.rank == "deprecated":
            continue
        if claim.mode == "background" or claim.property.iri == RDF_TYPE or claim.subject.startswith(about_anyway):
            about.setdefault(claim.subject, []).append(claim)
    left = list(dict.fromkeys(thing for each in own.values() for thing in (each.subject, each.value)))
    seen: set[str] = set(left)
    while left:
        for claim in about.get(left.pop(), ()):
            if (claim.subject, claim.property.iri) in told:
                continue
            yield claim
            if claim.property.value == "thing" and claim.value not in seen:
                seen.add(claim.value)
                left.append(claim.value)
