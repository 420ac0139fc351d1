"""What a dossier says: every statement with its evidence, and what a report asks and nobody says."""

from datetime import date
from pathlib import Path

import pytest
from tests.support.projects import ALONE, FACTS, SOURCES, TERMS
from tests.support.questions import packaged

import creativegraph as cg
from creativegraph.errors import ArgumentError, FormatError
from creativegraph.iris import IRI
from creativegraph.messages.locale import Locale
from creativegraph.reporting.dossier.cells import Wording, columns_in, shown_of, years_due
from creativegraph.reporting.dossier.model import Dossier, Piece
from creativegraph.reporting.dossier.outline import outlines
from creativegraph.reporting.dossier.words import note_text
from creativegraph.reporting.dossier.write import dossier

DAY = date(2026, 11, 29)
HEADER = "of,section,question,column,with,asks,layout,title@en\n"
OUTLINE = HEADER + (
    "base:Market,facts,,,,,,Facts\n"
    "base:Market,facts,claims/about,,subject={thing},,table,\n"
    "base:Market,facts,claims/about,property,,,,What\n"
    "base:Market,facts,claims/about,value|thing,,,,Value\n"
    "base:Market,mentions,,,,,,Mentions\n"
    "base:Market,mentions,claims/mentioning,,thing={thing},{thing} base:since,table,Mentioned\n"
    "base:Market,mentions,claims/mentioning,subject,,,,By\n"
)


def project(folder: Path, outline: str = OUTLINE, facts: str = FACTS, sources: str = SOURCES) -> cg.Graph:
    """A project of a market, with an outline."""
    manifest = ALONE.replace('"fairs"', '"base"').replace("fairs/", "base/")
    files = {"creativegraph.toml": manifest, "data/sources.csv": sources, **TERMS, "data/claims.csv": facts}
    for path, text in {**files, "data/dossiers.csv": outline}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return cg.open_graph(folder)


@pytest.fixture(scope="module")
def hanoi() -> Dossier:
    return dossier(packaged(), "hanoi", languages=("en", "vi"), on=DAY)


@pytest.fixture(scope="module")
def later() -> Dossier:
    return dossier(packaged(), "hanoi", languages=("en",), on=date(2026, 12, 1))


def cells(made: Dossier, part: str, title: str) -> list[Piece]:
    """The cells of a column."""
    tables = [table for each in made.parts if each.name == part for table in each.tables if title in table.columns]
    return [row[table.columns.index(title)] for table in tables for row in table.rows]


def test_every_row_of_a_city_has_evidence(hanoi: Dossier) -> None:
    rows = [row for part in hanoi.parts for table in part.tables for row in table.rows]
    remarks = {each.number for each in hanoi.notes if not each.source}

    assert len(rows) > 100
    assert [row for row in rows if not {note for cell in row for note in cell.notes} - remarks] == []


def test_every_figure_is_footnoted(hanoi: Dossier) -> None:
    found = [*cells(hanoi, "figures", "Figure"), *cells(hanoi, "membership", "Member since")]
    found += cells(hanoi, "sisters", "Member since")

    assert len(found) > 60
    assert [each for each in found if each.text and not each.notes] == []


def test_a_note_names_source_records_and_words_and_what_else_is_to_be_known(hanoi: Dossier) -> None:
    notes = {each.number: each for each in hanoi.notes}

    (since,) = cells(hanoi, "membership", "Member since")
    found = [notes[each] for each in since.notes]

    assert "claim/a166" in found[0].claims
    assert found[0].quote == "thành viên Mạng lưới vào năm 2029"
    assert any("2019" in each.remark for each in found)
    assert sorted(notes) == list(range(1, len(notes) + 1))


def test_a_note_with_words_has_the_address_of_its_source_and_the_day_on_which_it_was_read(tmp_path: Path) -> None:
    sources = "id,kind,title,lang,address,read\narticle,website,Fairs,en,https://example.org/fairs,2026-11-28\n"
    facts = FACTS.replace("reason\n", "reason,quote\n")
    facts = facts.replace("1900,,article,,", "1900,,article,,,since 1900")

    made = dossier(project(tmp_path, facts=facts, sources=sources), "place/hall", on=DAY)

    assert [note_text(each) for each in made.notes if each.place] == [
        "Fairs: “since 1900” (https://example.org/fairs, read on 28 Nov 2026)."
    ]


def test_a_source_has_one_note_for_each_passage_that_is_quoted(hanoi: Dossier) -> None:
    said = [(each.source, each.quote, each.remark) for each in hanoi.notes]

    assert len(said) == len(set(said)) < 200
    assert all(
        len(cell.notes) <= 8 for part in hanoi.parts for table in part.tables for row in table.rows for cell in row
    )


