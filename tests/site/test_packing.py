"""Dumps are packed in pieces: one file of gzip whatever was kept, and a change packs one piece again."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.site.dataset import packing
from creativegraph.site.dataset.packing import Form, packed, pieces_of
from creativegraph.site.portal import Portal

LINES = [f'<http://e/{n:05}> <http://e/p> "{n}" .\n'.encode() for n in range(5000)]


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Portal:
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(packing, "SUBJECTS", 64)
    (tmp_path / "it.nt").write_bytes(LINES[0])
    return Portal(cg.open_graph(tmp_path / "it.nt"))


def test_a_subject_is_in_one_piece_and_the_pieces_are_all_lines() -> None:
    lines = [each for line in LINES for each in (line, line.replace(b"/p>", b"/q>"))]

    pieces = list(pieces_of(lines))

    assert b"".join(pieces) == b"".join(lines)
    starts = [each[: each.index(b" ")] for each in pieces]
    assert all(not before.splitlines()[-1].startswith(start) for before, start in zip(pieces, starts[1:], strict=False))
    assert len(pieces) > 1


@pytest.mark.parametrize("level", [6, 9])
def test_what_is_packed_in_pieces_is_one_file_of_gzip(portal: Portal, level: int) -> None:
    data = packed(portal, Form("upper", b"HEAD\n", bytes.upper, level), pieces_of(LINES))

    assert gzip.decompress(data) == b"HEAD\n" + b"".join(LINES).upper()
    assert data.count(b"\x1f\x8b\x08\0\0\0\0\0") == 1


def test_without_lines_there_is_the_head_alone(portal: Portal) -> None:
    assert gzip.decompress(packed(portal, Form("none", b"HEAD\n", bytes, 6), pieces_of([]))) == b"HEAD\n"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda lines: [*lines[:999], lines[999].replace(b'"', b'"more '), *lines[1000:]], id="another value"
        ),
        pytest.param(lambda lines: [*lines[:999], *lines[1000:]], id="a triple less"),
        pytest.param(
            lambda lines: [*lines[:999], lines[998].replace(b"/p>", b"/q>"), *lines[999:]], id="a triple more"
        ),
    ],
)
def test_after_a_change_a_piece_or_two_are_written_again_and_the_file_is_as_one_made_anew(
    change: Callable[[list[bytes]], list[bytes]], portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[bytes] = []
    form = Form("noted", b"", lambda some: written.append(some) or some, 6)  # type: ignore[func-returns-value]
    packed(portal, form, pieces_of(LINES))
    whole = len(written)
    written.clear()

    again = packed(portal, form, pieces_of(change(LINES)))
    few = len(written)
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "other"))
    anew = packed(portal, form, pieces_of(change(LINES)))

    assert again == anew
    assert 1 <= few <= 2 < whole
