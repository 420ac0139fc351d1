"""Keeps what is computed of the things of a site once, as long as these live."""

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from creativegraph.site.things import Things

__all__ = ["once"]

P = ParamSpec("P")
R = TypeVar("R")
Of = TypeVar("Of", bound="Things")


def once(make: "Callable[Concatenate[Of, P], R]") -> "Callable[Concatenate[Of, P], R]":
    """Return a function that gives again what it gave for a site and the same further arguments."""

    @wraps(make)
    def kept(site: "Of", /, *given: P.args, **named: P.kwargs) -> R:
        key = (make, given, *named.items())
        if key not in site.kept:
            site.kept[key] = make(site, *given, **named)
        return cast("R", site.kept[key])

    return kept
