"""The question why: what a thing and a property name, the claims that answer, what to say where none does.

Of figures their rivals are found in figures.py, of all other claims in claims.py.
"""

from dataclasses import replace
from typing import cast

from creativegraph import catalogue
from creativegraph.errors import AmbiguousNameError, ArgumentError, UnknownNameError, WrongKindError, shown
from creativegraph.graph import Graph
from creativegraph.iris import IRI, TERMS, codes_of, compact, expand, space_of
from creativegraph.names.argument import argument
from creativegraph.names.fold import fold
from creativegraph.names.kinds import Known, fits, ontology
from creativegraph.names.suggest import similar, with_a_word
from creativegraph.project import NAME, using
from creativegraph.why.answer import Why
from creativegraph.why.claims import claims_about
from creativegraph.why.figures import REPORTED, indicators_of, of_indicator
from creativegraph.why.sources import with_places

__all__ = ["why"]

OBSERVED = "sosa:observedProperty"
MOST_REFERRING = 20
LISTED = 8
SHOW = "`creativegraph show {}` lists what the graph states of it"


def why(graph: Graph, subject: str, property: str | None = None) -> Why:  # noqa: A002 - the field's word
    """The claims about ``subject``, of one ``property`` or of all.

    Each claim comes once, with all its sources; preferred ones first, deprecated ones last. A property of
    a time span (``cg:edtf``) finds the claims that have such a time span. An indicator (``visitors``) finds all
    figures of it, targets and those of a group, part or funder among them; ``limits`` tell them apart. Without a
    property, ``notes`` name the indicators of which there are figures. A value that counts and for which other claims
    give others is ``disputed``.

    Of a code, a class or another thing that no claim is about the first 20 claims are given that have it as their
    value. Otherwise no claims is an empty tuple; ``notes`` say what the graph has instead.

    Args:
        graph: where to look.
        subject: an IRI, ``kind/slug``, bare slug, or a name that means one thing, code, class or property.
        property: a CURIE, the name in it (``prefLabel``), its label, an IRI, or an indicator; None for all.

    Raises:
        UnknownNameError: nothing has that name; for a property the message lists those that are meant or in use.
        AmbiguousNameError: several things have it.
        ArgumentError: ``subject`` is itself a claim; the message names its subject.

    Source: ``queries/claims/about.rq``, ``queries/claims/mentioning.rq``, ``queries/outcomes/reported_for.rq`` and
    ``queries/outcomes/figures_of.rq``.
    """
    with using(graph.projects):
        found = answered(graph, subject, property)
        found = replace(found, claims=with_places(graph, found.claims))
    if graph.projects is None:
        return found
    return replace(found, claims=tuple(replace(each, owner=owner_of(each.claim)) for each in found.claims))


def owner_of(claim: IRI) -> str:
    """Return the name of the project that a claim is of."""
    space = space_of(claim)
    return space.name if space else NAME


def answered(graph: Graph, subject: str, property: str | None) -> Why:  # noqa: A002 - as above
    """Return what ``why`` does, the projects of the graph being in use."""
    thing = graph.resolve(subject)
    if is_no_term(thing):
        note_if_absent(graph, subject)
    chosen = term_of(graph, thing, property) if property is not None else None
    labels = graph.labels([thing, *([chosen] if chosen else [])])
    label = labels.get(thing, thing.slug)
    if chosen and is_indicator(chosen):
        return of_indicator(graph, thing, label, chosen, labels.get(chosen, chosen.slug))
    claims = claims_about(graph, [thing], chosen)
    if claims:
        return Why(thing, label, chosen, tuple(claims), () if chosen else figures_too(graph, thing))
    if thing.kind == "claim":
        refuse_claim(graph, thing)
    if absent := note_if_absent(graph, subject):
        return Why(thing, label, chosen, (), (absent,))
    if chosen:
        if not known(graph, chosen):
            raise UnknownNameError(no_property(graph, thing, compact(chosen), str(property)))
        return Why(thing, label, chosen, (), (none_of(graph, thing, chosen),))
    return referring(graph, thing, label)


def figures_too(graph: Graph, thing: IRI) -> tuple[str, ...]:
    """Return a note on the figures of a thing, which are claims about their reports."""
    found = counted_of(graph, thing)
    return (f"`creativegraph why {compact(thing)} INDICATOR` shows its figures of {', '.join(found)}",) if found else ()


