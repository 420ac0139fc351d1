"""A project: it opens with what it extends, by its own short names."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock, call

import pytest
from tests.support.projects import ALONE, HEADER, Write, of_two

import creativegraph as cg
from creativegraph.tables import verify
from creativegraph.tables.projects import extended
from creativegraph.tables.projects.manifest import read_manifest


def test_ids_of_two_projects_never_meet_and_why_says_whose_each_claim_is(write: Write) -> None:
    folder = of_two(write, **{"data/claims.csv": HEADER + "h001,place/hall,skos:altLabel,The hall,en,article,,\n"})

    graph = cg.open_graph(folder)

    assert "(base:h001)" in str(cg.why(graph, "place/hall", "rdf:type"))
    assert "(fairs:h001)" in str(cg.why(graph, "place/hall", "skos:altLabel"))
    assert graph.resolve("base:h001") == "https://example.org/base/id/claim/h001"
    assert len(graph.run("claims/by_source", source="fairs:source/article")) == 1


def test_the_texts_of_a_project_that_is_extended_need_not_be_there(write: Write, tmp_path: Path) -> None:
    document = f"id,kind,title,lang,sha256,characters\nreport,document,Report,en,{'0' * 64},9\n"
    folder = of_two(write, **{"data/more.csv": document, "data/claims.csv": HEADER})
    (tmp_path / "base" / "data" / "more.csv").write_text(document)
    (tmp_path / "texts").mkdir()

    _, faults = verify(cg.build([folder]), tmp_path / "texts")

    assert [(each.rule, Path(each.file).parts[-3]) for each in faults] == [("document-absent", "fairs")]


@pytest.mark.parametrize("ask", [cg.check, cg.open_graph])
def test_a_manifest_is_read_once_in_a_call_and_again_in_the_next(
    write: Write, monkeypatch: pytest.MonkeyPatch, ask: Callable[[Path], object]
) -> None:
    folder, read = of_two(write), Mock(side_effect=read_manifest)
    monkeypatch.setattr(extended, "read_manifest", read)

    ask(folder)
    once = read.mock_calls.count(call(folder))
    ask(folder)

    assert (once, read.mock_calls.count(call(folder))) == (1, 2)


@pytest.mark.parametrize("ending", ["ttl", "jsonld"])
def test_what_is_written_of_a_project_is_read_as_it_was(write: Write, tmp_path: Path, ending: str) -> None:
    graph = cg.open_graph(of_two(write))

    cg.export(cg.open_graph(write(ALONE, "alone")), tmp_path / f"other.{ending}")
    cg.export(graph, tmp_path / f"out.{ending}")

    again = cg.open_graph(tmp_path / f"out.{ending}")
    assert set(graph.to_rdflib()) <= set(again.to_rdflib())
