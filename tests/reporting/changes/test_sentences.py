"""Prepared pairs of graphs, and the sentences that tell what changed between them, in both languages."""

import pytest
from pyoxigraph import RdfFormat, Store

from creativegraph.messages.table import template
from creativegraph.reporting.changes import Difference
from creativegraph.reporting.changes.difference import ORDER
from creativegraph.reporting.changes.write import entry, head
from creativegraph.store.releases.state import Snapshot, of_store

PREFIXES = """
@prefix cg: <https://w3id.org/creativegraph/ontology#> .
@prefix id: <https://w3id.org/creativegraph/id/> .
@prefix code: <https://w3id.org/creativegraph/code/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sosa: <http://www.w3.org/ns/sosa/> .
@prefix ex: <https://example.org/> .
"""
SHARED = """
<https://w3id.org/creativegraph/id/place/ha-noi> a cg:City ; skos:prefLabel "Hanoi"@en , "Hà Nội"@vi .
<https://w3id.org/creativegraph/id/source/news> a cg:Source ; skos:prefLabel "The News"@en , "Báo Tin"@vi .
<https://w3id.org/creativegraph/id/source/paper> a cg:Source ; skos:prefLabel "The Paper"@en , "Báo Giấy"@vi .
<https://w3id.org/creativegraph/id/event/fair> a cg:Event ; skos:prefLabel "the fair of 2023"@en , "hội chợ 2023"@vi .
<https://w3id.org/creativegraph/code/indicator/visitors> skos:prefLabel "visitors"@en , "lượt khách"@vi .
<https://w3id.org/creativegraph/code/comparator/more-than> skos:prefLabel "more than"@en , "hơn"@vi .
<https://w3id.org/creativegraph/code/rank/normal> skos:prefLabel "normal"@en , "thông thường"@vi .
<https://w3id.org/creativegraph/code/rank/deprecated> skos:prefLabel "deprecated"@en , "không dùng nữa"@vi .
cg:foundedYear rdfs:label "founded in"@en , "thành lập năm"@vi .
"""


def snapshot(turtle: str, name: str = "") -> Snapshot:
    store = Store()
    store.load((PREFIXES + turtle).encode(), format=RdfFormat.TURTLE)
    return of_store(store, name)


def told(old: str, new: str, language: str = "en") -> list[str]:
    return [each.text for each in difference(old, new).sentences(language)]


def difference(old: str, new: str) -> Difference:
    found = Difference(snapshot(SHARED + old, "old"), snapshot(SHARED + new, "new"))
    account(found)
    return found


def account(of: Difference) -> None:
    """Every triple that differs is in exactly one change."""
    added = sorted(line for each in of.changes for line in each.added)
    removed = sorted(line for each in of.changes for line in each.removed)
    assert added == sorted(of.new.lines - of.old.lines)
    assert removed == sorted(of.old.lines - of.new.lines)


def figure(
    slug: str, number: int, more: str = "", *, rank: str = "normal", reason: str = "", source: str = "news",
    compared: bool = True,
) -> str:  # fmt: skip
    """A figure on the visitors of the fair, with its claims; what is ranked wrong is stated by no triple."""
    node = f"<https://w3id.org/creativegraph/id/obs/{slug}>"
    facts = {
        "sosa:hasFeatureOfInterest": "<https://w3id.org/creativegraph/id/event/fair>",
        "sosa:observedProperty": "<https://w3id.org/creativegraph/code/indicator/visitors>",
        "cg:comparator": f"<https://w3id.org/creativegraph/code/comparator/{more or 'as-stated'}>",
    }
    if not compared:
        del facts["cg:comparator"]
    stated = f"{node} a cg:OutcomeObservation ; sosa:hasSimpleResult {number} ; " + " ; ".join(
        map(" ".join, facts.items())
    )
    claims = [claim(f"{slug}-{place}", f"obs/{slug}", term, value) for place, (term, value) in enumerate(facts.items())]
    claims.append(
        claim(slug, f"obs/{slug}", "sosa:hasSimpleResult", str(number), rank=rank, reason=reason, source=source)
    )
    return "\n".join([*([] if rank == "deprecated" else [f"{stated} ."]), *claims])


