"""What an RDF file says is what is validated and exported: datatypes, texts of literals, language tags, blank nodes."""

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.engine import OxigraphEngine
from creativegraph.engine.written import Written, is_unchanged, stored_form
from creativegraph.graph import Graph
from creativegraph.iris import XSD
from creativegraph.store.encodings import as_xml_reads
from creativegraph.store.rdf_file import needed_format, text_of
from creativegraph.store.written import FILE, RdfText, load_as_written

HEAD = "@prefix ex: <http://ex.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
WRITTEN = (
    '"5000"^^xsd:nonNegativeInteger', '"007"^^xsd:integer', '"2024-01-01T00:00:00Z"^^xsd:dateTimeStamp', "1.50",
    '"300"^^xsd:byte', '"1"^^xsd:boolean', '"x"@en-GB', '"x"@VI', '"x"@zh-Hant-HK', '"1.0E1"^^xsd:double',
    '"PT60S"^^xsd:duration', '"2024-01-01+00:00"^^xsd:date', '"10:00:00.50"^^xsd:time', "<http://ex.org/thing>",
    '"+5"^^xsd:integer', '"no number"^^xsd:int', '"plain"', '"x"@en--rtl',
)  # fmt: skip
FORMS = ("ttl", "nt", "nq", "trig", "rdf", "jsonld")
PARSED = {"rdf": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD}


def lines(text: str) -> list[str]:
    """The lines of N-Triples about ex.org, as written."""
    return sorted(line for line in text.splitlines() if line.startswith("<http://ex.org/"))


def exported(path: Path, form: str = "nt", **options: str) -> str:
    """The export of a file, of which nothing but the file is read."""
    store, written = ox.Store(), Written()
    load_as_written(store, written, RdfText(path, text_of(path), needed_format(path)))
    graph = Graph(OxigraphEngine(store, written))
    return cg.export(graph, format=form, **options).decode()  # type: ignore[arg-type]


def put(folder: Path, text: str | bytes, name: str = "d.ttl") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_literals_are_exported_as_they_are_written(tmp_path: Path) -> None:
    path = put(tmp_path, HEAD + "".join(f"ex:a{number} ex:p {term} .\n" for number, term in enumerate(WRITTEN)))

    found = {line.rpartition(" ")[0].split(" ", 2)[2] for line in lines(exported(path))}

    whole = (each.replace("1.50", '"1.50"^^xsd:decimal').partition("^^xsd:") for each in WRITTEN)
    assert found == {f"{text}^^<{XSD}{kind}>" if kind else text for text, _, kind in whole}


@pytest.mark.parametrize("form", FORMS)
def test_each_format_holds_the_text_and_the_datatype_of_each_literal(form: str, tmp_path: Path) -> None:
    path = put(tmp_path, HEAD + "".join(f"ex:a{number} ex:p {term} .\n" for number, term in enumerate(WRITTEN)))

    again = put(tmp_path, exported(path, form), f"again.{form}")

    assert lines(exported(again)) == lines(exported(path))


def test_two_spellings_of_one_value_are_two_triples_in_whatever_order_and_file(tmp_path: Path) -> None:
    one = put(tmp_path, f"{HEAD}ex:a ex:p 7, 007 ; ex:q 007, 7 .", "one.ttl")
    two = put(tmp_path, f'{HEAD}ex:a ex:p "7"^^xsd:int ; ex:r 1.0 .', "two.ttl")

    graph = cg.open_graph(one, two, one)

    values = [line.split(" ", 1)[1].replace(XSD, "") for line in lines(cg.export(graph, format="nt").decode())]
    assert values == [
        '<http://ex.org/p> "007"^^<integer> .', '<http://ex.org/p> "7"^^<int> .', '<http://ex.org/p> "7"^^<integer> .',
        '<http://ex.org/q> "007"^^<integer> .', '<http://ex.org/q> "7"^^<integer> .',
        '<http://ex.org/r> "1.0"^^<decimal> .',
    ]  # fmt: skip
    assert len(list(graph.store().quads_for_pattern(ox.NamedNode("http://ex.org/a"), None, None))) == 3


