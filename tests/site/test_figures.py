"""The numbers on pages are those that the questions give, and what is published beside a graph stands in it."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.site.html.render import Renderer
from creativegraph.site.page import Page
from creativegraph.site.pages import questions, things
from creativegraph.site.portal import Portal

HEADING = "<h1>"
MINE = Path(__file__).parents[2] / "docs" / "example" / "mine"


@pytest.fixture(scope="module")
def portal() -> Portal:
    """The packaged graph with the example of the documents beside it."""
    return Portal(cg.open_graph(cg.PACKAGED, MINE))


@pytest.fixture(scope="module")
def renderer(portal: Portal) -> Renderer:
    """What makes its pages."""
    return Renderer(portal)


def text_of(renderer: Renderer, page: Page) -> str:
    """What a page says from its heading on, without marks, each text between bars."""
    html = renderer.render(page).decode().partition(HEADING)[2]
    return re.sub(r"\s*\|[\s|]*", "|", unescape(re.sub(r"<[^>]+>", "|", html)))


def pages_of(portal: Portal, some: set[str]) -> Iterator[tuple[str, Page]]:
    """The pages of some things, by these."""
    portal.touched = frozenset(some)
    paths = {portal.addresses.path(each): each for each in some}
    found = [each for each in things.pages(portal, "en") if each.path in paths]
    portal.touched = None
    yield from ((paths[each.path], each) for each in found)


@pytest.mark.cold
def test_the_figures_of_an_event_are_those_of_the_question(portal: Portal, renderer: Renderer) -> None:
    rows = cg.outcomes.reported(portal.graph)
    some = sorted({str(row.feature) for row in rows})[:12]
    texts = {thing: text_of(renderer, page) for thing, page in pages_of(portal, {*some})}

    wanted = [row for row in rows if str(row.feature) in texts]
    missing = [
        (row.observation, limit, row.value)
        for row in wanted
        for limit in [f"{row.comparator_label} " if row.comparator_label != "as stated" else ""]
        if not any(f"|{limit}{value}|" in texts[str(row.feature)] for value in (row.value, f"{row.value:,}"))
    ]

    assert len(texts) == len(some)
    assert len({row.observation for row in wanted}) >= 30
    assert missing == []


@pytest.mark.cold
def test_the_year_on_the_page_of_a_membership_is_that_of_the_question_and_of_why(
    portal: Portal, renderer: Renderer
) -> None:
    since = {str(row.membership): row.since for row in cg.cities.overview(portal.graph)}
    first = {str(row.membership) for row in cg.cities.changed_field(portal.graph)}
    some = {each for each in sorted(since.keys() - first)[::40] if since[each] is not None}

    for thing, page in pages_of(portal, some):
        shown = re.findall(r"\|member since\|(\d{4})\|", text_of(renderer, page))[0]
        claimed = cg.why(portal.graph, thing, "cg:memberSince").claims[0]
        assert (thing, shown) == (thing, str(since[thing]))
        assert shown == str(claimed.value)
    assert len(some) > 5


@pytest.mark.cold
def test_the_table_on_the_page_of_a_question_is_its_answer(
    portal: Portal, renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["cities/by_field", "cities/by_year", "cities/by_country"]
    monkeypatch.setattr("creativegraph.site.pages.questions.catalogue.names", lambda: names)

    pages = {each.path: each for each in questions.pages(portal, "en")}

    for name in names:
        text = text_of(renderer, pages[f"query/{name}"])
        for row in portal.graph.run(name):
            numbers = [value for value in row if isinstance(value, int) and not isinstance(value, bool)]
            assert all(f"|{value}|" in text or f"|{value:,}|" in text for value in numbers), (name, row)


@pytest.mark.cold
def test_tables_beside_the_packaged_graph_are_published_with_it(portal: Portal, renderer: Renderer) -> None:
    fair, france = (f"https://w3id.org/creativegraph/id/{each}" for each in ("event/orvane-fair-2024", "place/france"))

    pages = dict(pages_of(portal, {fair, france}))

    assert "|Orvane Craft Fair 2024|" in text_of(renderer, pages[fair])
    assert "|France|" in text_of(renderer, pages[france])
    assert "Sellac" in text_of(renderer, pages[france])
