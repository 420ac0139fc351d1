"""The command run: the parameters of a query are its options."""

import json
import shlex
from pathlib import Path

import pytest
from tests.support.commands import command

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.errors import ArgumentError

OWN = """\
#+ summary: Things in a format.
#+ params:
#+   format: string
#+ columns:
#+   thing: iri
SELECT DISTINCT ?thing
WHERE {
  VALUES ?format { "pdf" }  # param
  ?thing <https://example.org/format> ?format .
}
ORDER BY ?thing
"""
FACT = '<https://example.org/a> <https://example.org/format> "pdf" .\n'


def cities(*words: str) -> list[str]:
    return sorted(row["city"] for row in json.loads(command("run", "cities/in_country", *words, "-f", "json").stdout))


def test_an_option_given_again_means_any_of_its_values() -> None:
    vietnam, thailand = ("--country", "vietnam"), ("--country", "thailand")

    both = cities(*vietnam, *thailand)

    assert both == sorted([*cities(*vietnam), *cities(*thailand)])


def test_parameters_may_stand_before_the_query() -> None:
    before = command("run", "--event", "hcdf-2024", "outcomes/of_event", "-f", "csv")
    after = command("run", "outcomes/of_event", "--event", "hcdf-2024", "-f", "csv")

    assert before == after


def test_a_value_may_be_joined_by_an_equals_sign() -> None:
    assert command("run", "outcomes/of_event", "--event=hcdf-2024", "-f", "csv").stdout.count("\n") == 8


def test_a_parameter_may_be_written_with_hyphens() -> None:
    written = [command("run", "cities/members", option, "high", "-f", "csv") for option in
               ("--with_confidence", "--with-confidence")]  # fmt: skip

    assert written[0].code == 0
    assert written[0] == written[1]


def test_a_query_may_have_a_parameter_that_is_named_as_an_option(tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(OWN, encoding="utf-8")
    (tmp_path / "own.nt").write_text(FACT, encoding="utf-8")

    done = command(
        "run", str(tmp_path / "own.rq"), "--query-format", "pdf", "--graph", str(tmp_path / "own.nt"), "-f", "csv"
    )

    assert done.stdout == "thing\nhttps://example.org/a\n"
    assert "--query-format" in command("run", str(tmp_path / "own.rq"), "--help").stdout


def test_sources_are_named_as_ids_as_things_or_one_by_one() -> None:
    question = ("run", "outcomes/of_event", "--event", "hcdf-2024", "-f", "csv")

    written = [
        command(*question, "--sources", "article,vns-hcdf"),
        command(*question, "--sources", "source/article", "--sources", "source/vns-hcdf"),
    ]

    assert written[0].stdout == written[1].stdout


def test_a_table_leaves_out_what_was_asked_for() -> None:
    shown = command("run", "outcomes/of_event", "--event", "hcdf-2024").lines[1]

    assert shown.split() == ["observation", "indicator", "value", "comparator", "unit", "source", "disputed", "rivals"]


def test_two_hyphens_before_parameters_are_taken_once_more_with_a_warning() -> None:
    done = command("run", "outcomes/of_event", "-f", "csv", "--", "--event", "hcdf-2024")

    assert done.stdout == command("run", "outcomes/of_event", "-f", "csv", "--event", "hcdf-2024").stdout
    assert "the next release refuses it" in done.stderr


def test_a_topic_lists_its_queries() -> None:
    done = command("run", "policies")

    assert done.code == 1
    assert done.stderr.startswith("creativegraph: 'policies' is a topic, not a query; its queries are policies/")


def test_a_language_that_no_label_has_is_refused_with_those_there_are() -> None:
    done = command("run", "outcomes/of_event", "--event", "hcdf-2024", "-l", "zz")

    assert done.code == 1
    assert done.stderr.startswith("creativegraph: no label is in zz; labels are in ")
    assert command("run", "outcomes/of_event", "--event", "hcdf-2024", "-l", "zz,vi").code == 0


def test_a_value_of_another_kind_than_the_header_says_may_be_the_fault_of_either(tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(OWN.replace("thing: iri", "thing: integer"), encoding="utf-8")
    (tmp_path / "own.nt").write_text(FACT, encoding="utf-8")

    done = command("run", str(tmp_path / "own.rq"), "--query-format", "pdf", "--graph", str(tmp_path / "own.nt"))

    assert done.code == 1
    assert "correct the kind of the column in the header, or the data" in done.stderr


def test_a_call_without_what_the_query_needs_shows_one_that_can_be_pasted() -> None:
    wrong = []
    for query in map(catalogue.load, catalogue.names()):
        if not query.needed:
            continue
        done = command("run", query.name)
        call = done.stderr.partition("`")[2].partition("`")[0]
        if done.code != 1 or not call.startswith(f"creativegraph run {query.name} "):
            wrong.append(done.stderr)
        if any(f" --{each} " not in call for each in query.needed):
            wrong.append(call)

    assert wrong == []


@pytest.mark.parametrize("name", ["agreements/between", "events/held_in", "claims/entered_since"])
def test_the_call_that_is_shown_has_rows(name: str) -> None:
    call = command("run", name).stderr.partition("`creativegraph ")[2].partition("`")[0]

    done = command(*shlex.split(call), "--format", "csv")

    assert done.code == 0
    assert done.stdout.count("\n") > 1


def test_in_python_a_missing_argument_is_shown_as_it_is_given() -> None:
    with pytest.raises(ArgumentError, match=r'agreements/between takes .*, such as first="org/\S+", second="org/\S+"$'):
        cg.open_graph().run("agreements/between")


def test_an_empty_answer_about_something_that_is_there_says_not_stated_and_what_shows_it() -> None:
    asked = ("run", "agreements/provisions_on", "--concern")

    done, misspelt = command(*asked, "hcdf-2024"), command(*asked, "https://w3id.org/creativegraph/id/event/none")

    assert done.stderr == (
        "0 rows\nnot stated: the graph has no answer for event/hcdf-2024; `creativegraph show event/hcdf-2024` lists"
        " what it says\n"
    )
    assert misspelt.stderr == "0 rows\nevent/none is not in this graph\n"


def test_an_empty_answer_that_one_option_less_would_fill_says_only_that() -> None:
    done = command("run", "outcomes/of_event", "--event", "hcdf-2024", "--indicator", "attendance")

    assert "without --indicator there are" in done.stderr
    assert "not stated" not in done.stderr


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        (("outcomes/at_least", "--indicator", "visitors", "--least", "999999999"),
         "code/indicator/visitors with --least 999999999;"),
        (("cities/joined_in", "--year", "1900", "--network", "uccn"), "network/uccn with --year 1900;"),
        (("claims/sources_listed", "--kind", "monitoring-report", "--by", "No body", "--written_in", "fr"),
         'code/source-kind/monitoring-report with --by "No body" --written-in fr;'),
    ],
)  # fmt: skip
def test_an_empty_answer_names_all_that_was_asked_for(asked: tuple[str, ...], what: str) -> None:
    assert f"not stated: the graph has no answer for {what}" in command("run", *asked).stderr
