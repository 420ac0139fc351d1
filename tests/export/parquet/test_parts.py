"""Tables read by several processes: the graph and the faults are those of one, whatever the parts say of each other."""

import csv
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks import synthetic
from tests.support.commands import command

from creativegraph.errors import TableError, UnreadableError
from creativegraph.export.parquet import parts
from creativegraph.export.parquet.claims import write_claims
from creativegraph.export.parquet.graph import write_graph
from creativegraph.export.parquet.parts import Parts, is_of_claims
from creativegraph.tables import Build, build

Rows = list[list[str]]


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Three files of claims about many things, and sources."""
    return synthetic.tables(tmp_path / "mine", 300, parts=3)


def changed(path: Path, change: Callable[[Rows], None]) -> None:
    """Change the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def apart(tables: Path, *, lenient: bool = False) -> Parts:
    return Parts([tables], 2, lenient=lenient)


def test_processes_make_the_bytes_of_one(tables: Path, tmp_path: Path) -> None:
    made = apart(tables)

    digest = write_graph(made, tmp_path / "graph.nt", claims=tmp_path / "claims")

    assert (made.whole, digest) == (None, build(tables).digest())
    assert (tmp_path / "graph.nt").read_bytes() == build(tables).ntriples()
    assert len(list((tmp_path / "claims").iterdir())) == 8


def corrected(tables: Path) -> None:
    def deprecate(rows: Rows) -> None:
        rows[4][10:12] = ["deprecated", "to come"]
        rows.append(["r1", *rows[4][1:3], "11.11", "", "register", "", "", "", "explicit", "preferred", "seen", ""])

    changed(tables / "claims-0.csv", deprecate)
    right = "id,wrong,right,error,reason,sources\nk1,s0000003,r1,impossible-year,To come.,report\n"
    (tables / "corrections.csv").write_text(right, encoding="utf-8")


def with_columns_of_its_own(tables: Path) -> None:
    def turned(rows: Rows) -> None:
        rows[:] = [[*reversed(row[:10]), "high" if number else "confidence"] for number, row in enumerate(rows)]

    changed(tables / "claims-1.csv", turned)


def all_about_one(tables: Path) -> None:
    def one(rows: Rows) -> None:
        rows[1:] = [[row[0], "place/city-0", "skos:altLabel", f"Name {row[0]}", "en", *row[5:]] for row in rows[1:]]

    changed(tables / "claims-1.csv", one)
    changed(tables / "claims-2.csv", one)


@pytest.mark.parametrize("change", [corrected, with_columns_of_its_own, all_about_one])
def test_parts_may_differ_and_be_corrected(change: Callable[[Path], None], tables: Path) -> None:
    change(tables)
    made = apart(tables)

    assert write_graph(made) == build(tables).digest()
    assert made.whole is None


def in_utf_16(data: bytes) -> bytes:
    return data.decode().encode("utf-16")


def with_a_mark(data: bytes) -> bytes:
    return "\ufeff".encode() + data


def below_a_separator(data: bytes) -> bytes:
    return b"sep=,\n" + data


def below_a_blank_line(data: bytes) -> bytes:
    return b"\n" + data


@pytest.mark.parametrize("change", [in_utf_16, with_a_mark, below_a_separator, below_a_blank_line])
def test_parts_may_be_written_in_any_way_that_one_process_reads(change: Callable[[bytes], bytes], tables: Path) -> None:
    for name in ("claims-0.csv", "claims-1.csv"):
        (tables / name).write_bytes(change((tables / name).read_bytes()))
    made = apart(tables)

    assert all(is_of_claims(tables / f"claims-{number}.csv") for number in range(3))
    assert (write_graph(made), made.whole) == (build(tables).digest(), None)


def test_a_part_that_is_no_text_is_told_as_by_one_process(tables: Path) -> None:
    (tables / "claims-1.csv").write_bytes(b"id,subject\xff,property\n")

    with pytest.raises(TableError) as one:
        build(tables)
    with pytest.raises(TableError) as several:
        write_graph(apart(tables))

    assert several.value.faults == one.value.faults


def stated_twice(tables: Path) -> None:
    def say_again(rows: Rows) -> None:
        rows[5][0] = "s0000003"

    changed(tables / "claims-1.csv", say_again)


def wrongly_corrected(tables: Path) -> None:
    wrong = "id,wrong,right,error,reason,sources\nk1,s0000003,s0000290,impossible-year,No.,report\n"
    (tables / "corrections.csv").write_text(wrong, encoding="utf-8")


