"""A report as the validation report of SHACL, in RDF.

Besides what SHACL defines, ``oa:hasTarget`` of a result is the cell or line to look at: the name of the file, and
a fragment of it (``cell=4,6`` as RFC 7111 has it for tables, ``line=3,4`` as RFC 5147 has it for text, from the end of
line 3 to that of line 4, the name of the cell for workbooks). A waived finding is not a ``sh:result``; the report
links to it by ``dcterms:relation``.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from creativegraph.errors import Cell
from creativegraph.export.turtle import turtle
from creativegraph.iris import PREFIXES, XSD, is_iri
from creativegraph.messages import message
from creativegraph.messages.characters import sound
from creativegraph.reporting.summary import advice
from creativegraph.validation.report import Finding, Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

__all__ = ["FORMATS", "written"]

FORMATS = ("ttl", "jsonld", "nt")
USED = ("cg", "cgs", "dcterms", "oa", "rdf", "rdfs", "schema", "sh", "xsd")
SEVERITIES = {"violation": "Violation", "warning": "Warning", "info": "Info"}
RFC = "http://tools.ietf.org/rfc/rfc{}"
TABLES, TEXTS = "7111", "5147"


def written(report: Report, chosen: str) -> bytes:
    """Return a report in one of the formats."""
    from pyoxigraph import RdfFormat, serialize

    triples = [each for about in Described(report).by_subject.values() for each in about]
    prefixes = {name: PREFIXES[name] for name in USED}
    if chosen == "nt":
        return serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    if chosen == "jsonld":
        return serialize(triples, format=RdfFormat.JSON_LD, prefixes=prefixes) or b""
    return turtle(triples, prefixes)


class Described:
    """The triples of a report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.by_subject: dict[object, dict[Triple, None]] = {}
        self.foci: dict[str, BlankNode] = {}
        self.files: dict[str, BlankNode] = {}
        self.whole()

    @cached_property
    def language(self) -> str:
        """The language of messages, if it can be one."""
        from pyoxigraph import Literal

        try:
            Literal("", language=self.report.language)
        except ValueError:
            return "en"
        return self.report.language

    def add(self, subject: "BlankNode", curie: str, value: "NamedNode | BlankNode | Literal") -> None:
        """Add a triple by the prefixed name of its predicate."""
        from pyoxigraph import Triple

        self.keep(Triple(subject, named(curie), value))

    def keep(self, triple: "Triple") -> None:
        """Add a triple to the others with its subject, which Turtle needs together."""
        self.by_subject.setdefault(triple.subject, {})[triple] = None

    def whole(self) -> None:
        """Add the report and its results."""
        from pyoxigraph import BlankNode, Literal

        report = BlankNode("report")
        self.add(report, "rdf:type", named("sh:ValidationReport"))
        self.add(report, "sh:conforms", Literal(self.report.conforms))
        for number, each in enumerate(self.report.findings, start=1):
            result = BlankNode(f"result{number}")
            self.add(report, "dcterms:relation" if each.waiver else "sh:result", result)
            self.result(result, each, number)

    def result(self, node: "BlankNode", finding: Finding, number: int) -> None:
        """Add one result."""
        from pyoxigraph import BlankNode, Literal

        self.add(node, "rdf:type", named("sh:ValidationResult"))
        self.add(node, "sh:resultSeverity", named(f"sh:{SEVERITIES.get(finding.severity, 'Violation')}"))
        self.add(node, "sh:resultMessage", Literal(sound(finding.message), language=self.language))
        place = BlankNode(f"place{number}") if finding.cell is not None else None
        focus = self.focus(finding) or place
        if focus is not None:
            self.add(node, "sh:focusNode", focus)
        if finding.value is not None:
            self.add(node, "sh:value", term_of(finding.value_term, self.blank) or Literal(sound(finding.value)))
        for curie, iri in (("sh:sourceShape", finding.rule), ("sh:sourceConstraintComponent", finding.component)):
            if is_iri(iri):
                self.add(node, curie, named(iri))
        self.path(node, finding)
        notes = list(advice(finding, self.report.language))
        if finding.waiver is not None:
            waived = message("report.waived", self.report.language)
            notes.append(f"{waived}: {finding.waiver.reason} ({finding.waiver.date.isoformat()})")
        for note in notes:
            self.add(node, "rdfs:comment", Literal(sound(note), language=self.language))
        if place is not None and finding.cell is not None:
            self.add(node, "oa:hasTarget", place)
            self.place(place, finding.cell, number)

    def path(self, node: "BlankNode", finding: Finding) -> None:
        """Write the path: a property, or the triples that the shape describes it with, unchanged."""
        from pyoxigraph import RdfFormat, parse

        if finding.path and is_iri(finding.path):
            self.add(node, "sh:resultPath", named(finding.path))
            return
        try:
            triples = [each.triple for each in parse("\n".join(finding.path_triples), format=RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError):
            return  # a report read from a file that someone edited
        if triples:
            self.add(node, "sh:resultPath", triples[0].subject)
        for triple in triples:
            self.keep(triple)

    def focus(self, finding: Finding) -> "NamedNode | BlankNode | Literal | None":
        """Return the focus node; None where the cell names no thing."""
        found = term_of(finding.focus_term, self.blank)
        if found is not None or not finding.focus:
            return found
        return named(finding.focus) if is_iri(finding.focus) else self.blank(finding.focus)

    def blank(self, label: str) -> "BlankNode":
        """Return the blank node for one of the graph; labels of blank nodes mean nothing outside their file."""
        from pyoxigraph import BlankNode

        return self.foci.setdefault(label, BlankNode(f"focus{len(self.foci) + 1}"))

    def place(self, node: "BlankNode", cell: Cell, number: int) -> None:
        """Add the cell or line."""
        from pyoxigraph import BlankNode, Literal

        file = self.files.get(cell.file)
        if file is None:
            file = self.files[cell.file] = BlankNode(f"file{len(self.files) + 1}")
            self.add(file, "schema:name", Literal(sound(cell.file)))
        selector = BlankNode(f"selector{number}")
        self.add(node, "rdf:type", named("oa:SpecificResource"))
        self.add(node, "oa:hasSource", file)
        self.add(node, "oa:hasSelector", selector)
        self.add(selector, "rdf:type", named("oa:FragmentSelector"))
        excerpt = self.report.excerpts.get(cell)
        if cell.sheet:
            self.add(selector, "rdf:value", Literal(sound(f"{cell.sheet}!{cell.name}")))
            return
        in_text = excerpt is not None and not excerpt.header
        line = max(cell.row, 1)
        fragment = f"line={line - 1},{line}" if in_text else f"cell={cell.row},{max(cell.column, 1)}"
        self.add(selector, "dcterms:conformsTo", named(RFC.format(TEXTS if in_text else TABLES)))
        self.add(selector, "rdf:value", Literal(fragment))


def named(name: str) -> "NamedNode":
    """Return the node of a prefixed name or an IRI."""
    from pyoxigraph import NamedNode

    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else name)


def term_of(text: str, blank: "Callable[[str], BlankNode]") -> "NamedNode | BlankNode | Literal | None":
    """Return the term of a text in N-Triples; None where it is not one."""
    from pyoxigraph import NamedNode

    if text.startswith("<"):
        return NamedNode(text[1:-1]) if text.endswith(">") and is_iri(text[1:-1]) else None
    if text.startswith("_:"):
        return blank(text[2:])
    return literal_of(text) if text.startswith('"') else None


def literal_of(text: str) -> "Literal | None":
    """Return the literal of a text in N-Triples; None where it is not one."""
    from pyoxigraph import Literal, RdfFormat, parse

    line = f"<{XSD}> <{XSD}> {sound(text)} .\n"
    try:
        found = list(parse(line, format=RdfFormat.N_TRIPLES))
    except (SyntaxError, ValueError):
        return None
    value = found[0].object if len(found) == 1 else None
    return value if isinstance(value, Literal) else None
