"""Long lists over several pages."""

from creativegraph.site.html.paging import numbered


def test_pages_of_a_list_have_its_path_and_their_numbers_from_two_on() -> None:
    assert [tuple(each) for each in numbered("list/place", 3)] == [
        ("1", "", "list/place"),
        ("2", "", "list/place-2"),
        ("3", "", "list/place-3"),
    ]


def test_pages_after_the_first_may_lie_elsewhere() -> None:
    assert [each.path for each in numbered("id/source/page", 2, "id/source/page/statements")] == [
        "id/source/page",
        "id/source/page/statements-2",
    ]


def test_a_list_of_nothing_has_a_page() -> None:
    assert [each.path for each in numbered("list/place", 0)] == ["list/place"]
