"""The site of the ontology: HTML documentation, RDF serialisations and rules for content negotiation.

Our own generator: pyLODE, the usual tool, does not run as packaged, writes one language and one format, and knows
neither code lists, patterns, examples nor versions.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.engine import in_memory
from creativegraph.errors import ArgumentError, shown
from creativegraph.files import atomic_write, make_folder
from creativegraph.ontology.html import ontology_page, things_page
from creativegraph.ontology.serialisations import files
from creativegraph.ontology.usage import Usage
from creativegraph.store.cache import ntriples

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["parts", "rules", "write"]

ADDRESS = "ADDRESS-OF-THE-SITE"
PLAIN = re.compile(r"(?:https?://[A-Za-z0-9.-]+(?::[0-9]+)?)?(?:/[A-Za-z0-9._~-]*)*", re.IGNORECASE)
"""Addresses that stand in a rule as they are: blanks, commas, quotes, ``]``, ``%`` and ``$`` mean something there."""


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
    for name, data in parts(in_memory(ntriples()), address):
        path = base / name
        make_folder(path.parent)
        with atomic_write(path) as file:
            file.write(data)
        made.append(path)
        if progress:
            progress(name, len(made), 0)
    return made


def parts(store: "Store", address: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site with their paths."""
    served = rules(address)
    usage = Usage(store)
    yield "index.html", ontology_page(usage).encode()
    yield "id.html", things_page(usage).encode()
    yield ".htaccess", served.encode()
    yield "logo.svg", (project.folder("ontology") / "w3id" / "logo.svg").read_bytes()
    yield from files(store)


def rules(address: str = "") -> str:
    """Return the rules for an Apache server, which redirect an IRI to the page or file about it.

    Raises:
        ArgumentError: the address has characters that a rule cannot hold.
    """
    if not PLAIN.fullmatch(address):
        advice = "give an address such as https://example.org/creativegraph, of letters, digits and . _ ~ / : -"
        raise ArgumentError(f"{shown(address)} cannot stand in .htaccess; {advice}")
    text = (project.folder("ontology") / "w3id" / ".htaccess").read_text(encoding="utf-8")
    return text.replace(ADDRESS, address.rstrip("/"))
