"""A broken file of RDF/XML is told at the line where it breaks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.store.broken_xml import place_of_fault

OPENING = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">\n'
FAIR = '<rdf:Description rdf:about="urn:orvane">\n{}\n</rdf:Description>\n</rdf:RDF>\n'


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("<e:name>Orvane</e:nom>", (3, 17)),
        ('<e:town rdf:resource="http://[orvane"/>', (3, 23)),
        ('<e:name\nxml:lang="not a tag">Orvane</e:name>', (4, 11)),
        ("<e:name>&orvane;</e:name>", (3, 9)),
        ("<e:name>Orvane", (4, 3)),
    ],
)
def test_the_line_and_the_column_are_those_of_what_is_wrong(
    tmp_path: Path, written: str, place: tuple[int, int]
) -> None:
    fair = tmp_path / "fair.rdf"
    fair.write_text(OPENING + FAIR.format(written))

    (found,) = cg.check(fair).findings

    assert found.rule.endswith("broken-rdf")
    assert found.cell is not None
    assert (found.cell.row, found.cell.column) == place


@given(st.binary(max_size=60), st.text(max_size=20))
def test_a_place_lies_in_the_text_whatever_is_wrong_with_it(data: bytes, said: str) -> None:
    line, column = place_of_fault(data, said)

    assert 1 <= line <= data.count(b"\n") + data.count(b"\r") + 1
    assert 1 <= column <= len(data) + 1
