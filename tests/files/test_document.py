"""A file that was made to end the process is an error that names the limit; a large file is none."""

import gzip
import json
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.engine.tags import marked
from creativegraph.errors import CatalogueError, QueryError, TableError, UnreadableError
from creativegraph.files.document import check_document
from creativegraph.store.written import MARKED

XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">{}</rdf:RDF>'
BOMBS: dict[str, Callable[[int], str]] = {
    "elements.rdf": lambda n: XML.format("<e:A><e:p>" * n + "</e:p></e:A>" * n),
    "resources.rdf": lambda n: XML.format('<e:A><e:p rdf:parseType="Resource">' * n + "</e:p></e:A>" * n),
    "collections.xml": lambda n: XML.format('<e:A><e:p rdf:parseType="Collection">' * n + "</e:p></e:A>" * n),
    "literal.owl": lambda n: XML.format(f'<e:A><e:p rdf:parseType="Literal">{"<a>" * n}{"</a>" * n}</e:p></e:A>'),
    "objects.jsonld": lambda n: '{"@id":"urn:s","urn:p":' * n + "1" + "}" * n,
    "arrays.json": lambda n: '{"@id":"urn:s","urn:p":' + "[" * n + "1" + "]" * n + "}",
    "lists.jsonld": lambda n: '{"urn:p":' + '{"@list":[' * n + "1" + "]}" * n + "}",
    "graphs.jsonld": lambda n: '{"@graph":' * n + "{}" + "}" * n,
    "contexts.jsonld": lambda n: '{"@context":' + '{"a":{"@id":"urn:a","@context":' * n + "{}" + "}}" * n + "}",
    "reversed.jsonld": lambda n: '{"@reverse":{"urn:p":' * n + "{}" + "}}" * n,
    "open.json": lambda n: '{"@id":' + "[" * n,
    "terms.nt": lambda n: "<urn:s> <urn:p> " + "<<( <urn:s> <urn:p> " * n + "<urn:o>" + " )>>" * n + " .",
    "terms.nq": lambda n: "<urn:s> <urn:p> " + "<<( <urn:s> <urn:p> " * n + "<urn:o>" + " )>>" * n + " .",
    "terms.ttl": lambda n: "<urn:s> <urn:p> " + "<<( <urn:s> <urn:p> " * n + "<urn:o>" + " )>>" * n + " .",
    "brackets.ttl": lambda n: "<urn:s> <urn:p> " + "[ <urn:p> " * n + "1" + "]" * n + " .",
    "lists.trig": lambda n: "<urn:s> <urn:p> " + "(" * n + "1" + ")" * n + " .",
    "annotations.ttl": lambda n: "<urn:s> <urn:p> 1 " + "{| <urn:p> 1 " * n + "|}" * n + " .",
    "reified.trig": lambda n: "<urn:s> <urn:p> " + "<< <urn:s> <urn:p> " * n + "<urn:o>" + " >>" * n + " .",
}
CHAINS: dict[str, Callable[[int], Mapping[str, object]]] = {
    "prefixes": lambda n: {f"t{each}": f"t{each + 1}:x" for each in range(n)},
    "terms": lambda n: {f"t{each}": {"@id": f"t{each + 1}"} for each in range(n)},
    "types": lambda n: {f"t{each}": {"@id": "urn:x", "@type": f"t{each + 1}"} for each in range(n)},
    "reverse": lambda n: {f"t{each}": {"@reverse": f"t{each + 1}"} for each in range(n)},
    "names": lambda n: (
        {f"t{each}:x": f"t{each + 1}:x:y" for each in range(n)} | {f"t{each}": "t1:x" for each in range(n)}
    ),
    "ring": lambda n: {f"t{each}": f"t{(each + 1) % n}:x" for each in range(n)},
}
BROAD = {
    "attributes.rdf": lambda n: XML.format("<e:A " + " ".join(f'e:a{each}="x"' for each in range(n)) + "/>"),
    "glued.rdf": lambda n: XML.format("<e:A " + "".join(f"e:a{each}='>'" for each in range(n)) + "/>"),
    "namespaces.rdf": lambda n: XML.format("<e:A" + "".join(f'\nxmlns:n{each} = "urn:x"' for each in range(n)) + "/>"),
}
FLAT = {
    "brackets.ttl": '<urn:s> <urn:p> "' + "<<(" * 5000 + '", """' + "<<\n" * 5000 + '""" . # ' + "<<" * 5000,
    "brackets.jsonld": '{"@id":"urn:s","urn:p":"' + '[{\\"' * 5000 + '"}',
    "many.jsonld": "[" + ",".join(f'{{"@id":"urn:{each}","urn:p":[{{"@value":1}}]}}' for each in range(5000)) + "]",
    "many.rdf": XML.format("<e:A e:q='/>'><e:p>1</e:p><e:p/></e:A ><!-- <a><a> -->" * 5000),
    "entities.rdf": '<!DOCTYPE rdf:RDF [<!ENTITY e "urn:e:">]>' + XML.format('<e:A rdf:about="&e;a&#38;"/>' * 5000),
    "lists.ttl": "<urn:s(> <urn:p> ( <urn:a(b> \"(\\\"(\" '[' [] (1)) ; <urn:p(#> 1 {| <urn:p> '''('(''' |} . # (\n"
    * 5000,
    "terms.ttl": "<urn:s> <urn:p> <<( <urn:s> <urn:p> (1) )>>, <<(<urn:s> <urn:p> <urn:o>)>> .".replace("(1) ", "1")
    * 5000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_is_too_deep_is_refused_with_the_limit(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(BOMBS[name](20_000))

    with pytest.raises(UnreadableError, match=r"more than 200 deep \(limit document_depth: 200\); flatten it"):
        cg.open_graph(path)


@pytest.mark.parametrize("kind", CHAINS)
@pytest.mark.parametrize("around", ['{{"@context": {}}}', '{{"a": [{{"@context": [{{"p": {{"@context": {}}}}}]}}]}}'])
def test_terms_that_are_made_of_each_other_in_a_long_chain_are_refused(kind: str, around: str, tmp_path: Path) -> None:
    path = tmp_path / "chain.jsonld"
    path.write_text(around.format(json.dumps(CHAINS[kind](2_000))))

    with pytest.raises(UnreadableError, match=r"in a chain of more than 200 \(limit document_depth"):
        cg.open_graph(path)


def test_many_terms_of_one_prefix_are_read() -> None:
    terms = {"p": "urn:x:", **{f"t{each}": {"@id": f"p:{each}", "@type": "p:t"} for each in range(5000)}}

    check_document(json.dumps({"@context": terms}).encode(), "jsonld", "x")


def test_contexts_that_a_parser_copies_to_gigabytes_are_refused() -> None:
    terms = json.dumps({f"t{each}": "urn:x" for each in range(5000)})
    nodes = ", ".join(['{"@context": {"x": "urn:x"}}'] * 5000)

    with pytest.raises(UnreadableError, match=r"contexts that stand for more than .* have one context for all"):
        check_document(f'{{"@context": {terms}, "@graph": [{nodes}]}}'.encode(), "jsonld", "x")


@pytest.mark.parametrize("name", BROAD)
def test_an_element_of_too_many_attributes_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(BROAD[name](20_000))
    (tmp_path / "few.rdf").write_text(BROAD[name](900))

    with pytest.raises(UnreadableError, match=r"more than 1,000 attributes \(limit element_attributes: 1,000\)"):
        cg.open_graph(path)
    check_document((tmp_path / "few.rdf").read_bytes(), "rdf", "x")


@pytest.mark.parametrize("name", FLAT)
def test_a_file_with_many_brackets_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(FLAT[name])

    assert len(cg.open_graph(path)) > 3000


def entities(levels: int, references: int) -> str:
    """RDF/XML whose entities stand for ten times as much at each level."""
    lines = ['<!ENTITY e0 "lolololol!">']
    lines += [f'<!ENTITY e{each} "{f"&e{each - 1};" * 10}">' for each in range(1, levels)]
    used = f"&e{levels - 1};" * references
    return f"<!DOCTYPE rdf:RDF [{''.join(lines)}]>{XML.format(f'<e:A><e:p>{used}</e:p></e:A>')}"


@pytest.mark.parametrize(
    "text",
    [
        entities(10, 1),
        entities(10, 0),
        entities(5, 2000),
        f'<!DOCTYPE a [<!ENTITY e0 "{"x" * 100_000}">]>' + "&e0;" * 9000,
    ],
    ids=["used", "declared", "used often", "large and used often"],
)
def test_entities_that_stand_for_gigabytes_are_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.rdf"
    path.write_text(text)

    with pytest.raises(UnreadableError, match=r"stand for more than .* bytes \(limit unpacked_bytes: "):
        cg.open_graph(path)


LONG = "x" * 100_000
XMLNS = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:" {}>{}</rdf:RDF>'
MANY = 2000
NAMES = {
    "prefix.ttl": f"@prefix p: <urn:{LONG}> ." + "p:i p:a p:i .\n" * MANY,
    "sparql.ttl": f"PREFIX # p: <>\np:<urn:{LONG}>" + "p:i p:a p:i .\n" * MANY,
    "base.ttl": f"@base <http://x/{LONG}/> ." + "<i> <a> <i> .\n" * MANY,
    "graph.trig": f"@prefix p: <urn:{LONG}> ." + "p:i { p:i p:a p:i }\n" * MANY,
    "chain.ttl": "@base <http://x/> ." + "@base <a/> .\n" * 5000,
    "subject.ttl": f"<urn:{LONG}> a " + ", ".join(f"<urn:{each}>" for each in range(MANY)) + " .",
    "prefix.rdf": XMLNS.format(f'xmlns:p="urn:{LONG}"', "<p:A/>" * MANY),
    "entity.rdf": f'<!DOCTYPE a [<!ENTITY e "urn:{LONG}">]>' + XMLNS.format('xmlns:p="&e;"', "<p:A/>" * MANY),
    "base.rdf": XMLNS.format(f"xml:base = 'http://x/{LONG}/'", '<e:A rdf:about="b"/>' * MANY),
    "language.rdf": XMLNS.format(f'xml:lang="en-{LONG}"', "<e:A><e:b>x</e:b></e:A>" * MANY),
    "subject.rdf": XMLNS.format("", f'<e:A rdf:about="urn:{LONG}">{"<e:b>x</e:b>" * MANY}</e:A>'),
    "vocabulary.jsonld": f'{{"@context":{{"@vocab":"urn:{LONG}"}},"@graph":[{{"@type":"b"}}{",{}" * MANY}]}}',
    "base.jsonld": f'{{"@c\\u006fntext":[{{"@base":"http://x/{LONG}"}}],"@graph":[{{"@id":"b"}}{",{}" * MANY}]}}',
    "type.jsonld": f'{{"@context":{{"p":{{"@id":"urn:p","@type":"urn:{LONG}"}}}},"p":[1{",1" * MANY}]}}',
}


@pytest.mark.parametrize("name", NAMES)
def test_names_that_stand_for_gigabytes_are_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(NAMES[name])

    with pytest.raises(UnreadableError, match=r"more than [\d,]+ bytes \(limit unpacked_bytes: .*; shorten it"):
        cg.open_graph(path)


@pytest.mark.parametrize("ending", ["ttl", "rdf", "jsonld"])
def test_long_names_that_are_used_as_names_are_read(ending: str) -> None:
    long, objects = "http://example.org/" + "x" * 200, "".join(f", <data:{LONG}{each}>" for each in range(9))
    text = {
        "ttl": f"@base <{long}/> . @prefix p: <{long}> ." + f"p:i p:a p:i, <o>{objects} .\n" * 9,
        "rdf": XMLNS.format(f'xmlns:p="{long}"', f'<p:A><p:b rdf:resource="data:{LONG}"/></p:A>' * 99),
        "jsonld": f'[{{"@context":{{"@vocab":"{long}"}},"a":[{{"@id":"data:{LONG}"}}{",1" * 99}]}}]',
    }[ending]

    check_document(text.encode(), ending, "x")


ENDLESS = {
    "comments.rdf": "<!--", "instructions.rdf": "<?", "data.rdf": "<![CDATA[", "elements.rdf": "<a ", "ends.rdf": "</a",
    "quotes.rdf": "<a b='", "values.rdf": "<a =\"<a ='", "names.rdf": "<a/a ",
    "blanks.jsonld": '"@language" ', "tail.jsonld": " ", "strings.ttl": '"""x\\', "iris.ttl": "<a",
    "prefixes.ttl": "prefix ", "bases.ttl": "base<", "contexts.jsonld": '"@context":[',
}  # fmt: skip


@pytest.mark.parametrize("name", ENDLESS)
def test_what_has_no_end_takes_no_longer_than_its_length(name: str) -> None:
    ending = name.rpartition(".")[2]

    def work(size: int) -> float:
        data = (ENDLESS[name] * size).encode() + b" xml:lang='EN' @EN"
        start = process_time()
        with suppress(UnreadableError):
            check_document(data, ending, "x")
        MARKED.get(ending, marked)(data)
        return process_time() - start

    assert work(100_000) < 3


def test_shapes_are_refused_as_well(tmp_path: Path, given: Callable[[str], cg.Graph]) -> None:
    path = tmp_path / "shapes.rdf"
    path.write_text(entities(10, 1))

    with pytest.raises(UnreadableError, match="limit unpacked_bytes"):
        cg.validate(given(""), shapes=path)


def test_in_a_folder_a_bomb_is_a_fault_and_hides_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "bomb.rdf").write_text(entities(10, 1))
    (tmp_path / "good.ttl").write_text("<urn:s> a <urn:C> .")

    report = cg.check(tmp_path)

    assert any("limit unpacked_bytes" in str(each) for each in report.findings)


def test_a_packed_file_that_is_hundreds_of_times_as_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.ttl.gz"
    path.write_bytes(gzip.compress((b"#" * 1000 + b"\n") * 4000))

    with cg.limits(unpacked_bytes=2 << 20):
        with pytest.raises(UnreadableError, match=r"more than 200 times .* \(limit unpacked_ratio: 200\)"):
            cg.open_graph(path)
        with cg.limits(unpacked_ratio=2000):
            assert len(cg.open_graph(path)) > 3000


def test_a_packed_file_of_the_usual_kind_is_read(tmp_path: Path) -> None:
    path = tmp_path / "good.nt.gz"
    path.write_bytes(gzip.compress("".join(f"<urn:{each}> <urn:p> <urn:o> .\n" for each in range(9999)).encode()))

    assert len(cg.open_graph(path)) > 9999


@pytest.mark.parametrize("name", ["long.ttl", "long.nt", "long.jsonld"])
def test_a_literal_that_no_parser_takes_is_an_error_in_words(name: str, tmp_path: Path) -> None:
    path, long = tmp_path / name, "x" * (17 << 20)
    path.write_text(f'{{"urn:p":"{long}"}}' if name.endswith("ld") else f'<urn:s> <urn:p> "{long}" .')

    with pytest.raises(UnreadableError, match="more than 16 MiB"):
        cg.open_graph(path)


@drawn(st.text(alphabet="<>!/&;[]-'\"{}()\\ aE\n", max_size=60), st.sampled_from(["rdf", "jsonld", "ttl"]))
def test_no_text_makes_the_checks_fail(text: str, ending: str) -> None:
    check_document(text.encode(), ending, "x")


ROOT = b'<?xml version="1.0"?><!-- a > b --><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" a=\'>\'>'


@pytest.mark.parametrize(
    "data", [ROOT, ROOT + b"<a></a>", ROOT + b"<a></a></rdf:RDF", b'<RDF xmlns="x"><a/>', ROOT + b"</rdf:RDF><!-- "]
)
def test_rdf_xml_that_breaks_off_between_two_elements_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="breaks off before the end"):
        check_document(data, "rdf", "data.rdf")


