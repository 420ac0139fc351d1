"""Figures are told whole: with what limits them, their upper end, and their currency or unit."""

import pytest
from pyoxigraph import RdfFormat, Store

from creativegraph.reporting.changes import Difference
from creativegraph.store.releases.state import Snapshot, of_store

PREFIXES = """
@prefix cg: <https://w3id.org/creativegraph/ontology#> .
@prefix event: <https://w3id.org/creativegraph/id/event/> .
@prefix claim: <https://w3id.org/creativegraph/id/claim/> .
@prefix obs: <https://w3id.org/creativegraph/id/obs/> .
@prefix source: <https://w3id.org/creativegraph/id/source/> .
@prefix indicator: <https://w3id.org/creativegraph/code/indicator/> .
@prefix comparator: <https://w3id.org/creativegraph/code/comparator/> .
@prefix currency: <https://w3id.org/creativegraph/code/currency/> .
@prefix unit: <https://w3id.org/creativegraph/code/unit/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sosa: <http://www.w3.org/ns/sosa/> .
event:fair a cg:Event ; skos:prefLabel "the fair"@en , "hội chợ"@vi .
source:news a cg:Source ; skos:prefLabel "The News"@en , "Báo Tin"@vi .
source:paper a cg:Source ; skos:prefLabel "The Paper"@en , "Báo Giấy"@vi .
indicator:budget skos:prefLabel "budget"@en , "ngân sách"@vi .
indicator:visitors skos:prefLabel "visitors"@en , "lượt khách"@vi ; cg:countedIn unit:person .
indicator:length skos:prefLabel "length"@en , "chiều dài"@vi ; cg:countedIn unit:metre .
indicator:running-time skos:prefLabel "running time in minutes"@en , "số phút"@vi ; cg:countedIn unit:minute .
comparator:more-than skos:prefLabel "more than"@en , "hơn"@vi .
comparator:about skos:prefLabel "about"@en , "khoảng"@vi .
comparator:between skos:prefLabel "between"@en , "trong khoảng"@vi .
currency:usd skos:prefLabel "US dollar"@en , "đô la Mỹ"@vi .
currency:eur skos:prefLabel "euro"@en , "euro"@vi .
currency:gbp skos:prefLabel "pound sterling"@en , "bảng Anh"@vi .
currency:jpy skos:prefLabel "Japanese yen"@en , "yên Nhật"@vi .
unit:percent skos:prefLabel "per cent"@en , "phần trăm"@vi .
unit:person skos:prefLabel "person"@en , "người"@vi .
unit:metre skos:prefLabel "metre"@en , "mét"@vi .
unit:minute skos:prefLabel "minute"@en , "phút"@vi .
cg:upperValue rdfs:label "upper value"@en , "giá trị trên"@vi .
cg:currency rdfs:label "currency"@en , "loại tiền"@vi .
"""
NAMES = {"comparator": "cg:comparator", "upper": "cg:upperValue", "currency": "cg:currency", "unit": "cg:statedIn"}


def figure(number: object, indicator: str = "visitors", *, claims: str = "f", **parts: object) -> str:
    """A figure of the fair, and a claim for each thing that is said of it."""
    said = {"sosa:hasFeatureOfInterest": "event:fair", "sosa:observedProperty": f"indicator:{indicator}"}
    said["sosa:hasSimpleResult"] = str(number)
    said |= {NAMES[name]: str(value) for name, value in parts.items() if name in NAMES}
    stated = " ; ".join(map(" ".join, said.items()))
    return "\n".join([f"obs:f a cg:OutcomeObservation ; {stated} .", *(
        claim(f"{claims}{place}", term, value, str(parts.get("source", "source:news")))
        for place, (term, value) in enumerate(said.items())
    )])  # fmt: skip


def claim(name: str, term: str, value: str, source: str = "source:news") -> str:
    """A claim about the figure."""
    kind = "claimObject" if ":" in value else "claimValue"
    return (
        f"claim:{name} a cg:Claim ; cg:claimSubject obs:f ; cg:claimPredicate {term} ; cg:{kind} {value} ;"
        f" dcterms:source {source} ."
    )


def told(old: str, new: str, language: str = "en") -> list[str]:
    found = Difference(snapshot(old), snapshot(new))
    sentences = found.sentences(language)
    assert sorted(line for each in found.changes for line in each.added) == sorted(found.added)
    assert sorted(line for each in found.changes for line in each.removed) == sorted(found.removed)
    assert sum(each.added + each.removed for each in sentences) == len(found.added) + len(found.removed)
    return [each.text for each in sentences]


