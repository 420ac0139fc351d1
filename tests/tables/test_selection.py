"""What chosen sources say: as they print it, corrected, and with the background of what they mention."""

from collections.abc import Callable
from pathlib import Path

import pytest

from creativegraph.errors import ArgumentError, UnknownNameError
from creativegraph.tables import build
from creativegraph.tables.selection import source_ids

HEADER = "id,subject,property,value,lang,sources,quote,start,end,mode,rank,reason,confidence,from,to\n"
SOURCES = "id,kind,title,lang\npaper,press,Paper,en\npress,press,Press,en\natlas,press,Atlas,en\n"
CORRECTIONS = "id,wrong,right,error,reason,sources\nk1,c1,c2,impossible-year,The year is to come.,press\n"
MISPRINT = "c1,membership/m,cg:memberSince,2029,,paper,,,,explicit,deprecated,the year is to come,,,"

Direct = Callable[..., str]


@pytest.fixture
def direct(tmp_path: Path) -> Direct:
    """The plain facts of sources, as they and the corrections are in tables."""

    def of(*claims: str, sources: str, corrected: bool = False, background: bool = False) -> str:
        (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
        (tmp_path / "claims.csv").write_text(HEADER + "\n".join(claims) + "\n", encoding="utf-8")
        if any(each.startswith("c2,") for each in claims):
            (tmp_path / "corrections.csv").write_text(CORRECTIONS, encoding="utf-8")
        built = build(tmp_path, sources=sources.split(), corrected=corrected, background=background)
        return "\n".join(built.direct())

    return of


@pytest.mark.parametrize("standing_on", ["paper press", "press"])
def test_a_source_says_what_it_prints_until_corrections_are_wanted(direct: Direct, standing_on: str) -> None:
    claims = (MISPRINT, f"c2,membership/m,cg:memberSince,2019,,{standing_on},,,,editorial,preferred,others,high,,")

    printed = direct(*claims, sources="paper")
    corrected = direct(*claims, sources="paper", corrected=True)

    assert ('"2029"' in printed, '"2019"' in printed) == (True, False)
    assert ('"2029"' in corrected, '"2019"' in corrected) == (False, True)


def test_what_a_second_chosen_source_says_itself_outranks_the_misprint(direct: Direct) -> None:
    claims = (MISPRINT, "c2,membership/m,cg:memberSince,2019,,paper press,,,,editorial,preferred,others,high,,")

    found = direct(*claims, sources="paper press")

    assert ('"2029"' in found, '"2019"' in found) == (False, True)


def test_a_source_that_prints_the_right_value_elsewhere_needs_no_misprint(direct: Direct) -> None:
    claims = (MISPRINT, "c2,membership/m,cg:memberSince,2019,,paper,,,,explicit,preferred,twice,high,,")

    found = direct(*claims, sources="paper")

    assert ('"2029"' in found, '"2019"' in found) == (False, True)


def test_a_figure_that_is_held_wrong_without_a_correction_is_printed_too(direct: Direct) -> None:
    claims = (
        "o1,obs/o,sosa:hasFeatureOfInterest,event/e,,paper,,,,,,,,,",
        "o2,obs/o,sosa:observedProperty,code/indicator/visitors,,paper,,,,,,,,,",
        "o3,obs/o,sosa:hasSimpleResult,5000,,paper,,,,,deprecated,a guess,,,",
    )

    assert '"5000"' in direct(*claims, sources="paper")
    assert '"5000"' not in direct(*claims, sources="paper press atlas", corrected=True)


def test_the_correction_and_what_replaces_the_misprint_are_evidence(tmp_path: Path, direct: Direct) -> None:
    direct(MISPRINT, "c2,membership/m,cg:memberSince,2019,,press,,,,explicit,preferred,official,,,", sources="paper")

    evidence = "\n".join(build(tmp_path, sources="paper").evidence())

    assert "correction/k1> <https://w3id.org/creativegraph/ontology#resultsInClaim>" in evidence
    assert 'claim/c2> <https://w3id.org/creativegraph/ontology#claimValue> "2019"' in evidence


BACKGROUND = (
    "e1,event/e,cg:takesPlaceIn,place/paris,,paper,,,,,,,,,",
    "b1,place/paris,cg:locatedIn,place/france,,atlas,,,,background,,,,,",
    "b2,place/france,rdf:type,cg:Country,,atlas,,,,,,,,,",
    "b3,place/rome,cg:locatedIn,place/italy,,atlas,,,,background,,,,,",
)


def test_the_background_is_what_others_say_of_the_places_that_are_mentioned(direct: Direct) -> None:
    alone = direct(*BACKGROUND, sources="paper")
    wider = direct(*BACKGROUND, sources="paper", background=True)

    assert "/place/france" not in alone
    assert "/place/paris> <https://w3id.org/creativegraph/ontology#locatedIn> <" in wider
    assert "/place/france> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in wider
    assert "/place/rome" not in wider


def test_the_background_tells_the_class_of_what_is_mentioned(direct: Direct) -> None:
    claims = ("e1,event/e,cg:hasTimeSpan,2024,,paper,,,,,,,,,", "e2,event/e,rdf:type,cg:Festival,,atlas,,,,,,,,,")

    assert "ontology#Festival>" not in direct(*claims, sources="paper")
    assert "ontology#Festival>" in direct(*claims, sources="paper", background=True)


def test_the_background_is_silent_where_the_source_speaks(direct: Direct) -> None:
    own = "e2,place/paris,cg:locatedIn,place/texas,,paper,,,,,,,,,"

    found = direct(*BACKGROUND, own, sources="paper", background=True)

    assert "/place/texas>" in found
    assert "/place/france>" not in found


@pytest.mark.parametrize(
    "written", ["paper", " paper ", "source/paper", "https://w3id.org/creativegraph/id/source/paper"]
)
def test_a_source_is_its_id_or_the_thing(written: str) -> None:
    assert source_ids([written], {"paper", "press"}) == {"paper"}


def test_an_unknown_source_is_answered_with_those_there_are() -> None:
    with pytest.raises(
        UnknownNameError, match="no source named 'source/papre'; did you mean paper\\? there are paper, press"
    ):
        source_ids("source/papre", {"paper", "press"})


@pytest.mark.parametrize("empty", [[], [""], " ", ["paper", " "], [None], 5])
def test_no_source_never_means_all(empty: object) -> None:
    with pytest.raises(ArgumentError, match="leave sources out"):
        source_ids(empty, {"paper", "press"})  # type: ignore[arg-type]
