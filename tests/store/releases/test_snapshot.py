"""What a graph states: of releases, files, folders and revisions of git."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.commands import command
from tests.support.shared_checks import OPEN

import creativegraph as cg
from creativegraph.engine import OxigraphEngine, WarmingEngine, in_memory
from creativegraph.errors import FormatError, TableError, UnreadableError
from creativegraph.iris import XSD
from creativegraph.store.releases import release, snapshot
from creativegraph.store.releases.state import of_store

TEXT = '_:a <urn:p> "x"@EN .\n_:b <urn:p> "x"@EN .\n<urn:s> <urn:q> _:a .\n'
TURTLE = '<urn:s> <urn:q> [ <urn:p> "x"@en ] . [] <urn:p> "x"@en .'


def test_a_file_of_rdf_has_the_digest_of_its_triples_in_any_format(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text(TEXT)
    (tmp_path / "b.ttl").write_text(TURTLE)
    (tmp_path / "c").mkdir()
    (tmp_path / "c/b.ttl").write_text(TURTLE)

    made = [snapshot(tmp_path / each) for each in ("a.nt", "b.ttl", "c")]

    assert len({each.digest for each in made}) == 1
    assert len(made[0].lines) == 3
    assert made[1].lines == made[2].lines


def test_a_change_elsewhere_changes_no_name_of_a_blank_node(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text(TEXT)
    (tmp_path / "b.nt").write_text('_:x <urn:p> "another" .\n' + TEXT)

    one, other = (snapshot(tmp_path / each) for each in ("a.nt", "b.nt"))

    assert one.lines < other.lines
    assert len(other.lines - one.lines) == 1


def test_a_kept_release_comes_before_a_file_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("1.0").mkdir()
    kept = release(cg.Graph(OxigraphEngine(in_memory(TEXT.encode()))), "1.0", "2026-01-31", tmp_path / "releases")

    found = snapshot("1.0", tmp_path / "releases")

    assert (found.name, found.day, found.digest) == ("1.0", "2026-01-31", kept.digest)


def test_the_packaged_graph_is_read_as_its_store_writes_it() -> None:
    graph = OPEN()

    assert snapshot(graph) == of_store(graph.store(), graph.place)


@pytest.mark.parametrize(
    "value", ['"007"^^<{}integer>', '"1.5"^^<{}double>', '"PT24H"^^<{}dayTimeDuration>', '"x"@EN', '"1.5"^^<{}decimal>']
)
def test_values_are_read_as_the_store_has_them_and_not_as_its_text(value: str) -> None:
    text = f"<urn:s> <urn:p> {value.format(XSD)} .\n".encode()
    engine = WarmingEngine(in_memory(text), lambda: [text])

    found = snapshot(cg.Graph(engine))

    assert engine.text() == text
    assert found.lines == of_store(engine.store, "").lines


@pytest.mark.parametrize("name", ["9.9", "none.ttl", "../x"])
def test_what_is_neither_release_nor_file_is_told_with_the_releases_there_are(name: str) -> None:
    with pytest.raises(UnreadableError, match=r"is no file or folder, and no release in .*releases there: 0\.3\.0"):
        snapshot(name)


def commit(folder: Path) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([*git, "add", "-A"], check=True, cwd=folder)
    subprocess.run([*git, "commit", "-q", "-m", "First"], check=True, cwd=folder)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder below a repository of git, with a file that was changed after its first commit."""
    folder = tmp_path / "deep/below"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (folder / "graph.nt").write_text(TEXT)
    commit(folder)
    (folder / "graph.nt").write_text(TEXT + "<urn:s> <urn:q> <urn:o> .\n")
    return folder


def test_a_revision_of_git_is_what_the_folder_had_then(repository: Path) -> None:
    before, now = snapshot("git:HEAD"), snapshot(repository)

    assert before.name == "git:HEAD"
    assert now.lines - before.lines == {"<urn:s> <urn:q> <urn:o> ."}


@pytest.mark.parametrize("name", ["--output=x", "-h", "none", "", "HEAD^{tree}", "HEAD:graph.nt", "HEAD\n", "a\0b"])
def test_what_is_no_revision_is_refused(repository: Path, name: str) -> None:
    with pytest.raises(UnreadableError, match=r"'git:.*' cannot be read: .*; see `git log`"):
        snapshot(f"git:{name}")

    assert not (repository / "x").exists()


def test_what_attributes_say_of_exports_changes_no_revision(repository: Path) -> None:
    (repository / "graph.nt").write_text('<urn:s> <urn:p> "$Format:%H$" .\n')
    (repository / "more.nt").write_text("<urn:s> <urn:p> <urn:more> .\n")
    (repository / ".gitattributes").write_text("graph.nt export-subst\nmore.nt export-ignore\n")
    commit(repository)

    assert snapshot("git:HEAD").lines == snapshot(repository).lines


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_links_that_lead_elsewhere_are_no_obstacle_to_a_revision(repository: Path) -> None:
    (repository / "absolute.txt").symlink_to("/etc/hostname")
    (repository / "outside.txt").symlink_to("../../../../elsewhere")
    (repository / "within.nt").symlink_to("graph.nt")
    commit(repository)

    assert snapshot("git:HEAD").lines == snapshot(repository).lines


def test_within_the_tables_of_a_project_a_revision_is_the_project(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("new", "fairs", "--alone")
    commit(repository)
    monkeypatch.chdir(repository / "fairs/data")

    assert snapshot("git:HEAD").digest == snapshot(repository / "fairs").digest


def test_a_fault_of_a_revision_names_the_file_as_it_was_given(repository: Path) -> None:
    (repository / "data").mkdir()
    (repository / "data/claims.csv").write_text("id,subject,property,object,source\nc1,city/x,cg:nothing,1,y\n")
    commit(repository)

    with pytest.raises(TableError) as caught:
        snapshot("git:HEAD")

    assert {each.file for each in caught.value.faults} == {"git:HEAD:deep/below/data/claims.csv"}


def test_blank_nodes_that_nothing_tells_apart_are_refused_where_many_of_them_are_joined(tmp_path: Path) -> None:
    pairs = [(one, other) for one in range(12) for other in range(12) if one != other]
    (tmp_path / "a.nt").write_text("".join(f"_:x{one} <urn:p> _:x{other} .\n" for one, other in pairs))
    (tmp_path / "b.nt").write_text(
        "".join(f"_:a <urn:p> _:x{each} .\n_:x{each} <urn:p> _:a .\n" for each in range(200))
    )

    with pytest.raises(FormatError, match="12 blank nodes that nothing tells apart are joined in 66 pairs"):
        snapshot(tmp_path / "a.nt")

    assert len(snapshot(tmp_path / "b.nt").lines) == 400
