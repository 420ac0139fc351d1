"""What a drafted claim must fulfil to enter: a quotation in the report's exact words, not too long, sound cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from creativegraph import project
from creativegraph.drafting.candidate import ID, MODES, Candidate, Confidence, Thing
from creativegraph.drafting.document import Document
from creativegraph.drafting.findings import findings
from creativegraph.drafting.grounds import grounds_of, of_things, with_names
from creativegraph.drafting.refusal import Refusal, Remark, of_fault, placed, refused, unquoted
from creativegraph.drafting.terms import COLUMNS, known_among, takes_words
from creativegraph.graph import Graph
from creativegraph.messages.table import languages, message
from creativegraph.tables.claim import CONFIDENCES
from creativegraph.tables.quotations.places import Place, Text

__all__ = ["HIDDEN", "Guarded", "Placed", "guarded", "is_text"]

LONGEST_QUOTE = 600
"""A longer quotation is no longer the words that state a fact."""
LONGEST_CELL = 2000
MOST = 5000
"""How many candidates of one drafter are looked at."""
IDS = re.compile(rf"(?<![\w/.:-]){ID.pattern}(?![\w/.:-])")
SUBJECT = re.compile(rf"(?:[^()]*\()?(?P<id>{ID.pattern})\)?")
CODES = "code/"
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Characters that steer a terminal or hide what stands there; a cell has none. Of a quotation the report's count."""
SUREST = CONFIDENCES[1]
"""How sure a candidate can be of which only the words were looked up, whatever its drafter says."""


class Placed(NamedTuple):
    """A candidate with the words of the report, where they stand, and what is told of that."""

    candidate: Candidate
    place: Place
    remarks: tuple[Remark, ...] = ()


