"""What is made again after a change is what a whole run makes."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks import synthetic

import creativegraph as cg
from creativegraph.site import contents
from creativegraph.site.write import write


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def changes(lines: list[bytes], chance: random.Random) -> Iterator[list[bytes]]:
    """The lines with some that are gone, say something else, or are new."""
    while True:
        place = chance.randrange(len(lines))
        parts = lines[place].split(b" ", 2)
        other = chance.choice(lines).split(b" ", 2)
        new = {
            "gone": [],
            "other value": [b" ".join((*parts[:2], other[2]))],
            "other subject": [b" ".join((other[0], *parts[1:]))],
            "new": [lines[place], b" ".join((other[0], *parts[1:]))],
        }[chance.choice(("gone", "other value", "other subject", "new"))]
        lines = [*lines[:place], *new, *lines[place + 1 :]]
        yield lines


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=pytest.mark.cold) for seed in range(1, 5)])
def test_after_any_change_the_files_are_those_of_a_whole_run(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = [each for each in contents.PARTS if each in ("documents", "dataset")]
    monkeypatch.setattr("creativegraph.site.write.PAGES", ("things",))
    monkeypatch.setattr("creativegraph.site.write.PARTS", tuple(modules))
    things = [
        each for each in synthetic.ntriples(tmp_path, 800).splitlines(keepends=True) if b"<https://w3id" in each[:20]
    ]
    write(of(tmp_path, things), tmp_path / "site")
    made = []

    for number, (lines, _) in enumerate(zip(changes(things, random.Random(seed)), range(3), strict=False)):  # noqa: S311
        done = write(of(tmp_path, lines), tmp_path / "site")
        whole = write(of(tmp_path, lines), tmp_path / f"whole-{number}")

        made.append(done.made < whole.made)
        assert files(tmp_path / "site") == files(tmp_path / f"whole-{number}")
    assert any(made)


def of(folder: Path, lines: list[bytes]) -> cg.Graph:
    path = folder / "it.nt"
    path.write_bytes(b"".join(lines))
    return cg.open_graph(path)
