"""The command that shows the provenance of statements."""

from typing import TYPE_CHECKING

from creativegraph.cli.command import Argument, command
from creativegraph.cli.options import GRAPH, Output, Places, writes
from creativegraph.cli.output import print_rows, put
from creativegraph.rows import Rows

if TYPE_CHECKING:
    from creativegraph.why import Why

__all__ = ["why"]

COLUMNS = (
    *("claim", "property", "value", "rank", "mode", "confidence", "sources", "words", "start", "end"),
    *("reason", "correction", "valid_from", "valid_until", "note"),
)


@command(
    Argument("thing", needed=True, help="IRI, kind/slug, slug or name."),
    Argument("property", help="Such as cg:memberSince; all properties if left out."),
    writes(),
    GRAPH,
)
def why(thing: str, property: str | None, output: Output, places: Places) -> None:  # noqa: A002 - the argument's name
    """Show the provenance of statements about a thing: claims, ranks, quotations, corrections, sources."""
    from creativegraph.why import why as claims_behind

    found = claims_behind(places.open(), thing, property or None)
    if output == Output("table"):
        put(str(found))
    else:
        print_rows(rows_of(found), output)


def rows_of(found: "Why") -> Rows:
    """Return the claims as rows for programs."""
    records = [
        (
            claim.claim, claim.property, claim.value, claim.rank, claim.mode, claim.confidence or None,
            " ".join(each.slug for each in claim.sources), claim.quoted.words if claim.quoted else None,
            claim.quoted.start if claim.quoted else None, claim.quoted.end if claim.quoted else None,
            claim.reason, claim.correction_reason, claim.valid_from, claim.valid_until, claim.note,
        )
        for claim in found.claims
    ]  # fmt: skip
    return Rows(COLUMNS, ["string"] * len(COLUMNS), records)