def test_the_shapes_see_the_datatype_that_the_file_has(tmp_path: Path) -> None:
    data = put(tmp_path, f'{HEAD}ex:f a ex:File ; ex:size "5000"^^xsd:nonNegativeInteger ; ex:code 007 .')
    shapes = put(
        tmp_path,
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://ex.org/> ."
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . ex:S a sh:NodeShape ; sh:targetClass ex:File ; sh:property"
        '[ sh:path ex:size ; sh:datatype xsd:nonNegativeInteger ], [ sh:path ex:code ; sh:pattern "^0" ] .',
        "s.ttl",
    )

    assert cg.check(data, shapes=shapes).findings == ()


def test_a_store_on_disk_keeps_how_literals_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    first = put(tmp_path, f'{HEAD}ex:a ex:p 7 ; ex:q "x"@en-GB .', "first.ttl")
    second = put(tmp_path, f'{HEAD}ex:a ex:p 007 ; ex:r "1"^^xsd:boolean .', "second.ttl")
    filled = lines(cg.export(cg.open_graph(first, store=folder), format="nt").decode())

    both = lines(cg.export(cg.open_graph(first, second, store=tmp_path / "both"), format="nt").decode())
    opened = lines(cg.export(cg.open_graph(store=tmp_path / "both"), format="nt").decode())

    assert filled == lines(exported(first))
    assert both == opened == sorted(lines(exported(first)) + lines(exported(second)))


def test_nothing_is_kept_beside_a_store_whose_literals_are_as_they_were_written(tmp_path: Path) -> None:
    path = put(tmp_path, f'{HEAD}ex:a ex:p 7, 1.5, true, "x"@en, "2024-01-01"^^xsd:date .')

    cg.open_graph(path, store=tmp_path / "store")

    assert not (tmp_path / "store" / FILE).exists()


def test_an_rdflib_graph_is_exported_as_it_is(tmp_path: Path) -> None:
    import rdflib

    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("http://ex.org/a"), rdflib.URIRef("http://ex.org/p"), rdflib.Literal("x", lang="en-GB")))
    whole = rdflib.Literal("007", datatype=rdflib.XSD.int, normalize=False)
    graph.add((rdflib.URIRef("http://ex.org/a"), rdflib.URIRef("http://ex.org/p"), whole))

    found = cg.export(cg.open_graph(graph), format="nt").decode()

    assert lines(found) == [
        f'<http://ex.org/a> <http://ex.org/p> "007"^^<{XSD}int> .', '<http://ex.org/a> <http://ex.org/p> "x"@en-GB .'
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        '"a@EN" , "\\"@EN" , \'"x"@EN\' , """ "x"@EN """ , <http://ex.org/@EN> # "x"@EN',
        '"x" @EN-gb , "x"@en , "y"@x-Foo , "z"@i-Klingon',
    ],
)
def test_what_only_looks_like_a_language_tag_is_left_alone(text: str, tmp_path: Path) -> None:
    path = put(tmp_path, f"{HEAD}ex:a ex:p {text}\n.")
    other = exported(put(tmp_path, exported(path), "e.nt"))

    assert lines(other) == lines(exported(path))
    assert {line.lower() for line in lines(exported(path))} == {
        f"{each.triple} .".lower() for each in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    }


def test_a_tag_is_as_written_beside_blank_nodes_and_lists_and_the_xml_in_a_literal_is_left_alone(
    tmp_path: Path,
) -> None:
    described = '<ex:p rdf:parseType="Resource"><ex:q xml:lang="zh-Hant">x</ex:q></ex:p>'
    described += "<ex:l rdf:parseType='Collection'><ex:C><ex:q xml:lang='zh-Hant'>y</ex:q></ex:C></ex:l>"
    held = '<ex:p rdf:parseType="Literal"><b xml:lang="zh-Hant">z</b></ex:p>'

    literal = exported(put(tmp_path, XML.replace("<ex:p ", f"{held}<ex:p "), "literal.rdf"))
    found = exported(put(tmp_path, XML.replace("<ex:p ", f"{described}<ex:p "), "d.rdf"))

    assert '"x"@zh-Hant' in found
    assert '"y"@zh-Hant' in found
    assert '<b xml:lang=\\"zh-Hant\\"' in literal


XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://ex.org/">'
    '<rdf:Description rdf:about="http://ex.org/a"><ex:p xml:lang="VI">'
    "Ph\u00f4 v\u00e0 \u00ea</ex:p></rdf:Description></rdf:RDF>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1258", "us-ascii"])
