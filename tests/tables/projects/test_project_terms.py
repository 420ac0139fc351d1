"""Terms and codes of a project, used by their short names and found wrong at their cells."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.projects import (
    ALONE,
    HEADER,
    QUERY,
    Write,
    of_two,
)

import creativegraph as cg
from creativegraph.errors import TableError


@pytest.mark.parametrize(
    ("name", "table", "place", "rule"),
    [
        ("kinds", "kind,class,note\nplace,fairs:Market,\n", "2:1", "term-taken"),
        ("kinds", "kind,class,note\nStall,fairs:Stall,\n", "2:1", "not-an-id"),
        ("kinds", "kind,class,note\nstall,Stall,\n", "2:2", "term-elsewhere"),
        ("classes", "class,below,label@en\nbase:Stall,,stall\n", "2:1", "term-elsewhere"),
        ("classes", "class,below,label@en\nStall,,stall\n", "2:1", "term-elsewhere"),
        ("classes", "class,below,label@en\nfairs:Stall,Market,stall\n", "2:2", "term-elsewhere"),
        ("properties", "property,value,single,implied\nbase:since,integer,yes,no\n", "2:1", "term-taken"),
        ("properties", "property,value,single,implied\nfairs:since,,yes,no\n", "2:2", "property-without-kind"),
        ("properties", "property,value,single,implied\nfairs:since,count,yes,no\n", "2:2", "property-without-kind"),
        ("properties", "property,value,single,implied\nfairs:since,integer,maybe,no\n", "2:3", "not-a-choice"),
        ("properties", "property,value,single,implied,scheme\nfairs:of,thing,yes,no,x\n", "2:5", "unknown-scheme"),
        ("codes/rank", "scheme,code,label@en\nrank,normal,normal\n", "2:2", "term-taken"),
        ("codes/rank", "scheme,code,broader\nrank,first,norml\n", "2:3", "unknown-code"),
        ("kinds", "kind,class,note\nstall,https://e.org/a b,\n", "2:2", "term-elsewhere"),
        ("classes", "class,below\nfairs:Stall,https://e.org/a b\n", "2:2", "term-elsewhere"),
        ("classes", "class,below\nfairs:Stall,urn:x y\n", "2:2", "term-elsewhere"),
        ("classes", "class,below,label@en_GB\nfairs:Stall,,stall\n", "1:3", "header-language-unknown"),
        ("classes", "class,below,definition@x y\nfairs:Stall,,stall\n", "1:3", "header-language-unknown"),
        (
            "properties",
            "property,value,single,implied,domain\nfairs:a,integer,no,no,http://<>\n",
            "2:5",
            "term-elsewhere",
        ),
        ("properties", "property,value,single,implied,range\nfairs:a,integer,no,no,urn:x y\n", "2:5", "term-elsewhere"),
        ("codes/rank", "scheme,code,broader\nrank,first,a b<>\n", "2:3", "not-an-id"),
        ("codes/rank", "scheme,code,unit\nrank,first,a b<>\n", "2:3", "not-an-id"),
        ("codes/size", "scheme,code,label@en\n,small,small\n", "2:1", "code-without-scheme"),
        ("codes/size", "scheme,code,label@en\nsize,Very Small,small\n", "2:2", "not-an-id"),
    ],
)
def test_a_wrong_term_of_a_project_is_found_at_its_cell(
    write: Write, name: str, table: str, place: str, rule: str
) -> None:
    folder = of_two(write, **{f"data/{name}.csv": table, "data/claims.csv": HEADER})

    with pytest.raises(TableError) as raised:
        cg.build([folder])

    told = [(each.rule, f"{Path(each.file).name}:{each.row}:{each.column}") for each in raised.value.faults]
    assert (rule, f"{Path(name).name}.csv:{place}") in told


def test_a_code_of_another_list_is_found_and_a_wrong_kind_is_not_suggested(write: Write) -> None:
    properties = "property,value,single,implied,scheme\nfairs:size,thing,yes,no,size\n"
    claims = (
        HEADER + "c1,place/hall,fairs:size,code/mode/explicit,,article,,\nc2,stall/a,rdf:type,cg:Claim,,article,,\n"
    )
    folder = of_two(
        write,
        **{
            "data/properties.csv": properties,
            "data/codes/size.csv": "scheme,code\nsize,small\n",
            "data/claims.csv": claims,
            "data/kinds.csv": "kind,class,note\nStall,base:Market,\n",
        },
    )

    with pytest.raises(TableError) as raised:
        cg.build([folder])

    wrong = {each.rule: (f"{Path(each.file).name}:{each.row}:{each.column}", each) for each in raised.value.faults}
    assert wrong["not-a-choice"][0] == "claims.csv:2:4"
    assert "code/size/small" in wrong["not-a-choice"][1].message
    assert wrong["not-an-id"][0] == "kinds.csv:2:1"
    assert "Stall" not in wrong["unknown-kind"][1].message


def test_terms_and_codes_of_a_project_are_used_by_their_short_names_and_have_labels(write: Write) -> None:
    claims = HEADER + (
        "c1,stall/one,rdf:type,fairs:Stall,,article,,\nc2,stall/one,fairs:size,code/size/small,,article,,\n"
        "c3,stall/one,skos:prefLabel,One,en,article,,\nc4,stall/one,fairs:size,small stall,,article,deprecated,x\n"
    )
    folder = of_two(
        write,
        **{
            "data/kinds.csv": "kind,class,note\nstall,fairs:Stall,\n",
            "data/classes.csv": "class,below,label@en\nfairs:Stall,base:Market,stall\n",
            "data/properties.csv": "property,value,single,implied,scheme,label@en\nfairs:size,thing,yes,no,size,big\n",
            "data/codes/size.csv": "scheme,code,label@en,definition@en\nsize,small,small stall,One table.\n",
            "data/claims.csv": claims,
            "queries/fairs/of_size.rq": QUERY,
        },
    )

    graph = cg.open_graph(folder)

    rows = graph.run("fairs/of_size", size="small")
    assert [(row.stall, row.stall_label) for row in rows] == [("https://example.org/fairs/id/stall/one", "One")]
    assert graph.run("fairs/of_size", size="code/size/small") == rows
    assert graph.resolve("small stall") == "https://example.org/fairs/code/size/small"
    (fact,) = [row for row in graph.run("claims/facts_of", thing="stall/one") if str(row.property).endswith("#size")]
    assert fact.property_label == "big"
    assert [str(each.value) for each in cg.why(graph, "stall/one", "size").claims] == ["small stall", "small stall"]
    with pytest.raises(cg.errors.WrongKindError, match="takes a code of the list code:size"):
        graph.run("fairs/of_size", size="stall/one")
    with pytest.raises(cg.errors.UnknownQueryError):
        cg.open_graph(folder / "data" / "sources.csv").run("fairs/of_size", size="small")


def test_a_wider_code_may_be_one_of_a_project_that_is_extended(write: Write) -> None:
    ranks = "scheme,code,broader\nrank,first,normal\nrank,foremost,first\n"

    graph = cg.open_graph(of_two(write, **{"data/codes/ranks.csv": ranks, "data/claims.csv": HEADER}))

    said = cg.export(graph, format="nt").decode()
    codes, skos = "https://example.org/fairs/code", "http://www.w3.org/2004/02/skos/core#broader"
    assert f"<{codes}/rank/first> <{skos}> <https://w3id.org/creativegraph/code/rank/normal>" in said
    assert f"<{codes}/rank/foremost> <{skos}> <{codes}/rank/first>" in said


AS_SAVED: dict[str, Callable[[str], bytes]] = {
    "semicolons": lambda text: text.replace(",", ";").encode(),
    "tabs": lambda text: text.replace(",", "\t").encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "capitals": lambda text: (text.partition("\n")[0].upper() + "\n" + text.partition("\n")[2]).encode(),
    "blank-lines": lambda text: f"\n\n{text}".encode(),
    "old-mac": lambda text: text.replace("\n", "\r").encode("utf-8-sig"),
}


@pytest.mark.parametrize("saved", AS_SAVED)
def test_tables_of_terms_are_read_however_a_spreadsheet_saves_them(write: Write, saved: str) -> None:
    tables = {
        "data/kinds.csv": "kind,class\nstall,fairs:Stall\n",
        "data/classes.csv": "class,below,label@en\nfairs:Stall,,stall\n",
        "data/properties.csv": "property,value,single,implied,scheme\nfairs:size,thing,yes,no,size\n",
        "data/codes/size.csv": "scheme,code,label@en\nsize,small,small\n",
    }
    claims = HEADER + "c1,stall/a,rdf:type,fairs:Stall,,article,,\nc2,stall/a,fairs:size,code/size/small,,article,,\n"
    folder = write(ALONE, **{"data/claims.csv": claims}, **tables)
    for path, text in tables.items():
        (folder / path).write_bytes(AS_SAVED[saved](text))

    assert cg.build(folder).claims


def test_what_is_asked_of_any_project_knows_its_terms(write: Write) -> None:
    graph = cg.open_graph(of_two(write))

    net = cg.network(graph, "around", thing="Hall")

    assert [each.thing for each in cg.find(graph, "since")] == ["https://example.org/base/ontology#since"]
    assert [net.nodes[each]["kind"] for each in net] == ["place"]
    assert len(cg.why(graph, "place/hall", "since").claims) == 1
    with pytest.raises(cg.errors.UnknownNameError, match="no coordinates"):
        cg.nearest(graph, "Hall")
