"""Writes the Python modules of a folder of queries, or compares them; module.py makes their text.

The text of a module comes from the headers of its query files alone, so a module is stale as soon as a header changes;
``check_modules`` finds that out. The packaged topics are made by this too.
"""

import keyword
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from creativegraph import project
from creativegraph.catalogue.module import IMPORTED, Topic, class_name, package_text, topic_text
from creativegraph.catalogue.query import Query, parse
from creativegraph.errors import ArgumentError, CatalogueError, UnreadableError, UnwritableError, shown
from creativegraph.files import atomic_write, make_folder
from creativegraph.iris import TERMS, expand, space_of
from creativegraph.names.kinds import above, packaged_terms

__all__ = ["check_modules", "packaged_folders", "write_modules"]

MARK = re.compile(r"# generated from ([^/]+)/.*\*\.rq; edit those")
QUERY_NAME = re.compile(r"[a-z][a-z0-9_]*")
PYTHON_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")  # Python would read some other letters as one and the same
TERMS_FILES = ("../project/library/ontology/terms.tsv", "../../../ontology/terms.tsv")
"""The terms of library and packaged project that headers name, seen from the modules: parsing them anew takes long."""
TAKEN = frozenset({"graph", "languages", "name"})  # parameters of every function, and of ``Graph.run``


def packaged_folders() -> tuple[Path, Path]:
    """Return the folder of the packaged queries and that of their modules.

    Raises:
        ArgumentError: this is an installed package, whose modules are not to be written.
    """
    queries, target = project.folder("queries"), project.root() / "src" / "creativegraph" / "topics"
    if not target.is_dir():
        raise ArgumentError("only a checkout has topics to write; name a folder of queries and one for the modules")
    return queries, target


def write_modules(queries: Path, target: Path) -> list[Path]:
    """Write a typed module for each topic of ``queries`` into ``target``, and return the files written.

    ``queries`` has ``.rq`` files, which make one module named after it, or a folder of them for each topic. All modules
    are written beside their places first, so that after an error the folder is as it was.

    Raises:
        CatalogueError: a header is broken, a name cannot be one in Python or stands for two queries.
        ArgumentError: ``queries`` is not a folder of queries, or ``target`` has files that were not written by this.
        UnwritableError: ``target`` cannot be written.
    """
    texts, gone = plan(queries, target)
    make_folder(target)
    try:
        with ExitStack() as files:
            opened = [(files.enter_context(atomic_write(target / name)), text) for name, text in texts.items()]
            for file, text in opened:
                file.write(text.encode())
                file.flush()
        for path in gone:
            path.unlink()
    except OSError as error:
        raise UnwritableError(f"cannot write modules to {target}: {error.strerror}; name another folder") from error
    return [target / name for name in texts]


def check_modules(queries: Path, target: Path) -> None:
    """Pass if ``write_modules`` would change nothing.

    Raises:
        CatalogueError: a module is stale or missing, or what ``write_modules`` raises.
    """
    texts, gone = plan(queries, target)
    stale = [name for name, text in texts.items() if content(target / name) != text]
    stale += [path.name for path in gone]
    if stale:
        folders = "" if is_packaged(queries) else f" {queries} {target}"
        raise CatalogueError(
            f"{', '.join(sorted(stale))} in {target} differ from the queries in {queries};"
            f" write them again with `creativegraph codegen{folders}`"
        )


def plan(queries: Path, target: Path) -> tuple[dict[str, str], list[Path]]:
    """Return the texts that the target folder shall hold by file name, and its modules of topics that are no more."""
    found = folders_in(queries)
    if is_packaged(queries):
        found = iter(sorted((*folders_in(project.LIBRARY / "queries"), *found), key=lambda each: each[0].name))
    topics = [read_topic(folder, files, queries, target) for folder, files in found]
    names = [each.module for each in topics]
    if twice := repeated(names):
        raise CatalogueError(f"two folders in {queries} make one module {twice}.py; rename one")
    check_kinds((query for topic in topics for _, query in topic.queries), packaged=is_packaged(queries))
    texts = {f"{each.module}.py": topic_text(each) for each in topics}
    source = f"{queries.resolve().name}/" if topics[0].folder == queries else f"{queries.resolve().name}/*/"
    texts["__init__.py"] = package_text(source, names)
    if is_packaged(queries):
        texts |= dict(zip(TERMS_FILES, packaged_terms(), strict=True))
    return texts, [path for path in own_files(target, queries) if path.name not in texts]


def is_packaged(queries: Path) -> bool:
    """Return whether these are the queries of the package, which have names of their own."""
    return queries.resolve() == project.folder("queries").resolve()


