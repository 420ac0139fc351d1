"""Candidates for a name, best first: place, class, year, aliases, size; and which of them is sure."""

import pytest

from creativegraph.find.candidates import Matcher
from creativegraph.find.entries import Entries
from creativegraph.find.entry import Asked, Entry

WORLD = [
    Entry("g:1", "Perth", ("Pert", "Перт"), (), ("au",), (), 2_000_000, "Australia"),
    Entry("g:2", "Perth", ("Peairt",), (), ("gb",), (), 47_000, "United Kingdom"),
    Entry("g:3", "Tijuana", ("Zaragoza",), (), ("mx",), (), 1_900_000),
    Entry("g:4", "Zaragoza", ("Saragossa",), (), ("es",), (), 680_000),
    Entry("g:5", "Hanoi", ("Hà Nội", "河内"), ("c:City", "c:Place"), ("vn",), (1010,), 8_000_000),
    Entry("g:6", "City of Hanoi", (), ("c:Body",), ("vn",), (1954,)),
    Entry("g:7", "Shanghai", ("上海",), ("c:City",), ("cn",), (), 24_000_000),
]
CODES = {"Australia": "au", "United Kingdom": "gb", "Scotland": "gb"}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(Entries.of(WORLD, "g"), lambda place: {CODES.get(place, place)})


def best(matcher: Matcher, asked: Asked) -> str:
    return matcher.candidates(asked)[0].id


@pytest.mark.parametrize(
    ("asked", "thing"),
    [
        (Asked("Perth", place="Scotland"), "g:2"),
        (Asked("Perth"), "g:1"),
        (Asked("Zaragoza"), "g:4"),
        (Asked("ha noi"), "g:5"),
        (Asked("河内"), "g:5"),
        (Asked("Hanoi", type="c:Body"), "g:6"),
        (Asked("Hanoi", type="c:Place"), "g:5"),
        (Asked("Hanoi", year="1954"), "g:6"),
        (Asked("Shnaghai"), "g:7"),
        (Asked("Capital of the north", aliases=("Hà Nội",)), "g:5"),
    ],
)
def test_place_class_year_aliases_and_size_choose_among_namesakes(matcher: Matcher, asked: Asked, thing: str) -> None:
    assert best(matcher, asked) == thing


def test_one_candidate_is_sure_only_where_it_is_good_and_far_ahead(matcher: Matcher) -> None:
    assert [each.sure for each in matcher.candidates(Asked("Perth", place="Scotland"))] == [True, False]
    assert not matcher.candidates(Asked("Perth", place="Canada"))[0].sure
    assert not matcher.candidates(Asked("Tijuana", place="Narnia"))[0].sure
    assert matcher.candidates(Asked("Quito")) == []


def test_a_part_of_a_country_leaves_what_lies_in_the_country_open_and_nothing_else() -> None:
    around = {"Alba": {"gb"}}
    matcher = Matcher(Entries.of(WORLD, "g"), around=lambda place: around.get(place, ()))

    inside, elsewhere = matcher.candidates(Asked("Perth", place="Alba"))

    assert (inside.id, inside.sure) == ("g:2", False)
    assert inside.why().startswith("the same name; whether it is in Alba is not known here")
    assert elsewhere.score < inside.score


def test_a_candidate_says_why_in_both_languages(matcher: Matcher) -> None:
    first = matcher.candidates(Asked("Zaragoza", place="mx"))[0]

    assert first.id == "g:3"
    assert first.why("en") == "the same name; another name of “Tijuana”; in mx"
    assert first.why("vi") == "trùng tên; là tên khác của “Tijuana”; ở mx"


def test_what_was_refused_is_no_candidate(matcher: Matcher) -> None:
    found = matcher.candidates(Asked("Perth"), without={"g:1"})

    assert [each.id for each in found] == ["g:2"]
    assert found[0].sure
