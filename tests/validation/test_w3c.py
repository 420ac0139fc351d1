"""What validation promises of the test suite of SHACL by the W3C: all but what the engines themselves fail."""

import pytest
from rdflib import Graph
from tests.support.w3c import ABSENT, SUITE, Entry, agrees, entries

import creativegraph as cg
from creativegraph.errors import CreativeGraphError
from creativegraph.validation.engines.engines import untouched_literals

UPSTREAM = {
    "fast": {},
    "pyshacl": {
        "sparql/pre-binding/shapesGraph-001": "pySHACL has no $shapesGraph",
    },
}
"""The tests that an engine fails, and why."""


def passes(entry: Entry, engine: str | None) -> bool:
    """True if a check of the data finds what a test says."""
    try:
        report = cg.check(entry.data, shapes=entry.shapes, engine=engine)
    except CreativeGraphError:
        return entry.expected is None
    with untouched_literals():
        return agrees(entry, Graph().parse(data=cg.write_report(report, format="nt"), format="nt"))


@pytest.mark.cold
@pytest.mark.skipif(not SUITE.is_dir(), reason=ABSENT)
@pytest.mark.parametrize("engine", UPSTREAM)
def test_a_check_passes_what_its_engine_passes_of_the_suite_of_shacl(engine: str) -> None:
    tests = entries()

    failed = {each.name for each in tests if not passes(each, engine)}

    assert len(tests) == 121
    assert failed == UPSTREAM[engine].keys()
