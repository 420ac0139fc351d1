"""What runs in the visitor's browser: bundles that npm makes of ``scripts``, in the wheel or by ``make site``.

``python -m creativegraph.site.live`` makes them in a checkout. Each file of ``scripts/entries`` is a bundle, at
``assets/live/NAME`` in a site. Where there are none, a site has all its pages and no control that needs a script.
"""

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from creativegraph.messages.table import template, texts
from creativegraph.site.page import Part
from creativegraph.site.portal import Portal
from creativegraph.site.render import made_of

__all__ = ["AT", "BUILT", "bundle", "bundles", "parts", "texts_of"]

BUILT = Path(__file__).parent / "built"
AT = "assets/live/"
"""Where the bundles are in a site."""


@cache
def bundles() -> tuple[str, ...]:
    """Return the names of the bundles, sorted: none where npm has not made them."""
    return tuple(sorted(each.name for each in BUILT.glob("[!.]*"))) if BUILT.is_dir() else ()


def bundle(name: str) -> bytes | None:
    """Return a bundle such as ``search.js``; None where there is none of that name."""
    return (BUILT / name).read_bytes() if name in bundles() else None


def texts_of(area: str, language: str) -> dict[str, str]:
    """Return the texts of a script in a language, by what follows ``site.AREA.`` in their keys, for ``data-texts``."""
    start = f"site.{area}."
    return {each.removeprefix(start): template(each, language) for each in texts() if each.startswith(start)}


def parts(_: Portal) -> Iterator[Part]:
    """Yield the bundles, packed ones unpacked too: a host may pack these better on the way."""
    for name in bundles():
        data = (BUILT / name).read_bytes()
        yield Part(AT + name, made_of(data), lambda data=data: data)  # type: ignore[misc]
        if name.endswith(".gz"):
            yield Part(AT + name.removesuffix(".gz"), made_of(data, b"gz"), lambda data=data: gzip.decompress(data))  # type: ignore[misc]
