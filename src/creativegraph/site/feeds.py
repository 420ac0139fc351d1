"""What changed for machines, of the releases alone: an Atom feed in each language, and a Linked Data Event Stream.

The stream has a version of each thing for each release that changed it, in pages of one release (TREE).
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING
from zlib import crc32

from creativegraph.iris import PREFIXES
from creativegraph.messages.characters import in_xml
from creativegraph.messages.locale import locale_of
from creativegraph.messages.table import message
from creativegraph.reporting.changes.write import ATOM, XHTML, entry, named
from creativegraph.site.content.history import instants, versions
from creativegraph.site.content.once import once
from creativegraph.site.content.releases import between, feed_of, known_by, opened, releases_of
from creativegraph.site.content.remembered import policy
from creativegraph.site.dataset.about import about_of
from creativegraph.site.digests import made_of
from creativegraph.site.html.hrefs import file_of
from creativegraph.site.page import Part
from creativegraph.site.pages.changes import told_between
from creativegraph.site.portal import Portal
from creativegraph.tables.projects.site import said_in

if TYPE_CHECKING:
    from lxml.etree import _Element

    from creativegraph.store.releases import Release

__all__ = ["parts"]

TRIPLES = 8000
"""About how many triples of the first release are on a page of the stream."""
XML = "http://www.w3.org/XML/1998/namespace"
START = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ldes: <https://w3id.org/ldes#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix tree: <https://w3id.org/tree#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""
STREAM = """<{root}#stream> a ldes:EventStream ;
  ldes:timestampPath prov:generatedAtTime ;
  ldes:versionOfPath dcterms:isVersionOf ;
  ldes:versionDeleteObject <https://www.w3.org/ns/activitystreams#Delete> ;
  tree:view <{root}> .
<{root}> a tree:Node, ldes:EventSource .
"""
RELATION = """<{root}> tree:relation [
  a tree:EqualToRelation ;
  tree:path prov:generatedAtTime ;
  tree:value "{instant}"^^xsd:dateTime ;
  tree:node <{page}>
] .
"""
GENERATED = f"<{PREFIXES['prov']}generatedAtTime>"
VERSION_OF = f"<{PREFIXES['dcterms']}isVersionOf>"
DELETED = "a <https://www.w3.org/ns/activitystreams#Delete>"
INSTANT = "http://www.w3.org/2001/XMLSchema#dateTime"


def parts(portal: Portal) -> Iterator[Part]:
    """Yield the feeds and the stream, if the project of the graph keeps releases."""
    there = releases_of(portal)
    if not there:
        return
    of = (portal.settings, portal.bases, portal.languages)
    said = repr((*of, list(map(known_by, there)), policy(portal))).encode()
    for language in portal.languages:
        yield Part(feed_of(portal, language), made_of(said, language.encode()), partial(feed, portal, language))
    pages, at = [], instants(there)
    for number, release in enumerate(there):
        before = there[number - 1] if number else None
        many = 1 if before else 1 + release.triples // TRIPLES
        for page in range(many):
            path = f"ldes/{release.name}-{page + 1}.ttl"
            pages.append((path, at[release.name]))
            key = made_of(said, path.encode())
            yield Part(path, key, partial(stream_page, portal, before, release, (page, many), at[release.name]))
    yield Part("ldes.ttl", made_of(said), partial(root_of, pages))


def feed(portal: Portal, language: str) -> bytes:
    """Return the feed: an entry for each release, the newest first."""
    from lxml import etree

    there, about, url = releases_of(portal), about_of(portal), portal.settings.url
    title = said_in(about.title, (language,))[0]
    author = said_in(portal.settings.said.publisher.name, (language,))[0] or title
    made = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    made.set(f"{{{XML}}}lang", language)
    for name, text in (
        ("id", f"{about.iri}#feed-{language}"),
        ("title", f"{title} – {message('site.changes', language)}"),
        ("updated", instants(there)[there[-1].name]),
    ):
        put(made, name, text)
    put(put(made, "author", ""), "name", author)
    suffix = "" if language == portal.languages[0] else f".{language}"
    if url:
        put(made, "link", "", rel="self", type="application/atom+xml", href=url + feed_of(portal, language))
        put(made, "link", "", rel="alternate", type="text/html", href=url + file_of("changes", suffix))
    for number in range(len(there) - 1, -1, -1):
        made.append(entry_of(portal, there, number, language, author))
    data: bytes = etree.tostring(made, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data


def entry_of(portal: Portal, there: "list[Release]", number: int, language: str, author: str) -> "_Element":
    """Return the entry of a release: what changed since the one before; of the first one, how large it is."""
    from lxml import etree

    new = there[number]
    at = (f"{about_of(portal).iri}#release-{new.name}", instants(there)[new.name])
    if number:
        old = there[number - 1]
        step = between(portal, old.name, new.name)
        return entry(step, language, told_between(portal, language, old, new).told, author, at)
    made = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})
    made.set(f"{{{XML}}}lang", language)
    put(made, "id", at[0])
    put(made, "title", named(opened(portal, new.name), language))
    put(made, "updated", at[1])
    put(put(made, "author", ""), "name", author)
    triples = locale_of(language).number(new.triples)
    # RFC 4287, 4.1.2: without a content it would need an address, which a site without a URL cannot give.
    box = etree.SubElement(put(made, "content", "", type="xhtml"), f"{{{XHTML}}}div", nsmap={None: XHTML})
    etree.SubElement(box, f"{{{XHTML}}}p").text = message("site.first-release", language, triples=triples)
    return made


def put(parent: "_Element", name: str, text: str, **attributes: str) -> "_Element":
    """Put an element into another."""
    from lxml import etree

    made = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text:
        made.text = in_xml(text)
    return made


@once
def versions_of(portal: Portal, before: str, release: str) -> dict[str, list[str]]:
    """Return the things that a release changed with what it says of them."""
    return versions(opened(portal, before) if before else None, opened(portal, release))


def stream_page(
    portal: Portal, before: "Release | None", release: "Release", page: tuple[int, int], instant: str
) -> bytes:
    """Return a page of the stream. It is Turtle, in which lines of N-Triples stand as they are."""
    number, many = page
    lines = [STREAM.format(root="../ldes.ttl")]
    for thing, said in versions_of(portal, before.name if before else "", release.name).items():
        place = crc32(thing.encode())
        if place % many != number:
            continue
        version = f"<{release.name}-{number + 1}.ttl#v{len(lines)}>"
        lines.append(
            f"<../ldes.ttl#stream> tree:member {version} .\n{version} {VERSION_OF} <{thing}> .\n"
            f'{version} {GENERATED} "{instant}"^^<{INSTANT}> .\n'
            + ("" if said else f"{version} {DELETED} .\n")
            + "".join(f"{version}{line[line.index('>') + 1 :]}\n" for line in said)
        )
    return (START + "".join(lines)).encode()


def root_of(pages: list[tuple[str, str]]) -> bytes:
    """Return the first page of the stream, which leads to all others."""
    relations = (RELATION.format(root="ldes.ttl", instant=at, page=path) for path, at in pages)
    return (START + STREAM.format(root="ldes.ttl") + "".join(relations)).encode()