def folders_in(queries: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Yield each folder that has queries, with its files."""
    if not queries.is_dir():
        raise ArgumentError(f"{queries} is not a folder; name one that has .rq files")
    flat, nested = sorted(queries.glob("*.rq")), sorted(queries.glob("*/*.rq"))
    if flat and nested:
        raise CatalogueError(
            f"{queries} has {flat[0].name} beside the folder {nested[0].parent.name};"
            " keep queries in one folder, or each in the folder of its topic"
        )
    if not flat and not nested:
        raise ArgumentError(f"{queries} has no .rq files; name a folder of queries, or of folders of queries")
    for folder, files in groupby(flat or nested, key=lambda path: path.parent):
        yield folder, list(files)


def read_topic(folder: Path, files: Sequence[Path], queries: Path, target: Path) -> Topic:
    """Return the queries of a folder, all of whose names can be names in Python."""
    if twice := repeated([path.stem.casefold() for path in files]):
        raise CatalogueError(f"{folder} has two queries of the name {twice}; rename one")
    found = [(path.stem, read_query(path)) for path in files]
    if twice := repeated([class_name(name) for name, _ in found]):
        raise CatalogueError(f"{folder} has two queries that make one class {twice}; rename one")
    if is_packaged(queries):
        return Topic(folder.name, folder, f"queries/{folder.name}/", "", about(folder), found)
    top = queries.resolve().name
    source = f"{top}/" if folder == queries else f"{top}/{folder.name}/"
    return Topic(module_name(folder.resolve().name), folder, source, way_to(folder, target), about(folder), found)


def read_query(path: Path) -> Query:
    """Return the query in a file if it can be run, and its name, parameters and columns can be names in Python."""
    from pyoxigraph import Store

    from creativegraph.files.query_depth import check_depth

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"cannot read the query file {path}: {error}; save it as UTF-8") from error
    query = parse(str(path), str(path), text)
    check_depth(text)
    try:
        Store().query(text)
    except SyntaxError as error:
        raise CatalogueError(f"{path}: the query is not SPARQL 1.1: {' '.join(str(error).split())}") from error
    own = class_name(path.stem)
    check_name(path, "the file's name", path.stem, QUERY_NAME, IMPORTED)
    if own in IMPORTED:
        raise CatalogueError(f"{path}: {shown(path.stem)} makes a class {own}, which every module imports; rename it")
    for parameter in query.parameters:
        check_name(path, "the parameter", parameter.name, PYTHON_NAME, TAKEN | IMPORTED | {own})
    for column in query.columns:
        # What every class has, such as mro, would be taken for the default of a column of that name.
        check_name(path, "the column", column.name, PYTHON_NAME, IMPORTED | set(dir(type)))
    return query


def check_name(path: Path, what: str, name: str, pattern: re.Pattern[str], taken: Iterable[str]) -> None:
    """Refuse a name that is none in Python, or means something else in a module."""
    if not pattern.fullmatch(name) or keyword.iskeyword(name):
        letters = "small letters" if pattern is QUERY_NAME else "letters"
        raise CatalogueError(
            f"{path}: {what} {shown(name)} cannot be a name in Python; use {letters} a to z, digits and _,"
            " a letter first and no keyword"
        )
    if name in taken:
        raise CatalogueError(f"{path}: {what} {shown(name)} means something else in the module; rename it")


def check_kinds(queries: Iterable[Query], *, packaged: bool) -> None:
    """Refuse headers that name a class or code list that the ontology does not have.

    Own queries may name classes of other ontologies, which are not at hand.
    """
    known = {"class", "property", *(f"code:{name}" for name in project.schemes())}
    for query in queries:
        for parameter in query.parameters:
            for each in parameter.takes:
                iri = expand(each) or each
                checked = packaged or each.startswith("code:") or iri.startswith(TERMS) or space_of(iri) is not None
                if checked and each not in known and not above(iri):
                    raise CatalogueError(
                        f"{query.name}: {parameter.name} takes {each}, which is neither a class of the ontology nor a"
                        " code list; correct it in the header"
                    )


def own_files(target: Path, queries: Path) -> list[Path]:
    """Return the modules that were written into a folder before, from the queries of this folder.

    Raises:
        ArgumentError: it is not a folder or has other files, which may be someone's work.
    """
    if target.resolve() == queries.resolve():
        raise ArgumentError(f"{target} is the folder of the queries; name another folder for the modules")
    if target.exists() and not target.is_dir():
        raise ArgumentError(f"{target} is a file; name a folder for the modules")
    found = []
    for path in sorted(target.iterdir()) if target.is_dir() else ():
        if path.name in ("__pycache__", "py.typed") or path.name.startswith(".") or path.resolve() == queries.resolve():
            continue
        mark = MARK.match((content(path) or "").partition("\n")[0]) if path.suffix == ".py" else None
        if mark is None or path.is_symlink():
            raise ArgumentError(f"{target} has {path.name}, which codegen did not write; name a folder of its own")
        if mark[1] != queries.resolve().name:
            raise ArgumentError(f"{target} has {path.name}, written for the queries in {mark[1]}; name another folder")
        found.append(path)
    return found


def content(path: Path) -> str | None:
    """Return the text of a file, None if it cannot be read; Git may have given it the line ends of Windows."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def about(folder: Path) -> list[str]:
    """Return the first two paragraphs of a folder's README.md, which become the module's docstring."""
    paragraphs = (content(folder / "README.md") or "").split("\n\n")
    texts = [" ".join(each.split()) for each in paragraphs if not each.lstrip().startswith("#")]
    return [each for each in texts if each][:2]


def module_name(folder: str) -> str:
    """Return the name of the module for a folder, whatever its letters."""
    name = re.sub(r"[^a-z0-9_]", "_", folder.lower())
    return name if QUERY_NAME.fullmatch(name) and not keyword.iskeyword(name) else f"queries_{name}".rstrip("_")


def way_to(folder: Path, target: Path) -> str:
    """Return the way from the modules to a folder of queries; the modules work wherever both are moved together."""
    try:
        return Path(os.path.relpath(folder.resolve(), target.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return folder.resolve().as_posix()


def repeated(names: Sequence[str]) -> str:
    """Return the first name that comes twice, or an empty text."""
    return next((name for place, name in enumerate(names) if name in names[:place]), "")
