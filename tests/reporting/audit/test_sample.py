"""A sample of claims: the same for a seed; what is written as a sheet and taken back keeps the verdicts."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.projects import ON_BASE

import creativegraph as cg
from creativegraph.errors import ArgumentError, TableError, UnwritableError
from creativegraph.export.own import bases_of
from creativegraph.iris import IRI
from creativegraph.reporting.audit.ground import Ground
from creativegraph.reporting.audit.published import checked, published, wilson
from creativegraph.reporting.audit.returned import keep, read_back
from creativegraph.reporting.audit.sample import order, sample
from creativegraph.reporting.audit.sheet import csv_of, rows_of, workbook
from creativegraph.reporting.audit.verdicts import VERDICTS, Verdict

DAY = date(2026, 11, 29)
TEXTS = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), max_size=20).map(str.strip)


def rows(*verdicts: str, seed: int = 1, day: str = "2026-11-29") -> list[Verdict]:
    """The rows of a sample with these verdicts."""
    return [
        Verdict(f"claim/h{n:03}", "Hall: since: 1900", "The plan", "", "", verdict, "", "", "Lan",
                day if verdict else "", str(seed), "7 claims that are not deprecated", "2026-11-28")
        for n, verdict in enumerate(verdicts)
    ]  # fmt: skip


def written(path: Path, some: list[Verdict]) -> Path:
    """The sheet with some rows, in the format of its ending."""
    path.write_bytes(csv_of(some) if path.suffix == ".csv" else workbook(some, "en"))
    return path


def test_the_same_seed_draws_the_same_claims(project: Path) -> None:
    first, again = (sample(Ground(cg.open_graph(project)), 3, 1) for _ in range(2))

    assert first == again
    assert (first.seed, first.frame, len(first.drawn)) == (1, "6 claims that are not deprecated", 3)


def test_another_seed_draws_others(project: Path) -> None:
    ground = Ground(cg.open_graph(project))

    assert len({tuple(each.claim for each in sample(ground, 3, seed).drawn) for seed in range(10)}) > 5


def test_a_larger_sample_has_the_claims_of_a_smaller_one(project: Path) -> None:
    ground = Ground(cg.open_graph(project))

    assert sample(ground, 4, 7).drawn[:2] == sample(ground, 2, 7).drawn


@given(st.integers(), st.integers(), st.lists(st.integers(0, 999), min_size=30, max_size=60, unique=True))
def test_the_order_is_that_of_the_seed(seed: int, other: int, claims: list[int]) -> None:
    iris = [IRI(f"https://example.org/id/claim/{n}") for n in claims]

    one, again, another = (sorted(some, key=lambda each: order(n, each)) for n, some in (
        (seed, iris), (seed, iris[::-1]), (other, iris),
    ))  # fmt: skip

    assert one == again
    assert (one == another) is (seed == other)


def test_a_claim_is_told_in_words_with_source_address_and_quotation(project: Path) -> None:
    drawn = {each.claim: each for each in sample(Ground(cg.open_graph(project)), 7, 1).drawn}

    assert drawn["base:h003"][1:] == ("Hall: since: 1900", "The plan", "https://example.org/plan", "")
    assert drawn["base:h002"].words == "“Hall”"
    assert "base:h004" not in drawn


def test_only_claims_of_a_mode_are_drawn_and_the_frame_says_so(project: Path) -> None:
    made = sample(Ground(cg.open_graph(project)), 9, 1, ["editorial"])

    assert ([each.claim for each in made.drawn], made.frame) == (
        ["base:h007"], "1 claims that are not deprecated, of mode editorial",
    )  # fmt: skip


@pytest.mark.parametrize(("size", "modes"), [(0, ()), (1, ("sure",)), (1, ("background",))])
def test_a_sample_of_nothing_is_refused(project: Path, size: int, modes: tuple[str, ...]) -> None:
    with pytest.raises(ArgumentError):
        sample(Ground(cg.open_graph(project)), size, 1, modes)


def test_the_sheet_has_a_drop_down_of_verdicts_and_says_frame_and_seed(project: Path) -> None:
    made = rows_of(sample(Ground(cg.open_graph(project)), 3, 1), DAY)

    book = openpyxl.load_workbook(BytesIO(workbook(made, "en")))

    assert book.sheetnames == ["guide", "sample", "creativegraph lists"]
    assert (
        "3 claims drawn at random from 6 claims that are not deprecated, with the seed 1" in book["guide"]["A2"].value
    )
    rule = next(each for each in book["sample"].data_validations.dataValidation if str(each.sqref) == "F2:F4")
    assert (rule.type, rule.errorStyle) == ("list", "stop")
    assert [each.value for each in book["creativegraph lists"]["B"][1:]] == list(VERDICTS)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("", *VERDICTS)), TEXTS), min_size=1, max_size=6), st.integers(0, 10**9))
def test_what_is_written_and_taken_back_keeps_the_verdicts(
    tmp_path: Path, ending: str, given_verdicts: list[tuple[str, str]], seed: int
) -> None:
    some = [
        each._replace(evidence=evidence)
        for each, (_, evidence) in zip(
            rows("right", *(verdict for verdict, _ in given_verdicts), seed=seed),
            [("", ""), *given_verdicts],
            strict=True,
        )
    ]

    back = read_back(written(tmp_path / f"sample.{ending}", some))

    assert [(each.claim, each.verdict, each.checked_on, each.seed) for each in back] == [
        (each.claim, each.verdict, each.checked_on, each.seed) for each in some
    ]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("verdict", "maybe"), ("F3", "is no verdict; write right, wrong, not found")),
        (("checked_on", "yesterday"), ("J3", "is no day")),
        (("checked_on", ""), ("J3", "nothing is no day")),
        (("claim", "claim/h000"), ("A3", "is in row 2 too")),
        (("seed", "0"), ("K3", "is not the one seed")),
    ],
)
def test_what_a_sheet_does_not_take_is_told_with_its_cell(
    tmp_path: Path, ending: str, given: tuple[str, str], told: tuple[str, str]
) -> None:
    (column, value), (cell, why) = given, told
    first, second, third = rows("right", "wrong", "right")

    with pytest.raises(TableError) as caught:
        read_back(written(tmp_path / f"sample.{ending}", [first, second._replace(**{column: value}), third]))

    assert [each.cell.name for each in caught.value.faults if why in each.message] == [cell]


def test_a_verdict_is_taken_in_any_case(tmp_path: Path) -> None:
    some = [each._replace(verdict=" Not  Found") for each in rows("right")]

    assert [each.verdict for each in read_back(written(tmp_path / "sample.csv", some))] == ["not found"]


def test_a_sheet_without_verdicts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="has a verdict"):
        read_back(written(tmp_path / "sample.csv", rows("", "")))


def test_another_table_is_no_sample(project: Path) -> None:
    with pytest.raises(ArgumentError, match="no sheets of a sample"):
        read_back(project / "data/claims.csv")


def test_kept_verdicts_are_published_and_the_project_still_builds(project: Path) -> None:
    before = cg.build(project).digest()
    keep(rows("right", "right", "wrong", "not found", ""), project)

    (share,) = published(cg.open_graph(project).projects)

    assert cg.build(project).digest() == before
    assert (share.seed, share.day, share.drawn, share.checked, share.unchecked) == (1, "2026-11-29", 5, 4, 1)
    assert (share.frame, share.since) == ("7 claims that are not deprecated", "2026-11-28")
    assert (share.right, share.wrong, share.not_found, share.share) == (2, 1, 1, 0.5)


def test_of_a_project_alone_only_its_own_samples_are_published(project: Path) -> None:
    own = project.with_name("fairs")
    own.mkdir()
    (own / "creativegraph.toml").write_text(ON_BASE, encoding="utf-8")
    keep(rows("right"), project)
    keep(rows("wrong", seed=2), own)
    projects = cg.open_graph(own).projects

    assert [each.seed for each in published(projects)] == [1, 2]
    assert [each.seed for each in published(projects, bases_of(projects))] == [2]


def test_a_project_with_kept_verdicts_has_no_findings_by_them(project: Path) -> None:
    before = len(cg.check(project).findings)
    keep(rows("right"), project)

    assert len(cg.check(project).findings) == before


def test_what_is_kept_is_not_lost_to_another_verdict(tmp_path: Path) -> None:
    keep(rows("right", ""), tmp_path)

    assert keep(rows("right", "wrong"), tmp_path).name == "seed-1-2026-11-29.csv"
    with pytest.raises(UnwritableError, match="says otherwise of claim/h000"):
        keep(rows("wrong", "wrong"), tmp_path)


def test_two_samples_of_one_seed_that_were_drawn_of_other_claims_are_kept_side_by_side(project: Path) -> None:
    anew = [each._replace(frame="9 claims that are not deprecated") for each in rows("wrong", "right")]
    keep(rows("right", "right"), project)

    assert keep(anew, project).name == "seed-1-2026-11-29-2.csv"
    assert keep(anew, project).name == "seed-1-2026-11-29-2.csv"
    shares = published(cg.open_graph(project).projects)
    assert [(each.frame, each.share) for each in shares] == [
        ("7 claims that are not deprecated", 1.0),
        ("9 claims that are not deprecated", 0.5),
    ]


def test_an_interval_is_that_of_wilson() -> None:
    assert [round(each, 4) for each in wilson(45, 50)] == [0.7864, 0.9565]
    assert [round(each, 4) for each in wilson(50, 50)] == [0.9287, 1.0]


@given(st.integers(1, 500), st.data())
def test_an_interval_has_the_share_within_it(of: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, of))

    low, high = wilson(right, of)

    assert 0 <= low <= right / of + 1e-9
    assert right / of - 1e-9 <= high <= 1


def test_of_rows_the_last_day_counts() -> None:
    first, second = rows("right", "wrong")

    assert checked([first._replace(checked_on="2026-11-30"), second]).day == "2026-11-30"
