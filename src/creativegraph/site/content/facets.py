"""What a site lists things by: instances of a class, codes of a list, or years, as the manifest names them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from creativegraph.iris import IRI, PREFIXES, expand
from creativegraph.messages.table import message
from creativegraph.names.kinds import above, iri_of
from creativegraph.project import using
from creativegraph.site.addresses import apart
from creativegraph.site.content.evidence import evidence_of
from creativegraph.site.content.kinds import classes_in
from creativegraph.site.content.once import once
from creativegraph.site.page import Link
from creativegraph.site.portal import Portal
from creativegraph.tables.cells.edtf import parse
from creativegraph.tables.projects.site_forms import LEFT_OUT

__all__ = ["Facet", "directly", "facets_of", "is_left_out"]

RDFS, SKOS = PREFIXES["rdfs"], PREFIXES["skos"]
FIRST_YEAR, LAST_YEAR, MOST_YEARS = 1000, 2999, 30
"""Years that have a page, and how many of one period have it in their list."""


class Facet(NamedTuple):
    """Values with the things that belong to each, sorted; ``plain`` values are years, the others IRIs.

    ``about`` is the class or code list, of years their property, empty if they have several; ``names`` are what values
    are called in paths.
    """

    folder: str
    about: str
    plain: bool
    things: Mapping[str, list[str]]
    names: Mapping[str, str]

    def title(self, portal: Portal, language: str) -> str:
        """Return the name of the facet."""
        if not self.about:
            return message("site.years", language)
        is_term = self.plain or any(each.endswith("Class") for each in classes_in(portal).get(self.about, ()))
        text = portal.writer(language).caption(self.about).text if is_term else portal.label(self.about, language)[0]
        return text[:1].upper() + text[1:]

    def link(self, portal: Portal, value: str, language: str) -> Link:
        """Return a link to the page of a value."""
        text, lang = (value, "") if self.plain else portal.label(value, language)
        return Link(text, lang, f"{self.folder}/{self.names[value]}")


@once
def facets_of(portal: Portal) -> tuple[Facet, ...]:
    """Return the facets that the manifests of the projects name, without those that nothing belongs to."""
    with using(portal.graph.projects):
        found = [facet(portal, folder, terms) for folder, terms in portal.named("lists").items()]
    return tuple(each for each in found if each.things)


@once
def directly(portal: Portal, thing: str) -> tuple[tuple[Facet, str], ...]:
    """Return the values, years aside, that a statement of a thing leads to, each with its facet."""
    values = {getattr(each, "value", "") for some in portal.facts.of(thing).values() for each in some}
    return tuple(
        (facet, each) for facet in facets_of(portal) if not facet.plain for each in sorted(values & facet.things.keys())
    )


def facet(portal: Portal, folder: str, terms: tuple[str, ...]) -> Facet:
    """Return what the things of a graph are listed by below a folder."""
    iris = [iri_of(each) if each.startswith("code:") else str(expand(each) or each) for each in terms]
    if not terms[0].startswith("code:") and is_property(portal, iris[0]):
        properties = [iri for iri, term in zip(iris, terms, strict=True) if not is_left_out(term)]
        years = of_years(portal, properties, [str(expand(each[1:]) or "") for each in terms if is_left_out(each)])
        about = properties[0] if len(properties) == 1 else ""
        return Facet(folder, about, True, years, {each: each for each in years})
    if terms[0].startswith("code:"):
        things = of_codes(portal, iris[0])
    else:
        things = of_class(portal, iris[0], [str(expand(each[1:]) or "") for each in terms[1:] if is_left_out(each)])
    names = apart({each: portal.addresses.path(each).rpartition("/")[2] for each in things})
    return Facet(folder, iris[0], False, things, names)


def is_left_out(term: str) -> bool:
    """Return whether a term of a list names what is left out, such as narrower classes."""
    return term.startswith(LEFT_OUT)


def is_property(portal: Portal, iri: str) -> bool:
    """Return whether a term is a property of the ontology."""
    return any(each.endswith("Property") for each in classes_in(portal).get(iri, ()))


def of_codes(portal: Portal, scheme: str) -> dict[str, list[str]]:
    """Return the things that have each code of a list as a value."""
    from pyoxigraph import NamedNode

    found = {}
    for code in sorted({code for code, value in portal.claims.texts(SKOS + "inScheme") if value == scheme}):
        quads = portal.store.quads_for_pattern(None, None, NamedNode(code), None)
        things = {getattr(each.subject, "value", "") for each in quads}
        found[code] = sorted(each for each in things if is_listed(portal, each))
    return {code: things for code, things in found.items() if things}


def is_listed(portal: Portal, thing: str) -> bool:
    """Return whether a list has a thing: it has a page and is no code."""
    return thing in portal.pages and IRI(thing).kind != "code"


def of_class(portal: Portal, top: str, without: Collection[str] = ()) -> dict[str, list[str]]:
    """Return the things that lead to each instance of a class, directly or by way of things that contain one another.

    What is of a class in ``without`` is no value.

    The ways are the properties whose values are of the class, or of one that its own vocabulary has around it: a city
    lies in a country, an event takes place in a city.
    """
    classes = classes_in(portal)
    values = {each for each, some in classes.items() if any(top == one or top in above(one) for one in some)}
    values = {each for each in values if each in portal.pages and not kept_out(classes[each], without)}
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for term in ways_to(portal, top):
        for thing, value in portal.claims.texts(term):
            leads[thing].add(value)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in sorted(leads):
        if is_listed(portal, each):
            for end in reached(each, leads, values) - {each}:
                found[end].append(each)
    return dict(sorted(found.items()))


def kept_out(classes: list[str], without: Collection[str]) -> bool:
    """Return whether one of some classes is among those that are left out, or below one of them."""
    return any(not {each, *above(each)}.isdisjoint(without) for each in classes)


def reached(thing: str, leads: Mapping[str, set[str]], values: set[str]) -> set[str]:
    """Return the values that a thing leads to, and those that these lie in: a country's city is of its continent."""
    found: set[str] = set()
    seen, ahead = {thing}, [thing]
    while ahead:
        for each in leads.get(ahead.pop(), ()):
            if each in values:
                found.add(each)
            if each not in seen:
                seen.add(each)
                ahead.append(each)
    return found


