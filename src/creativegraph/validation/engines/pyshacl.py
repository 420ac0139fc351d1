"""What pySHACL 0.40.1 does not do by itself, done to the shapes that it gets.

It reads no prefixes of what ``sh:prefixes`` imports, and of a language range with several parts it takes only equal
tags: ``zh-Hant`` in ``sh:languageIn`` did not let zh-Hant-TW pass. It takes any spelling of true for true, where SHACL
asks for the term ``true``. It refuses queries with a comment or a string that has the word SERVICE, MINUS or VALUES.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from creativegraph.engine.guard import TOKENS, reaching_word
from creativegraph.iris import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

__all__ = ["for_pyshacl"]

SWITCHES = ("closed", "deactivated", "qualifiedValueShapesDisjoint", "uniqueLang")
QUERIES = ("ask", "construct", "select")
REFUSED = re.compile(r"(?:SERVIC(?=E)|MINU(?=S)|VALUE(?=S))(.)\b", re.IGNORECASE)
"""What pySHACL looks for by its letters, wherever it stands."""


def for_pyshacl(shapes: "RdflibGraph", data: "RdflibGraph") -> "RdflibGraph":
    """Return shapes, changed in place, with which pySHACL finds in the data what SHACL says."""
    from rdflib import OWL, Namespace

    sh = Namespace(PREFIXES["sh"])
    for importing in set(shapes.subjects(OWL.imports)):
        for imported in set(shapes.transitive_objects(importing, OWL.imports)) - {importing}:
            own = set(prefixes_of(shapes, importing))
            for prefix, declared in prefixes_of(shapes, imported).items():
                if prefix not in own:
                    shapes.add((importing, sh.declare, declared))
    widen(shapes, set(shapes.objects(None, sh.languageIn)), data)
    rewrite(shapes)
    for name in SWITCHES:
        for node, value in [*shapes.subject_objects(sh[name])]:
            if str(value) == "1":
                shapes.remove((node, sh[name], value))
    return shapes


def rewrite(shapes: "RdflibGraph") -> None:
    """Write the queries of shapes so that pySHACL refuses none for a word that means nothing."""
    from rdflib import Literal, Namespace

    sh = Namespace(PREFIXES["sh"])
    prefixes = frozenset(map(str, shapes.objects(None, sh.prefix)))
    for name in QUERIES:
        for node, query in [*shapes.subject_objects(sh[name])]:
            if isinstance(query, Literal) and (text := without_words(query, prefixes)) != str(query):
                shapes.remove((node, sh[name], query))
                shapes.add((node, sh[name], Literal(text, datatype=query.datatype)))


def without_words(query: str, declared: Iterable[str]) -> str:
    """Return a query without comments, and words in strings that pySHACL would refuse written with an escape.

    What has escapes already is read in several ways, and stays as it is.
    """
    if not REFUSED.search(query) or "\\u" in query or "\\U" in query:
        return query

    def harmless(token: re.Match[str]) -> str:
        if token["comment"] is not None:
            return " "
        if token[0][0] not in "\"'" or token["open"] is not None:
            return token[0]
        return REFUSED.sub(lambda word: f"{word[0][:-1]}\\u{ord(word[1]):04x}", token[0])

    changed = TOKENS.sub(harmless, query)
    return query if reaching_word(changed, declared) else changed


def prefixes_of(shapes: "RdflibGraph", ontology: "Node | None") -> "dict[str, Node]":
    """Return the declarations of prefixes of an ontology, by prefix."""
    from rdflib import Namespace

    sh = Namespace(PREFIXES["sh"])
    return {str(shapes.value(each, sh.prefix)): each for each in shapes.objects(ontology, sh.declare)}


def widen(shapes: "RdflibGraph", lists: "set[Node]", data: "RdflibGraph") -> None:
    """Add to lists of language ranges the tags of the data that one with several parts matches."""
    from rdflib import Literal
    from rdflib.collection import Collection

    wanted: dict[Node, list[str]] = {}
    for each in lists:
        if parts := [f"{tag}-".lower() for tag in map(str, Collection(shapes, each)) if "-" in tag]:
            wanted[each] = parts
    if not wanted:
        return
    tags = {each.language.lower() for each in data.objects() if isinstance(each, Literal) and each.language}
    for each, parts in wanted.items():
        listed = Collection(shapes, each)
        for tag in sorted(tags):
            if tag.startswith(tuple(parts)):
                listed.append(Literal(tag))
