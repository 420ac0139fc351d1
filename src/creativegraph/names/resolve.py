"""From an argument to the thing that it names, and the errors: unknown with suggestions, several, a wrong kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.errors import AmbiguousNameError, UnknownNameError, WrongKindError, shown
from creativegraph.iris import IRI, TERMS, compact, expand
from creativegraph.names import filled, literals, terms
from creativegraph.names.argument import LONGEST_SLUG, Argument, clearly, nearest_to
from creativegraph.names.fold import fold
from creativegraph.names.kinds import Known, fits, most_narrow, narrower, ontology, phrase
from creativegraph.names.labels import Name

if TYPE_CHECKING:
    from creativegraph.names.index import Index

__all__ = ["Found", "Lookup", "Table"]

LISTED, SUGGESTED = 8, 3
LOOKED_AT = 24
"""How many names are looked at, since figures, which are called like what they are of, are suggested last."""
FIGURE = "obs"
LOOK_UP = "look names up with `creativegraph find`"
Table = Callable[[str, int], list[Sequence[str]]]
"""Something that runs a query and gives its rows as texts; the number is that of its columns."""


class Found(NamedTuple):
    """The thing that an argument means, and what to note of it."""

    iri: IRI
    note: str = ""


def unknown_term(given: Argument) -> str:
    """Return the message for a term of the project's own namespace that neither graph nor ontology has."""
    from creativegraph.names.suggest import did_you_mean  # an answer needs no advice

    own = [each for each in ontology() if each.startswith("cg:")]
    right = [each for each in own if fits(Known(str(expand(each)), frozenset(), frozenset()), given.takes)]
    near = did_you_mean(compact(given.candidates[0]), right or own, "did you mean {}?", SUGGESTED)
    return f"nothing here is named {shown(given.text)}; {near or LOOK_UP}"


def of_kind(takes: tuple[str, ...]) -> str:
    """Return the query for all things of some kinds, or codes of some lists, with their labels."""
    return filled("of_kind", {"#kinds": terms(narrower(takes)), "#prefix": '""', "#folded": '""'})


def begun_of(given: Argument) -> str:
    """Return how short forms of the kind that an argument names begin, such as ``kind/`` or ``code/list/``."""
    if given.key or not given.candidates:
        return ""
    head = compact(given.candidates[0]).rpartition("/")[0]
    return f"{head}/" if head and ":" not in head else ""


def is_of(thing: str, begun: str) -> bool:
    """Return whether the short form of a thing begins so; the prefix of its project does not matter."""
    return compact(thing).rpartition(":")[2].startswith(begun)


