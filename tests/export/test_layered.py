"""N-Triples become N-Quads: each line gets the graph of its subject, however the lines are sorted."""

import random

import pytest
from pyoxigraph import Store

from creativegraph.errors import FormatError
from creativegraph.export.layered import end_of, in_layers_of
from creativegraph.iris import CODES, SPACES, THINGS, Space
from creativegraph.store.layers import LAYERS, graph_name, layer_of, layer_of_all

SUBJECTS = [
    *(f"{THINGS}{kind}/{slug}" for kind in ("claim", "event", "eventful", "place", "source") for slug in "abc"),
    f"{CODES}rank/high", f"{THINGS}event", "http://example.org/id/claim/x", "https://schema.org/Event",
]  # fmt: skip


def lines_of(subjects: list[str]) -> list[str]:
    return [f'<{each}> <http://example.org/p> "{number} .\\n <{each}>" .' for each in subjects for number in range(3)]


def text_of(lines: list[str]) -> bytes:
    return "".join(f"{each}\n" for each in lines).encode()


@pytest.mark.parametrize("seed", range(8))
def test_each_line_gets_the_graph_of_its_subject_in_any_order_of_subjects(seed: int) -> None:
    subjects = sorted(SUBJECTS)
    if seed:
        random.Random(seed).shuffle(subjects)  # noqa: S311 - no secret

    lines = b"".join(in_layers_of(text_of(lines_of(subjects)), Store())).decode().splitlines()

    wanted = [
        f"{line.removesuffix(' .')} <{graph_name(layer)}> ."
        for layer in LAYERS
        for line in lines_of([each for each in subjects if layer_of(each) == layer])
    ]
    assert lines == wanted


@pytest.mark.parametrize("before", [0, 1, 7])
@pytest.mark.parametrize("alike", [1, 2, 3, 50])
@pytest.mark.parametrize("behind", [0, 1, 2, 90])
def test_the_end_of_lines_that_begin_alike_is_found(before: int, alike: int, behind: int) -> None:
    parts = [text_of([each] * times) for each, times in (("a x .", before), ("b yy .", alike), ("c .", behind))]

    assert end_of(b"".join(parts), len(parts[0]), b"b") == len(parts[0] + parts[1])


@pytest.mark.parametrize(
    ("text", "end"),
    [(b"b .\nc .\nb .\nc .\n" * 9, 4), (b"b .\n" * 9 + b"c .\n" + b"b .\n" * 40, 36), (b"b .\n" * 9 + b"b .", 0)],
)
def test_of_lines_that_do_not_stand_together_or_are_cut_off_no_wrong_end_is_found(text: bytes, end: int) -> None:
    assert end_of(text, 0, b"b") in (0, end)


def test_where_a_project_lies_below_a_kind_its_things_are_looked_at_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    base = f"{THINGS}event/own/"

    assert layer_of_all(f"{THINGS}event/") == "direct"
    assert layer_of_all(f"{THINGS}claim/") == "evidence"
    monkeypatch.setitem(SPACES, base, Space("own", "own", base))
    assert layer_of_all(f"{THINGS}event/") == ""


@pytest.mark.parametrize("cut", ["", "<http://example.org/s> <http://example.org/p> ", "\n"])
@pytest.mark.parametrize("subject", [SUBJECTS[0], f"{CODES}rank/high"])
def test_of_text_that_is_not_whole_lines_nothing_is_left_out_silently(cut: str, subject: str) -> None:
    text = text_of(lines_of([subject]))

    with pytest.raises(FormatError, match="no whole line of N-Triples"):
        in_layers_of((text + cut.encode()) if cut else text[:-1], Store())
