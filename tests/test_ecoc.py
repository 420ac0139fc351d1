"""The project of the European Capitals of Culture in ``docs/examples/ecoc``, on the packaged project and on nothing."""

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.catalogue.capitals import ecoc
from tests.support.answers import rows_of
from tests.support.commands import command
from tests.support.questions import Asked, all_asked, packaged

import creativegraph as cg
from creativegraph.project import root

FOLDER = root() / "docs" / "examples" / "ecoc"
HOME = "https://ecoc.example/id"
TERMS = re.compile(r"\b(?:cg|sosa|org):(?!claim|Claim)(\w+)")
ALONE = {
    "data/kinds.csv": "place,ecoc:Place,\norg,ecoc:Organization,\nobs,ecoc:OutcomeObservation,\n"
    "network,ecoc:CityNetwork,\nmembership,ecoc:NetworkMembership,\n",
    "data/classes.csv": "".join(
        f"ecoc:{each},,{each},\n"
        for each in (
            "Place", "City", "Country", "Organization", "OutcomeObservation", "CityNetwork", "NetworkMembership",
        )
    ),
    "data/properties.csv": "ecoc:comparator,thing,yes,no,comparator,,,comparator,\n"
    "ecoc:observedProperty,thing,yes,no,indicator,,,observed property,\n"
    "ecoc:hasSimpleResult,integer,yes,no,,,,result,\necoc:hasTheme,text,no,no,,,,theme,\n"
    "ecoc:hasTimeSpan,period,yes,no,,,,time,\necoc:takesPlaceIn,thing,no,yes,,,,takes place in,\n"
    "ecoc:locatedIn,thing,no,yes,,,,located in,\necoc:foundedYear,integer,yes,no,,,,founded,\n"
    "ecoc:memberSince,integer,yes,no,,,,member since,\n"
    + "".join(f"ecoc:{each},thing,yes,no,,,,{each},\n" for each in ("hasFeatureOfInterest", "inNetwork", "memberCity")),
    "data/codes/terms.csv": "".join(
        f"{each},,{'project' if each[-1] != ',' else ''},{each.partition(',')[2] or each[:-1]},As packaged.\n"
        for each in (
            "indicator,",
            "indicator,constituent-events", "indicator,participating-artists", "indicator,funding",
            "indicator,attendance", "indicator,programme-items", "indicator,volunteers",
        )
    ),
}  # fmt: skip
"""What the project takes of the packaged one, as rows of its own."""
ALIKE = {
    "it counts and lists all events, places, organisations, figures and indicators": {
        "cities/hosting_events", "events/in_period", "events/timeline", "events/without_outcomes",
        "organisations/capacities", "organisations/listed", "outcomes/indicators", "outcomes/reported",
        "places/activities_outside", "places/listed",
    },
    "it counts and lists all claims, sources and names": {
        "claims/by_kind_of_source", "claims/counts", "claims/disagreements", "claims/held_back",
        "claims/limited_in_time", "claims/names", "claims/sources", "claims/sources_lacking", "claims/sources_listed",
        "claims/sources_published", "claims/with_mode",
    },
    "no network is named, so it is about the members of both": {
        "cities/by_country", "cities/by_region", "cities/by_year", "cities/coverage", "cities/first_of_country",
        "cities/growth", "cities/incomplete", "cities/joined_between", "cities/joined_in", "cities/joined_latest",
        "cities/members", "cities/only_of_country", "cities/overview", "cities/positions", "places/without_members",
    },
}  # fmt: skip
"""Packaged questions whose answers the project changes, by the reason."""


@pytest.fixture(scope="module")
def capitals() -> cg.Graph:
    """Return the project with the packaged one."""
    return cg.open_graph(FOLDER)


def copied(target: Path) -> Path:
    """Return a copy of the project."""
    return Path(shutil.copytree(FOLDER, target / "ecoc"))


