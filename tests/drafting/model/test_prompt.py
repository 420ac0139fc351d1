"""What a model is asked: the project's own terms, the report, and a schema that right answers meet."""

import json
from dataclasses import replace

import jsonschema
import pytest

from creativegraph.drafting import Document, Thing
from creativegraph.drafting.model import language_for, prompt, prompt_json, schema
from creativegraph.drafting.terms import Terms, terms_for
from creativegraph.graph import Graph

CLAIM = {"subject": "place/hall", "property": "fairs:since", "value": "1900", "quote": "opened in 1900"}


@pytest.fixture
def terms(graph: Graph) -> Terms:
    """The terms of the project, with a thing that the report names."""
    return terms_for(graph, [Thing("place/hall", "The Hall", 0, 8, known=True)], "en")


def test_the_question_has_the_terms_of_the_project_the_report_and_the_schema(report: Document, terms: Terms) -> None:
    text = prompt(report, terms)

    for line in (
        "place/hall = The Hall", "org/ = fairs:Office, place/ = fairs:Market",
        "fairs:runBy (run by): fairs:Market → fairs:Office", "fairs:since (since): fairs:Market → whole number",
        "fairs:rhythm (rhythm): fairs:Market → code/rhythm/…", "code/rhythm/: weekly, yearly",
    ):  # fmt: skip
        assert line in text
    assert "(its title: Markets), published on 2026-05," in text
    assert text.rstrip().endswith(f"<<<REPORT\n{report.text}\nREPORT>>>")
    assert json.dumps(schema(terms), ensure_ascii=False, separators=(",", ":")) in text


def test_the_question_is_in_the_language_of_the_report_if_messages_have_it(report: Document, graph: Graph) -> None:
    vietnamese = replace(report, language="vi")

    text = prompt(vietnamese, terms_for(graph, (), language_for(vietnamese)))

    assert text.startswith("Hãy tìm những khẳng định")
    assert "fairs:runBy (do ai điều hành): fairs:Market → fairs:Office" in text
    assert language_for(replace(report, language="fr")) == "en"


def test_a_right_answer_meets_the_schema_and_a_wrong_one_does_not(terms: Terms) -> None:
    form = json.loads(json.dumps(schema(terms)))
    jsonschema.Draft202012Validator.check_schema(form)
    valid = jsonschema.Draft202012Validator(form).is_valid

    assert valid({"claims": [CLAIM], "things": [{"id": "org/x", "label": "X", "class": "fairs:Office"}]})
    assert not valid({"claims": [{**CLAIM, "property": "fairs:sinse"}]})
    assert not valid({"claims": [{**CLAIM, "subject": "../x"}]})
    assert not valid({"claims": [{**CLAIM, "take": "yes"}]})
    assert not valid({"claims": [{**CLAIM, "quote": ""}]})
    assert not valid([CLAIM])


def test_a_program_gets_instruction_schema_and_report_apart(report: Document, terms: Terms) -> None:
    parts = json.loads(prompt_json(report, terms))

    assert parts["schema"] == json.loads(json.dumps(schema(terms)))
    assert report.text in parts["report"]
    assert "place/hall = The Hall" in parts["instruction"]
