"""Sixty damaged spreadsheets: each damage is found in its file, sheet, row and column, and no other is."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.support.damaged import BOTH, READING, SHAPES, Kind, damaged, undamaged, written

import creativegraph as cg
from creativegraph.tables import build


def spreadsheets(kinds: tuple[Kind, ...]) -> list[object]:
    return [pytest.param(kind, form, id=f"{kind.name}, {form}") for kind in kinds for form in kind.formats]


def once(kinds: tuple[Kind, ...]) -> list[Any]:
    """Each kind of damage in one format, CSV where it can be; that both are read alike, other tests say."""
    return [pytest.param(kind, kind.formats[0], id=f"{kind.name}, {kind.formats[0]}") for kind in kinds]


def every_third(cases: list[Any]) -> list[Any]:
    """Each third case; for the others, of which the rules are found in worlds too, all shapes take long."""
    return [each if place % 3 == 0 else pytest.param(*each.values, id=each.id, marks=pytest.mark.cold)
            for place, each in enumerate(cases)]  # fmt: skip


def english(text: str) -> set[str]:
    """The English words without which hardly a sentence is made; quotations of cells and codes do not count."""
    words = re.findall(r"\w+", re.sub(r"'[^']*'|code/[\w/-]+", "", text.lower()))
    return {"an", "and", "day", "digits", "first", "has", "is", "never", "of", "or", "such", "the"}.intersection(words)


def test_a_report_in_vietnamese_is_vietnamese_throughout(tmp_path: Path) -> None:
    claims = """id,subject,property,value,lang,sources,rank
        C 1,hcdf,cg:memberSince,nhiều,,,preferred
        c2,membership/m,cg:memberSince,hơn 300.000,,báo,
        c2,event/e,cg:hasTimeSpan,mai,,báo,"""
    (tmp_path / "claims.csv").write_text(claims, encoding="utf-8")
    (tmp_path / "waivers.csv").write_text("id,rule,thing,reason,date,until\nw1,,,,2026,\n", encoding="utf-8")

    report = cg.check(tmp_path, languages=["vi"])

    told = [f"{each.message} {each.expected}" for each in report.findings]
    assert {text: english(text) for text in told if english(text)} == {}
    assert len(told) >= 10
    assert "cần có: mã chưa từng dùng" in cg.report_text(report)


def test_there_are_sixty_kinds_of_damage_in_both_formats() -> None:
    assert (len(READING), len(SHAPES)) == (31, 29)
    assert len({kind.name for kind in (*READING, *SHAPES)}) == 60
    assert len({kind.rule for kind in (*READING, *SHAPES)}) == 60


@pytest.mark.parametrize("form", BOTH)
def test_nothing_is_wrong_with_the_undamaged_tables(tmp_path: Path, form: str) -> None:
    written(undamaged(), tmp_path, form, Random(0))  # noqa: S311 - a seed

    made = build(tmp_path, lenient=True)

    assert (made.faults, made.doubtful, len(made.claims)) == ((), {}, 120)


@pytest.mark.parametrize(("kind", "form"), spreadsheets(READING))
def test_what_cannot_be_read_is_told_at_its_cell_and_nothing_else(tmp_path: Path, kind: Kind, form: str) -> None:
    made = damaged(kind, tmp_path, form)

    found = build(made.folder, lenient=True).faults

    assert [(each.cell, each.rule) for each in found] == [(made.cell, kind.rule)]
    assert english(f"{found[0].message_vi} {found[0].expected_vi}") == set()


@pytest.mark.parametrize("seed", [2, 4])
def test_what_cannot_be_read_is_told_whichever_row_is_hit(tmp_path: Path, seed: int) -> None:
    for number, kind in enumerate(READING):
        folder = tmp_path / str(number)
        folder.mkdir()
        made = damaged(kind, folder, kind.formats[seed % len(kind.formats)], seed)

        assert [each.cell for each in build(folder, lenient=True).faults] == [made.cell], kind.name


@pytest.mark.parametrize("form", BOTH)
def test_nothing_is_found_in_the_undamaged_tables(tmp_path: Path, form: str) -> None:
    written(undamaged(), tmp_path, form, Random(0))  # noqa: S311 - a seed

    report = cg.check(tmp_path)

    assert [str(each) for each in report.findings] == []


@pytest.mark.parametrize(("kind", "form"), every_third(once(READING)))
def test_no_finding_only_follows_from_what_cannot_be_read(tmp_path: Path, kind: Kind, form: str) -> None:
    made = damaged(kind, tmp_path, form)

    report = cg.check(made.folder)

    assert [(each.cell, each.rule.slug) for each in report.findings] == [(made.cell, f"Table-{kind.rule}")]


@pytest.mark.parametrize(("kind", "form"), every_third(once(SHAPES)))
def test_what_only_the_shapes_can_find_is_told_at_its_cell(tmp_path: Path, kind: Kind, form: str) -> None:
    made = damaged(kind, tmp_path, form)

    found = [(each.rule.slug, each.cell) for each in cg.check(made.folder).findings]

    assert (kind.rule, made.cell) in found
