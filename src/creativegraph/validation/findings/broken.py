"""Shapes that an engine cannot run become findings, with file, line and reason; unknown words of SHACL become notes."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from creativegraph.errors import Cell, Fault, FormatError
from creativegraph.iris import bare, compact
from creativegraph.messages.characters import visible
from creativegraph.messages.table import message
from creativegraph.tables.rules import fault
from creativegraph.validation.engines.engines import CANNOT, CORRECT
from creativegraph.validation.engines.run import Run
from creativegraph.validation.engines.uncertain import unknown_terms
from creativegraph.validation.lines import triples_of
from creativegraph.validation.shapes.shapes import labels_of, targeted

__all__ = ["broken_shapes", "unknown_notes"]


def broken_shapes(done: Run, rules: bytes, files: Sequence[Path]) -> list[Fault]:
    """Return the shapes that cannot be run, as faults of their files.

    Raises:
        FormatError: no shape at all can be run.
    """
    broken = {**done.broken, **done.partly}
    places = {shape: place_of(shape, files) for shape in broken}
    if done.broken and not set(targeted(rules)) - done.broken.keys():
        raise FormatError(
            f"{CANNOT}{'; '.join(told(places[each], each, why) for each, why in broken.items())}{CORRECT}"
        )
    return [fault(places[each], "broken-shape", given=name_of(each), why=why) for each, why in broken.items()]


def unknown_notes(rules: bytes, files: Sequence[Path], language: str) -> list[str]:
    """Return a line for each node of shapes with a property that SHACL does not have."""
    return [
        f"{place_of(node, files)}: {message('report.unknown-term', language, names=names)}"
        for node, names in unknown_terms(rules).items()
    ]


def told(place: Cell, shape: str, why: str) -> str:
    """Return one shape with its place and the reason."""
    return ": ".join(filter(None, (str(place) if place.file else "", name_of(shape), why)))


def name_of(shape: str) -> str:
    """Return the short name of a shape; of one without a name, how it is written."""
    return visible(compact(bare(shape))) if shape.startswith("<") else "[]"


def place_of(shape: str, files: Iterable[Path]) -> Cell:
    """Return the first line that is about a shape."""
    for path in files:
        labels = labels_of(path)
        rows = (
            (row, column) for triple, row, column in triples_of(path, {shape}) if str(labels(triple.subject)) == shape
        )
        if place := min(rows, default=None):
            return Cell(str(path), "", *place)
    return Cell("", "", 1, 1)
