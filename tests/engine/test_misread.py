"""A query that is no SPARQL is shown with a caret where it goes wrong, and the keyword that may be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

import creativegraph as cg
from creativegraph.engine.misread import no_sparql
from creativegraph.errors import QueryError

PIECES = (
    "SELECT", "SELEC", "?x", "WHERE", "{", "}", "(", ")", "[", "]", ".", ";", ",", "a", "cg:Event", "PREFIX cg: <x:>",
    "<http://x y>", '"Hà Nội"', "'", '"""a\nb"""', "# note\n", "\n", "\r\n", "\u2028", "\x0c", "e\u0301", "河",
    "OPTIONL", "EXISTS", "5", "_:b", "\\", "\x1b[31m", " ", "ORDER BY", "(1 AS ?x)",
)  # fmt: skip


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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", ""])
def test_a_bracket_that_is_not_closed_is_marked_whatever_the_query_ends_with(end: str) -> None:
    message, (line, caret) = refused(f"SELECT *\nWHERE {{ ?s ?p ?o{end}")

    assert message.endswith("error at 2:7: { is not closed")
    assert line[caret.index("^")] == "{"


def test_a_query_that_lacks_more_than_a_bracket_at_its_end_is_marked_behind_its_last_line() -> None:
    _, (line, caret) = refused("SELECT ?x\n\n")

    assert line == "  SELECT ?x"
    assert caret.index("^") == len(line)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT * { ?s ?p ) }", "1:18: ) closes nothing; { at 1:10 is open"),
        ("ASK { ?s ?p ?o } }", "1:18: } closes nothing"),
    ],
)
def test_a_bracket_that_closes_nothing_is_marked(text: str, told: str) -> None:
    message, (line, caret) = refused(text)

    assert message.endswith(told)
    assert line[caret.index("^")] in ")}"


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x0b", "\x0c"])
def test_only_line_feeds_count_as_lines(sign: str) -> None:
    message, (line, caret) = refused(f"SELECT ?s WHERE {{ # {sign}page\n  ?s a cg:Event .\n  ?s ?p ?o }}")

    assert "add PREFIX cg: <" in message
    assert line[caret.index("^") : caret.rindex("^") + 1] == "cg:Event"


def test_a_prefix_that_is_not_declared_is_named_where_a_keyword_behind_it_is_misspelt() -> None:
    message, (line, caret) = refused("SELECT ?s WHERE { ?s cg:x ?o . OPTIONL { ?s cg:y ?z } }")

    assert "a prefix is not declared; add PREFIX cg: <" in message
    assert line[caret.index("^") : caret.rindex("^") + 1] == "cg:x"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT (1 AS ?x) (2 AS ?x) WHERE { }", "duplicated variable name in SELECT"),
        ("SELECT * WHERE { ?s ?p ?o FILTER EXISTS ?x ?y ?z }", "1:34: check 'EXISTS' and what follows it"),
    ],
)
def test_what_the_parser_says_is_no_word_to_write(text: str, told: str) -> None:
    message, _ = refused(text)

    assert message.endswith(told)
    assert "expected" not in message


def test_a_word_with_an_accent_of_its_own_is_named_whole() -> None:
    message, (_, caret) = refused("SELECT ?x WHERE { ?x a Cafe\u0301bar }")

    assert "Cafe\u0301bar is no word of SPARQL" in message
    assert caret.count("^") == len("Cafébar")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_any_text_that_is_refused_is_shown_with_a_caret_below_its_line(text: str) -> None:
    try:
        Store().query(text)
    except SyntaxError as error:
        made = no_sparql(str(error), text)
        line, caret = "".join(made.__notes__).split("\n")
        assert caret.strip() == "^" * caret.count("^") != ""
        assert str(made).isprintable()
        assert line.isprintable()
