"""Documents of things in the hands of others: four readers of RDF, and a page that draws an event from its JSON-LD."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pyoxigraph
import pytest
from rdflib import Dataset
from tests.support.questions import packaged

from creativegraph.export.blocks import Blocks, ntriples
from creativegraph.export.document import Document, Documents
from creativegraph.export.framed import Framer
from creativegraph.export.publication import publication_of
from creativegraph.export.rdf import prefixes
from creativegraph.export.triples import Held
from creativegraph.iris import IRI, THINGS

ROOT = Path(__file__).parents[2]
FORM = pyoxigraph.RdfFormat
FORMS = {"ttl": FORM.TURTLE, "nt": FORM.N_TRIPLES, "jsonld": FORM.JSON_LD}


def canonical(data: bytes, form: pyoxigraph.RdfFormat) -> frozenset[str]:
    """The triples in data, with their blank nodes named by RDFC-1.0."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(data, format=form, lenient=True))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(map(str, dataset))


def by_rdflib(data: bytes) -> frozenset[str]:
    dataset = Dataset(default_union=True)
    dataset.parse(data=data, format="json-ld")
    lines = "".join(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o, _ in dataset.quads())
    return canonical(lines.encode(), FORM.N_TRIPLES)


def some_documents(held: Held) -> dict[str, Document]:
    """Descriptions of fifty things and codes, some of each kind, and the evidence of a few."""
    made = Documents(held, publication_of(packaged()))
    kinds: dict[str, list[str]] = {}
    for node in sorted(held.found):
        kinds.setdefault(IRI(node[1:-1]).kind, []).append(node)
    kinds.pop("")
    chosen = [node for some in kinds.values() for node in some[:: max(1, len(some) // 3)][:3]]
    found = {f"thing-{place}": made.description(node) for place, node in enumerate(chosen)}
    few = [f"<{THINGS}{each}>" for each in ("place/hoi-an", "event/hcdf-2024", "agreement/unesco-sovico-2023")]
    found |= {f"evidence-{place}": made.evidence(node) for place, node in enumerate(few)}
    found |= {f"claim-{place}": made.claim(node) for place, node in enumerate(kinds["claim"][:2])}
    return {name: document for name, document in found.items() if document.nested}


@pytest.mark.foreign
def test_four_readers_find_the_same_triples_in_the_documents_of_fifty_things_of_every_kind(tmp_path: Path) -> None:
    held = Held(packaged().embedded().ntriples())
    framer, blocks = Framer(held.properties), Blocks(prefixes())
    expected = {}
    for name, document in some_documents(held).items():
        nodes = list(document.nodes)
        made = {"ttl": blocks.turtle(nodes), "nt": ntriples(nodes), "jsonld": framer.framed(document)}
        read = {canonical(made[form], FORMS[form]) for form in made} | {by_rdflib(made["jsonld"])}
        assert len(read) == 1, name
        expected[name] = read.pop()
        for form, data in made.items():
            (tmp_path / f"{name}.{form}").write_bytes(data)

    script, files = ROOT / "tests" / "node" / "canonical.js", sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run(["node", script, *files], capture_output=True, check=True, timeout=120)

    found = {path: canonical(text.encode(), FORM.N_QUADS) for path, text in json.loads(done.stdout).items()}
    assert [path for path in files if found[path] != expected[Path(path).stem]] == []
    assert len(expected) >= 50


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server of the files of a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@pytest.mark.foreign
def test_a_page_draws_an_event_from_its_json_ld_alone(tmp_path: Path) -> None:
    site = shutil.copytree(ROOT / "docs" / "examples" / "event-card", tmp_path / "card")
    held = Held(packaged().embedded().ntriples())
    event = Documents(held, publication_of(packaged())).description(f"<{THINGS}event/hcdf-2024>")
    (site / "event.jsonld").write_bytes(Framer(held.properties).framed(event))

    with serving(site) as url:
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom")
        done = subprocess.run(
            ["chromium", f"--user-data-dir={tmp_path / 'user'}", *options, f"{url}/index.html"],
            capture_output=True, check=True, timeout=120,
        )  # fmt: skip

    page = done.stdout.decode()
    for each in (
        "Hanoi Creative Design Festival 2024", "Lễ hội Thiết kế Sáng tạo Hà Nội 2024", "November 9, 2024 –",
        "National Museum of History", "Hanoi Department of Culture and Sports", "more than 300,000 visitors",
        "https://www.lehoithietkesangtao.vn", "creativegraph, CC BY 4.0",
    ):  # fmt: skip
        assert each in page
