"""Why the graph says what it says."""

from collections.abc import Callable

import pytest
from tests.support.questions import packaged

import creativegraph as cg
from creativegraph.errors import AmbiguousNameError, UnknownNameError
from creativegraph.graph import Graph
from creativegraph.iris import compact

Given = Callable[[str], cg.Graph]


def test_two_sources_of_one_claim_are_one_statement(given: Given) -> None:
    graph = given("""
        claim:c1 a cg:Claim ; cg:claimSubject membership:m ; cg:claimPredicate cg:memberSince ; cg:claimValue 2019 ;
            cg:rank rank:preferred ; cg:assertionMode mode:editorial ; dcterms:source source:a, source:b .
        source:a a cg:ReportedSource ; skos:prefLabel "A"@en . source:b a cg:ReportedSource ; skos:prefLabel "B"@en .
    """)

    answer = cg.why(graph, "membership/m", "cg:memberSince")

    assert [(each.value, each.source_labels) for each in answer.claims] == [("2019", ("A", "B"))]


def test_each_source_has_its_address_and_the_day_on_which_it_was_read(given: Given) -> None:
    graph = given("""
        claim:c1 a cg:Claim ; cg:claimSubject membership:m ; cg:claimPredicate cg:memberSince ; cg:claimValue 2019 ;
            cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:a, source:b .
        source:a a cg:ReportedSource ; skos:prefLabel "A"@en ; schema:url <https://example.org/a> ;
            cg:readOn "2026-11-29" .
        source:b a cg:ReportedSource ; skos:prefLabel "B"@en .
    """)

    told = str(cg.why(graph, "membership/m"))

    assert "source: A, https://example.org/a, read 2026-11-29\n" in f"{told}\n"
    assert "source: B\n" in f"{told}\n"


def test_the_corrected_year_shows_its_words_and_what_replaced_it() -> None:
    graph = cg.open_graph()

    answer = cg.why(graph, "membership/hanoi-uccn", "cg:memberSince")

    right, wrong = answer.claims
    assert (right.value, right.rank) == ("2019", "preferred")
    assert (wrong.value, wrong.rank) == ("2029", "deprecated")
    assert wrong.quoted is not None
    assert "2029" in wrong.quoted.words
    assert wrong.corrected_by == right.claim
    assert wrong.correction_reason
    assert right.reason


def test_the_forum_is_found_by_the_date_of_its_time_span() -> None:
    graph = cg.open_graph()

    answer = cg.why(graph, "event/uccn-global-forum-braga-2024", "cg:edtf")

    assert [(each.value, each.rank) for each in answer.claims] == [
        ("2024-07-01/2024-07-05", "preferred"),
        ("2004-07-01/2004-07-05", "deprecated"),
    ]


def test_what_nobody_states_has_no_claims() -> None:
    graph = cg.open_graph()

    assert cg.why(graph, "place/old-train-factory", "dcterms:title").claims == ()


def test_the_visitors_of_2023_are_told_by_four_sources_and_the_reason_of_the_best_is_given() -> None:
    graph = cg.open_graph()

    answer = cg.why(graph, "event/hcdf-2023", "visitors")

    assert answer.claims[0].rank == "preferred"
    assert answer.claims[0].value == "200000"
    assert answer.claims[0].reason
    assert {each.value for each in answer.claims} == {"200000", "30000", "160000", "60000"}
    assert len({source for each in answer.claims for source in each.sources}) >= 4
    assert answer.claims[0].comparator == "more than"
    assert "at the Gia Lam factory" in str(answer)


def test_an_indicator_without_figures_gives_no_claims(given: Callable[[str], Graph]) -> None:
    graph = given("event:e a cg:Event .")

    assert cg.why(graph, "event/e", "code/indicator/visitors").claims == ()


