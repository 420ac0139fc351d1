"""Tables as servers write them: formats, names, character sets, line ends; right rows or one clear error."""

import csv
import io
import json
from collections.abc import Sequence

import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st

from creativegraph.endpoint.client import Result
from creativegraph.endpoint.media import (
    CSV,
    GUESSED,
    JSON,
    TABLES,
    TERMS,
    TRIPLES,
    TSV,
    XML,
    format_of,
    guessed,
    in_utf8,
)
from creativegraph.endpoint.result import variables_of
from creativegraph.endpoint.table import RaggedError, Table
from creativegraph.errors import EndpointError, IncompleteError
from creativegraph.graph.rows import columns_of
from creativegraph.iris import IRI

TWO = ("thing", "label")
HEAD = '{"head":{"vars":["thing","label"]},"results":{"bindings":['
ASKED = '{"head":{"vars":["__ask_retval"]},"results":{"bindings":['
XML_START = (
    '<?xml version="1.0"%s?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="%s"/></head>'
)


def table(data: bytes | str, kind: str = CSV, *, has_length: bool = True) -> Table:
    body = data if isinstance(data, bytes) else data.encode()
    return Table("http://x.example/sparql", Result(kind, {}, body, has_length))


def rows(data: bytes | str, kind: str = CSV, wanted: Sequence[str] | None = TWO) -> list[tuple[str, ...]]:
    found = table(data, kind).as_csv(tuple(wanted) if wanted else None)
    return list(zip(*columns_of(found, len(wanted or TWO)), strict=True))


@pytest.mark.parametrize(
    "data",
    [
        'thing,label\r\nurn:a,x\r\nurn:b,"é, ""y"""\r\n',
        'thing,label\nurn:a,x\nurn:b,"é, ""y"""\n',
        '"thing","label"\n"urn:a","x"\n"urn:b","é, ""y"""\n',
        '?thing,?label\nurn:a,x\nurn:b,"é, ""y"""\n',
        '$thing, $label\nurn:a,x\nurn:b,"é, ""y"""\n',
        'label,thing\r\nx,urn:a\r\n"é, ""y""",urn:b\r\n',
        'thing,label\rurn:a,x\rurn:b,"é, ""y"""\r',
        'thing,label\r\nurn:a,x\nurn:b,"é, ""y"""',
    ],
)
def test_csv_is_read_by_its_header_whatever_its_lines_end_in(data: str) -> None:
    assert rows(data) == [("urn:a", "x"), ("urn:b", 'é, "y"')]


def test_csv_without_quotes_is_read_by_its_header_and_lines_too() -> None:
    assert rows("label,thing\nx,urn:a\n,urn:b\n") == [("urn:a", "x"), ("urn:b", "")]
    assert rows("thing,label\nurn:a,x\n") == [("urn:a", "x")]
    assert rows("thing,label\n") == []


def test_breaks_within_quotes_are_kept() -> None:
    assert rows('thing,label\nurn:a,"one\ntwo\r\nthree\rfour"\n') == [("urn:a", "one\ntwo\r\nthree\rfour")]


def test_an_empty_cell_of_one_column_is_a_row() -> None:
    assert rows("thing\n\nurn:a\n", wanted=["thing"]) == [("",), ("urn:a",)]
    assert rows('thing\n""\n"urn:a"\n', wanted=["thing"]) == [("",), ("urn:a",)]


@pytest.mark.parametrize(
    "data", ["thing,label\nurn:a\n", "thing,label\nurn:a,x,y\n", "thing,label\nurn:a\nurn:b,x,y\n",
             'thing,label\n"urn:a"x,y\n', "thing,label\n\nurn:a,x\n"],
)  # fmt: skip
def test_a_row_of_another_length_than_the_header_is_never_shifted(data: str) -> None:
    with pytest.raises(RaggedError, match="more or fewer cells"):
        rows(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("thing,name\nurn:a,x\n", "no column 'label' and the column 'name'"),
        ("thing;label\nurn:a;x\n", "no column 'thing, label'"),
        ("thing,label,size\nurn:a,x,1\n", "the column 'size', which the query has not"),
        ("thing,thing\nurn:a,x\n", "the column 'thing' twice"),
        ("thing,label,\nurn:a,x,\n", "the column 'without a name', which the query has not"),
        (",\n,\n", "the column '' twice and no column 'thing, label'"),
        ("-----\n| thing |\n", "no column 'thing, label'"),
        ("\r\n\r\n", "no column 'thing, label'"),
    ],
)
def test_other_columns_than_the_query_has_are_an_error_that_names_them(data: str, said: str) -> None:
    with pytest.raises(EndpointError, match=said.replace("|", r"\|")):
        rows(data)


