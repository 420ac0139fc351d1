"""The tree of errors, and the cells and faults of tables that they carry.

::

    CreativeGraphError
    ├── TableError (ValueError)              a table, with every fault and its cell
    ├── UnreadableError (OSError)            a file that is missing, not text or not RDF
    ├── UnwritableError (OSError)            a place where nothing can be written
    ├── UnknownQueryError (KeyError)         no catalogued query of that name
    ├── UnknownNameError (LookupError)       a name that no resource in the graph has
    ├── AmbiguousNameError (LookupError)     a name that means several things
    ├── ArgumentError (ValueError)           arguments that a query does not take
    │   └── WrongKindError (TypeError)       a thing of another kind than the parameter takes
    ├── CatalogueError (ValueError)          a query file whose header or text is broken
    ├── QueryError (ValueError)              a query that the engine cannot run
    ├── RemoteAccessError (PermissionError)  a query that would fetch from elsewhere
    ├── FormatError (ValueError)             a format that cannot be written or read
    ├── TooLongError (TimeoutError)          work that was not done at its timeout, and was ended
    ├── EndpointError (ConnectionError)      an endpoint that is down or not a SPARQL endpoint
    │   ├── RefusedError (PermissionError)   an endpoint that wants other credentials
    │   ├── LateError (TooLongError)         an answer that did not come in time
    │   └── IncompleteError                  an answer of which a part is missing
    └── MissingExtraError (ImportError)      a library from an extra that is not installed

A message says what was given, why not, and what to do, in one sentence.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = [
    "AmbiguousNameError", "ArgumentError", "CatalogueError", "Cell", "CreativeGraphError", "EndpointError", "Fault",
    "FormatError", "IncompleteError", "LateError", "MissingExtraError", "QueryError", "RefusedError",
    "RemoteAccessError", "TableError", "TooLongError", "UnknownNameError", "UnknownQueryError", "UnreadableError",
    "UnwritableError", "WrongKindError", "shown",
]  # fmt: skip

LONGEST_SHOWN = 60
MOST_TOLD = 20
"""Faults of a rule in the message of an error."""


def shown(value: object) -> str:
    """``value`` as a message quotes it: control characters escaped, cut after 60 characters."""
    text = str(value)
    cut = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return repr(cut)


class Cell(NamedTuple):
    """Where something stands; rows and columns count from 1 as a spreadsheet shows them.

    ``sheet`` is empty but for workbooks. In files of RDF ``row`` is the line, and ``column`` the place in it where the
    statement begins.
    """

    file: str
    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """``D12`` for row 12, column 4."""
        letters, rest = "", self.column
        while rest > 0:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"

    def __str__(self) -> str:
        return f"{self.file}:{self.row}:{self.column}"


class Fault(NamedTuple):
    """One thing wrong in one cell; rows and columns count from 1 as a spreadsheet shows them.

    ``rule`` is the short name of the rule broken, see docs/table-rules.md; ``expected`` and, in Vietnamese,
    ``expected_vi`` say in a few words what would be right; ``fix`` is the content of the cell that would mend it, empty
    where no one is clear. ``about`` is the IRI of the claim that a warning is about, which a waiver can name.
    """

    file: str
    row: int
    column: int
    message: str
    sheet: str = ""
    rule: str = ""
    message_vi: str = ""
    expected: str = ""
    fix: str = ""
    expected_vi: str = ""
    about: str = ""

    @property
    def cell(self) -> Cell:
        """The cell that is wrong."""
        return Cell(self.file, self.sheet, self.row, self.column)

    def __str__(self) -> str:
        place = f" (sheet {shown(self.sheet)}, cell {self.cell.name})" if self.sheet else ""
        return f"{self.cell}: {self.message}{place}"


class CreativeGraphError(Exception):
    """Whatever this library raises on purpose."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class TableError(CreativeGraphError, ValueError):
    """Tables that cannot be built; ``faults`` holds every fault of all of them, the message the first 20 of a rule."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(told(faults)))
        self.faults = tuple(faults)

    def __reduce__(self) -> tuple[type, tuple[tuple[Fault, ...]]]:
        """Make it again of its faults, where another process has raised it."""
        return type(self), (self.faults,)


def told(faults: Sequence[Fault]) -> Iterator[str]:
    """Yield the faults, at most 20 of each rule, and how many more there are: a slip may be in each row of a table."""
    found: dict[str, int] = {}
    for each in faults:
        found[each.rule] = found.get(each.rule, 0) + 1
        if found[each.rule] <= MOST_TOLD:
            yield str(each)
    for rule, many in found.items():
        if many > MOST_TOLD:
            yield (
                f"… and {many - MOST_TOLD:,} more{f' of {rule}' if rule else ''};"
                " `creativegraph check` with `--format json` lists all"
            )


class UnreadableError(CreativeGraphError, OSError):
    """A file that is missing, not text or not RDF."""


class UnwritableError(CreativeGraphError, OSError):
    """A place where nothing can be written."""


class UnknownQueryError(CreativeGraphError, KeyError):
    """No catalogued query has that name."""


class UnknownNameError(CreativeGraphError, LookupError):
    """A name that means nothing in this graph."""


class AmbiguousNameError(CreativeGraphError, LookupError):
    """A name that means several things; the message lists them."""


class ArgumentError(CreativeGraphError, ValueError):
    """Arguments that a query does not take, misses or cannot use."""


class WrongKindError(ArgumentError, TypeError):
    """A thing of another kind than the parameter takes, such as a city where an organisation is asked for.

    The message says what was given, of what kind it is, what is taken and, if there is one, the thing probably meant.
    """


class CatalogueError(CreativeGraphError, ValueError):
    """A query file whose header or text is broken."""


class QueryError(CreativeGraphError, ValueError):
    """A query that the engine cannot parse or run."""


class RemoteAccessError(CreativeGraphError, PermissionError):
    """A query that would fetch documents or ask services elsewhere."""


class FormatError(CreativeGraphError, ValueError):
    """A format that cannot be written or read."""


class TooLongError(CreativeGraphError, TimeoutError):
    """Work that was not done at its timeout, and was ended. What an endpoint did not answer in time is one as well."""


class EndpointError(CreativeGraphError, ConnectionError):
    """An endpoint that cannot be reached or does not answer as a SPARQL endpoint does.

    ``retry_after`` is how many seconds it asks to wait, or None if it does not say.
    """

    retry_after: float | None = None


class RefusedError(EndpointError, PermissionError):
    """An endpoint that wants credentials, or others than it was given."""


class LateError(EndpointError, TooLongError):
    """An answer that did not come in time."""


class IncompleteError(EndpointError):
    """An answer of which a part is missing; nothing of it is given."""


class MissingExtraError(CreativeGraphError, ImportError):
    """A library from an extra is not installed; the message has the command that installs it."""
