"""What checking again promises: the findings of a full check, by looking only at what a change can affect."""

import random
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as of
from hypothesis import strategies as st
from pyoxigraph import Quad, Store, Triple
from tests.support.damaged import UNDAMAGED
from tests.validation.test_shacl_engines import damage, damaged, vocabulary

import creativegraph as cg
from creativegraph import project
from creativegraph.engine import OxigraphEngine
from creativegraph.errors import ArgumentError
from creativegraph.graph import Graph
from creativegraph.store.cache import cache_folder
from creativegraph.validation import incremental
from creativegraph.validation import shapes as shape_files
from creativegraph.validation.patterns import Step, chains_of_query
from creativegraph.validation.results import Result
from creativegraph.validation.validate import chosen_engine, run

MEMBERS = "memberships.csv"


def graph_of(triples: Sequence[Triple]) -> Graph:
    store = Store()
    store.extend(Quad(*each) for each in (*triples, *vocabulary()))
    return Graph(OxigraphEngine(store))


def lines(graph: Graph) -> bytes:
    return graph.engine.ntriples()


def told(results: Sequence[Result]) -> set[tuple[str, ...]]:
    return {(each.rule, each.component, each.focus, each.path, each.value) for each in results}


def full_and_again(before: Sequence[Triple], after: Sequence[Triple], rules: bytes) -> tuple[object, object, int]:
    """What a full check finds, what checking again finds, and of how many things."""
    engine = chosen_engine(None)
    earlier, later = graph_of(before), graph_of(after)
    kept = incremental.Kept(lines(earlier), run(earlier, rules, engine).results, "")
    again = incremental.again(later, rules, kept)
    assert again is not None
    part = run(again.graph, again.rules, engine).results if again.things else []
    return told(run(later, rules, engine).results), told([*again.stay, *part]), again.things


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Tables of a small world, to be changed."""
    folder = tmp_path / "data"
    shutil.copytree(UNDAMAGED, folder)
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@settings(max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))
@of(seed=st.integers(min_value=0))
def test_a_changed_graph_has_the_findings_of_a_full_check(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    before = [each for each in damaged(chance) if "_:" not in f"{each.subject} {each.object}"]
    after = damage(chance, list(before), chance.randint(1, 4)) if before else []

    full, again, _ = full_and_again(before, after, shape_files.read(()))

    assert again == full


def test_a_changed_year_is_checked_again_for_its_membership_and_network_alone(tmp_path: Path) -> None:
    whole = tmp_path / "data"
    shutil.copytree(project.folder("data"), whole)
    cg.check(whole, since="last")
    change(whole / "records" / MEMBERS, ",2019,", ",1999,")

    report = cg.check(whole, since="last")

    assert report.findings == cg.check(whole).findings
    assert [each.name for each in report.findings if each.severity == "violation"] == [
        "CityNetwork-noMemberBeforeFounding"
    ]
    assert report.rerun is not None
    assert 0 < report.rerun.things <= 5


def test_nothing_is_checked_again_where_nothing_changed(tables: Path) -> None:
    first = cg.check(tables, since="last")

    report = cg.check(tables, since="last")

    assert report.findings == first.findings
    assert report.rerun is not None
    assert (report.rerun.things, report.rerun.kept) == (0, len(first.findings))


def test_a_mended_cell_has_no_finding_any_more(tables: Path) -> None:
    change(tables / MEMBERS, ",2017,", ",1999,")
    cg.check(tables, since="last")
    change(tables / MEMBERS, ",1999,", ",2017,")

    report = cg.check(tables, since="last")

    assert report.conforms
    assert report.findings == cg.check(tables).findings


def test_cells_are_those_of_now_where_rows_have_moved(tables: Path) -> None:
    change(tables / MEMBERS, ",2017,", ",1999,")
    before = cg.check(tables, since="last").findings[0]
    text = (tables / MEMBERS).read_text(encoding="utf-8").splitlines(keepends=True)
    (tables / MEMBERS).write_text("".join([text[0], "\n", "\n", *text[1:]]), encoding="utf-8")

    report = cg.check(tables, since="last")

    assert before.cell is not None
    assert report.findings[0].cell == before.cell._replace(row=before.cell.row + 2)


def test_other_shapes_are_never_answered_from_what_was_kept(tables: Path, tmp_path: Path) -> None:
    cg.check(tables, since="last")
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix cg: <https://w3id.org/creativegraph/ontology#> .\n"
        "<http://e/S> a sh:NodeShape ; sh:targetClass cg:CityNetwork ; sh:severity sh:Info ; sh:message 'm'@en ;"
        " sh:property <http://e/P> . <http://e/P> sh:path cg:noSuch ; sh:minCount 1 ; sh:severity sh:Info .",
        encoding="utf-8",
    )

    report = cg.check(tables, shapes=own, since="last")

    assert "http://e/P" in {each.rule for each in report.findings}


def test_a_damaged_memory_is_no_memory(tables: Path) -> None:
    first = cg.check(tables, since="last")
    for path in (cache_folder() / "checked").iterdir():
        path.write_bytes(path.read_bytes()[:-20])

    report = cg.check(tables, since="last")

    assert report.findings == first.findings
    assert report.rerun is not None
    assert report.rerun.things == -1


def test_what_changed_since_a_revision_is_found_with_all_else(tables: Path) -> None:
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(tables), *words], check=True, capture_output=True)
    change(tables / MEMBERS, ",2017,", ",1999,")

    report = cg.check(tables, since="HEAD")

    assert report.findings == cg.check(tables).findings
    assert report.rerun is not None
    assert 0 < report.rerun.things <= 5


def test_a_revision_that_there_is_not_is_an_error_that_names_it(tables: Path) -> None:
    subprocess.run(["git", "-C", str(tables), "init", "-q"], check=True, capture_output=True)

    with pytest.raises(ArgumentError, match="there is no revision 'never'"):
        cg.check(tables, since="never")


def test_a_folder_that_is_in_no_repository_is_an_error(tables: Path) -> None:
    with pytest.raises(ArgumentError, match="git cannot say what changed"):
        cg.check(tables, since="HEAD")


@pytest.mark.parametrize(
    ("pattern", "chains", "everywhere"),
    [
        ("$this e:a/e:b ?v", {("a",), ("a", "b")}, set()),
        ("?v e:a $this . ?v e:b 3", {("^a",), ("^a", "b")}, set()),
        ("$this e:a* ?v . ?v e:b ?w", {("a*",), ("a*", "b")}, set()),
        ("$this e:a ?v . OPTIONAL { ?v e:b ?w } FILTER (!BOUND(?w))", {("a",), ("a", "b")}, set()),
        ("$this e:a ?v FILTER NOT EXISTS { ?v e:b ?w . ?w e:c 1 }", {("a",), ("a", "b"), ("a", "b", "c")}, set()),
        ("$this e:a ?v . ?x e:b ?y FILTER (?y > ?v)", {("a",)}, {"b"}),
        ("{ SELECT $this (COUNT(?x) AS ?n) WHERE { ?x e:a $this } GROUP BY $this } ?x e:b ?y", {("^a",)}, {"b"}),
        ("OPTIONAL { $this e:a ?v } ?v e:b ?w", {("a",)}, {"b"}),
    ],
)
def test_a_pattern_is_reached_by_chains_that_hold_whenever_it_counts(
    pattern: str, chains: set[tuple[str, ...]], everywhere: set[str]
) -> None:
    query = f"PREFIX e: <http://e/> SELECT $this WHERE {{ {pattern} }}"

    sweep = chains_of_query(query, ())

    assert {tuple(map(short, each)) for each in sweep.chains} == chains
    assert {each.removeprefix("http://e/") for each in sweep.everywhere} == everywhere


def short(step: Step) -> str:
    return f"{'' if step.forward else '^'}{step.predicate.removeprefix('http://e/')}{'*' if step.repeated else ''}"