class Guarded(NamedTuple):
    """The candidates that may enter, each with its place, and those that are refused."""

    placed: tuple[Placed, ...]
    refused: tuple[Refusal, ...]

    @property
    def accepted(self) -> tuple[Candidate, ...]:
        """The candidates that may enter."""
        return tuple(each.candidate for each in self.placed)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is told of the quotations of these."""
        return tuple(remark for each in self.placed for remark in each.remarks)


def guarded(document: Document, candidates: Iterable[Candidate], graph: Graph, name: str = "draft") -> Guarded:
    """Return the candidates whose words stand in a report and whose cells can be read, and why others are refused.

    Args:
        document: the report.
        candidates: what somebody proposes; ``start`` only chooses among several places, -1 the first of them.
        graph: whose vocabulary the cells are read by.
        name: what the candidates came from, for messages.
    """
    text, wrong, entered = Text(document.text), list[Refusal](), list[tuple[str, Placed]]()
    for number, each in enumerate(candidates):
        place = f"{name}: {each.rule}" if isinstance(each, Candidate) and is_text(each.rule) else f"{name}: [{number}]"
        made = with_words(each, text, place) if number < MOST else refused(place, "draft.guard.many", most=f"{MOST:,}")
        if isinstance(made, Placed):
            entered.append((place, made._replace(candidate=in_language(made.candidate, document, graph))))
        else:
            wrong.append(made)
        if number >= MOST:
            break
    known = known_among(graph, (one for _, each in entered for one in ids_in(each.candidate)))
    with project.using(graph.projects):
        checked = [(place, grounded(each, text, known, place)) for place, each in entered]
    wrong += [made for _, made in checked if isinstance(made, Refusal)]
    entered = [(place, made) for place, made in checked if isinstance(made, Placed)]
    found = findings([each.candidate for _, each in entered], document, graph, name)
    for number, (column, why) in found.items():
        place, (candidate, *_) = entered[number]
        wrong.append(of_fault(f"{place}.{column}", why, candidate))
    kept = [made for number, (_, made) in enumerate(entered) if number not in found]
    return Guarded(tuple(with_things(kept, text, known)), tuple(wrong))


def grounded(made: Placed, text: Text, known: set[str], place: str) -> Placed | Refusal:
    """Return a candidate whose value and names the report has, with how sure it is, or why it is refused."""
    each, doubt = made.candidate, grounds_of(made.candidate, text)
    if doubt is not None and doubt.refused:
        return refused(f"{place}.{doubt.field}", f"draft.guard.{doubt.key}", each)
    cells = {"value": each.value, **each.columns}
    named = {column: with_names(cell, text, known, strict=True) for column, cell in cells.items()}
    if lacking := next((column for column, cell in named.items() if cell is None), ""):
        return refused(f"{place}.{lacking}", "draft.guard.name", each)
    subject = with_names(each.subject, text, known, strict=False) or each.subject
    bare = {column: cell or "" for column, cell in named.items()}
    each = replace(each, subject=subject, value=bare.pop("value"), columns=bare)
    if unnamed := of_things(ids_in(each), each, text, known):
        column = next((name for name, cell in {"subject": subject, **cells}.items() if unnamed in cell), "value")
        return refused(f"{place}.{column}", "draft.guard.name", each)
    if doubt is None:
        return made._replace(
            candidate=replace(each, confidence=SUREST if each.confidence == "high" else each.confidence)
        )
    remark = Remark(f"{place}.{doubt.field}", tuple(message("draft.guard.unfounded", one) for one in languages()))
    return made._replace(candidate=replace(each, confidence=CONFIDENCES[-1]), remarks=(*made.remarks, remark))


def in_language(each: Candidate, document: Document, graph: Graph) -> Candidate:
    """Return a candidate whose words are in the language of the report where it does not say in which they are."""
    return replace(each, lang=document.language) if not each.lang and takes_words(graph, each.property) else each


def is_text(given: object) -> bool:
    """Return True for a text in which nothing is hidden, and which is not too long."""
    return isinstance(given, str) and 0 < len(given) <= LONGEST_CELL and HIDDEN.search(given) is None


def with_words(each: object, text: Text, place: str) -> Placed | Refusal:
    """Return a candidate with the words of the report and their place, or why it is refused."""
    if not isinstance(each, Candidate):
        return refused(place, "draft.guard.none")
    if (wrong := wrong_form(each)) is not None:
        return refused(f"{place}.{wrong[1]}" if wrong[1] else place, f"draft.guard.{wrong[0]}", each)
    found = text.find(each.quote)
    if not found.places:
        return unquoted(f"{place}.quote", each, found.nearest)
    there = min(found.places, key=lambda one: abs(one.start - each.start)) if each.start >= 0 else found.places[0]
    if there.end - there.start > LONGEST_QUOTE:
        return refused(f"{place}.quote", "draft.guard.long", each)
    sure: Confidence = each.confidence if len(found.places) == 1 or each.start >= 0 else CONFIDENCES[-1]
    words = text.text[there.start : there.end]
    made = replace(each, quote=words, start=there.start, end=there.end, confidence=sure)
    return Placed(made, there, tuple(placed(f"{place}.quote", there, found.places, chosen=each.start >= 0)))


def wrong_form(each: Candidate) -> tuple[str, str] | None:
    """Return why a candidate is none, as the end of a key of the catalogue, and the field; None if it is one."""
    if (wrong := wrong_cell(each)) is not None:
        return wrong
    if odd := next((name for name in each.columns if name not in COLUMNS), ""):
        return "column", odd
    if each.mode not in MODES or each.confidence not in CONFIDENCES:
        return "choice", "mode" if each.mode not in MODES else "confidence"
    subject = SUBJECT.fullmatch(each.subject)
    return None if subject and not subject["id"].rpartition(":")[2].startswith(CODES) else ("subject", "subject")


def wrong_cell(each: Candidate) -> tuple[str, str] | None:
    """Return what is wrong with the texts of a candidate."""
    cells = {"subject": each.subject, "property": each.property, "value": each.value, "lang": each.lang, **each.columns}
    odd = next((name for name, cell in cells.items() if not isinstance(name, str) or not isinstance(cell, str)), None)
    if odd is not None or not isinstance(each.quote, str) or not isinstance(each.start, int):
        return "type", ""
    for name, cell in cells.items():
        if HIDDEN.search(cell) or HIDDEN.search(name):
            return "characters", name if not HIDDEN.search(name) else ""
        if len(cell) > LONGEST_CELL:
            return "long", name
    return ("long", "quote") if len(each.quote) > LONGEST_QUOTE else None


def with_things(entered: Sequence[Placed], text: Text, known: set[str]) -> Iterator[Placed]:
    """Yield candidates with the things that their cells name: those of the graph known, with names that stand there."""
    ids = [tuple(ids_in(each.candidate)) for each in entered]
    for each, some in zip(entered, ids, strict=True):
        given = {thing.id: thing for thing in each.candidate.things}
        things = tuple(as_named(one, given.get(one), each.candidate, text, known) for one in some)
        yield each._replace(candidate=replace(each.candidate, things=things))


def ids_in(each: Candidate) -> Iterator[str]:
    """Yield the ids in the cells of a candidate, each once."""
    found = (one[0] for cell in (each.subject, each.value, *each.columns.values()) for one in IDS.finditer(cell))
    yield from dict.fromkeys(one for one in found if not one.rpartition(":")[2].startswith(CODES))


def as_named(one: str, given: Thing | None, each: Candidate, text: Text, known: set[str]) -> Thing:
    """Return a thing with its name where the report has it nearest; a name that does not stand there does not count."""
    label = given.label if given and is_text(given.label) else ""
    near = min(text.places(label) if label else (), key=lambda place: abs(place.start - each.start), default=None)
    classes = given.classes if given else ()
    if near is None:
        return Thing(one, "", each.start, each.end, one in known, classes)
    return Thing(one, text.text[near.start : near.end], near.start, near.end, one in known, classes)
