"""The graph as a visitor's browser loads it: its triples in Turtle, packed, and what is to be known before."""

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import orjson

from creativegraph import project
from creativegraph.engine.tags import marked, unmarked
from creativegraph.site.addresses import PLAIN
from creativegraph.site.dataset.about import about_of
from creativegraph.site.dataset.packing import Form, pieces_of
from creativegraph.site.dataset.packing import packed as in_pieces
from creativegraph.site.digests import made_of
from creativegraph.site.live import AT, bundle
from creativegraph.site.page import Part
from creativegraph.site.pages.search import index_of
from creativegraph.site.things import homes

if TYPE_CHECKING:
    from creativegraph.site.portal import Portal

__all__ = ["parts"]

ENGINE = "oxigraph.wasm.gz"
LENGTH = 4
"""How many bytes at the end of a packed file say how long it is unpacked."""


def parts(portal: "Portal") -> Iterator[Part]:
    """Yield the packed graph, and a file that says how large it is, where its pages are, and how names are folded."""
    engine = bundle(ENGINE)
    if engine is None:
        return
    made = dict[str, bytes]()

    def graph() -> bytes:
        if "graph" not in made:
            made["graph"] = packed(portal)
        return made["graph"]

    def about() -> bytes:
        own = homes(portal.graph)[0].base
        unpacked = int.from_bytes(engine[-LENGTH:], "little")
        said = {
            "triples": len(about_of(portal).dumps.lines), "most": portal.settings.said.browser_triples,
            "bytes": {"engine": len(engine), "unpacked": unpacked, "graph": len(graph())},
            "homes": [tuple(each) for each in homes(portal.graph)], "prefixes": prefixes(portal),
            "letters": index_of(portal)["letters"], "plain": PLAIN.pattern.replace(r"\Z", "$"),
            "ontology": portal.place_of_term(f"{own}ontology") and f"{own}ontology#",
        }  # fmt: skip
        return orjson.dumps(said)

    key = about_of(portal).dumps.key
    said = repr((portal.settings.said.browser_triples, homes(portal.graph), prefixes(portal))).encode()
    yield Part(f"{AT}graph.json", made_of(b"about", key.encode(), engine[-LENGTH * 2 :], said), about)
    yield Part(f"{AT}graph.ttl.gz", made_of(b"graph", key.encode(), said), graph)


def prefixes(portal: "Portal") -> dict[str, str]:
    """Return the prefixes of the graph's projects."""
    with project.using(portal.graph.projects):
        return dict(project.prefixes())


def packed(portal: "Portal") -> bytes:
    """Return the graph in Turtle, gzipped: half as large as N-Triples."""
    import pyoxigraph

    known = prefixes(portal)
    head = "".join(f"@prefix {name}: <{known[name]}> .\n" for name in sorted(known)).encode()

    def turtle(lines: bytes) -> bytes:
        read = pyoxigraph.parse(marked(lines), format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
        made = pyoxigraph.serialize(
            (each.triple for each in read), format=pyoxigraph.RdfFormat.TURTLE, prefixes=known
        ) or b""  # fmt: skip
        return unmarked(made.split(b"\n", len(known))[-1])

    name = repr(("live", head, pyoxigraph.__version__))
    form = Form(name, head, turtle, zlib.Z_BEST_COMPRESSION)
    dumps = about_of(portal).dumps
    return in_pieces(portal, form, dumps.pieces if dumps.named is dumps.lines else pieces_of(dumps.lines))
