"""Forty-five damaged cells of what reports of funds, parties, museums and plans say: each is found at its cell."""

import csv
from pathlib import Path

import creativegraph as cg
from creativegraph.tables import build

SOURCES = "id,kind,title,lang\nnews,press,News,en\n"
COLUMNS = (
    "id", "subject", "property", "value", "lang", "sources", "from", "to", "when", "where", "group", "part", "phase",
    "currency", "flow", "funder", "recipient", "said_by", "for", "about", "title", "term", "cause", "condition",
    "decided_by", "reported_as", "at", "measure", "compared_with",
)  # fmt: skip
CALL, FAIR, PACT, ORG = "initiative/call", "event/fair", "agreement/pact", "org/fair-office"
READ: tuple[tuple[dict[str, str], str, str], ...] = (
    ({"subject": CALL, "property": "deadline", "value": "01/02/2026"}, "value", "ambiguous-date"),
    ({"subject": CALL, "property": "deadline", "value": "soon"}, "value", "not-a-date"),
    ({"subject": CALL, "property": "opens on", "value": "2026-02-30"}, "value", "no-such-day"),
    ({"subject": CALL, "property": "open to", "value": "code/organisation-kind/ngoo"}, "value", "unknown-code"),
    ({"subject": CALL, "property": "dead line", "value": "2026"}, "property", "unknown-property"),
    ({"subject": CALL, "property": "grants", "value": "six"}, "value", "not-a-figure"),
    ({"subject": CALL, "property": "grants", "value": "6 of 4"}, "value", "part-unclear"),
    ({"subject": CALL, "property": "duration", "value": "3 moons"}, "value", "number-with-words"),
    ({"subject": CALL, "property": "grants", "value": "3 months"}, "value", "number-with-words"),
    ({"subject": CALL, "property": "duration", "value": "24-12 months"}, "value", "range-upside-down"),
    ({"subject": CALL, "property": "grants", "value": "4", "measure": "per week"}, "measure", "not-a-choice"),
    ({"subject": CALL, "property": "grants", "value": "4", "phase": "hoped"}, "phase", "not-a-choice"),
    ({"subject": CALL, "property": "grants", "value": "4", "group": "poets"}, "group", "not-a-choice"),
    ({"subject": CALL, "property": "grants", "value": "4", "title": "poet"}, "title", "qualifier-misplaced"),
    ({"subject": CALL, "property": "grants", "value": "4", "flow": "gift"}, "flow", "not-a-choice"),
    ({"subject": CALL, "property": "code/indicator/cost", "value": "$ 5 million"}, "value", "currency-of-several"),
    ({"subject": CALL, "property": "code/indicator/cost", "value": "14.668 tỷ đồng"}, "value", "ambiguous-number"),
    ({"subject": CALL, "property": "code/indicator/cost", "value": "5 EUR", "currency": "usd"}, "currency",
     "currency-differs"),
    ({"subject": FAIR, "property": "visitors", "value": "+5 %", "compared_with": "plan"}, "compared_with",
     "not-a-date"),
    ({"subject": FAIR, "property": "visitors", "value": "about 6-8"}, "value", "range-with-qualifier"),
    ({"subject": FAIR, "property": "visitors", "value": "12 percent increase"}, "value", "percentage-with-words"),
    ({"subject": FAIR, "property": "visitors", "value": ""}, "value", "missing-value"),
    ({"subject": FAIR, "property": "postponed", "value": "next spring"}, "value", "not-a-date"),
    ({"subject": FAIR, "property": "cancelled", "cause": "bad luck"}, "cause", "not-a-choice"),
    ({"subject": FAIR, "property": "held", "measure": "share"}, "measure", "qualifier-misplaced"),
    ({"subject": PACT, "property": "ratified", "for": "Orvania"}, "for", "no-thing"),
    ({"subject": PACT, "property": "ratified", "when": "16/07/08"}, "when", "two-digit-year"),
    ({"subject": PACT, "property": "in force", "funder": "org/a"}, "funder", "qualifier-misplaced"),
    ({"subject": PACT, "property": "signatory", "value": "person/a with person/b"}, "value", "several-things"),
    ({"subject": PACT, "property": "code/provision-kind/aim", "value": "peace", "about": "code/theme/peacee"}, "about",
     "unknown-code"),
    ({"subject": FAIR, "property": "visitors", "value": "-5 %", "cause": "rain"}, "cause", "not-a-choice"),
    ({"subject": PACT, "property": "published", "term": "spring"}, "term", "not-a-date"),
    ({"subject": ORG, "property": "code/commitment-kind/pledg", "value": "tea"}, "property", "unknown-property"),
)  # fmt: skip
LAST = {"property": "deadline", "value": "2026-03"}
COUNT = {"property": "visitors", "when": "2025"}
SHAPES: tuple[tuple[tuple[dict[str, str], ...], str, int, str], ...] = (
    (({"subject": "initiative/late", "property": "opens on", "value": "2026-05"},
      {"subject": "initiative/late", **LAST}),
     "Call-closesAfterItOpens", 1, "value"),
    (({"subject": "org/fund", **LAST},), "Only-callForApplications", 0, "value"),
    (({"subject": "initiative/two", "property": "open to", "value": "event/fair"},), "Thing-isOpenTo", 0, "value"),
    (({"subject": "agreement/told", "property": "cg:status", "value": "code/status/ratified"},),
     "Thing-ratifiedForWhom", 0, "value"),
    (({"subject": "agreement/placed", "property": "ratified", "for": "place/orvania", "when": "2008"},),
     "QualifiedStatus-holdsFor", 0, "for"),
    (({"subject": "event/aim", "property": "visitors", "value": "900", "phase": "target"},),
     "Observation-targetHasPeriod", 0, "phase"),
    (({"subject": "event/share", **COUNT, "value": "121 %"},), "Observation-shareBeyondTheWhole", 0, "value"),
    (({"subject": "event/cost", **COUNT, "property": "code/indicator/cost", "value": "500"},),
     "Observation-moneyHasCurrency", 0, "property"),
    (({"subject": "event/past", **COUNT, "value": "500", "compared_with": "2024"},), "Observation-comparedChange", 0,
     "compared_with"),
    (({"subject": "agreement/where", "property": "published", "where": "org/hall"},), "Thing-doneIn", 0, "where"),
    (({"subject": "place/aim", "property": "code/provision-kind/aim", "value": "peace", "lang": "en"},),
     "Thing-setOutIn", 0, "subject"),
    (({"subject": "place/stray", "property": "has condition", "value": "if it rains", "lang": "en"},),
     "Only-hasCondition", 0, "value"),
    (({"subject": "agreement/day", "property": "signed", "value": "2023-05-20"},), "QualifiedStatus-movedIsNotOver", 0,
     "value"),
)  # fmt: skip


