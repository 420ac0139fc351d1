"""Networks: who is joined with whom, by what, since when; measured, and written for others."""

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as of
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.engine import OxigraphEngine
from creativegraph.errors import ArgumentError, FormatError, UnknownNameError
from creativegraph.export.networks import KINDS
from creativegraph.export.networks.build import clean
from creativegraph.graph import Graph
from creativegraph.iris import CODES, THINGS

Given = Callable[[str], Graph]

WORLD = """
    orgs:alba skos:prefLabel "Alba"@en . orgs:brisa skos:prefLabel "Brisa"@en . orgs:carda a org:Organization .
    agreement:fair a cg:Agreement ; skos:prefLabel "Fair"@en ; cg:hasParty orgs:alba, orgs:brisa .
    agreement:port a cg:Agreement ; skos:prefLabel "Port"@en ; cg:hasParty orgs:alba, orgs:brisa, orgs:carda .
    project:loan cg:hasImplementer orgs:alba, orgs:brisa . project:alone cg:hasImplementer orgs:dora .
    event:signing cg:signsAgreement agreement:fair ; cg:hasTimeSpan times:may .
    times:may cg:edtf "2024-05" ; cg:beginEarliest "2024-05-01"^^xsd:date ; cg:endLatest "2024-05-31"^^xsd:date .
    event:feast a cg:Event ; skos:prefLabel "Feast"@en ; cg:organisedBy orgs:alba ; cg:hasTimeSpan times:may .
    participation:one cg:inActivity event:feast ; cg:inRole role:supporter ; cg:participant orgs:alba, person:eva .
    person:eva skos:prefLabel "Eva"@en .
"""
CITIES = f"""
    membership:a cg:inNetwork network:n ; cg:memberCity place:a ; cg:creativeField <{CODES}creative-field/music> ;
        cg:memberSince 2014 .
    membership:b cg:inNetwork network:n ; cg:memberCity place:b ; cg:creativeField <{CODES}creative-field/music> .
    place:a a cg:City ; cg:locatedIn place:land ; cg:latitude 10.5 ; cg:longitude 20.25 .
    place:land a cg:Country ; skos:prefLabel "Land"@en .
"""


def thing(name: str) -> str:
    return THINGS + name


def told(net: "nx.Graph[str]", name: str) -> dict[str, object]:
    return {node: data[name] for node, data in net.nodes(data=True)}


def test_the_weight_of_an_edge_is_the_number_of_shared_agreements_and_projects(given: Given) -> None:
    net = cg.network(given(WORLD), "organisations")

    edge = net.edges[thing("org/alba"), thing("org/brisa")]
    assert (edge["weight"], edge["agreements"], edge["projects"]) == (3, 2, 1)
    assert edge["label"] == "Fair; Port; loan"
    assert (edge["begins"], edge["ends"]) == ("2024-05-01", "2024-05-31")
    assert net.edges[thing("org/alba"), thing("org/carda")]["weight"] == 1
    assert net.nodes[thing("org/alba")] == {"label": "Alba", "kind": "organisation"}


def test_an_organisation_that_shares_nothing_is_a_node_without_edges(given: Given) -> None:
    net = cg.network(given(WORLD), "organisations")

    assert net.degree(thing("org/dora")) == 0


def test_agreements_and_projects_are_networks_of_their_own(given: Given) -> None:
    graph = given(WORLD)

    agreements, projects = cg.network(graph, "agreements"), cg.network(graph, "projects")

    assert agreements.edges[thing("org/alba"), thing("org/brisa")]["weight"] == 2
    assert projects.edges[thing("org/alba"), thing("org/brisa")]["weight"] == 1
    assert thing("org/carda") not in projects


def test_an_agreement_signed_twice_counts_once(given: Given) -> None:
    again = "event:again cg:signsAgreement agreement:fair ; cg:hasTimeSpan times:may2 . times:may2 cg:edtf '2025' ."

    net = cg.network(given(WORLD + again), "agreements")

    assert net.edges[thing("org/alba"), thing("org/brisa")]["weight"] == 2


def test_cities_stand_between_their_field_and_country(given: Given) -> None:
    net = cg.network(given(CITIES), "cities")

    assert {net.nodes[node]["kind"] for node in net} == {"city", "field", "country"}
    assert net.nodes[thing("place/a")]["latitude"] == 10.5
    assert net.edges[thing("place/a"), f"{CODES}creative-field/music"] == {
        "kind": "field", "label": "in creative field", "weight": 1, "since": 2014,
    }  # fmt: skip
    assert "since" not in net.edges[thing("place/b"), f"{CODES}creative-field/music"]
    assert net.degree(thing("place/b")) == 1


