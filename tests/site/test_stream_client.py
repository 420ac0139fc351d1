"""What a real client of Linked Data Event Streams from npm reads of the stream of a site."""

import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from pyoxigraph import RdfFormat, parse
from tests.support.projects import ALONE, FACTS, released

import creativegraph as cg
from creativegraph.site.write import write
from creativegraph.store.releases import release, snapshot

CLIENT = Path(__file__).parents[1] / "node" / "node_modules" / ".bin" / "ldes-client"
AT = "<http://www.w3.org/ns/prov#generatedAtTime>"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files as ``python -m http.server`` does, and says nothing of it."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".ttl": "text/turtle"}

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library names it
        pass


@pytest.fixture
def folder(few_questions: None, tmp_path: Path) -> Path:
    """The site of a project with three releases, of which the last says again what the first one said."""
    made = released(tmp_path / "base", ALONE.replace('"fairs"', '"base"').replace("fairs/", "base/"))
    release(cg.open_graph(made), "2.0", "2026-02-28")
    (made / "data/claims.csv").write_text(FACTS, encoding="utf-8")
    release(cg.open_graph(made), "3.0", "2026-03-31")
    write(cg.open_graph(made), tmp_path / "site")
    return made


@pytest.mark.foreign
def test_a_client_from_npm_reads_the_last_release_from_the_stream(folder: Path, tmp_path: Path) -> None:
    assert CLIENT.exists(), "ldes-client is missing; `make test-all` installs it"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "site")))
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    place = f"http://127.0.0.1:{server.server_address[1]}/ldes.ttl"
    words = [str(CLIENT), place, "--last-version-only", "--materialize", "--no-shape"]

    done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=240, cwd=tmp_path)

    server.shutdown()
    server.server_close()
    assert done.returncode == 0, done.stderr
    read = {str(each.triple) + " ." for each in parse(done.stdout.encode(), format=RdfFormat.TURTLE)}
    with cg.project.using(cg.open_graph(folder).projects):
        assert {each for each in read if AT not in each} == snapshot("3.0").lines