def claim(
    name: str, subject: str, term: str, value: str, *, rank: str = "normal", reason: str = "", source: str = "news",
    more: str = "",
) -> str:  # fmt: skip
    kind = "claimObject" if value.startswith("<") else "claimValue"
    why = f' ; cg:rankReason "{reason}"@en' if reason else ""
    return f"""<https://w3id.org/creativegraph/id/claim/{name}> a cg:Claim ;
        cg:claimSubject <https://w3id.org/creativegraph/id/{subject}> ; cg:claimPredicate {term} ; cg:{kind} {value} ;
        cg:rank <https://w3id.org/creativegraph/code/rank/{rank}> ;
        dcterms:source <https://w3id.org/creativegraph/id/source/{source}>{why}{more} ."""


def founded(
    year: int, name: str = "a1", *, rank: str = "normal", reason: str = "", source: str = "news", more: str = ""
) -> str:
    """A claim on the year in which the city was founded, and what is stated of it."""
    stated = f"<https://w3id.org/creativegraph/id/place/ha-noi> cg:foundedYear {year} ."
    return claim(
        name, "place/ha-noi", "cg:foundedYear", str(year), rank=rank, reason=reason, source=source, more=more
    ) + ("" if rank == "deprecated" else stated)


HANOI = "<https://w3id.org/creativegraph/id/place/ha-noi>"
HUE = '<https://w3id.org/creativegraph/id/place/hue> a cg:City ; skos:prefLabel "Hue"@en , "Huế"@vi .'
OLD_HUE = HUE.replace("place/hue", "place/hue-city")
DA_LAT = '<https://w3id.org/creativegraph/id/place/da-lat> a cg:City ; skos:prefLabel "Da Lat"@en , "Đà Lạt"@vi .'
LINKS = f"{HANOI} skos:exactMatch <https://data.example.com/1> , <https://data.example.com/2> ."
CORRECTION = """<https://w3id.org/creativegraph/id/correction/c1> a cg:Correction ;
    cg:corrects <https://w3id.org/creativegraph/id/claim/a1> ;
    cg:resultsInClaim <https://w3id.org/creativegraph/id/claim/a2> ;
    cg:correctionReason "A misprint."@en , "In sai."@vi .
"""


def market(slug: str, name: str, year: int, claims: str = "f", source: str = "news") -> str:
    """A city with the claims on its name and on the year in which it was founded."""
    subject = f"place/{slug}"
    facts = (("skos:prefLabel", f'"{name}"@en'), ("cg:foundedYear", str(year)), ("cg:locatedIn", HANOI))
    stated = " ; ".join(map(" ".join, facts))
    return f"<https://w3id.org/creativegraph/id/{subject}> a cg:City ; {stated} .\n" + "\n".join(
        claim(f"{claims}{place}", subject, term, value, source=source) for place, (term, value) in enumerate(facts)
    )


