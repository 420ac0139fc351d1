"""Files of a project: Turtle, RDF and questions, what of them is read and what is refused."""

import os
from operator import attrgetter
from pathlib import Path

import pytest
from tests.support.listening import listening
from tests.support.projects import BASE, FACTS, ON_BASE, OTHERS, QUERY, TERMS, Write, of_two

import creativegraph as cg
from creativegraph.catalogue.query import load as query_named
from creativegraph.catalogue.query import names
from creativegraph.catalogue.reading import variables_bound
from creativegraph.errors import RemoteAccessError, TableError, UnreadableError
from creativegraph.export.position import positions_of
from creativegraph.tables.projects.folders import projects_of


def test_a_query_named_like_one_of_another_project_is_a_finding(write: Write) -> None:
    write(BASE, "base", **{**TERMS, "queries/claims/about.rq": QUERY})

    folder = write(ON_BASE)

    _, faults = projects_of([folder])
    assert [(each.rule, Path(each.file).name) for each in faults] == [("query-taken", "about.rq")]


REACHING = {
    "plain": "  SERVICE <U> { ?a ?b ?c }\n",
    "behind a quote that goes with a parameter": (
        '  VALUES ?size { """ }  # param\n  SERVICE <U> { ?a ?b ?c }\n  # """\n'
    ),
}


@pytest.mark.parametrize("line", REACHING.values(), ids=REACHING)
def test_a_query_of_a_project_asks_nobody_and_is_refused_at_its_line(write: Write, line: str) -> None:
    with listening() as listener:
        query = QUERY.replace("iri<code:size>", "iri").replace(
            "  ?stall a", line.replace("<U>", f"<{listener.url}>") + "  ?stall a"
        )
        graph = cg.open_graph(of_two(write, **{"queries/fairs/of_size.rq": query}))
        row = next(number for number, each in enumerate(query.splitlines(), 1) if "SERVICE" in each)

        with pytest.raises(RemoteAccessError, match=rf"of_size\.rq:{row}: the query uses SERVICE"):
            graph.run("fairs/of_size", size="place/hall")

    assert listener.asked == []


def test_places_are_found_on_the_map_by_the_packaged_query_only(write: Write) -> None:
    query = QUERY.replace("size", "place").replace(
        "  ?stall a", "  SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }\n  ?stall a"
    )
    graph = cg.open_graph(of_two(write, **{"queries/places/coordinates_of.rq": query}))

    assert positions_of(graph, [graph.resolve("place/hall")]) == ({}, {})


@pytest.mark.parametrize("file", ["ontology/more.ttl", "data/codes/more.ttl", "shapes/more.ttl"])
@pytest.mark.parametrize(
    ("statement", "given"),
    [
        ("cgs:RequiredLabel-en sh:deactivated true .", "cgs:RequiredLabel-en"),
        ("cg:City rdfs:subClassOf cg:Event .", "cg:City"),
        ("cg:organisedBy owl:inverseOf cg:hosts .", "cg:organisedBy"),
        ("base:Market rdfs:label 'thing'@en .", "base:Market"),
        ("<https://w3id.org/creativegraph/code/rank/best> a skos:Concept .", "code/rank/best"),
        ("<https://w3id.org/creativegraph/id/place/hanoi> skos:prefLabel 'X'@en .", "place/hanoi"),
        ("<https://example.org/base/id/place/hall> a cg:Event .", "place/hall"),
    ],
)
def test_turtle_of_a_project_describes_nothing_of_another_one(
    write: Write, file: str, statement: str, given: str
) -> None:
    folder = of_two(write, **{file: f"{OTHERS}<https://example.org/fairs/ontology#A> a owl:Class .\n  {statement}\n"})

    _, (found,) = projects_of([folder])

    assert (found.rule, Path(found.file).name, found.row) == ("of-another-project", "more.ttl", 9)
    assert found.message.startswith(given)