def test_the_figures_of_an_organisation_are_told_as_those_of_an_event_are(given: Callable[[str], Graph]) -> None:
    graph = given("""
        <https://w3id.org/creativegraph/id/org/archive> a org:Organization .
        obs:reels a cg:OutcomeObservation ; sosa:hasFeatureOfInterest <https://w3id.org/creativegraph/id/org/archive> ;
            sosa:observedProperty <https://w3id.org/creativegraph/code/indicator/works> ; sosa:hasSimpleResult 750 .
        claim:c1 a cg:Claim ; cg:claimSubject obs:reels ; cg:claimPredicate sosa:hasSimpleResult ; cg:claimValue 750 ;
            cg:rank rank:normal ; cg:assertionMode mode:explicit .
    """)

    assert [each.value for each in cg.why(graph, "org/archive", "code/indicator/works").claims] == ["750"]


def figure(name: str, value: int, indicator: str, **limits: str) -> str:
    """The claims of a figure of event/e: its value, thing and indicator, and what limits it."""
    codes = "<https://w3id.org/creativegraph/code/{}>"
    said = {
        "sosa:hasFeatureOfInterest": "event:e",
        "sosa:observedProperty": codes.format(f"indicator/{indicator}"),
        **{f"cg:{each}": codes.format(code) for each, code in limits.items()},
    }
    rest = "cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:a ."
    claims = [f"cg:claimPredicate {term} ; cg:claimObject {thing}" for term, thing in said.items()]
    claims.append(f"cg:claimPredicate sosa:hasSimpleResult ; cg:claimValue {value}")
    of = f"a cg:Claim ; cg:claimSubject obs:{name} ;"
    plain = " ; ".join(f"{term} {thing}" for term, thing in said.items())
    made = "\n".join(f"claim:{name}-{number} {of} {each} ; {rest}" for number, each in enumerate(claims))
    return f"{made}\nobs:{name} a cg:OutcomeObservation ; {plain} ; sosa:hasSimpleResult {value} .\n"


FIGURES = (
    "event:e a cg:Event . source:a a cg:ReportedSource ."
    + figure("all", 42, "visitors")
    + figure("children", 6, "visitors", observedGroup="breakdown/children")
    + figure("planned", 50, "visitors", figureStatus="figure-status/target")
    + figure("shows", 4, "works", observedPart="activity-kind/exhibition")
    + figure("gift", 85, "contribution", currency="currency/eur")
)


def test_figures_of_a_group_and_targets_are_shown_and_told_apart(given: Given) -> None:
    answer = cg.why(given(FIGURES), "event/e", "visitors")

    assert [(each.value, [limit.rpartition(": ")[2] for limit in each.limits]) for each in answer.claims] == [
        ("42", []), ("6", ["children"]), ("50", ["target"]),
    ]  # fmt: skip
    assert all(
        limit in str(answer) and limit in answer._repr_html_() for each in answer.claims for limit in each.limits
    )


def test_a_share_is_told_as_per_cent_and_a_range_as_one_figure(given: Given) -> None:
    shares = figure("share", 38, "visitors", statedIn="unit/percent") + figure(
        "range", 60, "visitors", comparator="comparator/between"
    )
    upper = "claim:u a cg:Claim ; cg:claimSubject obs:range ; cg:claimPredicate cg:upperValue ; cg:claimValue 80 ;"
    rest = "cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:a . obs:range cg:upperValue 80"
    labels = "<https://w3id.org/creativegraph/code/unit/percent> skos:prefLabel 'per cent'@en ."
    answer = cg.why(given(f"event:e a cg:Event . {shares} {upper} {rest} . {labels}"), "event/e", "visitors")

    assert [(each.value, each.comparator, each.limits) for each in answer.claims] == [
        ("60", None, ()),
        ("38", None, ()),
    ]
    assert all(each in f"{answer}" for each in ("\n  between 60 and 80\n", "\n  38 per cent\n"))
    assert all(f"<td>{each}</td>" in answer._repr_html_() for each in ("between 60 and 80", "38 per cent"))


def test_a_range_of_a_source_that_gives_it_as_it_is_says_between_as_well(given: Given) -> None:
    claims = [
        f"claim:{name} a cg:Claim ; cg:claimSubject obs:range ; cg:claimPredicate cg:{term} ; cg:{by} {value} ;"
        " cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:a ."
        for name, term, by, value in (
            ("u", "upperValue", "claimValue", "80"), ("l", "comparator", "claimObject", "comparator:as-stated"),
        )
    ]  # fmt: skip
    stated = "obs:range cg:upperValue 80 ."
    answer = cg.why(
        given(f"event:e a cg:Event . {figure('range', 60, 'visitors')} {' '.join(claims)} {stated}"),
        "event/e",
        "visitors",
    )

    assert "\n  between 60 and 80\n" in f"{answer}"


