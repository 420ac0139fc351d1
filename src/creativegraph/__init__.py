"""creativegraph: an open knowledge graph of cultural cooperation, every statement traced to its source.

This file is the table of contents; names load when they are first used, so importing reads nothing.
"""

import gc
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType

TYPE_CHECKING = False  # as in typing, which takes half of the time of importing this
if TYPE_CHECKING:
    from creativegraph import errors as errors
    from creativegraph import plot as plot
    from creativegraph.catalogue.query import Query as Query
    from creativegraph.endpoint.connect import connect as connect
    from creativegraph.endpoint.push import Pushed as Pushed
    from creativegraph.endpoint.push import push as push
    from creativegraph.errors import CreativeGraphError as CreativeGraphError
    from creativegraph.export.geo import Nearest as Nearest
    from creativegraph.export.geo import geojson as geojson
    from creativegraph.export.geo import nearest as nearest
    from creativegraph.export.geo import wkt as wkt
    from creativegraph.export.networks.build import network as network
    from creativegraph.export.networks.measure import centrality as centrality
    from creativegraph.export.networks.measure import links as links
    from creativegraph.export.networks.write import save_network as save_network
    from creativegraph.export.rdf import export as export
    from creativegraph.export.schema_org import schema_org as schema_org
    from creativegraph.files.limits import Limits as Limits
    from creativegraph.files.limits import limits as limits
    from creativegraph.find import Found as Found
    from creativegraph.find import find as find
    from creativegraph.find.entry import Asked as Asked
    from creativegraph.find.matches import Matches as Matches
    from creativegraph.find.reconcile import Reconciled as Reconciled
    from creativegraph.find.reconcile import reconcile as reconcile
    from creativegraph.graph import Graph as Graph
    from creativegraph.graph.rows import Row as Row
    from creativegraph.graph.rows import Rows as Rows
    from creativegraph.iris import IRI as IRI
    from creativegraph.project import PACKAGED as PACKAGED
    from creativegraph.reporting.annotate import Marked as Marked
    from creativegraph.reporting.annotate import mark as mark
    from creativegraph.reporting.changes.difference import Difference as Difference
    from creativegraph.reporting.changes.difference import diff as diff
    from creativegraph.reporting.json import read_report as read_report
    from creativegraph.reporting.text import report_text as report_text
    from creativegraph.reporting.write import write_report as write_report
    from creativegraph.store import releases as releases
    from creativegraph.store.infer import infer as infer
    from creativegraph.store.open import open_graph as open_graph
    from creativegraph.tables.build import Build as Build
    from creativegraph.tables.build import build as build
    from creativegraph.topics import agreements as agreements
    from creativegraph.topics import cities as cities
    from creativegraph.topics import claims as claims
    from creativegraph.topics import events as events
    from creativegraph.topics import organisations as organisations
    from creativegraph.topics import outcomes as outcomes
    from creativegraph.topics import places as places
    from creativegraph.topics import policies as policies
    from creativegraph.topics import projects as projects
    from creativegraph.topics import statements as statements
    from creativegraph.validation.report import Finding as Finding
    from creativegraph.validation.report import Report as Report
    from creativegraph.validation.validate import check as check
    from creativegraph.validation.validate import validate as validate
    from creativegraph.why import Why as Why
    from creativegraph.why import why as why

__version__ = "0.4.0"

TOPICS = (
    "agreements", "cities", "claims", "events", "organisations", "outcomes", "places", "policies", "projects",
    "statements"
)  # fmt: skip
MODULES = {
    "errors": "errors",
    "plot": "plot",
    "releases": "store.releases",
    **{each: f"topics.{each}" for each in TOPICS},
}
HOMES = {
    "Asked": "find.entry", "Build": "tables", "CreativeGraphError": "errors", "Difference": "reporting.changes",
    "Finding": "validation", "Found": "find", "Graph": "graph", "IRI": "iris", "Limits": "files.limits",
    "Matches": "find.matches", "Marked": "reporting", "Nearest": "export.geo", "PACKAGED": "project",
    "Pushed": "endpoint.push", "Query": "catalogue", "Reconciled": "find.reconcile", "Report": "validation",
    "Row": "graph.rows", "Rows": "graph.rows", "Why": "why", "build": "tables", "centrality": "export.networks",
    "check": "validation", "connect": "endpoint.connect", "diff": "reporting.changes", "export": "export.rdf",
    "find": "find", "geojson": "export.geo", "infer": "store.infer", "limits": "files.limits",
    "links": "export.networks", "mark": "reporting", "nearest": "export.geo", "network": "export.networks",
    "open_graph": "store.open", "push": "endpoint.push", "read_report": "reporting", "reconcile": "find.reconcile",
    "report_text": "reporting", "save_network": "export.networks", "schema_org": "export.schema_org",
    "validate": "validation", "why": "why", "wkt": "export.geo", "write_report": "reporting",
}  # fmt: skip
# Where modules went that users could import until 0.3.0; the old names warn for one release.
MOVED = {
    "building": "tables", "connecting": "endpoint.connect", "engines": "engine", "explaining": "why",
    "exporting": "export.rdf", "finding": "find", "geography": "export.geo", "inferring": "store.infer",
    "networks": "export.networks", "opening": "store.open", "publishing": "export.schema_org",
    "pushing": "endpoint.push", "rows": "graph.rows", "values": "iris",
}  # fmt: skip

__all__ = [  # noqa: PLE0604 - the topics are modules, named in one place
    *HOMES,
    *MODULES,
]


def __getattr__(name: str) -> object:
    if name in MODULES:
        return import_module(f"creativegraph.{MODULES[name]}")
    if name not in HOMES:
        raise AttributeError(f"module 'creativegraph' has no attribute {name!r}")
    value: object = getattr(loaded(f"creativegraph.{HOMES[name]}"), name)
    globals()[name] = value
    return value


def loaded(name: str) -> ModuleType:
    """Return a module; to look for garbage while modules load, which make none, takes a twentieth of a cold start."""
    if not gc.isenabled():
        return import_module(name)
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.enable()


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


class Contents(ModuleType):
    """This package, in which ``find``, ``why`` and ``export`` are functions although modules have these names too.

    Importing ``creativegraph.find`` would put the module in the place of the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


class OtherNames:
    """Finds modules by other names than their own: public ones that lie in a package, and those that moved."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG004
        """Return where the module is, if ``name`` is another name of one."""
        package, _, module = name.rpartition(".")
        home = {**MODULES, **MOVED}.get(module, module)
        if package != __name__ or home == module:
            return None
        return ModuleSpec(name, OtherNames(), origin=f"{__name__}.{home}")  # type: ignore[arg-type]

    @staticmethod
    def create_module(spec: ModuleSpec) -> ModuleType:
        """Return the module itself, so that its classes exist once."""
        home = str(spec.origin)
        if spec.name.rpartition(".")[2] in MOVED:
            from warnings import warn

            warn(f"{spec.name} is now {home}; the old name goes with the next release", FutureWarning, stacklevel=2)
        return import_module(home)

    @staticmethod
    def exec_module(module: ModuleType) -> None:
        """Do nothing: the module ran when it was imported by its own name."""


sys.modules[__name__].__class__ = Contents
sys.meta_path.append(OtherNames())
