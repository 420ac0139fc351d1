"""A Virtuoso 7 of one's own, filled by its bulk loader."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.scale.serving import HERE, free_port, running

DATA = "https://w3id.org/creativegraph/graph/data"
SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 2000
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
CheckpointInterval = 0
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
DirsAllowed = .
[HTTPServer]
ServerPort = {http}
ServerRoot = .
ServerThreads = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 300
"""
"""Buffers of 8 KiB: 1.4 GB. A row limit above all answers, so that nothing is fetched in parts."""


@contextmanager
def virtuoso(folder: Path) -> Iterator[tuple[str, int, "subprocess.Popen[bytes]"]]:
    """The address for questions, the port for SQL, and the process."""
    http, sql = free_port(), free_port()
    folder.mkdir(exist_ok=True)
    (folder / "virtuoso.ini").write_text(SETTINGS.format(http=http, sql=sql))
    words = [shutil.which("virtuoso-t") or "virtuoso-t", "+configfile", "virtuoso.ini", "+foreground"]
    with running(words, http, folder) as process:
        yield f"http://{HERE}:{http}/sparql", sql, process


def filled(sql: int, folder: Path, data: Path) -> None:
    """Load N-Triples into the graph and write all to disk."""
    (folder / data.name).symlink_to(data)
    for statement in (f"ld_dir('.', '{data.name}', '{DATA}')", "rdf_loader_run()", "checkpoint"):
        words = [shutil.which("isql-vt") or "isql", f"{HERE}:{sql}", "dba", "dba", f"EXEC={statement};"]
        done = subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True)
        if "Error" in done.stdout + done.stderr:
            raise RuntimeError(done.stdout + done.stderr)
