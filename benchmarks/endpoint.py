"""Questions to a real Oxigraph server on loopback, beside SPARQLWrapper's own way and bare HTTP."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection, socket

import requests
from SPARQLWrapper import JSON, POST, SPARQLWrapper

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.measuring import Line, at_most, in_turns, ms
from benchmarks.warm import ONE, QUESTION
from creativegraph import catalogue

ROWS = 100_000


@contextmanager
def served(folder: Path, data: bytes) -> Iterator[str]:
    """The address of an Oxigraph server with these N-Triples."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    words = [
        str(Path(sys.executable).parent / "oxigraph"),
        "serve",
        "--location",
        str(folder / "served"),
        "--bind",
        place,
    ]
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                create_connection(("127.0.0.1", int(place.rpartition(":")[2])), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        done = requests.post(
            f"http://{place}/store?default", data=data, headers={"Content-Type": "application/n-triples"}, timeout=600
        )
        done.raise_for_status()
        yield f"http://{place}/query"
    finally:
        process.kill()
        process.wait()


def wrapped(address: str, text: str) -> object:
    """What SPARQLWrapper gives by itself."""
    asked = SPARQLWrapper(address)
    asked.setQuery(text)
    asked.setMethod(POST)
    asked.setReturnFormat(JSON)
    return asked.queryAndConvert()


def measure(folder: Path) -> Iterator[Line]:
    """100,000 rows of six columns, then one row."""
    place = folder / "endpoint.rq"
    place.write_text(QUESTION.replace("LIMIT 60000", f"LIMIT {ROWS}"), encoding="utf-8")
    with served(folder, synthetic.ntriples(folder, 900_000)) as address:
        graph = cg.connect(address)
        text = catalogue.load(str(place)).text
        assert len(graph.run(str(place))) == ROWS
        ours, theirs = in_turns(5, lambda: list(graph.run(str(place))), lambda: wrapped(address, text))
        yield at_most(f"endpoint: {ROWS:,} typed rows", ours, theirs, "queryAndConvert", 0.7)
        one = catalogue.bind(
            catalogue.load(ONE), {"thing": ["<https://w3id.org/creativegraph/id/place/city-0>"]}, '"en"'
        )
        session = requests.Session()
        ours, bare = in_turns(
            500,
            lambda: list(graph.run(ONE, thing="place/city-0")),
            lambda: session.get(address, params={"query": one}, headers={"Accept": "text/csv"}, timeout=60).content,
        )
        yield Line(
            "endpoint: one row", ms(ours), f"{ms(bare)}  bare HTTP", f"{ms(ours - bare)} more",
            "at most 2 ms more", ours - bare <= 2e-3,
        )  # fmt: skip
