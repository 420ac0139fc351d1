from creativegraph.site.paging import sheets


def test_ten_thousand_things_are_listed_once_each_on_pages_that_lead_to_their_neighbours() -> None:
    things = list(range(10_001))

    found = list(sheets("list/place", things, 500))

    assert [each for sheet in found for each in things[sheet.first : sheet.end]] == things
    assert (found[0].path, found[1].path, found[-1].path) == ("list/place", "list/place-2", "list/place-21")
    assert [each.before for each in found[1:]] == [each.path for each in found[:-1]]
    assert [each.after for each in found[:-1]] == [each.path for each in found[1:]]
    assert (found[0].before, found[-1].after) == ("", "")


def test_a_list_of_nothing_has_a_page() -> None:
    assert [(each.path, each.first, each.end) for each in sheets("list/place", [])] == [("list/place", 0, 0)]
