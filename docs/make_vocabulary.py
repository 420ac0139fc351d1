"""The page docs/vocabulary.md: which things take which properties, with kind of value, codes and an example.

It is made from the ontology, the tables of kinds and properties, and the packaged graph. ``make docs`` writes it,
``make check`` tells if it is stale (``python docs/make_pages.py --check``).
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

import creativegraph as cg
from creativegraph import project
from creativegraph.iris import IRI, PREFIXES, compact
from creativegraph.tables.claim import Claim
from creativegraph.tables.property import Property
from creativegraph.tables.vocabulary import Vocabulary, vocabulary
from creativegraph.tables.vocabulary_file import COUNTED_IN, triples_of

__all__ = ["vocabulary_page"]

HEAD = """\
# Vocabulary

*Made by `make docs` from the ontology, `data/kinds.csv`, `data/properties.csv`, `data/short.csv` and the packaged
graph; edit those, not this page.*

What a row of [your tables](tables.md) can say: for each class of things the properties that they take, the kind of
value of each, and a row of the packaged graph as an example. A class also takes the properties of the wider classes
named beside it, and those of [any thing](#any-thing); [codes](#codes) stand below. *once* marks properties of which a
thing has one value; *implied* those that count also where they only follow from what a source says.

Whatever the property, `creativegraph run claims/about --subject event/fair --property cg:hasTheme --graph mine`
answers with its value, source, quoted words, mode, rank, and since when and until when it is true.

"""
TABLE = "| property | meaning | value | example |\n|---|---|---|---|\n"
OF = """\
SELECT DISTINCT ?class WHERE {
  <%s> <http://www.w3.org/2000/01/rdf-schema#domain>
    / (<http://www.w3.org/2002/07/owl#unionOf> / <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>*
      / <http://www.w3.org/1999/02/22-rdf-syntax-ns#first>)? ?class
  FILTER (ISIRI(?class))
}"""
LONGEST = 60
INDICATORS = "code/indicator"


class Page:
    """The page: the vocabulary, all triples of the ontology, and the first claim of each property and kind."""

    def __init__(self) -> None:
        self.known: Vocabulary = vocabulary()
        self.store = Store()
        for path in project.files("ontology", "*.ttl"):
            self.store.bulk_extend(Quad(each.subject, each.predicate, each.object) for each in triples_of(path))
        self.examples: dict[tuple[str, str], Claim] = {}
        for claim in cg.build([project.folder("data")]).claims.values():
            if claim.rank != "deprecated":
                self.examples.setdefault((claim.property.iri, IRI(claim.subject).kind), claim)
                self.examples.setdefault((claim.property.iri, ""), claim)
        self.kinds: dict[str, list[str]] = {}
        for home, kind in self.known.homes.items():
            self.kinds.setdefault(kind.type, []).append(IRI(f"{home}x").kind)

    def text(self, iri: str, *names: str) -> str:
        """Return an English text about a term."""
        for name in names:
            prefix, _, local = name.partition(":")
            found = self.store.quads_for_pattern(NamedNode(iri), NamedNode(PREFIXES[prefix] + local), None)
            objects = (each.object for each in found if isinstance(each.object, Literal))
            texts = [each.value for each in objects if each.language in ("en", None)]
            if texts:
                return " ".join(min(texts).split()).replace("|", "\\|")
        return ""

    def properties(self) -> dict[str, list[Property]]:
        """Return the properties by the classes of what has them; those of any thing have none."""
        found: dict[str, list[Property]] = {}
        for _, used in sorted(self.known.properties.items()):
            rows = self.store.query(OF % used.iri)
            classes = [each["class"].value for each in rows]  # type: ignore[union-attr]
            for iri in classes or self.made_of(used) or [""]:
                found.setdefault(iri, []).append(used)
        return found

    def made_of(self, used: Property) -> list[str]:
        """Return the classes of what short forms make with a property, where the ontology does not say its domain."""
        kinds = {short.kind for short in self.known.shorts.values() if short.kind and used in short.parts.values()}
        return sorted(kind.type for kind in self.known.homes.values() if kind.name in kinds)

    def parts(self) -> Iterator[str]:
        """Yield the page in parts."""
        yield HEAD
        there = self.properties()
        for iri in sorted({*there, *self.kinds} - {""}, key=lambda each: compact(each).partition(":")[2].lower()):
            yield from self.section(iri, there.get(iri, []), there)
        yield "## Any thing\n\nThese say something of any thing.\n\n" + TABLE
        yield from (self.row(each, ()) for each in there.get("", []))
        yield from self.short()
        yield from self.codes()

    def section(self, iri: str, used: list[Property], there: Iterable[str]) -> Iterator[str]:
        """Yield the section of a class."""
        kinds = ", ".join(f"`{each}/`" for each in sorted(self.kinds.get(iri, [])))
        wider = sorted(compact(each) for each in self.known.wider.get(iri, ()) if each in there)
        meaning = self.text(iri, "skos:definition", "rdfs:comment")
        yield f"## {compact(iri)}\n\n" + (f"{meaning}\n\n" if meaning else "")
        if kinds:
            yield f"Things called {kinds} are of this class where no row says another.\n\n"
        if wider:
            yield f"It also takes the properties of {', '.join(f'`{each}`' for each in wider)}.\n\n"
        if used:
            below = [kind for each, names in self.kinds.items() if self.known.is_below(each, iri) for kind in names]
            yield TABLE + "".join(self.row(each, (*self.kinds.get(iri, []), *below)) for each in used) + "\n"

    def row(self, used: Property, kinds: Iterable[str]) -> str:
        """Return a property as a row, with an example about a thing of the kinds if there is one."""
        meaning = self.text(used.iri, "skos:definition", "rdfs:comment", "rdfs:label")
        marks = [*(["once"] if used.single != "no" else []), *(["implied"] if used.implied else [])]
        value = used.value + (f" of `code/{used.scheme}/`" if used.scheme else "")
        value += f" (*{', '.join(marks)}*)" if marks else ""
        found = [self.examples[used.iri, kind] for kind in (*kinds, "") if (used.iri, kind) in self.examples]
        return f"| `{used.name}` | {meaning} | {value} | {example(found[0]) if found else ''} |\n"

    def short(self) -> Iterator[str]:
        """Yield the section of short forms."""
        yield "\n## Short forms\n\nWhat the property cell of a row in short form holds, and what its columns say.\n\n"
        yield "| property cell | makes | column | property |\n|---|---|---|---|\n"
        for of, short in sorted(self.known.shorts.items()):
            name = of if ":" in of else f"code/{of}/…"
            if short.plain:
                yield f"| `{name}` | | `property` | `{short.plain.name}` |\n"
            for column, used in short.parts.items():
                yield f"| `{name}` | {f'`{short.kind}/`' if short.kind else ''} | `{column}` | `{used.name}` |\n"

    def codes(self) -> Iterator[str]:
        """Yield the section of codes."""
        yield "\n## Codes\n\nA qualifying column takes a code by its last part alone, such as `planned`.\n\n"
        yield "| list | codes |\n|---|---|\n"
        lists: dict[str, list[str]] = {}
        for each in sorted(map(compact, self.known.codes)):
            lists.setdefault(each.rpartition("/")[0], []).append(each.rpartition("/")[2])
        families = sorted(set(lists.get(INDICATORS, ())) - self.counted())
        for name, codes in lists.items():
            shown = [each for each in codes if name != INDICATORS or each not in families]
            yield f"| `{name}/` | {', '.join(shown)} |\n"
            if name == INDICATORS:
                yield f"| `{name}/`, families: no unit, so no figures; take a narrower one | {', '.join(families)} |\n"

    def counted(self) -> set[str]:
        """Return the last parts of the indicators that have a unit."""
        store = Store()
        for path in project.files("data", "codes/*.ttl"):
            store.bulk_extend(Quad(each.subject, each.predicate, each.object) for each in triples_of(path))
        found = store.quads_for_pattern(None, NamedNode(COUNTED_IN), None)
        return {each.subject.value.rpartition("/")[2] for each in found if isinstance(each.subject, NamedNode)}


def example(claim: Claim) -> str:
    """Return subject and value of a claim as a row has them."""
    value = compact(claim.value).replace("|", "\\|")
    value = value if len(value) <= LONGEST else f"{value[:LONGEST].rsplit(' ', 1)[0]} …"
    return f"`{compact(claim.subject)}`: `{value}`" + (f" @{claim.lang}" if claim.lang else "")


def vocabulary_page() -> str:
    """Return the page as Markdown."""
    return "".join(Page().parts())
