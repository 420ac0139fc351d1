"""Nothing is drafted of which the shapes say that only other things have it: a place of signing is one of who signs."""

import csv
from pathlib import Path

import pytest
from tests.drafting.rules.marked import drafted, rows
from tests.drafting.rules.test_candidates import CASES, NAMES

from creativegraph.drafting.candidate import Candidate, Thing
from creativegraph.drafting.rules.classes import Classes
from creativegraph.drafting.rules.owners import Owners
from creativegraph.drafting.terms import COLUMNS
from creativegraph.tables.vocabulary import vocabulary
from creativegraph.validation import check

HEADER = ("id", "subject", "property", "value", "label@en", *COLUMNS, "sources")


@pytest.mark.parametrize(
    ("language", "report"),
    [
        ("fr", "[Le Pacte|{PACT}] a été signé à [Dray|{CITY}] par [Ann Vale|{ANN}]."),
        ("es", "[El Pacto|{PACT}] fue firmado en [Dray|{CITY}] por [Ann Vale|{ANN}]."),
    ],
)
def test_where_something_was_signed_is_said_of_who_signed(language: str, report: str) -> None:
    found = rows(report.format(**NAMES), language)

    assert not any("cg:doneIn" in each for each in found)
    assert language == "es" or "agreement/pact | code/role/signatory | person/ann | where=place/orvane" in found


def test_what_its_subject_cannot_have_is_left_out_without_comparing_rows_with_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All fields of all rows would be: a long report has thousands."""
    pact = Thing("agreement/pact", "Pact", 0, 4, classes=("cg:Agreement",))
    said = [Candidate("agreement/pact", name, "place/orvane", "", 0, 9, things=(pact,))
            for name in ("cg:doneIn", "cg:signedOn") for _ in range(9)]  # fmt: skip
    compared = list[object]()

    def equal(one: Candidate, other: object) -> bool:
        compared.append(other)
        return one is other

    monkeypatch.setattr(Candidate, "__eq__", equal)

    found = list(Owners(Classes(vocabulary())).fitting(said))

    assert [each.property for each in found] == ["cg:signedOn"] * 9
    assert compared == []


def test_shapes_refuse_no_property_of_what_is_drafted(tmp_path: Path) -> None:
    """All rows that the small texts give, accepted."""
    found = [each for language, report, _ in CASES for each in drafted(report, language)]

    report = check(written(found, tmp_path))

    assert len(found) > len(CASES) // 2
    assert {(each.rule, each.focus) for each in report.findings if "Only-" in each.rule} == set()


def written(found: list[Candidate], folder: Path) -> Path:
    """A folder with the rows as claims, and the classes of what they name."""
    classes = {thing.id: each for one in found for thing in one.things for each in thing.classes[:1]}
    labels = {thing.id: thing.label for one in found for thing in one.things}
    typed = [{"subject": each, "property": "rdf:type", "value": of, "label@en": labels[each]}
             for each, of in classes.items()]  # fmt: skip
    said = [{"subject": each.subject, "property": each.property, "value": each.value, **each.columns} for each in found]
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, HEADER, extrasaction="ignore")
        table.writeheader()
        table.writerows(
            {**each, "id": f"c-{number}", "sources": "paper"} for number, each in enumerate((*typed, *said))
        )
    (folder / "sources.csv").write_text(
        "id,kind,title,lang,address,publisher,date,read\n"
        "paper,press,Paper,en,https://example.org/paper,Fair Office,2026-01,2026-02-01\n",
        encoding="utf-8",
    )
    return folder
