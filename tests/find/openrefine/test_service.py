"""OpenRefine's protocol, version 0.2 and the draft of 1.0: what clients ask is answered, and only on this computer."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import HEADER
from werkzeug.test import Client

import creativegraph as cg
from creativegraph.find.candidates import Matcher
from creativegraph.find.matches import Matches
from creativegraph.find.openrefine.server import Application
from creativegraph.find.openrefine.service import BATCH, Service
from creativegraph.find.reconcile import matcher
from creativegraph.tables.decisions import Decision

RECORDED = json.loads((Path(__file__).parent / "recorded.json").read_bytes())
WORLD = """
    place:vietnam a cg:Country ; skos:prefLabel "Viet Nam"@en ; skos:altLabel "Vietnam"@en ; cg:isoAlpha2 "VN" .
    place:australia a cg:Country ; skos:prefLabel "Australia"@en ; cg:isoAlpha2 "AU" .
    place:hungary a cg:Country ; skos:prefLabel "Hungary"@en .
    place:hanoi a cg:City ; skos:prefLabel "Hanoi"@en, "Hà Nội"@vi ; cg:locatedIn place:vietnam ; cg:latitude 21.02 .
    place:da-lat a cg:City ; skos:prefLabel "Đà Lạt"@vi ; cg:locatedIn place:vietnam .
    place:budapest a cg:City ; skos:prefLabel "Budapest"@en ; cg:locatedIn place:hungary .
    place:perth a cg:City ; skos:prefLabel "Perth <b>"@en, "Perth"@en ; cg:locatedIn place:australia .
    <https://w3id.org/creativegraph/id/org/hanoi-city> a org:Organization ; skos:prefLabel "City of Hanoi"@en .
