"""Terms that projects give as tables: kinds, properties, classes and codes, with their labels and definitions."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import Cell, Fault, UnreadableError
from creativegraph.iris import BASE, LANGUAGE, PREFIXES, RDF_TYPE, SLUG, TERMS, XSD, expand
from creativegraph.names.suggest import nearest
from creativegraph.project import Project, Projects
from creativegraph.tables.projects.declared import rows_of
from creativegraph.tables.property import Property
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets.files import read
from creativegraph.tables.table import Row, Table

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = ["Terms"]

SCHEME = re.compile(r"\bcode of scheme ([\w-]+)")
LOCAL = re.compile(r"[A-Za-z][\w-]*")
VALUES = {
    "thing": "", "iri": "", "text": PREFIXES["rdf"] + "langString", "string": f"{XSD}string", "period": "",
    "number": XSD + "decimal", **{each: XSD + each for each in ("integer", "decimal", "date", "boolean")},
}  # fmt: skip
"""The kinds of values of a property, with the datatypes that the ontology says of them."""
SINGLE = ("yes", "no", "language")
RESERVED = frozenset((
    "claim", "code", "correction", "id", "ontology", "period", "quotation", "rank", "record", "selector", "shapes",
    "source", "time", "waiver",
))  # fmt: skip
"""Kinds of things that the library makes, and what else stands in their place in IRIs."""


class Terms:
    """Reads the tables of terms of projects; what is wrong with those of one's own is kept as faults."""

    def __init__(self, used: Projects | None) -> None:
        self.used = used
        self.faults: list[Fault] = []
        self.ontology: list[Triple] = []
        self.codes: list[Triple] = []
        self.places: dict[str, Cell] = {}
        self.named: list[tuple[Cell, str]] = []
        self.above: list[tuple[Cell, str]] = []
        self.wider: dict[str, tuple[Cell, str]] = {}
        self.first: dict[str, dict[str, Cell]] = {}
        """The cells of each term by projects; ``above`` has classes that cells name, ``wider`` those of codes."""
        self.here = Cell("", "", 1, 1)
        self.labels: set[tuple[str, str]] = set()
        self.unlabelled: list[tuple[Cell, str, tuple[str, ...]]] = []
        self.uncounted: list[tuple[Cell, str]] = []
        self.lists: dict[str, Cell] = {}
        """Labels of terms with their languages; the terms, indicators and lists of which more must be said."""
        for each in used.projects if used else ():
            if each.base == BASE:
                ours = Cell(str(each.folder / "data" / "kinds.csv"), "", 1, 1)
                for kind in project.kinds_in(each.folder):
                    self.first[f"{kind}/"] = {each.name: ours}
                continue
            for table, row in rows_of(each, "kinds"):
                self.kind(each, table, row)
            for table, row in rows_of(each, "classes"):
                self.term(each, table, row, "class", PREFIXES["owl"] + "Class")
            for table, row in rows_of(each, "codes"):
                self.code(each, table, row)

    def fault(self, table: Table, row: Row, column: str, rule: str, **details: str) -> None:
        """Record what is wrong with a cell."""
        self.faults.append(fault(table.cell(row.number, column), rule, **details))

    def kind(self, made: Project, table: Table, row: Row) -> None:
        """Check the kind of a row: a slug of its own, with a class."""
        name = table.get(row, "kind")
        if name in RESERVED:
            self.fault(table, row, "kind", "kind-reserved", given=name)
        elif self.is_taken(made, table, row, "kind", f"{name}/"):
            return
        elif not SLUG.fullmatch(name):
            self.fault(table, row, "kind", "not-an-id", given=name)
        for column in ("background", "figures"):
            if (given := table.get(row, column)) not in ("", "yes", "no"):
                self.fault(table, row, column, "not-a-choice", given=given, role=column, expected="yes, no")
        self.wide(made, table, row, "class")

    def wide(self, made: Project, table: Table, row: Row, column: str) -> str:
        """Return the IRI of the class that a cell names, to be looked up when all are known; nothing if it is none."""
        given = table.get(row, column)
        iri = named(given)
        if iri is None:
            self.fault(table, row, column, "term-elsewhere", given=given, expected=f"{made.prefix}:Name")
        else:
            self.above.append((table.cell(row.number, column), iri))
        return iri or ""

    def is_taken(self, made: Project, table: Table, row: Row, column: str, name: str) -> bool:
        """Return whether a term is there already, and record by whom and where."""
        if not name.strip("/"):
            return False
        there, given = self.first.setdefault(name, {}), name.strip("/")
        if (cell := there.get(made.name)) is not None:
            self.fault(table, row, column, "term-twice", given=given, place=f"{Path(cell.file).name}:{cell.row}")
        elif (owner := next((each for each in there if each in made.builds_on), "")) != "":
            self.fault(table, row, column, "term-taken", given=given, name=owner, file=there[owner].file)
        else:  # a project that is opened beside it may have the same name, which is another one
            there[made.name] = table.cell(row.number, column)
            return False
        return True

    def properties(self) -> dict[str, Property]:
        """Return the properties of claims by their CURIEs."""
        found: dict[str, Property] = {}
        for each in self.used.projects if self.used else (None,):
            for table, row in rows_of(each, "properties") if each else packaged_properties():
                name = table.get(row, "property")
                ours = each is None or each.base == BASE
                if each is not None and self.is_taken(each, table, row, "property", name):
                    continue
                if each is not None and not ours and not self.property(each, table, row):
                    continue
                iri = expand(name)
                if iri is None:
                    place = f"{table.file}:{row.number}:1"
                    raise UnreadableError(f"{place}: {name!r} has no known prefix; use one of ontology/context.jsonld")
                scheme = SCHEME.search(table.get(row, "note"))
                found[name] = Property(
                    iri, name, table.get(row, "value"), table.get(row, "single"), table.get(row, "implied") == "yes",
                    table.get(row, "scheme") or (scheme[1] if scheme else ""), not ours,
                    table.get(row, "names") == "yes",
                )  # fmt: skip
        return found

    def property(self, made: Project, table: Table, row: Row) -> bool:
        """Describe the property of a row; return whether claims can have it."""
        value, single = table.get(row, "value"), table.get(row, "single")
        if value not in VALUES:
            near = nearest(value, VALUES)
            self.fault(table, row, "value", "property-without-kind", given=value, near=near, expected=", ".join(VALUES))
        if single not in SINGLE:
            self.fault(table, row, "single", "not-a-choice", given=single, role="single", expected=", ".join(SINGLE))
        for column in ("implied", "names"):
            if (given := table.get(row, column)) not in ("", "yes", "no"):
                self.fault(table, row, column, "not-a-choice", given=given, role=column, expected="yes, no")
        scheme = table.get(row, "scheme")
        if scheme and scheme not in self.codes_for(made):
            near, known = nearest(scheme, project.schemes()), ", ".join(project.schemes())
            self.fault(table, row, "scheme", "unknown-scheme", given=scheme, near=near, known=known, fix=near)
        kind = "ObjectProperty" if value in ("thing", "iri", "period") else "DatatypeProperty"
        iri = self.term(made, table, row, "property", PREFIXES["owl"] + kind)
        if iri and VALUES.get(value):
            self.say(self.ontology, iri, PREFIXES["rdfs"] + "range", VALUES[value])
        return bool(iri) and value in VALUES and single in SINGLE

    def term(self, made: Project, table: Table, row: Row, column: str, role: str) -> str:
        """Describe the class or property of a row; return its IRI, nothing for a term of another project."""
        name = table.get(row, column)
        prefix, _, local = name.partition(":")
        if prefix != made.prefix or not LOCAL.fullmatch(local):
            near = f"{made.prefix}:{local or prefix}"
            fix = near if LOCAL.fullmatch(local or prefix) else ""
            self.fault(table, row, column, "term-elsewhere", given=name, expected=fix or f"{made.prefix}:Name", fix=fix)
            return ""
        if column == "class" and self.is_taken(made, table, row, column, name):
            return ""
        iri = str(expand(name))
        self.here = table.cell(row.number, column)
        self.say(self.ontology, iri, RDF_TYPE, role)
        self.say(self.ontology, iri, PREFIXES["rdfs"] + "isDefinedBy", f"{made.base}ontology")
        for wide, link in (("below", "subClassOf"), ("domain", "domain"), ("range", "range")):
            if table.get(row, wide) and (to := self.wide(made, table, row, wide)):
                self.say(self.ontology, iri, PREFIXES["rdfs"] + link, to)
        self.labelled(self.ontology, iri, table, row, PREFIXES["rdfs"] + "label", local)
        self.unlabelled.append((table.cell(row.number, column), iri, made.required_languages))
        return iri

    def code(self, made: Project, table: Table, row: Row) -> None:
        """Describe the code of a row and, where it is the project's own, the list that it is in."""
        scheme, name = table.get(row, "scheme"), table.get(row, "code")
        if not SLUG.fullmatch(scheme):
            self.fault(table, row, "scheme", "code-without-scheme", given=name or scheme)
            return
        short = self.codes_for(made)
        home = f"{made.base}code/"
        listed = f"{short.get(scheme, home)}{scheme}"
        if name and not SLUG.fullmatch(name):
            self.fault(table, row, "code", "not-an-id", given=name)
        elif short.get(f"{scheme}/{name}", short.get(scheme)) != home:
            there = short.get(f"{scheme}/{name}", short.get(scheme, ""))
            owner = (
                next((each for each in self.used.projects if f"{each.base}code/" == there), made) if self.used else made
            )
            file = str(owner.folder / "data" / "codes")
            self.fault(
                table, row, "code", "term-taken", given=f"code/{scheme}/{name}".rstrip("/"), name=owner.name, file=file
            )
        elif not self.is_taken(made, table, row, "code" if name else "scheme", f"code/{scheme}/{name}"):
            iri = f"{home}{scheme}/{name}" if name else listed
            self.here = table.cell(row.number, "code")
            skos = PREFIXES["skos"]
            self.say(self.codes, iri, RDF_TYPE, skos + ("Concept" if name else "ConceptScheme"))
            if name:
                self.say(self.codes, listed, RDF_TYPE, skos + "ConceptScheme")
                self.say(self.codes, iri, skos + "inScheme", listed)
                if broader := self.slug(table, row, "broader"):
                    self.wider[iri] = (table.cell(row.number, "broader"), coded(short, home, scheme, broader))
                    self.named.append(self.wider[iri])
                    self.say(self.codes, iri, skos + "broader", self.named[-1][1])
                else:
                    self.say(self.codes, iri, skos + "topConceptOf", listed)
                self.say(self.codes, iri, skos + "notation", name, literal=True)
                self.lists.setdefault(listed, table.cell(row.number, "scheme"))
                if scheme == "indicator" and not table.get(row, "unit"):
                    self.uncounted.append((table.cell(row.number, "unit"), iri))
                if unit := self.slug(table, row, "unit"):
                    self.named.append((table.cell(row.number, "unit"), coded(short, home, "unit", unit)))
                    self.say(self.codes, iri, f"{TERMS}countedIn", self.named[-1][1])
            self.labelled(self.codes, iri, table, row, skos + "prefLabel", name or scheme)
            column = "code" if name else "scheme"
            self.unlabelled.append((table.cell(row.number, column), iri, made.required_languages))

    def codes_for(self, made: Project) -> Mapping[str, str]:
        """Return where the code lists are that a project knows."""
        return self.used.views[made.name].codes if self.used else {}

    def slug(self, table: Table, row: Row, column: str) -> str:
        """Return the code that a cell names; what cannot be one is a fault."""
        name = table.get(row, column)
        if name and not SLUG.fullmatch(name):
            self.fault(table, row, column, "not-an-id", given=name)
            return ""
        return name

    def labelled(  # noqa: PLR0913, PLR0917 - a term, its row and how it is named
        self, to: "list[Triple]", iri: str, table: Table, row: Row, label: str, name: str
    ) -> None:
        """Add the labels and definitions of a row; a term without a label has its name as one, in English."""
        found = False
        for column in table.columns:
            what, _, lang = column.partition("@")
            text = table.get(row, column) if lang else ""
            if text and what in ("label", "definition") and not LANGUAGE.fullmatch(lang):
                cell = Cell(table.file, table.sheet, table.header.number, table.column(column))
                wrong = fault(cell, "header-language-unknown", given=column, property=what)
                self.faults += [wrong] if wrong not in self.faults else []
            elif text and what in ("label", "definition"):
                self.here = table.cell(row.number, column)
                found = found or what == "label"
                term = label if what == "label" else PREFIXES["skos"] + "definition"
                self.say(to, iri, term, text, lang=lang)
                self.labels |= {(iri, lang)} if what == "label" else set()
        if not found:
            self.say(to, iri, label, words_of(name), lang="en")

    def say(  # noqa: PLR0913 - a triple and its kind
        self, to: "list[Triple]", subject: str, predicate: str, value: str, *, lang: str = "", literal: bool = False
    ) -> None:
        """Add a triple; its value is an IRI unless it is said to be a literal."""
        from pyoxigraph import Literal, NamedNode, Triple

        object_ = Literal(value, language=lang) if lang else Literal(value) if literal else NamedNode(value)
        made = Triple(NamedNode(subject), NamedNode(predicate), object_)
        to.append(made)
        self.places.setdefault(f"{made.subject} {made.predicate} {made.object}", self.here)


def packaged_properties() -> Iterator[tuple[Table, Row]]:
    """Yield the rows of the tables of properties of the library and of the packaged project, sorted.

    Raises:
        TableError: one cannot be read.
    """
    tables = map(read, project.all_files("data", "properties.csv"))
    rows = ((table, row) for table in tables for row in table.rows)
    yield from sorted(rows, key=lambda each: each[0].get(each[1], "property"))


def named(text: str) -> str | None:
    """Return the IRI that a cell names; None for what is none."""
    from pyoxigraph import NamedNode

    iri = expand(text)
    try:
        return None if iri is None else NamedNode(iri).value
    except ValueError:
        return None


def coded(short: Mapping[str, str], home: str, scheme: str, name: str) -> str:
    """Return the IRI of a code, which may be one of a project that is extended."""
    return f"{short.get(f'{scheme}/{name}', short.get(scheme, home))}{scheme}/{name}"


def words_of(name: str) -> str:
    """Return the words of a local name or slug."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[-_.]", " ", name).lower()
