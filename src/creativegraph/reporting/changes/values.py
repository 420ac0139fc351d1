"""Values that changed: preferred ones, ranks, corrections, claims that came or went, and plain statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from creativegraph.iris import bare
from creativegraph.reporting.changes.ledger import Change, Item, Ledger, Side, Taken
from creativegraph.reporting.changes.things import is_evidence
from creativegraph.reporting.changes.world import (
    COMPARATOR,
    CORRECTS,
    QUOTATION,
    RANK,
    REASON,
    RECORD,
    RESULT,
    RESULTS,
    SOURCE,
    UNTIL,
    UNTOLD,
    VALUES,
    WHY,
    Claim,
    Key,
    World,
)  # fmt: skip
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["rest", "values"]


def values(ledger: Ledger) -> Iterator[Change]:
    """Yield what changed in values, by what they compete for: first in figures, with all that is said of new ones."""
    for key in sorted(keys(ledger), key=lambda key: (not key.indicator, key)):
        yield from Group(ledger, key).changes()


def keys(ledger: Ledger) -> set[Key]:
    """Return what the values that differ compete for."""
    found: set[Key] = set()
    for side in (ledger.removed, ledger.added):
        world = side.world
        for subject, some in side.left.items():
            if not some:
                continue
            if claim := world.claim(subject):
                found.add(world.key(claim.subject, claim.term))
            elif is_evidence(world, subject) and any(each[1] == CORRECTS for each in some):
                about = (world.claim(value) for _, term, value in some if term == CORRECTS)
                found |= {world.key(each.subject, each.term) for each in about if each}
            elif not is_evidence(world, subject):
                found |= {world.key(subject, predicate) for _, predicate, _ in some if predicate not in UNTOLD}
    return found


class Group:
    """The values that compete, in two graphs."""

    def __init__(self, ledger: Ledger, key: Key) -> None:
        self.ledger, self.key = ledger, key
        self.before, self.after = ledger.old.claims_of(key), ledger.new.claims_of(key)
        self.subjects = sorted({*ledger.old.subjects(key), *ledger.new.subjects(key)})
        self.single = is_single(key)

    def changes(self) -> Iterator[Change]:
        """Yield the changes, those that say more before those that say less of the same."""
        had = any(each.standing == "preferred" for each in self.before.values())
        yield from self.preferred() if had else self.corrected()
        yield from self.corrected() if had else self.preferred()
        if self.key.indicator:
            yield from self.figures()
        yield from self.ranked()
        yield from self.edited()
        yield from self.ended()
        yield from self.told()
        yield from self.stated()
        yield from self.quoted()

    def change(self, kind: str, taken: Taken, item: Item) -> Change:
        """Return a change of these values."""
        detail = (self.key.indicator,) if self.key.indicator else ()
        return taken.change(kind, [item._replace(figures=bool(self.key.indicator))], self.key.property, detail)

    def said(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return what claims say: values, or figures where these are told with what limits them."""
        return tuple(dict.fromkeys(each.subject if self.key.indicator else each.value for each in claims))

    def take(self, into: Taken, claims: Iterable[Claim]) -> None:
        """Take what differs in ranks, reasons and statements of claims; of those that came or went, everything."""
        ledger = self.ledger
        for each in claims:
            if each.node in ledger.appeared or each.node in ledger.vanished:
                ledger.take_claim(each.node, into)
            ledger.take(each.node, into, lambda triple: triple[1] in (RANK, REASON, *VALUES))
            self.take_stated(into, each.subject, each.value)

    def take_stated(self, into: Taken, subject: str, value: str) -> None:
        """Take the statement of a value; of a figure that came or went, all of it."""
        if self.key.indicator and self.is_other(subject):
            self.ledger.take_thing(subject, into)
        self.ledger.take(subject, into, lambda triple: triple[1:] == (self.key.property, value))

    def is_other(self, figure: str) -> bool:
        """Return whether one of the graphs lacks a figure, or does not state it."""
        ledger = self.ledger
        return figure in ledger.appeared | ledger.vanished or ledger.is_new(figure) or ledger.is_gone(figure)

    def take_outranked(self, into: Taken) -> None:
        """Take statements of claimed values, of which those that are outranked now are stated no more."""
        for each in (*self.before.values(), *self.after.values()):
            self.take_stated(into, each.subject, each.value)

    def preferred(self) -> Iterator[Change]:
        """Yield the change of what is preferred."""
        was = [each for each in self.before.values() if each.standing == "preferred"]
        now = [each for each in self.after.values() if each.standing == "preferred"]
        old, new = self.said(was), self.said(now)
        others = self.said(each for each in self.after.values() if each not in now)
        if set(self.shown(self.ledger.old, old)) == set(self.shown(self.ledger.new, new)):
            return
        if not (was or (now and others)):  # the only value, which needs no choice
            return
        kind = "preferred-changed" if was and now else "preferred" if now else "preferred-no-more"
        taken = Taken()
        touched = {*was, *now, *(each for each in self.after.values() if self.is_ranked_otherwise(each))}
        self.take(taken, touched)
        self.take(taken, (self.before[each.node] for each in touched if each.node in self.before))
        reasons = [one for some in (now, touched) for each in some for one in each.reasons]
        for correction in self.corrections({each.node for each in touched}):
            self.ledger.take(correction, taken)
            reasons += self.ledger.new.values(correction, WHY)
        if taken:
            self.take_outranked(taken)
            if kind == "preferred":
                self.take(taken, self.after.values())
            sources = dict.fromkeys(one for each in now for one in each.sources)
            yield self.change(kind, taken, Item(
                self.key.topic, old if was else others, new, tuple(dict.fromkeys(reasons)), tuple(sources)
            ))  # fmt: skip

    def shown(self, world: World, said: Iterable[str]) -> list[str]:
        """Return values as they are compared: of a figure what was counted, with its limit."""
        if not self.key.indicator:
            return list(said)
        return [f"{world.comparator(each)} {world.stated_or_claimed(each, RESULT)}" for each in said]

    def is_ranked_otherwise(self, claim: Claim) -> bool:
        """Return whether a claim has another rank than before."""
        old = self.before.get(claim.node)
        return old is not None and old.rank != claim.rank

    def corrections(self, claims: set[str], *, gone: bool = False) -> list[str]:
        """Return the corrections of claims that came, or that went."""
        world, there = (self.ledger.old, self.ledger.vanished) if gone else (self.ledger.new, self.ledger.appeared)
        return [
            each for each in world.corrections if each in there and claims.intersection(world.values(each, CORRECTS))
        ]

    def corrected(self) -> Iterator[Change]:
        """Yield corrections that came or were taken back."""
        ledger = self.ledger
        for kind, gone, world, claims in (
            ("corrected", False, ledger.new, self.after),
            ("correction-withdrawn", True, ledger.old, self.before),
        ):
            side = ledger.removed if gone else ledger.added
            for each in self.corrections(set(claims), gone=gone):
                if not side.of(each):
                    continue
                wrong = [claims[one] for one in world.values(each, CORRECTS) if one in claims]
                right = [one for one in map(world.claim, world.values(each, RESULTS)) if one]
                taken = Taken()
                self.ledger.take(each, taken)
                self.take(taken, (*wrong, *right))
                self.take(taken, (self.before[one.node] for one in wrong if one.node in self.before))
                self.take_outranked(taken)
                sources = world.values(each, SOURCE) or [one for claim in right for one in claim.sources]
                yield self.change(kind, taken, Item(
                    self.key.topic, self.said(wrong), self.said(right), tuple(world.values(each, WHY)),
                    tuple(dict.fromkeys(sources)),
                ))  # fmt: skip

    def figures(self) -> Iterator[Change]:
        """Yield figures that came, went, or count otherwise."""
        ledger = self.ledger
        for figure in self.subjects:
            was, now = ledger.old.stated_or_claimed(figure, RESULT), ledger.new.stated_or_claimed(figure, RESULT)
            taken = Taken()
            stands = bool(ledger.new.value(figure, RESULT))
            same = was and now and self.shown(ledger.old, [figure]) == self.shown(ledger.new, [figure])
            if same and stands == bool(ledger.old.value(figure, RESULT)):
                yield from self.limited(figure)
                continue
            if self.is_other(figure):
                ledger.take_thing(figure, taken)
            claims = [*self.before.values(), *self.after.values()]
            self.take(taken, (each for each in claims if each.subject == figure and was != now))
            ledger.take(figure, taken, lambda triple: triple[1] in (RESULT, COMPARATOR))
            self.take_comparators(figure, taken)
            if not taken:
                continue
            kind = "value-changed" if was and now else "value-added" if now else "value-removed"
            if same:
                kind = "stated" if stands else "stated-no-more"
            sources = [one for each in claims if each.subject == figure for one in each.sources]
            old = (figure,) if was and kind not in ("value-added", "stated") else ()
            new = (figure,) if now and kind != "stated-no-more" else ()
            yield self.change(kind, taken, Item(
                self.key.topic, old, new, (), tuple(dict.fromkeys(sources)) if new else ()
            ))  # fmt: skip

    def limited(self, figure: str) -> Iterator[Change]:
        """Yield that it came, or went, that a figure is as stated, which changes nothing in what it counts."""
        old, new = (each.stated_or_claimed(figure, COMPARATOR) for each in (self.ledger.old, self.ledger.new))
        if old == new:
            return
        taken = Taken()
        self.ledger.take(figure, taken, lambda triple: triple[1] == COMPARATOR)
        self.take_comparators(figure, taken)
        if taken:
            item = Item(figure, new=(new,)) if new else Item(figure, old=(old,))
            yield taken.change("value-added" if new else "value-removed", [item], COMPARATOR)

    def take_comparators(self, figure: str, into: Taken) -> None:
        """Take the claims that came or went on what limits a figure."""
        for world, there in ((self.ledger.old, self.ledger.vanished), (self.ledger.new, self.ledger.appeared)):
            for claim in map(world.claim, world.about.get(figure, ())):
                if claim and claim.term == COMPARATOR:
                    self.ledger.take(claim.node, into, lambda triple: triple[1] in VALUES)
                    if claim.node in there:
                        self.ledger.take_claim(claim.node, into)

    def ranked(self) -> Iterator[Change]:
        """Yield claims that have another rank, or another reason for it."""
        for claim in self.after.values():
            taken = Taken()
            self.ledger.take(claim.node, taken, lambda triple: triple[1] in (RANK, REASON))
            if not taken:
                continue
            if claim.node in self.ledger.appeared:  # told of as new
                self.ledger.added.left[claim.node] |= taken.added
                continue
            self.take_stated(taken, claim.subject, claim.value)
            kind = "ranked" if self.is_ranked_otherwise(claim) else "reason-changed"
            old = self.before.get(claim.node, claim)
            change = self.change(kind, taken, Item(
                self.key.topic, self.said([claim]), (), claim.reasons, claim.sources
            ))  # fmt: skip
            yield change._replace(detail=(*change.detail, old.rank, claim.rank))

    def edited(self) -> Iterator[Change]:
        """Yield claims that say something else than before."""
        for node, claim in self.after.items():
            old = self.before.get(node)
            if (
                old is not None
                and old.value != claim.value
                and any(each[1] in VALUES for each in self.ledger.added.of(node))
            ):
                taken = Taken()
                self.take(taken, (old, claim))
                self.ledger.take(node, taken, lambda triple: triple[1] == SOURCE)
                yield self.change("value-changed", taken, Item(
                    self.key.topic, self.said([old]), self.said([claim]), claim.reasons, claim.sources
                ))  # fmt: skip

    def ended(self) -> Iterator[Change]:
        """Yield claims that hold until a day that was not known."""
        for claim in self.after.values():
            old = self.before.get(claim.node)
            if old is None or not claim.until or claim.until == old.until:
                continue
            taken = Taken()
            self.ledger.take(claim.node, taken, lambda triple: triple[1] == UNTIL)
            self.take_stated(taken, claim.subject, claim.value)
            yield self.change("ended", taken, Item(
                self.key.topic, self.said([claim]), (claim.until,), (), claim.sources
            ))  # fmt: skip

    def told(self) -> Iterator[Change]:
        """Yield claims that came or went: with another value, with one that others deny, or with one known already."""
        gone = [
            each
            for each in self.before.values()
            if each.node in self.ledger.vanished and self.ledger.removed.of(each.node)
        ]
        came = [
            each
            for each in self.after.values()
            if each.node in self.ledger.appeared and self.ledger.added.of(each.node)
        ]
        kept = {each.value for each in self.after.values() if each not in came} | self.held(self.ledger.new)
        had = {each.value for each in self.before.values()} | self.held(self.ledger.old)
        fresh, known = (
            by_value(each for each in came if each.value not in had),
            by_value(each for each in came if each.value in had),
        )
        lost = by_value(each for each in gone if each.value not in kept | {one.value for one in came})
        less = by_value(each for each in gone if each.value in kept | {one.value for one in came})
        for value in list(lost):
            pair = self.paired(value, list(lost), list(fresh))
            if pair:
                yield self.of_claims("value-changed", lost.pop(value), fresh.pop(pair))
        for claims in fresh.values():
            kind = "rival" if self.rivals(claims[0]) else "value-added"
            yield self.of_claims(kind, self.rivals(claims[0]) if kind == "rival" else [], claims)
        for claims in lost.values():
            yield self.of_claims("withdrawn", claims, [])
        moved = by_value(each for each in self.after.values() if self.is_sourced_otherwise(each))
        for value in {**known, **less, **moved}:
            yield from self.sourced(value, less.get(value, []), known.get(value, []), moved.get(value, []))

    def is_sourced_otherwise(self, claim: Claim) -> bool:
        """Return whether a claim that is in both graphs, with the same value, has other sources."""
        sides = (self.ledger.added, self.ledger.removed)
        return (
            claim.node in self.before
            and self.before[claim.node].value == claim.value != ""
            and any(each[1] == SOURCE for side in sides for each in side.of(claim.node))
        )

    def sourced(self, value: str, old: list[Claim], new: list[Claim], kept: list[Claim]) -> Iterator[Change]:
        """Yield what changed in the sources of a value, of which claims went, came, and have other sources."""
        was, now = (
            {one for each in claims.values() if each.value == value for one in each.sources}
            for claims in (self.before, self.after)
        )
        gone, came = sorted(was - now), sorted(now - was)
        detail: tuple[str, ...] = ()
        kind = "source-changed" if gone and came else "source-added" if came else "source-removed"
        if not (gone or came):
            if not (old and new and was):
                return
            kind, ranks = "renewed", {(each.standing, each.rank) for each in (*old, *new)}
            if len(ranks) > 1:
                if len(old) > 1 or len(new) > 1 or not (old[0].rank and new[0].rank):
                    return
                kind, detail = "ranked", (old[0].rank, new[0].rank)
        taken = Taken()
        self.take(taken, (*old, *new))
        for each in kept:
            self.ledger.take(each.node, taken, lambda triple: triple[1] == SOURCE)
        sources = tuple(came or gone or sorted(was))
        reasons = tuple(one for each in new for one in each.reasons) if kind == "ranked" else ()
        change = self.change(
            kind, taken, Item(self.key.topic, self.said(new or old or kept), (), reasons, sources)
        )  # fmt: skip
        yield change._replace(detail=(*change.detail, *detail))

    def of_claims(self, kind: str, old: list[Claim], new: list[Claim]) -> Change:
        """Return the change that claims tell, which came or went."""
        taken = Taken()
        for each in (*old, *new):
            if each.node in self.ledger.appeared or each.node in self.ledger.vanished:
                self.take(taken, [each])
        reasons = tuple(one for each in new for one in each.reasons)
        sources = tuple(dict.fromkeys(one for each in new or old for one in each.sources))
        return self.change(kind, taken, Item(self.key.topic, self.said(old), self.said(new), reasons, sources))

    def held(self, world: World) -> set[str]:
        """Return the values that a graph states and no claim gives."""
        claimed = {each.value for each in world.claims_of(self.key).values()}
        stated = {value for each in self.subjects for value in world.values(each, self.key.property)}
        return stated - claimed

    def paired(self, value: str, lost: list[str], fresh: list[str]) -> str:
        """Return the value that takes the place of another: the only one in its language, or of its words."""
        for of in (tag_of, words_of):
            one = [each for each in lost if of(each) == of(value)]
            other = [each for each in fresh if of(each) == of(value)]
            if len(one) == len(other) == 1:
                return other[0]
        return ""

    def rivals(self, claim: Claim) -> list[Claim]:
        """Return the claims that say otherwise of what can be one only, and that nobody has found wrong."""
        return [
            each for each in self.after.values()
            if self.single and each.value != claim.value and tag_of(each.value) == tag_of(claim.value)
            and "deprecated" not in (each.standing, claim.standing) and each.node in self.before
        ]  # fmt: skip

    def stated(self) -> Iterator[Change]:
        """Yield what graphs state otherwise and no claim tells."""
        if self.key.indicator:
            return
        topic, term = self.key.topic, self.key.property
        gone, came = (
            sorted(value for _, each, value in side.of(topic) if each == term and self.is_told(side, topic))
            for side in (self.ledger.removed, self.ledger.added)
        )
        for value in list(gone):
            if other := self.paired(value, gone, came):
                yield self.plain("value-changed", (value,), (other,))
                gone.remove(value)
                came.remove(other)
        if came:
            yield self.plain("value-added", (), tuple(came))
        if gone:
            yield self.plain("value-removed", tuple(gone), ())

    def is_told(self, side: Side, topic: str) -> bool:
        """Return whether statements of a thing are told of one by one: those of claims and their like are not."""
        world = side.world
        return (
            world.claim(topic) is None
            and topic in self.ledger.old.of
            and topic in self.ledger.new.of
            and topic in side.left
        )

    def plain(self, kind: str, old: tuple[str, ...], new: tuple[str, ...]) -> Change:
        """Return the change of plain statements."""
        taken = Taken()
        self.ledger.take(self.key.topic, taken, lambda each: each[1] == self.key.property and each[2] in {*old, *new})
        return self.change(kind, taken, Item(self.key.topic, old, new))

    def quoted(self) -> Iterator[Change]:
        """Yield claims that are in both graphs and rest on other words or records, or on the same in another place."""
        ledger = self.ledger
        for claim in self.after.values():
            taken = Taken()
            if claim.node in self.before and claim.value:
                ledger.take(claim.node, taken, lambda triple: triple[1] in (QUOTATION, RECORD))
                for node in {*ledger.old.evidence(claim.node), *ledger.new.evidence(claim.node)} - {claim.node}:
                    if node in ledger.appeared or node in ledger.vanished:
                        ledger.take(node, taken)
            if taken:
                yield self.change("quotation-changed", taken, Item(
                    self.key.topic, self.said([claim]), (), (), claim.sources
                ))  # fmt: skip


