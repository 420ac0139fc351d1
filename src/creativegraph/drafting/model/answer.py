"""The answer of a language model: JSON, perhaps within prose, whose claims are proposals and nothing more.

Nothing in it is run, opened or looked up. Each claim has its own fate: one of a wrong shape is refused at its path.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TypeAlias

import msgspec

from creativegraph.drafting.candidate import ID, Candidate, Confidence, Mode, Thing
from creativegraph.drafting.document import Document
from creativegraph.drafting.guard import is_text
from creativegraph.drafting.refusal import Refusal, refused
from creativegraph.drafting.terms import Terms
from creativegraph.errors import FormatError, shown
from creativegraph.messages.characters import cut, one_line

__all__ = ["Answer", "read_answer"]

LARGEST = 16 << 20
"""How many bytes of an answer are read."""
BLOCK = re.compile(r"```[\w-]*[^\S\n]*\n(.*?)\n[^\S\n]*```", re.DOTALL)
BEGINS = re.compile(r"[{\[]")
TRIED = 200
"""At how many brackets within prose JSON may begin."""
LONGEST = 200
MOST_THINGS = 5000
Cell: TypeAlias = str | int | float | None
ADVICE = "ask for the JSON object that the schema describes, and nothing else"


class Claim(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A claim as the schema has it; numbers and nulls that are meant as cells are taken as such."""

    subject: str
    property: str
    quote: str
    value: Cell = ""
    lang: str | None = ""
    mode: Mode | None = "explicit"
    confidence: Confidence | None = "medium"
    columns: dict[str, Cell] | None = None
    start: int | None = None


class Named(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"type": "class"}):
    """A thing with its name as the schema has it."""

    id: str
    label: str | None = ""
    type: str | None = ""


class Answer:
    """The claims of an answer, which ``drafting.draft`` takes as a drafter, and what of it has a wrong shape."""

    def __init__(self, name: str, candidates: tuple[Candidate, ...], refused: tuple[Refusal, ...] = ()) -> None:
        self.name, self.candidates, self.refused = name, candidates, refused

    def draft(self, document: Document, terms: Terms) -> tuple[Candidate, ...]:  # noqa: ARG002 - it was asked before
        """Return the claims of the answer, whose quotations are still to be found."""
        return self.candidates


def read_answer(data: bytes | str, name: str = "answer") -> Answer:
    """Read the answer of a model.

    Args:
        data: the answer: JSON, or prose with JSON in it.
        name: what messages call it.

    Raises:
        FormatError: it has no JSON, or none with claims.
    """
    claims, things = lists_of(object_in(text_of(data, name), name), name)
    wrong = list[Refusal]()
    named = dict(of_things(things, name, wrong))
    found = tuple(of_claims(claims, tuple(named.values()), name, wrong))
    return Answer(name, found, tuple(wrong))


def text_of(data: bytes | str, name: str) -> str:
    """Return an answer as text.

    Raises:
        FormatError: it is too large, or not UTF-8.
    """
    if len(data) > LARGEST:
        raise FormatError(f"{name} has more than {LARGEST >> 20} MiB; no answer about a report is as long")
    try:
        return data.decode("utf-8-sig") if isinstance(data, bytes) else data
    except UnicodeDecodeError as error:
        raise FormatError(f"{name} is not UTF-8 (byte {error.start}); save it as UTF-8") from error


def object_in(text: str, name: str) -> object:
    """Return the JSON in an answer: the whole of it, a block between fences, or what begins with a bracket.

    Raises:
        FormatError: there is none.
    """
    first, other = "", None
    for part in (text, *BLOCK.findall(text)):
        try:
            found = of_objects(json.loads(part, parse_constant=no_number, object_pairs_hook=told_twice))
        except (ValueError, RecursionError) as error:
            first = first or str(error)
            continue
        if isinstance(found, list) or "claims" in found:
            return found
        other = found if other is None else other
    reader = json.JSONDecoder(parse_constant=no_number, object_pairs_hook=told_twice)
    for each in list(BEGINS.finditer(text))[:TRIED] if other is None else ():
        with suppress(ValueError, RecursionError):
            found = of_objects(reader.raw_decode(text, each.start())[0])
            if isinstance(found, list) or "claims" in found:  # else a part of an answer that is cut off
                return found
    if other is not None:
        return other
    raise FormatError(f"{name} has no JSON with claims ({one_line(cut(first, LONGEST))}); {ADVICE}")


