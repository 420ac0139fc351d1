"""The decisions of the command ``reconcile``: given by options or in a reviewed table, kept, and taken back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, CreativeGraphError, shown

if TYPE_CHECKING:
    from creativegraph.find.candidates import Matcher
    from creativegraph.find.entry import Asked
    from creativegraph.find.matches import Matches
    from creativegraph.find.reconcile import Reconciled
    from creativegraph.tables.decisions import Decision

__all__ = ["YES", "Deciding", "decided", "decisions", "keep_sure", "taken", "things", "undone"]

YES, NO, NONE = "yes", "no", "none"
WORDS = {
    "yes": YES, "y": YES, "có": YES, "x": YES,
    "no": NO, "n": NO, "không": NO, "none": NONE, "không có": NONE, "-": NONE,
}  # fmt: skip
"""How a decision is written."""


class Deciding(NamedTuple):
    """What a call decides: for one name, for all that are sure, or what a reviewed table says."""

    accept: str | None
    reject: str | None
    none: bool
    sure: bool
    take: Path | None
    undo: bool

    @property
    def chosen(self) -> list[str]:
        """The options that were given."""
        return [
            f"--{name.replace('sure', 'accept-sure')}" for name, value in zip(self._fields, self, strict=True) if value
        ]


def decisions(path: Path | None, deciding: Deciding) -> "Matches":
    """Return what is decided.

    Raises:
        ArgumentError: there is nothing to keep a decision in, or the decisions contradict each other.
    """
    from creativegraph.find.matches import Matches

    if path is None:
        if deciding.chosen:
            raise ArgumentError("no project is here to keep decisions in; name a table with --matches")
        return Matches()
    known = Matches.read(path)
    wrong = () if deciding.undo else known.contradictions()
    for each in wrong:
        say(f"{path}: {each}")
    if wrong:
        places = "once" if len(wrong) == 1 else f"{len(wrong)} times"
        raise ArgumentError(f"{path} contradicts itself {places}; mend these rows, or take decisions back with --undo")
    return known


def keep_sure(found: "Sequence[Reconciled]", compare: "Matcher", known: "Matches") -> None:
    """Keep a decision for every name whose candidate is sure."""
    from creativegraph.find.reconcile import decision

    for each in found:
        if each.state == "sure":
            best = each.candidates[0]
            known.accept(decision(each.asked, compare.entries.source, best.entry, best.score))
    known.save()


def decided(found: "Sequence[Reconciled]", deciding: Deciding, compare: "Matcher", known: "Matches") -> int:
    """Keep the decision about one name."""
    from creativegraph.find.reconcile import decision
    from creativegraph.iris import expand

    if len(found) != 1:
        raise ArgumentError(
            f"{deciding.chosen[0]} is about one name; give one, or review a table and give it to --take"
        )
    asked, source = found[0].asked, compare.entries.source
    given = deciding.accept or deciding.reject or ""
    entry = next(
        (entry for each in (given, *things(given), expand(given) or "") if (entry := compare.entries.get(each))), None
    )
    if given and entry is None:
        raise ArgumentError(f"there is no {shown(given)}; give the candidate as `creativegraph reconcile` lists it")
    made = decision(asked, source, entry)
    if deciding.accept:
        known.accept(made)
    elif deciding.reject:
        known.refuse(made)
    else:
        known.settle_for_nothing(made)
    known.save()
    say(f"kept in {known.path}: {known.rows[-1] if known.rows else made}")
    return 0


def things(given: str) -> Sequence[str]:
    """Return what ``kind/slug`` can stand for."""
    from creativegraph.names.argument import argument

    return argument(given).candidates if given else ()


def taken(path: Path, known: "Matches") -> int:
    """Keep the decisions of a table that somebody reviewed."""
    from creativegraph.find.asked import read_named
    from creativegraph.find.entry import Asked
    from creativegraph.find.matches import mention
    from creativegraph.tables.decisions import Decision

    table = read_named(path)
    columns = {each: table.column(each) for each in ("name", "candidate", "decision", "source")}
    before = len(known.rows)
    for number, row in table.rows:
        word = row.get(columns["decision"], "").casefold()
        if not word:
            continue
        if word not in WORDS:
            raise ArgumentError(f"{path}, row {number}: {shown(word)} is no decision; write yes, no or none")
        kind, place, year, thing = (row.get(each, "") for each in ("type", "place", "year", "thing"))
        asked = Asked(row[columns["name"]], kind, place, year, (), thing)
        score = row.get("score", "")
        made = Decision(
            mention(asked), row.get(columns["candidate"], ""), False, asked.name, row.get("label", ""),
            row.get(columns["source"], ""), confidence=f"{float(score) / 100:g}" if score else "",
        )  # fmt: skip
        keep_row(made, WORDS[word], known, f"{path}, row {number}")
    known.save()
    say(f"kept {len(known.rows) - before:,} decisions in {known.path}")
    return 0


def keep_row(made: "Decision", word: str, known: "Matches", where: str) -> None:
    """Keep the decision of a row."""
    if word != NONE and not made.object:
        raise ArgumentError(f"{where}: there is no candidate to say {word} of; write none, or leave the cell empty")
    try:
        (known.accept if word == YES else known.refuse if word == NO else known.settle_for_nothing)(made)
    except ArgumentError as error:
        raise ArgumentError(f"{where}: {error}") from error


def undone(names: Sequence[str], known_of: "Asked", known: "Matches") -> int:
    """Take back decisions."""
    from creativegraph.find.matches import mention

    subjects = [mention(known_of._replace(name=each)) for each in names] or [""]
    gone = [made for each in subjects for made in known.undo(each)]
    if not gone:
        raise CreativeGraphError(
            f"{known.path} has no decision of that; look into it, or take back the last with --undo"
        )
    known.save()
    for made in gone:
        say(f"taken back: {made}")
    return 0
