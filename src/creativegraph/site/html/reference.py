"""“Cite this” on a page, in words and as BibTeX, and where a mistake on it is reported."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from creativegraph.iris import IRI

if TYPE_CHECKING:
    from creativegraph.site.html.writer import Writer

__all__ = ["Citation", "Reporter", "cited"]


PLAIN = str.maketrans(
    {
        "\\": "",
        "{": "(",
        "}": ")",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{each: f"\\{each}" for each in "&%$#_"},
    }
)
"""What stands for the signs that mean something in LaTeX."""


class Citation(NamedTuple):
    """How a page is cited: in words and for BibTeX."""

    text: str
    bibtex: str


def cited(writer: "Writer", thing: str, title: str) -> Citation:
    """Return how the page of a thing is cited: by the version and the day of the graph, as far as these are stated."""
    settings = writer.site.settings
    site = settings.title(writer.language)
    day = settings.said.modified or settings.said.issued
    publisher = settings.text(settings.said.publisher.name, writer.language)
    version = writer.text("site.version", version=settings.version) if settings.version else ""
    address = f"{settings.url}{writer.site.addresses.path(thing)}.html" if settings.url else thing
    parts = [f"“{title}”", ", ".join(filter(None, (site, version))), publisher if publisher != site else "", day]
    name = "-".join(filter(None, (settings.name, IRI(thing).slug)))
    fields = {
        "title": braced(title), "booktitle": braced(site), "publisher": braced(publisher),
        "year": day[:4], "date": day, "version": settings.version, "url": address,
    }  # fmt: skip
    lines = "".join(f",\n  {key} = {{{value}}}" for key, value in fields.items() if value)
    key = "".join(each for each in name if each.isascii() and (each.isalnum() or each in "-_")) or "page"
    return Citation(f"{'. '.join(filter(None, parts))}. {address}", f"@misc{{{key}{lines}\n}}")


def braced(text: str) -> str:
    """Return a text as BibTeX and LaTeX take it: braces would have to be in pairs, and some signs are commands."""
    plain = text.translate(PLAIN)
    return f"{{{plain}}}" if plain else ""


class Reporter:
    """Writes the addresses at which mistakes are reported; there are none where the manifest names none."""

    def __init__(self, writer: "Writer") -> None:
        self.writer = writer
        said = writer.site.settings.said
        self.to = said.report or said.contact
        self.last: tuple[str, tuple[str, str]] = ("", ("", ""))

    def address(self, thing: str, claim: str = "", value: str = "") -> str:
        """Return the address with thing, claim and value filled in, empty if mistakes are reported nowhere."""
        if not self.to:
            return ""
        start, end = self.around(thing)
        said = "".join(f"%0A{escaped(each)}" for each in (claim, value) if each)
        return f"{start}{said}{end}"

    def around(self, thing: str) -> tuple[str, str]:
        """Return the address up to the claim about a thing and behind its value; of many claims it is the same."""
        if self.last[0] != thing:
            name, _ = self.writer.site.label(thing, self.writer.language)
            title = self.writer.text("site.report-title", thing=name)
            mail = self.to.startswith("mailto:")
            mark = "&" if "?" in self.to else "?"
            about = quote("\n".join(filter(None, (name, thing))))
            start = f"{self.to}{mark}{'subject' if mail else 'title'}={quote(title)}&body={about}"
            end = quote("\n".join(["", "", self.writer.text("site.report-wrong"), ""]))
            self.last = (thing, (start, end))
        return self.last[1]


@lru_cache(maxsize=1 << 16)
def escaped(text: str) -> str:
    """Return a text as a part of an address: most are in the addresses of both languages."""
    return quote(text)
