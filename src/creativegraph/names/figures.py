"""The parts of a figure: the properties that say them, and which of its limits are told in words."""

from collections.abc import Iterable

from creativegraph.iris import PREFIXES, TERMS, codes_of

__all__ = [
    "BETWEEN", "CHANGES", "COMPARATOR", "COMPARED_WITH", "COUNTED_IN", "CURRENCY", "EXACT", "INDICATOR", "MEASURE",
    "OUT_OF", "PERCENT", "RESULT", "STATED_IN", "UPPER", "limits_told",
]  # fmt: skip

RESULT, INDICATOR = (PREFIXES["sosa"] + each for each in ("hasSimpleResult", "observedProperty"))
COMPARATOR, UPPER, CURRENCY, STATED_IN, COUNTED_IN, OUT_OF, MEASURE, COMPARED_WITH = (
    TERMS + each
    for each in (
        "comparator", "upperValue", "currency", "statedIn", "countedIn", "outOf", "measure", "comparedWith",
    )
)  # fmt: skip
EXACT, BETWEEN = (codes_of("comparator") + each for each in ("as-stated", "between"))
PERCENT = codes_of("unit") + "percent"
CHANGES = frozenset(codes_of("measure") + each for each in ("change", "change-per-year"))
"""The ways of measuring whose numbers say by how much something rose or fell."""


def limits_told(comparators: Iterable[str], *, ranged: bool) -> set[str]:
    """Return what limits a figure in words: nothing if it is as stated, nor between where both ends are told.

    Args:
        comparators: the codes of its comparators.
        ranged: it has an upper end.
    """
    return {*comparators} - ({EXACT, BETWEEN} if ranged else {EXACT})
