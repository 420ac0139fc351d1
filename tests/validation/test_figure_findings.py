"""What is wrong with a figure is found at its own cell: targets, money, ranges, shares, and two of one kind."""

from pathlib import Path

import creativegraph as cg

SOURCES = "id,kind,title\nsite,website,City site\n"
CLAIMS = "id,subject,property,value,lang,sources\n"
GOOD = {
    "sosa:hasFeatureOfInterest": "network/ports", "sosa:observedProperty": "code/indicator/visitors",
    "sosa:hasSimpleResult": "300", "cg:comparator": "code/comparator/as-stated",
}  # fmt: skip
FIGURES: dict[str, dict[str, str]] = {
    "ungoverned": {"cg:figureStatus": "code/figure-status/target"},
    "bare": {"sosa:observedProperty": "code/indicator/budget"},
    "people": {"cg:currency": "code/currency/usd", "cg:observedGroup": "code/breakdown/women"},
    "falling": {
        "cg:comparator": "code/comparator/between", "cg:upperValue": "200", "cg:observedGroup": "code/breakdown/men",
    },
    "open": {"cg:comparator": "code/comparator/between", "cg:observedGroup": "code/breakdown/children"},
    "beyond": {
        "cg:measure": "code/measure/share", "cg:statedIn": "code/unit/percent", "sosa:hasSimpleResult": "152,5",
    },
    "whole": {"cg:outOf": "20", "cg:observedGroup": "code/breakdown/abroad"},
    "lost": {"sosa:hasSimpleResult": "-3", "cg:observedGroup": "code/breakdown/domestic"},
    "thrice": {
        "cg:measure": "code/measure/multiple", "cg:comparedWith": "2019", "cg:observedGroup": "code/breakdown/paying",
    },
    "yearly": {
        "cg:measure": "code/measure/change-per-year", "cg:statedIn": "code/unit/percent",
        "sosa:hasSimpleResult": "-1.5", "cg:observedGroup": "code/breakdown/residents",
    },
    "later": {"cg:comparedWith": "2019", "cg:observedGroup": "code/breakdown/students"},
    "plain": {},
    "again": {"sosa:hasSimpleResult": "301"},
}  # fmt: skip


def test_what_is_wrong_with_a_figure_is_found_at_its_cell(tmp_path: Path) -> None:
    rows = [
        (f"obs/{name}", key, value)
        for name, own in FIGURES.items()
        for key, value in {"rdf:type": "cg:OutcomeObservation", **GOOD, **own}.items()
    ]
    lines = [f'f{number},{thing},{key},"{value}",,site' for number, (thing, key, value) in enumerate(rows)]
    network = "n1,network/ports,rdf:type,cg:CityNetwork,,site\nn2,network/ports,cg:foundedYear,2004,,site\n"
    (tmp_path / "sources.csv").write_text(SOURCES)
    (tmp_path / "figures.csv").write_text(CLAIMS + "\n".join(lines) + "\n" + network)

    report = cg.check(tmp_path)

    found = {
        (each.name.removeprefix("Observation-"), *rows[each.cell.row - 2][:2])
        for each in report.findings
        if each.cell is not None and each.severity == "violation" and each.cell.column == 4
    }
    result = "sosa:hasSimpleResult"
    assert found == {
        ("targetHasPeriod", "obs/ungoverned", "cg:figureStatus"),
        ("moneyHasCurrency", "obs/bare", "sosa:observedProperty"),
        ("currencyOfMoney", "obs/people", "cg:currency"),
        ("upwards", "obs/falling", result),
        ("range", "obs/open", "cg:comparator"),
        ("shareBeyondTheWhole", "obs/beyond", result),
        ("partOfTheWhole", "obs/whole", result),
        ("notBelowZero", "obs/lost", result),
        ("comparedChange", "obs/later", "cg:comparedWith"),
        ("oneForEachIndicator", "obs/plain", "sosa:hasFeatureOfInterest"),
    }


def test_a_figure_of_two_sources_is_one_row_where_both_give_one_value_and_else_has_both_values(tmp_path: Path) -> None:
    figures = tmp_path / "figures.csv"
    rows = [("Ports (network/ports)", "visitors", "300", "2023"), ("network/ports", "visitors", "300", "2023"),
            ("network/ports", "visitors", "400", "2024"), ("network/ports", "visitors", "410", "2024")]  # fmt: skip
    lines = [f"f{number},{','.join(row)},{'site' if number % 2 else 'book'},," for number, row in enumerate(rows)]
    network = "n1,network/ports,rdf:type,cg:CityNetwork,,site,,\nn2,network/ports,cg:foundedYear,2004,,site,,\n"
    (tmp_path / "sources.csv").write_text(f"{SOURCES}book,book,City book\n")
    figures.write_text(f"id,subject,property,value,when,sources,quote,note\n{chr(10).join(lines)}\n{network}")

    said = {
        each.cell.row: each.message
        for each in cg.check(tmp_path).findings
        if each.cell is not None and each.name.endswith("oneForEachIndicator")
    }

    both = f"this row states the same as {figures}:2; write one row with both sources in the column sources:"
    assert said[3] == f"{both} 'site book'"
    assert said[5].startswith("This observation and ")
    assert said[5].endswith(f" The value is '410' here and '400' in {figures}:4.")
