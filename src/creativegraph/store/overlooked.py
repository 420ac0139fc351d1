"""What was not read of the places that were named: files of a folder that are passed over, statements that are lost."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import Cell, Fault, shown
from creativegraph.store.jsonld import dropped

if TYPE_CHECKING:
    from creativegraph.store.written import RdfText

__all__ = ["is_fault", "is_packed", "is_violation", "lost", "passed_over"]

PACKED = re.compile(r"\.(gz|tgz|zip|7z|tar|rar|bz2|tbz2?|xz|txz|zst|lz4|lzma)$", re.IGNORECASE)
PACKED_TABLE = re.compile(r"\.(csv|tsv|xlsx|xlsm|xls|ods)\.\w+$", re.IGNORECASE)
NAMED = 3
"""How many of the files that were passed over a note names."""


def is_packed(path: Path) -> bool:
    """Return True for an archive or a packed file, which is read only if it is RDF with .gz at its end."""
    return PACKED.search(path.name) is not None


def is_fault(found: Fault) -> bool:
    """Return True for what someone must look at, False for what is a note."""
    from creativegraph.tables.rules import rules

    return rules().get(found.rule, "violation") != "info"


def is_violation(found: Fault) -> bool:
    """Return True for what keeps a graph from being opened."""
    from creativegraph.tables.rules import rules

    return rules().get(found.rule, "violation") == "violation"


def passed_over(place: object) -> list[Fault]:
    """Return what is said of the links of a folder that are not followed, and of files neither tables nor RDF."""
    from creativegraph.store.load import is_rdf
    from creativegraph.tables.files import files_below, is_table, links_not_followed
    from creativegraph.tables.rules import fault

    if not isinstance(place, (str, Path)) or not Path(place).is_dir():
        return []
    folder = Path(place)
    rest = [each for each in files_below(folder) if not is_table(each) and not is_rdf(each)]
    packed = [each for each in rest if is_packed(each)]
    found = [
        fault(Cell(str(each), "", 1, 1), "packed-table" if PACKED_TABLE.search(each.name) else "packed-file")
        for each in packed
    ]
    others = [each for each in rest if each not in packed]
    if others:
        names = named(folder, others)
        found.append(fault(Cell(str(folder), "", 1, 1), "files-passed-over", n=str(len(others)), names=names))
    return [*found, *(fault(Cell(str(each), "", 1, 1), "link-passed-over") for each in links_not_followed(folder))]


def named(folder: Path, files: Sequence[Path]) -> str:
    """Return the names of files in a folder, the first few of many."""
    names = [str(each.relative_to(folder)) for each in files[:NAMED]]
    return ", ".join([*map(shown, names), *(["…"] if len(files) > NAMED else [])])


def lost(text: "RdfText", *, empty: bool) -> list[Fault]:
    """Return what was lost of an RDF file that its parser found nothing wrong with."""
    from creativegraph.tables.rules import fault

    start, is_json = Cell(str(text.path), "", 1, 1), text.format.file_extension == "jsonld"
    parts = dropped(text.data) if is_json else []
    if empty and not any(each.rule != "dropped-key" for each in parts):
        content = text.data.strip() not in (b"", b"{}", b"[]")
        return [fault(start, "no-context" if is_json and content else "no-triples")]
    return [fault(Cell(start.file, "", each.row, each.column), each.rule, given=each.text) for each in parts]
