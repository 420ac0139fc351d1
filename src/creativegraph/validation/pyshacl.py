"""What pySHACL 0.40.1 does not do by itself, done to the shapes that it gets.

It reads no prefixes of what ``sh:prefixes`` imports, and of a language range with several parts it takes only equal
tags: ``zh-Hant`` in ``sh:languageIn`` did not let zh-Hant-TW pass.
"""

from typing import TYPE_CHECKING

from creativegraph.iris import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

__all__ = ["for_pyshacl"]


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
    for ranges in set(shapes.objects(None, sh.languageIn)):
        widen(shapes, ranges, data)
    return shapes


def prefixes_of(shapes: "RdflibGraph", ontology: "Node | None") -> "dict[str, Node]":
    """Return the declarations of prefixes of an ontology, by prefix."""
    from rdflib import Namespace

    sh = Namespace(PREFIXES["sh"])
    return {str(shapes.value(each, sh.prefix)): each for each in shapes.objects(ontology, sh.declare)}


def widen(shapes: "RdflibGraph", ranges: "Node", data: "RdflibGraph") -> None:
    """Add to a list of language ranges the tags of the data that one with several parts matches."""
    from rdflib import Literal
    from rdflib.collection import Collection

    listed = Collection(shapes, ranges)
    wanted = [str(each).lower() for each in listed if "-" in str(each)]
    tags = {each.language.lower() for each in data.objects() if isinstance(each, Literal) and each.language}
    for tag in sorted(tags) if wanted else ():
        if any(tag.startswith(f"{each}-") for each in wanted):
            listed.append(Literal(tag))
