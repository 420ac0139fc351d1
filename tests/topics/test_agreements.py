"""Agreements: who made them, when and where they were signed, and for how long."""

from collections.abc import Callable
from datetime import date

import pytest

import creativegraph as cg
from creativegraph import agreements
from creativegraph.errors import ArgumentError
from creativegraph.graph import Graph

Given = Callable[[str], Graph]


def test_an_agreement_is_between_two_whoever_else_is_party(given: Given) -> None:
    graph = given("""
        agreement:fair a cg:ProjectAgreement ; cg:hasParty orgs:alba, orgs:brisa, orgs:carda .
        agreement:loan a cg:Agreement ; cg:hasParty orgs:alba, orgs:carda .
    """)

    found = agreements.between(graph, "org/brisa", "org/alba")

    assert [each.agreement.slug for each in found] == ["fair"]
    assert [each.kind_label for each in found] == ["project agreement"]


def test_one_organisation_is_not_taken_for_both_parties(given: Given) -> None:
    graph = given("agreement:loan a cg:Agreement ; cg:hasParty orgs:alba, orgs:carda .")

    with pytest.raises(ArgumentError, match="are both 'org/alba'; give two that differ"):
        agreements.between(graph, "org/alba", "org/alba")


def test_an_agreement_without_a_date_of_signing_comes_last_and_is_not_signed_in_any_period(
    given: Given,
) -> None:
    graph = given("""
        agreement:fair a cg:Agreement ; skos:prefLabel "Fair"@en .
        agreement:loan a cg:Agreement ; skos:prefLabel "Loan"@en .
        event:handshake a cg:SigningEvent ; cg:signsAgreement agreement:fair .
        event:signing a cg:SigningEvent ; cg:signsAgreement agreement:loan ;
            cg:hasTimeSpan times:may .
        times:may cg:edtf "2024-05" ;
            cg:beginEarliest "2024-05-01"^^xsd:date ; cg:endLatest "2024-05-31"^^xsd:date .
    """)

    listed = agreements.listed(graph)
    in_may = agreements.signed_within(graph, since=date(2024, 5, 31), until=date(2024, 6, 30))
    ever = agreements.signed_within(graph)

    assert [(each.agreement_label, each.date) for each in listed] == [
        ("Loan", "2024-05"),
        ("Fair", None),
    ]
    assert [each.agreement.slug for each in in_may] == ["loan"]
    assert [each.agreement.slug for each in ever] == ["loan"]


def test_an_agreement_is_in_force_from_the_first_to_the_last_day_of_its_period(
    given: Given,
) -> None:
    graph = given("""
        agreement:fair a cg:Agreement ; cg:validFor times:decade .
        agreement:open a cg:Agreement ; cg:validFor times:open .
        agreement:loan a cg:Agreement .
        times:decade cg:edtf "2025/2035" ;
            cg:beginEarliest "2025-01-01"^^xsd:date ; cg:endLatest "2035-12-31"^^xsd:date .
        times:open cg:edtf "2030/.." ; cg:beginEarliest "2030-01-01"^^xsd:date .
    """)

    def on(day: date) -> list[str]:
        return [each.agreement.slug for each in agreements.in_force_on(graph, day)]

    assert on(date(2024, 12, 31)) == []
    assert on(date(2025, 1, 1)) == ["fair"]
    assert on(date(2035, 12, 31)) == ["fair", "open"]
    assert on(date(2036, 1, 1)) == ["open"]


def test_what_is_signed_in_a_building_is_signed_in_its_city_and_country(given: Given) -> None:
    graph = given("""
        event:signing a cg:SigningEvent ; cg:signsAgreement agreement:fair ;
            cg:hasMainVenue place:hall .
        place:hall cg:locatedIn place:alba .
        place:alba cg:locatedIn place:land .
        place:land skos:prefLabel "Land"@en .
    """)

    found = agreements.signed_in(graph, "place/land")
    signings = agreements.signings_of(graph, "agreement/fair")

    assert [(each.agreement.slug, each.at.slug) for each in found] == [("fair", "hall")]
    assert [(each.venue_label, each.place_label, each.date) for each in signings] == [("hall", "alba", None)]