def test_rdf_xml_is_read_in_the_encoding_that_it_declares(encoding: str, tmp_path: Path) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n{XML}'
    path = put(tmp_path, declared.encode(encoding, "xmlcharrefreplace"), "d.rdf")

    assert lines(exported(path)) == ['<http://ex.org/a> <http://ex.org/p> "Ph\u00f4 v\u00e0 \u00ea"@VI .']


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_turtle_is_read_with_a_byte_order_mark(encoding: str, tmp_path: Path) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    path = put(tmp_path, gzip.compress(f'{mark}{HEAD}ex:a ex:p "\u00ea" .'.encode(encoding)), "d.ttl.gz")

    assert lines(exported(path)) == ['<http://ex.org/a> <http://ex.org/p> "\u00ea" .']


@pytest.mark.parametrize("name", ["no-such", "zip", "undefined"])
def test_an_encoding_that_is_not_known_is_named(name: str, tmp_path: Path) -> None:
    path = put(tmp_path, f'<?xml version="1.0" encoding="{name}"?>{XML}', "d.rdf")

    with pytest.raises(SyntaxError, match=name):
        text_of(path)


HALL = """@prefix schema: <https://schema.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix ex: <http://ex.org/> .
ex:fair a schema:Event ; schema:location [ a schema:Place ;
  schema:name "Hall" ; schema:image ( "a" [ schema:name "b" ] ) ] .
[] a owl:AllDisjointClasses ; owl:members ( ex:A ex:B ) .
[] schema:name "nobody's" .
"""


def test_a_blank_node_is_in_the_layer_of_the_thing_that_it_belongs_to(tmp_path: Path) -> None:
    path = put(tmp_path, HALL)

    direct = exported(path, layer="direct")
    thing = exported(path, thing="http://ex.org/fair")
    named = exported(path, "nq").splitlines()

    for text in ("Hall", '"b"'):
        assert text in direct
        assert text in thing
        assert [line.rpartition("/graph/")[2] for line in named if text in line] == ["direct> ."]
    assert "nobody" in direct
    assert "AllDisjointClasses" in exported(path, layer="ontology")


@pytest.mark.parametrize("form", FORMS)
def test_a_file_with_blank_nodes_is_exported_to_the_same_bytes_each_time(form: str, tmp_path: Path) -> None:
    path = put(tmp_path, HALL)

    assert exported(path, form) == exported(path, form)


def test_blank_nodes_of_two_files_with_the_same_text_are_different_and_those_of_one_file_are_not(
    tmp_path: Path,
) -> None:
    one, two = put(tmp_path, HALL, "one.ttl"), put(tmp_path, HALL, "two.ttl")

    halls = [cg.export(cg.open_graph(*each), format="nt").count(b'"Hall"') for each in ((one, one), (one, two))]

    assert halls == [1, 2]


TEXTS = st.text(alphabet="0123456789+-.:TZEPYMDHS truefals", max_size=12)
KINDS = "integer int byte decimal double float boolean date dateTime dateTimeStamp time duration"
TYPES = st.sampled_from(KINDS.split(" "))


@settings(max_examples=150, deadline=None)
@of(TEXTS, TYPES)
def test_a_literal_that_is_not_asked_for_is_one_that_a_store_leaves_as_it_is(text: str, kind: str) -> None:
    term = ox.Literal(text, datatype=ox.NamedNode(XSD + kind))
    store = ox.Store()
    store.add(ox.Quad(term.datatype, term.datatype, term))

    [held] = store

    assert stored_form(term) == held.object
    assert held.object == term or not is_unchanged(term, XSD + kind)


LITERALS = st.one_of(
    st.builds(lambda text, kind: f'"{text}"^^<{XSD}{kind}>', TEXTS, TYPES),
    st.builds(lambda text, tag: f'"{text}"@{tag}', TEXTS, st.sampled_from(["en-GB", "VI", "en", "zh-Hant", "x-Abc"])),
    st.sampled_from(["_:a", "_:b", "<http://ex.org/a>"]),
)
GRAPHS = st.lists(st.tuples(st.sampled_from(["_:a", "_:b", "<http://ex.org/a>"]), LITERALS), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None)
@of(GRAPHS, st.sampled_from(FORMS))
def test_an_export_is_the_same_graph_as_the_file(
    tmp_path_factory: pytest.TempPathFactory, facts: list[tuple[str, str]], form: str
) -> None:
    folder = tmp_path_factory.mktemp("same")
    text = "".join(f"{subject} <http://ex.org/p> {value} .\n" for subject, value in facts)

    again = exported(put(folder, exported(put(folder, text, "d.nt"), form), f"e.{form}"))

    assert as_lines(about_p(again)) == as_lines(text)


