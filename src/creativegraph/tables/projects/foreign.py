"""What the Turtle of a project says of what belongs to another one, and files of a project that are not read.

Nothing of another project, or of the library, is ever edited: a term that is described anew, a shape that is switched
off or a fact without a claim would change what others said, with nobody to answer for it.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from creativegraph.errors import Cell, Fault
from creativegraph.files import rdf_format
from creativegraph.files.lines import Lines
from creativegraph.iris import BASE, EVIDENCE, compact
from creativegraph.project import NAME, READ, Project, Projects
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets.files import is_table

__all__ = ["facts_of_others", "foreign", "unread"]

RULES = ("ontology/rules", "*.rq")
Stamp = tuple[str, int, int]
MOST = 20
"""How many terms, codes and claims of others are told of a file."""


def foreign(projects: tuple[Project, ...]) -> Iterator[Fault]:
    """Yield where a file of Turtle of a project describes what belongs to another one."""
    bases = {each.base: each.name for each in projects} | {BASE: NAME}
    for made in projects:
        if made.base != BASE:
            for path in turtle_of(made):
                state = path.stat()
                yield from foreign_in((str(path), state.st_size, state.st_mtime_ns), made.base, tuple(bases.items()))


def turtle_of(made: Project) -> Iterator[Path]:
    """Yield the files of Turtle of a project that say what terms, codes and shapes are."""
    for name, pattern in READ:
        if name != "data":
            yield from (path for path in made.files(name, pattern) if path.suffix == ".ttl")


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


def facts_of_others(path: Path, used: Projects) -> list[Fault]:
    """Return where a file of RDF in the data of a project describes terms, codes, claims or things of others.

    Facts about things of others count, and are told once; what others say is not theirs to change.
    """
    from pyoxigraph import parse

    made, chosen = used.holder(str(path)), rdf_format(path.suffix.lower().removeprefix("."))
    if made is None or made.base == BASE or chosen is None:
        return []
    found: dict[str, Fault] = {}
    things: dict[str, tuple[Cell, str]] = {}
    with suppress(SyntaxError, OSError, ValueError):  # whoever reads the file says so
        lines = Lines(path.read_bytes().splitlines(keepends=True))
        for quad in parse(lines, format=chosen, base_iri=path.absolute().as_uri(), lenient=True):
            iri = getattr(quad.subject, "value", "")
            other = used.home(iri) if iri not in found and iri not in things else None
            if other is None or other.base == made.base:
                continue
            cell = Cell(str(path), "", lines.row, lines.column)
            head, _, rest = iri.removeprefix(other.base).partition("/")
            if head == "id" and rest.partition("/")[0] not in EVIDENCE:
                things[iri] = cell, other.name
            elif len(found) < MOST:
                details = {"given": compact(iri), "name": other.name, "base": made.base}
                found[iri] = fault(cell, "of-another-project", **details)
    first = next(iter(things.items()), None)
    if first is not None:
        more = f"{len(things) - 1:,}" if len(things) > 1 else ""
        found[first[0]] = fault(first[1][0], "fact-of-another", given=compact(first[0]), name=first[1][1], more=more)
    return list(found.values())


def unread(projects: Iterable[Project]) -> Iterator[Fault]:
    """Yield what is not read in a project's folders: links out of it, pipes, devices, folders, rules of inference."""
    for made in projects:
        for name, pattern in READ if made.base != BASE else ():
            for path in sorted((made.folder / name).glob(pattern)):
                cell = Cell(str(path), "", 1, 1)
                codes = name == "data/codes" and path.suffix == ".ttl"
                if made.holds(path) or (pattern == "*.*" and not codes and not is_table(path)):
                    continue
                if path.is_symlink() or path.is_file():
                    yield fault(cell, "link-passed-over")
                else:
                    yield fault(cell, "not-a-file")
        for path in made.files(*RULES) if made.base != BASE else ():
            yield fault(Cell(str(path), "", 1, 1), "inference-rule-unread")