def test_facts_of_rdf_about_things_of_others_count_and_are_told_and_other_names_of_theirs_are_refused(
    write: Write,
) -> None:
    place, said = "<https://example.org/base/id/place/hall>", "<https://example.org/base/ontology#since> 1900 ."
    folder = of_two(write, **{"data/more.ttl": f"{place} {said}\n<https://example.org/fairs/id/place/a> {said}\n"})

    (found,) = [each for each in cg.check(folder).findings if each.rule.endswith("fact-of-another")]
    assert (found.severity, found.cell and found.cell.row) == ("warning", 1)
    assert found.message.startswith("place/hall of the project base")
    assert cg.open_graph(folder)

    (folder / "data/more.ttl").write_text(f"\n<https://example.org/base/id/claim/h001> {said}\n")
    with pytest.raises(UnreadableError, match="base:h001 belongs to the project base"):
        cg.open_graph(folder)


def test_shapes_that_switch_off_others_are_a_finding_and_keep_a_project_from_being_opened(write: Write) -> None:
    folder = of_two(write, **{"shapes/more.ttl": OTHERS + "cgs:Named sh:deactivated true .\n"})

    with pytest.raises(TableError, match="cgs:Named"):
        cg.open_graph(folder)

    report = cg.check(folder)
    assert any(each.rule.endswith("Table-of-another-project") for each in report.findings)


def test_turtle_of_a_project_may_name_terms_of_others_in_what_it_says_of_its_own(write: Write) -> None:
    said = f"{OTHERS}<https://example.org/fairs/ontology#A> a owl:Class ; rdfs:subClassOf base:Market, cg:Place .\n"

    folder = of_two(write, **{"ontology/more.ttl": said, "shapes/more.ttl": said})

    assert projects_of([folder])[1] == []


READ = (
    "ontology/x.ttl",
    "data/codes/x.ttl",
    "data/codes/x.csv",
    "data/kinds.csv",
    "queries/fairs/x.rq",
    "shapes/x.ttl",
)


@pytest.mark.parametrize("file", READ)
@pytest.mark.parametrize("kind", ["device", "circle", "nowhere", "outside", "pipe", "folder"])
def test_only_files_in_the_folder_of_a_project_are_read(write: Write, tmp_path: Path, file: str, kind: str) -> None:
    folder = of_two(write)
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    outside = tmp_path / "outside"
    outside.write_text("secret", encoding="utf-8")
    target = {"device": Path("/dev/zero"), "circle": path, "nowhere": tmp_path / "none", "outside": outside}
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(target[kind])

    _, faults = projects_of([folder])

    rule = "link-passed-over" if kind in target else "not-a-file"
    assert [(each.rule, each.file) for each in faults] == [(rule, str(path))]


def test_a_folder_in_the_place_of_a_table_of_terms_is_one_finding(write: Write) -> None:
    folder = write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS})
    (folder / "data" / "properties.csv").unlink()
    (folder / "data" / "properties.csv").mkdir()

    assert [each.rule.rpartition("Table-")[2] for each in cg.check(folder).findings] == ["not-a-file"]


def test_a_query_of_a_project_that_cannot_be_asked_is_found_at_its_line(write: Write) -> None:
    queries = {
        "header": QUERY.replace("#+ columns:", "#+ colums:"), "kind": QUERY.replace(": label", ": lable"),
        "select": QUERY.replace("SELECT ?stall ?stall_label", "SELECT ?stall"),
        "sparql": QUERY.replace("fairs:size ?size .", "fairs:size size ."), "good": QUERY,
    }  # fmt: skip
    folder = of_two(write, **{f"queries/fairs/{name}.rq": text for name, text in queries.items()})

    report = cg.check(folder)

    found = {str(each.cell) for each in report.findings if each.rule.endswith("broken-query")}
    places = sorted(f"{Path(each.rpartition('.rq:')[0]).name}:{each.rpartition('.rq:')[2]}" for each in found)
    assert places == ["header:5:1", "kind:7:1", "select:10:1", "sparql:14:37"]


