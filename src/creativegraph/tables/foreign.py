"""What the Turtle of a project says of what belongs to another one, and files of a project that are not read.

Nothing of another project, or of the library, is ever edited: a term that is described anew, a shape that is switched
off or a fact without a claim would change what others said, with nobody to answer for it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from creativegraph.errors import Cell, Fault
from creativegraph.files.lines import Lines
from creativegraph.iris import BASE, compact
from creativegraph.project import NAME, Project
from creativegraph.tables.files import is_table
from creativegraph.tables.rules import fault

__all__ = ["foreign", "unread"]

RULES = ("ontology/rules", "*.rq")
TURTLE = (("ontology", "*.ttl"), ("data/codes", "*.ttl"), ("shapes", "*.ttl"))
READ = (*TURTLE, ("data", "*.*"), ("data/codes", "*.*"), ("queries", "*/*.rq"))
Stamp = tuple[str, int, int]


def foreign(projects: tuple[Project, ...]) -> Iterator[Fault]:
    """Yield where a file of Turtle of a project describes what belongs to another one."""
    bases = {each.base: each.name for each in projects} | {BASE: NAME}
    for made in projects:
        if made.base != BASE:
            for path in (path for each in TURTLE for path in made.files(*each)):
                state = path.stat()
                yield from foreign_in((str(path), state.st_size, state.st_mtime_ns), made.base, tuple(bases.items()))


@lru_cache(maxsize=64)
def foreign_in(file: Stamp, base: str, bases: tuple[tuple[str, str], ...]) -> list[Fault]:
    """Return where a file describes what belongs to another project than the one with a base, once for each subject."""
    from pyoxigraph import RdfFormat, parse

    owners = sorted(bases, key=lambda each: len(each[0]), reverse=True)

    def owner(subject: str) -> str:
        found = next((each for each in owners if subject.startswith(each[0])), (base, ""))
        return "" if found[0] == base else found[1]

    def subjects(data: "Iterable[bytes] | bytes") -> Iterator[tuple[str, Lines | None]]:
        lines = None if isinstance(data, bytes) else Lines(data)
        given = data if isinstance(data, bytes) else lines
        try:
            for each in parse(given, format=RdfFormat.TURTLE, base_iri=Path(file[0]).as_uri(), lenient=True):
                yield getattr(each.subject, "value", ""), lines
        except SyntaxError:  # whoever reads the file says so
            return

    try:
        text = Path(file[0]).read_bytes()
    except OSError:
        return []
    if not any(owner(each) for each, _ in subjects(text)):
        return []
    found: dict[str, Fault] = {}
    for each, lines in subjects(text.splitlines(keepends=True)):
        if each not in found and lines is not None and (name := owner(each)):
            cell = Cell(file[0], "", lines.row, lines.column)
            found[each] = fault(cell, "of-another-project", given=compact(each), name=name, base=base)
    return list(found.values())


def unread(projects: Iterable[Project]) -> Iterator[Fault]:
    """Yield what is not read in a project's folders: links out of it, pipes, devices, folders, rules of inference."""
    for made in projects:
        for name, pattern in READ if made.base != BASE else ():
            for path in sorted((made.folder / name).glob(pattern)):
                cell = Cell(str(path), "", 1, 1)
                if made.holds(path) or (pattern == "*.*" and not is_table(path)):
                    continue
                if path.is_symlink() or path.is_file():
                    yield fault(cell, "link-passed-over")
                else:
                    yield fault(cell, "not-a-file")
        for path in made.files(*RULES) if made.base != BASE else ():
            yield fault(Cell(str(path), "", 1, 1), "inference-rule-unread")
