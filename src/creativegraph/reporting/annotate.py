"""Annotated copies of tables, with the cells of findings marked; the originals stay as they are."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from creativegraph import project
from creativegraph.errors import UnreadableError, UnwritableError
from creativegraph.files import make_folder, write_whole
from creativegraph.files.elsewhere import check_closed
from creativegraph.files.remains import beside as name_beside
from creativegraph.files.remains import ended, remains_of, remove_folder
from creativegraph.reporting import copied
from creativegraph.reporting.summary import together
from creativegraph.tables.sheets import TABLES, WORKBOOKS
from creativegraph.tables.sheets.files import files_below
from creativegraph.validation.findings.order import for_copies
from creativegraph.validation.report import Finding, Report

__all__ = ["Marked", "mark"]

PARTS = ("data", "ontology", "queries", "shapes")
"""The folders of a project that a check reads."""
STAGE = "marked"
"""How the hidden folder is called in which copies are made."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What was written for one file: the copies, and what a reader should know of them.

    ``written`` is empty for a file that cannot be marked; ``note`` says why.
    """

    file: str
    written: tuple[str, ...]
    note: str = ""


def mark(report: Report, folder: str | Path) -> tuple[Marked, ...]:
    """Write annotated copies of the tables that have findings, with these cells marked, to ``folder``.

    A workbook comes back with the cells filled by severity, a comment in each, and a sheet ``Findings`` that lists
    all of them with links. A CSV file comes back as it was, with a last column ``findings``, and beside it as a
    workbook, ``claims.csv.xlsx``, with the cells marked. Files in several folders keep their folders below their
    common one. Waived findings are marked in grey. Files of RDF, and files that are no longer there or are no tables,
    are skipped with a note; files without findings and the packaged tables are not copied. Copies of an earlier
    call are replaced, but for those that were edited since.

    The user's tables without findings come along as they are, and of a project all that it consists of, so that the
    folder can be checked by itself when the marked cells are mended.

    Args:
        report: what was found.
        folder: where the copies go; it is made if it is not there.

    Raises:
        UnwritableError: the folder holds one of the tables, a file that is no such copy is in the place of one, a
            copy was edited or is open in another program, or it cannot be written.
    """
    folder = Path(folder)
    found = {file: findings for file, findings in by_file(report).items() if not is_packaged(file)}
    kept = [each for each in found if is_table(each)]
    beside = others(report, found) if kept else []
    places = names([*kept, *beside])
    targets = {file: copies(folder / places[file]) for file in kept} | {
        each: (folder / places[each],) for each in beside
    }
    written = copied.read(folder)
    check(targets, [*report.files, *found], written, folder)
    with staged(folder) as stage:
        made = {file: tuple(stage / each.relative_to(folder) for each in some) for file, some in targets.items()}
        done = [marked(report, file, findings, made.get(file, ())) for file, findings in found.items()]
        done += [whole(each, made[each][0]) for each in beside]
        put_in_place(stage, folder, [Path(path) for each in done for path in each.written], written)
    moved = {str(new): str(folder / new.relative_to(stage)) for some in made.values() for new in some}
    return tuple(replace(each, written=tuple(moved[path] for path in each.written)) for each in done)


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Yield a hidden folder in which the copies are made, and remove it, and those that killed runs left."""
    for each in remains_of(folder / STAGE):
        if not each.alive:
            remove_folder(each.path)
    stage = name_beside(folder / STAGE)
    try:
        yield stage
    finally:
        remove_folder(stage)
        ended(stage)


def put_in_place(stage: Path, folder: Path, made: Sequence[Path], before: Mapping[str, str]) -> None:
    """Put copies into the folder; at each moment the list has the copies that are there, should this be killed."""
    digests = copied.digests(stage, made)
    if not digests:
        return
    copied.write(folder, {**before, **{each: f"{before.get(each, '')} {new}" for each, new in digests.items()}})
    for path in made:
        write_whole(folder / path.relative_to(stage), path.read_bytes())
    copied.write(folder, {**before, **digests})


def is_table(file: str) -> bool:
    """Return whether a file is one of those that can be marked, by its ending."""
    return Path(file).suffix.lower() in {*TABLES, *WORKBOOKS}


def others(report: Report, found: Iterable[str]) -> list[str]:
    """Return the files without findings that a check of the copies needs beside them."""
    data, marked_too = project.folder("data").resolve(), {os.path.realpath(each) for each in found}
    mine = [each for each in report.files if not Path(each).resolve().is_relative_to(data)]
    folders = {folder for each in [*mine, *found] if (folder := folder_of(Path(each))) is not None}
    mine += [str(each) for folder in sorted(folders) for each in parts_of(folder)]
    wanted = {os.path.realpath(each): each for each in mine if is_table(each) or folder_of(Path(each)) is not None}
    return [each for path, each in wanted.items() if path not in marked_too and Path(path).is_file()]


