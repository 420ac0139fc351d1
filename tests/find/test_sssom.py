"""Decisions in the columns of SSSOM: what is written is read again, and what is no decision is told."""

from pathlib import Path

import pytest

from creativegraph.errors import UnreadableError
from creativegraph.find.matches import Matches
from creativegraph.find.sssom import COLUMNS, decisions_in
from creativegraph.tables.decisions import Decision


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("a,skos:closeMatch,,b,\n", "row 2: 'skos:closeMatch' is no decision"),
        ("a,skos:exactMatch,No,b,\n", "row 2: 'No skos:exactMatch' is no decision"),
        ("a,skos:exactMatch,,,\n", "row 2: object_id is empty"),
    ],
)
def test_a_row_that_is_no_decision_is_told_with_its_number(rows: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    path.write_text("subject_id,predicate_id,predicate_modifier,object_id,object_source\n" + rows, encoding="utf-8")

    with pytest.raises(UnreadableError, match=told):
        decisions_in(path)


def test_what_is_saved_is_read_again_in_the_columns_of_sssom(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    known = Matches.read(path)
    known.accept(Decision("name:a", "g:1", False, "A", 'the "first", of two', "g", confidence="0.98"))
    known.refuse(Decision("name:a", "g:2"))
    known.settle_for_nothing(Decision("name:b", "", source="g"))
    known.save()

    again = Matches.read(path)

    assert path.read_text(encoding="utf-8").splitlines()[0].split(",") == list(COLUMNS)
    assert [each._replace(tool="") for each in again.rows] == known.rows


def test_further_columns_of_a_table_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    path.write_text(
        "subject_id,predicate_id,object_id,author_id\nname:a,skos:exactMatch,g:1,orcid:0\n", encoding="utf-8"
    )
    known = Matches.read(path)

    known.accept(Decision("name:b", "g:2"))
    known.save()

    assert [each.more for each in Matches.read(path).rows] == [(("author_id", "orcid:0"),), ()]
