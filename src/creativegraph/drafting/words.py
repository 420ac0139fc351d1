"""The words of reports that mean a class, an indicator or another code: tables ``words`` of projects, and labels."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from creativegraph import project
from creativegraph.iris import PREFIXES, RDF_TYPE, compact, expand
from creativegraph.tables.phrases.labelled import NUMBERS, core
from creativegraph.tables.phrases.labelled import labels_of as labels_of_properties
from creativegraph.tables.vocabulary import Vocabulary, rows_in, vocabulary

__all__ = ["LABELLED", "NUMBERS", "Word", "words", "words_of"]

LABELS = (*(PREFIXES["skos"] + each for each in ("prefLabel", "altLabel")), PREFIXES["rdfs"] + "label")
LABELLED = "label"
"""How a label is used that no table gives a use."""
CLASSES = (PREFIXES["owl"] + "Class", PREFIXES["rdfs"] + "Class")
PARTED = ";"
BEING = ("is", "was", "est", "es", "fue", "là")
"""Words between a label and a name."""


class Word(NamedTuple):
    """Phrases of one language that mean a term: ``use`` is the column ``as`` of their row, or ``label``."""

    lang: str
    words: tuple[str, ...]
    means: str
    use: str


def words() -> tuple[Word, ...]:
    """Return the words of the library, the packaged project or those in use, and the labels of their terms."""
    return words_of(project.in_use(), vocabulary())


@lru_cache(maxsize=4)
def words_of(used: project.Projects | None, known: Vocabulary) -> tuple[Word, ...]:
    """Return the words of projects: the labels of a project of one's own first, then what tables say."""
    labels = tuple(labels_of(known))
    own = tuple(each for each in labels if is_own(used, each.means))
    return (
        *own,
        *counting(known),
        *stated(used),
        *naming(known),
        *(each for each in labels if each not in own),
    )


def is_own(used: project.Projects | None, means: str) -> bool:
    """Return whether a term is of a project that extends the packaged one, and not of this."""
    if used is None or not used.has_packaged or used.own.is_packaged:
        return False
    return str(expand(means) or means).startswith(used.own.base)


def counting(known: Vocabulary) -> Iterator[Word]:
    """Yield the labels of the properties of a project of one's own whose values are numbers: what they count."""
    for said, label, lang in labels_of_properties(known):
        if said.value in NUMBERS:
            yield Word(lang, tuple(dict.fromkeys((label, core(label)))), said.name, "counted")


def naming(known: Vocabulary) -> Iterator[Word]:
    """Yield the labels of the properties of a project of one's own whose values are things, before the names of these.

    A property whose values are codes, or things of any class, names nothing.
    """
    for said, label, lang in labels_of_properties(known):
        if said.value == "thing" and not said.scheme and (ranges := known.ranges.get(said.iri)):
            forms = (core(label), *(f"{core(label)} {each}" for each in BEING))
            yield Word(lang, forms, compact(ranges[0]), "named-body")


def stated(used: project.Projects | None) -> Iterator[Word]:
    """Yield the rows of the tables of words."""
    for _, table, row in rows_in(used, "words"):
        lang, phrases, means, use = (table.get(row, each) for each in ("lang", "words", "means", "as"))
        given = tuple(each for text in phrases.split(PARTED) if (each := text.strip()))
        iri = expand(means)
        yield Word(lang, given, compact(str(iri)) if iri else means, use)


def labels_of(known: Vocabulary) -> Iterator[Word]:
    """Yield the labels of classes and codes."""
    terms = [
        (each.subject.value, each.predicate.value, each.object)
        for each in (*known.ontology, *known.code_triples)
        if isinstance(each.subject, NamedNode)
    ]
    classes = {
        iri for iri, said, of in terms if said == RDF_TYPE and isinstance(of, NamedNode) and of.value in CLASSES
    }  # fmt: skip
    for iri, said, text in terms:
        if said in LABELS and isinstance(text, Literal) and (iri in classes or is_code(iri)):
            yield Word(text.language or "", (text.value,), compact(iri), LABELLED)


def is_code(iri: str) -> bool:
    """Return whether an IRI is that of a code, and of no list of codes."""
    return compact(iri).partition("code/")[2].count("/") == 1
