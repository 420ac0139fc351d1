"""The RDF formats by the endings of files."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat

__all__ = ["ALSO_READ", "RDF_ENDINGS", "RDF_NAMES", "rdf_format"]

RDF_ENDINGS = ("ttl", "nt", "nq", "trig", "rdf", "jsonld")
"""Of the formats that are written."""
ALSO_READ = ("xml", "owl", "json", "n3")
RDF_NAMES: Mapping[str, str] = {
    "turtle": "ttl", "n-triples": "nt", "ntriples": "nt", "n-quads": "nq", "nquads": "nq", "rdf/xml": "rdf",
    "json-ld": "jsonld",
}  # fmt: skip
"""Endings by other names that people give the formats."""


def rdf_format(ending: str) -> "RdfFormat | None":
    """Return the format of an ending, with its name and media type; None for endings that are not RDF.

    pyoxigraph knows more endings, such as ``txt`` for N-Triples; a text file in a folder of tables is not meant as RDF.
    """
    from pyoxigraph import RdfFormat

    if ending not in RDF_ENDINGS + ALSO_READ:
        return None
    return RdfFormat.from_extension("rdf" if ending == "owl" else ending)
