"""What runs in the browser, in a real Chromium: SPARQL, and catalogued questions with the rows that Python gives."""

import subprocess
from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread as Worker
from urllib.parse import urlencode

import orjson
import pytest
from playwright.sync_api import Browser, Playwright, Request, Route, expect, sync_playwright
from playwright.sync_api import Page as Tab
from tests.support.questions import packaged

import creativegraph as cg
from creativegraph.catalogue.example import asked_in_example
from creativegraph.site.html.render import Renderer
from creativegraph.site.live import bundle, files, forms, graph, sparql
from creativegraph.site.pages import questions
from creativegraph.site.portal import Portal
from creativegraph.site.write import assets

pytestmark = pytest.mark.foreign

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
ASKED = ("events/held_in", "cities/members", "events/in_period", "outcomes/of_event")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
REFUSED = {
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }": "uses SERVICE",
    r"SELECT * { \u0053ERVICE <http://example.org/> { ?s ?p ?o } }": "uses SERVICE",
    "PREFIX x: <http://example.org/> SELECT * { SERVICE SILENTx:y { ?s ?p ?o } }": "uses SERVICE",
    "PREFIX x: <http://example.org/> SELECT * { SERVICEx:y { ?s ?p ?o } }": "uses SERVICE",
    "DELETE WHERE { ?s ?p ?o }": "DELETE is SPARQL Update",
    "PREFIX x: <http://example.org/> INSERT DATA { x:a x:b x:c }": "INSERT is SPARQL Update",
    "SELECT * { ?s ?p }": "not SPARQL at line 1, column 19, near “}”; the engine says: error at",
    "PREFIX x: <http://example.org/>\nSELCT * {}": "not SPARQL at line 2, column 1, near “SELCT”; a query begins with",
    "SELECT * { ?s nosuch:p ?o }": "prefix nosuch: is not declared",
    " ": "There is no query",
}
"""Queries that are not run, each with what is said of it."""
WATCH = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (each) => window.violations.push(each.violatedDirective));
"""
SAVED = """
    window.saved = [];
    URL.createObjectURL = (each) => { window.saved.push(each); return "blob:x"; };
    HTMLAnchorElement.prototype.click = () => {};
"""
SIZES = "performance.getEntriesByType('resource').map((each) => [each.name, each.transferSize])"
MEGABYTE = 1_000_000


class Host(SimpleHTTPRequestHandler):
    """Serves files, says nothing of it, and packs some by Brotli for whoever asks a host named so."""

    brotli = False

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library names it
        """Say nothing."""

    def do_GET(self) -> None:
        """Serve a file."""
        path = Path(self.translate_path(self.path))
        if not self.brotli or path.suffix not in (".wasm", ".json", ".js") or not path.is_file():
            super().do_GET()
            return
        data = brotli(path)
        self.send_response(200)
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class BrotliHost(Host):
    brotli = True


@cache
def brotli(path: Path) -> bytes:
    """Return a file as a host packs it on the way: in quality 5 of 11."""
    script = (
        "const z = require('zlib'); process.stdout.write(z.brotliCompressSync("
        "require('fs').readFileSync(process.argv[1]), { params: { [z.constants.BROTLI_PARAM_QUALITY]: 5 } }))"
    )
    return subprocess.run(["node", "-e", script, str(path)], check=True, capture_output=True).stdout


@pytest.fixture(scope="module")
def portal() -> Portal:
    assert bundle("sparql.js"), "no bundles are there; run python -m creativegraph.site.live, which needs npm"
    return Portal(cg.open_graph())


@pytest.fixture(scope="module")
def folder(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of SPARQL and of a few questions, with all that these need."""
    folder = tmp_path_factory.mktemp("live")
    renderer = Renderer(portal)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("creativegraph.catalogue.names", lambda: ASKED)
        some = Portal(portal.graph)
        made = [
            page
            for language in some.languages
            for module in (questions, sparql)
            for page in module.pages(some, language)
        ]
        parts = [each for each in questions.parts(some) if not each.path.endswith(".xlsx")]
    for page in made:
        put(folder, renderer.file(page), renderer.render(page))
    for part in (*assets(renderer), *files.parts(portal), *graph.parts(portal), *parts):
        put(folder, part.path, part.make())
    put(folder, "favicon.ico", b"")  # what a browser asks each host for by itself
    return folder