def written(folder: Path, rows: list[dict[str, str]]) -> None:
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, restval="")
        table.writeheader()
        table.writerows({"id": f"r{number}", "sources": "news", **row} for number, row in enumerate(rows))


def test_there_are_forty_damaged_cells() -> None:
    assert len(READ) + len(SHAPES) == 46


def test_what_cannot_be_read_is_told_at_its_cell_with_what_to_do(tmp_path: Path) -> None:
    written(tmp_path, [row for row, _, _ in READ])

    found = build([tmp_path], lenient=True).faults

    told = [(each.cell.row - 2, COLUMNS[each.cell.column - 1], each.rule) for each in found if each.cell]
    assert told == [(number, column, rule) for number, (_, column, rule) in enumerate(READ)]
    assert all("; " in each.message or "did you mean" in each.message for each in found), "what is wrong; what to do"


def test_what_the_shapes_find_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = [row for several, *_ in SHAPES for row in several]
    begins = [sum(len(several) for several, *_ in SHAPES[:number]) for number in range(len(SHAPES))]
    written(tmp_path, rows)

    report = cg.check(tmp_path)

    told = {
        (each.name, each.cell.row - 2, COLUMNS[each.cell.column - 1])
        for each in report.findings
        if each.cell and each.cell.file.endswith("claims.csv") and each.cell.column
    }
    wanted = {(name, begin + row, column) for begin, (_, name, row, column) in zip(begins, SHAPES, strict=True)}
    assert wanted - told == set()
