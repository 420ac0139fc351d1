"""Projects in the cache: opened from it, and made anew after any change of any file of theirs."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.engine import OxigraphEngine, WarmingEngine
from creativegraph.files.state import state_of
from creativegraph.store import aged, projects
from creativegraph.store.projects import digest_in_state

MANIFEST = """\
name = "{0}"
version = "0.1.0"
base = "https://example.org/{0}/"
prefix = "{0}"
languages = ["en", "de"]
required_languages = ["en"]
extends = [{1}]
"""
SOURCES = "id,kind,title,lang\narticle,website,Fairs,en\n"
CLAIMS = "id,subject,property,value,lang,sources\n"
NAMED = CLAIMS + "c1,place/hall,skos:prefLabel,Hall,en,article\nc2,place/hall,rdf:type,base:Market,,article\n"
KINDS = "kind,class,note\nplace,base:Market,\n"
CLASSES = "class,below,label@en\nbase:Market,,market\n"
TURTLE = '<https://example.org/base/id/place/hall> <http://www.w3.org/2004/02/skos/core#altLabel> "{}"@en .\n'


@pytest.fixture
def chain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project that extends one that extends one, with a cache of their own."""
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "cache"))
    made = {"base": "", "middle": '"../base"', "top": '"../middle"'}
    for name, extends in made.items():
        put(tmp_path / name / "creativegraph.toml", MANIFEST.format(name, extends))
        put(tmp_path / name / "data/sources.csv", SOURCES)
    put(tmp_path / "base/data/kinds.csv", KINDS)
    put(tmp_path / "base/data/classes.csv", CLASSES)
    put(tmp_path / "base/data/claims/halls.csv", NAMED)
    put(tmp_path / "top/data/more/names.ttl", TURTLE.format("Old hall"))
    return tmp_path / "top"


