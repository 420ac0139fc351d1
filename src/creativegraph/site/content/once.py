"""What is found out of a portal once, and kept as long as that."""

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from creativegraph.site.portal import Portal

__all__ = ["once"]

P = ParamSpec("P")
R = TypeVar("R")


def once(make: "Callable[Concatenate[Portal, P], R]") -> "Callable[Concatenate[Portal, P], R]":
    """Return a function that gives again what it gave for a portal and the same further arguments."""

    @wraps(make)
    def kept(portal: "Portal", /, *given: P.args, **named: P.kwargs) -> R:
        key = (make, given, *named.items())
        if key not in portal.kept:
            portal.kept[key] = make(portal, *given, **named)
        return cast("R", portal.kept[key])

    return kept
