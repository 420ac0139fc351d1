"""The RDF files of the site: the ontology, its parts, the shapes, the codes and the things, in four formats.

The same input gives the same bytes: blank nodes are named by their content (RDFC-1.0), triples are sorted, and Turtle
is joined from the source files, which are written for people.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.export.turtle import turtle
from creativegraph.files import rdf_format
from creativegraph.iris import THINGS
from creativegraph.ontology.release import current, dotted, in_order, releases, triples_of_release
from creativegraph.tables.vocabulary import triples_of

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat, Store, Triple

__all__ = ["ENDINGS", "files", "formats", "serialise"]

ENDINGS = ("ttl", "rdf", "jsonld", "nt")
PREFIX = re.compile(r"^@prefix ([\w-]+): <([^>]+)> \.$", re.MULTILINE)
NAMESPACE = re.compile(r' xmlns:[\w-]+="[^"]*"')


@cache
def formats() -> "Mapping[str, RdfFormat]":
    """Return the formats of the site by the ending of their files."""
    return {ending: found for ending in ENDINGS if (found := rdf_format(ending))}


def files(store: "Store", prefixes: dict[str, str]) -> Iterator[tuple[str, bytes]]:
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
        yield from serialise(name, (each for path in paths for each in triples_of(path)), prefixes, ENDINGS[1:])
    for path in releases():
        if path.stem != version:
            yield from serialise(f"{path.stem}/ontology", triples_of_release(path, codes=False), prefixes)
    yield "context.jsonld", (ontology / "context.jsonld").read_bytes()
    for kind in project.kinds():
        start = f"<{THINGS}{kind}/"
        own = (quad.triple for quad in store if str(quad.subject).startswith(start))
        yield from serialise(f"id/{kind}", own, prefixes)


def join(paths: Sequence[Path]) -> bytes:
    """Return Turtle files as one, with all prefixes on top."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    prefixes = sorted({match[0] for text in texts for match in PREFIX.finditer(text)})
    bodies = [PREFIX.sub("", text).strip("\n") for text in texts]
    return ("\n".join(prefixes) + "\n\n" + "\n\n".join(bodies) + "\n").encode()


def serialise(
    name: str, triples: Iterable["Triple"], prefixes: dict[str, str], endings: Sequence[str] = ENDINGS
) -> Iterator[tuple[str, bytes]]:
    """Yield triples as a file in each format, with its path."""
    from pyoxigraph import RdfFormat, serialize

    ordered = in_order(triples)
    lines = serialize(ordered, format=RdfFormat.N_TRIPLES) or b""
    used = {prefix: space for prefix, space in sorted(prefixes.items()) if space.encode() in lines}
    for ending in endings:
        if ending == "ttl":
            yield f"{name}.ttl", turtle(ordered, used)
        else:
            given = used if ending == "rdf" else None
            data = serialize(ordered, format=formats()[ending], prefixes=given) or b""
            yield f"{name}.{ending}", settle(data, ending)


def settle(data: bytes, ending: str) -> bytes:
    """Return the bytes with prefixes sorted; pyoxigraph writes them in an order that changes from run to run."""
    if ending == "jsonld":
        return json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    text = data.decode()
    if ending == "rdf":
        head, close, rest = text.partition(">\n\t<")
        if not close:
            return data
        return (NAMESPACE.sub("", head) + "".join(sorted(NAMESPACE.findall(head))) + close + rest).encode()
    return data
