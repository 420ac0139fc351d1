"""Links that vanished: a few are told, and many stop a release."""

from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.errors import ArgumentError
from creativegraph.store.releases import Snapshot, kept, release, snapshot
from creativegraph.store.releases.links import lost_links

SAME = "<http://www.w3.org/2002/07/owl#sameAs>"
DAY = "2026-01-31"


def linked(*numbers: int, shift: int = 0) -> cg.Graph:
    """A graph of 400 places, of which some have a link."""
    named = "".join(f'<urn:{each + shift}> <urn:name> "Place {each}" .\n' for each in range(400))
    links = "".join(f"<urn:{each + shift}> {SAME} <http://www.wikidata.org/entity/Q{each}> .\n" for each in numbers)
    return cg.Graph(OxigraphEngine(in_memory((named + links).encode())))


def taken(graph: cg.Graph) -> Snapshot:
    return snapshot(graph)


def test_twelve_of_400_links_that_vanish_are_a_warning(tmp_path: Path) -> None:
    release(linked(*range(400)), "1.0", DAY, tmp_path)
    notes: list[str] = []

    release(linked(*range(12, 400)), "1.1", DAY, tmp_path, note=notes.append)

    [told] = notes
    assert told.startswith(
        "12 of 400 links by owl:sameAs vanished (3%), such as urn:0 to http://www.wikidata.org/entity/Q0"
    )
    assert [each.name for each in kept(tmp_path)] == ["1.0", "1.1"]


def test_a_release_without_half_of_its_links_is_refused_unless_it_is_meant(tmp_path: Path) -> None:
    release(linked(*range(400)), "1.0", DAY, tmp_path)

    with pytest.raises(ArgumentError, match=r"200 of 400 links by owl:sameAs vanished \(50%\).*than the 10%.*--force"):
        release(linked(*range(200)), "1.1", DAY, tmp_path)

    assert [each.name for each in kept(tmp_path)] == ["1.0"]
    assert release(linked(*range(200)), "1.1", DAY, tmp_path, force=True).after == "1.0"


def test_a_link_of_a_thing_with_another_iri_has_not_vanished() -> None:
    assert lost_links(taken(linked(1, 2, 3)), taken(linked(1, 2, 3, shift=1000))) == []


def test_few_links_may_vanish_whatever_their_share() -> None:
    [lost] = lost_links(taken(linked(1, 2)), taken(linked(1)))

    assert (lost.before, lost.gone, lost.is_bulk(0.1)) == (2, 1, False)
