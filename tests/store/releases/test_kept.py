"""Releases in a folder: the first whole, then what changed, and what is damaged told by its file."""

import gzip
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from pyoxigraph import Store

import creativegraph as cg
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.errors import ArgumentError, UnreadableError
from creativegraph.files.remains import beside, ended
from creativegraph.store.releases import kept, patch, patched, release, snapshot
from creativegraph.store.releases.chain import content, lines_about

PEOPLE = "".join(f'<urn:p{each}> <urn:name> "Person {each * 7919 % 997}" .\n' for each in range(300))
DAY = "2026-01-31"


def graph(extra: str = "", start: str = PEOPLE) -> cg.Graph:
    return cg.Graph(OxigraphEngine(in_memory((start + extra).encode())))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "releases"
    for number in range(3):
        release(graph(f'<urn:p1> <urn:age> "{number}" .\n_:a <urn:in> _:b .\n'), f"1.{number}", DAY, folder)
    return folder


@pytest.fixture
def three(made: Path, tmp_path: Path) -> Path:
    """A folder with a whole release and two patches."""
    return Path(copytree(made, tmp_path / "releases"))


def test_a_release_is_kept_whole_and_later_ones_as_what_changed(three: Path) -> None:
    found = kept(three)

    assert [(each.name, each.day, each.after) for each in found] == [
        ("1.0", DAY, ""),
        ("1.1", DAY, "1.0"),
        ("1.2", DAY, "1.1"),
    ]
    assert sorted(path.name for path in three.iterdir()) == [
        "1.0.nt.gz", "1.1.rdfp.gz", "1.2.rdfp.gz", "releases.json",
    ]  # fmt: skip
    assert snapshot("1.2", three)[2:] == snapshot(graph('<urn:p1> <urn:age> "2" .\n_:a <urn:in> _:b .\n'))[2:]


def test_a_graph_is_kept_whole_again_where_patches_would_outgrow_it(tmp_path: Path) -> None:
    names = [f'<urn:a> <urn:p> "{each * 7919 % 9973}" .\n' for each in range(400)]
    for count, name in ((200, "1"), (210, "2"), (400, "3"), (399, "4")):
        release(graph(start="".join(names[:count])), name, DAY, tmp_path)

    assert [each.after for each in kept(tmp_path)] == ["", "1", "", "3"]
    assert [len(snapshot(each, tmp_path).lines) for each in "1234"] == [200, 210, 400, 399]


def test_the_same_graph_gives_the_same_bytes(three: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    for number in range(3):
        release(graph(f'<urn:p1> <urn:age> "{number}" .\n_:x <urn:in> _:y .\n'), f"1.{number}", DAY, again)

    assert {each.name: each.read_bytes() for each in again.iterdir()} == {
        each.name: each.read_bytes() for each in three.iterdir()
    }


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "",
        ".x",
        "a/b",
        "a\\b",
        "x" * 65,
        "a..b",
        "a b",
        "--output",
        "ä",
        "1.0\n",
        "con",
        "NUL",
        "aux.1",
        "packaged",
        "Now",
        "data",
        "1.0.axioms",
    ],
)
def test_a_name_that_is_not_that_of_a_file_everywhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArgumentError, match=r"is no name of a release[;,]"):
        release(graph(), name, DAY, tmp_path / "releases")

    assert not (tmp_path / "releases").exists()


@pytest.mark.parametrize(
    ("name", "day", "told"),
    [
        ("1.1", DAY, "there is a release 1.1 already"),
        ("2.0", "2025-12-31", "is before 2026-01-31, the day of the last release 1.2"),
        ("2.0", "9999-01-01", "is after .*, and no later release could have a day before it"),
        ("2.0", "31.1.2026", "is no day; write it as"),
    ],
)
def test_a_name_twice_and_a_day_before_the_last_are_refused(
    three: Path, tmp_path: Path, name: str, day: str, told: str
) -> None:
    with pytest.raises(ArgumentError, match=told):
        release(graph(), name, day, three)

    assert len(kept(three)) == 3


