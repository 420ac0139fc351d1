"""What the section ``[site]`` of a manifest names and is not there: lists of it would be empty, pictures not drawn."""

from collections.abc import Iterator, Mapping

from creativegraph import catalogue
from creativegraph.errors import Fault
from creativegraph.iris import BASE, compact, expand
from creativegraph.names.suggest import nearest
from creativegraph.project import Project, Projects, schemes, using
from creativegraph.tables.projects.manifest import Text, read_manifest
from creativegraph.tables.projects.site import Site
from creativegraph.tables.projects.site_forms import LEFT_OUT, OF_KIND, PICTURES
from creativegraph.tables.rules import fault
from creativegraph.tables.vocabulary import Vocabulary, of_projects

__all__ = ["unknown_in_site"]

CODES = "code:"


def unknown_in_site(used: Projects | None) -> list[Fault]:
    """Return where manifests of projects of one's own name what is no class, property, list or question."""
    own = [each for each in used.projects if each.base != BASE] if used else []
    return [found for each in own if used for found in faults_in(each, used.seen_by(each.name))]


def faults_in(made: Project, seen: Projects) -> Iterator[Fault]:
    """Yield what the manifest of a project names and that is nothing which it sees."""
    said, text, _ = read_manifest(made.folder)
    named: list[tuple[tuple[str, ...], str]] = [
        (("lists", folder), term.removeprefix(LEFT_OUT)) for folder, terms in said.site.lists.items() for term in terms
    ]
    named += [
        (("filters", name), term.removeprefix(LEFT_OUT))
        for name, terms in said.site.filters.items()
        for place, term in enumerate(terms)
        if not place or term.startswith(LEFT_OUT)
    ]
    named += [((key,), term) for key in ("menu", "marks", "person_properties") for term in getattr(said.site, key)]
    with using(seen):
        known = terms_of(of_projects(seen)) if named else {}
        for keys, term in named:
            cell = text.within("site", keys)
            if term.startswith(CODES):
                given, lists = term.removeprefix(CODES), schemes()
                if given not in lists:
                    near = nearest(given, lists)
                    every, fix = ", ".join(lists), near and f"{CODES}{near}"
                    yield fault(cell, "unknown-scheme", given=given, near=near, known=every, fix=fix)
            elif str(expand(term) or term) not in known:
                near = nearest(term, list(known.values()))
                yield fault(cell, "unknown-term", given=term, near=near, fix=near)
        yield from unknown_lists(said.site, text, {name for each in seen.projects for name in lists_of(each)})
        yield from unknown_pictures(said.site.pictures, text)


def lists_of(made: Project) -> Mapping[str, object]:
    """Return the lists that the manifest of a project names."""
    return read_manifest(made.folder)[0].site.lists


def unknown_lists(said: Site, text: Text, lists: set[str]) -> Iterator[Fault]:
    """Yield the lists that are to be filtered by what no list of the projects is."""
    known = sorted({OF_KIND, *lists})
    for name, (first, *by) in said.filters.items():
        for each in by:
            if each not in known and not each.startswith(LEFT_OUT):
                yield instead(text, ("filters", name), each, [first, nearest(each, known) or OF_KIND])


def unknown_pictures(said: Mapping[str, tuple[str, ...]], text: Text) -> Iterator[Fault]:
    """Yield the pictures of a kind that is none, and of questions that are none."""
    for name, (kind, *more) in said.items():
        asked, known = more[0] if more else "", catalogue.names() if said else ()
        right = [kind if kind in PICTURES else nearest(kind, PICTURES) or PICTURES[0]]
        right.append(asked if asked in known else nearest(asked, known) or "topic/question")
        if [kind, asked] != right or len(more) > 1:
            odd = more[1] if [kind, asked] == right else asked or kind
            odd = odd if kind == right[0] else kind
            yield instead(text, ("pictures", name), odd, right)


def instead(text: Text, keys: tuple[str, str], given: str, right: list[str]) -> Fault:
    """Return the fault of a value, with what may be written."""
    why = "[" + ", ".join(f'"{each}"' for each in right) + "]"
    return fault(
        text.within("site", keys), "manifest-value", key=".".join(("site", *keys)), given=given, why=why, expected=why
    )


def terms_of(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the IRIs of properties and classes with their short forms."""
    stated = (str(each.subject)[1:-1] for each in vocabulary.ontology)
    iris = (*vocabulary.classes, *(each.iri for each in vocabulary.properties.values()), *stated)
    return {each: compact(each) for each in dict.fromkeys(iris)}
