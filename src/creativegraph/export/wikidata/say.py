"""Claims as statements of Wikidata, and why some cannot be said there: none is left out without a reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from creativegraph.export.wikidata.claims import Said, Where, chosen_claims, sources_of
from creativegraph.export.wikidata.mapping import SAYS_NOTHING, Mapping, Rule, mapping
from creativegraph.export.wikidata.snaks import Snaks, UnsayableError, sure
from creativegraph.export.wikidata.texts import LONGEST, LONGEST_NAME, why_not
from creativegraph.export.wikidata.values import Snak, Statement, Term, Value, time_of
from creativegraph.graph import Graph
from creativegraph.iris import IRI, compact
from creativegraph.project import using
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["Spoken", "Unsaid", "reasons", "spoken"]

START, END = "P580", "P582"
STATED_IN, URL, TITLE, PUBLISHED, RETRIEVED, QUOTATION = "P248", "P854", "P1476", "P577", "P813", "P1683"


class Unsaid(NamedTuple):
    """A claim, or a part of it, that is not said, and why."""

    claim: str
    why: str


class Spoken(NamedTuple):
    """What is said, and what is not."""

    statements: list[Statement]
    terms: list[Term]
    unsaid: list[Unsaid]


def spoken(graph: Graph, things: Sequence[IRI]) -> Spoken:
    """Return the claims about things, or chosen claims, as Wikidata's statements and names of items."""
    with using(graph.projects):
        known = mapping()
        claims, wanted = chosen_claims(graph, things, known.joins)
        return Speaker(graph, known, claims).say(wanted)


