"""The RDF files of the site: the ontology, its parts, the shapes, the codes and the things, in four formats.

The same input gives the same bytes: blank nodes are named by their content (RDFC-1.0), triples are sorted, and Turtle
is joined from the source files, which are written for people.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.export.turtle import turtle
from creativegraph.files import rdf_format
from creativegraph.iris import IRI
from creativegraph.ontology.release import current, dotted, in_order, releases, triples_of_release
from creativegraph.ontology.terms import DECLARED, prefixes
from creativegraph.tables.vocabulary import triples_of

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat, Store, Triple

__all__ = ["ENDINGS", "files", "formats", "serialise"]

ENDINGS = ("ttl", "rdf", "jsonld", "nt")
NAMESPACES = re.compile(rb'(?: xmlns:[\w-]+="[^"]*")+')


@cache
def formats() -> "Mapping[str, RdfFormat]":
    """Return the formats of the site by the ending of their files."""
    return {ending: found for ending in ENDINGS if (found := rdf_format(ending))}


def files(store: "Store") -> Iterator[tuple[str, bytes]]:
    """Yield every RDF file of the site with its path."""
    ontology, data = project.folder("ontology"), project.folder("data")
    whole = sorted(ontology.glob("*.ttl"))
    version = dotted(current().version)
    sources = {
        "ontology": whole,
        f"{version}/ontology": whole,
        "shapes": sorted(project.folder("shapes").glob("*.ttl")),
    }
    sources |= {f"module/{path.stem}": [path] for path in whole if path.stem not in ("creativegraph", "external")}
    sources |= {f"alignment/{path.stem}": [path] for path in sorted((ontology / "alignments").glob("*.ttl"))}
    sources |= {f"code/{path.stem}": [path] for path in sorted((data / "codes").glob("*.ttl"))}
    for name, paths in sources.items():
        yield f"{name}.ttl", join(paths)
        yield from serialise(name, (each for path in paths for each in triples_of(path)), ENDINGS[1:])
    for path in releases():
        if path.stem != version:
            yield from serialise(f"{path.stem}/ontology", triples_of_release(path, codes=False))
    yield "context.jsonld", (ontology / "context.jsonld").read_bytes()
    own: defaultdict[str, list[Triple]] = defaultdict(list)
    for quad in store:
        own[IRI(quad.subject.value).kind].append(quad.triple)
    for kind in project.kinds():
        yield from serialise(f"id/{kind}", own[kind])


def join(paths: Sequence[Path]) -> bytes:
    """Return Turtle files as one, with all prefixes on top."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    prefixes = sorted({match[0] for text in texts for match in DECLARED.finditer(text)})
    bodies = [DECLARED.sub("", text).strip("\n") for text in texts]
    return ("\n".join(prefixes) + "\n\n" + "\n\n".join(bodies) + "\n").encode()


def serialise(name: str, triples: Iterable["Triple"], endings: Sequence[str] = ENDINGS) -> Iterator[tuple[str, bytes]]:
    """Yield triples as a file in each format, with its path."""
    from pyoxigraph import RdfFormat, serialize

    ordered = in_order(triples)
    lines = serialize(ordered, format=RdfFormat.N_TRIPLES) or b""
    used = {prefix: space for prefix, space in sorted(prefixes().items()) if space.encode() in lines}
    for ending in endings:
        yield f"{name}.{ending}", lines if ending == "nt" else settled(ordered, ending, used)


def settled(triples: Sequence["Triple"], ending: str, used: dict[str, str]) -> bytes:
    """Return triples in a format, prefixes and keys sorted: pyoxigraph's order changes from run to run."""
    from pyoxigraph import RdfFormat, serialize

    if ending == "ttl":
        return turtle(triples, used)
    if ending == "jsonld":
        nodes = json.loads(serialize(triples, format=RdfFormat.JSON_LD) or b"[]")
        return json.dumps(nodes, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    data = serialize(triples, format=RdfFormat.RDF_XML, prefixes=used) or b""
    return NAMESPACES.sub(lambda found: b" ".join(sorted(found[0].split(b" "))), data, count=1)
