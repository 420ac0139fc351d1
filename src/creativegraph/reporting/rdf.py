"""A report as the validation report of SHACL, in RDF, with the severities of SHACL.

Besides what SHACL defines, ``oa:hasTarget`` of a result is the cell or line to look at: the name of the file, and
a fragment of it (``cell=4,6`` as RFC 7111 has it for tables, ``line=3,4`` as RFC 5147 has it for text, from the end of
line 3 to that of line 4, the name of the cell for workbooks). A waived finding is not a ``sh:result``; the report
links to it by ``dcterms:relation``.
"""

from collections.abc import Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from creativegraph.engine.tags import is_tag, mark_of, marked, unmarked
from creativegraph.errors import Cell
from creativegraph.export.turtle import turtle
from creativegraph.iris import PREFIXES, XSD, expand, is_iri
from creativegraph.messages.characters import sound
from creativegraph.messages.table import message
from creativegraph.reporting.summary import advice
from creativegraph.validation.report import Finding, Report

__all__ = ["FORMATS", "written"]

FORMATS = ("ttl", "jsonld", "nt")
USED = ("cg", "cgs", "dcterms", "oa", "rdf", "rdfs", "schema", "sh", "xsd")
SEVERITIES = {"violation": "sh:Violation", "warning": "sh:Warning", "info": "sh:Info"}
RFC = "http://tools.ietf.org/rfc/rfc{}"
TABLES, TEXTS = "7111", "5147"
Term = NamedNode | BlankNode | Literal


def written(report: Report, chosen: str) -> bytes:
    """Return a report in one of the formats."""
    triples = Described(report).triples
    places: dict[object, int] = {}
    for each in triples:
        places.setdefault(each.subject, len(places))
    together = sorted(triples, key=lambda each: places[each.subject])  # as Turtle needs them
    prefixes = {name: PREFIXES[name] for name in USED}
    if chosen == "nt":
        return unmarked(serialize(together, format=RdfFormat.N_TRIPLES) or b"")
    if chosen == "jsonld":
        return unmarked(serialize(together, format=RdfFormat.JSON_LD, prefixes=prefixes) or b"")
    return unmarked(turtle(together, prefixes))


