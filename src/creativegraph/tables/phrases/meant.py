"""What the words of reports mean (``data/words.csv``): a term that nothing has would find nothing, silently."""

from collections.abc import Iterator

from creativegraph import project
from creativegraph.errors import Fault
from creativegraph.iris import BASE, compact, expand
from creativegraph.names.suggest import nearest
from creativegraph.tables.projects.declared import rows_of
from creativegraph.tables.rules import fault
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["faults", "is_meant"]


def faults(known: Vocabulary) -> Iterator[Fault]:
    """Yield the cells of words, in projects of one's own, that mean nothing which the vocabulary has."""
    used = project.in_use()
    for made in used.projects if used else ():
        for table, row in rows_of(made, "words") if made.base != BASE else ():
            means = table.get(row, "means")
            if means and not is_meant(means, known):
                near = nearest(means, [*known.properties, *map(compact, (*known.classes, *known.codes))])
                yield fault(table.cell(row.number, "means"), "word-means-nothing", given=means, near=near, fix="")


def is_meant(means: str, known: Vocabulary) -> bool:
    """Return whether a vocabulary has a property, class or code, or the kind of a thing."""
    iri = str(expand(means) or "")
    if means in known.properties or iri in known.codes or iri in known.classes:
        return True
    kind, slash, _ = means.rpartition(":")[2].partition("/")
    if slash:
        return kind != "code" and kind in known.kinds
    return bool(iri) and any(iri in wide for wide in known.wider.values())
