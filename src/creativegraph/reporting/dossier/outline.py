"""The outline of a dossier, as the tables ``data/dossiers.csv`` of a project have it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from creativegraph import catalogue, project
from creativegraph.errors import ArgumentError, Cell, FormatError, shown
from creativegraph.iris import expand
from creativegraph.names.suggest import did_you_mean
from creativegraph.tables.sheets.files import tables_in
from creativegraph.tables.table import Row, Table

__all__ = ["BELOW", "FACTS", "JOINED", "LAYOUTS", "Column", "Question", "Section", "Words", "outlines", "said"]

Words = Mapping[str, str]
"""A text in several languages, by their tags."""
FACTS = "facts"
LAYOUTS = ("table", FACTS, "grouped", "years")
JOINED = "joined"
"""The layout of a column of which a row has all the values, where rows differ in it alone."""
BRIEF = "brief"
"""Behind the layout of a question whose notes name sources without their words, such as a long list of other things."""
BELOW = "below"
"""The layout of a column whose text stands under its row."""


class Column(NamedTuple):
    """What a table shows of each row: a column of the question, several in a pattern, or a year and so many more."""

    written: str
    title: Words
    asks: str
    note: str
    layout: frozenset[str] = frozenset()


class Question(NamedTuple):
    """A question with what it is asked of; ``asks`` says what a report needs, the notes of a ``brief`` one no words."""

    name: str
    given: str
    asks: str
    layout: str
    title: Words
    note: str
    columns: tuple[Column, ...]
    brief: bool = False

    @property
    def short(self) -> str:
        """The name without its topic, by which the table names it elsewhere."""
        return self.name.rpartition("/")[2]


class Section(NamedTuple):
    """A part of a dossier with a heading."""

    name: str
    title: Words
    questions: tuple[Question, ...]


def said(words: Words, languages: tuple[str, ...]) -> str:
    """Return a text in the first language that it has."""
    return next((words[each] for each in (*languages, *words) if words.get(each)), "")


def outlines() -> dict[str, tuple[Section, ...]]:
    """Return the outlines of the projects in use, by the IRI of the class of which each is.

    Raises:
        FormatError: a row cannot be read as meant; the message has its file and row.
    """
    found: dict[str, dict[str, Section]] = {}
    for path in project.files("data", "dossiers.csv"):
        for table in tables_in(path):
            own: dict[str, dict[str, Section]] = {}
            for row in table.rows if table.kind == "dossiers" else ():
                read(own, table, row)
            found |= own  # that of a project takes the place of what it extends
    return {of: tuple(sections.values()) for of, sections in found.items()}


def read(found: dict[str, dict[str, Section]], table: Table, row: Row) -> None:
    """Add what a row says: a section, a question of it, or a column of the last question."""
    name = table.get(row, "section")
    sections = found.setdefault(class_in(table, row), {})
    titles = {each.partition("@")[2]: table.get(row, each) for each in table.columns if each.startswith("title@")}
    section = sections.setdefault(name, Section(name, titles, ()))
    if not table.get(row, "question"):
        return
    written, *asked = (table.get(row, each) for each in ("column", "question"))
    if not written:
        made = question_in(table, row, titles)
        sections[name] = section._replace(questions=(*section.questions, made))
        return
    last = section.questions[-1] if section.questions else None
    if last is None or [last.name] != asked:
        raise wrong(table, row, "question", "the row of the question itself stands before those of its columns")
    check_columns(table, row, last.name, written)
    layout = frozenset(table.get(row, "layout").split())
    column = Column(written, titles, table.get(row, "asks"), table.get(row, "note"), layout)
    done = last._replace(columns=(*last.columns, column))
    sections[name] = section._replace(questions=(*section.questions[:-1], done))


def class_in(table: Table, row: Row) -> str:
    """Return the class of which a row is."""
    text = table.get(row, "of")
    if not (iri := expand(text)):
        raise wrong(table, row, "of", f"{shown(text)} is no class; write it as in the ontology, with its prefix")
    return str(iri)


def question_in(table: Table, row: Row, title: Words) -> Question:
    """Return the question of a row."""
    name, (layout, *more) = table.get(row, "question"), (table.get(row, "layout") or LAYOUTS[0]).split()
    if name not in catalogue.names():
        raise wrong(table, row, "question", f"no question {shown(name)}. {did_you_mean(name, catalogue.names())}")
    if layout not in LAYOUTS or more not in ([], [BRIEF]):
        choice = f"{', '.join(LAYOUTS)}, each with {BRIEF} behind it or not"
        raise wrong(table, row, "layout", f"no layout {shown(' '.join((layout, *more)))}; write {choice}")
    asked, given = catalogue.load(name), table.get(row, "with")
    known = {each.name for each in asked.parameters}
    for parameter in dict(arguments_in(given)):
        if parameter not in known:
            advice = did_you_mean(parameter, known)
            raise wrong(table, row, "with", f"{name} takes no {shown(parameter)}; {advice}it takes {', '.join(known)}")
    if missing := set(asked.needed) - dict(arguments_in(given)).keys():
        raise wrong(table, row, "with", f"{name} needs {', '.join(sorted(missing))}; write {min(missing)}={{thing}}")
    return Question(name, given, table.get(row, "asks"), layout, title, table.get(row, "note"), (), bool(more))


def arguments_in(given: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the parameters of a question, each with where its values are from: ``city={thing}``."""
    for part in filter(None, map(str.strip, given.split(";"))):
        name, _, values = part.partition("=")
        yield name.strip(), values.split()


def check_columns(table: Table, row: Row, question: str, written: str) -> None:
    """Refuse a column that the question does not have."""
    from creativegraph.reporting.dossier.cells import columns_in

    known = [each.name for each in catalogue.load(question).columns]
    for name in columns_in(written):
        if name not in known:
            advice = did_you_mean(name, known)
            raise wrong(table, row, "column", f"{question} has no column {shown(name)}; {advice or ', '.join(known)}")


def wrong(table: Table, row: Row, column: str, why: str) -> FormatError:
    """Return the error of a cell of an outline."""
    cell: Cell = table.cell(row.number, column)
    return FormatError(f"{cell}: {why}")


def outline_of(classes: list[str]) -> tuple[Section, ...]:
    """Return the outline for a thing of some classes.

    Raises:
        ArgumentError: there is none.
    """
    from creativegraph.iris import compact

    known = outlines()
    for each in classes:
        if each in known:
            return known[each]
    have = ", ".join(map(compact, known)) or "none"
    are = ", ".join(map(compact, classes)) or "no class"
    raise ArgumentError(
        f"no outline for a dossier of {are}; the project has outlines for {have} (data/dossiers.csv), add one there"
    )
