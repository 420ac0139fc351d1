"""Documents as framed JSON-LD: one root, what belongs to it nested in it; keys come in the order of triples.py.

A property that can repeat has a list. What the root links to is an object with its names and classes, wherever it is
linked to. What is linked from the other end (the participations of an event) is under ``@reverse``. The names of
properties and classes, and sources, are in ``@included``. IRIs are whole, so that they can be used without the
context. Nothing depends on what one thing happens to have, but that a value of another kind than its property has is
written with its own type or language.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

from creativegraph.export.context import Json, Key, keys, prefixes, with_keys
from creativegraph.export.document import Document, Naming
from creativegraph.export.framed_values import STRING, Node, Value, is_text, name_of, put, put_text, read, written
from creativegraph.export.jsonld import DATATYPES, NATIVE_KINDS, PLAIN, native
from creativegraph.export.triples import TYPE, Pairs
from creativegraph.export.unsupported import triple_term
from creativegraph.iris import PREFIXES, RDF_TYPE

__all__ = ["Framer"]

FIRST, REST, NIL = (f"<{PREFIXES['rdf']}{name}>" for name in ("first", "rest", "nil"))
DEEPEST = 24
"""How deep nodes are nested; those below are beside the root."""
OF_TYPE = Key(RDF_TYPE, RDF_TYPE, "any", repeats=True)
MOST_KEPT = 1 << 16
Name = TypeVar("Name")
Held = TypeVar("Held")


class Framer:
    """Writes documents with the keys of the projects in use.

    ``properties`` gives all properties of the graph, as those that no project describes get keys as well;
    ``link`` is the address of the context, empty to embed what of it is used.
    """

    def __init__(self, properties: Callable[[], Iterable[str]], link: str = "") -> None:
        from orjson import Fragment, dumps

        self.dumps, self.fragment = dumps, Fragment
        self.properties = properties
        self.link = link
        self.known = keys()
        self.keys: dict[str, Key] = {}
        self.classes: dict[str, str] = {}
        self.briefs: dict[str, tuple[Pairs, Json]] = {}
        self.entries: dict[tuple[str, str], tuple[str, Json, Json, bool]] = {}
        self.aparts: dict[str, tuple[Pairs, Json]] = {}
        self.uses: dict[str, tuple[Pairs, Naming, frozenset[str]]] = {}
        self.alike: dict[frozenset[str], frozenset[str]] = {}
        self.words_of_briefs: dict[str, tuple[Pairs, frozenset[str]]] = {}
        self.named: dict[str, Key] = {}
        self.contexts: dict[frozenset[str], bytes] = {}

    def framed(self, document: Document) -> bytes:
        """Return a document as JSON-LD."""
        frame = Frame(self, document)
        root = frame.whole(document.root, 0)
        included = frame.included()
        if included:
            root["@included"] = included
        rest = self.dumps(root)
        return (
            b'{"@context":' + (self.linked(rest) if self.link else self.embedded(document)) + b",\n" + rest[1:] + b"\n"
        )

    def linked(self, made: bytes) -> bytes:
        """Return the address of the context; an IRI such as geo:21,105 is not to be read with its prefix geo."""
        names = sorted(name for name in prefixes() if f'"{name}:'.encode() in made)
        return self.dumps([self.link, dict.fromkeys(names)] if names else self.link)

    def embedded(self, document: Document) -> bytes:
        """Return what of the context a document uses; many use the same."""
        whole = (*document.nested.items(), *document.apart.items())
        used = frozenset[str]().union(*{self.used(node, pairs, document.named) for node, pairs in whole})
        if used not in self.contexts:
            named = {name: self.named[name].definition(self.named[name].iri) for name in sorted(used)}
            self.contexts[used] = self.dumps({"@version": 1.1, **named})
        return self.contexts[used]

    def used(self, node: str, pairs: Pairs, named: Naming) -> frozenset[str]:
        """Return the keys of the properties and classes of a node and of the names of what it links to."""
        kept = self.uses.get(node)
        if kept is not None and kept[0] is pairs and kept[1] is named:
            return kept[2]
        found = self.words(pairs).union(*[self.words_of(*each) for each in named(pairs).items()])
        alike = self.alike.setdefault(found, found)  # claims have the same keys: those of a document are few then
        return remember(self.uses, node, (pairs, named, alike))[2]

    def words_of(self, node: str, pairs: Pairs) -> frozenset[str]:
        """Return the keys of what is only named; they are kept, as many nodes link to it."""
        kept = self.words_of_briefs.get(node)
        if kept is None or kept[0] is not pairs:
            kept = remember(self.words_of_briefs, node, (pairs, self.words(pairs)))
        return kept[1]

    def words(self, pairs: Pairs) -> frozenset[str]:
        """Return the keys of the properties and classes in pairs."""
        found = {self.key(each) for each in {predicate for predicate, _ in pairs if predicate != TYPE}}
        for predicate, term in pairs:
            if predicate == TYPE:
                if term[0] == '"':
                    found.add(OF_TYPE)
                elif self.class_name(term) != name_of(term):
                    found.add(self.known[term[1:-1]])
        self.named |= {key.name: key for key in found}
        return frozenset([key.name for key in found])

    def key(self, predicate: str) -> Key:
        """Return the key of a property."""
        if predicate not in self.keys:
            iri = predicate[1:-1]
            if iri == RDF_TYPE:  # of a literal, which @type cannot hold
                return OF_TYPE
            if iri not in self.known:
                self.known = with_keys((*self.properties(), iri))
            self.keys[predicate] = self.known[iri]
        return self.keys[predicate]

    def is_plain(self, predicate: str) -> bool:
        """Return True for a property whose values are IRIs and not objects."""
        return predicate == TYPE or (predicate != FIRST and self.key(predicate).kind == "iri")

    def class_name(self, term: str) -> str:
        """Return a class by its key, else its IRI."""
        if term not in self.classes:
            key = self.known.get(term[1:-1])
            self.classes[term] = key.name if key and key.kind == "class" else name_of(term)
        return self.classes[term]

    def brief(self, node: str, pairs: Pairs) -> Json:
        """Return the object of what is only named; it is kept, as many documents have it."""
        there, kept = self.briefs.get(node, ((), None))
        if there is not pairs:
            made: Node = {"@id": name_of(node)}
            for predicate, value in pairs:
                self.add(made, predicate, value, None if value[0] == '"' else {"@id": name_of(value)})
            kept = remember(self.briefs, node, (pairs, cast("Json", self.fragment(self.dumps(made)))))[1]
        return kept

    def apart(self, node: str, pairs: Pairs, document: Document) -> Json:
        """Return the object of a node that stands apart, with the names of what it links to; it is kept."""
        there, kept = self.aparts.get(node, ((), None))
        if there is not pairs:
            made: Node = {"@id": name_of(node)}
            for predicate, value in pairs:
                brief = document.brief.get(value)
                named: Json = (
                    {"@id": name_of(value)} if brief is None or self.is_plain(predicate) else self.brief(value, brief)
                )
                self.add(made, predicate, value, None if value[0] == '"' else named)
            kept = remember(self.aparts, node, (pairs, cast("Json", self.fragment(self.dumps(made)))))[1]
        return kept

    def quick(self, made: Node, pair: tuple[str, str], brief: Mapping[str, Pairs]) -> bool:
        """Add a value that is not nested; what is the first under its key is made once. True if it shows names."""
        predicate, term = pair
        if term[0] == '"':
            self.add(made, predicate, term, None)
            return False
        entry = self.entries.get(pair)
        if entry is None:
            alone: Node = {}
            named = term in brief and not self.is_plain(predicate)
            linked: Json = self.brief(term, brief[term]) if named else {"@id": name_of(term)}
            self.add(alone, predicate, term, linked)
            [(key, value)] = alone.items()
            entry = remember(self.entries, pair, (key, value, linked, named))
        key, value, linked, named = entry
        if key in made:
            self.add(made, predicate, term, linked)
        else:
            made[key] = list(value) if isinstance(value, list) else value
        return named

    def add(self, made: Node, predicate: str, term: str, linked: Json) -> None:
        """Add a value to an object; ``linked`` is the object of what it links to, None for a literal."""
        if term.startswith("<<"):
            raise triple_term()
        if predicate == TYPE and linked is not None:
            made.setdefault("@type", []).append(self.class_name(term))  # type: ignore[union-attr]
            return
        key = self.key(predicate)
        if linked is not None:
            plain = key.kind == "iri" and isinstance(linked, dict) and linked.keys() == {"@id"}
            put(made, key, name_of(term) if plain else linked)
            return
        value = read(term)
        if key.kind == "text" and is_text(value):
            put_text(made, key, value)
        elif key.kind in PLAIN and value.datatype in NATIVE_KINDS:
            put(made, key, self.plain(value))
        elif value.datatype == DATATYPES.get(key.kind) and key.kind != "text":
            put(made, key, value.text)
        else:
            put(made, key, self.plain(value) if key.kind == "any" else written(value))

    def plain(self, value: Value) -> Json:
        """Return a text, number or boolean as JSON where that keeps it; anything else whole."""
        if value.datatype == STRING:
            return value.text
        made = native(NATIVE_KINDS[value.datatype], value.text) if value.datatype in NATIVE_KINDS else None
        return written(value) if made is None or isinstance(made, dict) else made


class Frame:
    """One document as it is being framed: each nested node is placed where it is first linked with another."""

    def __init__(self, framer: Framer, document: Document) -> None:
        self.framer = framer
        self.document = document
        self.placed = {document.root}
        self.shown: set[str] = set()
        self.leading: dict[str, list[tuple[str, str]]] = {}
        for node, pairs in document.nested.items():
            for predicate, value in pairs:
                if value in document.nested and predicate != TYPE:
                    self.leading.setdefault(value, []).append((node, predicate))

    def whole(self, node: str, depth: int, above: tuple[str, str] | None = None) -> Node:
        """Return a node with all its triples but one that ``@reverse`` says, and what is nested in it."""
        made: Node = {"@id": name_of(node)}
        nested, add = self.document.nested, self.framer.add
        # What is placed here is decided first, so that it is not nested deeper by chance.
        own = [pair for pair in nested[node] if pair[1] in nested and pair[0] != TYPE and self.takes(pair[1], depth)]
        reverse = [pair for pair in self.leading.get(node, ()) if self.takes(pair[0], depth)]
        for pair in nested[node]:
            if pair[1] in nested:
                if pair != above:
                    add(made, *pair, self.linked(*pair, depth, placed=pair in own))
            elif self.framer.quick(made, pair, self.document.brief):
                self.shown.add(pair[1])
        backwards: Node = {}
        for subject, predicate in reverse:
            inner = self.whole(subject, depth + 1, (predicate, node))
            backwards.setdefault(self.framer.key(predicate).name, []).append(inner)  # type: ignore[union-attr]
        if backwards:
            made["@reverse"] = backwards
        return made

    def takes(self, node: str, depth: int) -> bool:
        """Return whether a node is nested here, and that it is from now on."""
        if node not in self.document.nested or node in self.placed or depth >= DEEPEST:
            return False
        self.placed.add(node)
        return True

    def linked(self, predicate: str, value: str, depth: int, *, placed: bool) -> Json:
        """Return the object of the IRI or blank node that a value is."""
        if placed:
            items = self.listed(value)
            return {"@list": [self.item(each, depth + 1) for each in items]} if items else self.whole(value, depth + 1)
        pairs = self.document.brief.get(value)
        if pairs is None or value in self.document.nested or self.framer.is_plain(predicate):
            return {"@id": name_of(value)}
        self.shown.add(value)
        return self.framer.brief(value, pairs)

    def listed(self, node: str) -> list[str]:
        """Return the items of a list that JSON-LD can write as such; nothing for anything else."""
        items: list[str] = []
        seen: list[str] = []
        while node != NIL:
            pairs = self.document.nested.get(node, ())
            if node[0] != "_" or [each for each, _ in pairs] != [FIRST, REST] or len(self.leading[node]) != 1:
                return []
            if node in seen[:1] or (seen and node in self.placed):
                return []
            seen.append(node)
            items.append(pairs[0][1])
            node = pairs[1][1]
        self.placed.update(seen)
        return items

    def item(self, term: str, depth: int) -> Json:
        """Return an item of a list."""
        if term[0] == '"':
            return written(read(term))
        return self.linked(FIRST, term, depth, placed=self.takes(term, depth))

    def included(self) -> list[Json]:
        """Return what is nowhere nested: sources, the names of properties and classes, and what is too deep."""
        document = self.document
        deep = [self.whole(node, 1) for node in document.nested if self.takes(node, 0)]
        apart = [self.framer.apart(node, pairs, document) for node, pairs in sorted(document.apart.items())]
        others = sorted(document.brief.keys() - self.shown - document.apart.keys())
        return [*deep, *apart, *(self.framer.brief(node, document.brief[node]) for node in others)]


def remember(kept: dict[Name, Held], name: Name, made: Held) -> Held:
    """Keep what was made, unless it is too much."""
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[name] = made
    return made