def by_value(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return claims by what they say."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for each in claims:
        found[each.value].append(each)
    return dict(found)


def tag_of(value: str) -> str:
    """Return the language of a text, its type if it has none; of anything else a sign that it is no text."""
    return value.rpartition('"')[2] if value[:1] == '"' else "<>"


def words_of(value: str) -> str:
    """Return what a text says, in whatever language; of anything else itself."""
    return value.rpartition('"')[0] if value[:1] == '"' else value


def is_single(key: Key) -> bool:
    """Return whether several values cannot all be right, as the tables of properties say it."""
    known = {each.iri: each for each in vocabulary().properties.values()}.get(bare(key.property))
    return bool(key.indicator) or (known is not None and known.single != "no")


def rest(ledger: Ledger) -> Iterator[Change]:
    """Yield what no other change tells of, counted by property."""
    found: defaultdict[str, Taken] = defaultdict(Taken)
    for side in (ledger.removed, ledger.added):
        for triple in list(side.all()):
            taken = found[triple[1]]
            (taken.removed if side is ledger.removed else taken.added).add(triple)
    for term, taken in sorted(found.items()):
        nodes = sorted({each[0] for each in (*taken.removed, *taken.added)})
        yield taken.change("rest", map(Item, nodes), what=term)
        for each in taken.removed:
            ledger.removed.left[each[0]].discard(each)
        for each in taken.added:
            ledger.added.left[each[0]].discard(each)
