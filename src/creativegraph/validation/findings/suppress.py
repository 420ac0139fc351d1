"""Hide findings that only follow from what cannot be read: a missing date where the cell of the date has a fault."""

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import Fault
from creativegraph.iris import RDF_TYPE, compact
from creativegraph.validation.engines.results import Result

if TYPE_CHECKING:
    from creativegraph.tables import Build

__all__ = ["Consequences"]

IRIS = re.compile(r"(\^?)<([^<>]*)>")
NEED_A_THING = ("Class", "Node", "Or", "Xone", "And", "QualifiedMinCount", "HasValue")
"""The constraints that fail for a thing that is not there."""


class Consequences:
    """The results that can be mere consequences of faults."""

    def __init__(self, built: "Build | None", faults: Iterable[Fault]) -> None:
        self.doubtful = built.doubtful if built else {}
        self.left_out = built.left_out if built else ()
        self.tables = (*built.tables, *built.left_out) if built else ()
        self.faults = tuple(faults)

    def __contains__(self, found: Result) -> bool:
        if not self.faults:
            return False
        for term in (found.focus, found.value):
            doubts = self.doubtful.get(term.strip("<>"), frozenset())
            used = {back + iri for back, iri in IRIS.findall(found.path)}
            # a query may look at other properties than that of its path
            anything = not found.path or found.constraint == "SPARQL"
            plain = any(not each.startswith("^") for each in doubts)
            if RDF_TYPE in doubts or not doubts.isdisjoint(used) or (plain and anything):
                return True
        return found.constraint in NEED_A_THING and found.value.startswith("<") and self.is_lost(found.value[1:-1])

    def is_lost(self, thing: str) -> bool:
        """Return True if a row or file that was left out names a thing."""
        name = compact(thing)
        slug = name.rpartition("/")[2]
        return bool({name, slug, thing} & self.words) or any(name in text for text in self.texts)

    @cached_property
    def words(self) -> frozenset[str]:
        """The texts of the cells in rows with faults."""
        places = {(each.file, each.sheet, each.row) for each in self.faults}
        return frozenset(
            cell.strip()
            for table in self.tables
            for file, sheet, number in places
            if (file, sheet) == (table.file, table.sheet) and (row := table.row(number))
            for cell in row.cells
        )

    @cached_property
    def texts(self) -> list[str]:
        """The contents of the files that were left out, as far as they can be opened and are text."""
        broken = sorted({each.file for each in self.faults if each.rule == "broken-rdf"})
        found = []
        for file in dict.fromkeys([*(table.file for table in self.left_out), *broken]):
            with suppress(OSError):
                found.append(Path(file).read_bytes().replace(b"\0", b"").decode("latin-1"))
        return found
