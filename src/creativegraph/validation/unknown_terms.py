"""Terms in the namespace of the ontology that RDF files use and nothing defines: misspelt, and unknown to all rules.

The namespace may be misspelt as well: http for https, a slash for #, other capitals, no ``ontology``.
"""

import re
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from creativegraph import project
from creativegraph.errors import Fault
from creativegraph.graph import Graph
from creativegraph.iris import BASE, RDF_TYPE, TERMS, compact, expand
from creativegraph.names.suggest import nearest
from creativegraph.project import Projects
from creativegraph.tables.rules import fault
from creativegraph.validation.findings.locate import statements_about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

__all__ = ["unknown_terms"]

NAMESPACES = rf"^{TERMS}|^https?://(www[.])?w3id[.]org/creativegraph(/onto[a-z]*)?[#/]+[^#/]*$"
"""The terms of the namespace and of those that are taken for it, whatever their capitals."""
SIGNS = re.compile(r"[.+*?()$]")
"""Characters of IRIs that mean something in patterns."""
MOST = 20
"""How many places are named for a term."""


def unknown_terms(graph: Graph) -> list[Fault]:
    """Return where RDF files use properties and classes in the namespaces of ontologies that these do not define."""
    if not graph.files:
        return []
    spaces = spaces_of(graph.projects)
    wanted = "|".join([NAMESPACES, *("^" + SIGNS.sub(r"[\g<0>]", each) for each in spaces[1:])])
    query = project.text_of("validation/unknown_terms.rq").replace("#namespaces", wanted)
    found = {term.value: defined.value == "true" for term, defined in graph.store().query(query)}  # type: ignore[union-attr] # a SELECT
    known = [compact(term) for term, defined in found.items() if defined and term.startswith(spaces)]
    faults: list[Fault] = []
    for term in (each for each, defined in found.items() if not defined):
        near = meant(term, known, spaces)
        users = list(dict.fromkeys(users_of(graph.store(), term)))[:MOST]
        places = statements_about(graph, set(users))
        cells = dict.fromkeys(
            each.cell
            for user in users
            for each in places.get(user, ())
            if f"<{term}>" in (each.predicate, each.object if each.predicate == f"<{RDF_TYPE}>" else "")
        )
        faults += [
            fault(cell, "unknown-term", given=compact(term) if term.startswith(spaces) else term, near=near, fix=near)
            for cell in cells
        ]
    return faults


def spaces_of(used: Projects | None) -> tuple[str, ...]:
    """Return the namespaces of terms, that of the library first, then those of projects of one's own."""
    return TERMS, *(f"{each.base}ontology#" for each in (used.projects if used else ()) if each.base != BASE)


def meant(term: str, known: list[str], spaces: tuple[str, ...]) -> str:
    """Return what a term is probably meant to be, as a whole IRI where its namespace is wrong."""
    if term.startswith(spaces):
        prefix = compact(term).partition(":")[0]
        return nearest(compact(term), [each for each in known if each.startswith(f"{prefix}:")])
    name = "cg:" + re.split("[#/]", term)[-1]
    near = name if name in known else nearest(name, known)
    return str(expand(near)) if near else ""


def users_of(store: "Store", term: str) -> "Iterator[str]":
    """Yield the things that have a property or are of a class, as N-Triples writes them."""
    name = NamedNode(term)
    for quad in store.quads_for_pattern(None, name, None, None):
        yield str(quad.subject)
    for quad in store.quads_for_pattern(None, NamedNode(RDF_TYPE), name, None):
        yield str(quad.subject)
