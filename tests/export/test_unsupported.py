"""What a format cannot hold is told: refused, or noted where newer readers read it."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

import creativegraph as cg
from creativegraph.engine import OxigraphEngine
from creativegraph.errors import FormatError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TRIPLE = f"ex:r <{RDF}reifies> <<( ex:a ex:p ex:c )>> ."
FORMS = ("ttl", "nt", "nq", "trig", "rdf", "jsonld")
Graphs = Callable[[str], cg.Graph]


@pytest.fixture
def graph() -> Graphs:
    def made(turtle: str) -> cg.Graph:
        store = ox.Store()
        store.load(f"@prefix ex: <http://ex.org/> .\n{turtle}".encode(), format=ox.RdfFormat.TURTLE)
        return cg.Graph(OxigraphEngine(store))

    return made


def exported(graph: cg.Graph, form: str) -> tuple[bytes, list[str]]:
    notes: list[str] = []
    return cg.export(graph, format=form, note=notes.append), notes


@pytest.mark.parametrize("turtle", [TRIPLE, "ex:a ex:p ex:b {| ex:q ex:c |} .", "ex:a ex:p ex:b ~ ex:r ."])
def test_json_ld_with_triple_terms_is_refused_and_the_old_file_stays(
    turtle: str, graph: Graphs, tmp_path: Path
) -> None:
    path = tmp_path / "out.jsonld"
    path.write_text("kept")

    with pytest.raises(FormatError, match="triple terms"):
        cg.export(graph(turtle), path)

    assert path.read_text() == "kept"


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "rdf"])
def test_triple_terms_are_written_and_noted_elsewhere(form: str, graph: Graphs) -> None:
    data, notes = exported(graph(TRIPLE), form)

    [quad] = ox.parse(data, format=ox.RdfFormat.from_extension(form))
    assert isinstance(quad.object, ox.Triple)
    assert notes == [f"{form} with triple terms is RDF 1.2, which older programs cannot read"]


@pytest.mark.parametrize("form", FORMS)
def test_the_direction_of_a_text_is_written_in_each_format(form: str, graph: Graphs) -> None:
    data, notes = exported(graph('ex:a ex:p "x"@ar--rtl, "y"@en .'), form)

    found = {str(quad.object) for quad in ox.parse(data, format=ox.RdfFormat.from_extension(form))}
    assert found == {'"x"@ar--rtl', '"y"@en'}
    assert len(notes) == 1
    assert ("drop the direction" in notes[0]) == (form == "jsonld")


@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_looks_like_rdf_1_2_has_no_note(form: str, graph: Graphs) -> None:
    assert exported(graph('ex:a ex:p \'<<( a b c )>> "x"@ar--rtl its:dir="rtl" <oxprefix: "a"\' .'), form)[1] == []


@pytest.mark.parametrize("iri", ["http://ex.org/123", "http://ex.org/p/", "urn:1", "http://ex.org/"])
def test_rdf_xml_refuses_a_property_whose_iri_ends_in_no_name_of_xml(iri: str, graph: Graphs) -> None:
    with pytest.raises(FormatError, match=iri):
        exported(graph(f"ex:a <{iri}> 1 ."), "rdf")


def test_rdf_xml_refuses_texts_with_control_characters(graph: Graphs) -> None:
    with pytest.raises(FormatError, match="control characters"):
        exported(graph('ex:a ex:p "a\\u0001b" .'), "rdf")


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld"])
def test_other_formats_hold_what_rdf_xml_cannot(form: str, graph: Graphs) -> None:
    data, notes = exported(graph('ex:a <http://ex.org/123> "a\\u0001b" .'), form)

    [quad] = ox.parse(data, format=ox.RdfFormat.from_extension(form))
    assert (quad.predicate.value, getattr(quad.object, "value", "")) == ("http://ex.org/123", "a\u0001b")
    assert notes == []


@pytest.mark.parametrize("form", FORMS)
def test_returns_and_blanks_of_a_text_are_the_same_in_each_format(form: str, graph: Graphs, tmp_path: Path) -> None:
    path = tmp_path / f"again.{form}"

    cg.export(graph('ex:a ex:p " \\r\\n\\t]]>&amp;<a>\\u0085\\u2028 " .'), path)

    assert b"\r" not in path.read_bytes()
    found = cg.open_graph(path).sparql("SELECT ?text { ?a <http://ex.org/p> ?text }")
    assert isinstance(found, cg.Rows)
    assert [row[0] for row in found] == [" \r\n\t]]>&amp;<a>\x85\u2028 "]


@pytest.mark.parametrize(("form", "is_told"), [("xlsx", True), ("csv", True), ("pdf", False)])
def test_a_format_of_answers_is_refused_with_the_command_that_writes_it(
    form: str, is_told: bool, graph: Graphs, tmp_path: Path
) -> None:
    with pytest.raises(FormatError, match=f"cannot write '{form}'; can write ttl, nt, ") as refused:
        cg.export(graph("ex:a ex:p ex:b ."), tmp_path / f"e.{form}")

    assert (f"; `creativegraph run TOPIC/NAME --format {form}` writes the answer" in str(refused.value)) is is_told
