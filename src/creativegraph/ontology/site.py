"""The site of the ontology: HTML documentation, RDF serialisations and rules for content negotiation.

Our own generator: pyLODE, the usual tool, does not run as packaged, writes one language and one format, and knows
neither code lists, patterns, examples nor versions. The same input gives the same bytes: blank nodes are named by their
content (RDFC-1.0), triples are sorted, and Turtle is joined from the source files, which are written for people.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.engine import in_memory
from creativegraph.errors import ArgumentError, shown
from creativegraph.export.turtle import turtle
from creativegraph.files import write_whole
from creativegraph.iris import IRI, bare
from creativegraph.ontology.home import codes, own, own_files, own_folder, schemes, things
from creativegraph.ontology.html import ENDINGS, EVIDENCE_KINDS, environment, ontology_page, things_page
from creativegraph.ontology.release import current, in_order, own_codes, own_ontology, past_releases, triples_of_release
from creativegraph.ontology.terms import DECLARED, Usage, prefixes
from creativegraph.store.cache import ntriples
from creativegraph.tables.vocabulary_file import triples_of

if TYPE_CHECKING:
    from pyoxigraph import Store, Triple

__all__ = ["parts", "rules", "write"]

PLAIN = re.compile(r"(?:https?://[A-Za-z0-9.-]+(?::[0-9]+)?)?(?:/[A-Za-z0-9._~-]*)*", re.IGNORECASE)
"""Addresses that stand in a rule as they are: blanks, commas, quotes, ``]``, ``%`` and ``$`` mean something there."""
NAMESPACES = re.compile(rb'(?: xmlns:[\w-]+="[^"]*")+')


def write(
    folder: str | Path, address: str = "", *, progress: Callable[[str, int, int], None] | None = None
) -> list[Path]:
    """Write the site of the packaged ontology and graph, and return the paths of its files.

    The same ontology and graph give the same bytes. Other files in the folder stay.

    Args:
        folder: where; made if it does not exist.
        address: the URL of the folder on the web, such as ``https://example.org/creativegraph``; empty if only the
            server that has the folder as its root uses the rules.
        progress: called with the name of each file written, how many there are so far, and 0 for an unknown total.

    Raises:
        ArgumentError: the address has characters that a rule of Apache cannot hold.
        UnwritableError: the folder cannot be written.
        FormatError: a pattern shows what the graph does not hold.
    """
    base = Path(folder)
    made = []
    for name, data in parts(in_memory(graph()), address):
        path = base / name
        write_whole(path, data)
        made.append(path)
        if progress:
            progress(name, len(made), 0)
    return made


def graph() -> bytes:
    """Return the graph of the project as N-Triples, with what it extends."""
    from creativegraph.tables import build

    made = own()
    return build([made.folder]).ntriples() if made else ntriples()


def parts(store: "Store", address: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site with their paths."""
    served = rules(address)
    usage = Usage(store)
    yield "index.html", ontology_page(usage).encode()
    yield "id.html", things_page(usage).encode()
    yield ".htaccess", served.encode()
    yield from logo()
    yield from files(store)


def rules(address: str = "") -> str:
    """Return the rules for an Apache server, which redirect an IRI to the page or file about it.

    Raises:
        ArgumentError: the address has characters that a rule cannot hold.
    """
    if not PLAIN.fullmatch(address):
        advice = "give an address such as https://example.org/creativegraph, of letters, digits and . _ ~ / : -"
        raise ArgumentError(f"{shown(address)} cannot stand in .htaccess; {advice}")
    plain = environment().overlay(autoescape=False, keep_trailing_newline=True)
    given = {"address": address.rstrip("/"), "evidence": EVIDENCE_KINDS, "logo": any(logo())}
    return plain.get_template("htaccess").render(given)


def logo() -> Iterator[tuple[str, bytes]]:
    """Yield the logo that the project's ontology has below its base, if there is one."""
    path = own_folder("ontology") / "w3id" / "logo.svg"
    if path.is_file():
        yield path.name, path.read_bytes()


def files(store: "Store") -> Iterator[tuple[str, bytes]]:
    """Yield every RDF file of the site with its path."""
    if own():
        yield from own_rdf(store)
        return
    whole = project.all_files("ontology", "*.ttl")
    version = current().version
    sources = {
        "ontology": whole,
        f"{version}/ontology": whole,
        "shapes": project.all_files("shapes", "*.ttl"),
    }
    for kind, name in (("module", "ontology"), ("alignment", "ontology/alignments"), ("code", "data/codes")):
        for path in project.all_files(name, "*.ttl"):
            if path.stem not in ("creativegraph", "external"):
                sources.setdefault(f"{kind}/{path.stem}", []).append(path)
    for name, paths in sources.items():
        yield f"{name}.ttl", join(paths)
        yield from serialise(name, (each for path in paths for each in triples_of(path)), ENDINGS[1:])
    for past, kept in past_releases().items():
        if past != version:
            yield from serialise(f"{past}/ontology", triples_of_release(kept))
    yield "context.jsonld", (project.folder("ontology") / "context.jsonld").read_bytes()
    yield from of_things(store)


def of_things(store: "Store") -> Iterator[tuple[str, bytes]]:
    """Yield the files of the things of the project, one for each kind and format."""
    found: defaultdict[str, list[Triple]] = defaultdict(list)
    for quad in store:
        if own() is None or quad.subject.value.startswith(things()):
            found[IRI(quad.subject.value).kind].append(quad.triple)
    for kind in project.kinds():
        if found[kind] or own() is None:
            yield from serialise(f"id/{kind}", found[kind])


def own_rdf(store: "Store") -> Iterator[tuple[str, bytes]]:
    """Yield the RDF files of a project of one's own, whose terms and codes are in tables and in Turtle."""
    from creativegraph.export.jsonld import context

    version = current().version
    sources = {"ontology": own_ontology(), f"{version}/ontology": own_ontology()}
    sources |= {
        f"code/{each}": [
            triple for triple in own_codes()
            if f"{bare(str(triple.subject))}/".startswith(f"{codes()}{each}/")
        ]
        for each in schemes()
    }  # fmt: skip
    sources |= {f"module/{path.stem}": triples_of(path) for path in own_files("ontology", "*.ttl")}
    sources |= {f"alignment/{path.stem}": triples_of(path) for path in own_files("ontology/alignments", "*.ttl")}
    sources["shapes"] = [each for path in own_files("shapes", "*.ttl") for each in triples_of(path)]
    for name, triples in sources.items():
        yield from serialise(name, triples)
    for past, kept in past_releases().items():
        if past != version:
            yield from serialise(f"{past}/ontology", triples_of_release(kept))
    yield "context.jsonld", json.dumps({"@context": context()}, ensure_ascii=False, indent=2).encode() + b"\n"
    yield from of_things(store)


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
