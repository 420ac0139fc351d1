"""The section ``[release]`` of a manifest, with its defaults: where releases are kept, how many links one may lose."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from creativegraph.tables.projects.site import Wrong

__all__ = ["FORMS", "Releasing", "is_folder", "is_share", "read_releasing"]

FOLDER = re.compile(r"(?!\.)[\w.-]+(?:/(?!\.)[\w.-]+)*")


class Releasing(NamedTuple):
    """What a manifest says of releases."""

    folder: str = "releases"
    """Where they are kept, in the folder of the project."""
    links_lost: float = 0.1
    """The share of the links of one property that a new release may lose."""


def is_folder(given: object) -> bool:
    """Return True for the name of a folder below another one."""
    return isinstance(given, str) and len(given) < 200 and FOLDER.fullmatch(given) is not None


def is_share(given: object) -> bool:
    """Return True for a number from 0 to 1."""
    return isinstance(given, (int, float)) and not isinstance(given, bool) and 0 <= given <= 1


FORMS: Mapping[str, Callable[[object], bool]] = {"folder": is_folder, "links_lost": is_share}


def read_releasing(said: object) -> tuple[Releasing, list[Wrong]]:
    """Return what the section says, and the keys and values that are wrong."""
    if not isinstance(said, dict):
        return Releasing(), [Wrong((), said, "section")]
    wrong = [
        Wrong((key,), value, key if key in FORMS else "")
        for key, value in said.items()
        if key not in FORMS or not FORMS[key](value)
    ]
    odd = {each.keys[0] for each in wrong}
    kept = {key: value for key, value in said.items() if key not in odd}
    return Releasing(**kept), wrong