def put(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.fixture(scope="module")
def hosts(folder: Path) -> Iterator[Callable[[type[Host]], str]]:
    servers = []

    def started(kind: type[Host]) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(folder)))
        Worker(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield started
    for each in servers:
        each.shutdown()
        each.server_close()


@pytest.fixture(scope="module")
def site(hosts: Callable[[type[Host]], str]) -> str:
    return hosts(Host)


@pytest.fixture(scope="module")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="module")
def browser(driver: Playwright) -> Iterator[Browser]:
    browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    tab = browser.new_page()
    wrong: list[str] = []
    tab.add_init_script(WATCH)
    tab.on("console", lambda each: wrong.append(each.text) if each.type == "error" else None)
    tab.on("pageerror", lambda each: wrong.append(str(each)))
    tab.on("request", lambda each: wrong.append(each.url) if not is_here(each) else None)
    yield tab
    assert tab.evaluate("window.violations") == []
    assert wrong == []
    tab.close()


def is_here(request: Request) -> bool:
    return request.url.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:"))


def ask(tab: Tab, text: str) -> None:
    """Write a query in place of the one that is there, and run it."""
    tab.locator(".cm-content").click()
    tab.keyboard.press("Control+a")
    tab.keyboard.insert_text(text)
    tab.keyboard.press("Control+Enter")


def caption(tab: Tab) -> str:
    return tab.locator(".live-answer caption").inner_text()


def test_every_catalogued_question_gives_in_the_browser_the_rows_that_python_gives(
    portal: Portal, folder: Path, site: str, tab: Tab
) -> None:
    answered = questions.answered(portal, "en")
    assert len(answered) >= 170
    forms_of = [forms.form_of(portal, each.query, asked_in_example(each.query), "en") for each in answered]
    places = [f'<div data-live="ask" data-root="./" data-suffix="" {attributes(each)}></div>' for each in forms_of]
    script = '<script src="assets/live/ask.js"></script>'
    put(folder, "all.html", f'<!DOCTYPE html><html lang="en"><meta charset="utf-8">{"".join(places)}{script}'.encode())

    tab.goto(f"{site}/all.html")
    tab.evaluate(SAVED)
    tab.evaluate("document.querySelectorAll('form').forEach((each) => each.requestSubmit())")
    expect(tab.locator(".live-answer .buttons")).to_have_count(len(answered), timeout=60_000)
    counts = tab.locator(".live-answer caption").all_inner_texts()
    tab.evaluate("document.querySelectorAll('.live-answer li:first-child button').forEach((each) => each.click())")
    tab.wait_for_function(f"window.saved.length === {len(answered)}", timeout=60_000)
    texts = tab.evaluate("Promise.all(window.saved.map((each) => each.text()))")

    for each, count, text in zip(answered, counts, texts, strict=True):
        assert each.rows is not None
        expected = each.rows.to_csv().splitlines()
        assert int(count.split(" ")[0].replace(",", "")) == len(each.rows), each.query.name
        assert text.splitlines() == expected, each.query.name


def attributes(given: dict[str, str]) -> str:
    return " ".join(f'data-{name}="{escape(value)}"' for name, value in given.items())


def test_a_question_in_sparql_is_answered_with_links_to_pages_and_can_be_shared(site: str, tab: Tab) -> None:
    tab.goto(f"{site}/sparql.html")
    text = (
        'SELECT ?city ?city_label { ?city a cg:City ; skos:prefLabel ?city_label FILTER (?city_label = "Hà Nội"@vi) }'
    )
    ask(tab, text)

    link = tab.locator(".live-answer td a")
    expect(link).to_have_text("Hà Nội", timeout=30_000)
    assert link.get_attribute("href") == "id/place/hanoi.html"
    assert "PREFIX cg: <https://w3id.org/creativegraph/ontology#>" in tab.locator(".cm-content").inner_text()

    shared = tab.url
    tab.goto(f"{site}/query/index.html")
    tab.goto(shared)
    assert text in tab.locator(".cm-content").inner_text()


def test_of_many_triples_the_first_are_shown_and_all_are_saved(site: str, tab: Tab) -> None:
    tab.add_init_script(SAVED)
    tab.goto(f"{site}/sparql.html")
    ask(tab, "CONSTRUCT WHERE { ?s ?p ?o }")

    answer = tab.locator(".live-answer")
    expect(answer.locator("p")).to_contain_text("triples the first 1,000, all in the files below", timeout=60_000)
    count = int(answer.locator("p").inner_text().split(" ")[0].replace(",", ""))
    assert count > 100_000
    assert len(answer.locator("pre").inner_text()) < 1_000_000
    tab.get_by_role("button", name="NT", exact=True).click()
    tab.wait_for_function("() => window.saved.length === 1")
    assert tab.evaluate("window.saved[0].text().then((text) => text.trimEnd().split('\\n').length)") == count

    ask(tab, "CONSTRUCT { ?city a cg:City } WHERE { ?city a cg:City } LIMIT 1")
    expect(answer.locator("p")).to_have_text("1 triple", timeout=30_000)