@pytest.mark.parametrize(
    ("indicator", "value", "limit"), [("works", "4", "exhibition"), ("code/indicator/contribution", "85", "euro")]
)
def test_a_figure_of_a_part_or_of_money_is_shown(given: Given, indicator: str, value: str, limit: str) -> None:
    (claim,) = cg.why(given(FIGURES), "event/e", indicator).claims

    assert (claim.value, [each.rpartition(": ")[2] for each in claim.limits]) == (value, [limit])


def test_figures_stand_under_the_label_of_what_they_count(given: Given) -> None:
    answer = cg.why(given(FIGURES), "event/e", "contribution")

    assert "\ncontribution  of obs/gift\n  85" in str(answer)
    assert "hasSimpleResult" not in f"{answer} {answer._repr_html_()}"


def test_without_a_property_the_indicators_of_the_figures_are_named(given: Given) -> None:
    graph = given(f"{FIGURES} {figure('more', 7, 'works')}")

    (note,) = cg.why(graph, "obs/all").notes or ("",)
    (told,) = (each for each in cg.why(graph, "event/e").notes if "INDICATOR" in each)

    assert note == ""
    assert told == "`creativegraph why event/e INDICATOR` shows its figures of visitors, works, contribution"


def test_a_misspelt_indicator_is_answered_with_those_of_the_figures(given: Given) -> None:
    with pytest.raises(UnknownNameError, match="INDICATOR` shows its figures of visitors, contribution, works"):
        cg.why(given(FIGURES), "event/e", "contributon")


@pytest.mark.parametrize(("written", "meant"), [("visitor", "visitors"), ("contributon", "contribution")])
def test_a_misspelt_indicator_suggests_the_one_that_is_meant(given: Given, written: str, meant: str) -> None:
    with pytest.raises(UnknownNameError, match=rf"no property '{written}'; did you mean {meant}\?"):
        cg.why(given(FIGURES), "event/e", written)


def test_an_indicator_without_figures_names_those_that_have_some(given: Given) -> None:
    answer = cg.why(given(FIGURES), "event/e", "code/indicator/jobs")

    assert not answer.claims
    assert answer.notes == (
        "no figure of event/e is of code/indicator/jobs; there are figures of visitors, contribution, works",
    )


def test_a_figure_that_no_claim_gives_is_not_denied(given: Given) -> None:
    graph = given("""
        event:e a cg:Event . obs:o a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:e ;
            sosa:observedProperty <https://w3id.org/creativegraph/code/indicator/visitors> ; sosa:hasSimpleResult 9 .
    """)

    (note,) = cg.why(graph, "event/e", "code/indicator/visitors").notes

    assert "`creativegraph run outcomes/figures_of --thing event/e --indicator code/indicator/visitors`" in note


