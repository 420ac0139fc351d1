"""Fills the sentences on changes, worded by ``changes.*`` of messages.csv: things by name, values in words."""

from collections.abc import Sequence
from typing import NamedTuple

from creativegraph.iris import PREFIXES, bare
from creativegraph.messages.table import is_key, message
from creativegraph.reporting.changes.alike import told_apart
from creativegraph.reporting.changes.figures import FigureWriter
from creativegraph.reporting.changes.ledger import Change, Item
from creativegraph.reporting.changes.parts import Part, Parts, text_in
from creativegraph.reporting.changes.terms import NAMES, RESULT
from creativegraph.reporting.changes.words import (
    is_text,
    legible,
    plural,
    tag_of,
    text_of,
)  # fmt: skip

__all__ = ["Part", "Sentence", "Teller"]

WARNINGS = frozenset({"links-vanished", "things-removed", "term-removed"})
OF_CLAIM = frozenset({"ranked", "reason-changed"})
"""Kinds whose sources say what the claim says, and not why it has its rank."""
REASON, SOURCES = 400, 3
"""So long may a reason be, and so many sources are named."""
GAINED = {"term-changed": "term-extended", "rest": "rest-added"}
LOST = {"term-changed": "term-reduced", "rest": "rest-removed"}
SCHEME = f"<{PREFIXES['skos']}ConceptScheme>"
CALLED = {
    f"<{PREFIXES['skos']}altLabel>": "changes.other-name", f"<{PREFIXES['skos']}hiddenLabel>": "changes.hidden",
    f"<{PREFIXES['owl']}versionInfo>": "changes.version", f"<{PREFIXES['owl']}versionIRI>": "changes.version-address",
    f"<{PREFIXES['owl']}priorVersion>": "changes.version-before",
    f"<{PREFIXES['owl']}backwardCompatibleWith>": "changes.version-like",
}  # fmt: skip


class Sentence(NamedTuple):
    """One sentence, and what it accounts for.

    ``kind`` is what changed, such as ``preferred-changed``; ``warning`` is True for what users of the older graph
    must know. ``added`` and ``removed`` are numbers of triples.
    """

    kind: str
    parts: tuple[Part, ...]
    warning: bool
    added: int
    removed: int

    @property
    def text(self) -> str:
        """The sentence as text."""
        return text_in(self.parts)

    @property
    def things(self) -> tuple[str, ...]:
        """The IRIs of what it names, in the order of the sentence."""
        return tuple(dict.fromkeys(each.iri for each in self.parts if each.iri))


