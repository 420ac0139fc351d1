"""A shape follows a property as far as allowed, and where that is not far enough the ring is named."""

from pathlib import Path
from time import process_time

import pytest
from tests.conftest import HEADER

import creativegraph as cg
from creativegraph.validation.shapes.graph import Shapes

E = "@prefix e: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
PROPERTY = "e:S sh:targetClass e:C ; sh:property e:P . e:P sh:path [ sh:oneOrMorePath e:next ] ; sh:maxCount 3 ."
QUERY = """e:S sh:targetClass e:C ; sh:sparql e:Q .
e:Q sh:select "SELECT $this WHERE { $this <http://example.org/next>+ ?value . FILTER (?value = $this) }" ."""
NOT = "e:S sh:targetClass e:C ; sh:not [ sh:path [ sh:zeroOrMorePath [ sh:inversePath e:next ] ] ; sh:minCount 1 ] ."


def ring_of(folder: Path, number: int) -> Path:
    """A file with things each of which leads to the next, and the last to the first."""
    file = folder / "ring.ttl"
    file.write_text(E + "".join(f"e:t{each} a e:C ; e:next e:t{(each + 1) % number} .\n" for each in range(number)))
    return file


def shapes_in(folder: Path, text: str) -> Path:
    """A file of shapes."""
    file = folder / "shapes.ttl"
    file.write_text(f"{E}{text}\ne:Plain sh:targetClass e:C ; sh:property [ sh:path e:name ; sh:minCount 1 ] .")
    return file


def test_places_in_a_large_ring_are_told_by_the_ring_and_all_else_of_them_as_ever(tmp_path: Path) -> None:
    file = tmp_path / "ring.ttl"
    ring = "".join(f"place:p{each} a cg:Place ; cg:locatedIn place:p{(each + 1) % 3000} .\n" for each in range(3000))
    file.write_text(f"{HEADER}{ring}place:p0 cg:latitude 91.5 .\n")

    report = cg.check(file)

    names = {each.name for each in report.findings}
    (broken,) = [each for each in report.findings if each.name == "Table-broken-shape"]
    assert (
        "the shape cgs:Place-notInItself cannot be run: 3,000 things lie in a ring of cg:locatedIn: " in broken.message
    )
    assert "(limit path_steps: 250,000)" in broken.message
    assert broken.cell is not None
    assert broken.cell.file.endswith("places.ttl")
    assert "Place-latitude" in names
    assert "Place-notInItself" not in names


def test_places_in_a_small_ring_are_told_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "ring.ttl"
    file.write_text(
        HEADER + "".join(f"place:p{each} a cg:Place ; cg:locatedIn place:p{(each + 1) % 30} .\n" for each in range(30))
    )

    assert sum(each.name == "Place-notInItself" for each in cg.check(file).findings) == 30


@pytest.mark.parametrize("shapes", [PROPERTY, QUERY, NOT], ids=["path", "query", "path that another shape asks for"])
@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_a_shape_that_takes_too_many_steps_is_named_and_the_others_are_run(
    tmp_path: Path, shapes: str, engine: str
) -> None:
    places, own = ring_of(tmp_path, 40), shapes_in(tmp_path, shapes)

    with cg.limits(path_steps=1000):
        told = cg.check(places, shapes=own, engine=engine).findings
    asked = cg.check(places, shapes=own, engine=engine).findings

    (broken,) = [each for each in told if each.name == "Table-broken-shape"]
    assert "40 things lie in a ring of http://example.org/next: http://example.org/t0, " in broken.message
    assert sum("name" in str(each.path) for each in told) == 40
    assert len(told) == 41
    assert len(asked) == 80


def test_a_long_chain_is_too_many_steps_from_each_thing_of_it_and_not_from_its_first(tmp_path: Path) -> None:
    places = tmp_path / "chain.ttl"
    places.write_text(E + "".join(f"e:t{each} a e:C ; e:next e:t{each + 1} .\n" for each in range(1000)))
    first = PROPERTY.replace("sh:targetClass e:C", "sh:targetNode e:t0")

    from_each = cg.check(places, shapes=shapes_in(tmp_path, PROPERTY)).findings
    from_first = cg.check(places, shapes=shapes_in(tmp_path, first)).findings

    (broken,) = [each for each in from_each if each.name == "Table-broken-shape"]
    assert "ways along http://example.org/next are long" in broken.message
    assert len(from_first) == 1001
    assert "Table-broken-shape" not in {each.name for each in from_first}


def test_a_shape_that_is_aimed_at_thousands_of_things_is_read_once() -> None:
    lines = [f"<urn:S> <http://www.w3.org/ns/shacl#targetNode> <urn:t{each}> .\n" for each in range(50_000)]
    shapes = Shapes("".join(lines) + '<urn:S> <http://www.w3.org/ns/shacl#message> "it is so" .\n')

    start = process_time()
    for _ in range(2_000):
        assert shapes.messages("<urn:S>") == (("", "it is so"),)

    assert process_time() - start < 1  # to look through all targets each time took ten seconds
