"""Tables become claims, claims become triples, faults know their cells."""

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given as of
from hypothesis import strategies as st

from creativegraph.errors import TableError, UnknownNameError, UnreadableError
from creativegraph.names.fold import fold
from creativegraph.tables import build, verify
from creativegraph.tables.cells import edtf
from creativegraph.tables.cells.numbers import canonical
from creativegraph.tables.lines import tidy
from creativegraph.tables.triples import string

HEADER = "id,subject,property,value,lang,sources,quote,start,end,mode,rank,reason,from,to\n"
TEXT = "Lễ hội năm 2029 có hơn 300,000 du khách."
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
SOURCES = (
    "id,kind,title,lang,sha256,characters\n"
    f"paper,document,Báo,vi,{DIGEST},{len(TEXT)}\n"
    "press,press,Press,en,,\n"
)  # fmt: skip


def tables(folder: Path, *claims: str, sources: str = SOURCES, header: str = HEADER) -> Path:
    (folder / "sources.csv").write_text(sources, encoding="utf-8")
    (folder / "claims.csv").write_text(header + "\n".join(claims) + "\n", encoding="utf-8")
    return folder


@of(st.lists(st.text(min_size=1, max_size=2)))
def test_lines_are_sorted_and_each_stands_once_also_where_there_are_none(lines: list[str]) -> None:
    assert tidy(lines) == sorted(set(lines))


def faults(folder: Path) -> list[str]:
    with pytest.raises(TableError) as caught:
        build([folder])
    return [f"{Path(each.file).name}:{each.row}:{each.column}: {each.message}" for each in caught.value.faults]


def direct(folder: Path) -> str:
    return "\n".join(build([folder]).direct())


