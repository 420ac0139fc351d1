"""Tables to claims to triples, with the cell of each triple; what builds is imported when it is first needed."""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creativegraph.tables.build import Build as Build
    from creativegraph.tables.build import Digest as Digest
    from creativegraph.tables.build import build as build
    from creativegraph.tables.quotations.verify import Share as Share
    from creativegraph.tables.quotations.verify import verify as verify

__all__ = ["Build", "Digest", "Share", "build", "verify"]

HOMES = {
    "Build": "build",
    "Digest": "build",
    "Share": "quotations.verify",
    "build": "build",
    "verify": "quotations.verify",
}


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)


class Contents(ModuleType):
    """This package, in which ``build`` is a function although a module has this name too."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = Contents