class Lookup:
    """What a graph knows of the things that it was asked about; what it does not know is asked again.

    An embedded graph has the names in its index. An endpoint is asked for them by their folded form, which graphs
    carry as ``skos:hiddenLabel``, and only where it has no such name are all names fetched.
    """

    def __init__(self, table: Table, index: "Callable[[], Index]", *, remote: bool) -> None:
        self.table = table
        self.index = index
        self.remote = remote
        self.known: dict[str, Known] = {}
        self.named: dict[str, tuple[IRI, ...]] = {}
        self.slugs: set[str] = set()
        self.asked = 0
        """How often the graph was asked for classes, things of names, or names."""
        self.meanings: dict[str, list[Sequence[str]]] = {}
        """What is linked to things of a wrong kind or called like them, by the query that tells."""
        self.kinds: dict[tuple[str, ...], dict[str, str]] = {}

    def look_up(self, wanted: Sequence[Argument], unnamed: Iterable[str] = ()) -> list[Name]:
        """Ask for all arguments at once, and for the names of some things; return these."""
        wanted = [each for each in wanted if each.text not in self.slugs]
        things = {iri for each in wanted for iri in each.candidates}
        if not self.remote:
            things.update(iri for each in wanted if not each.candidates for iri in self.by_name(each.key, each.text))
        things -= self.known.keys()
        keys = {each.key for each in wanted if each.key} - self.named.keys() if self.remote else set()
        unnamed = set(unnamed)
        if not things and not keys and not unnamed:
            return []
        given = {"#things": terms(things), "#keys": literals(keys), "#unnamed": terms(unnamed)}
        self.asked += 1
        rows = self.table(filled("lookup", given), 7)
        found: dict[str, tuple[set[str], set[str]]] = {}
        for key, thing, of, scheme, *name in rows:
            if name[2]:  # a name, or the end
                continue
            classes, schemes = found.setdefault(thing, (set(), set()))
            classes.update(filter(None, [of]))
            schemes.update(filter(None, [scheme]))
            if key:
                self.named[key] = tuple(dict.fromkeys((*self.named.get(key, ()), IRI(thing))))
        self.known.update({iri: Known(iri, *map(frozenset, each)) for iri, each in found.items()})
        # A slug can stand for some eighty things; once it is known for which it does, they are not asked for again.
        self.slugs.update(
            each.text for each in wanted if each.key and not self.known.keys().isdisjoint(each.candidates)
        )
        return [(row[1], row[4], row[5], row[6]) for row in rows if row[1] and row[6]]

    def labelled(self, things: Iterable[str]) -> set[str]:
        """Return which of some things have a name at all."""
        return {thing for thing, *_ in self.look_up((), things)}

    def by_name(self, key: str, text: str) -> tuple[IRI, ...]:
        """Return the things of a name, from the names found before or the index, which takes it as it is written."""
        if key and key not in self.named:
            found = tuple(IRI(hit.thing) for hit in self.index().named(text))
            if not self.remote:  # the index is at hand
                return found
            if found:
                self.named[key] = found
        return self.named.get(key, ())

    def resolve(self, wanted: Sequence[Argument]) -> list[Found]:
        """Return the thing that each argument means.

        Raises:
            UnknownNameError: nothing has that name.
            AmbiguousNameError: several things of a right kind have it.
            WrongKindError: what it names is of another kind than the parameter takes.
        """
        self.look_up(wanted)
        return [self.chosen(each) for each in wanted]

    def notes(self, late: Sequence[Argument], found: Mapping[Argument, Found], *, empty: bool) -> list[str]:
        """What to note of the arguments; those looked up after the query are checked here."""
        means = {**found, **{each: self.chosen(each) for each in late}}
        notes = [each.note for each in means.values()]
        if empty:
            notes += [self.beside_its_name(*each) for each in means.items()]
        return list(dict.fromkeys(filter(None, notes)))

    def chosen(self, given: Argument) -> Found:
        """Return the one thing that an argument can mean, of those that were looked up."""
        found = [self.known[each] for each in given.candidates if each in self.known]
        if given.full and not found:
            if fits(Known(given.candidates[0], frozenset(), frozenset()), given.takes) and given.takes:
                return Found(given.candidates[0])  # a term that the library ships
            if given.candidates[0].startswith(TERMS) and compact(given.candidates[0]) not in ontology():
                raise UnknownNameError(unknown_term(given))
            return Found(given.candidates[0], f"{compact(given.candidates[0])} is not in this graph")
        right = [each for each in found if fits(each, given.takes) is not False]
        if not right and given.key:
            # Of an endpoint all names are not fetched only to learn that a thing of a wrong kind is meant.
            named = self.named.get(given.key, ()) if found and self.remote else self.by_name(given.key, given.text)
            found += [each for each in self.known_of(given, named) if each not in found]
            right = [each for each in found if fits(each, given.takes) is not False]
        if not right and found and given.key and not self.remote:
            # TP before a name is the name of its government; where a city is asked for, the city is meant.
            others = self.known_of(given, tuple(IRI(hit.thing) for hit in self.index().otherwise(given.text)))
            right = [each for each in others if fits(each, given.takes)]
        right = nearest_to(given.query, [each for each in right if fits(each, given.takes)] or right)
        if len(right) == 1:
            known = right[0].iri
            note = "" if fits(right[0], given.takes) else f"the graph gives no known class for {compact(known)}"
            return Found(IRI(known), note and f"{note}; {given.query} takes {phrase(given.takes)}")
        if right:
            listed = ", ".join(clearly(each.iri) for each in right[:LISTED])
            raise AmbiguousNameError(f"{shown(given.text)} means several things: {listed}; give one of these")
        if found:
            raise WrongKindError(self.wrong(given, found))
        raise UnknownNameError(self.unknown(given))

    def known_of(self, given: Argument, named: tuple[IRI, ...]) -> list[Known]:
        """Return what the graph knows of things that an argument may name, and look up what was not yet."""
        if any(each not in self.known for each in named):
            self.look_up([given._replace(candidates=named)])
        return [self.known[each] for each in named if each in self.known]

    def unknown(self, given: Argument) -> str:
        """Return the message for a name that nothing has."""
        text = given.text.rpartition("/")[2].replace("-", " ") if given.candidates else given.text
        text, begun = text[:LONGEST_SLUG], begun_of(given)
        near = [compact(each) for each in self.near(text, given.takes, begun)] if text.strip() else []
        codes = self.codes(given.takes)
        advice = f"did you mean {' or '.join(near)}?" if near else f"give {' or '.join(codes)}" if codes else LOOK_UP
        return f"nothing here is named {shown(given.text)}; {advice}"

    def codes(self, takes: tuple[str, ...]) -> list[str]:
        """Return the codes of the lists that a parameter takes, if they are few and at hand."""
        if self.remote or not takes or not all(each.startswith("code:") for each in takes):
            return []
        found = dict.fromkeys(row[0] for row in self.table(of_kind(takes), 4))
        return [compact(each) for each in found] if len(found) <= LISTED else []

    def names_of(self, takes: tuple[str, ...]) -> dict[str, str]:
        """Return the things that a parameter takes by their folded names; read once, since they are only suggested."""
        if takes not in self.kinds:
            rows = self.table(of_kind(takes), 4)
            self.kinds[takes] = {fold(name): thing for thing, label, *_ in rows for name in (IRI(thing).slug, label)}
        return self.kinds[takes]

    def near(self, text: str, takes: tuple[str, ...], begun: str = "") -> list[str]:
        """Return the things of a right kind with these words in their names, else those whose names are alike.

        Of an endpoint, which gave all names already, they may be of another kind. Short forms begin as ``begun``, or a
        thing of another kind has that very name. Classes and properties are meant only where nothing else can be, and
        figures come last.
        """
        few = LOOKED_AT if not takes and not begun else LONGEST_SLUG
        found = [hit.thing for hit in self.index().find(text, few)]
        if takes and not self.remote:  # at an endpoint this would be a third request
            names = self.names_of(takes)
            right = {*names.values()}
            found = [each for each in found if each in right]
        else:
            names = self.index().things
        if begun:
            found = [each for each in found if is_of(each, begun)]
            found = found or [hit.thing for hit in self.index().exact(text) if not hit.thing.startswith(TERMS)]
            own = [each for each in self.index().all_names() if is_of(each[0], begun)]
            names = {fold(name): thing for thing, label in own for name in (IRI(thing).slug, label)}
        from creativegraph.names.suggest import respelled, similar, with_words_like

        wanted = fold(text)
        if not found:
            alike = similar(wanted, names, LOOKED_AT)
            if not any(respelled(wanted, each) for each in alike):
                alike = [*with_words_like(wanted, names), *alike]
            found = [names[each] for each in alike]
        some = [each for each in dict.fromkeys(found) if not each.startswith(TERMS)] or found
        return sorted(some, key=lambda each: IRI(each).kind == FIGURE)[:SUGGESTED]

    def wrong(self, given: Argument, found: Sequence[Known]) -> str:
        """Return the message for things that are of other kinds than a parameter takes."""
        label, near = self.meant(given, found)
        kinds = tuple(sorted({compact(of) for each in found for of in most_narrow(each)}))
        what = ", ".join(compact(each.iri) for each in found[:LISTED]) + (f" “{label}”" if label else "")
        advice = f"; did you mean {' or '.join(near)}?" if near else "; give one"
        start = f"{given.parameter}: " if given.parameter else ""
        is_a = f"is {phrase(kinds)}" if kinds else "is in another code list"
        return f"{start}{what} {is_a}; {given.query or 'this'} takes {phrase(given.takes)}{advice}"

    def beside_its_name(self, given: Argument, found: Found) -> str:
        """Return a note on a thing that a parameter takes, but not as what it is called: a city as ``country``.

        So it is with a claim: one asks what it says, and not what is said of it.
        """
        if found.iri.kind == "claim":
            asked = f"creativegraph run claims/record_of --about {compact(found.iri)}"
            return f"{given.parameter}: {compact(found.iri)} is the id of a claim; `{asked}` shows what it says"
        called = tuple(each for each in given.takes if each.partition(":")[2].casefold() == given.parameter)
        known = self.known.get(found.iri)
        if not called or known is None or fits(known, called) is not False:
            return ""
        _, near = ("", list[str]()) if self.remote else self.meant(given._replace(takes=called), [known])
        kinds = tuple(sorted(compact(of) for of in most_narrow(known)))
        advice = f"; did you mean {' or '.join(near)}?" if near else ""
        return f"{given.parameter}: {compact(known.iri)} is {phrase(kinds)}, not {phrase(called)}{advice}"

    def meant(self, given: Argument, found: Sequence[Known]) -> tuple[str, list[str]]:
        """Return a label, and what may be meant of a right kind: things of like name, else the few that are linked."""
        kinds = ", ".join(terms(narrower(given.takes)).split())
        text = filled("near", {"#things": terms(each.iri for each in found[:LISTED]), "#kinds": kinds})
        shortest: dict[str, int] = {}
        linked: list[str] = []
        if text not in self.meanings:
            self.meanings[text] = self.table(text, 4)
        rows = self.meanings[text]
        labels = sorted((language != "en", label) for _, _, label, language in rows if label)
        for other, name, *_ in (each for each in rows if each[0]):
            if name:
                shortest[other] = min(len(name), shortest.get(other, len(name)))
            elif other not in linked:
                linked.append(other)
        best = sorted(shortest, key=lambda each: (shortest[each], each))[:SUGGESTED]
        near = best or (linked if len(linked) <= SUGGESTED else [])
        return labels[0][1] if labels else "", [compact(each) for each in near]
