"""Files of a stranger that name documents elsewhere (contexts, entities, imports) or are devices: none is read."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from tests.support.listening import listening

import creativegraph as cg
from creativegraph.errors import UnreadableError

RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">'
    '<rdf:Description rdf:about="urn:a"><e:p>{}</e:p></rdf:Description></rdf:RDF>'
)
FILES = {
    "context.jsonld": '{"@context": "U", "@id": "urn:a", "urn:p": "x"}',
    "one-of-contexts.jsonld": '{"@context": [{"e": "urn:e:"}, "Ux"], "@id": "urn:a", "e:p": "x"}',
    "import.jsonld": '{"@context": {"@version": 1.1, "@import": "U"}, "@id": "urn:a", "urn:p": "x"}',
    "scoped.jsonld": '{"@context": {"p": {"@id": "urn:p", "@context": "U"}}, "@id": "urn:a", "p": {"urn:q": "x"}}',
    "entity.rdf": f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "U">]>{RDF.format("&x;")}',
    "public.rdf": f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x PUBLIC "-" "U">]>{RDF.format("&x;")}',
    "parameter.rdf": f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY % p SYSTEM "U"> %p;]>{RDF.format("x")}',
    "dtd.rdf": f'<?xml version="1.0"?><!DOCTYPE rdf:RDF SYSTEM "U">{RDF.format("x")}',
    "style.rdf": f'<?xml version="1.0"?><?xml-stylesheet href="U"?>{RDF.format("x")}',
    "type-scoped.jsonld": '{"@context": {"T": {"@id": "urn:T", "@context": "U"}}, "@type": "T", "@id": "urn:a"}',
    "nested.jsonld": '{"@id": "urn:a", "urn:p": {"@context": "U", "@id": "urn:b"}}',
    "escaped.jsonld": '{"@c\\u006fntext": "U", "@id": "urn:a"}',
    "relative.jsonld": '{"@context": [{"@base": "U"}, "x"], "@id": "urn:a", "urn:p": 1}',
    "included.jsonld": '{"@included": [{"@context": "U", "@id": "urn:a", "urn:p": 1}]}',
    "nested.rdf": f"<!DOCTYPE r [<!ENTITY % a \"<!ENTITY &#37; b SYSTEM 'Ux'>\"> %a; %b;]>{RDF.format('x')}",
    "notation.rdf": f'<!DOCTYPE r [<!NOTATION n SYSTEM "U"><!ENTITY x SYSTEM "U" NDATA n>]>{RDF.format("x")}',
    "schema.rdf": RDF.format("x").replace(
        "<rdf:RDF", '<rdf:RDF xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="U"'
    ),
    "model.rdf": f'<?xml-model href="U"?>{RDF.format("x")}',
    "imports.ttl": "<urn:a> <http://www.w3.org/2002/07/owl#imports> <U> ; <http://xmlns.com/foaf/0.1/page> <U> .",
}


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_names_elsewhere_is_not_fetched(name: str, tmp_path: Path) -> None:
    path, reading = tmp_path / name, True
    with listening() as listener:
        path.write_text(FILES[name].replace("Ux", listener.url + "x").replace('"U"', f'"{listener.url}"')
                        .replace("<U>", f"<{listener.url}>"))  # fmt: skip
        try:
            cg.open_graph(path)
        except UnreadableError as error:
            reading = name in str(error)

    assert reading
    assert listener.asked == []


def test_an_entity_of_a_file_is_not_read_into_the_graph(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("treasure")
    path = tmp_path / "entity.rdf"
    path.write_text(FILES["entity.rdf"].replace("U", (tmp_path / "secret").as_uri()))

    with pytest.raises(UnreadableError) as caught:
        cg.open_graph(path)

    assert "treasure" not in str(caught.value)


def test_a_workbook_fetches_neither_by_formulas_nor_by_entities(tmp_path: Path) -> None:
    book, plain, path = Workbook(), tmp_path / "plain.xlsx", tmp_path / "book.xlsx"
    assert book.active is not None
    with listening() as listener:
        book.active.append(["id", "thing", "skos:prefLabel@en", "sources", "mode"])
        book.active.append(["x", "event/x", f'=WEBSERVICE("{listener.url}")', "s", "observed"])
        book.save(plain)
        with ZipFile(plain) as before, ZipFile(path, "w") as after:
            for each in before.namelist():
                data = before.read(each)
                if each.startswith("xl/worksheets/"):
                    entity = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "{listener.url}">]>'.encode()
                    data = entity + data.replace(b"observed", b"&e;")
                after.writestr(each, data)
        assert all(cg.check(workbook).findings for workbook in (plain, path))

    assert listener.asked == []


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
@pytest.mark.parametrize("name", ["endless.ttl", "endless.nt.gz"])
def test_a_link_to_a_device_is_refused_and_not_read_without_end(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("/dev/zero")

    with pytest.raises(UnreadableError, match="it is a device"):
        cg.open_graph(tmp_path / name)
