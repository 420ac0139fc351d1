"""What engines do differently, in one place: catalogued queries as Virtuoso 7 must have them to answer as others do.

The files of queries stay as SPARQL has them. Each rewriting here keeps the meaning, and goes round one fault of
Virtuoso's optimiser, by which rows or labels are lost; ``docs/engines.md`` lists them.
"""

import re
from collections.abc import Callable, Sequence

__all__ = ["for_virtuoso"]

SPOKEN = re.compile(r'^ *VALUES \?(?P<name>\w+) \{ (?P<language>"[^"\\]*") \}$', re.MULTILINE)
LABEL = re.compile(r"^(?P<start> *FILTER \(LANG\(\?\w+\) = )\?(?P<name>\w+)(?P<end>\)\n *\}\n)", re.MULTILINE)
CLASS = re.compile(r"^(?P<indent> *)\?(?P<kind>\w+) rdfs:subClassOf\* (?P<top>\w+:\w+) \.  # classes$", re.MULTILINE)
LONGER = re.compile(r"(?P<start>\bOPTIONAL \{\s*\?\w+ )(?P<property>\w+:\w+)\+(?= \?)")


def with_languages(text: str) -> str:
    """A variable of VALUES is not seen in the FILTER of an OPTIONAL: labels are lost. The language stands there."""
    if "|| NOT EXISTS" in text:  # which Virtuoso holds to be true once the language stands there
        return text
    known = {match["name"]: match["language"] for match in SPOKEN.finditer(text)}
    inlined = LABEL.sub(lambda each: f"{each['start']}{known.get(each['name'], '?' + each['name'])}{each['end']}", text)
    return SPOKEN.sub(lambda each: "" if used_once(inlined, each["name"]) else each[0], inlined)


def used_once(text: str, name: str) -> bool:
    """True if a variable stands in one place only."""
    return len(re.findall(rf"\?{name}\b", text)) == 1


def with_classes(text: str, kinds_of: Callable[[str], Sequence[str]]) -> str:
    """A path of ``*`` that meets an OPTIONAL with a FILTER gives its zero-length end alone. The classes are listed."""

    def listed(match: re.Match[str]) -> str:
        found = " ".join(f"<{each}>" for each in kinds_of(match["top"]))
        return f"{match['indent']}VALUES ?{match['kind']} {{ {found} }}"

    return CLASS.sub(listed, text)


def with_paths(text: str) -> str:
    """An OPTIONAL that begins with a path of ``+`` leaves out what has no such path. One step and any more do not."""
    return LONGER.sub(lambda each: f"{each['start']}{each['property']} / {each['property']}*", text)


def for_virtuoso(text: str, kinds_of: Callable[[str], Sequence[str]]) -> str:
    """A catalogued query as Virtuoso 7 answers it as other engines do; ``kinds_of`` knows a class with those below."""
    return with_paths(with_classes(with_languages(text), kinds_of))
