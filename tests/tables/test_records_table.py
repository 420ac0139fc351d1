"""Records tables: a row becomes claims, each with its id, its sources and its cell."""

from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st

from creativegraph.errors import TableError
from creativegraph.graph import Graph
from creativegraph.store.open import open_graph
from creativegraph.tables import build
from creativegraph.tables.build import Build
from creativegraph.validation import validate

SOURCES = "id,kind,title\npress,press,Press\natlas,reference,Atlas\n"


def records(folder: Path, *lines: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "cities.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def built(folder: Path, *lines: str) -> Build:
    return build([records(folder, *lines)])


def faults(folder: Path, *lines: str) -> list[str]:
    with pytest.raises(TableError) as caught:
        built(folder, *lines)
    return [f"{Path(each.file).name}:{each.row}:{each.column}: {each.message}" for each in caught.value.faults]


def test_each_filled_cell_is_a_claim_with_the_sources_of_its_row(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        "id,thing,sources,rdf:type,skos:prefLabel@en,cg:latitude",
        "c1,place/orvane,press,cg:City,Orvane,",
    )

    assert list(made.claims) == ["c1-type", "c1-pref-label-en"]
    assert made.claims["c1-pref-label-en"].sources == ("press",)
    assert made.claims["c1-pref-label-en"].lang == "en"
    assert any(line.endswith('prefLabel> "Orvane"@en') for line in made.direct())


def test_what_stands_beside_a_column_holds_for_its_claims_alone(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        "id,thing,sources,mode,confidence,rdf:type,cg:latitude,cg:latitude sources,cg:latitude mode,"
        "cg:latitude confidence,cg:latitude rank,cg:latitude reason,cg:latitude from,cg:latitude to,cg:latitude note",
        "c1,place/orvane,press,editorial,high,cg:City,4.5,atlas,background,low,preferred,measured,2001,2020,the hill",
        "c2,place/other,press,editorial,high,cg:City,4.5,,,,,,,,",
    )

    of_type, latitude, other = (made.claims[name] for name in ("c1-type", "c1-latitude", "c2-latitude"))
    assert (of_type.sources, of_type.mode, of_type.confidence, of_type.rank) == (
        ("press",),
        "editorial",
        "high",
        "normal",
    )
    assert (latitude.sources, latitude.mode, latitude.confidence) == (("atlas",), "background", "low")
    assert (latitude.rank, latitude.reason, latitude.note) == ("preferred", "measured", "the hill")
    assert (latitude.since, latitude.until) == ("2001", "2020")
    assert (other.sources, other.mode, other.confidence) == (("press",), "editorial", "high")


def test_a_second_value_has_a_numbered_column_of_its_own(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        "id,thing,sources,skos:altLabel@en,skos:altLabel@en 2,skos:altLabel@en 2 sources,schema:sameAs",
        "c1,place/orvane,press,Old Orvane,Orvane-on-Sea,atlas,https://sws.geonames.org/1/",
    )

    assert made.claims["c1-alt-label-en-2"].value == "Orvane-on-Sea"
    assert made.claims["c1-alt-label-en-2"].sources == ("atlas",)
    assert "c1-same-as" in made.claims


def test_the_note_of_a_row_stays_with_its_first_claim(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        "id,thing,sources,note,rdf:type,skos:prefLabel@en,skos:prefLabel@en note",
        "c1,place/orvane,press,seat of the fair,cg:City,Orvane,as on the signs",
    )

    assert made.claims["c1-type"].note == "seat of the fair"
    assert made.claims["c1-pref-label-en"].note == "as on the signs"


def test_ranks_compete_between_records_and_claims(tmp_path: Path) -> None:
    folder = records(
        tmp_path,
        "id,thing,sources,cg:memberSince,cg:memberSince rank,cg:memberSince reason",
        "m1,membership/orvane-uccn,press,2005,preferred,the network's own site",
    )
    (folder / "claims.csv").write_text(
        "id,subject,property,value,sources\nn1,membership/orvane-uccn,cg:memberSince,2006,atlas\n", encoding="utf-8"
    )

    found = "\n".join(build([folder]).direct())

    assert '"2005"' in found
    assert '"2006"' not in found


def test_a_finding_on_a_record_points_at_its_cell(tmp_path: Path) -> None:
    folder = records(
        tmp_path,
        "id,thing,sources,rdf:type,skos:prefLabel@en,skos:prefLabel@vi,cg:latitude,cg:longitude",
        "c1,place/orvane,press,cg:Place,Orvane,Orvane,104.5,20",
    )
    graph: Graph = open_graph(str(folder))

    found = [each.cell for each in validate(graph).findings if each.rule.endswith("Place-latitude")]

    assert [(Path(each.file).name, each.row, each.column) for each in found if each] == [("cities.csv", 2, 7)]


@pytest.mark.parametrize(
    ("header", "column", "message"),
    [
        ("cg:lattitude", 4, "did you mean cg:latitude?"),
        ("skos:prefLabel", 4, "has no language tag; write skos:prefLabel@en"),
        ("cg:latitude@en", 4, "has a language tag, but values of kind decimal have no language; write cg:latitude"),
        ("skos:prefLabel@english!", 4, "does not end in a language code"),
        ("cg:latitude source", 4, "is not a column name"),
        ("cg:latitude sources", 4, "qualifies column 'cg:latitude', which does not exist"),
        ("latitude", 4, "unknown column 'latitude'; did you mean 'cg:latitude'? a records table has id thing"),
        ("prefLabel@en", 4, "unknown column 'preflabel@en'; did you mean 'skos:prefLabel'?"),
        ("altitude", 4, "unknown column 'altitude'"),
        ("moed", 4, "unknown column 'moed'; did you mean 'mode'?"),
    ],
)
def test_a_header_that_means_nothing_is_pointed_at(tmp_path: Path, header: str, column: int, message: str) -> None:
    found = faults(tmp_path, f"id,thing,sources,{header},rdf:type", "c1,place/orvane,press,1,cg:City")

    assert found[0].startswith(f"cities.csv:1:{column}: ")
    assert message in found[0]


@pytest.mark.parametrize(
    ("row", "place", "message"),
    [
        ("c1,place/orvane,,cg:City,,,,", "2:3", "a statement needs a source"),
        ("c1,place/orvane,pres,cg:City,,,,", "2:3", "did you mean press?"),
        ("c1,place/orvane,press,cg:Citty,,,,", "2:4", "did you mean cg:City?"),
        ("c1,place/orvane,press,cg:City,4,5,,", "2:6", "unknown source '5'"),
        ("c1,place/orvane,press,cg:City,north,,,", "2:5", "is not of kind decimal"),
        ("c1,place/orvane,press,cg:City,4.5,,preferred,", "2:8", "rank preferred needs a reason"),
        (
            "c1,place/orvane,press,cg:City,,,preferred,best",
            "2:7",
            "this cell qualifies column cg:latitude, which is empty",
        ),
        ("c1,place/orvane,press,,,,,", "2:2", "the row states nothing"),
        ("c1,place/Orvane,press,cg:City,,,,", "2:2", "does not name a thing"),
        ("c 1,place/orvane,press,cg:City,,,,", "2:1", "is not a valid id"),
        ("c1,code/role/organiser,press,cg:City,,,,", "2:2", "a code cannot be the subject of a claim"),
    ],
)
def test_a_fault_in_a_record_is_pointed_at(tmp_path: Path, row: str, place: str, message: str) -> None:
    header = "id,thing,sources,rdf:type,cg:latitude,cg:latitude sources,cg:latitude rank,cg:latitude reason"

    found = faults(tmp_path, header, row)

    assert found[0].startswith(f"cities.csv:{place}: "), found
    assert message in found[0]


def test_ids_are_unique_among_rows_and_among_claims(tmp_path: Path) -> None:
    folder = records(
        tmp_path,
        "id,thing,sources,rdf:type",
        "c1,place/orvane,press,cg:City",
        "c1,place/other,press,cg:City",
    )
    (folder / "claims.csv").write_text(
        "id,subject,property,value,sources\nc2-type,place/third,rdf:type,cg:City,press\n", encoding="utf-8"
    )

    with pytest.raises(TableError) as caught:
        build([folder])
    assert "cities.csv:3:1: id 'c1' is already used" in str(caught.value)

    found = faults(tmp_path, "id,thing,sources,rdf:type", "c2,place/orvane,press,cg:City")
    assert found == ["cities.csv:2:1: claim id 'c2-type' is already used; give this row an id never used before"]


def test_a_column_that_is_there_twice_is_told_how_to_be_called(tmp_path: Path) -> None:
    found = faults(tmp_path, "id,thing,sources,skos:altLabel@en,skos:altLabel@en", "c1,place/orvane,press,A,B")

    assert found == [
        "cities.csv:1:5: column 'skos:altLabel@en' appears twice; name the second one 'skos:altLabel@en 2'"
    ]


CELL = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=",\"'\n\r\ufffe\uffff"), max_size=12)


