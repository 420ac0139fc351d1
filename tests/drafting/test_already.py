"""What a graph says already of what a report says, whatever source says it there."""

from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.drafting import Candidate, Document
from creativegraph.drafting.already import said_already
from creativegraph.drafting.candidate import Thing

TEXT = "Hanoi joined in 2019. The fair drew 9,000 visitors."
MEMBER = Thing("membership/hanoi-uccn", "Hanoi", 0, 5, True)


def candidate(subject: str, name: str, value: str, thing: Thing = MEMBER) -> Candidate:
    """A candidate with its subject."""
    return Candidate(subject, name, value, TEXT[:20], 0, 20, things=(thing,))


def test_a_statement_is_known_whose_value_the_graph_has() -> None:
    rows = [candidate("membership/hanoi-uccn", "cg:memberSince", year) for year in ("2019", "2018")]

    assert said_already(rows, Document(TEXT, "en"), cg.open_graph()) == {0}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A project of one's own that says how many came to a fair."""
    (tmp_path / "creativegraph.toml").write_text(
        'name = "orvane"\nversion = "0.1.0"\nbase = "https://example.org/orvane/"\nprefix = "orvane"\n'
        'languages = ["en"]\nrequired_languages = ["en"]\nextends = ["creativegraph 0.4"]\n',
        encoding="utf-8",
    )
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sources.csv").write_text("id,kind,title,lang\nguide,website,Guide,en\n", encoding="utf-8")
    (tmp_path / "data" / "claims.csv").write_text(
        "id,subject,property,value,sources\nf1,Orvane Fair (event/fair),rdf:type,cg:Festival,guide\n"
        'f2,event/fair,visitors,"9,000",guide\nf3,event/fair,cg:takesPlaceIn,place/hanoi,guide\n',
        encoding="utf-8",
    )
    return tmp_path


def test_so_is_a_figure_and_a_thing_of_the_project_that_is_extended(own: Path) -> None:
    fair, hanoi = Thing("event/fair", "fair", 26, 30, True), Thing("place/hanoi", "Hanoi", 0, 5, True)
    place = Candidate("event/fair", "cg:takesPlaceIn", "place/hanoi", TEXT[:20], 0, 20, things=(fair, hanoi))
    figures = [candidate("event/fair", "code/indicator/visitors", count, fair) for count in ("9,000", "8,000")]

    assert said_already([*figures, place], Document(TEXT, "en"), cg.open_graph(own)) == {0, 2}
