"""The answer of a model: what of it may enter a draft, and why the rest is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creativegraph.drafting import Candidate, Document, Terms
from creativegraph.drafting.draft import Draft, draft
from creativegraph.drafting.grounds import figures
from creativegraph.drafting.model import Answer, read_answer
from creativegraph.drafting.workbook.sheets import claims_sheet
from creativegraph.errors import FormatError
from creativegraph.graph import Graph

TRUE = (
    ("fairs:since", "1900", "opened in 1900"),
    ("fairs:runBy", "org/vale-office", "is run by the Vale Office"),
    ("fairs:rhythm", "code/rhythm/yearly", "The market is held every year."),
    ("fairs:motto", "Old and new", '"Old and new", says the Vale Office'),
    ("fairs:motto", "since last year", "the Vale Office - since last year"),
)
ALTERED = (
    ("fairs:since", "1901", "opened in 1901"),
    ("fairs:runBy", "org/vale-office", "is run by the Dale Office"),
    ("fairs:rhythm", "code/rhythm/weekly", "The market is held every week"),
    ("fairs:motto", "New and old", "“New and old”, says the Vale Office"),
    ("fairs:motto", "since last year", "has been run by the Vale Office since last year"),
)
NAMED = [{"id": "org/vale-office", "label": "Vale Office", "class": "fairs:Office"}]


def claims(*rows: tuple[str, str, str]) -> list[dict[str, object]]:
    """Claims about the hall as an answer has them."""
    return [{"subject": "place/hall", "property": name, "value": value, "quote": quote} for name, value, quote in rows]


def drafted(answer: object, report: Document, graph: Graph) -> Draft:
    """The draft of an answer alone."""
    read = read_answer(answer if isinstance(answer, str) else json.dumps(answer), "answer.json")
    return draft(report, graph, drafters=[read], rules=False)


def reasons(made: Draft) -> list[str]:
    """Why something was refused."""
    return [each.words() for each in made.refused]


def test_five_altered_quotations_are_refused_and_five_true_ones_enter(report: Document, graph: Graph) -> None:
    mixed = [each for pair in zip(TRUE, ALTERED, strict=True) for each in pair]

    made = drafted({"claims": claims(*mixed), "things": NAMED}, report, graph)

    assert sorted(each.rule for each in made.candidates) == [f"claims[{n}]" for n in (0, 2, 4, 6, 8)]
    assert all(report.text[each.start : each.end] == each.quote for each in made.candidates)
    assert [each.place for each in made.refused] == [f"answer.json: claims[{n}].quote" for n in (1, 3, 5, 7, 9)]
    assert [each.nearest.words for each in made.refused if each.nearest] == [
        "opened in 1900", "is run by the Vale Office", "The market is held every year",
        "“Old and new”, says the Vale Office", "It is run by the Vale Office – since last year",
    ]  # fmt: skip
    assert "the nearest passage is “opened in 1900” at 9–23 (“1901” → “1900”)" in made.refused[0].words()
    assert "đoạn gần nhất là “opened in 1900”" in made.refused[0].words("vi")


def test_what_was_tolerated_and_which_place_was_taken_is_told(report: Document, graph: Graph) -> None:
    marked, yearly = claims(TRUE[3], ("fairs:rhythm", "code/rhythm/yearly", "the market is held every year"))

    made = drafted({"claims": [marked, {**yearly, "start": 70}]}, report, graph)

    [remark] = made.remarks
    assert remark.words().startswith("answer.json: claims[0].quote: the report has these words at 104–139 with other ")
    assert "other quotation marks or apostrophes; the draft has them as they stand there" in remark.words()
    assert [(each.start, each.confidence) for each in made.candidates] == [
        (104, "medium"), (141, "medium"),
    ]  # fmt: skip


def test_words_that_stand_at_several_places_are_taken_at_the_first_with_low_confidence(
    report: Document, graph: Graph
) -> None:
    made = drafted({"claims": claims(("fairs:motto", "Office", "the Vale Office"))}, report, graph)

    [candidate], [remark] = made.candidates, made.remarks
    assert (candidate.start, candidate.confidence) == (38, "low")
    assert remark.words().endswith("at 2 places (38–53, 124–139); the first is taken, with low confidence")


def test_things_are_known_or_new_and_named_as_the_report_has_them(report: Document, graph: Graph) -> None:
    things = [*NAMED, {"id": "place/hall", "label": "Invented Hall"}]

    made = drafted({"claims": claims(TRUE[1]), "things": things}, report, graph)

    assert [(each.id, each.label, each.known, each.classes) for each in made.things] == [
        ("place/hall", "", True, ()), ("org/vale-office", "Vale Office", False, ("fairs:Office",)),
    ]  # fmt: skip


def test_since_when_a_claim_is_true_and_its_note_stand_in_the_workbook(report: Document, graph: Graph) -> None:
    row = {**claims(TRUE[1])[0], "columns": {"from": "2025", "note": "by the report's date"}}

    sheet = claims_sheet(drafted([row], report, graph))

    [cells] = [dict(zip(sheet.columns, each, strict=True)) for each in sheet.rows]
    assert (cells["from"], cells["note"], cells["take"]) == ("2025", "by the report's date", "")


@pytest.mark.parametrize(
    "around",
    [
        "{}", "Here you are:\n```json\n{}\n```\nDoes this help?", "```\n{}\n```", "\ufeff{}", "Sure! {} That is all.",
        "I looked [carefully] at {{this}}: {}", "~~~\n{}",
    ],
)  # fmt: skip
def test_json_within_prose_and_fences_is_read(around: str, report: Document, graph: Graph) -> None:
    answer = json.dumps({"claims": claims(TRUE[0])}, indent=1)

    read = read_answer(around.replace("{{this}}", "{this}").replace("{}", answer).encode())

    assert [each.quote for each in draft(report, graph, drafters=[read], rules=False).candidates] == ["opened in 1900"]


def test_a_list_of_claims_alone_and_numbers_and_nulls_in_cells_are_read(report: Document, graph: Graph) -> None:
    row = {**claims(TRUE[0])[0], "value": 1900, "lang": None, "mode": None, "columns": {"note": None}}

    assert [each.value for each in drafted([row], report, graph).candidates] == ["1900"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("", "no JSON with claims"),
        ("I cannot help with that.", "no JSON with claims"),
        ('{"claims": [', "no JSON with claims"),
        ('{"claims": [{"subject": "place/hall"}, {"subj', "no JSON with claims"),
        ('{"claims": NaN}', "no JSON with claims"),
        ("[" * 100_000, "no JSON with claims"),
        ('{"claims": ' + "9" * 5000 + "}", "no JSON with claims"),
        ("42", "no JSON with claims"),
        ("{}", "no list `claims` at `$`"),
        ('{"answer": []}', "(it has 'answer')"),
        ('{"claims": {}}', "dict at `$.claims` where a list is expected"),
        ('{"claims": [], "run": "rm -rf /"}', "'run' at `$`"),
        (b"\xff\xfe{}", "is not UTF-8"),
        ('{"claims": [], "claims": []}', "'claims (twice)' at `$`"),
    ],
)
def test_an_answer_without_claims_is_refused_whole(answer: str | bytes, why: str) -> None:
    with pytest.raises(FormatError) as told:
        read_answer(answer, "answer.json")

    assert why in str(told.value)
    assert str(told.value).isprintable()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"quote": 3}, "claims[1].quote: not as the schema has it: Expected `str`, got `int`"),
        ({"quote": None}, "claims[1].quote: not as the schema has it"),
        ({"quote": ""}, "claims[1].quote: these words do not stand in the report"),
        ({"quote": "[…]"}, "claims[1].quote: these words do not stand in the report"),
        ({"quote": "opened in 1900 \x1b[2J"}, "claims[1].quote: these words do not stand in the report"),
        ({"quote": "opened " * 500}, "claims[1].quote: it is too long"),
        ({"value": "1899", "quote": "The Hall … in 1900"}, ""),
        ({"subject": "../../etc/passwd"}, "claims[1].subject: a claim is about a thing"),
        ({"subject": "place/<script>alert(1)</script>"}, "claims[1].subject: a claim is about a thing"),
        ({"subject": "https://evil.example/x"}, "claims[1].subject: a claim is about a thing"),
        ({"subject": "code/rhythm/yearly"}, "claims[1].subject: a claim is about a thing"),
        ({"subject": "plaice/hall"}, "claims[1].subject: unknown kind 'plaice'; did you mean place?"),
        ({"subject": "place/hall\u202e"}, "claims[1].subject: it has control or hidden characters"),
        ({"property": "fairs:sinse"}, "claims[1].property: unknown property 'fairs:sinse'; did you mean fairs:since?"),
        ({"property": "=cmd|' /C calc'!A0"}, "claims[1].property: unknown property"),
        ({"value": "many"}, "claims[1].value: "),
        ({"value": [1]}, "claims[1].value: not as the schema has it"),
        ({"value": "\x00"}, "claims[1].value: it has control or hidden characters"),
        ({"value": "9" * 3000}, "claims[1].value: it is too long"),
        ({"mode": "background"}, "claims[1].mode: not as the schema has it: Invalid enum value 'background'"),
        ({"confidence": "certain"}, "claims[1].confidence: not as the schema has it"),
        ({"columns": {"rank": "preferred"}}, "claims[1].rank: this column says nothing of a candidate"),
        ({"columns": {"\x1b]0;x\x07": "y"}}, "claims[1]: it has control or hidden characters"),
        ({"columns": "when"}, "claims[1].columns: not as the schema has it"),
        ({"take": "yes"}, "claims[1]: not as the schema has it: Object contains unknown field `take`"),
        ({"start": "0"}, "claims[1].start: not as the schema has it"),
        ({"lang": "\ud800"}, "claims[1].lang: it has control or hidden characters"),
    ],
)
def test_one_hostile_or_broken_claim_is_refused_and_the_others_enter(
    change: dict[str, object], why: str, report: Document, graph: Graph
) -> None:
    good, odd, last = claims(TRUE[0], TRUE[0], TRUE[1])

    made = drafted({"claims": [good, {**odd, **change}, last]}, report, graph)

    assert {"claims[0]", "claims[2]"} <= {each.rule for each in made.candidates}
    if why:
        [reason] = reasons(made)
        assert reason.startswith(f"answer.json: {why}")
        assert reason.isprintable()
        assert made.proposed == 2


@pytest.mark.parametrize(
    "thing", ["x", {"id": "../x", "label": "x"}, {"id": "org/x", "label": "\x1b[1m"}, {"label": 1}]
)
def test_a_hostile_or_broken_thing_is_refused(thing: object, report: Document, graph: Graph) -> None:
    made = drafted({"claims": claims(TRUE[0]), "things": [thing]}, report, graph)

    assert len(made.candidates) == 1
    assert [each.partition(": ")[2].startswith("things[0]") for each in reasons(made)] == [True]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"value": "1999"}, "value: a figure or year of it does not stand in the quotation"),
        ({"value": "99999", "quote": "in 1900"}, ""),
        ({"value": "-5", "quote": "opened in 1900"}, "value: a figure or year of it does not stand in the quotation"),
        ({"quote": "The"}, "quote: this quotation says nothing by itself"),
        ({"quote": ","}, "quote: this quotation says nothing by itself"),
        ({"quote": "is"}, "quote: this quotation says nothing by itself"),
        ({"subject": "source/article"}, "subject: a claim is about a thing"),
        ({"property": "skos:prefLabel", "value": "Invented Name"}, "value: the report has no such name"),
        (
            {"property": "fairs:runBy", "value": "Invented Org (org/invented-org)"},
            "value: the report has no such name",
        ),
        ({"property": "fairs:runBy", "value": "org/zzyzx-guild"}, "value: the report has no such name"),
        ({"columns": {"note": "as Nobody Atall (org/nobody-atall) says"}}, "note: the report has no such name"),
    ],
)
def test_what_does_not_stand_in_the_words_quoted_is_refused_or_has_low_confidence(
    change: dict[str, object], why: str, report: Document, graph: Graph
) -> None:
    [row] = claims(TRUE[0])

    made = drafted([{**row, "confidence": "high", **change}], report, graph)

    if why:
        assert [each.partition("claims[0].")[2].startswith(why) for each in reasons(made)] == [True]
        assert made.candidates == ()
    else:
        assert [each.confidence for each in made.candidates] == ["low"]
        assert "it has low confidence" in made.remarks[0].words()


def test_no_name_that_the_report_lacks_enters_before_an_id(report: Document, graph: Graph) -> None:
    [row] = claims(TRUE[0])

    made = drafted([{**row, "subject": "Palace of Fairs (place/hall)"}], report, graph)

    assert [each.subject for each in made.candidates] == ["place/hall"]


def test_a_model_is_not_believed_that_it_is_sure(report: Document, graph: Graph) -> None:
    rows = [{**each, "confidence": "high"} for each in claims(*TRUE)]

    made = drafted({"claims": rows, "things": NAMED}, report, graph)

    assert {each.confidence for each in made.candidates} == {"medium"}


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("1200000", "1,2 million visitors"), ("more than 12,000", "drew more than 12 000 visitors"),
        ("2024-05", "in May 2024"), ("-5", "fell by -5 degrees"), ("event/fair-2025", "the fair"),
        ("1.000.000", "un millón: 1"),
    ],
)  # fmt: skip
def test_a_figure_is_found_however_it_is_written(value: str, quote: str) -> None:
    found = figures(value, quote)

    assert found is None or not found.refused


class Careless:
    """A drafter that gives whatever it likes."""

    def __init__(self, *given: object) -> None:
        self.given = given

    def draft(self, document: Document, terms: Terms) -> list[Candidate]:
        """Return it."""
        assert document.text
        assert terms.properties
        return list(self.given)  # type: ignore[arg-type]


def test_what_a_plugged_in_drafter_gives_passes_the_same_guard(report: Document, graph: Graph) -> None:
    good = Candidate("place/hall", "fairs:since", "1900", "opened in 1900", -1, -1)
    wrong = Candidate("place/hall", "fairs:since", "1900", "opened in 1800", 9, 23)
    odd = Candidate("place/hall", 3, "1900", "opened in 1900", -1, -1)  # type: ignore[arg-type]

    made = draft(report, graph, drafters=[Careless(good, wrong, odd, "no candidate")], rules=False)

    assert [(each.start, each.end) for each in made.candidates] == [(9, 23)]
    assert [each.partition(":")[0] for each in reasons(made)] == ["Careless"] * 3


FIELDS = st.sampled_from(["claims", "things", "subject", "property", "value", "quote", "columns", "id"])
SCALARS = st.none() | st.booleans() | st.integers() | st.text()
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner))


@given(ANYTHING)
def test_any_json_is_read_or_refused(answer: object) -> None:
    try:
        read = read_answer(json.dumps(answer))
    except FormatError as error:
        assert str(error).isprintable()
    else:
        assert isinstance(read, Answer)
        assert all(each.words().isprintable() for each in read.refused)


@given(st.text())
def test_any_text_is_read_or_refused(answer: str) -> None:
    try:
        read_answer(answer)
    except FormatError as error:
        assert str(error).isprintable()


def test_an_id_with_the_prefix_of_its_project_is_taken_as_it_is_offered(report: Document, graph: Graph) -> None:
    one = {"subject": "fairs:place/hall", "property": "fairs:since", "value": "1900", "quote": "opened in 1900"}

    made = drafted({"claims": [one]}, report, graph)

    assert reasons(made) == []
    assert [(each.id, each.known) for each in made.things] == [("fairs:place/hall", True)]


def test_no_id_with_a_prefix_makes_a_code_a_subject(report: Document, graph: Graph) -> None:
    one = {"subject": "fairs:code/rhythm/yearly", "property": "fairs:since", "value": "1900", "quote": "opened in 1900"}

    assert drafted({"claims": [one]}, report, graph).candidates == ()
