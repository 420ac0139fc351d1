"""creativegraph: an open knowledge graph of cultural cooperation, every statement traced to its source.

This file is the table of contents; names load when they are first used, so importing reads nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creativegraph import agreements as agreements
    from creativegraph import cities as cities
    from creativegraph import claims as claims
    from creativegraph import errors as errors
    from creativegraph import events as events
    from creativegraph import organisations as organisations
    from creativegraph import outcomes as outcomes
    from creativegraph import places as places
    from creativegraph import plot as plot
    from creativegraph import policies as policies
    from creativegraph import projects as projects
    from creativegraph.building import Build as Build
    from creativegraph.building import build as build
    from creativegraph.catalogue import Query as Query
    from creativegraph.connecting import connect as connect
    from creativegraph.errors import CreativeGraphError as CreativeGraphError
    from creativegraph.explaining import Why as Why
    from creativegraph.explaining import why as why
    from creativegraph.exporting import export as export
    from creativegraph.finding import Found as Found
    from creativegraph.finding import find as find
    from creativegraph.geography import Nearest as Nearest
    from creativegraph.geography import geojson as geojson
    from creativegraph.geography import nearest as nearest
    from creativegraph.geography import wkt as wkt
    from creativegraph.graph import Graph as Graph
    from creativegraph.inferring import infer as infer
    from creativegraph.networks import centrality as centrality
    from creativegraph.networks import links as links
    from creativegraph.networks import network as network
    from creativegraph.networks import save_network as save_network
    from creativegraph.opening import PACKAGED as PACKAGED
    from creativegraph.opening import open_graph as open_graph
    from creativegraph.publishing import schema_org as schema_org
    from creativegraph.pushing import Pushed as Pushed
    from creativegraph.pushing import push as push
    from creativegraph.reporting import Marked as Marked
    from creativegraph.reporting import mark as mark
    from creativegraph.reporting import read_report as read_report
    from creativegraph.reporting import report_text as report_text
    from creativegraph.reporting import write_report as write_report
    from creativegraph.rows import Row as Row
    from creativegraph.rows import Rows as Rows
    from creativegraph.validation import Finding as Finding
    from creativegraph.validation import Report as Report
    from creativegraph.validation import check as check
    from creativegraph.validation import validate as validate
    from creativegraph.values import IRI as IRI

__version__ = "0.2.0"

TOPICS = (
    "agreements", "cities", "claims", "events", "organisations", "outcomes", "places", "policies", "projects"
)  # fmt: skip
MODULES = ("errors", "plot")
HOMES = {
    "Build": "building", "CreativeGraphError": "errors", "Finding": "validation", "Found": "finding",
    "Graph": "graph", "IRI": "values", "Marked": "reporting", "Nearest": "geography", "PACKAGED": "opening",
    "Pushed": "pushing", "Query": "catalogue", "Report": "validation", "Row": "rows", "Rows": "rows",
    "Why": "explaining", "build": "building", "centrality": "networks", "check": "validation",
    "connect": "connecting", "export": "exporting", "find": "finding", "geojson": "geography", "infer": "inferring",
    "links": "networks", "mark": "reporting", "nearest": "geography", "network": "networks", "open_graph": "opening",
    "push": "pushing", "read_report": "reporting", "report_text": "reporting", "save_network": "networks",
    "schema_org": "publishing", "validate": "validation", "why": "explaining", "wkt": "geography",
    "write_report": "reporting",
}  # fmt: skip

__all__ = [  # noqa: PLE0604 - the topics are modules, named in one place
    *HOMES,
    *TOPICS,
    *MODULES,
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in TOPICS or name in MODULES:
        return import_module(f"creativegraph.{name}")
    if name not in HOMES:
        raise AttributeError(f"module 'creativegraph' has no attribute {name!r}")
    value: object = getattr(import_module(f"creativegraph.{HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