class Teller(FigureWriter):
    """Tells changes between two graphs in a language, naming at most so many things in a sentence."""

    def sentence(self, change: Change) -> Sentence:
        """Return the sentence that tells a change."""
        parts = self.one(change, change.items[0]) if self.is_one(change) else self.many(change)
        kept = tuple(each for each in parts if each.text)
        text, iri = kept[0]
        if not (iri and any(bare(each.thing) == iri for each in change.items)):
            text = text[:1].upper() + text[1:]
        return Sentence(
            change.kind, (kept[0]._replace(text=text), *kept[1:]), change.kind in WARNINGS,
            len(change.added), len(change.removed),
        )  # fmt: skip

    @staticmethod
    def is_one(change: Change) -> bool:
        """Return whether a change is told as that of one thing, and not by a number and a list."""
        listed = change.kind.startswith(("things-", "term-", "links-")) or change.kind == "rest"
        return len(change.items) == 1 and not listed

    def one(self, change: Change, item: Item) -> Parts:
        """Return the sentence on one thing, with the reason and the sources."""
        old, new = self.pair(change, item)
        details = {"about": self.about(change, item), "thing": self.thing(item.thing), "old": old, "new": new}
        if change.kind == "renamed":
            details |= {"old": (Part(self.short(item.old[0])),), "new": (Part(self.short(item.thing)),)}
        if change.kind in ("ranked", "reason-changed"):
            details |= {"before": self.thing(change.detail[-2]), "rank": self.thing(change.detail[-1])}
        parts = self.filled(f"changes.{change.kind}", None, **details)
        if reason := self.best(item.reasons, REASON):
            parts += (Part("; "), *self.filled("changes.because", None, reason=(Part(reason.rstrip(".")),)))
        if item.sources:
            sources = self.listed(self.thing, item.sources, SOURCES)
            key = "changes.source" if len(item.sources) == 1 else "changes.sources"
            key += "-of-claim" if change.kind in OF_CLAIM else ""
            parts += (Part("; "), *self.filled(key, None, sources=sources))
        return parts

    def many(self, change: Change) -> Parts:
        """Return the sentence on several things."""
        kind, items = change.kind, change.items
        values = sum(len(each.new or each.old) or 1 for each in items)
        what: Parts = self.thing(change.what)
        if kind.startswith("things-"):
            codes = self.is_scheme(change.what)
            kind = f"codes-{kind.removeprefix('things-')}" if codes else kind
            what = what if codes else self.of_class(change.what, len(items))
        elif change.what:
            what = self.property(change)
        if not (change.added and change.removed):
            kind = (GAINED if change.added else LOST).get(kind, kind)
        key = f"changes.{kind}"
        several = len(items) > 1 and is_key(f"{key}.many")
        whole = several or kind in WARNINGS  # what is lost is told, so that it can be restored
        things = self.listed(lambda each: self.with_values(change, each) if whole else self.thing(each.thing), items)
        number = values if several or "link" in kind else len(items)
        number = len(change.added) + len(change.removed) if change.kind == "rest" else number
        on = (Part(self.locale.number(len({each.thing for each in items}))),)
        host = (Part(change.detail[0]),) if change.detail else ()
        return self.filled(f"{key}.many" if several else key, number, what=what, things=things, m=on, host=host)

    def with_values(self, change: Change, item: Item) -> Parts:
        """Return a thing with its values."""
        old, new = self.pair(change, item)
        figure = next(iter(item.new or item.old), "") if item.figures else ""
        if figure and self.label(figure)[1] != "iri":
            more = self.particulars(figure)
            return (*self.thing(figure), Part(" ("), *more, *((Part(": "),) if more else ()), *(new or old), Part(")"))
        if change.kind == "renamed":
            return (*self.thing(item.thing), Part(f" ({self.short(item.old[0])} → {self.short(item.thing)})"))
        if not (old and new) and change.what in NAMES and text_in(old or new) == f"“{self.label(item.thing)[0]}”":
            return self.thing(item.thing)
        arrow = (Part(" → "),) if old and new else ()
        return (
            (*self.thing(item.thing), Part(" ("), *old, *arrow, *new, Part(")"))
            if old or new
            else self.thing(item.thing)
        )

    def about(self, change: Change, item: Item) -> Parts:
        """Return what a value is of: an indicator of a thing, or a thing and its property."""
        if item.figures:
            figure = next(iter(item.new or item.old), "")
            if figure and change.kind.startswith(("value-", "stated")) and self.label(figure)[1] != "iri":
                return in_brackets(self.thing(figure), self.particulars(figure))
            return self.filled("changes.of", None, what=self.thing(change.detail[0]), thing=self.thing(item.thing))
        return self.filled("changes.at", None, what=self.property(change), thing=self.thing(item.thing))

    def property(self, change: Change) -> Parts:
        """Return how the property of a change is called."""
        key = "changes.name" if change.what in NAMES else CALLED.get(change.what)
        if key:
            values = (value for each in change.items for value in (*each.old, *each.new) if value[:1] == '"')
            first = next(map(tag_of, values), "")
            tag = f" ({first})" if first and all(tag_of(each) == first for each in values) else ""
            return (Part(f"{message(key, self.language)}{tag}"),)
        return self.thing(change.detail[0]) if change.what == RESULT and change.detail else self.term(change.what)

    def is_scheme(self, node: str) -> bool:
        """Return whether a node is a code list."""
        return any(SCHEME in values for world in self.worlds for values in world.said(node).values())

    def of_class(self, node: str, number: int) -> Parts:
        """Return the name of a class as it stands behind a number."""
        if not node:
            return (Part(message("changes.thing" if number == 1 else "changes.things", self.language)),)
        if bare(node) == PREFIXES["skos"] + "ConceptScheme":
            return (Part(message("changes.list" if number == 1 else "changes.lists", self.language), bare(node)),)
        [(text, _)], tag = self.term(node), self.label(node)[1]
        return (
            Part(
                plural(text)
                if number != 1 and tag.partition("-")[0] in ("en", "iri") and self.locale.language == "en"
                else text
            ),
        )

    def pair(self, change: Change, item: Item) -> tuple[Parts, Parts]:
        """Return the values before and after, of two long texts the part in which they differ; none like the other."""
        if (
            change.kind != "ended"
            and len(item.old) == len(item.new) == 1
            and is_text(item.old[0], item.new[0])
            and (told := told_apart(text_of(item.old[0]), text_of(item.new[0])))
        ):
            return (Part(f"“{told[0]}”"),), (Part(f"“{told[1]}”"),)
        before, after = self.values(change, item, item.old), self.values(change, item, item.new)
        if before and text_in(before) == text_in(after):
            return self.listed(self.exactly, item.old), self.listed(self.exactly, item.new)
        return before, after

    def values(self, change: Change, item: Item, values: Sequence[str]) -> Parts:
        """Return values as a list, figures with what limits them."""
        if change.kind == "ended" and values is item.new:
            return (Part(legible(self.locale.period(text_of(values[0])))),)
        if item.figures:
            named = change.kind.startswith(("value-", "stated")) and all(
                self.label(each)[1] != "iri" for each in values
            )
            return self.listed(lambda each: self.figure(each, older=values is item.old, named=named), values)
        return self.listed(self.written, values)

    def figure(self, node: str, *, older: bool, named: bool) -> Parts:
        """Return a whole figure, such as more than 200,000, or between 4 and 6 per cent.

        Args:
            node: the figure.
            older: as the earlier graph has it.
            named: it stands behind its name and what that leaves out, such as that it is a change.
        """
        worlds = self.worlds[::-1] if older else self.worlds
        world = next((each for each in worlds if each.stated_or_claimed(node, RESULT)), worlds[0])
        whole = (Part(self.whole(world, node), bare(node)),)
        return whole if named else in_brackets(whole, self.measured(node))


def in_brackets(parts: Parts, more: Parts) -> Parts:
    """Return parts with more about them in brackets, if there is any."""
    return (*parts, Part(" ("), *more, Part(")")) if more else parts
