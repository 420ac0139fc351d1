"""Pages of the packaged graph in a real Chromium: what a reader sees, and what axe-core finds."""

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread as Worker
from typing import Literal

import pytest
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

import creativegraph as cg
from creativegraph.iris import IRI, THINGS
from creativegraph.site import disputes, overview, pictures, policy
from creativegraph.site.page import Page
from creativegraph.site.portal import Portal
from creativegraph.site.render import Renderer
from creativegraph.site.things import Thing
from creativegraph.site.write import assets

pytestmark = pytest.mark.foreign

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
SOME = (
    "place/hanoi", "event/hcdf-2023", "org/unesco", "network/uccn", "membership/hanoi-uccn", "obs/hcdf-2023-attendance",
    "person/audrey-azoulay", "agreement/sovico-unesco-2021", "participation/hcdf-2023-unesco-support",
)  # fmt: skip
WATCH = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (each) => window.violations.push(each.violatedDirective));
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library names it
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    portal = Portal(cg.open_graph())
    renderer = Renderer(portal)
    for language in portal.languages:
        thing = Thing(portal, language)
        made: list[Page] = [each for slug in SOME for each in thing.pages(IRI(THINGS + slug))]
        made += [each for module in (overview, disputes, policy) for each in module.pages(portal, language)]
        for page in made:
            path = folder / "below" / renderer.file(page)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(renderer.render(page))
    for part in (*assets(renderer), *pictures.parts(portal)):
        path = folder / "below" / part.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(part.make())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Worker(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/below"
    server.shutdown()
    server.server_close()


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
    planned = tab.get_by_text("17–26 Nov 2023")

    assert "more than 200,000" in figures
    assert not planned.is_visible()
    tab.get_by_text("2 other values").click()
    assert planned.is_visible()
    assert tab.get_by_text("This was the plan").count() >= 1


def test_the_permanent_link_of_a_claim_opens_its_evidence(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/id/event/hcdf-2023.html#d254")

    claim = tab.locator("#d254")

    assert claim.is_visible()
    assert "The festival was to end on 26 November" in claim.inner_text()


def test_a_page_leads_to_itself_in_the_other_language(tab: Tab, site: str) -> None:
    tab.goto(f"{site}/id/place/hanoi.html")
    tab.get_by_role("link", name="Tiếng Việt").click()

    assert tab.url == f"{site}/id/place/hanoi.vi.html"
    assert tab.locator("h1").inner_text() == "Hà Nội"
    assert tab.locator("html").get_attribute("lang") == "vi"


def test_without_scripts_nothing_is_missing(browser: Browser, site: str) -> None:
    tab = browser.new_context(java_script_enabled=False).new_page()
    tab.goto(f"{site}/id/event/hcdf-2023.html")

    tab.get_by_text("2 other values").click()

    assert tab.get_by_text("17–26 Nov 2023").is_visible()
    tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1600])
def test_axe_finds_nothing_serious_and_no_page_is_wider_than_the_window(
    tab: Tab, site: str, scheme: Literal["light", "dark"], width: int
) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 900})
    found = {}
    for path in ("index", "about", "persons", "contradictions", "corrections", *(f"id/{each}.vi" for each in SOME)):
        tab.goto(f"{site}/{path}.html")
        tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        tab.evaluate(AXE.read_text(encoding="utf-8"))
        result = json.loads(tab.evaluate("axe.run({resultTypes: ['violations']}).then(JSON.stringify)"))
        serious = [
            (each["id"], each["nodes"][0]["html"][:150])
            for each in result["violations"]
            if each["impact"] in ("serious", "critical")
        ]
        wide = tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if serious or wide:
            found[path] = (serious, wide)

    assert found == {}
