"""The manifest of a project, ``creativegraph.toml``: what it may say, the defaults of the rest, and where it is wrong.

tomllib tells no lines of keys, so they are looked for in the text.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from creativegraph.errors import LONGEST_SHOWN, Cell, Fault
from creativegraph.iris import LANGUAGE, SLUG
from creativegraph.names.suggest import nearest
from creativegraph.project import FOLDERS, MANIFEST, manifest_of
from creativegraph.tables.projects import release
from creativegraph.tables.projects.bases import normal
from creativegraph.tables.projects.release import Releasing, is_folder, is_share, read_releasing
from creativegraph.tables.projects.site import Site, Wrong, read_site
from creativegraph.tables.projects.site_forms import CONTROL, FORMS, OF_PUBLISHER
from creativegraph.tables.rules import fault

__all__ = ["QUOTED_SHARE", "VALID", "Manifest", "Text", "read_manifest", "versions_of"]

PREFIX = re.compile(r"[a-z][a-z0-9]*")
VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*(?:[a-z][a-z0-9.]*)?")
SECTIONS = frozenset(("site", "release"))
"""Tables, which ``tables/projects/site.py`` and ``tables/projects/release.py`` know."""
QUOTED_SHARE = 0.35
"""How much of a text may be quoted where the manifest of its project says nothing of that."""
LONGEST = 2000
"""How many letters a value may have."""
MOST = 20
"""How many unknown keys are told, each at its line."""


class Manifest(NamedTuple):
    """What a manifest says; what it does not say, or says wrongly, has a value with which the rest can be read."""

    name: str = "project"
    version: str = "0"
    base: str = "urn:creativegraph:project/"
    prefix: str = "project"
    languages: tuple[str, ...] = ("en",)
    required_languages: tuple[str, ...] = ()
    quoted_share: float = QUOTED_SHARE
    extends: tuple[str, ...] = ()
    texts: str = ""
    site: Site = Site()
    release: Releasing = Releasing()


class Text(NamedTuple):
    """A manifest's file and text, to find the place of a key or value."""

    file: str
    text: str

    def cell(self, key: str, value: str = "", *, last: bool = False) -> Cell:
        """Return where a key stands, or a value written after it, the ``last`` of several; else the beginning."""
        lines = self.text.split("\n")
        written = re.compile(rf"\s*(\[?)[\"']?{re.escape(key)}[\"']?\s*[=\].]")
        row = next((number for number, line in enumerate(lines) if written.match(line)), None)
        if row is None:
            return Cell(self.file, "", 1, 1)
        written = re.compile(rf"[\"']{re.escape(value)}[\"']")
        found = [
            Cell(self.file, "", number + 1, each.start() + 1)
            for number, line in enumerate(lines[row:] if value else (), row)
            for each in written.finditer(line)
        ]
        if found:
            return found[-1 if last else 0]
        return Cell(self.file, "", row + 1, len(lines[row]) - len(lines[row].lstrip()) + 1)

    def within(self, section: str, keys: Sequence[str]) -> Cell:
        """Return where the last of some keys stands in a section, else where that begins which has it."""
        place = self.cell(section)
        lines = self.text.split("\n")
        for key in keys:
            written = re.compile(rf"(?:^|[\[{{.,\s])([\"']?{re.escape(key)}[\"']?)\s*[=\].]")
            for number, line in enumerate(lines[place.row - 1 :], place.row):
                if number > place.row and re.match(rf"\s*\[\s*(?![\s\"']*{re.escape(section)}\b)", line):
                    break  # another section
                if (found := written.search(line, place.column if number == place.row else 0)) is not None:
                    place = Cell(self.file, "", number, found.start(1) + 1)
                    break
        return place


def of_texts(valid: Callable[[str], bool]) -> Callable[[object], bool]:
    """Return what tells whether a value is a list of texts of a form."""
    return lambda given: isinstance(given, list) and all(isinstance(each, str) and valid(each) for each in given)


def of_text(valid: Callable[[str], bool]) -> Callable[[object], bool]:
    """Return what tells whether a value is a text of a form."""
    return lambda given: isinstance(given, str) and len(given) <= LONGEST and valid(given)


def is_base(text: str) -> bool:
    """Return True for an address below which a project can name things."""
    return normal(text) == text


VALID: dict[str, Callable[[object], bool]] = {
    "name": of_text(lambda text: SLUG.fullmatch(text) is not None),
    "version": of_text(lambda text: VERSION.fullmatch(text) is not None),
    "base": of_text(is_base),
    "prefix": of_text(lambda text: PREFIX.fullmatch(text) is not None),
    "languages": of_texts(lambda text: LANGUAGE.fullmatch(text) is not None),
    "required_languages": of_texts(lambda text: LANGUAGE.fullmatch(text) is not None),
    "quoted_share": is_share,
    "extends": of_texts(lambda text: bool(text.strip()) and not CONTROL.search(text)),
    "texts": is_folder,
}
NEEDED = ("name", "version", "base", "prefix")


