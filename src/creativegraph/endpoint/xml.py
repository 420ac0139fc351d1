"""SPARQL results in XML, as JSON: whole texts, whatever comments, instructions and CDATA part them.

The parser of pyoxigraph keeps the last part of a text only, without the white space around it.
"""

import msgspec

from creativegraph.files.limits import beyond, in_force

__all__ = ["NoResultError", "json_of"]

TERMS = frozenset({"uri", "literal", "bnode", "triple", "unbound"})
ENDS = frozenset({"binding", "subject", "predicate", "object"})
"""What holds one term."""
TEXTS = TERMS - {"triple"} | {"boolean"}
WITHIN = {
    "": {"sparql"}, "sparql": {"head", "results", "boolean"}, "head": {"variable", "link"}, "results": {"result"},
    "result": {"binding"}, "triple": ENDS - {"binding"}, **dict.fromkeys(ENDS, TERMS),
}  # fmt: skip
"""Which elements each may hold."""
ATTRIBUTES = {
    "datatype": "datatype", "http://www.w3.org/XML/1998/namespace lang": "xml:lang",
    "http://www.w3.org/2005/11/its dir": "its:dir",
}  # fmt: skip


class NoResultError(ValueError):
    """XML that is no SPARQL result."""


def json_of(data: bytes) -> bytes:
    """Return a result in XML as one in JSON.

    Raises:
        NoResultError: it is XML of another kind.
        ValueError: it is no XML, or breaks off.
    """
    from xml.parsers.expat import ExpatError, ParserCreate

    reader = Reader()
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise ValueError(str(error)) from error
    return msgspec.json.encode(reader.made)


class Reader:
    """Makes a result of the events of a parser."""

    def __init__(self) -> None:
        self.columns: list[str] = []
        self.rows: list[dict[str, object]] = []
        self.made: dict[str, object] = {"head": {"vars": self.columns}}
        self.path = [""]
        self.places: list[tuple[dict[str, object], str]] = []
        """Where the next term goes, for each binding or part of a triple that is open."""
        self.terms: list[dict[str, object]] = []
        self.triples: list[dict[str, object]] = []
        """The parts of each triple that is open."""
        self.parts: list[str] = []

    def refuse(self, *_declared: object) -> None:
        """Refuse a document type, and with it all entities."""
        raise NoResultError("document type")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        element = name.rpartition(" ")[2]
        if element not in WITHIN.get(self.path[-1], ()):
            raise NoResultError(element) if len(self.path) == 1 else ValueError(element)
        if len(self.path) > (deepest := in_force().document_depth):
            raise ValueError(beyond(f"elements nest more than {deepest:,} deep", "document_depth", "flatten it"))
        self.path.append(element)
        self.parts.clear()
        if element == "variable":
            self.columns.append(attributes["name"])
        elif element == "results":
            self.made["results"] = {"bindings": self.rows}
        elif element == "result":
            self.rows.append({})
        elif element in ENDS:
            place = (self.rows[-1], attributes["name"]) if element == "binding" else (self.triples[-1], element)
            self.places.append(place)
        elif element in TERMS:
            self.begin_term(element, attributes)

    def begin_term(self, element: str, attributes: dict[str, str]) -> None:
        """Put a term into its place, its text to follow."""
        row, name = self.places[-1]
        if name in row:
            raise ValueError(name)
        found = {known: value for key, value in attributes.items() if (known := ATTRIBUTES.get(key))}
        term: dict[str, object] = {"type": element, **found}
        self.terms.append(term)
        if element == "triple":
            self.triples.append({})
        row[name] = None if element == "unbound" else term

    def text(self, data: str) -> None:
        """Take a part of a text; between elements there is white space only."""
        if self.path[-1] in TEXTS:
            self.parts.append(data)
        elif data.strip():
            raise ValueError(data)

    def end(self, _name: str) -> None:
        """End an element."""
        element = self.path.pop()
        if element == "boolean":
            self.made["boolean"] = "".join(self.parts).strip()
        elif element == "result":
            self.rows[-1] = {name: term for name, term in self.rows[-1].items() if term is not None}
        elif element in ENDS:
            self.places.pop()
        elif element in TERMS:
            term = self.terms.pop()
            text = "".join(self.parts)
            kept = text if element == "literal" else text.strip()
            term["value"] = self.triples.pop() if element == "triple" else kept
