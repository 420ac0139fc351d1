"""Which limits of a figure are told in words."""

import pytest

from creativegraph.names.figures import BETWEEN, EXACT, limits_told

ABOUT = EXACT.replace("as-stated", "about")


@pytest.mark.parametrize(
    ("comparators", "ranged", "told"),
    [
        ([], False, set()),
        ([EXACT], False, set()),
        ([EXACT], True, set()),
        ([BETWEEN], False, {BETWEEN}),
        ([BETWEEN], True, set()),
        ([ABOUT, BETWEEN], True, {ABOUT}),
    ],
)
def test_as_stated_is_not_told_nor_between_of_a_range(comparators: list[str], ranged: bool, told: set[str]) -> None:
    assert limits_told(comparators, ranged=ranged) == told