"""
PLACES = "https://w3id.org/creativegraph/id/place/"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> cg.Graph:
    path = tmp_path_factory.mktemp("service") / "world.ttl"
    path.write_text(HEADER + WORLD, encoding="utf-8")
    return cg.open_graph(path)


@pytest.fixture(scope="module")
def compare(graph: cg.Graph) -> Matcher:
    return matcher(graph)


@pytest.fixture(scope="module")
def client(graph: cg.Graph, compare: Matcher) -> Client:
    return Client(Application(Service(graph, compare)))


def slugs(results: list[dict[str, Any]]) -> list[str]:
    return [each["id"].rpartition("/")[2] for each in results]


@pytest.mark.parametrize("request_", RECORDED, ids=["with type and country", "names alone"])
def test_what_a_client_library_sends_is_answered(client: Any, request_: dict[str, str]) -> None:
    sent = {"data": request_["body"], "content_type": request_["type"]}

    answer = client.open(request_["path"], method=request_["method"], **sent)

    assert answer.status_code == 200
    assert {key: slugs(each["result"])[0] for key, each in answer.json.items()} == {
        "0": "hanoi", "1": "da-lat", "2": "budapest", "3": "perth",
    }  # fmt: skip
    first = answer.json["1"]["result"][0]
    assert (first["match"], first["type"]) == (True, [{"id": "cg:City", "name": "city"}])


def test_both_manifests_say_what_there_is_and_lead_to_addresses_that_answer(client: Any) -> None:
    old, new = client.get("/").json, client.get("/draft").json

    assert old["versions"] == new["versions"] == ["0.2", "1.0-draft"]
    assert (old["view"], new["view"]) == ({"url": "{{id}}"}, {"url": "{+id}"})
    assert new["suggest"] == {"entity": True, "property": True, "type": True}
    for what, place in old["suggest"].items():
        suggested = client.get(place["service_path"], query_string={"prefix": "loc" if what == "property" else "ci"})
        shown = client.get(place["flyout_service_path"].replace("${id}", suggested.json["result"][0]["id"]))
        assert shown.json["html"], what
    assert client.get(old["extend"]["propose_properties"]["service_path"] + "?type=cg:City&limit=2").json["limit"] == 2


def test_one_query_may_be_an_object_or_bare_words(client: Any) -> None:
    words = client.get("/", query_string={"query": "Ha Noi"}).json["result"]
    typed = client.get("/", query_string={"query": json.dumps({"query": "Ha Noi", "type": "org:Organization"})})

    assert slugs(words)[0] == "hanoi"
    assert slugs(typed.json["result"])[0] == "hanoi-city"


def test_an_identifier_names_its_thing_in_either_form(client: Any) -> None:
    for name in ("place/perth", PLACES + "perth"):
        [found] = client.get("/", query_string={"query": name}).json["result"]
        assert (found["id"], found["score"], found["match"]) == (PLACES + "perth", 100, True)


def asked(client: Any, *conditions: dict[str, Any], **rest: Any) -> list[str]:
    query = {"conditions": [{"matchType": "name", "propertyValue": "Perth"}, *conditions], **rest}
    return slugs(client.post("/draft/match", json={"queries": [query]}).json["results"][0]["candidates"])


def latitude(value: object, **rest: object) -> dict[str, object]:
    return {"matchType": "property", "propertyId": "cg:latitude", "propertyValue": value, **rest}


def test_the_draft_drops_what_lacks_a_value_that_is_required(client: Any) -> None:
    assert asked(client) == ["perth"]
    assert asked(client, latitude("21.02")) == ["perth"]
    assert asked(client, latitude("21.02", required=True)) == []
    assert asked(client, latitude(["1", "2"], required=True, matchQuantifier="none")) == ["perth"]
    assert asked(client, {"matchType": "id", "propertyValue": "place/hanoi"}, type="cg:City", limit=1) == ["hanoi"]


def test_values_are_given_in_the_shape_of_each_version(client: Any) -> None:
    wanted = {
        "ids": ["place/hanoi", "place/nowhere"],
        "properties": [
            {"id": "cg:locatedIn"},
            {"id": "cg:latitude"},
            {"id": "skos:prefLabel", "settings": {"limit": 1}},
        ],
    }
    vietnam = {"id": PLACES + "vietnam", "name": "Viet Nam"}

    old = client.post("/", data={"extend": json.dumps(wanted)}).json
    new = client.post("/draft/extend", json=wanted).json

    assert old["meta"][0] == {"id": "cg:locatedIn", "name": "located in"}
    assert old["rows"]["place/hanoi"] == {
        "cg:locatedIn": [vietnam], "cg:latitude": [{"float": 21.02}], "skos:prefLabel": [{"str": "Hanoi"}],
    }  # fmt: skip
    assert old["rows"]["place/nowhere"] == {key: [] for key in old["rows"]["place/hanoi"]}
    assert new["rows"][0]["properties"][0] == {"id": "cg:locatedIn", "values": [vietnam]}


def test_a_preview_shows_a_label_and_nothing_of_it_is_markup(client: Any) -> None:
    page = client.get("/preview?id=place/perth").text

    assert "Perth" in page
    assert "<b>" not in page
    assert client.get("/preview?id=place/nowhere").status_code == 404


@pytest.mark.parametrize(
    ("path", "data", "status", "told"),
    [
        ("/", {"queries": "{"}, 400, "no JSON"),
        ("/", {"queries": "[1]"}, 400, "queries is no object"),
        ("/", {"queries": '{"0": {}}'}, 400, "neither query nor properties"),
        ("/", {"queries": '{"0": {"query": "a", "limit": 0}}'}, 400, "limit is '0'"),
        ("/", {"queries": json.dumps({str(n): {"query": "a"} for n in range(BATCH + 1)})}, 413, "more than"),
        ("/draft/match", '{"queries": [{"conditions": [{"matchType": "vibes"}]}]}', 400, "no condition"),
        ("/draft/match", "null", 400, "no list of queries"),
        ("/nowhere", "", 404, "not found"),
    ],
)
def test_what_is_no_request_is_refused_with_the_reason(
    client: Any, path: str, data: Any, status: int, told: str
) -> None:
    answer = client.post(path, data=data)

    assert answer.status_code == status
    assert told in answer.json["message"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Host": "elsewhere.example"}, 403),
        ({"Origin": "http://127.0.0.1:3333"}, 200),
        ({"Origin": "http://localhost:3333"}, 200),
    ],
)
def test_pages_of_elsewhere_are_not_answered(client: Any, headers: dict[str, str], status: int) -> None:
    answer = client.get("/", headers=headers)

    assert answer.status_code == status
    assert answer.headers.get("Access-Control-Allow-Origin") == (headers.get("Origin") if status == 200 else None)


def test_what_is_decided_is_the_answer(graph: cg.Graph, compare: Matcher) -> None:
    known = Matches([Decision("name:the%20capital", PLACES + "hanoi")])
    client: Any = Client(Application(Service(graph, compare, known)))

    [found] = client.get("/", query_string={"query": "The Capital"}).json["result"]

    assert (found["id"], found["match"], found["features"][0]["id"]) == (PLACES + "hanoi", True, "decided")
