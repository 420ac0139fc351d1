"""What a graph answers, and what it refuses."""

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as of
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.engine.guard import check_local
from creativegraph.engine.misread import parse_message
from creativegraph.errors import (
    AmbiguousNameError,
    ArgumentError,
    CatalogueError,
    CreativeGraphError,
    FormatError,
    QueryError,
    RemoteAccessError,
    UnknownNameError,
    UnknownQueryError,
    UnreadableError,
)
from creativegraph.graph.rows import columns_of
from creativegraph.iris import IRI, compact, expand, render

Given = Callable[[str], cg.Graph]
FAIR = IRI("https://w3id.org/creativegraph/id/event/fair")
WORLD = """
    event:fair a cg:Festival ; skos:prefLabel "Hội chợ"@vi .
    event:show a cg:Exhibition ; skos:prefLabel "Show"@en, "Triển lãm"@vi .
    org:fair a <http://www.w3.org/ns/org#Organization> .
"""


@pytest.mark.parametrize("name", ["event/fair", FAIR, str(FAIR), "Hội chợ", "hoi cho", "HỘI CHỢ"])
def test_a_thing_is_named_by_iri_slug_or_name(given: Given, name: str) -> None:
    graph = given(WORLD)

    found = graph.run("claims/types_of", thing=name)

    assert [row.thing for row in found] == [FAIR]


def test_a_bare_slug_of_two_things_is_ambiguous(given: Given) -> None:
    graph = given("event:fair a cg:Festival . place:fair a cg:Place .")

    with pytest.raises(AmbiguousNameError, match="event/fair, place/fair"):
        graph.run("claims/types_of", thing="fair")


def test_a_name_of_nothing_is_told_with_the_nearest(given: Given) -> None:
    graph = given(WORLD)

    with pytest.raises(UnknownNameError, match="nothing here is named 'fairground'"):
        graph.run("claims/types_of", thing="fairground")


def test_labels_follow_the_languages_then_any_then_the_slug(given: Given) -> None:
    graph = given(WORLD)

    labels = graph.labels([FAIR, FAIR.replace("event/fair", "event/show"), FAIR.replace("fair", "none")])

    assert list(labels.values()) == ["Hội chợ", "none", "Show"]


def test_the_reader_chooses_the_languages(given: Given) -> None:
    graph = given(WORLD)

    found = graph.run("claims/types_of", thing="event/fair", languages=("vi", "en"))

    assert found[0].type_label == "lễ hội"


@pytest.mark.parametrize("languages", [(), ("",), ("x y",), ('en"',)])
def test_languages_that_are_none_are_refused(given: Given, languages: tuple[str, ...]) -> None:
    graph = given(WORLD)

    with pytest.raises(ArgumentError, match="give codes such as en and vi"):
        graph.run("claims/types_of", thing="event/fair", languages=languages)


def test_an_empty_list_gives_no_rows_and_a_list_means_any(given: Given) -> None:
    graph = given(WORLD)

    assert len(graph.run("claims/types_of", thing=[])) == 0
    assert len(graph.run("claims/types_of", thing=["event/fair", "event/show"])) == 2


@pytest.mark.parametrize("arguments", [{}, {"thing": None}, {"thing": "event/fair", "colour": "red"}, {"thing": 3}])
def test_arguments_that_a_query_does_not_take_are_told(given: Given, arguments: dict[str, object]) -> None:
    graph = given(WORLD)

    with pytest.raises(ArgumentError):
        graph.run("claims/types_of", **arguments)  # type: ignore[arg-type]


def test_an_unknown_query_is_told_with_the_nearest(given: Given) -> None:
    graph = given(WORLD)

    with pytest.raises(UnknownQueryError, match="Did you mean claims/types_of"):
        graph.run("claims/type_of")