def places_of(folder: Path) -> Iterator[str]:
    """Yield claims that name the packaged places of the project, and say in which country those of its titles lie."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((folder / "data" / "claims").glob("*.csv")))
    rows = list(csv.DictReader((folder / "data" / "claims" / "cities.csv").read_text(encoding="utf-8").splitlines()))
    countries = {row["value"] for row in rows if row["property"] == "ecoc:locatedIn"}
    for number, place in enumerate(sorted(set(re.findall(r"\bplace/[\w-]+", text)))):
        kind = "Country" if place in countries else "City"
        yield f"p{number},{place},rdf:type,ecoc:{kind},,ec-2020,editorial"
        yield f"q{number},{place},skos:prefLabel,{place.partition('/')[2]},en,ec-2020,editorial"


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy that extends nothing: what it takes of the packaged project it has itself."""
    folder = copied(tmp_path_factory.mktemp("alone"))
    (folder / "data" / "ranks.csv").unlink()
    for path in sorted(folder.rglob("*.*")):
        text = TERMS.sub(r"ecoc:\1", path.read_text(encoding="utf-8"))
        text = text.replace("ecoc:Event,", ",").replace("ecoc:TimeSpan", "cg:TimeSpan")
        text = text.replace("https://w3id.org/creativegraph/id", HOME).replace('"creativegraph 0.4"', "")
        path.write_text(text + ALONE.get(path.relative_to(folder).as_posix(), ""), encoding="utf-8")
    lines = ["id,subject,property,value,lang,sources,mode", *places_of(folder), ""]
    (folder / "data" / "claims" / "places.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_its_questions_are_typed_functions(capitals: cg.Graph) -> None:
    assert command("codegen", "--check", str(FOLDER / "queries"), str(Path(ecoc.__file__).parent)).code == 0

    of_2023 = ecoc.of_year(capitals, 2023)
    of_italy = ecoc.of_country(capitals, "place/italy")
    visits = ecoc.figures(capitals, "code/indicator/visits")

    assert [(row.city_label, row.country_label) for row in of_2023] == [
        ("Elefsina", "Greece"), ("Timișoara", "Romania"), ("Veszprém", "Hungary"),
    ]  # fmt: skip
    assert [(row.city_label, row.year, row.order) for row in of_italy] == [("Matera", 2019, 4)]
    assert (visits[0].city_label, visits[0].result, str(visits[0].source)) == (
        "Liverpool", 15_000_000, f"{HOME}/source/guardian-2008",
    )  # fmt: skip


def test_its_indicators_have_units(capitals: cg.Graph) -> None:
    visits, euros = (capitals.run("outcomes/by_indicator", indicator=each) for each in ("visits", "budget in euros"))

    assert {row.unit_label for row in visits} == {"visit"}
    assert {row.unit_label for row in euros} == {"euro"}


def test_it_has_things_and_words_enough() -> None:
    claims = [row for path in sorted((FOLDER / "data" / "claims").glob("*.csv")) for row in rows_in(path)]

    assert len({row["subject"] for row in claims}) >= 30
    assert len([row for row in claims if row["quote"] and row["sources"]]) >= 150


def rows_in(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_why_says_whose_each_claim_is_and_the_project_ends_one_of_the_packaged(capitals: cg.Graph) -> None:
    assert "(ecoc:t" in str(cg.why(capitals, "title/elefsina-2023", "ecoc:year"))
    (name,) = cg.why(capitals, "place/turkiye", "skos:altLabel").claims
    assert (name.owner, name.valid_until) == ("creativegraph", "2022-06-01")
    assert "(ecoc:r01)" in str(name.reason)


def test_both_figures_are_kept_where_sources_contradict_each_other(capitals: cg.Graph) -> None:
    said = cg.why(capitals, "city/plovdiv", "ecoc:inhabitants").claims

    assert {each.value: each.rank for each in said} == {"345000": "normal", "367000": "normal"}


def test_who_joined_a_network_is_asked_of_that_network_alone(capitals: cg.Graph) -> None:
    of_any, of_one = (cg.cities.joined_in(capitals, 2023, network=each) for each in (None, "network/uccn"))

    assert "Elefsina" in [row.city_label for row in of_any]
    assert len(of_one) == 55
    assert "Elefsina" not in [row.city_label for row in of_one]


def test_alone_it_conforms_and_gives_the_same_answers(alone: Path, capitals: cg.Graph) -> None:
    report = cg.check(alone)
    graph = cg.open_graph(alone)

    assert [each.message for each in report.findings] == []
    for name, given in (("of_year", {"year": 2019}), ("of_country", {"country": "place/greece"})):
        ours, theirs = (each.run(f"ecoc/{name}", **given) for each in (graph, capitals))
        assert [row.title for row in ours] == [row.title for row in theirs]
    ours, theirs = (each.run("ecoc/figures", indicator="code/indicator/visits") for each in (graph, capitals))
    assert [(row.result, row.source) for row in ours] == [(row.result, row.source) for row in theirs]


@pytest.mark.cold
def test_it_conforms_and_corrects_a_packaged_claim(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "data" / "invented.csv").write_text("id,kind,title,lang\ninvented,website,Invented for the test,en\n")
    (folder / "data" / "claims" / "invented.csv").write_text(
        "id,subject,property,value,sources\nx1,membership/leeuwarden-uccn,cg:memberSince,2018,invented\n"
    )
    (folder / "data" / "corrections.csv").write_text(
        "id,wrong,right,error,reason,sources\n"
        "k1,creativegraph:m222-member-since,x1,wrong-date,Invented for the test.,invented\n"
    )

    graph = cg.open_graph(folder)

    report = cg.check(FOLDER)
    assert report.count("violation") == 0
    assert [each.cell for each in report.findings if each.cell and "ecoc" not in each.cell.file] == []
    right, wrong = cg.why(graph, "membership/leeuwarden-uccn", "cg:memberSince").claims
    assert (right.owner, right.value, right.rank) == ("ecoc", "2018", "normal")
    assert (wrong.owner, wrong.rank) == ("creativegraph", "deprecated")


def differs(asked: Asked, capitals: cg.Graph) -> bool:
    """Return whether a packaged question has another answer where the project is loaded."""
    return rows_of(asked.of(capitals)) != rows_of(asked.of(packaged()))


@pytest.mark.cold
def test_packaged_questions_that_name_a_network_have_the_same_answers(capitals: cg.Graph) -> None:
    other = [asked for asked in all_asked() if differs(asked, capitals)]

    assert [str(asked) for asked in other if "network" in asked.arguments] == []
    assert {asked.name for asked in other} <= set().union(*ALIKE.values())
