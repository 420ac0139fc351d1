"""Whatever is drawn of the packaged graph is drawn of a project that extends nothing, if its questions say of what."""

from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.catalogue.drawn import COLUMNS
from creativegraph.errors import CatalogueError, UnknownQueryError

MANIFEST = 'name = "stages"\nversion = "1"\nbase = "https://example.org/stages/"\nprefix = "stages"\nextends = []\n'
SOURCES = "id,kind,title,lang\nlist,website,Stages,en\n"
CLAIMS = "id,subject,property,value,lang,sources\nc1,town/alba,skos:prefLabel,Alba,en,list\n"
KINDS = {
    "since": "integer", "latitude": "decimal", "longitude": "decimal", "begins": "date", "ends": "date",
    "valid_from": "date", "valid_until": "date", "value": "integer", "days": "integer", "disputed": "boolean",
}  # fmt: skip
THINGS = {
    "city",
    "country",
    "field",
    "agreement",
    "signing",
    "event",
    "status",
    "observation",
    "indicator",
    "comparator",
}
THINGS |= {"source", "place", "organisation", "thing", "agent"}
VALUES = {
    "integer": "2019", "decimal": "45.5", "boolean": "false", "string": '"Alba"',
    "date": '"2024-05-02"^^<http://www.w3.org/2001/XMLSchema#date>',
}  # fmt: skip


def kind_of(column: str) -> str:
    return "iri" if column in THINGS else KINDS.get(column, "string")


def value_of(column: str, number: int) -> str:
    if column in ("date", "valid"):
        return '"2024-05-02"'
    if column == "kind":
        return '"project"'
    made = f"<https://example.org/stages/id/{column}/{0 if column == 'thing' else number}>"
    return made if column in THINGS else VALUES[kind_of(column)]


def question(what: str) -> str:
    columns = [each for each in COLUMNS[what].split() if what != "signings" or each == "signing"]
    asked = "#+ params:\n#+   agreement: iri\n" if what == "signings" else ""
    param = "  VALUES ?agreement { <https://example.org/stages/id/agreement/0> }  # param\n" if asked else ""
    head = "".join(f"#+   {each}: {kind_of(each)}\n" for each in columns)
    rows = "\n".join(f"    ({' '.join(value_of(each, number) for each in columns)})" for number in (0, 1))
    names = " ".join(f"?{each}" for each in columns)
    return (
        f"#+ summary: Rows of {what}.\n#+ answers: Which {what} are there?\n{asked}#+ columns:\n{head}"
        f"#+ draws: {what}\n\n"
        f"SELECT {names}\nWHERE {{\n{param}  VALUES ({names}) {{\n{rows}\n  }}\n}}\nORDER BY {names}\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "creativegraph.toml": MANIFEST, "data/sources.csv": SOURCES, "data/claims.csv": CLAIMS,
        "data/kinds.csv": "kind,class,note\ntown,stages:Town,\n",
        "data/classes.csv": "class,below,label@en\nstages:Town,,town\n",
        **{f"queries/stages/{each}.rq": question(each) for each in COLUMNS},
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_project_that_extends_nothing_has_all_pictures_and_networks(folder: Path) -> None:
    graph = cg.open_graph(folder)

    assert "Alba" in cg.plot.map(graph).html()
    assert "Alba" in cg.plot.timeline(graph).html()
    assert "Alba" in cg.plot.outcomes(graph).html()
    assert "Alba" in cg.plot.network(graph).html()
    for kind in ("organisations", "projects", "cities", "events", "cooperation"):
        assert len(cg.network(graph, kind)) >= 2, kind


def test_a_question_that_draws_what_it_has_no_columns_for_is_refused_at_its_line(folder: Path) -> None:
    path = folder / "queries/stages/signings.rq"
    path.write_text(path.read_text().replace("draws: signings", "draws: members"))

    with pytest.raises(CatalogueError, match=r"signings\.rq:7: to draw members the columns city, city_label"):
        cg.open_graph(folder).run("stages/signings", agreement="agreement/0")


def test_what_no_question_draws_is_told_with_what_to_write(folder: Path) -> None:
    (folder / "queries/stages/figures.rq").unlink()

    with pytest.raises(UnknownQueryError, match=r"`#[+] draws: figures` in the header"):
        cg.plot.outcomes(cg.open_graph(folder))