def test_a_claim_becomes_a_plain_triple_and_a_thing_of_its_own(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,event/fair,rdf:type,cg:Festival,,press,,,,,,,,")

    built = build([folder])

    assert any(line.endswith("#type> <https://w3id.org/creativegraph/ontology#Festival>") for line in built.direct())
    assert any("/id/claim/c1> " in line and "claimSubject" in line for line in built.evidence())


@pytest.mark.parametrize("name", ["cg:Festival", "festival", "Festival", "lễ hội"])
def test_a_class_is_called_by_its_label_in_a_claims_table(tmp_path: Path, name: str) -> None:
    folder = tables(tmp_path, f"c1,event/fair,rdf:type,{name},,press,,,,,,,,")

    assert any(
        line.endswith("#type> <https://w3id.org/creativegraph/ontology#Festival>") for line in build([folder]).direct()
    )


def test_several_classes_in_a_cell_can_be_called_by_their_labels(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,event/fair,rdf:type,festival; conference,,press,,,,,,,,")

    told = "\n".join(build([folder]).direct())

    assert "ontology#Festival>" in told
    assert "ontology#Conference>" in told


def test_preferred_beats_normal_and_deprecated_never_counts(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        "c1,membership/m,cg:memberSince,2029,,paper,,,,,deprecated,too late,,",
        "c2,membership/m,cg:memberSince,2018,,press,,,,,,,,",
        "c3,membership/m,cg:memberSince,2019,,press,,,,,preferred,official list,,",
    )

    found = direct(folder)

    assert '"2019"' in found
    assert '"2018"' not in found
    assert '"2029"' not in found


def test_many_valued_properties_keep_all_that_is_not_deprecated(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        "c1,event/e,cg:organisedBy,org/a,,press,,,,,preferred,host,,",
        "c2,event/e,cg:organisedBy,org/b,,press,,,,,,,,",
        "c3,event/e,cg:organisedBy,org/c,,press,,,,,deprecated,denied,,",
    )

    found = direct(folder)

    assert "/org/a>" in found
    assert "/org/b>" in found
    assert "/org/c>" not in found


def test_labels_compete_within_their_language_only(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        "c1,event/e,skos:prefLabel,Fair,en,press,,,,,,,,",
        "c2,event/e,skos:prefLabel,The Fair,en,press,,,,,preferred,official,,",
        "c3,event/e,skos:prefLabel,Hội chợ,vi,press,,,,,,,,",
    )

    found = direct(folder)

    assert '"The Fair"@en' in found
    assert '"Fair"@en' not in found
    assert '"Hội chợ"@vi' in found


def test_what_is_implied_counts_for_structure_alone(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        "c1,event/e,rdf:type,cg:Festival,,press,,,,implied,,,,",
        "c2,membership/m,cg:creativeField,code/creative-field/design,,press,,,,implied,,,,",
    )

    found = direct(folder)

    assert "ontology#Festival>" in found
    assert "creative-field/design>" not in found


def test_what_has_ended_is_evidence_and_no_longer_direct(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,place/p,cg:locatedIn,place/old,,press,,,,,,,2010,2025-06")

    built = build([folder])

    assert "/place/old>" not in "\n".join(built.direct())
    assert any('validUntil> "2025-06"' in line for line in built.evidence())


def test_observations_of_one_indicator_compete_as_wholes(tmp_path: Path) -> None:
    def observation(name: str, value: int, rank: str) -> list[str]:
        return [
            f"{name}1,obs/{name},sosa:hasFeatureOfInterest,event/e,,press,,,,,,,,",
            f"{name}2,obs/{name},sosa:observedProperty,code/indicator/visitors,,press,,,,,,,,",
            f"{name}3,obs/{name},sosa:hasSimpleResult,{value},,press,,,,,{rank},{'counted' if rank else ''},,",
        ]

    folder = tables(tmp_path, *observation("a", 60000, ""), *observation("b", 200000, "preferred"))

    found = direct(folder)

    assert "/obs/b>" in found
    assert "/obs/a>" not in found


@pytest.mark.parametrize(
    "limit", ["cg:observedAt,place/hall", "cg:observedDays,9", "cg:hasTimeSpan,2023-11-26", "cg:observedAt,place/a"]
)
def test_a_figure_of_another_place_or_period_is_no_rival(tmp_path: Path, limit: str) -> None:
    def observation(name: str, value: int, rank: str, *more: str) -> list[str]:
        return [
            f"{name}1,obs/{name},sosa:hasFeatureOfInterest,event/e,,press,,,,,,,,",
            f"{name}2,obs/{name},sosa:observedProperty,code/indicator/visitors,,press,,,,,,,,",
            f"{name}3,obs/{name},sosa:hasSimpleResult,{value},,press,,,,,{rank},{'counted' if rank else ''},,",
            *(f"{name}{n},obs/{name},{each},,press,,,,,,,," for n, each in enumerate(more, start=4)),
        ]

    folder = tables(
        tmp_path,
        *observation("whole", 200000, "preferred"),
        *observation("part", 30000, "", limit),
        *observation("rival", 20000, ""),
        *observation("best", 40000, "preferred", limit) if limit.endswith("/a") else (),
    )

    found = direct(folder)

    assert ('"30000"' in found, '"20000"' in found) == (not limit.endswith("/a"), False)


def test_a_period_becomes_a_time_span_with_outer_days(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,event/e,cg:hasTimeSpan,2024-02,,press,,,,,,,,")

    found = direct(folder)

    assert '#edtf> "2024-02"' in found
    assert '#beginEarliest> "2024-02-01"' in found
    assert '#endLatest> "2024-02-29"' in found


def test_only_the_chosen_sources_speak(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        "c1,membership/m,cg:memberSince,2018,,paper,,,,,,,,",
        "c2,membership/m,cg:memberSince,2019,,press,,,,,preferred,official,,",
    )

    found = "\n".join(build([folder], sources=["paper"]).direct())

    assert '"2018"' in found
    assert '"2019"' not in found


def test_an_unknown_source_to_choose_is_named(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,event/e,rdf:type,cg:Festival,,press,,,,,,,,")

    with pytest.raises(
        UnknownNameError, match="no source named 'pressd'; did you mean press\\? there are paper, press"
    ):
        build([folder], sources=["pressd"])


def test_the_order_of_rows_does_not_change_the_graph(tmp_path: Path) -> None:
    rows = [f"c{n},event/e{n},rdf:type,cg:Festival,,press,,,,,,,," for n in range(20)]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    one = build([tables(tmp_path / "a", *rows)]).ntriples()
    other = build([tables(tmp_path / "b", *reversed(rows))]).ntriples()

    assert one == other


def test_the_hash_is_that_of_the_canonical_graph(tmp_path: Path) -> None:
    folder = tables(tmp_path, 'c1,event/e,skos:prefLabel,"a ""quoted"" \\ name\twith tab",en,press,,,,,,,,')
    built = build([folder])
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(built.ntriples(), format=pyoxigraph.RdfFormat.N_TRIPLES))

    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)

    lines = sorted(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in dataset)
    assert built.digest().sha256 == hashlib.sha256("".join(lines).encode()).hexdigest()


@of(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_every_text_is_written_as_its_own_literal(text: str) -> None:
    line = f"<x:s> <x:p> {string(text)} ."

    (quad,) = pyoxigraph.parse(line.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)

    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == text


@of(st.dates(), st.dates())
def test_the_bounds_of_an_interval_are_those_written(one: date, other: date) -> None:
    first, last = sorted([one, other])

    assert edtf.parse(f"{first}/{last}") == (first, last)


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025/2035", "2025-01-01", "2035-12-31"),
        ("2023-01/2023-06", "2023-01-01", "2023-06-30"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2024-11~", "2024-11-01", "2024-11-30"),
        ("2024-11-09?", "2024-11-09", "2024-11-09"),
    ],
)
def test_edtf_gives_outer_days(text: str, begin: str, end: str) -> None:
    period = edtf.parse(text)

    assert (str(period.begin), str(period.end)) == (begin, end)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2024-13", "2024-02-30", "2035/2025", "18/11/2023", "unknown", "P10D", "2024-W01-1"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        edtf.parse(text)


@of(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("C 1,event/e,rdf:type,cg:Festival,,press,,,,,,,,", "claims.csv:2:1: 'C 1' is not a valid id"),
        ("c1,evnt/e,rdf:type,cg:Festival,,press,,,,,,,,", "claims.csv:2:2: unknown kind 'evnt'; did you mean event?"),
        ("c1,event/É,rdf:type,cg:Festival,,press,,,,,,,,", "claims.csv:2:2: 'event/É' does not name a thing"),
        (
            "c1,event/e,cg:memberSinc,2019,,press,,,,,,,,",
            "claims.csv:2:3: unknown property 'cg:memberSinc'; did you mean",
        ),
        (
            "c1,event/e,cg:signdOn,x,,press,,,,,,,,",
            "claims.csv:2:3: unknown property 'cg:signdOn'; did you mean",
        ),
        ("c1,event/e,rdf:type,cg:Fistival,,press,,,,,,,,", "claims.csv:2:4: unknown class 'cg:Fistival'; did you mean"),
        ("c1,membership/m,cg:memberSince,in 2019,,press,,,,,,,,", "claims.csv:2:4: 'in 2019' is not of kind integer"),
        ("c1,event/e,cg:hasTimeSpan,soon,,press,,,,,,,,", "claims.csv:2:4: 'soon' is not a date"),
        (
            "c1,event/e,cg:organisedBy,org/a org/b,,press,,,,,,,,",
            "claims.csv:2:4: 'org/a org/b' holds several things",
        ),
        ("c1,event/e,cg:organisedBy,,,press,,,,,,,,", "claims.csv:2:4: the value is missing"),
        ("c1,p/e,cg:inRole,code/role/orgniser,,press,,,,,,,,", "claims.csv:2:2: unknown kind 'p'"),
        ("c1,participation/e,cg:inRole,code/role/orgniser,,press,,,,,,,,", "claims.csv:2:4: unknown code"),
        ("c1,event/e,skos:prefLabel,Fair,,press,,,,,,,,", "claims.csv:2:5: missing language tag"),
        ("c1,membership/m,cg:memberSince,2019,en,press,,,,,,,,", "claims.csv:2:5: a value of kind integer has no lang"),
        ("c1,event/e,rdf:type,cg:Festival,,,,,,,,,,", "claims.csv:2:6: a statement needs a source"),
        ("c1,event/e,rdf:type,cg:Festival,,pres,,,,,,,,", "claims.csv:2:6: unknown source 'pres'; did you mean press?"),
        (
            "c1,event/e,rdf:type,cg:Festival,,paper,hội,3,99,,,,,",
            "claims.csv:2:9: 3 to 99 lies outside paper, which has",
        ),
        ("c1,event/e,rdf:type,cg:Festival,,paper,hội,3,9,,,,,", "claims.csv:2:7: the quotation has 3 characters"),
        ("c1,event/e,rdf:type,cg:Festival,,paper,hội,x,9,,,,,", "claims.csv:2:8: 'x' is not a number of characters"),
        ("c1,event/e,rdf:type,cg:Festival,,press,hội,3,6,,,,,", "claims.csv:2:7: a quotation needs a source"),
        ("c1,event/e,rdf:type,cg:Festival,,press,,,,said,,,,", "claims.csv:2:10: 'said' is not a value of column mode"),
        (
            "c1,event/e,rdf:type,cg:Festival,,press,,,,,best,x,,",
            "claims.csv:2:11: 'best' is not a value of column rank",
        ),
        ("c1,event/e,rdf:type,cg:Festival,,press,,,,,preferred,,,", "claims.csv:2:12: rank preferred needs a reason"),
    ],
)
def test_a_fault_is_told_with_its_cell_and_what_to_do(tmp_path: Path, row: str, fault: str) -> None:
    folder = tables(tmp_path, row)

    found = faults(folder)

    assert any(each.startswith(fault) for each in found), found


def test_a_rank_that_is_none_is_not_asked_for_its_reason(tmp_path: Path) -> None:
    found = faults(tables(tmp_path, "c1,event/e,rdf:type,cg:Festival,,press,,,,,best,,,"))

    assert [each.partition(": ")[2][:27] for each in found if "rank" in each] == ["'best' is not a value of co"]


def test_a_row_without_a_subject_is_told_wherever_it_stands(tmp_path: Path) -> None:
    lacking, whole = "{},,rdf:type,cg:Festival,,press,,,,,,,,", "{},event/e,rdf:type,cg:Festival,,press,,,,,,,,"
    folder = tables(tmp_path, lacking.format("c1"), whole.format("c2"), lacking.format("c3"))
    (folder / "records.csv").write_text("id,thing,sources,skos:prefLabel@en\nr1,,press,Fair\n")

    found = faults(folder)

    told = [
        each.partition(": ")[0] for each in found if "the subject is missing" in each or "is missing; write" in each
    ]
    assert told == ["claims.csv:2:2", "claims.csv:4:2", "records.csv:2:2"]


def test_all_faults_of_all_tables_come_in_one_run(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        "c1,event/e,rdf:type,cg:Fistival,,press,,,,,,,,",
        "c1,event/e,rdf:type,cg:Festival,,nobody,,,,,,,,",
        sources=SOURCES + "bad,document,X,vi,123,\n",
    )

    found = faults(folder)

    assert len(found) >= 4
    assert {each.split(":")[0] for each in found} == {"claims.csv", "sources.csv"}


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        (HEADER.replace("value", "valeu"), "unknown column 'valeu'; did you mean 'value'?"),
        (HEADER.replace("note\n", "value\n").replace("to\n", "value\n"), "column 'value' appears twice"),
        (HEADER.replace("subject,", ""), "column subject is missing"),
    ],
)
def test_a_broken_header_is_told(tmp_path: Path, header: str, fault: str) -> None:
    folder = tables(tmp_path, header=header)

    assert any(fault in each for each in faults(folder))