def test_sparql_gives_rows_a_graph_or_a_truth(given: Given) -> None:
    graph = given('event:fair cg:x 3, 2.5, true, "2024-01-02"^^xsd:date, "word"@en, event:show .')

    rows = graph.sparql("SELECT ?o { ?s <https://w3id.org/creativegraph/ontology#x> ?o } ORDER BY STR(?o)")
    part = graph.sparql("CONSTRUCT WHERE { ?s <https://w3id.org/creativegraph/ontology#x> ?o }")

    assert isinstance(rows, cg.Rows)
    assert {row[0] for row in rows} == {
        3, Decimal("2.5"), True, date(2024, 1, 2), "word", FAIR.replace("fair", "show")
    }  # fmt: skip
    assert isinstance(part, cg.Graph)
    assert len(part) == 6
    assert graph.sparql("ASK { ?s ?p 3 }") is True


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:1/x.ttl> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:1/x.ttl> { ?s ?p ?o }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "PREFIX ex: <http://127.0.0.1:1/> SELECT * { SERVICEex:x { ?s ?p ?o } }",
        "PREFIXex:<http://127.0.0.1:1/> SELECT * { SERVICESILENTex:x { ?s ?p ?o } }",
        "SELECT * { FILTER(trueSERVICE<http://127.0.0.1:1/>{ ?s ?p ?o }) }",
        "SELECT * {SERVICESILENT<http://127.0.0.1:1/>{?s ?p ?o}}",
        "ASKFROM<http://127.0.0.1:1/x.ttl>{}",
        "SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_a_query_that_reaches_out_is_refused_and_told_how_to_allow_it(given: Given, query: str) -> None:
    graph = given(WORLD)

    with pytest.raises(RemoteAccessError, match="set allow_remote"):
        graph.sparql(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service ?p "SERVICE <x>" }',
        "SELECT ?s { ?s <http://example.org/SERVICE> ?from } # FROM here",
        "PREFIX service: <http://example.org/> SELECT ?s { ?s service:load ?o }",
        "PREFIX ex: <http://example.org/> SELECT ?s { ?s ex:service ?o ; ex:validFrom ?from }",
        "SELECT ?s { ?s ?p '''FROM \"it\" LOAD''' }",
    ],
)
def test_words_that_only_look_like_reaching_out_pass(query: str) -> None:
    check_local(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELEC ?s {}",
        "INSERT DATA { <x:s> <x:p> 1 }",
        "LOAD <http://127.0.0.1:1/x.ttl>",
        "DROP ALL",
        "",
        "SELECT ?s { ?s ?p ",
    ],
)
def test_what_is_no_query_is_told_in_one_line(given: Given, query: str) -> None:
    graph = given(WORLD)

    with pytest.raises(QueryError) as caught:
        graph.sparql(query)

    assert "\n" not in str(caught.value)


def test_a_prefix_that_is_not_declared_is_told_with_its_line_where_it_is_known(given: Given) -> None:
    line = re.escape("PREFIX cg: <https://w3id.org/creativegraph/ontology#>")

    with pytest.raises(QueryError, match=rf"(?m)error at 2:\d+: a prefix is not declared; add {line}$"):
        given(WORLD).sparql("SELECT ?m {\n ?m cg:memberCity ?city }")
    with pytest.raises(QueryError, match=r"(?m)a prefix is not declared; add its PREFIX line$"):
        given(WORLD).sparql("SELECT * { ?s zzz:p ?o }")


def test_rdflib_graphs_answer_by_themselves(given: Given) -> None:
    graph = given(WORLD)

    other = cg.open_graph(graph.to_rdflib())

    assert list(other.run("claims/types_of", thing="event/show")) == list(
        graph.run("claims/types_of", thing="event/show")
    )


def test_a_store_survives(given: Given, tmp_path: Path) -> None:
    given(WORLD)
    first = cg.open_graph(tmp_path / "world.ttl", store=tmp_path / "store")
    size = len(first)
    del first

    again = cg.open_graph(store=tmp_path / "store")

    assert len(again) == size
    assert len(again.run("claims/types_of", thing="event/fair")) == 1


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("broken.ttl", b"<x:s> <x:p> .", UnreadableError),
        ("broken.jsonld", b'{"@id": ', UnreadableError),
        ("latin.ttl", b'<x:s> <x:p> "\xff" .', UnreadableError),
        ("broken.ttl.gz", b"not gzip", UnreadableError),
        ("note.docx", b"", FormatError),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, error: type[Exception]) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(error, match=name.split(".", maxsplit=1)[0]):
        cg.open_graph(path)