def counted_of(graph: Graph, thing: IRI) -> list[str]:
    """Return the indicators of the figures of a thing."""
    return [each.slug for each in indicators_of(graph, thing)] if REPORTED in catalogue.names() else []


def is_indicator(term: IRI) -> bool:
    """Return True for a code of the list of what is observed, where there is a question for its figures."""
    from creativegraph.tables.vocabulary import vocabulary

    if term.kind != "code" or REPORTED not in catalogue.names():
        return False
    return term.startswith(codes_of(vocabulary().properties[OBSERVED].scheme, term.slug))


def note_if_absent(graph: Graph, subject: str) -> str:
    """Return a note on an IRI that is not in the graph, nothing for what is there.

    Raises:
        UnknownNameError: the graph has no such ``kind/slug``, as for an argument of a query.
    """
    (found,) = graph.lookup.resolve([argument(subject)])
    return found.note


def none_of(graph: Graph, thing: IRI, chosen: IRI) -> str:
    """Return what to say where a thing has claims, but none of a property."""
    used = in_use(graph, thing)
    rest = f"its claims have {', '.join(used)}" if used else "no claim is about it at all"
    return f"no claim says {compact(chosen)} of {compact(thing)}; {rest}"


def referring(graph: Graph, thing: IRI, label: str) -> Why:
    """The claims that have a thing as their value, where none is about it, with what the graph says it is."""
    mentions = [(row.claim, cast("IRI", row.subject)) for row in graph.run("claims/mentioning", thing=thing)]
    some = dict(mentions[:MOST_REFERRING])
    found = [each for each in claims_about(graph, list(dict.fromkeys(some.values())), None) if each.claim in some]
    notes = [f"no claim is about {compact(thing)}, {what_it_is(graph, thing)}"]
    if found:
        left = len(mentions) - len(found)
        rest = f"; `creativegraph run claims/mentioning --thing {compact(thing)}` lists {left} more" if left else ""
        notes.append(f"the claims have it as their value{rest}")
    return Why(thing, label, None, tuple(found), (*notes, *figures_too(graph, thing)))


def what_it_is(graph: Graph, thing: IRI) -> str:
    """Return what a thing is that no claim is about: a code, a term, or whatever plain facts tell."""
    facts = graph.run("claims/facts_of", thing=thing)
    told: dict[str, list[str]] = {}
    for row in facts:
        told.setdefault(compact(str(row.property)), []).append(str(row.object or row.value))
    means = {str(row.language): str(row.value) for row in facts if str(row.property).endswith("#definition")}
    meaning = next((means[each] for each in graph.languages if each in means), "")
    classes = set(map(compact, told.get("rdf:type", [])))
    if schemes := told.get("skos:inScheme"):
        what = f"a code of the code list {compact(schemes[0])}"
    elif "skos:ConceptScheme" in classes:
        what = f"a code list; {SHOW.format(compact(thing))}"
    elif classes & {"owl:Class", "rdfs:Class"}:
        what = "a class of the ontology"
    elif any(each.endswith("Property") for each in classes):
        what = "a property of the ontology; ask why of a thing and this property"
    elif compact(thing).startswith("source/"):
        what = f"a source; `creativegraph run claims/by_source --source {compact(thing)}` lists what it says"
    elif facts:
        what = f"which has plain facts only; {SHOW.format(compact(thing))}"
    else:
        what = "of which the graph states nothing itself"
    return f"{what}: {meaning}" if meaning else what


def refuse_claim(graph: Graph, claim: IRI) -> None:
    """Refuse a claim, which other claims are not about, and name what to ask for."""
    facts = {str(row.property): row.object for row in graph.run("claims/facts_of", thing=claim)}
    subject, term = (facts.get(str(expand(each))) for each in ("cg:claimSubject", "cg:claimPredicate"))
    if isinstance(subject, IRI) and isinstance(term, IRI):
        advice = f"ask why of {compact(subject)}, property {compact(term)}"
        raise ArgumentError(f"{compact(claim)} is itself a claim about {compact(subject)}; {advice}")


