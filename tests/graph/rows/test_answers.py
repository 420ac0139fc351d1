"""The answers of functions and of ``run`` have the same ways out; a notebook shows them as people read them."""

import gc
import pickle
import re
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.errors import MissingExtraError
from creativegraph.graph.rows import Answers, Rows, convert
from creativegraph.iris import IRI

WORLD = """
    place:alba a cg:City ; skos:prefLabel "Alba & <Co>"@en ; cg:latitude 44.7 ; cg:longitude 8.03 .
    place:brisa a cg:City ; cg:latitude 50.5 ; cg:longitude -1.0 .
    membership:alba-uccn a cg:NetworkMembership ; cg:memberCity place:alba ; cg:inNetwork network:uccn ;
        cg:memberSince 2019 .
    membership:brisa-uccn a cg:NetworkMembership ; cg:memberCity place:brisa ; cg:inNetwork network:uccn .
    network:uccn a cg:CityNetwork .
"""


def both(world: cg.Graph) -> tuple[Answers[cg.cities.Overview], Rows]:
    return cg.cities.overview(world), world.run("cities/overview")


def test_a_typed_answer_goes_out_as_the_rows_do(given: Callable[[str], cg.Graph]) -> None:
    typed, rows = both(given(WORLD))

    assert isinstance(typed, list)
    assert typed[0].since == 2019
    assert (typed.columns, typed.kinds, typed.notes) == (rows.columns, rows.kinds, rows.notes)
    assert typed.to_dicts() == rows.to_dicts()
    assert typed.to_csv() == rows.to_csv()
    assert typed.to_json() == rows.to_json()
    assert typed.to_arrow().equals(rows.to_arrow())
    assert typed.to_parquet() == rows.to_parquet()
    assert typed.to_polars().equals(rows.to_polars())
    assert typed.to_pandas().equals(rows.to_pandas())
    assert typed._repr_html_() == rows._repr_html_()


def test_an_empty_typed_answer_keeps_its_columns(given: Callable[[str], cg.Graph]) -> None:
    typed = cg.cities.overview(given("place:alba a cg:City ."))

    assert typed == []
    assert typed.to_csv() == ",".join(typed.columns) + "\n"
    assert typed.to_arrow().column_names == list(typed.columns)
    assert list(typed.to_pandas().columns) == list(typed.columns)


def test_a_slice_or_a_copy_through_pickle_keeps_the_ways_out(given: Callable[[str], cg.Graph]) -> None:
    typed, rows = both(given(WORLD))

    assert typed[:1].to_dicts() == rows[:1].to_dicts() == typed.to_dicts()[:1]
    assert pickle.loads(pickle.dumps(typed)).to_csv() == typed.to_csv()


def test_a_plain_repr_is_short(given: Callable[[str], cg.Graph]) -> None:
    typed, rows = both(given(WORLD))

    assert repr(typed) == f"Answers(2 rows of {', '.join(typed.columns)})"
    assert repr(rows) == f"Rows(2 rows of {', '.join(rows.columns)})"


def test_a_notebook_shows_a_thing_as_its_label_with_a_link(given: Callable[[str], cg.Graph]) -> None:
    html = cg.cities.overview(given(WORLD))._repr_html_()

    assert '<a href="https://w3id.org/creativegraph/id/place/alba">Alba &amp; &lt;Co&gt;</a>' in html
    assert '<a href="https://w3id.org/creativegraph/id/membership/alba-uccn">membership/alba-uccn</a>' in html
    assert "https://" not in re.sub(r'href="[^"]*"', "", html)
    assert re.findall("<th>(.*?)</th>", html) == [
        "city", "country", "field", "since", "latitude", "longitude", "network", "membership",
    ]  # fmt: skip
    assert '<td style="text-align: right">44.7</td>' in html


