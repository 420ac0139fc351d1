"""Claims as QuickStatements, checked against a grammar, and as Wikibase JSON, checked against a strict schema."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.support.commands import command
from tests.support.projects import SOURCES, TERMS
from tests.support.questions import packaged
from tests.support.quickstatements import faults, read

import creativegraph as cg
from creativegraph.errors import FormatError
from creativegraph.export.wikidata.mapping import mapping
from creativegraph.export.wikidata.quickstatements import lines
from creativegraph.export.wikidata.say import Spoken, reasons, spoken
from creativegraph.export.wikidata.values import Snak, Statement, Value, time_of, times_of
from creativegraph.export.wikidata.wikibase import entities

MANIFEST = """\
name = "fairs"
version = "0.1.0"
base = "https://example.org/fairs/"
prefix = "fairs"
languages = ["en"]
extends = ["creativegraph 0.4"]
"""
WIKIDATA = """\
ours,wikidata,type,subject,qualifies,where
place/fairs-alba,Q100,,,,
event/fair,Q200,,,,
network/fairs-net,Q300,,,,
"""
HEADER = "id,subject,property,value,lang,sources,quote,start,end,rank,reason,from,to,when\n"
CLAIMS = """\
a1,place/fairs-alba,rdf:type,cg:City,,paper,,,,,,,,
a2,place/fairs-alba,skos:prefLabel,Alba,en,paper,,,,,,,,
a3,membership/fairs-alba,cg:memberCity,place/fairs-alba,,paper,,,,,,,,
a4,membership/fairs-alba,cg:inNetwork,network/fairs-net,,paper,,,,,,,,
a5,membership/fairs-alba,cg:memberSince,2019,,paper,,,,,,,,
b1,event/fair,skos:prefLabel,Fair | Alba,en,paper,,,,,,,,
b2,event/fair,cg:takesPlaceIn,place/fairs-alba,,paper daily,,,,preferred,better known,,,
b3,event/fair,cg:hasTimeSpan,2025-05-02/2025-05,,paper,,,,,,,,
b4,event/fair,visitors,"about 12,000",,paper,,,,,,,,2025-05
b5,event/fair,attendees,"more than 9,000",,paper,,,,,,,,2025-05
b6,event/fair,cg:organisedBy,org/fairs-office,,paper,,,,,,,,
b7,org/fairs-office,skos:prefLabel,Office,en,paper,,,,,,,,
b8,event/fair,cg:hasTheme,Clay,en,paper,,,,,,,,
b9,event/fair,cg:takesPlaceIn,place/germany,,paper,,,,deprecated,a misprint,,,
c1,network/fairs-net,skos:prefLabel,Net,en,paper,,,,,,,,
c2,network/fairs-net,rdf:type,cg:CityNetwork,,paper,,,,,,,,
"""
NAMES = {"d1": "Net" * 84, "d2": "Net\u202eteN", "d3": "Net\u2066work", "d4": "N" * 250, "d5": "Nét ☃ 网"}
CLAIMS += "".join(f"{name},network/fairs-net,skos:altLabel,{text},en,paper,,,,,,,,\n" for name, text in NAMES.items())
PAPERS = """\
id,kind,title,lang,address,date,read
paper,website,"Fairs",en,https://example.org/fairs?x=1,2025-06-01,2026-01-02
daily,press,Daily,en,,2025,
"""
SCHEMA: dict[str, Any] = {
    "$defs": {
        "pid": {"type": "string", "pattern": "^P[1-9][0-9]*$"},
        "snaks": {
            "type": "object", "minProperties": 1, "propertyNames": {"$ref": "#/$defs/pid"},
            "additionalProperties": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/snak"}},
        },
        "order": {"type": "array", "items": {"$ref": "#/$defs/pid"}, "uniqueItems": True, "minItems": 1},
        "snak": {
            "type": "object", "additionalProperties": False,
            "required": ["snaktype", "property", "datavalue", "datatype"],
            "properties": {
                "snaktype": {"const": "value"}, "property": {"$ref": "#/$defs/pid"},
                "datatype": {"type": "string"}, "datavalue": {"type": "object"},
            },
            "oneOf": [
                {"properties": {"datatype": {"enum": [datatype]}, "datavalue": {
                    "additionalProperties": False, "required": ["type", "value"],
                    "properties": {"type": {"const": kind}, "value": value}}}}
                for datatype, kind, value in (
                    ("wikibase-item", "wikibase-entityid", {
                        "type": "object", "additionalProperties": False,
                        "required": ["entity-type", "numeric-id", "id"],
                        "properties": {"entity-type": {"const": "item"}, "numeric-id": {"type": "integer"},
                                       "id": {"pattern": "^Q[1-9][0-9]*$"}}}),
                    ("time", "time", {
                        "type": "object", "additionalProperties": False,
                        "required": ["time", "timezone", "before", "after", "precision", "calendarmodel"],
                        "properties": {"time": {"pattern": r"^\+\d{4}-\d\d-\d\dT00:00:00Z$"}, "timezone": {"const": 0},
                                       "before": {"const": 0}, "after": {"const": 0},
                                       "precision": {"enum": [9, 10, 11]}, "calendarmodel": {"const":
                                       "http://www.wikidata.org/entity/Q1985727"}}}),
                    ("quantity", "quantity", {
                        "type": "object", "additionalProperties": False, "required": ["amount", "unit"],
                        "properties": {"amount": {"pattern": r"^[+-]\d+(\.\d+)?$"}, "unit": {"const": "1"},
                                       "upperBound": {}, "lowerBound": {}}}),
                    ("globe-coordinate", "globecoordinate", {
                        "type": "object", "additionalProperties": False,
                        "required": ["latitude", "longitude", "altitude", "precision", "globe"],
                        "properties": {"latitude": {"type": "number"}, "longitude": {"type": "number"},
                                       "altitude": {"type": "null"}, "precision": {"type": "number"},
                                       "globe": {"const": "http://www.wikidata.org/entity/Q2"}}}),
                    ("monolingualtext", "monolingualtext", {
                        "type": "object", "additionalProperties": False, "required": ["text", "language"],
                        "properties": {"text": {"type": "string"}, "language": {"type": "string", "minLength": 2}}}),
                    ("string", "string", {"type": "string"}), ("url", "string", {"type": "string"}),
                    ("external-id", "string", {"type": "string"}),
                )
            ],
        },
        "statement": {
            "type": "object", "additionalProperties": False, "required": ["type", "mainsnak", "rank"],
            "properties": {
                "type": {"const": "statement"}, "mainsnak": {"$ref": "#/$defs/snak"},
                "rank": {"enum": ["preferred", "normal", "deprecated"]},
                "qualifiers": {"$ref": "#/$defs/snaks"}, "qualifiers-order": {"$ref": "#/$defs/order"},
                "references": {"type": "array", "items": {
                    "type": "object", "additionalProperties": False, "required": ["snaks", "snaks-order"],
                    "properties": {"snaks": {"$ref": "#/$defs/snaks"}, "snaks-order": {"$ref": "#/$defs/order"}}}},
            },
        },
        "term": {
            "type": "object", "additionalProperties": False, "required": ["language", "value"],
            "properties": {"language": {"type": "string"}, "value": {"type": "string"}},
        },
    },
    "type": "object", "additionalProperties": False, "required": ["entities"],
    "properties": {"entities": {"type": "object", "propertyNames": {"pattern": "^Q[1-9][0-9]*$"},
        "additionalProperties": {
            "type": "object", "additionalProperties": False, "required": ["type", "id", "labels", "aliases", "claims"],
            "properties": {
                "type": {"const": "item"}, "id": {"type": "string"},
                "labels": {"type": "object", "additionalProperties": {"$ref": "#/$defs/term"}},
                "aliases": {"type": "object", "additionalProperties": {
                    "type": "array", "items": {"$ref": "#/$defs/term"}}},
                "claims": {"type": "object", "propertyNames": {"$ref": "#/$defs/pid"}, "additionalProperties": {
                    "type": "array", "items": {"$ref": "#/$defs/statement"}}},
            },
        }}},
}  # fmt: skip
"""The JSON of the Wikibase data model as it is documented, with nothing besides."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> cg.Graph:
    """A project of a fair, a city and a network that Wikidata has."""
    folder = tmp_path_factory.mktemp("fairs")
    files = {
        "creativegraph.toml": MANIFEST, "data/sources.csv": PAPERS, "data/claims.csv": HEADER + CLAIMS,
        "data/wikidata.csv": WIKIDATA,
    }  # fmt: skip
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text.replace("fairs-alba", "alba").replace("fairs-net", "net"), encoding="utf-8")
    return cg.open_graph(folder)


