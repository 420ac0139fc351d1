"""Small pages at the addresses of claims: each leads to the place of its claim on the page of what it is about."""

from collections.abc import Iterator
from functools import partial
from html import escape

from creativegraph.iris import IRI
from creativegraph.messages.table import message
from creativegraph.site.digests import made_of
from creativegraph.site.page import Part
from creativegraph.site.portal import Portal

__all__ = ["parts", "stub_of"]

STUB = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{address}">
<title>{title}</title>
</head>
<body>
<p><a href="{address}">{title}</a></p>
</body>
</html>
"""


def parts(portal: Portal) -> Iterator[Part]:
    """Yield a page for each claim that has a place on another."""
    language = portal.languages[0]
    title = message("site.claim", language)
    for claim in filter(portal.is_due, portal.claims.by):
        path = portal.path(claim)
        if "#" in path:
            stub = stub_of(portal, claim)
            page, _, anchor = path.partition("#")
            address = escape(f"{'../' * stub.count('/')}{page}.html#{anchor}")
            name = escape(f"{title}: {IRI(claim).slug}")
            make = partial(made, language, address, name)
            yield Part(stub, made_of(f"{language} {address} {name}".encode()), make)


def made(language: str, address: str, title: str) -> bytes:
    """Return the page of a claim."""
    return STUB.format(language=language, address=address, title=title).encode()


def stub_of(portal: Portal, claim: str) -> str:
    """Return the file of the page of a claim."""
    return f"{portal.addresses.path(claim)}.html"
