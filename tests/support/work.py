"""How much work a query is, told without a clock: how many results all operators of its plan give together.

`oxigraph query --explain-file … --stats` tells it; pyoxigraph, the same engine in this process, explains no plan.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

PROGRAM = str(Path(sys.executable).parent / "oxigraph")


class Work(NamedTuple):
    """The rows of an answer, and the results of all operators together."""

    rows: int
    results: int


def version() -> str:
    """The version of the program."""
    return subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout.split()[-1]


def stored(folder: Path, *parts: bytes) -> Path:
    """A store on disk with some N-Triples."""
    for number, part in enumerate(parts):
        file = folder / f"{number}.nt"
        file.write_bytes(part)
        load = [PROGRAM, "load", "--lenient", "--location", str(folder / "store"), "--file", str(file)]
        subprocess.run(load, check=True, capture_output=True)
        file.unlink()
    return folder / "store"


def plan(store: Path, text: str) -> dict[str, Any]:
    """The plan of a query as it was run, with the number of results of each operator."""
    told = store.parent / "plan.json"
    words = [PROGRAM, "query", "--location", str(store), "--stats", "--explain-file", str(told)]
    answer = ["--results-file", str(store.parent / "answer.csv")]
    ran = subprocess.run([*words, *answer], check=False, input=text, capture_output=True, text=True)
    assert not ran.returncode, ran.stderr
    found: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))["plan"]
    return found


def operators(of: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Each operator of a plan and how many results it gave."""
    yield of["name"], of["number of results"]
    for each in of.get("children", ()):
        yield from operators(each)


def work(store: Path, text: str) -> Work:
    """What a query is."""
    found = plan(store, text)
    return Work(found["number of results"], sum(results for _, results in operators(found)))
