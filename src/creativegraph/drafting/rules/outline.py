"""How a report is laid out: which line introduces an item of a list, and under which headings a place stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from creativegraph.drafting.sentences import Sentence

__all__ = ["Outline"]

LABELLED = re.compile(r":\s+\S")
"""A line of a label and a value, which heads nothing."""
NUMBERED = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+\Z")
DEPTH = re.compile(r"\W*(?:(?P<roman>[IVX]{1,5})[.)]|(?P<depth>\d{1,2}(?:\.\d{1,2})*)[.)]?)\s")
LOWEST = 9
"""How deep a heading is that tells it by nothing."""
LONGEST_HEADING = 120
PARAGRAPHS = ("prose", "heading")
"""The kinds of sentences that may answer a question."""
LONGEST_HEAD = 120
"""How long a line right above a paragraph is that heads it."""
OPEN = ".!?…;,:"


class Outline:
    """The headings of a report and the lines before its lists, by its sentences."""

    def __init__(self, text: str, found: Sequence[Sentence]) -> None:
        self.text, self.found = text, found
        self.heads = [number for number in range(len(found)) if self.is_heading(number)]
        self.head_starts = [found[each].start for each in self.heads]
        self.heading_starts = frozenset(self.text.rfind("\n", 0, each) + 1 for each in self.head_starts)
        items = (each.start for number, each in enumerate(found) if each.kind == "item" and number not in self.heads)
        self.item_starts = frozenset(self.text.rfind("\n", 0, each) + 1 for each in items)
        self.breaks = [found.start() for found in re.finditer("\n", text)]
        self.introduced: dict[int, Sentence | None] = {}

    def is_heading(self, number: int) -> bool:
        """Return True for a line that heads what follows: also a numbered one that is in no list."""
        each = self.found[number]
        words = self.text[each.start : each.end]
        if each.kind == "heading":
            return not number or not LABELLED.search(words)  # the first line is the title
        if each.kind != "item" or len(words) > LONGEST_HEADING or words[-1] in OPEN or LABELLED.search(words):
            return False
        begun = self.text.rfind("\n", 0, each.start) + 1
        beside = [self.found[one] for one in (number - 1, number + 1) if 0 <= one < len(self.found)]
        return bool(NUMBERED.fullmatch(self.text[begun : each.start])) and all(one.kind != "item" for one in beside)

    def above(self, place: int) -> Iterator[Sentence]:
        """Yield the headings under which a place stands, the nearest first; those of sections that ended are none."""
        level = LOWEST + 1
        for number in reversed(self.heads[: bisect_right(self.head_starts, place - 1)]):
            each = self.found[number]
            if each.end < place and self.level(number) < level:
                level = self.level(number)
                yield each

    def level(self, number: int) -> int:
        """Return how deep a heading is: the title first, then Roman numbers and capital letters, then other numbers."""
        each = self.found[number]
        begun = self.text.rfind("\n", 0, each.start) + 1
        if not number:
            return 0
        if found := DEPTH.match(self.text, begun, each.end):
            return 1 if found["roman"] else 2 + found["depth"].count(".")
        return 1 if self.text[each.start : each.end].isupper() else LOWEST

    def introducing(self, number: int) -> Sentence | None:
        """Return the line that introduces an item: one before its list that ends with a colon, or heads it.

        An answer is introduced by the question above it.
        """
        if self.found[number].kind != "item" or self.is_heading(number):
            return self.asked(number)
        if number not in self.introduced:
            before = number - 1
            while before >= 0 and self.found[before].kind == "item" and not self.is_heading(before):
                before -= 1
            self.introduced[number] = self.found[before] if before >= 0 and self.opens(before) else None
        return self.introduced[number]

    def asked(self, number: int) -> Sentence | None:
        """Return the question in the line above with whose answer a paragraph begins."""
        each, before = self.found[number], self.found[number - 1] if number else None
        if before is None or each.kind not in PARAGRAPHS or before.kind == "row":
            return None
        asks = self.text[before.start : before.end].endswith("?") and before.end - before.start <= LONGEST_HEADING
        return before if asks and "\n" in self.text[before.end : each.start] else None

    def opens(self, number: int) -> bool:
        """Return True for a line behind which a list is expected."""
        each = self.found[number]
        return self.text[each.start : each.end].endswith(":") or self.is_heading(number)

    def is_title(self, place: int) -> bool:
        """Return True for a place in the first line of a report that has more of them."""
        return bool(self.breaks) and place < self.breaks[0]

    @cached_property
    def title_end(self) -> int:
        """Where the title ends: the lines before the first paragraph, such as *Press release* and what it announces."""
        last = -1
        while last + 1 < len(self.heads) and self.heads[last + 1] == last + 1:
            last += 1
        first = self.breaks[0] if self.breaks else 0
        return max(first, self.found[last].end) if 0 <= last < len(self.found) - 1 else first

    def paragraph(self, place: int) -> int:
        """Return where the paragraph of a place begins."""
        found = bisect_right(self.breaks, place) - 1
        return self.breaks[found] + 1 if found >= 0 else 0

    def section(self, place: int) -> int:
        """Return where the paragraph of a place begins, with the line before it that heads it, or the list it is of."""
        begun = self.paragraph(place)
        while begun > 1 and self.text[begun - 2] != "\n":  # lines of one block
            begun = self.paragraph(begun - 2)
        if begun in self.heading_starts:  # the block has a heading of its own
            return begun
        before = self.text[:begun].rstrip("\n")
        head = before[before.rfind("\n") + 1 :]
        short = 0 < len(head) <= LONGEST_HEAD and head[-1] not in ".!?;,"
        listed = len(before) - len(head) in self.item_starts  # the end of a list heads nothing
        return len(before) - len(head) if short and not listed else begun
