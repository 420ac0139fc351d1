"""The configuration of web servers that negotiate: nginx, Apache, Caddy, and the register of w3id.org.

An IRI of a thing or a code redirects with 303 to the page or file that is wanted; a document without an ending is
answered at once. Nothing of what is not there is redirected to, except by w3id.org, which has none of the files. All
four read ``Accept`` and ``Accept-Language`` by the same expressions: what has the highest weight wins, in steps of a
tenth, and what stands first among equals.
"""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from creativegraph.errors import ArgumentError, shown
from creativegraph.messages.table import message
from creativegraph.site.digests import made_of
from creativegraph.site.folder.media import FORMS, MEDIA, OF_MEDIA, POLICY, POLICY_OF_ONTOLOGY, TYPES, UNPACKED
from creativegraph.site.html.hrefs import file_of
from creativegraph.site.html.languages import TAG
from creativegraph.site.page import Page, Part
from creativegraph.site.pages.gone import Address, addresses
from creativegraph.tables.projects.site_forms import PLAIN_URL

if TYPE_CHECKING:
    from jinja2 import Environment

    from creativegraph.site.portal import Portal

__all__ = ["pages", "parts", "texts"]

NO_WEIGHT = r"(?:\s*;\s*[^q;,\s][^;,]*)*\s*"
"""Other parameters of a media type, such as a character set or a profile."""
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
    for path, text in texts(portal.languages, portal.settings.url, addresses(portal)):
        yield Part(path, made_of(text.encode()), partial(str.encode, text))


@cache
def environment() -> "Environment":
    """Return the templates of the configurations."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    from creativegraph.store.templates import KeptTemplates

    return Environment(
        autoescape=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,  # noqa: S701 - no HTML
        keep_trailing_newline=True, bytecode_cache=KeptTemplates("servers"),
        loader=ChoiceLoader(
            [PackageLoader("creativegraph.site", "templates/servers"), PackageLoader("creativegraph.ontology")]
        ),
    )  # fmt: skip


def texts(languages: Sequence[str], url: str = "", gone: Sequence[Address] = ()) -> Iterator[tuple[str, str]]:
    """Yield the paths and texts of the configurations.

    Args:
        languages: those of the pages; files in the first have no language in their names.
        gone: what leads on (301), or is of nothing any more (410).
        url: where the site will be, with a slash at its end. Without one there is nothing for w3id.org, and the rest
            is for the top of a host.

    Raises:
        ArgumentError: the URL or a language has characters that mean something in a configuration.
    """
    if url and not PLAIN_URL.fullmatch(url):
        advice = "give one such as https://example.org/portal/, of letters, digits and . _ ~ / : -"
        raise ArgumentError(f"{shown(url)} cannot stand in the configuration of a server; {advice}")
    if strange := [each for each in languages if not TAG.fullmatch(each)]:
        raise ArgumentError(f"{shown(strange[0])} is not a language tag; give one such as pt or pt-br")
    names, at = "|".join(languages), urlsplit(url)
    given = {
        "first": languages[0], "others": languages[1:], "media": MEDIA, "types": TYPES, "unpacked": UNPACKED,
        "url": url.rstrip("/"), "prefix": at.path.rstrip("/"), "host": at.hostname or "example.org",
        "weighed": [
            Weighed(rf"(?:^|[\s,])({OF_MEDIA}){weight}", rf"(?:^|[\s,])({names})(?:-[a-z0-9-]+)?{weight}")
            for weight in weights()
        ],
        "gone": gone, "documents": ("", *(f".{each}" for each in FORMS)),
        "policy": POLICY, "policy_of_ontology": POLICY_OF_ONTOLOGY,
    }  # fmt: skip
    for path, name in {**FILES, **(W3ID if url else {})}.items():
        yield path, environment().get_template(name).render(given)


def weights() -> Iterator[str]:
    """Yield expressions of the weight of a media type or a language, the highest first; none has a weight of 0."""
    yield NO_WEIGHT + r"(?:;\s*q\s*=\s*1[.0]*\s*)?(?:,|$)"
    yield from (NO_WEIGHT + rf";\s*q\s*=\s*0?\.{tenth}" for tenth in range(9, 0, -1))
    yield NO_WEIGHT + r";\s*q\s*=\s*0?\.0+[1-9]"
