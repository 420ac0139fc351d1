"""Real SPARQL servers on loopback, each with its own folder and a port that the system chose."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from requests.auth import HTTPDigestAuth
from requests.exceptions import ChunkedEncodingError
from requests.exceptions import ConnectionError as NotConnectedError
from tenacity import retry, retry_if_exception_type, stop_after_attempt
from tests.support.questions import packaged
from tests.support.sharing import must_be_the_first

from creativegraph.graph import Graph

HERE = "127.0.0.1"
STARTS_WITHIN = 180
DATA = "https://w3id.org/creativegraph/graph/data"
OWNER = ("dba", "dba")
VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
CheckpointInterval = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
DirsAllowed = .
ThreadsPerQuery = 1
[HTTPServer]
ServerPort = {http}
ServerRoot = .
ServerThreads = 10
KeepAliveTimeout = 10
MaxKeepAlives = 10
EnabledGzipContent = 1
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = 60
"""


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running(words: list[str], port: int, folder: Path) -> Iterator[None]:
    """A server process that answers on a port, ended at last."""
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(words, cwd=folder, stdout=output, stderr=output)
    try:
        until = time.monotonic() + STARTS_WITHIN
        while True:
            try:
                socket.create_connection((HERE, port), 1).close()
                break
            except OSError:
                said = (folder / "output").read_text(errors="replace")[-2000:]
                assert process.poll() is None, f"{words[0]} ended: {said}"
                assert time.monotonic() < until, f"{words[0]} does not answer: {said}"
                time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()


@contextmanager
def oxigraph(graph: Graph | None = None) -> Iterator[str]:
    """The address of an Oxigraph server, which keeps all in memory, with a graph as its default graph."""
    with tempfile.TemporaryDirectory(prefix="oxigraph-") as folder:
        port = free_port()
        binary = str(Path(sys.executable).parent / "oxigraph")
        words = [binary, "serve", "--bind", f"{HERE}:{port}"]
        with running(words, port, Path(folder)):
            place = f"http://{HERE}:{port}"
            if graph is not None:
                put(f"{place}/store?default", graph)
            yield f"{place}/query"


@retry(
    retry=retry_if_exception_type((ChunkedEncodingError, NotConnectedError)), stop=stop_after_attempt(3), reraise=True
)
def put(address: str, graph: Graph, login: tuple[str, str] | None = None) -> None:
    """Put a graph to an address of the Graph Store Protocol.

    Virtuoso may close the connection while it asks who we are, before it has read the graph.
    """
    done = requests.put(
        address, data=graph.engine.ntriples(), headers={"Content-Type": "application/n-triples"}, timeout=120,
        auth=HTTPDigestAuth(*login) if login else None,
    )  # fmt: skip
    assert done.ok, done.text[:500]


@contextmanager
def virtuoso(kept: Path | None = None, rows: int = 10_000) -> Iterator[str]:
    """The address of a Virtuoso 7 that gives at most so many rows, with a copy of a database that was kept."""
    with tempfile.TemporaryDirectory(prefix="virtuoso-") as folder:
        if kept:
            shutil.copytree(kept, folder, dirs_exist_ok=True)
        with virtuoso_in(Path(folder), rows) as (address, _):
            yield address


@contextmanager
def virtuoso_in(folder: Path, rows: int = 10_000) -> Iterator[tuple[str, int]]:
    """The address of a Virtuoso 7 with the database of a folder, and its port for SQL."""
    binary = shutil.which("virtuoso-t")
    assert binary, "Virtuoso is missing; `make test-all` installs it (Debian: virtuoso-opensource)"
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=sql, http=http, rows=rows))
    with running([binary, "+configfile", "virtuoso.ini", "+foreground"], http, folder):
        yield f"http://{HERE}:{http}/sparql", sql


def keep(graph: Graph, folder: Path) -> None:
    """Keep a Virtuoso database with a graph as the named graph ``DATA``: it starts in a sixth of what loading takes."""
    with virtuoso_in(folder) as (address, sql):
        put_to_virtuoso(address, graph)
        words = [shutil.which("isql-vt") or "isql", f"{HERE}:{sql}", *OWNER, "EXEC=checkpoint;"]
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        assert "Error" not in done.stdout + done.stderr, done.stdout + done.stderr
    (folder / "virtuoso.lck").unlink(missing_ok=True)


def put_to_virtuoso(address: str, graph: Graph, name: str = DATA) -> None:
    """Put a graph to a Virtuoso as a named graph."""
    put(f"{address}-graph-crud-auth?graph={name}", graph, OWNER)


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the run's one Oxigraph server with the packaged graph, not to be written to."""
    must_be_the_first("oxigraph", tmp_path_factory)
    with oxigraph(packaged()) as address:
        yield address


@pytest.fixture(scope="session")
def kept_virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run's one Virtuoso database with the packaged graph as ``DATA``, to be copied."""
    must_be_the_first("virtuoso", tmp_path_factory)
    folder = tmp_path_factory.mktemp("virtuoso")
    keep(packaged(), folder)
    return folder


@pytest.fixture(scope="session")
def virtuoso_server(kept_virtuoso: Path) -> Iterator[str]:
    """The address of the run's one Virtuoso, with the packaged graph as ``DATA``; write to graphs of other names."""
    with virtuoso(kept_virtuoso) as address:
        yield address