def stated_twice_and_corrected(tables: Path) -> None:
    corrected(tables)
    with (tables / "claims-0.csv").open(encoding="utf-8", newline="") as file:
        *_, right = csv.reader(file)
    changed(tables / "claims-1.csv", lambda rows: rows.append([*right[:3], "12.12", *right[4:]]))


def stated_again_after_a_broken_row(tables: Path) -> None:
    def break_one(rows: Rows) -> None:
        next(row for row in rows if row[2] == "cg:hasTimeSpan")[:4:3] = ["y1", "someday"]

    def say_again(rows: Rows) -> None:
        rows[5][0] = "y1"

    changed(tables / "claims-0.csv", break_one)
    changed(tables / "claims-1.csv", say_again)


def called_by_names_of_others(tables: Path) -> None:
    with (tables / "claims-0.csv").open(encoding="utf-8", newline="") as file:
        name = next(row[3] for row in csv.reader(file) if row[1:3] == ["place/city-0", "skos:prefLabel"])

    def about_it(rows: Rows) -> None:
        rows.append(["y1", name, "skos:altLabel", "Y", "en", *rows[9][5:]])

    def leading_to_it(rows: Rows) -> None:
        rows.append(["y2", rows[9][1], "cg:takesPlaceIn", name, "", *rows[9][5:]])

    changed(tables / "claims-1.csv", about_it)
    changed(tables / "claims-2.csv", leading_to_it)


OF_OTHERS = [stated_twice_and_corrected, stated_again_after_a_broken_row, called_by_names_of_others]


@pytest.mark.parametrize("change", OF_OTHERS)
def test_what_is_left_out_is_what_one_process_leaves_out(change: Callable[[Path], None], tables: Path) -> None:
    change(tables)
    made, one = apart(tables, lenient=True), build(tables, lenient=True)

    assert (write_graph(made), made.faults) == (one.digest(), one.faults)


@pytest.mark.parametrize(
    "change", [stated_twice, wrongly_corrected, stated_twice_and_corrected, stated_again_after_a_broken_row]
)
def test_what_a_part_cannot_judge_is_told_as_by_one_process(change: Callable[[Path], None], tables: Path) -> None:
    change(tables)

    with pytest.raises(TableError) as one:
        build(tables)
    with pytest.raises(TableError) as several:
        write_graph(apart(tables))

    assert several.value.faults == one.value.faults


def test_classes_and_labels_that_no_part_says_are_made_by_one_process(tables: Path) -> None:
    changed(tables / "claims-1.csv", lambda rows: rows.append(["x1", "place/new", *rows[20][2:]]))
    told = list[str]()
    made = Parts([tables], 2, tell=told.append)

    assert write_graph(made) == build(tables).digest()
    assert isinstance(made.whole, Build)
    thing = "<https://w3id.org/creativegraph/id/place/new>"
    assert told == [f"one process reads everything, since no file says what {thing} is, or is called"]


def test_a_broken_row_is_told_with_its_place_and_the_rest_is_built_if_wanted(tables: Path, tmp_path: Path) -> None:
    def break_one(rows: Rows) -> None:
        number = next(number for number, row in enumerate(rows) if row[2] == "cg:hasTimeSpan")
        rows[number][3] = "someday"

    changed(tables / "claims-1.csv", break_one)
    words = ("build", str(tables), "--engine", "duckdb", "--jobs", "2", "-o", str(tmp_path / "graph.nt"))

    refused, done = command(*words), command(*words, "--lenient")

    assert (refused.code, done.code) == (1, 0)
    assert "claims-1.csv:" in refused.stderr
    assert "left out: " in done.stderr
    assert (tmp_path / "graph.nt").read_bytes() == build(tables, lenient=True).ntriples()


def test_a_part_of_a_killed_process_is_begun_again(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = tmp_path / "once"

    def killed(made: Build, folder: Path, name: str = "") -> None:
        if name == "-1" and not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        write_claims(made, folder, name)

    monkeypatch.setattr(parts, "write_claims", killed)

    assert write_graph(apart(tables)) == build(tables).digest()
    assert once.exists()


def test_processes_that_are_killed_again_and_again_are_one_line_and_leave_the_old_file(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path := tmp_path / "graph.nt").write_text("old", encoding="utf-8")
    monkeypatch.setattr(parts, "write_claims", lambda *_: os.kill(os.getpid(), signal.SIGKILL))

    with pytest.raises(UnreadableError, match="killed again and again; take less than 2 jobs"):
        write_graph(apart(tables), path)

    assert path.read_text(encoding="utf-8") == "old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["graph.nt", "mine"]
