"""The page of an audit: kinds with counts and the first findings, and the samples that a person checked."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from tests.support.projects import BASE, ON_BASE, SOURCES, laid

import creativegraph as cg
from creativegraph.messages.locale import locale_for
from creativegraph.reporting.audit.published import Checked
from creativegraph.reporting.audit.returned import keep
from creativegraph.reporting.audit.verdicts import Verdict
from creativegraph.site.page import Link
from creativegraph.site.pages.audit import Found, Share, day_of, drawn_from, pages, way
from creativegraph.site.pages.overview import figures
from creativegraph.site.portal import Portal
from creativegraph.site.write import write


def verdict(number: int, word: str) -> Verdict:
    """A row of a sample that was checked."""
    day = "2026-11-29" if word else ""
    return Verdict(f"claim/h{number}", "", "", "", "", word, "", "", "Lan", day, "7", "3 claims", "2026-11-28")


@pytest.mark.parametrize(
    ("language", "title", "share"),
    [("en", "What to look at again", "50.0 %"), ("vi", "Những điều cần xem lại", "50,0 %")],
)
def test_the_page_has_kinds_and_samples_in_the_language_of_the_reader(
    tmp_path: Path, language: str, title: str, share: str
) -> None:
    folder = laid(tmp_path / "base", BASE)
    keep([verdict(1, "right"), verdict(2, "not found"), verdict(3, "")], folder)

    (page,) = pages(Portal(cg.open_graph(folder)), language)

    assert page.title == title
    kinds = {each.name: each for each in cast("list[Found]", page.data["kinds"])}
    assert (kinds["no-words"].number, kinds["no-words"].of, kinds["no-words"].todo != "") == ("3", "3", True)
    (sample,) = cast("list[Share]", page.data["checked"])
    assert (sample.seed, sample.drawn, sample.right, sample.not_found, sample.unchecked) == ("7", "3", "1", "1", "1")
    assert sample.share.startswith(share)


@pytest.mark.parametrize(
    ("frame", "text", "lang"),
    [
        ("14603 claims that are not deprecated", "14.603 khẳng định không bị coi là sai", "vi"),
        (
            "12 claims that are not deprecated, of mode inferred",
            "12 claims that are not deprecated, of mode inferred",
            "en",
        ),
    ],
)
def test_what_a_sample_was_drawn_of_is_told_in_the_language_of_the_page(frame: str, text: str, lang: str) -> None:
    checked = Checked(7, "2026-11-29", frame, "", 100, 98, 1, 1, 0.93, 0.99)

    assert drawn_from(checked, locale_for(("vi",))) == Link(text, lang, "")


def test_the_page_of_a_project_alone_has_its_own_samples_and_the_day_of_their_graph(tmp_path: Path) -> None:
    keep([verdict(1, "right")], laid(tmp_path / "base", BASE))
    own, about = tmp_path / "fairs", "f001,place/hall,base:since,1902,article\n"
    (own / "data").mkdir(parents=True)
    (own / "creativegraph.toml").write_text(ON_BASE, "utf-8")
    (own / "data/sources.csv").write_text(SOURCES, "utf-8")
    (own / "data/claims.csv").write_text("id,subject,property,value,sources\n" + about, "utf-8")
    keep([verdict(1, "right")._replace(seed="8")], own)

    (page,) = pages(Portal(cg.open_graph(own), own=True), "en")

    (sample,) = cast("list[Share]", page.data["checked"])
    assert (sample.seed, sample.since) == ("8", "28 Nov 2026")


def test_a_finding_leads_to_its_claim_or_source(tmp_path: Path) -> None:
    (page,) = pages(Portal(cg.open_graph(laid(tmp_path / "base", BASE))), "en")

    kinds = {each.name: each for each in cast("list[Found]", page.data["kinds"])}
    assert [each.path for each in kinds["no-words"].first][:1] == ["id/place/hall#h001"]
    assert [each.text for each in kinds["no-date"].first] == ["Fairs"]


def test_years_count_from_the_day_that_the_manifest_says(tmp_path: Path) -> None:
    folder = laid(tmp_path / "base", BASE + "[site]\nissued = 2026-11-23\n")

    assert day_of(Portal(cg.open_graph(folder))).isoformat() == "2026-11-23"


def test_without_such_a_day_years_count_from_the_last_on_which_a_source_was_read(tmp_path: Path) -> None:
    folder = laid(tmp_path / "base", BASE)
    (folder / "data/sources.csv").write_text("id,kind,title,lang,read\narticle,website,Fairs,en,2026-03-01\n", "utf-8")

    assert day_of(Portal(cg.open_graph(folder))).isoformat() == "2026-03-01"


def test_a_graph_without_claims_has_no_such_page(given: Callable[[str], cg.Graph]) -> None:
    portal = Portal(given('place:alba skos:prefLabel "Alba"@en .'))

    assert (list(pages(portal, "en")), way(portal, "en")) == ([], None)


@pytest.mark.usefixtures("few_questions")
def test_the_first_page_counts_the_sources_that_the_audit_goes_through(tmp_path: Path) -> None:
    folder = laid(tmp_path / "base", BASE)
    (folder / "data/sources.csv").write_text(SOURCES + "letter,website,A letter that no claim names,en\n", "utf-8")
    portal = Portal(cg.open_graph(folder))

    (page,) = pages(portal, "en")
    counts = {each.key: each.written for each in figures(portal, "en")}

    assert counts["site.count.sources"] == page.data["sources"] == "2"


@pytest.mark.cold
def test_the_page_is_written_and_the_page_on_the_graph_leads_to_it(tmp_path: Path, few_questions: None) -> None:
    write(cg.open_graph(laid(tmp_path / "base", BASE)), tmp_path / "site")

    assert '<section class="case" id="no-words">' in (tmp_path / "site/audit.html").read_text("utf-8")
    assert 'href="audit.html"' in (tmp_path / "site/about.html").read_text("utf-8")