def test_rows_go_out_in_every_way(given: Given) -> None:
    graph = given(WORLD)

    rows = graph.run("claims/types_of", thing=["event/fair", "event/show"])

    assert rows.to_dicts()[0]["thing"] == FAIR
    assert rows.to_csv().splitlines()[0] == "thing,type,type_label"
    assert json.loads(rows.to_json())[0]["type_label"] == "festival"
    assert list(rows.to_pandas().columns) == list(rows.columns)
    assert rows.to_polars().height == rows.to_arrow().num_rows == 2
    assert "<table>" in rows._repr_html_()


def test_html_of_rows_is_escaped(given: Given) -> None:
    graph = given('event:fair a cg:Festival ; skos:prefLabel "<script>"@en .')

    html = graph.run("claims/labels_of", thing="event/fair")._repr_html_()

    assert "<script>" not in html


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "x> } ; DROP ALL #",
            '" } #',
            "\n",
            "\u202e",
            "\x00",
            "'",
            "}",
            "> <",
            "\\u003e",
            "{}",
            "?x",
            "\ud800",
            "x" * 10**6,
        ]
    ),
)


@of(HOSTILE)
def test_a_rendered_text_reads_back_as_itself(text: str) -> None:
    import pyoxigraph

    try:
        term = render("string", text)
    except ArgumentError:
        return
    found = pyoxigraph.Store().query(f"SELECT ?x {{ VALUES ?x {{ {term} }} }}")

    assert isinstance(found, pyoxigraph.QuerySolutions)
    (row,) = found
    value = row[0]
    assert isinstance(value, pyoxigraph.Literal)
    assert value.value == text


@of(HOSTILE)
def test_a_rendered_iri_holds_one_iri_or_is_refused(text: str) -> None:
    try:
        term = render("iri", text)
    except ArgumentError:
        return

    assert term == f"<{text}>"
    assert not set(text) & set('<>"{}|^`\\ \n')


@of(st.sampled_from(["event/hcdf-2024", "code/role/organiser", "cg:Event", "https://example.org/x"]))
def test_short_and_long_names_are_inverse(name: str) -> None:
    iri = expand(name) or IRI(f"https://w3id.org/creativegraph/id/{name}")

    assert compact(iri) == name


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("SELECT ?x { ?x ?p ?o }", "no header"),
        ("#+ summary: [\nSELECT ?x { }", "not YAML"),
        ("#+ summary: x\n#+ colums:\n#+   x: iri\nSELECT ?x { }", "unknown key 'colums'"),
        ("#+ summary: x\n#+ columns:\n#+   x: thing\nSELECT ?x { }", "unknown kind 'thing'"),
        ("#+ summary: x\n#+ columns:\n#+   y: iri\nSELECT ?x { }", "SELECT gives x"),
        (
            "#+ summary: x\n#+ params:\n#+   p: iri\n#+ columns:\n#+   x: iri\nSELECT ?x { }",
            "the parameter p has no line",
        ),
        ("#+ summary: x\nSELECT ?x { }", "no columns"),
    ],
)
def test_a_broken_query_file_is_told_with_its_line(given: Given, tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CatalogueError, match=fault) as caught:
        given("").run(str(path))

    assert str(caught.value).startswith(f"{path}:")