def snapshot(turtle: str) -> Snapshot:
    store = Store()
    store.load((PREFIXES + turtle).encode(), format=RdfFormat.TURTLE)
    return of_store(store, "")


BETWEEN, MORE, ABOUT = "comparator:between", "comparator:more-than", "comparator:about"
DOLLARS, EUROS = "currency:usd", "currency:eur"


@pytest.mark.parametrize(
    ("old", "new", "english", "vietnamese"),
    [
        (figure(1_200_000, "budget", currency=DOLLARS), figure(900_000, "budget", currency=EUROS),
         "Budget of the fair: 1,200,000 US dollars → 900,000 euros; source: The News",
         "Ngân sách của hội chợ: 1.200.000 đô la Mỹ → 900.000 euro; nguồn: Báo Tin"),
        (figure(300, comparator=BETWEEN, upper=500), figure(400, comparator=MORE),
         "Visitors of the fair: between 300 and 500 → more than 400; source: The News",
         "Lượt khách của hội chợ: trong khoảng từ 300 đến 500 → hơn 400; nguồn: Báo Tin"),
        (figure(80, comparator=BETWEEN, upper=100), figure(80, comparator=BETWEEN, upper=120),
         "Visitors of the fair: between 80 and 100 → between 80 and 120; source: The News",
         "Lượt khách của hội chợ: trong khoảng từ 80 đến 100 → trong khoảng từ 80 đến 120; nguồn: Báo Tin"),
        ("", figure(5000, comparator=ABOUT, upper=7000),
         "Visitors of the fair: about 5,000–7,000 added; source: The News",
         "Lượt khách của hội chợ: thêm khoảng 5.000–7.000; nguồn: Báo Tin"),
        ("", figure(25, unit="unit:percent"), "Visitors of the fair: 25 per cent added; source: The News",
         "Lượt khách của hội chợ: thêm 25 phần trăm; nguồn: Báo Tin"),
        (figure(1, "budget", currency="currency:gbp"), figure(2, "budget", currency="currency:gbp"),
         "Budget of the fair: 1 pound sterling → 2 pounds sterling; source: The News",
         "Ngân sách của hội chợ: 1 bảng Anh → 2 bảng Anh; nguồn: Báo Tin"),
        (figure(7, "budget", currency=DOLLARS), figure(7, "budget", currency="currency:jpy"),
         "Budget of the fair: 7 US dollars → 7 Japanese yen; source: The News",
         "Ngân sách của hội chợ: 7 đô la Mỹ → 7 yên Nhật; nguồn: Báo Tin"),
        (figure(7, "budget"), figure(7, "budget", currency=EUROS), "Budget of the fair: 7 → 7 euros; source: The News",
         "Ngân sách của hội chợ: 7 → 7 euro; nguồn: Báo Tin"),
        (figure(800, "length"), figure(900, "length"), "Length of the fair: 800 metres → 900 metres; source: The News",
         "Chiều dài của hội chợ: 800 mét → 900 mét; nguồn: Báo Tin"),
        (figure(80, "running-time"), figure(90, "running-time"),
         "Running time in minutes of the fair: 80 → 90; source: The News",
         "Số phút của hội chợ: 80 → 90; nguồn: Báo Tin"),
        (figure(80, comparator=BETWEEN, upper=100), "", "Visitors of the fair: between 80 and 100 removed",
         "Lượt khách của hội chợ: bỏ trong khoảng từ 80 đến 100"),
    ],
)  # fmt: skip
def test_a_figure_is_told_whole_in_one_sentence(old: str, new: str, english: str, vietnamese: str) -> None:
    assert told(old, new) == [english]
    assert told(old, new, "vi") == [vietnamese]


def test_a_figure_that_rests_on_other_claims_now_names_the_source_of_what_is_new() -> None:
    old = figure(300, comparator=BETWEEN, upper=500)
    new = figure(400, comparator=MORE, claims="g", source="source:paper")

    assert "Visitors of the fair: between 300 and 500 → more than 400; source: The Paper" in told(old, new)


def test_a_currency_that_has_another_source_only_is_told_as_that_of_the_figure() -> None:
    old = figure(7, "budget", currency=DOLLARS)
    place = old.rindex("source:news")

    assert told(old, f"{old[:place]}source:paper .") == [
        "f, currency: US dollar rests on another source; source: The Paper"
    ]


def test_a_second_currency_that_is_only_claimed_is_not_hidden_behind_a_new_number() -> None:
    old, new = (figure(each, "budget", currency=DOLLARS) for each in (7, 8))

    sentences = told(old, new + claim("other", "cg:currency", EUROS, "source:paper"))

    assert sentences == [
        "Sources disagree: f, currency: euro beside US dollar; source: The Paper",
        "Budget of the fair: 7 US dollars → 8 US dollars; source: The News",
    ]


