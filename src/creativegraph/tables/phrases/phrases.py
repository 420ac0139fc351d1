"""Tables of phrases of projects (``data/phrases.csv``): what a report means by words, and which deny or doubt it."""

import re
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache
from typing import Literal, cast

from creativegraph import project
from creativegraph.errors import Fault
from creativegraph.iris import BASE, expand
from creativegraph.names.suggest import nearest
from creativegraph.tables.claim import CONFIDENCES, Confidence
from creativegraph.tables.phrases.counted import counting
from creativegraph.tables.phrases.forms import FORMS, FormsRow
from creativegraph.tables.phrases.labelled import figured, labelled
from creativegraph.tables.phrases.model import BY_LABEL, Guard, Phrase, Phrases, Saying, list_of
from creativegraph.tables.phrases.pattern import KINDS, Named, Pattern, PatternError, parse
from creativegraph.tables.phrases.words import same
from creativegraph.tables.projects.declared import counted_kinds, rows_of
from creativegraph.tables.rules import fault
from creativegraph.tables.table import QUALIFIERS, Row, Table
from creativegraph.tables.vocabulary import Vocabulary, rows_in, vocabulary

__all__ = ["faults", "of_projects", "phrases"]

SCOPES = ("near", "before", "sentence")
NAME = re.compile(r"[@!%]?[a-z][a-z0-9-]*")
SLOT = re.compile(r"[A-Z][0-9]?")
TIME, YEAR, ORDINAL, OFFICE = "TIME", "YEAR", "ORDINAL", "OFFICE"
"""In a cell of a phrase: the time that the sentence gives for what its verb says; the year in the subject's name, which
is drafted where nothing else says that property of it; where the person who is the value has an office."""
TOPIC, NEW = "topic:", "+"
ONLY = "!only-"
"""How the id of words of doubt begins that concern one phrase, whose id follows."""
LANG = re.compile(r"[a-z]{2,3}")


