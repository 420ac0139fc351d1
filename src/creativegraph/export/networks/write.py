"""Networks as files for Gephi, yEd, Cytoscape, igraph and others."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import FormatError, shown
from creativegraph.files import atomic_write

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["ENDINGS", "ending_of", "save_network"]

ENDINGS = ("graphml", "gexf")
MADE_ON = re.compile(rb' lastmodifieddate="[^"]*"')
CREATOR = re.compile(rb"<creator>[^<]*</creator>")


def save_network(net: "nx.Graph[str]", path: str | Path) -> None:
    """Write a network as GraphML or GEXF, as the ending of ``path`` says.

    All attributes are kept. The same network gives the same bytes: GEXF's day of writing is left out. The file is
    written to a temporary file and renamed, so a failed write leaves the old file intact.

    Args:
        net: as ``network`` makes it.
        path: ends in ``.graphml`` or ``.gexf``.

    Raises:
        FormatError: another ending, or an attribute that the format cannot hold.
        UnwritableError: the place cannot be written.
    """
    import networkx as nx

    ending, out = ending_of(path), io.BytesIO()
    try:
        if ending == "graphml":
            nx.write_graphml_xml(net, out, named_key_ids=True)
        else:
            nx.write_gexf(net, out)
    except (nx.NetworkXError, TypeError) as error:
        raise FormatError(f"{ending} cannot hold this network: {error}; keep texts and numbers only") from error
    data = out.getvalue()
    if ending == "gexf":  # only the head, which comes first
        data = CREATOR.sub(b"<creator>creativegraph</creator>", MADE_ON.sub(b"", data, count=1), count=1)
    with atomic_write(Path(path)) as file:
        file.write(data)


def ending_of(path: str | Path) -> str:
    """Return the format by the ending of a path."""
    ending = Path(path).suffix.removeprefix(".").lower()
    if ending not in ENDINGS:
        wanted = f"cannot write a network as {shown(ending)}" if ending else f"{shown(path)} has no ending"
        raise FormatError(f"{wanted}; can write {', '.join(ENDINGS)}")
    return ending
