"""Tables of phrases: those of a project of one's own, and what is told of a wrong cell."""

from pathlib import Path

import pytest
from tests.drafting.rules.marked import drafted, rows

from creativegraph.drafting import Document
from creativegraph.drafting.rules import candidates
from creativegraph.errors import TableError
from creativegraph.project import using
from creativegraph.tables import build
from creativegraph.tables.phrases.meant import is_meant
from creativegraph.tables.phrases.model import Phrases
from creativegraph.tables.phrases.phrases import phrases
from creativegraph.tables.projects.folders import projects_of
from creativegraph.tables.vocabulary import rows_in, vocabulary

MANIFEST = 'name = "fairs"\nversion = "1"\nbase = "https://example.org/fairs/"\nprefix = "fairs"\nextends = []\n'
TERMS = {
    "kinds": "kind,class,note\nmarket,fairs:Market,\nguild,fairs:Guild,\n",
    "classes": "class,below,label@en\nfairs:Market,,market\nfairs:Guild,,guild\n",
    "properties": "property,value,single,implied,scheme,domain,range,label@en\n"
    "fairs:heldBy,thing,no,no,,fairs:Market,fairs:Guild,held by\nfairs:since,integer,yes,no,,,,since\n"
    "fairs:rhythm,thing,no,no,rhythm,,,rhythm\n",
    "codes": "scheme,code,label@en\nrhythm,,rhythms\nrhythm,yearly,yearly\n",
}
HEADER = "id,lang,pattern,subject,property,value,columns,confidence,note\n"
PHRASES = HEADER + (
    "@and,,and|as well as,,,,,,\n"
    "!not,,not|never,near,,,,,\n"
    "!if,,if,before,,,,low,\n"
    'held-by,en,"{M:fairs:Market} (is|was) ~ held by {G:fairs:Guild+} [since {T:time}]",M,fairs:heldBy,G,,high,\n'
    "held-by,,,M,fairs:since,T,,,\n"
    "yearly,en,{M:fairs:Market} ~ every year,M,fairs:rhythm,code/rhythm/yearly,,,\n"
)


MARKET = (
    "[The Market|market/orvane;fairs:Market] was held by [the Bakers|guild/bakers;fairs:Guild] and [the Dyers"
    "|guild/dyers;fairs:Guild] "
)


def project(folder: Path, table: str) -> Path:
    """A project that extends nothing, with a table of phrases."""
    (folder / "data" / "codes").mkdir(parents=True)
    (folder / "creativegraph.toml").write_text(MANIFEST)
    for name, text in {**TERMS, "phrases": table}.items():
        (folder / "data" / ("codes" if name == "codes" else "") / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def read(folder: Path, table: str) -> Phrases:
    """The phrases of such a project."""
    used, faults = projects_of([project(folder, table)])
    assert faults == []
    with using(used):
        return phrases()


@pytest.fixture(name="fairs")
def of_fairs(tmp_path: Path) -> Path:
    """The project with its phrases."""
    return project(tmp_path, PHRASES)


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (
            MARKET + "since [1950|=1950].",
            {
                "market/orvane | fairs:heldBy | guild/bakers", "market/orvane | fairs:heldBy | guild/dyers",
                "market/orvane | fairs:since | 1950",
            },
        ),
        (
            "[Orvane Market|market/orvane;fairs:Market] opens here every year.",
            {"market/orvane | fairs:rhythm | code/rhythm/yearly"},
        ),
        ("[Orvane Market|market/orvane;fairs:Market] was not held by [the Bakers|guild/bakers;fairs:Guild].", set()),
        ("[Orvane Market|market/orvane;fairs:Market] was held by [the Market|market/b;fairs:Market].", set()),
    ],
)  # fmt: skip
def test_a_project_that_extends_nothing_has_phrases_of_its_own(fairs: Path, report: str, said: set[str]) -> None:
    used, _ = projects_of([fairs])

    with using(used):
        assert phrases().faults == []
        assert rows(report) == said


def test_words_of_doubt_can_concern_one_phrase(tmp_path: Path) -> None:
    used, _ = projects_of([project(tmp_path, PHRASES.replace("!not,,not|never", "!only-yearly,,once"))])

    with using(used):
        held = rows("Once [Orvane Market|market/a;fairs:Market] was held by [the Bakers|guild/bakers;fairs:Guild].")
        yearly = rows("Once [Orvane Market|market/a;fairs:Market] opens here every year.")

    assert (held, yearly) == ({"market/a | fairs:heldBy | guild/bakers"}, set())


def test_words_of_doubt_for_one_phrase_count_in_their_language_alone(tmp_path: Path) -> None:
    table = PHRASES.replace("!not,,not|never", "!only-yearly,fr,once").replace("yearly,en,", "yearly,,")
    used, _ = projects_of([project(tmp_path, table)])

    with using(used):
        said = "Once [Orvane Market|market/a;fairs:Market] opens here every year."
        assert (rows(said, "en"), rows(said, "fr")) == ({"market/a | fairs:rhythm | code/rhythm/yearly"}, set())


