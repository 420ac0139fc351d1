"""The vocabulary of claims: kinds of things, properties, classes and codes of the project."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import Cell, Fault
from creativegraph.iris import BASE, CODES, IRI, PREFIXES, RDF_TYPE, TERMS, compact, expand
from creativegraph.names.kinds import lines_of, terms_text
from creativegraph.tables.property import Kind, Property, Roles, Short
from creativegraph.tables.vocabulary_file import COUNTED_IN, Described, file_at

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from creativegraph.names.meaning import Meanings
    from creativegraph.tables.table import Row, Table

__all__ = ["KEPT", "Vocabulary", "vocabulary"]

LABELS = ("label", "prefLabel", "altLabel")
WIDER = ("broader", "subClassOf", "subPropertyOf")
TEXTS = ("definition", "comment", "scopeNote", "example", "description")
OBSERVATION = f"{TERMS}OutcomeObservation"
QUALIFYING = {"cg:comparator", "cg:outOf", "cg:upperValue"}
"""What belongs to the value of an observation and does not tell it from another."""
SUBCLASS, DOMAIN, RANGE, LABEL = (PREFIXES["rdfs"] + each for each in ("subClassOf", "domain", "range", "label"))
OTHER = PREFIXES["skos"] + "altLabel"
KEPT = 8
"""Of how many projects the vocabulary is kept."""
ROLES_OF_TERMS = ("http://www.w3.org/2002/07/owl#Class", "http://www.w3.org/2000/01/rdf-schema#Class")


class Vocabulary:
    """All valid names of tables, and the triples of ontology and code lists.

    ``faults`` is what is wrong with the tables of terms of projects of one's own, and ``places`` has the cells of the
    triples that come from these.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what it holds
        self, kinds: frozenset[str], properties: dict[str, Property], classes: frozenset[str], codes: frozenset[str],
        ontology_files: tuple[Described, ...], code_files: tuple[Described, ...], faults: tuple[Fault, ...],
        places: Mapping[str, Cell], homes: Mapping[str, Kind], shorts: Mapping[str, Short],
    ) -> None:  # fmt: skip
        self.homes, self.shorts = homes, shorts
        self.kinds, self.properties, self.classes, self.codes = kinds, properties, classes, codes
        self.ontology_files, self.code_files, self.faults, self.places = ontology_files, code_files, faults, places
        self.ontology, self.code_triples = joined(ontology_files), joined(code_files)

    @cached_property
    def roles(self) -> Roles:
        """What terms are for: by the kinds of things, and the properties that observations have by the ontology."""
        limits = {compact(one) for one, of in self.said(DOMAIN) if self.is_below(of, OBSERVATION)} - QUALIFYING
        return Roles(
            tuple(sorted(home for home, kind in self.homes.items() if self.is_below(kind.type, OBSERVATION))),
            tuple(sorted(limits)),
            tuple(sorted(home for home, kind in self.homes.items() if kind.background)),
        )

    @cached_property
    def wider(self) -> dict[str, frozenset[str]]:
        """The classes above each class that is below another one."""
        above: dict[str, set[str]] = {}
        for one, wide in self.said(SUBCLASS):
            above.setdefault(one, set()).add(wide)
        found: dict[str, frozenset[str]] = {}
        for one in above:
            reached, left = set[str](), [one]
            while left:
                new = above.get(left.pop(), set()) - reached
                reached |= new
                left += new
            found[one] = frozenset(reached)
        return found

    @cached_property
    def domains(self) -> dict[str, list[str]]:
        """The classes of what has a property; unions of classes are left out."""
        return together(self.said(DOMAIN))

    @cached_property
    def ranges(self) -> dict[str, list[str]]:
        """The classes of what is the value of a property."""
        return together(self.said(RANGE))

    @cached_property
    def called(self) -> dict[str, list[str]]:
        """The properties of claims by their folded labels, and by other names that are no label."""
        from creativegraph.names.fold import fold

        found: dict[str, dict[str, list[str]]] = {LABEL: {}, OTHER: {}}
        for each in self.ontology:
            name, link = compact(getattr(each.subject, "value", "")), each.predicate.value
            if name in self.properties and link in found:
                names = found[link].setdefault(fold(getattr(each.object, "value", "")), [])
                names += [name] if name not in names else []
        return found[OTHER] | found[LABEL]

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """The properties of claims by their folded names, with the prefix and without."""
        from creativegraph.names.fold import fold

        found: dict[str, list[str]] = {}
        for name in self.properties:
            for each in {fold(name), fold(name.partition(":")[2])}:
                found.setdefault(each, []).append(name)
        return found

    @cached_property
    def classes_called(self) -> dict[str, list[str]]:
        """The classes by their folded labels."""
        from creativegraph.names.fold import fold

        found: dict[str, list[str]] = {}
        for each in self.ontology:
            iri = getattr(each.subject, "value", "")
            if iri in self.classes and each.predicate.value == PREFIXES["rdfs"] + "label":
                names = found.setdefault(fold(getattr(each.object, "value", "")), [])
                names += [iri] if iri not in names else []
        return found

    @cached_property
    def units(self) -> dict[str, str]:
        """The slugs of the units in which indicators are counted."""
        counted = ((each.subject, each.object) for each in self.code_triples if each.predicate.value == COUNTED_IN)
        return {getattr(one, "value", ""): IRI(getattr(unit, "value", "")).slug for one, unit in counted}

    def is_below(self, one: str, wide: str) -> bool:
        """Return whether a class is another one or below it."""
        return one == wide or wide in self.wider.get(one, ())

    def said(self, link: str) -> list[tuple[str, str]]:
        """Return what the ontology relates by a property, without blank nodes."""
        found = ((each.subject, each.object) for each in self.ontology if each.predicate.value == link)
        pairs = ((getattr(one, "value", ""), getattr(other, "value", "")) for one, other in found)
        return [(one, other) for one, other in pairs if ":" in one and ":" in other]

    @cached_property
    def meanings(self) -> "Meanings":
        """Properties, classes and codes by the words of their labels, of their definitions, and of wider terms."""
        from creativegraph.names.meaning import Meanings

        said: dict[str, dict[str, list[str]]] = {}
        for each in (*self.ontology, *self.code_triples):
            about = said.setdefault(str(each.subject)[1:-1], {})
            about.setdefault(IRI(each.predicate.value).slug, []).append(str(getattr(each.object, "value", "")))

        def of(iri: str, names: tuple[str, ...]) -> str:
            return " ".join(text for name in names for text in said.get(iri, {}).get(name, ()))

        return Meanings(
            (compact(iri), of(iri, LABELS), " ".join([of(iri, TEXTS), *(of(wide, LABELS) for wide in wider)]))
            for iri, about in said.items()
            for wider in [[each for name in WIDER for each in about.get(name, ())]]
        )


