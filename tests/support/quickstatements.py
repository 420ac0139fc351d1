"""A grammar of QuickStatements, version 1, written from what Help:QuickStatements of Wikidata and the parser document.

A command is a line whose parts stand apart by tabs: item, property, value, then a rank, then qualifiers and sources in
pairs; or item, label or alias in a language, text. A comment at its end is the summary of the edit.
"""

import re

__all__ = ["faults", "read"]

ITEM, PROPERTY, SOURCE = re.compile(r"Q[1-9]\d*"), re.compile(r"P[1-9]\d*"), re.compile(r"!?S[1-9]\d*")
NAME, RANK = re.compile(r"[LA][a-z]{2,3}(?:-[a-z0-9]+)*"), re.compile(r"R[-0+]")
COMMENT = re.compile(r" /\* [^*]+ \*/$")
STRING = re.compile(r'"[^\t\n|“”]*"')
VALUES = {
    "item": ITEM,
    "monolingual": re.compile(r'[a-z]{2,3}(?:-[a-z0-9]+)*:"[^\t\n|“”]*"'),
    "string": STRING,
    "time": re.compile(r"\+\d{4}-(?:00-00T00:00:00Z/9|(?:0[1-9]|1[0-2])-00T00:00:00Z/10|"
                       r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T00:00:00Z/11)"),
    "coordinate": re.compile(r"@-?\d{1,2}(?:\.\d+)?/-?\d{1,3}(?:\.\d+)?"),
    "quantity": re.compile(r"[+-]?\d+(?:\.\d+)?(?:~\d+(?:\.\d+)?|\[-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?\])?(?:U[1-9]\d*)?"),
}  # fmt: skip


def kind_of(text: str) -> str:
    """The kind of a value; empty for what is none."""
    return next((kind for kind, form in VALUES.items() if form.fullmatch(text)), "")


def read(line: str) -> list[tuple[str, str]]:
    """The parts of a command with what each is."""
    parts = COMMENT.sub("", line).split("\t")
    found = [("item", parts[0]), ("name" if NAME.fullmatch(parts[1]) else "property", parts[1])]
    found.append((kind_of(parts[2]), parts[2]))
    rest = parts[3:]
    if rest and RANK.fullmatch(rest[0]):
        found.append(("rank", rest.pop(0)))
    for place, each in enumerate(rest):
        key = "source" if SOURCE.fullmatch(each) else "qualifier" if PROPERTY.fullmatch(each) else ""
        found.append((kind_of(each) if place % 2 else key, each))
    return found


def faults(line: str) -> list[str]:
    """What is wrong with a command by the grammar; nothing for a right one."""
    if line.count("\t") < 2:
        return ["too few parts"]
    found = read(line)
    wrong = [f"part {place}: {text}" for place, (kind, text) in enumerate(found, 1) if not kind]
    if not ITEM.fullmatch(found[0][1]):
        wrong.append("no item")
    if found[1][0] == "property" and not PROPERTY.fullmatch(found[1][1]):
        wrong.append("no property")
    if found[1][0] == "name" and (len(found) > 3 or found[2][0] != "string"):
        wrong.append("a name is one text")
    keys = [kind for kind, _ in found if kind in ("qualifier", "source")]
    if keys != sorted(keys):
        wrong.append("a qualifier behind a source")
    sources = [text for kind, text in found if kind == "source"]
    if sources and sources[0].startswith("!"):
        wrong.append("the first source begins no new block")
    if (len(found) - 3 - any(kind == "rank" for kind, _ in found)) % 2:
        wrong.append("a key without a value")
    return wrong