class Reader:
    """Reads the rows of phrases."""

    def __init__(self, rows: Iterable[tuple[str, Table, Row]], known: Vocabulary) -> None:
        given = list(rows)
        self.rows = [(table, row) for _, table, row in given]
        self.own = {table.file for base, table, _ in given if base != BASE}
        """The tables of projects of one's own, whose phrases come before those of the packaged one."""
        self.known = known
        self.found = Phrases()
        self.named: dict[str, str] = {}
        self.forms = list[FormsRow]()

    @cached_property
    def read_once(self) -> Named:
        """The phrases with names, all of which are noted before a pattern is read."""
        return Named(self.named, self.forms)

    def fault(self, table: Table, row: Row, column: str, rule: str, **details: str) -> None:
        """Record what is wrong with a cell."""
        self.found.faults.append(fault(table.cell(row.number, column), rule, **details))

    def read(self) -> Phrases:
        """Return what the rows say."""
        self.name()
        groups = list[tuple[Table, Row, list[tuple[Table, Row]]]]()
        for table, row in self.rows:
            name = table.get(row, "id")
            if name.startswith("@"):
                self.pattern(table, row)
            elif not NAME.fullmatch(name):
                self.fault(table, row, "id", "not-an-id", given=name)
            elif name.startswith("!"):
                self.guard(table, row)
            elif table.get(row, "pattern"):
                groups.append((table, row, [(table, row)]))
            elif groups and groups[-1][0].get(groups[-1][1], "id") == name:
                groups[-1][2].append((table, row))
            else:
                self.fault(table, row, "pattern", "phrase-pattern", given="", why="table.phrase-pattern.empty")
        for table, row, rows in (each for each in groups if each[0].file in self.own):
            self.phrase(table, row, rows)
        self.found.phrases += labelled(self.known, self.read_once, self.counted)
        others = len(self.found.phrases)
        for table, row, rows in (each for each in groups if each[0].file not in self.own):
            self.phrase(table, row, rows)
        self.count(others)
        self.found.leading, self.found.since = (self.words(each) for each in ("@leading", "@since"))
        self.found.joining, self.found.made = self.words("@and"), self.words("@made")
        ends = (each.split()[-1] for each in self.named.get("@signs", "").split("|") if each.strip())
        self.found.signing = self.found.made | {same(each) for each in ends}
        self.found.articles, self.found.parting = self.words("@label-the"), self.words("@label-part")
        if "@harmless" in self.named:
            self.found.harmless = parse(self.named["@harmless"], self.read_once)
        return self.found

    def count(self, others: int) -> None:
        """Add the phrases of figures of own kinds; ``others`` is the place of the first phrase of other projects."""
        used, found = project.in_use(), self.found.phrases
        classes = frozenset(filter(self.is_type, counted_kinds(used))) if used is not None else frozenset[str]()
        made = counting(classes, self.known, self.read_once, found[others:], self.counted)
        self.found.phrases = [*found[:others], *made.named, *found[others:], *made.spoken]
        self.found.figured = figured(self.known) | classes

    def words(self, name: str) -> frozenset[str]:
        """Return the single words of a named phrase."""
        return frozenset(same(each) for each in re.findall(r"[^\s|()\[\]]+", self.named.get(name, "")))

    def name(self) -> None:
        """Note the phrases with names, of several rows with one name all, and the forms of words."""
        said = list[tuple[Table, Row]]()
        for table, row in self.rows:
            name, text = table.get(row, "id"), table.get(row, "pattern")
            if name.startswith(FORMS) and text:
                self.forms.append((name, text, table.get(row, "subject")))
            else:
                said.append((table, row))
            if name.startswith("@") and text:
                self.named[name] = f"{self.named[name]}|{text}" if name in self.named else text
        self.rows = said

    @cached_property
    def counted(self) -> frozenset[str]:
        """The lists whose codes are counted in a unit."""
        return frozenset(list_of(short(each)) for each in self.known.units)

    def pattern(self, table: Table, row: Row) -> Pattern | None:
        """Return the pattern of a row; None where it is no pattern."""
        text = table.get(row, "pattern")
        try:
            made = parse(text, self.read_once)
        except PatternError as error:
            near = nearest(error.given, self.named) if error.why == "name" else ""
            why = f"table.phrase-pattern.{error.why}"
            self.fault(table, row, "pattern", "phrase-pattern", given=error.given, why=why, near=near)
            return None
        unknown = [each for slot in made.slots.values() for each in slot.types if not self.is_type(each)]
        for each in unknown:
            self.unknown(table, row, "pattern", each, (*self.classes(), *KINDS))
        return None if unknown else made

    def unknown(self, table: Table, row: Row, column: str, given: str, known: Collection[str]) -> None:
        """Record a term that nothing has as its name."""
        near = nearest(given, known)
        self.fault(table, row, column, "phrase-term", given=given, near=near, fix="")

    def classes(self) -> set[str]:
        """Return the classes of the project by their short names."""
        from creativegraph.iris import compact

        return {compact(each) for each in self.known.classes}

    def is_type(self, given: str) -> bool:
        """Return True for what a slot can take: a class, a list of codes, a code, or a time and the like."""
        if given in KINDS or given == "code":
            return True
        if given.startswith("code/"):
            scheme = given.removeprefix("code/").partition("/")[0]
            return any(f"/code/{scheme}/" in each for each in self.known.codes)
        iri = expand(given) if ":" in given else None
        return iri is not None and (iri in self.known.classes or iri in self.above)

    @cached_property
    def above(self) -> set[str]:
        """The classes above those of the project, such as those of other ontologies."""
        return set().union(*self.known.wider.values())

    def guard(self, table: Table, row: Row) -> None:
        """Read what makes phrases doubtful, or what acts for a thing."""
        if table.get(row, "id") == "!acting":
            kinds = table.get(row, "subject")
            self.found.acting.append((kinds, table.get(row, "property"), table.get(row, "value")))
            if table.get(row, "confidence") == "high":
                kind = table.get(row, "value").partition("/")[0]
                self.found.institutions |= dict.fromkeys(kinds.split("|"), kind)
            return
        made, given = self.pattern(table, row), table.get(row, "confidence")
        scope = table.get(row, "subject") or "near"
        if scope not in SCOPES:
            self.fault(table, row, "subject", "not-a-choice", given=scope, role="subject", expected=", ".join(SCOPES))
        elif given and given not in CONFIDENCES:
            self.choice(table, row, given)
        elif made is not None:
            self.found.guards.append(self.guarding(table, row, made))

    def guarding(self, table: Table, row: Row, made: Pattern) -> Guard:
        """Return the words of doubt of a row, limited to properties and a slot where it names them."""
        said, slot, scope = (table.get(row, each) for each in ("property", "value", "subject"))
        properties = tuple(said.split("|")) if said else ()
        for each in properties:
            self.check_property(table, row, each, made)
        if slot and slot not in made.slots:
            self.fault(table, row, "value", "phrase-slot", given=slot, known=", ".join(made.slots))
        sure = cast("Confidence | None", table.get(row, "confidence") or None)
        near = cast("Literal['near']", scope or "near")
        of_labels = table.get(row, "id").startswith(f"!of-{BY_LABEL}")
        only = table.get(row, "id").partition(ONLY)[2]
        if only and only not in (known := {one.get(each, "id") for one, each in self.rows}):
            self.unknown(table, row, "id", only, known)
        limits = (properties, slot, of_labels, only, self.languages(table, row))
        return Guard(made, near, sure, self.columns(table, row), *limits)

    def choice(self, table: Table, row: Row, given: str) -> None:
        """Record a confidence that is none."""
        expected = ", ".join(CONFIDENCES)
        self.fault(table, row, "confidence", "not-a-choice", given=given, role="confidence", expected=expected)

    def phrase(self, table: Table, row: Row, rows: list[tuple[Table, Row]]) -> None:
        """Read a phrase with all that it says."""
        made = self.pattern(table, row)
        if made is None:
            return
        languages = self.languages(table, row)
        sayings = tuple(saying for each in rows if (saying := self.saying(*each, made)) is not None)
        if sayings:
            self.found.phrases.append(Phrase(table.get(row, "id"), languages, made, sayings, self.counted))

    def languages(self, table: Table, row: Row) -> tuple[str, ...]:
        """Return the languages of a row; none for all."""
        found = tuple(table.get(row, "lang").split())
        for each in found:
            if not LANG.fullmatch(each):
                self.fault(table, row, "lang", "phrase-term", given=each, near="", fix="")
        return found

    def columns(self, table: Table, row: Row) -> tuple[tuple[str, str], ...]:
        """Return what the cell of columns says: ``when=T; phase=planned``."""
        pairs = [each.partition("=") for each in table.get(row, "columns").split(";") if each.strip()]
        for name, _, _ in pairs:
            if name.strip() not in QUALIFIERS:
                self.unknown(table, row, "columns", name.strip(), QUALIFIERS)
        return tuple((name.strip(), value.strip()) for name, _, value in pairs)

    def saying(self, table: Table, row: Row, made: Pattern) -> Saying | None:
        """Return what one row says; None where a cell of it is wrong."""
        before = len(self.found.faults)
        subject, said, value = (table.get(row, each) for each in ("subject", "property", "value"))
        columns, sure = self.columns(table, row), table.get(row, "confidence") or "medium"
        if sure not in CONFIDENCES:
            self.choice(table, row, sure)
        self.check_property(table, row, said, made)
        self.check_subject(table, row, subject, made)
        if value.startswith(TOPIC):
            self.check_subject(table, row, value, made)
        texts = [("value", value), *(("columns", each) for _, each in columns)]
        for column, text in texts:
            if SLOT.fullmatch(text) and text not in made.slots:
                self.fault(table, row, column, "phrase-slot", given=text, known=", ".join(made.slots))
        if len(self.found.faults) > before:
            return None
        return Saying(subject, said, value, columns, cast("Confidence", sure))

    def check_property(self, table: Table, row: Row, said: str, made: Pattern) -> None:
        """Note a property cell that names neither a property nor a code nor a slot."""
        if SLOT.fullmatch(said):
            if said not in made.slots:
                self.fault(table, row, "property", "phrase-slot", given=said, known=", ".join(made.slots))
        elif said not in self.known.properties and not self.is_code(said):
            codes = (short(each) for each in self.known.codes)
            self.unknown(table, row, "property", said, (*self.known.properties, *codes))

    def is_code(self, given: str) -> bool:
        """Return True for a code."""
        return given.startswith("code/") and expand(given) in self.known.codes

    def check_subject(self, table: Table, row: Row, subject: str, made: Pattern) -> None:
        """Note a subject that is neither a slot nor a topic nor a new thing."""
        if subject.startswith(TOPIC):
            for each in subject.removeprefix(TOPIC).split("|"):
                if not self.is_type(each):
                    self.unknown(table, row, "subject", each, self.classes())
            return
        if subject.startswith(NEW):
            kind = subject.removeprefix(NEW).partition("/")[0]
            if kind not in self.known.kinds:
                self.unknown(table, row, "subject", kind, self.known.kinds)
            return
        if not SLOT.fullmatch(subject) or subject not in made.slots:
            self.fault(table, row, "subject", "phrase-slot", given=subject, known=", ".join(made.slots))


def short(code: str) -> str:
    """Return a code by its short name."""
    from creativegraph.iris import compact

    return compact(code)


def faults() -> list[Fault]:
    """Return what is wrong with the tables of phrases of projects of one's own; none is read where they have none."""
    used = project.in_use()
    own = any(True for each in used.projects if each.base != BASE for _ in rows_of(each, "phrases")) if used else False
    return phrases().faults if own else []


def phrases() -> Phrases:
    """Return the phrases of the projects in use, of the packaged one where there are no others."""
    return of_projects(project.in_use())


@lru_cache(maxsize=8)
def of_projects(used: project.Projects | None) -> Phrases:
    """Return the phrases of projects, read once."""
    with project.using(used):
        return Reader(rows_in(used, "phrases"), vocabulary()).read()
