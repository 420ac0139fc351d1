"""Names in the first column of a table whose header says what its rows are of: *Ship | Rig | Launched in*."""

import re
from collections.abc import Collection, Iterator, Sequence

from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens, is_capital

__all__ = ["in_first_column"]

LINE = re.compile(r"[^\n]+")
CELL = re.compile(r" \| |\t")
LONGEST = 8
"""How many words such a name has at most."""


def in_first_column(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], covered: Collection[int]
) -> Iterator[Span]:  # fmt: skip
    """Yield the names of rows that nothing else explains, as things of the class that their header means."""
    classes, last = tuple[str, ...](), -1
    for line in LINE.finditer(tokens.text):
        first = CELL.search(tokens.text, line.start(), line.end())
        if first is None:
            continue
        begin, end = tokens.number_at(line.start()), tokens.number_at(first.start())
        if line.start() - last != 1:  # another table begins
            classes = meant_by(tokens, lexicon, langs, begin, end)
        elif classes and 0 < end - begin <= LONGEST and begin not in covered and is_capital(tokens.words[begin]):
            yield Span(begin, end, classes=classes, confidence="medium", lang=langs[begin])
        last = line.end()


def meant_by(tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begin: int, end: int) -> tuple[str, ...]:
    """Return the classes that the words of a header mean; none where they are no noun of names, or more than one."""
    found = next(lexicon.senses("head", langs[begin], tokens, begin), None) if begin < end else None
    return tuple(dict.fromkeys(each.means for each in found[1])) if found and found[0] == end else ()
