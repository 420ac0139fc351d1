"""Compiled templates, kept in the user's cache from one process to the next."""

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from creativegraph.store.cache import cache_folder

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

__all__ = ["kept_templates"]


def kept_templates(name: str) -> "BytecodeCache | None":
    """Return where the templates of an environment are kept; None where nothing can be written.

    Args:
        name: a word for environments that compile alike; that of an own compiler has its version.
    """
    from jinja2 import FileSystemBytecodeCache

    kept = cache_folder() / "templates"
    with suppress(OSError):  # then they are compiled anew
        kept.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(kept), f"{name}-%s") if os.access(kept, os.W_OK) else None
