"""Findings have one order for each reader: of a report, of a file, and of a copy."""

from dataclasses import replace

from tests.support.made_reports import finding, report, waiver

from creativegraph.errors import Cell
from creativegraph.validation.findings.order import by_cell, by_severity, files_given_first, for_copies
from creativegraph.validation.report import Finding

LATE = finding(Cell("a.csv", "", 9, 1))
INFO = replace(LATE, severity="info", cell=Cell("a.csv", "", 2, 1))
WAIVED = replace(LATE, waiver=waiver(), cell=Cell("a.csv", "", 1, 1))
NOWHERE = replace(LATE, severity="warning", cell=None)


def test_a_report_has_the_worst_first_then_by_thing_and_rule() -> None:
    other: Finding = replace(LATE, focus="")

    assert sorted([INFO, NOWHERE, LATE, other], key=by_severity) == [other, LATE, NOWHERE, INFO]


def test_findings_that_differ_in_the_constraint_alone_have_one_order() -> None:
    least, kind = (replace(LATE, component=f"sh:{name}ConstraintComponent") for name in ("MinInclusive", "Datatype"))

    assert sorted([least, kind], key=by_severity) == sorted([kind, least], key=by_severity) == [kind, least]


def test_a_file_is_read_from_top_to_bottom() -> None:
    assert sorted([LATE, INFO, WAIVED, NOWHERE], key=by_cell) == [NOWHERE, WAIVED, INFO, LATE]


def test_a_copy_has_the_worst_first_and_what_is_waived_last() -> None:
    assert sorted([WAIVED, INFO, LATE], key=for_copies) == [LATE, INFO, WAIVED]


def test_files_come_as_given_and_those_that_nobody_asked_about_last() -> None:
    made = replace(report(beside=("b.csv",)), files=("b.csv", "z.csv", "a.csv"))

    places = [("b.csv", ""), ("", ""), ("new.csv", ""), ("a.csv", ""), ("z.csv", "")]

    assert sorted(places, key=files_given_first(made)) == [
        ("z.csv", ""), ("a.csv", ""), ("new.csv", ""), ("", ""), ("b.csv", ""),
    ]  # fmt: skip
