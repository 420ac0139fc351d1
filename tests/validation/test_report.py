"""What findings and reports promise to who looks at them in a session or a notebook."""

from pathlib import Path

import pytest
from tests.conftest import HEADER
from tests.support.made_reports import finding, report, waiver
from tests.support.projects import BASE, ON_BASE

import creativegraph as cg
from creativegraph.errors import Cell
from creativegraph.validation.engines import engines
from creativegraph.validation.findings.findings import excerpts_of

CELL = Cell("mine/claims.csv", "", 4, 4)


def test_a_finding_and_a_report_are_one_short_line_each() -> None:
    one = finding(CELL)

    assert repr(one) == (
        "<Finding violation cgs:Agreement-signedOn: agreement/fair cg:signedOn = 18/11/2024 at mine/claims.csv:4:4>"
    )
    assert repr(report(one, finding(waiver=waiver()))) == (
        "<Report: 1 violations, 0 warnings, 0 infos, 1 waived; 1,234 triples, 56 rules, engine fast>"
    )


def test_a_notebook_shows_label_place_advice_and_reason() -> None:
    shown = report(finding(CELL, label="Craft Fair", fix="2024-11-18"), finding(waiver=waiver()))._repr_html_()

    for text in ("Craft Fair", "mine/claims.csv:4:4", "write: 2024-11-18", "The source prints it so.", "1 violations"):
        assert text in shown


def test_a_notebook_escapes_what_comes_from_data_and_links_safe_addresses_only() -> None:
    shown = report(
        finding(value="javascript:alert(1)", message="<script>", label='"><img>'),
        finding(value='https://example.org/?a="b"'), finding(value="mailto:a@example.org"),
    )._repr_html_()  # fmt: skip

    assert "<script>" not in shown
    assert "<img>" not in shown
    assert 'href="javascript' not in shown
    assert '<a href="https://example.org/?a=&quot;b&quot;">' in shown
    assert '<a href="mailto:a@example.org">' in shown


def test_a_long_report_is_cut_in_a_notebook_and_says_so() -> None:
    shown = report(*(finding(value=str(number)) for number in range(103)))._repr_html_()

    assert shown.count("<tr>") == 101
    assert "and 3 more findings" in shown


def test_progress_names_what_is_being_done(tmp_path: Path) -> None:
    path = tmp_path / "world.ttl"
    path.write_text(HEADER + "place:alba a cg:City .", encoding="utf-8")
    steps: list[tuple[str, int, int]] = []

    report = cg.check(path, progress=lambda what, done, total: steps.append((what, done, total)))

    assert [what for what, _, _ in steps] == [
        "reading files", f"validating {report.triples:,} triples", "locating the findings",
    ]  # fmt: skip


def test_progress_names_the_projects_whose_triples_are_validated_too(tmp_path: Path) -> None:
    for name, text in {"base": BASE, "fairs": ON_BASE}.items():
        (tmp_path / name / "data").mkdir(parents=True)
        (tmp_path / name / "creativegraph.toml").write_text(text)
    steps: list[str] = []

    report = cg.check(tmp_path / "fairs", progress=lambda what, *_: steps.append(what))

    assert f"validating {report.triples:,} triples, with those of base" in steps


def test_pyshacl_shows_progress_over_a_large_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "LARGE", 1)
    monkeypatch.setattr(engines, "GROUPS", 3)
    path = tmp_path / "world.ttl"
    path.write_text(HEADER + "place:alba a cg:City .", encoding="utf-8")
    steps: list[tuple[int, int]] = []

    parts = cg.check(path, engine="pyshacl", progress=lambda _, done, total: steps.append((done, total)))

    assert [step for step in steps if step[1] == 3] == [(0, 3), (1, 3), (2, 3)]
    assert parts.findings == cg.check(path).findings


def test_contents_of_cells_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    path = tmp_path / "world.ttl"
    path.write_text("a\nb\nc\n")
    cells = [Cell(str(path), "", row, 1) for row in (3, 1, 2)]

    assert list(excerpts_of(None, cells)) == sorted(cells)
