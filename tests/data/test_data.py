"""The tables of data/ keep the promises that the builder and the readers rely on."""

import csv
import hashlib
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from tests.support.questions import packaged

from creativegraph import project
from creativegraph.iris import BASE, expand

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
ARTICLE = ROOT.parent / "shared" / "seed" / "article.vi.txt"
HEADERS = {
    "claims": "id,subject,property,value,lang,sources,quote,start,end,mode,rank,reason,confidence,from,to,note",
    "sources": "id,kind,title,lang,title_en,address,publisher,date,licence,sha256,characters,note",
    "corrections": "id,wrong,right,error,reason,reason_vi,sources",
    "quotations": "id,source,quote,claims,form,note",
}
RECORDED = {
    "claims": "id,subject,property,value,lang,sources,quote,start,end,page,mode,rank,reason,confidence,from,to,"
    "entered_by,entered_on,note",
    "sources": "id,kind,title,lang,title_en,address,archive,publisher,date,read,covers,based_on,licence,sha256,"
    "characters,note",
}
"""The headers of tables that also tell who entered a row, and when a source was read."""
CITED = {
    "claims": HEADERS["claims"].replace(",mode", ",record,field,mode"),
    "sources": RECORDED["sources"].replace(",read", ",read,version"),
    "quotations": HEADERS["quotations"].replace(",note", ",before,note"),
}
"""The headers of tables of which rows rest on datasets, and of quotations that tell what stands before them."""
MODES = {"explicit", "recorded", "implied", "editorial", "background"}
RANKS = {"", "preferred", "deprecated"}
CONFIDENCES = {"", "high", "medium", "low"}
ELIDED = re.compile(r"(?P<first>.+) … (?P<last>.+) #(?P<digest>[0-9a-f]{16})", re.DOTALL)
LARGEST_SHARE = 0.34
ABSENT = "the article's text is not part of the project"

Row = dict[str, str]


def files(folder: str) -> list[Path]:
    return sorted((DATA / folder).glob("*.csv"))


def everything() -> list[Path]:
    return [path for folder in HEADERS for path in files(folder)]


@cache
def table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def rows(folder: str) -> list[Row]:
    return [row for path in files(folder) for row in table(path)]


@cache
def recorded() -> list[Row]:
    """The statements of the records tables, a filled cell each, as rows of a claims table."""
    found = []
    for path in files("records"):
        for row in table(path):
            for header, value in row.items():
                name, _, beside = header.partition(" ")
                if ":" not in name or not value or not (beside == "" or beside.isdecimal()):
                    continue
                term, _, lang = name.partition("@")
                local = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", term.partition(":")[2])
                told = {
                    role: row.get(f"{header} {role}") or row.get(role) or ""
                    for role in ("sources", "mode", "confidence", "note")
                }
                found.append({
                    **told, "id": "-".join(filter(None, (row["id"], local, lang, beside))).lower(),
                    "subject": row["thing"], "property": term, "value": value, "lang": lang,
                    "quote": "", "start": "", "end": "", "mode": told["mode"] or "explicit",
                    **{role: row.get(f"{header} {role}") or "" for role in ("rank", "reason", "from", "to")},
                })  # fmt: skip
    return found


def statements() -> list[Row]:
    """The rows of all claims tables, and what the records tables state."""
    return rows("claims") + recorded()


def codes(scheme: str) -> set[str]:
    (path,) = project.all_files("data/codes", f"{scheme}.ttl")
    text = path.read_text(encoding="utf-8")
    return set(re.findall(rf"^{scheme}:(\S+)$", text, re.MULTILINE))


def properties() -> dict[str, Row]:
    return {row["property"]: row for path in project.all_files("data", "properties.csv") for row in table(path)}


def things() -> set[str]:
    takes = properties()
    named = {row["value"] for row in statements() if takes[row["property"]]["value"] == "thing"}
    slugs = {name for name in named if "/" in name and not name.startswith(("code/", "http"))}
    return slugs | {row["subject"] for row in statements()}


