"""What is made for the visitor's browser: the packed graph, forms, and a site without bundles."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from tests.support.commands import command
from tests.support.node import module, node

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.catalogue.example import asked_in_example
from creativegraph.catalogue.query import bind
from creativegraph.errors import ArgumentError
from creativegraph.iris import LEXICAL, render
from creativegraph.site import live
from creativegraph.site.dataset.about import about_of
from creativegraph.site.html.render import Renderer
from creativegraph.site.live import build, files, forms, graph, sparql
from creativegraph.site.portal import Portal

WORLD = r"""
<http://example.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "A\n"@en-GB .
_:b <http://example.org/p> _:b .
"""

ATTACK = 'http://example.org/a> } BIND("spoof" AS ?x) VALUES ?y { <urn:x'
VALUES = (
    ATTACK, "http://example.org/a", "urn:x:y", "mailto:a@b.example", "http://example.org/đ?q=%C3#x", "place/hanoi",
    "", "a:b c", 'a:"', "a:{", "a:|", "a:\\", "a:^", "a:`", "a:\n", "a:%zz", r"a:\u003E", "1:x", "7", "-7",
    "+7", "007", "7.5", ".5", "7.", "1e5", "0x1", "7 } #", "٧", "1999", "0000", "999", "19999", "2024-02-29",
    "2023-02-29", "2024-02-30", "2024-13-01", "0000-01-01", "0001-01-01", "2024-1-1", "2024-01-01T00:00:00", '"',
    "\\", 'x" } #', "a\nb\r\tc", "Đà Nẵng", "true",
)  # fmt: skip
"""Values that links may give."""


@pytest.fixture
def bundled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Stand-ins for bundles, of which there are none where npm has not run."""
    folder = tmp_path / "built"
    folder.mkdir()
    for name in ("ask.js", "sparql.js", "query-worker.js", "licences.txt", ".made-of"):
        (folder / name).write_text(name)
    (folder / "oxigraph.wasm.gz").write_bytes(gzip.compress(b"engine" * 100))
    monkeypatch.setattr(live, "BUILT", folder)
    live.bundles.cache_clear()
    yield folder
    monkeypatch.undo()
    live.bundles.cache_clear()


@pytest.fixture
def unbundled(bundled: Path) -> None:
    for each in bundled.iterdir():
        each.unlink()
    live.bundles.cache_clear()


@pytest.fixture
def small(tmp_path: Path) -> Portal:
    path = tmp_path / "small.nt"
    path.write_text(WORLD, encoding="utf-8")
    return Portal(cg.open_graph(path))


def test_the_packed_graph_has_the_triples_of_the_graph_and_what_is_said_of_it_before(
    bundled: Path, small: Portal
) -> None:
    from pyoxigraph import RdfFormat, Store

    made = {each.path: each.make() for each in graph.parts(small)}
    text, about = gzip.decompress(made["assets/live/graph.ttl.gz"]), orjson.loads(made["assets/live/graph.json"])
    store = Store()
    store.load(text, format=RdfFormat.TURTLE)

    assert len(store) == about["triples"] == len(about_of(small).dumps.lines) == 2
    assert '"A\\n"@en-GB' in text.decode()
    assert about["most"] == 1_000_000
    assert about["bytes"] == {
        "engine": len((bundled / "oxigraph.wasm.gz").read_bytes()), "unpacked": 600,
        "graph": len(made["assets/live/graph.ttl.gz"]),
    }  # fmt: skip


def test_files_for_the_browser_are_made_again_only_if_something_changed(bundled: Path, small: Portal) -> None:
    before = {each.path: each.key for each in (*graph.parts(small), *files.parts(small))}
    again = {each.path: each.key for each in (*graph.parts(Portal(small.graph)), *files.parts(small))}

    assert before == again
    assert {"assets/live/oxigraph.wasm", "assets/live/licences.txt"} <= before.keys()
    assert "assets/live/.made-of" not in before


def test_a_form_binds_a_question_to_the_text_that_python_asks(bundled: Path, small: Portal) -> None:
    query = catalogue.load("events/in_period")
    given = asked_in_example(query)
    asked = orjson.loads(forms.form_of(small, query, given, "vi")["question"])
    fields = {each["name"]: each for each in asked["parameters"]}
    terms = {
        name: [
            f"<{each}>" if fields[name]["kind"] == "iri" else f"{fields[name]['before']}{each}{fields[name]['after']}"
            for each in fields[name]["example"]
        ]
        or None
        for name in fields
    }
    parts = asked["parts"]
    text = parts[0]
    for name, role, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        some = [asked["language"]] if role == "language" else terms[name]
        text += (f"  VALUES ?{name} {{ {' '.join(some)} }}" if some else "") + after

    expected = {
        each.name: [render(each.kind, one) for one in given[each.name]] if each.name in given else None
        for each in query.parameters
    }
    assert text == bind(query._replace(text=forms.without_header(query.text)), expected, asked["language"])


