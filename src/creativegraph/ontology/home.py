"""The project whose ontology is meant: where its IRIs and files are, and how queries of the ontology speak of it.

Queries are written for the packaged project. In a project of one's own, "ours" is what any project in use has; its
ontology, its version and its required languages take the place of the packaged ones.
"""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import TypeVar

from creativegraph import project
from creativegraph.iris import BASE

__all__ = [
    "all_files", "at_home", "base", "codes", "elsewhere", "library_only", "ontology", "own", "own_files",
    "own_folder", "schemes", "terms", "things", "worded",
]  # fmt: skip

Made = TypeVar("Made")
OURS = re.compile(rf"STRSTARTS\(STR\((\?\w+)\), (?:STR\((cg|code|id|claim):\)|\"{re.escape(BASE)}(ontology#)?\")\)")
FOLDERS = {"cg": "ontology#", "code": "code/", "id": "id/", "claim": "id/claim/", None: ""}


def own() -> project.Project | None:
    """Return the project of one's own that is in use; None for the packaged one."""
    used = project.in_use()
    return used.own if used is not None and used.own.base != BASE else None


def base() -> str:
    """Return how the IRIs of the project begin."""
    made = own()
    return made.base if made else BASE


def ontology() -> str:
    """Return the IRI of the ontology of the project."""
    return f"{base()}ontology"


def terms() -> str:
    """Return how the IRIs of its terms begin."""
    return f"{base()}ontology#"


def codes() -> str:
    """Return how the IRIs of its codes begin."""
    return f"{base()}code/"


def things() -> str:
    """Return how the IRIs of its things begin."""
    return f"{base()}id/"


def schemes() -> tuple[str, ...]:
    """Return the names of the code lists of the project."""
    used, made = project.in_use(), own()
    if used is None or made is None:
        return project.schemes()
    return tuple(each for each in project.schemes() if used.short.codes[each] == codes())


def own_folder(name: str) -> Path:
    """Return a folder of the project."""
    made = own()
    return made.folder / name if made else project.folder(name)


def own_files(name: str, pattern: str) -> list[Path]:
    """Return the files of a folder of the project alone, sorted."""
    return sorted(own_folder(name).glob(pattern))


def all_files(name: str, pattern: str) -> list[Path]:
    """Return the files of a folder of the library and of the packaged project, and those of one's own."""
    found = project.all_files(name, pattern)
    return [*found, *own_files(name, pattern)] if own() else found


def elsewhere(iri: str) -> bool:
    """Return True for the name of a term that another project in use has."""
    used = project.in_use()
    home = used.home(iri) if used else None
    return home is not None and home.base != base()


def library_only() -> bool:
    """Return True where nothing of the packaged project is in use but what every project has."""
    used = project.in_use()
    return used is not None and not used.has_packaged


def at_home(make: Callable[[], Made]) -> Callable[[], Made]:
    """Return a function that is called once for the projects in use."""
    kept = lru_cache(maxsize=4)(lambda _used: make())
    return wraps(make)(lambda: kept(project.in_use()))


def worded(text: str, *, alone: bool = False) -> str:
    """Return a text of the packaged ontology as it is said of the project; ``alone`` what is ours is its own only."""
    made, used = own(), project.in_use()
    if made is None or used is None:
        return text
    homes = [made.base] if alone else [each.base for each in used.projects]

    def ours(found: re.Match[str]) -> str:
        within = FOLDERS[found[2]] if found[2] else found[3] or ""
        tests = (f'STRSTARTS(STR({found[1]}), "{each}{within}")' for each in homes)
        return f"({' || '.join(tests)})"

    required, languages = (" ".join(f'"{each}"' for each in some) for some in (made.required_languages, made.languages))
    for old, new in (
        (f"<{BASE}ontology>", f"<{made.base}ontology>"),
        ("= STR(cg:)", f'= "{made.base}ontology#"'),
        (f'CONCAT("{BASE}"', f'CONCAT("{made.base}"'),
        ('{ "en" "vi" }', f"{{ {required} }}"),
        ('("en", "vi")', f"({languages.replace(' ', ', ')})"),
        ('preferredNamespacePrefix "cg"', f'preferredNamespacePrefix "{made.prefix}"'),
        (escaped(BASE), escaped(made.base)),
        (escaped(BASE.removeprefix("https://").rstrip("/")), escaped(made.base.partition("//")[2].rstrip("/"))),
        (BASE.replace("w3id.org", "w3id[.]org"), "[^#]*/"),
    ):
        text = text.replace(old, new)
    return OURS.sub(ours, text)


def escaped(text: str) -> str:
    """Return a text as a pattern within a string of SPARQL."""
    return text.replace(".", "\\\\.")