def test_a_query_of_a_project_with_a_term_that_nothing_defines_is_found_at_its_line(write: Write) -> None:
    prefix = "PREFIX cg: <https://w3id.org/creativegraph/ontology#>\n"
    query = QUERY.replace("PREFIX fairs", f"{prefix}PREFIX fairs").replace(
        "  ?stall a", "  ?stall cg:claimValu ?value ; cg:hasFeatureOfInterest [] ; cg:qqqqq [] .\n  ?stall a"
    )
    row = next(number for number, each in enumerate(query.splitlines(), 1) if "claimValu" in each)
    folder = of_two(write, **{"queries/fairs/named.rq": query})

    found = [each for each in cg.check(folder).findings if each.cell and each.cell.file.endswith("named.rq")]

    assert [(each.cell and each.cell.row, each.cell and each.cell.column) for each in found] == [
        (row, 10), (row, 32), (row, 61),
    ]  # fmt: skip
    assert "cg:claimValu is not a term of the ontology; did you mean cg:claimValue?" in found[0].message
    assert "cg:hasFeatureOfInterest is not a term of the ontology; did you mean sosa:hasFeatureOfInterest?" in (
        found[1].message
    )
    assert "did you mean" not in found[2].message


def test_a_misspelt_term_of_a_project_in_a_query_of_it_is_found_at_its_line(write: Write) -> None:
    prefix = "PREFIX base: <https://example.org/base/ontology#>\n"
    query = QUERY.replace("PREFIX fairs", f"{prefix}PREFIX fairs").replace(
        "  ?stall a",
        "  ?hall a base:Markt ; base:sinse ?year ; base:since ?other ; base:cosm_q ?new .\n"
        "  ?hall base:prefLabel ?name ; <http://example.org/base/ontology/since> ?plain .\n  ?stall a",
    )
    row = next(number for number, each in enumerate(query.splitlines(), 1) if "Markt" in each)
    folder = of_two(write, **{"queries/fairs/named.rq": query})

    found = [each for each in cg.check(folder).findings if each.cell and each.cell.file.endswith("named.rq")]

    told = sorted((each.cell.row, each.cell.column, each.message.partition("look")[0]) for each in found if each.cell)
    assert [(number, message) for number, _, message in told] == [
        (row, "base:Markt is not a term of the ontology; did you mean base:Market? "),
        (row, "base:sinse is not a term of the ontology; did you mean base:since? "),
        (row + 1, "base:prefLabel is not a term of the ontology; did you mean skos:prefLabel? "),
        (row + 1, "http://example.org/base/ontology/since is not a term of the ontology; did you mean base:since? "),
    ]


UNBOUND = {
    "misspelt": (
        "?stall ?stall_labl",
        "to ?stall_labl, so that this column is never bound; did you mean ?stall_label?",
    ),
    "in a filter": ("?stall ?wide", "to ?wide, so that this column is never bound"),
}


@pytest.mark.parametrize("selected", UNBOUND)
def test_a_column_that_a_query_of_a_project_never_binds_is_found_at_its_line(write: Write, selected: str) -> None:
    columns, said = UNBOUND[selected]
    kinds = "".join(f"#+   {each.strip('?')}: string\n" for each in columns.split())
    query = QUERY.replace("#+   stall: iri\n#+   stall_label: label\n", kinds)
    query = query.replace("SELECT ?stall ?stall_label", f"SELECT {columns}")
    query = query.replace("  ?stall a", "  FILTER (!BOUND(?wide) || EXISTS { ?wide ?b ?c })\n  ?stall a")
    row = next(number for number, each in enumerate(query.splitlines(), 1) if "SELECT" in each)

    report = cg.check(of_two(write, **{"queries/fairs/named.rq": query}))

    found = [each for each in report.findings if each.cell and each.cell.file.endswith("named.rq")]
    assert [(each.cell and each.cell.row, said in each.message) for each in found] == [(row, True)]


