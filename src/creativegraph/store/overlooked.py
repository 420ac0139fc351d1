"""What was not read of the places that were named: files of a folder that are passed over, statements that are lost."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import Cell, Fault, shown
from creativegraph.store.content import is_rdf

if TYPE_CHECKING:
    from creativegraph.store.written import RdfText
    from creativegraph.tables.table import Table

__all__ = [
    "LINK", "is_fault", "is_packed", "links_told", "lost", "of_unread", "outside_data", "passed_over", "without_rows",
]  # fmt: skip

# Patterns are texts here, which most graphs do not need compiled.
PACKED = r"(?i)\.(gz|tgz|zip|7z|tar|rar|bz2|tbz2?|xz|txz|zst|lz4|lzma)$"
PACKED_TABLE = r"(?i)\.(csv|tsv|xlsx|xlsm|xls|ods)\.\w+$"
LIKE_DATA = r"(?i)\.(ttl|turtle|n3|nt|nq|trig|rdf|owl|xml|json(ld)?|csv|tsv|xls[xmb]?|ods)(?![a-z])"
LIKE_RDF = (
    rb"(?i)(\xef\xbb\xbf)?\s*(#[^\n]*\n\s*)*"
    rb'(@?prefix\s+[\w.-]*:|@?base\s+<|<[^\s<>]*:[^\s<>]*>\s|<\?xml\b|\{\s*")'
)
HAVE_A_USE = ("data", "ontology", "queries", "shapes", "tests", "wheels")
"""The folders of a project in which something is read, or not to be."""
DRAFT = ".draft."
"""What the name of a draft has in it: its rows are no claims until they are taken, so it need not be moved."""
LINK = "link-passed-over"
NAMED = 3
"""How many of the files that were passed over a note names."""


def is_packed(path: Path) -> bool:
    """Return True for an archive or a packed file, which is read only if it is RDF with .gz at its end."""
    return re.search(PACKED, path.name) is not None


def is_fault(found: Fault) -> bool:
    """Return True for what someone must look at, False for what is a note."""
    from creativegraph.tables.rules import rules

    return rules().get(found.rule, "violation") != "info"


def passed_over(place: object) -> list[Fault]:
    """Return what is said of the links of a folder that are not followed, and of files neither tables nor RDF."""
    if not isinstance(place, (str, Path)) or not Path(place).is_dir():
        return []
    from creativegraph.tables.rules import fault
    from creativegraph.tables.sheets.files import files_below, is_table, links_not_followed

    folder = Path(place)
    rest = [each for each in files_below(folder) if not is_table(each) and not is_rdf(each)]
    packed = [each for each in rest if is_packed(each)]
    found = [
        fault(Cell(str(each), "", 1, 1), "packed-table" if re.search(PACKED_TABLE, each.name) else "packed-file")
        for each in packed
    ]
    others = [each for each in rest if each not in packed]
    data = [each for each in others if is_like_data(each)]
    texts = [each for each in others if each not in data]
    for rule, files in (("files-unread", data), ("files-passed-over", texts)):
        if files:
            names = named(folder, files)
            found.append(fault(Cell(str(folder), "", 1, 1), rule, n=str(len(files)), names=names))
    return [*found, *(fault(Cell(str(each), "", 1, 1), LINK) for each in links_not_followed(folder))]


def links_told(found: "Iterable[Fault]") -> list[str]:
    """Return what is said of links that are not followed, in one line: of the first, and how many more there are."""
    links = [str(each) for each in found if each.rule == LINK]
    more = f" (and {len(links) - 1:,} more)" if len(links) > 1 else ""
    return [f"{links[0]}{more}"] if links else []


def of_unread(folder: Path) -> str:
    """Return the part of a message that names files of a folder that look like data or are packed, and are not read."""
    from creativegraph.tables.sheets.files import files_below

    found = [each for each in files_below(folder) if is_packed(each) or is_like_data(each)]
    return f" but {named(folder, found)}, which is packed or has another ending" if found else ""


def outside_data(place: object) -> list[Fault]:
    """Return what is said of the tables of a project that lie outside its folders, where none is read."""
    if not project.is_project(place) or Path(str(place)).resolve() == project.root().resolve():
        return []
    from creativegraph.tables.decisions import NAME
    from creativegraph.tables.rules import fault
    from creativegraph.tables.sheets.files import is_table

    folder = Path(str(place))
    found: list[Path] = []
    for here, folders, files in os.walk(folder):
        top, used = (HAVE_A_USE, (NAME,)) if Path(here) == folder else ((), ())
        found += [
            Path(here, each)
            for each in files
            if not each.startswith((".", "~$")) and each not in used and is_table(Path(each))
            if DRAFT not in each
        ]
        folders[:] = [
            each
            for each in folders
            if not each.startswith(".") and each not in top
            if not project.is_project(Path(here, each)) and not Path(here, each, "pyvenv.cfg").is_file()
        ]
    if not found:
        return []
    details = {"n": str(len(found)), "names": named(folder, sorted(found))}
    return [fault(Cell(str(folder), "", 1, 1), "tables-outside-data", **details)]


def without_rows(place: object, tables: "Iterable[Table]") -> list[Fault]:
    """Return what is said of the files of tables in a place that have a header and no row below it."""
    from creativegraph.tables.rules import fault

    if not isinstance(place, (str, Path)) or Path(place).resolve() == project.root().resolve():
        return []
    filled: dict[str, bool] = {}
    for each in tables:
        if Path(place) in (Path(each.file), *Path(each.file).parents):
            filled[each.file] = filled.get(each.file, False) or bool(each.rows or each.left)
    return [fault(Cell(file, "", 1, 1), "no-triples") for file, has_rows in filled.items() if not has_rows]


def is_like_data(path: Path) -> bool:
    """Return True for a file whose name has the ending of RDF or a table in it, or that begins as RDF without any."""
    if path.suffix:
        return re.search(LIKE_DATA, path.name) is not None
    try:
        with path.open("rb") as file:
            return re.match(LIKE_RDF, file.read(1000)) is not None
    except OSError:
        return False


def named(folder: Path, files: Sequence[Path]) -> str:
    """Return the names of files in a folder, the first few of many."""
    names = [str(each.relative_to(folder)) for each in files[:NAMED]]
    return ", ".join([*map(shown, names), *(["…"] if len(files) > NAMED else [])])


def lost(text: "RdfText", *, empty: bool) -> list[Fault]:
    """Return what was lost of an RDF file that its parser found nothing wrong with."""
    is_json = text.format.file_extension == "jsonld"
    if not (empty or (is_json and not text.seen.whole)):
        return []
    from creativegraph.store.dropped import dropped

    start, parts = Cell(str(text.path), "", 1, 1), dropped(text.data) if is_json and not text.seen.whole else []
    if not (empty or parts):
        return []
    from creativegraph.tables.rules import fault

    if empty and not any(each.rule != "dropped-key" for each in parts):
        content = text.data.strip() not in (b"", b"{}", b"[]")
        return [fault(start, "no-context" if is_json and content else "no-triples")]
    return [fault(Cell(start.file, "", each.row, each.column), each.rule, given=each.text) for each in parts]
