"""The tests of FOOPS!: can an ontology be found, accessed, understood and reused?

``ontology/foops.toml`` of the library says what each test asks. Tests that need the web are not run. The three that
look at what is served look at the folder that ``creativegraph ontology site`` writes, if it is given. A test has
several points; the score is the mean share of points over the tests that were run.
"""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from creativegraph import project
from creativegraph.iris import PREFIXES, TERMS, compact
from creativegraph.ontology.html import formats
from creativegraph.ontology.release import ONTOLOGY

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Fairness", "fairness", "score"]

DOI = "bibo:doi"
NO_DOI = "no DOI yet: an archive assigns one when a release is deposited"
"""A DOI cannot be had offline: a missing one costs no point, and the details mention it."""
NO_SITE = "needs the site; write it with `creativegraph ontology site` and name its folder with --site"
SPACES = {**PREFIXES, "bibo": "http://purl.org/ontology/bibo/"}
HEADS = "".join(f"PREFIX {name}: <{space}>\n" for name, space in SPACES.items())


class Fairness(NamedTuple):
    """What one test of FOOPS! found: ``points`` of ``total``; a test that was not run has a total of 0."""

    test: str
    title: str
    points: int
    total: int
    details: str = ""

    @property
    def result(self) -> str:
        """``passed``, ``failed`` or ``not run``."""
        return "not run" if not self.total else "passed" if self.points == self.total else "failed"


def fairness(store: "Store", site: Path | None = None) -> list[Fairness]:
    """Return what each of the 24 tests finds in a store of ``corpus()``; ``site`` is the folder of the site."""
    tests = tomllib.loads((project.LIBRARY / "ontology" / "foops.toml").read_text(encoding="utf-8"))
    return sorted(Fairness(name, *tried(test, store, site)) for name, test in tests.items())


def score(found: Iterable[Fairness]) -> float:
    """Return the mean share of points, from 0 to 1, over the tests that were run."""
    shares = [each.points / each.total for each in found if each.total]
    return sum(shares) / len(shares)


def tried(test: dict[str, Any], store: "Store", site: Path | None) -> tuple[str, int, int, str]:
    """Return the title, points, total and details of a test."""
    match test:
        case {"title": title, "points": points, "otherwise": otherwise}:
            held = sum(holds(store, each) for each in points)
            return title, held, len(points), "" if held == len(points) else otherwise
        case {"title": title, "properties": properties}:
            names = properties.split()
            absent = [each for each in names if not holds(store, f"?ontology {each} ?value")]
            missing, later = [each for each in absent if each != DOI], [NO_DOI] if DOI in absent else []
            total = len(names) - len(later)
            return title, total - len(missing), total, "; ".join([*without(missing), *later])
        case {"title": title, "documented": prop}:
            terms, documented = terms_of(store), terms_of(store, f"?term {prop} ?text .")
            missing = [each for each in terms if each not in documented]
            return title, len(terms) - len(missing), len(terms), "".join(without(missing))
        case {"title": title, "served": what}:
            if site is None:
                return title, 0, 0, NO_SITE
            missing = lacking(what, terms_of(store), site)
            return title, int(not missing), 1, "".join(without(missing))
    return "is not run offline", 0, 0, f"needs the web: {test['web']}"


def without(missing: Sequence[str]) -> list[str]:
    """Return the details on what is missing, the first five; nothing if all is there."""
    return [f"without {', '.join(missing[:5])}"] if missing else []


def holds(store: "Store", pattern: str) -> bool:
    """Return whether a pattern about ``?ontology`` holds."""
    return bool(store.query(f"{HEADS}ASK {{ VALUES ?ontology {{ <{ONTOLOGY}> }} {pattern} }}"))


def terms_of(store: "Store", pattern: str = "") -> list[str]:
    """Return our classes and properties for which a pattern holds, sorted, as CURIEs."""
    kinds = "VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?term a ?kind ."
    found = store.query(f"{HEADS}SELECT DISTINCT ?term WHERE {{ {kinds} {pattern} }}")
    terms = sorted(row["term"].value for row in found)  # type: ignore[union-attr]
    return [compact(each) for each in terms if each.startswith(TERMS)]


def lacking(what: str, terms: Sequence[str], site: Path) -> list[str]:
    """Return what the folder of the site lacks: files, media types in its rules, or terms on its page."""

    def text_of(name: str) -> str:
        return (site / name).read_text(encoding="utf-8") if (site / name).is_file() else ""

    files = [f"ontology.{ending}" for ending in formats() if not (site / f"ontology.{ending}").is_file()]
    rules, page = text_of(".htaccess").replace("\\", ""), text_of("index.html")
    media = ("text/html", *(each.media_type for each in formats().values()))
    missing = {
        "files": files,
        "rules": [*(each for each in media if each not in rules), *files],
        "page": [each for each in terms if f'id="{each.removeprefix("cg:")}"' not in page] if page else ["index.html"],
    }
    return missing[what]
