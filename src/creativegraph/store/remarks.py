"""What to remark on answers of a graph of chosen sources: values that are corrected, and rows that want background."""

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.engine import Engine, OxigraphEngine, in_memory
from creativegraph.errors import CreativeGraphError
from creativegraph.graph.rows import Rows, columns_of
from creativegraph.graph.rows.convert import plain
from creativegraph.iris import IRI, RDF_TYPE, compact
from creativegraph.names.labels import label_columns
from creativegraph.store.overlooked import LINK, links_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creativegraph.errors import Fault
    from creativegraph.tables import Build

__all__ = ["Remarks"]

LISTED = 3
IRIS = re.compile(r"<([^<>\s]+)>")


class Printed(NamedTuple):
    """A fact as a source prints it, and what is accepted instead, if that is known."""

    subject: IRI
    property: IRI
    value: str
    right: str

    def __str__(self) -> str:
        fact = f"{compact(self.subject)} {compact(self.property)} {readable(self.value)}"
        if not self.right:
            return f"{fact} is as printed, and deprecated; `why` gives the reason"
        return (
            f"{fact} is as printed and corrected to {readable(self.right)};"
            " corrected=True (--corrected) gives the corrected value"
        )

    def is_in(self, cells: frozenset[str], text: str, named: frozenset[str]) -> bool:
        """Return True if cells of a row show this: its value beside its thing, or where things are counted by it."""
        if self.value not in cells:
            return False
        if self.subject in cells or self.subject in named:
            return True
        others = {IRI(each).kind for each in (*cells, *named) if each.startswith("http")}
        return asks_for(self.property, text, named) and self.subject.kind not in others


class Remarks:
    """Remarks on the answers of an embedded graph.

    ``built`` is given where the graph was made of tables, and ``unread`` says which files and links
    are empty or passed over.
    """

    def __init__(self, engine: Engine, built: "Build | None" = None, unread: "Sequence[Fault]" = ()) -> None:
        self.unread = unread
        self.engine = engine
        self.built = built

    def __call__(self, text: str, rows: Rows) -> list[str]:
        """Return what to remark on the answer to the query ``text``."""
        files = [each for each in self.unread if each.rule != LINK]
        unread = [str(each) for each in files if each.rule == "no-triples" or not len(rows)]
        return [*self.corrected(text, rows), *self.wanting(text, rows), *unread, *links_told(self.unread)]

    def facts(self) -> frozenset[tuple[str, str, str]]:
        """Return subject, property and value of what stands as it is printed though it is corrected."""
        return frozenset((each.subject, each.property, each.value) for each in self.printed)

    @cached_property
    def printed(self) -> list[Printed]:
        """The facts that are corrected and stand as they are printed."""
        data = self.engine.select(project.text_of("store/printed.rq"))
        found = zip(*columns_of(data, 4), strict=True)
        return [Printed(IRI(subject), IRI(term), value, right) for subject, term, value, right in found]

    @cached_property
    def wider(self) -> Engine | None:
        """The same graph with its background; None where it lacks none."""
        chosen = self.built.chosen if self.built else None
        if self.built is None or chosen is None or not chosen.missing:
            return None
        return OxigraphEngine(in_memory(self.built.with_background().ntriples()))

    def corrected(self, text: str, rows: Rows) -> list[str]:
        """Return remarks on values that are corrected."""
        if not self.printed:
            return []
        named = frozenset(IRIS.findall(text))
        lines = [frozenset(str(cell) for cell in row if cell is not None) for row in rows]
        found = [str(each) for each in self.printed if any(each.is_in(line, text, named) for line in lines)]
        left = len(found) - LISTED
        return [*found[:LISTED], *([f"and {left} more values as printed that are corrected"] if left > 0 else [])]

    def wanting(self, text: str, rows: Rows) -> list[str]:
        """Return a remark if there are more rows with the background, such as the country that a city is in."""
        chosen = self.built.chosen if self.built else None
        if chosen is None or not chosen.missing:
            return []
        named = frozenset(IRIS.findall(text))
        # The number or name that is sought is remarked on where nothing at all was found, since most rows are whole.
        wanted = {each.property.iri for each in chosen.missing if each.property.value == "thing" or not len(rows)}
        asked = {each for each in wanted if asks_for(each, text, named)}
        if not asked or self.wider is None:
            return []
        try:
            others = columns_of(self.wider.select(text), len(rows.columns))
        except CreativeGraphError:  # the graph itself answered; its background is only looked into
            return []
        labels = {label for label, _ in label_columns(rows.columns, rows.kinds)}  # the background names more things
        told = [place for place in range(len(rows.columns)) if place not in labels]
        more = Counter(zip(*(others[place] for place in told), strict=True)) if others else Counter()
        more.subtract(tuple("" if (value := row[place]) is None else plain(value) for place in told) for row in rows)
        if more.total() <= 0:
            return []
        first = dict.fromkeys(compact(IRI(row[0])) for row, count in more.items() if count > 0 and "://" in row[0])
        listed = ", ".join([*list(first)[:LISTED], *(["…"] if len(first) > LISTED else [])])
        count = f"{more.total()} more {'row' if more.total() == 1 else 'rows'}"
        terms = " or ".join(sorted(map(compact, asked)))
        which = f": {listed}" if listed else ""
        return [f"{count} with background=True (--background){which}; the chosen sources do not tell all of {terms}"]


def asks_for(term: str, text: str, named: frozenset[str]) -> bool:
    """Return True if a query names a property, as a CURIE or in full; ``a`` is the one for classes."""
    if term == RDF_TYPE and re.search(r"\sa\s", text):
        return True
    return term in named or re.search(rf"(?<![\w-]){re.escape(compact(IRI(term)))}(?![\w-])", text) is not None


def readable(value: str) -> str:
    """Return a value for people: a thing without the beginning of its IRI."""
    return compact(IRI(value)) if value.startswith("http") else value
