"""What a project says of the claims of another one: corrections, ranks, ends and waivers."""

from pathlib import Path

import pytest
from tests.support.projects import (
    ALONE,
    BASE,
    FACTS,
    HEADER,
    MANIFEST,
    ON_BASE,
    TERMS,
    Write,
    of_two,
    stated,
)

import creativegraph as cg
from creativegraph.errors import TableError


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


def test_of_two_rows_the_one_that_takes_a_class_away_is_told_where_a_class_is_lacking(write: Write) -> None:
    properties = "property,value,single,implied,scheme,domain,label@en\nbase:since,integer,yes,no,,base:Market,since\n"
    more = "h004,place/hall,skos:altLabel,Old hall,en,article,,\n"
    write(BASE, "base", **{**TERMS, "data/properties.csv": properties, "data/claims.csv": FACTS + more})
    ranks = "id,claim,rank,reason,sources\nr1,base:h004,deprecated,x,article\nr2,base:h001,deprecated,y,article\n"

    found = cg.check(write(ON_BASE, **{"data/ranks.csv": ranks})).findings

    assert {each.cell.row for each in found if each.cell and each.rule.endswith("since-domain")} == {3}


def test_a_rank_that_raises_what_its_own_project_corrects_is_refused_at_its_row(write: Write) -> None:
    wrong = FACTS + "h004,place/hall,base:since,1899,,article,deprecated,A slip.\n"
    corrections = "id,wrong,right,error,reason,sources\nk1,h004,h003,wrong-date,A year early.,article\n"
    write(BASE, "base", **{**TERMS, "data/claims.csv": wrong, "data/corrections.csv": corrections})
    ranks = "id,claim,rank,to,reason,sources\nr1,base:h004,preferred,,It was right.,article\n"

    built = cg.build([write(ON_BASE, **{"data/ranks.csv": ranks})], lenient=True)

    assert [f"{each.rule} {Path(each.file).parts[-3]} {each.row}:{each.column}" for each in built.faults] == [
        "corrected-not-deprecated fairs 2:3"
    ]
    assert "in base:k1" in built.faults[0].message
    assert built.claims["base:h004"].rank == "deprecated"
    assert "base:k1" in built.corrections


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


def test_an_unknown_kind_of_error_is_told_with_all_that_there_are(write: Write) -> None:
    claims = HEADER + "h001,place/hall,base:since,1901,,article,,\n"
    table = CORRECTED.format("base:h003").replace("wrong-date", "wrong-number")
    folder = of_two(write, **{"data/claims.csv": claims, "data/corrections.csv": table})

    with pytest.raises(TableError) as raised:
        cg.build([folder])

    (told,) = [each.message for each in raised.value.faults if each.rule == "unknown-error-type"]
    assert "use one of " in told
    assert "wrong-date" in told


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


def test_a_table_of_waivers_outside_all_projects_is_of_the_one_that_is_opened(write: Write, tmp_path: Path) -> None:
    rows = "id,rule,thing,reason,date\nw1,cgs:RequiredLabel-en,place/{},It has none.,2026-01-01\n"
    base = write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS.replace("h002", "h002x").replace(",en,", ",de,")})
    (tmp_path / "mine.csv").write_text(rows.format("hall"))

    found = cg.check(base, waivers=tmp_path / "mine.csv").findings

    assert [each.waiver and each.waiver.id for each in found] == ["base:w1"]


def test_each_project_says_which_languages_labels_of_its_own_things_need(write: Write) -> None:
    write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS})
    shed = HEADER + "h1,place/shed,rdf:type,base:Market,,article,,\nh2,place/shed,skos:prefLabel,Shed,en,article,,\n"
    fairs = write(
        ON_BASE.replace('required_languages = ["en"]', 'required_languages = ["de"]'),
        **{"data/claims.csv": shed.replace("place/shed", "fairs:place/shed")},
    )

    found = [(each.rule.rpartition("#")[2], each.focus.rpartition("/")[2]) for each in cg.check(fairs).findings]

    assert found == [("RequiredLabel-de", "shed")]


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