def test_roles_in_an_event_are_counted_and_named_on_its_edge(given: Given) -> None:
    net = cg.network(given(WORLD), "events")

    edge = net.edges[thing("org/alba"), thing("event/feast")]
    assert (edge["weight"], edge["label"]) == (2, "organiser; supporter")
    assert net.nodes[thing("person/eva")]["kind"] == "person"
    assert net.nodes[thing("event/feast")]["date"] == "2024-05"


def test_cooperation_joins_organisations_with_agreements_projects_and_events(given: Given) -> None:
    net = cg.network(given(WORLD), "cooperation")

    kinds = {net.nodes[node]["kind"] for node in net[thing("org/alba")]}
    assert kinds == {"agreement", "project", "event"}


def test_around_a_thing_grows_with_its_depth_and_keeps_directions(given: Given) -> None:
    graph = given(WORLD)

    none, one, two = (cg.network(graph, "around", thing="event/signing", depth=depth) for depth in range(3))

    assert set(none) == {thing("event/signing")}
    assert set(one) == {thing("event/signing"), thing("agreement/fair")}
    assert set(two) == set(one) | {thing("org/alba"), thing("org/brisa")}
    assert one.has_edge(thing("event/signing"), thing("agreement/fair"))
    assert not one.has_edge(thing("agreement/fair"), thing("event/signing"))


def test_a_code_is_reached_and_not_passed_through(given: Given) -> None:
    graph = given(CITIES)
    music = f"{CODES}creative-field/music"

    through = cg.network(graph, "around", thing="membership/a", depth=3)
    asked = cg.network(graph, "around", thing=music, depth=1)

    assert music in through
    assert thing("membership/b") not in through.adj[music]
    assert thing("membership/b") in asked


def test_around_a_thing_no_claim_and_no_time_span_is_shown() -> None:
    net = cg.network(cg.open_graph(), "around", thing="hcdf-2024", depth=2)

    kinds = {net.nodes[node]["kind"] for node in net}
    assert kinds.isdisjoint({"claim", "quotation", "time", "source", "correction"})
    assert net.nodes[thing("event/hcdf-2024")]["date"] == "2024-11-09/2024-11-17"


@pytest.mark.cold
def test_two_engines_make_the_same_network(given: Given) -> None:
    dates = """
        event:second cg:signsAgreement agreement:port ; cg:hasTimeSpan times:may .
        project:loan cg:hasTimeSpan times:may . project:alone cg:hasTimeSpan times:may .
    """
    ours = given(WORLD + CITIES + dates)
    theirs = cg.open_graph(ours.to_rdflib())

    for kind in ("cooperation", "cities", "around"):  # which ask all the queries that networks are made of
        thing = "agreement/fair" if kind == "around" else None
        one, other = cg.network(ours, kind, thing=thing), cg.network(theirs, kind, thing=thing)

        assert len(one) > 1, kind
        assert sorted(map(str, one.nodes(data=True))) == sorted(map(str, other.nodes(data=True)))
        assert sorted(map(str, one.edges(data=True))) == sorted(map(str, other.edges(data=True)))


def test_things_of_other_graphs_have_labels_and_a_kind(given: Given) -> None:
    graph = given("<https://other.org/a> cg:organisedBy <https://other.org/b> ; a cg:Event .")

    net = cg.network(graph, "events")

    assert told(net, "kind") == {"https://other.org/a": "event", "https://other.org/b": "agent"}
    assert told(net, "label") == {"https://other.org/a": "a", "https://other.org/b": "b"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "around"])
def test_nothing_stated_is_a_network_without_nodes(kind: str, given: Given) -> None:
    net = cg.network(given("place:a a cg:Place ."), kind)

    assert len(net) == 0
    assert len(cg.centrality(net)) == 0
    assert len(cg.links(net)) == 0


@pytest.mark.parametrize(
    ("kind", "more", "message"),
    [
        ("organisation", {}, "no network 'organisation'; choose one of organisations, agreements"),
        ("around", {}, "around starts at a thing; name one"),
        ("cities", {"thing": "hanoi"}, "cities takes no thing; ask for around"),
        ("around", {"thing": "hanoi", "depth": -1}, "'-1' is not a depth; give 0, 1, 2 …"),
    ],
)
def test_what_cannot_be_made_is_told(kind: str, more: dict[str, object], message: str) -> None:
    with pytest.raises(ArgumentError, match=message.replace(".", r"\.")):
        cg.network(cg.open_graph(), kind, **more)  # type: ignore[arg-type]


def test_around_something_unknown_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="the graph has no triples about 'event/nowhere'"):
        cg.network(cg.open_graph(), "around", thing=thing("event/nowhere"))


