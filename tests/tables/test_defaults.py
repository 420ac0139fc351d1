"""Classes and names of things where no row says them."""

from pathlib import Path

import pytest
from tests.support.projects import MANIFEST

import creativegraph as cg
from creativegraph.iris import THINGS, compact
from creativegraph.store.open import open_graph
from creativegraph.tables import build
from creativegraph.tables.build import Build
from creativegraph.tables.claim import Claim
from creativegraph.why import why

SOURCES = "id,kind,title,lang\npress,press,Báo Huế,vi\natlas,reference,Atlas,\n"


def written(folder: Path, header: str, *lines: str, name: str = "claims.csv") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / name).write_text("\n".join([f"id,{header}", *lines]) + "\n", encoding="utf-8")
    return folder


def built(folder: Path, header: str, *lines: str, name: str = "claims.csv") -> Build:
    return build([written(folder, header, *lines, name=name)])


def of(made: Build, thing: str, name: str) -> list[Claim]:
    """The claims of a thing that have a property."""
    return [each for each in made.claims.values() if compact(each.subject) == thing and each.property.name == name]


def classes(made: Build, thing: str) -> set[str]:
    return {compact(each.value) for each in of(made, thing, "rdf:type")}


def labels(made: Build, thing: str) -> dict[str, str]:
    return {each.lang: each.value for each in of(made, thing, "skos:prefLabel")}


ROWS = "subject,property,value,lang,sources"


def test_a_thing_has_the_class_of_its_kind(tmp_path: Path) -> None:
    made = built(tmp_path, ROWS, "c1,event/hue,cg:takesPlaceIn,place/hue,,press")

    (stated,) = of(made, "event/hue", "rdf:type")
    assert compact(stated.value) == "cg:Event"
    assert (stated.id, stated.mode, stated.sources) == ("event-hue-type-event", "implied", ("press",))
    assert any(line.endswith("ontology#Event>") for line in made.direct()), "it is shown as a fact"


def test_a_thing_that_a_row_is_about_and_names_has_its_class_once(tmp_path: Path) -> None:
    made = built(tmp_path, ROWS, "c1,Festival Huế (event/hue),cg:takesPlaceIn,place/hue,,press")

    assert [each.id for each in of(made, "event/hue", "rdf:type")] == ["event-hue-type-event"]


def test_what_is_only_named_as_a_value_has_no_class_so_that_a_misspelling_is_found(tmp_path: Path) -> None:
    made = built(tmp_path, ROWS, "c1,event/hue,cg:takesPlaceIn,place/hue,,press")

    assert classes(made, "place/hue") == set()


def test_a_property_makes_the_class_narrower(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        ROWS,
        "c1,place/hue,cg:locatedIn,place/viet-nam,,press",
        "c2,place/viet-nam,cg:isoAlpha2,VN,,atlas",
        "c3,membership/hue,cg:memberCity,place/hue,,press",
    )

    assert classes(made, "place/hue") == {"cg:City"}, "the range of what has it as its value"
    assert classes(made, "place/viet-nam") == {"cg:Country"}, "the domain of what it has"
    (stated,) = of(made, "place/viet-nam", "rdf:type")
    assert stated.sources == ("atlas",), "of the row that it follows from"
    assert (stated.row, stated.column) == (3, "subject")


def test_a_row_that_says_the_class_is_all_that_counts(tmp_path: Path) -> None:
    made = built(
        tmp_path, ROWS, "c1,event/hue,rdf:type,cg:Festival,,press", "c2,event/hue,cg:takesPlaceIn,place/hue,,press"
    )

    assert classes(made, "event/hue") == {"cg:Festival"}


def test_a_class_that_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    folder = written(
        tmp_path, ROWS, "c1,event/hue,rdf:type,cg:Festivl,,press", "c2,event/hue,cg:takesPlaceIn,place/hue,,press"
    )

    assert classes(build([folder], lenient=True), "event/hue") == set()


def test_a_record_has_a_class_too(tmp_path: Path) -> None:
    made = built(tmp_path, "thing,sources,cg:latitude", "t1,place/hue,press,16.46", name="towns.csv")

    (stated,) = of(made, "place/hue", "rdf:type")
    assert (compact(stated.value), stated.column) == ("cg:Place", "thing")


def test_why_tells_where_a_class_comes_from(tmp_path: Path) -> None:
    graph = open_graph(written(tmp_path, ROWS, "c1,event/hue,cg:takesPlaceIn,place/hue,,press"))

    (stated,) = why(graph, "event/hue", "rdf:type").claims

    assert (stated.mode, stated.source_labels) == ("implied", ("Báo Huế",))
    assert stated.note is not None
    assert "event/" in stated.note


def test_a_thing_is_called_as_a_cell_calls_it_in_the_language_of_the_source(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        ROWS,
        "c1,Festival Huế (event/hue),cg:organisedBy,Trung tâm Festival (org/centre),,press",
        "c2,Trung tâm Festival,cg:hasSeat,place/hue,,press",
    )

    assert labels(made, "event/hue") == {"vi": "Festival Huế"}
    assert labels(made, "org/centre") == {"vi": "Trung tâm Festival"}
    assert classes(made, "org/centre") == {"org:Organization"}
    assert {compact(each.subject) for each in of(made, "org/centre", "cg:hasSeat")} == {"org/centre"}
    (stated,) = of(made, "org/centre", "skos:prefLabel")
    assert made.tables[stated.table].column_of("value", stated.column) == 4, "the cell that names it"