def joined(files: Iterable[Described]) -> tuple["Triple", ...]:
    """Return what files say, one after the other."""
    return tuple(chain.from_iterable(each.triples for each in files))


def terms_of(used: project.Projects, triples: Iterable["Triple"]) -> dict[str, str]:
    """Return what is known of the terms of projects, see ``names/kinds.py``; few that read tables ask for it."""
    from pyoxigraph import Quad, Store

    store = Store()
    store.bulk_extend(Quad(each.subject, each.predicate, each.object) for each in triples)
    with project.using(used):
        return lines_of(terms_text(store))


def vocabulary() -> Vocabulary:
    """Return the vocabulary of the projects in use, of the packaged one where there are no others."""
    return of_projects(project.in_use())


@lru_cache(maxsize=KEPT)
def of_projects(used: project.Projects | None) -> Vocabulary:
    """Return the vocabulary of projects, read once."""
    from creativegraph.tables.terms import Terms
    from creativegraph.tables.terms_untold import incomplete, misused, nowhere

    with project.using(used):
        stated = Terms(used)
        topics = [(path.stem, file_at(path)) for path in project.files("ontology", "*.ttl")]
        own = [each for name, each in topics if name != "external"]
        external = [each for name, each in topics if name == "external"]
        properties = stated.properties()
        codes = [*map(file_at, project.files("data/codes", "*.ttl"))]
        stated.faults += incomplete(stated, (*own, *codes))
        own.append(Described(stated.ontology))
        codes.append(Described(stated.codes))
        terms = joined((*own, *external))
        classes = frozenset(
            str(each.subject)[1:-1]
            for each in terms
            if each.predicate.value == RDF_TYPE and getattr(each.object, "value", "") in ROLES_OF_TERMS
        )
        homes = [f"{each.base}code/" for each in used.projects] if used else [CODES]
        named = frozenset[str]().union(*(each.about for each in codes))
        stated.faults += nowhere(stated, named, classes)
        stated.faults += misused(stated, properties)
        if used is not None:
            used.find_terms = partial(terms_of, used, terms)
        return Vocabulary(
            frozenset(project.kinds()),
            properties,
            classes,
            frozenset(each for each in named for home in homes if each.startswith(home) and "/" in each[len(home) :]),
            tuple(own),
            tuple(codes),
            tuple(stated.faults),
            stated.places,
            kinds_of(used),
            shorts_of(used, properties),
        )


def together(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the second of pairs by the first."""
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found


def rows_in(used: project.Projects | None, kind: str) -> Iterator[tuple[str, "Table", "Row"]]:
    """Yield the rows of the tables of one kind of terms of all projects, each with the base of its project."""
    from creativegraph.tables.projects.declared import rows_of
    from creativegraph.tables.sheets.files import read

    if used is None:
        tables = map(read, project.all_files("data", f"{kind}.csv"))
        yield from ((BASE, table, row) for table in tables for row in table.rows)
    else:
        yield from ((made.base, *each) for made in used.projects for each in rows_of(made, kind))


def kinds_of(used: project.Projects | None) -> dict[str, Kind]:
    """Return the kinds of things by how the IRIs of their things begin."""
    found: dict[str, Kind] = {}
    for base, table, row in rows_in(used, "kinds"):
        name = table.get(row, "kind")
        texts = {column.partition("@")[2]: table.get(row, column) for column in table.columns if "@" in column}
        labels = {lang: text for lang, text in texts.items() if text}
        made = Kind(name, expand(table.get(row, "class")) or "", labels, table.get(row, "background") == "yes")
        for home in homes_of(used, base, name):
            found[home] = made
    return found


def shorts_of(used: project.Projects | None, properties: Mapping[str, Property]) -> dict[str, Short]:
    """Return what a row of a claims table can say at once, by the code list or property in its property cell."""
    found: dict[str, Short] = {}
    for _, table, row in rows_in(used, "short"):
        of, used_for = table.get(row, "of"), properties.get(table.get(row, "property"))
        if used_for is not None:
            before = found.get(of, Short("", {}))
            kind, column = table.get(row, "kind"), table.get(row, "column")
            if not kind and column == "property":
                found[of] = before._replace(plain=used_for)
            else:
                found[of] = Short(kind or before.kind, {**before.parts, column: used_for}, before.plain)
    return found


def homes_of(used: project.Projects | None, base: str, kind: str) -> set[str]:
    """Return how the things of a kind begin that the project with a base declares: there, and where others use it."""
    if used is None:
        return {f"{base}id/{kind}/"}
    there = [each.base for each in used.projects if used.views[each.name].kinds.get(kind) == f"{base}id/"]
    return {f"{each}id/{kind}/" for each in (base, *there)}
