"""What runs in the visitor's browser: bundles that npm makes of ``scripts``, in the wheel or by ``make site``.

``python -m creativegraph.site.live`` makes them in a checkout. Each file of ``scripts/entries`` is a bundle, at
``assets/live/NAME`` in a site. Where there are none, a site has all its pages and no control that needs a script.
"""

from functools import cache
from pathlib import Path

from creativegraph.messages.table import template, texts

__all__ = ["AT", "BUILT", "bundle", "bundles", "texts_of"]

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
    return {
        each.removeprefix(start): template(each, language)
        for each, said in texts().items()
        if each.startswith(start) and (language in said or not each.endswith(".one"))
    }