def ways_to(portal: Portal, top: str) -> list[str]:
    """Return the properties whose values are instances of a class, or of one that its vocabulary has around it."""
    space = top.removesuffix(IRI(top).slug)
    around = {top, *(each for each in above(top) if each.startswith(space))}
    ranges = [*portal.claims.texts(RDFS + "range")]
    return sorted({term for term, wanted in ranges if wanted in around or not around.isdisjoint(above(wanted))})


def of_years(portal: Portal, terms: list[str], continuing: list[str]) -> dict[str, list[str]]:
    """Return the things of each year, the newest first.

    What has a property that says what it continues, stands in the place of that and has its years.
    """
    spans = evidence_of(portal).spans
    by_thing: defaultdict[str, set[str]] = defaultdict(set)
    for term in terms:
        for thing, text in portal.claims.texts(term):
            if is_listed(portal, thing):
                by_thing[thing].update(years_of(spans.get(text, text)))
    earlier = {thing: value for term in continuing for thing, value in portal.claims.texts(term)}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for thing in sorted(by_thing.keys() - set(earlier.values())):
        for year in by_thing.get(first_of(thing, earlier), ()):
            found[year].append(thing)
    return dict(sorted(found.items(), reverse=True))


def first_of(thing: str, earlier: Mapping[str, str]) -> str:
    """Return what a thing continues, directly or through others; itself if nothing."""
    seen = {thing}
    while (before := earlier.get(thing, thing)) not in seen:
        seen.add(before)
        thing = before
    return thing


def years_of(text: str) -> Iterator[str]:
    """Yield the years of a year or EDTF period; of one without an end, that of its beginning."""
    try:
        period = parse(text)
    except ValueError:
        return
    first = period.begin or period.end
    last = period.end or period.begin
    if first is None or last is None:
        return
    for year in range(max(first.year, FIRST_YEAR), min(last.year, LAST_YEAR, first.year + MOST_YEARS) + 1):
        yield f"{year:04}"