def term_of(graph: Graph, thing: IRI, text: str) -> IRI:
    """The property or indicator that ``text`` names.

    Raises:
        UnknownNameError: none does; the message lists what may be meant and what is in use.
    """
    from creativegraph.tables.vocabulary import vocabulary

    wanted = fold(text)
    exact = vocabulary().named.get(wanted, [])
    if len(exact) == 1 and (iri := expand(exact[0])):
        return iri
    if indicator := indicator_with_slug(text):
        return indicator
    if ":" not in text and (named := property_named(graph, text)):
        return named
    if ":" not in text and (indicator := indicator_named(graph, text)):
        return indicator
    try:
        found = graph.resolve(text)
    except (UnknownNameError, AmbiguousNameError) as error:
        if exact:  # several properties are called so
            raise
        raise UnknownNameError(no_property(graph, thing, text, text)) from error
    if is_no_term(found):
        raise UnknownNameError(no_property(graph, thing, compact(found), text))
    is_class = not found.kind and fits(Known(found, frozenset(), frozenset()), ("class",))
    if is_class or (
        found.kind and not is_indicator(found)
    ):  # such as a code that is called as what a property is about
        raise UnknownNameError(no_property(graph, thing, text, text))
    return found


def indicator_with_slug(text: str) -> IRI | None:
    """Return the indicator of a slug, where no property is called so; no name of the graph need be looked for."""
    from creativegraph.tables.vocabulary import vocabulary

    words = vocabulary()
    if REPORTED not in catalogue.names() or fold(text) in words.called:
        return None
    code = f"{codes_of(words.properties[OBSERVED].scheme, text)}{text}"
    return IRI(code) if code in words.codes else None


def property_named(graph: Graph, text: str) -> IRI | None:
    """Return the one property of a name, whatever else has it, such as the code list of its values."""
    try:
        return graph.resolve(text, "property")
    except (UnknownNameError, AmbiguousNameError, WrongKindError):
        return None


def indicator_named(graph: Graph, text: str) -> IRI | None:
    """Return the one indicator of a name, whatever else has it, such as a code of another list."""
    from creativegraph.tables.vocabulary import vocabulary

    if REPORTED not in catalogue.names():
        return None
    try:
        return graph.resolve(text, f"code:{vocabulary().properties[OBSERVED].scheme}")
    except (UnknownNameError, AmbiguousNameError, WrongKindError):
        return None


def is_no_term(thing: IRI) -> bool:
    """Return True for a term of the project's namespace that the ontology lacks."""
    return thing.startswith(TERMS) and compact(thing) not in ontology()


def named_properties() -> dict[str, str]:
    """Return the properties that claims may use by their CURIEs, with their labels."""
    from creativegraph.tables.vocabulary import vocabulary

    labels = {name: line.split("\t")[1] for name, line in ontology().items()}
    return {name: labels.get(name, "") for name in vocabulary().properties}


def no_property(graph: Graph, thing: IRI, text: str, given: str) -> str:
    """Return the message for a property that is none: those it may mean, and those that claims about a thing have."""
    known = named_properties()
    used, counted = in_use(graph, thing), counted_of(graph, thing)
    names: dict[str, str] = {}
    for name in dict.fromkeys([*used, *counted, *known]):  # what is in use is meant rather
        for each in (name, name.partition(":")[2], known.get(name, "")):
            names.setdefault(fold(each), name)
    wanted = fold(text.rpartition(":")[2])
    near = list(dict.fromkeys(names[each] for each in similar(wanted, names.keys() - {""}, 3)))
    if not set(near) & {*used, *counted}:
        near = with_a_word(wanted, {each: f"{each} {known.get(each, '')}" for each in used})[:3] or near
    advice = [f"did you mean {' or '.join(near)}?"] if near else []
    if used:
        listed = used[:LISTED] if set(near) & set(used) else used
        more = " and others" if len(used) > len(listed) else ""
        advice.append(f"the claims about {compact(thing)} have {', '.join(listed)}{more}")
    figures = "".join(f"; {each}" for each in figures_too(graph, thing))
    return f"no property {shown(given)}; {' '.join(advice) or SHOW.format(compact(thing))}{figures}"


def in_use(graph: Graph, thing: IRI) -> list[str]:
    """Return the properties that claims about a thing have."""
    return sorted({compact(each.property) for each in claims_about(graph, [thing], None)})


def known(graph: Graph, term: IRI) -> bool:
    """True for a property that claims may use, or that the graph describes."""
    from creativegraph.tables.vocabulary import vocabulary

    used = {each.iri for each in vocabulary().properties.values()}
    return term in used or len(graph.run("claims/types_of", thing=term)) > 0
