"""Refuses shapes of which an engine would make queries that fetch from elsewhere or are not what they seem.

pySHACL runs SERVICE in targets, constraints, rules and functions, and writes prefixes and paths into queries as they
are. owl:imports, sh:shapesGraph and JavaScript need no refusal: neither engine follows them.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Literal, Triple

from creativegraph.engine.guard import reaching_word
from creativegraph.errors import CreativeGraphError, RemoteAccessError, shown
from creativegraph.files.query_depth import check_depth
from creativegraph.iris import PREFIXES, compact

__all__ = ["refuse_remote"]

TEXTS = frozenset({"select", "ask", "construct", "update", "sparqlExpr", "expression"})
"""The last part of the properties whose strings are SPARQL, in SHACL and in what extends it."""
LAST_PART = re.compile(r"[^#/]*\Z")
PREFIX_NAME = re.compile(r"(?:[\w.\-]|[^\x00-\x7f])*")
NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
PATH = re.compile(r"[$?]PATH")


def refuse_remote(path: Path, triples: Sequence[Triple]) -> None:
    """Refuse a file of shapes that would fetch from elsewhere.

    Raises:
        RemoteAccessError: a query in it has SERVICE, LOAD or FROM, or a prefix in it is none; the message names file,
            line and property.
    """
    prefixes = [str(getattr(each.object, "value", "")) for each in triples if is_of(each, "prefix")]
    for each in triples:
        if why := reason(each, prefixes):
            name = compact(each.predicate.value)
            raise RemoteAccessError(f"{path}{line_of(path, each)}: {name} {why}")


def is_of(triple: Triple, name: str) -> bool:
    """Return True for a literal of a property of SHACL."""
    return isinstance(triple.object, Literal) and triple.predicate.value == PREFIXES["sh"] + name


def reason(triple: Triple, prefixes: Sequence[str]) -> str:
    """Return why a triple is refused, and what to do; nothing for one that is not."""
    value = getattr(triple.object, "value", "")
    if is_of(triple, "prefix") and not PREFIX_NAME.fullmatch(value):
        return f"{shown(value)} is not a prefix; give letters, digits, . _ and - only"
    if triple.predicate.value == PREFIXES["sh"] + "namespace" and NOT_IN_IRI.search(value):
        return f"{shown(value)} is not an IRI; take out blanks, quotes and brackets"
    found = LAST_PART.search(triple.predicate.value)
    if not isinstance(triple.object, Literal) or found is None or found[0] not in TEXTS:
        return ""
    check_depth(value)
    # A path that is put in the place of $PATH may end strings or begin comments, so words in strings count too.
    text = value.translate({ord(sign): " " for sign in "\"'<>#"}) if PATH.search(value) else value
    if word := reaching_word(value, prefixes) or reaching_word(text, prefixes):
        return f"uses {word}, and shapes must not fetch from elsewhere; remove it, or use other shapes"
    return ""


def line_of(path: Path, triple: Triple) -> str:
    """Return ``:`` and the line of a triple in its file, nothing where it is not found."""
    from creativegraph.validation.lines import lines_of

    value = getattr(triple.object, "value", "")
    lines = [each.decode(errors="replace") for each in lines_of(path)]
    for part in value.splitlines():
        if reaching_word(part):
            rows = [row for row, line in enumerate(lines, start=1) if part.strip() in line]
            return f":{rows[0]}" if rows else row_of(path, triple)
    return row_of(path, triple)


def row_of(path: Path, triple: Triple) -> str:
    """Return ``:`` and the line on which the parser finds the end of a triple."""
    from creativegraph.validation.lines import triples_of

    try:
        for each, row, _ in triples_of(path, {str(triple.subject)}):
            if each.predicate == triple.predicate and each.object == triple.object:
                return f":{row}"
    except (SyntaxError, CreativeGraphError):
        pass
    return ""