def put(path: Path, text: str) -> None:
    """Write a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def names(graph: cg.Graph) -> list[str]:
    """Return the names that a hall has."""
    rows = graph.run("claims/facts_of", thing="place/hall")
    return sorted(str(row.value) for row in rows if str(row.property).endswith(("prefLabel", "altLabel")))


def is_from_cache(graph: cg.Graph) -> bool:
    """Return whether a graph was opened from the cache."""
    return isinstance(graph.engine, WarmingEngine)


def folders(chain: Path) -> list[Path]:
    """Return what the cache holds."""
    return sorted((chain.parent / "cache").iterdir())


def test_a_project_is_made_once_and_opened_from_the_cache_as_the_same(chain: Path) -> None:
    first = cg.open_graph(chain)
    again = cg.open_graph(chain)

    assert [is_from_cache(each) for each in (first, again)] == [False, True]
    assert names(first) == names(again) == ["Hall", "Old hall"]
    assert set(first.to_rdflib()) == set(again.to_rdflib())
    assert (first.files, first.languages, first.packaged) == (again.files, again.languages, again.packaged)
    assert cg.find(first, "old") == cg.find(again, "old") != []
    assert (folders(chain)[0] / "store").is_dir()
    assert list(folders(chain)[0].glob("names-*")), "the index of names is kept with it"


def test_blank_nodes_of_a_project_have_the_same_names_in_each_opening(chain: Path) -> None:
    put(chain / "data/more/nodes.ttl", "<x:a> <x:p> [ <x:q> 1 ; <x:r> _:b ] . _:b <x:q> ( 2 [] ) .\n")
    first, again = cg.open_graph(chain), cg.open_graph(chain)
    shutil.rmtree(chain.parent / "cache")
    made_again, opened = cg.open_graph(chain), cg.open_graph(chain)
    warm = OxigraphEngine(opened.embedded().whole())

    engines = [*(each.embedded() for each in (first, again, made_again, opened)), warm]
    assert [is_from_cache(each) for each in (first, again, made_again, opened)] == [False, True, False, True]
    assert len({tuple(sorted(each.ntriples().splitlines())) for each in engines}) == 1


@pytest.mark.parametrize("form", ["ttl", "jsonld", "nt", "nq", "rdf", "trig"])
def test_exports_of_a_project_are_the_same_bytes_whether_it_is_made_or_opened_from_the_cache(
    chain: Path, form: str
) -> None:
    put(chain / "data/claims.csv", f"{NAMED}c3,place/hall,skos:altLabel,Hall of fairs,en,article\n")
    put(chain / "data/more.ttl", TURTLE.format("Old hall") + TURTLE.format("A hall"))

    made, opened, again = (cg.export(cg.open_graph(chain), format=form) for _ in range(3))

    assert made == opened == again


def test_what_a_project_says_of_its_terms_is_known_from_the_cache_too(chain: Path) -> None:
    put(chain / "queries/top/of.rq", QUERY)
    cg.open_graph(chain)
    graph = cg.open_graph(chain)
    assert graph.projects is not None
    known = dict(graph.projects.terms)
    graph.projects.terms = {}

    graph = cg.open_graph(chain)

    assert graph.projects is not None
    assert graph.projects.terms == known != {}
    assert [row.hall for row in graph.run("top/of", hall="hall")] == ["https://example.org/base/id/place/hall"]


QUERY = """\
#+ summary: A hall.
#+ params:
#+   hall: iri<base:Market>
#+ columns:
#+   hall: iri
SELECT ?hall
WHERE {
  VALUES ?hall { <https://example.org/base/id/place/hall> }  # param
  ?hall a <https://example.org/base/ontology#Market> .
}
"""

CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a claim of the lowest": (
        lambda all_: put(all_ / "base/data/claims/halls.csv", NAMED.replace("Hall,", "Fair,")), ["Fair", "Old hall"],
    ),
    "a new table in the middle": (
        lambda all_: put(all_ / "middle/data/new.csv", CLAIMS + "c1,place/hall,skos:altLabel,Barn,en,article\n"),
        ["Barn", "Hall", "Old hall"],
    ),
    "a file of RDF": (lambda all_: put(all_ / "top/data/more/names.ttl", TURTLE.format("Barn")), ["Barn", "Hall"]),
    "a file of RDF less": (lambda all_: (all_ / "top/data/more/names.ttl").unlink(), ["Hall"]),
    "a file of another name": (
        lambda all_: (all_ / "top/data/more/names.ttl").rename(all_ / "top/data/more/names.txt"), ["Hall"],
    ),
    "a file in the ontology": (
        lambda all_: put(all_ / "base/ontology/names.ttl", TURTLE.format("Barn")), ["Barn", "Hall", "Old hall"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_of_any_file_of_the_chain_is_seen(chain: Path, change: str) -> None:
    cg.open_graph(chain)
    changed, expected = CHANGES[change]

    changed(chain.parent)

    graph = cg.open_graph(chain)
    assert not is_from_cache(graph)
    assert names(graph) == expected


def test_a_change_that_leaves_size_and_time_of_a_file_is_seen(chain: Path) -> None:
    table = chain.parent / "base/data/claims/halls.csv"
    before = table.stat()
    cg.open_graph(chain)

    table.write_text(NAMED.replace("Hall,", "Barn,"))
    os.utime(table, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert names(cg.open_graph(chain)) == ["Barn", "Old hall"]


def test_the_digest_of_a_file_of_the_library_is_that_of_its_present_state(tmp_path: Path) -> None:
    table = tmp_path / "kinds.csv"
    table.write_text(NAMED)
    before = table.stat()
    first = digest_in_state(table, state_of(table))

    table.write_text(NAMED.replace("Hall,", "Barn,"))
    os.utime(table, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert digest_in_state(table, state_of(table)) != first


def test_a_changed_manifest_of_any_project_is_seen(chain: Path) -> None:
    cg.open_graph(chain)
    manifest = chain.parent / "middle/creativegraph.toml"

    manifest.write_text(manifest.read_text().replace('"../base"', ""))
    with pytest.raises(cg.errors.UnknownNameError):
        names(cg.open_graph(chain))

    manifest.write_text(MANIFEST.format("middle", '"../base 0.2"'))
    with pytest.raises(cg.errors.TableError):
        cg.open_graph(chain)

    manifest.write_text(MANIFEST.format("middle", '"../base"').replace('["en", "de"]', '["de", "en"]'))
    assert names(cg.open_graph(chain)) == ["Hall", "Old hall"]


def test_a_fault_is_told_again_and_nothing_is_kept_of_it(chain: Path) -> None:
    put(chain / "data/wrong.csv", CLAIMS + "c9,place/hall,skos:altLable,Barn,en,article\n")

    for _ in range(2):
        with pytest.raises(cg.errors.TableError):
            cg.open_graph(chain)

    assert not (chain.parent / "cache").exists()


@pytest.mark.cold
@pytest.mark.parametrize("damage", ["store", "known", "cut", "zeros"])
def test_a_damaged_folder_is_made_anew(chain: Path, damage: str) -> None:
    cg.open_graph(chain)
    (folder,) = folders(chain)
    known = folder / projects.KNOWN
    broken: dict[str, Callable[[], object]] = {
        "store": lambda: max((folder / "store").glob("*.sst")).write_bytes(b"x"),
        "known": known.unlink,
        "zeros": lambda: known.write_bytes(bytes(4)),
        "cut": lambda: known.write_bytes(known.read_bytes()[:-3]),
    }

    broken[damage]()

    assert names(cg.open_graph(chain)) == ["Hall", "Old hall"]
    assert is_from_cache(cg.open_graph(chain))


@pytest.mark.cold
def test_several_projects_are_kept_beside_each_other_and_the_oldest_go_beyond_a_number(
    chain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aged, "MOST", 2)
    three = [chain.parent / name for name in ("base", "middle", "top")]

    for number, each in enumerate(three):
        cg.open_graph(each)
        (new,) = [path for path in folders(chain) if path.stat().st_mtime > 10_000]
        os.utime(new, (number, number))
        monkeypatch.setattr(aged, "OLDEST", float("inf"))

    assert [is_from_cache(cg.open_graph(each)) for each in three[1:]] == [True, True]
    assert len(folders(chain)) == 2


def test_a_graph_answers_on_when_its_folder_is_removed(chain: Path) -> None:
    cg.open_graph(chain)
    graph = cg.open_graph(chain)

    shutil.rmtree(chain.parent / "cache")

    assert names(graph) == ["Hall", "Old hall"]
    assert cg.find(graph, "old")


@pytest.mark.cold
def test_a_graph_from_the_cache_is_checked_with_the_cells_of_its_tables(chain: Path) -> None:
    put(chain / "data/more.csv", CLAIMS + "c1,place/shed,rdf:type,base:Market,,article\n")
    reports = [cg.check(cg.open_graph(chain)) for _ in range(2)]

    cells = [sorted(str(each.cell) for each in report.findings) for report in reports]
    assert cells[0] == cells[1]
    assert any("more.csv" in each for each in cells[1])


@pytest.mark.cold
def test_where_the_cache_cannot_be_written_a_project_opens_all_the_same(
    chain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(chain.parent / "file", "in the way")
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(chain.parent / "file"))

    assert names(cg.open_graph(chain)) == names(cg.open_graph(chain)) == ["Hall", "Old hall"]


def test_files_changed_while_they_are_read_are_not_kept(chain: Path) -> None:
    there = projects.kept([chain])
    assert there is not None
    graph = cg.open_graph(chain)
    shutil.rmtree(chain.parent / "cache")

    put(chain / "data/more.csv", CLAIMS + "c1,place/hall,skos:altLabel,Barn,en,article\n")
    projects.keep(there, graph)

    assert not (chain.parent / "cache").exists()