def damaged(folder: Path, name: str, change: bytes | None) -> Path:
    path = folder / name
    if change is None:
        path.unlink()
    else:
        path.write_bytes(change)
    return path


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("1.0.nt.gz", None, r"1\.0\.nt\.gz is missing, which a release needs; restore it"),
        ("1.1.rdfp.gz", None, r"1\.1\.rdfp\.gz is missing"),
        ("1.1.rdfp.gz", b"no gzip", r"1\.1\.rdfp\.gz is damaged: .*restore it"),
        ("1.0.nt.gz", b"\x1f\x8b\x08\x00\x00", r"1\.0\.nt\.gz is damaged"),
    ],
)
def test_a_damaged_or_missing_file_of_a_chain_is_named(three: Path, name: str, change: bytes | None, told: str) -> None:
    damaged(three, name, change)

    with pytest.raises(UnreadableError, match=told):
        snapshot("1.2", three)


def test_the_first_file_of_a_chain_that_gives_another_graph_is_named(three: Path) -> None:
    (three / "1.1.rdfp.gz").write_bytes((three / "1.2.rdfp.gz").read_bytes())

    with pytest.raises(UnreadableError, match=r"1\.1\.rdfp\.gz is damaged: line"):
        snapshot("1.2", three)


def test_a_whole_graph_that_was_changed_is_found_by_its_digest(three: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    release(graph("<urn:more> <urn:p> <urn:o> .\n"), "1.0", DAY, elsewhere)
    (three / "1.0.nt.gz").write_bytes((elsewhere / "1.0.nt.gz").read_bytes())

    with pytest.raises(UnreadableError, match=r"1\.0\.nt\.gz is damaged: "):
        snapshot("1.0", three)


def test_a_value_that_was_written_otherwise_is_found_though_it_means_the_same(tmp_path: Path) -> None:
    start = '<urn:a> <urn:age> "45"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
    release(graph(start), "1.0", DAY, tmp_path / "own")
    path = tmp_path / "own/1.0.nt.gz"
    path.write_bytes(gzip.compress(content(path).replace(b'"45"', b'"+045"')))

    with pytest.raises(UnreadableError, match=r"1\.0\.nt\.gz is damaged"):
        snapshot("1.0", tmp_path / "own")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda said: said | {"format": 2}, "newer version of creativegraph .*upgrade creativegraph"),
        (lambda _: {"releases": []}, "is damaged: it has no 'format'"),
        (lambda said: said | {"releases": said["releases"] * 2}, "is there twice"),
        (lambda said: said | {"releases": said["releases"][1:]}, "starts from '1.0', which is not there"),
        (lambda said: said | {"releases": [{**said["releases"][0], "name": "../x"}]}, "is no name of a release"),
        (lambda said: said | {"releases": [{**said["releases"][0], "axioms": "../x"}]}, "is no name of a release"),
        (lambda said: said | {"releases": [{**said["releases"][0], "triples": "many"}]}, "cannot read .*int"),
        (lambda said: said | {"releases": [{**said["releases"][0], "triples": -5}]}, "less than one triple"),
        (lambda said: said | {"releases": [{**said["releases"][0], "counts": {"a": -1}}]}, "less than one triple"),
        (lambda said: said | {"format": 2.5}, r"there is no format '2\.5'"),
        (lambda said: said | {"format": "1"}, "there is no format '1'"),
        (lambda said: said | {"format": True}, "there is no format 'True'"),
        (lambda _: [], "cannot read"),
    ],
)
def test_an_index_that_no_release_wrote_is_an_error(
    three: Path, change: Callable[[dict[str, Any]], object], told: str
) -> None:
    index = three / "releases.json"
    index.write_text(json.dumps(change(json.loads(index.read_bytes()))))

    with pytest.raises(UnreadableError, match=told):
        kept(three)


