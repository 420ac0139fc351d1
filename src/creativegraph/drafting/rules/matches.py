"""Matches of phrases in the sentences of a report, each read with the line that introduces it."""

from collections.abc import Iterator

from creativegraph.drafting.rules.context import Context
from creativegraph.drafting.rules.found import Found
from creativegraph.drafting.rules.rows import Rows
from creativegraph.drafting.rules.search import Search
from creativegraph.drafting.rules.sequence import Line, Token, lines_of
from creativegraph.drafting.sentences import Sentence

__all__ = ["Matches"]


class Matches:
    """Finds where phrases stand in the sentences of one report; a row of a table is read with its header."""

    def __init__(self, context: Context, rows: Rows, search: Search) -> None:
        self.text, self.mentioned = context.document.text, context.mentioned
        self.rows, self.search = rows, search
        self.order = {id(each): number for number, each in enumerate(search.phrases)}

    def of(self, sentence: Sentence, before: Sentence | None) -> list[Found]:
        """Return the matches in a sentence that ``before`` introduces, in the order of the tables of phrases."""
        found = [*self.found(sentence, before, codes=False), *self.found(sentence, before, codes=True)]
        return sorted(found, key=lambda one: (self.order[id(one.phrase)], one.match.start()))

    def found(self, sentence: Sentence, before: Sentence | None, *, codes: bool) -> Iterator[Found]:
        """Yield where phrases stand in a sentence: those with codes where codes are mentions, others where words."""
        within = self.mentioned.between(sentence.start, sentence.end, codes=codes)
        if codes and all(self.mentioned.mentions[each].kind != "code" for each in within):
            return
        row = self.rows.lines(sentence, codes=codes) if sentence.kind == "row" else []
        tokens = row or list(self.mentioned.tokens(sentence.start, sentence.end, within))
        lines = lines_of(tokens, self.introducing(before, codes=codes))
        for line in lines:
            for phrase in self.search.phrases_in(line, sentence.language, codes=codes):
                for each in self.search.matches(phrase, line):
                    if line.covered(each.start(), each.end())[1] >= line.lead:
                        yield Found(phrase, line, each, sentence.language)
        named = [self.mentioned.mentions[each.mention] for each in tokens[:1] if each.mention >= 0]
        alone = any(each.kind == "thing" and each.ids for each in named) or any(each.text == ":" for each in tokens)
        if lines and lines[0].lead and alone:  # an item of a label and a value, or one that begins with a name
            yield from self.labelled(lines_of(tokens)[0], sentence, codes=codes)

    def labelled(self, line: Line, sentence: Sentence, *, codes: bool) -> Iterator[Found]:
        """Yield the phrases with which an item begins, read without the line that introduces it."""
        for phrase in self.search.phrases_in(line, sentence.language, codes=codes):
            found = (each for each in self.search.matches(phrase, line) if not each.start())
            yield from (Found(phrase, line, each, sentence.language) for each in found)

    def introducing(self, before: Sentence | None, *, codes: bool) -> Iterator[Token]:
        """Yield the tokens of a line that introduces another, with a colon behind them."""
        if before is not None:
            end = before.start + len(self.text[before.start : before.end].rstrip(" \u00a0\u202f:?"))
            yield from self.mentioned.tokens(before.start, end, self.mentioned.between(before.start, end, codes=codes))
            yield Token(":", end, min(end + 1, before.end))