def said(graph: cg.Graph, *things: str) -> Spoken:
    """What is said of things."""
    return spoken(graph, [graph.resolve(each) for each in things])


def commands(graph: cg.Graph, *things: str) -> tuple[list[str], str]:
    """The commands for things, and what is not said."""
    found = said(graph, *things)
    made, left = lines(found)
    return made, "\n".join(reasons([*found.unsaid, *left]))


def test_a_membership_is_a_statement_about_its_city_with_its_years_as_qualifiers(graph: cg.Graph) -> None:
    made, _ = commands(graph, "place/alba")

    (line,) = (each for each in made if "\tP463\t" in each)
    assert line == (
        'Q100\tP463\tQ300\tP580\t+2019-00-00T00:00:00Z/9\tS854\t"https://example.org/fairs?x=1"'
        '\tS1476\ten:"Fairs"\tS577\t+2025-06-01T00:00:00Z/11\tS813\t+2026-01-02T00:00:00Z/11'
        " /* fairs:a4, fairs:a5, fairs:a3 */"
    )


def test_ranks_sources_and_dates_are_said(graph: cg.Graph) -> None:
    made, _ = commands(graph, "event/fair")

    place = next(each for each in made if "\tP276\tQ100" in each)
    assert place.startswith('Q200\tP276\tQ100\tR+\tS1476\ten:"Daily"\tS577\t+2025-00-00T00:00:00Z/9\t!S854\t')
    assert any(each.startswith("Q200\tP276\tQ183\tR-\t") for each in made)
    assert any(each.startswith("Q200\tP580\t+2025-05-02T00:00:00Z/11\t") for each in made)
    assert any(each.startswith("Q200\tP582\t+2025-05-00T00:00:00Z/10\t") for each in made)
    assert any(each.startswith("Q200\tP1110\t12000\tP1480\tQ5727902\t") for each in made)


