"""From an argument to the thing that it names, and the errors where there is none, several, or one of a wrong kind."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.errors import AmbiguousNameError, ArgumentError, UnknownNameError, WrongKindError, shown
from creativegraph.iris import IRI, SLUG, TERMS, codes_of, compact, expand, is_iri, things_of
from creativegraph.names import filled, literals, terms
from creativegraph.names.fold import fold
from creativegraph.names.kinds import Known, fits, most_narrow, narrower, ontology, phrase
from creativegraph.names.labels import Name
from creativegraph.names.suggest import did_you_mean, similar

if TYPE_CHECKING:
    from creativegraph.names.index import Index

__all__ = ["OF_PROJECTS", "Argument", "Found", "Lookup", "Table", "argument", "claim_of", "clearly", "things_named"]

LONGEST_SLUG = 200
LISTED, SUGGESTED = 8, 3
LOOK_UP = "look names up with `creativegraph find`"
OF_PROJECTS = frozenset(("claim", "correction", "quotation", "record", "selector", "source", "time"))
"""The kinds of things that tables make, of which each project has its own."""
Table = Callable[[str, int], list[Sequence[str]]]
"""Something that runs a query and gives its rows as texts; the number is that of its columns."""


class Argument(NamedTuple):
    """One value of a parameter of kind iri, before it is looked up.

    ``candidates`` are the IRIs that it can stand for. A ``full`` IRI stands for itself, in the graph or not; a name has
    the key by which graphs keep it, and ``key`` is empty for whatever cannot be a name.
    """

    text: str
    candidates: tuple[IRI, ...]
    key: str
    full: bool
    takes: tuple[str, ...] = ()
    parameter: str = ""
    query: str = ""


class Found(NamedTuple):
    """The thing that an argument means, and what to note of it."""

    iri: IRI
    note: str = ""


def stand_ins(slug: str) -> tuple[IRI, ...]:
    """Return every IRI that a bare slug can stand for."""
    things = (each for kind in project.kinds() for each in things_named(kind, slug))
    return (*things, *(each for scheme in project.schemes() for each in codes_named(scheme, slug)))


def things_named(kind: str, slug: str) -> tuple[IRI, ...]:
    """Return the things that ``kind/slug`` can stand for, of any project in use."""
    return of_any(IRI(things_of(kind) + slug), f"id/{kind}/{slug}")


def codes_named(scheme: str, slug: str) -> tuple[IRI, ...]:
    """Return the codes that ``code/scheme/slug`` can stand for, of any project in use."""
    return of_any(IRI(codes_of(scheme, slug) + slug), f"code/{scheme}/{slug}")


def of_any(here: IRI, name: str) -> tuple[IRI, ...]:
    """Return an IRI and those of the same name below the bases of the other projects in use."""
    used = project.in_use()
    return (here,) if used is None else tuple(dict.fromkeys((here, *(IRI(each.base + name) for each in used.projects))))


def clearly(iri: str) -> str:
    """Return the short form of a thing or code of which there are several: with the prefix of its project."""
    short, used = compact(iri), project.in_use()
    made = used.home(iri) if used else None
    return short if made is None or ":" in short else f"{made.prefix}:{short}"


def nearest_to(asking: str, found: list[Known]) -> list[Known]:
    """Return of things with one name those of the project whose query asks, or which extends all others.

    Where it has none, those of the projects that it extends.
    """
    used = project.in_use()
    if used is None or len(found) < 2:
        return found
    homes = [used.home(each.iri) for each in found]
    made = next((each for each in reversed(used.projects) if each.has_query(asking)), used.own)
    within = {made.name, *made.builds_on}
    if not made.has_query(asking) and any(each is not None and each.name not in within for each in homes):
        return found
    own = [each for each, home in zip(found, homes, strict=True) if home == made]
    return (
        own or [each for each, home in zip(found, homes, strict=True) if home is None or home.name in within] or found
    )


def claim_of(value: str) -> tuple[IRI, ...]:
    """Return what the id of another project, such as ``creativegraph:d175``, can stand for; nothing if it is none."""
    owner, _, name = value.partition(":")
    used = project.in_use()
    bases = [each.base for each in used.projects if each.name == owner] if used and SLUG.fullmatch(name) else []
    return tuple(IRI(f"{base}id/{kind}/{name}") for base in bases for kind in ("claim", "correction"))


def argument(value: object, takes: tuple[str, ...] = (), parameter: str = "", query: str = "") -> Argument:
    """Return what a value of a parameter can stand for: an IRI, a CURIE, ``kind/slug``, a bare slug, or a name.

    Raises:
        ArgumentError: it is no text, or looks like an IRI and is none.
    """
    if not isinstance(value, str):
        raise ArgumentError(f"{shown(value)} is neither an IRI nor a name; give text")
    rest = (takes, parameter, query)
    if isinstance(value, IRI):
        return Argument(value, (value,), "", True, *rest)
    value = value.strip() or value  # cells are copied with the blanks around them
    iri = expand(value)
    if found := claim_of(value):
        return Argument(value, (*found, *([iri] if iri else [])), "", False, *rest)
    if iri is not None:
        if not is_iri(iri):
            raise ArgumentError(f"{shown(value)} is not an IRI; give a full IRI, kind/slug or a name")
        is_code = value.startswith("code/")
        return Argument(value, of_any(iri, value) if is_code else (iri,), "", not is_code, *rest)
    kind, slash, slug = value.partition("/")
    if slash and SLUG.fullmatch(slug):
        if kind in project.kinds():
            return Argument(value, things_named(kind, slug), "", False, *rest)
        if kind in project.schemes():
            return Argument(value, codes_named(kind, slug), "", False, *rest)
    is_slug = SLUG.fullmatch(value) and len(value) < LONGEST_SLUG
    return Argument(value, stand_ins(value) if is_slug else (), fold(value), False, *rest)


def unknown_term(given: Argument) -> str:
    """Return the message for a term of the project's own namespace that neither graph nor ontology has."""
    own = [each for each in ontology() if each.startswith("cg:")]
    right = [each for each in own if fits(Known(str(expand(each)), frozenset(), frozenset()), given.takes)]
    near = did_you_mean(compact(given.candidates[0]), right or own, "did you mean {}?", SUGGESTED)
    return f"nothing here is named {shown(given.text)}; {near or LOOK_UP}"


