"""What an audit lists of a graph: claims and sources to look at again, each kind counted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.support.projects import ON_BASE
from tests.support.questions import packaged

import creativegraph as cg
from creativegraph.cli.commands.audit import KINDS as OFFERED
from creativegraph.export.own import bases_of
from creativegraph.iris import compact
from creativegraph.reporting.audit.decisions import is_before
from creativegraph.reporting.audit.ground import Ground
from creativegraph.reporting.audit.kinds import KINDS, Audit, audit, years_before
from creativegraph.reporting.audit.places import places_of

DAY = date(2026, 11, 29)


def audited(folder: Path) -> Audit:
    """The audit of a project."""
    graph = cg.open_graph(folder)
    return audit(Ground(graph), DAY, 3, places_of(graph))


def found(made: Audit, kind: str) -> list[str]:
    """What an audit lists of a kind."""
    return [compact(each.iri) for one in made.kinds if one.name == kind for each in one.findings]


@pytest.mark.parametrize(
    ("kind", "listed"),
    [
        ("no-words", ["h001", "h003", "h004", "h005", "h006"]),
        ("no-record", []),
        ("no-day-read", ["source/press-2"]),
        ("no-address", []),
        ("no-date", ["source/press-2"]),
        ("no-publisher", ["source/press-2"]),
        ("fewer-sources", ["h003"]),
        ("announced", ["h003", "h005"]),
        ("long-ago", ["source/plan"]),
    ],
)
def test_each_kind_lists_what_is_to_be_looked_at(project: Path, kind: str, listed: list[str]) -> None:
    assert found(audited(project), kind) == [f"base:{each}" for each in listed]


def test_claims_on_the_word_of_one_source_are_those_that_the_graph_shows(project: Path) -> None:
    assert sorted(found(audited(project), "one-source")) == [f"base:h00{n}" for n in (1, 2, 3, 5, 7)]


def test_claims_of_datasets_without_a_record_are_listed_and_those_with_one_counted(project: Path) -> None:
    (project / "data" / "atlas.csv").write_text(
        "id,kind,title,lang,publisher,date\natlas,dataset,The atlas,en,Atlas,2020-01-01\n", encoding="utf-8"
    )
    (project / "data" / "names.csv").write_text(
        "id,subject,property,value,lang,sources,mode,record,field\n"
        "h008,place/hall,skos:altLabel,Die Halle,de,atlas,,12,NAME_DE\n"
        "h009,place/hall,skos:altLabel,La halle,fr,atlas,explicit,,\n"
        "h010,place/hall,skos:altLabel,La sala,it,atlas press-1,recorded,,\n",
        encoding="utf-8",
    )

    made = audited(project)

    assert found(made, "no-record") == ["base:h009", "base:h010"]
    assert made.recorded == 1
    assert "base:h008" not in found(made, "no-words")


def test_every_source_is_counted_by_its_address_and_by_the_day_on_which_it_was_read(project: Path) -> None:
    with (project / "data" / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("hint,press,The hint,en,example.org,,,,,\nheard,press,What was heard,en,,,,,,\n")

    made = audited(project)

    assert made.addresses == {"full": 3, "as reported": 1, "text at hand": 1, "none": 1}
    assert made.days == {"known": 2, "not known": 1, "no page to read": 3}
    assert [len(found(made, each)) for each in ("no-address", "no-day-read")] == [1, 1]


def test_a_kind_has_its_share_and_its_tables(project: Path) -> None:
    made = audited(project)

    wordless = next(each for each in made.kinds if each.name == "no-words")
    assert (len(wordless.findings), wordless.of, round(wordless.share, 3)) == (5, 6, 0.833)
    assert wordless.tables == {"data/claims.csv": 5}
    assert [each.row for each in wordless.findings] == [2, 4, 5, 6, 7]


def test_words_of_a_text_with_a_digest_are_verified(project: Path) -> None:
    assert audited(project).quotations == {"verified": 1, "located": 0, "other": 0}


def test_words_of_a_page_that_was_read_at_its_address_are_located(given: Callable[[str], cg.Graph]) -> None:
    world = "".join(
        f"""
        claim:{name} a cg:Claim ; cg:claimSubject place:alba ; cg:claimPredicate cg:population ; cg:claimValue {n} ;
            cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:{name} ;
            cg:supportedByQuotation quotation:{name} .
        quotation:{name} oa:hasSource source:{name} ; oa:hasSelector selector:{name} .
        selector:{name} oa:exact "words" ; oa:start 0 ; oa:end 5 .
        source:{name} a cg:Source ; cg:sourceKind source-kind:press ; skos:prefLabel "{name}"@en {more} .
        """
        for n, (name, more) in enumerate(
            {"page": '; schema:url <https://example.org/page> ; cg:readOn "2026-11-01"', "letter": ""}.items()
        )
    )

    made = audit(Ground(given(world)), DAY)

    assert made.quotations == {"verified": 0, "located": 1, "other": 1}


def test_a_less_exact_period_is_no_rival(project: Path) -> None:
    claims = project / "data/claims.csv"
    claims.write_text(claims.read_text("utf-8").replace("2020-06-12", "2020-06"), "utf-8")

    assert found(audited(project), "announced") == ["base:h003"]


def test_a_graph_without_claims_has_nothing_to_look_at(given: Callable[[str], cg.Graph]) -> None:
    made = audit(Ground(given('place:alba skos:prefLabel "Alba"@en .')), DAY)

    assert (made.claims, made.sources) == (0, 0)
    assert [each.share for each in made.kinds] == [0.0] * len(KINDS)


def test_the_command_offers_the_kinds_that_there_are() -> None:
    assert tuple(KINDS) == OFFERED


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("2020-05", "2020-06-01", True), ("2020-06", "2020-06-10", False), ("", "2020", None), ("2020/..", "2021", None)],
)
def test_a_date_is_before_another_only_as_a_whole(one: str, other: str, told: bool | None) -> None:
    assert is_before(one, other) is told


def test_years_before_a_leap_day_end_on_the_day_before_it() -> None:
    assert years_before(date(2024, 2, 29), 3) == date(2021, 2, 28)


@pytest.mark.cold
def test_every_claim_of_the_packaged_graph_is_gone_through() -> None:
    ground = Ground(packaged())
    made = audit(ground, DAY)

    assert made.claims == sum(made.modes.values()) == len(ground.claims)
    assert set(ground.sources_of) == set(ground.claims)
    assert all(len(each.findings) <= each.of for each in made.kinds)


def test_of_a_project_that_extends_another_its_own_claims_and_sources_can_be_looked_at_alone(project: Path) -> None:
    other = project.with_name("other")
    for name, text in {
        "creativegraph.toml": ON_BASE,
        "data/sources.csv": "id,kind,title,lang\nleaflet,report,The leaflet,en\n",
        "data/claims.csv": "id,subject,property,value,sources\nf001,place/hall,base:since,1902,leaflet text\n",
    }.items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text(text, encoding="utf-8")
    graph = cg.open_graph(other)

    whole = audit(Ground(graph), DAY)
    own = audit(Ground(graph, bases=bases_of(graph.projects)), DAY)

    assert (own.claims, own.sources, whole.claims, whole.sources) == (1, 1, 8, 5)
    assert found(own, "no-words") == ["fairs:f001"]
    assert found(own, "no-publisher") == ["fairs:source/leaflet"]
    assert found(own, "one-source") == []
