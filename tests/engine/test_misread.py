"""A query that is no SPARQL is shown with a caret where it goes wrong, and the keyword that may be meant."""

import pytest

import creativegraph as cg
from creativegraph.errors import QueryError


def refused(text: str) -> tuple[str, list[str]]:
    """Return the message of a query that is refused, and the lines that it shows below."""
    with pytest.raises(QueryError) as told:
        cg.open_graph().sparql(text)
    return str(told.value), "\n".join(told.value.__notes__).splitlines()


@pytest.mark.parametrize(
    ("text", "place", "word", "meant"),
    [
        ("SELEC ?x WHERE { ?x a ?y }", "1:1", "SELEC", "SELECT"),
        ("SELECT ?x WHRE { ?x a ?y }", "1:11", "WHRE", "WHERE"),
        ("SELECT ?x WHERE {\n  OPTINAL { ?x a ?y }\n}", "2:3", "OPTINAL", "OPTIONAL"),
        ('SELECT ?x { ?x ?y "Hà Nội"@vi .\n FITLER(?y) }', "2:2", "FITLER", "FILTER"),
        ("SELECT ?x { ?x ?y ?z } ORDR BY ?x", "1:24", "ORDR", "ORDER"),
        ("SELECT ?x { ?x ?y ?z # SELEC\n} LIMT 3", "2:3", "LIMT", "LIMIT"),
    ],
)
def test_a_misspelt_keyword_is_named_with_the_right_one_and_marked(
    text: str, place: str, word: str, meant: str
) -> None:
    message, (line, caret) = refused(text)

    assert message == (
        f"the query is not SPARQL 1.1: error at {place}: {word} is no word of SPARQL; did you mean {meant}?"
    )
    assert line.strip() == text.splitlines()[int(place[0]) - 1].strip()
    assert line[caret.index("^") : caret.rindex("^") + 1] == word


def test_what_is_no_word_at_all_gets_the_ways_to_write_it() -> None:
    message, (line, caret) = refused("SELECT ?x { ?x a cite }")

    assert "cite is no word of SPARQL; write ?cite for a variable" in message
    assert line.index("cite") == caret.index("^")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("SELECT ?x { ?x skos:prefLabel ?y }", "skos:prefLabel"),
        ("SELECT ?x { ?x a <http://x y> }", "<http://x y>"),
        ("SELECT ?x { ?x ?y ?z } GROUP ?x", "?x"),
        ("ASK WHERE ?x ?y ?z", "?"),
    ],
)
def test_other_mistakes_are_marked_where_they_begin(text: str, marked: str) -> None:
    _, (line, caret) = refused(text)

    assert line[caret.index("^") : caret.rindex("^") + 1] == marked


def test_of_a_long_line_only_some_is_shown_and_wide_letters_keep_the_caret_in_its_place() -> None:
    _, (line, caret) = refused(f'SELECT * {{ ?x ?y "{"河" * 100}" }} LIMT 3')

    assert len(line) < 80
    assert line.index("LIMT") + line[: line.index("LIMT")].count("河") == caret.index("^")


def test_a_query_that_ends_too_soon_is_marked_at_its_end() -> None:
    _, (line, caret) = refused("SELECT ?x { ?x a")

    assert caret.index("^") == len(line)


def test_nothing_in_the_line_that_is_shown_steers_the_terminal() -> None:
    _, (line, _) = refused("SELEC \x1b[31m ?x")

    assert line == "  SELEC ␛[31m ?x"
