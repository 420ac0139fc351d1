"""The page of a question: its example answered, values that lead to pages, files beside it, and how to ask it."""

import io
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.errors import QueryError
from creativegraph.export.xlsx import xlsx
from creativegraph.site.content.answer_files import files_of
from creativegraph.site.content.answers import AskedOnce
from creativegraph.site.content.calls import command_of, python_of
from creativegraph.site.html.render import Renderer
from creativegraph.site.page import Link
from creativegraph.site.pages.questions import answered, pages, parts, tongue_of
from creativegraph.site.pages.see import rows_of
from creativegraph.site.portal import Portal

SHOWN = ("cities/joined_in", "cities/members", "cities/membership_of", "claims/corrections")
"""The questions that are asked here; that each of the catalogue has a page, a test tells that takes longer."""


@cache
def portal(names: tuple[str, ...]) -> Portal:
    """The site of the packaged graph, which keeps the answers to these questions."""
    return Portal(cg.open_graph())


@cache
def made(language: str, names: tuple[str, ...] = SHOWN) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "names", lambda: names)
        return {each.path: each for each in pages(portal(names), language)}


def test_a_question_shows_the_answer_of_its_example_with_links() -> None:
    data = made("en")["query/cities/membership_of"].data

    assert [each.name for each in data["arguments"]] == ["city"]
    assert data["arguments"][0].example == [Link("Hanoi", "en", "id/place/hanoi")]
    assert "2019" in [each.text for row in data["rows"] for each in row]
    assert all(len(row) == len(data["columns"]) for row in data["rows"])


def test_the_number_of_rows_is_told_with_and_without_the_values_that_may_be_left_out() -> None:
    pages = {name: made("en")[f"query/{name}"].data for name in ("cities/members", "cities/joined_in")}
    graph = cg.open_graph()

    members, joined = pages.values()
    assert [each.name for each in members["arguments"]] == ["network", "with_confidence"]
    assert members["whole"] == len(graph.run("cities/members")) > members["count"]
    assert joined["whole"] is None
    html = Renderer(portal(SHOWN)).render(made("vi")["query/cities/members"]).decode()
    assert f"{members['count']} hàng với các giá trị này, {members['whole']} hàng nếu bỏ chúng" in html


def test_labels_and_texts_are_in_the_language_of_the_page() -> None:
    field = [each.text for row in made("vi")["query/cities/membership_of"].data["rows"] for each in row]
    reasons = [each.text for row in made("vi")["query/claims/corrections"].data["rows"] for each in row]

    assert "Thiết kế" in field
    assert any("sự kiện tháng 10/2024" in each for each in reasons)


def test_a_page_in_another_language_says_that_questions_are_worded_in_english() -> None:
    vi, en = (Renderer(portal(SHOWN)).render(made(each)["query/cities/members"]).decode() for each in ("vi", "en"))

    assert "viết bằng tiếng Anh" in vi
    assert "worded in English" not in en


def test_a_text_of_an_answer_is_marked_by_its_own_language() -> None:
    portal = Portal(cg.open_graph(), ("vi", "en"))

    assert tongue_of(portal, "Hanoi", "vi") == "en"
    assert tongue_of(portal, "Hà Nội", "vi") == "vi"
    assert tongue_of(portal, "no text of the graph", "vi") == ""


def test_a_question_is_asked_as_its_page_says() -> None:
    data = made("en")["query/cities/joined_in"].data

    assert data["command"] == "creativegraph run cities/joined_in --year 2019"
    assert 'graph.run("cities/joined_in", year=2019)' in data["python"]
    names: dict[str, Any] = {}
    exec(data["python"].replace("graph.run", "rows = graph.run"), names)  # noqa: S102 - what the page shows
    assert len(names["rows"]) == data["count"]
    assert isinstance(cg.open_graph().sparql(data["sparql"]), cg.Rows)


