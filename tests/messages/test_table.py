"""Every message is in both languages, is used, and says what it says with the same details."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from creativegraph.messages import table
from creativegraph.messages.table import languages, message, template, texts
from creativegraph.tables.rules import rules

SOURCE = Path(table.__file__).parents[1]
DETAIL = re.compile(r"\{(\w+)(?:![rs])?\}")
CHOSEN = {
    "advice.": "of the constraint that a value does not meet",
    "audit.guide.": "of the lines of the guide of a sample",
    "audit.kind.": "of the kind of what an audit lists",
    "audit.note.": "of the columns of a sample",
    "audit.todo.": "of the kind of what an audit lists",
    "changes.": "of the kind of change",
    "draft.": "of the sheet and the column of a draft, and of the line of its guide",
    "dossier.": "of the part of a dossier, of the mode of a claim, and of the column to fill in",
    "ontology.": "of the templates of the pages, which a test of these compares with the table",
    "plot.kind.": "of the class that a thing has",
    "plot.network.": "of the kind of network",
    "reconcile.": "of the reason for a score",
    "report.unworded.": "of what a result is of, where the shape has no message",
    "site.see.": "of the kind of picture",
    "site.standing.": "of what is held of a value that a source gives",
    "table.manifest-place.": "of what is there in place of a manifest or folder",
    "table.manifest-value.": "of the key of a manifest",
    "table.phrase-pattern.": "of what is wrong with a pattern",
    "table.tolerated.": "of what differs between a quotation and its text",
    "table.waiver-incomplete.": "of the column that a waiver needs",
    "template.column.": "of the columns of tables",
    "template.guide.": "of the lines of a guide",
    "template.note.": "of the columns of tables",
    "template.refused.": "of the rule of a column",
    "template.sheet.": "of the kind of table",
    "template.takes.": "of the kind of value",
}
"""Keys that data complete: what stands behind these beginnings is in the graph or an argument."""


def written(name: str) -> list[str]:
    with (table.FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [row["key"] for row in csv.DictReader(file)]


def constants() -> Iterator[str]:
    for page in sorted((SOURCE / "site" / "templates").rglob("*.html")):
        yield from re.findall(r"[\"'](site\.[a-z0-9.-]+[a-z0-9])[\"']", page.read_text(encoding="utf-8"))
    for path in (each for each in SOURCE.rglob("*.py") if each.parent.name != "topics"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                heads = [head.value for head in node.values[:1] if isinstance(head, ast.Constant)]
                yield from (f"{head}…" for head in heads if isinstance(head, str))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def of_scripts(keys: set[str]) -> set[str]:
    scripts = sorted((SOURCE / "site" / "live" / "scripts").rglob("*.js"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in scripts)
    quoted = set(re.findall(r'"([a-z-]+)"', text))
    begun = tuple(re.findall(r"`([a-z]+-)\$\{", text))
    names = {key: key.split(".")[2] for key in keys if key.count(".") == 2 and key.startswith("site.")}
    return {key for key, name in names.items() if name in quoted or name.startswith(begun)}


def expected() -> set[str]:
    severities = {f"report.{name}" for name in ("violation", "warning", "info", "waived")}
    counts = {f"report.{name}s" for name in ("violation", "warning", "info")}
    sheet = {f"report.{name}" for name in ("severity", "cell", "message", "expected", "write", "value", "thing")}
    sheet |= {"report.property", "report.rule", "report.reason"}
    engines = {"report.engine.fast", "report.engine.pyshacl"}
    tables = {f"table.{rule}{end}" for rule in rules() for end in ("", ".meaning")}
    return severities | counts | sheet | engines | tables


@pytest.mark.parametrize("name", ["messages.csv", "rules.csv"])
def test_the_table_is_sorted_and_has_no_key_twice(name: str) -> None:
    keys = written(name)

    assert keys == sorted(set(keys))
    assert not set(keys).intersection(written("rules.csv" if name == "messages.csv" else "messages.csv"))


def test_every_message_is_in_every_language() -> None:
    lacking = [
        (key, language)
        for key, words in texts().items()
        for language in languages()
        if not words.get(language, "").strip() and (language == "en" or not key.endswith(".one"))
    ]

    assert lacking == []


def test_a_message_has_the_same_details_in_every_language() -> None:
    differing = [
        key
        for key, words in texts().items()
        for text in words.values()
        if set(DETAIL.findall(words["en"])) != set(DETAIL.findall(text))
    ]

    assert differing == []


def test_a_singular_belongs_to_a_message_with_a_number() -> None:
    singular = [key.removesuffix(".one") for key in texts() if key.endswith(".one")]

    assert [key for key in singular if not re.search(r"\{n(:,)?\}", texts()[key]["en"])] == []


def test_every_key_is_used_and_every_key_that_is_used_is_there() -> None:
    keys = {key.removesuffix(".one") for key in texts()}
    said = set(constants())
    areas = {key.partition(".")[0] for key in keys}
    used = {key for key in keys if key.endswith(".expected") and key.split(".")[1] in rules()}
    used |= {each for each in said if re.fullmatch(rf"(?:{'|'.join(areas)})\.[a-z0-9.-]+[a-z0-9]", each)}
    used |= of_scripts(keys)

    assert sorted((used | expected()) - keys) == []
    assert sorted(key for key in keys - used - expected() if not key.startswith(tuple(CHOSEN))) == []
    assert [start for start in CHOSEN if f"{start}…" not in said] == []


@pytest.mark.parametrize(
    ("language", "n", "text"),
    [("en", 1, "1 warning"), ("en", 2, "2 warnings"), ("vi", 1, "1 cảnh báo"), ("vi-VN", 2, "2 cảnh báo"),
     ("fr", 1, "1 warning"), ("", 0, "0 warnings")],
)  # fmt: skip
def test_a_number_decides_between_singular_and_plural_and_an_unknown_language_is_english(
    language: str, n: int, text: str
) -> None:
    assert message("report.warnings", language, n=n) == text


def test_a_part_in_doubled_brackets_is_left_out_where_its_detail_is_empty() -> None:
    whole, short = (message("table.number-with-words", "en", given="x km", expected=each) for each in ("5", ""))

    assert short in whole.replace(", 5", "").replace(", such as 5", "")
    assert "[[" not in whole + short


def test_what_a_detail_holds_is_quoted_and_never_read_as_a_template() -> None:
    text = message("table.not-an-id", "en", given="{given!r} [[x]]\n{0}")

    assert r"'{given!r} [[x]]\n{0}'" in text


def test_a_template_keeps_the_places_of_its_details() -> None:
    assert "{given!r}" in template("table.not-an-id", "vi")


SECOND_VOWEL = re.compile(r"(?<!q)(?:o[áàảãạéèẻẽẹ]|u[ýỳỷỹỵ])(?!\w)", re.IGNORECASE)
OTHER_TERMS = re.compile(r"phát biểu|thoả thuận|chỉ định", re.IGNORECASE)
"""Terms that docs/vietnamese.md lists as not used, and whose words have no other meaning in messages."""


@pytest.mark.parametrize("name", ["messages.csv", "rules.csv"])
def test_vietnamese_texts_keep_to_one_spelling_and_to_the_terms_of_the_list(name: str) -> None:
    rows = list(csv.DictReader((SOURCE / "messages" / name).read_text(encoding="utf-8").splitlines()))
    vietnamese = [text for row in rows for column, text in row.items() if text and column.endswith("vi")]

    assert vietnamese
    assert [text for text in vietnamese if SECOND_VOWEL.search(text)] == []
    assert [text for text in vietnamese if OTHER_TERMS.search(text)] == []
