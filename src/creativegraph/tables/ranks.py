"""Which claims reach the direct layer: those of the best rank.

Values compete if a property has one value only (one in each language for labels): preferred beats normal, deprecated
never counts. All other properties keep every claim that is not deprecated. What a source only implies counts for some
properties alone. Observations of one indicator of one event at one date compete as wholes.
"""

from collections.abc import Iterable

from creativegraph.iris import THINGS
from creativegraph.tables.claim import Claim

__all__ = ["best"]

OBSERVATIONS = THINGS + "obs/"
FEATURE, INDICATOR, TIME, RESULT = (
    "sosa:hasFeatureOfInterest", "sosa:observedProperty", "cg:hasTimeSpan", "sosa:hasSimpleResult"
)  # fmt: skip


def stands(claim: Claim) -> bool:
    """Return True if a claim can count: not deprecated, not ended, not merely implied."""
    return claim.rank != "deprecated" and not claim.until and (claim.mode != "implied" or claim.property.implied)


def competitors(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims left after those of single-valued properties have competed."""
    standing = [claim for claim in claims if stands(claim)]
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
    facts: dict[str, dict[str, Claim]] = {}
    for claim in claims:
        if claim.subject.startswith(OBSERVATIONS):
            facts.setdefault(claim.subject, {})[claim.property.name] = claim
    preferred = {measured(known) for known in facts.values() if RESULT in known and known[RESULT].rank == "preferred"}
    return {
        observation
        for observation, known in facts.items()
        if RESULT not in known or (known[RESULT].rank != "preferred" and measured(known) in preferred)
    }


def measured(claims: dict[str, Claim]) -> tuple[str, ...]:
    """Return what an observation measures: the thing, the indicator, and its own date if it has one."""
    return tuple(claims[name].value if name in claims else "" for name in (FEATURE, INDICATOR, TIME))


def best(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims whose triples make the direct layer, in the order given."""
    left = competitors(claims)
    beaten = beaten_observations(left)
    return [claim for claim in left if claim.subject not in beaten]