def test_what_cannot_be_said_is_told_with_its_reason(graph: cg.Graph) -> None:
    _, told = commands(graph, "event/fair")

    for reason in (
        "its cg:comparator cannot be said: no item of Wikidata is known for code/comparator/more-than: fairs:b5",
        "no item of Wikidata is known for fairs:org/fairs-office: fairs:b6",
        "no property of Wikidata is known for cg:hasTheme: fairs:b8",
        "QuickStatements cannot hold a tab, a line end, | or /* in a text: fairs:b1",
    ):
        assert reason in told


def test_a_name_too_long_or_with_what_nobody_sees_is_told(graph: cg.Graph) -> None:
    made, told = commands(graph, "network/net")
    (item,) = json.loads(entities(said(graph, "network/net")))["entities"].values()

    kept = [NAMES["d4"], NAMES["d5"]]
    assert [each for each in made if "\tAen\t" in each] == [f'Q300\tAen\t"{each}"' for each in kept]
    assert [each["value"] for each in item["aliases"]["en"]] == kept
    assert "a name in Wikidata has at most 250 characters: fairs:d1" in told
    for name, sign in (("d2", "\\u202e"), ("d3", "\\u2066")):
        assert f"a text in Wikidata has no {sign}: fairs:{name}" in told


def test_every_claim_is_said_or_told(graph: cg.Graph) -> None:
    things = ["event/fair", "place/alba", "network/net"]
    asked = {f"fairs:{line.partition(',')[0]}" for line in CLAIMS.splitlines() if ",org/fairs" not in line[:20]}

    found = said(graph, *things)
    made, left = lines(found)

    names = {each.claim for each in found.terms} | {name for each in found.statements for name in each.claims}
    assert asked <= names | {each.claim for each in (*found.unsaid, *left)}
    assert made


def test_a_claim_alone_is_said_alone(graph: cg.Graph) -> None:
    made, told = commands(graph, "fairs:claim/b2")

    assert [each.partition("\tR+")[0] for each in made] == ["Q200\tP276\tQ100"]
    assert told == ""


def test_twenty_claims_are_commands_by_the_grammar() -> None:
    things = ["place/hanoi", "place/berlin", "place/kobe"]

    made, _ = commands(packaged(), *things)

    assert len(made) >= 20
    assert {line: wrong for line in made if (wrong := faults(line))} == {}
    kinds = {kind for line in made for kind, _ in read(line)}
    assert kinds >= {"item", "name", "string", "monolingual", "coordinate", "time", "source"}


def test_each_id_of_the_packaged_table_says_what_it_is_called_and_where_that_was_seen() -> None:
    path = Path(__file__).parents[2] / "data" / "wikidata.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if re.match(r"[PQ][0-9]", row["wikidata"])]

    assert len(rows) > 200
    assert [row["ours"] for row in rows if not re.match(r".*\S \(.+\)", row["note"])] == []