def test_a_signing_is_told_with_the_first_source_that_says_so(given: Given) -> None:
    graph = given("""
        agreement:fair a cg:Agreement .
        event:signing a cg:SigningEvent ; cg:signsAgreement agreement:fair .
        claim:c1 a cg:Claim ; cg:claimSubject event:signing ; cg:claimPredicate cg:signsAgreement ;
            cg:claimObject agreement:fair ; dcterms:source source:press, source:gazette .
        source:gazette skos:prefLabel "Gazette"@en .
    """)

    found = agreements.signings_of(graph, "agreement/fair")

    assert [(each.signing.slug, each.source_label) for each in found] == [("signing", "Gazette")]


def test_who_signs_for_whom_is_told_apart_from_who_looks_on(given: Given) -> None:
    graph = given("""
        event:signing a cg:SigningEvent ; cg:signsAgreement agreement:fair .
        person:ada a cg:Person .
        person:bo a cg:Person .
        participation:signs cg:inActivity event:signing ; cg:participant person:bo ; cg:inRole role:signatory ;
            cg:onBehalfOf orgs:alba ; dcterms:description "Director"@en, "Giám đốc"@vi .
        participation:sees cg:inActivity event:signing ; cg:participant person:ada ; cg:inRole role:witness .
        participation:pays cg:inActivity event:signing ; cg:participant orgs:brisa ; cg:inRole role:funder .
    """)

    found = agreements.signatories_of(graph, "agreement/fair", languages=("vi", "en"))

    assert [(each.person.slug, each.role.slug, each.organisation_label, each.office) for each in found] == [
        ("bo", "signatory", "alba", "Giám đốc"),
        ("ada", "witness", None, None),
    ]


def test_who_signs_is_known_where_a_source_names_no_event_of_signing(given: Given) -> None:
    graph = given("""
        agreement:fair a cg:Agreement . person:bo a cg:Person .
        participation:signs cg:inActivity agreement:fair ; cg:participant person:bo ; cg:inRole role:signatory .
    """)

    found = agreements.signatories_of(graph, "agreement/fair")

    assert [(each.person.slug, each.signing, each.signing_label) for each in found] == [("bo", None, None)]


PRAGUE = """
    @prefix status: <https://w3id.org/creativegraph/code/status/> .
    place:czechia a cg:Country . place:prague a cg:City ; cg:locatedIn place:czechia .
    place:taipei a cg:City . place:beijing a cg:City .
    orgs:prague-city a cg:PublicAuthority ; cg:governs place:prague .
    orgs:prague-zoo a org:FormalOrganization ; org:unitOf orgs:prague-city .
    orgs:taipei-city a cg:PublicAuthority ; cg:governs place:taipei .
    orgs:taipei-zoo a org:FormalOrganization ; org:unitOf orgs:taipei-city .
    orgs:beijing-city a cg:PublicAuthority ; cg:governs place:beijing .
    agreement:beijing a cg:Agreement ; cg:agreementKind agreement-kind:sister-cities ;
        cg:hasParty orgs:prague-city, orgs:beijing-city ; cg:validFor times:five-years ; cg:endedOn times:ended ;
        cg:terminatedBy orgs:beijing-city ; cg:status status:terminated .
    provision:one-china a cg:Provision ; cg:setOutIn agreement:beijing ; cg:article "3" .
    agreement:beijing-revision a cg:Agreement ; cg:amends provision:one-china ; cg:status status:unrealised ;
        cg:hasParty orgs:prague-city, orgs:beijing-city .
    agreement:memorandum-2001 a cg:Agreement ; cg:agreementKind agreement-kind:memorandum ;
        cg:hasParty orgs:prague-city, orgs:taipei-city ; cg:signedOn times:y2001 .
    agreement:taipei a cg:Agreement ; cg:agreementKind agreement-kind:sister-cities ;
        cg:replaces agreement:memorandum-2001 ;
        cg:hasParty orgs:prague-city, orgs:taipei-city ; cg:signedOn times:signed ; cg:status status:in-force ;
        cg:coversField cooperation-field:economy-and-trade, cooperation-field:culture .
    agreement:zoos a cg:Agreement ; cg:agreementKind agreement-kind:memorandum ; cg:madeUnder agreement:taipei ;
        cg:hasParty orgs:prague-zoo, orgs:taipei-zoo ; cg:signedOn times:signed ;
        cg:coversField cooperation-field:environment .
    commitment:pangolins a cg:Commitment ; cg:setOutIn agreement:zoos ; cg:owedBy orgs:taipei-zoo ;
        cg:owedTo orgs:prague-zoo ; dcterms:description "Give pangolins."@en ; cg:status status:planned .
    commitment:staff a cg:Commitment ; cg:setOutIn agreement:zoos ; cg:owedBy orgs:prague-zoo ;
        cg:owedTo orgs:taipei-zoo ; cg:alternativeTo commitment:experts ; cg:dueBy times:y2021 ;
        dcterms:description "Send staff to learn."@en .
    commitment:experts a cg:Commitment ; cg:setOutIn agreement:zoos ; cg:owedBy orgs:taipei-zoo ;
        cg:owedTo orgs:prague-zoo ; dcterms:description "Send experts to help."@en .
    times:five-years cg:edtf "2016/2021" ;
        cg:beginEarliest "2016-01-01"^^xsd:date ; cg:endLatest "2021-12-31"^^xsd:date .
    times:ended cg:edtf "2019-10-09" ;
        cg:beginEarliest "2019-10-09"^^xsd:date ; cg:endLatest "2019-10-09"^^xsd:date .
    times:signed cg:edtf "2020-01-13" ;
        cg:beginEarliest "2020-01-13"^^xsd:date ; cg:endLatest "2020-01-13"^^xsd:date .
    times:y2001 cg:edtf "2001" ; cg:beginEarliest "2001-01-01"^^xsd:date ; cg:endLatest "2001-12-31"^^xsd:date .
    times:y2021 cg:edtf "2021" ; cg:beginEarliest "2021-01-01"^^xsd:date ; cg:endLatest "2021-12-31"^^xsd:date .
    status:unrealised skos:prefLabel "unrealised"@en . status:terminated skos:broader status:ended .
    status:in-force skos:broader status:active . status:planned skos:broader status:prospective .
    cooperation-field:museums skos:broader cooperation-field:culture .
"""
"""What the press tells of the agreements of Prague with Beijing and Taipei."""


