"""Which of several claims win: those of the best rank reach the direct layer; of equal ranks all do.

Values compete if a property has one value only (one in each language for labels): preferred beats normal, deprecated
never counts. All other properties keep every claim that is not deprecated. What a source only implies counts for some
properties alone. Observations compete as wholes if they count the same: one indicator of one event, at one date, one
place and for as many days. A figure of another place or period is no rival. export/parquet/rules.sql says the same to
engines for large tables; a change here is one there, and the tests compare the graphs that both make.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from creativegraph.tables.claim import Claim
from creativegraph.tables.property import Roles
from creativegraph.tables.sheets.pile import LARGE

__all__ = ["RESULT", "SAME", "best"]

RESULT = "sosa:hasSimpleResult"
SAME = ("sosa:hasFeatureOfInterest", "sosa:observedProperty", "cg:hasTimeSpan")
"""What two observations must share to count the same, with the properties that only observations have."""


def stands(claim: Claim) -> bool:
    """Return True if a claim can count: not ended, not merely implied."""
    return not claim.until and (claim.mode != "implied" or claim.property.implied)


def standing(claims: Collection[Claim], printed: Collection[str], aside: Collection[str]) -> "Again":
    """Return the claims left after those of single-valued properties have competed."""

    def able() -> Iterator[Claim]:
        return (
            claim
            for claim in claims
            if (claim.rank != "deprecated" or claim.id in printed) and stands(claim) and claim.id not in aside
        )

    beaten = {
        (claim.subject, claim.property.iri, claim.lang)
        for claim in able()
        if claim.rank == "preferred" and claim.property.single != "no"
    }
    return Again(
        lambda: (
            claim
            for claim in able()
            if claim.rank == "preferred"
            or claim.property.single == "no"
            or (claim.subject, claim.property.iri, claim.lang) not in beaten
        )
    )


def beaten_observations(claims: Iterable[Claim], roles: Roles) -> set[str]:
    """Return the observations without a result, or whose result ranks below another's for the same of one thing."""
    same = (*SAME, *roles.limits)
    first, have_results = set[str](), dict[str, bool]()
    for each in claims:
        if each.subject.startswith(roles.observations):
            if each.property.name != RESULT:
                have_results.setdefault(each.subject, False)
            else:
                have_results[each.subject] = True
                if each.rank == "preferred":
                    first.add(each.subject)
    beaten = {each for each, has_result in have_results.items() if not has_result}
    if first:
        resulting = {each for each, has_result in have_results.items() if has_result}
        facts: dict[str, dict[str, set[str]]] = {each: {} for each in resulting}
        for each in claims:
            if each.property.name in same and each.subject in resulting:
                facts[each.subject].setdefault(each.property.name, set()).add(each.value)
        measured = {each: tuple(tuple(sorted(found.get(name, ()))) for name in same) for each, found in facts.items()}
        better = {measured[each] for each in first}
        beaten |= {each for each in resulting - first if measured[each] in better}
    return beaten


def best(
    claims: Collection[Claim], roles: Roles, printed: Collection[str] = (), aside: Collection[str] = ()
) -> Iterable[Claim]:
    """Return the claims whose triples make the direct layer, in the order given, without those ``aside``.

    Those ``printed`` may be deprecated.
    """
    large = standing(claims, printed, aside)
    left = large if len(claims) > LARGE else list(large)
    beaten = beaten_observations(left, roles)
    return Again(lambda: (claim for claim in left if claim.subject not in beaten))


class Again(Iterable[Claim]):
    """Claims that are made anew each time, since all together take much memory."""

    def __init__(self, made: Callable[[], Iterator[Claim]]) -> None:
        self.made = made

    def __iter__(self) -> Iterator[Claim]:
        """Yield them."""
        return self.made()
