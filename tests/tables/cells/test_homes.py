"""Whose a thing is that a short name means: projects opened together keep their own names."""

from pathlib import Path

import pytest
from tests.support.commands import command

import creativegraph as cg
from creativegraph.errors import AmbiguousNameError, TableError
from creativegraph.iris import compact

Folders = tuple[Path, Path]
CLAIMS = "id,subject,property,value,lang,sources\n"
MARKET = "market/orvane"
THIRD = """name = "third"
version = "1"
base = "https://example.org/third/"
prefix = "third"
extends = ["../north", "../south"]
"""


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Return two projects that `new` writes, which know nothing of each other."""
    return written(tmp_path, monkeypatch)


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Return two projects as ``both``, which do without the packaged one."""
    return written(tmp_path, monkeypatch, "--alone")


def written(folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> Folders:
    """Write two projects and work in their folder."""
    monkeypatch.chdir(folder)
    for name in ("north", "south"):
        command("new", name, *options)
    return folder / "north", folder / "south"


def add(folder: Path, rows: str, name: str = "more", header: str = CLAIMS) -> None:
    """Add a table of claims to a project."""
    (folder / "data" / f"{name}.csv").write_text(header + rows)


def third(folder: Path, rows: str) -> Path:
    """Write a project that extends both, with a table of claims."""
    (folder / "third" / "data").mkdir(parents=True)
    (folder / "third" / "creativegraph.toml").write_text(THIRD)
    (folder / "third" / "data" / "sources.csv").write_text("id,kind,title,lang\npaper,website,Paper,en\n")
    add(folder / "third", rows)
    return folder / "third"


@pytest.mark.parametrize("two", ["alone", pytest.param("both", marks=pytest.mark.cold)])
def test_two_new_projects_are_opened_together_without_a_finding(two: str, request: pytest.FixtureRequest) -> None:
    report = cg.check(*request.getfixturevalue(two))

    assert [each.message for each in report.findings if each.severity == "violation"] == []


@pytest.mark.parametrize("order", [1, -1])
def test_the_question_of_a_project_means_its_own_codes_whatever_is_opened_with_it(alone: Folders, order: int) -> None:
    graph = cg.open_graph(*alone[::order])

    for name in ("north", "south"):
        rows = graph.run(f"{name}/of_rhythm", rhythm="yearly")
        assert [str(row.market) for row in rows] == [
            f"https://example.org/{name}/id/market/{each}" for each in ("orvane", "vourne")
        ]


def test_a_short_name_of_both_is_asked_about_and_each_is_named_by_its_prefix(alone: Folders) -> None:
    graph = cg.open_graph(*alone)

    with pytest.raises(AmbiguousNameError, match="south:market/orvane"):
        cg.why(graph, MARKET)
    for name in ("north", "south"):
        claims = cg.why(graph, f"{name}:{MARKET}", f"{name}:stalls").claims
        assert {each.owner for each in claims} == {name}
        code = graph.resolve(f"{name}:code/rhythm/yearly")
        assert code == f"https://example.org/{name}/code/rhythm/yearly"
        assert graph.resolve(compact(code)) == code


def test_a_project_that_extends_both_says_which_of_two_things_it_means(alone: Folders) -> None:
    rows = f"c1,{MARKET},skos:altLabel,Market,en,paper\nc2,south:{MARKET},skos:altLabel,Fair,en,paper\n"

    with pytest.raises(TableError) as raised:
        cg.build(third(alone[0].parent, rows))

    (found,) = raised.value.faults
    assert (found.rule, found.row, found.column) == ("name-of-several", 2, 2)
    assert f"north:{MARKET}, south:{MARKET}" in found.message


def test_a_column_of_records_that_names_nearly_a_source_of_the_project_is_told_which(alone: Folders) -> None:
    folder = third(alone[0].parent, "")
    (folder / "data" / "sources.csv").write_text("id,kind,title,lang\ngeonames-nz,dataset,Names,en\n")
    add(folder, f"r1,{MARKET},geonames-nz,1,Fair\n", "towns", "id,thing,sources,geonames record,skos:altLabel@en\n")

    with pytest.raises(TableError) as raised:
        cg.build(folder)

    found = next(each for each in raised.value.faults if each.rule == "unknown-source")
    assert "unknown source 'geonames'; did you mean geonames-nz?" in found.message


def test_a_thing_of_a_packaged_kind_that_a_project_brings_is_the_projects(both: Folders) -> None:
    rows = (
        "c1,place/orvane,rdf:type,cg:City,,guide\nc2,place/orvane,skos:prefLabel,Orvane,en,guide\n"
        "c3,place/orvane,cg:locatedIn,place/vietnam,,guide\nc4,place/hanoi,skos:altLabel,Hanoy,en,guide\n"
    )
    for folder in both:
        add(folder, rows)
    graph = cg.open_graph(*both)

    built = cg.build([*both])

    assert {each.subject for each in built.claims.values() if each.id.endswith((":c1", ":c4"))} == {
        "https://example.org/north/id/place/orvane",
        "https://example.org/south/id/place/orvane",
        "https://w3id.org/creativegraph/id/place/hanoi",
    }
    assert {each.value for each in built.claims.values() if each.id.endswith(":c3")} == {
        "https://w3id.org/creativegraph/id/place/vietnam"
    }
    said = cg.why(graph, "place/hanoi", "skos:altLabel").claims
    assert {each.owner for each in said} == {"creativegraph", "north", "south"}
    assert [each.owner for each in cg.why(graph, "north:place/orvane", "rdf:type").claims] == ["north"]


def test_whose_a_thing_is_does_not_depend_on_what_is_opened_with_a_project(both: Folders) -> None:
    add(both[0], "c1,place/orvane,rdf:type,cg:City,,guide\n")
    add(both[1], "c1,place/dunmore,cg:locatedIn,place/orvane,,guide\n")

    alone, together = cg.build(both[1]), cg.build(both)

    assert alone.claims["south:c1"].value == "https://example.org/south/id/place/orvane"
    assert together.claims["south:c1"].value == alone.claims["south:c1"].value


@pytest.mark.parametrize("ending", ["ttl", "nt"])
def test_a_thing_that_a_file_of_rdf_has_is_of_the_project_of_the_file(alone: Folders, ending: str) -> None:
    (alone[0] / "data" / f"more.{ending}").write_text(
        "<https://example.org/north/id/market/dunmore> <http://www.w3.org/2004/02/skos/core#prefLabel> 'Dunmore'@en ."
        .replace("'", '"')
    )  # fmt: skip

    built = cg.build(third(alone[0].parent, "c1,market/dunmore,skos:altLabel,Dunmor,en,paper\n"))

    assert built.claims["third:c1"].subject == "https://example.org/north/id/market/dunmore"


def test_figures_of_a_project_compete_as_packaged_ones_do(alone: Folders) -> None:
    header = CLAIMS.strip() + ",rank,reason\n"
    rows = "".join(
        f"{name}1,obs/{name},sosa:hasFeatureOfInterest,{MARKET},,guide,,\n"
        f"{name}2,obs/{name},sosa:observedProperty,code/indicator/makers,,guide,,\n"
        f"{name}3,obs/{name},sosa:hasSimpleResult,{figure},,guide,{rank}\n"
        for name, figure, rank in (("a", 10, "preferred,Counted."), ("b", 12, ","))
    )
    add(alone[0], rows, header=header)

    said = "".join(cg.build(alone[0]).direct())

    assert "https://example.org/north/id/obs/a>" in said
    assert "obs/b>" not in said


def test_a_term_of_a_project_that_is_extended_is_still_taken(alone: Folders) -> None:
    folder = third(alone[0].parent, "")
    (folder / "data" / "more.csv").unlink()
    (folder / "data" / "kinds.csv").write_text("kind,class\nmarket,north:Market\n")

    found = [each.rule for each in cg.build(folder, lenient=True).faults]

    assert found == ["term-taken"]


LONE = """name = "lone"
version = "1"
base = "https://example.org/lone/"
prefix = "lone"
extends = []
"""


UNKNOWN = (
    f"{MARKET},skos:altLabel,Market,en,paper", f"north:{MARKET},skos:altLabel,Market,en,paper",
    "source/paper,rdf:type,north:Market,,paper", "source/paper,north:stalls,3,,paper",
    "source/paper,dcterms:subject,code/rhythm/yearly,,paper", "source/paper,rdf:type,cg:City,,paper",
    "source/paper,skos:altLabel,Market,en,guide", "source/paper,dcterms:subject,code/field/music,,paper",
)  # fmt: skip


def test_what_a_project_does_not_extend_is_as_unknown_to_its_rows_as_if_it_were_not_there(both: Folders) -> None:
    (lone := both[0].parent / "lone" / "data").mkdir(parents=True)
    (lone.parent / "creativegraph.toml").write_text(LONE)
    (lone / "sources.csv").write_text("id,kind,title,lang\npaper,website,Paper,en\n")
    add(lone.parent, "".join(f"c{number},{row}\n" for number, row in enumerate(UNKNOWN)))

    alone = cg.build(lone.parent, lenient=True).faults

    assert {each.row - 2 for each in alone} == set(range(len(UNKNOWN)))
    for places in ([lone.parent, *both], [*both[::-1], lone.parent]):
        beside = [each for each in cg.build(places, lenient=True).faults if "lone" in each.file]
        assert [(each.rule, each.row, each.column) for each in beside] == [
            (each.rule, each.row, each.column) for each in alone
        ]


def test_a_prefix_names_a_thing_that_its_project_has(both: Folders) -> None:
    rows = (
        "c1,cg:place/hanoii,skos:altLabel,Hanoi,en,guide\nc2,creativegraph:place/hanoi,skos:altLabel,Hanoi,en,guide\n"
        "c3,cg:place/hanoi,skos:altLabel,Hanoy,en,guide\nc4,north:place/new,skos:altLabel,New,en,guide\n"
    )
    add(both[0], rows)

    found = cg.build(both[0], lenient=True).faults

    assert [(each.rule, each.row, each.column, each.fix) for each in found] == [
        ("no-thing", 2, 2, "cg:place/hanoi"), ("no-thing", 3, 2, "cg:place/hanoi"),
    ]  # fmt: skip


def test_a_new_thing_without_a_class_that_is_spelled_like_one_of_another_project_is_taken_for_it(both: Folders) -> None:
    rows = (
        "c1,place/hanoii,skos:altLabel,Hanoi,en,guide\nc2,market/orvane,cg:locatedIn,place/vietnamm,,guide\n"
        "c3,place/japann,rdf:type,cg:Place,,guide\nc4,place/japann,skos:altLabel,Japan,en,guide\n"
        "c5,north:place/thailandd,skos:altLabel,Thailand,en,guide\n"
        "c6,place/orvane-quarter,skos:altLabel,Quarter,en,guide\n"
    )
    add(both[0], rows)

    found = cg.build(both[0], lenient=True).faults

    assert [(each.rule, each.row, each.column, each.fix) for each in found] == [
        ("misspelt-thing", 2, 2, "place/hanoi"), ("misspelt-thing", 3, 4, "place/vietnam"),
    ]  # fmt: skip


def test_a_new_thing_that_a_row_gives_a_name_is_new_however_it_is_spelled(both: Folders) -> None:
    add(both[0], "c1,market/orvane,cg:locatedIn,Hanoii (place/hanoii),,guide\n"
                 "c2,place/hanoii,cg:locatedIn,place/vietnam,,guide\n")  # fmt: skip
    add(both[0], "c3,place/japann,cg:locatedIn,place/vietnam,,guide,Japann\n", "named", f"{CLAIMS.strip()},label\n")

    assert cg.build(both[0], lenient=True).faults == ()


def test_a_new_thing_that_rows_give_the_name_of_the_one_it_is_spelled_like_is_a_misspelling(both: Folders) -> None:
    add(both[0], "c1,market/orvane,cg:locatedIn,Hanoi (place/hanoii),,guide\n"
                 "c2,place/hanoii,cg:locatedIn,place/vietnam,,guide\n")  # fmt: skip
    add(both[0], "c3,place/japann,cg:locatedIn,place/vietnam,,guide,Japan\n", "named", f"{CLAIMS.strip()},label\n")

    found = cg.build(both[0], lenient=True).faults

    assert {(each.rule, each.fix) for each in found} == {
        ("misspelt-thing", "place/hanoi"), ("misspelt-thing", "place/japan"),
    }  # fmt: skip


def test_each_of_several_things_of_a_name_is_told_so_that_it_can_be_given(alone: Folders) -> None:
    graph = cg.open_graph(*alone)

    with pytest.raises(AmbiguousNameError) as raised:
        cg.why(graph, MARKET)

    named = str(raised.value).partition("things: ")[2].partition(";")[0].split(", ")
    assert {graph.resolve(each) for each in named} == {
        f"https://example.org/{name}/id/{MARKET}" for name in ("north", "south")
    }


def test_a_link_to_a_table_elsewhere_in_the_project_is_read(alone: Folders) -> None:
    (kept := alone[0] / "kept").mkdir()
    (kept / "more.csv").write_text(f"{CLAIMS}c1,{MARKET},skos:altLabel,Market,en,guide\n")
    (alone[0] / "data" / "more.csv").symlink_to("../kept/more.csv")

    built = cg.build(alone[0], lenient=True)

    assert "north:c1" in built.claims
    assert [each.rule for each in built.faults] == []


@pytest.mark.parametrize(
    ("subject", "rule", "said"),
    [
        ("market", "kind-without-slug", "such as market/vourne"),
        ("market/", "kind-without-slug", "such as market/vourne"),
        ("market/market", "kind-as-slug", "market alone would mean this thing"),
    ],
)
def test_a_kind_in_the_place_of_a_slug_is_told_at_its_cell(alone: Folders, subject: str, rule: str, said: str) -> None:
    add(alone[0], f"c1,{subject},skos:altLabel,Stalls,en,guide\n")

    built = cg.build(alone[0], lenient=True)

    (found,) = [*built.faults, *built.notes]
    assert (found.rule, found.row, found.column) == (rule, 2, 2)
    assert said in found.message