@pytest.mark.parametrize("data", ["", 'thing,label\n"urn:a', "thing,label\nurn:a,x"])
def test_a_table_that_ends_within_a_row_is_incomplete(data: str) -> None:
    with pytest.raises(IncompleteError):
        table(data, has_length=False).as_csv(TWO)


def test_bytes_that_are_no_text_are_an_error() -> None:
    with pytest.raises(EndpointError, match="UTF-8"):
        rows(b"thing,label\nurn:a,\xff\xfe\n")


@pytest.mark.parametrize(
    "data",
    [
        HEAD + '{"thing":{"type":"uri","value":"urn:a"},"label":{"type":"literal","value":"7"}}]},"meta":{"ms":1}}',
        HEAD + '{"thing":{"type":"uri","value":"urn:a"},"label":{"type":"typed-literal","value":"7"}}]}}',
        HEAD + '{"label":{"type":"literal","value":"7","xml:lang":"en"},"thing":{"type":"uri","value":"urn:a"}}]}}',
        (HEAD + '{"label":{"type":"literal","value":"7"},"thing":{"type":"uri","value":"urn:a"}}]}}').replace(
            '"vars":["thing","label"]', '"link":[],"vars":["label","thing"]'
        ),
    ],
)
def test_json_is_read_whatever_else_stands_in_it(data: str) -> None:
    assert rows(data, JSON) == [("urn:a", "7")]


def test_values_of_json_have_their_types_and_blank_nodes_of_any_name() -> None:
    number = {"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": "7"}
    found = {
        "head": {"vars": ["n", "b", "i"]},
        "results": {"bindings": [
            {"n": number, "b": {"type": "bnode", "value": "nodeID://b1"}, "i": {"type": "uri", "value": "urn:a b"}}, {},
        ]},
    }  # fmt: skip

    columns, values = table(json.dumps(found), JSON).values(("i", "n", "b"))

    assert columns == ["i", "n", "b"]
    assert values[0][:2] == [IRI("urn:a b"), 7]
    assert values[1] == [None, None, None]
    assert table(json.dumps(found), JSON).as_csv(("i", "n", "b")).splitlines()[1] == b"urn:a b,7,_:nodeID://b1"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (HEAD + '{"thing":{"ty', JSON), (HEAD + "[" * 100_000, JSON), ('{"x":' + "[" * 100_000, JSON),
        (HEAD + '{"thing":{"type":"uri","value":"\\ud800"}}]}}', JSON), ("[]", JSON), ("{}", JSON), ("null", JSON),
        ('{"head":{"vars":["thing"]},"results":{"bindings":[{"other":{"type":"uri","value":"urn:a"}}]}}', JSON),
        (b'{"head":{"vars":["\xff"]},"results":{"bindings":[]}}', JSON),
        (XML_START % ("", "thing") + "<results></sparql>", XML), ("", XML), ("", JSON),
        ("?thing\t?label\n<urn:a>\n", TSV), ("?thing\t?label\n<a b>\t1\n", TSV),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_read_is_one_clear_error(data: bytes | str, kind: str) -> None:
    for read in (lambda: table(data, kind).as_csv(None), lambda: table(data, kind).values(None)):
        with pytest.raises(EndpointError, match="something other than a table"):
            read()


URN = '{"type":"uri","value":"urn:a"}'


@pytest.mark.parametrize(
    "data",
    [
        HEAD + f'{{"thing":{URN},"thing":{URN}}}]}}}}', HEAD + f'{{"thing":{URN[:-1]},"value":"urn:b"}}}}]}}}}',
        HEAD + f'{{"thing":{URN[:-1]},"type":"bnode"}}}}]}}}}',
        HEAD + f'{{"thing":{URN}}}],"bindings":[]}}}}', HEAD + f'{{"thing":{URN}}}]}},"results":{{"bindings":[]}}}}',
        '{"head":{},"boolean":false,"boolean":true}', '{"head":{"vars":["x"],"vars":[]},"results":{"bindings":[]}}',
    ],
)  # fmt: skip
def test_a_key_that_stands_twice_is_named_since_either_value_may_be_meant(data: str) -> None:
    with pytest.raises(EndpointError, match="stands twice in an object"):
        table(data, JSON).json()


