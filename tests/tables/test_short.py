"""Short forms of claims: rows that say several things, each traced to its cell."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.projects import Write

from creativegraph import agreements, outcomes, project, statements
from creativegraph.errors import Fault, TableError
from creativegraph.iris import THINGS, compact
from creativegraph.store.open import open_graph
from creativegraph.tables import build
from creativegraph.tables.build import Build
from creativegraph.tables.table import QUALIFIERS
from creativegraph.tables.vocabulary import vocabulary
from creativegraph.why import why

SOURCES = "id,kind,title,lang\npress,press,Báo Huế,vi\n"
HEADER = "id,subject,property,value,lang,sources,when,where,for,mode,rank,reason,note"
RESULT, FEATURE = "sosa:hasSimpleResult", "sosa:hasFeatureOfInterest"


def written(folder: Path, *lines: str, header: str = HEADER) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "claims.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return folder


def built(folder: Path, *lines: str, header: str = HEADER) -> Build:
    return build([written(folder, *lines, header=header)])


def faults(folder: Path, *lines: str) -> list[Fault]:
    with pytest.raises(TableError) as caught:
        built(folder, *lines)
    return list(caught.value.faults)


def said(made: Build, *starts: str) -> set[tuple[str, str, str]]:
    """What claims say whose ids begin so: subject, property and value."""
    return {
        (compact(each.subject), each.property.name, compact(each.value))
        for each in made.claims.values()
        if each.id.partition("-")[0] in starts
    }


@pytest.mark.parametrize("name", ["spending-in-us-dollars", "Spending in US dollars"])
def test_a_code_stands_alone_in_the_property_cell(tmp_path: Path, name: str) -> None:
    made = built(tmp_path, f"h1,event/hue,{name},12,,press,2024-06,")

    assert ("obs/h1", "sosa:observedProperty", "code/indicator/spending-in-us-dollars") in said(made, "h1")


def test_a_figure_is_one_row_with_its_qualifier(tmp_path: Path) -> None:
    made = built(tmp_path, "h1,event/hue,code/indicator/visitors,hơn 300.000,,press,2024-06,place/hue")

    assert said(made, "h1") == {
        ("obs/h1", FEATURE, "event/hue"),
        ("obs/h1", "sosa:observedProperty", "code/indicator/visitors"),
        ("obs/h1", RESULT, "300000"),
        ("obs/h1", "cg:comparator", "code/comparator/more-than"),
        ("obs/h1", "cg:hasTimeSpan", "2024-06"),
        ("obs/h1", "cg:observedAt", "place/hue"),
    }
    assert made.claims["h1"].property.name == RESULT, "the row's own id is that of the number"


@pytest.mark.parametrize(
    ("value", "more", "wanted"),
    [
        ("ước đạt 155 tỷ đồng", "", {(RESULT, "155000000000"), ("cg:currency", "code/currency/vnd")}),
        (
            "18 - 20",
            "planned",
            {(RESULT, "18"), ("cg:upperValue", "20"), ("cg:figureStatus", "code/figure-status/planned")},
        ),
        ("17 of 20", "code/figure-status/planned", {(RESULT, "17"), ("cg:outOf", "20")}),
        ("65 %", "", {(RESULT, "65"), ("cg:statedIn", "code/unit/percent"), ("cg:measure", "code/measure/share")}),
    ],
)
def test_a_figure_is_read_as_printed(tmp_path: Path, value: str, more: str, wanted: set[tuple[str, str]]) -> None:
    header = HEADER.replace("when", "phase")

    made = built(tmp_path, f"h1,event/hue,code/indicator/visitors,{value},,press,{more}", header=header)

    assert wanted <= {(name, said_of) for _, name, said_of in said(made, "h1")}


def test_a_currency_stands_in_the_figure_or_beside_it(tmp_path: Path) -> None:
    header = HEADER.replace("when", "currency")
    rows = (
        "h1,event/hue,code/indicator/visitors,4 million {},,press,{}".format(*each)
        for each in (("USD", ""), ("", "usd"))
    )

    inside, beside = (built(tmp_path / str(place), row, header=header) for place, row in enumerate(rows))

    assert said(inside, "h1") == said(beside, "h1")
    assert beside.claims["h1-currency"].column == "currency"


def test_a_row_of_a_role_says_who_takes_part_for_whom(tmp_path: Path) -> None:
    made = built(tmp_path, "h1,event/hue,code/role/signatory,person/an for org/hue,,press")

    assert said(made, "h1") == {
        ("participation/h1", "cg:participant", "person/an"),
        ("participation/h1", "cg:onBehalfOf", "org/hue"),
        ("participation/h1", "cg:inRole", "code/role/signatory"),
        ("participation/h1", "cg:inActivity", "event/hue"),
    }


def test_whatever_a_row_in_short_form_names_has_a_class_and_a_label(tmp_path: Path) -> None:
    made = built(tmp_path, "h1,event/fair-2024,code/role/organiser,person/anna for org/fair-office,,press")

    named = {compact(each.subject): each for each in made.claims.values() if each.property.name == "skos:prefLabel"}
    classes = {
        compact(each.subject): compact(each.value)
        for each in made.claims.values()
        if each.column and each.property.name == "rdf:type"
    }
    assert classes == {
        "event/fair-2024": "cg:Event", "person/anna": "cg:Person", "org/fair-office": "org:Organization",
        "participation/h1": "cg:Participation",
    }  # fmt: skip
    assert (named["org/fair-office"].value, named["org/fair-office"].mode) == ("Fair office", "editorial")


def test_for_whom_can_have_a_column_of_its_own(tmp_path: Path) -> None:
    inside = built(tmp_path / "a", "h1,event/hue,code/role/signatory,person/an thay mặt org/hue,,press")
    beside = built(tmp_path / "b", "h1,event/hue,code/role/signatory,person/an,,press,,,org/hue")

    assert said(inside, "h1") == said(beside, "h1")


def test_organised_by_one_with_another_is_one_row(tmp_path: Path) -> None:
    made = built(tmp_path, "h1,event/hue,cg:organisedBy,org/a with org/b; org/c,,press")

    assert said(made, "h1") == {
        ("event/hue", "cg:organisedBy", "org/a"),
        ("event/hue", "cg:coOrganisedBy", "org/b"),
        ("event/hue", "cg:organisedBy", "org/c"),
    }
    assert {each.id for each in made.claims.values()} >= {"h1", "h1-b", "h1-c"}


def test_an_id_stays_when_a_value_is_added_behind(tmp_path: Path) -> None:
    before = built(tmp_path / "a", "h1,event/hue,cg:organisedBy,org/a; org/c,,press")
    after = built(tmp_path / "b", "h1,event/hue,cg:organisedBy,org/a; org/c | org/b,,press")

    assert {name: each.value for name, each in before.claims.items()}.items() <= {
        name: each.value for name, each in after.claims.items()
    }.items()


def test_a_name_with_a_word_in_it_is_one_name(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        "h1,org/arts,skos:prefLabel,Centre for Arts; Theatre,en,press",
        "h2,event/hue,cg:organisedBy,Centre for Arts; Theatre,,press",
        "h3,event/hue,cg:organisedBy,Fund for Books (org/fund) with org/arts,,press",
    )

    assert ("event/hue", "cg:organisedBy", "org/arts") in said(made, "h2")
    assert said(made, "org") >= {("org/fund", "skos:prefLabel", "Fund for Books")}


def test_several_values_where_a_thing_has_one_are_a_fault(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "h1,participation/p,cg:participant,org/a; org/b,,press")

    assert (found.rule, found.row, found.column) == ("several-things", 2, 4)


def test_each_triple_traces_to_its_cell(tmp_path: Path) -> None:
    made = built(tmp_path, "h1,event/hue,code/indicator/visitors,khoảng 300,,press,2024-06,place/hue")

    cells = {
        line.split(" ")[1].rpartition("/")[2].rpartition("#")[2].rstrip(">"): cell.column
        for line, cell in made.cells_of([f"<{THINGS}obs/h1>"])[f"<{THINGS}obs/h1>"]
    }

    assert {cell.row for _, cell in made.cells_of([f"<{THINGS}obs/h1>"])[f"<{THINGS}obs/h1>"]} == {2}
    assert cells["hasFeatureOfInterest"] == 2
    assert cells["observedProperty"] == 3
    assert cells["hasSimpleResult"] == cells["comparator"] == 4
    assert cells["hasTimeSpan"] == 7
    assert cells["observedAt"] == 8


def test_a_bad_qualifier_is_told_at_its_cell_and_the_row_makes_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path, "h1,event/hue,code/indicator/visitors,300,,press,soon,place/hue")

    made = build([folder], lenient=True)

    assert [(each.rule, each.cell.column) for each in made.faults] == [("not-a-date", 7)]
    assert not made.claims


@pytest.mark.parametrize(
    "row",
    [
        "h1,event/hue,cg:organisedBy,org/a,,press,2024",
        "h1,person/an,code/office-kind/director,org/a,,press,,place/hue",
    ],
)
def test_a_qualifier_that_says_nothing_of_a_row_is_a_fault(tmp_path: Path, row: str) -> None:
    (found,) = faults(tmp_path, row)

    assert found.rule == "qualifier-misplaced"
    assert found.column in (7, 8)


def test_a_deprecated_figure_is_not_shown_and_keeps_what_it_is_of(tmp_path: Path) -> None:
    made = built(tmp_path, "h1,event/hue,code/indicator/visitors,300,,press,,,,,deprecated,a misprint")

    assert {each.rank for each in made.claims.values() if each.property.name == RESULT} == {"deprecated"}
    assert not any("obs/h1>" in line.split(" ")[0] for line in made.direct())


def test_why_tells_the_row_of_a_figure(tmp_path: Path) -> None:
    graph = open_graph(
        written(tmp_path, "h1,event/hue,code/indicator/visitors,300,,press,2024-06,,,,,,the gate counts")
    )

    (stated,) = why(graph, "obs/h1", RESULT).claims

    assert (stated.value, stated.note, stated.source_labels) == ("300", "the gate counts", ("Báo Huế",))


WORDS = {"": "as-stated", "hơn ": "more-than", "at least ": "at-least", "khoảng ": "about"}
figures = st.tuples(
    st.just("visitors"), st.sampled_from(sorted(WORDS)), st.integers(0, 10**6),
    st.sampled_from(["", "2024", "2024-06"]), st.sampled_from(["", "place/hue"]),
)  # fmt: skip
roles = st.tuples(
    st.sampled_from(["signatory", "supporter"]), st.sampled_from(["org/a", "person/b"]), st.sampled_from(["", "org/c"])
)
organisers = st.lists(st.sampled_from(["org/a", "org/b", "org/c"]), min_size=1, max_size=3, unique=True)


@settings(max_examples=25, deadline=None)
@given(st.lists(figures, max_size=3), st.lists(roles, max_size=3), organisers)
def test_short_and_long_form_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, some: list[tuple[str, str, int, str, str]],
    acting: list[tuple[str, str, str]], names: list[str],
) -> None:  # fmt: skip
    short, long = [f"o1,event/hue,cg:organisedBy,{'; '.join(names)},,press"], list[str]()
    for place, (indicator, word, number, when, where) in enumerate(some):
        short.append(f"f{place},event/hue,code/indicator/{indicator},{word}{number},,press,{when},{where}")
        long += [
            f"obs/f{place},rdf:type,cg:OutcomeObservation", f"obs/f{place},{FEATURE},event/hue",
            f"obs/f{place},sosa:observedProperty,code/indicator/{indicator}", f"obs/f{place},{RESULT},{number}",
            f"obs/f{place},cg:comparator,code/comparator/{WORDS[word]}",
            *([f"obs/f{place},cg:hasTimeSpan,{when}"] if when else []),
            *([f"obs/f{place},cg:observedAt,{where}"] if where else []),
        ]  # fmt: skip
    for place, (role, who, whom) in enumerate(acting):
        short.append(f"r{place},event/hue,code/role/{role},{who}{f' for {whom}' if whom else ''},,press")
        long += [
            f"participation/r{place},rdf:type,cg:Participation", f"participation/r{place},cg:inActivity,event/hue",
            f"participation/r{place},cg:inRole,code/role/{role}", f"participation/r{place},cg:participant,{who}",
            *([f"participation/r{place},cg:onBehalfOf,{whom}", "org/c,rdf:type,org:Organization"] if whom else []),
            f"{who},rdf:type,{'cg:Person' if who.startswith('person') else 'org:Organization'}",
        ]  # fmt: skip
    long += ["event/hue,rdf:type,cg:Event", *(f"event/hue,cg:organisedBy,{each}" for each in names)]

    folder = tmp_path_factory.mktemp("same")
    one = built(folder / "short", *short)
    other = built(folder / "long", *(f"c{place},{row},,press" for place, row in enumerate(long)))

    def plain(made: Build) -> set[str]:
        return {line for line in made.direct() if "abel>" not in line.split(" ")[1]}

    assert plain(one) == plain(other)


def test_a_property_or_code_can_be_called_by_its_name(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        "h1,event/hue,visitors,300,,press",
        "h2,event/hue,organised by,org/a,,press",
        "h3,event/hue,cg:eventStatus,held,,press",
    )

    assert ("obs/h1", "sosa:observedProperty", "code/indicator/visitors") in said(made, "h1")
    assert said(made, "h2") == {("event/hue", "cg:organisedBy", "org/a")}
    assert said(made, "h3") == {("event/hue", "cg:eventStatus", "code/event-status/held")}


def test_a_project_has_short_forms_of_its_own(write: Write) -> None:
    folder = write(**{
        "data/codes/rhythm.csv": "scheme,code,label@en\nrhythm,,Rhythms\nrhythm,yearly,Yearly\n",
        "data/kinds.csv": "kind,class,label@en\nstall,fairs:Stall,{fairs:at} by {fairs:runBy}\n",
        "data/classes.csv": "class,below,label@en\nfairs:Stall,cg:Place,Stall\n",
        "data/properties.csv": "property,value,single,implied,scheme,domain,label@en\n"
        "fairs:at,thing,yes,no,,fairs:Stall,at\nfairs:runBy,thing,no,no,,fairs:Stall,run by\n"
        "fairs:rhythm,thing,yes,no,rhythm,fairs:Stall,rhythm\nfairs:saying,text,no,no,,fairs:Stall,saying\n",
        "data/short.csv": "of,kind,column,property\nrhythm,stall,property,fairs:rhythm\nrhythm,stall,subject,fairs:at\n"
        "rhythm,stall,value,fairs:runBy\nrhythm,stall,condition,fairs:saying\n",
        "data/claims.csv": "id,subject,property,value,sources,condition,label\n"
        "s1,event/fair,yearly,org/a,article,Come early,Fair\ns2,event/fair,code/rhythm/yearly,,article,,\n",
    })  # fmt: skip

    made = build([folder])

    stated = {
        name: (each.property.name, each.lang) for name, each in made.claims.items() if name.startswith("fairs:s1")
    }
    assert stated == {
        "fairs:s1": ("fairs:rhythm", ""), "fairs:s1-subject": ("fairs:at", ""), "fairs:s1-value": ("fairs:runBy", ""),
        "fairs:s1-condition": ("fairs:saying", "en"),
    }  # fmt: skip
    assert "fairs:s2-value" not in made.claims, "only what is first in the table must be there"
    assert made.claims["fairs:stall-s1-label-en"].value == "Fair by a"
    assert made.claims["fairs:stall-s1-type-stall"].mode == "implied"


def test_a_short_form_with_an_unknown_property_is_found_at_its_cell(write: Write) -> None:
    folder = write(**{"data/short.csv": "of,kind,column,property\nrole,participation,wen,cg:hasTimeSpn\n"})

    made = build([folder], lenient=True)

    assert [(each.rule, each.row, each.column) for each in made.faults] == [
        ("unknown-property", 2, 4), ("not-a-choice", 2, 3)
    ]  # fmt: skip


def test_a_term_that_there_is_not_suggests_the_role_that_it_names(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "h1,agreement/pact,cg:hasSignatory,person/a,,press")

    assert (fault.rule, fault.expected) == ("unknown-property", "code/role/signatory")
    assert "did you mean code/role/signatory?" in fault.message


def test_the_packaged_short_forms_have_known_properties() -> None:
    for path in project.all_files("data", "short.csv"):
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        assert {each["property"] for each in rows} <= vocabulary().properties.keys()
        assert {each["column"] for each in rows} <= {"value", "subject", "property", *QUALIFIERS}


def test_texts_of_a_table_without_languages_are_in_that_of_their_source(tmp_path: Path) -> None:
    made = built(tmp_path, "h1,event/hue,cg:hasTheme,Di sản,press", header="id,subject,property,value,sources")

    assert made.claims["h1"].lang == "vi"


def test_what_became_of_a_thing_and_who_holds_an_office_are_rows_too(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        "s1,event/hue,code/status/postponed,2020-08-28/2020-09-02,press,2020-02,epidemic,,",
        "s2,event/hue,not held,,press,2020-07-31,,,",
        "s3,person/dat,code/office-kind/director,org/centre,press,,,Giám đốc,",
        "s4,event/hue,code/speech-act/hope,Khách sẽ trở lại,press,,,,person/dat",
        header="id,subject,property,value,sources,when,cause,title,said_by",
    )

    assert said(made, "s1") >= {
        ("status/s1", "cg:inStatus", "code/status/postponed"),
        ("status/s1", "cg:statusOf", "event/hue"),
        ("status/s1", "cg:movedTo", "2020-08-28/2020-09-02"),
        ("status/s1", "cg:hasCause", "code/cause/epidemic"),
    }
    assert (made.claims["s2"].property.name, made.claims["s2"].since) == ("cg:status", "2020-07-31")
    assert said(made, "s2") == {("event/hue", "cg:status", "code/status/not-held")}, "a node only where more is said"
    assert said(made, "s3") >= {("office/s3", "cg:heldBy", "person/dat"), ("office/s3", "cg:officeTitle", "Giám đốc")}
    assert (made.claims["s3-title"].lang, made.claims["s4-value"].lang) == ("vi", "vi")
    assert said(made, "s4") >= {
        ("statement/s4", "cg:statedBy", "person/dat"),
        ("statement/s4", "cg:isAbout", "event/hue"),
    }


STATED = "id,subject,property,value,sources,when,cause,from"


def test_a_row_of_a_status_gives_it_to_the_thing_itself_and_tells_the_rest_of_a_thing_of_its_own(
    tmp_path: Path,
) -> None:
    made = built(
        tmp_path,
        "t1,event/hue,code/status/postponed,2021-08,press,2020-02/..,epidemic,",
        "t2,event/hue,cancelled,,press,2020-02,,2020-03",
        "t3,event/hue,announced,,press,,,",
        header=STATED,
    )

    direct = {
        (compact(each.value), each.since, each.id) for each in made.claims.values() if each.property.name == "cg:status"
    }
    assert direct == {
        ("code/status/postponed", "2020-02", "t1"), ("code/status/cancelled", "2020-03", "t2"),
        ("code/status/announced", "", "t3"),
    }  # fmt: skip
    assert {compact(each.subject) for each in made.claims.values() if each.property.name == "cg:inStatus"} == {
        "status/t1"
    }
    assert {each.subject for each in made.claims.values() if each.id == "t1"} == {f"{THINGS}event/hue"}


def test_a_role_has_a_time_and_a_title_and_a_statement_a_place_a_body_and_an_addressee(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        "r1,event/hue,code/role/curator,person/li,press,2024-01/2024-06,,,guest curator,,,",
        "s1,event/hue,code/speech-act/request,Open it,press,2024-05,person/li,org/a,curator,event/talk,org/b,quoted",
        header="id,subject,property,value,sources,when,said_by,for,title,at,recipient,reported_as",
    )

    assert said(made, "r1") >= {
        ("participation/r1", "cg:hasTimeSpan", "2024-01/2024-06"),
        ("participation/r1", "cg:inCapacity", "guest curator"),
    }
    assert said(made, "s1") >= {
        ("statement/s1", "cg:onBehalfOf", "org/a"), ("statement/s1", "cg:inCapacity", "curator"),
        ("statement/s1", "cg:statedAt", "event/talk"), ("statement/s1", "cg:addressedTo", "org/b"),
    }  # fmt: skip


@pytest.mark.parametrize(("cell", "fault"), [("12 ha", "number-with-words"), ("1.2 km", "number-with-words")])
def test_a_quantity_is_of_an_indicator_in_its_unit(tmp_path: Path, cell: str, fault: str) -> None:
    assert [each.rule for each in faults(tmp_path, f"a1,event/hue,visitors,{cell},,press,2024")] == [fault]
    made = built(tmp_path / "right", "a1,place/hue,area,1.5 ha,,press,2024")
    assert said(made, "a1") >= {("obs/a1", RESULT, "15000")}


def test_a_status_that_ends_before_it_begins_is_told_at_its_end(tmp_path: Path) -> None:
    folder = written(tmp_path, "t1,event/hue,suspended,,press,2025-05,,,2025-01", header=STATED + ",to")

    with pytest.raises(TableError) as caught:
        build([folder])

    assert [(each.rule, each.column) for each in caught.value.faults] == [("end-before-begin", 9)]


def test_a_status_that_is_over_keeps_what_is_told_of_it_and_its_time_ends(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        "t1,event/hue,code/status/suspended,,press,2019-11,politics,,2019-12",
        header=STATED + ",to",
    )

    (row,) = statements.status_of(open_graph(folder), thing="event/hue")

    assert (row.since, row.until, row.cause) == (
        "2019-11",
        "2019-12",
        "https://w3id.org/creativegraph/code/cause/politics",
    )


def test_a_status_that_ends_keeps_its_end_where_nobody_says_when_it_began(tmp_path: Path) -> None:
    header = STATED + ",to"
    folder = written(tmp_path, "t1,event/hue,code/status/suspended,,press,,politics,,2019-12", header=header)

    (row,) = statements.status_of(open_graph(folder), thing="event/hue")

    assert (row.since, row.until, row.cause and row.cause.slug) == (None, "2019-12", "politics")


@pytest.mark.parametrize(
    ("when", "name"),
    [("2021/..", "cg:hasTimeSpan"), ("2018/2021", "cg:hasTimeSpan"), ("2021-05", "cg:attestedOn")],
)
def test_an_office_held_for_a_time_has_a_term_and_one_of_a_day_is_attested(
    tmp_path: Path, when: str, name: str
) -> None:
    made = built(tmp_path, f"o1,person/an,code/office-kind/director,org/b,,press,{when}")

    assert ("office/o1", name, when) in said(made, "o1")
    assert {each for _, each, _ in said(made, "o1")} & {"cg:hasTimeSpan", "cg:attestedOn"} == {name}


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("f4,event/x,cg:organisedBy,org/a; org/unesco,,press", "f4-unesco,event/y,cg:hasTimeSpan,2026,,press"),
        ("f4,event/x,code/role/speaker,org/x; org/hue,,press", "f4-hue,event/y,code/role/speaker,org/z,,press"),
        ("f4,event/x,visitors,300,,press", "f4-comparator,event/y,visitors,4,,press"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_an_id_that_a_row_in_short_form_makes_is_used_once(
    tmp_path: Path, whole: str, part: str, *, first: bool
) -> None:
    found = faults(tmp_path, *((whole, part) if first else (part, whole)))

    assert [(each.row, each.column) for each in found] == [(3, 1)]
    assert found[0].rule in {"id-used", "claim-id-used"}


def test_a_row_named_like_a_class_by_default_is_a_fault(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "event-x-type-event,event/x,cg:hasTimeSpan,2026,,press")

    assert (found.rule, found.row, found.column) == ("claim-id-used", 2, 1)


def test_each_of_several_in_a_role_has_a_participation_of_its_own(tmp_path: Path) -> None:
    made = built(tmp_path, "f4,event/x,code/role/speaker,org/x; org/hue; person/hue for org/x; place/hue,,press")

    taking_part = {
        compact(each.value): each.subject for each in made.claims.values() if each.property.name == "cg:participant"
    }
    assert len(set(taking_part.values())) == len(taking_part) == 4


@pytest.mark.parametrize("name", ["euro", "EUR", "code/currency/eur", "€"])
def test_a_currency_column_takes_the_names_that_figures_do(tmp_path: Path, name: str) -> None:
    made = built(tmp_path, f"h1,event/hue,visitors,4 million,,press,{name}", header=HEADER.replace("when", "currency"))

    assert ("obs/h1", "cg:currency", "code/currency/eur") in said(made, "h1")


@pytest.mark.parametrize(
    ("value", "name", "rule"),
    [("5 million USD", "EUR", "currency-differs"), ("5 million", "dollars", "currency-of-several")],
)
def test_one_currency_is_stated_of_a_figure(tmp_path: Path, value: str, name: str, rule: str) -> None:
    with pytest.raises(TableError) as caught:
        built(tmp_path, f"h1,event/hue,visitors,{value},,press,{name}", header=HEADER.replace("when", "currency"))

    assert [(each.rule, each.column) for each in caught.value.faults] == [(rule, 7)]


def test_who_states_a_figure_a_status_or_a_commitment_is_asked_with_it(tmp_path: Path) -> None:
    lines = (
        "f1,event/hue,code/indicator/visitors,hơn 300.000,press,2024,Lê An (person/an),,",
        "f2,event/hue,code/indicator/visitors,12.5 %,press,2024,,change,2022",
        "f3,event/hue,code/status/postponed,,press,2020,person/an,,",
        "f4,org/centre,code/commitment-kind/task,Mở cửa,press,2025,person/an,,",
    )
    header = "id,subject,property,value,sources,when,said_by,measure,compared_with"

    graph = open_graph(written(tmp_path, *lines, header=header))

    told, grown = outcomes.figures_of(graph, "event/hue")
    (status,) = [each for each in statements.status_of(graph, "event/hue") if each.said_by]
    assert [told.said_by and told.said_by.slug, told.said_by_label, status.said_by_label] == ["an", "Lê An", "Lê An"]
    assert [grown.said_by, grown.measure and grown.measure.slug, grown.compared_with] == [None, "change", "2022"]
    assert said(build([tmp_path]), "f4") >= {("commitment/f4", "cg:statedBy", "person/an")}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("women", "breakdown/women"),
        ("professionals", "breakdown/professionals"),
        ("museum", "organisation-kind/museum"),
    ],
)
def test_a_group_is_of_the_lists_of_groups_first(tmp_path: Path, name: str, code: str) -> None:
    made = built(tmp_path, f"h1,event/hue,visitors,300,,press,{name}", header=HEADER.replace("when", "group"))

    assert ("obs/h1", "cg:observedGroup", f"code/{code}") in said(made, "h1")


@pytest.mark.parametrize("name", ["exhibitions", "workshops", "performing arts"])
def test_a_word_that_only_other_lists_have_is_no_group(tmp_path: Path, name: str) -> None:
    with pytest.raises(TableError) as caught:
        built(tmp_path, f"h1,event/hue,visitors,300,,press,{name}", header=HEADER.replace("when", "group"))

    (found,) = caught.value.faults
    assert (found.rule, found.column) == ("not-a-choice", 7)
    assert "code/breakdown/…" in found.expected


def test_a_group_is_suggested_of_its_own_lists(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        built(tmp_path, "h1,event/hue,visitors,300,,press,pupils of schools", header=HEADER.replace("when", "group"))

    assert "did you mean code/breakdown/school-pupils" in caught.value.faults[0].message


def test_a_code_of_another_list_is_a_group_where_it_is_written_in_full(tmp_path: Path) -> None:
    line = "h1,event/hue,visitors,300,,press,code/cooperation-field/exhibitions"

    made = built(tmp_path, line, header=HEADER.replace("when", "group"))

    assert ("obs/h1", "cg:observedGroup", "code/cooperation-field/exhibitions") in said(made, "h1")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("constitutent activities", "code/indicator/constituent-activities"), ("visitor", "code/indicator/visitors"),
     ("organized by", "cg:organisedBy"), ("code/indicator/visitorz", "code/indicator/visitors"),
     ("code/status/heldd", "code/status/held")],
)  # fmt: skip
def test_a_misspelt_label_of_a_property_or_code_is_suggested(tmp_path: Path, name: str, meant: str) -> None:
    (found,) = faults(tmp_path, f"h1,event/hue,{name},300,,press,,")

    assert f"did you mean {meant}?" in found.message


def test_nothing_far_is_suggested_for_a_word_that_is_no_property(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "h1,event/hue,exhibitions,300,,press,,")

    assert "did you mean" not in found.message


def test_an_id_with_a_blank_behind_a_name_is_mended(tmp_path: Path) -> None:
    found = faults(tmp_path, "h1,Nhà Gỗ (place/nha go),skos:altLabel,x,vi,press,,")

    assert [(each.rule, each.fix) for each in found] == [("no-thing", "Nhà Gỗ (place/nha-go)")]


def test_a_property_that_rows_make_by_columns_is_told_apart_from_an_unknown_one(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "h1,event/hue,cg:validUntil,2025,,press,,")

    assert "only cg:Claim has it, which rows make by their columns" in found.message


def test_a_qualified_number_of_a_plain_property_leads_to_an_indicator(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "h1,org/centre,cg:foundedYear,about 1912,,press,,")

    assert "cg:comparator" not in found.message


def test_a_figure_in_short_form_can_be_corrected_by_another_of_the_same(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        "a,event/x,visitors,5,,press,2024,,,,deprecated,misprint",
        "b,event/x,visitors,50,,press,2024",
        "c,event/x,visitors,50,,press,2023",
    )
    head = "id,wrong,right,error,reason,sources\n"
    (folder / "corrections.csv").write_text(f"{head}k,a,b,misprint,a digit is missing,press\n", encoding="utf-8")
    made = build([folder])
    (folder / "corrections.csv").write_text(f"{head}k,a,c,misprint,a digit is missing,press\n", encoding="utf-8")
    other = build([folder], lenient=True)

    assert {each.right for each in made.corrections.values()} == {"b"}
    assert [(each.rule, each.column) for each in other.faults] == [("corrects-another", 3)]


def test_nothing_is_left_of_what_a_deprecated_row_makes(tmp_path: Path) -> None:
    made = built(tmp_path, "h1,event/x,code/role/signatory,person/an for org/hue,,press,,,,,deprecated,a mix-up")

    assert not any("participation/h1>" in line for line in made.direct())


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("m,event/orvane-fairr,visitors,4,,press", 2),
        ("m,event/x,code/role/speaker,person/ann-vael,,press", 4),
        ("m,event/orvane-fairr,cancelled,,,press", 2),
    ],
)
def test_a_misspelt_id_is_found_in_a_row_in_short_form_too(tmp_path: Path, row: str, column: int) -> None:
    named = "n,Fair (event/orvane-fair),cg:organisedBy,Ann Vale (person/ann-vale),,press"

    (found,) = build([written(tmp_path, named, row)]).faults

    assert (found.rule, found.row, found.column) == ("thing-like-another", 3, column)


@pytest.mark.parametrize("name", ["Quảng Xương", "Goal 111"])
def test_an_unknown_name_of_several_words_is_one_name(tmp_path: Path, name: str) -> None:
    (found,) = faults(tmp_path, f"h1,event/hue,cg:organisedBy,{name},,press")

    assert found.rule == "no-thing"


def test_a_status_for_one_party_is_not_that_of_the_agreement(tmp_path: Path) -> None:
    header = HEADER.replace("where", "about")

    made = built(tmp_path, "h1,agreement/culture,ratified,,,press,2008-07-16,policy/law,org/state-alba", header=header)

    assert said(made, "h1") == {
        ("status/h1", "cg:statusOf", "agreement/culture"), ("status/h1", "cg:inStatus", "code/status/ratified"),
        ("status/h1", "cg:holdsFor", "org/state-alba"), ("status/h1", "cg:setOutIn", "policy/law"),
        ("status/h1", "cg:hasTimeSpan", "2008-07-16"),
    }  # fmt: skip
    assert made.claims["h1"].property.name == "cg:inStatus", "the row's own id is that of the status"


@pytest.mark.parametrize("name", ["deadline", "closes on", "accepts applications until"])
def test_a_property_is_called_by_its_other_names_too(tmp_path: Path, name: str) -> None:
    made = built(tmp_path, f"h1,initiative/call,{name},2026-03-01,,press")

    assert said(made, "h1") == {("initiative/call", "cg:acceptsApplicationsUntil", "2026-03-01")}


def test_a_code_may_have_blanks_for_its_hyphens(tmp_path: Path) -> None:
    made = built(tmp_path, "h1,event/hue,visitors,12,,press,school pupils", header=HEADER.replace("when", "group"))

    assert ("obs/h1", "cg:observedGroup", "code/breakdown/school-pupils") in said(made, "h1")


def test_member_countries_are_countries_that_are_members(tmp_path: Path) -> None:
    made = built(tmp_path, "h1,org/fund,member countries,11 of 13,,press")

    wanted = {("sosa:observedProperty", "code/indicator/member-states"), (RESULT, "11"), ("cg:outOf", "13")}
    assert wanted <= {(name, value) for _, name, value in said(made, "h1")}


@pytest.mark.parametrize(
    ("value", "unit"), [("12-24 months", "month"), ("2 years", "year"), ("10 days", ""), ("5 weeks", "")]
)
def test_a_duration_stays_in_months_or_years(tmp_path: Path, value: str, unit: str) -> None:
    made = built(tmp_path, f"h1,initiative/call,duration,{value},,press")

    told = {each for _, name, each in said(made, "h1") if name in {"cg:statedIn", "cg:measure"}}
    assert told == ({f"code/unit/{unit}"} if unit else set())


def test_an_aim_is_a_row_with_what_it_is_about(tmp_path: Path) -> None:
    rows = (
        "a1,Plan (policy/plan),code/provision-kind/aim,more women lead museums,,press,2030,gender equality",
        "a2,Fair Office (org/office),code/provision-kind/aim,craft for all,,press,,code/target-group/youth",
    )
    folder = written(tmp_path, *rows, header="id,subject,property,value,lang,sources,when,about")
    graph = open_graph(folder)

    of_plan = agreements.provisions_of(graph, agreement=["policy/plan", "org/office"])
    on_women = agreements.provisions_on(graph, concern="code/theme/gender-equality")

    told = {(each.agreement.slug, each.kind and each.kind.slug, each.text, each.date) for each in of_plan}
    assert told == {("office", "aim", "craft for all", None), ("plan", "aim", "more women lead museums", "2030")}
    assert {each.concerns and each.concerns.slug for each in of_plan} == {"gender-equality", "youth"}
    assert [(each.thing.slug, each.words, each.source and each.source.slug) for each in on_women] == [
        ("plan", "more women lead museums", "press")
    ]


def test_a_status_has_a_place_an_event_a_text_and_a_time_that_it_is_for(tmp_path: Path) -> None:
    header = "id,subject,property,value,lang,sources,when,term,where,at,about,cause,compared_with"
    rows = (
        "b1,policy/plan,published,,,press,2025-05,2026/2028,place/orvane,event/fair,Decree 7 (policy/decree),,",
        "b2,event/fair,held,,,press,2025-05-10/2025-05-12,,,,,,",
        "b3,event/fair,visitors,-12 %,,press,2025,,,,,weather,2024",
        "b4,policy/plan,signatory,person/ann,,press,2025-05,,place/orvane,,,,",
        "b5,policy/decree,cg:documentNumber,7/2025,,press,,,,,,,",
    )
    graph = open_graph(written(tmp_path, *rows, header=header))

    (plan,) = statements.status_of(graph, "policy/plan")
    (fair,) = statements.status_of(graph, "event/fair")
    (figure,) = outcomes.figures_of(graph, "event/fair")
    (signed,) = statements.signed_for(graph, "policy/plan")

    assert (plan.since, plan.for_period, plan.text_number) == ("2025-05", "2026/2028", "7/2025")
    assert [each and each.slug for each in (plan.place, plan.event, plan.set_out_in)] == ["orvane", "fair", "decree"]
    assert (fair.since, fair.for_period) == ("2025-05-10", None)
    assert (figure.cause and figure.cause.slug, signed.place and signed.place.slug) == ("weather", "orvane")
