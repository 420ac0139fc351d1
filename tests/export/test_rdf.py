"""Everything written reads back as what it was."""

import re
from collections.abc import Callable
from functools import cache as once
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st
from tests.support.commands import command
from tests.support.questions import exported, packaged
from tests.support.shacl import graph_of
from tests.support.shared_checks import OPEN

import creativegraph as cg
from creativegraph.engine import OxigraphEngine, WarmingEngine, in_memory
from creativegraph.errors import ArgumentError, FormatError, UnknownNameError, UnwritableError
from creativegraph.export import jsonld, turtle
from creativegraph.iris import THINGS
from creativegraph.project import folder
from creativegraph.site.dataset.dumps import serialised
from creativegraph.store import cache
from creativegraph.store.layers import LAYERS
from creativegraph.store.load import loaded_alone

Given = Callable[[str], cg.Graph]
PARSERS = {"ttl": "TURTLE", "nt": "N_TRIPLES", "nq": "N_QUADS", "trig": "TRIG", "rdf": "RDF_XML", "jsonld": "JSON_LD"}
OFTEN = ("ttl",)
RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "rdf": "xml", "jsonld": "json-ld"}


def canonical(triples: "list[pyoxigraph.Triple]") -> "tuple[set[pyoxigraph.Triple], list[str]]":
    """Triples that can be compared; only those with blank nodes need canonical labels, which take long to find."""
    blank = pyoxigraph.BlankNode
    labelled = [each for each in triples if isinstance(each.subject, blank) or isinstance(each.object, blank)]
    dataset = pyoxigraph.Dataset(pyoxigraph.Quad(*each) for each in labelled)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return set(triples) - set(labelled), sorted(str(each.triple) for each in dataset)


def read(data: bytes, form: str) -> "tuple[set[pyoxigraph.Triple], list[str]]":
    quads = pyoxigraph.parse(data, format=getattr(pyoxigraph.RdfFormat, PARSERS[form]))
    return canonical([quad.triple for quad in quads])


def lines(store: pyoxigraph.Store) -> set[bytes]:
    """The triples of a store, blank nodes without their labels."""
    form = pyoxigraph.RdfFormat.N_TRIPLES
    graphs = [pyoxigraph.DefaultGraph(), *store.named_graphs()]
    found = [line for each in graphs for line in (store.dump(format=form, from_graph=each) or b"").splitlines()]
    return {re.sub(rb"_:\w+", b"_:", line) if b"_:" in line else line for line in found}


@once
def lines_of_packaged() -> set[bytes]:
    return lines(packaged().store())


def read_by_rdflib(data: bytes, form: str) -> "tuple[set[pyoxigraph.Triple], list[str]]":
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(data=data, format=RDFLIB[form])
    lines = "".join(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o, _ in dataset.quads())
    return read(lines.encode(), "nt")


@once
def part() -> "list[pyoxigraph.Triple]":
    """What the packaged graph says of one thing in eighty, and all that has blank nodes."""
    stated = [(each.partition(b" ")[0], each) for each in packaged().engine.ntriples().splitlines(keepends=True)]
    subjects = sorted({subject for subject, _ in stated})
    chosen = {*subjects[::80], *(each for each in subjects if each.startswith(b"_:"))}
    some = b"".join(line for subject, line in stated if subject in chosen)
    return [each.triple for each in pyoxigraph.parse(some, format=pyoxigraph.RdfFormat.N_TRIPLES)]


@pytest.mark.parametrize(
    "form", [pytest.param(each, marks=() if each in OFTEN else pytest.mark.cold) for each in PARSERS]
)
def test_the_packaged_graph_reads_back_from_every_format(form: str) -> None:
    store = pyoxigraph.Store()

    store.bulk_load(exported(form), format=getattr(pyoxigraph.RdfFormat, PARSERS[form]))

    assert len(store) == len(packaged().store())
    assert lines(store) == lines_of_packaged()


@pytest.mark.parametrize("form", PARSERS)
def test_a_part_of_the_packaged_graph_reads_back_from_every_format_in_rdflib(form: str) -> None:
    assert read_by_rdflib(cg.export(graph_of(part()), format=form), form) == canonical(part())


@pytest.mark.parametrize("form", PARSERS)
def test_two_runs_give_the_same_bytes(form: str) -> None:
    one, other = graph_of(part()), graph_of(part())

    assert cg.export(one, format=form) == cg.export(other, format=form)


def test_two_openings_of_the_packaged_graph_give_the_same_bytes() -> None:
    assert cg.export(OPEN(), format="ttl") == exported("ttl")


