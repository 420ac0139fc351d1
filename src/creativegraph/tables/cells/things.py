"""Cells that name things: by kind and slug, as a code, as an IRI or by a name, and what is wrong if they do not."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from creativegraph.iris import CODES, SLUG, compact, expand, is_iri, space_of
from creativegraph.names.argument import clearly
from creativegraph.names.fold import fold
from creativegraph.names.suggest import clear, nearest, similar
from creativegraph.project import in_use, own_first, reading
from creativegraph.tables.cells.cursor import SPELLED, Cursor
from creativegraph.tables.cells.grammar import CALLED
from creativegraph.tables.cells.homes import SUBJECTS, Homes
from creativegraph.tables.cells.named import Named, Naming
from creativegraph.tables.table import Table, clean
from creativegraph.tables.vocabulary import KEPT, Vocabulary

__all__ = ["ThingCells", "slug"]

QUOTATION_MARKS = "\"'“”„‘’‚«»‹›` "
NAMES_KEPT = 1 << 14
"""How many names of things and IRIs are kept with what they mean: rows about one mostly stand together."""
LISTED = 12
"""How many things or codes a message lists."""
THING = "table.no-thing.expected"


class ThingCells(Cursor):
    """Reads cells that name things; the names that they give to these on the way are kept."""

    def __init__(self, tables: list[Table], vocabulary: Vocabulary, unsure: frozenset[str] = frozenset()) -> None:
        super().__init__(tables, vocabulary, unsure)
        self.meant = lru_cache(NAMES_KEPT)(self._meant)
        self.homes = Homes(tables, in_use())
        self.strays = lru_cache(NAMES_KEPT)(self._strays if not unsure & {"claims", "records"} else lambda *_: [])
        self.example = lru_cache(KEPT)(self._example)
        self.named = Named(tables, vocabulary, self.meant)
        self.names: list[Naming] = []
        """The names that cells of the row give to things."""
        self._subject: tuple[tuple[str, str] | None, str] = None, ""
        """The subject that was read last without a fault or a name: owner of its table and text, and IRI."""
        self.looked_at: set[str] = set()
        """Subjects whose slug is the name of a kind, as far as they were told."""

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

    def _strays(self, iri: str, owner: str) -> list[str]:
        """Return the things of which one of a project may be a misspelling: if it has a name, those with that name."""
        found = self.homes.stray(iri, owner)
        for name in self.homes.called.get(iri, ()) if found else ():
            named = {each.rpartition("/id/")[2] for each in self.named.of(name, owner=owner)}
            found = [each for each in found if each in named]
        return found

    def codes_meant(self, name: str, iri: str, owner: str) -> tuple[str, ...]:
        """Return the codes that a name can mean: where projects that one extends have it alike, it may be of any."""
        used = in_use()
        made = used.named(owner) if used and name.startswith("code/") else None
        if used is None or made is None or iri.startswith(made.base):
            return (iri,)
        alike = dict.fromkeys(f"{each.base}{name}" for each in used.below(made.name))
        return tuple(each for each in alike if each in self.known_to(owner).codes) or (iri,)

    def thing_in(self, column: str, scheme: str = "", text: str | None = None) -> str:
        """Return the IRI of the thing that a cell names, of several of that name the one in a code list.

        None or several are a fault. ``Fair (event/fair)`` names the thing and says what it is called; ``text``
        is a part of the cell.
        """
        text = self.get(column) if text is None else text
        if text.endswith(")") and (called := CALLED.fullmatch(text)):
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
        elif text and not re.search(r"[/:;|]", text) and (known := self.codes_of(scheme)):
            begun = f"code/{scheme}/"
            near = [each for each in self.named.near(text, self.table.owner) if each.startswith(begun)]
            self.fault(column, "not-a-choice", given=text, role=column, near=", ".join(near), expected=known, fix="")
        else:
            self.no_thing(column, text)
        return ""

    def codes_of(self, scheme: str) -> str:
        """Return the last parts of all codes of a list; empty where there is no such list."""
        begun = f"code/{scheme}/"
        return ", ".join(sorted(each.removeprefix(begun) for each in codes_in(self.known) if each.startswith(begun)))

    def subject(self, column: str) -> str:
        """Return the IRI of the thing that a row is about; if the cell is wrong, the one clearly meant."""
        asked, before = (self.table.owner, text := self.get(column)), (len(self.faults), len(self.names))
        if asked == self._subject[0]:  # rows about one thing mostly stand together
            return self._subject[1]
        iri = self.thing_in(column)
        if text.startswith("code/"):
            self.fault(column, "about-a-code", given=text)
        self.look_at_slug(column, text)
        if iri and before == (len(self.faults), len(self.names)):
            self._subject = asked, iri
        return iri or self.thing(self.mended(text)) or ""

    def look_at_slug(self, column: str, text: str) -> None:
        """Remark once of a thing that its slug is the name of a kind."""
        kind, slash, slug = text.partition("/")
        if slash and slug in self.known.kinds and kind in self.known.kinds and text not in self.looked_at:
            self.looked_at.add(text)
            self.remark(column, "kind-as-slug", given=text, kind=slug)

    def code_in(self, scheme: str, text: str) -> Sequence[str]:
        """Return the code of a list that a text means by its last part alone, ``planned`` or ``VND``."""
        name = text.lower()
        return self.meant(f"code/{scheme}/{name}", self.table.owner) if scheme and SLUG.fullmatch(name) else ()

    def only_code(self, text: str, lists: Collection[str] = ()) -> str | None:
        """Return the one code that has a text as its last part: of the first of some lists that has it, else of any.

        Blanks stand for hyphens, so ``school pupils`` is ``school-pupils``. None where there is none or several.
        """
        names = {text.lower(), slug(text)} - {""}
        found = [each for each in codes_in(self.known) if each.rpartition("/")[2] in names]
        for scheme in lists:
            if own := [each for each in found if f"code/{scheme}/" in each]:
                return own[0]
            called = self.named.of(text, scheme, self.table.owner) if text else []
            if own := [compact(each) for each in called if f"/code/{scheme}/" in each]:
                return own[0]
        found = own_first(found, self.table.owner)
        return found[0] if len(found) == 1 else None

    def list_of(self, code: str) -> str:
        """Return all codes of the list that a code seems to be of, empty if these are many."""
        found = sorted(each for each in codes_in(self.known) if each.startswith(code.rpartition("/")[0] + "/"))
        return ", ".join(found) if len(found) <= LISTED else ""

    def no_thing(self, column: str, text: str) -> None:
        """Record why a cell does not name a thing."""
        kind, slash, _ = text.partition("/")
        example = self.example(self.table.owner)
        parts = re.split(r"[\s;,|]+", text)
        fix = self.mended(text) or self.mended_in(text)
        if not text:
            self.fault(column, "missing-thing", role=column, expected=THING, example=example)
        elif sum("/" in each or ":" in each for each in parts) > 1 or (re.search(r"[;|]", text) and not fix):
            self.fault(column, "several-things", given=text, expected=THING, example=example)
        elif (bare := text.removesuffix("/")) in self.known.kinds:
            some = self.named.near(bare, self.table.owner)
            example = next((each for each in some if each.startswith(f"{bare}/")), f"{bare}/orvane")
            self.fault(column, "kind-without-slug", kind=bare, expected=example)
        elif text.startswith("code/"):
            near = ", ".join([fix] if fix else self.candidates(text, codes_in(self.known)))
            known = self.list_of(text)
            self.fault(column, "unknown-code", given=text, fix=fix, near=near, known=known, expected=known or near)
        elif slash and ":" not in kind and kind not in self.known.kinds and not fix.endswith(")"):
            near, known = nearest(kind, self.known.kinds), ", ".join(sorted(self.known.kinds))
            details = {"given": kind, "fix": fix, "near": near, "known": known, "expected": THING, "example": example}
            self.fault(column, "unknown-kind", **details)
        else:
            alike = similar(text, [*map(clearly, self.homes.like(self.thing(text) or ""))], SPELLED)
            near = (
                fix if fix.endswith(")") else "" if fix else ", ".join(alike or self.named.near(text, self.table.owner))
            )
            self.fault(column, "no-thing", given=text, fix=fix, near=near, example=example)

    def _example(self, owner: str) -> str:
        """Return a thing that the tables of a project are about, as an example for messages; empty where none is."""
        for table in self.tables:
            for row in table.rows[:LISTED] if table.owner == owner else ():
                text = table.get(row, SUBJECTS.get(table.kind, ""))
                if "/" in text and ":" not in text and len(self.meant(text, owner)) == 1:
                    return text
        return ""

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


def slug(text: str) -> str:
    """Return text as a slug: lower case, without diacritics, with hyphens; empty if nothing is left."""
    made = "-".join(fold(text).split())
    return text if SLUG.fullmatch(text) else made if SLUG.fullmatch(made) else ""
