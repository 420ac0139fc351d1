"""The JavaScript that a page needs to draw its picture, kept in the cache: bundling it takes a second."""

import hashlib
from contextlib import suppress
from types import ModuleType

from creativegraph.errors import UnwritableError
from creativegraph.files import atomic_write, make_folder
from creativegraph.store.cache import cache_folder

__all__ = ["program"]


def program(converter: ModuleType) -> str:
    """Return the text of Vega, Vega-Lite and Vega-Embed, from the cache if it is there and whole."""
    kept = cache_folder() / f"vega-{converter.__version__}.js"
    with suppress(OSError):
        digest, _, code = kept.read_bytes().partition(b"\n")
        if digest == b"// " + hashlib.sha256(code).hexdigest().encode():
            return code.decode()
    made: str = converter.javascript_bundle()
    data = made.encode()
    with suppress(UnwritableError):  # without a cache the next page takes as long as this one
        make_folder(kept.parent)
        with atomic_write(kept) as file:
            file.write(b"// " + hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
    return made
