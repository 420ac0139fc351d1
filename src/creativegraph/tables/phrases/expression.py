"""The regular expressions that parts of patterns become."""

import re

from creativegraph.tables.phrases.parts import TEXTS, Chain, Either, Hole, Node, Word

__all__ = ["BEGIN", "EDGES", "GAPS", "Words", "expression"]

ONE = r"(?:<[^> ]*>|[^ ;<]+) "
"""A word, a mark or a mention, but no semicolon."""
APART = 18
"""How many words, marks and other things stand between several things of a slot at most."""
GAPS = {"...": rf"((?:{ONE}){{0,24}}?)", "~": r"((?:(?:<\d+;time;[^> ]*>|[^ <>,;:.()!?]+) ){0,6}?)"}
"""What a phrase does not name, in groups without names."""
EDGES = {"^": r"\A(?:[^\w<]+ )*", "$": r"(?=(?:[^\w<]+ )*\Z)"}
SPANS = {
    "words": rf"(?:{ONE}){{2,}}?(?=[.;!?] |\Z)",
    "clause": r"(?:(?:<[^> ]*>|[^ ,;:<]+) ){2,}?(?=[.,;:!?] |\Z)",
    "quoted": r"(?<=\" )(?:[^ \"]+ )+(?=\" )",
    "number": r"[0-9]{1,4}(?:st|nd|rd|th|er|e|è|ème|º|ª)? ",
}
BEGIN = r"(?<![^ ])"
LISTED = r"; (?=(?:[^ <]+ ){0,3}<[^>]*> (?:[;.,] |\Z))"
"""A semicolon between the members of a list, behind which no clause begins."""


class Words:
    """The words of a report."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        self.begun: dict[str, bool] = {}

    def has(self, word: Word) -> bool:
        """Return True for a word of the report, and for the begin of one."""
        if not word.open:
            return word.text in self.words
        if word.text not in self.begun:
            self.begun[word.text] = any(each.startswith(word.text) for each in self.words)
        return self.begun[word.text]


def expression(node: Node, words: Words | None) -> str | None:
    """Return the regular expression of a part; None where it has a word that the report has not."""
    if isinstance(node, str):
        return node
    if isinstance(node, Word):
        return of_forms(node, words) if node.forms else of_word(node, words)
    return of_hole(node, words) if isinstance(node, Hole) else of_parts(node, words)


def of_word(node: Word, words: Words | None) -> str | None:
    """Return the expression of a word."""
    left_out = words is not None and node.needed and not words.has(node)
    return None if left_out else re.escape(node.text) + ("[^ <>]* " if node.open else " ")


def of_forms(node: Word, words: Words | None) -> str | None:
    """Return the expression of a word with its forms, of those that the report has."""
    there = [each for each in (node.text, *node.forms) if words is None or each in words.words]
    if len(there) > 1:
        return f"(?:{'|'.join(map(re.escape, there))}) "
    return f"{re.escape(there[0])} " if there else None


def of_parts(node: Chain | Either, words: Words | None) -> str | None:
    """Return the expression of what stands in a row, or in the place of another."""
    found = [expression(each, words) for each in node.parts]
    if isinstance(node, Chain):
        return None if None in found else "".join(each for each in found if each is not None)
    there = dict.fromkeys(each for each in found if each is not None)
    if node.missing:
        return f"(?:{''.join(there)})?" if there else ""
    return f"(?:{'|'.join(there)})" if there else None


def of_hole(hole: Hole, words: Words | None) -> str:
    """Return the expression of a slot: of a mention, or of several, each behind a comma or a word that joins."""
    if hole.slot.types[0] in TEXTS:
        return f"(?P<{hole.name}>{SPANS[hole.slot.types[0]]})"
    one = marker(hole.slot.types, hole.inside.types if hole.inside else ())
    if not hole.slot.many:
        return f"(?P<{hole.name}>{one})"
    if hole.slot.apart:
        ends = expression(hole.joint, words) if hole.joint is not None else None
        other = f"(?!{f'{BEGIN}(?:{ends})|' if ends else ''}{one})(?:{ONE}|; )"
        return f"(?P<{hole.name}>{one}(?:(?:{other}){{1,{APART}}}{one})*)"
    joint, again = (expression(each, words) if each is not None else None for each in (hole.joint, hole.again))
    parted = f"(?:, (?:{joint})?|{joint}|{LISTED})" if joint else f"(?:, |{LISTED})"
    return f"(?P<{hole.name}>{one}(?:{parted}{f'(?:{again}){{0,3}}' if again else ''}{one})*)"


def marker(types: tuple[str, ...], inner: tuple[str, ...]) -> str:
    """Return the expression of a mention of one of some types, with one of others within its name."""
    within = rf"(?=[^> ]*;~(?:{'|'.join(map(re.escape, inner))});)" if inner else ""
    return rf"<{within}\d+;(?:[^> ]*;)?(?:{'|'.join(map(re.escape, types))});[^> ]*> "