def test_centrality_ranks_the_thing_that_joins_the_others_first() -> None:
    net = nx.path_graph(["a", "b", "c", "d", "e"])

    rows = cg.centrality(net)

    assert [(str(row.thing), row.degree, str(row.betweenness)) for row in rows][:2] == [
        ("c", 2, "0.666667"), ("b", 2, "0.500000"),
    ]  # fmt: skip
    assert {row.community for row in rows} == {1, 2}


def test_centrality_adds_parallel_edges_up_and_leaves_loops_out() -> None:
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    net.add_edges_from([("a", "b"), ("b", "a"), ("a", "a")])

    rows = list(cg.centrality(net))

    assert [(str(row.thing), row.degree, row.strength) for row in rows] == [("a", 1, 2), ("b", 1, 2)]


def test_centrality_of_the_same_network_is_the_same_in_any_order() -> None:
    edges = list(nx.barbell_graph(6, 3).edges)

    rows = [cg.centrality(nx.Graph([(str(a), str(b)) for a, b in some])).to_csv() for some in (edges, edges[::-1])]

    assert rows[0] == rows[1]


def test_centrality_of_more_than_a_thousand_things_is_estimated() -> None:
    net = nx.star_graph(1001)
    named = nx.relabel_nodes(net, str)

    rows = cg.centrality(named)

    assert len(rows) == 1002
    assert (str(rows[0].thing), rows[0].degree) == ("0", 1001)


def test_links_tell_what_joins_what() -> None:
    rows = cg.links(cg.network(cg.open_graph(), "agreements"))

    assert [(row.source_label, row.target_label, row.weight) for row in rows] == [
        ("Ministry of Culture of Belarus", "Ministry of Culture, Sports and Tourism of Viet Nam", 2),
        ("Republic of Belarus", "Socialist Republic of Viet Nam", 2),
        ("SOVICO Group", "UNESCO", 5),
        ("SOVICO Group", "United Nations", 1),
        ("Swiss Confederation", "Socialist Republic of Viet Nam", 1),
    ]


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_written_network_is_read_back_as_it_was(kind: str, ending: str, tmp_path: Path) -> None:
    net = cg.network(cg.open_graph(), kind, thing="hcdf-2024" if kind == "around" else None)
    path = tmp_path / f"net.{ending}"

    cg.save_network(net, path)

    read: nx.Graph[str] = (nx.read_graphml if ending == "graphml" else nx.read_gexf)(path)
    assert told(read, "label") == told(net, "label")
    assert told(read, "kind") == told(net, "kind")
    assert sorted(data["kind"] for *_, data in read.edges(data=True)) == sorted(
        data["kind"] for *_, data in net.edges(data=True)
    )


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@of(label=st.text(max_size=20), ending=st.sampled_from(["graphml", "gexf"]))
def test_any_label_is_written_and_read_back(label: str, ending: str, tmp_path: Path) -> None:
    net: nx.Graph[str] = nx.Graph()
    net.add_node("a", label=clean(label), kind="thing")
    path = tmp_path / f"net.{ending}"

    cg.save_network(net, path)

    read: nx.Graph[str] = (nx.read_graphml if ending == "graphml" else nx.read_gexf)(path)
    plain = clean(label).replace("\r\n", "\n").replace("\r", "\n")
    assert read.nodes["a"].get("label", "").split() == plain.split()


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_the_same_network_gives_the_same_bytes(ending: str, tmp_path: Path) -> None:
    graph = cg.open_graph()

    for name in ("one", "two"):
        cg.save_network(cg.network(graph, "cooperation"), tmp_path / f"{name}.{ending}")

    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("name", "message"),
    [("net.csv", "cannot write a network as 'csv'; can write graphml, gexf"), ("net", "has no ending")],
)
def test_another_ending_is_told(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=message):
        cg.save_network(nx.Graph(), tmp_path / name)


def test_a_network_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "net.graphml"
    path.write_text("old", encoding="utf-8")
    net: nx.Graph[str] = nx.Graph()
    net.add_node("a", made=object())

    with pytest.raises(FormatError, match="graphml cannot hold this network"):
        cg.save_network(net, path)

    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_network_needs_nothing_but_answers_to_catalogued_questions(given: Given) -> None:
    graph = given(WORLD)
    asked: list[str] = []

    class Watched(Graph):
        def run(self, name: str | Path, /, **more: object) -> cg.Rows:
            asked.append(str(name))
            return super().run(name, **more)  # type: ignore[arg-type]

        def sparql(self, *_: object, **__: object) -> cg.Rows:
            raise AssertionError

    watched = Watched(OxigraphEngine(graph.store()))
    cg.network(watched, "organisations")
    cg.network(watched, "events")

    assert [name for name in asked if not name.startswith("claims/labels")] == [
        "organisations/sharing", "events/involving",
    ]  # fmt: skip
