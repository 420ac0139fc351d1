"""Which modules make the pages and files of the site, in this order, and the links of its menu (NAVIGATION)."""

__all__ = ["NAVIGATION", "PAGES", "PARTS"]

PAGES: tuple[str, ...] = (
    "pages.overview",
    "servers",
    "pages.things",
    "pages.sources",
    "pages.questions",
    "live.sparql",
    "pages.lists",
    "pages.browse",
    "pages.see",
    "pages.search",
    "pages.disputes",
    "pages.policy",
    "pages.changes",
    "pages.audit",
    "pages.gone",
)
"""Modules that yield pages in one language."""
PARTS: tuple[str, ...] = (
    "content.pictures",
    "pages.questions",
    "servers",
    "documents",
    "pages.permalinks",
    "ontology",
    "live.files",
    "live.graph",
    "pages.search",
    "feeds",
    "dataset",  # the last, since it lists the pages
)
"""Modules that yield other files; those of the folder ``assets`` come by themselves."""
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("index", "site.overview"),
    ("query/index", "site.questions"),
    ("sparql", "site.sparql"),
    ("contradictions", "site.menu.contradictions"),
    ("corrections", "site.corrections"),
    ("about", "site.menu.about"),
)
"""The pages to which every page leads: their paths, and the keys of their names."""
