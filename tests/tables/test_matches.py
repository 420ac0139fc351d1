"""Decisions about names of a project: what is wrong with them is told at their cells, and they state nothing."""

from pathlib import Path

import pytest
from tests.support.projects import BASE, laid

import creativegraph as cg
from creativegraph.errors import Fault, TableError
from creativegraph.find.matches import Matches
from creativegraph.find.sssom import COLUMNS
from creativegraph.tables.decisions import Decision

HEADER = "subject_id,subject_label,predicate_id,predicate_modifier,object_id,object_source,confidence,mapping_date\n"
HALL = "https://example.org/base/id/place/hall"
SAME = "skos:exactMatch"
A = f"name:a,A,{SAME}"


def faults(folder: Path, rows: str) -> list[Fault]:
    laid(folder, BASE)
    (folder / "matches.csv").write_text(HEADER + rows, encoding="utf-8")
    found = cg.build(folder, lenient=True).faults
    return [each for each in found if each.file.endswith("matches.csv")]


@pytest.mark.parametrize(
    ("rows", "cell", "rule", "told"),
    [
        (f"{A},,g:1,g,,\n{A},Not,g:1,g,,\n", "E3", "match-contradicts", "A ≠ g:1 contradicts row 2 (A = g:1)"),
        (f"{A},,g:1,g,,\ng:1,,{SAME},,w:1,w,,\n{A},Not,w:1,w,,\n", "E4", "match-contradicts",
         "row 2 (A = g:1), 3 (g:1 = w:1)"),
        (f"{A},,g:1,g,,\n{A},,g:2,g,,\n", "E3", "match-contradicts", "A = g:2 contradicts row 2 (A = g:1)"),
        (f"{A},,g:1,g,,\n{A},,sssom:NoTermFound,g,,\n", "E3", "match-contradicts", "contradicts row 2"),
        (f"{A},,g:1,g,,\n{A},,g:1,g,,\n", "A3", "match-twice", "row 2 has decided this already"),
        (f"{A},,{HALL}s,,,\n", "E2", "match-unknown", f"did you mean {HALL}?"),
        (f"{A},,place/hall,,,\n", "E2", "match-short", f"write {HALL}"),
        ("name:a,A,skos:closeMatch,,g:1,g,,\n", "C2", "match-predicate", "write skos:exactMatch"),
        (f"{A},no,g:1,g,,\n", "D2", "match-predicate", "and Not as predicate_modifier"),
        (f"{A},,,g,,\n", "E2", "match-incomplete", "has no object_id"),
        (f"name:?place=x,,{SAME},,g:1,g,,\n", "A2", "match-without-name", "names nothing"),
        (f"g:1,,{SAME},,g:1,g,,\n", "E2", "match-itself", "compared with itself"),
        (f"{A},,g:1,g,2,\n", "G2", "match-detail", "a number from 0 to 1"),
        (f"{A},,g:1,g,,31/1/26\n", "H2", "match-detail", "a day such as 2026-01-31"),
        (f"{HALL},,{SAME},,g:1,g,,\n{HALL.replace('hall', 'mill')},,{SAME},,g:1,g,,\n", "A3", "match-shared",
         "the two are one thing"),
    ],
)  # fmt: skip
def test_a_wrong_decision_is_told_at_its_cell_in_both_languages(
    rows: str, cell: str, rule: str, told: str, tmp_path: Path
) -> None:
    found = [each for each in faults(tmp_path, rows) if each.rule == rule]

    assert [each.cell.name for each in found] == [cell]
    assert told in found[0].message
    assert found[0].message_vi not in ("", found[0].message)


def test_what_reconcile_keeps_is_no_fault_and_no_claim(tmp_path: Path) -> None:
    bare = cg.build(laid(tmp_path, BASE)).ntriples()
    known = Matches.read(tmp_path / "matches.csv")
    known.accept(
        Decision("name:hall?place=x", HALL, False, "Hall", "Hall", "https://example.org/base/", confidence="1")
    )
    known.refuse(Decision("name:hall", HALL))
    known.settle_for_nothing(Decision("name:mill", "", source="g"))
    known.accept(Decision(HALL, "g:1", source="g"))
    known.save()

    made = cg.build(tmp_path)

    assert made.faults == made.notes == ()
    assert made.ntriples() == bare
    assert cg.check(tmp_path).conforms


def test_further_columns_of_sssom_are_no_fault_and_misspelt_ones_are(tmp_path: Path) -> None:
    laid(tmp_path, BASE)
    row = dict.fromkeys(COLUMNS, "") | {"subject_id": "name:a", "predicate_id": SAME, "object_id": "g:1"}
    for header, wanted in (("author_id", []), ("confidense", ["unknown-column"])):
        names = [*(each for each in COLUMNS if each != "confidence"), header]
        text = f"{','.join(names)}\n{','.join(row.get(each, '') for each in names)}\n"
        (tmp_path / "matches.csv").write_text(text, encoding="utf-8")

        assert [each.rule for each in cg.build(tmp_path, lenient=True).faults] == wanted


def test_a_project_whose_decisions_contradict_each_other_is_not_opened(tmp_path: Path) -> None:
    assert faults(tmp_path, f"{A},,g:1,g,,\n{A},Not,g:1,g,,\n")

    with pytest.raises(TableError, match=r"matches\.csv:3:5: A ≠ g:1 contradicts row 2"):
        cg.open_graph(tmp_path)


def test_a_decision_about_a_thing_that_only_a_faulty_row_names_is_not_doubted(tmp_path: Path) -> None:
    laid(tmp_path, BASE)
    with (tmp_path / "data/claims.csv").open("a", encoding="utf-8") as file:
        file.write("h009,place/mill,base:sinse,1900,,article,,\n")
    (tmp_path / "matches.csv").write_text(HEADER + f"{A},,{HALL.replace('hall', 'mill')},,,\n", encoding="utf-8")

    assert "match-unknown" not in {each.rule for each in cg.build(tmp_path, lenient=True).faults}
