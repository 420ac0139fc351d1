"""Quotations of claims tables: compared with their texts where these are at hand, and placed by their words."""

import csv
import hashlib
import io
from pathlib import Path
from typing import Protocol

import pytest
from tests.support.commands import command
from tests.support.projects import ALONE, TERMS, Write

import creativegraph as cg
from creativegraph.errors import Fault, TableError, UnreadableError
from creativegraph.store.inputs import Asked
from creativegraph.tables import Build, build, verify
from creativegraph.tables.quotations.texts import given_texts

TEXT = (
    "The hall of Orvane opened in 1900. The “old hall” drew 500 guests – and more.\n"
    "Ms Vale said: the hall is old. She left. Ms Vale said again: the hall is old."
)
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
NAMING = ALONE.replace("extends", 'texts = "texts"\nextends').replace("0.2", "0.9")
SOURCES = f"id,kind,title,lang,sha256,characters\nreport,document,Report,en,{SHA},{len(TEXT)}\narticle,website,A,en,,\n"


def rows(*quotes: tuple[str, str, str]) -> str:
    """A table with a claim for each quotation and its offsets, of which each may be empty."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["id", "subject", "property", "value", "lang", "sources", "quote", "start", "end"])
    for number, each in enumerate(quotes, 1):
        table.writerow([f"q{number}", "place/hall", "skos:altLabel", f"Hall {number}", "en", "report", *each])
    return out.getvalue()


class Project(Protocol):
    """What the fixture returns."""

    def __call__(self, *quotes: tuple[str, str, str], manifest: str = NAMING, text: str | None = TEXT) -> Build:
        """Return what is built of a project with some quotations."""
        ...


@pytest.fixture
def project(write: Write) -> Project:
    """Return a function that writes a project whose manifest names its texts, and returns what is built of it."""

    def built(*quotes: tuple[str, str, str], manifest: str = NAMING, text: str | None = TEXT) -> Build:
        files = {"texts/any.txt": text} if text is not None else {}
        folder = write(
            manifest, **TERMS_OF_ALONE, **files, **{"data/sources.csv": SOURCES, "data/c.csv": rows(*quotes)}
        )
        return build([folder], lenient=True)

    return built


TERMS_OF_ALONE = {name: text.replace("base:", "fairs:") for name, text in TERMS.items()}


def told(faults: "tuple[Fault, ...] | list[Fault]") -> list[tuple[str, int, str]]:
    """The rules, columns and fixes of faults."""
    return [(each.rule, each.column, each.fix) for each in faults]


def passages(made: Build) -> list[tuple[int, int, str]]:
    """The places and words that claims quote."""
    return [each.passage[1:4] for each in made.claims.values() if each.passage]


def test_the_digest_of_a_document_is_told_where_a_text_has_its_name(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "press.txt").write_text("Huế", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("id,kind,title,lang\npress,document,Báo,vi\n", encoding="utf-8")
    (tmp_path / "claims.csv").write_text(
        "id,subject,property,value,lang,sources,quote\nh1,place/hue,skos:prefLabel,Huế,vi,press,Huế\n", encoding="utf-8"
    )

    with given_texts(tmp_path / "texts"), pytest.raises(TableError) as caught:
        build([tmp_path / "sources.csv", tmp_path / "claims.csv"])

    digest = hashlib.sha256("Huế".encode()).hexdigest()
    assert all(f"press.txt has sha256 {digest}, characters 3" in each.message for each in caught.value.faults)
    assert caught.value.faults[0].fix == digest


def test_a_quotation_without_offsets_is_placed_by_its_words(project: Project) -> None:
    made = project(("opened in 1900", "", ""))

    assert made.faults == ()
    assert passages(made) == [(19, 33, "opened in 1900")]


def test_what_a_copy_changed_is_told_and_the_graph_has_the_words_of_the_text(project: Project) -> None:
    made = project(('"old hall" drew', "", ""))

    assert [each[2] for each in passages(made)] == ["“old hall” drew"]
    assert told(made.faults) == [("quote-tolerated", 7, "“old hall” drew")]
    assert "with other quotation marks or apostrophes;" in made.faults[0].message
    assert "khác về dấu ngoặc kép" in made.faults[0].message_vi


def test_a_quotation_that_stands_at_several_places_is_told_with_them(project: Project) -> None:
    made = project(("the hall is old", "", ""))

    assert passages(made) == []
    assert told(made.faults) == [("quote-several", 7, "")]
    assert "at 2 places: 92–107, 139–154;" in made.faults[0].message


def test_a_quotation_with_other_words_has_no_place_and_the_nearest_passage_is_told(project: Project) -> None:
    made = project(("drew 600 guests", "", ""))

    assert passages(made) == []
    [fault] = made.faults
    assert (fault.rule, fault.expected) == ("quote-not-found", "drew 500 guests")
    assert "nearest to it is 'drew 500 guests' at 50–65 ('600' → '500')" in fault.message
    assert "đoạn gần nhất là 'drew 500 guests'" in fault.message_vi


def test_wrong_offsets_are_told_with_the_right_ones(project: Project) -> None:
    made = project(("opened in 1900", "20", "34"), ("opened in 1900", "19", "40"), ("opened in 1900", "900", "914"))

    assert told(made.faults) == [
        *(("quote-elsewhere", 8, "19"), ("quote-elsewhere", 9, "33")),
        ("quote-elsewhere", 9, "33"),
        *(("quote-elsewhere", 8, "19"), ("quote-elsewhere", 9, "33")),
    ]


def test_right_offsets_with_another_copy_of_the_words_are_told_with_the_words(project: Project) -> None:
    made = project(("drew 500 guests - and more", "50", "76"))

    assert told(made.faults) == [("quote-differs", 7, "drew 500 guests – and more")]


def test_a_passage_with_words_left_out_becomes_one_with_a_digest(project: Project) -> None:
    made = project(("The hall of […] in 1900", "", ""))

    [passage] = [each.passage for each in made.claims.values() if each.passage]
    digest = hashlib.sha256(TEXT[:33].encode()).hexdigest()[:16]
    assert passage[1:7] == (0, 33, "", "The hall of", "in 1900", digest)
    assert told(made.faults) == [("quote-tolerated", 7, f"The hall of … in 1900 #{digest}")]

    again = project((f"The hall of … in 1900 #{digest}", "", ""), (f"The hall of … in 1900 #{digest}", "0", "33"))

    assert again.faults == ()


def test_one_offset_alone_is_a_fault(project: Project) -> None:
    assert told(project(("opened in 1900", "19", "")).faults) == [("quote-without-offsets", 9, "")]


def test_without_the_text_offsets_are_needed_and_a_missing_text_is_told_where_a_folder_is_named(
    project: Project,
) -> None:
    made = project(("opened in 1900", "19", "33"), ("opened in 1900", "", ""), text=None)

    assert told(made.faults) == [("manifest-texts", 1, ""), ("quote-not-placed", 7, "")]
    assert passages(made) == [(19, 33, "opened in 1900")]

    made = project(("opened in 1900", "19", "33"), text="another text")

    assert told(verify(made)[1]) == [("document-absent", 5, "")]


def test_no_text_is_missed_where_no_folder_is_named(project: Project) -> None:
    made = project(("opened in 1900", "19", "33"), manifest=ALONE)

    assert verify(made) == ([], [])
    assert made.faults == ()


def test_a_folder_of_texts_can_be_given(project: Project, tmp_path: Path) -> None:
    project(("opened in 1900", "", ""), manifest=ALONE)

    made = build([tmp_path / "fairs"])

    assert (told(made.faults), len(passages(made))) == ([("quote-not-placed", 7, "")], 0)

    made = build([tmp_path / "fairs"], texts=tmp_path / "fairs/texts")

    assert [(each.source, each.verified, each.placed) for each in verify(made, tmp_path / "fairs/texts")[0]] == [
        ("fairs:report", 1, 1)
    ]
    for none in (tmp_path / "none", ""):
        with pytest.raises(UnreadableError, match="is not a folder"):
            build([tmp_path / "fairs"], texts=none)


def test_why_shows_the_words_where_the_folder_of_their_text_is_given(project: Project, tmp_path: Path) -> None:
    project(("opened in 1900", "", ""), manifest=ALONE)
    asked = ("why", "place/hall", "-g", str(tmp_path / "fairs"))

    without, given = command(*asked), command(*asked, "--texts", str(tmp_path / "fairs" / "texts"))

    assert "opened in 1900" not in without.stdout
    assert "opened in 1900" in given.stdout
    assert "opened in 1900" not in command(*asked).stdout  # what is kept of a project was made without the text


def test_an_endpoint_takes_no_folder_of_texts(tmp_path: Path) -> None:
    done = command("find", "Hall", "-g", "https://example.org/sparql", "--texts", str(tmp_path))

    assert (done.code, "leave out --texts" in done.stderr) == (1, True)


def test_a_graph_is_made_anew_once_a_text_has_changed(project: Project, tmp_path: Path) -> None:
    project(("opened in 1900", "", ""))
    folder = tmp_path / "fairs"
    before = len(cg.open_graph(folder))
    assert len(cg.open_graph(folder)) == before

    (folder / "texts" / "any.txt").write_text("another text")

    assert len(cg.open_graph(folder)) < before


def test_a_store_on_disk_knows_that_a_text_has_changed(project: Project, tmp_path: Path) -> None:
    project(("opened in 1900", "", ""))
    before = Asked([tmp_path / "fairs"]).inputs()

    (tmp_path / "fairs" / "texts" / "any.txt").write_text("another text")

    assert Asked([tmp_path / "fairs"]).inputs().changes(before) == [str(tmp_path / "fairs" / "texts" / "any.txt")]


def test_the_text_beside_tables_of_no_project_places_their_quotations_in_every_graph(tmp_path: Path) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    mine = tmp_path / "mine"
    (mine / "texts").mkdir(parents=True)
    (mine / "texts" / "any.txt").write_text(TEXT, encoding="utf-8")
    (mine / "sources.csv").write_text(
        f"id,kind,title,sha256,characters\nreport,document,Report,{digest},{len(TEXT)}\n", encoding="utf-8"
    )
    (mine / "claims.csv").write_text(
        "id,subject,property,value,sources,quote\nm1,event/hall,rdf:type,cg:Event,report,opened in 1900\n",
        encoding="utf-8",
    )

    opened = cg.open_graph(mine)
    (mine / "texts" / "any.txt").unlink()

    assert len(opened) > len(cg.open_graph(mine))


def test_a_file_that_is_too_large_is_no_text(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("creativegraph.tables.quotations.texts.LARGEST", len(TEXT) - 1)

    assert told(project(("opened in 1900", "", "")).faults) == [("quote-not-placed", 7, "")]


@pytest.mark.parametrize("texts", ['"../texts"', '"/etc"', "3", '""', '["texts"]'])
def test_the_folder_of_texts_lies_in_the_project(project: Project, texts: str) -> None:
    made = project(("opened in 1900", "19", "33"), manifest=NAMING.replace('"texts"', texts))

    assert [each.rule for each in made.faults] == ["manifest-value"]
    assert "texts" in made.faults[0].message


def test_a_link_that_leads_out_of_the_project_is_no_text(project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text(TEXT, encoding="utf-8")
    project(("opened in 1900", "", ""), text="another text")
    (tmp_path / "fairs/texts/link.txt").symlink_to(tmp_path / "elsewhere.txt")

    assert told(build([tmp_path / "fairs"], lenient=True).faults) == [("quote-not-placed", 7, "")]


READ = "id,kind,title,lang,address,read\nlist,announcement,List,en,{address},{read}\nnote,website,Note,en,,\n"
ROWS = "id,thing,sources,skos:prefLabel@en,cg:latitude\nr1,place/hall,note,Hall,21.5\n"
QUOTED = "id,source,quote,claims,form,before,after\n"
LINE = "l1,list,Hall (Land) – 21.5,r1-latitude r1-pref-label-en,line,,Inn\n"
ADDRESS, DAY = "https://list.example/2019", "2026-11-29"


def located(folder: Path, row: str = LINE, address: str = ADDRESS, read: str = DAY) -> Build:
    """What is built of a record whose claims rest on a line of a list that is on the web."""
    tables = {"sources": READ.format(address=address, read=read), "records": ROWS, "quotations": QUOTED + row}
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return build([folder], lenient=True)


def test_a_line_of_a_list_serves_several_claims_by_its_words_address_and_day(tmp_path: Path) -> None:
    made = located(tmp_path)

    assert made.faults == ()
    assert {each.sources for each in made.claims.values() if each.passage} == {("note", "list")}
    assert {each.id for each in made.claims.values() if each.passage} == {"r1-pref-label-en", "r1-latitude"}
    lines = [each for each in made.evidence() if "/selector/" in each.partition(" ")[0] or "#Quotation>" in each]
    said = {each.split(" ", 1)[1] for each in lines}
    oa = "<http://www.w3.org/ns/oa#"
    assert f'{oa}exact> "Hall (Land) – 21.5"' in said
    assert f'{oa}suffix> "Inn"' in said
    assert not any("start>" in each or "PositionSelector" in each for each in said)
    assert sum("#QuotedLine>" in each for each in made.evidence()) == 1


def test_words_that_may_not_be_copied_are_known_by_their_ends_and_a_digest(tmp_path: Path) -> None:
    digest = hashlib.sha256("Hall (Land) – 21.5".encode()).hexdigest()[:16]

    made = located(tmp_path, f"l1,list,Hall … 21.5 #{digest},r1-latitude,,,\n")

    assert made.faults == ()
    said = [each for each in made.evidence() if f"/selector/list-{digest}>" in each.partition(" ")[0]]
    assert [each.rpartition("#")[2] for each in said] == [
        "Selector>", 'closingWords> "21.5"', 'openingWords> "Hall"', f'passageDigest> "{digest}"',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (LINE.replace("Hall (Land) –", "Hall …"), ("quote-without-digest", 3)),
        (LINE.replace("list", "note"), ("quote-without-document", 3)),
        (LINE.replace("list,", "list note,"), ("quotation-of-several", 2)),
        (LINE.replace("Hall (Land) – 21.5", ""), ("quotation-without-words", 3)),
        (LINE.replace("r1-latitude", "r1-latitud"), ("unknown-claim", 4)),
        (LINE.replace("r1-latitude r1-pref-label-en", ""), ("missing-value", 4)),
        (LINE.replace(",line,", ",list,"), ("not-a-choice", 5)),
        (LINE + LINE.replace("l1", "l2").replace(" r1-pref-label-en", ""), ("quoted-already", 4)),
    ],
)
def test_what_is_wrong_with_a_row_of_quotations_is_told_at_its_cell(
    tmp_path: Path, row: str, found: tuple[str, int]
) -> None:
    assert [(each.rule, each.column) for each in located(tmp_path, row).faults] == [found]


@pytest.mark.parametrize(("address", "read"), [("", DAY), ("a cupboard", DAY), (ADDRESS, "")])
def test_words_on_the_web_need_an_address_and_the_day_on_which_they_stood_there(
    tmp_path: Path, address: str, read: str
) -> None:
    assert [each.rule for each in located(tmp_path, LINE, address, read).faults] == ["quote-without-document"]


def test_lines_of_a_list_are_counted_apart_from_what_is_quoted(tmp_path: Path) -> None:
    text = "Hall (Land) – 21.5\nInn (Land) – 22"
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "any.txt").write_text(text, encoding="utf-8")
    made = located(tmp_path)
    digest = hashlib.sha256(text.encode()).hexdigest()
    (tmp_path / "sources.csv").write_text(
        "id,kind,title,lang,sha256,characters\n"
        f"list,announcement,List,en,{digest},{len(text)}\nnote,website,Note,en,,\n",
        encoding="utf-8",
    )

    made = build([tmp_path], lenient=True, texts=tmp_path / "texts")
    [share], faults = verify(made, tmp_path / "texts")

    assert (share.verified, share.lines, share.quoted, faults) == (1, 1, 0, [])


def quoting(folder: Path, text: str, rows: str) -> Build:
    """What is built of a record whose claims rest on rows of quotations of a text at hand."""
    located(folder)
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / "any.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (folder / "sources.csv").write_text(
        "id,kind,title,lang,sha256,characters\n"
        f"list,announcement,List,en,{digest},{len(text)}\nnote,website,Note,en,,\n",
        encoding="utf-8",
    )
    (folder / "quotations.csv").write_text(QUOTED + rows, encoding="utf-8")
    return build([folder], lenient=True)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Land:", "Inn", []),
        ("land", "“Inn", [("quote-beside-differs", 6, "")]),
        ("Land:", "Barn", [("quote-beside-differs", 7, "")]),
        ("Hall", "Barn", [("quote-beside-differs", 6, ""), ("quote-beside-differs", 7, "")]),
        ("Here:", "Inn", [("quote-beside-differs", 6, "")]),
    ],
)
def test_words_before_and_after_a_quotation_are_those_of_its_text(
    before: str, after: str, found: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    text = "Here: the first Land:\nHall 21.5\n“Inn” Here: 22"

    made = quoting(tmp_path, text, f"l1,list,Hall 21.5,r1-latitude,line,{before},{after}\n")

    assert told(made.faults) == found


def test_words_beside_a_quotation_tell_which_of_several_places_is_meant(tmp_path: Path) -> None:
    text = "East: Hall 21.5, north. West: Hall 21.5, south."

    made = quoting(tmp_path, text, "l1,list,Hall 21.5,r1-latitude,line,West:,\n")

    assert (made.faults, passages(made)) == ((), [(30, 39, "Hall 21.5")])


LINES = "The hall of Orvane was opened by the mayor in 1900. Hall (Land) – Crafts and Folk Art, since 2019."


@pytest.mark.parametrize(
    ("quote", "rules"),
    [
        ("Hall (Land) – Crafts and Folk Art, since 2019.", []),
        ("The hall of Orvane was opened by the mayor in 1900.", ["line-is-prose"]),
        ("The hall of Orvane was opened by the mayor in 1900", ["line-is-prose"]),
        ("The hall of … Folk Art #{digest}", ["line-is-prose"]),
    ],
)
def test_sentences_are_no_lines_of_a_list_and_count_into_the_quoted_share(
    quote: str, rules: list[str], tmp_path: Path
) -> None:
    digest = hashlib.sha256(LINES[: LINES.index(", since")].encode()).hexdigest()[:16]
    row = f'l1,list,"{quote.format(digest=digest)}",r1-latitude,line,,\n'
    made = quoting(tmp_path, LINES, row)

    [share], faults = verify(made)

    assert [each.rule for each in made.faults] == rules
    assert (share.lines == 0, share.quoted > 0) == (bool(rules), bool(rules))
    if share.part > 0.35:
        assert "characters more than 35%; shorten quotations, first those of records.csv:2" in faults[0].message


def test_a_build_says_that_quotations_have_no_place_for_want_of_their_text(tmp_path: Path) -> None:
    quoting(tmp_path, TEXT, "")
    (tmp_path / "texts" / "any.txt").unlink()
    (tmp_path / "quotations.csv").write_text(
        QUOTED + "l1,list,old hall,r1-latitude,,,\nl2,list,new hall,r1-pref-label-en,,,\n"
    )

    done = command("build", str(tmp_path))

    assert done.code == 0
    assert "quotations.csv:2:3: the quotation has no start and end, and its text is not at hand" in done.stderr
    assert done.stderr.rstrip().endswith("; 1 more likewise")
