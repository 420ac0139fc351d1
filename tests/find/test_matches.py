"""Decisions: kept in a table, followed through others, taken back, and never contradicting each other."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creativegraph.errors import ArgumentError
from creativegraph.find.entry import Asked
from creativegraph.find.matches import Matches, asked_of, mention
from creativegraph.tables.decisions import Decision

HEADER = "subject_id,predicate_id,predicate_modifier,object_id,object_source\n"


def of(rows: str, tmp_path: Path) -> Matches:
    path = tmp_path / "matches.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return Matches.read(path)


def same(one: str, other: str, source: str = "") -> Decision:
    return Decision(one, other, source=source)


def test_equality_and_difference_reach_through_other_decisions() -> None:
    known = Matches()
    known.accept(same("name:a", "b"))
    known.accept(same("b", "c"))
    known.refuse(same("c", "d"))

    assert known.judged("name:a", "c") is True
    assert known.judged("name:a", "d") is False
    assert known.refused("name:a") == {"d"}
    assert known.judged("name:a", "e") is None


@pytest.mark.parametrize(
    ("before", "refused", "then"),
    [
        ([same("a", "b"), same("b", "c")], True, same("a", "c")),
        ([same("a", "g:1", "g")], False, same("a", "g:2", "g")),
    ],
)
def test_a_decision_against_what_is_decided_is_refused(before: list[Decision], refused: bool, then: Decision) -> None:
    known = Matches()
    for each in before:
        known.accept(each)

    with pytest.raises(ArgumentError, match="contradict"):
        (known.refuse if refused else known.accept)(then)
    assert known.rows == [each._replace(date=known.run[:10], run=known.run, row=n) for n, each in enumerate(before, 2)]


def test_a_decision_for_nothing_and_one_for_something_exclude_each_other() -> None:
    known = Matches()
    known.settle_for_nothing(same("a", "", "g"))

    assert known.is_nothing("a", "g")
    assert not known.is_nothing("a", "other")
    with pytest.raises(ArgumentError, match="has no such thing"):
        known.accept(same("a", "g:1", "g"))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("a,skos:exactMatch,,b,\nb,skos:exactMatch,,c,\na,skos:exactMatch,Not,c,\n",
         "row 4 (a ≠ c) contradicts row 2 (a = b), row 3 (b = c)"),
        ("a,skos:exactMatch,,g:1,g\na,skos:exactMatch,,g:2,g\n", "row 3 (a = g:2) contradicts row 2 (a = g:1)"),
        ("a,skos:exactMatch,,sssom:NoTermFound,g\na,skos:exactMatch,,g:2,g\n",
         "row 2 (a = sssom:NoTermFound) contradicts row 3 (a = g:2)"),
    ],
)  # fmt: skip
def test_rows_that_contradict_each_other_are_found_with_their_numbers(rows: str, told: str, tmp_path: Path) -> None:
    assert [str(each) for each in of(rows, tmp_path).contradictions()] == [told]


def test_what_two_processes_decide_at_once_is_kept_of_both(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    begun = Matches.read(path)
    for each in ("a", "b", "c"):
        begun.accept(same(f"name:{each}", each))
    begun.save()

    one, other = Matches.read(path), Matches.read(path)
    one.accept(same("name:d", "d"))
    one.undo("name:a")
    other.refuse(same("name:e", "e"))
    other.undo("name:b")
    one.save()
    other.save()
    one.accept(same("name:f", "f"))
    one.save()

    assert [(each.subject, each.refused) for each in Matches.read(path).rows] == [
        ("name:c", False), ("name:d", False), ("name:e", True), ("name:f", False),
    ]  # fmt: skip


def test_what_is_noted_by_hand_while_the_table_is_open_stays(tmp_path: Path) -> None:
    known = of("name:a,skos:exactMatch,,b,g\nname:c,skos:exactMatch,,d,g\n", tmp_path)
    known.save()
    path = tmp_path / "matches.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",b,,g,", ',b,"the b of Huế",g,'), encoding="utf-8")
    known.accept(same("name:e", "f"))

    known.save()

    assert [(each.subject, each.object_label) for each in Matches.read(path).rows] == [
        ("name:a", "the b of Huế"), ("name:c", ""), ("name:e", ""),
    ]  # fmt: skip


def test_what_another_process_has_decided_otherwise_is_told_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    one, other = Matches.read(path), Matches.read(path)
    one.accept(same("name:a", "a"))
    other.refuse(same("name:a", "a"))
    one.save()
    written = path.read_bytes()

    with pytest.raises(ArgumentError, match="contradict"):
        other.save()

    assert path.read_bytes() == written


def test_of_eight_processes_that_decide_at_once_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    code = """
import sys; from pathlib import Path
from creativegraph.find.matches import Matches; from creativegraph.tables.decisions import Decision
for number in range(10):
    known = Matches.read(Path(sys.argv[1]))
    known.accept(Decision(f"name:{sys.argv[2]}-{number}", f"g:{sys.argv[2]}-{number}"))
    known.save()
"""

    running = [subprocess.Popen([sys.executable, "-c", code, str(path), str(each)]) for each in range(8)]

    assert [each.wait(120) for each in running] == [0] * 8
    assert len({each.subject for each in Matches.read(path).rows}) == 80


def test_decisions_are_taken_back_by_name_and_by_run(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    for name in ("a", "b"):
        known = Matches.read(path)
        known.accept(same(f"name:{name}", name))
        known.accept(same(name, f"{name}2"))
        known.save()
    known = Matches.read(path)

    assert [each.subject for each in known.undo("name:a")] == ["name:a"]
    assert [each.subject for each in known.undo()] == ["name:b", "b"]
    assert [each.subject for each in known.rows] == ["a"]
    assert known.judged("name:a", "a") is None


PAIRS = st.lists(st.tuples(st.booleans(), st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12)


def closure(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    groups = {each: {each} for each in "abcdef"}
    for one, other in pairs:
        merged = groups[one] | groups[other]
        groups.update(dict.fromkeys(merged, merged))
    return groups


@given(PAIRS)
@settings(max_examples=40)
def test_decisions_taken_one_by_one_never_contradict_and_say_what_follows(pairs: list[tuple[bool, str, str]]) -> None:
    known = Matches()
    for is_same, one, other in pairs:
        try:
            (known.accept if is_same else known.refuse)(same(one, other))
        except ArgumentError:
            continue

    groups = closure((each.subject, each.object) for each in known.rows if not each.refused)
    apart = {(one, other) for each in known.rows if each.refused
             for one in groups[each.subject] for other in groups[each.object]}  # fmt: skip
    assert known.contradictions() == []
    for one in "abcdef":
        for other in "abcdef":
            wanted = True if other in groups[one] else False if {(one, other), (other, one)} & apart else None
            assert known.judged(one, other) is wanted


@given(st.text(min_size=1).filter(str.strip), st.text(), st.text())
@settings(max_examples=40)
def test_a_name_is_found_again_in_its_identifier(name: str, place: str, year: str) -> None:
    asked = Asked(name, "", place, year)

    found = asked_of(mention(asked))

    assert found is not None
    assert mention(found) == mention(asked)
