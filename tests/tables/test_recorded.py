"""What a row says of its own making is kept, and is found wrong at its own cell."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from creativegraph.errors import Cell, TableError
from creativegraph.iris import owned
from creativegraph.tables import build
from creativegraph.tables.vocabulary import vocabulary

SOURCES = (
    "id,kind,title,address,archive,date,read,covers,based_on\n"
    "plan,{kind},Plan 97,https://plan.example/,{archive},2025-04-11,{read},{covers},{based_on}\n"
    "press,press,Press,https://press.example/,,,,,\n"
)
CLAIMS = (
    "id,subject,property,value,lang,sources,page,entered_by,entered_on\n"
    "c1,org/council,skos:prefLabel,Council,en,{sources},{page},A. Curator,{day}\n"
)
COLUMNS = {"kind": 2, "archive": 5, "read": 7, "covers": 8, "based_on": 9, "page": 7, "day": 9}
RIGHT = {
    "kind": "plan", "archive": "https://archive.example/1", "read": "2025-05", "sources": "plan", "page": "12-14",
    "day": "2026-03-31", "covers": "2020-2023", "based_on": "press",
}  # fmt: skip
TOMORROW = (date.today() + timedelta(2)).isoformat()  # noqa: DTZ011


def written(folder: Path, **given: str) -> Path:
    (folder / "sources.csv").write_text(SOURCES.format(**RIGHT | given), encoding="utf-8")
    (folder / "claims.csv").write_text(CLAIMS.format(**RIGHT | given), encoding="utf-8")
    return folder


def test_what_a_row_says_of_its_making_is_in_the_graph_with_its_cell(tmp_path: Path) -> None:
    made = build([written(tmp_path)])

    found = made.cells_of([f"<{owned('claim', 'c1')}>", f"<{owned('source', 'plan')}>"])
    said = {line.split(" ", 1)[1]: cell.column for lines in found.values() for line, cell in lines}
    ours = "<https://w3id.org/creativegraph/ontology#"
    assert said[f'{ours}onPage> "12-14"'] == 7
    assert said[f'{ours}enteredBy> "A. Curator"'] == 8
    assert said[f'{ours}enteredOn> "2026-03-31"'] == 9
    assert said["<https://schema.org/archivedAt> <https://archive.example/1>"] == 5
    assert said[f'{ours}readOn> "2025-05"'] == 7
    assert said[f'{ours}coversPeriod> "2020/2023"'] == 8
    assert said[f"<http://www.w3.org/ns/prov#wasDerivedFrom> <{owned('source', 'press')}>"] == 9


def test_all_claims_of_a_record_were_entered_together_and_have_pages_of_their_own(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "claims.csv").write_text(
        "id,thing,sources,entered_by,entered_on,rdf:type,skos:prefLabel@en,skos:prefLabel@en page\n"
        "r1,org/council,plan,A. Curator,31/3/2026,org:FormalOrganization,Council,xii\n",
        encoding="utf-8",
    )

    found = {each.id: (each.page, each.entered_by, each.entered_on) for each in build([tmp_path]).claims.values()}

    assert found == {
        "r1-type": ("", "A. Curator", "2026-03-31"), "r1-pref-label-en": ("xii", "A. Curator", "2026-03-31")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"archive": "the archive"}, "archive-without-address"),
        ({"read": "2025-04-10"}, "read-before-published"),
        ({"read": "2025-03"}, "read-before-published"),
        ({"read": TOMORROW}, "read-in-the-future"),
        ({"page": "p."}, "page-without-number"),
        ({"page": "12", "sources": "plan press"}, "page-of-several"),
        ({"day": TOMORROW}, "entered-in-the-future"),
        ({"day": "2026-03"}, "not-a-day"),
        ({"kind": "memorandum"}, "not-a-choice"),
        ({"covers": "the last years"}, "not-a-date"),
        ({"based_on": "release"}, "unknown-source"),
        ({"based_on": "press plan"}, "source-of-itself"),
    ],
)
def test_what_is_wrong_with_it_is_found_at_its_cell(tmp_path: Path, wrong: dict[str, str], rule: str) -> None:
    column = next(iter(wrong))

    with pytest.raises(TableError) as caught:
        build([written(tmp_path, **wrong)])

    table = "claims.csv" if column in ("page", "day") else "sources.csv"
    assert [(each.rule, Cell(each.file, each.sheet, each.row, each.column)) for each in caught.value.faults] == [
        (rule, Cell(str(tmp_path / table), "", 2, COLUMNS[column]))
    ]


def test_a_source_may_be_read_in_the_month_in_which_it_is_published(tmp_path: Path) -> None:
    assert build([written(tmp_path, read="2025-04")]).sources["plan"].read == "2025-04"


def test_a_message_about_a_kind_of_source_lists_all_kinds(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        build([written(tmp_path, kind="memorandum")])

    kinds = sorted(each.rpartition("/")[2] for each in vocabulary().codes if "/source-kind/" in each)
    assert ", ".join(kinds) in caught.value.faults[0].message
