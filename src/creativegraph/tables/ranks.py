"""Which claims reach the direct layer.

Values compete where a property takes one value only (one per language for labels): preferred beats
normal, deprecated never counts. Elsewhere all but the deprecated stand side by side. What a source only
implies counts for structural properties alone. Observations of one indicator of one event at one date
compete as wholes.
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
    """True if a claim can count at all: not deprecated, not ended, not merely implied."""
    if claim.rank == "deprecated" or claim.until:
        return False
    return claim.mode != "implied" or claim.property.implied


def competitors(claims: Iterable[Claim]) -> list[Claim]:
    """The claims left after those on single-valued properties have competed."""
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
    """Observations whose result ranks below another's on the same indicator of the same thing."""
    facts: dict[str, dict[str, Claim]] = {}
    for claim in claims:
        if claim.subject.startswith(OBSERVATIONS):
            facts.setdefault(claim.subject, {})[claim.property.name] = claim
    preferred = set()
    for known in facts.values():
        if RESULT in known and known[RESULT].rank == "preferred":
            preferred.add(measured(known))
    return {
        observation
        for observation, known in facts.items()
        if RESULT not in known or (known[RESULT].rank != "preferred" and measured(known) in preferred)
    }


def measured(known: dict[str, Claim]) -> tuple[str, ...]:
    """What an observation counts: the thing, the indicator, and the date where it has one of its own."""
    return tuple(known[name].value if name in known else "" for name in (FEATURE, INDICATOR, TIME))


def best(claims: Iterable[Claim]) -> list[Claim]:
    """The claims whose triples make the direct layer, in the order given."""
    left = competitors(claims)
    beaten = beaten_observations(left)
    return [claim for claim in left if claim.subject not in beaten]