@pytest.fixture
def prague(given: Given) -> Graph:
    return given(PRAGUE)


def test_two_cities_answer_for_their_governments_and_the_units_of_these(prague: Graph) -> None:
    found = agreements.linking(prague, "place/prague", "place/taipei")

    assert [(each.agreement.slug, each.first_party.slug, each.second_party.slug, each.date) for each in found] == [
        ("memorandum-2001", "prague-city", "taipei-city", "2001"),
        ("taipei", "prague-city", "taipei-city", "2020-01-13"),
        ("zoos", "prague-zoo", "taipei-zoo", "2020-01-13"),
    ]


def test_a_unit_does_not_answer_for_the_city_above_it(prague: Graph) -> None:
    found = agreements.linking(prague, "org/prague-zoo", "place/taipei")

    assert [each.agreement.slug for each in found] == ["zoos"]


def test_agreements_of_a_kind_are_told_apart_by_status(prague: Graph) -> None:
    every = agreements.of_kind(prague, "code/agreement-kind/sister-cities")
    active = agreements.of_kind(prague, "code/agreement-kind/sister-cities", in_status="code/status/active")

    assert [(each.agreement.slug, each.status and each.status.slug) for each in every] == [
        ("beijing", "terminated"),
        ("taipei", "in-force"),
    ]
    assert [each.agreement.slug for each in active] == ["taipei"]


def test_what_amends_an_article_and_came_to_nothing_is_part_of_the_chain_with_its_status(prague: Graph) -> None:
    found = agreements.chain_of(prague, "agreement/beijing")

    assert [
        (each.later.slug, each.relation.split("#")[1], each.earlier.slug, each.status and each.status.slug)
        for each in found
    ] == [("beijing-revision", "amends", "one-china", "unrealised")]


def test_what_replaces_an_agreement_is_found_from_either(prague: Graph) -> None:
    of_old, of_new = (agreements.chain_of(prague, f"agreement/{each}") for each in ("memorandum-2001", "taipei"))

    assert [(each.later.slug, each.earlier.slug) for each in of_old] == [("taipei", "memorandum-2001")]
    assert [(each.later.slug, each.earlier.slug) for each in of_new] == [("taipei", "memorandum-2001")]


