"""The commands take the address of an endpoint wherever they take a graph."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.commands import command
from tests.support.projects import ALONE, HEADER
from tests.support.servers import oxigraph

import creativegraph as cg
from creativegraph.iris import THINGS


@pytest.fixture
def address(oxigraph_server: str) -> str:
    return oxigraph_server


@pytest.mark.parametrize(
    "words",
    [
        ("run", "outcomes/of_event", "--event", "hcdf-2024", "--format", "csv"),
        ("find", "ha noi", "--format", "csv"),
        ("why", "membership/hanoi-uccn", "cg:memberSince"),
        ("show", "hcdf-2024", "--format", "csv"),
        ("sparql", "ASK { ?thing ?property ?value }"),
    ],
    ids=lambda words: words[0],
)
def test_a_command_prints_the_same_of_an_endpoint(words: tuple[str, ...], address: str) -> None:
    there, here = command(*words, "--graph", address), command(*words)

    assert there.code == here.code == 0, there.stderr
    assert there.stdout == here.stdout


def test_a_thing_of_an_endpoint_is_exported_without_the_licence_and_addresses_that_only_a_project_states(
    address: str,
) -> None:
    words = ("export", "-", "--thing", "hcdf-2024", "--format", "nt")

    there, here = (set(command(*words, *more).stdout.splitlines()) for more in (("--graph", address), ()))

    assert there
    assert there < here
    document = f"<{THINGS}event/hcdf-2024.ttl>"
    assert any(document in line for line in here)
    assert not any(document in line for line in there)


def test_a_graph_at_an_endpoint_is_checked(given: Callable[[str], cg.Graph]) -> None:
    with oxigraph(given('place:alba a cg:City ; skos:prefLabel "Alba"@en .')) as address:
        done = command("check", "--graph", address, "--format", "json")

    assert done.code == 0, done.stderr
    assert '"findings"' in done.stdout


def test_a_project_named_beside_an_endpoint_gives_its_questions_names_and_codes(tmp_path: Path) -> None:
    folder = fairs(tmp_path)
    with oxigraph(cg.open_graph(folder)) as address:
        places = ("--graph", str(folder), "--graph", address)
        asked = command("run", "fairs/of_town", "--town", "hall", "--format", "csv", *places)
        told, alone = command("why", "market/m1", *places), command("run", "fairs/of_town", "--graph", address)

    assert (asked.code, asked.lines[1:]) == (0, ["https://example.org/fairs/id/market/m1"]), asked.stderr
    assert (told.code, "normal, explicit" in told.stdout) == (0, True), told.stderr
    assert (alone.code, "add `--graph FOLDER`" in alone.stderr) == (1, True)


def fairs(folder: Path) -> Path:
    """A project that extends nothing, with a question of its own."""
    query = """#+ summary: Markets of a town.
#+ answers: Which markets are in a town?
#+ row: A market.
#+ params:
#+   town: iri<fairs:Town>
#+ columns:
#+   market: iri
PREFIX fairs: <https://example.org/fairs/ontology#>
SELECT ?market
WHERE {
  VALUES ?town { <https://example.org/fairs/id/town/hall> }  # param
  ?market fairs:inTown ?town .
}
ORDER BY STR(?market)
"""
    for name, text in {
        "creativegraph.toml": ALONE,
        "data/kinds.csv": "kind,class,note\nmarket,fairs:Market,\ntown,fairs:Town,\n",
        "data/classes.csv": "class,below,label@en\nfairs:Market,,market\nfairs:Town,,town\n",
        "data/properties.csv": "property,value,single,implied,domain,range,label@en\n"
                               "fairs:inTown,thing,yes,no,fairs:Market,fairs:Town,in town\n",
        "data/sources.csv": "id,kind,title,lang\narticle,website,Fairs,en\n",
        "data/claims.csv": HEADER + "n1,market/m1,rdf:type,fairs:Market,,article,,\n"
                           "n2,town/hall,rdf:type,fairs:Town,,article,,\nn3,market/m1,fairs:inTown,town/hall,,article,,\n",
        "queries/fairs/of_town.rq": query,
    }.items():  # fmt: skip
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text)
    return folder


def test_an_endpoint_is_asked_alone(address: str) -> None:
    done = command("find", "hanoi", "--graph", address, "--graph", "/")

    assert done.code == 1
    assert "an endpoint is asked alone" in done.stderr
