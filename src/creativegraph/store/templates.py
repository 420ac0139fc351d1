"""Compiled templates, kept in the user's cache from one process to the next; a damaged one is compiled anew."""

from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from creativegraph.files.write import sealed, unsealed, write_whole
from creativegraph.store.cache import cache_folder

__all__ = ["KeptTemplates"]


class KeptTemplates(BytecodeCache):
    """Where the templates of an environment are kept; where nothing can be written they are compiled each time.

    Python runs damaged bytecode as it is, so each file has a checksum.

    Args:
        name: a word for environments that compile alike; that of an own compiler has its version.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that is kept, if it is whole and that of the template as it is now."""
        with suppress(OSError):
            if code := unsealed(self.path(bucket).read_bytes()):
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        with suppress(OSError):
            write_whole(self.path(bucket), sealed(bucket.bytecode_to_string()))

    def path(self, bucket: Bucket) -> Path:
        """The file of a template."""
        return cache_folder() / "templates" / f"{self.name}-{bucket.key}"
