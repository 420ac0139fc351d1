"""How values are written on the pages of one language: links, numbers, periods, addresses, texts and codes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode

from creativegraph.iris import DATES, IRI, NUMBERS, PREFIXES, RDF_TYPE, XSD
from creativegraph.messages.locale import locale_of
from creativegraph.messages.table import message
from creativegraph.site.content.claims import Said
from creativegraph.site.page import Link

if TYPE_CHECKING:
    from creativegraph.site.content.claims import Term
    from creativegraph.site.things import Things

__all__ = ["NUMBER", "Code", "Value", "Writer"]

CG = PREFIXES["cg"]
NUMBER = "zxx"
"""The language of what is in none, such as a number."""
LONGEST_ADDRESS = 64
SPANS = (f"{CG}edtf",)


class Code(NamedTuple):
    """A code in words, with what it means; empty for none."""

    text: str = ""
    lang: str = ""
    definition: str = ""


class Value(NamedTuple):
    """A value as a page shows it; ``path`` is that of a link, as in ``Link``.

    ``before`` is what limits a figure (more than), ``after`` its unit, ``kind`` what is told of the value beside it.
    """

    text: str
    lang: str
    path: str = ""
    before: str = ""
    after: str = ""
    kind: str = ""

    @property
    def words(self) -> str:
        """All of the value in words."""
        return " ".join(filter(None, (self.before, self.text, self.after)))


class Writer:
    """Writes values in a language."""

    def __init__(self, site: "Things", language: str) -> None:
        self.site, self.language = site, language
        self.locale = locale_of(language)
        self.order = site.order(language)
        self.links: dict[str, Link] = {}
        self.terms: dict[str, Link] = {}
        self.captions: dict[str, Link] = {}
        self.codes: dict[str, Code] = {}
        self.texts: dict[str, str] = {}
        self.periods: dict[str, str] = {}
        self.spans = {subject: value for span in SPANS for subject, value in site.claims.pairs(span)}

    def text(self, key: str, **details: object) -> str:
        """Return a text of the pages; one without details is kept."""
        if details:
            return message(key, self.language, **details)
        if key not in self.texts:
            self.texts[key] = message(key, self.language)
        return self.texts[key]

    def best(self, said: Iterable[Said]) -> Said:
        """Return the text in the language that is wanted most, an empty one for none."""
        return min(said, key=lambda each: (self.wanted(each.lang), each), default=Said("", ""))

    def wanted(self, tag: str) -> int:
        """Return how much a language is wanted, less the greater the number."""
        return self.order.get(tag.partition("-")[0].lower(), 99)

    def term(self, iri: str) -> Link:
        """Return a link to a class or property, with its label."""
        if iri not in self.terms:
            path = self.site.path(iri) or iri
            labels = self.site.vocabulary.labels(iri)
            said = self.best(Said(text, lang) for lang, text in labels.items())
            self.terms[iri] = Link(said.text, said.lang, path)
        return self.terms[iri]

    def caption(self, iri: str) -> Link:
        """Return a link to a property or class, with the words under which its values or things are shown."""
        if iri == RDF_TYPE:
            return Link(self.text("site.type"), self.language, "")
        if iri not in self.captions:
            labels = self.site.vocabulary.captions(iri)
            said = self.best(Said(text, lang) for lang, text in labels.items())
            self.captions[iri] = Link(said.text, said.lang, self.term(iri).path)
        return self.captions[iri]

    def link(self, iri: str) -> Link:
        """Return a link to a thing or an address."""
        if iri not in self.links:
            self.links[iri] = self.made_link(iri)
        return self.links[iri]

    def made_link(self, iri: str) -> Link:
        """Return a link to a thing by its name, to a time span by its date, or to an address as readers know it."""
        if iri in self.spans:
            return Link(self.period(str(getattr(self.spans[iri], "value", ""))), NUMBER, self.site.path(iri))
        if iri in self.site.names or IRI(iri).kind:
            return self.site.link(iri, self.language)
        if self.site.path(iri):
            return self.site.link(iri, self.language)
        return Link(address(iri), NUMBER, iri)

    def code(self, iri: str) -> Code:
        """Return a code of the evidence in words, with its definition."""
        if not iri:
            return Code()
        if iri not in self.codes:
            text, lang = self.site.label(iri, self.language)
            definitions = (
                Said(each.value, each.language or "")
                for each in self.site.literals(iri, PREFIXES["skos"] + "definition")
            )
            self.codes[iri] = Code(text, lang, self.best(definitions).text)
        return self.codes[iri]

    def period(self, edtf: str) -> str:
        """Return a date or period for readers."""
        if edtf not in self.periods:
            self.periods[edtf] = self.locale.period(edtf)
        return self.periods[edtf]

    def value(self, term: "Term") -> Value:
        """Return a value as readers know it: a link, or a number, date, address or text as the language writes it."""
        if isinstance(term, NamedNode):
            return Value(*self.link(term.value))
        if not isinstance(term, Literal):
            return Value(self.text("site.unnamed"), self.language)
        written = self.plain(term)
        return Value(term.value, (term.language or "").lower()) if written is None else written

    def counted(self, term: "Term") -> Value:
        """Return the value of a figure: no year, so that the digits of four stand in groups as those of five do."""
        made, text = self.value(term), getattr(term, "value", "")
        return made._replace(text=self.count(text)) if made.lang == NUMBER and text.isdecimal() else made

    def count(self, text: str) -> str:
        """Return the number of a figure with its digits in groups."""
        return self.locale.number(int(text)) if text.isdecimal() and text.isascii() else self.number(text)

    def shown(self, term: "Term") -> Link:
        """Return a value without what may stand beside it."""
        return Link(*self.value(term)[:3])

    def words(self, said: Iterable[Said]) -> Link:
        """Return the text in the language that is wanted most as a link that leads nowhere."""
        return Link(*self.best(said), "")

    def day(self, edtf: str) -> Link:
        """Return a date or period as a link that leads nowhere."""
        return Link(self.period(edtf), NUMBER, "")

    def plain(self, term: Literal) -> Value | None:
        """Return a number, date, address or truth for readers, None for any other literal."""
        kind = term.datatype.value
        if kind in NUMBERS:
            return Value(self.number(term.value), NUMBER)
        if kind in DATES:
            return Value(self.period(term.value), NUMBER)
        if kind == f"{XSD}boolean":
            return Value(self.text("site.yes") if term.value in ("true", "1") else self.text("site.no"), self.language)
        return (
            Value(address(term.value), NUMBER, term.value) if kind == f"{XSD}anyURI" and "://" in term.value else None
        )

    def number(self, text: str) -> str:
        """Return a number with its digits in groups from five on: a year has four."""
        return self.locale.decimal(text)


def address(iri: str) -> str:
    """Return an address as readers know it: without its scheme, and cut where it is long."""
    parts = urlsplit(iri)
    text = f"{parts.netloc.removeprefix('www.')}{parts.path}".rstrip("/") if parts.netloc else iri
    text += f"?{parts.query}" if parts.query else ""
    text += f"#{parts.fragment}" if parts.fragment else ""
    return text if len(text) <= LONGEST_ADDRESS else f"{text[: LONGEST_ADDRESS - 20]}…{text[-18:]}"
