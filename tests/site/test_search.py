"""The index of the search: its order, what it has of each thing, and that the script folds as the library does."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.support.node import module, node

import creativegraph as cg
from creativegraph.names.fold import fold
from creativegraph.site.html.render import Renderer
from creativegraph.site.page import Link
from creativegraph.site.pages import policy, search
from creativegraph.site.portal import Portal
from creativegraph.site.settings import Settings
from creativegraph.tables.projects.site import Site

Given = Callable[[str], cg.Graph]
WORLD = """
    place:alba a cg:City ; skos:prefLabel "Alba"@en , "Bạch Thành"@vi ; skos:altLabel "Il duca"@it .
    place:alba skos:hiddenLabel "alba" , "alb" . place:alba cg:locatedIn place:land .
    place:land a cg:Country ; skos:prefLabel "Land"@en .
    place:isle a cg:Country ; skos:prefLabel "Isle"@en .
    membership:alba a cg:NetworkMembership ; skos:prefLabel "Alba in it"@en ; cg:memberCity place:alba .
    <http://example.org/ship> rdfs:comment "It has no name" .
    cg:locatedIn a owl:ObjectProperty ; rdfs:range cg:Place . cg:memberCity a owl:ObjectProperty ; rdfs:range cg:City .
"""
LISTS = {"country": ("cg:Country",)}
HOSTILE = (
    "<script>alert(1)</script>", "\u202eabc\u202c", "“…”", "🎭 Fair", "ẞeta ς Σ", "Đặng İı", "م‌ي‌خواهم ١٢٣", "東京 台灣",
    "กรุงเทพฯ", "हिन्दी", "ﬁne № ⅷ", "ǅ", "Æsir Œuvre Þór", "ʻOkina", "ﷺ", "㎏", "e\u0301\u0323", "한국", "o'",
)  # fmt: skip


@pytest.fixture(autouse=True)
def no_questions(few_questions: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue without questions: to ask all takes long."""
    monkeypatch.setattr(search, "topics", lambda *_: [])


def site_of(graph: cg.Graph, *languages: str) -> Portal:
    return Portal(graph, languages or ("en", "vi"), Settings("mine", said=Site(languages=("en",), lists=LISTS)))


def indexed(graph: cg.Graph) -> dict[str, Any]:
    return dict(search.index_of(site_of(graph)))


def found_by(index: dict[str, Any], *texts: str) -> list[list[str]]:
    """The paths that the script finds for each text."""
    return [[index["things"][hit["thing"]][0] for hit in some] for some in asked(index, *texts)]


def asked(index: dict[str, Any], *texts: str) -> list[list[dict[str, Any]]]:
    run = f"""
        import {{ folding }} from {module("folding.js")};
        import {{ finder }} from {module("names.js")};
        import {{ readFileSync }} from "node:fs";
        const {{ index, texts }} = JSON.parse(readFileSync(0));
        const find = finder(index, folding(index.letters));
        console.log(JSON.stringify(texts.map((each) => find(each, 8).hits)));
    """
    return list(json.loads(node(run, {"index": index, "texts": texts})))


@pytest.mark.foreign
def test_the_page_of_a_year_is_found_by_what_its_list_is_called_and_by_its_path(given: Given) -> None:
    graph = given(f"{WORLD} membership:alba cg:memberSince 2023 . cg:memberSince a owl:DatatypeProperty .")
    lists = {"joined": ("cg:memberSince",)}
    portal = Portal(graph, ("en", "vi"), Settings("mine", said=Site(languages=("en",), lists=lists)))

    index = dict(search.index_of(portal))

    assert [some[0] for some in found_by(index, "joined 2023", "member since 2023", "tu nam 2023")] == [
        "joined/2023"
    ] * 3


def test_a_thing_has_its_names_in_the_languages_of_the_site_and_what_and_where_it_is(given: Given) -> None:
    index = indexed(given(WORLD))

    path, kind, place, labels, names, folded = next(each for each in index["things"] if each[0] == "id/place/alba")

    assert (path, index["kinds"][kind], index["places"][place]) == (
        "id/place/alba",
        ["city", "thành phố"],
        ["Land"] * 2,
    )
    assert [names[each] for each in labels] == ["Alba", "Bạch Thành"]
    assert names[2:] == ["Il duca"]
    assert folded == [1, "bach thanh", 1, "alb"]


def test_what_belongs_to_others_comes_last_and_what_has_no_name_is_called_by_its_iri(given: Given) -> None:
    index = indexed(given(WORLD))

    assert [each[0] for each in index["things"]][-1] == "id/membership/alba"
    assert [each[4] for each in index["things"] if each[0].startswith("http/")] == [["ship"]]