def test_a_list_of_other_things_names_sources_without_their_words(hanoi: Dossier) -> None:
    notes = {each.number: each for each in hanoi.notes}

    used = {note for cell in cells(hanoi, "sisters", "Member since") for note in cell.notes}
    assert {notes[each].quote for each in used} == {""}
    assert all(notes[each].claims for each in used if notes[each].source)


def test_a_row_names_the_same_note_once_or_at_each_of_its_figures(hanoi: Dossier) -> None:
    tables = [table for part in hanoi.parts for table in part.tables if table.layout == "table"]
    plain = [[cell.notes for cell in row if not cell.text[:1].isdigit()] for table in tables for row in table.rows]

    assert [row for row in plain if len(set().union(*row)) < sum(map(len, row))] == []


def test_figures_that_count_other_places_or_days_say_so(hanoi: Dossier) -> None:
    (table,) = [each for part in hanoi.parts if part.name == "figures" for each in part.tables]
    rows = [row for group, row in zip(table.groups, table.rows, strict=True) if group == "visitors"]

    told = {row[table.columns.index("Figure")].text: row for row in rows}
    assert told["200,000"][table.columns.index("Where")].text == "Gia Lam Train Factory"
    assert told["30,000"][table.columns.index("Where")].text == "Hang Dau water tower"
    assert told["about 160,000"][table.columns.index("Days counted")].text == "9"
    assert all(row[table.columns.index("When")].text for row in rows)


def test_a_dossier_has_no_word_of_the_graph_where_readers_have_one(hanoi: Dossier) -> None:
    texts = [cell.text for part in hanoi.parts for table in part.tables for row in table.rows for cell in row]

    assert not {"preferred", "normal", "deprecated", "has time span", "OrganizationalUnit"}.intersection(texts)
    assert {"taken as right", "also stated", "held to be wrong", "time", "organizational unit"} <= set(texts)


def test_a_year_of_an_earlier_membership_has_the_note_of_that() -> None:
    made = dossier(packaged(), "place/nottingham", languages=("en", "vi"), on=DAY)
    notes = {each.number: each for each in made.notes}

    years = dict(zip(
        [each.text for each in cells(made, "sisters", "City")], cells(made, "sisters", "Member since"), strict=True
    ))  # fmt: skip

    assert years["Lyon"].text == "2008"
    assert all(notes[each].claims for each in years["Lyon"].notes)


def test_a_report_is_due_every_four_years_after_the_designation(hanoi: Dossier) -> None:
    (due,) = cells(hanoi, "membership", "Monitoring report due")

    assert due.text == "2023, 2027"


def test_what_the_report_asks_and_nobody_says_is_a_gap_with_its_time(hanoi: Dossier) -> None:
    asked = {each.label: each for each in hanoi.gaps if each.property == "code/indicator/visitors"}

    assert asked["Hanoi Creative Design Festival 2022"].when == "2022-11-11/2022-11-20"
    assert "Hanoi Creative Design Festival 2023" not in asked


def test_no_visitors_are_asked_of_a_signing_nor_of_what_is_still_to_come(hanoi: Dossier, later: Dossier) -> None:
    asked = {each.label for each in hanoi.gaps if each.property == "code/indicator/visitors"}

    assert "Signing of the SOVICO–UNESCO agreement, September 2020" not in asked
    assert "ASEAN conference of UNESCO Creative Cities, Hanoi 2023" not in asked
    assert "Hanoi Creative Design Festival 2026" not in asked
    assert "Hanoi Creative Design Festival 2026" in {each.label for each in later.gaps}


def test_of_a_signing_it_is_asked_who_took_part_and_of_a_plan_whose_time_is_over_what_became_of_it(
    hanoi: Dossier, later: Dossier
) -> None:  # fmt: skip
    asked = {each.text: each.property for each in later.gaps}
    signing = "Who took part in which role: Signing of the SOVICO–UNESCO agreement, September 2020"
    assert asked[signing] == ""
    assert asked["Status: Hanoi Creative Design Festival 2026"] == "cg:eventStatus"
    assert "Status: Hanoi Creative Design Festival 2026" not in {each.text for each in hanoi.gaps}


def test_a_city_is_no_sister_of_itself(hanoi: Dossier) -> None:
    found = [each.text for each in cells(hanoi, "sisters", "City")]

    assert len(found) > 40
    assert "Hanoi" not in found


def test_contradictions_say_who_says_what_and_why_one_is_preferred(hanoi: Dossier) -> None:
    (table,) = [each for part in hanoi.parts if part.name == "contradictions" for each in part.tables if each.groups]

    said = {(group, row[1].text): row for group, row in zip(table.groups, table.rows, strict=True)}
    row = said["Hanoi Creative Design Festival 2022", "11–18 Nov 2022"]
    assert table.below == 2
    assert "VietnamPlus" in row[-2].text
    assert "This was the plan" in row[-1].text


