"""The made-up claims that speed is measured on, and the measure of drafts."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from benchmarks import synthetic
from benchmarks.gold import Text, texts
from benchmarks.growth import Growth, Question, Taken
from benchmarks.measuring import Line
from benchmarks.page import Part, page, sections
from benchmarks.scoring import Row, score, statements
from hypothesis import given, settings
from hypothesis import strategies as st

from creativegraph.tables import build


def test_one_seed_gives_the_same_bytes_and_another_others() -> None:
    first = list(synthetic.rows(500, seed=7))

    assert first == list(synthetic.rows(500, seed=7))
    assert first != list(synthetic.rows(500, seed=8))


def test_the_claims_build_without_faults(tmp_path: Path) -> None:
    made = build([synthetic.tables(tmp_path, 500)])

    assert len(made.claims) == 500
    assert any("đèn" in str(row) for row in synthetic.rows(5000))
    assert {"en", "vi"} == {claim.lang for claim in made.claims.values() if claim.lang}


def test_a_graph_has_about_as_many_triples_as_asked_for(tmp_path: Path) -> None:
    data = synthetic.ntriples(tmp_path, 20_000)

    assert abs(data.count(b"\n") - 20_000) < 200
    assert data == synthetic.ntriples(tmp_path / "again", 20_000)


def test_a_copy_of_a_graph_has_things_of_its_own_and_the_same_codes() -> None:
    city, code = "https://w3id.org/creativegraph/id/place/hanoi", "https://w3id.org/creativegraph/code/field/design"
    data = f"<{city}> <http://example.org/field> <{code}> .\n<{code}> <http://example.org/is> <{code}> .\n".encode()

    copied = synthetic.copy(data, 3).decode()

    assert synthetic.copy(data, 0) == data
    assert copied == f"<{city}-copy-3> <http://example.org/field> <{code}> .\n"


def test_a_question_with_a_required_parameter_may_cost_more_only_if_its_answer_is_longer() -> None:
    def costs(first: Taken, last: Taken, *, needs: bool) -> bool:
        return Growth(Question("topic/name", needs, lambda _: []), [first, last]).met(larger=70)

    assert costs(Taken(1, "", 1, 1), Taken(1, "", 2.9, 2.9), needs=True)
    assert not costs(Taken(1, "", 5, 5), Taken(1, "", 11, 11), needs=True)
    assert costs(Taken(1, "", 5, 5), Taken(70, "", 350, 350), needs=True)
    assert costs(Taken(4, "", 5, 5), Taken(4, "", 350, 350), needs=False)
    assert not costs(Taken(4, "", 5, 5), Taken(4, "", 5000, 5000), needs=False)


def row(number: str, *cells: str, at: int = 0, acceptable: bool = False, labels: Mapping[str, str] = {}) -> Row:
    """A row of gold or of a draft: subject, property, value, and columns as ``name=cell``."""
    subject, used, value, *more = cells
    columns = dict(each.split("=") for each in more)
    found = {"subject": subject, "property": used, "value": value, **columns}
    return Row(number, found, at, at + 5, labels, acceptable)


GOLD = [
    row("1", "event/fair", "cg:hasTimeSpan", "2025-05"),
    row("2", "event/fair", "visitors", "more than 12,000", at=10),
    row("3", "event/fair", "cg:organisedBy", "org/office with org/city", at=20),
    row("4", "event/show", "cg:hasTimeSpan", "2025-06", at=30),
    row("5", "event/show", "cg:organisedBy", "org/city", at=40),
    row("6", "event/fair", "code/role/supporter", "org/bank", at=50),
]
FOUND = 7
"""What they state: one row has two organisers."""


def renamed(rows: list[Row], names: Mapping[str, str]) -> list[Row]:
    """Rows in which things have other ids."""
    ids = re.compile("|".join(names))
    return [
        replace(each, cells={name: ids.sub(lambda found: names[found[0]], cell) for name, cell in each.cells.items()})
        for each in rows
    ]


def test_a_perfect_draft_finds_all_and_all_of_it_is_right(tmp_path: Path) -> None:
    found = score(GOLD, GOLD, tmp_path)

    assert (found.gold, found.found, found.drafted, found.right) == (FOUND - 1, FOUND - 1, FOUND, FOUND)
    assert (found.recall, found.precision) == (1, 1)


def test_an_empty_draft_finds_nothing(tmp_path: Path) -> None:
    found = score(GOLD, [], tmp_path)

    assert (found.recall, found.precision, found.drafted) == (0, 0, 0)


def test_things_of_other_ids_are_found_by_what_is_said_of_them(tmp_path: Path) -> None:
    names = {"event/fair": "event/show", "event/show": "event/new", "org/office": "org/a", "org/city": "org/b"}

    assert score(GOLD, renamed(GOLD, names), tmp_path).recall == 1


@given(st.permutations(["event/fair", "event/show", "org/office", "org/city", "org/bank"]))
@settings(max_examples=10, deadline=None)
def test_any_new_ids_are_as_good_as_those_of_gold(ids: list[str]) -> None:
    names = {old: f"{old.partition('/')[0]}/new-{number}" for number, old in enumerate(ids)}

    with TemporaryDirectory() as folder:
        found = score(GOLD, renamed(GOLD, names), Path(folder))

    assert (found.recall, found.precision) == (1, 1)


def test_one_id_for_two_things_is_right_for_one_of_them(tmp_path: Path) -> None:
    found = score(GOLD, renamed(GOLD, {"event/show": "event/fair"}), tmp_path)

    assert {each.row.number for each in found.missed} == {"4", "5"}


def test_a_thing_of_the_graph_stands_for_no_other_one(tmp_path: Path) -> None:
    draft = renamed(GOLD, {"org/bank": "org/unesco"})

    assert score(GOLD, draft, tmp_path / "new").recall == 1
    assert [each.row.number for each in score(GOLD, draft, tmp_path / "known", ["org/unesco"]).missed] == ["6"]


@pytest.mark.parametrize(
    "wrong",
    [
        row("2", "event/fair", "visitors", "more than 12,500"),
        row("2", "event/fair", "visitors", "12,000"),
        row("2", "event/fair", "participants", "more than 12,000"),
        row("2", "event/fair", "visitors", "more than 12,000", "group=children"),
        row("2", "event/fair", "visitors", "more than 12,000", "when=2024"),
        row("2", "event/show", "visitors", "more than 12,000"),
    ],
    ids=["number", "comparator", "indicator", "group", "time", "subject"],
)
def test_a_wrong_figure_counts_as_wrong_and_as_missed(tmp_path: Path, wrong: Row) -> None:
    found = score(GOLD, [*GOLD[:1], wrong, *GOLD[2:]], tmp_path)

    assert (found.found, found.right) == (FOUND - 2, FOUND - 1)
    assert [each.row.number for each in found.missed] == ["2"]
    assert [each.row for each in found.wrong] == [wrong]


def test_a_figure_may_have_the_time_of_its_event(tmp_path: Path) -> None:
    draft = [*GOLD, row("", "event/fair", "visitors", "more than 12,000", "when=2025-05", "phase=measured")]

    assert score(GOLD, draft, tmp_path).precision == 1


def test_other_ways_to_say_a_statement_are_right_and_count_once(tmp_path: Path) -> None:
    other = row("5", "event/show", "code/role/organiser", "org/city")

    assert score([*GOLD, other], [*GOLD[:4], other, GOLD[5]], tmp_path).recall == 1


def test_what_is_acceptable_is_right_and_not_missed(tmp_path: Path) -> None:
    more = row("7", "event/fair", "cg:takesPlaceIn", "place/orvane", acceptable=True)

    assert score([*GOLD, more], GOLD, tmp_path / "without").recall == 1
    assert score([*GOLD, more], [*GOLD, more], tmp_path / "with").precision == 1


def test_classes_and_names_do_not_count_and_the_same_statement_counts_once(tmp_path: Path) -> None:
    extra = [row("", "event/fair", "rdf:type", "cg:Festival"), GOLD[0]]

    assert score(GOLD, [*GOLD, *extra], tmp_path).drafted == FOUND


def test_a_row_that_cannot_be_read_is_a_wrong_draft(tmp_path: Path) -> None:
    found = score(GOLD, [*GOLD, row("", "event/fair", "visitors", "many")], tmp_path)

    assert (found.drafted, found.right, len(found.faulty)) == (FOUND + 1, FOUND, 1)


def test_statements_in_words_are_apart_and_right_if_their_quotations_overlap(tmp_path: Path) -> None:
    said = row("7", "event/fair", "cg:hasObjective", "Bring crafts to town", "lang=en", at=60)
    near, far = (row("", "event/fair", "cg:hasObjective", f"words at {at}", "lang=en", at=at) for at in (62, 90))

    found = score([*GOLD, said], [*GOLD, near, far], tmp_path)

    assert found.drafted == FOUND
    assert (found.free_gold, found.free_found, found.free_drafted, found.free_right) == (1, 1, 2, 1)


def test_a_page_keeps_the_parts_that_are_not_measured_again() -> None:
    def part(name: str, ours: str) -> Part:
        return Part(name, "What it is.", [Line("what", ours, "", "", "", met=True)], 2.0, 1.0, "More.", "")

    first = page("- Date: Monday", [part("cold", "1 ms"), part("names", "2 ms")])
    then = page("- Date: Tuesday", [part("names", "3 ms"), part("site", "4 ms")], first)

    assert list(sections(then)) == ["Cold", "Names", "Site"]
    assert sections(then)["Cold"] == sections(first)["Cold"]
    assert "Tuesday" in sections(then)["Names"]
    assert "3 ms" in sections(then)["Names"]


UNSEEN = [pytest.param(each, id=each.name) for each in texts() if each.held_out]


def test_there_are_unseen_reports_in_four_languages() -> None:
    assert {each.language for each in texts() if each.held_out} == {"vi", "en", "fr", "es"}


@pytest.mark.parametrize("unseen", UNSEEN)
def test_gold_quotes_its_text_exactly(unseen: Text) -> None:
    words = unseen.path.read_text(encoding="utf-8")

    assert all(words[row.start : row.end] == row.cells["quote"] for row in unseen.gold)


@pytest.mark.parametrize("unseen", UNSEEN)
def test_the_reader_of_tables_takes_every_row_of_gold(unseen: Text, tmp_path: Path) -> None:
    found, unread = statements(unseen.gold, tmp_path)

    assert not unread
    assert 20 <= len({each.row.number for each in found if not each.row.acceptable}) <= 60