class Speaker(Snaks):
    """Says claims in Wikidata's terms."""

    def __init__(self, graph: Graph, known: Mapping, claims: list[Said]) -> None:
        super().__init__(graph, known, claims)
        self.sources = sources_of(graph)
        self.classes: dict[IRI, set[str]] = {}

    def say(self, wanted: set[IRI]) -> Spoken:
        """Return what is said of the claims that are wanted."""
        statements, terms, failed = list[Statement](), list[Term](), list[Unsaid]()
        for each in self.claims:
            if each.claim not in wanted:
                continue
            try:
                for said in self.said(each):
                    (terms if isinstance(said, Term) else statements).append(said)  # type: ignore[arg-type]
            except UnsayableError as why:
                failed.append(Unsaid(each.name(), str(why)))
        done = {claim for each in statements for claim in each.claims}
        failed = [each for each in failed if each.claim not in done]
        return Spoken(merged(statements), terms, failed)

    def said(self, claim: Said) -> Iterator[Statement | Term]:
        """Yield what a claim is in Wikidata."""
        rule = self.rule_of(claim)
        if rule.type in ("label", "alias"):
            yield self.term(claim, rule)
            return
        if rule.qualifies:
            raise UnsayableError(f"it qualifies {rule.qualifies}, which is not said of {compact(claim.subject)}")
        about = self.about(claim, rule)
        item = self.item(about)
        qualifiers, told = self.qualifiers(claim, rule)
        references = self.references(claim)
        for snak in self.snaks(claim, rule):
            if snak.value == Value("item", item):
                raise UnsayableError(f"what it relates is one item in Wikidata, {item}")
            yield Statement(item, snak, claim.rank, qualifiers, references, (claim.name(), *told))

    def rule_of(self, claim: Said) -> Rule:
        """Return the rule by which a claim is said."""
        rules = self.known.rules.get(claim.property, ())
        if not rules:
            if claim.property in self.known.joins:
                raise UnsayableError("it only says what another statement is about, and that is not said")
            raise UnsayableError(f"no property of Wikidata is known for {claim.property}")
        for each in rules:
            if self.fits(claim, each):
                return each
        raise UnsayableError(f"what is known of {claim.property} in Wikidata does not fit it")

    def fits(self, claim: Said, rule: Rule) -> bool:
        """Return whether what a rule needs holds of a claim."""
        if not rule.where:
            return True
        if "{}" in rule.where:
            before, _, behind = rule.where.partition("{}")
            text = str(claim.thing or claim.value)
            return text.startswith(before) and text.endswith(behind) and len(text) > len(before) + len(behind)
        if rule.where.startswith("value a "):
            return claim.thing is not None and rule.where.removeprefix("value a ") in self.classes_of(claim.thing)
        term, _, code = rule.where.partition("=")
        return any(each.thing and compact(each.thing) == code for each in self.counting(claim.subject, term))

    def classes_of(self, thing: IRI) -> set[str]:
        """Return the classes of a thing, by their short names."""
        if thing not in self.classes:
            rows = self.graph.run("claims/types_of", thing=thing)
            self.classes[thing] = {compact(str(row.type)) for row in rows}
        return self.classes[thing]

    def about(self, claim: Said, rule: Rule) -> IRI:
        """Return what a statement is about: the subject of its claim, or what that belongs to."""
        if not rule.subject:
            return claim.subject
        found = {each.thing for each in self.counting(claim.subject, rule.subject) if each.thing}
        if len(found) != 1:
            raise UnsayableError(f"{compact(claim.subject)} has no single {rule.subject}")
        return found.pop()

    def term(self, claim: Said, rule: Rule) -> Term:
        """Return a label or alias."""
        if claim.rank == "deprecated":
            raise UnsayableError("Wikidata has no rank for names, and the claim is deprecated")
        if claim.lang in ("", "und", "zxx"):
            raise UnsayableError("a name in Wikidata needs its language")
        if why := why_not(claim.value, LONGEST_NAME):
            raise UnsayableError(why)
        return Term(self.item(claim.subject), rule.type, claim.lang, claim.value, claim.name())

    def qualifiers(self, claim: Said, rule: Rule) -> tuple[tuple[Snak, ...], list[str]]:
        """Return what qualifies a statement, and the claims that are said by that."""
        found, told = list[Snak](), list[str]()
        for term, rules in self.known.rules.items():
            for each in (each for each in rules if each.qualifies == claim.property):
                for one in self.counting(claim.subject, term):
                    if one.thing and self.known.items.get(str(one.thing)) != SAYS_NOTHING:
                        found.append(Snak(each.property, self.qualifier(one, each)))
                    elif not one.thing:
                        found += [Snak(each.property, self.qualifier(one, each))]
                    told.append(one.name())
        if rule.subject:
            self.check_limits(claim, told)
            told += [each.name() for each in self.counting(claim.subject, rule.subject)]
            told += [each.name() for each in self.counting(claim.subject, rule.where.partition("=")[0])]
        for term, text in ((START, claim.since), (END, claim.until)):
            if text:
                found.append(Snak(term, sure(time_of(text), f"it holds {text}, which Wikidata cannot say")))
        return tuple(found), told

    def qualifier(self, claim: Said, rule: Rule) -> Value:
        """Return the value of a qualifier; a statement of which one cannot be said would say too much."""
        try:
            return self.value(claim, rule.type)
        except UnsayableError as why:
            raise UnsayableError(f"its {claim.property} cannot be said: {why}") from why

    def check_limits(self, claim: Said, told: list[str]) -> None:
        """Refuse a figure with a limit that is not said."""
        for term in vocabulary().roles.limits:
            for each in self.counting(claim.subject, term):
                if each.name() not in told:
                    raise UnsayableError(f"it holds within {term}, which no qualifier says")

    def references(self, claim: Said) -> tuple[tuple[Snak, ...], ...]:
        """Return the references of a claim, one for each source."""
        if not claim.sources:
            raise UnsayableError("it has no source")
        return tuple(tuple(self.reference(each, claim.quotes.get(each, ""))) for each in claim.sources)

    def reference(self, source: IRI, words: str) -> Iterator[Snak]:
        """Yield what is known of a source, and its words."""
        where = self.sources.get(source) or Where(source.slug, "", "", "", "", "")
        if item := self.known.items.get(str(source)) or self.stated_item(source):
            yield Snak(STATED_IN, Value("item", item))
        if where.url:
            yield Snak(URL, Value("url", where.url))
        if where.title and not why_not(where.title[:LONGEST]):
            yield Snak(TITLE, Value("monolingual", where.title[:LONGEST], where.tongue or "und"))
        for term, text in ((PUBLISHED, where.published), (RETRIEVED, where.read)):
            if (when := time_of(text)) is not None:
                yield Snak(term, when)
        if words and not why_not(words):
            yield Snak(QUOTATION, Value("monolingual", words, where.lang or "und"))


def merged(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements, of several that say the same of an item one with the references of all."""
    found: dict[tuple[object, ...], Statement] = {}
    for each in statements:
        key = (each.item, each.main, each.rank, each.qualifiers)
        if (before := found.get(key)) is not None:
            references = tuple(dict.fromkeys((*before.references, *each.references)))
            each = before._replace(references=references, claims=(*before.claims, *each.claims))  # noqa: PLW2901
        found[key] = each
    return list(found.values())


def reasons(unsaid: Iterable[Unsaid]) -> Iterator[str]:
    """Yield the reasons for which claims are not said, with the claims of each."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in unsaid:
        if each.claim not in found[each.why]:
            found[each.why].append(each.claim)
    for why, claims in found.items():
        yield f"not said ({len(claims)}): {why}: {', '.join(claims)}"
