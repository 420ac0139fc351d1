"""DuckDB: opened so that it fetches nothing and keeps to ``graph_memory``, and triples as a table in it."""

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import UnwritableError
from creativegraph.files.limits import in_force

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

__all__ = ["in_duckdb", "quoted", "read_lines"]

NOTHING_FETCHED = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
"""DuckDB would fetch an extension for what a query names: of addresses, of other databases, of file formats."""
OFFLOAD = "failed to offload"
"""What it says where what is beyond the memory has no room on the disk."""
THREAD = 1 << 30
"""Bytes of memory for each thread. With less, two that sort at once find no room now and then, where one moves what it
sorts to the disk."""
LONGEST = 1 << 28
"""Bytes of a line; a text of RDF may be long."""
TRIPLES = Path(__file__).with_name("triples.sql")


@contextmanager
def in_duckdb(folder: Path, what: str) -> "Iterator[DuckDBPyConnection]":
    """Open DuckDB to make ``what``; what is beyond the memory that a graph may take lies in a folder meanwhile."""
    import duckdb

    memory = in_force().graph_memory
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{memory >> 20}MiB",
        "threads": max(1, min(os.cpu_count() or 1, memory // THREAD)),
        "temp_directory": str(folder / "beyond"),
        # Else other threads write what is put aside, and on a busy machine it is not yet there when room is needed.
        "async_threads": 0,
        **NOTHING_FETCHED,
    }
    try:
        with duckdb.connect(config=settings) as made:
            yield made
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        why = str(error).partition("\n")[0]
        is_memory = isinstance(error, duckdb.OutOfMemoryException) and OFFLOAD not in why
        cure = "set the limit graph_memory higher" if is_memory else f"make room in {folder.parent}"
        raise UnwritableError(f"DuckDB has no room for {what}: {why.rstrip('.')}; {cure}") from error


def read_lines(made: "DuckDBPyConnection", path: Path) -> None:
    """Give DuckDB a file of N-Triples, as the views ``lines`` and ``triples``."""
    # No character separates columns: a line is one.
    asked = "columns = {'line': 'VARCHAR'}, header = false, auto_detect = false, delim = '', quote = '', escape = ''"
    made.execute(f"CREATE VIEW lines AS FROM read_csv('{quoted(path)}', {asked}, max_line_size = {LONGEST})")
    made.execute(TRIPLES.read_text(encoding="utf-8"))


def quoted(text: str | Path) -> str:
    """Return a text as it stands between the quotation marks of SQL."""
    return str(text).replace("'", "''")