def test_words_of_doubt_count_in_their_language_alone(tmp_path: Path) -> None:
    table = PHRASES.replace("!not,,not|never", "!not,fr en,hardly").replace("!if,,if", "!if,fr,so")
    used, _ = projects_of([project(tmp_path, table.replace("yearly,en,", "yearly,,"))])
    hardly, so = (f"{word} [Orvane Market|market/a;fairs:Market] opens here every year." for word in ("Hardly", "So"))

    with using(used):
        said = [
            [each.confidence for each in drafted(text, lang)] for text in (hardly, so) for lang in ("en", "fr", "es")
        ]

    assert said == [[], [], ["medium"], ["medium"], ["low"], ["medium"]]


@pytest.mark.parametrize(
    ("row", "column", "rule", "told"),
    [
        ("a,en,{M:fairs:Market was held,M,fairs:since,1950,,,", 3, "phrase-pattern", "{A:type}"),
        ("a,en,{M:fairs:Markt} was held,M,fairs:since,1950,,,", 3, "phrase-term", "fairs:Market"),
        ("a,en,{M:fairs:Market} @hold,M,fairs:since,1950,,,", 3, "phrase-pattern", "@held"),
        ("a,en,{M:fairs:Market} was held,M,fairs:sinc,1950,,,", 5, "phrase-term", "fairs:since"),
        ("a,en,{M:fairs:Market} was held,G,fairs:since,1950,,,", 4, "phrase-slot", "M"),
        ("a,en,{M:fairs:Market} was held,M,fairs:since,T,,,", 6, "phrase-slot", "M"),
        ("a,en,{M:fairs:Market} was held,M,fairs:since,1950,wen=2025,,", 7, "phrase-term", "when"),
        ("a,en,{M:fairs:Market} was held,M,fairs:since,1950,,sure,", 8, "not-a-choice", "high"),
        ("A b,en,{M:fairs:Market} was held,M,fairs:since,1950,,,", 1, "not-an-id", "A b"),
        ("a,en,,M,fairs:since,1950,,,", 3, "phrase-pattern", "pattern"),
        ("a,en,{M:fairs:Market} was held,+markt/x,fairs:since,1950,,,", 4, "phrase-term", "market"),
        ("!not,,not,far,,,,,", 4, "not-a-choice", "near"),
        ("!so,French,not,near,,,,,", 2, "phrase-term", "'French'"),
        ("!only-hold,,not,near,,,,,", 1, "phrase-term", "'hold' is not known"),
    ],
)
def test_a_wrong_cell_is_told_where_it_is_with_what_to_do(
    tmp_path: Path, row: str, column: int, rule: str, told: str
) -> None:
    found = read(tmp_path, f"{HEADER}@held,,held,,,,,,\n{row}\n")

    (fault,) = found.faults
    assert (fault.row, fault.column, fault.rule) == (3, column, rule)
    assert told in fault.message
    assert [each for each in found.phrases if not each.id.startswith("label-")] == []


def test_check_tells_what_is_wrong_with_phrases(tmp_path: Path) -> None:
    wrong = project(tmp_path, PHRASES.replace("{M:fairs:Market} ~ every year", "{M:fairs:Market ~ every year"))

    found = build([wrong], lenient=True).faults

    assert [(each.row, each.column, each.rule) for each in found] == [(7, 3, "phrase-pattern")]


def test_drafting_waits_until_a_wrong_phrase_is_mended(tmp_path: Path) -> None:
    wrong = project(tmp_path, PHRASES.replace("{M:fairs:Market} ~ every year", "{M:fairs:Market ~ every year"))

    used, _ = projects_of([wrong])

    with using(used), pytest.raises(TableError, match="cannot be read in a pattern"):
        candidates(Document("A report.", "en"), [])


def test_the_packaged_phrases_are_without_faults() -> None:
    assert phrases().faults == []
    assert len(phrases().phrases) > 50


def test_a_word_that_means_nothing_is_told_at_its_cell(tmp_path: Path) -> None:
    fairs = project(tmp_path, PHRASES)
    (fairs / "data" / "words.csv").write_text(
        "lang,words,means,as,note\nen,bazaar,fairs:Market,head,\nen,each year,code/rhythm/yearly,,\nen,of,,link,\n"
        "en,Bakers,guild/bakers,name,\nen,weekly,code/rhythm/weekly,,\nen,tour,fairs:Tour,head,\nen,X,gild/x,name,\n"
        "en,run by,fairs:heldBy,,\nen,of guilds,guild,,\n",
        encoding="utf-8",
    )

    told = [each for each in build([fairs], lenient=True).faults if each.rule == "word-means-nothing"]

    assert [(Path(each.file).name, each.cell.name) for each in told] == [
        ("words.csv", "C6"), ("words.csv", "C7"), ("words.csv", "C8"), ("words.csv", "C10"),
    ]  # fmt: skip
    assert "'code/rhythm/weekly' is not known here" in told[0].message


def test_the_packaged_words_mean_something() -> None:
    known = vocabulary()

    assert [
        row for _, table, row in rows_in(None, "words") if (of := table.get(row, "means")) and not is_meant(of, known)
    ] == []
