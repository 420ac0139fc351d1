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
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
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
"""A row limit above all answers, so that nothing is fetched in parts."""
LOADERS = 2
BUFFERS = 170_000
"""Pages of 8 KiB: 1.4 GB."""


@contextmanager
def virtuoso(folder: Path, buffers: int = BUFFERS) -> Iterator[tuple[str, int, "subprocess.Popen[bytes]"]]:
    """The address for questions, the port for SQL, and the process."""
    http, sql = free_port(), free_port()
    folder.mkdir(exist_ok=True)
    (folder / "virtuoso.ini").write_text(SETTINGS.format(http=http, sql=sql, buffers=buffers, dirty=buffers * 3 // 4))
    words = [shutil.which("virtuoso-t") or "virtuoso-t", "+configfile", "virtuoso.ini", "+foreground"]
    with running(words, http, folder) as process:
        yield f"http://{HERE}:{http}/sparql", sql, process


def filled(sql: int, folder: Path, *data: Path) -> None:
    """Load N-Triples into the graph, two files at a time, and write all to disk."""
    for each in data:
        (folder / each.name).symlink_to(each)
        run(sql, folder, f"ld_dir('.', '{each.name}', '{DATA}')")
    run(sql, folder, *["rdf_loader_run()"] * min(len(data), LOADERS))
    run(sql, folder, "checkpoint")
    run(
        sql,
        folder,
        "SELECT concat('*** Err', 'or ', ll_file, ll_error) FROM DB.DBA.load_list WHERE ll_error IS NOT NULL",
    )


def run(sql: int, folder: Path, *statements: str) -> None:
    """Run statements side by side."""
    words = [shutil.which("isql-vt") or "isql", f"{HERE}:{sql}", "dba", "dba"]
    running = [
        subprocess.Popen([*words, f"EXEC={each};"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for each in statements
    ]
    for told in [each.communicate()[0] for each in running]:
        if b"Error" in told:
            raise RuntimeError(told.decode(errors="replace"))