def test_a_notebook_shows_notes_and_how_many_rows_are_left() -> None:
    rows = Rows(("n",), ("integer",), [(n,) for n in range(1060)], notes=["the graph gives no class for <x>"])

    html = rows._repr_html_()

    assert html.count("<tr>") == 51
    assert html.endswith("<p>and 1,010 more rows</p><p>the graph gives no class for &lt;x&gt;</p>")


@pytest.mark.parametrize(
    "iri", ["javascript:alert(1)", "data:text/html,x", "urn:isbn:1", "JAVASCRIPT:x", "file:///etc"]
)
def test_an_iri_that_is_no_web_address_is_text_and_no_link(iri: str) -> None:
    assert "href" not in Rows(("thing",), ("iri",), [(IRI(iri),)])._repr_html_()


@drawn(st.text(), st.text())
def test_no_text_breaks_out_of_the_table(iri: str, label: str) -> None:
    html = Rows(("thing", "thing_label"), ("iri", "label"), [(IRI("https://" + iri), label)])._repr_html_()

    assert re.sub(r'<a href="[^"<>]*">|</?(?:a|table|thead|tbody|tr|td|th)>', "", html).count("<") == 0


@pytest.mark.parametrize(
    ("way", "library", "extra"),
    [("to_pandas", "pandas", "pandas"), ("to_pandas", "pyarrow", "pandas"), ("to_polars", "polars", "polars"),
     ("to_arrow", "pyarrow", "arrow"), ("to_parquet", "pyarrow", "arrow")],
)  # fmt: skip
def test_a_missing_library_is_one_line_that_names_the_extra(
    way: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # as if it were not installed
    answers = [Rows(("n",), ("integer",), [(1,)]), Answers([date(2024, 1, 1)], ("day",), ("integer",))]

    for answer in answers:
        with pytest.raises(
            MissingExtraError, match=rf"needs {library}, which is not installed; .* extra {extra}"
        ) as found:
            getattr(answer, way)()
        assert "\n" not in str(found.value)


def test_a_misspelt_column_suggests_the_near_one() -> None:
    (row,) = Rows(("city", "since"), ("string", "integer"), [("Alba", 2019)])

    with pytest.raises(AttributeError, match=r"no column 'sinse'; this row has city, since\. Did you mean since\?"):
        _ = row.sinse
    assert not hasattr(row, "_ipython_display_")


def test_values_of_every_kind_reach_a_frame() -> None:
    rows = Rows(
        ("when", "whole", "part", "is"), ("date", "integer", "decimal", "boolean"),
        [(date(2024, 5, 2), 3, Decimal("0.5"), True), (None, None, None, None)],
    )  # fmt: skip

    assert rows.to_polars().rows() == [(date(2024, 5, 2), 3, 0.5, True), (None, None, None, None)]
    assert rows.to_pandas()["whole"].dtype.name == "Int64"


def test_where_a_process_keeps_objects_from_being_looked_at_they_are_counted_once_and_kept(
    given: Callable[[str], cg.Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    convert.frozen_once.cache_clear()
    monkeypatch.setattr(gc, "get_freeze_count", lambda: len([*map(done.append, ["counted"])]))
    monkeypatch.setattr(gc, "unfreeze", lambda: done.append("let go"))
    graph = given(WORLD)

    graph.sparql("SELECT ?a WHERE { ?a ?b ?c }")
    graph.sparql("SELECT ?a WHERE { ?a ?b ?c }")

    assert done == ["counted"]
    assert gc.isenabled()


def test_what_answers_made_is_looked_at_later_where_nothing_is_kept(
    given: Callable[[str], cg.Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    convert.frozen_once.cache_clear()
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    monkeypatch.setattr(gc, "unfreeze", lambda: done.append("unfreeze"))
    monkeypatch.setattr(gc, "get_freeze_count", lambda: 0)

    given(WORLD).sparql("SELECT ?a WHERE { ?a ?b ?c }")

    convert.frozen_once.cache_clear()
    assert done == ["freeze", "unfreeze"]
