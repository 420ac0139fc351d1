"""Whether reworded questions have the rows that they had: ``python -m benchmarks.reworded OLD NEW GRAPH.nt``.

OLD and NEW are commits. Each question whose text differs is asked of the graph as both word it, with its example, and
without what of it may be left out; columns that NEW has more are left aside. Rows must be equal in order.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pyoxigraph import QuerySolutions, RdfFormat, Store

HEADER = re.compile(r"^#\+.*\n", re.MULTILINE)
PARAMETER = re.compile(r"^[ \t]*VALUES \?(\w+) \{.*\}[ \t]*# param[ \t]*\n", re.MULTILINE)
OPTIONAL = re.compile(r"^#\+   (\w+): \S*\?[ \t]*$", re.MULTILINE)


class Answer(NamedTuple):
    """Names of columns, and rows."""

    columns: list[str]
    rows: list[tuple[str, ...]]


def git(*words: str) -> str:
    """What git prints."""
    done = subprocess.run(["git", *words], check=True, capture_output=True, text=True)  # noqa: S607 - on the path
    return done.stdout


def questions(commit: str) -> dict[str, str]:
    """The text of each question of a commit by its topic and name, wherever its file was."""
    files = git("ls-tree", "-r", "--name-only", "--full-tree", commit).splitlines()
    found = {}
    for file in map(PurePosixPath, files):
        if file.suffix == ".rq" and file.parents[1].name == "queries" and "docs" not in file.parts:
            found[f"{file.parent.name}/{file.stem}"] = git("show", f"{commit}:{file}")
    return found


def ways(text: str) -> Iterator[frozenset[str]]:
    """What is left out of a question in each way of asking it: nothing, and all that may be."""
    yield frozenset()
    if optional := frozenset(OPTIONAL.findall(text.partition("#+ columns:")[0])):
        yield optional


def answer(store: Store, text: str, without: frozenset[str]) -> Answer:
    """What a question is answered, some of its parameters left out."""
    found = store.query(PARAMETER.sub(lambda line: "" if line[1] in without else line[0], text))
    assert isinstance(found, QuerySolutions)
    return Answer([each.value for each in found.variables], [tuple(map(str, row)) for row in found])


def equal(old: Answer, new: Answer) -> bool:
    """Whether the columns of the old answer have the same rows in the new one."""
    if not set(old.columns) <= set(new.columns):
        return False
    places = [new.columns.index(each) for each in old.columns]
    return old.rows == [tuple(row[place] for place in places) for row in new.rows]


def main() -> None:
    """Ask and compare."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reworded", description=__doc__)
    parser.add_argument("old", help="a commit")
    parser.add_argument("new", help="a later one")
    parser.add_argument("graph", type=Path, help="N-Triples")
    given = parser.parse_args()
    old, new = questions(given.old), questions(given.new)
    changed = [each for each in old.keys() & new if HEADER.sub("", old[each]) != HEADER.sub("", new[each])]
    store = Store()
    store.bulk_load(path=str(given.graph), format=RdfFormat.N_TRIPLES, lenient=True)
    asked, odd = 0, []
    for name in sorted(changed):
        for without in ways(old[name]):
            asked += 1
            if not equal(*(answer(store, text, without) for text in (old[name], new[name]))):
                odd.append(name)
    told = f"{len(old)} questions, {len(changed)} reworded, asked in {asked} ways of {len(store):,} triples"
    sys.stdout.write(f"{told}: rows differ of {', '.join(odd) or 'none'}\n")
    sys.exit(bool(odd))


if __name__ == "__main__":
    main()
