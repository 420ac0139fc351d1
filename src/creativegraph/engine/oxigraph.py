"""The embedded Oxigraph behind the interface `Engine`: a store in memory or on disk."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from creativegraph.engine.endable import OURS, endable
from creativegraph.engine.interface import Answer, Engine
from creativegraph.engine.order import arranged, ordered
from creativegraph.engine.values import is_regular, is_written_alike, table_of, texts_of
from creativegraph.errors import QueryError, UnreadableError, shown
from creativegraph.files.signs import BLANK_NODE, stands_in

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

    from creativegraph.engine.order import Cell
    from creativegraph.engine.written import Written

__all__ = ["OxigraphEngine", "fill", "in_memory"]

AT_ONCE = 1 << 18
"""Bytes that are put into memory in one go: in goes of a sixth of it a graph takes a sixth longer."""


def fill(store: "Store", data: bytes, *, bulk: bool = False) -> None:
    """Load N-Triples into a store, blank nodes by their names: parts of a graph may tell of the same node.

    pyoxigraph names them anew each time that it loads, but not where it parses; without any, to load is quicker.
    ``bulk`` is quicker for much on disk.
    """
    from pyoxigraph import RdfFormat, parse

    if stands_in(data, b"_", BLANK_NODE):
        quads = parse(data, format=RdfFormat.N_TRIPLES, lenient=True)
        (store.bulk_extend if bulk else store.extend)(quads)
    else:
        (store.bulk_load if bulk else store.load)(data, format=RdfFormat.N_TRIPLES, lenient=True)


def parse_only(text: str) -> None:
    """Parse a query and do not run it: the engine refuses to give a value to a variable that is not there.

    Raises:
        SyntaxError: it cannot be parsed.
    """
    from uuid import uuid4

    from pyoxigraph import Literal, Store, Variable

    with suppress(RuntimeError):
        Store().query(text, substitutions={Variable(f"absent_{uuid4().hex}"): Literal("")})


def in_memory(data: bytes | Iterable[bytes]) -> "Store":
    """A store in memory with these N-Triples, or all of these parts of them."""
    from pyoxigraph import Store

    store = Store()
    try:
        for part in [data] if isinstance(data, bytes) else together(data):
            fill(store, part)
    except MemoryError as error:
        from creativegraph.files.document import too_long

        raise UnreadableError(too_long("the graph")) from error
    return store


def together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield parts of N-Triples, small ones joined; the last line of a part may have no end."""
    some, size = list[bytes](), 0
    for each in parts:
        some.append(each)
        size += len(each)
        if size >= AT_ONCE:
            yield b"\n".join(some)
            some, size = [], 0
    if some:
        yield b"\n".join(some)


