"""The configuration of web servers that negotiate: nginx, Apache, Caddy, and the register of w3id.org.

An IRI of a thing or a code redirects with 303 to the page or file that is wanted; a document without an ending is
answered at once. Nothing of what is not there is redirected to, except by w3id.org, which has none of the files. All
four read ``Accept`` and ``Accept-Language`` by the same expressions: what has the highest weight wins, in steps of a
tenth, and what stands first among equals.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from creativegraph.errors import ArgumentError, shown
from creativegraph.messages.table import message
from creativegraph.site.page import Page, Part
from creativegraph.site.render import file_of, made_of

if TYPE_CHECKING:
    from creativegraph.site.portal import Portal

__all__ = ["MEDIA", "POLICY", "pages", "parts", "texts"]

MEDIA = {
    "text/html": "html", "application/xhtml+xml": "html", "text/*": "html", "*/*": "html", "text/turtle": "ttl",
    "application/rdf+xml": "rdf", "application/ld+json": "jsonld", "application/json": "json",
    "application/*": "jsonld", "application/n-triples": "nt", "text/csv": "csv",
}  # fmt: skip
"""The endings of what ``Accept`` can name."""
OF_MEDIA = r"text/(?:html|turtle|csv|\*)|application/(?:(?:xhtml|rdf)\+xml|(?:ld\+)?json|n-triples|\*)|\*/\*"
"""Finds these."""
TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "mjs": "text/javascript", "svg": "image/svg+xml",
    "png": "image/png", "ico": "image/x-icon", "woff2": "font/woff2", "wasm": "application/wasm", "txt": "text/plain",
    "xml": "application/xml", "ttl": "text/turtle", "rdf": "application/rdf+xml", "jsonld": "application/ld+json",
    "json": "application/json", "nt": "application/n-triples", "nq": "application/n-quads", "trig": "application/trig",
    "csv": "text/csv", "rq": "application/sparql-query", "gz": "application/gzip", "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet", "webmanifest": "application/manifest+json",
    "bib": "application/x-bibtex", "geojson": "application/geo+json", "xsl": "application/xml",
}  # fmt: skip
"""The media types of files by their endings."""
UNPACKED = ("html", "css", "js", "svg", "txt", "xml", "ttl", "rdf", "jsonld", "json", "nt", "csv", "rq", "wasm")
"""The endings of files that are compressed on the way."""
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What pages may do: nothing inline, nothing of another host."""
POLICY_OF_ONTOLOGY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' data:"
"""The same for the pages of the ontology, each of which has its style and its script in itself."""
NO_WEIGHT = r"(?:\s*;\s*[^q;,\s][^;,]*)*\s*"
"""Other parameters of a media type, such as a character set or a profile."""
PLAIN_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~-]+)*/", re.IGNORECASE)
TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
FILES = {
    "servers/nginx.conf": "nginx.conf", "servers/apache.conf": "apache.conf", "servers/Caddyfile": "Caddyfile",
    ".htaccess": "htaccess",
}  # fmt: skip
W3ID = {"servers/w3id/.htaccess": "w3id"}


class Weighed(NamedTuple):
    """Expressions that find what has one weight in ``Accept`` and in ``Accept-Language``."""

    media: str
    language: str


class Nowhere(NamedTuple):
    """What is said in one language where there is nothing, and where the overview is."""

    language: str
    heading: str
    advice: str
    title: str
    file: str


def pages(portal: "Portal", language: str) -> Iterator[Page]:
    """Yield the page for addresses where there is nothing: one in all languages, since a server cannot choose."""
    first, settings = portal.languages[0], portal.settings
    if language != first:
        return
    said = [
        Nowhere(
            each, message("site.nowhere", each), message("site.nowhere-advice", each), settings.title(each),
            file_of("index", "" if each == first else f".{each}"),
        )
        for each in portal.languages
    ]  # fmt: skip
    top = f"{urlsplit(settings.url).path or '/'}"
    yield Page("404", language, "404.html", said[0].heading, {"top": top, "languages": said})


def parts(portal: "Portal") -> Iterator[Part]:
    """Yield the configurations."""
    for path, text in texts(portal.languages, portal.settings.url):
        yield Part(path, made_of(text.encode()), partial(str.encode, text))


def texts(languages: Sequence[str], url: str = "") -> Iterator[tuple[str, str]]:
    """Yield the paths and texts of the configurations.

    Args:
        languages: those of the pages; files in the first have no language in their names.
        url: where the site will be, with a slash at its end. Without one there is nothing for w3id.org, and the rest
            is for the top of a host.

    Raises:
        ArgumentError: the URL or a language has characters that mean something in a configuration.
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    if url and not PLAIN_URL.fullmatch(url):
        advice = "give one such as https://example.org/portal/, of letters, digits and . _ ~ / : -"
        raise ArgumentError(f"{shown(url)} cannot stand in the configuration of a server; {advice}")
    if strange := [each for each in languages if not TAG.fullmatch(each)]:
        raise ArgumentError(f"{shown(strange[0])} is not a language tag; give one such as pt or pt-br")
    environment = Environment(
        autoescape=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,  # noqa: S701 - no HTML
        keep_trailing_newline=True,
        loader=ChoiceLoader(
            [PackageLoader("creativegraph.site", "templates/servers"), PackageLoader("creativegraph.ontology")]
        ),
    )  # fmt: skip
    names, at = "|".join(languages), urlsplit(url)
    given = {
        "first": languages[0], "others": languages[1:], "media": MEDIA, "types": TYPES, "unpacked": UNPACKED,
        "url": url.rstrip("/"), "prefix": at.path.rstrip("/"), "host": at.hostname or "example.org",
        "weighed": [
            Weighed(rf"(?:^|[\s,])({OF_MEDIA}){weight}", rf"(?:^|[\s,])({names})(?:-[a-z0-9-]+)?{weight}")
            for weight in weights()
        ],
        "policy": POLICY, "policy_of_ontology": POLICY_OF_ONTOLOGY,
    }  # fmt: skip
    for path, name in {**FILES, **(W3ID if url else {})}.items():
        yield path, environment.get_template(name).render(given)


def weights() -> Iterator[str]:
    """Yield expressions of the weight of a media type or a language, the highest first; none has a weight of 0."""
    yield NO_WEIGHT + r"(?:;\s*q\s*=\s*1[.0]*\s*)?(?:,|$)"
    yield from (NO_WEIGHT + rf";\s*q\s*=\s*0?\.{tenth}" for tenth in range(9, 0, -1))
    yield NO_WEIGHT + r";\s*q\s*=\s*0?\.0+[1-9]"
