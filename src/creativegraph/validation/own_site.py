"""Terms that the section ``[site]`` of a manifest names and nothing has: what is listed by them would be empty."""

from collections.abc import Iterator

from creativegraph.errors import Fault
from creativegraph.iris import BASE, compact, expand
from creativegraph.names.suggest import nearest
from creativegraph.project import Project, Projects, schemes, using
from creativegraph.tables.manifest import read_manifest
from creativegraph.tables.rules import fault
from creativegraph.tables.vocabulary import Vocabulary, of_projects

__all__ = ["unknown_in_site"]

CODES = "code:"


def unknown_in_site(used: Projects | None) -> list[Fault]:
    """Return where manifests of projects of one's own name a class, property or code list that is none."""
    own = [each for each in used.projects if each.base != BASE] if used else []
    return [found for each in own if used for found in faults_in(each, used.seen_by(each.name))]


def faults_in(made: Project, seen: Projects) -> Iterator[Fault]:
    """Yield the terms that the manifest of a project names and that are nothing which it sees."""
    said, text, _ = read_manifest(made.folder)
    named: list[tuple[tuple[str, ...], str]] = [
        (("lists", folder), term.removeprefix("!")) for folder, terms in said.site.lists.items() for term in terms
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


def terms_of(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the IRIs of properties and classes with their short forms."""
    stated = (str(each.subject)[1:-1] for each in vocabulary.ontology)
    iris = (*vocabulary.classes, *(each.iri for each in vocabulary.properties.values()), *stated)
    return {each: compact(each) for each in dict.fromkeys(iris)}