def test_the_slug_of_an_indicator_is_taken_for_it_without_an_index_of_all_names(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = given(FIGURES)
    monkeypatch.setattr(Graph, "index", property(lambda _: pytest.fail("makes an index")))

    assert [each.value for each in cg.why(graph, "event/e", "contribution").claims] == ["85"]


@pytest.mark.parametrize("written", ["contribution", "code/indicator/contribution", "Contribution"])
def test_an_indicator_is_found_by_its_name_though_a_code_of_another_list_has_it_too(written: str) -> None:
    (claim,) = cg.why(packaged(), "initiative/revive-the-spirit-of-mosul", written).claims

    assert (claim.value, claim.comparator) == ("50400000", "as stated")
    assert {"funder: State of the United Arab Emirates", "currency: US dollar"} <= set(claim.limits)


def test_targets_stand_beside_results_and_say_that_they_are_targets() -> None:
    answer = cg.why(packaged(), "initiative/revive-the-spirit-of-mosul", "jobs created")

    assert [(each.value, each.limits[0].rpartition(": ")[2]) for each in answer.claims] == [
        ("7700", "measured"), ("1000", "target"),
    ]  # fmt: skip


def test_a_property_may_be_named_without_its_prefix() -> None:
    graph = cg.open_graph()

    assert cg.why(graph, "membership/hanoi-uccn", "memberSince") == cg.why(
        graph, "membership/hanoi-uccn", "cg:memberSince"
    )


def test_a_notebook_shows_claims_with_linked_sources_and_escaped_words(given: Given) -> None:
    graph = given("""
        claim:c1 a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate skos:prefLabel ;
            cg:claimValue "<script>x</script>" ; cg:rank rank:normal ; cg:assertionMode mode:explicit ;
            dcterms:source <javascript:alert(1)>, source:paper .
        source:paper dcterms:title "Paper & Co"@en .
    """)

    told = cg.why(graph, "event/fair")

    assert repr(told) == "Why(event/fair: 1 claim)"
    html = told._repr_html_()
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    assert 'javascript:alert(1)"' not in html
    assert '<a href="https://w3id.org/creativegraph/id/source/paper">Paper &amp; Co</a>' in html


def test_a_claim_that_is_only_implied_says_that_it_is_held_back_and_one_that_is_a_fact_does_not(given: Given) -> None:
    graph = given("""
        claim:c1 a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate cg:organisedBy ; cg:claimObject event:x ;
            cg:rank rank:normal ; cg:assertionMode mode:implied .
        claim:c2 a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate cg:organisedBy ; cg:claimObject event:y ;
            cg:rank rank:normal ; cg:assertionMode mode:implied .
        event:fair cg:organisedBy event:y .
    """)

    told = cg.why(graph, "event/fair")

    assert [each.held_back for each in told.claims] == [True, False]
    assert str(told).count("held back, not shown as a fact: the source only implies it") == 1


def test_what_does_not_exist_is_told_as_for_a_query() -> None:
    graph = packaged()

    with pytest.raises(UnknownNameError, match="nothing here is named 'place/hanio'; did you mean"):
        cg.why(graph, "place/hanio")
    with pytest.raises(UnknownNameError, match="'cg:Citty'; did you mean cg:City"):
        cg.why(graph, "cg:Citty")
    absent = cg.why(graph, "https://w3id.org/creativegraph/id/place/atlantis")
    assert (absent.claims, absent.notes) == ((), ("place/atlantis is not in this graph",))
    assert "does not state" not in str(absent)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("place", r"no property 'place'; did you mean cg:takesPlaceIn\?"),
        ("organiser", r"no property 'organiser'; did you mean cg:organisedBy\?"),
        ("when", r"no property 'when'; the claims about event/hcdf-2024 have .*cg:hasTimeSpan.*skos:prefLabel"),
        (
            "country",
            r"no property 'country'; .*the claims about event/hcdf-2024 have .*cg:takesPlaceIn.*skos:prefLabel",
        ),
        ("time span", r"no property 'time span'; did you mean cg:hasTimeSpan\?"),
        ("cg:TimeSpan", r"no property 'cg:TimeSpan'; did you mean cg:hasTimeSpan\?"),
        ("Event", r"no property 'Event'; .*the claims about event/hcdf-2024 have"),
    ],
)
def test_a_word_that_names_a_code_or_a_class_suggests_a_property_that_the_thing_has(written: str, said: str) -> None:
    with pytest.raises(UnknownNameError, match=said):
        cg.why(packaged(), "hcdf-2024", written)


@pytest.mark.parametrize("written", ["memberSinc", "cg:memberSinc", "member sinse", "membersince since"])
def test_a_misspelt_property_is_answered_with_the_one_meant_and_those_in_use(written: str) -> None:
    with pytest.raises(UnknownNameError, match=r"did you mean cg:memberSince.* have cg:creativeField, cg:inNetwork"):
        cg.why(packaged(), "membership/hanoi-uccn", written)


@pytest.mark.parametrize("written", ["member since", "MemberSince", "cg:memberSince"])
def test_a_property_may_be_given_by_its_label(written: str) -> None:
    assert len(cg.why(packaged(), "membership/hanoi-uccn", written).claims) == 2


