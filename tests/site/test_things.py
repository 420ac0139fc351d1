"""The page of a thing: what the graph says of it, with the evidence, and what refers to it."""

from collections.abc import Callable
from typing import cast

import creativegraph as cg
from creativegraph.iris import IRI, THINGS
from creativegraph.site.content.statements import Row
from creativegraph.site.page import Link, Page
from creativegraph.site.pages.things import Section, Thing, pages
from creativegraph.site.portal import Portal
from creativegraph.site.settings import Settings
from creativegraph.tables.projects.site import Site

Given = Callable[[str], cg.Graph]
FAIR = """
    event:fair a cg:Festival ; skos:prefLabel "Fair"@en ; cg:organisedBy orgs:board ; cg:mainProgrammeDays 9 .
    orgs:board a cg:PublicAuthority ; skos:prefLabel "Board"@en .
    claim:c1 a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate cg:mainProgrammeDays ; cg:claimValue 9 ;
        cg:rank <https://w3id.org/creativegraph/code/rank/preferred> ; dcterms:source source:paper .
    claim:c2 a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate cg:mainProgrammeDays ; cg:claimValue 90 ;
        cg:rank <https://w3id.org/creativegraph/code/rank/deprecated> ; cg:rankReason "A misprint."@en .
    <https://w3id.org/creativegraph/id/correction/k1> cg:corrects claim:c2 ; cg:resultsInClaim claim:c1 ;
        cg:correctionReason "Nine days were held."@en .
    source:paper skos:prefLabel "Paper"@en .
"""


def page_of(graph: cg.Graph, path: str, settings: Settings | None = None) -> Page:
    portal = Portal(graph, ("en",), settings)
    return next(each for each in pages(portal, "en") if each.path == path)


def sections_of(page: Page) -> dict[str, Section]:
    return {each.name: each for each in cast("list[Section]", page.data["sections"])}


def test_statements_stand_under_the_aspect_that_their_property_tells_of(given: Given) -> None:
    sections = sections_of(page_of(given(FAIR), "id/event/fair"))

    assert [row.property.text for row in sections["who"].rows] == ["organiser"]
    assert [row.property.text for row in sections["when"].rows] == ["days of main programme"]
    assert list(sections) == ["what", "who", "when"]


def test_a_property_is_shown_by_its_caption_else_by_its_label_without_has(given: Given) -> None:
    graph = given(
        FAIR
        + """
        event:fair cg:hasGuest orgs:board ; cg:hasHost orgs:board .
        cg:hasGuest rdfs:label "has guest"@en , "có khách"@vi ; cg:tellsOf aspect:who .
        cg:hasHost rdfs:label "has host"@en ; cg:caption "Ann's house"@en ; rdfs:subPropertyOf cg:hasGuest .
    """
    )

    told = [
        sections_of(next(Thing(Portal(graph, (each,)), each).pages(IRI(f"{THINGS}event/fair"))))
        for each in ("en", "vi")
    ]

    assert [[row.property.text for row in each["who"].rows] for each in told] == [
        ["guest", "Ann's house", "organiser"], ["khách", "Ann's house", "đơn vị tổ chức"],
    ]  # fmt: skip


def test_a_property_of_ones_own_finds_its_place_by_a_wider_one_or_by_its_range(given: Given) -> None:
    sections = sections_of(page_of(given("""
        <http://own.example/#curatedBy> rdfs:subPropertyOf cg:organisedBy .
        <http://own.example/#opened> rdfs:range xsd:date .
        event:fair <http://own.example/#curatedBy> orgs:board ; <http://own.example/#opened> "2024-05-01"^^xsd:date ;
            <http://own.example/#mood> "cheerful" .
        orgs:board skos:prefLabel "Board"@en .
    """), "id/event/fair"))  # fmt: skip

    assert {name: [row.property.text for row in each.rows] for name, each in sections.items()} == {
        "what": ["mood"], "who": ["curated by"], "when": ["opened"],
    }  # fmt: skip


def test_a_value_held_wrong_stays_one_click_away_with_reason_and_correction(given: Given) -> None:
    (row,) = sections_of(page_of(given(FAIR), "id/event/fair"))["when"].rows

    ((shown,), (other,)) = row.statements, row.others
    assert (shown.value.text, other.value.text, other.state) == ("9", "90", "deprecated")
    (claim,) = other.claims
    assert [each.text for each in claim.reasons] == ["A misprint."]
    (correction,) = claim.corrections
    assert correction.by
    assert (correction.by.text, correction.by.path) == ("9", "id/event/fair#c1")
    assert correction.reason.text == "Nine days were held."


def test_a_statement_without_a_claim_says_so(given: Given) -> None:
    (row,) = sections_of(page_of(given(FAIR), "id/event/fair"))["who"].rows

    assert row.statements[0].claims == ()