def kind_of(thing: str) -> str:
    return thing.partition("/")[0]


def in_graph(thing: str, name: str, language: str | None = None) -> list[str]:
    """What the packaged graph says of a thing by a property, in a language if one is given."""
    subject, predicate = NamedNode(f"{BASE}id/{thing}"), NamedNode(expand(name) or "")
    said = [quad.object for quad in packaged().store().quads_for_pattern(subject, predicate, None, None)]
    return [str(each) for each in said if language in (None, getattr(each, "language", None))]


def of_document(row: Row, document: str) -> bool:
    return bool(row["quote"]) and document in row["sources"].split()


def quoted(claims: list[Row], text: str) -> set[int]:
    places: set[int] = set()
    for row in claims:
        if row["quote"]:
            start, end = int(row["start"]), int(row["end"])
            elided = ELIDED.fullmatch(row["quote"])
            opening = len(elided["first"]) if elided else end - start
            closing = len(elided["last"]) if elided else 0
            places.update(range(start, start + opening), range(end - closing, end))
        if row["lang"] == "vi" and "article" in row["sources"].split() and row["value"] in text:
            found = text.index(row["value"])
            places.update(range(found, found + len(row["value"])))
    return places


@pytest.fixture(scope="module")
def article() -> str:
    if not ARTICLE.exists():
        pytest.skip(ABSENT)
    return ARTICLE.read_bytes().decode()


