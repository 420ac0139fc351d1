"""Expected answers of a project: tables in ``tests/``, with the question in the first line and its rows below.

The first line is that of a call, ``# run fairs/of_rhythm --rhythm yearly``; the rest is what the call answers as CSV. A
table may have some of the columns of the answer only.
"""

import csv
import io
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import catalogue
from creativegraph.engine.endable import STRANGE, spare
from creativegraph.errors import ArgumentError, CreativeGraphError, UnreadableError, shown
from creativegraph.files import atomic_write
from creativegraph.names.suggest import did_you_mean

if TYPE_CHECKING:
    from creativegraph.graph import Graph
    from creativegraph.graph.rows import Rows
    from creativegraph.project import Project

__all__ = [
    "Compared",
    "Difference",
    "Expected",
    "answer_of",
    "cells_of",
    "compare",
    "differences",
    "expected_in",
    "read",
    "untested",
]

Cells = tuple[str, ...]


class Difference(NamedTuple):
    """Where an answer is not the expected one."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class Compared(NamedTuple):
    """The question of a table, empty if it names none, how its answer differs, and whether that was written."""

    name: str
    differences: list[Difference]
    wrote: bool = False


class Expected(NamedTuple):
    """A table of expected rows: the question, and cells with their lines; without columns all are meant."""

    path: Path
    first: str
    name: str
    arguments: dict[str, str | list[str]]
    columns: Cells
    rows: list[tuple[int, Cells]]

    @property
    def question(self) -> str:
        """The question as a call has it."""
        return self.first.lstrip("# ").removeprefix("creativegraph ").removeprefix("run ").strip()


def expected_in(made: "Project") -> list[Path]:
    """Return the tables of expected rows of a project, sorted."""
    return sorted((made.folder / "tests").glob("**/*.csv"))


def read(path: Path) -> Expected:
    """Return a table of expected rows.

    Raises:
        UnreadableError: it is not UTF-8, or cannot be read.
        ArgumentError: its first line names no question.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{path}: {getattr(error, 'strerror', None) or 'it is not UTF-8'}; correct it") from error
    lines, start = [], 1
    reader = csv.reader(io.StringIO(text, newline=""))
    for cells in reader:
        lines.append((start, tuple(cells)))
        start = reader.line_num + 1
    first = ",".join(filter(None, lines[0][1])) if lines else ""
    try:
        words = shlex.split(first.removeprefix("#"))
    except ValueError as error:
        raise ArgumentError(f"{shown(first)} has a quotation mark without its other one; correct it") from error
    words = words[words[:1] == ["creativegraph"] :]
    if any(each in ("-g", "--graph") or each.startswith("--graph=") for each in words):
        raise ArgumentError("a test asks the project that it lies in; leave out `--graph` and what follows it")
    if not first.startswith("#") or words[:1] != ["run"] or len(words) < 2:
        raise ArgumentError(
            f"{shown(first)} names no question; begin with a line such as # run topic/name --source leaflet"
        )
    rest = [each for each in lines[1:] if any(each[1])]
    return Expected(path, first, words[1], arguments_of(words[2:]), rest[0][1] if rest else (), rest[1:])


def arguments_of(words: list[str]) -> dict[str, str | list[str]]:
    """Return the arguments that words write: ``--name value`` or ``--name=value``; one given again is a list."""
    found: dict[str, list[str]] = {}
    rest = iter(words)
    for word in rest:
        name, written, value = word.partition("=")
        if not name.startswith("--"):
            raise ArgumentError(f"{shown(word)} is no parameter; write --name value")
        if not written and (value := next(rest, "")) == "":
            raise ArgumentError(f"{name} has no value; write one behind it")
        found.setdefault(name.removeprefix("--").replace("-", "_"), []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def answer_of(graph: "Graph", asked: Expected) -> "Rows":
    """Return the answer to the question of a table."""
    return graph.run(asked.name, languages=None, timeout=spare() if STRANGE.get() else None, **asked.arguments)


def cells_of(answer: "Rows", columns: Cells) -> tuple[Cells, list[Cells]]:
    """Return the columns of an answer that are asked for, all where none are, and its rows as CSV has them."""
    header, *rows = csv.reader(io.StringIO(answer.to_csv(), newline=""))
    wanted = columns or tuple(header)
    for each in wanted:
        if each not in header:
            near = did_you_mean(each, header, "; did you mean {}?")
            raise ArgumentError(f"the answer has no column {shown(each)}{near or ''}; it has {', '.join(header)}")
    places = [header.index(each) for each in wanted]
    return wanted, [tuple(row[place] for place in places) for row in rows]


def compare(graph: "Graph", path: Path, *, update: bool = False) -> Compared:
    """Return where an answer differs from the expected one, or with ``update`` write it as the expected one."""
    line, name = 1, ""
    try:
        asked = read(path)
        name = asked.name
        answer = answer_of(graph, asked)
        line = 2
        columns, found = cells_of(answer, asked.columns)
    except CreativeGraphError as error:
        return Compared(name, [Difference(str(path), line, str(error).removeprefix(f"{path}: "))])
    if not update:
        return Compared(name, list(differences(asked, found)))
    if columns == asked.columns and found == [row for _, row in asked.rows]:
        return Compared(name, [])
    first = written((asked.first,)) if "," in asked.first else asked.first
    with atomic_write(path) as file:
        file.write("".join(f"{each}\n" for each in [first, *map(written, (columns, *found))]).encode())
    return Compared(name, [], wrote=True)


def differences(asked: Expected, found: list[Cells]) -> Iterator[Difference]:
    """Yield the rows of one side that the other lacks; where there are none, the first that is in another order."""
    file, header = str(asked.path), asked.columns
    if not header:
        yield Difference(file, 1, "no rows are expected yet; write the answer with `creativegraph test --update`")
        return
    wanted = [row for _, row in asked.rows]
    missing, surplus = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    lines = {row: line for line, row in reversed(asked.rows)}
    for line, row in asked.rows:
        if missing[row]:
            missing[row] -= 1
            yield Difference(file, line, f"expected, but not in the answer: {written(row)}")
    line = 2
    for row in found:
        line = lines.get(row, line)
        if surplus[row]:
            surplus[row] -= 1
            yield Difference(file, line, f"in the answer, but not expected after this line: {written(row)}")
    if wanted != found and Counter(wanted) == Counter(found):
        place = next(place for place, row in enumerate(found) if row != wanted[place])
        yield Difference(file, asked.rows[place][0], f"in another order: here the answer has {written(found[place])}")


def written(row: Cells) -> str:
    """Return a row as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(row)
    return text.getvalue()


def untested(made: "Project", asked: set[str]) -> list[str]:
    """Return the questions of a project that no table asks."""
    return [name for name in catalogue.names() if is_own(made, name) and name not in asked]


def is_own(made: "Project", name: str) -> bool:
    """Return whether a question is of a project itself."""
    return (made.folder / "queries" / f"{name}.rq").is_file()
