"""Pages of the packaged graph in a real Chromium: what a reader sees, and what axe-core finds."""

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import run
from threading import Thread as Worker
from typing import Literal

import pytest
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

import creativegraph as cg
from creativegraph.iris import IRI, THINGS
from creativegraph.site import ontology, servers
from creativegraph.site.content import pictures
from creativegraph.site.html.render import Renderer
from creativegraph.site.live import files as bundles
from creativegraph.site.page import Page
from creativegraph.site.pages import browse, changes, disputes, lists, overview, policy, questions, search, see, sources
from creativegraph.site.pages.things import Thing
from creativegraph.site.portal import Portal
from creativegraph.site.write import assets

pytestmark = pytest.mark.foreign

NODE = Path(__file__).parents[1] / "node" / "node_modules"
AXE = NODE / "axe-core" / "axe.min.js"
SOME = (
    "place/hanoi", "event/hcdf-2023", "org/unesco", "network/uccn", "membership/hanoi-uccn", "obs/hcdf-2023-attendance",
    "person/audrey-azoulay", "agreement/sovico-unesco-2021", "participation/hcdf-2023-unesco-support",
)  # fmt: skip
SOURCE = f"{THINGS}source/article"
ASKED = ("events/editions_of", "claims/corrections")
LISTS = ("list/network", "list/place_city", "country/index", "country/vietnam", "field/music", "year/2023")
OTHERS = (
    "index", "about", "persons", "changes", "contradictions", "corrections", "404", "ontology/index",
    "id/source/article", "query/index", "query/events/editions_of", "search", "browse/members", "see/members",
    "see/participants", "see/outcomes", *LISTS,
)  # fmt: skip
VALIDATE = NODE / "html-validate" / "bin" / "html-validate.mjs"
RULES = {
    "extends": ["html-validate:standard", "html-validate:a11y"],
    "rules": {"prefer-native-element": "off"},
}
"""A region that scrolls is no section with a heading."""
OPEN = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
FEW = """
    document.querySelectorAll("body *").forEach((each) => {
        [...each.children].slice(6).forEach((one) => { one.remove(); });
    });
"""
"""Leaves six of what is repeated: axe-core takes a minute for the terms of an ontology."""
BROKEN = r"""
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const lines = (range) => new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size;
    const range = new Range();
    const found = [];
    for (let each = texts.nextNode(); each; each = texts.nextNode()) {
        range.selectNode(each);
        if (lines(range) < 2 || each.data.includes("://")) continue;
        if (each.parentElement.closest("code, pre, svg, .iri, .unseen")) continue;
        for (const { 0: word, index } of each.data.matchAll(/(?<!\p{L})\p{L}{2,12}(?!\p{L})/gu)) {
            range.setStart(each, index);
            range.setEnd(each, index + word.length);
            if (lines(range) > 1) found.push(word);
        }
    }
    return found.slice(0, 9);
"""
"""The words of up to twelve letters that stand in two lines, but those of addresses."""
WATCH = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (each) => window.violations.push(each.violatedDirective));
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library names it
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some pages of every kind."""
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("creativegraph.catalogue.names", lambda: ASKED)
        portal = Portal(cg.open_graph())
        renderer = Renderer(portal)
        made = [page for language in portal.languages for page in pages_of(portal, language)]
        files = [(renderer.file(each), renderer.render(each)) for each in made]
    others = [*assets(renderer)]
    for module in (pictures, ontology, bundles, search):
        others += module.parts(portal)
    for name, data in (*files, *((each.path, each.make()) for each in others)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "favicon.ico").touch()  # what a browser asks each host for by itself
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """The address of the pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Worker(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def pages_of(portal: Portal, language: str) -> Iterator[Page]:
    thing = Thing(portal, language)
    for slug in SOME:
        yield from thing.pages(IRI(THINGS + slug))
    yield from sources.pages_of(portal, SOURCE, language, sources.by_source(portal, language).get(SOURCE, []))
    yield from (each for each in lists.pages(portal, language) if each.path in LISTS)
    for module in (overview, questions, disputes, policy, servers, changes, browse, see, search):
        yield from module.pages(portal, language)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Tab]:
    tab = browser.new_page()
    wrong: list[str] = []
    tab.add_init_script(WATCH)
    tab.on("console", lambda each: wrong.append(each.text) if each.type == "error" else None)
    tab.on("pageerror", lambda each: wrong.append(str(each)))
    tab.on("response", lambda each: wrong.append(each.url) if each.status >= 400 else None)
    tab.on("request", lambda each: wrong.append(each.url) if not each.url.startswith(site) else None)
    yield tab
    assert tab.evaluate("window.violations") == []
    assert wrong == []
    tab.close()