@settings(max_examples=40)
@of(st.lists(st.tuples(*[CELL] * 6), max_size=4), st.lists(st.sampled_from(ascii_lowercase), max_size=3))
def test_whatever_stands_in_the_cells_builds_or_is_a_fault_with_its_place(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, ...]], odd: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("records")
    header = ",".join(["id", "thing", "sources", "cg:latitude", "skos:prefLabel@vi", "cg:memberSince 2 rank", *odd])

    try:
        made = built(folder, header, *(",".join(row) for row in cells))
    except TableError as error:
        assert all(each.row >= 1 and each.column >= 1 and each.message for each in error.faults)
    else:
        assert all(claim.sources for claim in made.claims.values())


def test_a_source_of_a_year_to_come_is_refused(tmp_path: Path) -> None:
    folder = records(tmp_path, "id,thing,sources,rdf:type", "c1,place/orvane,press,cg:City")
    (folder / "sources.csv").write_text("id,kind,title,date\npress,press,Press,2999\n", encoding="utf-8")

    with pytest.raises(TableError) as caught:
        build([folder])

    assert "sources.csv:2:4: '2999' lies in the future" in str(caught.value)
    assert str(caught.value).count("\n") == 0


def test_a_finding_on_a_member_points_at_the_members_cell(tmp_path: Path) -> None:
    folder = records(tmp_path, "id,thing,sources,rdf:type,skos:prefLabel@en", "c1,place/orvane,press,cg:City,Orvane")
    (folder / "members.csv").write_text(
        "id,thing,sources,rdf:type,cg:memberCity,cg:inNetwork,cg:memberSince\n"
        "m1,membership/orvane-ports,press,cg:NetworkMembership,place/orvane,network/ports,1990\n",
        encoding="utf-8",
    )
    (folder / "networks.csv").write_text(
        "id,thing,sources,rdf:type,cg:foundedYear\nn1,network/ports,press,cg:CityNetwork,2000\n", encoding="utf-8"
    )

    found = [each for each in validate(open_graph(str(folder))).findings if "noMemberBefore" in each.rule]

    assert [(Path(each.cell.file).name, each.cell.row, each.cell.column) for each in found if each.cell] == [
        ("members.csv", 2, 7)
    ]