@pytest.mark.parametrize(
    "data",
    [
        ROOT + b"</rdf:RDF>", ROOT + b"<a/></rdf:RDF >\n<!-- x - y -->\n<?pi?>\n", b'<RDF xmlns="x"/>', b"",
        b'<rdf:RDF xmlns:rdf="x" />', b'<e:Thing rdf:about="x"/>', b'<RDF xmlns="x"><a/></RDF>',
    ],
)  # fmt: skip
def test_rdf_xml_with_its_end_is_read(data: bytes) -> None:
    check_document(data, "rdf", "data.rdf")


def test_a_file_of_rdf_xml_that_breaks_off_gives_no_part_of_its_triples(tmp_path: Path) -> None:
    (tmp_path / "all.rdf").write_bytes(ROOT + b'<rdf:Description rdf:about="http://a"><p xmlns="http://e/">x</p>')

    with pytest.raises(UnreadableError, match="breaks off"):
        cg.open_graph(tmp_path / "all.rdf")


def test_a_workbook_that_unpacks_to_hundreds_of_times_its_size_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet1.xml", b"<a>" * (2 << 20))

    with pytest.raises(TableError, match=r"unpacks to 6 MB, more than 200 times .*limit unpacked_ratio"):
        cg.build(path)


def test_a_workbook_of_a_hundred_thousand_parts_is_a_fault_before_they_are_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "claims.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    data = path.read_bytes()
    end = data.rindex(b"PK\5\6")
    directory = data[data.index(b"PK\1\2") : end] * 40_000
    path.write_bytes(data[: data.index(b"PK\1\2")] + directory + data[end : end + 12]
                     + len(directory).to_bytes(4, "little") + data[end + 16 :])  # fmt: skip

    start = process_time()
    with pytest.raises(TableError, match="a list of parts of more than 2 MB"):
        cg.open_graph(path)
    assert process_time() - start < 2


def test_a_table_with_a_line_of_millions_of_cells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("id,subject,property,value,lang,sources\n" + '"x"' + "," * 2_000_000)

    with pytest.raises(UnreadableError, match=r"a line of 2,000,000 cells \(limit table_columns: 16,384\)"):
        cg.open_graph(path)


@pytest.mark.parametrize("header", ["a: &a [x]\n#+ b: *a", "summary: " + "[" * 5000])
def test_the_header_of_a_query_has_no_references_and_no_depths(header: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.rq"
    path.write_text(f"#+ {header}\nSELECT ?s {{ ?s ?p ?o }}")

    with pytest.raises(CatalogueError):
        catalogue.load(str(path))


def test_the_queries_of_shapes_are_refused_as_well(tmp_path: Path, given: Callable[[str], cg.Graph]) -> None:
    path = tmp_path / "shapes.ttl"
    deep = "SELECT $this { " + "{" * 5000 + "}" * 5001
    path.write_text(f'@prefix sh: <http://www.w3.org/ns/shacl#> . [] sh:sparql [ sh:select "{deep}" ] .')

    with pytest.raises(QueryError, match="limit query_depth"):
        cg.validate(given(""), shapes=path)
