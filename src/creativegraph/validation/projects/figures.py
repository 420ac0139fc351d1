"""Kinds of projects of one's own whose things may have figures, as their tables of kinds say."""

import re

from creativegraph.iris import PREFIXES, expand
from creativegraph.project import Projects
from creativegraph.tables.projects.declared import counted_kinds

__all__ = ["with_figures"]

SH, RDF, CGS = (PREFIXES[each] for each in ("sh", "rdf", "cgs"))
CHOICE = re.compile(rf"<{CGS}Observation-hasFeatureOfInterest> <{SH}or> (\S+) \.\n".encode())


def with_figures(rules: bytes, used: Projects) -> bytes:
    """Return shapes, as N-Triples, of which the one that says what figures are of knows the classes of such kinds."""
    classes = sorted(filter(None, map(expand, counted_kinds(used))))
    found = CHOICE.search(rules)
    if found is None or not classes:
        return rules
    made, rest = [], found[1].decode()
    for number, each in enumerate(classes):
        head, shape = f"_:figures{number}", f"_:figures{number}of"
        made += [
            f"{head} <{RDF}first> {shape} .\n",
            f"{head} <{RDF}rest> {rest} .\n",
            f"{shape} <{SH}class> <{each}> .\n",
        ]
        rest = head
    choice = found[0].decode().replace(f" {found[1].decode()} .", f" {rest} .")
    return rules.replace(found[0], "".join([choice, *made]).encode())
