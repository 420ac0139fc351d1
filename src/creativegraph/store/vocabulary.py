"""The ontology and the code lists as N-Triples, which stand beside whatever is opened.

Those of the packaged graph are kept beside it in the cache: to make them of their tables takes longer than to read
most files.
"""

from contextlib import suppress
from functools import lru_cache

from creativegraph import project
from creativegraph.errors import UnwritableError
from creativegraph.files.write import sealed, unsealed, write_whole
from creativegraph.project import Projects
from creativegraph.store.aged import opened
from creativegraph.store.cache import cache_folder, key_of

__all__ = ["vocabulary_lines"]

FILE = "vocabulary.nt"


def vocabulary_lines() -> bytes:
    """The ontology and the code lists as N-Triples, of the projects in use."""
    return lines_of(project.in_use())


@lru_cache(maxsize=4)
def lines_of(projects: Projects | None) -> bytes:
    """The ontology and the code lists of projects as N-Triples."""
    return kept() if projects is None else made(projects)


def kept() -> bytes:
    """The lines of the packaged graph from the cache, after their checksum; made anew if they are not there whole."""
    try:
        file = cache_folder() / key_of() / FILE
    except (OSError, RuntimeError):
        return made(None)
    with suppress(OSError):
        if data := unsealed(file.read_bytes()):
            opened(file.parent)
            return data
    data = made(None)
    with suppress(UnwritableError):
        write_whole(file, sealed(data))
    return data


def made(projects: Projects | None) -> bytes:
    """The lines of projects, made of their tables and files."""
    from creativegraph.tables import build

    with project.using(projects):
        return build([], lenient=True).ntriples()