def test_questions_and_lists_are_found_by_their_titles(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [("cities/joined_in", "Which cities became members in a year?")]
    monkeypatch.setattr(search, "topics", lambda *_: [("cities", Link("Cities", "en", "query/cities/index"), asked)])
    index = indexed(given(WORLD))
    kinds = {each[0]: index["kinds"][each[1]][0] for each in index["things"] if each[1] >= 0}

    assert kinds["query/cities/joined_in"] == "question"
    assert kinds["corrections"] == kinds["list/place_country"] == "page"
    assert found_by(index, "corrections")[0][0] == "corrections"
    assert found_by(index, "cities joined", "members year") == [["query/cities/joined_in"]] * 2
    assert found_by(index, "alba")[0][0] == "id/place/alba"


def test_without_the_script_there_is_no_field_no_page_and_no_index(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("live", "html.render"):
        monkeypatch.setattr(f"creativegraph.site.{place}.bundles", lambda: ())
    portal = site_of(given(WORLD))
    page = next(policy.pages(portal, "en"))

    assert [*search.pages(portal, "en"), *search.parts(portal)] == []
    assert b"search" not in Renderer(portal).render(page)


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Portal(cg.open_graph())


@pytest.mark.foreign
def test_the_script_folds_every_name_of_the_graph_as_the_library_does(portal: Portal) -> None:
    names = sorted({name for some in portal.names.values() for *_, name in some} | {*HOSTILE})
    alphabet = {letter for each in names for letter in each + fold(each)}
    run = f"""
        import {{ folding }} from {module("folding.js")};
        import {{ readFileSync }} from "node:fs";
        const {{ letters, names }} = JSON.parse(readFileSync(0));
        console.log(JSON.stringify(names.map(folding(letters))));
    """

    folded = json.loads(node(run, {"letters": search.letters(alphabet), "names": names}))

    assert [each for each in zip(names, folded, map(fold, names), strict=True) if each[1] != each[2]] == []


@pytest.mark.foreign
def test_names_are_found_with_and_without_marks_by_their_beginning_and_with_a_letter_wrong(portal: Portal) -> None:
    index = dict(search.index_of(portal))

    exact = found_by(index, "ha noi", "HÀ NỘI", "hanoi", "da lat", "đà lạt", "bac kinh", "北京", "viêt nam", "vn")
    begun = found_by(index, "bac ki", "dala", "hano", "ho chi", "東京", "京")
    wrong = found_by(index, "hanio", "beijng", "buenos aries", "xqzzv")

    assert [each[0].rpartition("/")[2] for each in exact] == [
        "hanoi", "hanoi", "hanoi", "da-lat", "da-lat", "beijing", "beijing", "vietnam", "vietnam",
    ]  # fmt: skip
    assert [each[0].rpartition("/")[2] for each in begun[:4]] == ["beijing", "da-lat", "hanoi", "ho-chi-minh-city"]
    assert "id/place/beijing" in begun[5]
    assert [each[:1] for each in wrong] == [["id/place/hanoi"], ["id/place/beijing"], ["id/place/buenos-aires"], []]


@pytest.mark.foreign
def test_hidden_names_find_a_thing_only_in_full_and_are_not_told(given: Given) -> None:
    whole, part = asked(indexed(given(WORLD)), "alb", "al")

    assert [hit["name"] for hit in whole if hit["thing"] == part[0]["thing"]] == [0]


@pytest.mark.foreign
def test_a_thing_is_found_by_its_id_its_iri_and_a_sign_in_its_name(given: Given) -> None:
    index = indexed(given(WORLD.replace("Isle", "Isle 🎭")))

    found = found_by(index, "place/isle", "https://w3id.org/creativegraph/id/place/isle", "id/place/isle.vi.html", "🎭")

    assert found == [["id/place/isle"]] * 4
    assert found_by(index, "place/nothing") == [[]]


@pytest.mark.foreign
def test_all_that_matches_is_counted_also_where_only_the_first_are_shown(given: Given) -> None:
    index = indexed(given("".join(f'place:n{n} a cg:City ; skos:prefLabel "Alba {n}"@en .\n' for n in range(20))))
    run = f"""
        import {{ folding }} from {module("folding.js")};
        import {{ finder }} from {module("names.js")};
        import {{ readFileSync }} from "node:fs";
        const index = JSON.parse(readFileSync(0));
        const {{ hits, total }} = finder(index, folding(index.letters))("alba", 8);
        console.log(JSON.stringify([hits.length, total]));
    """

    assert json.loads(node(run, index)) == [8, 20]