def test_figures_and_relations_stand_on_the_page_of_what_they_are_about(given: Given) -> None:
    sections = sections_of(page_of(given("""
        event:fair a cg:Festival ; skos:prefLabel "Fair"@en .
        cg:Participation rdfs:subClassOf cg:QualifiedRelation .
        <https://w3id.org/creativegraph/id/participation/p1> a cg:Participation ; cg:inActivity event:fair ;
            cg:participant orgs:board .
        orgs:board skos:prefLabel "Board"@en .
        obs:guests a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:fair ; sosa:hasSimpleResult 2000 ;
            cg:comparator <https://w3id.org/creativegraph/code/comparator/more-than> .
        <https://w3id.org/creativegraph/code/comparator/more-than> skos:prefLabel "more than"@en .
    """), "id/event/fair"))  # fmt: skip

    (relations,), (figures,) = sections["who"].tables, sections["outcome"].tables
    assert relations.rows[0].cells[0][0].text == "Board"
    assert [(each.before, each.text, each.path) for each in figures.rows[0].cells[1]] == [
        ("more than", "2,000", "id/obs/guests")
    ]


SHARES = """
    @prefix unit: <https://w3id.org/creativegraph/code/unit/> .
    @prefix comparator: <https://w3id.org/creativegraph/code/comparator/> .
    @prefix indicator: <https://w3id.org/creativegraph/code/indicator/> .
    event:fair a cg:Festival ; skos:prefLabel "Fair"@en .
    unit:percent skos:prefLabel "per cent"@en . unit:person skos:prefLabel "person"@en .
    comparator:between skos:prefLabel "between"@en .
    indicator:visitors skos:prefLabel "visitors"@en ; cg:countedIn unit:person .
    obs:share a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:fair ; sosa:hasSimpleResult 38 ;
        sosa:observedProperty indicator:visitors ; cg:statedIn unit:percent .
    claim:s a cg:Claim ; cg:claimSubject obs:share ; cg:claimPredicate sosa:hasSimpleResult ; cg:claimValue 38 .
    obs:range a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:fair ; sosa:hasSimpleResult 60 ;
        sosa:observedProperty indicator:visitors ; cg:upperValue 80 ; cg:comparator comparator:between .
"""


def test_a_share_is_shown_as_per_cent_and_a_range_as_one_figure(given: Given) -> None:
    graph = given(SHARES)
    (figures,) = sections_of(page_of(graph, "id/event/fair"))["outcome"].tables
    own = sections_of(page_of(graph, "id/obs/share"))

    shown = {row.cells[1][0].words: row.cells[0][0].words for row in figures.rows}
    assert shown == {"38 per cent": "visitors", "between 60 and 80": "visitors (person)"}
    assert [each.words for row in figures.rows for cell in row.cells[2:] for each in cell] == []
    assert [claim.value for row in figures.rows for claim in row.claims] == ["38 per cent"]
    values = [each.value.words for section in own.values() for row in section.rows for each in row.statements]
    assert "38 per cent" in values


def test_relations_of_one_class_that_lead_back_in_two_ways_have_two_names(given: Given) -> None:
    sections = sections_of(page_of(given("""
        orgs:board skos:prefLabel "Board"@en . event:fair a cg:Festival ; skos:prefLabel "Fair"@en .
        cg:Participation rdfs:subClassOf cg:QualifiedRelation ; rdfs:label "participation"@en .
        <https://w3id.org/creativegraph/id/participation/p1> a cg:Participation ; cg:inActivity event:fair ;
            cg:participant orgs:board .
        <https://w3id.org/creativegraph/id/participation/p2> a cg:Participation ; cg:inActivity event:fair ;
            cg:onBehalfOf orgs:board .
    """), "id/org/board"))  # fmt: skip

    titles = {table.title for each in sections.values() for table in each.tables}

    assert titles == {"participations", "is represented in: participations"}


def test_a_text_in_another_language_is_put_aside_where_there_is_one_in_that_of_the_page(given: Given) -> None:
    world = 'event:fair cg:hasTheme "Flow"@en , "Dòng chảy"@vi .'
    (row,) = sections_of(page_of(given(world), "id/event/fair"))["what"].rows

    assert [each.value.text for each in row.statements] == ["Flow"]
    assert [each.value.text for each in row.translations] == ["Dòng chảy"]


def test_a_long_list_of_what_refers_to_a_thing_has_a_page_of_its_own(given: Given) -> None:
    events = "".join(f"event:e{number} cg:takesPlaceIn place:town ." for number in range(30))
    graph = given(f'place:town skos:prefLabel "Town"@en . {events}')

    (listed,) = cast("list[object]", page_of(graph, "id/place/town").data["lists"])
    whole = page_of(graph, "id/place/town.all-takesplacein")

    assert getattr(listed, "total", 0) == 30
    assert len(getattr(listed, "things", ())) < 30
    assert len(getattr(cast("list[object]", whole.data["lists"])[0], "things", ())) == 30