def test_an_own_query_file_that_reaches_out_is_refused(given: Given, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("#+ summary: x\n#+ columns:\n#+   x: iri\nSELECT ?x { SERVICE <http://127.0.0.1:1/> { ?x ?p ?o } }")

    with pytest.raises(RemoteAccessError):
        given("").run(str(path))


def test_an_own_query_file_may_be_given_as_a_path(given: Given, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("#+ summary: x\n#+ columns:\n#+   x: integer\nSELECT ?x { VALUES ?x { 1 2 } }")

    assert given("").run(path) == given("").run(str(path))
    assert len(given("").run(path)) == 2


def test_an_own_query_file_is_read_anew_at_each_call(given: Given, tmp_path: Path) -> None:
    graph, path = given(WORLD), tmp_path / "mine.rq"
    text = "#+ summary: x\n#+ columns:\n#+   x: iri\nSELECT ?x { ?x a <https://w3id.org/creativegraph/ontology#%s> }"

    path.write_text(text % "Festival")
    first = graph.run(str(path))
    path.write_text(text % "Forum")

    assert (len(first), len(graph.run(str(path)))) == (1, 0)


def test_numbers_and_dates_of_any_query_go_to_frames(given: Given) -> None:
    graph = given('event:fair cg:mainProgrammeDays 3 ; cg:edtf "2024"^^xsd:gYear .')

    rows = graph.sparql("SELECT ?d (COUNT(?x) AS ?n) { ?x cg:mainProgrammeDays ?d } GROUP BY ?d".replace(
        "cg:mainProgrammeDays", "<https://w3id.org/creativegraph/ontology#mainProgrammeDays>"))  # fmt: skip

    assert isinstance(rows, cg.Rows)
    assert rows.to_polars().rows() == [(3, 1)]
    assert rows.to_pandas()["n"].tolist() == [1]


def test_own_data_with_an_odd_date_gives_one_clear_error(given: Given) -> None:
    graph = given("""
        event:fair a cg:Festival ; cg:hasTimeSpan times:fair .
        times:fair a cg:TimeSpan ; cg:edtf "2024" ; cg:beginEarliest "2024-01-01Z"^^xsd:date .
    """)

    with pytest.raises(QueryError, match="creativegraph check"):
        list(graph.run("events/timeline"))


def test_tables_with_faults_leave_no_store_behind(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("id,subject,property,value,sources\nc1,event/e,rdf:type,cg:Fistival,x\n")

    with pytest.raises(CreativeGraphError):
        cg.open_graph(tmp_path / "claims.csv", store=tmp_path / "store")

    assert not (tmp_path / "store").exists()


def test_a_graph_made_for_rdflib_is_the_callers_own(given: Given) -> None:
    source = given(WORLD).to_rdflib()

    copy = cg.open_graph(source).to_rdflib()
    copy.remove((None, None, None))

    assert len(source) > 0


def test_a_graph_made_for_rdflib_has_what_the_parser_of_rdflib_reads(given: Given) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = given("""
        place:a cg:value "x" , "x"@en-GB , "02"^^xsd:integer , "2024-02-30"^^xsd:date , true , 1.50 , "two\\nlines" .
        place:b cg:parts [ cg:value "1" ] , [ cg:value "1" ] .
    """)
    parsed = rdflib.Graph().parse(data=graph.engine.ntriples(), format="nt")

    first, second = graph.to_rdflib(), graph.to_rdflib()

    assert (len(first), named(first)) == (len(parsed), named(parsed))
    assert len(blank(first)) == len(blank(parsed)) == 2
    assert blank(first).isdisjoint(blank(second))


def named(graph: Any) -> set[Any]:
    """The triples of an rdflib graph without blank nodes."""
    return {each for each in graph if blank([each]) == set()}


def blank(triples: Any) -> set[Any]:
    """The blank nodes in some triples."""
    return {node for each in triples for node in each if type(node).__name__ == "BNode"}


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integer", "1_000"), ("integer", " 5 "), ("integer", True), ("decimal", "NaN"), ("decimal", "1e5"),
     ("date", "20240102"), ("date", "2024-W01-1"), ("boolean", "yes")],
)  # fmt: skip
def test_what_is_no_literal_of_its_kind_is_refused(kind: str, value: object) -> None:
    with pytest.raises(ArgumentError):
        render(kind, value)


def test_blank_nodes_of_two_files_stay_two_things(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.ttl").write_text(f'_:x <http://example.org/p> "{name}" .')

    rows = cg.open_graph(tmp_path / "one.ttl", tmp_path / "two.ttl").sparql(
        "SELECT ?s { ?s <http://example.org/p> ?o }"
    )

    assert isinstance(rows, cg.Rows)
    assert len({row[0] for row in rows}) == 2


def test_rows_can_be_pickled(given: Given) -> None:
    import pickle

    rows = given(WORLD).run("claims/types_of", thing="event/fair")

    assert pickle.loads(pickle.dumps(list(rows))) == list(rows)


def test_a_column_of_several_kinds_goes_to_frames_as_text(given: Given) -> None:
    rows = given("").sparql('SELECT ?x { VALUES ?x { 1 "a" true } }')

    assert isinstance(rows, cg.Rows)
    assert rows.to_polars()["x"].to_list() == rows.to_pandas()["x"].tolist() == ["1", "a", "true"]


def test_a_notebook_shows_what_is_in_a_graph_and_how_to_ask(given: Given) -> None:
    html = given(WORLD)._repr_html_()

    assert '<a href="http://www.w3.org/2002/07/owl#Class">' in html
    assert "graph.run(&quot;claims/facts_of&quot;" in html
    assert "<script" not in html


def test_showing_an_endpoint_neither_asks_nor_fails() -> None:
    there = cg.connect("http://127.0.0.1:9/nothing")

    assert "cg.find" in there._repr_html_()
    assert repr(there).startswith("Graph(")


@pytest.mark.parametrize("seat", ["[]", '"text"', "5"])
def test_what_is_no_iri_where_a_label_is_looked_for_is_shown_as_it_is(given: Given, seat: str) -> None:
    graph = given(f"""
        <https://w3id.org/creativegraph/id/org/alba> a <http://www.w3.org/ns/org#Organization> ;
            skos:prefLabel "Alba"@en ; cg:hasSeat {seat} .
    """)

    rows = graph.run("organisations/details", organisation="org/alba")

    assert len(rows) == 1


@pytest.mark.parametrize("more", ["", ", prov:Agent", " ; skos:inScheme <https://example.org/scheme>"])
def test_a_class_of_ones_own_below_one_that_is_asked_for_is_asked(given: Given, more: str) -> None:
    graph = given(f"""
        <https://example.org/Guild> rdfs:subClassOf <http://www.w3.org/ns/org#Organization> .
        <https://w3id.org/creativegraph/id/org/alba> a <https://example.org/Guild>{more} ; skos:prefLabel "Alba"@en .
    """)

    assert len(graph.run("organisations/details", organisation="org/alba")) == 1


COMMAS = """
    place:hanoi a cg:City ; skos:prefLabel "Hanoi, “the city”"@en ; schema:url <https://example.org/Hanoi,a,b> .
    <https://example.org/x,y> a cg:City ; skos:prefLabel "Xylophone"@en .
"""


def test_an_iri_with_a_comma_is_one_value(given: Given) -> None:
    graph = given(COMMAS)

    facts = graph.run("claims/facts_of", thing="place/hanoi")

    assert "https://example.org/Hanoi,a,b" in [str(value) for row in facts for value in row]
    assert [each.thing for each in cg.find(graph, "xylophone")] == ["https://example.org/x,y"]
    assert len(graph.run("claims/types_of", thing="https://example.org/x,y")) == 1


def test_a_row_with_more_cells_than_the_header_is_an_error() -> None:
    for lines in (b"a,b\r\n1,2\r\n3,4,5\r\n", b'a\r\n"x"\r\ny,z\r\n', b"a\r\nx,y\r\n"):
        with pytest.raises(QueryError, match="cells"):
            columns_of(lines, lines.partition(b"\r\n")[0].count(b",") + 1)


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_query_is_refused_as_empty(text: str) -> None:
    with pytest.raises(QueryError, match="the query is empty"):
        cg.open_graph().sparql(text)


def test_a_query_with_half_a_character_is_refused_as_that() -> None:
    with pytest.raises(QueryError, match=r"has half a character \('\\udcff'\)"):
        cg.open_graph().sparql("SELECT * { ?s ?p '\udcff' }")


def test_of_the_words_that_a_parser_expected_a_few_are_told() -> None:
    assert (
        parse_message("error at 1:2: expected one of A, [_], B, C, D, E") == "error at 1:2: expected A or B or C or D …"
    )
    assert parse_message("error at 1:2: expected [_]") == "error at 1:2: check the word there"
    assert parse_message("something else") == "something else"


@pytest.mark.parametrize("value", ['"x"@ar--rtl', '<<( <http://e/a> <http://e/b> "c" )>>'])
def test_what_rdflib_does_not_know_is_an_error_that_says_so(value: str, tmp_path: Path) -> None:
    path = tmp_path / "d.nt"
    path.write_text(f"<http://e/s> <http://e/p> {value} .\n", encoding="utf-8")

    with pytest.raises(FormatError, match=r"rdflib knows RDF 1\.1 only"):
        cg.open_graph(path).to_rdflib()