def test_commitments_say_who_owes_whom_what_and_what_may_be_done_instead(prague: Graph) -> None:
    found = agreements.commitments_of(prague, "agreement/zoos")

    assert [
        (each.commitment.slug, each.owed_by and each.owed_by.slug, each.owed_to and each.owed_to.slug, each.text)
        for each in found
    ] == [
        ("staff", "prague-zoo", "taipei-zoo", "Send staff to learn."),
        ("experts", "taipei-zoo", "prague-zoo", "Send experts to help."),
        ("pangolins", "taipei-zoo", "prague-zoo", "Give pangolins."),
    ]
    assert [each.alternative and each.alternative.slug for each in found] == ["experts", None, None]


def test_a_city_owes_what_its_zoo_owes_and_only_what_is_due_if_a_day_is_given(prague: Graph) -> None:
    ever = agreements.owed_by(prague, "place/taipei")
    before = agreements.owed_by(prague, "place/prague", before=date(2022, 1, 1))
    too_early = agreements.owed_by(prague, "place/prague", before=date(2021, 12, 31))

    assert sorted(each.commitment.slug for each in ever) == ["experts", "pangolins"]
    assert [(each.commitment.slug, each.due) for each in before] == [("staff", "2021")]
    assert too_early == []


def test_an_agreement_that_was_ended_is_not_in_force_for_the_rest_of_its_period(prague: Graph) -> None:
    while_it_held = agreements.in_force_on(prague, date(2019, 10, 9))
    after = agreements.in_force_on(prague, date(2019, 10, 10))

    assert [each.agreement.slug for each in while_it_held] == ["beijing"]
    assert after == []


def test_an_agreement_is_found_by_a_wider_field_and_by_the_field_of_a_commitment(given: Given) -> None:
    graph = given(PRAGUE + "commitment:staff cg:coversField cooperation-field:museums .")

    found = agreements.in_field(graph, "code/cooperation-field/culture")

    assert [(each.agreement.slug, each.covered.slug, each.through.slug) for each in found] == [
        ("taipei", "culture", "taipei"),
        ("zoos", "museums", "staff"),
    ]


def test_an_agreement_has_lapsed_unless_a_later_one_that_is_real_follows(given: Given) -> None:
    graph = given("""
        @prefix status: <https://w3id.org/creativegraph/code/status/> .
        agreement:first a cg:Agreement ; cg:validFor times:y2019 .
        agreement:second a cg:Agreement ; cg:validFor times:y2025 ; cg:renews agreement:first .
        agreement:third a cg:Agreement ; cg:renews agreement:second ; cg:status status:planned .
        status:planned skos:broader status:prospective .
        times:y2019 cg:edtf "2017/2019" ; cg:endLatest "2019-12-31"^^xsd:date .
        times:y2025 cg:edtf "2023/2025" ; cg:endLatest "2025-12-31"^^xsd:date .
    """)

    on_the_last_day = agreements.lapsed_by(graph, date(2025, 12, 31))
    after = agreements.lapsed_by(graph, date(2026, 1, 1))

    assert on_the_last_day == []
    assert [(each.agreement.slug, each.successor and each.successor.slug) for each in after] == [("second", "third")]


def test_a_basis_may_be_one_article_of_another_agreement(given: Given) -> None:
    graph = given("""
        agreement:culture-2002 a cg:Agreement ; cg:signedOn times:in-2002 .
        agreement:programme-2013 a cg:Agreement ; cg:implementsAgreement agreement:culture-2002 .
        provision:article-vii a cg:Provision ; cg:setOutIn agreement:programme-2013 ; cg:article "VII" .
        agreement:managers-2015 a cg:Agreement ; cg:basedOn provision:article-vii .
        times:in-2002 cg:edtf "2002-09-27" .
    """)

    basis = agreements.basis_of(graph, ["agreement/managers-2015", "agreement/programme-2013"])
    resting = agreements.resting_on(graph, "agreement/programme-2013")

    assert [
        (each.agreement.slug, each.basis.slug, each.article, each.part_of and each.part_of.slug, each.date)
        for each in basis
    ] == [
        ("managers-2015", "article-vii", "VII", "programme-2013", None),
        ("programme-2013", "culture-2002", None, None, "2002-09-27"),
    ]
    assert [(each.thing.slug, each.relation.split("#")[1], each.passage.slug) for each in resting] == [
        ("managers-2015", "basedOn", "article-vii")
    ]


