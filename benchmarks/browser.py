"""What a visitor's browser loads to answer questions itself, and how soon the first answer is there."""

import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from threading import Thread
from time import perf_counter

import creativegraph as cg
from benchmarks.measuring import Line, within
from creativegraph.site.html.render import Renderer
from creativegraph.site.live import files, graph, sparql
from creativegraph.site.portal import Portal
from creativegraph.site.write import assets

PACKED, BROTLI, SOON = 3.0, 2.1, 2.5
"""Megabytes from any host and from one that packs by Brotli, and seconds until the first answer."""
ROUNDS = 3
NEEDED = ("oxigraph.wasm.gz", "graph.ttl.gz", "graph.json", "query-worker.js")
SIZES = "performance.getEntriesByType('resource').map((each) => [each.name, each.transferSize])"
PACK = """
    const { brotliCompressSync: pack, constants } = require("zlib");
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    console.log(pack(require("fs").readFileSync(process.argv[1]), { params }).length);
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files as they are, as ``python -m http.server`` does, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library names it
        """Say nothing."""


def measure(folder: Path) -> Iterator[Line]:
    """Chromium on this machine: by its transfer sizes, and from the address to the rows; the middle of three."""
    site = folder / "browser"
    portal = Portal(cg.open_graph())
    renderer = Renderer(portal)
    page = next(sparql.pages(portal, "en"))
    made = [(each.path, each.make()) for each in (*assets(renderer), *files.parts(portal), *graph.parts(portal))]
    for name, data in (*made, (renderer.file(page), renderer.render(page))):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    taken, sizes = visited(f"http://127.0.0.1:{server.server_address[1]}/sparql.html")
    server.shutdown()
    live = site / "assets" / "live"
    packed = {"oxigraph.wasm.gz": brotli(live / "oxigraph.wasm"), "query-worker.js": brotli(live / "query-worker.js")}
    small = {**sizes, **packed}
    yield size("browser: engine and graph, from any host", sum(sizes.values()), PACKED)
    yield size("browser: the same where the host packs by Brotli", sum(small.values()), BROTLI)
    yield within("browser: from the address of the page to the first answer", taken, SOON)


def visited(address: str) -> tuple[float, dict[str, int]]:
    """Seconds until the rows are there, and what was loaded for them in bytes."""
    from playwright.sync_api import sync_playwright

    times, sizes = [], dict[str, int]()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for _ in range(ROUNDS):
            tab = browser.new_context().new_page()
            start = perf_counter()
            tab.goto(address)
            tab.get_by_role("button", name="Run here").click()
            tab.locator(".live-answer table").wait_for()
            times.append(perf_counter() - start)
            found = {name.rpartition("/")[2]: bytes_ for name, bytes_ in tab.evaluate(SIZES)}
            sizes = {name: found[name] for name in NEEDED}
        browser.close()
    return sorted(times)[ROUNDS // 2], sizes


def brotli(path: Path) -> int:
    """How many bytes a file has when it is packed by Brotli."""
    command = [which("node") or "node", "-e", PACK, str(path)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def size(what: str, ours: int, goal: float) -> Line:
    """We may take ``goal`` megabytes."""
    return Line(what, f"{ours / 1e6:.2f} MB", "", "", f"at most {goal:.2f} MB", ours <= goal * 1e6)
