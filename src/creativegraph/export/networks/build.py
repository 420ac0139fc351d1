"""Networks of organisations, cities and events, each built from the rows of one or two catalogued queries."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any

from creativegraph.catalogue.drawn import question_of
from creativegraph.errors import ArgumentError, UnknownNameError, shown
from creativegraph.graph import Graph
from creativegraph.iris import IRI, TERMS, Languages, Things, compact
from creativegraph.messages.characters import in_xml
from creativegraph.project import using

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["KINDS", "network"]

PART = 200
"""Things in one query; endpoints limit its length."""
KIND_NAMES = {"org": "organisation", "obs": "outcome"}


def network(
    graph: Graph, kind: str = "organisations", *, thing: Things | None = None, depth: int = 1,
    languages: Languages | None = None,
) -> "nx.Graph[str]":  # fmt: skip
    """Return a network of ``kind`` as a networkx graph.

    ``organisations``: joined by the agreements and projects that they share; ``agreements`` and ``projects`` by one
    of the two. The weight of an edge is the number of shared things, its ``begins`` and ``ends`` the outermost
    days of these. An organisation that shares nothing is a node without edges.

    ``cities``: member cities with their creative fields and countries. ``events``: events with everybody who had a
    role in them; the weight is the number of roles. ``cooperation``: organisations and persons with their agreements,
    projects and events.

    ``around``: everything around ``thing`` up to ``depth`` steps away, as a directed graph with an edge for each
    triple. Codes, such as a creative field, are reached and not passed through, unless asked for.

    Args:
        graph: where to look; embedded or an endpoint.
        kind: one of ``creativegraph.export.networks.KINDS``.
        thing: for ``around``: one thing or several.
        depth: for ``around``: how many steps at most.
        languages: order of languages for labels; None is the graph's own.

    Raises:
        ArgumentError: there is no such kind, or it does not take ``thing``, or needs it, or ``depth`` is negative.
        UnknownNameError: the graph has no triples about ``thing``.

    Source: ``queries/organisations/sharing.rq``, ``queries/cities/overview.rq``, ``queries/events/involving.rq``,
        ``queries/claims/around.rq``.
    """
    if kind not in KINDS:
        raise ArgumentError(f"no network {shown(kind)}; choose one of {', '.join(KINDS)}")
    if (kind == "around") != (thing is not None):
        start = "around starts at a thing; name one as thing (--thing), such as kind/slug"
        raise ArgumentError(start if thing is None else f"{kind} takes no thing; ask for around")
    import networkx as nx

    net: nx.Graph[str] = (nx.Graph if thing is None else nx.MultiDiGraph)(kind=kind)
    add = KINDS[kind] if thing is None else partial(around, thing=thing, depth=depth)
    add(net, graph, languages)
    return net


def asked(graph: Graph, name: str, **given: object) -> Iterator[Any]:
    """Yield the rows of a catalogued query, or of the one that draws what is named; the header says what is in them."""
    with using(graph.projects):
        query = name if "/" in name else question_of(name)
    yield from graph.run(query, **{each: value for each, value in given.items() if value is not None})  # type: ignore[arg-type]


def organisations(net: "nx.Graph[str]", graph: Graph, languages: Languages | None, kind: str | None = None) -> None:
    """Add organisations joined by the agreements and projects that they share."""
    parts: defaultdict[IRI, list[Any]] = defaultdict(list)
    for row in asked(graph, "shared", languages=languages):
        if kind not in (None, row.kind):
            continue
        add_node(net, row.organisation, row.organisation_label, "organisation")
        parts[row.thing].append(row)
    shared: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
    for _, rows in sorted(parts.items()):
        for ends in combinations(sorted({str(row.organisation) for row in rows}), 2):
            shared[ends].append(rows[0])
    for ends, rows in shared.items():
        kinds = Counter(row.kind for row in rows)
        net.add_edge(
            *ends, kind="shares", label="; ".join(clean(row.thing_label) for row in rows), weight=len(rows),
            things=" ".join(row.thing for row in rows), agreements=kinds["agreement"], projects=kinds["project"],
            **period(rows),
        )  # fmt: skip


def cities(net: "nx.Graph[str]", graph: Graph, languages: Languages | None) -> None:
    """Add cities with their fields and countries."""
    field, country = f"{TERMS}creativeField", f"{TERMS}locatedIn"
    names = graph.labels([field, country], languages)
    for row in asked(graph, "members", languages=languages):
        add_node(net, row.city, row.city_label, "city", latitude=row.latitude, longitude=row.longitude, since=row.since)
        ends = ((row.field, row.field_label, "field", field), (row.country, row.country_label, "country", country))
        for end, label, kind, relation in ends:
            if end is not None:
                add_node(net, end, label, kind)
                attributes = present(kind=kind, label=clean(names[relation]), weight=1, since=row.since)
                net.add_edge(str(row.city), str(end), **attributes)


def events(net: "nx.Graph[str]", graph: Graph, languages: Languages | None) -> None:
    """Add events with everybody who had a role in them."""
    roles = defaultdict(list)
    for row in asked(graph, "roles", languages=languages):
        add_node(net, row.event, row.event_label, "event", date=row.date, begins=row.begins, ends=row.ends)
        add_node(net, row.agent, row.agent_label, kind_of(row.agent, "agent"))
        roles[str(row.agent), str(row.event)].append((clean(row.role_label), row))
    add_roles(net, roles)


def cooperation(net: "nx.Graph[str]", graph: Graph, languages: Languages | None) -> None:
    """Add organisations and persons with their agreements, projects and events."""
    events(net, graph, languages)
    roles = defaultdict(list)
    for row in asked(graph, "shared", languages=languages):
        add_node(net, row.organisation, row.organisation_label, "organisation")
        add_node(net, row.thing, row.thing_label, str(row.kind), date=row.date, begins=row.begins, ends=row.ends)
        roles[str(row.organisation), str(row.thing)].append((clean(row.relation_label), row))
    add_roles(net, roles)


def add_roles(net: "nx.Graph[str]", roles: Mapping[tuple[str, str], list[tuple[str, Any]]]) -> None:
    """Join each agent with an event, agreement or project, by one edge for all its different roles."""
    for ends, found in roles.items():
        labels, days = dict.fromkeys(label for label, _ in found), period([row for _, row in found])
        net.add_edge(*ends, kind="role", label="; ".join(labels), weight=len(labels), **days)


def around(net: "nx.Graph[str]", graph: Graph, languages: Languages | None, thing: Things, depth: int) -> None:
    """Add all triples between things up to ``depth`` steps from the first ones."""
    if not isinstance(depth, int) or depth < 0:
        raise ArgumentError(f"{shown(depth)} is not a depth; give 0, 1, 2 …")
    starts = [graph.resolve(str(each)) for each in ([thing] if isinstance(thing, str) else thing)]
    labels = graph.labels(starts, languages)
    for start in starts:
        add_node(net, start, labels.get(start, start.slug), kind_of(start, "thing"))
    reached, fresh = set(starts), sorted(set(starts))
    for _ in range(depth):
        found: set[IRI] = set()
        for place in range(0, len(fresh), PART):
            for row in asked(graph, "claims/around", languages=languages, thing=fresh[place : place + PART]):
                add_triple(net, row)
                found |= {row.subject, row.object}
        fresh = sorted(each for each in found - reached if each.kind != "code")
        reached |= found
    for start in starts:
        # Not around it, but of it: a thing may have nothing but types and labels.
        asking = (graph.run(f"claims/{name}", thing=start) for name in ("types_of", "labels_of", "around"))
        if not net.degree(start) and not any(asking):
            advice = "look it up with `creativegraph find`"
            raise UnknownNameError(f"the graph has no triples about {shown(compact(start))}; {advice}")


KINDS: Mapping[str, Callable[["nx.Graph[str]", Graph, Languages | None], None]] = {
    "organisations": organisations,
    "agreements": partial(organisations, kind="agreement"),
    "projects": partial(organisations, kind="project"),
    "cities": cities,
    "events": events,
    "cooperation": cooperation,
    "around": partial(around, thing=(), depth=0),
}
"""The kinds of network; ``around`` needs a thing."""


def add_node(net: "nx.Graph[str]", thing: IRI, label: object, kind: str, **more: object) -> None:
    """Add a thing as a node, with the attributes that have a value."""
    net.add_node(str(thing), label=clean(label), kind=kind, **present(**more))


def add_triple(net: "nx.Graph[str]", row: Any) -> None:
    """Add a triple as an edge between the two things that it joins."""
    add_node(net, row.subject, row.subject_label, kind_of(row.subject, "thing"), date=row.subject_date)
    add_node(net, row.object, row.object_label, kind_of(row.object, "thing"), date=row.object_date)
    net.add_edge(
        str(row.subject), str(row.object), key=str(row.property), kind=str(compact(row.property)),
        label=clean(row.property_label), weight=1,
    )  # fmt: skip


def present(**attributes: object) -> dict[str, Any]:
    """Return the attributes that have a value, as GraphML can hold them: dates as text, decimals as floats."""
    return {
        name: float(value) if isinstance(value, Decimal) else str(value) if isinstance(value, date) else value
        for name, value in attributes.items()
        if value is not None
    }


def period(rows: Iterable[Any]) -> dict[str, Any]:
    """Return the first and the last day of rows, where days are known."""
    begins, ends = ({getattr(row, name) for row in rows} - {None} for name in ("begins", "ends"))
    return present(begins=min(begins, default=None), ends=max(ends, default=None))


def kind_of(thing: IRI, otherwise: str) -> str:
    """Return the kind of a thing by its IRI."""
    return KIND_NAMES.get(thing.kind, thing.kind) or otherwise


def clean(label: object) -> str:
    """Return a label without the characters that XML, and so GraphML and GEXF, cannot hold."""
    return in_xml(str(label or ""))