def test_a_release_that_was_interrupted_leaves_the_earlier_ones_and_can_be_made_again(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched_module:
        patched_module.setattr("creativegraph.files.write.Path.replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            release(graph(), "2.0", DAY, three)
    assert [each.name for each in kept(three)] == ["1.0", "1.1", "1.2"]

    assert release(graph(), "2.0", DAY, three).name == snapshot("2.0", three).name == "2.0"


def test_a_file_that_no_release_knows_is_not_replaced(three: Path) -> None:
    (three / "2.0.nt.gz").write_bytes(b"the only copy")
    (three / "2.0.rdfp.gz").write_bytes(b"the only copy")

    with pytest.raises(ArgumentError, match=r"2\.0\.\w+\.gz is there already, and is not replaced"):
        release(graph(), "2.0", DAY, three)

    assert {(three / f"2.0.{each}.gz").read_bytes() for each in ("nt", "rdfp")} == {b"the only copy"}
    assert len(kept(three)) == 3


def test_what_an_interrupted_release_left_is_no_obstacle_to_the_same(three: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    for name in ("1.0.nt.gz", "1.1.rdfp.gz", "1.2.rdfp.gz"):
        (tmp_path / "again" / name).write_bytes((three / name).read_bytes())
    said = json.loads((three / "releases.json").read_bytes())
    (tmp_path / "again/releases.json").write_text(json.dumps({**said, "releases": said["releases"][:2]}))

    release(graph('<urn:p1> <urn:age> "2" .\n_:a <urn:in> _:b .\n'), "1.2", DAY, tmp_path / "again")

    assert (tmp_path / "again/releases.json").read_bytes() == (three / "releases.json").read_bytes()


def test_without_the_index_nothing_is_taken_for_the_first_release(three: Path) -> None:
    (three / "releases.json").unlink()

    with pytest.raises(UnreadableError, match=r"releases\.json is missing, and 1\.0\.nt\.gz is there; restore it"):
        kept(three)
    with pytest.raises(UnreadableError, match="is missing"):
        release(graph(), "1.0", DAY, three)


def test_of_two_releases_at_once_one_is_kept_and_the_other_told(three: Path) -> None:
    class Slow(cg.Graph):
        def store(self) -> Store:
            release(graph("<urn:a> <urn:b> <urn:c> .\n"), "2.0", DAY, three)
            return super().store()

    with pytest.raises(ArgumentError, match=r"another release was kept in .* meanwhile; try again"):
        release(Slow(graph().engine), "2.1", DAY, three)

    assert [each.name for each in kept(three)][3:] == ["2.0"]
    assert not list(three.glob("2.1*"))


def test_while_a_release_is_being_kept_no_other_is(three: Path) -> None:
    mark = beside(three / "releases")
    mark.touch()

    with pytest.raises(ArgumentError, match=r"another release is being kept in .*; wait"):
        release(graph(), "2.0", DAY, three)

    ended(mark)
    mark.unlink()
    assert release(graph(), "2.0", DAY, three).name == "2.0"
    assert not list(three.glob(".*"))


def test_the_first_release_of_the_project_is_0_3_0_with_the_hash_that_was_committed() -> None:
    first = kept()[0]

    assert (first.name, first.day, first.triples, first.ontology) == ("0.3.0", "2026-11-26", 121_484, "1.1.0")
    assert first.digest == "9bf4be9f325beb056fad8b7ed262c0f79faa503630b73cbea0e17b38006f2b31"
    assert len(lines_about(first, ("<https://w3id.org/creativegraph/ontology> ",))) > 10


@pytest.mark.cold
def test_every_kept_release_of_the_project_leads_to_the_graph_of_now_by_patches() -> None:
    now = snapshot(cg.open_graph())
    chain = [*(snapshot(each.name) for each in kept()), now]

    for old, new in pairwise(chain):
        assert patched(old, patch(old, new)).lines == new.lines


def test_what_the_ontology_states_with_blank_nodes_is_kept_beside_until_it_changes(tmp_path: Path) -> None:
    packaged = cg.Graph(OxigraphEngine(in_memory(PEOPLE.encode())), packaged=True)

    first, second = (release(packaged, name, DAY, tmp_path) for name in ("1.0", "1.1"))

    assert (first.axioms, second.axioms) == ("1.0", "1.0")
    assert "unionOf" in (text := content(first.axioms_path).decode())
    assert "_:" not in text
