"""What stands in the head of a page for machines: the thing or dataset that it is about, and its other formats."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from creativegraph.site.content.history import history
from creativegraph.site.dataset.schema import Things, dataset_of
from creativegraph.site.page import Page

if TYPE_CHECKING:
    from creativegraph.site.portal import Portal

__all__ = ["heads"]


def heads(portal: "Portal") -> Callable[[Page], Page]:
    """Return what adds to a page ``jsonld``, what it is about in the terms of schema.org, where there are such."""
    days = history(portal).days
    things, paths = Things(portal), {portal.addresses.path(each): str(each) for each in portal.things}

    def with_head(page: Page) -> Page:
        thing = paths.get(page.path)
        about = things.of(thing, page.language) if thing else None
        if page.path == "index":
            about = dataset_of(portal, page.language)
        more: dict[str, object] = {"jsonld": about} if about else {}
        if thing in days:
            more["changed"] = portal.writer(page.language).period(days[thing])
        return page._replace(data={**page.data, **more}) if more else page

    return with_head
