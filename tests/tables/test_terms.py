"""Tables of terms of projects: what is wrong in them is found at its cell."""

from collections.abc import Callable
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.tables.projects.folders import projects_of
from creativegraph.tables.rules import is_violation

MANIFEST = 'name = "fairs"\nversion = "0.1"\nbase = "https://example.org/fairs/"\nprefix = "fairs"\n'
SOURCES = "id,kind,title,lang\narticle,website,Fairs,en\n"
CLAIMS = "id,subject,property,value,lang,sources\n"
FILES = {
    "creativegraph.toml": MANIFEST,
    "data/sources.csv": SOURCES,
    "data/kinds.csv": "kind,class\nstall,fairs:Stall\n",
    "data/classes.csv": "class,below,label@en\nfairs:Stall,,stall\n",
    "data/properties.csv": "property,value,single,implied,scheme,label@en\nfairs:size,thing,yes,no,size,size\n",
    "data/codes/size.csv": "scheme,code,broader\nsize,small,\nsize,tiny,small\ncolour,red,\n",
    "data/claims.csv": CLAIMS + "c1,stall/a,fairs:size,code/size/small,,article\n",
}


def written(folder: Path, name: str = "fairs", **more: str) -> Path:
    """Write a project that extends nothing, with rows added to some of its tables, and return its folder."""
    for path, text in FILES.items():
        place = folder / name / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text((text + more.get(place.stem, "")).replace("fairs", name))
    return folder / name


def faults_of(*folders: Path, severe: bool = True) -> list[str]:
    """Return the rules that projects break, each with its cell; those that keep nothing from being opened if asked."""
    return [
        f"{each.rule} {Path(each.file).name}:{each.row}:{each.column}"
        for each in cg.build(folders, lenient=True).faults
        if is_violation(each) == severe
    ]


def test_a_project_without_faults_has_none(tmp_path: Path) -> None:
    assert faults_of(written(tmp_path)) == []


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        *(
            ("kinds", f"{each},fairs:Stall\n", "kind-reserved kinds.csv:3:1")
            for each in ("code", "id", "claim", "rank")
        ),
        ("kinds", "stall,fairs:Stall\n", "term-twice kinds.csv:3:1"),
        ("kinds", "tent,fairs:Tent\n", "unknown-class kinds.csv:3:2"),
        ("kinds", "tent,https://e.org/a b\n", "term-elsewhere kinds.csv:3:2"),
        ("kinds", "tent,\n", "term-elsewhere kinds.csv:3:2"),
        ("classes", "fairs:Stall,,again\n", "term-twice classes.csv:3:1"),
        ("classes", "fairs:Tent,fairs:Roof,tent\n", "unknown-class classes.csv:3:2"),
        ("classes", "fairs:Tent,https://e.org/a b,tent\n", "term-elsewhere classes.csv:3:2"),
        ("properties", "fairs:size,thing,yes,no,size\n", "term-twice properties.csv:3:1"),
        ("properties", "fairs:hue,thing,yes,maybe,colour\n", "not-a-choice properties.csv:3:4"),
        ("size", "size,small,\n", "term-twice size.csv:5:2"),
        ("size", "size,big,huge\n", "unknown-code size.csv:5:3"),
        ("size", "size,big,big\n", "code-cycle size.csv:5:3"),
        ("claims", "c2,stall/a,fairs:size,code/colour/red,,article\n", "not-a-choice claims.csv:3:4"),
        ("claims", "c2,stall,fairs:size,code/size/tiny,,article\n", "kind-without-slug claims.csv:3:2"),
        ("size", "rank,,\n", "term-taken size.csv:5:2"),
        ("claims", "c2,fairs:a/b/../c,fairs:size,code/size/tiny,,article\n", "no-thing claims.csv:3:2"),
        ("claims", "c2,fairs:stall/a/b,fairs:size,code/size/tiny,,article\n", "no-thing claims.csv:3:2"),
    ],
)
def test_what_is_wrong_in_a_table_of_terms_is_found_at_its_cell(
    tmp_path: Path, table: str, row: str, expected: str
) -> None:
    assert faults_of(written(tmp_path, **{table: row})) == [expected]


def test_a_term_without_a_label_and_a_list_without_a_row_are_told_at_their_cells(tmp_path: Path) -> None:
    folder = written(tmp_path, properties="fairs:hue,integer,no,no,,\n", size="colour,,\n")
    (folder / "ontology").mkdir()
    (folder / "ontology" / "more.ttl").write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "<https://example.org/fairs/code/size/small> rdfs:label 'small'@en .\n"
    )

    assert faults_of(folder) == []
    assert faults_of(folder, severe=False) == [
        "term-without-label size.csv:3:2", "term-without-label size.csv:4:2", "term-without-label size.csv:5:1",
        "term-without-label properties.csv:3:1", "code-list-without-head size.csv:2:1",
    ]  # fmt: skip


