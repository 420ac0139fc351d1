"""Sitemaps and robots.txt: which pages there are for search engines, and that they may be read."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape

__all__ = ["MOST", "robots", "sitemaps"]

MOST = 50_000
"""How many addresses a sitemap may have, as sitemaps.org says."""
NOT_FOUND = ("404",)
"""Pages that are shown in place of others."""
NO_DAYS: Mapping[str, str] = MappingProxyType({})
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(url: str, paths: Iterable[str], days: Mapping[str, str] = NO_DAYS) -> dict[str, bytes]:
    """Return the sitemaps of pages, by their paths: one, or an index and as many as are needed.

    ``days`` has the day on which a page changed last, where releases tell it.
    """
    pages = sorted(each for each in paths if each.split(".")[0] not in NOT_FOUND)
    parts = [pages[start : start + MOST] for start in range(0, len(pages), MOST)] or [[]]
    if len(parts) == 1:
        return {"sitemap.xml": listed(url, pages, "urlset", "url", days)}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    made = {name: listed(url, part, "urlset", "url", days) for name, part in zip(names, parts, strict=True)}
    return {"sitemap.xml": listed(url, names, "sitemapindex", "sitemap"), **made}


def listed(url: str, paths: Iterable[str], whole: str, each: str, days: Mapping[str, str] = NO_DAYS) -> bytes:
    """Return a list of addresses."""
    days = {path: f"<lastmod>{day}</lastmod>" for path, day in days.items()}
    lines = "".join(f"<{each}><loc>{escape(url + path)}</loc>{days.get(path, '')}</{each}>\n" for path in paths)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="{SPACE}">\n{lines}</{whole}>\n'.encode()


def robots(url: str) -> bytes:
    """Return the rules for robots: all may be read."""
    where = f"Sitemap: {url}sitemap.xml\n" if url else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()
