"""Drafted claims against gold: what each row of a table states, and how much of it is the same up to renaming."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.renaming import Names, Terms, renaming
from creativegraph.iris import compact
from creativegraph.tables import build
from creativegraph.tables.cells.edtf import has
from creativegraph.tables.claim import Claim
from creativegraph.tables.table import QUALIFIERS
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["Row", "Score", "Statement", "score", "statements"]

NAMES = {"rdf:type", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "dcterms:title", "rdfs:label"}
"""What does not count as a statement: the class of a thing and how it is called."""
NOTHING = {("cg:comparator", "code/comparator/as-stated"), ("cg:figureStatus", "code/figure-status/measured")}
"""What a figure says by saying nothing."""
TIMES = {"cg:hasTimeSpan", "cg:attestedOn"}
LEFT_OUT = {"cg:officeTitle", "cg:statedIn"}
"""Words about an office, and units, which follow from the indicator or the measure."""
QUALIFYING = {"cg:comparator", "cg:upperValue", "cg:outOf", "cg:statedIn"}
SPOKEN = {"statement", "commitment"}
"""Kinds of things whose value is words."""
SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a claims table in short form, with its place in the text and what its things are called there.

    Rows of gold with one ``number`` are several ways to say one thing; ``acceptable`` ones need not be said.
    """

    number: str
    cells: Mapping[str, str]
    start: int
    end: int
    labels: Mapping[str, str]
    acceptable: bool = False


class Statement(NamedTuple):
    """What a row states once: what is said of its subject, or of the thing that it makes (``node``)."""

    row: Row
    kind: str
    terms: Terms
    free: bool
    node: str = ""


class Score(NamedTuple):
    """How many statements gold has and the draft makes, how many of these are right, and which are not.

    ``found`` counts statements of gold, ``right`` those of the draft, acceptable ones too; ``faulty`` are rows of the
    draft that the reader of tables refuses, each of which is a wrong statement. ``free_…`` are of statements in words.
    """

    gold: int
    found: int
    drafted: int
    right: int
    free_gold: int
    free_found: int
    free_drafted: int
    free_right: int
    missed: tuple[Statement, ...]
    wrong: tuple[Statement, ...]
    faulty: tuple[Row, ...]
    kinds: Mapping[str, tuple[int, int]]

    @property
    def recall(self) -> float:
        """The share of gold that was found."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """The share of the draft that is right, 0 if there is none."""
        return self.right / self.drafted if self.drafted else 0.0


def statements(rows: Sequence[Row], folder: Path) -> tuple[list[Statement], list[Row]]:
    """Return what rows state, and the rows that the reader of tables refuses."""
    named = {f"r{number:05d}": row for number, row in enumerate(rows)}
    written(named, folder)
    made = build([folder], lenient=True)
    claims: dict[str, list[Claim]] = {}
    for claim in made.claims.values():
        claims.setdefault(claim.id.partition("-")[0], []).append(claim)
    found = [each for name, row in named.items() for each in of_row(row, claims.get(name, ()), made.vocabulary)]
    return list(whole(found)), [row for name, row in named.items() if name not in claims]


def whole(found: Iterable[Statement]) -> Iterator[Statement]:
    """Yield statements; those that several rows make of one thing, such as a figure, as one."""
    parts: dict[str, list[Statement]] = {}
    for number, each in enumerate(found):
        parts.setdefault(each.node or str(number), []).append(each)
    for same in parts.values():
        said: dict[str, frozenset[str]] = {}
        for each in same:
            for name, values in each.terms.items():
                said[name] = said.get(name, frozenset()) | values
        row = next((each.row for each in same if not each.row.acceptable), same[0].row)
        if said:
            yield same[0]._replace(row=row, terms=said)


def written(rows: Mapping[str, Row], folder: Path) -> None:
    """Write rows as a table of claims with its table of sources."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = ("id", "subject", "property", "value", "lang", *QUALIFIERS, "sources")
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**row.cells, "id": name, "sources": "text"} for name, row in rows.items())
    (folder / "sources.csv").write_text("id,kind,title,lang\ntext,report,Text,en\n", encoding="utf-8")


