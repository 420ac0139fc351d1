"""In which format of RDF a graph is written: by the name of a format, or by the ending of a path."""

from pathlib import Path

from creativegraph.errors import FormatError, shown
from creativegraph.files import RDF_ENDINGS, RDF_NAMES

__all__ = ["format_of"]

NAMES = {**RDF_NAMES, "xml": "rdf", "json": "jsonld"}


def format_of(path: str | Path | None, given: str | None) -> str:
    """Return the ending of the format given by name or by the ending of the path."""
    text = given or (Path(path).suffix.removeprefix(".") if path else "")
    chosen = NAMES.get(text.lower(), text.lower())
    if chosen not in RDF_ENDINGS:
        wanted = f"cannot write {shown(text)}" if text else "the format is missing"
        asked = f"; `creativegraph run TOPIC/NAME --format {chosen}` writes the answer to a query"
        raise FormatError(f"{wanted}; can write {', '.join(RDF_ENDINGS)}{asked if chosen in ('xlsx', 'csv') else ''}")
    return chosen
