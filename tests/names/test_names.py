"""Names: everyday names and codes of countries, spellings of blanks and scripts."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.errors import AmbiguousNameError, UnknownNameError
from creativegraph.iris import compact
from creativegraph.names.fold import fold, squeezed
from creativegraph.names.index import Index, kept_index

COUNTRIES = {
    "place/united-kingdom": (
        "UK",
        "GB",
        "gbr",
        "Great Britain",
        "United Kingdom of Great Britain and Northern Ireland",
    ),
    "place/united-states": ("US", "USA", "usa", "U.S.A.", "United States of America", "Mỹ", "Hoa Kỳ"),
    "place/south-korea": ("Korea", "South Korea", "Republic of Korea", "KR", "KOR", "Hàn Quốc"),
    "place/north-korea": ("North Korea", "DPRK", "KP"),
    "place/turkiye": ("Turkey", "Türkiye", "TUR"),
    "place/czechia": ("Czech Republic", "Czechia", "CZ", "Cộng hòa Séc"),
    "place/united-arab-emirates": ("UAE", "AE", "ARE", "U.A.E."),
    "place/vietnam": ("VN", "VNM", "Viet Nam", "Vietnam", "việt nam"),
    "place/netherlands": ("Holland", "NL"),
    "place/cote-divoire": ("Ivory Coast", "Côte d'Ivoire", "Cote dIvoire"),
    "place/myanmar": ("Burma", "Myanmar"),
    "place/eswatini": ("Swaziland",),
    "place/timor-leste": ("East Timor",),
    "place/congo-kinshasa": ("DRC", "DR Congo", "Democratic Republic of the Congo"),
    "place/iran": ("Iran (Islamic Republic of)", "Iran"),
}
CITIES = {
    "place/ho-chi-minh-city": (
        "Sài Gòn",
        "Saigon",
        "TP Hồ Chí Minh",
        "TP. Hồ Chí Minh",
        "T.P. Ho Chi Minh",
        "TPHCM",
        "TP. HCM",
        "Tp.HCM",
    ),
    "place/da-nang": ("Danang City", "city of Đà Nẵng", "danang", "DaNang", "đà nẵng", " Da Nang\n", "place/da-nang "),
    "place/da-lat": ("dalat", "Đàlạt"),
    "place/turin": ("Torino", "Turin"),
}


@pytest.fixture(scope="module")
def graph() -> cg.Graph:
    return cg.open_graph()


@pytest.mark.parametrize(
    ("place", "name"),
    [(place, name) for names in (COUNTRIES, CITIES) for place, each in names.items() for name in each],
)
def test_an_everyday_name_or_code_means_its_place(graph: cg.Graph, place: str, name: str) -> None:
    assert graph.resolve(name).endswith(f"/id/{place}")


OTHER_FORMS = {
    "place/united-kingdom": ("the UK", "The U.K."),
    "place/netherlands": ("The Netherlands", "the  netherlands"),
    "place/south-korea": (
        "S. Korea", "S Korea", "Korea, South", "Korea (South)", "Korea, Republic of", "Korea (Republic of)",
        "Rep. of Korea", "R. of Korea",
    ),
    "place/north-korea": ("N. Korea", "Korea (North)", "DPR Korea", "D.P.R. Korea"),
    "place/china": ("PR China", "P.R. China", "the PRC", "P R China"),
    "place/czechia": ("Czech Rep.", "the Czech Republic"),
    "place/st-kitts-and-nevis": ("Saint Kitts and Nevis", "St Kitts & Nevis", "St. Kitts and Nevis"),
    "place/north-macedonia": ("N. Macedonia", "Macedonia, North"),
    "place/cook-islands": ("Cook Is.", "the Cook Islands"),
    "place/ho-chi-minh-city": ("TP. HCM", "Tp.HCM", "tp hcm"),
    "place/da-lat": ("TP Đà Lạt", "Thành phố Đà Lạt", "TP. Da Lat"),
}  # fmt: skip


@pytest.mark.parametrize(("place", "name"), [(place, name) for place, each in OTHER_FORMS.items() for name in each])
def test_a_name_is_known_with_an_article_turned_round_or_cut_short(graph: cg.Graph, place: str, name: str) -> None:
    assert graph.resolve(name).endswith(f"/id/{place}")
    assert str(cg.find(graph, name, limit=1)[0].thing).endswith(f"/id/{place}")


@pytest.mark.parametrize("name", ["TP Hà Nội", "Thành phố Hà Nội", "thủ đô Hà Nội", "City of Hanoi", "Hanoi City"])
def test_a_city_is_meant_where_a_city_is_asked_for_though_its_government_has_the_name(
    graph: cg.Graph, name: str
) -> None:
    assert [each.city_label for each in graph.run("cities/membership_of", city=name)] == ["Hanoi"]


@pytest.mark.parametrize(
    "name",
    ["Luxembourg City", "Thành phố Monaco", "City of Kuwait", "France, Paris", "Korea (country)", "S", "the", "City",
     "(,)", "Republic of China", "South Georgia (Georgia)", "Ireland, South", "Korea, East", "W. Korea"],
)  # fmt: skip
def test_another_form_never_means_another_thing(graph: cg.Graph, name: str) -> None:
    with pytest.raises((UnknownNameError, AmbiguousNameError)):
        graph.resolve(name)


def test_a_name_that_two_countries_share_is_told_with_both(graph: cg.Graph) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        graph.resolve("Congo")

    assert "congo-kinshasa" in str(caught.value)
    assert "congo-brazzaville" in str(caught.value)


def test_a_country_is_asked_for_by_its_code(graph: cg.Graph) -> None:
    assert {row.country_label for row in cg.cities.in_country(graph, "VN")} == {"Viet Nam"}
    assert [str(each.thing).rpartition("/")[2] for each in cg.find(graph, "UK", limit=1)] == ["united-kingdom"]


def test_a_code_that_is_another_s_name_is_not_that_of_its_own() -> None:
    index = Index([("p/malaysia", "Malaysia", ""), ("p/malaysia", "MY", "code"), ("p/us", "Mỹ", ""), ("", "", "end")])

    assert [hit.thing for hit in index.named("my")] == ["p/us"]


def test_a_word_with_marks_is_no_code() -> None:
    index = Index([("p/hungary", "Hungary", ""), ("p/hungary", "HU", "code"), ("", "", "end")])

    assert [[hit.thing for hit in index.named(each)] for each in ("hu", "ＨＵ", "hú", "Hư")] == [
        ["p/hungary"], ["p/hungary"], [], [],
    ]  # fmt: skip


def test_two_names_that_differ_in_their_blanks_alone_are_both_kept() -> None:
    index = Index([("p/a", "Da Nang", ""), ("p/b", "Danang", "")])

    assert [hit.thing for hit in index.named("danang")] == ["p/b"]
    assert [hit.thing for hit in index.named("da-nang")] == ["p/a"]
    assert [hit.thing for hit in index.named("d anang")] == ["p/a", "p/b"]


def test_an_index_that_was_kept_answers_as_when_it_was_made_and_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    rows = [("p/danang", "Đà Nẵng", ""), ("p/hanoi", "Hà Nội", ""), ("p/hanoi", "HN", "code"), ("", "", "end")]
    made = kept_index(tmp_path, lambda: rows)
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()

    kept = kept_index(tmp_path, list)
    for cut in (b"", bytes(4), whole[:-1], whole[:4] + bytes(len(whole) - 4)):
        file.write_bytes(cut)
        assert kept_index(tmp_path, lambda: rows).find("ha n", 5) == kept.find("ha n", 5)

    assert [made.named("hn"), made.find("da", 5), made.things] == [kept.named("hn"), kept.find("da", 5), kept.things]
    assert [hit.thing for hit in kept.find("da", 5)] == ["p/danang"]
    assert file.read_bytes() == whole


def test_names_are_found_where_no_index_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    index = kept_index(tmp_path / "file", lambda: [("p/danang", "Đà Nẵng", "")])

    assert [hit.thing for hit in index.named("danang")] == ["p/danang"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("東京", "东京"), ("首爾", "首尔"), ("臺北", "台北"), ("廣島", "广岛"), ("کرمان", "كرمان"), ("شیراز", "شيراز"),
        ("الدوحة", "الدوحه"), ("أصفهان", "اصفهان"), ("ٱلرباط", "الرباط"), ("مــكة", "مكة"), ("Hawaiʻi", "Hawaii"),
        ("٢٠٢٤", "2024"), ("Đà Nẵng", "da nang"),
    ],
)  # fmt: skip
def test_variants_of_letters_are_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=30))
@settings(max_examples=200)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert " " not in squeezed(fold(text))


@given(st.text(st.one_of(st.characters(), st.sampled_from("aĐ\u0301\u034f\u0e4a\u0bcd東٢")), max_size=30))
@settings(max_examples=200)
def test_no_mark_is_left_of_a_name_with_letters(text: str) -> None:
    assert not any(map(unicodedata.combining, fold(f"a {text}")))


@pytest.mark.parametrize("name", ["Atlantis", "Zz", "ukk"])
def test_what_is_no_name_stays_unknown(graph: cg.Graph, name: str) -> None:
    with pytest.raises((UnknownNameError, AmbiguousNameError)):
        graph.resolve(name)


CG = "PREFIX cg: <https://w3id.org/creativegraph/ontology#> "


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (CG + "SELECT ?x { ?x cg:membersince 2019 }", "has cg:membersince; did you mean cg:memberSince?"),
        (CG + "SELECT ?x { ?x a cg:Cty }", "has cg:Cty; did you mean cg:City?"),
        (CG + "SELECT ?x { ?x cg:qqqqq 1 }", "has cg:qqqqq"),
        (CG.replace("#>", "/>") + "SELECT ?x { ?x cg:memberSince ?y }", "cg:memberSince (PREFIX cg: <https:"),
        (CG.replace("https", "http") + "SELECT ?x { ?x cg:memberSince ?y }", "cg:memberSince (PREFIX cg: <https:"),
        ("PREFIX : <https://w3id.org/creativegraph/ontology#> SELECT ?x { ?x :membersince ?y }", "cg:memberSince?"),
        ("SELECT ?x { ?x <https://w3id.org/creativegraph/ontology#membersince> ?y }", "cg:memberSince?"),
    ],
)  # fmt: skip
def test_an_empty_answer_names_terms_of_the_query_that_nothing_defines(query: str, said: str) -> None:
    rows = cg.open_graph().sparql(query)

    assert isinstance(rows, cg.Rows)
    (note,) = rows.notes
    assert note.startswith("neither the graph nor the ontology has ")
    assert said in note


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { ?x cg:memberSince 1066 }", "SELECT ?x { ?x cg:memberSince 'cg:nothing' } # cg:nothing",
        "SELECT ?x { ?x cg:memberSince ?y OPTIONAL { ?x cg:nothing ?z } }",
        "SELECT ?x { ?x a <https://w3id.org/creativegraph/ontology> }",
    ],
)  # fmt: skip
def test_nothing_is_said_of_terms_that_are_defined_or_of_an_answer_with_rows(query: str) -> None:
    rows = cg.open_graph().sparql(CG + query)

    assert isinstance(rows, cg.Rows)
    assert not rows.notes


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("concerts", "code/activity-kind/concert"),
        ("event/hanoi", "event/"),
        ("org/unesko", "org/unesco"),
        ("place/hanio", "place/hanoi"),
        ("code/creative-field/musik", "code/creative-field/music"),
        ("code/activity-kind/concerns", "code/activity-kind/concert"),
        ("creative-field/musik", "code/creative-field/music"),
    ],
)
def test_what_is_suggested_for_a_name_is_of_the_kind_that_it_says(text: str, meant: str) -> None:
    with pytest.raises(UnknownNameError) as told:
        cg.open_graph().run("claims/mentioning", thing=text)

    near = str(told.value).partition("did you mean ")[2].rstrip("?").split(" or ")
    assert all(each.startswith(meant) for each in near), told.value


def test_a_class_or_property_is_suggested_only_where_nothing_else_can_be_meant() -> None:
    graph = cg.open_graph()

    assert {compact(each).partition(":")[0] for each in graph.lookup.near("festivel", ())} == {"cg"}
    assert [compact(each) for each in graph.lookup.near("concerts", ())] == ["code/activity-kind/concert"]
