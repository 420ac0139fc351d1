"""The HTML of statements, of properties with their values, and of tables; all of it is escaped.

Pages have tens of thousands of these. The macros of the same names call what is here, so that a theme can have its own.
"""

from typing import TYPE_CHECKING

from creativegraph.site.html.markup import marked, raised, sources, written
from creativegraph.site.html.proofs import Proofs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from creativegraph.site.content.statements import Claim, Row, Statement
    from creativegraph.site.content.tables import Line, Table

__all__ = ["Rows"]


class Rows(Proofs):
    """Writes statements on the pages of a folder in a language.

    With ``told`` a statement without claims says that it has none; elsewhere the whole page says so.
    """

    def evidence(self, claims: "tuple[Claim, ...]", own: bool = True, told: bool = True) -> "Markup":
        """Return the evidence of a statement, one click away."""
        if not claims:
            return marked(f'<span class="unproven">{self.word("site.no-claim")}</span>\n' if told else "")
        number = written(self.told("site.evidence", n=sources(claims) or 1))
        proofs = "".join([f"{self.claim(each, own)}\n" for each in claims])
        return marked(f'<details class="evidence">\n<summary>{number}</summary>\n{proofs}</details>\n')

    def statement(self, of: "Statement", own: bool = True, told: bool = True) -> "Markup":
        """Return a statement: its value, its rank if that is not the normal one, and its evidence."""
        state = f" {written(of.state)}" if of.state else ""
        rank = f'<span class="rank">{self.said(of.rank.text, of.rank.lang)}</span>\n' if of.rank.text else ""
        return marked(
            f'<div class="statement{state}">\n<span class="value">{self.value(of.value)}</span>\n{rank}'
            f"{self.evidence(of.claims, own, told)}\n</div>\n"
        )

    def further(self, of: "Row", told: bool = True) -> "Markup":
        """Return what a property has besides its values: those in other languages, and others that sources give."""
        made = ""
        if of.translations:
            made = self.folded("site.translations", of.translations, told)
        if of.others:
            made += self.folded("site.others", of.others, told, opened="" if of.statements else " open")
        return marked(made)

    def folded(self, key: str, some: "tuple[Statement, ...]", told: bool, opened: str = "") -> str:
        """Return statements one click away, below how many there are."""
        number = written(self.told(key, n=len(some)))
        return f'<details class="others"{opened}>\n<summary>{number}</summary>\n{self.all(some, told)}</details>\n'

    def all(self, some: "Iterable[Statement]", told: bool) -> str:
        """Return statements, a line each."""
        return "".join([f"{self.statement(each, told=told)}\n" for each in some])

    def row(self, of: "Row", under: str = "", told: bool = True) -> "Markup":
        """Return a property with its values; its name is not seen twice under one title."""
        unseen = ' class="unseen"' if under and under.lower() == of.property.text.lower() else ""
        return marked(
            f'<div class="row">\n<dt{unseen}>{self.anchor(of.property)}</dt>\n<dd>\n'
            f"{self.all(of.statements, told)}{self.further(of, told)}\n</dd>\n</div>\n"
        )

    def table(self, of: "Table", told: bool = True) -> "Markup":
        """Return a table; the first cell of each line is its head, and its evidence stands below it."""
        name = written(of.name)
        some = (
            f' <span class="soft">{written(self.told("site.some-of", shown=len(of.rows), total=of.total))}</span>'
            if of.total > len(of.rows)
            else ""
        )
        heads = "".join([f'<th scope="col">{self.said(each.text, each.lang)}</th>' for each in of.heads])
        beside = [written(raised(each.text)) for each in of.heads]
        lines = "".join([self.line(of, each, beside, told) for each in of.rows])
        rest = f'<p class="all">{self.anchor(of.all)}</p>\n' if of.all.path else ""
        return marked(
            f'<div class="table" role="region" tabindex="0" aria-labelledby="{name}">\n<table>\n'
            f'<caption id="{name}">{self.said(of.title, of.lang)}{some}</caption>\n'
            f"<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{lines}</tbody>\n</table>\n{rest}</div>\n"
        )

    def line(self, of: "Table", line: "Line", beside: list[str], told: bool) -> str:
        """Return a line of a table; ``beside`` are the heads of its cells where the page is narrow."""
        made = [f'<tr class="{written(line.state)}">\n' if line.state else "<tr>\n"]
        start, end = 'th scope="row"', "th"
        for head, cell in zip(beside, line.cells, strict=True):
            none = "" if cell else ' class="none"'
            values = ", ".join([self.value(each) for each in cell])
            made.append(f'<{start}{none} data-head="{head}"><div>{values}</div></{end}>\n')
            start = end = "td"
        made.append("</tr>\n")
        if of.proven:
            evidence = self.evidence(line.claims, False, told)
            made.append(f'<tr class="proof"><td colspan="{len(of.heads)}">{evidence}</td></tr>\n')
        return "".join(made)
