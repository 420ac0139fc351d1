"""Results that were found before are kept, for the same triples, shapes and code alone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph import project
from creativegraph.validation.engines import kept
from creativegraph.validation.engines.kept import keeping
from creativegraph.validation.engines.results import Result

DATA, RULES = b"<x:a> <x:b> <x:c> .\n", b'<x:s> <http://www.w3.org/ns/shacl#select> "SELECT $this {}" .\n'
FOUND = [
    Result(
        "violation", "<x:s>", "x:s", "x:c", "<x:a>", "<x:b>", '"ü"@vi', (("en", "One."), ("vi", "Một.")),
        ("_:p <x:q> <x:r> .",), "count", "<x:Severe>", "_:q", ("_:this <x:d> _:d1 .",),
    ),
    Result("info", "_:b", "x:s", "x:c", "_:n", "", "", ()),
]  # fmt: skip


class Engine:
    """Finds the same each time, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, data: bytes, rules: bytes) -> list[Result] | str:  # noqa: ARG002
        self.asked += 1
        return FOUND


def found_before(data: bytes, rules: bytes, find: Engine) -> list[Result] | str:
    """What is kept, else what is found, and kept now."""
    file = kept.file_of(data, rules)
    there = kept.before(file) if file else None
    if there is not None:
        return there
    found = find(data, rules)
    if file and isinstance(found, list):
        kept.keep(file, found)
    return found


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(kept, "FEW", 1)
    with keeping():
        yield tmp_path / "cache" / "found"


def test_who_does_not_ask_for_it_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path))
    monkeypatch.setattr(kept, "FEW", 1)

    assert found_before(DATA, RULES, Engine()) == FOUND
    assert not [*tmp_path.iterdir()]


def test_a_check_of_unchanged_files_asks_the_engine_once(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.ttl").write_text("<x:a> <x:b> 1 , 2 .\n")
    (tmp_path / "s.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<x:s> a sh:NodeShape ; sh:targetNode <x:a> ; sh:property <x:p> .\n<x:p> sh:path <x:b> ; sh:maxCount 1 .\n"
    )
    first = cg.check(tmp_path / "a.ttl", shapes=tmp_path / "s.ttl")
    monkeypatch.setattr("creativegraph.validation.engines.alike.engines.run_on", None)

    again = cg.check(tmp_path / "a.ttl", shapes=tmp_path / "s.ttl")

    assert again == first
    assert len(first.findings) == len([*cache.iterdir()]) == 1


RING = "".join(f"<x:a{number}> <x:b> <x:a{(number + 1) % 30}> .\n" for number in range(30))
FAR = (
    "<x:s> a sh:NodeShape ; sh:targetSubjectsOf <x:b> ; sh:property <x:p> .\n"
    "<x:p> sh:path [ sh:zeroOrMorePath <x:b> ] ; sh:maxCount 99 .\n"
)
SUM = (
    "<x:s> a sh:NodeShape ; sh:targetNode <x:a> ; sh:sparql <x:q> .\n"
    "<x:q> sh:select 'SELECT $this { $this <x:b> ?o FILTER(3 - 1 + 1 = ?o - 1 + 1) }' .\n"
)


@pytest.mark.parametrize("shapes", [FAR, SUM])
def test_what_the_fast_engine_did_not_run_whole_is_not_kept(shapes: str, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(RING)
    (tmp_path / "s.ttl").write_text(f"@prefix sh: <http://www.w3.org/ns/shacl#> .\n{shapes}")

    with cg.limits(path_steps=0):
        report = cg.check(tmp_path / "a.ttl", shapes=tmp_path / "s.ttl")

    assert report.instead or report.findings
    assert not cache.exists()


def test_what_may_go_further_is_looked_for_anew(cache: Path) -> None:
    engine = Engine()
    found_before(DATA, RULES, engine)

    with cg.limits(path_steps=7):
        found_before(DATA, RULES, engine)

    assert engine.asked == len([*cache.iterdir()]) == 2


@pytest.mark.usefixtures("cache")
def test_what_was_found_is_found_again_without_the_engine() -> None:
    engine = Engine()

    assert [found_before(DATA, RULES, engine) for _ in range(3)] == [FOUND] * 3
    assert engine.asked == 1


@pytest.mark.usefixtures("cache")
def test_other_triples_shapes_versions_and_code_are_validated_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    engine = Engine()
    found_before(DATA, RULES, engine)

    found_before(DATA.replace(b"x:c", b"x:d"), RULES, engine)
    found_before(DATA, RULES.replace(b"x:s", b"x:t"), engine)
    found_before(DATA + RULES, b"", engine)
    monkeypatch.setattr(kept, "PROVEN", "9.9")
    found_before(DATA, RULES, engine)
    monkeypatch.setattr(project, "PACKAGE", tmp_path)
    found_before(DATA, RULES, engine)

    assert engine.asked == 6


@pytest.mark.parametrize("text", ["FILTER(NOW() > ?a)", "now ()", "rand()", "STRUUID()", "\\\\u004EOW()"])
def test_what_depends_on_the_day_or_on_chance_is_not_kept(text: str, cache: Path) -> None:
    engine = Engine()

    for _ in range(2):
        found_before(DATA, RULES.replace(b"{}", text.encode()), engine)

    assert engine.asked == 2
    assert not cache.exists()


@pytest.mark.parametrize("damage", [b"", b"abcd", b"\x00" * 40])
def test_what_is_damaged_is_found_anew(damage: bytes, cache: Path) -> None:
    engine = Engine()
    found_before(DATA, RULES, engine)
    (file,) = cache.iterdir()
    file.write_bytes(damage)

    assert [found_before(DATA, RULES, engine) for _ in range(2)] == [FOUND] * 2
    assert engine.asked == 2


def test_very_many_results_are_not_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MANY", 1)

    assert found_before(DATA, RULES, Engine()) == FOUND
    assert not cache.exists()


def test_small_graphs_leave_nothing_in_the_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FEW", 2)

    assert found_before(DATA, RULES, Engine()) == FOUND
    assert not cache.exists()


def test_where_the_cache_cannot_be_written_nothing_is_kept(cache: Path) -> None:
    cache.parent.write_text("a file, and no folder")

    assert found_before(DATA, RULES, Engine()) == FOUND


def test_the_oldest_are_removed(cache: Path) -> None:
    for number in range(kept.MOST + 3):
        found_before(DATA + b"<x:a> <x:b> <x:%d> .\n" % number, RULES, Engine())
        for place, each in enumerate(sorted(cache.iterdir(), key=lambda each: each.stat().st_mtime)):
            os.utime(each, (place, place))

    assert len([*cache.iterdir()]) == kept.MOST
    engine = Engine()
    found_before(DATA + b"<x:a> <x:b> <x:%d> .\n" % (kept.MOST + 2), RULES, engine)
    assert not engine.asked