def test_an_endless_question_is_stopped_and_the_next_one_is_answered(site: str, tab: Tab) -> None:
    tab.goto(f"{site}/sparql.html")
    ask(tab, ENDLESS)
    expect(tab.locator(".live [role=status]")).to_have_text("Asking …", timeout=30_000)
    tab.get_by_role("button", name="Stop").click()
    expect(tab.locator(".live [role=status]")).to_have_text("Stopped.")

    ask(tab, "CONSTRUCT { ?city a cg:City } WHERE { ?city a cg:City } LIMIT 1")

    expect(tab.locator(".live-answer pre")).to_contain_text("ontology#City", timeout=30_000)
    assert sum("oxigraph" in name for name, _ in tab.evaluate(SIZES)) == 1


def test_the_next_question_ends_an_endless_one(site: str, tab: Tab) -> None:
    tab.goto(f"{site}/sparql.html")
    ask(tab, ENDLESS)
    expect(tab.locator(".live [role=status]")).to_have_text("Asking …", timeout=30_000)
    tab.wait_for_timeout(1000)
    ask(tab, "ASK { }")

    expect(tab.locator(".live-answer")).to_have_text("Yes.", timeout=30_000)


def test_a_very_long_line_is_written_at_once_and_goes_along_to_the_other_language(site: str, tab: Tab) -> None:
    tab.set_default_timeout(5_000)
    tab.goto(f"{site}/sparql.html")
    ask(tab, f'SELECT (STRLEN("{"a" * 60_000}") AS ?n) {{}}')
    expect(tab.locator(".live-answer td")).to_have_text("60,000", timeout=30_000)
    ask(tab, "ASK { ?any ?thing ?there }")
    tab.get_by_role("link", name="Tiếng Việt").click()

    tab.wait_for_url("**/sparql.vi.html*")
    expect(tab.locator(".cm-content")).to_have_text("ASK { ?any ?thing ?there }")


def test_what_cannot_be_asked_is_refused_in_words(site: str, tab: Tab) -> None:
    tab.goto(f"{site}/sparql.html")

    for text, reason in REFUSED.items():
        ask(tab, text)
        expect(tab.locator(".note[role=status]")).to_contain_text(reason, timeout=30_000)
        ask(tab, 'SELECT ?service ("SERVICE" AS ?b) { VALUES ?service { <http://example.org/SERVICE> } } # DELETE')
        expect(tab.locator(".live-answer td").first).to_have_text("http://example.org/SERVICE", timeout=30_000)


def test_a_label_hides_its_column_only_where_it_stands_in_place_of_an_iri(site: str, tab: Tab) -> None:
    tab.goto(f"{site}/sparql.html#x=100%")
    ask(tab, 'SELECT ("a" AS ?constructor) ("shown" AS ?constructor_label) {}')

    expect(tab.locator(".live-answer thead")).to_have_text("constructorconstructor label", timeout=30_000)
    expect(tab.locator(".live-answer tbody")).to_have_text("ashown")
    ask(tab, "CONSTRUCT { ?s ?p ?o } { ?s <http://example.org/nothing> ?o . ?s ?p ?o }")
    expect(tab.locator(".live-answer")).to_have_text("0 triples")
    ask(tab, 'SELECT (COUNT(DISTINCT ?a) AS ?n) ("PREFIX cg:" AS ?m) { VALUES ?a { cg:City } ?s a ?a } # PREFIX cg:')
    expect(tab.locator(".live-answer td").first).to_have_text("1")


