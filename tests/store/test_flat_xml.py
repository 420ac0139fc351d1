"""RDF/XML in its plainest form is loaded as it is: what is taken for it has nothing that a check or change is for."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal

import creativegraph as cg
from creativegraph.store.flat_xml import is_flat, typed_in
from creativegraph.store.load import loaded_alone
from creativegraph.store.rdf_file import text_of, triples_in

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
XSD = "http://www.w3.org/2001/XMLSchema#"
DOCUMENT = '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF {spaces}>\n{nodes}\n</rdf:RDF>\n'
PLAIN = (
    '<e:p rdf:resource="urn:o"/>', "<e:p>a &amp; b ộ</e:p>", '<e:p xml:lang="vi">a</e:p>', "<e:p></e:p>",
    f'<e:p rdf:datatype="{XSD}integer">7</e:p>', '<f:p xmlns:f="urn:f:">a</f:p>', '<e:p rdf:resource="?a&amp;b"/>',
)  # fmt: skip
OTHERS = (
    "<e:p><e:A/></e:p>", '<e:p rdf:nodeID="b"/>', '<e:p rdf:parseType="Resource"><e:q>1</e:q></e:p>',
    '<e:p rdf:parseType="Literal"><b/></e:p>', '<e:p xml:lang="vi-VN">a</e:p>', '<e:p xml:lang="">a</e:p>',
    "<e:p>a<!-- b -->c</e:p>", "<e:p><![CDATA[a]]></e:p>", '<e:p rdf:ID="r" rdf:resource="urn:o"/>', "<e:p/>",
    '<e:p e:q="1" rdf:resource="urn:o"/>', "<e:p rdf:resource='urn:o'/>", '<e:p xml:base="urn:x" rdf:resource="y"/>',
    f'<e:p xmlns:rdf="urn:other" rdf:datatype="{XSD}int">7</e:p>', '<e:p><e:A rdf:about="urn:o"/></e:p>',
    "<e:p>a\r</e:p>",
    f'<f:p xmlns:f="urn:{"f" * 300}:">a</f:p>', '<e:p rdf:resource="a\tb"/>',
)  # fmt: skip
CHANGED = (
    f'<e:p rdf:datatype="{XSD}int">7</e:p>', f'<e:p rdf:datatype="{XSD}integer">007</e:p>',
    f'<e:p rdf:datatype="{XSD}decimal">1.50</e:p>', f'<e:p rdf:datatype="{XSD}&#105;nt">7</e:p>',
    f'<e:p rdf:datatype="{XSD}boolean">1</e:p>', f'<e:p rdf:datatype="{XSD}integer">&#48;7</e:p>',
)  # fmt: skip
NODES = ("<e:A/>", "<rdf:Description><e:p>a</e:p></rdf:Description>", "<e:A></e:A>", '<e:A rdf:nodeID="b"/>')


def document(*triples: str, nodes: str = "", spaces: str = f'{RDF} xmlns:e="urn:e:"') -> str:
    node = f'<e:A rdf:about="urn:s">{"".join(triples)}</e:A>'
    return DOCUMENT.format(spaces=spaces, nodes=node + nodes)


@pytest.mark.parametrize("triple", PLAIN)
def test_a_line_a_triple_is_flat(triple: str) -> None:
    assert is_flat(document(triple, triple).encode())


@pytest.mark.parametrize("triple", OTHERS)
def test_what_is_written_otherwise_is_not(triple: str) -> None:
    assert not is_flat(document(*PLAIN, triple).encode())


@pytest.mark.parametrize("node", NODES)
def test_a_blank_node_is_not(node: str) -> None:
    assert not is_flat(document(*PLAIN, nodes=node).encode())


@pytest.mark.parametrize(
    "spaces",
    [
        'xmlns:rdf="urn:other" xmlns:e="urn:e:"',
        f'xmlns:e="urn:{"e" * 300}" {RDF}',
        f'{RDF} xml:base="urn:x" xmlns:e="urn:e:"',
        " ".join([RDF, 'xmlns:e="urn:e:"', *(f'xmlns:n{each}="urn:n"' for each in range(600))]),
    ],
)
def test_a_root_with_anything_but_short_namespaces_is_not(spaces: str) -> None:
    assert not is_flat(document(*PLAIN, spaces=spaces).encode())


@pytest.mark.parametrize("start", ["<!DOCTYPE rdf:RDF [<!ENTITY a 'b'>]>", "<!-- a -->", "<e:A/>"])
def test_nothing_stands_before_the_root(start: str) -> None:
    assert not is_flat(document(*PLAIN).replace("<rdf:RDF", f"{start}<rdf:RDF").encode())


def test_a_document_without_its_end_is_not_flat() -> None:
    assert not is_flat(document(*PLAIN).removesuffix("</rdf:RDF>\n").encode())


@pytest.mark.parametrize("limit", ["element_attributes", "unpacked_ratio", "document_depth"])
def test_a_lower_limit_is_checked_as_in_other_documents(limit: str) -> None:
    with cg.limits(**{limit: 1}):
        assert not is_flat(document(*PLAIN).encode())


@pytest.mark.parametrize("triple", CHANGED)
def test_a_literal_that_a_store_would_change_is_kept_as_it_is_written(triple: str, tmp_path: Path) -> None:
    path = tmp_path / "a.rdf"
    path.write_text(document(triple), encoding="utf-8")

    graph = loaded_alone([path])

    assert is_flat(path.read_bytes())
    assert {*graph.written.restored(graph.store)} == {*triples_in(path)}


@settings(max_examples=40, deadline=None)
@given(
    triples=st.lists(st.sampled_from([*PLAIN, *OTHERS[:-3], *CHANGED]), max_size=4), nodes=st.sampled_from(["", *NODES])
)
def test_a_flat_document_says_what_a_parser_finds(
    triples: list[str], nodes: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("flat") / "a.rdf"
    path.write_text(document(*triples, nodes=nodes), encoding="utf-8")
    if not is_flat(path.read_bytes()):
        return

    graph, found = loaded_alone([path]), triples_in(path)

    assert {*graph.written.restored(graph.store)} == {*found}
    assert not any(isinstance(each, BlankNode) for triple in found for each in triple)
    assert text_of(path) == path.read_bytes()
    typed = typed_in(path.read_bytes())
    texts = {each.object.value for each in found if isinstance(each.object, Literal) and each.object.datatype}
    assert typed is None or {text.decode() for text, _ in typed} <= texts
