"""The site of the ontology: a page for people, the same for programs, and rules that send each to theirs.

Our own generator, since pyLODE, the tool of the field, needs its package mended before it runs, writes one language
and one format, and knows neither codes, patterns, examples nor versions.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.engine import in_memory
from creativegraph.files import atomic_write, make_folder
from creativegraph.ontology.pages import ontology_page, things_page
from creativegraph.ontology.publishing import files
from creativegraph.ontology.terms import prefixes
from creativegraph.ontology.usage import Usage
from creativegraph.store.cache import ntriples

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["parts", "rules", "write"]

ADDRESS = "ADDRESS-OF-THE-SITE"


def write(folder: str | Path, address: str = "") -> list[Path]:
    """Write the site of the packaged ontology and graph; the paths of its files.

    The same ontology and graph give the same bytes. Other files in the folder stay.

    Args:
        folder: where; made if it is not there.
        address: where the folder will be on the web, such as ``https://example.org/creativegraph``; empty if the
            rules are only used by the server that has the folder as its root.

    Raises:
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
    return made


def parts(store: "Store", address: str = "") -> Iterator[tuple[str, bytes]]:
    """The files of the site by their paths."""
    usage = Usage(store)
    yield "index.html", ontology_page(usage).encode()
    yield "id.html", things_page(usage).encode()
    yield ".htaccess", rules(address).encode()
    yield "logo.svg", (project.folder("ontology") / "w3id" / "logo.svg").read_bytes()
    yield from files(store, prefixes())


def rules(address: str = "") -> str:
    """The rules for the server, which send a name to the page or file about it."""
    text = (project.folder("ontology") / "w3id" / ".htaccess").read_text(encoding="utf-8")
    return text.replace(ADDRESS, address.rstrip("/"))
