"""Things and terms that were added and removed, and links to other data sets that vanished or came."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import urlsplit

from creativegraph.iris import BASE, IRI, bare, compact, expand, space_of
from creativegraph.names.kinds import METACLASSES, above
from creativegraph.ontology.changes import changes as changes_of_terms
from creativegraph.ontology.release import Release, without_blanks
from creativegraph.reporting.changes.ledger import Change, Item, Ledger, Taken
from creativegraph.reporting.changes.terms import CORRECTS, PARTS, PARTS_HERE, SELECTOR, TYPE, iri, is_blank
from creativegraph.reporting.changes.world import World
from creativegraph.store.layers import layer_of

__all__ = ["is_evidence", "is_term", "is_thing", "links", "of_class", "terms", "things"]

OF_VOCABULARIES = frozenset(f"<{each}>" for some in METACLASSES.values() for each in some)
ONTOLOGY = iri("owl", "Ontology")
CONCEPT, IN_SCHEME = iri("skos", "Concept"), iri("skos", "inScheme")


def terms(ledger: Ledger) -> Iterator[Change]:
    """Yield what changed in classes and properties, in the words for changes of an ontology."""
    touched = {
        each for side in (ledger.added, ledger.removed) for each in side.others - ledger.new.claims
        if each in side.left and is_term(ledger, each)
    }  # fmt: skip
    if not touched:
        return
    old, new = (Release("", described(world, touched)) for world in (ledger.old, ledger.new))
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for each in changes_of_terms(old, new):
        for what in each.what if each.kind == "changed" else ("",):
            found[each.kind, what].append(f"<{each.term}>")
    for (kind, what), some in found.items():
        taken, term = Taken(), f"<{expand(what) or what}>"
        for node in some:
            if what:
                ledger.take_of(node, (term,), taken)
            else:
                ledger.take(node, taken)
        if taken:
            yield taken.change(f"term-{kind}", map(Item, some), what=term if what else "")


def is_term(ledger: Ledger, node: str) -> bool:
    """Return whether a node is a class or property; what is said of a whole ontology is told like that of things."""
    if node not in ledger.known_terms:
        ledger.known_terms[node] = is_class_or_property(ledger, node)
    return ledger.known_terms[node]


def is_class_or_property(ledger: Ledger, node: str) -> bool:
    """Return what ``is_term`` keeps."""
    if is_blank(node) or node in ledger.new.claims or node.startswith(PARTS_HERE):
        return False
    types = ledger.new.said(node).get(TYPE) or ledger.old.said(node).get(TYPE) or []
    if ONTOLOGY in types:
        return False
    return not OF_VOCABULARIES.isdisjoint(types) or layer_of(bare(node)) == "ontology"


def described(world: World, nodes: Iterable[str]) -> dict[str, set[tuple[str, str]]]:
    """Return properties and values of terms, blank nodes by their content."""
    short = cache(lambda term: compact(bare(term)))
    said = {
        bare(node): [(short(each), value) for each, value in world.pairs(node)]
        for node in {*nodes, *world.blank}
        if node in world
    }
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for term, prop, value in without_blanks(said):
        if f"<{term}>" in nodes:
            found[term].add((prop, value))
    return dict(found)


def links(ledger: Ledger) -> Iterator[Change]:
    """Yield links of things to other data sets that vanished, came or changed, by property and host."""
    found: defaultdict[tuple[str, str, str], list[Item]] = defaultdict(list)
    taken: defaultdict[tuple[str, str, str], Taken] = defaultdict(Taken)
    there: defaultdict[tuple[str, str, str], tuple[dict[str, str], dict[str, str]]] = defaultdict(lambda: ({}, {}))
    for place, side in enumerate((ledger.removed, ledger.added)):
        kept = (
            node for node in side.others - ledger.new.claims - ledger.appeared - ledger.vanished
            if node in side.left and not is_evidence(ledger.new, node) and not is_term(ledger, node)
        )  # fmt: skip
        for node in kept:
            for line, (predicate, value) in side.of(node).items():
                if host := linked(ledger, predicate, value):
                    there[node, predicate, host][place][line] = value
    for (thing, term, host), (gone, came) in sorted(there.items()):
        kind = "links-changed" if gone and came else "links-vanished" if gone else "links-added"
        into = taken[kind, term, host]
        ledger.removed.take_some(thing, gone, into.removed)
        ledger.added.take_some(thing, came, into.added)
        for world, some, group in ((ledger.old, gone, ledger.vanished), (ledger.new, came, ledger.appeared)):
            values = set(some.values())
            for claim in map(world.claim, world.about.get(thing, ())):
                if claim and claim.term == term and claim.value in values and claim.node in group:
                    ledger.take_claim(claim.node, into)
        old, new = (tuple(sorted(some.values())) for some in (gone, came))
        found[kind, term, host].append(Item(thing, old, new))
    for (kind, term, host), items in found.items():
        yield taken[kind, term, host].change(kind, items, what=term, detail=(host,))


def linked(ledger: Ledger, predicate: str, value: str) -> str:
    """Return the host to which a property and its value link a thing; empty for any others."""
    if value[:1] != "<" or predicate == TYPE:
        return ""
    if value in ledger.old or value in ledger.new or is_blank(value):
        return ""
    if bare(value).startswith(BASE) or space_of(bare(value)) or layer_of(bare(value)) == "ontology":
        return ""
    return (urlsplit(bare(value)).hostname or "").removeprefix("www.")


def is_evidence(world: World, node: str) -> bool:
    """Return whether a node is a claim, a correction, a quotation or the place of one."""
    if node.startswith(PARTS_HERE) or node in world.claims:
        return True
    said = world.said(node)
    return CORRECTS in said or SELECTOR in said or IRI(bare(node)).kind in PARTS


def is_thing(world: World, node: str) -> bool:
    """Return whether a node is told of by itself."""
    return not (is_blank(node) or is_evidence(world, node))


def things(ledger: Ledger) -> Iterator[Change]:
    """Yield things that were added and removed, by class; figures are told of with what they count."""
    for kind, side, world, nodes in (
        ("removed", ledger.removed, ledger.old, (ledger.vanished & ledger.removed.others) | ledger.departed),
        ("added", ledger.added, ledger.new, (ledger.appeared & ledger.added.others) | ledger.arrived),
    ):  # fmt: skip
        found: defaultdict[str, list[str]] = defaultdict(list)
        told = (
            node for node in nodes - world.claims
            if (side.of(node) or node in world.about)
            and is_thing(world, node)
            and not is_term(ledger, node)
            and not is_told_elsewhere(ledger, world, node)
        )  # fmt: skip
        for node in sorted(told):
            found[of_class(ledger, node)].append(node)
        for what, some in found.items():
            taken = Taken()
            for node in some:
                ledger.take_thing(node, taken)
            if taken:
                yield taken.change(f"things-{kind}", map(Item, some), what=what)


def is_told_elsewhere(ledger: Ledger, world: World, node: str) -> bool:
    """Return whether a thing is told of with others: a figure, or a date that has no name."""
    return node in world.figures or (
        not ledger.has_names(node) and (ledger.added.belongs(node) or ledger.removed.belongs(node))
    )


def of_class(ledger: Ledger, node: str) -> str:
    """Return the class by which a thing is told of, the code list of a code; empty if it has none."""
    classes = ledger.types(node)
    world = ledger.new if node in ledger.new else ledger.old
    if CONCEPT in classes and (scheme := world.value(node, IN_SCHEME)):
        return scheme
    narrow = [one for one in classes if not any(one != each and bare(one) in above(bare(each)) for each in classes)]
    return next(iter(narrow or classes), "")
