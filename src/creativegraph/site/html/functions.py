"""What every template may call to write links, texts, values, claims and statements."""

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from creativegraph.site.html.markup import coded, explained, link, sources, text, tongue
from creativegraph.site.html.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markupsafe import Markup

__all__ = ["functions"]


def functions(
    language: str, address: "Callable[[str], str]", told: "Callable[..., str]"
) -> "Mapping[str, Callable[..., Markup | int]]":
    """Return what templates of the pages of a folder in a language may call: links are the same on all of them."""
    anchor = lru_cache(maxsize=1 << 14)(partial(link, language, address))
    rows = Rows(language, address, anchor, told)
    return {
        "tongue": partial(tongue, language), "said": partial(text, language), "anchor": anchor,
        "coded": partial(coded, language), "explained": partial(explained, language), "shown": rows.value,
        "proof": rows.claim, "evidence_of": rows.evidence, "statement_of": rows.statement, "further_of": rows.further,
        "row_of": rows.row, "table_of": rows.table, "sources_of": sources,
    }  # fmt: skip
