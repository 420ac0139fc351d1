"""Names: how they are folded, indexed, and resolved to the things that they mean; and the queries for that."""

from collections.abc import Iterable
from functools import cache

from creativegraph import project
from creativegraph.iris import render, render_literal

__all__ = ["filled", "literals", "terms", "text_of"]


@cache
def text_of(name: str) -> str:
    """Return a file that lies beside this module."""
    return (project.PACKAGE / "names" / name).read_text(encoding="utf-8")


def filled(name: str, given: dict[str, str]) -> str:
    """Return a query with rendered terms in its places, such as ``#things``."""
    text = text_of(f"{name}.rq")
    for place, rendered in given.items():
        text = text.replace(place, rendered)
    return text


def terms(iris: Iterable[str]) -> str:
    """Return IRIs as the terms of VALUES; rdflib cannot read an empty one, so nothing is one that nobody uses."""
    return " ".join(render("iri", each) for each in sorted(iris)) or "<urn:creativegraph:none>"


def literals(texts: Iterable[str]) -> str:
    """Return texts as the terms of VALUES, see ``terms``."""
    return " ".join(render_literal(each, "string") for each in sorted(texts)) or '"\\u0000none"'
