"""Which claims reach the direct layer: those of the best rank.

Values compete if a property has one value only (one in each language for labels): preferred beats normal, deprecated
never counts. All other properties keep every claim that is not deprecated. What a source only implies counts for some
properties alone. Observations compete as wholes if they count the same: one indicator of one event, at one date, one
place and for as many days. A figure of another place or period is no rival.
"""

from collections.abc import Collection, Iterable

from creativegraph.iris import THINGS
from creativegraph.tables.claim import Claim

__all__ = ["best"]

OBSERVATIONS = THINGS + "obs/"
RESULT = "sosa:hasSimpleResult"
SAME = ("sosa:hasFeatureOfInterest", "sosa:observedProperty", "cg:hasTimeSpan", "cg:observedAt", "cg:observedDays")
"""What two observations must share to count the same."""


def stands(claim: Claim) -> bool:
    """Return True if a claim can count: not ended, not merely implied."""
    return not claim.until and (claim.mode != "implied" or claim.property.implied)


def competitors(claims: Iterable[Claim], printed: Collection[str]) -> list[Claim]:
    """Return the claims left after those of single-valued properties have competed."""
    standing = [claim for claim in claims if (claim.rank != "deprecated" or claim.id in printed) and stands(claim)]
    beaten = {
        (claim.subject, claim.property.iri, claim.lang)
        for claim in standing
        if claim.rank == "preferred" and claim.property.single != "no"
    }
    return [
        claim
        for claim in standing
        if claim.rank == "preferred"
        or claim.property.single == "no"
        or (claim.subject, claim.property.iri, claim.lang) not in beaten
    ]


def beaten_observations(claims: list[Claim]) -> set[str]:
    """Return the observations whose result ranks below another's for the same indicator of the same thing."""
    facts: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        if claim.subject.startswith(OBSERVATIONS):
            facts.setdefault(claim.subject, {}).setdefault(claim.property.name, []).append(claim)
    preferred = {measured(known) for known in facts.values() if is_preferred(known)}
    return {
        observation
        for observation, known in facts.items()
        if RESULT not in known or (not is_preferred(known) and measured(known) in preferred)
    }


def is_preferred(claims: dict[str, list[Claim]]) -> bool:
    """Return True if the result of an observation is preferred."""
    return any(each.rank == "preferred" for each in claims.get(RESULT, ()))


def measured(claims: dict[str, list[Claim]]) -> tuple[tuple[str, ...], ...]:
    """Return what an observation measures: the thing, the indicator, and its own date, place and days if it has any."""
    return tuple(tuple(sorted({each.value for each in claims.get(name, ())})) for name in SAME)


def best(claims: Iterable[Claim], printed: Collection[str] = ()) -> list[Claim]:
    """Return the claims whose triples make the direct layer, in the order given; ``printed`` may be deprecated."""
    left = competitors(claims, printed)
    beaten = beaten_observations(left)
    return [claim for claim in left if claim.subject not in beaten]