ONE_FAIR = 'ex:a a ex:Fair ; skos:prefLabel "A" .'
OTHER_FAIR = 'ex:z a ex:Fair ; skos:prefLabel "Zed" ; dcterms:replaces ex:a .'
PAIRS: list[tuple[str, str, str, list[str], list[str]]] = [
    ("things added", "", HUE + DA_LAT, ["2 cities added: Da Lat and Hue"], ["Thêm 2 thành phố: Đà Lạt và Huế"]),
    ("a thing removed", HUE, "", ["One city removed: Hue"], ["Bỏ 1 thành phố: Huế"]),
    ("a thing renamed", OLD_HUE, HUE, ["Hue has a new address: place/hue-city → place/hue"],
     ["Huế có địa chỉ mới: place/hue-city → place/hue"]),
    ("a thing renamed and another removed", market("a", "Vourne", 1900) + market("b", "Alba", 1950, "g"),
     market("a2", "Vourne", 1900), ["One city removed: Alba", "Vourne has a new address: place/a → place/a2"],
     ["Bỏ 1 thành phố: Alba", "Vourne có địa chỉ mới: place/a → place/a2"]),
    ("a thing renamed and another added", market("a", "Vourne", 1900),
     market("a2", "Vourne", 1900) + market("b", "Alba", 1950, "g"),
     ["One city added: Alba", "Vourne has a new address: place/a → place/a2"],
     ["Thêm 1 thành phố: Alba", "Vourne có địa chỉ mới: place/a → place/a2"]),
    ("a thing renamed whose name is another now", market("a", "Vourne", 1900), market("a2", "Vourna", 1900),
     ["Vourna has a new address: place/a → place/a2", "Vourna, name (en): “Vourne” → “Vourna”; source: The News"],
     ["Vourna có địa chỉ mới: place/a → place/a2", "Vourna, tên (en): “Vourne” → “Vourna”; nguồn: Báo Tin"]),
    ("a thing renamed with other names of its claims", market("a", "Vourne", 1900), market("a2", "Vourne", 1900, "g"),
     ["Vourne has a new address: place/a → place/a2",
      "Vourne, name (en): “Vourne” is recorded anew, from the same sources; source: The News",
      "Vourne, founded in: 1900 is recorded anew, from the same sources; source: The News",
      "Vourne, located in: Hanoi is recorded anew, from the same sources; source: The News"],
     ["Vourne có địa chỉ mới: place/a → place/a2",
      "Vourne, tên (en): “Vourne” được ghi lại, nguồn không đổi; nguồn: Báo Tin",
      "Vourne, thành lập năm: 1900 được ghi lại, nguồn không đổi; nguồn: Báo Tin",
      "Vourne, nằm tại: Hà Nội được ghi lại, nguồn không đổi; nguồn: Báo Tin"]),
    ("a thing of which it is said what replaces it", ONE_FAIR, OTHER_FAIR,
     ["Zed has a new address: https://example.org/a → https://example.org/z", "Zed, name: “A” → “Zed”"],
     ["Zed có địa chỉ mới: https://example.org/a → https://example.org/z", "Zed, tên: “A” → “Zed”"]),
    ("a thing of the name of another", market("a", "Vourne", 1900), market("a2", "Vourne", 1950, "g", "paper"),
     ["One city removed: Vourne", "One city added: Vourne"], ["Bỏ 1 thành phố: Vourne", "Thêm 1 thành phố: Vourne"]),
    ("links that vanished", LINKS, "",
     ["2 links to data.example.com vanished (has exact match): Hanoi (data.example.com/1 and data.example.com/2)"],
     ["Mất 2 liên kết tới data.example.com (trùng nghĩa với): Hà Nội (data.example.com/1 và data.example.com/2)"]),
    ("a preferred figure that changed",
     figure("f1", 60000, rank="preferred") + figure("f2", 200000, "more-than", source="paper"),
     figure("f1", 60000) + figure("f2", 200000, "more-than", rank="preferred", reason="The organisers counted.",
            source="paper"),
     [("Visitors of the fair of 2023: preferred value 60,000 → more than 200,000;"
       " because: The organisers counted; source: The Paper")],
     [("Lượt khách của hội chợ 2023: giá trị được ưu tiên 60.000 → hơn 200.000;"
       " lý do: The organisers counted; nguồn: Báo Giấy")]),
    ("a figure added", "", figure("f1", 300000, "more-than"),
     ["Visitors of the fair of 2023: more than 300,000 added; source: The News"],
     ["Lượt khách của hội chợ 2023: thêm hơn 300.000; nguồn: Báo Tin"]),
    ("a figure that is only a lower bound now", figure("f1", 300000), figure("f1", 300000, "more-than"),
     ["Visitors of the fair of 2023: 300,000 → more than 300,000; source: The News"],
     ["Lượt khách của hội chợ 2023: 300.000 → hơn 300.000; nguồn: Báo Tin"]),
    ("a value of a claim that changed", founded(1010), founded(1011, "a2"),
     ["Hanoi, founded in: 1010 → 1011; source: The News"], ["Hà Nội, thành lập năm: 1010 → 1011; nguồn: Báo Tin"]),
    ("a claim that says something else now", founded(1010), founded(1011),
     ["Hanoi, founded in: 1010 → 1011; source: The News"], ["Hà Nội, thành lập năm: 1010 → 1011; nguồn: Báo Tin"]),
    ("a correction", founded(1100), founded(1100, rank="deprecated") + founded(1010, "a2", source="paper") + CORRECTION,
     ["Corrected: Hanoi, founded in: 1100 was wrong, right is 1010; because: A misprint; source: The Paper"],
     ["Đính chính: Hà Nội, thành lập năm: 1100 là sai, đúng là 1010; lý do: In sai; nguồn: Báo Giấy"]),
    ("a rank that changed", founded(1100) + founded(1010, "a2"),
     founded(1100, rank="deprecated", reason="It is a misprint.") + founded(1010, "a2"),
     [("Hanoi, founded in: 1100 is now deprecated, it was normal;"
       " because: It is a misprint; source of the claim: The News")],
     [("Hà Nội, thành lập năm: 1100 nay ở thứ hạng không dùng nữa, trước là thông thường;"
       " lý do: It is a misprint; nguồn của khẳng định: Báo Tin")]),
    ("sources that disagree", founded(1010), founded(1010) + founded(1011, "a2", source="paper"),
     ["Sources disagree: Hanoi, founded in: 1011 beside 1010; source: The Paper"],
     ["Các nguồn nói khác nhau: Hà Nội, thành lập năm: 1011 bên cạnh 1010; nguồn: Báo Giấy"]),
    ("a contradiction that was settled", founded(1010) + founded(1011, "a2", source="paper"),
     founded(1010, rank="preferred", reason="The chronicle says so.") + founded(1011, "a2", source="paper"),
     ["Hanoi, founded in: 1010 is now preferred to 1011; because: The chronicle says so; source: The News"],
     ["Hà Nội, thành lập năm: nay ưu tiên 1010 thay cho 1011; lý do: The chronicle says so; nguồn: Báo Tin"]),
    ("a claim withdrawn", founded(1010), "", ["Claim withdrawn: Hanoi, founded in: 1010; source: The News"],
     ["Rút khẳng định: Hà Nội, thành lập năm: 1010; nguồn: Báo Tin"]),
    ("a claim that ended", founded(1010), founded(1010, more=' ; cg:validUntil "2024-12-31"'),
     ["Hanoi, founded in: 1010 was true until 31 Dec 2024; source: The News"],
     ["Hà Nội, thành lập năm: 1010 chỉ đúng đến 31/12/2024; nguồn: Báo Tin"]),
    ("a claim that ended some time", founded(1010), founded(1010, more=' ; cg:validUntil "[2024-11..2025-12]"'),
     ["Hanoi, founded in: 1010 was true until some time between Nov 2024 and Dec 2025; source: The News"],
     [("Hà Nội, thành lập năm: 1010 chỉ đúng đến một thời điểm trong khoảng từ 11/2024 đến 12/2025;"
       " nguồn: Báo Tin")]),
    ("a further source", founded(1010),
     founded(1010) + claim("a2", "place/ha-noi", "cg:foundedYear", "1010", source="paper"),
     ["Hanoi, founded in: 1010 has gained a source; source: The Paper"],
     ["Hà Nội, thành lập năm: 1010 có thêm nguồn; nguồn: Báo Giấy"]),
    ("a claim that has another name", founded(1010), founded(1010, "a2"),
     ["Hanoi, founded in: 1010 is recorded anew, from the same sources; source: The News"],
     ["Hà Nội, thành lập năm: 1010 được ghi lại, nguồn không đổi; nguồn: Báo Tin"]),
    ("a claim that has another name and rank", founded(1010), founded(1010, "a2", rank="deprecated"),
     ["Hanoi, founded in: 1010 is now deprecated, it was normal; source of the claim: The News"],
     [("Hà Nội, thành lập năm: 1010 nay ở thứ hạng không dùng nữa, trước là thông thường;"
       " nguồn của khẳng định: Báo Tin")]),
    ("a source that others have too", founded(1010) + founded(1010, "a2", source="paper"),
     founded(1010, source="paper") + founded(1010, "a3", source="paper"),
     ["Hanoi, founded in: 1010 has lost a source; source: The News"],
     ["Hà Nội, thành lập năm: 1010 mất một nguồn; nguồn: Báo Tin"]),
    ("a comparator that is given no more", figure("f1", 38), figure("f1", 38, compared=False),
     ["f1, comparator: as stated removed"], ["f1, mức chính xác: bỏ as stated"]),
    ("a text in another language", claim("a1", "place/ha-noi", "skos:altLabel", '"Thang Long"@en'),
     claim("a1", "place/ha-noi", "skos:altLabel", '"Thang Long"@vi'),
     ["Hanoi, other name: “Thang Long” (en) → “Thang Long” (vi); source: The News"],
     ["Hà Nội, tên khác: “Thang Long” (en) → “Thang Long” (vi); nguồn: Báo Tin"]),
    ("a number of another type", f"{HANOI} ex:height 45 .", f"{HANOI} ex:height 45.0 .",
     ["Hanoi, height: 45 (xsd:integer) → 45 (xsd:decimal)"],
     ["Hà Nội, height: 45 (xsd:integer) → 45 (xsd:decimal)"]),
    ("a name that changed", "", f'{HANOI} skos:altLabel "Thang Long"@en .',
     ["Hanoi, other name (en): “Thang Long” added"],
     ["Hà Nội, tên khác (en): thêm “Thang Long”"]),
    ("a term added", "", 'cg:motto a owl:DatatypeProperty ; rdfs:label "motto"@en , "khẩu hiệu"@vi .',
     ["Ontology: one term added: motto"], ["Bản thể học: thêm 1 thuật ngữ: khẩu hiệu"]),
    ("a term deprecated", 'cg:motto a owl:DatatypeProperty ; rdfs:label "motto"@en .',
     'cg:motto a owl:DatatypeProperty ; rdfs:label "motto"@en ; owl:deprecated true .',
     ["Ontology: one term deprecated: motto"], ["Bản thể học: ngừng dùng 1 thuật ngữ: motto"]),
    ("what no sentence tells", founded(1010), founded(1010, more=' ; skos:note "after the chronicle"@en'),
     ["One statement of “note” added: a claim on Hanoi"],
     ["Thêm 1 bộ ba về “ghi chú”: khẳng định về Hà Nội"]),
    ("what no sentence tells and is gone", founded(1010, more=' ; skos:note "after the chronicle"@en'), founded(1010),
     ["One statement of “note” removed: a claim on Hanoi"],
     ["Bỏ 1 bộ ba về “ghi chú”: khẳng định về Hà Nội"]),
    ("what no sentence tells and is another", founded(1010, more=' ; skos:note "after the chronicle"@en'),
     founded(1010, more=' ; skos:note "after the annals"@en'),
     ["2 statements of “note” changed: a claim on Hanoi"],
     ["2 bộ ba về “ghi chú” thay đổi: khẳng định về Hà Nội"]),
    ("nothing", HUE, HUE, [], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ex:a dcterms:isReplacedBy ex:z .", ""), ("ex:a owl:sameAs ex:z .", ""),
        ("", "ex:z owl:sameAs ex:a ."), ("ex:a dcterms:isReplacedBy ex:z .", "ex:z dcterms:replaces ex:a ."),
    ],
)  # fmt: skip
def test_what_either_says_of_a_new_iri_is_told_with_it_and_not_apart(old: str, new: str) -> None:
    zed = OTHER_FAIR.replace(" ; dcterms:replaces ex:a", "")

    found = [each.kind for each in difference(f"{ONE_FAIR} {old}", f"{zed} {new}").sentences()]

    assert found == ["renamed", "value-changed"]