@pytest.mark.parametrize(
    ("subject", "written"),
    [
        ("series/hanoi-creative-design-festival", "chu kỳ"), ("membership/hanoi-uccn", "member city"),
        ("event/uccn-design-meeting-2022", "hình thức tham dự"), ("policy/added-value-of-uccn", "Tình trạng"),
    ],
)  # fmt: skip
def test_a_label_that_a_code_list_or_a_class_has_too_is_that_of_the_property(subject: str, written: str) -> None:
    assert cg.why(packaged(), subject, written).claims


def test_a_property_of_which_nothing_is_claimed_is_told_with_those_that_are() -> None:
    told = cg.why(packaged(), "place/old-train-factory", "dcterms:title")

    assert told.claims == ()
    assert told.notes[0].startswith(
        "no claim says dcterms:title of place/old-train-factory; its claims have cg:locatedIn"
    )


@pytest.mark.parametrize(
    ("written", "subject", "note"),
    [
        ("technical support", "code/role/technical-support", "a code of the code list code/role: The agent helps"),
        ("has party", "cg:hasParty", "a property of the ontology"),
        ("festival", "cg:Festival", "a class of the ontology"),
        ("media arts", "code/creative-field/media-arts", "a code of the code list code/creative-field"),
    ],
)
def test_codes_and_terms_are_named_by_their_labels(written: str, subject: str, note: str) -> None:
    told = cg.why(packaged(), written)

    assert compact(told.subject) == subject
    assert note in told.notes[0]
    assert all(each.thing == told.subject for each in told.claims)


def test_a_code_is_explained_by_the_claims_that_have_it_as_their_value() -> None:
    (claim,) = cg.why(packaged(), "technical support").claims

    assert claim.quoted is not None
    assert (claim.subject.slug, claim.quoted.words) == ("hcdf-2023-unesco-technical", "hỗ trợ kỹ thuật")


def test_a_name_of_several_things_lists_them() -> None:
    with pytest.raises(AmbiguousNameError, match="code/unit/city, cg:City"):
        cg.why(packaged(), "City")


def test_a_value_with_rivals_is_disputed_and_one_that_is_corrected_is_not(given: Given) -> None:
    graph = given("""
        claim:c1 a cg:Claim ; cg:claimSubject membership:m ; cg:claimPredicate cg:memberSince ; cg:claimValue 2005 ;
            cg:rank rank:preferred ; cg:assertionMode mode:explicit ; dcterms:source source:a .
        claim:c2 a cg:Claim ; cg:claimSubject membership:m ; cg:claimPredicate cg:memberSince ; cg:claimValue 2006 ;
            cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:b .
        claim:c3 a cg:Claim ; cg:claimSubject membership:m ; cg:claimPredicate cg:memberSince ; cg:claimValue 2060 ;
            cg:rank rank:deprecated ; cg:assertionMode mode:explicit ; dcterms:source source:b .
        correction:k a cg:Correction ; cg:corrects claim:c3 ; cg:resultsInClaim claim:c2 ;
            cg:errorType <https://w3id.org/creativegraph/code/error-type/misprint> .
    """)

    first, second, third = cg.why(graph, "membership/m", "memberSince").claims

    assert (first.disputed, first.rivals, second.rivals, third.disputed) == (True, ("2006",), ("2005",), False)
    assert third.corrected_to == "2006"


def test_the_figure_that_is_shown_names_its_rivals_of_the_same_place_and_days() -> None:
    best, *others = cg.why(packaged(), "event/hcdf-2023", "visitors").claims

    assert best.rivals == ("60000",)
    assert "disputed: other claims give 60000" in str(cg.why(packaged(), "event/hcdf-2023", "visitors"))
    assert not any(each.disputed for each in others)


def test_of_chosen_sources_the_printed_value_comes_first() -> None:
    printed, right = cg.why(cg.open_graph(sources=["article"]), "membership/hanoi-uccn", "memberSince").claims

    assert (printed.value, printed.printed, printed.corrected_to) == ("2029", True, "2019")
    assert (right.value, right.printed) == ("2019", False)