def test_a_promise_is_overdue_until_something_fulfils_it(given: Given) -> None:
    graph = given("""
        @prefix status: <https://w3id.org/creativegraph/code/status/> .
        commitment:library a cg:Commitment ; cg:owedBy orgs:nottingham ; cg:setOutIn policy:bid ; cg:dueBy times:y2021 .
        commitment:hall a cg:Commitment ; cg:owedBy orgs:brno ; cg:dueBy times:y2021 ; cg:fulfilledBy event:opening .
        commitment:report a cg:Commitment ; cg:owedBy orgs:brno ; cg:dueBy times:y2021 ;
            cg:status status:planned, status:completed .
        commitment:title a cg:Commitment ; cg:owedBy orgs:brno ; cg:dueBy times:y2021 ; cg:status status:granted .
        times:y2021 cg:edtf "2021" ; cg:endLatest "2021-12-31"^^xsd:date .
    """)

    found = agreements.overdue(graph, date(2022, 1, 1))

    assert [(each.commitment.slug, each.owed_by and each.owed_by.slug, each.due) for each in found] == [
        ("library", "nottingham", "2021")
    ]
    assert agreements.overdue(graph, date(2021, 12, 31)) == []


def test_words_of_an_agreement_come_in_the_language_they_have_if_not_in_the_one_asked_for(given: Given) -> None:
    graph = given("""
        agreement:pact a cg:Agreement .
        commitment:aid a cg:Commitment ; cg:setOutIn agreement:pact ; cg:owedBy orgs:brno ; cg:dueBy times:y2021 ;
            dcterms:description "Apoyar el museo."@es, "Soutenir le musée."@fr ;
            cg:hasCondition "si les fonds le permettent"@fr .
        provision:aim a cg:Provision ; cg:setOutIn agreement:pact ; dcterms:description "Hợp tác về văn hóa."@vi .
        times:y2021 cg:edtf "2021" ; cg:endLatest "2021-12-31"^^xsd:date .
    """)

    (of_pact,) = agreements.commitments_of(graph, "agreement/pact")
    (of_brno,) = agreements.owed_by(graph, "org/brno")
    (late,) = agreements.overdue(graph, date(2022, 1, 1))
    (french,) = agreements.owed_by(graph, "org/brno", languages=("fr", "en"))
    (provision,) = agreements.provisions_of(graph, "agreement/pact")

    assert {each.text for each in (of_pact, of_brno, late)} == {"Apoyar el museo."}
    assert {each.condition for each in (of_pact, of_brno)} == {"si les fonds le permettent"}
    assert french.text == "Soutenir le musée."
    assert provision.text == "Hợp tác về văn hóa."


def test_mutual_support_has_a_row_for_each_of_two_and_none_for_oneself(given: Given) -> None:
    graph = given("""
        commitment:support a cg:Commitment ; cg:setOutIn policy:plan ; cg:owedBy orgs:vietnam, orgs:belarus ;
            cg:owedTo orgs:vietnam, orgs:belarus .
    """)

    found = agreements.commitments_of(graph, "policy/plan")

    assert sorted((each.owed_by.slug, each.owed_to.slug) for each in found if each.owed_by and each.owed_to) == [
        ("belarus", "vietnam"),
        ("vietnam", "belarus"),
    ]


def test_a_text_has_a_number_languages_and_a_decree_that_makes_it_public(given: Given) -> None:
    graph = given("""
        agreement:managers a cg:Agreement ; cg:madeInLanguage "fr", "zh" ; cg:numberOfCopies 2 ;
            cg:publishedIn policy:decree .
    """)

    found = agreements.documents_of(graph, "agreement/managers")

    assert [(each.detail.split("#")[1], each.value, each.text and each.text.slug) for each in found] == [
        ("madeInLanguage", "fr", None),
        ("madeInLanguage", "zh", None),
        ("numberOfCopies", "2", None),
        ("publishedIn", None, "decree"),
    ]