class OxigraphEngine(Engine):
    """The embedded engine over a pyoxigraph store; ``written`` has the literals that the store holds in another form.

    On disk the engine reads a term anew each time that it compares it, so rows are sorted here.

    Queries see the literals of the store, ``ntriples`` has them as they were written.
    """

    folder: "Path | None" = None
    """Where may be kept what is made of this very graph."""

    def __init__(self, store: "Store", written: "Written | None" = None, *, on_disk: bool = False) -> None:
        self.store = store
        self.on_disk = on_disk
        if written is not None:
            self.written = written
        self.changes = False
        """True once the store was given away, so that somebody may write to it."""

    @cached_property
    def written(self) -> "Written":
        """The literals that the store holds in another form; of a store that holds them as they are, none."""
        from creativegraph.engine.written import Written  # here, as no query needs it

        return Written()

    def asked(self) -> "Store":
        """The store that queries run on."""
        return self.store

    def typed(self) -> bool:
        """Whether each column of what is found has values of one type: so it is in catalogued queries on our tables."""
        return self.folder is not None and OURS.get()

    def query(self, text: str, *, typed: bool = False) -> "QueryBoolean | QuerySolutions | QueryTriples":
        """Run a query so that the engine can sort; what it refuses becomes one clear error.

        A catalogued query is ``typed``: each column of what is made of tables has values of one type.
        """
        safe, words = text, text.upper()
        if not typed and ("REGEX" in words or "REPLACE" in words):  # else the modules need not be loaded
            from creativegraph.engine.patterns import check_patterns

            check_patterns(text)
        if not typed and "ORDER" in words:
            from creativegraph.engine.text_order import sorts_by_texts

            if not sorts_by_texts(text):
                from creativegraph.engine.comparable import comparable

                safe = comparable(text)
        try:
            return self.sorted_safely(text, safe)
        except SyntaxError as error:
            from creativegraph.engine.misread import no_sparql

            raise no_sparql(str(error), text) from error
        except UnicodeEncodeError as error:
            half = shown(text[error.start])
            raise QueryError(f"the query has half a character ({half}), no UTF-8; write it whole in UTF-8") from error
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be run: {shown(str(error))}") from error

    def sorted_safely(self, text: str, safe: str) -> "QueryBoolean | QuerySolutions | QueryTriples":
        """Run a query in its safe form, and in no other; what cannot be parsed is told of the text as it was given."""
        try:
            return self.asked().query(safe)
        except SyntaxError:
            if safe == text:
                raise
        parse_only(text)
        raise QueryError("ORDER BY cannot be read; name each value to sort by with BIND, and sort by these variables")

    def arranged(self, text: str) -> "tuple[QuerySolutions, list[tuple[Cell, ...]]] | None":
        """What a query finds, and its rows in their order; None if the engine is to sort them.

        It sorts in memory what is of one type in each column: what else is there is written out as keys that it can
        sort, and to plan these takes longer than to answer most questions. It is also asked where something is wrong,
        and tells the place in the whole query.
        """
        order = ordered(text) if self.asked() is self.store and (self.on_disk or not self.typed()) else None
        if order is None or not (self.on_disk or order.of_any_type()):
            return None
        from pyoxigraph import QuerySolutions

        try:
            found = self.query(order.text)
            if not isinstance(found, QuerySolutions):
                return None
            rows = arranged(found, order)
        except (ValueError, RuntimeError, OSError):
            return None
        return None if rows is None else (found, rows)

    @endable
    def select(self, text: str) -> bytes:
        """The rows of a SELECT as CSV, header first."""
        from pyoxigraph import QueryResultsFormat, QuerySolutions

        there = self.arranged(text)
        if there and is_written_alike(*there):
            return texts_of(*there)
        typed = self.typed()
        found = self.query(text, typed=typed)
        if not isinstance(found, QuerySolutions):
            raise QueryError("the query is not a SELECT; only a SELECT returns rows")
        try:
            rows = found.serialize(format=QueryResultsFormat.CSV) or b""
            return rows if is_regular(rows) else texts_of(self.query(text, typed=typed))  # type: ignore[arg-type]
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be run: {shown(str(error))}") from error

    @endable
    def ask_any(self, text: str) -> Answer:
        """The answer to a query of any form."""
        from pyoxigraph import QueryBoolean, QueryTriples, RdfFormat

        if there := self.arranged(text):
            return table_of(*there)
        found = self.query(text)
        if isinstance(found, QueryBoolean):
            return bool(found)
        try:
            if isinstance(found, QueryTriples):
                return found.serialize(format=RdfFormat.N_TRIPLES) or b""
            return table_of(found)
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be run: {shown(str(error))}") from error

    def text(self) -> bytes | None:
        """All triples as N-Triples, in the order of ``ntriples``, if there is such a text besides the store."""
        return None

    def ntriples(self) -> bytes:
        """All triples as N-Triples, those of named graphs among them."""
        from pyoxigraph import RdfFormat, serialize

        from creativegraph.engine.tags import unmarked

        triples = self.written.restored(self.store) if self.written else (each.triple for each in self.store)
        return unmarked(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")

    def size(self) -> int:
        """How many triples there are."""
        return len(self.store)

    def whole(self) -> "Store":
        """The store from which all triples are read soonest."""
        return self.store