def test_columns_and_texts_may_have_the_names_of_keys() -> None:
    texts = ("value", "type", 'a "value" : b')
    found = {"type": {"type": "literal", "value": texts[0]}, "value": {"type": "literal", "value": texts[1]}}
    found["results"] = {"type": "literal", "value": texts[2]}
    data = json.dumps({"head": {"vars": list(found)}, "results": {"bindings": [found]}})

    assert rows(data, JSON, list(found)) == [texts]


@pytest.mark.parametrize("end", ["<results><result>", "<results>", "<results></results>", "", "<results><result><bind"])
def test_xml_that_ends_anywhere_before_its_end_is_incomplete(end: str) -> None:
    for read in (lambda data: rows(data, XML, ["thing"]), lambda data: table(data, XML).values(None)):
        with pytest.raises(IncompleteError):
            read(XML_START % ("", "thing") + end)


def test_entities_of_xml_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 9))
    start = (XML_START % ("", "thing")).replace("?><", f'?><!DOCTYPE r [<!ENTITY a0 "lol">{entities}]><', 1)
    bomb = (
        start + "<results><result><binding name='thing'><literal>&a8;</literal></binding></result></results></sparql>"
    )

    with pytest.raises(EndpointError, match="something other than a table"):
        rows(bomb, XML, ["thing"])


@pytest.mark.parametrize(
    ("data", "kind", "truth"),
    [
        ("true\n", "text/boolean", True), ("FALSE", "text/boolean", False), ('{"head":{},"boolean":true}', JSON, True),
        ('{ "head" : {} , "boolean" : false }', JSON, False), ('{"head":{},"boolean":"true"}', JSON, True),
        (XML_START % ("", "x") + "<boolean>true</boolean></sparql>", XML, True),
        (ASKED + '{"__ask_retval":{"type":"typed-literal","value":"1"}}]}}', JSON, True),
        (ASKED + '{"__ask_retval":{"type":"literal","value":"0"}}]}}', JSON, False), (ASKED + "]}}", JSON, False),
    ],
)  # fmt: skip
def test_a_truth_is_read_in_any_format(data: str, kind: str, truth: bool) -> None:
    assert table(data, kind).truth() is truth


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("maybe", "text/boolean"), ('{"head":{},"boolean":1}', JSON), ('{"head":{},"boolean":"yes"}', JSON),
        (ASKED + '{"__ask_retval":{"type":"uri","value":"urn:a"}}]}}', JSON), (ASKED + "{}]}}", JSON),
        (XML_START % ("", "x") + "<boolean>yes</boolean></sparql>", XML),
    ],
)  # fmt: skip
def test_what_is_neither_true_nor_false_is_an_error(data: str, kind: str) -> None:
    with pytest.raises(EndpointError, match="something other than"):
        table(data, kind).truth()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ('{"head":{"vars":["x"]},"results":{"bindings":[]}}', JSON), (HEAD + "]}}", JSON), (HEAD + "{}]}}", JSON),
        (HEAD + '{"thing":{"type":"literal","value":"1"}}]}}', JSON), ("?x\n1\n", TSV),
        (XML_START % ("", "x") + "<results/></sparql>", XML),
        ('<sparql><head><variable name="x"/></head><results/></sparql>', XML),
    ],
)  # fmt: skip
def test_a_table_is_no_answer_to_ask(data: str, kind: str) -> None:
    with pytest.raises(EndpointError, match="returned a table, not true or false"):
        table(data, kind).truth()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("text/csv", CSV), ("application/csv", CSV), ("text/x-csv", CSV), ("application/json", JSON), ("text/xml", XML),
        ("application/xml", XML), ("text/tab-separated-values", TSV), ("text/plain", GUESSED),
        ("text/boolean", "text/boolean"),
        ("text/javascript", JSON), ("application/vnd.sparql-results+json", JSON),
        ("application/octet-stream", GUESSED), ("text/html", None), ("image/png", None), ("", None),
    ],
)  # fmt: skip
def test_a_format_is_known_by_its_near_right_names(name: str, found: str | None) -> None:
    assert format_of(name, TABLES) == found


def test_xml_is_a_table_or_rdf_as_was_asked() -> None:
    assert format_of("application/xml", TRIPLES) == "application/rdf+xml"
    assert format_of("text/csv", TERMS) is None
    assert format_of("application/json", TRIPLES) is None