MEASURES = """
@prefix measure: <https://w3id.org/creativegraph/code/measure/> .
@prefix org: <https://w3id.org/creativegraph/id/org/> .
@prefix time: <https://w3id.org/creativegraph/id/time/> .
measure:change skos:prefLabel "change"@en , "mức thay đổi"@vi .
measure:share skos:prefLabel "share"@en , "tỷ trọng"@vi .
org:a skos:prefLabel "Office A" .
org:b skos:prefLabel "Office B" .
time:may cg:edtf "2024-05" .
time:one cg:edtf "2025" .
time:two cg:edtf "2025" .
cg:funder rdfs:label "funder"@en , "bên tài trợ"@vi .
"""
TITLED = 'obs:f skos:prefLabel "visitors of the fair, 2025"@en , "lượt khách của hội chợ, 2025"@vi .'


def measured(number: object, more: str, title: str = TITLED) -> str:
    """A figure of the fair with more that is said of it."""
    return f"{MEASURES}{figure(number, unit='unit:percent')}\n{title}\nobs:f {more} ."


@pytest.mark.parametrize(
    ("more", "numbers", "english", "vietnamese"),
    [
        ("cg:measure measure:change ; cg:comparedWith time:may", (12, "-2.5"),
         "Visitors of the fair, 2025 (change against May 2024): +12 per cent → -2.5 per cent; source: The News",
         "Lượt khách của hội chợ, 2025 (mức thay đổi so với 5/2024): +12 phần trăm → -2,5 phần trăm; nguồn: Báo Tin"),
        ("cg:measure measure:change", (0, 12),
         "Visitors of the fair, 2025 (change): 0 per cent → +12 per cent; source: The News",
         "Lượt khách của hội chợ, 2025 (mức thay đổi): 0 phần trăm → +12 phần trăm; nguồn: Báo Tin"),
        ("cg:measure measure:share", (12, 14),
         "Visitors of the fair, 2025 (share): 12 per cent → 14 per cent; source: The News",
         "Lượt khách của hội chợ, 2025 (tỷ trọng): 12 phần trăm → 14 phần trăm; nguồn: Báo Tin"),
    ],
)  # fmt: skip
def test_a_figure_says_how_it_is_measured_and_against_when(
    more: str, numbers: tuple[object, object], english: str, vietnamese: str
) -> None:
    old, new = (measured(each, more) for each in numbers)

    assert told(old, new) == [english]
    assert told(old, new, "vi") == [vietnamese]


def test_a_measure_that_came_with_the_new_number_is_not_said_of_the_old_one() -> None:
    old, new = (measured(each, more) for each, more in ((10, "a cg:Thing"), (20, "cg:measure measure:change")))

    assert told(old, new)[0].startswith("Visitors of the fair, 2025: 10 per cent → +20 per cent")


def test_a_figure_without_a_name_says_how_it_is_measured_too() -> None:
    old, new = (measured(each, "cg:measure measure:change", "") for each in (12, -3))

    assert told(old, new) == ["Visitors of the fair: +12 per cent (change) → -3 per cent (change); source: The News"]


def test_a_figure_that_is_some_of_all_is_told_with_all_of_them() -> None:
    old, new = (f"{figure(some)}\nobs:f cg:outOf {whole} ." for some, whole in ((17, 20), (18, 30)))

    assert told(old, new) == ["Visitors of the fair: 17 out of 20 → 18 out of 30; source: The News"]
    assert told(old, new, "vi") == ["Lượt khách của hội chợ: 17 trên tổng số 20 → 18 trên tổng số 30; nguồn: Báo Tin"]


def test_figures_of_one_name_are_told_with_what_tells_them_apart() -> None:
    def both(one: int, other: int) -> str:
        first = figure(one, "budget", currency=EUROS)
        second = figure(other, "budget", currency=EUROS, claims="g").replace("obs:f", "obs:g")
        parts = (
            "obs:f cg:funder org:a ; cg:hasTimeSpan time:one .",
            "obs:g cg:funder org:b ; cg:hasTimeSpan time:two .",
        )
        titles = TITLED.replace("visitors", "budget"), TITLED.replace("visitors", "budget").replace("obs:f", "obs:g")
        return "\n".join([MEASURES, first, second, *parts, *titles])

    assert told(both(5, 7), both(6, 8)) == [
        "Budget of the fair, 2025 (funder: Office A): 5 euros → 6 euros; source: The News",
        "Budget of the fair, 2025 (funder: Office B): 7 euros → 8 euros; source: The News",
    ]