UNREADABLE: dict[str, Callable[[str], bytes]] = {
    "in another encoding": lambda text: text.encode() + b"\xff\xfe",
    "with a quotation mark left open": lambda text: text.replace("\n", '\n"', 1).encode(),
    "with a header of no table": lambda text: f"a,b\n{text}".encode(),
}


@pytest.mark.parametrize("damage", UNREADABLE)
@pytest.mark.parametrize("file", ["kinds", "classes", "properties", "codes/size"])
def test_a_table_of_terms_that_cannot_be_read_is_one_finding(tmp_path: Path, file: str, damage: str) -> None:
    folder = written(tmp_path)
    path = folder / "data" / f"{file}.csv"
    before = {(each.rule, str(each.cell)) for each in cg.check(folder).findings}
    path.write_bytes(UNREADABLE[damage](path.read_text()))

    found = [each for each in cg.check(folder).findings if (each.rule, str(each.cell)) not in before]

    assert [Path(each.cell.file) for each in found if each.cell] == [path], [each.message for each in found]


def test_a_label_is_asked_for_in_each_language_that_the_manifest_requires(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "data/codes/size.csv").write_text("scheme,code,label@en,label@de\nsize,,size,Größe\nsize,big,big,\n")
    manifest = folder / "creativegraph.toml"
    manifest.write_text(manifest.read_text() + 'languages = ["en", "de"]\nrequired_languages = ["en", "de"]\n')

    found = [each for each in cg.build([folder], lenient=True).faults if each.rule == "term-without-label"]

    assert [(Path(each.file).name, each.row) for each in found] == [
        ("classes.csv", 2), ("size.csv", 3), ("properties.csv", 2),
    ]  # fmt: skip
    assert all("no label in de" in each.message and "label@de" in each.message for each in found)


def test_an_indicator_without_a_unit_is_told_at_its_cell(tmp_path: Path) -> None:
    folder = written(tmp_path)
    manifest = folder / "creativegraph.toml"
    manifest.write_text(manifest.read_text() + 'extends = ["creativegraph"]\n')
    (folder / "data/codes/counted.csv").write_text(
        "scheme,code,unit,label@en\nindicator,stalls,,stalls\nindicator,sellers,person,sellers\n"
    )

    assert [each for each in faults_of(folder, severe=False) if "counted.csv" in each] == [
        "indicator-without-unit counted.csv:2:3"
    ]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("fairs:Stall,fairs:Stall", []),
        ("fairs:Stall,http://www.w3.org/2004/02/skos/core#Concept", []),
        ("fairs:Tent,", ["unknown-class properties.csv:2:5"]),
        (",fairs:near", ["unknown-class properties.csv:2:6"]),
        ("cg:City,", ["unknown-class properties.csv:2:5"]),
    ],
)
def test_a_domain_or_range_that_is_no_class_is_found_at_its_cell(
    tmp_path: Path, ends: str, expected: list[str]
) -> None:
    folder = written(tmp_path)
    (folder / "data/claims.csv").unlink()
    table = f"property,value,single,implied,domain,range\nfairs:near,thing,no,no,{ends}\n"
    (folder / "data/properties.csv").write_text(table)

    assert faults_of(folder) == expected


def test_codes_that_are_wider_than_each_other_are_both_told(tmp_path: Path) -> None:
    folder = written(tmp_path, size="size,big,huge\nsize,huge,big\n")

    assert faults_of(folder) == ["code-cycle size.csv:5:3", "code-cycle size.csv:6:3"]


def test_two_projects_that_know_nothing_of_each_other_may_have_the_same_kinds_and_codes(tmp_path: Path) -> None:
    assert faults_of(written(tmp_path, "hops"), written(tmp_path, "malt")) == []


@pytest.mark.parametrize("name", ["Bad Topic/né", "topic/Name", "x", "a/b/c"])
def test_a_query_that_cannot_be_asked_by_its_name_is_told_at_its_file(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path)
    path = folder / "queries" / f"{name}.rq"
    path.parent.mkdir(parents=True)
    path.write_text("SELECT * { ?s ?p ?o }")

    _, faults = projects_of([folder])

    assert [(each.rule, each.file) for each in faults] == [("query-name", str(path))]