def test_things_of_many_classes_that_were_renamed_are_one_sentence() -> None:
    def halls(slug: str) -> str:
        return " ".join(
            f'ex:{slug}{n} a ex:Kind{n} ; skos:prefLabel "Hall {n}"@en ; ex:height {n} ; ex:width 3 .' for n in range(5)
        )

    found = told(halls("a"), halls("b"))

    places = [f"Hall {n} (https://example.org/a{n} → https://example.org/b{n})" for n in range(5)]
    assert found == [f"5 things have new addresses: {', '.join(places[:4])} and {places[4]}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ONE_FAIR, f"{OTHER_FAIR} ex:y a ex:Fair ; dcterms:replaces ex:a ."),
        (f"{ONE_FAIR} ex:b a ex:Fair .", OTHER_FAIR.replace("ex:a .", "ex:a, ex:b .")),
    ],
    ids=["two things replace it", "it replaces two things"],
)
def test_things_that_were_parted_or_merged_have_no_new_address(old: str, new: str) -> None:
    found = difference(old, new)

    assert "renamed" not in {each.kind for each in found.sentences()}


@pytest.mark.parametrize(
    ("old", "new", "english", "vietnamese"), [each[1:] for each in PAIRS], ids=[each[0] for each in PAIRS]
)
def test_what_changed_is_told_in_the_language_of_the_reader(
    old: str, new: str, english: list[str], vietnamese: list[str]
) -> None:
    assert told(old, new) == english
    assert told(old, new, "vi") == vietnamese


