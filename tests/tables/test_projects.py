"""A project: its manifest, what it extends, its own terms and ids."""

from collections.abc import Callable
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.errors import TableError
from creativegraph.project import root
from creativegraph.store.load import with_extended
from creativegraph.tables.manifest import read_manifest
from creativegraph.tables.projects import projects_of

MANIFEST = """\
name = "fairs"
version = "0.1.0"
base = "https://example.org/fairs/"
prefix = "fairs"
languages = ["en", "de"]
required_languages = ["en"]
quoted_share = 0.2
extends = [
  "creativegraph 0.4",
]
"""
ALONE = MANIFEST.replace('  "creativegraph 0.4",\n', "")
SOURCES = "id,kind,title,lang\narticle,website,Fairs,en\n"
HEADER = "id,subject,property,value,lang,sources,rank,reason\n"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes the files of a project, by their names, and returns its folder."""

    def written(manifest: str = MANIFEST, name: str = "fairs", **files: str) -> Path:
        folder = tmp_path / name
        for path, text in {"creativegraph.toml": manifest, "data/sources.csv": SOURCES, **files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        return folder

    return written


def faults_of(folder: Path) -> list[str]:
    """Return the rules that a project breaks, each with the place in its manifest."""
    _, faults = projects_of([folder])
    return [f"{each.rule} {Path(each.file).name}:{each.row}:{each.column}" for each in faults]


def test_the_repository_is_a_project_like_any_other() -> None:
    said, _, faults = read_manifest(root())

    assert not faults
    assert (said.name, said.version, said.prefix) == ("creativegraph", cg.__version__, "cg")
    assert projects_of([root()]) == (None, []), "it is the packaged one"
    assert list(with_extended([root()])) == [cg.PACKAGED]


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ("requird_languages", "required_languages", "manifest-key creativegraph.toml:6:1"),
        ("quoted_share = 2", "quoted_share = 0.2", "manifest-value creativegraph.toml:7:1"),
        ('quoted_share = "0.2"', "quoted_share = 0.2", "manifest-value creativegraph.toml:7:16"),
        ('languages = ["en", "german"]', 'languages = ["en", "de"]', "manifest-value creativegraph.toml:5:20"),
        ('languages = "en"', 'languages = ["en", "de"]', "manifest-value creativegraph.toml:5:13"),
        ('required_languages = ["vi"]', 'required_languages = ["en"]', "manifest-language creativegraph.toml:6:23"),
        ('name = "Craft fairs"', 'name = "fairs"', "manifest-value creativegraph.toml:1:8"),
        ("name = 3", 'name = "fairs"', "manifest-value creativegraph.toml:1:1"),
        ("", 'name = "fairs"\n', "manifest-missing creativegraph.toml:1:1"),
        ("version = 1", 'version = "0.1.0"', "manifest-value creativegraph.toml:2:1"),
        ('base = "example.org"', 'base = "https://example.org/fairs/"', "manifest-value creativegraph.toml:3:8"),
        ('prefix = "Craft-Fairs"', 'prefix = "fairs"', "manifest-value creativegraph.toml:4:10"),
        ('prefix = "skos"', 'prefix = "fairs"', "manifest-clash creativegraph.toml:4:10"),
        ('prefix = "cg"', 'prefix = "fairs"', "manifest-clash creativegraph.toml:4:10"),
        ('name = "creativegraph"', 'name = "fairs"', "manifest-clash creativegraph.toml:1:8"),
        ('"https://w3id.org/creativegraph/"', '"https://example.org/fairs/"', "manifest-clash creativegraph.toml:3:8"),
        ('"creativegraph 9.9"', '"creativegraph 0.4"', "manifest-version creativegraph.toml:9:3"),
        ('"other"', '"creativegraph 0.4"', "manifest-extends creativegraph.toml:9:3"),
        ('"../other"', '"creativegraph 0.4"', "manifest-extends creativegraph.toml:9:3"),
        ('"data"', '"creativegraph 0.4"', "manifest-extends creativegraph.toml:9:3"),
        ('"../fairs"', '"creativegraph 0.4"', "manifest-cycle creativegraph.toml:9:3"),
        ("base = ", 'base = "https://example.org/fairs/"', "manifest-unreadable creativegraph.toml:3:8"),
    ],
)
def test_what_is_wrong_in_a_manifest_is_found_at_its_line(write: Write, wrong: str, right: str, expected: str) -> None:
    folder = write(MANIFEST.replace(right, wrong, 1))

    assert faults_of(folder) == [expected]
    with pytest.raises(TableError):
        cg.open_graph(folder)


def test_a_misspelt_key_is_suggested_right(write: Write) -> None:
    _, faults = projects_of([write(MANIFEST.replace("quoted_share", "quoted_shares"))])

    assert faults[0].fix == "quoted_share"
    assert "quoted_share" in faults[0].message
    assert "quoted_share" in faults[0].message_vi


def test_a_folder_with_nothing_but_a_manifest_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "creativegraph.toml").write_text(MANIFEST)

    assert faults_of(tmp_path) == ["manifest-without-folders creativegraph.toml:1:1"]


def test_projects_that_extend_each_other_or_have_one_prefix_or_base_are_faults(write: Write) -> None:
    other = write(MANIFEST.replace('"fairs"', '"other"', 1).replace("creativegraph 0.4", "../fairs"), "other")
    folder = write(MANIFEST.replace("creativegraph 0.4", "../other"))

    assert faults_of(folder) == [
        "manifest-cycle creativegraph.toml:9:3",
        "manifest-clash creativegraph.toml:4:10",
        "manifest-clash creativegraph.toml:3:8",
    ]
    assert faults_of(other)[0] == "manifest-cycle creativegraph.toml:9:3"


def test_a_check_reports_a_faulty_manifest_at_its_line_and_goes_on(write: Write) -> None:
    folder = write(MANIFEST.replace("0.2", "2").replace("creativegraph 0.4", "../gone"), **{"data/claims.csv": HEADER})

    report = cg.check(folder)

    places = {f"{Path(each.cell.file).name}:{each.cell.row}" for each in report.findings if each.cell}
    assert {"creativegraph.toml:7", "creativegraph.toml:9"} <= places


def test_a_project_that_extends_nothing_opens_without_any_packaged_fact(write: Write) -> None:
    kinds = "kind,class,note\nplace,fairs:Market,\n"
    classes = "class,below,label@en\nfairs:Market,,market\n"
    claims = HEADER + "c1,place/hall,rdf:type,fairs:Market,,article,,\nc2,place/hall,skos:prefLabel,Hall,en,article,,\n"
    folder = write(ALONE, **{"data/kinds.csv": kinds, "data/classes.csv": classes, "data/claims/all.csv": claims})

    graph = cg.open_graph(folder)

    assert [each.thing for each in cg.find(graph, "hall")] == ["https://example.org/fairs/id/place/hall"]
    assert not cg.find(graph, "hanoi")
    assert cg.why(graph, "place/hall", "rdf:type").claims[0].claim == "https://example.org/fairs/id/claim/c1"


def test_a_project_opens_with_all_that_it_extends(write: Write) -> None:
    other = MANIFEST.replace('"fairs"', '"other"').replace("fairs/", "other/")
    write(other, "other", **{"data/claims.csv": HEADER + "c1,place/hanoi,skos:altLabel,Ha-Noi,en,article,,\n"})
    folder = write(
        MANIFEST.replace("creativegraph 0.4", "../other"),
        **{"data/claims.csv": HEADER + "c1,place/hanoi,skos:altLabel,HaNoi,en,article,,\n"},
    )

    graph = cg.open_graph(folder)

    assert len(cg.cities.members(graph)) == 408
    said = str(cg.why(graph, "place/hanoi", "skos:altLabel"))
    assert "(fairs:c1)" in said
    assert "(other:c1)" in said


def test_a_folder_without_a_manifest_opens_alone(write: Write) -> None:
    folder = write(**{"data/claims.csv": HEADER + "c1,place/hanoi,skos:altLabel,HaNoi,en,article,,\n"}) / "data"

    graph = cg.open_graph(folder)

    assert graph.projects is None
    assert cg.why(graph, "place/hanoi").claims[0].claim == "https://w3id.org/creativegraph/id/claim/c1"
