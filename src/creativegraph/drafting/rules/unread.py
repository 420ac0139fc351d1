"""Who seems to sign too, but is named by no words that the rules read: it is told beside the rows of the sentence."""

from collections.abc import Iterator

from creativegraph.drafting.mentions.tokens import is_capital
from creativegraph.drafting.rules.context import Context
from creativegraph.drafting.rules.found import Found
from creativegraph.drafting.rules.sequence import Line

__all__ = ["Unread"]

AGENT = "prov:Agent"


class Unread:
    """Finds words in the lists of agents of a match; ``signing`` are the words by which something is signed."""

    def __init__(self, context: Context, signing: frozenset[str], joining: frozenset[str]) -> None:
        self.context, self.signing, self.joining = context, signing, joining
        self.text = context.document.text

    def tells_signing(self, found: Found) -> bool:
        """Return True for a match with a word by which something is signed."""
        first, last = found.places
        return any(each.text in self.signing for each in found.line.tokens[first : last + 1] if each.mention < 0)

    def words(self, found: Found) -> Iterator[str]:
        """Yield the members of the lists of agents in a match that mean nothing known, and what is joined to these."""
        for name, slot in found.phrase.pattern.slots.items():
            start, end = found.span(name)
            agents = slot.many and not slot.within and any(AGENT in self.context.known.above(one) for one in slot.types)
            if agents and start >= 0:
                first, last = found.line.covered(start, end)
                yield from (self.said(found.line, each) for each in range(first, last + 1)
                            if self.is_nameless(found.line, each))  # fmt: skip
                yield from self.joined(found.line, first, last)

    def is_nameless(self, line: Line, place: int) -> bool:
        """Return True for a thing that is spoken of without a name, of which the report has told no name."""
        number = line.tokens[place].mention
        if number < 0 or self.context.mentions[number].kind != "thing":
            return False
        return self.context.references.is_nameless(number) or self.context.references.meant(number) is None

    def joined(self, line: Line, first: int, last: int) -> Iterator[str]:
        """Yield the words with capital letters that *and* joins to a list, before or behind it."""
        tokens, lexicon = line.tokens, self.context.mentioned.lexicon
        articles = frozenset[str]().union(*(lexicon.small.get(("definite", one), ()) for one in lexicon.languages))
        before, behind = first - 1, last + 1
        while before > 0 and tokens[before].text in articles:
            before -= 1
        if before > 0 and tokens[before].text in self.joining and self.is_unread(line, before - 1):
            yield self.said(line, before - 1)
        if behind < len(tokens) and tokens[behind].text in self.joining:
            behind += 1
            while behind < len(tokens) and tokens[behind].text in articles:
                behind += 1
            if behind < len(tokens) and self.is_unread(line, behind):
                yield self.said(line, behind)

    def is_unread(self, line: Line, place: int) -> bool:
        """Return True for a word with a capital letter that is no mention, and for a thing without a name."""
        token = line.tokens[place]
        plain = token.mention < 0 and is_capital(self.text[token.start : token.end])
        return plain or self.is_nameless(line, place)

    def said(self, line: Line, place: int) -> str:
        """Return the words at a place as the report has them, with those with capital letters beside it."""
        tokens, first, last = line.tokens, place, place
        if tokens[place].mention < 0:
            while first and tokens[first - 1].mention < 0 and self.is_unread(line, first - 1):
                first -= 1
            while last + 1 < len(tokens) and tokens[last + 1].mention < 0 and self.is_unread(line, last + 1):
                last += 1
        return " ".join(self.text[tokens[first].start : tokens[last].end].split())
