"""What the small pictures of the page of a thing show."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.site.content.seen import moment_of
from creativegraph.site.write import write

Given = Callable[[str], cg.Graph]


@pytest.mark.parametrize(
    ("edtf", "begin", "end"),
    [
        ("2023-11-17/2023-11-28", (2023, 11, 17), (2023, 11, 28)),
        ("2024-12", (2024, 12, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2021/2022", (2021, 1, 1), (2022, 12, 31)),
        ("2021-05-02", (2021, 5, 2), (2021, 5, 2)),
    ],
)
def test_a_plain_date_is_drawn_as_the_days_that_it_spans(
    edtf: str, begin: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    assert moment_of(edtf, "Fair") == (date(*begin), date(*end), "Fair")


@pytest.mark.parametrize("edtf", ["", "2021?", "../2024", "2021-13", "2021-02-30", "9999-99/10000", "0000"])
def test_a_date_that_is_uncertain_open_or_none_is_not_drawn(edtf: str) -> None:
    assert moment_of(edtf, "Fair") is None


@pytest.mark.usefixtures("few_questions")
def test_a_page_shows_where_its_thing_is_and_what_happened_there(given: Given, tmp_path: Path) -> None:
    fairs = "\n".join(
        f"""event:fair-{year} a cg:Festival ; skos:prefLabel "Fair {year}"@en ; cg:takesPlaceIn place:alba ;
            cg:hasTimeSpan times:{year} . times:{year} cg:edtf "{year}-05-02/{year}-05-04" ."""
        for year in (2021, 2022, 2023)
    )
    graph = given(
        f"""place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:latitude 44.7 ; cg:longitude 8.0 . {fairs}"""
    )

    write(graph, tmp_path / "site")

    page = (tmp_path / "site/id/place/alba.html").read_text(encoding="utf-8")
    fair = (tmp_path / "site/id/event/fair-2022.html").read_text(encoding="utf-8")
    assert '<image href="../../assets/land.svg"' in page
    assert '<svg class="timeline"' in page
    assert '<svg class="locator"' not in fair
    assert '<link rel="alternate" type="text/turtle" href="alba.ttl">' in page.replace("../../id/place/", "")