@pytest.mark.parametrize(
    ("data", "offered", "found"),
    [
        (b"thing,label\r\n", TABLES, CSV), (b'\n {"head":{}}', TABLES, JSON), (b" true\n", TERMS, "text/boolean"),
        (b'\xef\xbb\xbf<?xml?><sparql xmlns="http://www.w3.org/2005/sparql-results#">', TABLES, XML),
        (b"# 2 triples\n@prefix a: <urn:a> .\n", TRIPLES, "text/turtle"),
        (b"PREFIX a: <urn:a>", TRIPLES, "text/turtle"),
        (b"# @prefix\n<urn:a> <urn:b> <urn:c> .\n", TRIPLES, "application/n-triples"),
        (b"<html>", TABLES, None), (b"<urn:a> <urn:b> <urn:c> .\n", TRIPLES, "application/n-triples"),
        (b"x", TERMS, None),
    ],
)  # fmt: skip
def test_a_format_without_a_name_is_known_by_how_it_begins(
    data: bytes, offered: Sequence[str], found: str | None
) -> None:
    assert guessed(data, offered) == found


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        ("é,Ä".encode("latin-1"), "text/csv; charset=ISO-8859-1"),
        ("é,Ä".encode("latin-1"), "text/csv;charset='latin1'"),
        ("é,Ä".encode("cp1252"), 'text/csv; header=present; Charset="windows-1252"'), ("é,Ä".encode(), "text/csv"),
        ("é,Ä".encode("utf-16"), "text/csv; charset=utf-16"), ("é,Ä".encode("utf-16"), "text/csv"),
        ("é,Ä".encode("utf-32"), "text/csv; charset=utf-32"), ("é,Ä".encode("utf-32"), "text/csv"),
        ("é,Ä".encode("utf-8-sig"), "text/csv; charset=utf-8"), ("é,Ä".encode(), "text/csv; charset=UTF8"),
    ],
)  # fmt: skip
def test_a_text_is_read_by_its_character_set(data: bytes, content_type: str) -> None:
    assert in_utf8(data, content_type).decode() == "é,Ä"


def test_xml_may_name_its_character_set_itself() -> None:
    text = XML_START % (' encoding="ISO-8859-1"', "thing")
    text += "<results><result><binding name='thing'><literal>é</literal></binding></result></results></sparql>"

    assert rows(in_utf8(text.encode("latin-1"), "application/sparql-results+xml"), XML, ["thing"]) == [("é",)]


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "rot13", "hex", "idna", "klingon", "undefined"])
def test_what_is_no_character_set_is_refused(name: str) -> None:
    with pytest.raises((LookupError, UnicodeError)):
        in_utf8(b"thing\\x41", f"text/csv; charset={name}")


def test_columns_of_a_query_are_known_unless_only_the_server_can_tell() -> None:
    assert variables_of("SELECT ?b (1 AS ?a) { ?b ?c ?d }") == ("b", "a")
    assert variables_of("SELECT * { ?s ?p ?o }") == ("o", "p", "s")
    assert variables_of("SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }") is None
    assert variables_of("SELECT ?s { ?s <bif:contains> 'x' OPTION (score ?x) }") is None
    assert variables_of("ASK {}") is None


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
    ["", "\r\n", "\n", '"', ",", "\r"]
)


@settings(max_examples=60)
@of(st.lists(st.tuples(texts, texts), max_size=4), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_any_texts_come_back_as_a_server_wrote_them(cells: list[tuple[str, str]], end: str, swapped: bool) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end, quoting=csv.QUOTE_MINIMAL if end == "\r\n" else csv.QUOTE_ALL)
    writer.writerow(reversed(TWO) if swapped else TWO)
    writer.writerows(tuple(reversed(row)) if swapped else row for row in cells)

    assert rows(out.getvalue()) == cells


@settings(max_examples=60)
@of(st.binary(max_size=60), st.sampled_from([CSV, JSON, XML, TSV]))
def test_any_bytes_are_a_table_or_one_clear_error(data: bytes, kind: str) -> None:
    try:
        table(data, kind).as_csv(TWO)
    except EndpointError as error:
        assert "\n" not in str(error)


