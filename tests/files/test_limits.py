"""Limits have defaults, are set by the environment or for a block, and an error names the one it is about."""

import pytest

import creativegraph as cg
from creativegraph.errors import ArgumentError
from creativegraph.files.limits import beyond, in_force


def test_without_any_setting_the_defaults_are_in_force() -> None:
    assert in_force() == cg.Limits()


def test_the_environment_sets_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREATIVEGRAPH_LIMIT_QUERY_DEPTH", "1_234")

    assert in_force() == cg.Limits(query_depth=1234)


def test_a_block_sets_a_limit_and_leaves_the_others_of_the_blocks_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREATIVEGRAPH_LIMIT_QUERY_DEPTH", "7")

    with cg.limits(document_depth=8), cg.limits(query_patterns=9) as inner:
        within = in_force()

    assert within == inner == cg.Limits(query_depth=7, document_depth=8, query_patterns=9)
    assert in_force() == cg.Limits(query_depth=7)


@pytest.mark.parametrize("value", ["", "-1", "many", "1.5", "٣", "9" * 5000, "0x10"])
def test_a_setting_that_is_no_whole_number_is_refused_by_the_name_of_its_variable(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREATIVEGRAPH_LIMIT_QUERY_DEPTH", value)

    with pytest.raises(ArgumentError, match=r"^CREATIVEGRAPH_LIMIT_QUERY_DEPTH is ") as caught:
        in_force()

    assert len(str(caught.value)) < 200


def test_a_limit_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(ArgumentError, match="no limit named 'depth'; there are query_depth, "), cg.limits(depth=1):
        pass


def test_an_error_says_what_was_given_the_limit_and_how_to_set_it() -> None:
    assert beyond("the query nests groups 900 deep", "query_depth") == (
        "the query nests groups 900 deep (limit query_depth: 64); make it smaller, or if you trust it set"
        " CREATIVEGRAPH_LIMIT_QUERY_DEPTH or cg.limits(query_depth=…) higher"
    )