@pytest.mark.parametrize(
    ("old", "new", "english", "vietnamese"),
    [
        (HUE, f"{HUE} {HANOI} skos:altLabel 'Kẻ Chợ'@vi .", "one statement added, 0 removed.", "thêm 1 bộ ba, bỏ 0."),
        (HUE, "", "0 statements added, 3 removed.", "thêm 0 bộ ba, bỏ 3."),
    ],
)
def test_the_first_sentence_counts_statements(old: str, new: str, english: str, vietnamese: str) -> None:
    found = difference(old, new)

    assert head(found, "en") == f"What changed from old to new: {english}"
    assert head(found, "vi") == f"Thay đổi từ old đến new: {vietnamese}"


def test_a_name_that_two_properties_say_is_told_once() -> None:
    def named(text: str) -> str:
        return f'{HANOI} dcterms:title "{text}"@en ; schema:name "{text}"@en .'

    (english,) = told(named("Thang Long"), named("Ha Noi"))

    assert english == "Hanoi, name (en): “Thang Long” → “Ha Noi”"
    assert len(told(named("Thang Long"), f'{HANOI} dcterms:title "Ha Noi"@en ; schema:name "Dong Do"@en .')) == 2


def test_a_name_that_two_properties_say_by_the_word_of_two_sources_names_both() -> None:
    def named(text: str) -> str:
        return claim("a1", "place/ha-noi", "dcterms:title", f'"{text}"@en') + claim(
            "a2", "place/ha-noi", "skos:prefLabel", f'"{text}"@en', source="paper"
        )

    (english,) = told(named("Thang Long"), named("Ha Noi"))

    assert english == "Ha Noi, name (en): “Thang Long” → “Ha Noi”; sources: The News and The Paper"


