"""Networks of organisations, cities and events, each built from the rows of one or two catalogued queries."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from creativegraph.errors import ArgumentError, UnknownNameError, shown
from creativegraph.graph import Graph
from creativegraph.iris import IRI, TERMS, Languages, Things, compact
from creativegraph.messages.characters import in_xml

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
        kind: one of ``creativegraph.networks.KINDS``.
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
        raise ArgumentError("around needs a thing" if thing is None else f"{kind} takes no thing; ask for around")
    net = around(graph, thing, depth, languages) if thing is not None else KINDS[kind](graph, languages)
    net.graph.update(kind=kind)
    return net


def organisations(graph: Graph, languages: Languages | None, kind: str | None = None) -> "nx.Graph[str]":
    """Return organisations joined by the agreements and projects that they share."""
    import networkx as nx

    net: nx.Graph[str] = nx.Graph()
    parts: dict[IRI, list[Any]] = {}
    for row in graph.run("organisations/sharing", languages=languages, kind=kind):
        add_node(net, row.organisation, row.organisation_label, "organisation")
        parts.setdefault(as_iri(row.thing), []).append(row)
    for thing, rows in sorted(parts.items()):
        label, days = clean(rows[0].thing_label), {"begins": rows[0].begins, "ends": rows[0].ends}
        for one, other in combinations(sorted({str(row.organisation) for row in rows}), 2):
            joined = net.edges[one, other] if net.has_edge(one, other) else None
            if joined is None:
                net.add_edge(one, other, kind="shares", label="", weight=0, things="", agreements=0, projects=0)
                joined = net.edges[one, other]
            joined["weight"] += 1
            joined[f"{rows[0].kind}s"] += 1
            joined["label"] = appended(joined["label"], label, "; ")
            joined["things"] = appended(joined["things"], str(thing), " ")
            widen(joined, days)
    return net


def cities(graph: Graph, languages: Languages | None) -> "nx.Graph[str]":
    """Return cities with their fields and countries."""
    import networkx as nx

    net: nx.Graph[str] = nx.Graph()
    field, country = f"{TERMS}creativeField", f"{TERMS}locatedIn"
    names = graph.labels([field, country], languages)
    for row in graph.run("cities/overview", languages=languages):
        city = str(row.city)
        place = {"latitude": number(row.latitude), "longitude": number(row.longitude), "since": row.since}
        add_node(net, city, row.city_label, "city", **place)
        ends = ((row.field, row.field_label, "field", field), (row.country, row.country_label, "country", country))
        for end, label, kind, relation in ends:
            if end is not None:
                add_node(net, end, label, kind)
                attributes = present({"since": row.since})
                net.add_edge(city, str(end), kind=kind, label=clean(names[relation]), weight=1, **attributes)
    return net


def events(graph: Graph, languages: Languages | None) -> "nx.Graph[str]":
    """Return events with everybody who had a role in them."""
    import networkx as nx

    net: nx.Graph[str] = nx.Graph()
    for row in graph.run("events/involving", languages=languages):
        agent = as_iri(row.agent)
        add_node(net, row.event, row.event_label, "event", date=row.date, begins=row.begins, ends=row.ends)
        add_node(net, agent, row.agent_label, kind_of(agent, "agent"))
        role(net, (str(agent), str(row.event)), row.role_label, {"begins": row.begins, "ends": row.ends})
    return net


def cooperation(graph: Graph, languages: Languages | None) -> "nx.Graph[str]":
    """Return organisations and persons with their agreements, projects and events."""
    net = events(graph, languages)
    for row in graph.run("organisations/sharing", languages=languages):
        add_node(net, row.organisation, row.organisation_label, "organisation")
        add_node(net, row.thing, row.thing_label, str(row.kind), date=row.date, begins=row.begins, ends=row.ends)
        ends = (str(row.organisation), str(row.thing))
        role(net, ends, row.relation_label, {"begins": row.begins, "ends": row.ends})
    return net


def role(net: "nx.Graph[str]", ends: tuple[str, str], label: object, days: Mapping[str, object]) -> None:
    """Join an agent with an event, agreement or project, or add a role to the edge that joins them."""
    if not net.has_edge(*ends):
        net.add_edge(*ends, kind="role", label="", weight=0)
    joined = net.edges[ends]
    if clean(label) not in joined["label"].split("; "):
        joined["weight"] += 1
        joined["label"] = appended(joined["label"], clean(label), "; ")
    widen(joined, days)


def around(graph: Graph, thing: Things, depth: int, languages: Languages | None) -> "nx.Graph[str]":
    """Return all triples between things up to ``depth`` steps from the first ones."""
    import networkx as nx

    if not isinstance(depth, int) or depth < 0:
        raise ArgumentError(f"{shown(depth)} is not a depth; give 0, 1, 2 …")
    given = [thing] if isinstance(thing, str) else list(thing)
    starts = [graph.resolve(str(each)) for each in given]
    labels = graph.labels(starts, languages)
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for start in starts:
        add_node(net, start, labels.get(start, start.slug), kind_of(start, "thing"))
    reached, fresh = set(starts), sorted(set(starts))
    for _ in range(depth):
        found: set[IRI] = set()
        for row in stepped(graph, fresh, languages):
            found |= add_triple(net, row)
        fresh = sorted(each for each in found - reached if each.kind != "code")
        reached |= found
    for start in starts:
        if not net.degree(start) and unknown(graph, start):
            advice = "look it up with `creativegraph find`"
            raise UnknownNameError(f"the graph has no triples about {shown(compact(start))}; {advice}")
    return net


def unknown(graph: Graph, thing: IRI) -> bool:
    """Return True if no triple of the graph has a thing as subject or object."""
    return not any(graph.run(f"claims/{name}", thing=thing) for name in ("types_of", "labels_of", "around"))


def stepped(graph: Graph, things: Sequence[IRI], languages: Languages | None) -> Iterator[Any]:
    """Yield the triples around each of the things."""
    for start in range(0, len(things), PART):
        yield from graph.run("claims/around", languages=languages, thing=things[start : start + PART])


def add_triple(net: "nx.MultiDiGraph[str]", row: Any) -> set[IRI]:
    """Add a triple as an edge; return the two things that it joins."""
    ends = (row.subject, row.object)
    for end, label, day in ((row.subject, row.subject_label, row.subject_date),
                            (row.object, row.object_label, row.object_date)):  # fmt: skip
        add_node(net, end, label, kind_of(end, "thing"), date=day)
    net.add_edge(
        str(row.subject), str(row.object), key=str(row.property), kind=str(compact(row.property)),
        label=clean(row.property_label), weight=1,
    )  # fmt: skip
    return set(ends)


KINDS: Mapping[str, Callable[[Graph, Languages | None], "nx.Graph[str]"]] = {
    "organisations": organisations,
    "agreements": lambda graph, languages: organisations(graph, languages, "agreement"),
    "projects": lambda graph, languages: organisations(graph, languages, "project"),
    "cities": cities,
    "events": events,
    "cooperation": cooperation,
    "around": lambda graph, languages: around(graph, [], 0, languages),
}
"""The kinds of network; ``around`` needs a thing."""


def add_node(net: "nx.Graph[str]", thing: object, label: object, kind: str, **more: object) -> None:
    """Add a thing as a node, with the attributes that have a value."""
    net.add_node(str(thing), label=clean(label), kind=kind, **present(more))


def present(attributes: Mapping[str, object]) -> dict[str, Any]:
    """Return the attributes that have a value; dates as text."""
    return {
        name: str(value) if isinstance(value, str | date) else value
        for name, value in attributes.items()
        if value is not None
    }


def widen(attributes: dict[str, Any], days: Mapping[str, object]) -> None:
    """Extend the period of an edge to further days."""
    for name, best in (("begins", min), ("ends", max)):
        if days[name] is not None:
            attributes[name] = best(attributes.get(name, str(days[name])), str(days[name]))


def appended(text: str, more: str, between: str) -> str:
    """Return two texts with something between them, unless the first is empty."""
    return f"{text}{between}{more}" if text else more


def kind_of(thing: IRI, otherwise: str) -> str:
    """Return the kind of a thing by its IRI."""
    return KIND_NAMES.get(thing.kind, thing.kind) or otherwise


def as_iri(value: object) -> IRI:
    """Return the IRI that a column holds."""
    return value if isinstance(value, IRI) else IRI(str(value))


def number(value: object) -> float | None:
    """Return a decimal as a float, which GraphML can hold."""
    return None if value is None else float(str(value))


def clean(label: object) -> str:
    """Return a label without the characters that XML, and so GraphML and GEXF, cannot hold."""
    return in_xml(str(label or ""))
