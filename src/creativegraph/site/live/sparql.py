"""The page on which any question can be asked in SPARQL, which a visitor's browser answers."""

from collections.abc import Iterator

from creativegraph.messages.table import message
from creativegraph.project import using
from creativegraph.site.content.kinds import home
from creativegraph.site.live import bundle
from creativegraph.site.live.forms import data_of, json
from creativegraph.site.live.graph import prefixes
from creativegraph.site.page import Page
from creativegraph.site.pages.questions import topics
from creativegraph.site.portal import Portal

__all__ = ["pages"]

EXAMPLE = """\
SELECT ?class (COUNT(DISTINCT ?thing) AS ?things)
WHERE {
  ?thing a ?class .
}
GROUP BY ?class
ORDER BY DESC(?things) ?class
"""


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the page; none where no script is there."""
    if bundle("sparql.js") is None:
        return
    with using(portal.graph.projects):
        questions = [(name.text, some) for _, name, some in topics(portal, language)]
    data = {
        "example": EXAMPLE, "prefixes": json(prefixes(portal)), "questions": json(questions),
        **data_of(portal, language),
    }  # fmt: skip
    title = message("site.sparql", language)
    yield Page("sparql", language, "sparql.html", title, {"live": data, "above": [home(language)]})
