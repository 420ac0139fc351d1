"""Tables with faults are built as far as they can be read, and what the faults put in doubt is known."""

from collections.abc import Collection
from pathlib import Path

import pytest

from creativegraph.errors import TableError
from creativegraph.iris import PREFIXES, THINGS
from creativegraph.names.suggest import clear
from creativegraph.tables import build
from creativegraph.tables.build import Build
from creativegraph.tables.cells import cursor

HEADER = "id,subject,property,value,lang,sources,quote,start,end,rank,reason"
SOURCES = "id,kind,title\npress,press,Press\n"
FAIR = "c1,event/fair,rdf:type,cg:Festival,,press,,,,,"
TYPE = PREFIXES["rdf"] + "type"


def built(folder: Path, *rows: str, sources: str = SOURCES, header: str = HEADER, **more: str) -> Build:
    files = {"sources": sources, "claims": "\n".join([header, *rows]) + "\n", **more}
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return build([folder], lenient=True)


def cg(name: str) -> str:
    return PREFIXES["cg"] + name


def places(made: Build) -> list[tuple[str, int, int, str]]:
    return [(Path(each.file).name, each.row, each.column, each.rule) for each in made.faults]


def test_a_faulty_row_makes_no_claim_and_the_rest_is_built(tmp_path: Path) -> None:
    made = built(
        tmp_path, FAIR, "c2,event/fair,cg:organisedBy,org/a,,pres,,,,,", "c3,place/p,rdf:type,cg:City,,press,,,,,"
    )

    assert list(made.claims) == ["c1", "c3"]
    assert places(made) == [("claims.csv", 3, 6, "unknown-source")]
    assert made.doubtful == {
        THINGS + "event/fair": frozenset({cg("organisedBy")}),
        THINGS + "org/a": frozenset({"^" + cg("organisedBy")}),
    }


def test_without_lenience_all_faults_of_files_and_rows_are_raised_together(tmp_path: Path) -> None:
    built(tmp_path, "c1,evnt/fair,rdf:type,cg:Festival,,press,,,,,", odd="nothing,known\n1,2\n")

    with pytest.raises(TableError) as caught:
        build([tmp_path])

    assert {each.rule for each in caught.value.faults} == {"unknown-kind", "no-table"}


def test_a_thing_that_only_a_faulty_row_defines_is_in_doubt(tmp_path: Path) -> None:
    made = built(tmp_path, FAIR, "c2,place/p,rdf:type,cg:Citty,,press,,,,,")

    assert made.doubtful[THINGS + "place/p"] == {TYPE}


def test_a_misspelt_name_puts_the_thing_in_doubt_that_must_be_meant(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        "c1,evnt/fair,cg:organisedBy,org/a,,press,,,,,",
        "c2,event/Hội chợ,rdf:type,cg:Festival,,press,,,,,",
        "c3,event/fair,cg:organizedBy,org/a,,press,,,,,",
    )

    assert made.doubtful[THINGS + "event/fair"] == {cg("organisedBy"), TYPE}
    assert [each.fix for each in made.faults] == ["event/fair", "event/hoi-cho", "cg:organisedBy"]


def test_a_second_row_of_one_id_is_faulty_and_the_first_one_stays(tmp_path: Path) -> None:
    made = built(tmp_path, FAIR, "c1,event/other,rdf:type,cg:Forum,,press,,,,,")

    assert made.claims["c1"].subject == THINGS + "event/fair"
    assert places(made) == [("claims.csv", 3, 1, "id-used")]


def test_a_correction_of_a_faulty_claim_is_no_further_fault(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        "c1,membership/m,cg:memberSince,soon,,press,,,,deprecated,misprint",
        "c2,membership/m,cg:memberSince,2017,,press,,,,preferred,official",
        corrections="id,wrong,right,error,reason,sources\nk1,c1,c2,misprint,The city says so.,press\n",
    )

    assert places(made) == [("claims.csv", 2, 4, "not-an-integer")]
    assert made.corrections == {}


def test_a_faulty_cell_of_a_records_table_costs_its_own_claim_alone(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        towns="id,thing,sources,rdf:type,cg:latitude,cg:longitude\nt1,place/p,press,cg:City,north,5.5\n",
    )

    assert list(made.claims) == ["t1-type", "t1-longitude"]
    assert places(made) == [("towns.csv", 2, 5, "not-a-decimal")]
    assert made.doubtful == {THINGS + "place/p": frozenset({cg("latitude")})}


def test_a_record_whose_thing_is_faulty_makes_no_claim(tmp_path: Path) -> None:
    made = built(tmp_path, towns="id,thing,sources,rdf:type,cg:latitude\nt1,plaec/p,press,cg:City,5.5\n")

    assert made.claims == {}
    assert made.doubtful[THINGS + "place/p"] == {TYPE, cg("latitude")}


def test_a_misspelt_property_in_the_header_costs_its_column_alone(tmp_path: Path) -> None:
    made = built(tmp_path, towns="id,thing,sources,rdf:type,cg:lattitude\nt1,place/p,press,cg:City,5.5\n")

    assert list(made.claims) == ["t1-type"]
    assert [(each.row, each.column, each.rule, each.fix) for each in made.faults] == [
        (1, 5, "header-property", "cg:latitude")
    ]
    assert made.doubtful == {THINGS + "place/p": frozenset({cg("latitude")})}


@pytest.mark.parametrize("broken", ["id,subject\x00\n\xff", "nothing,known\n1,2\n", "", 'id,kind,title\n"a,b\n'])
def test_a_table_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path, broken: str) -> None:
    (tmp_path / "odd.csv").write_bytes(broken.encode("latin-1"))

    made = built(tmp_path, FAIR, "c2,evnt/e,rdf:type,cg:Festival,,press,,,,,")

    assert list(made.claims) == ["c1"]
    assert {Path(each.file).name for each in made.faults} == {"odd.csv", "claims.csv"}
    assert [Path(each.file).name for each in made.left_out] == ["odd.csv"]


