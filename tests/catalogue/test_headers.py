"""Headers of query files: what they may hold, and the one-line error of each that is broken."""

import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st

from creativegraph import catalogue
from creativegraph.catalogue.header import plain_header, yaml_header
from creativegraph.catalogue.query import Query, parse
from creativegraph.errors import CatalogueError

BODY = """
SELECT ?event ?event_label ?visitors
WHERE {
  VALUES ?city { <https://w3id.org/creativegraph/id/place/hanoi> }  # param
  ?event ?at ?city .
}
ORDER BY STR(?event)
"""
HEADER = """\
#+ summary: Visitors of events in a city, largest first.
#+ answers: How many people came to the events of Hanoi?
#+ row: An event and its visitors.
#+ counts: >-
#+   An event counts once: "half" of one is none.
#+   Ties are ordered by IRI # always.
#+ params:
#+   city: iri<cg:City cg:Country>?
#+ columns:
#+   event: iri
#+   event_label: label
#+   visitors: integer?
#+ help:
#+   city: Only events in this city or country.
#+   visitors: Visitors through the gate, not persons.
#+ added: "0.4"
"""


def read(header: str, body: str = BODY) -> Query:
    return parse("x", "x.rq", header + body)


def test_a_header_says_what_a_query_takes_gives_and_counts() -> None:
    query = read(HEADER)

    (city,), (event, _, visitors) = query.parameters, query.columns
    assert (city.kind, city.takes, city.optional) == ("iri", ("cg:City", "cg:Country"), True)
    assert city.accepts == "cg:City or cg:Country"
    assert city.help == "Only events in this city or country."
    assert (visitors.kind, visitors.optional, visitors.help) == (
        "integer", True, "Visitors through the gate, not persons.",
    )  # fmt: skip
    assert event.help == ""
    assert query.row == "An event and its visitors."
    assert query.counts == 'An event counts once: "half" of one is none. Ties are ordered by IRI # always.'
    assert plain_header(HEADER.splitlines()) == yaml_header("x.rq", HEADER.splitlines())


@pytest.mark.parametrize(
    ("kind", "takes"),
    [
        ("iri", ()), ("iri<class>", ("class",)), ("iri<property>", ("property",)), ("string?", ()),
        ("iri<code:creative-field>?", ("code:creative-field",)), ("iri<org:Organization cg:Person>",
        ("org:Organization", "cg:Person")), ("iri<https://example.org/ns#Ship>", ("https://example.org/ns#Ship",)),
    ],
)  # fmt: skip
def test_a_parameter_names_the_classes_or_code_lists_that_it_takes(kind: str, takes: tuple[str, ...]) -> None:
    query = read(HEADER.replace("iri<cg:City cg:Country>?", kind))

    assert query.parameters[0].takes == takes
    assert query.parameters[0].optional == kind.endswith("?")


def test_a_text_may_be_one_of_a_few_words() -> None:
    query = read(HEADER.replace("iri<cg:City cg:Country>?", "string<high very-low>?"))

    assert query.parameters[0].choices == ("high", "very-low")
    assert (query.parameters[0].kind, query.parameters[0].takes) == ("string", ())
    assert query.parameters[0].accepts == "high or very-low"


@pytest.mark.parametrize("count", ["COUNT(?v)", "MIN(STR(?v))", "SUM(IF(BOUND(?v), 1, 0))"])
def test_a_column_may_be_computed(count: str) -> None:
    body = BODY.replace("?visitors", f"({count} AS ?visitors)")

    assert [each.name for each in read(HEADER, body).columns] == ["event", "event_label", "visitors"]


def test_help_is_the_parameters_where_a_column_has_its_name_too() -> None:
    query = read(
        HEADER.replace("event: iri", "city: iri").replace("event_label", "city_label"), BODY.replace("event", "city")
    )

    assert query.parameters[0].help
    assert query.columns[0].help == ""