def test_the_files_hold_the_whole_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "names", lambda: SHOWN)
    rows = cg.open_graph().run("cities/joined_in", year=2019)
    found = {each.path: each for each in parts(portal(SHOWN)) if each.path.startswith("query/cities/joined_in.")}

    assert sorted(found) == [f"query/cities/joined_in.{ending}" for ending in ("csv", "json", "rq", "xlsx")]
    assert found["query/cities/joined_in.csv"].make().decode() == rows.to_csv()
    sheet = load_workbook(io.BytesIO(found["query/cities/joined_in.xlsx"].make())).active
    assert sheet is not None
    assert sheet.max_row == len(rows) + 1


def test_a_workbook_is_written_anew_only_for_another_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query, graph, site, written = catalogue.load("cities/joined_in"), cg.open_graph(), portal(SHOWN), list[int]()

    def noted(rows: cg.Rows) -> bytes:
        written.append(len(rows))
        return xlsx(rows)

    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path))
    monkeypatch.setattr(import_module("creativegraph.export.xlsx"), "xlsx", noted)
    some, more = (graph.run("cities/joined_in", year=year) for year in (2019, 2021))

    def book(rows: cg.Rows) -> bytes:
        return next(each for each in files_of(site, query, rows) if each.path.endswith(".xlsx")).make()

    made = [book(each) for each in (some, some, more, more)]

    assert made == [xlsx(each) for each in (some, some, more, more)]
    assert written == [len(some), len(more)]


def test_a_graph_without_answers_has_a_page_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "names", lambda: SHOWN)
    (tmp_path / "it.ttl").write_text("<http://example.org/a> <http://example.org/b> <http://example.org/c> .")

    assert [each.path for each in pages(Portal(cg.open_graph(tmp_path / "it.ttl")), "en")] == ["query/index"]


def test_no_page_misses_the_rows_of_a_question_that_took_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    portal, names = Portal(cg.open_graph()), ("outcomes/reported", "cities/members")
    monkeypatch.setattr(catalogue, "names", lambda: names)
    monkeypatch.setattr(AskedOnce, "_selected", too_large)

    with pytest.raises(QueryError, match="more memory"):
        answered(portal, "en")
    with pytest.raises(QueryError, match="more memory"):
        rows_of(portal, names[1], "en")


def test_the_page_of_a_question_that_a_project_wrote_tells_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "it.ttl").write_text("<http://example.org/a> <http://example.org/b> <http://example.org/c> .")
    (tmp_path / "own.rq").write_text("#+ summary: All.\n#+ columns:\n#+   s: iri\n\nSELECT ?s WHERE { ?s ?p ?o }\n")
    monkeypatch.setattr(catalogue, "names", lambda: (str(tmp_path / "own.rq"),))
    monkeypatch.setattr(AskedOnce, "_selected", too_large)

    (found,) = answered(Portal(cg.open_graph(tmp_path / "it.ttl")), "en")

    assert (found.rows, found.problem) == (None, "the query needs more memory than it may have")


def too_large(*_: object, **__: object) -> None:
    raise QueryError("the query needs more memory than it may have")


@pytest.mark.cold
def test_every_packaged_question_has_a_page_and_is_listed_by_its_topic() -> None:
    names = tuple(catalogue.names())
    topics = made("vi", names)["query/index"].data["topics"]

    assert [each.query.name for each in answered(portal(names), "vi")] == list(names)
    assert {f"query/{each}" for each in names} <= set(made("vi", names))
    assert [name for _, _, some in topics for name, _ in some] == list(names)


def test_the_command_and_the_python_of_an_example_name_a_graph_that_is_not_packaged(
    given: Callable[[str], cg.Graph],
) -> None:
    query = catalogue.load("claims/types_of")
    own, packaged = Portal(given("place:alba a cg:City .")), Portal(cg.open_graph())

    assert command_of(own, query).endswith(" --graph FOLDER")
    assert 'open_graph("FOLDER")' in python_of(own, query)
    assert "--graph" not in command_of(packaged, query)
    assert "open_graph()" in python_of(packaged, query)