def test_every_kind_of_value_is_written_as_python_writes_it() -> None:
    for kind, value in forms.SAMPLES.items():
        before, after = forms.around(kind)
        assert f"{before}{value}{after}" == render(kind, value)


@pytest.mark.foreign
def test_the_script_writes_the_values_that_python_writes_and_refuses_the_others() -> None:
    given = [(kind, value) for kind in (*forms.SAMPLES, "iri") if kind != "boolean" for value in VALUES]
    fields = {kind: (*forms.around(kind), LEXICAL.get(kind, "")) for kind in forms.SAMPLES}
    run = f"""
        import {{ termOf }} from {module("terms.js")};
        import {{ readFileSync }} from "node:fs";
        const {{ given, fields }} = JSON.parse(readFileSync(0));
        const termed = ([kind, value]) => {{
          const [before, after, pattern] = fields[kind] ?? [];
          return termOf(value, {{ kind, before, after, pattern }});
        }};
        const list = {{ kind: "string", before: "", after: "", choices: [["a", "A"]] }};
        const chosen = ["a", "b"].map((each) => termOf(each, list));
        console.log(JSON.stringify([given.map(termed), chosen]));
    """

    terms, chosen = orjson.loads(node(run, {"given": given, "fields": fields}))

    assert [(*each, term) for each, term in zip(given, terms, strict=True) if term != termed(*each)] == []
    assert chosen == ["a", ""]


def termed(kind: str, value: str) -> str:
    try:
        return render(kind, value)
    except ArgumentError:
        return ""


def test_codes_are_chosen_by_name_and_other_things_by_their_classes(bundled: Path) -> None:
    portal = Portal(cg.open_graph())
    found = [
        (each.takes, forms.field(portal, each, [], "en"))
        for name in ("events/of_kind", "events/held_in", "outcomes/of_event")
        for each in catalogue.load(name).parameters
        if each.takes
    ]
    coded = [made["choices"] for takes, made in found if takes[0].startswith("code:")]

    assert coded
    assert all(isinstance(each, list) and len(each) > 1 for each in coded)
    assert all(made["takes"] for _, made in found)


def test_without_bundles_a_site_has_all_its_pages_and_no_control_for_them(unbundled: None, small: Portal) -> None:
    renderer = Renderer(small)

    assert [*sparql.pages(small, "en"), *files.parts(small), *graph.parts(small)] == []
    assert "sparql" not in [each.path for each in renderer.navigation("en")]
    assert forms.form_of(small, catalogue.load("events/in_period"), {}, "en") == {}


def test_the_command_says_that_nothing_was_built_for_the_browser(unbundled: None, tmp_path: Path) -> None:
    (tmp_path / "small.nt").write_text(WORLD, encoding="utf-8")
    done = command("site", str(tmp_path / "out"), "--graph", str(tmp_path / "small.nt"))

    assert done.code == 0
    assert "are left out, since nothing was built for the browser" in done.stderr
    assert "run `python -m creativegraph.site.live`, which needs npm" in done.stderr
    assert not (tmp_path / "out" / "sparql.html").exists()


def test_what_keeps_npm_from_building_is_said_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    licence = tmp_path / "LICENSE"
    missing = build.make(tmp_path / "built", tmp_path / "work", licence)
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error code ENOTFOUND' >&2\nexit 1\n")
    npm.chmod(0o755)
    failing = build.make(tmp_path / "built", tmp_path / "work", licence)

    assert missing == "npm is not installed"
    assert failing == "ci: npm error code ENOTFOUND"
    assert not (tmp_path / "built").exists()


@pytest.mark.foreign
def test_the_page_refuses_what_leaves_it_and_no_variable_whose_name_has_such_a_word() -> None:
    asked = {
        "SELECT ?étéSERVICE { ?étéSERVICE ?p ?o }": "",
        "SELECT ?a·SERVICE { ?a·SERVICE ?p ?o }": "",
        "SELECT ?𝒳SERVICE { ?𝒳SERVICE ?p ?o }": "",
        'SELECT ?đLOAD { ?đLOAD ?p \'SERVICE\', """SERVICE""", <http://example.org/SERVICE> } # SERVICE': "",
        "SELECT * { ?é SERVICE <http://example.org/> { ?s ?p ?o } }": "SERVICE",
        "SELECT * { ?é. SERVICE<http://example.org/> { ?s ?p ?o } }": "SERVICE",
        r"SELECT * { ?s \u0053ERVICE <http://example.org/> { ?s ?p ?o } }": "SERVICE",
        "DELETE WHERE { ?é ?p ?o }": "DELETE",
    }
    run = f"""
        import {{ refused }} from {module("guard.js")};
        import {{ readFileSync }} from "node:fs";
        console.log(JSON.stringify(JSON.parse(readFileSync(0)).map(refused)));
    """

    assert orjson.loads(node(run, list(asked))) == list(asked.values())
