"""Where each IRI has its page: no two at one place, and none where a file system cannot hold it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from creativegraph.site.addresses import Addresses, Home

OURS, THEIRS = "https://example.org/ours/", "https://example.org/theirs/"
ADDRESSES = Addresses([Home(OURS), Home(THEIRS, "project/theirs/")])
ODD = (
    "Hanoi",
    "../x",
    "<script>",
    "x" * 300,
    "\u202eevil",
    "🎭",
    "a%2Fb",
    "con",
    "lpt1.1",
    "x.",
    ".x",
    "hanoi.vi",
    "2020--..",
    "",
    "~",
)


def test_a_thing_of_the_graph_has_its_kind_and_slug_as_its_path() -> None:
    assert ADDRESSES.path(OURS + "id/place/hanoi") == "id/place/hanoi"
    assert ADDRESSES.path(OURS + "code/field/media-arts") == "code/field/media-arts"


def test_two_projects_with_the_same_kind_and_slug_do_not_meet() -> None:
    assert ADDRESSES.path(THEIRS + "id/place/hanoi") == "project/theirs/id/place/hanoi"


def test_no_two_claims_on_a_page_and_no_section_of_it_have_one_anchor() -> None:
    same = [ADDRESSES.anchor(f"{base}id/claim/a1") for base in (OURS, THEIRS, "http://example.org/")]

    assert same[0] == "a1"
    assert len(set(same)) == 3
    assert ADDRESSES.anchor(OURS + "id/claim/who") not in ("who", "names")


def test_an_open_period_has_its_iri_as_its_path() -> None:
    assert ADDRESSES.path(OURS + "id/time/fair-2020-09--..") == "id/time/fair-2020-09--.."
    assert ADDRESSES.path(OURS + "id/time/fair--..1964") == "id/time/fair--..1964"
    assert "~" in ADDRESSES.path(OURS + "id/time/..")
    assert "~" in ADDRESSES.path(OURS + "id/time../fair")
    assert "~" in ADDRESSES.path(OURS + "id/time/fair...")


def test_a_foreign_thing_has_its_address_as_its_path() -> None:
    assert ADDRESSES.path("http://example.org/things/1") == "http/example.org/things/1"


def test_a_slug_that_no_file_can_have_keeps_what_is_readable_of_it() -> None:
    assert ADDRESSES.path(OURS + "id/place/Hà Nội").startswith("id/place/ha-noi~")


@settings(max_examples=40)
@given(st.sets(st.one_of(st.text(), st.sampled_from(ODD)).flatmap(
    lambda slug: st.sampled_from([
        slug, slug.swapcase(), OURS + slug, f"{OURS}id/place/{slug}", f"{THEIRS}id/place/{slug}", f"http://example.org/{slug}",
        f"https://example.org/{slug}", f"http://example.org/{slug}#it", f"http://{slug}/x", f"http://example.org:80/{slug}",
    ]),
)))  # fmt: skip
def test_every_iri_has_a_path_of_its_own_that_every_file_system_holds(iris: set[str]) -> None:
    paths = [ADDRESSES.path(each) for each in iris]

    assert len({each.lower() for each in paths}) == len(iris)
    for path in paths:
        for part in f"{path}.html".split("/"):
            assert part, path
            assert set(part) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_~"), path
            assert not part.startswith("."), path
            assert not part.endswith("."), path
            assert part.partition(".")[0] not in ("con", "prn", "aux", "nul", "com1", "lpt1"), path
        assert len(path) < 240, path