def test_an_event_shows_its_figures_and_the_dates_that_were_planned_one_click_away(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/id/event/hcdf-2023.html")

    figures = tab.get_by_role("region", name="figures").inner_text()
    planned = tab.get_by_role("link", name="17–26 Nov 2023")

    assert "more than 200,000" in figures
    assert not planned.is_visible()
    tab.get_by_text("2 other values").click()
    assert planned.is_visible()
    assert tab.get_by_text("This was the plan").count() >= 1


@pytest.mark.parametrize("width", [390, 1280])
def test_evidence_of_a_figure_opens_across_its_table(tab: Tab, site: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"{site}/id/event/hcdf-2023.html")
    table = tab.get_by_role("region", name="figures")
    before = table.locator("tbody th").first.evaluate("each => each.offsetWidth")

    for each in table.locator(".evidence summary").all():
        each.click()
    wide, inner = table.evaluate("each => [each.scrollWidth, each.clientWidth]")

    assert table.locator(".claim").first.is_visible()
    assert wide <= inner
    assert table.locator("tbody th").first.evaluate("each => each.offsetWidth") >= before


def test_no_short_word_is_broken_on_any_page_on_a_phone_a_tablet_or_a_desk(tab: Tab, site: str) -> None:
    found = {}
    for path in (*OTHERS, *(f"id/{each}" for each in SOME)):
        tab.goto(f"{site}/{path}.html")
        tab.evaluate(OPEN)
        for width in (390, 1024, 1600):
            tab.set_viewport_size({"width": width, "height": 900})
            found[path, width] = tab.evaluate(f"() => {{ {BROKEN} }}")

    assert {place: words for place, words in found.items() if words} == {}


def test_the_list_stands_beside_its_filters_in_a_wide_window(tab: Tab, site: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(f"{site}/browse/members.html")

    filters, rows = tab.locator(".facets").bounding_box(), tab.locator(".narrowed .table").bounding_box()

    assert filters is not None
    assert rows is not None
    assert rows["x"] > filters["x"] + filters["width"]
    assert rows["y"] < 500


def test_the_permanent_link_of_a_claim_opens_its_evidence(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/id/event/hcdf-2023.html#d254")

    claim = tab.locator("#d254")

    assert claim.is_visible()
    assert "The festival was to end on 26 November" in claim.inner_text()


def test_a_page_leads_to_itself_in_the_other_language(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/id/place/hanoi.html")
    tab.get_by_role("link", name="Tiếng Việt").click()

    tab.wait_for_url(f"{site}/id/place/hanoi.vi.html")
    assert tab.locator("h1").inner_text() == "Hà Nội"
    assert tab.locator("html").get_attribute("lang") == "vi"


def test_the_first_page_leads_to_questions_contradictions_and_lists(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/index.html")
    tab.get_by_role("link", name="Contradictions").first.click()
    tab.locator("section.case").nth(10).wait_for()
    tab.get_by_role("link", name="Questions").first.click()
    tab.get_by_text("events/editions_of").first.wait_for()

    assert tab.url == f"{site}/query/index.html"


def test_a_question_shows_its_answer_with_links_to_things(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/query/index.html")
    tab.locator("a[href$='query/events/editions_of.html']").click()

    answer = tab.get_by_role("table")
    answer.wait_for()

    assert answer.get_by_role("row").count() > 2
    assert answer.locator("a[href$='id/event/hcdf-2023.html']").count() == 1


def test_a_source_shows_its_words_and_leads_to_the_claims_that_rest_on_them(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/id/source/article.html")
    if not tab.get_by_text("hơn 200.000 người tham dự").count():  # a source of many statements has several pages
        tab.locator("nav.pager a:not([aria-current])").first.click()

    words = tab.get_by_text("hơn 200.000 người tham dự").first
    said = tab.locator("dd", has=words).first
    said.locator("a.mark").click()

    tab.locator(".claim:target").wait_for()
    assert tab.url.startswith(f"{site}/id/obs/hcdf-2023-attendance.html#")


def test_a_name_is_found_as_one_types_and_the_keyboard_leads_to_its_page(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/index.vi.html")
    field = tab.get_by_role("combobox")
    found = {}
    for typed in ("ha noi", "da lat", "bac kinh", "北京"):
        field.fill(typed)
        tab.locator("#found li").first.wait_for()
        tab.wait_for_function("text => document.querySelector('.search input').value === text", arg=typed)
        tab.wait_for_timeout(50)
        found[typed] = tab.locator("#found li .name").first.inner_text()
    field.fill("ha noi")
    tab.get_by_role("option", name="Hà Nội thành phố").wait_for()
    field.press("ArrowDown")

    assert found == {"ha noi": "Hà Nội", "da lat": "Đà Lạt", "bac kinh": "Bắc Kinh", "北京": "Bắc Kinh"}
    assert field.get_attribute("aria-activedescendant") == "found-0"
    field.press("Enter")
    tab.wait_for_url(f"{site}/id/place/hanoi.vi.html")


def test_the_field_leads_to_all_that_is_found_and_escape_closes_its_list(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/id/place/hanoi.html")
    field = tab.get_by_role("combobox")
    field.fill("hanoi creative")
    tab.locator("#found li").first.wait_for()
    field.press("Escape")

    assert not tab.locator("#found").is_visible()
    field.press("Enter")
    tab.wait_for_url(f"{site}/search.html?q=hanoi+creative")
    tab.locator("#results li a").first.wait_for()
    assert "match “hanoi creative”" in tab.locator("#results [role=status]").inner_text()


def test_that_nothing_is_found_is_seen_under_the_field_while_one_types(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/index.html")
    field, said = tab.get_by_role("combobox"), tab.locator(".search [role=status]")
    field.fill("zzzqqq")
    tab.wait_for_function("() => document.querySelector('.search [role=status]').textContent !== ''")

    assert said.inner_text() == "nothing found"
    below, box = said.bounding_box(), field.bounding_box()
    assert below is not None
    assert box is not None
    assert below["y"] >= box["y"] + box["height"]
    assert min(below["height"], below["width"]) > 20
    field.press("Escape")
    tab.wait_for_function("() => document.querySelector('.search [role=status]').getBoundingClientRect().height < 2")


def test_filters_stand_in_the_address_and_the_way_back_takes_one_off(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/browse/members.html?field=film&country=china")
    shown = tab.locator(".shown [role=status]")
    shown.wait_for()

    assert shown.inner_text() == "1 of 408 in the list"
    tab.get_by_role("checkbox", name="Literature").press("Space")
    assert shown.inner_text() == "2 of 408 in the list"
    assert tab.url.endswith("?field=film&field=literature&country=china")
    tab.go_back()
    assert shown.inner_text() == "1 of 408 in the list"
    assert tab.locator("tbody tr:visible").all_inner_texts()[0].startswith("Qingdao")


def test_a_value_in_the_address_that_a_list_does_not_have_is_told(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/browse/members.html?field=film&country=atlantis&area=asia&utm_source=x")
    told = tab.locator(".narrowed .note")

    told.first.wait_for()
    assert told.all_inner_texts() == [
        "The list has no filter “area”, so the address does not narrow it by that.",
        "Countries: “atlantis” is not known, so the list is not filtered by it.",
    ]
    tab.get_by_role("checkbox", name="Literature").press("Space")
    assert told.count() == 0


def test_a_cluster_of_a_map_opens_by_the_keyboard(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/see/members.html")
    several = tab.locator(".drawn a[role=button]")
    several.first.wait_for()
    status = tab.locator(".seen [role=status]")
    whole = status.inner_text()

    several.first.press("Enter")

    assert whole == "408 in this part of the map"
    assert status.inner_text() != whole
    tab.get_by_role("button", name="Whole map").press("Enter")
    assert status.inner_text() == whole


@pytest.mark.parametrize("width", [390, 1280])
def test_signs_on_a_map_are_whole(tab: Tab, site: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"{site}/see/members.html")
    tab.locator(".drawn a[role=button]").first.wait_for()

    box = "(node) => ((of) => [of.left, of.right, of.top, of.bottom])(node.getBoundingClientRect())"
    left, right, top, bottom = tab.locator(".seen.map svg").evaluate(box)
    signs = tab.evaluate(f"[...document.querySelectorAll('.drawn circle')].map({box})")

    assert len(signs) > 5
    assert all(left <= one[0] and one[1] <= right and top <= one[2] and one[3] <= bottom for one in signs)


def test_without_scripts_nothing_is_missing(browser: Browser, site: str) -> None:
    tab = browser.new_context(java_script_enabled=False).new_page()
    tab.goto(f"{site}/id/event/hcdf-2023.html")

    tab.get_by_text("2 other values").click()

    assert tab.get_by_role("link", name="17–26 Nov 2023").is_visible()
    tab.context.close()


def test_html_validate_finds_nothing_wrong_with_a_page_of_any_kind(folder: Path) -> None:
    (folder / "rules.json").write_text(json.dumps({"root": True, **RULES}))

    command = ["node", str(VALIDATE), "--config", "rules.json", "--formatter", "text", "**/*.html"]
    found = run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert (found.stdout, found.stderr, found.returncode) == ("", "", 0)


@pytest.mark.parametrize(("width", "scheme", "things"), [(390, "light", SOME), (1600, "dark", SOME[:3])])
def test_axe_finds_nothing_serious_and_no_page_is_wider_than_the_window(
    tab: Tab, site: str, width: int, scheme: Literal["light", "dark"], things: tuple[str, ...]
) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 900})
    found = {}
    for path in (*OTHERS, *(f"id/{each}.vi" for each in things)):
        tab.goto(f"{site}/{path}.html")
        tab.evaluate(OPEN)
        wide = tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        tab.evaluate(FEW)
        tab.evaluate(AXE.read_text(encoding="utf-8"))
        result = json.loads(tab.evaluate("axe.run({resultTypes: ['violations']}).then(JSON.stringify)"))
        serious = [
            (each["id"], each["nodes"][0]["html"][:150])
            for each in result["violations"]
            if each["impact"] in ("serious", "critical")
        ]
        if serious or wide:
            found[path] = (serious, wide)

    assert found == {}
