"""What is of a project alone can be written without what it extends."""

from pathlib import Path

import pytest
from tests.support.commands import command

import creativegraph as cg
from creativegraph.errors import ArgumentError

NORTH, CG = "https://example.org/north/", "https://w3id.org/creativegraph/"
CLAIMS = (
    "id,subject,property,value,lang,sources\nx1,place/hanoi,skos:altLabel,Ha Nội town,en,guide\n"
    "x2,place/hanoi,cg:latitude,21.5,,guide\nx3,agreement/pact,cg:validFor,2020/2022,,guide\n"
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, cg.Graph]:
    """Return a project that extends the packaged one, and states something of its things, with its folder."""
    folder = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        command("new", "north")
    (folder / "north" / "data" / "more.csv").write_text(CLAIMS)
    return folder, cg.open_graph(folder / "north")


@pytest.fixture
def north(opened: tuple[Path, cg.Graph], monkeypatch: pytest.MonkeyPatch) -> cg.Graph:
    """Work beside that project."""
    monkeypatch.chdir(opened[0])
    return opened[1]


def test_only_what_a_project_itself_says_is_written(north: cg.Graph) -> None:
    lines = cg.export(north, format="nt", own=True).decode().splitlines()

    others = [each for each in lines if not each.startswith(f"<{NORTH}")]
    assert {each.split()[1].partition("#")[2] for each in others} == {"latitude>", "altLabel>", "hiddenLabel>"}
    assert any(each.startswith(f"<{NORTH}id/claim/x1> ") for each in lines)
    assert any(each.startswith(f"<{NORTH}code/rhythm/yearly> ") for each in lines)
    assert any(each.startswith(f"<{NORTH}id/time/") for each in lines)
    assert set(lines) <= set(cg.export(north, format="nt").decode().splitlines())


def test_beside_what_it_extends_the_part_is_the_whole_again(north: cg.Graph, tmp_path: Path) -> None:
    cg.export(north, tmp_path / "own.nt", own=True)

    both = cg.open_graph(cg.PACKAGED, tmp_path / "own.nt")

    assert set(both.engine.ntriples().splitlines()) == set(north.engine.ntriples().splitlines())


def test_a_layer_of_the_part_can_be_chosen_and_one_thing_cannot(north: cg.Graph) -> None:
    assert b"claimSubject" not in cg.export(north, format="nt", own=True, layer="direct")
    with pytest.raises(ArgumentError, match="leave out own"):
        cg.export(north, format="nt", own=True, thing="market/orvane")
    with pytest.raises(ArgumentError, match="of no project of your own"):
        cg.export(cg.open_graph("north/data/sources.csv"), format="nt", own=True)


def test_the_command_writes_it(north: cg.Graph) -> None:
    done = command("export", "-", "--format", "nt", "--own", "--graph", "north")

    assert sorted(done.stdout.encode().splitlines()) == sorted(cg.export(north, format="nt", own=True).splitlines())