def folder_of(file: Path) -> Path | None:
    """Return the folder of the project that a file is of, but for the packaged one."""
    above = [each for each in file.resolve().parents if project.manifest_of(each)]
    return above[0] if above and above[0] != project.root().resolve() else None


def parts_of(folder: Path) -> Iterator[Path]:
    """Yield the files that a project consists of."""
    manifest = project.manifest_of(folder)
    if manifest is not None:
        yield manifest
    for name in PARTS:
        yield from (each for each in files_below(folder / name) if (folder / name).is_dir())


def whole(file: str, target: Path) -> Marked:
    """Copy a file without findings as it is."""
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        return Marked(file, (), f"cannot be read: {error.strerror}")
    write_whole(target, data)
    return Marked(file, (str(target),))


def by_file(report: Report) -> dict[str, list[Finding]]:
    """Return the findings of each file: worst first, waived ones last, then in the order of the rows."""
    found: dict[str, list[Finding]] = {}
    for each, _ in together(report.findings):
        if each.cell is not None and each.cell.file:
            found.setdefault(each.cell.file, []).append(each)
    return {file: sorted(found[file], key=for_copies) for file in sorted(found)}


def names(files: Sequence[str]) -> dict[str, str]:
    """Return the path of each copy below the folder."""
    whole = {file: os.path.realpath(file) for file in files}
    if not whole:
        return {}
    try:
        common = os.path.commonpath([str(Path(each).parent) for each in whole.values()])
    except ValueError:  # on different drives
        return {file: f"{number}-{Path(file).name}" for number, file in enumerate(files, start=1)}
    return {file: os.path.relpath(each, common) for file, each in whole.items()}


def copies(target: Path) -> tuple[Path, ...]:
    """Return the copy of a table, and the workbook that stands beside that of a CSV file."""
    beside = (target.with_name(f"{target.name}.xlsx"),) if target.suffix.lower() in TABLES else ()
    return (target, *beside)


def check(
    targets: Mapping[str, Sequence[Path]], originals: Iterable[str], written: Mapping[str, str], folder: Path
) -> None:
    """Refuse to write where a table of the user's is, or the user's work in a copy."""
    taken = {os.path.realpath(each) for each in originals}
    for file, made in targets.items():
        if os.path.realpath(Path(file).parent) == os.path.realpath(made[0].parent):
            raise UnwritableError(f"cannot mark {file} in the folder where it is; name another folder for the copies")
        for copy in made:
            known = copied.state(folder, written, copy)
            if os.path.realpath(copy) in taken or (copy.exists() and not known and not ours(copy)):
                raise UnwritableError(
                    f"cannot write {copy}: a file of yours is there, and marked copies never replace one; "
                    "name another folder"
                )
            if known == "edited":
                raise UnwritableError(
                    f"cannot write {copy}: it was edited since it was written; check {folder} as it is, "
                    "or name another folder"
                )
            check_closed(copy)


def is_packaged(file: str) -> bool:
    """Return True for a table of the packaged data, unless the working folder is in its checkout."""
    data, root = project.folder("data").resolve(), project.root().resolve()
    return Path(file).resolve().is_relative_to(data) and not Path.cwd().is_relative_to(root)


def ours(copy: Path) -> bool:
    """Return True for a copy that an earlier call made."""
    from creativegraph.reporting import annotate_csv, annotate_xlsx

    return annotate_csv.is_marked(copy) if copy.suffix.lower() in TABLES else annotate_xlsx.is_marked(copy)


def marked(report: Report, file: str, findings: Sequence[Finding], targets: Sequence[Path]) -> Marked:
    """Write the copies of one file, or say why there are none."""
    from creativegraph.reporting import annotate_csv, annotate_xlsx

    if not targets:
        return Marked(file, (), "is no CSV or XLSX table; look at the lines that the report names")
    make_folder(targets[0].parent)
    try:
        if len(targets) > 1:
            annotate_csv.write(report, file, findings, *targets)
            lost = []
        else:
            lost = annotate_xlsx.write(report, file, findings, *targets)
    except UnreadableError as error:
        return Marked(file, (), str(error))
    note = f"the copy lacks what cannot be kept: {', '.join(lost)}" if lost else ""
    return Marked(file, tuple(map(str, targets)), note)
