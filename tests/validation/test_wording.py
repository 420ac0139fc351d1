"""Shapes without a message are told in words, the same whatever the engine."""

from pathlib import Path

import pytest

import creativegraph as cg

HEADER = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix e: <urn:e:> .\n"
SHAPES = """
    e:S a sh:NodeShape ; sh:targetClass e:Fair ;
        sh:property [ sh:path e:name ; sh:languageIn ( "vi" "en" ) ] , [ sh:path e:stalls ; sh:maxInclusive 9 ] ,
            [ sh:path e:town ; sh:minCount 1 ] , [ sh:path e:day ; sh:maxCount 1 ] ,
            [ sh:path e:at ; sh:nodeKind sh:IRI ] ,
            [ sh:path e:motto ; sh:minCount 1 ; sh:message "A fair has a motto."@en ] .
"""
FAIR = 'e:orvane a e:Fair ; e:name "Foire"@fr ; e:stalls 12 ; e:day 1 , 2 ; e:at [ ] .'
TOLD = {
    "urn:e:name: “Foire” (fr) is not allowed here", "urn:e:stalls: “12” is not allowed here", "urn:e:town: missing",
    "urn:e:at: [] is not allowed here", "urn:e:day: too many or too few values", "A fair has a motto.",
}  # fmt: skip


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_what_a_shape_without_a_message_refuses_is_told_in_words(tmp_path: Path, engine: str) -> None:
    shapes, fair = tmp_path / "shapes.ttl", tmp_path / "fair.ttl"
    shapes.write_text(HEADER + SHAPES)
    fair.write_text(HEADER + FAIR)

    found = cg.check(fair, shapes=shapes, engine=engine).findings

    assert {each.message for each in found} == TOLD


def test_it_is_told_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    shapes, fair = tmp_path / "shapes.ttl", tmp_path / "fair.ttl"
    shapes.write_text(HEADER + SHAPES)
    fair.write_text(HEADER + FAIR)

    found = cg.check(fair, shapes=shapes, languages=["vi"]).findings

    assert "urn:e:town: còn thiếu" in {each.message for each in found}
