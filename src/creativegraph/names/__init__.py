"""Names in arguments and labels: folded, indexed, resolved to the things that they mean; find/ is the search."""

from collections.abc import Iterable

from creativegraph import project
from creativegraph.iris import expand, render, render_literal

__all__ = ["filled", "literals", "naming_codes", "terms"]


def filled(name: str, given: dict[str, str]) -> str:
    """Return a query with rendered terms in its places, such as ``#things``."""
    text = project.text_of(f"names/{name}.rq")
    for place, rendered in given.items():
        text = text.replace(place, rendered)
    return text


def terms(iris: Iterable[str]) -> str:
    """Return IRIs as the terms of VALUES; rdflib cannot read an empty one, so nothing is one that nobody uses."""
    return " ".join(render("iri", each) for each in sorted(iris)) or "<urn:creativegraph:none>"


def naming_codes() -> list[str]:
    """Return the properties whose values name things as codes do, by the column ``names`` of tables of properties."""
    import csv

    texts = (path.read_text(encoding="utf-8-sig") for path in project.files("data", "properties.csv"))
    rows = (row for text in texts for row in csv.DictReader(text.splitlines()) if row.get("names") == "yes")
    return [iri for row in rows if (iri := expand(row["property"]))]


def literals(texts: Iterable[str]) -> str:
    """Return texts as the terms of VALUES, see ``terms``."""
    return " ".join(render_literal(each, "string") for each in sorted(texts)) or '"\\u0000none"'