def test_triples_in_triples_of_an_answer_are_refused_by_their_depth() -> None:
    triple = '{"type":"triple","value":{"subject":{"type":"uri","value":"urn:s"},"object":'
    data = '{"head":{"vars":["x"]},"results":{"bindings":[{"x":' + triple * 5000

    with pytest.raises(EndpointError, match="limit document_depth"):
        Table("http://x.example/sparql", Result("application/sparql-results+json", {}, data.encode(), True)).parsed()


def in_xml(term: str) -> str:
    return (
        XML_START % ("", "thing")
    ) + f"<results><result><binding name='thing'>{term}</binding></result></results></sparql>"


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("<literal>x<!-- c -->y</literal>", "xy"), ("<literal>x<?p i?>y</literal>", "xy"),
        ("<literal> x </literal>", " x "),
        ("<literal>  \n</literal>", "  \n"), ("<literal><![CDATA[<b> & ]]>c</literal>", "<b> & c"), ("<literal/>", ""),
        ("<literal xml:lang='en'>a &amp; &#233;</literal>", "a & é"), ("\n <uri>\nurn:a\n</uri> <!-- c -->", "urn:a"),
        ("<bnode>b1</bnode>", "_:b1"), ("<unbound/>", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_text_in_xml_is_kept_whole(term: str, text: str) -> None:
    assert rows(in_xml(term), XML, ["thing"]) == [(text,)]


def test_a_number_and_a_triple_in_xml_are_read() -> None:
    seven = "<literal datatype='http://www.w3.org/2001/XMLSchema#integer'>7</literal>"
    subject, predicate = (f"<{each}><uri>urn:{each}</uri></{each}>" for each in ("subject", "predicate"))
    triple = f"<triple>{subject}{predicate}<object>{seven}</object></triple>"

    assert table(in_xml(seven), XML).values(("thing",))[1] == [[7]]
    assert "urn:subject" in rows(in_xml(triple), XML, ["thing"])[0][0]


@pytest.mark.parametrize(
    "term",
    ["<literal>x<b>y</b></literal>", "<uri>urn:a</uri><uri>urn:b</uri>", "timeout", "<triple/>", "<uri", "<binding/>"],
)
def test_xml_of_another_build_than_the_standard_has_is_an_error(term: str) -> None:
    with pytest.raises(EndpointError):
        rows(in_xml(term), XML, ["thing"])


def test_triples_in_triples_of_xml_are_refused_by_their_depth() -> None:
    with pytest.raises(EndpointError, match="something other"):
        rows(in_xml("<triple><subject>" * 5000), XML, ["thing"])


@pytest.mark.parametrize("data", ["<error>timeout</error>", "<boolean>true</boolean>", "<!DOCTYPE html><html><p>"])
def test_xml_that_is_no_result_is_shown(data: str) -> None:
    for read in (table(data, XML).truth, lambda: table(data, XML).values(None)):
        with pytest.raises(EndpointError, match=f"something other than a table or a truth value .'{data[:9]}"):
            read()


@pytest.mark.parametrize("kind", ["Literal", "plain-literal", "foo", "URI"])
def test_a_term_of_json_of_no_known_type_is_an_error(kind: str) -> None:
    data = HEAD + f'{{"thing":{{"type":"{kind}","value":"urn:a"}}}}]}}}}'
    for read in (lambda: rows(data, JSON), lambda: table(data, JSON).values(TWO)):
        with pytest.raises(EndpointError, match="Invalid enum value"):
            read()


@pytest.mark.parametrize(
    "term",
    [
        "null", '{"type":"literal","value":"x","xml:lang":5}', '{"type":"literal","value":"x","xml:lang":"--!!"}',
        '{"type":"uri","value":"not an iri <>"}', '{"type":"uri","value":"urn:a>"}', '{"type":"uri","value":""}',
        '{"type":"uri","value":7}',
    ],
)  # fmt: skip
def test_what_is_no_term_of_rdf_is_an_error(term: str) -> None:
    data = HEAD + f'{{"thing":{term}}}]}}}}'
    for read in (lambda: rows(data, JSON), lambda: table(data, JSON).values(TWO)):
        with pytest.raises(EndpointError, match="something other than a table"):
            read()


@pytest.mark.parametrize("name", ["utf-8", "US-ASCII", ""])
def test_a_text_that_is_not_in_its_character_set_is_refused(name: str) -> None:
    with pytest.raises(UnicodeError):
        in_utf8("é".encode("latin-1"), f"text/csv; charset={name}" if name else "text/csv")
