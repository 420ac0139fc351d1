"""What rows of ranks make of claims of other projects: which row counts where several say different things.

Of projects of which one builds on the other, the one that builds counts. Of others the stricter row counts, so that
the order in which they are opened changes nothing: deprecated before normal before preferred, the earlier end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from creativegraph.iris import RANKS
from creativegraph.project import Projects
from creativegraph.tables.cells import edtf
from creativegraph.tables.claim import Claim, Ranking

__all__ = ["Dispute", "by_claim", "disputes", "ends_before_it_begins", "ranked"]


class Dispute(NamedTuple):
    """A row that does not count, the one that does, and what each of them says."""

    row: Ranking
    said: str
    other: Ranking
    counts: str


def ends_before_it_begins(since: str, until: str) -> bool:
    """Return whether an end is certainly before a begin; both are EDTF, or not read."""
    try:
        begin, end = edtf.parse(since).begin, edtf.parse(until).end
    except ValueError:
        return False
    return begin is not None and end is not None and end < begin


def of_rank(row: Ranking) -> str:
    """Return the rank that a row gives."""
    return row.rank


def of_end(row: Ranking) -> str:
    """Return the end that a row gives."""
    return row.until


SAYS: tuple[Callable[[Ranking], str], ...] = (of_rank, of_end)


def strictness(row: Ranking) -> tuple[int, date, str]:
    """Return what sorts rows, the strictest first."""
    end = edtf.parse(row.until).end if row.until else None
    return -RANKS.index(row.rank) if row.rank else 1, end or date.max, row.until


def standing(rows: Iterable[Ranking], says: Callable[[Ranking], str], used: Projects | None) -> list[Ranking]:
    """Return the rows that say something and that no project which builds on theirs says otherwise, strictest first."""
    found = [each for each in rows if says(each)]
    built_on = {each.name: each.builds_on for each in (used.projects if used else ())}
    outdone = {name for each in found for name in built_on.get(owner(each), ())}

    def order(row: Ranking) -> tuple[tuple[int, date, str], str]:
        rank, end, text = strictness(row)
        return ((rank, date.max, "") if says is of_rank else (0, end, text)), row.id

    return sorted((each for each in found if owner(each) not in outdone), key=order)


def owner(row: Ranking) -> str:
    """Return the name of the project whose row it is."""
    return row.id.rpartition(":")[0]


def ranked(claim: Claim, rows: Iterable[Ranking], used: Projects | None) -> Claim:
    """Return a claim as the rows about it say, with the reasons of all that count or are outdone by a stricter one."""
    kept = list(rows)
    first = [found[0] if (found := standing(kept, says, used)) else None for says in SAYS]
    rank, until = (says(each) if each else "" for says, each in zip(SAYS, first, strict=True))
    against = {each.row.id: each.said for each in disputes(kept, used)}
    told = sorted({each.id: each for says in SAYS for each in standing(kept, says, used)}.items())
    reasons = [f"{each.reason} ({name})" for name, each in told if name not in against]
    reasons += [f"not {against[name]}: {each.reason} ({name})" for name, each in told if name in against]
    return claim._replace(rank=rank or claim.rank, until=until or claim.until, reason="; ".join(reasons))


def disputes(rows: Iterable[Ranking], used: Projects | None) -> Iterator[Dispute]:
    """Yield the rows about one claim that do not count, since a stricter one says otherwise."""
    kept = list(rows)
    for says in SAYS:
        found = standing(kept, says, used)
        yield from (
            Dispute(each, says(each), found[0], says(found[0])) for each in found if says(each) != says(found[0])
        )


def by_claim(rows: Mapping[str, Ranking]) -> dict[str, list[Ranking]]:
    """Return rows by the claims that they are about."""
    found: dict[str, list[Ranking]] = {}
    for each in rows.values():
        found.setdefault(each.claim, []).append(each)
    return found
