"""The lock of a project: what it extends, what it uses of it, and what its questions answer, as lines of a file.

``creativegraph upgrade`` writes it; with another version of what is extended it tells what that changes.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.errors import ArgumentError, CreativeGraphError, UnreadableError, UnwritableError
from creativegraph.files import atomic_write
from creativegraph.iris import compact as short
from creativegraph.iris import expand, owned, render
from creativegraph.names.argument import things_named
from creativegraph.tables.sheets.files import is_table, leaves, tables_in
from creativegraph.validation.projects.expected import (
    Difference,
    answer_of,
    cells_of,
    differences,
    expected_in,
    read,
    untested,
)

if TYPE_CHECKING:
    from creativegraph.graph import Graph
    from creativegraph.project import Project, Projects
    from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["NAME", "Lock", "changed", "made_of", "read_lock", "write_lock"]

NAME = "creativegraph.lock"
TITLE = "# What the project extends and uses, and what its questions answer. Written by `creativegraph upgrade`."
TWICE = "# A name that stands twice: first what every project has, then the packaged project."
FORMS = {
    "extends": re.compile(r"extends \S+ [0-9][\w.]* [0-9a-f]{64}"),
    "uses": re.compile(r"uses https?://\S+"),
    "answer": re.compile(r"answer [0-9a-f]{64} tests/(?!.*\.\.)\S.*"),
    "query": re.compile(r"query [0-9a-f]{64} \S+/\S+"),
    "sum": re.compile(r"sum [0-9a-f]{64}"),
}
"""The lines of a lock by their first word: the answer to a test, that to the example of a question without one."""
TOKEN = re.compile(r"https?://[^\s<>\"',;|]+|[A-Za-z][\w-]*:[\w./-]*\w|[a-z-]+/[a-z0-9][\w./-]*")

OF_A_PROJECT = re.compile(r"/(?:id|code)/")
"""What is in the IRI of a thing or a code of a project; other IRIs are of terms."""


class Lock(NamedTuple):
    """The lines of a lock with their numbers, by first word and rest; ``wrong`` are those that cannot be read."""

    lines: list[tuple[int, str, str]]
    wrong: list[Difference]

    def of(self, word: str) -> Iterator[tuple[int, list[str]]]:
        """Yield number and parts of the lines of one kind."""
        parts = 2 if word == "extends" else 1 if word in ("answer", "query") else 0
        return ((number, rest.split(" ", parts)) for number, first, rest in self.lines if first == word)


def digest(parts: Iterable[str]) -> str:
    """Return the digest of texts."""
    return sha256("\n".join(parts).encode()).hexdigest()


def digest_of(made: "Project") -> str:
    """Return the digest of the data, ontology, queries and shapes of a project."""
    total = sha256()
    for path in filter(Path.is_file, made.whole()):
        total.update(f"{path.relative_to(made.folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def read_lock(folder: Path) -> Lock:
    """Return the lock in a folder.

    Raises:
        UnreadableError: there is none, or it is not UTF-8.
    """
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise UnreadableError(f"cannot read {path}: {why}; write it with `creativegraph upgrade`") from error
    above: list[str] = []
    lines: list[tuple[int, str, str]] = []
    wrong: list[Difference] = []
    for number, line in enumerate(text.splitlines(), 1):
        first, _, rest = line.partition(" ")
        if first == "sum" and rest != digest(above) and not wrong:
            wrong.append(Difference(str(path), number, "a line above was changed by hand; run `creativegraph upgrade`"))
        elif first in FORMS and FORMS[first].fullmatch(line):
            lines.append((number, first, rest))
        elif line and not line.startswith("#"):
            known = ", ".join(FORMS)
            advice = f"lines begin with {known}; put it back, or run `creativegraph upgrade`"
            wrong.append(Difference(str(path), number, f"{line[:40]!r} is no line of a lock; {advice}"))
        above.append(line)
    if not any(first == "sum" for _, first, _ in lines) and not wrong:
        wrong.append(Difference(str(path), len(above) + 1, "the line `sum` is missing; run `creativegraph upgrade`"))
    return Lock(lines, wrong)


def made_of(graph: "Graph", used: "Projects") -> list[str]:
    """Return the lines of the lock of a project, without their sum."""
    others = used.projects[:-1]
    known = names_in(used)
    asked, answers = set[str](), []
    for path in expected_in(used.own):
        try:
            table = read(path)
            _, rows = cells_of(answer_of(graph, table), table.columns)
        except CreativeGraphError as error:
            raise ArgumentError(f"{path}:1: {error}") from error
        asked.add(table.name)
        answers.append(f"answer {digest(map(str, rows))} {path.relative_to(used.own.folder).as_posix()}")
    return [
        TITLE,
        *([TWICE] if len({each.name for each in others}) < len(others) else []),
        *(f"extends {each.name} {each.version} {digest_of(each)}" for each in others),
        *(f"uses {iri}" for iri in sorted((used_by(used) | meant_by(graph, used.own)) & known)),
        *answers,
        *(f"query {example(graph, name)} {name}" for name in untested(used.own, asked)),
    ]


def example(graph: "Graph", name: str) -> str:
    """Return the digest of the answer to a question as it stands in its file, with the example that it has."""
    from creativegraph import catalogue

    return digest([graph.sparql(catalogue.load(name).text).to_csv()])  # type: ignore[union-attr]


def write_lock(folder: Path, lines: list[str]) -> Path:
    """Write a lock, and return its path.

    Raises:
        UnwritableError: it is a link that leads out of the project.
    """
    path = folder / NAME
    if leaves(path, folder):
        raise UnwritableError(f"{path} is a link that leads out of the project; remove it, and a lock is written there")
    with atomic_write(path) as file:
        file.write("".join(f"{line}\n" for line in [*lines, f"sum {digest(lines)}"]).encode())
    return path


def names_in(used: "Projects") -> set[str]:
    """Return the IRIs of all that the projects extended by one have: terms, codes, things, claims and sources."""
    from creativegraph import project
    from creativegraph.iris import BASE
    from creativegraph.store.open import open_graph
    from creativegraph.tables.vocabulary import vocabulary

    known = vocabulary()
    said = (*known.ontology, *known.code_triples)
    found = {each.subject.value for each in said if not str(each.subject).startswith(("_:", "<<"))}  # type: ignore[union-attr]
    extended = (each for each in used.projects[:-1] if not each.is_library)
    places = [project.PACKAGED if each.base == BASE else each.folder for each in extended]
    if places:
        with project.using(None):
            store = open_graph(*places).store()
        query = "SELECT DISTINCT ?thing WHERE { ?thing ?property ?value FILTER(ISIRI(?thing)) }"
        found |= {row[0].value for row in store.query(query)}  # type: ignore[union-attr]
    others = {iri for iri in found if used.home(iri) not in (None, used.own)}
    return others | {iri for iri in terms_of(known) if used.home(iri) != used.own}


def terms_of(known: "Vocabulary") -> set[str]:
    """Return the classes and properties that tables may name, also those of other vocabularies."""
    return {*known.classes, *(each.iri for each in known.properties.values())}


def used_by(used: "Projects") -> set[str]:
    """Return the IRIs that the files of a project may name, as they stand there."""
    found = set[str]()
    names = [each.name for each in used.projects[:-1]]
    for path in filter(Path.is_file, used.own.whole()):
        rows = [(table, row) for table in tables_in(path) for row in table.rows] if is_table(path) else []
        ids = {name for table, row in rows for name in re.split(r"[\s,;|]+", table.get(row, "sources")) if name}
        found |= {f"{each.base}id/source/{name}" for each in used.projects[:-1] for name in ids}
        texts = [cell for table, row in rows for cell in (*table.header.cells, *row.cells)] or text_of(path)
        found |= {iri for text in texts for token in TOKEN.findall(text) for iri in meant(token, names)}
    return found


def meant_by(graph: "Graph", own: "Project") -> set[str]:
    """Return the IRIs that things, claims and terms of a project have as values, also what cells call by words."""
    from creativegraph import project

    text = project.text_of("validation/projects/uses.rq").replace("#base", render("iri", own.base))
    return {row[0].value for row in graph.store().query(text)}  # type: ignore[union-attr]


def text_of(path: Path) -> list[str]:
    """Return the text of a file, if it is one."""
    with suppress(OSError, UnicodeDecodeError):
        return [path.read_text(encoding="utf-8-sig")]
    return []


def meant(token: str, names: list[str]) -> Iterator[str]:
    """Yield what a word of a file may name: a term, a thing, or an id of a project."""
    head, colon, local = token.partition(":")
    if iri := expand(token):
        yield iri
    elif colon and head in names:
        yield from (
            owned(kind, token if head != "creativegraph" else local) for kind in ("claim", "correction", "source")
        )
    elif "/" in token and not colon:
        kind, _, slug = token.partition("/")
        yield from things_named(kind, slug)


def changed(graph: "Graph | None", used: "Projects", lock: Lock) -> Iterator[Difference]:
    """Yield what is gone since a lock was written, and what is answered otherwise if there is a graph to ask."""
    folder, known = used.own.folder, names_in(used)
    file = str(folder / NAME)
    for number, (iri,) in lock.of("uses"):
        if iri not in known:
            what = "id" if OF_A_PROJECT.search(iri) else "term"
            yield Difference(file, number, f"the {what} {short(iri)} is gone, and the project uses it")
    if graph is None:
        return
    for number, (was, name) in lock.of("answer"):
        yield from answered(graph, folder / name, was, Difference(file, number, ""))
    for number, (was, name) in lock.of("query"):
        try:
            same = example(graph, name) == was
        except CreativeGraphError as error:
            yield Difference(file, number, str(error))
            continue
        if not same:
            yield Difference(file, number, f"{name} answers otherwise; a test of it in tests/ would tell the rows")


def answered(graph: "Graph", path: Path, was: str, at: Difference) -> Iterator[Difference]:
    """Yield how the answer to a test differs from that of the lock: by its rows, if the test has those of the lock."""
    try:
        table = read(path)
        _, rows = cells_of(answer_of(graph, table), table.columns)
    except CreativeGraphError as error:
        yield at._replace(message=str(error))
        return
    if digest(map(str, rows)) != was:
        yield at._replace(message=f"{table.question} answers otherwise")
        yield from differences(table, rows)
