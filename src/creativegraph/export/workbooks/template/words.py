"""What terms are called and mean in the reader's language, and how cells write things and codes."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from creativegraph import project
from creativegraph.graph import Graph
from creativegraph.iris import IRI, PREFIXES, RDF_TYPE, SLUG, compact, expand
from creativegraph.names.fold import fold
from creativegraph.tables.cells.grammar import CALLED
from creativegraph.tables.property import Property
from creativegraph.tables.vocabulary import Vocabulary
from creativegraph.tables.vocabulary_file import triples_of

__all__ = ["Words"]

LABEL = (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel")
MEANING = (PREFIXES["skos"] + "definition", PREFIXES["rdfs"] + "comment")
CAPTION = PREFIXES["cg"] + "caption"
NAMES = (*LABEL, PREFIXES["skos"] + "altLabel", PREFIXES["dcterms"] + "title")


class Words:
    """The words of a vocabulary and of the things of a graph, best language first."""

    def __init__(self, graph: Graph, known: Vocabulary) -> None:
        self.graph, self.known, self.languages = graph, known, tuple(graph.languages)
        self.texts: dict[str, dict[str, dict[str, str]]] = {}
        borrowed = [each for path in project.files("ontology", "external.ttl") for each in triples_of(path)]
        for each in (*known.ontology, *known.code_triples, *borrowed):
            if each.predicate.value in (CAPTION, *LABEL, *MEANING):
                of = self.texts.setdefault(getattr(each.subject, "value", ""), {}).setdefault(each.predicate.value, {})
                of.setdefault(getattr(each.object, "language", None) or "", getattr(each.object, "value", ""))

    def best(self, iri: str, kinds: Iterable[str]) -> str:
        """Return the text of a term in the first language that there is; empty if there is none."""
        for kind in kinds:
            there = self.texts.get(iri, {}).get(kind, {})
            for language in (*self.languages, "en", ""):
                if text := there.get(language, ""):
                    return " ".join(text.split())
        return ""

    def label(self, iri: str) -> str:
        """Return what a term is called."""
        return self.best(iri, LABEL)

    def caption(self, iri: str) -> str:
        """Return the heading of a property, else what it is called."""
        return self.best(iri, (CAPTION,)) or self.label(iri)

    def meaning(self, iri: str) -> str:
        """Return what a term means."""
        return self.best(iri, MEANING)

    @cached_property
    def codes_called(self) -> dict[str, set[str]]:
        """The codes by their folded names."""
        found: dict[str, set[str]] = {}
        for each in self.known.code_triples:
            iri = getattr(each.subject, "value", "")
            if each.predicate.value in NAMES and iri in self.known.codes:
                found.setdefault(fold(getattr(each.object, "value", "")), set()).add(iri)
        return found

    def code(self, iri: str, scheme: str) -> str:
        """Return a code as a cell of its list has it: its label, or its id where another could be meant."""
        label = self.label(iri)
        named = {each for each in self.codes_called.get(fold(label), ()) if f"/code/{scheme}/" in each}
        small = label.lower()
        hides = SLUG.fullmatch(small) and small != IRI(iri).slug and self.has_code(scheme, small)
        return label if label and named == {iri} and not hides and ":" not in label else compact(iri)

    def is_only(self, iri: str) -> bool:
        """Return whether no code of another list is called as this one."""
        return self.codes_called.get(fold(self.label(iri))) == {iri}

    def has_code(self, scheme: str, slug: str) -> bool:
        """Return whether a list has a code."""
        return any(each.endswith(f"/code/{scheme}/{slug}") for each in self.known.codes)

    def codes(self, scheme: str) -> list[str]:
        """Return the codes of a list as cells have them, sorted."""
        there = [each for each in self.known.codes if f"/code/{scheme}/" in each]
        return sorted((self.code(each, scheme) for each in there), key=fold)

    def class_name(self, iri: str) -> str:
        """Return a class as a cell has it: its label, or its short name where another could be meant."""
        label = self.label(iri)
        return (
            label
            if label and ":" not in label and self.known.classes_called.get(fold(label)) == [iri]
            else compact(iri)
        )

    def thing(self, iri: str, labels: Mapping[str, str]) -> str:
        """Return a thing as a cell has it: its name with its id in brackets."""
        name, short = " ".join(labels.get(iri, "").split()), compact(iri)
        text = f"{name} ({short})"
        found = CALLED.fullmatch(text)
        return text if name and found and found["thing"] == short else short

    def key(self, target: str) -> str:
        """Return a property or code as the property cell of a claim has it: its label if that means it alone."""
        used = self.known.properties.get(target)
        iri = used.iri if used else str(expand(target) or target)
        label = self.label(iri)
        return label if label and self.keys_called.get(fold(label)) == {used.name if used else iri} else compact(iri)

    @cached_property
    def keys(self) -> list[str]:
        """What a property cell can hold: names of properties, and codes that make rows in short form."""
        lists = [each for each in self.known.shorts if ":" not in each]
        codes = [each for each in self.known.codes if any(f"/code/{scheme}/" in each for scheme in lists)]
        return [*sorted(self.known.properties), *sorted(codes)]

    @cached_property
    def keys_called(self) -> dict[str, set[str]]:
        """The properties and codes of property cells by their folded labels."""
        found: dict[str, set[str]] = {}
        codes = set(self.keys)
        for name, called in self.codes_called.items():
            found.setdefault(name, set()).update(each for each in called if each in codes)
        for name, properties in self.known.called.items():
            found.setdefault(name, set()).update(properties)
        return found

    def cell(self, used: Property, value: str, labels: Mapping[str, str]) -> str:
        """Return a value of a property as a cell has it."""
        if used.value != "thing":
            return str(value)
        if used.iri == RDF_TYPE:
            return self.class_name(value)
        if "/code/" in value:
            scheme = value.rpartition("/")[0].rpartition("/")[2]
            return self.code(value, scheme) if used.scheme == scheme else compact(value)
        return self.thing(value, labels)