def about_p(text: str) -> str:
    return "".join(f"{line}\n" for line in text.splitlines() if " <http://ex.org/p> " in line)


def as_lines(text: str) -> tuple[list[str], list[str]]:
    """The triples with canonical blank nodes, and the language tags, which pyoxigraph has in lower case."""
    dataset = ox.Dataset(ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset)), sorted({line.rpartition("@")[2] for line in text.splitlines() if '"@' in line})


def test_languages_that_are_keys_of_json_ld_keep_their_capitals(tmp_path: Path) -> None:
    term = '{"@id": "http://ex.org/m", "@container": "@language"}'
    text = (
        f'{{"@context": {{"m": {term}}}, "@id": "http://ex.org/a", "m": {{"fr-FR": ["z", "y"], "DE": "x", "en": "w"}},'
        ' "http://ex.org/n": 1.50}'
    )
    path = put(tmp_path, text, "d.jsonld")
    again = put(tmp_path, exported(path, "jsonld"), "again.jsonld")

    assert as_lines(exported(path)) == as_lines(exported(again))
    assert {'"z"@fr-FR', '"y"@fr-FR', '"x"@DE', '"w"@en'} <= {
        each.split(" ", 2)[2][:-2] for each in lines(exported(again))
    }


@pytest.mark.parametrize(
    ("inside", "object_"),
    [('<ex:p xml:lang="">a</ex:p>', '"a"'), ("<ex:p xml:lang=''><!-- b -->a</ex:p>", '"a"'),
     ('<ex:p xml:lang="en"><ex:C ex:i="1" xml:lang="fr"/></ex:p><ex:q xml:lang="">a</ex:q>', '"a"'),
     ('<ex:p>a &lt;b xml:lang=""/&gt;</ex:p>', '"a <b xml:lang=\\"\\"/>"@fr'),
     ('<ex:p><![CDATA[<b xml:lang="">]]></ex:p><ex:q xml:lang="">c</ex:q>', '"<b xml:lang=\\"\\">"@fr'),
     ('<ex:p xml:lang=""><ex:C><ex:q>a</ex:q><ex:q xml:lang="de">b</ex:q></ex:C></ex:p>', '"a"')],
)  # fmt: skip
@pytest.mark.parametrize("around", ["", ' xml:lang="fr"'])
def test_rdf_xml_that_clears_the_language_has_texts_without_one(
    around: str, inside: str, object_: str, tmp_path: Path
) -> None:
    root = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://ex.org/"{around}>'
    text = f'{root}<ex:C rdf:about="http://ex.org/a">{inside}<ex:z>z</ex:z></ex:C></rdf:RDF>'

    found = exported(put(tmp_path, text, "d.rdf"))

    tag = "@fr" if around else ""
    assert f"{object_.replace('@fr', tag)} ." in found
    assert f'"z"{tag} .' in found


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a<!-- <b> -->b", "ab"),
        ("a<?b c?>b", "ab"),
        ("a<![CDATA[<b> & ]]>&amp;<![CDATA[c]]>", "a<b> & &c"),
        ("\n<![CDATA[a]]>\n", "\\na\\n"),
        ("\n <!-- b -->a", "\\n a"),
        ("a\r\nb\rc&#13;", "a\\nb\\nc\\r"),
        ("a]]&gt;<!---->", "a]]>"),
    ],
)
def test_the_text_of_an_element_is_what_xml_reads(inside: str, text: str, tmp_path: Path) -> None:
    root = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://ex.org/">'
    head = '<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY e "]">]><!-- ' + "\"'-->"
    whole = (
        f'{head}{root}<!-- > --><ex:C rdf:about="http://ex.org/a"> <!-- b --> <ex:p>{inside}</ex:p></ex:C></rdf:RDF>'
    )

    found = exported(put(tmp_path, whole, "d.rdf"))

    assert f'"{text}" .' in found


def test_breaks_in_the_attributes_of_xml_are_blanks_and_rows_stay_as_they_are() -> None:
    assert as_xml_reads(b"<a b='c\n\td' e=\"\n\">\n<!-- '\n' --></a>") == b"<a b='c  d'\n e=\" \"\n>\n<!-- '\n' --></a>"