def test_sources_that_may_stand_in_an_unreadable_table_are_no_further_faults(tmp_path: Path) -> None:
    made = built(tmp_path, FAIR, sources="id;kind;titel\npress;press;Press\n")

    assert [each[3] for each in places(made)] == ["unknown-column", "missing-column"]
    assert list(made.claims) == ["c1"]
    assert made.doubtful[THINGS + "source/press"] == {TYPE}


def test_a_row_with_too_many_cells_is_left_out_alone(tmp_path: Path) -> None:
    made = built(
        tmp_path, FAIR, "c2,place/p,rdf:type,cg:City,,press,,,,,,more", "c3,place/q,rdf:type,cg:City,,press,,,,,"
    )

    assert list(made.claims) == ["c1", "c3"]
    assert places(made) == [("claims.csv", 3, 12, "row-too-long")]
    assert made.doubtful == {THINGS + "place/p": frozenset({TYPE})}
    assert made.tables[0].row(3) is not None


def test_a_column_of_findings_is_passed_over(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        FAIR + ",all is wrong",
        header=HEADER + ",findings",
        sources="findings,id,kind,title\nx,press,press,P\n",
    )

    assert made.faults == ()
    assert list(made.claims) == ["c1"]


def test_letters_may_be_decomposed_and_blanks_of_any_kind_surround_a_cell(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        " c1\u00a0,event/fair ,\u200bskos:prefLabel, Hô\u0323i chơ\u0323 ,vi\u00a0,press,,,,,",
        header=HEADER.replace("id,subject", " ID\u00a0,Subject"),
    )

    assert made.faults == ()
    assert made.claims["c1"].value == "H\u1ed9i ch\u1ee3"


def test_the_cells_of_some_things_are_those_among_all_cells(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        FAIR.replace(",press,,,", ",paper,Fair,0,4"),
        "c2,event/fair,cg:hasTimeSpan,2024-05,,press,,,,,",
        "c3,event/fair,cg:hasTimeSpan,2024-06,,press,,,,deprecated,misprint",
        "c4,event/fair,cg:hasTimeSpan,2024-05,,press,,,,preferred,official",
        "c5,place/p,rdf:type,cg:City,,press,,,,,",
        sources=f"id,kind,title,sha256,characters\npress,press,Press,,\npaper,document,Paper,{'0' * 64},99\n",
        corrections="id,wrong,right,error,reason,sources\nk1,c3,c4,misprint,The city says so.,press\n",
    )
    lines = {line for line in (*made.direct(), *made.evidence()) if "hiddenLabel" not in line}

    found = made.cells_of({line.partition(" ")[0] for line in lines} | {"<urn:nothing>"})

    assert made.faults == ()
    assert {line for cells in found.values() for line, _ in cells} == lines
    assert all(line.startswith(f"{name} ") for name, cells in found.items() for line, _ in cells)
    assert made.cells_of({f"<{THINGS}place/p>"}).keys() == {f"<{THINGS}place/p>"}
    assert made.cells_of(set()) == {}


def test_a_column_that_forgot_its_prefix_puts_its_property_in_doubt(tmp_path: Path) -> None:
    made = built(tmp_path, towns="id,thing,sources,rdf:type,latitude\nt1,place/p,press,cg:City,5.5\n")

    assert [(each.row, each.column, each.rule) for each in made.faults] == [(1, 5, "unknown-record-column")]
    assert made.doubtful == {THINGS + "place/p": frozenset({cg("latitude")})}


def test_a_misspelt_column_that_no_claim_needs_costs_no_claim(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        FAIR + ",why",
        header=HEADER + ",notes",
        towns="id,thing,sources,rdf:type,notes\nt1,place/p,press,cg:City,x\n",
    )

    assert list(made.claims) == ["c1", "t1-type"]
    assert [(each.rule, each.fix) for each in made.faults] == [
        ("unknown-column", "note"), ("unknown-record-column", "note")
    ]  # fmt: skip
    assert made.left_out == ()


def test_an_unknown_source_is_compared_with_the_known_ones_once_however_many_rows_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(text: str, choices: Collection[str]) -> str:
        asked.append(text)
        return clear(text, choices)

    monkeypatch.setattr(cursor, "clear", counted)

    made = built(tmp_path, *(f"c{each},event/fair,cg:organisedBy,org/a,,pres,,,,," for each in range(5)))

    assert [(each.rule, "did you mean press?" in each.message) for each in made.faults] == [
        ("unknown-source", True)
    ] * 5
    assert asked == ["pres"]


def test_a_claims_table_that_calls_its_subject_thing_is_told_what_it_was_taken_for(tmp_path: Path) -> None:
    made = built(
        tmp_path, more="id,thing,property,value,lang,sources,quotation\nh1,org/g,cg:foundedYear,1912,,press,\n"
    )

    assert [(each.row, each.column, each.rule, each.fix) for each in made.faults] == [
        (1, 2, "missing-column", "subject"), (1, 7, "unknown-column", "quote")
    ]  # fmt: skip
    assert "taken for a records table" in made.faults[0].message
    assert "a claims table, which begins with id, subject" in made.faults[0].message


def test_the_columns_that_a_table_can_have_are_told_once(tmp_path: Path) -> None:
    (found,) = built(tmp_path, more="id,subject,property,value,sources,colour\n").faults

    assert "a claims table has id subject property" in found.message
    assert not found.expected
