"""What errors say and keep."""

import pickle

from creativegraph.errors import Fault, TableError


def test_a_fault_that_repeats_is_told_twenty_times_and_counted_and_all_are_kept() -> None:
    faults = [Fault("a.csv", row, 1, "no such thing", rule="unknown-thing") for row in range(2, 108_002)]
    others = [Fault("a.csv", 9, 2, "no date", rule="no-date"), Fault("a.csv", 10, 2, "odd")]

    error = TableError([*faults, *others])

    lines = str(error).splitlines()
    assert len(lines) == 23
    assert lines[19] == "a.csv:21:1: no such thing"
    assert lines[20:22] == ["a.csv:9:2: no date", "a.csv:10:2: odd"]
    assert lines[22] == ("… and 107,980 more of unknown-thing; `creativegraph check` with `--format json` lists all")
    assert len(error.faults) == 108_002


def test_faults_of_twenty_rows_are_all_told() -> None:
    assert "more" not in str(TableError([Fault("a.csv", row, 1, "odd") for row in range(20)]))


def test_faults_found_in_another_process_are_those_that_were_raised() -> None:
    error = TableError([Fault("a.csv", 2, 1, "no such thing", rule="unknown-thing")])

    again = pickle.loads(pickle.dumps(error))

    assert again.faults == error.faults
    assert str(again) == str(error)