def test_a_city_is_in_its_country_and_a_membership_waits_for_the_item_of_its_network() -> None:
    made, told = commands(packaged(), "place/hanoi", "place/utrecht")

    assert any(each.startswith("Q1858\tP17\tQ881\t") for each in made)
    assert any("\tP17\tQ55\t" in each for each in made)
    assert "no item of Wikidata is known for network/uccn" in told


def test_what_is_one_item_in_wikidata_is_not_related_to_itself() -> None:
    made, told = commands(packaged(), "place/macao-mo")

    assert any(each.startswith("Q14773\tP31\t") for each in made)
    assert not any("\tP17\t" in each for each in made)
    assert "what it relates is one item in Wikidata, Q14773: claim/u152-located-in" in told


@pytest.mark.parametrize(
    "line",
    [
        "Q1\tP31", "Q1\tP31\tcity", "Q1\tP31\tQ2\tS854", 'Q1\tLen\tHanoi', "Q1\tP31\tQ2\t!S248\tQ3",
        "Q1\tP31\tQ2\tS248\tQ3\tP580\t+2019-00-00T00:00:00Z/9", "Q1\tP580\t+2019-13-00T00:00:00Z/10", "X\tP31\tQ2",
    ],
)  # fmt: skip
def test_the_grammar_refuses_what_is_wrong(line: str) -> None:
    assert faults(line) != []


def test_the_json_is_that_of_the_data_model(graph: cg.Graph) -> None:
    for made in (said(graph, "event/fair", "place/alba"), said(packaged(), "place/hanoi")):
        jsonschema.validate(json.loads(entities(made)), SCHEMA)

    items = json.loads(entities(said(graph, "event/fair", "place/alba")))["entities"]
    (member,) = items["Q100"]["claims"]["P463"]
    assert member["qualifiers"]["P580"][0]["datavalue"]["value"]["time"] == "+2019-00-00T00:00:00Z"
    assert member["qualifiers-order"] == ["P580"]
    assert member["references"][0]["snaks-order"] == ["P854", "P1476", "P577", "P813"]
    assert [each["rank"] for each in items["Q200"]["claims"]["P276"]] == ["preferred", "deprecated"]
    assert items["Q200"]["labels"]["en"]["value"] == "Fair | Alba"


def test_a_quotation_that_a_command_would_change_is_left_out_and_told() -> None:
    words = Snak("P1683", Value("monolingual", "“so” it is", "en"))
    one = Statement("Q1", Snak("P31", Value("item", "Q2")), "normal", (), ((words,),), ("claim/x",))

    made, left = lines(Spoken([one], [], []))

    assert made == ["Q1\tP31\tQ2 /* claim/x */"]
    assert [str(each.why) for each in left] == [
        "its quotation is left out: QuickStatements would change the quotation marks in a text"
    ]


@pytest.mark.parametrize(
    ("text", "time", "precision"),
    [("2019", "+2019-00-00", 9), ("2019-10", "+2019-10-00", 10), ("2019-10-30", "+2019-10-30", 11)],
)
def test_a_date_has_its_precision(text: str, time: str, precision: int) -> None:
    found = time_of(text)

    assert found is not None
    assert (found.text, found.precision) == (f"{time}T00:00:00Z", precision)


@pytest.mark.parametrize("text", ["2019~", "2019-XX", "../..", "2001-21", "[2019,2020]", ""])
def test_a_date_that_wikidata_cannot_say_is_none(text: str) -> None:
    assert times_of(text) is None


def test_a_wrong_row_of_the_table_is_told_at_its_cell(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('extends = ["creativegraph 0.4"]\n', "")
    files = {
        "creativegraph.toml": manifest,
        "data/sources.csv": SOURCES,
        **TERMS,
        "data/wikidata.csv": "ours,wikidata\nx,Z1\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text.replace("base:", "fairs:"), encoding="utf-8")
    graph = cg.open_graph(tmp_path)

    with cg.project.using(graph.projects), pytest.raises(FormatError, match=r"wikidata\.csv:2:2: 'Z1' is unknown"):
        mapping()


def test_the_command_writes_commands_and_tells_the_rest(tmp_path: Path) -> None:
    out = tmp_path / "hanoi.tsv"

    done = command("export", str(out), "--view", "quickstatements", "--thing", "hanoi")

    assert out.read_text(encoding="utf-8").startswith("Q1858\t")
    assert "no item of Wikidata is known for network/uccn" in done.stderr


def test_a_view_of_claims_needs_things() -> None:
    done = command("export", "-", "--view", "wikibase-json")

    assert done.code == 1
    assert "is of chosen things; name them" in done.stderr