@pytest.mark.parametrize("path", everything(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_table_is_plain_text_that_every_tool_reads_alike(path: Path) -> None:
    data = path.read_bytes()

    text = data.decode()

    assert not data.startswith(b"\xef\xbb\xbf"), "save the table without a byte order mark"
    assert b"\r" not in data, "save the table with line feeds only"
    assert data.endswith(b"\n"), "end the last row with a line feed"
    assert unicodedata.is_normalized("NFC", text), "normalise the table to NFC"


@pytest.mark.parametrize("path", everything(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_table_has_the_header_of_its_folder(path: Path) -> None:
    header = path.read_text(encoding="utf-8").partition("\n")[0]

    assert header in (HEADERS[path.parent.name], RECORDED.get(path.parent.name), CITED.get(path.parent.name))


@pytest.mark.parametrize("path", everything(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_table_is_sorted_by_id(path: Path) -> None:
    ids = [row["id"] for row in table(path)]

    assert ids == sorted(ids)


@pytest.mark.parametrize("path", everything(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_cell_begins_or_ends_with_a_blank(path: Path) -> None:
    found = [row["id"] for row in table(path) if any(cell != cell.strip() for cell in row.values())]

    assert not found


@pytest.mark.parametrize(
    ("folder", "form"),
    [("claims", r"[a-z]\d{3,}"), ("sources", r"[a-z0-9]+(-[a-z0-9]+)*"), ("corrections", r"k\d{2,}")],
)
def test_an_id_has_the_form_of_its_table_and_is_used_once(folder: str, form: str) -> None:
    uses = Counter(row["id"] for row in rows(folder))

    assert [name for name in uses if not re.fullmatch(form, name)] == []
    assert [name for name, times in uses.items() if times > 1] == []


def test_every_row_of_the_first_reading_of_the_article_still_has_its_claim() -> None:
    kept = {row["id"] for row in table(DATA / "claims" / "article.csv")}

    assert {f"a{number:03}" for number in range(1, 292)} <= kept


def test_modes_ranks_and_confidences_are_known() -> None:
    claims = statements()

    assert {row["mode"] for row in claims} <= MODES
    assert {row["rank"] for row in claims} <= RANKS
    assert {row["confidence"] for row in claims} <= CONFIDENCES


def test_every_property_is_listed_and_words_alone_have_a_language() -> None:
    known = properties()

    assert {row["property"] for row in statements()} <= set(known)
    found = [row["id"] for row in statements() if bool(row["lang"]) != (known[row["property"]]["value"] == "text")]
    assert found == []


def test_every_code_is_in_its_scheme() -> None:
    named = {row["value"] for row in statements() if row["value"].startswith("code/")}

    assert named
    for name in sorted(named):
        _, scheme, code = name.split("/")
        assert code in codes(scheme), name


def test_every_source_that_is_named_is_in_the_sources_table() -> None:
    named = {name for row in statements() + rows("corrections") for name in row["sources"].split()}

    assert named
    assert named <= {row["id"] for row in rows("sources")}
    assert [row["id"] for row in statements() + rows("corrections") if not row["sources"]] == []


def test_every_source_has_a_title_and_a_known_kind() -> None:
    kinds = codes("source-kind")

    assert [row["id"] for row in rows("sources") if not row["title"] or row["kind"] not in kinds] == []


def test_a_document_and_only_a_document_is_known_by_its_digest() -> None:
    for row in rows("sources"):
        document = row["kind"] == "document"

        assert document == bool(re.fullmatch(r"[0-9a-f]{64}", row["sha256"])), row["id"]
        assert document == row["characters"].isdecimal(), row["id"]


def test_a_quotation_has_offsets_and_a_document_and_offsets_have_a_quotation() -> None:
    documents = {row["id"] for row in rows("sources") if row["kind"] == "document"}

    for row in rows("claims"):
        if not row["quote"]:
            assert row["start"] == row["end"] == "", row["id"]
            continue

        assert len(documents & set(row["sources"].split())) == 1, row["id"]
        length = int(row["end"]) - int(row["start"])
        assert ELIDED.fullmatch(row["quote"]) if " … " in row["quote"] else len(row["quote"]) == length, row["id"]


def test_every_claim_that_is_taken_from_the_article_quotes_it() -> None:
    found = [row["id"] for row in rows("claims") if "article" in row["sources"].split() and not row["quote"]]

    assert found == []


def test_a_background_claim_never_rests_on_the_article() -> None:
    background = [row for row in statements() if row["mode"] == "background"]

    assert background
    assert [row["id"] for row in background if "article" in row["sources"].split()] == []


def test_a_rank_other_than_normal_has_its_reason() -> None:
    assert [row["id"] for row in statements() if bool(row["rank"]) != bool(row["reason"])] == []


def test_every_deprecated_claim_is_corrected_with_a_reason_in_both_languages() -> None:
    deprecated = {row["id"] for row in statements() if row["rank"] == "deprecated"}
    corrections = rows("corrections")

    assert deprecated == {row["wrong"] for row in corrections}
    assert [row["id"] for row in corrections if not (row["reason"] and row["reason_vi"])] == []


def test_a_correction_puts_a_preferred_claim_in_the_place_of_the_wrong_one() -> None:
    claims = {row["id"]: row for row in statements()}

    for row in rows("corrections"):
        wrong, right = claims[row["wrong"]], claims[row["right"]]

        assert right["rank"] == "preferred", row["id"]
        assert (wrong["subject"], wrong["property"]) == (right["subject"], right["property"]), row["id"]
        assert wrong["value"] != right["value"], row["id"]
        assert row["error"] in codes("error-type"), row["id"]


def test_every_thing_has_a_type_of_its_own_or_that_of_its_kind() -> None:
    typed = {row["subject"] for row in statements() if row["property"] == "rdf:type"}
    by_kind = {row["kind"] for row in table(DATA / "kinds.csv") if row["class"]}

    bare = things() - typed

    assert {kind_of(each) for each in bare} <= by_kind
    assert [each for each in sorted(bare) if not in_graph(each, "rdf:type")] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_thing_has_one_preferred_label_in_each_language_and_cities_their_english_one(language: str) -> None:
    by_kind = {row["kind"] for row in table(DATA / "kinds.csv") if row[f"label@{language}"]}
    abroad = {row["subject"] for row in recorded() if row["value"] == "cg:City"} if language == "vi" else set[str]()
    labels = Counter(
        row["subject"]
        for row in statements()
        if row["property"] == "skos:prefLabel" and row["lang"] == language and row["rank"] != "deprecated"
    )

    bare = things() - set(labels) - abroad

    assert {kind_of(each) for each in bare} <= by_kind, "only labels that kinds make of parts may be left out"
    assert [each for each in sorted(bare) if len(in_graph(each, "skos:prefLabel", language)) != 1] == []
    assert [name for name, times in labels.items() if times > 1] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_things_of_one_kind_but_places_share_a_preferred_label(language: str) -> None:
    labels = Counter(
        (row["subject"].partition("/")[0], row["value"])
        for row in statements()
        if row["property"] == "skos:prefLabel" and row["lang"] == language and not row["subject"].startswith("place/")
    )

    assert [label for label, times in labels.items() if times > 1] == []


def test_words_of_the_article_have_an_english_rendering() -> None:
    texts = {"cg:callsFor", "cg:hasConclusion", "cg:hasObjective", "cg:hasStatedImpact", "cg:reaffirms"}
    texts |= {"cg:stresses", "dcterms:description", "dcterms:title"}
    said = Counter((row["subject"], row["property"], row["lang"]) for row in rows("claims") if row["property"] in texts)

    unequal = [(subject, name) for subject, name, _ in said if said[subject, name, "vi"] != said[subject, name, "en"]]
    assert unequal == []


def test_a_property_with_one_value_has_no_tie_between_normal_claims() -> None:
    single = {name for name, row in properties().items() if row["single"] == "yes"}
    held: dict[tuple[str, str], set[str]] = {}
    for row in statements():
        if row["property"] in single and not row["rank"] and row["mode"] != "implied":
            held.setdefault((row["subject"], row["property"]), set()).add(row["value"])

    assert [place for place, values in held.items() if len(values) > 1] == []


def test_an_observation_is_whole() -> None:
    needed = {
        "sosa:hasFeatureOfInterest", "sosa:observedProperty", "sosa:hasSimpleResult", "cg:comparator",
    }  # fmt: skip
    told: dict[str, set[str]] = {}
    for row in rows("claims"):
        if row["subject"].startswith("obs/"):
            told.setdefault(row["subject"], set()).add(row["property"])

    assert told
    assert [name for name, has in told.items() if not needed <= has] == []


def test_a_participation_says_who_took_part_in_what_and_how() -> None:
    told: dict[str, set[str]] = {}
    for row in rows("claims"):
        if row["subject"].startswith("participation/") and row["mode"] != "implied":
            told.setdefault(row["subject"], set()).add(row["property"])

    assert told
    assert [name for name, has in told.items() if not {"cg:inActivity", "cg:participant", "cg:inRole"} <= has] == []


def test_the_article_is_the_one_that_the_sources_table_describes(article: str) -> None:
    source = next(row for row in rows("sources") if row["id"] == "article")

    assert hashlib.sha256(article.encode()).hexdigest() == source["sha256"]
    assert len(article) == int(source["characters"])


def test_every_quotation_stands_in_the_article_at_its_offsets(article: str) -> None:
    for row in rows("claims"):
        if not of_document(row, "article"):
            continue
        passage = article[int(row["start"]) : int(row["end"])]

        if elided := ELIDED.fullmatch(row["quote"]):
            assert passage.startswith(elided["first"]), row["id"]
            assert passage.endswith(elided["last"]), row["id"]
            assert hashlib.sha256(passage.encode()).hexdigest()[:16] == elided["digest"], row["id"]
        else:
            assert passage == row["quote"], row["id"]


def test_at_most_thirty_four_per_cent_of_the_article_is_repeated(article: str) -> None:
    share = len(quoted(rows("claims"), article)) / len(article)

    assert share < LARGEST_SHARE, f"{share:.1%} of the article is quoted; trim quotations and values"


def test_an_explicit_vietnamese_value_is_made_of_words_of_the_article(article: str) -> None:
    found = [
        row["id"]
        for row in rows("claims")
        if row["lang"] == "vi" and row["mode"] == "explicit" and "article" in row["sources"].split()
        if row["value"] not in article
    ]

    assert found == []