@pytest.mark.parametrize(
    ("old", "new", "line", "part"),
    [
        ("iri<cg:City cg:Country>?", "iri<cg:City", 8, "unknown kind 'iri<cg:City'"),
        ("iri<cg:City cg:Country>?", "iri<>", 8, "only a parameter of kind iri takes classes"),
        ("iri<cg:City cg:Country>?", "iri<City>", 8, "unknown kind of thing 'City'"),
        ("iri<cg:City cg:Country>?", "iri<nope:City>", 8, "unknown kind of thing 'nope:City'"),
        ("iri<cg:City cg:Country>?", "string<cg:City>", 8, "only a parameter of kind iri takes classes"),
        ("iri<cg:City cg:Country>?", "string<>", 8, "only a parameter of kind iri takes classes"),
        ("iri<cg:City cg:Country>?", "integer<1 2>", 8, "only a parameter of kind iri takes classes"),
        ("iri<cg:City cg:Country>?", "label", 8, "unknown kind 'label'"),
        ("iri<cg:City cg:Country>?", "", 8, "no kind"),
        ("visitors: integer?", "visitors:", 12, "no kind"),
        ("visitors: integer?", "visitors: number", 12, "unknown kind 'number'"),
        ("visitors: integer?", "event: integer?", 12, "event comes twice"),
        ("#+ help:", "#+ row: Another.\n#+ help:", 13, "row comes twice"),
        ("help:", "hlep:", 13, "unknown key 'hlep'; did you mean help? a header has"),
        ("city: Only events", "town: Only events", 14, "help for 'town', which is neither parameter nor column"),
        ("help:", "help: all of it", 13, "is not YAML"),
        ("columns:", "columns: all\n#+ tags:", 9, "columns must be lines of `name: kind`"),
        ("summary: Visitors", 'summary: "Visitors', 1, "is not YAML"),
    ],
)
def test_a_broken_header_is_one_line_with_file_and_line(old: str, new: str, line: int, part: str) -> None:
    assert old in HEADER

    with pytest.raises(CatalogueError) as caught:
        read(HEADER.replace(old, new, 1))

    message = str(caught.value)
    assert part in message
    assert message.startswith("x.rq:")
    assert "\n" not in message
    if "YAML" not in part:  # YAML names the line where it gave up, which may be a later one
        assert message.startswith(f"x.rq:{line}:")


ANY_THING = {
    "agreements/provisions_on",
    "statements/about",
    "statements/of_subject",
    "statements/roles_in",
    "statements/status_of",
    "projects/open_calls",
    "claims/about", "claims/around", "claims/corrections", "claims/disagreements", "claims/facts_of",
    "claims/labels_of", "claims/limited_in_time", "claims/mentioning", "claims/quotations_of",
    "claims/record_of", "claims/sources_of", "claims/support_of", "claims/types_of", "events/rankings_of",
    "outcomes/figures_of", "outcomes/money_by_funder", "outcomes/series_of", "outcomes/target_against_result",
    "places/identified_by", "policies/goals_of",
}  # fmt: skip


def test_every_packaged_header_says_what_a_row_is_what_counts_and_what_to_give() -> None:
    queries = [catalogue.load(name) for name in catalogue.names()]

    assert [each.name for each in queries if not each.row.endswith(".")] == []
    assert [each.name for each in queries if not each.counts.startswith("One row per ")] == []
    assert [(each.name, it.name) for each in queries for it in each.parameters if not it.help.endswith(".")] == []


def test_only_queries_about_any_thing_take_any_thing() -> None:
    queries = [catalogue.load(name) for name in catalogue.names()]

    found = {each.name for each in queries for it in each.parameters if it.kind == "iri" and not it.takes}

    assert found == ANY_THING


WORDS = st.text(st.sampled_from(list("ab1 :#'\"-\\[]{}&*!|>%@`,?~.=é\t")), max_size=12)


@settings(max_examples=400, deadline=None)
@of(st.lists(st.tuples(st.sampled_from(["#+   ", "#+  ", "#+    ", "#+"]), WORDS), max_size=4))
def test_a_folded_text_read_without_yaml_is_what_yaml_reads(parts: list[tuple[str, str]]) -> None:
    lines = ["#+ counts: >-", *(start + text for start, text in parts), "#+ added: now"]
    plain = plain_header(lines)

    assert plain is None or plain == yaml_header("x.rq", lines)