IRIS = st.sampled_from(
    [
        "https://w3id.org/creativegraph/id/event/fair",
        "https://w3id.org/creativegraph/id/obs/a",
        "https://w3id.org/creativegraph/code/role/organiser",
        "https://w3id.org/creativegraph/ontology#memberSince",
        "https://w3id.org/creativegraph/id/",
        "http://purl.org/dc/terms/title",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "https://w3id.org/creativegraph/ontology#beginEarliest",
        "https://w3id.org/creativegraph/ontology#latitude",
        "https://w3id.org/creativegraph/ontology#isTemporary",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "urn:example:x",
        "https://example.org/a(b)",
    ]
).map(pyoxigraph.NamedNode)
XSD = "http://www.w3.org/2001/XMLSchema#"
LITERALS = st.one_of(
    st.builds(pyoxigraph.Literal, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)),
    st.builds(
        lambda text, language: pyoxigraph.Literal(text, language=language),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
        st.sampled_from(["vi", "en", "fr-ca", "ja"]),
    ),
    st.builds(
        lambda text, kind: pyoxigraph.Literal(text, datatype=pyoxigraph.NamedNode(XSD + kind)),
        st.sampled_from(["1", "007", "-3", "2.50", "true", "2024-01-02", "word", "9007199254740993"]),
        st.sampled_from(["integer", "decimal", "date", "boolean", "gYear", "double"]),
    ),
)
TRIPLES = st.lists(st.builds(pyoxigraph.Triple, IRIS, IRIS, st.one_of(IRIS, LITERALS)), max_size=12)


@settings(max_examples=60, deadline=None)
@of(TRIPLES)
def test_any_graph_reads_back_from_turtle_and_from_compacted_json_ld(triples: "list[pyoxigraph.Triple]") -> None:
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.Quad(*each) for each in triples)
    graph = cg.Graph(OxigraphEngine(store))
    expected = canonical([quad.triple for quad in store])

    assert read(cg.export(graph, format="ttl"), "ttl") == expected
    assert read(cg.export(graph, format="jsonld"), "jsonld") == expected


@pytest.mark.parametrize("sorted_up_to", [1_000_000, 0], ids=["sorted", "streamed"])
@pytest.mark.parametrize("written", ["1", "01"], ids=["as stored", "as written"])
def test_rdflib_reads_names_that_end_in_a_full_stop(
    written: str, sorted_up_to: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turtle, "SORTED_UP_TO", sorted_up_to)
    things = [f"{THINGS}place/{name}" for name in ("a.", "a..", "2020-09--..", "a.b", ".", "a'.", "a%20b.", "é.")]
    lines = [
        f'<{each}> <http://e/p.> <{each}> .\n<{each}> <{THINGS}place/p.> "<x> place:a\\\\. ." .\n' for each in things
    ]
    lines.append(f'<http://e/n> <http://e/p> "{written}"^^<http://www.w3.org/2001/XMLSchema#integer> .\n')
    path = tmp_path / "stops.nt"
    path.write_text("".join(lines), encoding="utf-8")
    data = cg.export(cg.Graph(loaded_alone([path]).engine), format="ttl").decode()

    found = {(str(s), str(p), str(o)) for s, p, o in rdflib.Graph().parse(data=data, format="turtle")}

    assert {(each, "http://e/p.", each) for each in things} <= found
    assert {(each, f"{THINGS}place/p.", "<x> place:a\\. .") for each in things} <= found
    assert ("http://e/n", "http://e/p", "1") in found


@pytest.mark.parametrize("form", ["ttl", "trig"])
def test_rdflib_reads_names_that_end_in_a_full_stop_in_the_files_of_a_site(form: str) -> None:
    thing = f"{THINGS}place/2020-09--.."
    line = f"<{thing}> <http://e/p> <{thing}> .\n".encode()
    layer = line.replace(b" .\n", b" <http://e/layer> .\n")

    data = serialised([line], form, lambda _lines: [layer])

    graph = rdflib.Dataset(default_union=True).parse(data=data, format=form)
    assert [tuple(map(str, each[:3])) for each in graph.quads()] == [(thing, "http://e/p", thing)]


def test_turtle_is_sorted_by_subject_with_one_statement_a_line(given: Given) -> None:
    graph = given('event:b cg:edtf "2024" . event:a cg:edtf "2023" .')

    text = cg.export(graph, format="ttl", layer="direct").decode()

    assert text.index('event:a cg:edtf "2023" ;\n    .') < text.index('event:b cg:edtf "2024" ;\n    .')


def test_quads_put_each_layer_into_its_graph() -> None:
    data = cg.export(graph_of(part()), format="nq")

    names = {str(quad.graph_name) for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_QUADS)}

    assert names == {
        f"<https://w3id.org/creativegraph/graph/{layer}>" for layer in ("direct", "evidence", "codes", "ontology")
    }


def test_lines_come_from_the_text_that_a_kept_store_was_made_of(tmp_path: Path, given: Given) -> None:
    source = given('event:b cg:edtf "2024" . claim:c1 cg:note "the . <x>"@en ; cg:of [ cg:edtf "2023" ] .').embedded()
    store = cache.open_cached(tmp_path / "key", source.ntriples())
    kept = WarmingEngine(store, lambda: cache.pieces_of(tmp_path / "key"))

    for form in ("nt", "nq"):
        expected = cg.export(cg.Graph(OxigraphEngine(in_memory(source.ntriples()))), format=form)
        assert sorted(cg.export(cg.Graph(kept), format=form).splitlines()) == sorted(expected.splitlines())
    assert kept.asked() is store
    (tmp_path / "key" / cache.COPY).write_bytes(b"")
    assert read(cg.export(cg.Graph(kept), format="nq"), "nq") == read(expected, "nq")


