"""The ontology, its parts, the shapes, the codes and the things as files in four formats.

The same input gives the same bytes: blank nodes are named by their content (RDFC-1.0), statements are sorted, and
Turtle is put together from the source files, which are written for people.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import UnwritableError
from creativegraph.files import atomic_write, make_folder
from creativegraph.iris import THINGS
from creativegraph.ontology.versions import codes_of, current, kept, releases, spoken
from creativegraph.tables.vocabulary import triples_of, vocabulary

if TYPE_CHECKING:
    from pyoxigraph import Store, Triple

__all__ = ["ENDINGS", "files", "keep"]

ENDINGS = ("ttl", "rdf", "jsonld", "nt")
PREFIX = re.compile(r"^@prefix ([\w-]+): <([^>]+)> \.$", re.MULTILINE)
NAMESPACE = re.compile(r' xmlns:[\w-]+="[^"]*"')


def files(store: "Store", known: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Every file of data by its path in the site; ``known`` are the prefixes to write with."""
    ontology, data = project.folder("ontology"), project.folder("data")
    whole = sorted(ontology.glob("*.ttl"))
    yield from sources("ontology", whole, known)
    yield from sources(f"{spoken(current().version)}/ontology", whole, known)
    for path in releases():
        if path.stem != spoken(current().version):
            yield from written(f"{path.stem}/ontology", kept(path), known)
    for path in whole:
        if path.stem not in ("creativegraph", "external"):
            yield from sources(f"module/{path.stem}", [path], known)
    for path in sorted((ontology / "alignments").glob("*.ttl")):
        yield from sources(f"alignment/{path.stem}", [path], known)
    for path in sorted((data / "codes").glob("*.ttl")):
        yield from sources(f"code/{path.stem}", [path], known)
    yield from sources("shapes", sorted(project.folder("shapes").glob("*.ttl")), known)
    yield "context.jsonld", (ontology / "context.jsonld").read_bytes()
    for kind in project.kinds():
        yield from written(f"id/{kind}", of_kind(store, kind), known)


def keep(folder: Path) -> list[Path]:
    """Keep the present ontology and its codes as a release in a folder; the paths of the two files.

    Raises:
        UnwritableError: this version is kept already, or the folder cannot be written.
    """
    path = folder / f"{spoken(current().version)}.nt"
    parts = ((path, vocabulary().ontology), (codes_of(path), vocabulary().code_triples))
    for file, _ in parts:
        if file.exists():
            raise UnwritableError(f"{file} is there already, and a release never changes; raise the version first")
    for file, triples in parts:
        [(_, data)] = written(file.stem, triples, {}, ("nt",))
        make_folder(file.parent)
        with atomic_write(file) as target:
            target.write(data)
    return [file for file, _ in parts]


def of_kind(store: "Store", kind: str) -> Iterator["Triple"]:
    """What the graph says of the things of a kind."""
    start = f"<{THINGS}{kind}/"
    return (quad.triple for quad in store if str(quad.subject).startswith(start))


def sources(name: str, paths: Sequence[Path], known: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Source files joined into one file a format."""
    yield f"{name}.ttl", joined(paths)
    triples = [each for path in paths for each in triples_of(path)]
    yield from written(name, triples, known, ENDINGS[1:])


def joined(paths: Sequence[Path]) -> bytes:
    """Files of Turtle as one, with all their prefixes on top."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    prefixes = sorted({match[0] for text in texts for match in PREFIX.finditer(text)})
    bodies = [PREFIX.sub("", text).strip("\n") for text in texts]
    return ("\n".join(prefixes) + "\n\n" + "\n\n".join(bodies) + "\n").encode()


def written(
    name: str, triples: Iterable["Triple"], known: dict[str, str], endings: Sequence[str] = ENDINGS
) -> Iterator[tuple[str, bytes]]:
    """Triples as one file a format."""
    from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, serialize

    dataset = Dataset(Quad(each.subject, each.predicate, each.object) for each in triples)
    if any(str(each.subject).startswith("_:") or str(each.object).startswith("_:") for each in dataset):
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    ordered = [each.triple for each in sorted(dataset, key=str)]
    lines = serialize(ordered, format=RdfFormat.N_TRIPLES) or b""
    used = {prefix: space for prefix, space in sorted(known.items()) if space.encode() in lines}
    formats = {
        "ttl": RdfFormat.TURTLE, "rdf": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES,
    }  # fmt: skip
    for ending in endings:
        chosen = formats[ending]
        data = serialize(ordered, format=chosen, prefixes=used if ending in ("ttl", "rdf") else None) or b""
        yield f"{name}.{ending}", settled(data, ending)


def settled(data: bytes, ending: str) -> bytes:
    """Bytes in which the order of prefixes does not change from run to run."""
    if ending == "jsonld":
        return json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    text = data.decode()
    if ending == "ttl":
        prefixes = sorted(match[0] for match in PREFIX.finditer(text))
        return ("\n".join(prefixes) + "\n\n" + PREFIX.sub("", text).lstrip("\n")).encode()
    if ending == "rdf":
        head, close, rest = text.partition(">\n\t<")
        if not close:
            return data
        spaces = sorted(NAMESPACE.findall(head))
        return (NAMESPACE.sub("", head) + "".join(spaces) + close + rest).encode()
    return data
