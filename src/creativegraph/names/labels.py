"""Labels of things in answers: in which language (LANGUAGES), which of several, and what stands for a missing one."""

from collections.abc import Iterable, Sequence

from creativegraph.iris import IRI, Languages

__all__ = ["LANGUAGES", "Name", "best_labels", "fill", "label_columns", "unlabelled"]

LANGUAGES: Languages = ("en", "vi")
"""The languages of labels where none are asked for, the first before the second."""
Name = tuple[str, str, str, str]
"""A thing, its name, the language and the property of the name."""
NAME_PROPERTIES = ("prefLabel", "title", "label", "name", "altLabel")
"""Properties of names, by their local names, the best first."""


def label_columns(columns: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the columns of labels are, each with that of its things."""
    return [
        (place, columns.index(name.removesuffix("_label")))
        for place, (name, kind) in enumerate(zip(columns, kinds, strict=True))
        if kind == "label"
    ]


def unlabelled(texts: Sequence[list[str]], labels: Iterable[tuple[int, int]]) -> set[str]:
    """Return the things of an answer that have no label in the first language."""
    return {
        iri
        for label, thing in labels
        if "" in texts[label]
        for iri, name in zip(texts[thing], texts[label], strict=True)
        if iri and not name
    }


def fill(texts: list[list[str]], columns: Iterable[tuple[int, int]], labels: dict[str, str]) -> None:
    """Put labels into the cells that have none."""
    if labels:
        for label, thing in columns:
            texts[label] = [
                name or (labels.get(iri, "") if iri else "")
                for iri, name in zip(texts[thing], texts[label], strict=True)
            ]


def best_labels(names: Iterable[Sequence[str]], things: Iterable[str], languages: Languages) -> dict[str, str]:
    """Return the best label of each thing: by language in their order, then any, then its slug."""
    found: dict[str, tuple[int, int, str, str]] = {}
    for thing, name, language, naming in names:
        order = languages.index(language) if language in languages else len(languages)
        used = IRI(naming).slug
        place = NAME_PROPERTIES.index(used) if used in NAME_PROPERTIES else len(NAME_PROPERTIES)
        rank = (order, place, language, name)
        found[thing] = min(rank, found.get(thing, rank))
    return {thing: found[thing][3] if thing in found else IRI(thing).slug for thing in things}
