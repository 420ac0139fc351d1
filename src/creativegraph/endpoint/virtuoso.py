"""Rewrites of catalogued queries for Virtuoso 7, so that its rows equal those of other engines.

The query files stay standard SPARQL. Each rewrite keeps the meaning and avoids one fault of Virtuoso's optimiser by
which rows or labels are lost; ``docs/engines.md`` lists them.
"""

import re
from collections.abc import Callable, Sequence

__all__ = ["for_virtuoso"]

LANGUAGE = re.compile(r'^ *VALUES \?(?P<name>\w+) \{ (?P<language>"[^"\\]*") \}$', re.MULTILINE)
LABEL = re.compile(r"^(?P<start> *FILTER \(LANG\(\?\w+\) = )\?(?P<name>\w+)(?P<end>\)\n *\}\n)", re.MULTILINE)
CLASS = re.compile(r"^(?P<indent> *)\?(?P<kind>\w+) rdfs:subClassOf\* (?P<top>\w+:\w+) \.  # classes$", re.MULTILINE)
PATH = re.compile(r"(?P<start>\bOPTIONAL \{\s*\?\w+ )(?P<property>\w+:\w+)\+(?= \?)")
CHOICE = re.compile(r"^(?P<indent> *)(?P<path>\?\w+ (?:\([\w:|]+\)|\w+:\w+)[*+?] \?\w+) \.  # filter$", re.MULTILINE)
ORDERED = re.compile(r"^WHERE \{  # in order$", re.MULTILINE)


def with_languages(text: str) -> str:
    """Write the language where its variable stands.

    Virtuoso does not see a variable of VALUES in the FILTER of an OPTIONAL, and labels are lost.
    """
    if "|| NOT EXISTS" in text:  # with a constant there, Virtuoso takes the condition for true
        return text
    known = {match["name"]: match["language"] for match in LANGUAGE.finditer(text)}
    inlined = LABEL.sub(lambda each: f"{each['start']}{known.get(each['name'], '?' + each['name'])}{each['end']}", text)
    return LANGUAGE.sub(lambda each: "" if used_once(inlined, each["name"]) else each[0], inlined)


def used_once(text: str, name: str) -> bool:
    """Return True if a variable stands in one place only."""
    return len(re.findall(rf"\?{name}\b", text)) == 1


def with_classes(text: str, classes_below: Callable[[str], Sequence[str]]) -> str:
    """List the classes in place of a path of ``*``.

    Where such a path meets an OPTIONAL with a FILTER, Virtuoso finds its zero-length end only.
    """

    def values(match: re.Match[str]) -> str:
        classes = " ".join(f"<{each}>" for each in classes_below(match["top"]))
        return f"{match['indent']}VALUES ?{match['kind']} {{ {classes} }}"

    return CLASS.sub(values, text)


def with_paths(text: str) -> str:
    """Write ``p+`` as ``p / p*`` where an OPTIONAL begins with it: Virtuoso loses the rows that have no such path."""
    return PATH.sub(lambda each: f"{each['start']}{each['property']} / {each['property']}*", text)


def with_choices(text: str) -> str:
    """Make a marked path, whose start is bound beside it, a FILTER: else Virtuoso may lose its rows."""
    return CHOICE.sub(lambda each: f"{each['indent']}FILTER EXISTS {{ {each['path']} }}", text)


def in_order(text: str) -> str:
    """Have a marked query joined as it is written: the optimiser's own order loses rows that have all OPTIONALs."""
    return f'DEFINE sql:select-option "order"\n{text}' if ORDERED.search(text) else text


def for_virtuoso(text: str, classes_below: Callable[[str], Sequence[str]]) -> str:
    """Return a catalogued query as Virtuoso 7 runs it; ``classes_below`` gives a class and its subclasses."""
    return in_order(with_choices(with_paths(with_classes(with_languages(text), classes_below))))