def test_every_column_of_the_packaged_queries_is_bound() -> None:
    queries = map(query_named, names())

    assert [
        (each.name, column.name)
        for each in queries
        for column in each.columns
        if column.name not in variables_bound(each.text)
    ] == []


def test_a_term_of_a_project_that_a_file_of_rdf_misspells_is_found_at_its_line(write: Write) -> None:
    turtle = (
        "@prefix base: <https://example.org/base/ontology#> . @prefix place: <https://example.org/base/id/place/> .\n"
        "place:hall base:since 1900 .\nplace:barn base:sinse 1900 .\nplace:shed a base:Markt .\n"
    )

    report = cg.check(of_two(write, **{"data/more.ttl": turtle}))

    found = {(each.cell.row, each.fix) for each in report.findings if each.cell and "unknown-term" in each.rule}
    assert found == {(3, "base:since"), (4, "base:Market")}


@pytest.mark.parametrize("name", ["cities.members", "network", "plot.map", "plot.timeline", "plot.network"])
def test_a_question_of_the_packaged_project_says_that_it_is_not_extended(write: Write, name: str) -> None:
    graph = cg.open_graph(of_two(write))

    with pytest.raises(
        cg.errors.UnknownQueryError, match='packaged project, which fairs does not extend; write "creat'
    ):
        attrgetter(name)(cg)(graph)


def test_a_term_that_the_section_of_the_site_names_and_nothing_has_is_found_at_its_line(write: Write) -> None:
    site = (
        '[site]\nlists.a = "hos:Nope"\nlists.b = "code:rnk"\nlists.c = ["base:since", "!base:since", "base:sinse"]\n'
        'lists.d = "code:rank"\n'
        'menu = ["base:Market", "base:Markt"]\nmarks = ["cg:comparator"]\nperson_properties = ["skos:prefLabel"]\n'
    )
    folder = write(BASE + site, "base", **{**TERMS, "data/claims.csv": FACTS})

    found = {(each.rule.rpartition("-")[2], each.cell.row, each.fix) for each in cg.check(folder).findings if each.cell}

    start = BASE.count("\n") + 2
    assert found == {
        ("term", start, ""), ("scheme", start + 1, "code:rank"), ("term", start + 2, "base:since"),
        ("term", start + 4, "base:Market"),
    }  # fmt: skip


def test_a_list_picture_or_question_that_the_section_of_the_site_names_and_is_not_there_is_found(write: Write) -> None:
    site = (
        '[site]\nlists.town = ["base:Market", "!base:Market"]\nfilters.a = ["base:Markett", "town", "kind"]\n'
        'filters.b = ["base:Market", "twn", "!base:since"]\npictures.c = ["pie", "markets/all"]\n'
        'pictures.d = ["map", "markets/al"]\npictures.e = ["map", "markets/all"]\npictures.f = "map"\n'
    )
    question = QUERY.replace("fairs", "base").replace("<code:size>", "").replace("code/size", "id/size")
    folder = write(BASE + site, "base", **{**TERMS, "data/claims.csv": FACTS, "queries/markets/all.rq": question})

    found = [
        (each.cell.row - BASE.count("\n"), each.message.partition(";")[0]) for each in cg.check(folder).findings
        if each.cell and each.cell.file.endswith("creativegraph.toml")
    ]  # fmt: skip

    assert sorted(found) == [
        (3, "base:Markett is not a term of the ontology"), (4, "site.filters.b cannot be 'twn'"),
        (5, "site.pictures.c cannot be 'pie'"), (6, "site.pictures.d cannot be 'markets/al'"),
        (8, "site.pictures.f cannot be 'map'"),
    ]  # fmt: skip