def test_a_column_names_the_subject(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        f"{ROWS},label,label@en",
        "c1,event/hue,cg:takesPlaceIn,place/hue,,press,Festival Huế,Hue Festival",
        "c2,event/hue,cg:organisedBy,org/a,,press,Festival Huế,",
    )

    assert labels(made, "event/hue") == {"vi": "Festival Huế", "en": "Hue Festival"}
    assert len(of(made, "event/hue", "skos:prefLabel")) == 2, "once each"


def test_a_name_that_a_row_has_already_is_not_said_twice(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        f"{ROWS},label",
        "c1,event/hue,skos:prefLabel,Festival Huế,vi,press,",
        "c2,event/hue,cg:organisedBy,org/a,,press,Festival Huế",
    )

    assert [each.id for each in of(made, "event/hue", "skos:prefLabel")] == ["c1"]


def test_a_figure_is_called_by_its_parts_in_each_language(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        f"{ROWS},label,when",
        "c1,event/hue,code/indicator/visitors,300,,press,Festival Huế,2024",
    )

    assert labels(made, "obs/c1") == {
        "en": "visitors of Festival Huế, 2024",
        "vi": "khách tham quan của Festival Huế, 2024",
    }


def test_a_thing_spelled_like_another_one_is_told(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        ROWS,
        "c1,org/hue-festival-centre,skos:prefLabel,Trung tâm,vi,press",
        "c2,org/hue-festival-center,cg:hasSeat,place/hue,,press",
    )

    (found,) = made.faults
    assert (found.rule, found.row, found.column, found.fix) == ("thing-like-another", 3, 2, "org/hue-festival-centre")


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("marrow-bey", True), ("marow-bay", True), ("marrow-bayy", True),
        ("marrow-hue", False), ("marrow-bay-2", False), ("x-us", False), ("bey", False),
    ],
)  # fmt: skip
def test_a_thing_is_told_that_only_a_letter_of_a_short_word_keeps_from_being_another(
    tmp_path: Path, slug: str, told: bool
) -> None:
    named = [
        f"n{of},org/{slug},skos:prefLabel,A name,en,press" for of, slug in enumerate(("marrow-bay", "x-uk", "bay"))
    ]

    made = built(tmp_path, ROWS, *named, f"c,org/{slug},cg:hasSeat,place/hue,,press")

    assert [each.fix for each in made.faults] == ["org/marrow-bay"] * told


def test_a_class_by_default_is_found_wrong_where_the_thing_stands_and_where_a_property_is_not_its_own(
    tmp_path: Path,
) -> None:
    folder = written(tmp_path, ROWS, "c1,person/an,cg:latitude,16.5,,press")

    report = cg.check(folder)

    assert {(each.cell.row, each.cell.column) for each in report.findings if each.cell} == {(2, 2), (2, 4)}


def test_implied_rows_that_do_not_count_are_told_in_a_project(tmp_path: Path) -> None:
    folder = written(tmp_path / "fairs" / "data", f"{ROWS},mode", "c1,event/hue,cg:organisedBy,org/a,,press,implied")
    (folder.parent / "creativegraph.toml").write_text(MANIFEST, encoding="utf-8")

    made = build([folder.parent])

    assert [(each.rule, each.row, each.column) for each in made.faults] == [("implied-not-shown", 2, 7)]


@pytest.mark.parametrize("layer", ["direct", "evidence"])
def test_claims_by_default_have_triples_with_cells(tmp_path: Path, layer: str) -> None:
    made = built(tmp_path, f"{ROWS},label", "c1,event/hue,cg:takesPlaceIn,place/hue,,press,Festival Huế")

    about = [f"<{THINGS}event/hue>", f"<{THINGS}claim/event-hue-label-vi>", f"<{THINGS}claim/event-hue-type-event>"]
    cells = {line for lines in made.cells_of(about).values() for line, _ in lines}

    stated = direct if (direct := made.direct()) and layer == "direct" else made.evidence()
    assert {line for line in stated if line.split(" ")[0] in about and "hiddenLabel" not in line} <= cells


def test_a_name_beside_an_id_is_asked_for_no_other_language_without_a_manifest(tmp_path: Path) -> None:
    one = written(tmp_path / "a", ROWS, "c1,Festival Huế (event/hue),cg:hasTimeSpan,2024,,press")
    other = written(
        tmp_path / "b",
        ROWS,
        "c1,event/hue,skos:prefLabel,Festival Huế,vi,press",
        "c2,event/hue,rdf:type,cg:Event,,press",
    )

    asked, unasked = ({each.name for each in cg.check(folder).findings} for folder in (other, one))

    assert "EnglishLabelShape" in asked, "a row of labels is one of a graph in two languages"
    assert "EnglishLabelShape" not in unasked