def read_manifest(folder: Path) -> tuple[Manifest, Text, list[Fault]]:
    """Return what the manifest of a folder says, its text, and its faults."""
    path = manifest_of(folder) or folder / MANIFEST
    import tomllib  # here, since most tables have no manifest

    start = Cell(str(path), "", 1, 1)
    if path.name != MANIFEST or not path.is_file():
        why = "name" if path.name != MANIFEST else "file"
        return (
            Manifest(),
            Text(str(path), ""),
            [fault(start, "manifest-place", given=path.name, why=f"table.manifest-place.{why}")],
        )
    try:
        text = Text(str(path), path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        return Manifest(), Text(str(path), ""), [fault(start, "manifest-unreadable", given=str(reason))]
    try:
        said = tomllib.loads(text.text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # of TOML, and of a number of thousands of digits
        why, _, place = str(error).rpartition(" (at ")
        row, column = (int(each) for each in re.findall(r"\d+", place)[:2]) if "line" in place else (1, 1)
        return (
            Manifest(),
            text,
            [fault(start._replace(row=row, column=column), "manifest-unreadable", given=why or place)],
        )
    faults = list(faults_in(said, text))
    wrong = {each for each in VALID if each in said and not VALID[each](said[each])}
    kept: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in said.items()
        if key in VALID and key not in wrong
    }
    kept["site"], odd = read_site(said.get("site", {}), kept.get("languages", ("en",)), folder)
    faults += map(partial(fault_of, text, "site"), odd[:MOST])
    kept["release"], odd = read_releasing(said.get("release", {}))
    faults += map(partial(fault_of, text, "release"), odd[:MOST])
    for each in FOLDERS:
        if os.path.lexists(folder / each) and not (folder / each).is_dir():
            there = Cell(str(folder / each), "", 1, 1)
            faults.append(fault(there, "manifest-place", given=each, why="table.manifest-place.folder"))
    if not faults and not any((folder / each).is_dir() for each in FOLDERS):
        faults.append(fault(start, "manifest-without-folders", expected=", ".join(f"{each}/" for each in FOLDERS)))
    return Manifest(**kept), text, faults


def faults_in(said: dict[str, object], text: Text) -> Iterator[Fault]:
    """Yield what is wrong with the keys and values of a manifest."""
    unknown = [key for key in said if key not in VALID and key not in SECTIONS]
    for number, key in enumerate(unknown[:MOST], 1):
        near = nearest(key, VALID)
        more = f", and {len(unknown) - MOST:,} more" if number == MOST < len(unknown) else ""
        told = f"{key[:LONGEST_SHOWN]}{more}"
        yield fault(
            text.cell(key),
            "manifest-key",
            given=told,
            near=near,
            fix=near,
            expected=", ".join((*VALID, *sorted(SECTIONS))),
        )
    for key in NEEDED:
        if key not in said:
            yield fault(Cell(text.file, "", 1, 1), "manifest-missing", given=key, why=f"table.manifest-value.{key}")
    for key, valid in VALID.items():
        if key in said and not valid(said[key]):
            given = said[key]
            odd = next((each for each in given if not valid([each])), "") if isinstance(given, list) else given
            cell = text.cell(key, odd if isinstance(odd, str) else "")
            form = f"table.manifest-value.{key}"
            fix = normal(odd) if key == "base" and isinstance(odd, str) else ""
            yield fault(
                cell,
                "manifest-value",
                key=key,
                given=written(odd if odd != "" else given)[:LONGEST_SHOWN],
                fix=fix,
                why=f'"{fix}"' if fix else form,
                expected=form,
            )
    required, languages = said.get("required_languages"), said.get("languages", ["en"])
    if (
        isinstance(required, list)
        and isinstance(languages, list)
        and VALID["languages"](languages)
        and VALID["languages"](required)
    ):
        for each in required:
            if each not in languages:
                yield fault(text.cell("required_languages", each), "manifest-language", given=each)


def written(given: object) -> str:
    """Return a value as a manifest has it."""
    return str(given).lower() if isinstance(given, bool) else str(given)


def fault_of(text: Text, section: str, wrong: Wrong) -> Fault:
    """Return what is wrong in a section as a fault at its line."""
    name = ".".join((section, *wrong.keys))
    cell = text.within(section, wrong.keys)
    if wrong.form:
        form = f"table.manifest-value.{section}.{wrong.form}"
        given = str(wrong.value)[:LONGEST_SHOWN]
        return fault(cell, "manifest-value", key=name, given=given, why=form, expected=form)
    known = tuple(release.FORMS if section == "release" else OF_PUBLISHER if wrong.keys[1:] else FORMS)
    near = nearest(wrong.keys[-1][:LONGEST_SHOWN], known)
    fix = ".".join((section, *wrong.keys[:-1], near)) if near else ""
    return fault(cell, "manifest-key", given=name[:LONGEST_SHOWN], near=fix, fix=near, expected=", ".join(known))


def versions_of(entry: str) -> tuple[str, str]:
    """Return what an entry of ``extends`` names, and the version that it asks for, empty for any."""
    name, _, version = entry.strip().rpartition(" ")
    return (name.strip(), version) if name and VERSION.fullmatch(version) else (entry.strip(), "")