@pytest.mark.parametrize("save", ["utf-8-sig", "crlf", "semicolon", "blank rows"])
def test_a_table_may_be_saved_as_spreadsheets_save_it(tmp_path: Path, save: str) -> None:
    folder = tables(tmp_path, "c1,event/e,skos:prefLabel,Hội chợ,vi,press,,,,,,,,")
    expected = build([folder]).ntriples()
    path = folder / "claims.csv"
    text = path.read_text(encoding="utf-8")

    text = {"crlf": text.replace("\n", "\r\n"), "semicolon": text.replace(",", ";"),
            "blank rows": text + "\n,,,,,\n\n"}.get(save, text)  # fmt: skip
    path.write_bytes(text.encode("utf-8-sig" if save == "utf-8-sig" else "utf-8"))

    assert build([folder]).ntriples() == expected


def test_a_table_with_tabs_is_taken_from_a_folder(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,event/e,skos:prefLabel,Hội chợ,vi,press,,,,,,,,")
    expected = build([folder]).ntriples()

    path = folder / "claims.csv"
    (folder / "claims.tsv").write_text(path.read_text(encoding="utf-8").replace(",", "\t"), encoding="utf-8")
    path.unlink()

    assert build([folder]).ntriples() == expected


def test_a_table_that_is_not_utf8_is_told_with_its_row(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,event/e,rdf:type,cg:Festival,,press,,,,,,,,")
    path = folder / "claims.csv"
    path.write_bytes(path.read_bytes() + "c2,event/e,skos:prefLabel,Huế,vi".encode("cp1258", "replace") + b"\xff\n")

    assert faults(folder)[0].startswith("claims.csv:3:5: the file is not UTF-8")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"nowhere\.csv"):
        build([tmp_path / "nowhere.csv"])


def test_rows_and_columns_count_as_a_spreadsheet_shows_them_also_after_a_cell_of_two_lines(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        'c1,event/e,skos:prefLabel,"two\nlines",en,press,,,,,,,,',
        "c2,event/e,rdf:type,cg:Nothing,,press,,,,,,,,",
    )

    assert faults(folder)[0].startswith("claims.csv:3:4:")


def test_every_triple_of_a_table_knows_its_cell(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,event/e,rdf:type,cg:Festival,,paper,hội,3,6,,,,,")
    built = build([folder])

    made = {line for line in (*built.direct(), *built.evidence()) if "hiddenLabel" not in line}

    found = built.cells_of({line.partition(" ")[0] for line in made})

    cells = {line: cell for pairs in found.values() for line, cell in pairs}
    assert made == cells.keys()
    line = next(each for each in built.direct() if each.endswith("#Festival>"))
    assert (Path(cells[line].file).name, cells[line].row, cells[line].column) == ("claims.csv", 2, 4)


def test_quotations_are_checked_against_the_text(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        "c1,event/e,rdf:type,cg:Festival,,paper,hội,3,6,,,,,",
        "c2,event/e,rdf:type,cg:Festival,,paper,hộx,3,6,,,,,",
    )
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "paper.txt").write_text(TEXT, encoding="utf-8")

    shares, wrong = verify(build([folder / "claims.csv", folder / "sources.csv"]), tmp_path / "papers")

    assert shares[0].verified == 1
    assert [(each.row, each.column) for each in wrong] == [(3, 7)]


def test_a_quotation_that_stands_elsewhere_is_told_with_the_right_offsets(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,event/e,rdf:type,cg:Festival,,paper,hội,4,7,,,,,")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "paper.txt").write_text(TEXT, encoding="utf-8")

    _, wrong = verify(build([folder / "claims.csv", folder / "sources.csv"]), tmp_path / "papers")

    assert [(each.column, each.fix) for each in wrong] == [(8, "3"), (9, "6")]
    assert "; the quotation stands at 3–6: write 3" in wrong[0].message


def test_a_long_passage_is_checked_by_its_ends_and_digest(tmp_path: Path) -> None:
    digest = hashlib.sha256(TEXT[3:15].encode()).hexdigest()[:16]
    row = f"c1,event/e,rdf:type,cg:Festival,,paper,{TEXT[3:6]} … {TEXT[11:15]} #{digest},3,15,,,,,"
    folder = tables(tmp_path, row, row.replace("c1", "c2").replace(digest, "0" * 16))
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "paper.txt").write_text(TEXT, encoding="utf-8")

    shares, wrong = verify(build([folder / "claims.csv", folder / "sources.csv"]), tmp_path / "papers")

    assert shares[0].quoted == 7
    assert [each.row for each in wrong] == [3]


def test_a_text_with_another_digest_is_told(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,event/e,rdf:type,cg:Festival,,press,,,,,,,,")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "paper.txt").write_text(TEXT + " ", encoding="utf-8")

    _, wrong = verify(build([folder / "claims.csv", folder / "sources.csv"]), tmp_path / "papers")

    assert "has this digest" in wrong[0].message


def test_a_correction_needs_its_claims_and_its_reason(tmp_path: Path) -> None:
    folder = tables(tmp_path, "c1,membership/m,cg:memberSince,2019,,press,,,,,,,,")
    (folder / "corrections.csv").write_text(
        "id,wrong,right,error,reason,sources\nk1,c1,c9,impossible-year,,press\n", encoding="utf-8"
    )

    found = faults(folder)

    assert [each.split(": ")[0] for each in found] == [
        "corrections.csv:2:3", "corrections.csv:2:2", "corrections.csv:2:5"
    ]  # fmt: skip


def test_two_dates_of_one_thing_never_share_a_time_span(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        "c1,event/e,cg:hasTimeSpan,2024?,,press,,,,,,,,",
        "c2,event/e,cg:hasTimeSpan,2024~,,press,,,,,,,,",
    )

    spans = {line.split(" ")[0] for line in build([folder]).direct() if "#edtf>" in line}

    assert len(spans) == 2


def test_an_address_cannot_smuggle_triples_in(tmp_path: Path) -> None:
    smuggled = 'odd,press,Odd,en,,,"https://x/a> .\n<http://evil> <http://p> <http://o"\n'
    sources = SOURCES.replace("characters\n", "characters,address\n") + smuggled
    folder = tables(tmp_path, "c1,event/e,rdf:type,cg:Festival,,press,,,,,,,,", sources=sources)

    found = build([folder]).ntriples()

    assert b"\n<http://evil>" not in found
    assert list(pyoxigraph.parse(found, format=pyoxigraph.RdfFormat.N_TRIPLES))


@of(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_one_number_has_one_text(number: Decimal) -> None:
    text = canonical(format(number, "f"))

    assert Decimal(text) == number
    assert canonical(text) == text
    assert text not in ("-0", "")
