"""How answers are printed: tables as wide as the terminal for people, without colour, and the formats for programs.

Two commands colour what they print on a terminal, by rich, which looks for ``NO_COLOR`` and for a terminal without
colours: ``check`` its findings (commands/check.py, by the styles of reporting/text.py), and progress.py its bar.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from creativegraph.cli.options import Output
from creativegraph.cli.streams import columns_of_terminal, say, stdout
from creativegraph.errors import ArgumentError
from creativegraph.graph.rows import Row, Rows, plain
from creativegraph.iris import IRI, Value, compact
from creativegraph.messages.characters import cut
from creativegraph.names.labels import label_columns

if TYPE_CHECKING:
    from pathlib import Path

    from creativegraph.graph import Graph

__all__ = ["counted", "deliver", "print_rows", "put", "table"]

BINARY = ("parquet", "xlsx")
WIDTH_OFF_TERMINAL = 140
NARROWEST = 22
LONGEST_NAME = 100
LONGEST_CELL = 10_000
"""Characters of a cell of a table; to wrap longer ones takes time with the square of their length."""
NUMBERS = ("integer", "year", "decimal")


def put(text: str) -> None:
    """Print a result on stdout, before what is said of it on stderr."""
    stdout().write(text if text.endswith("\n") or not text else text + "\n")
    stdout().flush()


def print_rows(rows: Rows, output: Output, given: Collection[str] = (), graph: "Graph | None" = None) -> None:
    """Print rows in the format asked for, or write them to a file.

    A table leaves out the columns that were ``given`` as arguments. Maps need the ``graph`` that answered.
    """
    if output.path is None and output.format in BINARY and stdout().isatty():
        raise ArgumentError(
            f"{output.format} cannot be printed on a terminal; write it to a file with --output answer.{output.format}"
        )
    made, notes = formatted(rows, output, given, graph)
    deliver(made, output.path, counted(rows))
    if output.format == "table" and output.path is None:
        say(counted(rows))
    for note in notes:
        say(note)


def deliver(made: str | bytes, path: "Path | None", what: str) -> None:
    """Print an answer, or write it to a file and tell ``what`` is in it."""
    if path is not None:
        from creativegraph.files import atomic_write

        with atomic_write(path) as file:
            file.write(made.encode() if isinstance(made, str) else made)
        say(f"wrote {path}: {what}")
    elif isinstance(made, str):
        put(made)
    else:
        stdout().buffer.write(made)


def counted(rows: Rows) -> str:
    """Return how many rows there are, in words."""
    return f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}"


def formatted(
    rows: Rows, output: Output, given: Collection[str], graph: "Graph | None"
) -> tuple[str | bytes, Sequence[str]]:
    """Return rows in a format, text or bytes for the binary ones, and the remarks on them and on what it lacks."""
    if output.format == "csv":
        return rows.to_csv(for_spreadsheets=output.for_spreadsheets), rows.notes
    if output.format in ("json", "parquet"):
        return getattr(rows, f"to_{output.format}")(), rows.notes
    if output.format == "xlsx":
        from creativegraph.export.xlsx import lost, xlsx

        return xlsx(rows), [*rows.notes, *filter(None, [lost(rows)])]
    if output.format == "geojson" and graph is not None:
        from creativegraph.export.geo import geojson_with_notes

        text, notes = geojson_with_notes(graph, rows)
        return text, [*rows.notes, *notes]
    if output.format == "wkt" and graph is not None:
        from creativegraph.export.geo import wkt

        placed = wkt(graph, rows)
        return placed.to_csv(for_spreadsheets=output.for_spreadsheets), placed.notes
    return readable(rows, given, graph), rows.notes


def readable(rows: Rows, given: Collection[str], graph: "Graph | None" = None) -> str:
    """Return rows as a table for people.

    Things that have their label beside them and ``given`` columns are left out; columns that are empty in every row
    are named below: the sources do not state them, or they do not apply, as the end of what lasts. The ``graph`` that
    answered tells whether what is called as its IRI ends has that name.
    """
    things = dict(label_columns(rows.columns, rows.kinds))
    names = [name.removesuffix("_label") for name in rows.columns]
    hidden = set(things.values()).union(place for place, name in enumerate(names) if name in given)
    shown = [place for place in range(len(names)) if place not in hidden] or range(len(names))
    filled = [place for place in shown if not rows or any(row[place] is not None for row in rows)] or shown[:1]
    bare = without_label(rows, things, graph)
    cells = [[as_read(label_in(row, place, things, bare)) for place in filled] for row in rows]
    numbers = [names[place] for place in filled if rows.kinds[place] in NUMBERS]
    empty = [names[place].replace("_", " ") for place in shown if place not in filled]
    made = table([names[place] for place in filled], cells, numbers)
    return f"{made}empty: {', '.join(empty)}\n" if empty else made


def label_in(row: Row, place: int, things: Mapping[int, int], bare: Collection[IRI]) -> Value | None:
    """Return a value of a row; of a label that is none, what it stands for."""
    thing = row[things[place]] if place in things else None
    return thing if isinstance(thing, IRI) and thing in bare and row[place] == thing.slug else row[place]


def without_label(rows: Rows, things: Mapping[int, int], graph: "Graph | None") -> set[IRI]:
    """Return the things of an answer for which the end of their IRI stands as they have no label.

    It says nothing of a web address. A term may be called so.
    """
    from creativegraph.names.kinds import described

    found = {
        thing
        for place, of in things.items()
        for row in rows
        if isinstance(thing := row[of], IRI) and not thing.kind and row[place] == thing.slug
    }
    found = {each for each in found if described(each)[0] != each.slug}
    return found - graph.lookup.labelled(found) if graph is not None and found else found


def as_read(value: Value | None) -> str:
    """Return a value as a person reads it."""
    if value is None:
        return ""
    return compact(value) if isinstance(value, IRI) else plain(value)


def width_of_output() -> int:
    """Return how many characters fit in a line of the terminal, or of a file."""
    return columns_of_terminal(80) if stdout().isatty() else WIDTH_OFF_TERMINAL


def table(columns: Sequence[str], cells: Sequence[Sequence[str]], numbers: Collection[str] = ()) -> str:
    """Return a table as wide as the terminal, or one block a row where the columns would be too narrow."""
    # Half the import of rich's tables, which takes longer than most queries.
    from prettytable import HRuleStyle, PrettyTable, VRuleStyle

    names = [cut(name.replace("_", " "), LONGEST_NAME) for name in columns]
    rows = [[printable(cell) for cell in row] for row in cells]
    room = width_of_output() - 1
    wanted = [max(map(across, column)) for column in zip(names, *rows, strict=True)]
    narrow = sum(min(width, NARROWEST) + 3 for width in wanted) > room + 1
    if rows and (narrow or max(wanted) > LONGEST_CELL):
        return "\n" + "\n".join(block(names, row, room + 1) for row in rows)
    made = PrettyTable(
        names, align="l", hrules=HRuleStyle.HEADER, vrules=VRuleStyle.NONE, horizontal_char="─", junction_char="─"
    )
    made.add_rows(rows)
    for name, column, width in zip(names, columns, fitting(wanted, room - 3 * (len(names) - 1)), strict=True):
        made.max_width[name] = width
        made.align[name] = "r" if column in numbers else "l"
    lines = [line[1:].rstrip() for line in made.get_string().splitlines()]  # without the room of an outer border
    return "\n".join(["", lines[0], f" {lines[1][2:-1]}", *lines[2:], "", ""])


def fitting(wanted: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns, the widest made narrower until all fit."""
    widths = [min(each, room) for each in wanted]
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths


def printable(text: str) -> str:
    """Return text in one line, without what would move the cursor or colour the terminal."""
    if text.isprintable():
        return text
    from creativegraph.messages.characters import one_line

    return one_line(text)


def across(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide letters, such as Chinese ones, take two."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def block(names: Sequence[str], row: Sequence[str], width: int) -> str:
    """Return a row as lines of name and value; absent values are left out."""
    from textwrap import fill

    left = max(map(len, names)) + 2
    return "".join(
        fill(value, width, initial_indent=f"{name:{left}}", subsequent_indent=" " * left, break_long_words=False) + "\n"
        for name, value in zip(names, row, strict=True)
        if value
    )