class Described:
    """The triples of a report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.language = language_of(report)
        self.triples: dict[Triple, None] = {}
        self.foci: dict[str, BlankNode] = {}
        self.files: dict[str, BlankNode] = {}
        whole = BlankNode("report")
        found = len(report.findings) - len(report.waived)
        self.add(whole, {"rdf:type": named("sh:ValidationReport"), "sh:conforms": Literal(found == 0)})
        for number, each in enumerate(report.findings, start=1):
            result = BlankNode(f"result{number}")
            self.add(whole, {"dcterms:relation" if each.waiver else "sh:result": result})
            self.result(result, each, number)

    def add(self, subject: BlankNode, facts: Mapping[str, Term | None]) -> None:
        """Add triples by the prefixed names of their predicates."""
        made = (Triple(subject, named(curie), value) for curie, value in facts.items() if value is not None)
        self.triples.update(dict.fromkeys(made))

    def text(self, text: str) -> Literal:
        """Return a text in the language of the report."""
        return Literal(sound(text), language=self.language)

    def result(self, node: BlankNode, finding: Finding, number: int) -> None:
        """Add one result."""
        place = BlankNode(f"place{number}") if finding.cell is not None else None
        focus = self.focus(finding) or place
        value = None if finding.value is None else self.term(finding.value_term) or Literal(sound(finding.value))
        path, described = path_of(finding)
        self.add(node, {
            "rdf:type": named("sh:ValidationResult"),
            "sh:resultSeverity": self.term(finding.severity_term)
            or named(SEVERITIES.get(finding.severity, "sh:Violation")),
            "sh:focusNode": focus,
            "sh:value": value,
            "sh:sourceShape": self.shape(finding),
            "sh:sourceConstraint": self.term(finding.constraint_term),
            "sh:sourceConstraintComponent": named(finding.component) if is_iri(finding.component) else None,
            "sh:resultPath": path,
        })  # fmt: skip
        for text in self.messages(finding):
            self.add(node, {"sh:resultMessage": text})
        self.triples.update(dict.fromkeys(described))
        self.triples.update(dict.fromkeys(self.detailed(node, finding)))
        notes = list(advice(finding, self.report.language))
        if finding.waiver is not None:
            waived = message("report.waived", self.report.language)
            notes.append(f"{waived}: {finding.waiver.reason} ({finding.waiver.date.isoformat()})")
        for note in notes:
            self.add(node, {"rdfs:comment": self.text(note)})
        if place is not None and finding.cell is not None:
            self.add(node, {"oa:hasTarget": place})
            self.place(place, finding.cell, number)

    def messages(self, finding: Finding) -> list[Literal]:
        """Return all messages of a finding, each in its language; what it says itself where it has no more."""
        if not finding.messages:
            return [self.text(finding.message)]
        return [in_language(text, language) for language, text in finding.messages]

    def shape(self, finding: Finding) -> Term | None:
        """Return the shape that found something; one without a name says what named shape it is part of."""
        named_one = named(finding.rule) if is_iri(finding.rule) else None
        if not finding.shape_term.startswith("_:"):
            return named_one
        shape = BlankNode(f"shape{finding.shape_term[2:]}")
        self.add(shape, {"dcterms:isPartOf": named_one})
        return shape

    def detailed(self, node: BlankNode, finding: Finding) -> list[Triple]:
        """Return the triples of the results under a result."""
        try:
            text = marked("\n".join(finding.detail_triples).encode())
            triples = list(parse(text, format=RdfFormat.N_TRIPLES, lenient=True))
        except (SyntaxError, ValueError):
            return []  # a report read from a file that someone edited
        this = BlankNode("this")
        return [
            Triple(
                node if each.subject == this else each.subject, each.predicate, self.inner(each.predicate, each.object)
            )
            for each in triples
        ]

    def inner(self, name: NamedNode, value: "NamedNode | BlankNode | Literal | Triple") -> "Term | Triple":
        """Return an object in the results under a result, with the blank node that the report has for it."""
        if not isinstance(value, BlankNode):
            return value
        if name in (named("sh:focusNode"), named("sh:value")):
            return self.blank(value.value)
        return BlankNode(f"shape{value.value}") if name == named("sh:sourceShape") else value

    def focus(self, finding: Finding) -> Term | None:
        """Return the focus node; None where the cell names no thing."""
        found = self.term(finding.focus_term)
        if found is not None or not finding.focus:
            return found
        return named(finding.focus) if is_iri(finding.focus) else self.blank(finding.focus)

    def term(self, text: str) -> Term | None:
        """Return the term of a text in N-Triples; None where it is not one."""
        try:
            line = f"<{XSD}> <{XSD}> {sound(text)} .\n".encode()
            found = list(parse(marked(line), format=RdfFormat.N_TRIPLES))
        except (SyntaxError, ValueError):
            return None
        value = found[0].object if len(found) == 1 else None
        if isinstance(value, BlankNode):
            return self.blank(value.value)
        return value if isinstance(value, (NamedNode, Literal)) else None

    def blank(self, label: str) -> BlankNode:
        """Return the blank node for one of the graph; labels of blank nodes mean nothing outside their file."""
        return self.foci.setdefault(label, BlankNode(f"focus{len(self.foci) + 1}"))

    def place(self, node: BlankNode, cell: Cell, number: int) -> None:
        """Add the cell or line."""
        file = self.files.setdefault(cell.file, BlankNode(f"file{len(self.files) + 1}"))
        selector = BlankNode(f"selector{number}")
        self.add(file, {"schema:name": Literal(sound(cell.file))})
        self.add(
            node, {"rdf:type": named("oa:SpecificResource"), "oa:hasSource": file, "oa:hasSelector": selector}
        )  # fmt: skip
        self.add(selector, {"rdf:type": named("oa:FragmentSelector")})
        if cell.sheet:
            self.add(selector, {"rdf:value": Literal(sound(f"{cell.sheet}!{cell.name}"))})
            return
        excerpt = self.report.excerpts.get(cell)
        in_text = excerpt is not None and not excerpt.header
        line = max(cell.row, 1)
        fragment = f"line={line - 1},{line}" if in_text else f"cell={cell.row},{max(cell.column, 1)}"
        form = NamedNode(RFC.format(TEXTS if in_text else TABLES))
        self.add(selector, {"dcterms:conformsTo": form, "rdf:value": Literal(fragment)})


def in_language(text: str, language: str) -> Literal:
    """Return a text in a language, if it has one."""
    try:
        tag = mark_of(language) if language != language.lower() and is_tag(language) else language
        return Literal(sound(text), language=tag) if tag else Literal(sound(text))
    except ValueError:
        return Literal(sound(text))


def language_of(report: Report) -> str:
    """Return the language of messages, if it can be one."""
    try:
        return Literal("", language=report.language).language or "en"
    except ValueError:
        return "en"


def path_of(finding: Finding) -> tuple[NamedNode | BlankNode | None, list[Triple]]:
    """Return the node of the path, and the triples that the shape describes it with if it is not one property."""
    if finding.path and is_iri(finding.path):
        return named(finding.path), []
    try:
        triples = [each.triple for each in parse("\n".join(finding.path_triples), format=RdfFormat.N_TRIPLES)]
    except (SyntaxError, ValueError):
        return None, []  # a report read from a file that someone edited
    return (triples[0].subject if triples else None), triples


def named(name: str) -> NamedNode:
    """Return the node of a prefixed name or an IRI."""
    return NamedNode(expand(name) or name)
