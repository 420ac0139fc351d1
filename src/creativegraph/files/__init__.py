"""Files: written whole or not at all, and the RDF formats by their endings."""

from creativegraph.files.formats import ALSO_READ, RDF_ENDINGS, RDF_NAMES, rdf_format
from creativegraph.files.write import atomic_write, make_folder, write_whole

__all__ = ["ALSO_READ", "RDF_ENDINGS", "RDF_NAMES", "atomic_write", "make_folder", "rdf_format", "write_whole"]