def test_what_is_wrong_is_still_told_when_loading_goes_on(site: str, tab: Tab) -> None:
    held: list[Route] = []
    tab.route("**/oxigraph.wasm.gz", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks what it is given
    with tab.expect_request("**/oxigraph.wasm.gz"):
        tab.goto(f"{site}/sparql.html")
    ask(tab, "DELETE WHERE { ?s ?p ?o }")
    held[0].continue_()
    expect(tab.locator("progress")).to_be_hidden(timeout=30_000)

    expect(tab.locator(".note[role=status]")).to_contain_text("DELETE is SPARQL Update")


def test_a_form_knows_short_forms_and_says_what_is_not_there_or_of_another_kind(site: str, tab: Tab) -> None:
    held = len(packaged().run("events/held_in", place="place/da-nang"))
    tab.goto(f"{site}/query/events/held_in.html")
    field, told = tab.get_by_role("combobox", name="place"), tab.locator(".note[role=status]")
    run = tab.get_by_role("button", name="Run here")
    field.fill("place/da-nang")
    run.click()
    expect(tab.locator(".live-answer caption")).to_have_text(f"{held} rows", timeout=30_000)
    for given, reason in (
        ("place/da-nang-city", "did you mean place/da-nang?"),
        ("javascript:alert(1)", "Nothing in the graph is named javascript:alert(1)"),
        ("org/unesco", "not of a kind that place takes"),
        ("Nowhere at all", "Nothing that fits is called Nowhere at all"),
    ):
        field.fill(given)
        run.click()
        expect(told).to_contain_text(reason, timeout=10_000)
        assert tab.locator(".live-answer table").count() == 0

    tab.evaluate("location.hash = 'place=https%3A%2F%2Fw3id.org%2Fcreativegraph%2Fid%2Fplace%2Fnosuch'")
    expect(told).to_contain_text("Nothing in the graph is named", timeout=10_000)
    tab.evaluate("location.hash = 'place=https%3A%2F%2Fw3id.org%2Fcreativegraph%2Fid%2Fplace%2Fda-nang'")
    expect(tab.locator(".live-answer caption")).to_have_text(f"{held} rows", timeout=10_000)


def test_loading_is_stopped_at_once_and_begun_again(site: str, tab: Tab) -> None:
    held: list[Route] = []
    tab.route("**/graph.ttl.gz", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks what it is given
    tab.goto(f"{site}/sparql.html")
    with tab.expect_request("**/graph.ttl.gz"):
        ask(tab, "ASK { }")
    tab.get_by_role("button", name="Stop").click()

    expect(tab.locator(".live [role=status]")).to_have_text("Stopped.", timeout=2_000)
    tab.unroute("**/graph.ttl.gz")
    ask(tab, "ASK { }")
    expect(tab.locator(".live-answer")).to_have_text("Yes.", timeout=30_000)


def test_a_form_suggests_things_without_diacritics_and_keeps_values_in_the_address(site: str, tab: Tab) -> None:
    held = len(packaged().run("events/held_in", place="place/da-nang"))
    tab.goto(f"{site}/query/events/held_in.vi.html")
    field = tab.get_by_role("combobox", name="place")
    field.fill("da nang")
    tab.get_by_role("option", name="Đà Nẵng place/da-nang", exact=True).wait_for(timeout=30_000)
    field.press("ArrowDown")
    field.press("Enter")
    tab.get_by_role("button", name="Chạy tại đây").click()

    expect(tab.locator(".live-answer caption")).to_have_text(f"{held} hàng", timeout=30_000)
    assert tab.url.endswith("#place=https%3A%2F%2Fw3id.org%2Fcreativegraph%2Fid%2Fplace%2Fda-nang")
    tab.reload()
    expect(field).to_have_value("Đà Nẵng", timeout=30_000)


@pytest.mark.parametrize(
    ("question", "given", "said"),
    [
        ("events/held_in", {"place": 'urn:x> } BIND("spoof" AS ?event_label) VALUES ?z { <urn:x'}, "Nothing that fits"),
        ("events/in_period", {"since": "2024-01-01"}, "Give a value for until"),
        ("events/in_period", {"since": '2024"^^<x:y> } #'}, "is not a date"),
    ],
)
def test_a_link_gives_values_and_no_query(site: str, tab: Tab, question: str, given: dict[str, str], said: str) -> None:
    tab.goto(f"{site}/query/{question}.html#{urlencode(given)}")

    expect(tab.locator(".live .note[role=status]")).to_contain_text(said, timeout=30_000)
    expect(tab.locator(".live-answer")).to_be_empty()


def test_the_page_is_left_by_keyboard_read_on_a_phone_and_accessible(site: str, tab: Tab) -> None:
    tab.set_viewport_size({"width": 390, "height": 800})
    for name in ("sparql", "query/events/held_in", "query/outcomes/of_event"):
        tab.goto(f"{site}/{name}.html")
        tab.get_by_role("button", name="Run here").click()
        tab.locator(".live-answer .buttons").wait_for(timeout=30_000)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, name
        tab.evaluate(AXE.read_text(encoding="utf-8"))
        found = tab.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
        assert [
            (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")
        ] == []

    tab.goto(f"{site}/sparql.html")
    tab.locator(".cm-content").click()
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("button", name="Run here")).to_be_focused()


@pytest.mark.parametrize(("kind", "most", "unpacked"), [(Host, 3.0, False), (BrotliHost, 2.1, True)])
def test_engine_and_graph_are_small_from_any_host(
    hosts: Callable[[type[Host]], str], tab: Tab, kind: type[Host], most: float, *, unpacked: bool
) -> None:
    tab.goto(f"{hosts(kind)}/sparql.html")
    tab.get_by_role("button", name="Run here").click()
    tab.locator(".live-answer table").wait_for(timeout=30_000)

    sizes = {name.rpartition("/")[2]: size for name, size in tab.evaluate(SIZES)}
    assert ("oxigraph.wasm" in sizes, "oxigraph.wasm.gz" in sizes) == (unpacked, not unpacked)
    needed = [size for name, size in sizes.items() if name.startswith(("oxigraph", "graph", "query-worker"))]
    assert 0 < sum(needed) <= most * MEGABYTE, sizes


def test_a_browser_without_webassembly_is_told_and_has_the_static_answer(site: str, tab: Tab) -> None:
    tab.add_init_script("delete window.WebAssembly")
    tab.goto(f"{site}/query/events/held_in.html")

    expect(tab.locator(".note[role=status]")).to_contain_text("WebAssembly")
    assert tab.get_by_role("region", name="8 rows").is_visible()


def test_a_browser_that_runs_out_of_memory_is_told_and_goes_on(driver: Playwright, site: str) -> None:
    few = driver.chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--js-flags=--wasm-max-mem-pages=2600"]
    )
    tab = few.new_page()
    tab.goto(f"{site}/sparql.html")
    ask(tab, "SELECT * { ?a ?b ?c . ?a ?d ?e . ?a ?f ?g }")

    expect(tab.locator(".note[role=status]")).to_contain_text("run out of memory", timeout=60_000)
    ask(tab, "ASK { }")
    expect(tab.locator(".live-answer")).to_have_text("Yes.", timeout=30_000)
    few.close()


def test_a_large_graph_is_loaded_only_when_the_visitor_agrees(site: str, tab: Tab, folder: Path) -> None:
    about = {**orjson.loads((folder / "assets/live/graph.json").read_bytes()), "most": 100}
    tab.route("**/graph.json", lambda route: route.fulfill(body=orjson.dumps(about)))
    tab.goto(f"{site}/sparql.html")
    tab.get_by_role("button", name="Run here").click()

    expect(tab.locator(".note[role=status]")).to_contain_text(f"{about['triples']:,} triples")
    assert not any("oxigraph" in name for name, _ in tab.evaluate(SIZES))
    tab.get_by_role("button", name="Load it").click()
    tab.locator(".live-answer table").wait_for(timeout=30_000)


def test_a_file_that_is_not_there_is_named(site: str, browser: Browser) -> None:
    tab = browser.new_page()
    for answer in (
        {"status": 404},
        {"status": 200, "content_type": "text/html", "body": "<p>Nothing here"},
        {"status": 200, "body": "no graph"},
    ):
        tab.route("**/graph.ttl.gz", lambda route, *, answer=answer: route.fulfill(**answer))
        tab.goto(f"{site}/sparql.html")
        tab.get_by_role("button", name="Run here").click()

        expect(tab.locator(".note[role=status]")).to_contain_text("graph.ttl.gz cannot be loaded", timeout=30_000)
    tab.close()


def test_a_host_that_has_browsers_unpack_packed_files_is_understood(site: str, tab: Tab, folder: Path) -> None:
    def unpacked(name: str) -> Callable[..., None]:
        import gzip

        data = gzip.decompress((folder / "assets/live" / name).read_bytes())
        return lambda route: route.fulfill(body=data, headers={"Content-Type": "application/gzip"})

    for name in ("graph.ttl.gz", "oxigraph.wasm.gz"):
        tab.route(f"**/{name}", unpacked(name))
    tab.goto(f"{site}/sparql.html")
    tab.get_by_role("button", name="Run here").click()

    tab.locator(".live-answer table").wait_for(timeout=30_000)


def test_a_page_from_the_disk_and_one_without_scripts_say_so_and_have_the_static_answer(
    folder: Path, site: str, browser: Browser
) -> None:
    tab = browser.new_page()
    tab.goto((folder / "query/events/held_in.html").as_uri())
    expect(tab.locator(".note[role=status]")).to_contain_text("opened from the disk")
    assert tab.get_by_role("region", name="8 rows").is_visible()
    tab.close()

    plain = browser.new_context(java_script_enabled=False)
    tab = plain.new_page()
    tab.goto(f"{site}/query/events/held_in.html")
    assert "allow JavaScript" in tab.locator("noscript").inner_text()
    assert tab.get_by_role("region", name="8 rows").is_visible()
    plain.close()
