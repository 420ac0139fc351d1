"""Claims that a row of ranks of another project deprecates: the row says why, and no correction is asked for.

The reason of such a claim ends with the id of the row, as in ``It closed. (fairs:r2)``.
"""

import re

from creativegraph.iris import PREFIXES, RDF_TYPE
from creativegraph.messages.table import message

__all__ = ["with_ranks"]

SH, RDF, CGS = (PREFIXES[each] for each in ("sh", "rdf", "cgs"))
LIST = re.compile(rf"(\S+) <{RDF}first> <{CGS}CorrectedClaim-corrects> \.\n".encode())
REASON = r"\\([a-z0-9._-]+:[a-z0-9._-]+\\)$"


def with_ranks(rules: bytes) -> bytes:
    """Return shapes, as N-Triples, of which the one that asks for a correction takes the reason of a row of ranks."""
    found = LIST.search(rules)
    end = found and b"%s <%srest> <%snil> .\n" % (found[1], RDF.encode(), RDF.encode())
    if not end or end not in rules:
        return rules
    shape, more = f"<{CGS}RankedClaim-rankReason>", "_:rankedclaim"
    said = [
        end.decode().replace(f"<{RDF}nil>", more),
        f"{more} <{RDF}first> {shape} .\n", f"{more} <{RDF}rest> <{RDF}nil> .\n",
        f"{shape} <{RDF_TYPE}> <{SH}PropertyShape> .\n",
        *(f'{shape} <{SH}message> "{message("report.ranked-claim", each)}"@{each} .\n' for each in ("en", "vi")),
        f'{shape} <{SH}minCount> "1"^^<{PREFIXES["xsd"]}integer> .\n',
        f'{shape} <{SH}pattern> "{REASON}" .\n',
        f"{shape} <{SH}path> <{PREFIXES['cg']}rankReason> .\n",
        f"{shape} <{SH}severity> <{SH}Violation> .\n",
    ]  # fmt: skip
    return rules.replace(end, "".join(said).encode())