def test_a_dossier_is_in_the_language_asked_for() -> None:
    made = dossier(packaged(), "place/hanoi", languages=("vi", "en"), on=DAY)

    assert made.label == "Hà Nội"
    assert [each.title for each in made.parts][:2] == ["Tư cách thành viên", "Cơ quan và đối tác"]
    assert "hơn 200.000" in [each.text for each in cells(made, "figures", "Số liệu")]
    texts = {cell.text for part in made.parts for table in part.tables for row in table.rows for cell in row}
    assert {"organizational unit", "đơn vị trực thuộc tổ chức"} & texts == {"đơn vị trực thuộc tổ chức"}


def test_a_project_of_ones_own_has_an_outline_of_its_own(tmp_path: Path) -> None:
    made = dossier(project(tmp_path), "place/hall", on=DAY)

    facts, mentions = made.parts
    assert [(row[0].text, row[1].text) for row in facts.tables[0].rows] == [
        ("type", "market"), ("pref label", "Hall"), ("since", "1900"),
    ]  # fmt: skip
    assert [each.text for each in made.gaps] == ["Mentioned"]
    assert mentions.tables[0].missing == "not stated"
    assert [each.claims for each in made.notes] == [("base:h001", "base:h002", "base:h003")]


def test_what_sources_only_imply_is_no_silence(tmp_path: Path) -> None:
    facts = FACTS.replace("reason\n", "reason,mode\n", 1).replace("1900,,article,,", "1900,,article,,,implied")
    graph = project(tmp_path, facts=facts)

    made = dossier(graph, "place/hall", on=DAY)

    (table,) = (table for part in made.parts if part.name == "mentions" for table in part.tables)
    assert table.missing == "Sources only imply this: 1900 (base:h003)"
    assert [each.text for each in made.gaps] == ["Mentioned: Sources only imply this: 1900 (base:h003)"]


def test_plans_that_are_implied_to_be_for_a_city_are_named(hanoi: Dossier) -> None:
    tables = [table for part in hanoi.parts for table in part.tables if "claim/p080" in table.missing]

    assert [each.title for each in tables] == ["Policies and plans for the city"]
    assert any("claim/p086" in each.text for each in hanoi.gaps)


def test_a_thing_without_an_outline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"no outline .* of base:Market; the project has outlines for none"):
        dossier(project(tmp_path, HEADER), "place/hall", on=DAY)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("claims/mentioning,,thing", "claims/mentionin,,thing", r"dossiers\.csv:7:3: no question 'claims/mentionin'"),
        ("subject,,,,By", "sujbect,,,,By", r"dossiers\.csv:8:4: claims/mentioning has no column 'sujbect'"),
        ("subject={thing}", "sbject={thing}", r"dossiers\.csv:3:5: claims/about takes no 'sbject'"),
        ("subject={thing}", "", r"dossiers\.csv:3:5: claims/about needs subject; write subject=\{thing\}"),
        (",table,\n", ",tabel,\n", r"dossiers\.csv:3:7: no layout 'tabel'"),
        ("base:Market,facts,,", "nothing,facts,,", r"dossiers\.csv:2:1: 'nothing' is no class"),
    ],
)
def test_a_wrong_outline_is_told_at_its_cell(tmp_path: Path, before: str, after: str, message: str) -> None:
    graph = project(tmp_path, OUTLINE.replace(before, after))

    with pytest.raises(FormatError, match=message):
        dossier(graph, "place/hall", on=DAY)


def test_the_packaged_outline_is_read() -> None:
    (sections,) = outlines().values()

    assert len(sections) > 5
    assert all(each.title["en"] and each.title["vi"] for each in sections)


def test_a_pattern_leaves_out_what_is_empty() -> None:
    wording = Wording(Locale("en"), lambda thing: thing.slug, DAY)
    pattern = "[{about} ]{value}[–{upper}]"

    assert columns_in(pattern) == ["about", "value", "upper"]
    assert shown_of(pattern, {"about": "about", "value": 80, "upper": 100}, wording) == "about 80–100"
    assert shown_of(pattern, {"value": 80}, wording) == "80"
    assert shown_of(pattern, {"about": "about"}, wording) == ""
    assert shown_of("one|other", {"other": IRI("https://w3id.org/creativegraph/id/place/x")}, wording) == "x"


@pytest.mark.parametrize(("since", "years"), [(2004, "2024, 2028"), (2025, "2029"), (2022, "2026, 2030"), (None, "")])
def test_the_last_year_that_was_due_is_told_and_the_next(since: int | None, years: str) -> None:
    assert years_due(since, 4, DAY) == years
