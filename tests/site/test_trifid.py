"""What a real Trifid shows of an export: its installation from npm takes a minute, so ``make portals`` runs this."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import requests
from tests.support.questions import packaged
from tests.support.servers import HERE, free_port, running

import creativegraph as cg

pytestmark = pytest.mark.portals
VERSION = "5.3.0"
GRAPH = "https://w3id.org/creativegraph/graph/data"
CONFIGURATION = """
globals:
  endpoints:
    default:
      url: http://{here}:{store}/query
server:
  listener:
    host: {here}
    port: {port}
plugins:
  entity-renderer:
    module: "@zazuko/trifid-entity-renderer"
    config:
      rewrite: false
      preferredLanguages: [en, vi]
      labelLoader:
        timeout: 20000
"""
SHOWN = {
    "id/place/hanoi": {"city", "is capital of", "Viet Nam"},
    "id/place/vietnam": {"country", "ISO alpha-2 code", "Southeast Asia"},
    "id/event/hcdf-2023": {"festival", "edition of", "Hanoi Creative Design Festival 2022", "organised by"},
    "id/event/hcdf-2024": {"festival", "City of Hanoi (city government)", "takes place in", "University of Science"},
    "id/network/uccn": {"city network", "founded in year"},
    "id/membership/hanoi-uccn": {"network membership", "in creative field", "Design", "Hanoi"},
    "id/series/hanoi-creative-design-festival": {"Hanoi Creative Design Festival"},
    "id/org/unesco": {"UNESCO"},
    "code/creative-field/design": {"creative field", "creative fields"},
    "ontology": {"creativegraph: an ontology of cultural cooperation", "Agreements"},
}
"""Names of linked things, classes and properties on ten pages."""


@pytest.fixture(scope="module")
def trifid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Trifid over an Oxigraph server with the packaged graph, in which names are written once more."""
    npm = shutil.which("npm")
    assert npm, "npm is missing; install Node.js 20"
    folder = tmp_path_factory.mktemp("trifid")
    cg.export(packaged(), folder / "graph.nt", labels=("rdfs", "schema"))
    binary, location = str(Path(sys.executable).parent / "oxigraph"), str(folder / "store")
    load = [binary, "load", "--location", location, "--file", str(folder / "graph.nt"), "--graph", GRAPH]
    subprocess.run(load, check=True, capture_output=True)
    install = [npm, "install", "--no-audit", "--no-fund", f"trifid@{VERSION}"]
    subprocess.run(install, cwd=folder, check=True, capture_output=True)
    store, port = free_port(), free_port()
    (folder / "config.yaml").write_text(CONFIGURATION.format(here=HERE, store=store, port=port))
    serve = [binary, "serve-read-only", "--location", location, "--union-default-graph", "--bind", f"{HERE}:{store}"]
    (folder / "store-output").mkdir()
    with (
        running(serve, store, folder / "store-output"),
        running(["node", "node_modules/trifid/server.js", "-c", "config.yaml"], port, folder),
    ):
        yield f"http://{HERE}:{port}/creativegraph"


def test_each_page_shows_the_names_of_linked_things_classes_and_properties(trifid: str) -> None:
    asked = {"Accept": "text/html", "Host": "w3id.org", "X-Forwarded-Proto": "https"}
    missing = {}

    for path, names in SHOWN.items():
        answer = requests.get(f"{trifid}/{path}", headers=asked, timeout=60)
        links = re.findall(r"<(?:a|h1)\b[^>]*>(.*?)</(?:a|h1)>", answer.content.decode(), re.DOTALL)
        shown = {" ".join(unescape(re.sub(r"<[^>]*>", "", each)).split()) for each in links}
        if answer.status_code != 200 or names - shown:
            missing[path] = (answer.status_code, names - shown)

    assert missing == {}