def test_one_layer_holds_nothing_of_the_others() -> None:
    graph = graph_of(part())

    whole = cg.export(graph, format="nt").splitlines()
    parts = [cg.export(graph, format="nt", layer=each).splitlines() for each in LAYERS]

    assert sorted(line for lines_in_part in parts for line in lines_in_part) == sorted(whole)
    assert all(parts)
    assert not any(b"ontology#claimSubject" in line for line in parts[0])


def test_one_thing_comes_with_its_time_and_the_labels_of_what_it_names(given: Given) -> None:
    graph = given("""
        event:fair a cg:Festival ; cg:hasTimeSpan times:fair ; cg:takesPlaceIn place:alba .
        times:fair cg:edtf "2024" .
        place:alba skos:prefLabel "Alba"@en ; cg:locatedIn place:far .
        obs:visitors <http://www.w3.org/ns/sosa/hasFeatureOfInterest> event:fair ; cg:observedDays 3 .
        event:other a cg:Festival .
    """)

    text = cg.export(graph, format="nt", thing="event/fair").decode()

    assert '"2024"' in text
    assert '"Alba"@en' in text
    assert "observedDays" in text
    assert "event/other" not in text
    assert "place/far" not in text


def test_a_failed_export_leaves_what_was_there(given: Given, tmp_path: Path) -> None:
    graph = given("event:fair a cg:Festival .")
    path = tmp_path / "out.ttl"
    path.write_text("kept")

    with pytest.raises(FormatError):
        cg.export(graph, path, format="docx")
    with pytest.raises(ArgumentError):
        cg.export(graph, path, layer="nope")

    assert path.read_text() == "kept"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_a_place_that_cannot_be_written_is_told(given: Given, tmp_path: Path) -> None:
    graph = given("event:fair a cg:Festival .")

    with pytest.raises(UnwritableError, match="cannot write"):
        cg.export(graph, tmp_path / "nowhere" / "out.ttl")


def test_the_shipped_context_is_the_one_that_is_written() -> None:
    import json

    shipped = json.loads((folder("ontology") / "context.jsonld").read_bytes())

    assert shipped == {"@context": jsonld.context()}


def test_pyld_reads_the_compacted_json_ld_as_the_same_graph(given: Given) -> None:
    import json

    from pyld import jsonld as pyld

    graph = given("""
        event:fair a cg:Festival ; skos:prefLabel "Fair"@en, "Hội chợ"@vi ; cg:mainProgrammeDays 10 ;
            cg:hasTimeSpan times:fair . times:fair cg:beginEarliest "2024-01-02"^^xsd:date .
    """)

    text = cg.export(graph, format="jsonld", layer="direct")

    quads = pyld.to_rdf(json.loads(text), {"format": "application/n-quads"})
    assert read(quads.encode(), "nq") == read(cg.export(graph, format="nt", layer="direct"), "nt")


def test_a_link_is_followed_and_a_file_keeps_its_permissions(given: Given, tmp_path: Path) -> None:
    graph = given("event:fair a cg:Festival .")
    target, link = tmp_path / "target.ttl", tmp_path / "link.ttl"
    target.write_text("old")
    target.chmod(0o600)
    link.symlink_to(target)

    cg.export(graph, link)

    assert link.is_symlink()
    assert "cg:Festival" in target.read_text()
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_thing_that_the_graph_does_not_know_is_told(given: Given, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="event/nosuch"):
        cg.export(given(""), tmp_path / "x.ttl", thing="event/nosuch")

    assert not (tmp_path / "x.ttl").exists()


def test_no_name_of_a_thing_is_not_taken_for_all_things(tmp_path: Path) -> None:
    done = command("export", str(tmp_path / "x.ttl"), "--thing", "")

    assert (done.code, list(tmp_path.iterdir())) == (1, [])
    assert done.stderr.startswith("creativegraph: --thing is empty")


@pytest.mark.parametrize("format_", ["ttl", "nt", "nq", "jsonld", "rdf"])
def test_progress_is_reported_up_to_the_number_of_triples_and_changes_no_byte(format_: str, given: Given) -> None:
    graph = given('place:a a cg:City ; skos:prefLabel "Alba"@en . place:b a cg:City .')
    seen: list[tuple[str, int, int]] = []

    data = cg.export(graph, format=format_, progress=lambda *step: seen.append(step))

    assert data == cg.export(graph, format=format_)
    assert {total for _, _, total in seen} == {len(graph.store())}
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)
    assert seen[-1][1] > 0
