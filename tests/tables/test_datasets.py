"""Claims of datasets name their records: by a column of the table, by a cell of the row, by the table of fields."""

from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.errors import TableError
from creativegraph.tables import build
from creativegraph.tables.claim import Claim, Record

SOURCES = (
    "id,kind,title,lang,version,read\n"
    "atlas,dataset,Atlas,en,4.1,2026-11-29\n"
    "gazetteer,dataset,Gazetteer,en,3.0.2,2026-11-29\n"
    "press,press,Press,en,,\n"
)
FIELDS = (
    "source,property,field\natlas,skos:prefLabel@en,NAME_EN\ngazetteer,skos:prefLabel,name\ngazetteer,cg:latitude,lat\n"
)
CLAIMS = "id,subject,property,value,lang,sources,record,field,mode\n"
RECORDS = "id,thing,sources,gazetteer record,atlas record,rdf:type,rdf:type mode,skos:prefLabel@en"


def claims(folder: Path, fields: str = FIELDS, **tables: str) -> dict[str, Claim]:
    """The claims of tables."""
    for name, text in {"sources": SOURCES, "fields": fields, **tables}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return dict(build([folder]).claims.items())


def faults(folder: Path, fields: str = FIELDS, **tables: str) -> list[tuple[str, int]]:
    """The rules that tables break, with the column."""
    with pytest.raises(TableError) as caught:
        claims(folder, fields, **tables)
    return [(each.rule, each.column) for each in caught.value.faults]


def test_a_column_names_the_record_of_each_row_and_a_table_the_field_of_each_column(tmp_path: Path) -> None:
    rows = f"{RECORDS},cg:latitude\nt1,place/sel,gazetteer,12,,cg:City,editorial,Sel,44.9\n"

    found = claims(tmp_path, towns=rows)

    assert {name: (each.mode, each.records) for name, each in found.items()} == {
        "t1-type": ("editorial", ()),
        "t1-pref-label-en": ("recorded", (Record("gazetteer", "12", "name"),)),
        "t1-latitude": ("recorded", (Record("gazetteer", "12", "lat"),)),
    }


def test_a_claim_of_several_datasets_has_a_record_of_each_and_texts_beside_them(tmp_path: Path) -> None:
    rows = f"{RECORDS}\nt1,place/sel,press atlas gazetteer,12,FR-7,cg:City,explicit,Sel\n"

    found = claims(tmp_path, towns=rows)

    assert found["t1-type"].records == ()
    assert found["t1-pref-label-en"].mode == "recorded"
    assert found["t1-pref-label-en"].records == (
        Record("atlas", "FR-7", "NAME_EN"), Record("gazetteer", "12", "name"),
    )  # fmt: skip


def test_what_rests_on_no_dataset_stays_explicit_beside_the_record_of_the_row(tmp_path: Path) -> None:
    found = claims(tmp_path, towns=f"{RECORDS}\nt1,place/sel,press,12,,cg:City,,Sel\n")

    assert {each.mode for each in found.values()} == {"explicit"}


def test_a_row_of_claims_names_a_record_and_its_field(tmp_path: Path) -> None:
    row = "c1,place/sel,cg:latitude,44.9,,gazetteer press,12,,\nc2,place/sel,cg:longitude,4.6,,gazetteer,12,lng,\n"

    found = claims(tmp_path, claims=CLAIMS + row)

    assert [(each.mode, each.records) for each in map(found.__getitem__, ("c1", "c2"))] == [
        ("recorded", (Record("gazetteer", "12", "lat"),)), ("recorded", (Record("gazetteer", "12", "lng"),)),
    ]  # fmt: skip


def test_one_cell_of_a_table_can_have_a_record_of_its_own(tmp_path: Path) -> None:
    rows = "id,thing,sources,record,rdf:type,rdf:type record,rdf:type field\nt1,place/sel,atlas,7,cg:City,8,CLASS\n"

    assert claims(tmp_path, towns=rows)["t1-type"].records == (Record("atlas", "8", "CLASS"),)


def test_a_row_with_two_records_of_one_dataset_is_refused(tmp_path: Path) -> None:
    rows = "id,thing,sources,gazetteer record,record,rdf:type\nt1,place/sel,gazetteer,12,13,cg:City\n"

    assert set(faults(tmp_path, towns=rows)) == {("record-of-several", 5)}


def test_records_that_differ_in_a_mark_have_different_iris() -> None:
    ids = ["a-b", "a b", "a_b", "a/b", "A-b"]

    assert len({Record("atlas", each, "name").id for each in ids}) == len(ids)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("gazetteer atlas,12,name,", [("record-of-several", 7)]),
        ("press,12,name,", [("record-of-no-dataset", 7)]),
        ("gazetteer,,name,", [("field-without-record", 8)]),
    ],
)
def test_what_is_wrong_with_a_record_is_found_at_its_cell(
    tmp_path: Path, row: str, found: list[tuple[str, int]]
) -> None:  # fmt: skip
    assert faults(tmp_path, claims=f"{CLAIMS}c1,place/sel,cg:latitude,44.9,,{row}\n") == found


def test_a_column_of_records_names_a_dataset(tmp_path: Path) -> None:
    rows = "id,thing,sources,press record,atlsa record,rdf:type\nt1,place/sel,press,1,2,cg:City\n"

    assert faults(tmp_path, towns=rows) == [("record-of-no-dataset", 4), ("unknown-source", 5)]


def test_the_table_of_fields_is_of_datasets_and_names_each_property_once(tmp_path: Path) -> None:
    rows = "press,cg:latitude,lat\natlas,cg:lattitude,lat\natlas,cg:latitude,\ngazetteer,cg:latitude,latitude\n"

    assert faults(tmp_path, FIELDS + rows) == [
        ("record-of-no-dataset", 1), ("unknown-property", 2), ("field-without-name", 3), ("field-named-twice", 2),
    ]  # fmt: skip


def test_a_recorded_claim_without_a_record_is_found_at_its_row(tmp_path: Path) -> None:
    claims(tmp_path, claims=f"{CLAIMS}c1,place/sel,cg:latitude,44.9,,gazetteer,,,recorded\n")

    findings = [each for each in cg.check(tmp_path).findings if each.rule.endswith("Claim-recordedHasRecord")]

    assert [(each.cell.row if each.cell else 0) for each in findings] == [2]


def test_why_shows_the_record_with_version_and_day(tmp_path: Path) -> None:
    claims(tmp_path, claims=f"{CLAIMS}c1,place/sel,cg:latitude,44.9,,gazetteer,12,,\n")

    told = str(cg.why(cg.open_graph(tmp_path), "place/sel", "cg:latitude"))

    assert "normal, recorded" in told
    assert "gazetteer 3.0.2, record 12, field lat, read 2026-11-29" in told


def test_the_records_of_a_dataset_are_asked_for_and_a_record_is_as_good_as_words(tmp_path: Path) -> None:
    claims(tmp_path, claims=f"{CLAIMS}c1,place/sel,cg:latitude,44.9,,gazetteer press,12,,\n")
    graph = cg.open_graph(tmp_path)

    (row,) = graph.run("claims/recorded_in", source="source/gazetteer")
    unquoted = graph.run("claims/unquoted", source=["source/gazetteer", "source/press"])

    assert (row.identifier, row.field, row.version) == ("12", "lat", "3.0.2")
    assert [str(each.source_label) for each in unquoted if str(each.property).endswith("#latitude")] == ["Press"]
