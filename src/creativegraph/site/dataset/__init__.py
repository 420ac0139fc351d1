"""The graph as a dataset that others harvest: dumps, DCAT, VoID, tables, sitemaps.

All documents are made of the same lines of the graph and of what the manifest says of the site; what it does not say
they leave out.
"""

from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from creativegraph import __version__
from creativegraph.site.digests import made_of
from creativegraph.site.page import Part

if TYPE_CHECKING:
    from creativegraph.site.dataset.about import About
    from creativegraph.site.dataset.dcat import File
    from creativegraph.site.dataset.tables import Tables
    from creativegraph.site.portal import Portal

__all__ = ["parts"]


def parts(portal: "Portal") -> Iterator[Part]:
    """Yield the files that describe the graph or hold all of it."""
    from creativegraph.site.dataset.about import about_of
    from creativegraph.site.dataset.dcat import dcat
    from creativegraph.site.dataset.sitemap import robots, sitemaps
    from creativegraph.site.dataset.tables import tables_of
    from creativegraph.site.dataset.void import service, void

    about = about_of(portal)
    dumps = about.dumps
    graph = f"{dumps.key} {__version__}".encode()
    said = repr((portal.settings, portal.languages)).encode()
    files = dumps.all()
    for each in files:
        key = made_of(graph, each.path.encode(), repr(dumps.labels).encode())
        yield Part(each.path, key, partial(dumps.made, each))
    key = made_of(graph, said)
    if files:
        yield Part("dumps/SHA256SUMS", key, dumps.sums)
    tables = tables_of(portal)
    for table in tables.all:
        yield Part(table.path, made_of(graph, said, table.name.encode()), partial(tables.made, table))
    if tables.all:
        yield Part("datapackage.json", key, tables.package)
    catalogue, numbers = cache(lambda: dcat(about, offered(about, tables))), cache(lambda: void(about))
    yield Part("dcat.ttl", key, lambda: catalogue().turtle())
    yield Part("dcat.jsonld", key, lambda: catalogue().jsonld())
    yield Part("void.ttl", key, lambda: numbers().turtle())
    yield Part(".well-known/void", key, lambda: numbers().turtle("../"))
    if portal.settings.said.sparql:
        yield Part("service.ttl", key, lambda: service(about).turtle())
    url = portal.settings.url
    for path, data in sitemaps(url, indexed(portal), days_of(portal)).items() if url else ():
        yield Part(path, made_of(data), partial(bytes, data))
    yield Part("robots.txt", made_of(url.encode()), partial(robots, url))


def indexed(portal: "Portal") -> list[str]:
    """Return the files of pages that search engines may list."""
    from creativegraph.site.pages.gone import addresses

    left = {f"{each.path}{ending}" for each in addresses(portal) for ending in endings(portal)}
    return [each for each in portal.files if each not in left]


def days_of(portal: "Portal") -> dict[str, str]:
    """Return the day on which the page of a thing changed last, by its files."""
    from creativegraph.site.content.history import history

    days = history(portal).days
    return {
        f"{portal.addresses.path(thing)}{ending}": days[thing]
        for thing in portal.things if thing in days for ending in endings(portal)
    }  # fmt: skip


def endings(portal: "Portal") -> list[str]:
    """Return how the files of a page end."""
    return [".html", *(f".{each}.html" for each in portal.languages[1:])]


def offered(about: "About", tables: "Tables") -> "list[File]":
    """Return all files in which the dataset is offered."""
    from creativegraph.site.dataset.dcat import File

    files = about.dumps.all()
    whole = "site.dataset.whole" if any(each.facts for each in files) else "site.dataset.all"
    return [
        *(
            File(
                each.path, each.format, about.worded("site.dataset.facts" if each.facts else whole), {},
                about.dumps.size(each), packed=True,
            )
            for each in files
        ),
        *(
            File(
                each.path, "csv", {each.language: each.title}, {each.language: each.description},
                tables.size(each),
            )
            for each in tables.all
        ),
    ]  # fmt: skip
