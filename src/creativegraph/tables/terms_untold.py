"""Terms of which tables say too little: named in a cell and described nowhere, or without a label or a unit."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from creativegraph.errors import Fault
from creativegraph.iris import compact
from creativegraph.names.suggest import nearest
from creativegraph.tables.projects.declared import rows_of
from creativegraph.tables.rules import fault
from creativegraph.tables.table import QUALIFIERS
from creativegraph.tables.vocabulary_file import Described

if TYPE_CHECKING:
    from creativegraph.tables.terms import Terms

__all__ = ["incomplete", "misused", "nowhere"]

COLUMNS_OF_SHORT = ("value", "subject", "property", *QUALIFIERS)


def nowhere(terms: "Terms", codes: Collection[str], classes: Collection[str]) -> Iterator[Fault]:
    """Yield the codes and classes that cells name and that are nowhere, and codes wider than themselves."""
    homes = tuple(f"{each.base}ontology#" for each in terms.used.projects) if terms.used else ()
    for cell, iri in terms.above:
        if iri.startswith(homes) and iri not in classes:
            given = compact(iri)
            yield fault(cell, "unknown-class", given=given, near=nearest(given, [*map(compact, classes)]))
    for code, (cell, above) in terms.wider.items():
        trail = [code, above]
        while trail[-1] in terms.wider and trail[-1] not in trail[:-1]:
            trail.append(terms.wider[trail[-1]][1])
        if trail[-1] == code:
            yield fault(cell, "code-cycle", given=compact(code), names=", ".join(map(compact, trail[:-1])))
    for cell, iri in terms.named:
        if iri not in codes:
            given = compact(iri)
            near = nearest(given, [compact(each) for each in codes])
            yield fault(cell, "unknown-code", given=given, near=near)


def incomplete(terms: "Terms", said: Iterable[Described]) -> Iterator[Fault]:
    """Yield terms without a label, indicators without a unit and lists that no row and no Turtle describes.

    ``said`` is what files of Turtle say of them.
    """
    files = tuple(said)
    labels = terms.labels.union(*(each.labels for each in files))
    counted = frozenset[str]().union(*(each.counted for each in files))
    heads = {iri for _, iri, _ in terms.unlabelled}.union(*(each.about for each in files))
    for cell, iri, languages in terms.unlabelled:
        has = any(about == iri for about, _ in labels) if not languages else True
        if missing := [each for each in languages if (iri, each) not in labels] or ([] if has else ["en"]):
            details = {"languages": ", ".join(missing), "column": f"label@{missing[0]}"}
            yield fault(cell, "term-without-label", given=compact(iri), **details)
    for cell, iri in terms.uncounted:
        if iri not in counted:
            yield fault(cell, "indicator-without-unit", given=compact(iri))
    for iri, cell in terms.lists.items():
        if iri not in heads:
            yield fault(cell, "code-list-without-head", given=iri.rpartition("/")[2])


def misused(terms: "Terms", properties: Collection[str]) -> Iterator[Fault]:
    """Yield the properties that tables of short forms name and that are none, and columns that are none."""
    for made in terms.used.projects if terms.used else ():
        for table, row in rows_of(made, "short"):
            name, column = table.get(row, "property"), table.get(row, "column")
            if name not in properties:
                near = nearest(name, properties)
                yield fault(
                    table.cell(row.number, "property"), "unknown-property", given=name, near=near, expected=near
                )
            if column not in COLUMNS_OF_SHORT:
                known = ", ".join(COLUMNS_OF_SHORT)
                yield fault(
                    table.cell(row.number, "column"), "not-a-choice", given=column, role="column", expected=known
                )
