"""What rows that were accepted need besides: classes and names of the things that the graph does not have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from creativegraph.drafting.taking.decided import NewThing, Row
from creativegraph.drafting.workbook.sheets import IDS, NO_NAME
from creativegraph.iris import compact
from creativegraph.tables.cells.grammar import CALLED
from creativegraph.tables.table import QUALIFIERS, Table
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["named_already", "with_names"]

CELLS = ("subject", "value", *QUALIFIERS)


def with_names(
    rows: Sequence[Row],
    things: Mapping[str, NewThing],
    known: frozenset[str],
    vocabulary: Vocabulary,
    lang: str,
) -> Iterator[Row]:
    """Yield rows with what new things are called, each once: in a row of its class, or beside its id.

    Args:
        rows: what was accepted.
        things: the things that are new, by their ids.
        known: those that the tables call something already.
        vocabulary: says the class of each kind of things.
        lang: the language of the source.
    """
    done = set(known)
    subjects = {row.cells["subject"] for row in rows}
    for row in rows:
        cells = dict(row.cells)
        for each in dict.fromkeys(found for column in CELLS for found in IDS.findall(cells.get(column, ""))):
            thing = things.get(each)
            if thing is None or each in done:
                continue
            if not thing.labels:  # it is called by the words of its id, which needs that no row says its class
                done.add(each)
            elif is_narrower(thing, vocabulary):
                done.add(each)
                yield Row(-thing.number, of_class(thing, thing.type))
            elif each in subjects:
                if cells["subject"] == each:
                    done.add(each)
                    cells.update({f"label@{code}": label for code, label in thing.labels.items()})
            elif beside(cells, thing, lang):
                done.add(each)
            else:
                done.add(each)
                yield Row(-thing.number, of_class(thing, class_of_kind(each, vocabulary)))
        yield row._replace(cells=cells)


def is_narrower(thing: NewThing, vocabulary: Vocabulary) -> bool:
    """Return True if a thing has a class that its kind does not say."""
    return bool(thing.type) and class_of_kind(thing.id, vocabulary) != thing.type


def class_of_kind(thing: str, vocabulary: Vocabulary) -> str:
    """Return the class that a thing has by its id."""
    kind = vocabulary.homes.get(thing.partition("/")[0].rpartition(":")[2])
    return compact(kind.type) if kind else ""


def beside(cells: dict[str, str], thing: NewThing, lang: str) -> bool:
    """Put the one name of a thing before its id in the first cell that has it; return False if that does not do."""
    label = thing.labels.get(lang, "")
    if len(thing.labels) > 1 or not label or NO_NAME.search(label):
        return False
    column = next((each for each in CELLS[1:] if thing.id in IDS.findall(cells.get(each, ""))), "")
    if column:
        cells[column] = IDS.sub(
            lambda found: f"{label} ({found[0]})" if found[0] == thing.id else found[0], cells[column]
        )
    return bool(column)


def of_class(thing: NewThing, type_of: str) -> dict[str, str]:
    """Return the row that says of what class a thing is, and what it is called; what it rests on are other rows."""
    names = {f"label@{code}": label for code, label in thing.labels.items()}
    return {"subject": thing.id, "property": "rdf:type", "value": type_of, "mode": "implied", **names}


def named_already(tables: Iterable[Table]) -> frozenset[str]:
    """Return the things that claims tables call something, or give a class."""
    found = set[str]()
    for table in tables:
        labels = [column for column in table.columns if column.partition("@")[0] == "label"]
        for row in table.rows:
            subject = table.get(row, "subject")
            called = CALLED.fullmatch(subject)
            bare = called["thing"] if called else subject
            if called or table.get(row, "property") == "rdf:type" or any(table.get(row, each) for each in labels):
                found.add(bare)
            found.update(each["thing"] for column in CELLS[1:] for each in CALLED.finditer(table.get(row, column)))
    return frozenset(found)