def test_a_provision_that_allows_something_binds_nobody(given: Given) -> None:
    graph = given("""
        agreement:centres a cg:Agreement .
        provision:others a cg:Provision ; cg:setOutIn agreement:centres ; cg:article "1" ;
            cg:provisionKind provision-kind:option ; dcterms:description "Further centres may be opened."@en .
        provision:mission a cg:Provision ; cg:setOutIn agreement:centres ; cg:article "2" ;
            cg:provisionKind provision-kind:aim ;
            cg:coversField cooperation-field:education, cooperation-field:science .
    """)

    found = agreements.provisions_of(graph, "agreement/centres")
    fields = agreements.fields_of(graph, "agreement/centres")

    assert [(each.article, each.kind and each.kind.slug, each.field and each.field.slug) for each in found] == [
        ("1", "option", None),
        ("2", "aim", "education"),
        ("2", "aim", "science"),
    ]
    assert [(each.field.slug, each.through.slug) for each in fields] == [
        ("education", "mission"),
        ("science", "mission"),
    ]
    assert agreements.commitments_of(graph, "agreement/centres") == []


def test_the_course_of_an_agreement_names_who_says_each_step() -> None:
    found = agreements.course_of(cg.open_graph(), "agreement/vietnam-belarus-culture-2023-2025")

    assert [
        (each.step.split("#")[1], each.date or (each.thing and each.thing.slug), each.said_on) for each in found
    ] == [
        ("signedOn", "2023-05", "2023-05"),
        ("signedOn", "2023-05", "2024"),
        ("status", "signed", "2023-05"),
        ("validFor", "2023/2025", "2023-05"),
    ]
    said_first = {each.source and each.source.slug for each in found if each.said_on == "2023-05"}
    assert said_first == {"icd-belarus-2023"}


def test_what_was_terminated_suspended_or_replaced_is_in_force_until_then(given: Given) -> None:
    graph = given("""
        agreement:kept a cg:Agreement ; cg:validFor times:decade .
        agreement:ended a cg:Agreement ; cg:validFor times:decade ;
            cg:status <https://w3id.org/creativegraph/code/status/terminated> .
        claim:c1 a cg:Claim ; cg:claimSubject agreement:ended ; cg:claimPredicate cg:status ;
            cg:claimObject <https://w3id.org/creativegraph/code/status/terminated> ; cg:validFrom "2023-05" .
        agreement:paused a cg:Agreement ; cg:validFor times:decade ;
            cg:status <https://w3id.org/creativegraph/code/status/suspended> .
        agreement:old a cg:Agreement ; cg:validFor times:decade .
        agreement:new a cg:Agreement ; cg:replaces agreement:old ; cg:signedOn times:june .
        times:decade a cg:TimeSpan ; cg:edtf "2020/2030" ;
            cg:beginEarliest "2020-01-01"^^xsd:date ; cg:endLatest "2030-12-31"^^xsd:date .
        times:june a cg:TimeSpan ; cg:edtf "2024-06" ;
            cg:beginEarliest "2024-06-01"^^xsd:date ; cg:endLatest "2024-06-30"^^xsd:date .
    """)

    def in_force(day: date) -> list[str]:
        return [each.agreement.slug for each in agreements.in_force_on(graph, day)]

    assert in_force(date(2026, 1, 1)) == ["kept"]
    assert in_force(date(2023, 12, 31)) == ["kept", "old"]
    assert in_force(date(2022, 1, 1)) == ["ended", "kept", "old"]


def test_each_party_has_the_day_and_the_law_of_its_consent(given: Given) -> None:
    graph = given("""
        status:a cg:statusOf agreement:culture ; cg:inStatus code:status\\/ratified ; cg:holdsFor orgs:alba ;
            cg:setOutIn policy:law ; cg:hasTimeSpan times:july .
        status:b cg:statusOf agreement:culture ; cg:inStatus code:status\\/in-force .
        times:july cg:edtf "2008-07-16" .
        claim:a cg:claimSubject status:a ; cg:claimPredicate cg:inStatus ; cg:claimObject code:status\\/ratified ;
            dcterms:source source:law .
    """)

    rows = cg.agreements.consents_to(graph, text="agreement/culture")

    told = [(each.party.slug, each.status.slug, each.date, each.set_out_in and each.set_out_in.slug) for each in rows]
    assert told == [("alba", "ratified", "2008-07-16", "law")]
    assert [each.source and each.source.slug for each in rows] == ["law"]
