"""A project: its manifest, what it extends, its own terms and ids."""

import hashlib
import os
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

import pytest
from tests.support.listening import listening

import creativegraph as cg
from creativegraph.errors import RemoteAccessError, TableError, UnreadableError
from creativegraph.export.position import positions_of
from creativegraph.iris import expand
from creativegraph.project import root
from creativegraph.store.load import with_extended
from creativegraph.tables import verify
from creativegraph.tables.manifest import read_manifest
from creativegraph.tables.projects import projects_of

MANIFEST = """\
name = "fairs"
version = "0.1.0"
base = "https://example.org/fairs/"
prefix = "fairs"
languages = ["en", "de"]
required_languages = ["en"]
quoted_share = 0.2
extends = [
  "creativegraph 0.4",
]
"""
ALONE = MANIFEST.replace('  "creativegraph 0.4",\n', "")
SOURCES = "id,kind,title,lang\narticle,website,Fairs,en\n"
HEADER = "id,subject,property,value,lang,sources,rank,reason\n"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes the files of a project, by their names, and returns its folder."""

    def written(manifest: str = MANIFEST, name: str = "fairs", **files: str) -> Path:
        folder = tmp_path / name
        for path, text in {"creativegraph.toml": manifest, "data/sources.csv": SOURCES, **files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        return folder

    return written


def faults_of(folder: Path) -> list[str]:
    """Return the rules that a project breaks, each with the place in its manifest."""
    _, faults = projects_of([folder])
    return [f"{each.rule} {Path(each.file).name}:{each.row}:{each.column}" for each in faults]


def test_the_repository_is_a_project_like_any_other() -> None:
    said, _, faults = read_manifest(root())

    assert not faults
    assert (said.name, said.version, said.prefix) == ("creativegraph", cg.__version__, "cg")
    assert projects_of([root()]) == (None, []), "it is the packaged one"
    assert list(with_extended([root()])) == [cg.PACKAGED]


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ("requird_languages", "required_languages", "manifest-key creativegraph.toml:6:1"),
        ("quoted_share = 2", "quoted_share = 0.2", "manifest-value creativegraph.toml:7:1"),
        ('quoted_share = "0.2"', "quoted_share = 0.2", "manifest-value creativegraph.toml:7:16"),
        ('languages = ["en", "german"]', 'languages = ["en", "de"]', "manifest-value creativegraph.toml:5:20"),
        ('languages = "en"', 'languages = ["en", "de"]', "manifest-value creativegraph.toml:5:13"),
        ('required_languages = ["vi"]', 'required_languages = ["en"]', "manifest-language creativegraph.toml:6:23"),
        ('name = "Craft fairs"', 'name = "fairs"', "manifest-value creativegraph.toml:1:8"),
        ("name = 3", 'name = "fairs"', "manifest-value creativegraph.toml:1:1"),
        ("", 'name = "fairs"\n', "manifest-missing creativegraph.toml:1:1"),
        ("version = 1", 'version = "0.1.0"', "manifest-value creativegraph.toml:2:1"),
        ('base = "example.org"', 'base = "https://example.org/fairs/"', "manifest-value creativegraph.toml:3:8"),
        ('prefix = "Craft-Fairs"', 'prefix = "fairs"', "manifest-value creativegraph.toml:4:10"),
        ('prefix = "skos"', 'prefix = "fairs"', "manifest-clash creativegraph.toml:4:10"),
        ('prefix = "cg"', 'prefix = "fairs"', "manifest-clash creativegraph.toml:4:10"),
        ('name = "creativegraph"', 'name = "fairs"', "manifest-clash creativegraph.toml:1:8"),
        ('"https://w3id.org/creativegraph/"', '"https://example.org/fairs/"', "manifest-clash creativegraph.toml:3:8"),
        ('"creativegraph 9.9"', '"creativegraph 0.4"', "manifest-version creativegraph.toml:9:3"),
        ('"other"', '"creativegraph 0.4"', "manifest-extends creativegraph.toml:9:3"),
        ('"../other"', '"creativegraph 0.4"', "manifest-extends creativegraph.toml:9:3"),
        ('"data"', '"creativegraph 0.4"', "manifest-extends creativegraph.toml:9:3"),
        ('"../fairs"', '"creativegraph 0.4"', "manifest-cycle creativegraph.toml:9:3"),
        ("quoted_share = " + "9" * 5000, "quoted_share = 0.2", "manifest-unreadable creativegraph.toml:1:1"),
        ("https://[bad/", "https://example.org/fairs/", "manifest-value creativegraph.toml:3:8"),
        ("https://e.org/%ZZ/", "https://example.org/fairs/", "manifest-value creativegraph.toml:3:8"),
        ("https://e.org/a#b/", "https://example.org/fairs/", "manifest-value creativegraph.toml:3:8"),
        ("https://e.org/?a=/", "https://example.org/fairs/", "manifest-value creativegraph.toml:3:8"),
        ("https:///", "https://example.org/fairs/", "manifest-value creativegraph.toml:3:8"),
        ("a" * 5000, "creativegraph 0.4", "manifest-extends creativegraph.toml:9:3"),
        ("../" * 3000, "creativegraph 0.4", "manifest-extends creativegraph.toml:9:3"),
        ("base = ", 'base = "https://example.org/fairs/"', "manifest-unreadable creativegraph.toml:3:8"),
    ],
)
def test_what_is_wrong_in_a_manifest_is_found_at_its_line(write: Write, wrong: str, right: str, expected: str) -> None:
    folder = write(MANIFEST.replace(right, wrong, 1))

    assert faults_of(folder) == [expected]
    with pytest.raises(TableError):
        cg.open_graph(folder)


def test_of_thousands_of_unknown_keys_some_are_told_and_the_others_counted(write: Write) -> None:
    _, faults = projects_of([write(MANIFEST + "".join(f"k{each} = 1\n" for each in range(20000)))])

    assert [each.row for each in faults] == list(range(11, 31))
    assert "k19, and 19,980 more" in faults[-1].message


def test_a_misspelt_key_is_suggested_right(write: Write) -> None:
    _, faults = projects_of([write(MANIFEST.replace("quoted_share", "quoted_shares"))])

    assert faults[0].fix == "quoted_share"
    assert "quoted_share" in faults[0].message
    assert "quoted_share" in faults[0].message_vi


def test_a_folder_with_nothing_but_a_manifest_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "creativegraph.toml").write_text(MANIFEST)

    assert faults_of(tmp_path) == ["manifest-without-folders creativegraph.toml:1:1"]


def test_projects_that_extend_each_other_or_have_one_prefix_or_base_are_faults(write: Write) -> None:
    other = write(MANIFEST.replace('"fairs"', '"other"', 1).replace("creativegraph 0.4", "../fairs"), "other")
    folder = write(MANIFEST.replace("creativegraph 0.4", "../other"))

    assert faults_of(folder) == [
        "manifest-cycle creativegraph.toml:9:3",
        "manifest-clash creativegraph.toml:4:10",
        "manifest-clash creativegraph.toml:3:8",
    ]
    assert faults_of(other)[0] == "manifest-cycle creativegraph.toml:9:3"


def test_a_check_reports_a_faulty_manifest_at_its_line_and_goes_on(write: Write) -> None:
    folder = write(MANIFEST.replace("0.2", "2").replace("creativegraph 0.4", "../gone"), **{"data/claims.csv": HEADER})

    report = cg.check(folder)

    places = {f"{Path(each.cell.file).name}:{each.cell.row}" for each in report.findings if each.cell}
    assert {"creativegraph.toml:7", "creativegraph.toml:9"} <= places


def test_a_project_that_extends_nothing_opens_without_any_packaged_fact(write: Write) -> None:
    kinds = "kind,class,note\nplace,fairs:Market,\n"
    classes = "class,below,label@en\nfairs:Market,,market\n"
    claims = HEADER + "c1,place/hall,rdf:type,fairs:Market,,article,,\nc2,place/hall,skos:prefLabel,Hall,en,article,,\n"
    folder = write(ALONE, **{"data/kinds.csv": kinds, "data/classes.csv": classes, "data/claims/all.csv": claims})

    graph = cg.open_graph(folder)

    assert [each.thing for each in cg.find(graph, "hall")] == ["https://example.org/fairs/id/place/hall"]
    assert not cg.find(graph, "hanoi")
    assert cg.why(graph, "place/hall", "rdf:type").claims[0].claim == "https://example.org/fairs/id/claim/c1"


def test_a_project_opens_with_all_that_it_extends(write: Write) -> None:
    other = MANIFEST.replace('"fairs"', '"other"').replace("fairs/", "other/")
    write(other, "other", **{"data/claims.csv": HEADER + "c1,place/hanoi,skos:altLabel,Ha-Noi,en,article,,\n"})
    folder = write(
        MANIFEST.replace("creativegraph 0.4", "../other"),
        **{"data/claims.csv": HEADER + "c1,place/hanoi,skos:altLabel,HaNoi,en,article,,\n"},
    )

    graph = cg.open_graph(folder)

    assert len(cg.cities.members(graph)) == 408
    said = str(cg.why(graph, "place/hanoi", "skos:altLabel"))
    assert "(fairs:c1)" in said
    assert "(other:c1)" in said


def test_a_folder_without_a_manifest_opens_alone(write: Write) -> None:
    folder = write(**{"data/claims.csv": HEADER + "c1,place/hanoi,skos:altLabel,HaNoi,en,article,,\n"}) / "data"

    graph = cg.open_graph(folder)

    assert graph.projects is None
    assert cg.why(graph, "place/hanoi").claims[0].claim == "https://w3id.org/creativegraph/id/claim/c1"


BASE = MANIFEST.replace('"fairs"', '"base"').replace("fairs/", "base/").replace('  "creativegraph 0.4",\n', "")
ON_BASE = MANIFEST.replace("creativegraph 0.4", "../base")
TERMS = {
    "data/kinds.csv": "kind,class,note\nplace,base:Market,\n",
    "data/classes.csv": "class,below,label@en\nbase:Market,,market\n",
    "data/properties.csv": "property,value,single,implied,scheme,label@en\nbase:since,integer,yes,no,,since\n",
}
FACTS = HEADER + (
    "h001,place/hall,rdf:type,base:Market,,article,,\n"
    "h002,place/hall,skos:prefLabel,Hall,en,article,,\n"
    "h003,place/hall,base:since,1900,,article,,\n"
)


def of_two(write: Write, **files: str) -> Path:
    """Return a project that extends another one, with files of its own."""
    write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS})
    return write(ON_BASE, **files)


def test_ids_of_two_projects_never_meet_and_why_says_whose_each_claim_is(write: Write) -> None:
    folder = of_two(write, **{"data/claims.csv": HEADER + "h001,place/hall,skos:altLabel,The hall,en,article,,\n"})

    graph = cg.open_graph(folder)

    assert "(base:h001)" in str(cg.why(graph, "place/hall", "rdf:type"))
    assert "(fairs:h001)" in str(cg.why(graph, "place/hall", "skos:altLabel"))
    assert graph.resolve("base:h001") == "https://example.org/base/id/claim/h001"
    assert len(graph.run("claims/by_source", source="fairs:source/article")) == 1


def stated(graph: cg.Graph, term: str) -> list[str]:
    """Return the values of a property of the hall, as plain facts have them."""
    rows = graph.run("claims/facts_of", thing="place/hall")
    return [str(row.value) for row in rows if str(row.property).endswith(f"#{term}")]


def test_another_project_may_correct_a_claim_and_the_wrong_one_counts_no_more(write: Write) -> None:
    claims = HEADER + "h001,place/hall,base:since,1901,,article,,\n"
    corrections = "id,wrong,right,error,reason,sources\nk1,base:h003,h001,wrong-date,A year late.,article\n"

    graph = cg.open_graph(of_two(write, **{"data/claims.csv": claims, "data/corrections.csv": corrections}))

    right, wrong = cg.why(graph, "place/hall", "base:since").claims
    assert (right.owner, right.value, right.rank) == ("fairs", "1901", "normal")
    assert (wrong.owner, wrong.value, wrong.rank) == ("base", "1900", "deprecated")
    assert stated(graph, "since") == ["1901"]


def test_another_project_may_end_and_rank_a_claim(write: Write) -> None:
    ranks = (
        "id,claim,rank,to,reason,sources\n"
        "r1,base:h003,,2024,It closed.,article\n"
        "r2,base:h002,deprecated,,No name.,article\n"
    )

    graph = cg.open_graph(of_two(write, **{"data/ranks.csv": ranks}))

    (since,) = cg.why(graph, "place/hall", "base:since").claims
    (name,) = cg.why(graph, "place/hall", "skos:prefLabel").claims
    assert (since.valid_until, since.reason) == ("2024", "It closed. (fairs:r1)")
    assert "holds until 2024" in since.remarks()
    assert name.rank == "deprecated"
    assert stated(graph, "since") == []


def test_a_claim_that_only_a_row_of_ranks_deprecates_breaks_no_shape(write: Write) -> None:
    more = "h004,place/hall,skos:altLabel,Old hall,en,article,,\n"
    write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS + more})
    ranks = "id,claim,rank,to,reason,sources\nr1,base:h004,deprecated,,No name.,article\n"

    report = cg.check(write(ON_BASE, **{"data/ranks.csv": ranks}))

    assert [each.message for each in report.findings if each.severity == "violation"] == []


def test_projects_that_give_other_numbers_disagree_whatever_their_rank(write: Write) -> None:
    claims = "h001,place/hall,base:since,1901,,article,,\nh002,place/hall,skos:altLabel,The hall,en,article,,\n"

    graph = cg.open_graph(of_two(write, **{"data/claims.csv": HEADER + claims}))

    found = cg.claims.disagreements(graph)
    assert [(str(each.value), cg.iris.compact(each.claim)) for each in found] == [
        ("1900", "base:h003"), ("1901", "fairs:h001"),
    ]  # fmt: skip


@pytest.mark.parametrize("row", ["r1,base:h002,deprecated,,No name.,article", "r1,base:h002,,2024,Renamed.,article"])
def test_a_finding_that_a_row_about_anothers_claim_causes_points_at_the_row(write: Write, row: str) -> None:
    ranks = f"id,claim,rank,to,reason,sources\n{row}\n"

    found = cg.check(of_two(write, **{"data/ranks.csv": ranks})).findings

    places = [f"{each.rule.slug} {Path(each.cell.file).name}:{each.cell.row}" for each in found if each.cell]
    assert "RequiredLabel-en ranks.csv:2" in places
    assert all(each.endswith("ranks.csv:2") for each in places)


@pytest.mark.parametrize(
    "row",
    [
        "k1,base:h003,h002,wrong-date,Another property.,article",
        "k1,base:h003,h001,wrong-date,,article",
        "k1,base:h003,h001,no-such-error,x,article",
        "k1,base:h003,h001,wrong-date,x,nobody",
        "k1,base:h003,h009,wrong-date,x,article",
        "k1,base:h003,h004,wrong-date,x,article",
    ],
)
def test_a_correction_that_is_refused_changes_nothing(write: Write, row: str) -> None:
    claims = HEADER + (
        "h001,place/hall,base:since,1901,,article,,\n"
        "h002,place/hall,skos:altLabel,The hall,en,article,,\nh004,place/hall,base:since,no year,,article,,\n"
    )
    corrections = f"id,wrong,right,error,reason,sources\n{row}\n"

    built = cg.build([of_two(write, **{"data/claims.csv": claims, "data/corrections.csv": corrections})], lenient=True)

    assert built.claims["base:h003"].rank == "normal"


CORRECTED = "id,wrong,right,error,reason,sources\nk,{},h001,wrong-date,x,article\n"
RANKED = "id,claim,rank,reason,sources\nr,{}\n"


@pytest.mark.parametrize(
    ("name", "table", "place", "rule"),
    [
        ("corrections", CORRECTED.format("base:h9"), "2:2", "unknown-claim"),
        ("corrections", CORRECTED.format("h003"), "2:2", "unknown-claim"),
        ("corrections", CORRECTED.format("other:h003"), "2:2", "unknown-claim"),
        ("ranks", RANKED.format("base:h9,deprecated,x,article"), "2:2", "unknown-claim"),
        ("ranks", RANKED.format("h001,deprecated,x,article"), "2:2", "rank-of-own"),
        ("ranks", RANKED.format("base:h003,,x,article"), "2:3", "rank-of-nothing"),
        ("ranks", RANKED.format("base:h003,best,x,article"), "2:3", "not-a-choice"),
        ("ranks", RANKED.format("base:h003,deprecated,,article"), "2:4", "rank-without-reason"),
        (
            "ranks",
            RANKED.format("base:h003,normal,x,article\ns,base:h003,deprecated,y,article"),
            "3:2",
            "claim-ranked-twice",
        ),
        ("ranks", RANKED.format("base:h003,deprecated,x,report"), "2:5", "unknown-source"),
    ],
)
def test_what_a_project_says_wrongly_of_anothers_claims_is_found_at_its_cell(
    write: Write, name: str, table: str, place: str, rule: str
) -> None:
    claims = HEADER + "h001,place/hall,base:since,1901,,article,,\n"
    folder = of_two(write, **{"data/claims.csv": claims, f"data/{name}.csv": table})

    with pytest.raises(TableError) as raised:
        cg.build([folder])

    told = [(each.rule, f"{Path(each.file).name}:{each.row}:{each.column}") for each in raised.value.faults]
    assert (rule, f"{name}.csv:{place}") in told


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
        ("properties", "property,value,single,implied\nfairs:since,number,yes,no\n", "2:2", "property-without-kind"),
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


def test_the_texts_of_a_project_that_is_extended_need_not_be_there(write: Write, tmp_path: Path) -> None:
    document = f"id,kind,title,lang,sha256,characters\nreport,document,Report,en,{'0' * 64},9\n"
    folder = of_two(write, **{"data/more.csv": document, "data/claims.csv": HEADER})
    (tmp_path / "base" / "data" / "more.csv").write_text(document)
    (tmp_path / "texts").mkdir()

    _, faults = verify(cg.build([folder]), tmp_path / "texts")

    assert [(each.rule, Path(each.file).parts[-3]) for each in faults] == [("document-absent", "fairs")]


QUERY = """\
#+ summary: Stalls of a size.
#+ answers: Which stalls are of a size?
#+ params:
#+   size: iri<code:size>
#+ columns:
#+   stall: iri
#+   stall_label: label
PREFIX fairs: <https://example.org/fairs/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?stall ?stall_label
WHERE {
  VALUES ?size { <https://example.org/fairs/code/size/small> }  # param
  VALUES ?language { "en" }  # language
  ?stall a fairs:Stall ; fairs:size ?size .
  OPTIONAL { ?stall skos:prefLabel ?stall_label FILTER(LANG(?stall_label) = ?language) }
}
ORDER BY STR(?stall)
"""


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


def test_labels_come_in_the_languages_of_the_manifest(write: Write) -> None:
    labels = HEADER + "c1,place/hall,skos:prefLabel,Halle,de,article,,\n"
    folder = of_two(write, **{"data/claims.csv": labels})
    manifest = folder / "creativegraph.toml"
    manifest.write_text(manifest.read_text().replace('["en", "de"]', '["de", "en"]'))

    graph = cg.open_graph(folder)

    assert graph.labels([graph.resolve("place/hall")]) == {"https://example.org/base/id/place/hall": "Halle"}


def test_the_quoted_share_is_that_of_the_manifest(write: Write, tmp_path: Path) -> None:
    text = "The hall is old."
    sha = hashlib.sha256(text.encode()).hexdigest()
    sources = f"id,kind,title,lang,sha256,characters\nreport,document,Report,en,{sha},{len(text)}\n"
    claims = (
        "id,subject,property,value,lang,sources,quote,start,end\n"
        "c1,place/hall,skos:altLabel,old,en,report,The hall,0,8\n"
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "report.txt").write_text(text)
    folder = of_two(write, **{"data/more.csv": sources, "data/claims.csv": claims})

    shares, faults = verify(cg.build([folder]), tmp_path / "texts")

    assert [(each.source, each.most) for each in shares] == [("fairs:report", 0.2)]
    assert [each.message for each in faults] == ["50.0% of fairs:report is quoted; shorten the quotations to 20%"]


def test_waivers_of_two_projects_may_have_one_id_and_each_lists_its_own(write: Write) -> None:
    waivers = "id,rule,thing,reason,date\nw1,cgs:RequiredLabel-en,place/{},It has none.,2026-01-01\n"
    claims = (
        FACTS + "h004,place/shed,rdf:type,base:Market,,article,,\nh005,place/barn,rdf:type,base:Market,,article,,\n"
    )
    kinds = {**TERMS, "data/claims.csv": claims, "data/waivers.csv": waivers.format("shed")}
    base = write(BASE, "base", **kinds)
    fairs = write(ON_BASE, **{"data/waivers.csv": waivers.format("barn")})

    accepted = [[each.waiver.id for each in cg.check(place).findings if each.waiver] for place in (base, fairs)]

    assert accepted == [["base:w1"], ["fairs:w1"]]


@pytest.mark.parametrize("ending", ["ttl", "jsonld"])
def test_what_is_written_of_a_project_is_read_as_it_was(write: Write, tmp_path: Path, ending: str) -> None:
    graph = cg.open_graph(of_two(write))

    cg.export(cg.open_graph(write(ALONE, "alone")), tmp_path / f"other.{ending}")
    cg.export(graph, tmp_path / f"out.{ending}")

    again = cg.open_graph(tmp_path / f"out.{ending}")
    assert set(graph.to_rdflib()) <= set(again.to_rdflib())


def test_layers_know_claims_and_codes_of_a_project(write: Write) -> None:
    codes = {"data/codes/size.csv": "scheme,code,label@en\nsize,small,small\n"}
    graph = cg.open_graph(of_two(write, **codes))

    evidence, listed = (cg.export(graph, format="nt", layer=each) for each in ("evidence", "codes"))

    assert b"<https://example.org/base/id/claim/h001> " in evidence
    assert b"<https://example.org/fairs/code/size/small> " in listed


def test_a_finding_caused_by_a_row_of_a_project_points_at_it(write: Write) -> None:
    shape = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix base: <https://example.org/base/ontology#> .\n"
        "<https://example.org/base/shapes#Old> a sh:NodeShape ; sh:targetClass base:Market ;\n"
        ' sh:property [ sh:path base:since ; sh:maxCount 1 ; sh:message "One year."@en ] .\n'
    )
    write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS, "shapes/markets.ttl": shape})

    report = cg.check(write(ON_BASE, **{"data/claims.csv": HEADER + "h1,place/hall,base:since,1901,,article,,\n"}))

    (found,) = [each for each in report.findings if each.message == "One year."]
    assert "fairs/data/claims.csv" in str(found.cell)


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


def test_a_prefix_may_change_and_change_back_in_one_process(write: Write) -> None:
    for prefix in ("pa", "pb", "pa"):
        folder = write(
            ALONE.replace('prefix = "fairs"', f'prefix = "{prefix}"'),
            **{
                "data/classes.csv": f"class,below,label@en\n{prefix}:Stall,,stall\n",
                "data/kinds.csv": f"kind,class\nstall,{prefix}:Stall\n",
                "data/claims.csv": HEADER + f"c1,stall/a,rdf:type,{prefix}:Stall,,article,,\n",
            },
        )

        assert len(cg.build(folder).claims) == 1
    assert expand("pa:Stall") is None, "a prefix is known only while its project is in use"


CG = "@prefix cg: <https://w3id.org/creativegraph/ontology#> .\n"
OTHERS = CG + (
    "@prefix cgs: <https://w3id.org/creativegraph/shapes#> .\n"
    "@prefix base: <https://example.org/base/ontology#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
)


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


def test_a_base_within_that_of_another_project_is_a_fault(write: Write) -> None:
    write(BASE, "base")

    folder = write(ON_BASE.replace("/fairs/", "/base/id/"))

    assert faults_of(folder) == ["manifest-base creativegraph.toml:3:8"]


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


def diamond(write: Write) -> Path:
    """Return a project that extends two, which both extend a third: one through a link, one by a longer path."""
    base = write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS})
    (base.parent / "link").symlink_to(base, target_is_directory=True)
    for name, path in (("left", "../link"), ("right", "../left/../base")):
        text = ON_BASE.replace('"fairs"', f'"{name}"').replace("fairs/", f"{name}/").replace("../base", path)
        write(text, name, **{"data/claims.csv": HEADER + f"c1,place/hall,skos:altLabel,{name},en,article,,\n"})
    return write(MANIFEST.replace('"creativegraph 0.4"', '"../left", "../right", "../base"'))


def test_a_project_that_several_extend_is_read_once_whatever_path_leads_to_it(write: Write) -> None:
    folder = diamond(write)
    (folder.parent / "self").symlink_to(folder, target_is_directory=True)

    projects, faults = projects_of([folder, folder.parent / "self", folder.parent / "link"])
    graph = cg.open_graph(folder.parent / "self")

    assert not faults
    assert projects is not None
    assert [each.name for each in projects.projects] == ["creativegraph", "base", "left", "right", "fairs"]
    assert [len(cg.why(graph, "place/hall", each).claims) for each in ("base:since", "skos:altLabel")] == [1, 2]


def test_projects_that_extend_each_other_through_a_link_are_a_cycle(write: Write) -> None:
    base = write(BASE.replace("extends = [", 'extends = ["../link"'), "base")
    (base.parent / "link").symlink_to(base.parent / "fairs", target_is_directory=True)

    assert faults_of(write(ON_BASE)) == ["manifest-cycle creativegraph.toml:8:12"]


@pytest.mark.parametrize(
    ("given", "advice", "fix"),
    [("base", "write ../shared", "../shared"), ("cretivegraph", "write creativegraph", "creativegraph"),
     ("other 1.0", "write ../other", "")],
)  # fmt: skip
def test_a_project_that_is_extended_by_its_name_says_what_to_write(
    write: Write, given: str, advice: str, fix: str
) -> None:
    write(BASE, "shared")

    _, faults = projects_of([write(MANIFEST.replace("creativegraph 0.4", given))])

    (found,) = faults
    assert advice in found.message
    assert found.fix == fix


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
    assert places == ["header:5:1", "kind:7:1", "select:10:1", "sparql:14:41"]


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


def test_what_is_asked_of_any_project_knows_its_terms(write: Write) -> None:
    graph = cg.open_graph(of_two(write))

    net = cg.network(graph, "around", thing="Hall")

    assert [each.thing for each in cg.find(graph, "since")] == ["https://example.org/base/ontology#since"]
    assert [net.nodes[each]["kind"] for each in net] == ["place"]
    assert len(cg.why(graph, "place/hall", "since").claims) == 1
    with pytest.raises(cg.errors.UnknownNameError, match="no coordinates"):
        cg.nearest(graph, "Hall")


def ranking(write: Write, name: str, row: str, extends: str = "../base") -> Path:
    """Write a project with a row of ranks, and return its folder."""
    manifest = ON_BASE.replace("fairs", name).replace("../base", extends)
    return write(manifest, name, **{"data/ranks.csv": f"id,claim,rank,to,reason,sources\n{row}\n"})


@pytest.mark.parametrize(
    ("one", "other", "rank", "until"),
    [
        ("r,base:h003,deprecated,,No.,article", "r,base:h003,preferred,,Yes.,article", "deprecated", None),
        ("r,base:h003,normal,,No.,article", "r,base:h003,preferred,,Yes.,article", "normal", None),
        ("r,base:h003,,2023,No.,article", "r,base:h003,,2024,Yes.,article", "normal", "2023"),
    ],
)
def test_of_two_projects_that_rank_a_claim_otherwise_the_stricter_counts_in_either_order(
    write: Write, one: str, other: str, rank: str, until: str | None
) -> None:
    write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS})
    folders = [ranking(write, "first", one), ranking(write, "second", other)]

    for given in (folders, folders[::-1]):
        (claim,) = cg.why(cg.open_graph(*given), "place/hall", "base:since").claims
        found = [each for each in cg.check(*given).findings if each.rule.endswith("Table-ranks-differ")]

        said = until or rank
        assert (claim.rank, claim.valid_until) == (rank, until)
        assert claim.reason is not None
        assert claim.reason.startswith("No. (first:r); not ")
        assert claim.reason.endswith(": Yes. (second:r)")
        assert [(each.severity, Path(str(each.cell)).parts[-3]) for each in found] == [("warning", "second")]
        assert f"says {said}" in found[0].message
        assert str(folders[0] / "data" / "ranks.csv:2") in found[0].message


def test_the_rank_of_a_project_counts_before_that_of_one_it_extends(write: Write) -> None:
    write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS})
    first = ranking(write, "first", "r,base:h003,deprecated,,No.,article")
    second = ranking(write, "second", "r,base:h003,preferred,,Yes.,article", "../first")

    for given in ([second], [first, second], [second, first]):
        (claim,) = cg.why(cg.open_graph(*given), "place/hall", "base:since").claims

        assert (claim.rank, claim.reason) == ("preferred", "Yes. (second:r)")


@pytest.mark.parametrize(("until", "rules"), [("1899", ["end-before-begin"]), ("1900", []), ("1950", [])])
def test_an_end_that_a_project_gives_is_not_before_the_begin_of_the_claim(
    write: Write, until: str, rules: list[str]
) -> None:
    claims = "id,subject,property,value,sources,from\nh1,place/hall,base:since,1900,article,1900-05\n"
    write(BASE, "base", **{**TERMS, "data/claims.csv": claims})
    folder = ranking(write, "fairs", f"r,base:h1,,{until},No.,article")

    faults = cg.build([folder], lenient=True).faults

    assert [each.rule for each in faults] == rules
    assert {(each.row, each.column) for each in faults} <= {(2, 4)}
