"""Keeps what was decided about names: looked up before a name is asked again, and written into matches.csv.

A decision says that a name, or a thing, is the same as another thing, is another, or is none of a source's. From A = B
and B = C follows A = C, and from A = B and B ≠ C that A is not C; neither is asked again.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode

from networkx.utils.union_find import UnionFind

from creativegraph.errors import ArgumentError, shown
from creativegraph.files.write import atomic_write, one_at_a_time
from creativegraph.find.entry import DETAILS, Asked
from creativegraph.find.sssom import decisions_in, noted, said_by, table_of
from creativegraph.tables.decisions import MENTION, NOTHING, Contradiction, Decision, contradictions

__all__ = ["Matches", "asked_of", "mention"]


def mention(asked: Asked) -> str:
    """Return the identifier of a name with what is known beside it; blanks and case make no other name.

    That of a thing of the graph is its IRI.
    """
    if asked.thing:
        return asked.thing
    name = " ".join(asked.name.casefold().split())
    known = ((each, " ".join(getattr(asked, each).casefold().split())) for each in DETAILS)
    details = [(each, text) for each, text in known if text]
    return MENTION + quote(name, safe="") + (f"?{urlencode(details)}" if details else "")


def asked_of(identifier: str) -> Asked | None:
    """Return the name that an identifier stands for; None if it is a thing."""
    if not identifier.startswith(MENTION):
        return None
    name, _, details = identifier.removeprefix(MENTION).partition("?")
    known = dict(parse_qsl(details))
    return Asked(unquote(name), known.get("type", ""), known.get("place", ""), known.get("year", ""))


class Matches:
    """The decisions of a table, and what follows from them."""

    def __init__(self, decisions: Iterable[Decision] = (), path: Path | None = None) -> None:
        self.path = path
        self.rows = list(decisions)
        self.before = {said_by(each): each for each in self.rows}
        """The decisions of the table when it was read or written last, by what they say."""
        self.run = datetime.now(UTC).isoformat(timespec="microseconds")
        self._follow()

    @classmethod
    def read(cls, path: Path) -> "Matches":
        """Read a table; where there is none, nothing is decided yet.

        Raises:
            UnreadableError: it cannot be read, or is no such table.
        """
        return cls(decisions_in(path) if path.exists() else (), path)

    def save(self) -> None:
        """Write the table to its ``path``, whole or not at all; a table without a path stays in memory.

        What other processes or editors have decided, taken back or noted meanwhile stays so.

        Raises:
            ArgumentError: another process has decided something else; nothing is written.
            UnwritableError: the place cannot be written.
        """
        if self.path is None:
            return
        with one_at_a_time(self.path.parent):
            self._join(self.path)
            self._write(self.path)
            self.before = {said_by(each): each for each in self.rows}

    def _join(self, path: Path) -> None:
        """Put what is decided here to what the table has by now."""
        there = Matches.read(path) if path.exists() else self
        if there is self or list(map(noted, there.rows)) == list(map(noted, self.before.values())):
            return
        mine = {said_by(each): each for each in self.rows}
        gone = self.before.keys() - mine.keys()
        as_read = {key for key, each in there.before.items() if noted(each) == noted(self.before.get(key, each))}
        joined = Matches(
            (
                mine.get(said_by(each), each) if said_by(each) in as_read else each
                for each in there.rows
                if said_by(each) not in gone
            ),
            path,
        )
        for each in self.rows:
            if said_by(each) not in self.before:
                keep = joined.refuse if each.refused else joined.accept
                (joined.settle_for_nothing if each.object == NOTHING else keep)(each)
        self.rows = joined.rows
        self._follow()

    def _write(self, path: Path) -> None:
        """Write the table."""
        with atomic_write(path) as file:
            file.write(table_of(self.rows).encode())

    def _follow(self) -> None:
        """Work out what follows from the decisions."""
        same: UnionFind[str] = UnionFind()
        for each in self.rows:
            if not each.refused and each.object != NOTHING:
                same.union(each.subject, each.object)
        self._same = same
        self._members: dict[str, list[str]] = defaultdict(list)
        for one in same:
            self._members[same[one]].append(one)
        self._others: dict[str, set[str]] = defaultdict(set)
        self._nothing: dict[str, set[str]] = defaultdict(set)
        self._sources: dict[tuple[str, str], set[str]] = defaultdict(set)
        for each in self.rows:
            if each.object == NOTHING:
                self._nothing[same[each.subject]].add(each.source)
            elif each.refused:
                self._others[same[each.subject]].add(same[each.object])
                self._others[same[each.object]].add(same[each.subject])
            elif each.source:
                self._sources[same[each.subject], each.source].add(each.object)

    def same_as(self, one: str) -> list[str]:
        """Return the ids that are decided to be the same as one, itself among them, directly or through others."""
        return self._members.get(self._same[one], [one])

    def refused(self, one: str) -> set[str]:
        """Return the ids that are decided to be other things than one, directly or through others."""
        return {each for root in self._others.get(self._same[one], ()) for each in self._members.get(root, [root])}

    def is_nothing(self, one: str, source: str) -> bool:
        """Return whether it is decided that ``source`` (an authority) has nothing for an id."""
        return source in self._nothing.get(self._same[one], ())

    def judged(self, one: str, other: str) -> bool | None:
        """Return whether two ids, as ``subject_id`` and ``object_id`` have them, are one thing; None if undecided."""
        if one == other or self._same[one] == self._same[other]:
            return True
        return False if other in self.refused(one) else None

    def accept(self, made: Decision) -> None:
        """Keep that two are the same.

        Raises:
            ArgumentError: something else is decided.
        """
        if self.judged(made.subject, made.object) is True:
            return
        self._refuse_if(
            made, self.judged(made.subject, made.object) is False, "the decision that they are not the same"
        )
        known = self._sources.get((self._same[made.subject], made.source), set())
        known |= self._sources.get((self._same[made.object], made.source), set())
        other = sorted(each for each in known if each != made.object)
        self._refuse_if(made, bool(made.source and other), f"the decision for {', '.join(other)}")
        nothing = made.source and self.is_nothing(made.subject, made.source)
        self._refuse_if(made, bool(nothing), f"the decision that {made.source} has no such thing")
        self._keep(made)

    def refuse(self, made: Decision) -> None:
        """Keep that two are not the same.

        Raises:
            ArgumentError: it is decided that they are.
        """
        known = self.judged(made.subject, made.object)
        if known is False:
            return
        self._refuse_if(made, known is True, "the decision that they are the same")
        self._keep(made._replace(refused=True))

    def settle_for_nothing(self, made: Decision) -> None:
        """Keep that a source has no such thing.

        Raises:
            ArgumentError: it is decided what it is in that source.
        """
        if self.is_nothing(made.subject, made.source):
            return
        known = sorted(self._sources.get((self._same[made.subject], made.source), ()))
        self._refuse_if(made, bool(known), f"the decision for {', '.join(known)}")
        self._keep(made._replace(object=NOTHING, object_label=""))

    @staticmethod
    def _refuse_if(made: Decision, wrong: bool, what: str) -> None:
        if wrong:
            name = shown(made.subject_label or made.subject)
            raise ArgumentError(f"{name} and {made.object} contradict {what}; take that back first with --undo")

    def _keep(self, made: Decision) -> None:
        today = self.run[:10]
        self.rows.append(made._replace(date=made.date or today, run=made.run or self.run, row=len(self.rows) + 2))
        self._follow_one(self.rows[-1])

    def _follow_one(self, made: Decision) -> None:
        """Work out what follows from one more decision; those about things of which nothing is known cost little."""
        fresh = made.subject not in self._same.parents and made.object not in self._same.parents
        if made.refused or made.object == NOTHING or not fresh:
            self._follow()
            return
        self._same.union(made.subject, made.object)
        root = self._same[made.subject]
        self._members[root] = [made.subject, made.object]
        if made.source:
            self._sources[root, made.source].add(made.object)

    def undo(self, subject: str = "", object: str = "") -> list[Decision]:  # noqa: A002 - as SSSOM calls it
        """Take back the decisions about a name or thing, or those of the last run; return them."""
        last = max((each.run for each in self.rows), default="")

        def goes(each: Decision) -> bool:
            if not subject:
                return each.run == last
            return each.subject == subject and object in ("", each.object)

        gone = [each for each in self.rows if goes(each)]
        self.rows = [each._replace(row=n) for n, each in enumerate((e for e in self.rows if not goes(e)), start=2)]
        self._follow()
        return gone

    def contradictions(self) -> list[Contradiction]:
        """Return the decisions that cannot all be right, each with the first rows that it contradicts."""
        return contradictions(self.rows)
