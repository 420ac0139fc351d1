"""Pictures: what they show, how they say what they left out, and that they ask nobody."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given as of
from hypothesis import strategies as st
from tests.support.commands import command
from tests.support.questions import packaged
from tests.support.shacl import graph_of

import creativegraph as cg
from creativegraph import plot
from creativegraph.errors import ArgumentError, FormatError, MissingExtraError, UnknownNameError, WrongKindError
from creativegraph.graph import Graph
from creativegraph.iris import THINGS
from creativegraph.messages.locale import locale_for, precision_of
from creativegraph.messages.table import languages
from creativegraph.messages.width import cut, width_of
from creativegraph.plot import coastline, projection
from creativegraph.plot import picture as module
from creativegraph.plot.spans import EVENT
from creativegraph.plot.style import COLOURS, SHAPES, WIDTH, Box, Labels

Given = Callable[[str], Graph]
PAIRS = [(kind, language) for kind in plot.KINDS for language in ("en", "vi")]
LETTERS = st.text(st.characters(codec="utf-8"), max_size=60)


def drawn(kind: str, graph: Graph, languages: tuple[str, ...] = ("en", "vi")) -> plot.Picture:
    return plot.KINDS[kind](graph, languages=languages)


@cache
def of_packaged(kind: str, *languages: str) -> plot.Picture:
    """A picture of the packaged graph."""
    return drawn(kind, packaged(), languages or ("en", "vi"))


@pytest.fixture
def short_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is made at once: bundling the JavaScript of pages takes a second."""
    made = SimpleNamespace(__version__="1.0", javascript_bundle=lambda: "vegaEmbed(); " * 10_000)
    monkeypatch.setattr(module, "converter", lambda: made)


def values(spec: object) -> list[dict[str, Any]]:
    if isinstance(spec, Mapping):
        data = spec.get("data")
        own = data["values"] if isinstance(data, Mapping) and isinstance(data.get("values"), Sequence) else []
        return [*own, *(row for each in spec.values() for row in values(each))]
    return [row for each in spec for row in values(each)] if isinstance(spec, list) else []


def texts(picture: plot.Picture) -> list[str]:
    return [str(row["text"]) for row in values(picture.spec) if "text" in row]


SOME = [(kind, ("en", "vi")[number % 2]) for number, kind in enumerate(plot.KINDS)]
"""Each kind of picture in one language: to draw all takes long."""


@pytest.mark.parametrize(
    ("kind", "language"), [pytest.param(*each, marks=() if each in SOME else pytest.mark.cold) for each in PAIRS]
)
def test_a_picture_is_drawn_as_svg_in_both_languages(kind: str, language: str) -> None:
    picture = of_packaged(kind, language)

    svg = picture.svg()

    assert svg.startswith("<svg")
    assert picture.title in svg
    assert picture.shown > 0


@pytest.mark.parametrize(
    "kind", [pytest.param(each, marks=() if each == "timeline" else pytest.mark.cold) for each in plot.KINDS]
)
def test_a_picture_is_drawn_as_png(kind: str) -> None:
    assert of_packaged(kind).png(scale=0.5).startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", plot.KINDS)
def test_a_page_has_everything_inside_and_may_ask_no_host(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.html"

    of_packaged(kind, "vi").save(path)

    page = path.read_text(encoding="utf-8")
    assert '<html lang="vi">' in page
    assert "default-src 'none'" in page
    outside = re.sub(r"(<script>).*?</script>", r"\1", page, flags=re.DOTALL)
    assert not re.search(r"<[^>]*\b(src|href)=", outside)
    assert '"editor":false' in page


@pytest.mark.usefixtures("short_program")
@pytest.mark.parametrize("damage", [b"", b"// 0\nalert(1)", b"\xff"])
def test_a_program_that_is_damaged_in_the_cache_is_made_anew(
    damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = of_packaged("timeline")
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path))
    whole = picture.html()
    (kept,) = tmp_path.glob("*.js")

    kept.write_bytes(damage)

    assert picture.html() == whole
    assert len(kept.read_bytes()) > 100_000


