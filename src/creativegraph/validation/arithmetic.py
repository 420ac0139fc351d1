"""Sums in SPARQL that the fast engine reckons in another order than SPARQL does.

pyshacl-turbo 0.6.5 reads ``10 - 4 + 1`` as ``10 - (4 + 1)`` and ``8 / 2 * 2`` as ``8 / (2 * 2)``. Shapes with such
sums go to pySHACL. To be asked of too many is no harm, only slow.
"""

import re

__all__ = ["reckons_in_turn"]

TOKEN = re.compile(
    r"""
    (?P<skipped>\#[^\n]* | <[^<>"{}|^`\\\s]*> | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | @[A-Za-z0-9-]+ )
    | (?P<value>[?$]\w+ | \d+(?:\.\d+)?(?:[eE][+-]?\d+)? )
    | (?P<name>[\w-]*:[\w.%-]* | [A-Za-z_]\w* )
    | (?P<sign>[-+*/])
    | (?P<open>[({]) | (?P<close>[)}])
    | (?P<end>&&|\|\||[<>=!,;.|^])
    """,
    re.VERBOSE | re.DOTALL,
)


class Sum:
    """What has been read of one sum: its signs, and whether it reckons at all. A path (``cg:a/cg:b``) does not."""

    def __init__(self, bracket: str) -> None:
        self.bracket = bracket
        self.signs = ""
        self.reckons = False

    @property
    def goes_on(self) -> bool:
        """True if something follows a difference or a quotient; sums stand in round brackets only."""
        return self.bracket == "(" and self.reckons and len(self.signs.lstrip("+*")) > 1


def reckons_in_turn(query: str) -> bool:
    """True if a sum goes on after a difference or a quotient."""
    sums, found = [Sum("")], False
    for token in TOKEN.finditer(query):
        kind, word = token.lastgroup, token.group()
        if kind == "value":
            sums[-1].reckons = True
        elif kind == "sign":
            sums[-1].signs += word
        elif kind == "open":
            sums.append(Sum(word))
        elif kind in {"end", "close"}:
            done = sums.pop()
            found = found or done.goes_on
            if kind == "end" or not sums:
                sums.append(Sum(done.bracket))
            else:
                sums[-1].reckons |= done.reckons
    return found