def of_kind(takes: tuple[str, ...]) -> str:
    """Return the query for all things of some kinds, or codes of some lists, with their labels."""
    return filled("of_kind", {"#kinds": terms(narrower(takes)), "#prefix": '""', "#folded": '""'})


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
        near = [compact(each) for each in self.near(text[:LONGEST_SLUG], given.takes)] if text.strip() else []
        codes = self.codes(given.takes)
        advice = f"did you mean {' or '.join(near)}?" if near else f"give {' or '.join(codes)}" if codes else LOOK_UP
        return f"nothing here is named {shown(given.text)}; {advice}"

    def codes(self, takes: tuple[str, ...]) -> list[str]:
        """Return the codes of the lists that a parameter takes, if they are few and at hand."""
        if self.remote or not takes or not all(each.startswith("code:") for each in takes):
            return []
        found = dict.fromkeys(row[0] for row in self.table(of_kind(takes), 4))
        return [compact(each) for each in found] if len(found) <= LISTED else []

    def near(self, text: str, takes: tuple[str, ...]) -> list[str]:
        """Return the things of a right kind with these words in their names, else those whose names are alike.

        Of an endpoint, which gave all names already, they may be of another kind.
        """
        found = [hit.thing for hit in self.index().find(text, SUGGESTED if not takes else LONGEST_SLUG)]
        names = self.index().things
        if takes and not self.remote:  # at an endpoint this would be a third request
            rows = self.table(of_kind(takes), 4)
            names = {fold(name): thing for thing, label, *_ in rows for name in (IRI(thing).slug, label)}
            found = [each for each in found if each in names.values()]
        return found[:SUGGESTED] or list(dict.fromkeys(names[each] for each in similar(fold(text), names, SUGGESTED)))

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
        """Return a note on a thing that a parameter takes, but not as what it is called: a city as ``country``."""
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