def test_long_lists_of_other_kinds_and_of_properties_of_one_name_have_a_page_each(given: Given) -> None:
    kinds = """
        place:town a cg:City .
        cg:Stay rdfs:subClassOf cg:QualifiedRelation . cg:Visit rdfs:subClassOf cg:QualifiedRelation .
    """
    things = (
        f"event:s{n} a cg:Stay ; cg:inPlace place:town . event:v{n} a cg:Visit ; cg:inPlace place:town . "
        f"event:e{n} <http://a.example/in?Place> place:town ; <http://b.example/in?Place> place:town ; "
        "schema:location place:town ; cg:location place:town ."
        for n in range(25)
    )

    long = [each.path for each in pages(Portal(given(kinds + "".join(things)), ("en",)), "en") if ".all-" in each.path]

    assert len(long) == len(set(long)) == 6
    assert {"id/place/town.all-stay_inplace", "id/place/town.all-schema-location"} <= set(long)
    assert not any("?" in each for each in long)


def test_a_claim_that_is_called_as_a_section_has_another_anchor_to_which_its_links_lead(given: Given) -> None:
    graph = given("""
        event:fair cg:organisedBy orgs:board . source:paper dcterms:language "not a tag", "fr" .
        claim:who a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate cg:organisedBy ;
            cg:claimObject orgs:board ; dcterms:source source:paper ; cg:supportedByQuotation quotation:q .
        quotation:q oa:hasSource source:paper ; oa:hasSelector selector:q . selector:q oa:exact "de la ville" .
    """)

    section = sections_of(page_of(graph, "id/event/fair"))["who"]

    (claim,) = section.rows[0].statements[0].claims
    assert claim.name != section.name
    assert claim.path == f"id/event/fair#{claim.name}"
    assert Portal(graph, ("en",)).path("https://w3id.org/creativegraph/id/claim/who") == claim.path
    assert claim.quote
    assert claim.quote.lang == "fr"


def test_names_in_any_property_of_names_stand_with_the_names(given: Given) -> None:
    graph = given("""
        event:fair <http://schema.org/name> "Fair"@en ; <http://purl.org/dc/elements/1.1/title> "Foire"@fr .
    """)

    page = page_of(graph, "id/event/fair")

    assert [row.statements[0].value.text for row in cast("list[Row]", page.data["names"])] == ["Fair", "Foire"]
    assert sections_of(page) == {}


def test_a_report_of_a_mistake_has_thing_claim_and_value_filled_in(given: Given) -> None:
    settings = Settings("fairs", said=Site(report="mailto:desk@fairs.example"))
    (row,) = sections_of(page_of(given(FAIR), "id/event/fair", settings))["when"].rows

    (claim,) = row.statements[0].claims

    assert claim.report.startswith("mailto:desk@fairs.example?subject=Mistake%3A%20Fair&body=Fair%0A")
    assert "claim/c1%0A9%0A" in claim.report


def test_without_an_address_no_page_offers_to_report(given: Given) -> None:
    assert page_of(given(FAIR), "id/event/fair", Settings("fairs")).data["report"] == ""


def test_the_box_of_a_claim_says_what_is_claimed_and_that_curators_decided_it(given: Given) -> None:
    decided = "claim:c1 cg:assertionMode <https://w3id.org/creativegraph/code/mode/editorial> ."
    (row,) = sections_of(page_of(given(FAIR + decided), "id/event/fair"))["when"].rows

    (claim,) = row.statements[0].claims
    assert (claim.property.text, claim.value, claim.decided) == ("days of main programme", "9", True)


def test_a_page_without_claims_says_so_once_and_that_of_a_code_not_at_all(given: Given) -> None:
    graph = given(f"""{FAIR}
        code:mood a skos:ConceptScheme ; skos:prefLabel "moods"@en .
        <https://w3id.org/creativegraph/code/mood/glad> a skos:Concept ; skos:prefLabel "glad"@en ;
            skos:inScheme code:mood .
        event:fair cg:hasMood <https://w3id.org/creativegraph/code/mood/glad> ; cg:asks code:mood .
    """)

    silent = {path: page_of(graph, path).data["silent"] for path in ("id/event/fair", "id/org/board", "code/mood/glad")}

    assert silent == {"id/event/fair": False, "id/org/board": True, "code/mood/glad": False}
    assert [each.text for each in cast("list[Link]", page_of(graph, "code/mood/glad").data["crumbs"])][1:] == ["moods"]


def test_what_leads_to_a_thing_by_a_word_such_as_of_reads_well(given: Given) -> None:
    page = page_of(given("""
        <http://own.example/#of> rdfs:label "of"@en . <http://own.example/#has> rdfs:label "has theme"@en .
        event:fair <http://own.example/#of> orgs:board ; <http://own.example/#has> orgs:board .
        orgs:board skos:prefLabel "Board"@en .
    """), "id/org/board")  # fmt: skip

    titles = {each.title.text for each in page.data["lists"]}  # type: ignore[attr-defined]
    assert titles == {"of this", "theme of"}