@pytest.mark.parametrize(
    ("language", "title"), [("en", "What changed from old to now"), ("vi", "Thay đổi từ old đến hiện nay")]
)
def test_an_entry_of_its_own_says_in_its_title_what_is_compared(language: str, title: str) -> None:
    made = entry(Difference(snapshot(HUE, "old"), snapshot(DA_LAT)), language)

    assert made.findtext("{*}title") == title


@pytest.mark.parametrize("kind", [kind for kind in ORDER if not kind.startswith(("things", "term", "links"))])
def test_many_changes_of_every_kind_have_a_sentence_of_their_own(kind: str) -> None:
    assert all("{m}" in template(f"changes.{kind}.many", language) or kind == "renamed" for language in ("en", "vi"))


QUOTED = """
id:claim\\/f1 a cg:Claim ; cg:claimSubject <https://w3id.org/creativegraph/id/place/ha-noi> ;
    cg:claimPredicate cg:foundedYear ; cg:claimValue 1010 ; dcterms:source id:source\\/news ;
    cg:supportedByQuotation id:quotation\\/{0} .
id:quotation\\/{0} a cg:Quotation ; oa:hasSelector id:selector\\/{0} .
id:selector\\/{0} a oa:TextQuoteSelector ; oa:exact "in {0} years" ; oa:start {0} ; oa:end 80 .
"""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hanoi, founded in: the quotation for 1010 was corrected; source: The News"),
        ("vi", "Hà Nội, thành lập năm: trích dẫn cho 1010 đã được sửa; nguồn: Báo Tin"),
    ],
)
def test_a_quotation_that_moved_is_one_sentence(language: str, text: str) -> None:
    assert told(QUOTED.format(17), QUOTED.format(18), language) == [text]


def test_a_name_that_changed_is_told_with_its_language_and_no_name_twice() -> None:
    place = "id:place\\/{0} skos:prefLabel '{1}'@vi ."
    names = [place.format(f"p{each}", f"Nơi {each}") for each in range(5)]
    there = " ".join(f"id:place\\/p{each} a cg:City ." for each in range(5))

    assert told(place.format("p0", "Thăng Long"), place.format("p0", "Hà Nội"), "vi") == [
        "Hà Nội, tên (vi): “Thăng Long” → “Hà Nội”"
    ]
    assert told(there, there + " ".join(names), "vi") == [
        "Tên (vi): thêm 5 ở 5 đối tượng: Nơi 0, Nơi 1, Nơi 2, Nơi 3 và Nơi 4"
    ]


def test_of_several_reasons_for_what_is_preferred_now_the_same_one_is_told_in_every_run() -> None:
    others = range(1000, 1009)
    was = [founded(year, f"a{year}") for year in others]
    now = [founded(year, f"a{year}", rank="deprecated", reason=f"{year} is a misprint.") for year in others]
    kept = founded(1010, "b", source="paper"), founded(1010, "b", rank="preferred", source="paper")

    (found,) = [
        each for each in difference(" ".join([*was, kept[0]]), " ".join([*now, kept[1]])).changes
        if each.kind == "preferred"
    ]  # fmt: skip

    assert [each[1:5] for each in found.items[0].reasons] == [str(year) for year in others]
