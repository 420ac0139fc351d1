"""The cells of a row as values, each fault kept with its cell; dates.py and numbers.py read their text."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import lru_cache

from creativegraph.errors import Fault
from creativegraph.iris import CODES, IRI, RDF_TYPE, SLUG, compact, expand, is_iri, owned, space_of
from creativegraph.names.fold import fold
from creativegraph.names.resolve import clearly
from creativegraph.names.suggest import clear, nearest, respelled, similar
from creativegraph.project import NAME, in_use, reading
from creativegraph.tables import dates, numbers
from creativegraph.tables.claim import Source
from creativegraph.tables.homes import Homes
from creativegraph.tables.named import CALLED, Named, Naming
from creativegraph.tables.ranks import RESULT
from creativegraph.tables.rules import UnclearError, fault
from creativegraph.tables.table import Row, Table, clean
from creativegraph.tables.vocabulary import Property, Vocabulary, of_projects

__all__ = ["LANGUAGE", "Cells"]

QUOTATION_MARKS = "\"'“”„‘’‚«»‹›` "
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
GARBLED = re.compile("á[»º].|Æ[°¡]|Ä‘|Ã[¡¢£¨©ª¬\u00ad²³´µ¹º½]")
"""What Vietnamese letters become if UTF-8 is read as Windows-1252; no language has these sequences."""
YES_OR_NO = {"yes": "true", "no": "false", "có": "true", "không": "false", "1": "true", "0": "false"}
SPELLED, SUGGESTED, MEANT = 2, 4, 50
"""How many names are suggested: spelled alike, in all, and looked through for a meaning."""
LISTED = 12
LANGUAGES = ("en", "vi")
"""Those of labels where no manifest says which."""
SCHEMES = {each: each for each in ("mode", "rank", "confidence")} | {"kind": "source-kind", "error": "error-type"}
"""The code lists of the columns that take one of a few codes by its last part or its label."""
THING = "table.no-thing.expected"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Cells:
    """Reads the cells of one row after the other, by the names of their columns, and collects the faults."""

    def __init__(self, tables: list[Table], vocabulary: Vocabulary, unsure: frozenset[str] = frozenset()) -> None:
        self.tables = tables
        self.vocabulary = vocabulary
        self.faults: list[Fault] = []
        self.sources: dict[str, Source] = {}
        self.fields: dict[tuple[str, str], str] = {}
        """In which field of a dataset a property stands, by source and property, with or without a language."""
        self.doubts: dict[str, set[str]] = {}
        self.unsure = unsure
        """Kinds of tables of which some are left out: whatever is not found may be in these."""
        self.place = 0
        self.table = Table("", "", {}, [])
        self.row = Row(1, ())
        """The row that is read, of ``table``, which has this ``place`` among the tables."""
        self.meant = lru_cache(1 << 16)(self._meant)
        self.homes = Homes(tables, in_use())
        self.strays = lru_cache(1 << 16)(self.homes.stray if not unsure & {"claims", "records"} else lambda *_: [])
        self.named = Named(tables, vocabulary, self.meant)
        self.remarks: list[Fault] = []
        """What is told of cells that are right all the same."""
        self.names: list[Naming] = []
        """The names that cells of the row give to things."""
        self.subject_of_row, self.key_of_row = "", ""
        """The thing that the row of a claims table is about, and the property or code that it says of it."""
        self.sources_of_row: tuple[str, ...] = ()
        self._source_lists: dict[tuple[str, str], tuple[str, ...]] = {}
        self._known: dict[str, Vocabulary] = {}

    @property
    def known(self) -> Vocabulary:
        """The vocabulary of the table: what a project does not extend is unknown to its tables."""
        return self.known_to(self.table.owner)

    @property
    def label_columns(self) -> list[str]:
        """The columns of the table that name the subject of a row."""
        return [each for each in self.table.columns if each.partition("@")[0] == "label"]

    def known_to(self, owner: str) -> Vocabulary:
        """Return the vocabulary of the tables of a project."""
        if (found := self._known.get(owner)) is None:
            used = in_use()
            seen = used.seen_by(owner) if used and owner else used
            found = self._known[owner] = self.vocabulary if seen is used else of_projects(seen)
        return found

    def is_known(self, name: str) -> bool:
        """Return True for the id of a claim or source of the table's project, or of one that counts for it."""
        used, owner = in_use(), self.table.owner
        made = used.named(name.rpartition(":")[0]) if used and owner else None
        return used is None or made is None or used.counts(made.base, owner)

    def get(self, column: str) -> str:
        """Return a cell of the row, stripped and in NFC; empty if the table has no such column."""
        return self.table.get(self.row, column)

    def fault(self, column: str, rule: str, **details: str) -> None:
        """Record that a cell breaks a rule; the details fill the rule's message, ``fix`` is the right content."""
        self.faults.append(fault(self.table.cell(self.row.number, column), rule, **details))

    def remark(self, column: str, rule: str, **details: str) -> None:
        """Record what a curator should know of a cell that is right."""
        self.remarks.append(fault(self.table.cell(self.row.number, column), rule, **details))

    def unknown(self, column: str, rule: str, text: str, choices: Collection[str], **details: str) -> str:
        """Record that a name is none of ``choices``, and return the one most like it; empty if none is similar."""
        fix = clear(text, choices)
        near = ", ".join([fix] if fix else self.candidates(text, choices))
        self.fault(column, rule, **{"given": text, "near": near, "expected": near, "fix": fix, **details})
        return fix or nearest(text, choices)

    def candidates(self, text: str, choices: Collection[str]) -> list[str]:
        """Return what may be meant: another spelling, else what has the words of a name in what it means.

        Only where neither is found it is whatever is spelled alike.
        """
        kind, slash, _ = text.rpartition("/")
        begun = kind + slash if any(each.startswith(kind + slash) for each in choices) else ""
        own = [each for each in choices if each.startswith(begun)]
        alike = similar(text, own, SPELLED)
        meant = (each for each in self.known.meanings.like(text, MEANT, begun) if each in own)
        right = [each for each in alike if respelled(text, each)]
        return list(dict.fromkeys([*right, *meant]))[:SUGGESTED] or alike

    def doubt(self, thing: str, iri: str) -> None:
        """Record that it is uncertain which values a thing has for a property."""
        if thing and iri:
            self.doubts.setdefault(thing, set()).add(iri)

    def identifier(self, known: Collection[str]) -> str:
        """Return the row's id; a missing, malformed or used one is a fault."""
        name = self.get("id")
        if not SLUG.fullmatch(name):
            made = slug(name)
            self.fault("id", "not-an-id", given=name, fix="" if self.own(made) in known else made)
        elif self.own(name) in known:
            self.fault("id", "id-used", given=name)
        return self.own(name)

    def own(self, name: str) -> str:
        """Return an id of the project that the table is of: ``ecoc:h001``, bare in the packaged project."""
        return f"{self.table.owner}:{name}" if self.table.owner else name

    def id_in(self, text: str) -> str:
        """Return the id that a cell names: one of the table's own project, or ``creativegraph:d175`` of another."""
        owner, colon, name = text.partition(":")
        if not colon:
            return self.own(text)
        return name if owner == NAME else text

    def one_of(self, column: str, choices: Sequence[str], default: str) -> str:
        """Return a cell that must hold one of ``choices``, all of which a fault lists; ``default`` if it is empty."""
        text = self.get(column) or default
        if text not in choices and text != default and (named := self.choice_called(column, text, choices)):
            return named
        if text not in choices and text != default:
            self.unknown(column, "not-a-choice", text, choices, role=column, expected=", ".join(choices))
        return text

    def choice_called(self, column: str, text: str, choices: Collection[str]) -> str:
        """Return the one choice of a column whose code has a text as a label; empty if there is none."""
        scheme = SCHEMES.get(column.rpartition(" ")[2], "")
        found = {IRI(each).slug for each in self.named.of(text, scheme) if f"/code/{scheme}/" in each} if scheme else ()
        known = [each for each in found if each in choices]
        return known[0] if len(known) == 1 else ""

    def number(self, column: str) -> int | None:
        """Return the integer of a cell, or None if it is empty."""
        text = self.get(column)
        if not text:
            return None
        try:
            number = int(numbers.parse(text, whole=True))
        except UnclearError:
            number = -1
        if not 0 <= number < 10**12:
            self.fault(column, "not-a-count", given=text, expected="table.not-an-integer.expected")
            return None
        return number

    def sources_of(self, column: str = "sources") -> tuple[str, ...]:
        """The ids in a cell of sources; faults for none and for unknown ones."""
        cell = self.get(column)
        if (there := self._source_lists.get((self.table.owner, cell))) is not None:
            return there
        given = dict.fromkeys(cell.replace(";", " ").replace(",", " ").split())
        names = tuple(map(self.source_in, given) if self.table.owner else given)
        unknown = [name for name in names if name not in self.sources or not self.is_known(name)]
        if not names:
            self.fault(column, "no-source")
        for name in unknown:
            if "sources" in self.unsure and SLUG.fullmatch(name):
                self.doubt(owned("source", name), RDF_TYPE)
                continue
            meant = clear(name, self.sources)
            fix = meant and " ".join(meant if each == name else each for each in names)
            self.unknown(column, "unknown-source", name, self.sources, fix=fix)
        if names and not unknown:
            self._source_lists[self.table.owner, cell] = names
        return names

    def language_of(self, sources: Sequence[str]) -> str:
        """Return the language of the first source that has one, else the first one of the project."""
        said = (self.sources[each].lang for each in sources if each in self.sources)
        return next(filter(None, said), self.languages[0])

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the project that the table is of."""
        used = in_use()
        made = used.holder(self.table.file) if used else None
        return made.languages if made is not None else LANGUAGES

    def source_in(self, text: str) -> str:
        """Return the source that a cell names; one that the project does not have itself is that of another."""
        name = self.id_in(text)
        others = [] if name in self.sources else [each for each in self.sources if each.rpartition(":")[2] == text]
        others = list(filter(self.is_known, others))
        return others[0] if len(others) == 1 and ":" not in text else name

    def thing(self, name: str) -> str | None:
        """Return the IRI of ``kind/slug``, a code, a CURIE or a full IRI; None if it is none or may be several."""
        found = self.meant(name, self.table.owner)
        return found[0] if len(found) == 1 else None

    def _meant(self, name: str, owner: str) -> tuple[str, ...]:
        """Return the IRIs that a name of ``thing`` can stand for in a table of a project."""
        with reading(owner):
            iri = expand(name)
        if iri is not None:
            is_code = "/code/" in iri and (iri.startswith(CODES) or space_of(iri) is not None)
            valid = is_iri(iri) and (not is_code or iri in self.known_to(owner).codes) and is_place(iri)
            return self.codes_meant(name, str(iri), owner) if valid else ()
        kind, _, slug = name.partition("/")
        return self.homes.of(kind, slug, owner) if kind in self.known_to(owner).kinds and SLUG.fullmatch(slug) else ()

    def codes_meant(self, name: str, iri: str, owner: str) -> tuple[str, ...]:
        """Return the codes that a name can mean: where projects that one extends have it alike, it may be of any."""
        used = in_use()
        made = used.named(owner) if used and name.startswith("code/") else None
        if used is None or made is None or iri.startswith(made.base):
            return (iri,)
        alike = dict.fromkeys(f"{each.base}{name}" for each in used.below(made.name))
        return tuple(each for each in alike if each in self.known_to(owner).codes) or (iri,)

    def mended(self, text: str) -> str:
        """Return the name clearly meant by an invalid one; empty if there is none."""
        text = text.strip(QUOTATION_MARKS)
        iri = self.thing(text)
        if iri and self.homes.lacks(iri, self.table.owner):
            return clear(text, [clearly(each) for each in self.homes.like(iri)])
        if iri:
            return text
        head, colon, rest = text.partition(":")
        used = in_use()
        made = used.named(head) if used and colon else None
        if made is not None and made.prefix != head and self.thing(f"{made.prefix}:{rest}"):
            return f"{made.prefix}:{rest}"
        if text.startswith("code/"):
            return clear(text, codes_in(self.known))
        kind, slash, name = text.partition("/")
        kind = kind.strip().lower()
        kind = kind if kind in self.known.kinds else clear(kind, self.known.kinds)
        found = f"{kind}/{slug(name)}"
        return found if slash and self.thing(found) else ""

    def mended_in(self, text: str) -> str:
        """Return ``Fair (event/fair-2024)`` for ``Fair (event/fair 2024)``; empty if nothing is clearly meant."""
        name, _, thing = text.removesuffix(")").rpartition("(")
        found = self.mended(thing.strip()) if name.strip() and text.endswith(")") and "/" in thing else ""
        return f"{name.strip()} ({found})" if found else ""

    def thing_in(self, column: str, scheme: str = "", text: str | None = None) -> str:
        """Return the IRI of the thing that a cell names, of several of that name the one in a code list.

        None or several are a fault. ``Fair (event/fair)`` names the thing and says what it is called; ``text``
        is a part of the cell.
        """
        text = self.get(column) if text is None else text
        if called := CALLED.fullmatch(text):
            text = called["thing"]
            iri = self.thing(text)
            if iri:
                self.names.append(Naming(iri, clean(called["name"]), "", column))
        found = self.meant(text, self.table.owner) or self.code_in(scheme, text)
        found = found or (self.named.of(text, scheme, self.table.owner) if text else ())
        if len(found) == 1 and self.homes.lacks(found[0], self.table.owner):
            self.no_thing(column, text)
            return ""
        if len(found) == 1:
            if ":" not in text and (alike := self.strays(found[0], self.table.owner)):
                fix = alike[0] if len(alike) == 1 else ""
                self.fault(column, "misspelt-thing", given=text, near=", ".join(alike), fix=fix)
                return ""
            return found[0]
        if found:
            self.fault(column, "name-of-several", given=text, expected=", ".join(map(clearly, found[:LISTED])))
        else:
            self.no_thing(column, text)
        return ""

    def code_in(self, scheme: str, text: str) -> Sequence[str]:
        """Return the code of a list that a text means by its last part alone, ``planned`` or ``VND``."""
        name = text.lower()
        return self.meant(f"code/{scheme}/{name}", self.table.owner) if scheme and SLUG.fullmatch(name) else ()

    def only_code(self, text: str, lists: Collection[str] = ()) -> str | None:
        """Return the one code that has a text as its last part: of the first of some lists that has it, else of any.

        None where there is none or several.
        """
        name = text.lower()
        found = [each for each in codes_in(self.known) if each.rpartition("/")[2] == name] if name else []
        for scheme in lists:
            if own := [each for each in found if f"code/{scheme}/" in each]:
                return own[0]
            called = self.named.of(text, scheme, self.table.owner) if text else []
            if own := [compact(each) for each in called if f"/code/{scheme}/" in each]:
                return own[0]
        return found[0] if len(found) == 1 else None

    def subject(self, column: str) -> str:
        """Return the IRI of the thing that a row is about; if the cell is wrong, the one clearly meant."""
        iri = self.thing_in(column)
        text = self.get(column)
        if text.startswith("code/"):
            self.fault(column, "about-a-code", given=text)
        return iri or self.thing(self.mended(text)) or ""

    def no_thing(self, column: str, text: str) -> None:
        """Record why a cell does not name a thing."""
        kind, slash, _ = text.partition("/")
        parts = re.split(r"[\s;,|]+", text)
        fix = self.mended(text) or self.mended_in(text)
        if not text:
            self.fault(column, "missing-thing", role=column, expected=THING)
        elif sum("/" in each or ":" in each for each in parts) > 1 or (re.search(r"[;|]", text) and not fix):
            self.fault(column, "several-things", given=text, expected=THING)
        elif text.startswith("code/"):
            near = ", ".join([fix] if fix else self.candidates(text, codes_in(self.known)))
            known = self.list_of(text)
            self.fault(column, "unknown-code", given=text, fix=fix, near=near, known=known, expected=known or near)
        elif slash and ":" not in kind and kind not in self.known.kinds and not fix.endswith(")"):
            near, known = nearest(kind, self.known.kinds), ", ".join(sorted(self.known.kinds))
            self.fault(column, "unknown-kind", given=kind, fix=fix, near=near, known=known, expected=THING)
        else:
            alike = similar(text, [*map(clearly, self.homes.like(self.thing(text) or ""))], SPELLED)
            near = (
                fix if fix.endswith(")") else "" if fix else ", ".join(alike or self.named.near(text, self.table.owner))
            )
            self.fault(column, "no-thing", given=text, fix=fix, near=near)

    def list_of(self, code: str) -> str:
        """Return all codes of the list that a code seems to be of, empty if these are many."""
        found = sorted(each for each in codes_in(self.known) if each.startswith(code.rpartition("/")[0] + "/"))
        return ", ".join(found) if len(found) <= LISTED else ""

    def language(self, kind: str = "") -> str:
        """Return the ``lang`` cell; required for values of kind text, a fault for those of all other kinds.

        In a table without this column texts are in the languages of their sources.
        """
        text = self.get("lang")
        if kind == "text" and "lang" not in self.table.columns:
            text = next((self.sources[each].lang for each in self.sources_of_row if each in self.sources), "")
        if kind == "text" and not text:
            self.fault("lang", "language-missing")
        elif text and kind and kind != "text":
            self.fault("lang", "language-misplaced", kind=kind, given=text)
        elif text and not LANGUAGE.fullmatch(text):
            fix = text.lower() if LANGUAGE.fullmatch(text.lower()) else ""
            self.fault("lang", "language-unknown", given=text, fix=fix, expected="table.language-missing.expected")
            return "und"
        return text

    def edtf(self, column: str, unread: Collection[str] = ()) -> str:
        """Return a date or period as EDTF, or an empty cell; what breaks a rule of ``unread`` is kept as it is."""
        text = self.get(column)
        try:
            return dates.parse(text) if text else ""
        except UnclearError as error:
            if error.rule not in unread:
                self.fault(column, error.rule, **error.details)
        return text

    def value(self, used: Property, column: str, part: str | None = None) -> str:
        """Return a cell in the form of the property's kind of value, or a ``part`` of it that names a thing."""
        text, kind = self.get(column), used.value
        if not kind:
            return text
        if kind == "thing":
            return self.thing_value(used, column, part)
        if not text:
            self.fault(column, "missing-value")
        elif kind in ("integer", "decimal", "number"):
            return self.numeric(used, column)
        elif kind in ("period", "date"):
            return self.dated(used, column)
        elif kind == "boolean":
            return self.boolean(used, column)
        elif kind == "iri":
            if not is_iri(text):
                self.fault(column, "not-an-iri", given=text)
        else:
            self.check_text(column, text)
        return text

    def check_text(self, column: str, text: str) -> None:
        """Record control characters and wrongly decoded text."""
        if not text.isascii() and (meant := ungarbled(text)) is not None:
            self.fault(column, "garbled-text", given=text, near=meant, fix=meant)
        elif CONTROL.search(text):
            self.fault(column, "control-character", given=text, fix=CONTROL.sub("", text))

    def numeric(self, used: Property, column: str) -> str:
        """Return the canonical form of a number."""
        text = self.get(column)
        try:
            return (
                numbers.any_number(text)
                if used.value == "number"
                else numbers.parse(text, whole=used.value == "integer")
            )
        except UnclearError as error:
            rule, details = error.rule, error.details
        if rule in ("not-an-integer", "not-a-decimal"):
            with suppress(UnclearError):
                details["expected"], rule = dates.parse(text)[:4], "date-for-number"
        if rule == "number-with-qualifier" and used.name != RESULT:
            details |= {"code": "", "why": "table.number-with-qualifier.plain"}
        self.fault(column, rule, **{"property": used.name, "kind": used.value, "why": "", **details})
        return text

    def dated(self, used: Property, column: str) -> str:
        """Return a period, or a single day if the property takes one."""
        before = len(self.faults)
        text = self.edtf(column)
        if used.value == "date" and not DAY.fullmatch(text) and len(self.faults) == before:
            self.fault(column, "not-a-day", given=text, property=used.name)
        return text

    def boolean(self, used: Property, column: str) -> str:
        """Return true or false."""
        text = self.get(column)
        small = text.lower()
        if small in ("true", "false"):
            return small
        self.fault(column, "not-a-boolean", given=text, property=used.name, fix=YES_OR_NO.get(small, ""))
        return text

    def thing_value(self, used: Property, column: str, part: str | None = None) -> str:
        """Return the IRI of the thing that a cell names; for rdf:type it must be a class."""
        called = self.get(column) if used.iri == RDF_TYPE and part is None else ""
        named = self.known.classes_called.get(fold(called), []) if called and ":" not in called else []
        if len(named) == 1:
            return named[0]
        iri = self.thing_in(column, used.scheme, part)
        if used.iri == RDF_TYPE and iri and iri not in self.known.classes:
            self.unknown(column, "unknown-class", self.get(column), tuple(map(compact, self.known.classes)))
        if used.own and iri and used.scheme and f"/code/{used.scheme}/" not in iri:
            listed = self.list_of(f"code/{used.scheme}/") or f"code/{used.scheme}/…"
            self.fault(column, "not-a-choice", given=self.get(column), role=used.name, expected=listed)
        return iri


@lru_cache(maxsize=32)
def codes_in(known: Vocabulary) -> tuple[str, ...]:
    """Return the codes of a vocabulary as cells have them."""
    return tuple(map(compact, known.codes))


def is_place(iri: str) -> bool:
    """Return False for what is below the base of a project of one's own and is no thing: a kind and a slug."""
    space = space_of(iri)
    parts = iri.removeprefix(f"{space.base}id/").split("/") if space is not None else []
    return (
        space is None or not iri.startswith(f"{space.base}id/") or (len(parts) == 2 and all(map(SLUG.fullmatch, parts)))
    )


def ungarbled(text: str) -> str | None:
    """Return the original of a text that was decoded with the wrong encoding; empty if it is lost.

    None if the text is not garbled.
    """
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return "" if GARBLED.search(text) else None


def slug(text: str) -> str:
    """Return text as a slug: lower case, without diacritics, with hyphens; empty if nothing is left."""
    made = "-".join(fold(text).split())
    return text if SLUG.fullmatch(text) else made if SLUG.fullmatch(made) else ""