def of_objects(found: object) -> dict[str, object] | list[object]:
    """Return JSON if it can be an answer.

    Raises:
        ValueError: it is neither an object nor a list of objects.
    """
    if isinstance(found, dict) or (isinstance(found, list) and found and all(isinstance(each, dict) for each in found)):
        return found
    raise ValueError(f"{type(found).__name__} where an object with claims is expected")


def told_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object; a field that it has twice is one that no schema has, so that neither value is taken unseen."""
    found: dict[str, object] = {}
    for key, value in pairs:
        found[f"{key} (twice)" if key in found else key] = value
    return found


def no_number(text: str) -> None:
    """Refuse what JSON has no words for."""
    raise ValueError(f"{text} is no number")


def lists_of(found: object, name: str) -> tuple[list[object], list[object]]:
    """Return the claims and the things of an answer.

    Raises:
        FormatError: it has other fields, or no list of claims.
    """
    if isinstance(found, list):
        return found, []
    if not isinstance(found, dict) or "claims" not in found:
        keys = ", ".join(shown(each) for each in list(found)[:5]) if isinstance(found, dict) else ""
        raise FormatError(f"{name} has no list `claims` at `$` (it has {keys or 'nothing'}); {ADVICE}")
    for key, value in found.items():
        if key not in ("claims", "things"):
            raise FormatError(f"{name} has {shown(key)} at `$`, which the schema does not; {ADVICE}")
        if not isinstance(value, list):
            raise FormatError(f"{name} has {type(value).__name__} at `$.{key}` where a list is expected; {ADVICE}")
    return found["claims"], found.get("things", [])


def of_things(things: list[object], name: str, wrong: list[Refusal]) -> Iterator[tuple[str, Thing]]:
    """Yield the things that an answer names, by their ids; those of a wrong shape are refused."""
    for number, each in enumerate(things[:MOST_THINGS]):
        place = f"{name}: things[{number}]"
        try:
            made = msgspec.convert(each, Named)
        except msgspec.ValidationError as error:
            wrong.append(of_shape(place, error))
            continue
        words = [text for text in (made.label, made.type) if text]
        if ID.fullmatch(made.id) and all(map(is_text, words)):
            yield made.id, Thing(made.id, made.label or "", -1, -1, classes=(made.type,) if made.type else ())
        else:
            wrong.append(refused(place, "draft.guard.thing", given=shown(made.id)))


def of_claims(
    claims: list[object], things: tuple[Thing, ...], name: str, wrong: list[Refusal]
) -> Iterator[Candidate]:  # fmt: skip
    """Yield the claims of an answer as candidates; those of a wrong shape are refused."""
    for number, each in enumerate(claims):
        place = f"claims[{number}]"
        try:
            made = msgspec.convert(each, Claim)
        except msgspec.ValidationError as error:
            wrong.append(of_shape(f"{name}: {place}", error))
            continue
        columns = {column: written(cell) for column, cell in (made.columns or {}).items() if written(cell)}
        yield Candidate(
            made.subject, made.property, written(made.value), made.quote,
            -1 if made.start is None else made.start, -1, made.lang or "", columns,
            made.mode or "explicit", made.confidence or "medium", things, place,
        )  # fmt: skip


def written(cell: Cell) -> str:
    """Return a value as a cell has it."""
    return "" if cell is None else str(cell)


def of_shape(place: str, error: msgspec.ValidationError) -> Refusal:
    """Return the refusal of something of a wrong shape, at its path."""
    why, _, path = str(error).partition(" - at `$")
    return refused(f"{place}{path.rstrip('`')}", "draft.guard.shape", why=one_line(cut(why, LONGEST)))
