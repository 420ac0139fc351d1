"""The HTML of values and of the evidence of claims, of which a site has tens of thousands; all of it is escaped."""

from functools import partial
from typing import TYPE_CHECKING

from creativegraph.site.html.markup import coded, explained, marked, text, tongue, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from creativegraph.site.content.statements import Claim, Correction, Record
    from creativegraph.site.html.writer import Value
    from creativegraph.site.page import Link

__all__ = ["Proofs"]


class Proofs:
    """Writes values and claims on the pages of a folder in a language.

    ``address`` gives the address of a page as seen from there, ``anchor`` a link, and ``told`` a text of the pages.
    """

    def __init__(
        self, language: str, address: "Callable[[str], str]", anchor: "Callable[[Link | Value], Markup]",
        told: "Callable[..., str]",
    ) -> None:  # fmt: skip
        self.address, self.anchor, self.told = address, anchor, told
        self.said, self.tongue = partial(text, language), partial(tongue, language)
        self.coded, self.explained = partial(coded, language), partial(explained, language)
        self.fixed: dict[str, str] = {}

    def word(self, key: str) -> str:
        """Return a text of the pages that has no details."""
        if key not in self.fixed:
            self.fixed[key] = written(self.told(key))
        return self.fixed[key]

    def value(self, of: "Value") -> "Markup":
        """Return a value as a statement has it."""
        made: str = self.anchor(of) if of.path else self.said(of.text, of.lang)
        if of.before:
            made = f'<span class="before">{written(of.before)}</span> {made}'
        if of.after:
            made = f'{made} <span class="after">{written(of.after)}</span>'
        if of.kind:
            made = f'{made} <span class="kind">{written(of.kind)}</span>'
        return marked(made)

    def claim(self, of: "Claim", own: bool = True) -> "Markup":
        """Return the evidence of a claim; it is the anchor of the claim on the page of what that is about only."""
        word, said, explained = self.word, self.said, self.explained
        sources = "site.decided-from" if of.decided else "site.source" if len(of.sources) == 1 else "site.sources"
        parts = [
            '<div class="claim"', f' id="{written(of.name)}"' if own else "", '>\n<p class="about">',
            said(of.property.text, of.property.lang), f": <strong>{written(of.value)}</strong></p>\n",
            f"<blockquote{self.tongue(of.quote.lang)}><p>{written(of.quote.words)}</p></blockquote>\n"
            if of.quote else "",
            f"<dl>\n<dt>{word(sources)}</dt>\n", *(self.source(of, each) for each in of.sources),
            "" if of.sources else f"<dd>{word('site.no-source')}</dd>\n",
            *map(self.record, of.records),
            self.coded(word("site.mode"), of.mode), self.coded(word("site.rank"), of.rank),
            *(f"<dt>{word('site.reason')}</dt>\n<dd>{explained(each.text, each.lang)}</dd>\n" for each in of.reasons),
            *map(self.correction, of.corrections), self.coded(word("site.confidence"), of.confidence),
            f"<dt>{word('site.holds')}</dt>\n<dd>{written(of.holds)}</dd>\n" if of.holds else "",
            *(f"<dt>{word('site.note')}</dt>\n<dd>{said(each.text, each.lang)}</dd>\n" for each in of.notes),
            f'</dl>\n<p class="acts"><a href="{written(self.address(of.path))}">',
            written(self.told("site.permalink", name=of.name)), "</a>",
            f' <a href="{written(self.address(of.report))}">{word("site.report")}</a>' if of.report else "",
            "</p>\n</div>\n",
        ]  # fmt: skip
        return marked("".join(parts))

    def source(self, of: "Claim", source: "Link") -> str:
        """Return a source of a claim, with the place of the words that are quoted from it."""
        if of.quote is None or of.quote.start < 0 or of.quote.source != source.path:
            return f"<dd>{self.anchor(source)}</dd>\n"
        place = written(self.told("site.characters", start=of.quote.start, end=of.quote.end))
        return f'<dd>{self.anchor(source)}, <span class="soft">{place}</span></dd>\n'

    def record(self, of: "Record") -> str:
        """Return a record of a dataset on which a claim rests."""
        words = written("; ".join(of.words))
        return f"<dt>{self.word('site.record')}</dt>\n<dd>{self.anchor(of.source)}: {words}</dd>\n"

    def correction(self, of: "Correction") -> str:
        """Return a correction: what is accepted instead, the kind of mistake, and why."""
        made = ""
        if of.by:
            error = f" ({self.said(of.error.text, of.error.lang)})" if of.error.text else ""
            made = f"{self.word('site.corrected-to')} {self.anchor(of.by)}{error}"
        if of.reason.text:
            made += f"{': ' if of.by else ''}{self.explained(of.reason.text, of.reason.lang)}"
        return f"<dt>{self.word('site.correction')}</dt>\n<dd>{made}</dd>\n"
