"""Large tables read side by side: each file of claims by a process of its own, into a part of the claims table.

What a part cannot know of the others is asked of all together by parts.sql: no id stands in two of them, and what a
thing is and is called is said somewhere. Where it is not so, where a cell holds a name that another file may give,
where texts are at hand, or where what lies beside the parts is at fault, one process reads everything: faults and graph
are the same however many read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing import get_all_start_methods
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.engine.pool import side_by_side
from creativegraph.errors import Cell, Fault, TableError
from creativegraph.export.parquet.claims import Bare, Refused, write_claims, write_rows
from creativegraph.export.parquet.engines import ENGINES
from creativegraph.tables import Build, build
from creativegraph.tables.claim import Claim
from creativegraph.tables.defaults import Defaults
from creativegraph.tables.projects.folders import opened, owned, projects_of
from creativegraph.tables.quotations.texts import at_hand
from creativegraph.tables.reader import Reader
from creativegraph.tables.rules import is_violation
from creativegraph.tables.sheets.csv import begun, rows_of, separator
from creativegraph.tables.sheets.files import Reading, read_all, tables_of
from creativegraph.tables.sheets.sheet import Sheet, read_sheet
from creativegraph.tables.sheets.twins import pairs
from creativegraph.tables.table import Table
from creativegraph.tables.unread_terms import without_consequences
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["Parts"]

CHECK = Path(__file__).with_name("parts.sql")
BESIDE = ("sources", "fields")
"""The kinds of tables that rows of claims are read with."""
JUDGING = {"ranks": ("claim",), "corrections": ("wrong", "right"), "quotations": ("claims",)}
"""The kinds of tables that say something of claims, with the columns that name them."""


class TogetherError(Exception):
    """Why parts are not enough, as the end of a sentence."""


class Part(NamedTuple):
    """What a process says of the file that it has read; the claims ``named`` by judging tables are not written yet."""

    table: Table
    claims: int
    faults: list[Fault]
    named: list[Claim]


class PartReader(Reader):
    """Reads a part, in which things may lack what another part says of them."""

    @property
    def leans(self) -> bool:
        """Whether other files may say what a cell means, or what a thing is called that it names."""
        return bool(self.given) or self.named.asked or self.homes.asked

    def keep_defaults(self) -> None:
        """Keep in mind which things lack a class or a label here, and what was refused."""
        self.refused = [Refused(each) for each in self._faulty[Claim]]
        kinds, found = self.vocabulary.homes, Defaults(self)
        things = {each: kinds.get(f"{each.rpartition('/')[0]}/") for each in found.first}
        self.bare = [
            Bare(f"<{each}>", bool(kind and kind.type), bool(kind and kind.labels)) for each, kind in things.items()
        ]


class Parts:
    """Tables to be read by several processes."""

    def __init__(
        self, places: Iterable[Path], jobs: int, *, lenient: bool = False, tell: Callable[[str], object] | None = None
    ) -> None:
        self.places, self.jobs, self.lenient, self.tell = list(places), jobs, lenient, tell
        self.faults: tuple[Fault, ...] = ()
        """Once they are written, what is wrong with the tables."""
        self.whole: Build | None = None
        """Once they are written, what one process has read, if one had to read everything."""

    def write(self, folder: Path, engine: str) -> int:
        """Write the claims table into a folder and return the number of claims.

        Raises:
            TableError: with all faults, unless what is faulty is left out.
            UnreadableError: processes are killed again and again.
        """
        projects, faults = projects_of(self.places)
        with project.using(projects or project.in_use()):
            paths = [each for place in opened(self.places, projects) for each in tables_of(place)]
            files = list({path.resolve(): path for path in paths}.values())
            parts = [each for each in files if is_of_claims(each)]
            can = "fork" in get_all_start_methods() and len(parts) > 1 and not faults and not any(pairs(files))
            if not can:
                return self.at_once(folder)
            try:
                return self.apart(parts, [each for each in files if each not in parts], folder, engine)
            except TogetherError as why:
                if self.tell:
                    self.tell(f"one process reads everything, since {why}")
        return self.at_once(folder)

    def at_once(self, folder: Path) -> int:
        """Read and write everything in this process."""
        for each in folder.glob("*.parquet"):
            each.unlink()
        self.whole = build(self.places, lenient=self.lenient)
        self.faults = self.whole.faults
        write_claims(self.whole, folder)
        return len(self.whole.claims)

    def apart(self, paths: list[Path], others: list[Path], folder: Path, engine: str) -> int:
        """Read and write the parts, then what is beside them.

        Raises:
            TogetherError: one process must read everything.
        """
        beside = read_all(others, lenient=True) if others else Reading([], [], [], [])
        beside = beside._replace(tables=owned(beside.tables))
        if beside.left_out or any(each.kind == "matches" for each in beside.tables):
            raise TogetherError("a file beside those of claims speaks of all of them")
        if at_hand(map(str, (*paths, *others))).folders:
            raise TogetherError("texts of sources are at hand")
        needed = (each for each in beside.tables if each.kind in BESIDE)
        shared = [each._replace(rows=list(each.rows), left=()) for each in needed]  # open files stay here
        named = frozenset(names_in(beside.tables))
        told = side_by_side(
            lambda number: write_file(paths[number], shared, named, folder, str(number)), len(paths), self.jobs,
            "read tables",
        )  # fmt: skip
        for path, part in zip(paths, told, strict=True):
            if part is None:
                raise TogetherError(f"a cell of {path} holds a name that another file may give")
        parts = [each for each in told if each]
        rest = read_beside(beside.tables, parts)
        if is_named_twice(parts):
            raise TogetherError("two files have a claim of one id")
        if rest.leans or any(map(is_violation, rest.faults)):
            raise TogetherError("what lies beside the files of claims is at fault, or names things")
        write_part(rest, beside, folder, "beside")
        for batch in ENGINES[engine](CHECK.read_text(encoding="utf-8"), folder):
            found = str(batch.column(0)[0])
            lacks = "no file says what {} is, or is called" if found.startswith("<") else "two files have a claim {}"
            raise TogetherError(lacks.format(found))
        faults = [*beside.faults, *(fault for each in parts for fault in each.faults), *rest.faults]
        self.faults = tuple(dict.fromkeys(without_consequences(faults, (), project.in_use())))
        if not self.lenient and any(map(is_violation, self.faults)):
            raise TableError(self.faults)
        return len(rest.claims) + sum(each.claims for each in parts)


def is_of_claims(path: Path) -> bool:
    """Return whether a file is a CSV file of claims, by its first row; what is wrong is told when it is read."""
    if path.suffix.lower() not in (".csv", ".tsv"):
        return False
    where = Cell(str(path), "", 1, 1)
    with suppress(TableError, OSError, UnicodeDecodeError), path.open("rb") as file, begun(file, where) as text:
        between = separator(text)
        text.seek(0)
        filled = (each for each in rows_of(text, between, where, []) if any(map(str.strip, each[1])))
        return read_sheet(Sheet(where, islice(filled, 1), between)).table.kind == "claims"
    return False


def names_in(tables: Iterable[Table]) -> Iterator[str]:
    """Yield the ids of claims that tables judge, without their projects."""
    for table in tables:
        for column in JUDGING.get(table.kind, ()):
            for row in table.rows:
                yield from (each.rpartition(":")[2] for each in table.get(row, column).split())


def write_file(path: Path, shared: list[Table], named: frozenset[str], folder: Path, name: str) -> Part | None:
    """Read a file of claims beside shared tables and write its part; None if it must be read with all others."""
    reading = read_all([path], lenient=True)
    if reading.left_out or [each.kind for each in reading.tables] != ["claims"]:
        return None
    reading = reading._replace(tables=[*shared, *owned(reading.tables)])
    reader = PartReader(reading.tables, vocabulary())
    if reader.leans:
        return None
    apart = [each for each in reader.claims.values() if each.id.rpartition(":")[2] in named] if named else []
    for each in apart:
        del reader.claims[each.id]
    write_part(reader, reading, folder, name)
    table = reading.tables[-1]._replace(rows=[], left=())
    return Part(table, len(reader.claims), [*reading.faults, *reader.faults], apart)


def is_named_twice(parts: Iterable[Part]) -> bool:
    """Return whether two parts have a claim of one id that judging tables name."""
    ids = [claim.id for each in parts for claim in each.named]
    return len(set(ids)) < len(ids)


def read_beside(tables: Sequence[Table], parts: Sequence[Part]) -> PartReader:
    """Read the tables beside some parts, with those claims of the parts that they judge."""
    places = enumerate(parts, len(tables))
    stated = [claim._replace(table=place) for place, each in places for claim in each.named]
    return PartReader([*tables, *(each.table for each in parts)], vocabulary(), (), stated)


def write_part(reader: PartReader, reading: Reading, folder: Path, name: str) -> None:
    """Write what a reader has read as a part of the claims table, with the things that lack something in it."""
    write_claims(Build(reader, reading), folder, f"-{name}")
    write_rows(folder / f"bare-{name}.parquet", Bare, reader.bare)
    write_rows(folder / f"refused-{name}.parquet", Refused, reader.refused)
