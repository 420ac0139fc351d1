"""Reads the shapes that a graph is validated against, the packaged ones and further files, as N-Triples."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, parse

from creativegraph import project
from creativegraph.engine.tags import marked, unmarked
from creativegraph.errors import Fault, UnreadableError
from creativegraph.iris import BASE, PREFIXES, RDF_TYPE
from creativegraph.project import PACKAGED, Packaged
from creativegraph.store.rdf_file import broken, needed_format, parsed_triples, text_of, triples_in
from creativegraph.tables.sheets.files import unreadable
from creativegraph.validation.projects.figures import with_figures
from creativegraph.validation.projects.properties import shapes_of_properties
from creativegraph.validation.projects.ranks import with_ranks
from creativegraph.validation.shapes.graph import SHAPES_KEPT, closure, shapes_of
from creativegraph.validation.shapes.languages import with_languages
from creativegraph.validation.shapes.remote import refuse_remote

__all__ = [
    "about", "aimed", "bound_in", "grouped", "labels_of", "listed", "part", "parted", "reached", "read_shapes",
    "rule_names", "shape_files", "targeted", "unread_shapes",
]  # fmt: skip

PREFIX = re.compile(rb"^# prefix (\S*) <([^>]*)>$", re.MULTILINE)
Term = NamedNode | BlankNode | Literal | Triple
KINDS = {f"<{PREFIXES['sh']}{name}>" for name in ("NodeShape", "PropertyShape")}
RULE = b" <http://www.w3.org/ns/shacl#rule> "
TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target")
AIM = re.compile(
    rb"^(\S+) <http://www\.w3\.org/ns/shacl#(?:" + "|".join(TARGETS).encode() + rb")> [^\n]*\n", re.MULTILINE
)


def listed(more: str | Path | Packaged | Iterable[str | Path | Packaged]) -> list[Path | Packaged]:
    """Return the files of shapes that are given; the name ``packaged`` stands for the packaged ones."""
    own = [more] if isinstance(more, (str, Path, Packaged)) else more
    return [PACKAGED if str(each) == PACKAGED.value or each is PACKAGED else Path(each) for each in own]


def shape_files(
    more: str | Path | Packaged | Iterable[str | Path | Packaged], *, alone: bool = False, without: Collection[str] = ()
) -> list[Path]:
    """Return the packaged files of shapes, unless others are used ``alone``, and those given, but for some."""
    own = [each for each in listed(more) if isinstance(each, Path)]
    return own if alone else [each for each in (*project.files("shapes", "*.ttl"), *own) if str(each) not in without]


def unread_shapes() -> list[Fault]:
    """Return what keeps files of shapes of projects from being read."""
    used, found = project.in_use(), list[Fault]()
    for made in (each for each in used.projects if each.base != BASE) if used else ():
        for path in made.files("shapes", "*.ttl"):
            try:
                parsed_triples(path)
            except SyntaxError as error:
                found.append(broken(path, error))
            except UnreadableError as error:
                found.append(unreadable(path, error))
    return found


def read_shapes(
    more: str | Path | Packaged | Iterable[str | Path | Packaged], *, alone: bool = False, without: Collection[str] = ()
) -> bytes:
    """Return the packaged shapes, unless others are used ``alone``, and further files but for some, as N-Triples.

    Raises:
        UnreadableError: a file is missing or is not what its name says; the message names the line.
        RemoteAccessError: a query in a further file would fetch from elsewhere.
    """
    packaged = (project.LIBRARY / "shapes", project.folder("shapes"))
    files = shape_files(more, alone=alone, without=without)
    own = [each for each in files if each.parent not in packaged]
    for path in own:
        refuse_remote(path, triples_in(path))
    bound = b"".join(prefixes_of(path) for path in own)
    rules = bound + b"".join(ntriples_of(path) for path in files)
    used = project.in_use()
    return (
        rules
        if alone or used is None
        else with_languages(with_figures(with_ranks(rules), used), used) + shapes_of_properties(used)
    )


def prefixes_of(path: Path) -> bytes:
    """Return the prefixes of a file as comments of N-Triples: engines let queries use those that nothing declares."""
    try:
        reader = parse(text_of(path), format=needed_format(path), base_iri=path.absolute().as_uri())
        for _ in reader:
            pass
    except SyntaxError:
        return b""  # whoever reads its triples says so
    return "".join(f"# prefix {name} <{iri}>\n" for name, iri in sorted(reader.prefixes.items())).encode()


def bound_in(rules: bytes) -> dict[str, str]:
    """Return the prefixes of the files that shapes were read from, but for those that two files use differently."""
    found: dict[str, set[str]] = {}
    for name, iri in PREFIX.findall(rules):
        found.setdefault(name.decode(), set()).add(iri.decode())
    return {name: next(iter(iris)) for name, iris in found.items() if len(iris) == 1}


def ntriples_of(path: Path) -> bytes:
    """Return a file of shapes as N-Triples; the labels of blank nodes are the same each time.

    Raises:
        UnreadableError: the file is missing or is not what its name says; the message names the line.
    """
    return kept_ntriples(path, path.read_bytes()) if is_ours(path) else fresh_ntriples(path)


@lru_cache(maxsize=64)
def kept_ntriples(path: Path, _data: bytes) -> bytes:
    """Return what ``ntriples_of`` does of a packaged file that holds some bytes: each check needs them all."""
    return fresh_ntriples(path)


def fresh_ntriples(path: Path) -> bytes:
    """Return what ``ntriples_of`` does, read anew."""
    named = labels_of(path)
    lines = {f"{named(each.subject)} {each.predicate} {named(each.object)} .\n": None for each in with_tags(path)}
    return unmarked("".join(lines).encode())


def with_tags(path: Path) -> Iterable[Triple]:
    """Return the triples of a file; language tags with capitals are marks where the format is Turtle or like it."""
    triples = triples_in(path)
    text, form = text_of(path), needed_format(path)
    if form.file_extension not in ("ttl", "nt") or (tagged := marked(text)) == text:
        return triples
    try:
        return [each.triple for each in parse(tagged, format=form, base_iri=path.absolute().as_uri())]
    except SyntaxError:
        return triples


def is_ours(path: Path) -> bool:
    """Return whether a file is one of the packaged ones; others may be named alike."""
    return path.parent in (project.folder("shapes"), project.LIBRARY / "shapes")


def labels_of(path: Path) -> Callable[[Term], Term]:
    """Return a function that gives the blank nodes of a file labels of its own, in the order in which they come."""
    name = f"s{crc32((path.name if is_ours(path) else str(path.absolute())).encode(errors='surrogateescape')):08x}"
    labels: dict[str, BlankNode] = {}

    def labelled(node: Term) -> Term:
        if not isinstance(node, BlankNode):
            return node
        return labels.setdefault(node.value, BlankNode(f"{name}n{len(labels)}"))

    return labelled


@lru_cache(maxsize=SHAPES_KEPT)
def rule_names(rules: bytes) -> tuple[str, ...]:
    """Return the IRIs of all shapes: of what has a severity, is called a shape or has a target."""
    shapes = shapes_of(rules)
    aims = set(targeted(rules))
    return tuple(
        node.strip("<>")
        for node in shapes.about
        if shapes.values(node, "sh:severity")
        or (node.startswith("<") and (node in aims or not KINDS.isdisjoint(shapes.values(node, "rdf:type"))))
    )


@lru_cache(maxsize=SHAPES_KEPT)
def targeted(rules: bytes) -> tuple[str, ...]:
    """Return the shapes that have a target, as N-Triples writes them, in order; classes that are shapes among them."""
    return tuple(sorted({found[1].decode() for found in AIM.finditer(rules)} | shapes_of(rules).implicit.keys()))


def aiming(rules: bytes, kept: Collection[str]) -> bytes:
    """Return the shapes, with the targets of some only; a class that is a shape has itself as target."""
    aimed_only = AIM.sub(lambda aim: aim[0] if aim[1].decode() in kept else b"", rules)
    for shape, kinds in shapes_of(rules).implicit.items():
        if shape not in kept:
            for kind in kinds:
                aimed_only = aimed_only.replace(f"{shape} <{RDF_TYPE}> {kind} .\n".encode(), b"")
    return aimed_only


def grouped(rules: bytes, number: int) -> list[bytes]:
    """Return the shapes several times, each time with other targets, so that together they have all.

    Shapes with SHACL rules stay together: what a rule adds may make another shape find something.
    """
    if RULE in rules:
        return [rules]
    shapes = targeted(rules)
    return [aiming(rules, shapes[place::number]) for place in range(min(number, len(shapes)))] or [rules]


def aimed(rules: bytes, things: Mapping[str, Iterable[str]]) -> bytes:
    """Return some shapes with these things as their only targets; both as N-Triples writes them."""
    lines = [
        f"{shape} <{PREFIXES['sh']}targetNode> {thing} .\n" for shape, some in things.items() for thing in sorted(some)
    ]
    return about(without_targets(rules), reached(rules, things)) + "".join(lines).encode()


@lru_cache(maxsize=SHAPES_KEPT)
def without_targets(rules: bytes) -> bytes:
    """Return the shapes without targets: each check with alternatives gives some of them targets of its own."""
    return aiming(rules, ())


def part(rules: bytes, shapes: Collection[str]) -> bytes:
    """Return some shapes with their targets, with all that they are made of and nothing else."""
    return about(aiming(rules, shapes), reached(rules, shapes))


def reached(rules: bytes, shapes: Iterable[str]) -> frozenset[str]:
    """Return some shapes and all that they are made of: constraint components and functions of one's own as well."""
    known = shapes_of(rules)
    return frozenset[str]().union(*(closure(node, known.uses) for node in (*shapes, *known.functions)))


def about(rules: bytes, nodes: Collection[str]) -> bytes:
    """Return the triples about some nodes, and the prefixes."""
    kept = {b"#", *(node.encode() for node in nodes)}
    return b"".join(line for line in rules.splitlines(keepends=True) if line.partition(b" ")[0] in kept)


def parted(rules: bytes, refused: Mapping[str, str]) -> tuple[bytes, bytes, dict[str, str]]:
    """Return the shapes with targets that use nothing ``refused``, all with the targets of the others, and reasons."""
    shapes = targeted(rules) if refused else ()
    slow = {shape: refused[min(used)] for shape in shapes if (used := reached(rules, [shape]) & refused.keys())}
    if not slow:
        return rules, b"", {}
    quick = set(shapes) - slow.keys()
    unused = reached(rules, slow) - reached(rules, quick)
    fast = about(aiming(rules, quick), shapes_of(rules).about.keys() - unused)
    return fast, part(rules, slow), slow
