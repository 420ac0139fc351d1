"""What pySHACL 0.40.1 does not do by itself, done to the shapes that it gets.

It reads no prefixes of what ``sh:prefixes`` imports, and of a language range with several parts it takes only equal
tags: ``zh-Hant`` in ``sh:languageIn`` did not let zh-Hant-TW pass. It takes any spelling of true for true, where SHACL
asks for the term ``true``.
"""

from typing import TYPE_CHECKING

from creativegraph.iris import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

__all__ = ["for_pyshacl"]

SWITCHES = ("closed", "deactivated", "qualifiedValueShapesDisjoint", "uniqueLang")


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
    for name in SWITCHES:
        for node, value in [*shapes.subject_objects(sh[name])]:
            if str(value) == "1":
                shapes.remove((node, sh[name], value))
    return shapes


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