def of_row(row: Row, claims: Iterable[Claim], known: Vocabulary) -> Iterator[Statement]:
    """Yield what the claims of a row state: those about one made thing are one statement, any other one is its own."""
    parts = parts_of(known)
    for claim in claims:
        name, subject, value = claim.property.name, compact(claim.subject), term(claim.value)
        kind = subject.partition("/")[0]
        if name in parts.get(kind, ()):
            plain = (name, value) in NOTHING or name in LEFT_OUT
            yield Statement(row, kind, {} if plain else {name: frozenset({value})}, kind in SPOKEN, subject)
        elif name not in NAMES:
            terms = {SUBJECT: frozenset({subject}), name: frozenset({value})}
            yield Statement(row, name, terms, claim.property.value == "text")


def parts_of(known: Vocabulary) -> dict[str, set[str]]:
    """Return, for each kind of things that rows make, the properties that are said of one in one statement."""
    found: dict[str, set[str]] = {}
    for short in known.shorts.values():
        if short.kind:
            found.setdefault(short.kind, set(QUALIFYING)).update(each.name for each in short.parts.values())
    return found


def term(value: str) -> str:
    """Return a value in short, if it is a thing or a code."""
    return compact(value) if value.startswith("http") else value


def score(gold: Sequence[Row], draft: Sequence[Row], folder: Path, known: Iterable[str] = ()) -> Score:
    """Compare a draft with gold; ``known`` are the things of the graph, which no other name will do for.

    Statements are the same up to a renaming of things, one to one, that is found by what is said of them and where.
    """
    right_ones, unread = statements(gold, folder / "gold")
    if unread:
        raise ValueError(f"gold that cannot be read: {[each.number for each in unread]}")
    drafted, faulty = statements(draft, folder / "draft")
    drafted = list({(each.kind, frozenset(each.terms.items())): each for each in reversed(drafted)}.values())[::-1]
    names = renaming([each for each in right_ones if not each.free], [each for each in drafted if not each.free],
                     labels_of(gold), labels_of(draft), frozenset(known))  # fmt: skip
    return counted(right_ones, drafted, faulty, names)


def labels_of(rows: Iterable[Row]) -> dict[str, str]:
    """Return what the things of rows are called."""
    return {thing: label for row in rows for thing, label in row.labels.items()}


def counted(gold: Sequence[Statement], drafted: Sequence[Statement], faulty: Sequence[Row], names: Names) -> Score:
    """Count what agrees under a renaming."""
    spans = {(thing, value) for each in gold for thing in each.terms.get(SUBJECT, ())
             for value in each.terms.get("cg:hasTimeSpan", ())}  # fmt: skip
    pairs = [(one, other) for other in drafted for one in gold if one.free == other.free and (
        overlap(one.row, other.row) if one.free else agree(one, other, names, spans))]  # fmt: skip
    met, good = {one.row.number for one, _ in pairs}, {id(other) for _, other in pairs}
    wanted = {each.row.number: each for each in reversed(gold) if not each.row.acceptable}
    plain = [each for each in wanted.values() if not each.free][::-1]
    words = [each for each in wanted.values() if each.free]
    rest, said = [each for each in drafted if not each.free], [each for each in drafted if each.free]
    missed = tuple(each for each in plain if each.row.number not in met)
    kinds: dict[str, tuple[int, int]] = {}
    for each in plain:
        of, found = kinds.get(each.kind, (0, 0))
        kinds[each.kind] = (of + 1, found + (each.row.number in met))
    return Score(
        len(plain), len(plain) - len(missed), len(rest) + len(faulty), sum(id(each) in good for each in rest),
        len(words), sum(each.row.number in met for each in words), len(said), sum(id(each) in good for each in said),
        missed, tuple(each for each in rest if id(each) not in good), tuple(faulty), kinds,
    )  # fmt: skip


def agree(gold: Statement, other: Statement, names: Names, spans: Iterable[tuple[str, str]]) -> bool:
    """Return whether a drafted statement says what one of gold says; it may add the time at which its subject was."""
    if gold.kind != other.kind:
        return False
    said = {name: frozenset(names.get(each, each) for each in values) for name, values in other.terms.items()}
    more = set(said) - set(gold.terms)
    if any(said.get(name) != values for name, values in gold.terms.items()) or not more <= TIMES:
        return False
    things = {thing for values in gold.terms.values() for thing in values}
    own = [span for thing, span in spans if thing in things]
    return all(meets(time, own) for name in more for time in said[name])


def meets(time: str, spans: Sequence[str]) -> bool:
    """Return whether a time lies in one of several, or has one of them within it; any will do where there are none."""
    return not spans or any(has(time, each) or has(each, time) or time == each for each in spans)


def overlap(one: Row, other: Row) -> bool:
    """Return whether two rows have words in common."""
    return one.start < other.end and other.start < one.end