@pytest.mark.usefixtures("short_program")
def test_a_page_is_made_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    picture = of_packaged("timeline")
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "file"))

    assert "vegaEmbed" in picture.html()


def test_a_label_cannot_break_out_of_a_page(given: Given) -> None:
    graph = given("""
        event:fair a cg:Event ; skos:prefLabel "</script><script>alert(1)</script>"@en ; cg:hasTimeSpan times:may .
        times:may cg:edtf "2024-05" ; cg:beginEarliest "2024-05-01"^^xsd:date ; cg:endLatest "2024-05-31"^^xsd:date .
    """)

    page = plot.timeline(graph).html()

    assert "<script>alert" not in page
    assert page.count("</script>") == 2


@pytest.mark.cold
def test_the_same_graph_gives_the_same_picture_in_another_process() -> None:
    code = (
        "import creativegraph as cg, json\n"
        "graph = cg.open_graph()\n"
        "print(json.dumps({kind: draw(graph).spec for kind, draw in cg.plot.KINDS.items()}))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)

    assert json.loads(done.stdout) == json.loads(json.dumps({kind: of_packaged(kind).spec for kind in plot.KINDS}))


@pytest.mark.cold
def test_two_engines_give_the_same_pictures(given: Given) -> None:
    everything = given(TIMES + FIGURES + "place:a a cg:City .").store()
    graph = graph_of(each.triple for each in everything if THINGS in str(each.subject) or "comparator" in str(each))
    other = cg.open_graph(graph.to_rdflib())

    assert [drawn(kind, graph).spec for kind in plot.KINDS] == [drawn(kind, other).spec for kind in plot.KINDS]


@pytest.mark.parametrize(("kind", "language"), PAIRS)
def test_a_graph_that_states_nothing_gives_a_picture_that_says_so(kind: str, language: str, given: Given) -> None:
    picture = drawn(kind, given("place:a a cg:Place ."), (language,))

    assert picture.shown == 0
    assert locale_for([language]).text("plot.nothing") in texts(picture)
    assert picture.svg()


TIMES = """
    event:day a cg:Event ; skos:prefLabel "Day"@en ; cg:hasTimeSpan times:day ; cg:organisedBy orgs:a .
    event:month a cg:Event ; cg:hasTimeSpan times:month .
    event:year a cg:Event ; cg:hasTimeSpan times:year .
    event:open a cg:Event ; cg:hasTimeSpan times:open .
    event:never a cg:Event .
    times:day cg:edtf "2023-03-04" ;
        cg:beginEarliest "2023-03-04"^^xsd:date ; cg:endLatest "2023-03-04"^^xsd:date .
    times:month cg:edtf "2024-05" ;
        cg:beginEarliest "2024-05-01"^^xsd:date ; cg:endLatest "2024-05-31"^^xsd:date .
    times:year cg:edtf "2025" ; cg:beginEarliest "2025-01-01"^^xsd:date ; cg:endLatest "2025-12-31"^^xsd:date .
    times:open cg:edtf "2024-06-01/.." ; cg:beginEarliest "2024-06-01"^^xsd:date .
"""


def bars_of(picture: plot.Picture) -> dict[str, dict[str, Any]]:
    chart = picture.spec["vconcat"][1]
    return {str(row["tip"]).partition(":")[0]: row for row in values(chart) if "precision" in row}


def test_a_month_is_as_long_as_a_month_and_a_year_as_a_year(given: Given) -> None:
    bars = bars_of(plot.timeline(given(TIMES)))

    month, year = (bars[name]["x2"] - bars[name]["x"] for name in ("month", "year"))
    assert 365 / 31 * 0.97 < year / month < 365 / 31 * 1.03
    assert bars["month"]["precision"] == "month"
    assert bars["year"]["full"] < bars["month"]["full"]
    assert "Day" not in bars


def test_an_open_end_is_an_arrow_and_no_edge(given: Given) -> None:
    picture = plot.timeline(given(TIMES))

    arrows = [row for row in values(picture.spec["vconcat"][1]) if row.get("shape") == "triangle-right"]
    assert [row["tip"] for row in arrows] == ["open: 1 Jun 2024 – …"]


def test_what_has_no_date_is_counted_as_left_out(given: Given) -> None:
    picture = plot.timeline(given(TIMES))

    assert (picture.shown, picture.left_out) == (4, 1)
    assert "Left out: 1 without a date." in picture.notes


def test_a_signing_stands_with_its_agreement_and_not_among_the_events() -> None:
    picture = of_packaged("timeline")

    assert not any(text.startswith("Signing of") for text in texts(picture))
    assert any("signed 7 Oct 2024, in force 2025–2035" in text for text in texts(picture))


def test_something_long_before_everything_else_is_left_out_unless_asked_for() -> None:
    default, asked = of_packaged("timeline"), plot.timeline(packaged(), since=1980, until=2015)

    assert "Left out: MONDIACULT 1982 (1982), long before the others." in default.notes
    assert not any("long before" in each for each in asked.notes)
    assert any(text.startswith("MONDIACULT 1982") for text in texts(asked))


@pytest.mark.parametrize(
    ("limits", "language", "note"),
    [
        ({"since": 2000}, "en", "Left out: 1 before 2000."),
        ({"until": 2000}, "en", "Left out: 1 after 2000."),
        ({"since": 2000, "until": 2005}, "en", "Left out: 2 before 2000 or after 2005."),
        ({"since": 2000}, "vi", "Không vẽ: 1 mục trước 2000."),
        ({"until": 2000}, "vi", "Không vẽ: 1 mục sau 2000."),
    ],
)
def test_only_the_limit_that_was_given_is_noted(limits: dict[str, int], language: str, note: str, given: Given) -> None:
    graph = given("""
        event:a a cg:Festival ; cg:hasTimeSpan time:a . time:a cg:edtf "1990" ;
          cg:beginEarliest "1990-01-01"^^xsd:date ; cg:endLatest "1990-12-31"^^xsd:date .
        event:b a cg:Festival ; cg:hasTimeSpan time:b . time:b cg:edtf "2010" ;
          cg:beginEarliest "2010-01-01"^^xsd:date ; cg:endLatest "2010-12-31"^^xsd:date .
    """)

    assert note in plot.timeline(graph, **limits, languages=(language,)).notes


def test_a_map_says_that_no_city_had_joined_by_a_year(given: Given) -> None:
    graph = given("membership:a cg:inNetwork network:n ; cg:memberCity place:a ; cg:memberSince 2010 .")

    assert "No city joined by 1800." in plot.map(graph, until=1800).notes
    assert "Không có thành phố nào gia nhập tính đến năm 1800." in plot.map(graph, until=1800, languages=("vi",)).notes
    assert "No city joined by 1800." not in plot.map(given(""), until=1800).notes


def test_a_window_of_years_is_kept() -> None:
    picture = plot.timeline(packaged(), since=2023, until=2023)

    assert {row["tip"][:4] for row in values(picture.spec) if row.get("colour") == EVENT and row.get("tip")}
    assert any("before 2023 or after 2023" in note for note in picture.notes)
    assert not any("2024" in text for text in texts(picture))


@pytest.mark.parametrize(("since", "until"), [("2020", None), (2024, 2020), (0, None), (None, 99999), (24, 2030)])
def test_what_is_no_year_is_told(since: Any, until: Any) -> None:
    with pytest.raises(ArgumentError, match=r"is not a year|is before 2024|such as 2024"):
        plot.timeline(packaged(), since=since, until=until)


def test_a_map_takes_years_with_all_their_digits(given: Given) -> None:
    with pytest.raises(ArgumentError, match="24 may be a year of any century; give all its digits, such as 2024"):
        plot.map(given(""), until=24)


def test_of_two_thousand_events_the_latest_are_drawn_and_the_others_counted(given: Given) -> None:
    graph = given("".join(
        f'event:e{n} a cg:Event ; cg:hasTimeSpan times:t{n} . times:t{n} cg:edtf "{1000 + n % 900}" ;'
        f' cg:beginEarliest "{1000 + n % 900}-01-01"^^xsd:date ; cg:endLatest "{1000 + n % 900}-12-31"^^xsd:date .\n'
        for n in range(2_000)
    ))  # fmt: skip

    picture = plot.timeline(graph)

    assert (picture.shown, picture.left_out) == (60, 1_940)
    assert "Left out: 1,940 of 2,000; at most 60 are drawn." in picture.notes


def test_of_two_thousand_things_the_best_joined_are_drawn_and_the_others_counted(given: Given) -> None:
    graph = given("".join(
        f"event:e{n} a cg:Event ; cg:organisedBy orgs:o{n % 60}, orgs:o{n % 7} .\n" for n in range(2_000)
    ))  # fmt: skip

    picture = plot.network(graph, "events")

    assert picture.shown + picture.left_out == 2_060
    assert picture.shown <= 150
    assert any(note.startswith("Left out: ") and "of 2,060 things" in note for note in picture.notes)
    assert picture.svg()


def test_of_thousands_of_pairs_whole_pairs_are_drawn(given: Given) -> None:
    graph = given("".join(f"event:e{n} a cg:Event ; cg:organisedBy orgs:o{n} .\n" for n in range(2_000)))

    picture = plot.network(graph, "events")

    lines = [row for row in values(picture.spec) if "wide" in row]
    assert picture.shown == 2 * len(lines) == 150


def test_of_many_figures_some_are_left_out_and_counted(given: Given) -> None:
    graph = given("".join(
        f"obs:o{n} sosa:hasFeatureOfInterest event:e{n} ; sosa:observedProperty indicator:visitors ;"
        f" sosa:hasSimpleResult {n} ." for n in range(100)
    ))  # fmt: skip

    picture = plot.outcomes(graph)

    assert (picture.shown, picture.left_out) == (40, 60)
    assert "Left out: 60 of 100; at most 40 are drawn." in picture.notes


def test_a_network_of_one_thing_is_drawn(given: Given) -> None:
    picture = plot.network(given('event:fair skos:prefLabel "Fair"@en .'), "around", thing="event/fair")

    assert picture.shown == 1
    assert "Fair" in texts(picture)
    assert picture.svg()


def test_things_without_labels_are_drawn_with_their_slugs(given: Given) -> None:
    picture = plot.network(given("event:fair a cg:Event ; cg:organisedBy orgs:alba ."), "events")

    assert {"fair", "alba"} <= set(texts(picture))


def test_most_things_of_the_cooperation_have_a_name_beside_them_and_the_others_are_counted() -> None:
    for language in ("en", "vi"):
        picture = of_packaged("network", language)

        without = [note for note in picture.notes if "lack of room" in note or "thiếu chỗ" in note]

        assert [int(note.rstrip(".").rpartition(" ")[2]) <= picture.shown / 4 for note in without] in ([], [True])


FIGURES = """
    obs:a sosa:hasFeatureOfInterest event:day ; sosa:observedProperty indicator:visitors ; sosa:hasSimpleResult 200 ;
        cg:comparator comparator:more-than .
    obs:b sosa:hasFeatureOfInterest event:month ; sosa:observedProperty indicator:visitors ; sosa:hasSimpleResult 100 .
    obs:c sosa:hasFeatureOfInterest event:year ; sosa:observedProperty indicator:visitors ; sosa:hasSimpleResult 50 ;
        cg:comparator comparator:about .
    obs:d sosa:hasFeatureOfInterest event:year ; sosa:observedProperty indicator:works ; sosa:hasSimpleResult 5 ;
        cg:comparator comparator:at-most .
    claim:a cg:claimSubject obs:a ; cg:claimPredicate sosa:hasSimpleResult ; cg:claimValue 200 ;
        dcterms:source source:one .
    source:one skos:prefLabel "First report"@en .
"""


def test_more_than_has_no_sharp_end_and_an_exact_figure_has_one(given: Given) -> None:
    picture = plot.outcomes(given(TIMES + FIGURES))

    chart = values(picture.spec["vconcat"][1])
    arrows = {row["tip"]: row for row in chart if "shape" in row}
    fades = {row["tip"]: row for row in chart if "x2" in row and "tip" in row and "full" not in row}
    bars = {row["tip"]: row for row in chart if "full" in row}
    assert arrows["Day: more than 200"]["shape"] == "triangle-right"
    assert arrows["year: at most 5"]["shape"] == "triangle-left"
    assert set(fades) == {"Day: more than 200", "year: about 50"}
    assert fades["Day: more than 200"]["x2"] > bars["Day: more than 200"]["x2"]
    assert fades["year: about 50"]["x"] < bars["year: about 50"]["x2"] < fades["year: about 50"]["x2"]


def test_bars_of_one_indicator_share_a_scale_from_zero(given: Given) -> None:
    chart = values(plot.outcomes(given(TIMES + FIGURES)).spec["vconcat"][1])

    bars = {row["tip"]: row["x2"] - row["x"] for row in chart if "full" in row}
    assert bars["Day: more than 200"] == pytest.approx(2 * bars["month: 100"])


def test_sources_are_named_and_their_absence_is_said(given: Given) -> None:
    picture = plot.outcomes(given(TIMES + FIGURES))

    assert "1 First report" in texts(picture)
    assert "[1]" in texts(picture)
    assert texts(picture).count("[no source stated]") == 3


def test_outcomes_name_the_unit_that_the_name_of_an_indicator_leaves_out(given: Given) -> None:
    graph = given("""
        unit:euro skos:prefLabel "euro"@en .
        indicator:grant skos:prefLabel "grant"@en ; cg:countedIn unit:euro .
        indicator:aid skos:prefLabel "aid in euros"@en ; cg:countedIn unit:euro .
        event:e a cg:Event ; skos:prefLabel "Fair"@en .
        obs:a sosa:hasFeatureOfInterest event:e ; sosa:observedProperty indicator:grant ; sosa:hasSimpleResult 200 .
        obs:b sosa:hasFeatureOfInterest event:e ; sosa:observedProperty indicator:aid ; sosa:hasSimpleResult 100 .
    """)

    told = plot.outcomes(graph).svg()

    assert "grant (euro): Fair" in told
    assert "aid in euros: Fair" in told


def test_outcomes_are_narrowed_to_an_event_a_series_and_an_indicator() -> None:
    graph = packaged()

    event = plot.outcomes(graph, feature="hcdf-2024")
    series = plot.outcomes(graph, series="hanoi-creative-design-festival", indicator="visitors")

    assert event.title == "Reported outcomes of Hanoi Creative Design Festival 2024"
    assert event.shown == 7
    assert series.shown == 5


def test_a_map_is_narrowed_and_leaves_out_what_has_no_place(given: Given) -> None:
    graph = given("""
        membership:a cg:inNetwork network:n ; cg:memberCity place:a ; cg:memberSince 2010 .
        membership:b cg:inNetwork network:n ; cg:memberCity place:b ; cg:memberSince 2020 .
        membership:c cg:inNetwork network:n ; cg:memberCity place:c .
        place:a cg:latitude 10.0 ; cg:longitude 20.0 . place:c cg:latitude 11.0 ; cg:longitude 21.0 .
    """)

    picture, early = plot.map(graph), plot.map(graph, until=2015)

    assert (picture.shown, picture.left_out) == (2, 1)
    assert "Left out: 1 without a known position." in picture.notes
    assert "Not in the bars: 1 without a known year of joining." in picture.notes
    assert (early.shown, early.left_out) == (1, 0)
    assert {"a", "c"} <= set(texts(picture))


def test_a_map_takes_several_countries() -> None:
    graph = packaged()

    both = plot.map(graph, country=["vietnam", "laos"]), plot.map(graph, country=["vietnam", "thailand"])

    assert plot.map(graph, country="vietnam").shown == 4
    assert both[1].shown > both[0].shown == 4
    assert both[1].title == "Creative cities: Thailand, Viet Nam"


def test_a_field_has_the_same_colour_and_shape_in_every_picture_and_language() -> None:
    graph = packaged()

    def looks(**more: Any) -> set[tuple[str, str]]:
        layer = next(each for each in plot.map(graph, **more).spec["vconcat"][0]["layer"] if "params" in each)
        encoding = layer["encoding"]
        return set(zip(encoding["color"]["scale"]["range"], encoding["shape"]["scale"]["range"], strict=True))

    assert looks() == looks(languages=("vi",))
    assert looks(country="vietnam") < looks()
    assert len({shape for _, shape in looks()}) == len(looks()) == 8


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"field": "no such field"}, UnknownNameError, "nothing here is named 'no such field'"),
        ({"field": "musci"}, UnknownNameError, "did you mean code/creative-field/music"),
        ({"field": "code/creative-field/filmm"}, UnknownNameError, "did you mean code/creative-field/film"),
        ({"country": ["laos", "vietnm"]}, UnknownNameError, "'vietnm'; did you mean place/vietnam"),
        ({"network": "uccnn"}, UnknownNameError, "did you mean network/uccn"),
        ({"country": "asia"}, WrongKindError, r"is a region .* takes a country"),
        ({"field": "hanoi"}, WrongKindError, r"is a city .* takes a code of the list code:creative-field"),
    ],
)
def test_a_misspelt_or_wrong_field_country_or_network_is_an_error_that_suggests_the_near_ones(
    asked: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        plot.map(packaged(), **asked)


def test_colours_are_told_apart_by_shape_too() -> None:
    assert len(set(COLOURS)) == len(set(SHAPES)) == len(COLOURS) == len(SHAPES)


@pytest.mark.parametrize(
    ("name", "message"), [("a.jpg", "cannot draw 'jpg'; can draw png, svg, html"), ("a", "'a' has no ending")]
)
def test_another_format_is_told(name: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        of_packaged("timeline").save(name)


def test_a_scale_that_is_none_is_told() -> None:
    with pytest.raises(ArgumentError, match="is not a scale"):
        of_packaged("timeline").png(scale=0)


def test_without_the_extra_the_message_has_the_command_that_brings_it() -> None:
    code = (
        "import sys; sys.modules['vl_convert'] = None\n"
        "import creativegraph as cg\n"
        "try: cg.plot.timeline(cg.open_graph()).svg()\n"
        "except cg.errors.MissingExtraError as error: print(error)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout == (
        "a picture needs vl_convert, which is not installed; install creativegraph with its extra plot,"
        ' such as `pip install ".[plot]"` in its repository, or with `[plot]` behind the path of its wheel\n'
    )
    assert issubclass(MissingExtraError, ImportError)


def test_a_notebook_shows_a_picture_as_svg() -> None:
    shown = of_packaged("timeline")._repr_mimebundle_()

    assert shown["image/svg+xml"].startswith("<svg")


@pytest.mark.parametrize(
    ("edtf", "en", "vi"),
    [
        ("2024", "2024", "2024"),
        ("2024-11", "Nov 2024", "11/2024"),
        ("2024-11-09", "9 Nov 2024", "9/11/2024"),
        ("2024-11-09/2024-11-17", "9–17 Nov 2024", "9–17/11/2024"),
        ("2024-10-30/2024-11-02", "30 Oct – 2 Nov 2024", "30/10/2024 – 2/11/2024"),
        ("2021/2024", "2021–2024", "2021–2024"),
        ("2024-06-01/..", "1 Jun 2024 – …", "1/6/2024 – …"),
        ("../2024", "… – 2024", "… – 2024"),
        ("2024~", "about 2024", "khoảng 2024"),
        ("202X", "202X", "202X"),
        ("2024-21", "2024-21", "2024-21"),
        (
            "[2024-11..2025-12]",
            "some time between Nov 2024 and Dec 2025",
            "một thời điểm trong khoảng từ 11/2024 đến 12/2025",
        ),
        ("[..2020]", "2020 or earlier", "2020 hoặc trước đó"),
        ("[2020-05-01..]", "1 May 2020 or later", "1/5/2020 hoặc sau đó"),
        ("[2019,2021,2022]", "2019, 2021 or 2022", "2019, 2021 hoặc 2022"),
        ("[2020]", "2020", "2020"),
        ("[202X..2025]", "[202X..2025]", "[202X..2025]"),
        ("[..]", "[..]", "[..]"),
    ],
)
def test_dates_are_written_as_each_language_writes_them(edtf: str, en: str, vi: str) -> None:
    assert locale_for(["en"]).period(edtf) == en
    assert locale_for(["vi"]).period(edtf) == vi


@of(st.text(st.sampled_from("0123456789-/.,[]~?%X"), max_size=24))
def test_any_date_is_written_somehow(text: str) -> None:
    for language in languages():
        assert isinstance(locale_for([language]).period(text), str)
    assert precision_of(text) in ("day", "month", "year", "other")


def test_numbers_are_written_as_each_language_writes_them() -> None:
    assert [locale_for([each]).number(4_700_000) for each in ("en", "vi")] == ["4,700,000", "4.700.000"]


def test_another_language_has_english_words() -> None:
    assert locale_for(["fr"]).language == "en"
    assert locale_for(["fr", "vi"]).language == "vi"


@of(LETTERS, st.floats(20, 400))
def test_a_text_that_is_cut_fits(text: str, room: float) -> None:
    assert width_of(cut(text, room)) <= room


@of(st.lists(st.tuples(LETTERS, st.floats(0, WIDTH), st.floats(0, 400)), max_size=20))
def test_no_two_names_stand_on_each_other_and_none_leaves_the_picture(signs: list[tuple[str, float, float]]) -> None:
    labels = Labels([], WIDTH, 400)

    for text, x, y in signs:
        labels.place(text, x, y, 5)

    for place, box in enumerate(labels.taken):
        assert box.lies_in(Box(0, 0, WIDTH, 400))
        assert not any(box.meets(other) for other in labels.taken[place + 1 :])


@of(st.floats(-89, 89), st.floats(-179, 179))
def test_the_latitude_of_a_height_is_where_the_height_comes_from(latitude: float, longitude: float) -> None:
    _, y = projection.equal_earth(longitude, latitude)

    assert projection.latitude_of(y) == pytest.approx(latitude, abs=1e-6)


@pytest.mark.parametrize(
    ("bounds", "pieces"), [((100, 8, 112, 24), True), ((-30, 30, -28, 32), False), ((170, -50, 190, -30), True)]
)
def test_a_part_of_the_world_holds_its_land_and_nothing_else(
    bounds: tuple[float, float, float, float], pieces: bool
) -> None:
    west, south, east, north = bounds

    found = coastline.part(*bounds)["values"]

    points = [point for each in found for ring in each["geometry"]["coordinates"] for point in ring]
    assert bool(points) == pieces
    assert all(west - 3.001 <= x <= east + 3.001 and south - 3.001 <= y <= north + 3.001 for x, y in points)


@pytest.mark.parametrize("bounds", [(100, 8, 112, 24), (-200, -60, -150, 40)])
def test_land_that_is_passed_over_has_no_part_on_the_map(
    monkeypatch: pytest.MonkeyPatch, bounds: tuple[float, float, float, float]
) -> None:
    found = coastline.part(*bounds)

    monkeypatch.setattr(coastline.Span, "meets", lambda *_: True)

    assert coastline.part(*bounds) == found


def test_the_command_draws_and_says_what_it_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    done = command("plot", "timeline", "-o", "time.svg", "--languages", "vi")

    assert done.code == 0
    assert done.stdout == ""
    assert "Không vẽ: Hội nghị MONDIACULT 1982 (1982)" in done.stderr
    assert "Thỏa thuận" in (tmp_path / "time.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words_given", "message"),
    [
        ("plot map -o a.pdf", "cannot draw 'pdf'; can draw png, svg, html"),
        ("plot network -o a.png --of around", "around starts at a thing; name one"),
        ("plot map -o missing/a.svg --country vietnam", "cannot write missing"),
        ("network roads", "no network 'roads'; choose one of organisations, agreements"),
        ("network cities -o a.docx", "no format 'docx'; choose one of"),
        ("network cities --rows edges", "no rows 'edges'; choose one of nodes, links"),
    ],
)
def test_a_mistaken_command_is_told_in_one_line(
    words_given: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = command(*words_given.split())

    assert done.code == 1
    assert done.stderr.startswith(f"creativegraph: {message}")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words_given", "choice"),
    [
        ("plot pie -o a.png", "no command pie"),
        ("plot map -o a.png --since 2020", "no option --since"),
        ("plot timeline -o a.png --event x", "no option --event"),
    ],
)
def test_a_choice_that_there_is_not_is_wrong_usage_that_names_it(words_given: str, choice: str) -> None:
    done = command(*words_given.split())

    assert done.code == 2
    assert choice in done.stderr


ODD = """
    event:a a cg:Event ; skos:prefLabel "مهرجان\\nالفن <&> \\u0001\\uFFFF"@en ; cg:hasTimeSpan times:x ;
        cg:organisedBy event:a .
    event:b a cg:Event ; skos:prefLabel "活动"@en ; cg:hasTimeSpan times:y .
    event:c a cg:Event ; cg:hasTimeSpan times:z .
    times:x cg:edtf "9999-12-31" ;
        cg:beginEarliest "9999-12-31"^^xsd:date ; cg:endLatest "9999-12-31"^^xsd:date .
    times:y cg:edtf "2020/2019" ; cg:beginEarliest "2020-01-01"^^xsd:date ; cg:endLatest "2019-12-31"^^xsd:date .
    times:z cg:edtf "../0001-01" ; cg:endLatest "0001-01-31"^^xsd:date .
    obs:a sosa:hasFeatureOfInterest event:a ; sosa:observedProperty indicator:visitors ; sosa:hasSimpleResult 0 .
    obs:b sosa:hasFeatureOfInterest event:b ; sosa:observedProperty indicator:visitors ; sosa:hasSimpleResult -5 .
    obs:c sosa:hasFeatureOfInterest event:b ; sosa:observedProperty indicator:works ;
        sosa:hasSimpleResult 99999999999999999999 .
    membership:a cg:inNetwork network:n ; cg:memberCity place:a ; cg:memberSince 20255 .
    membership:b cg:inNetwork network:n ; cg:memberCity place:b ; cg:memberSince 1 .
    place:a cg:latitude 91.0 ; cg:longitude 200.0 . place:b cg:latitude 90.0 ; cg:longitude 180.0 .
"""


@pytest.mark.parametrize("kind", plot.KINDS)
def test_odd_names_dates_figures_and_positions_are_drawn(kind: str, given: Given) -> None:
    picture = drawn(kind, given(ODD))

    assert picture.svg()
    assert picture.png(scale=0.5)
    assert picture.html()


def test_an_endless_name_is_cut_at_once(given: Given) -> None:
    graph = given(f'event:fair a cg:Event ; skos:prefLabel "{"Fair " * 20_000}"@en ; cg:organisedBy orgs:alba .')

    picture = plot.network(graph, "events")

    assert max(map(len, texts(picture))) < 200
    assert picture.svg()


def test_an_endless_word_is_cut_at_once() -> None:
    assert width_of(cut("x" * 1_000_000, 100)) <= 100
