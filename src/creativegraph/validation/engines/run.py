"""Decides which engine runs which shape, and runs them: by the fast one what it gets right, by pySHACL the others."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from creativegraph.errors import FormatError
from creativegraph.files.limits import JOBS
from creativegraph.graph import Graph
from creativegraph.validation.engines import engines, kept
from creativegraph.validation.engines.alike import run_of_alike
from creativegraph.validation.engines.engines import Progress, silent
from creativegraph.validation.engines.lengths import told_of_lengths, with_patterns
from creativegraph.validation.engines.results import Result
from creativegraph.validation.engines.uncertain import aimless, not_run, uncertain
from creativegraph.validation.engines.walks import too_far, without
from creativegraph.validation.shapes.shapes import part, parted, targeted

__all__ = ["Run", "run", "what_of"]


class Run(NamedTuple):
    """The results, the engine that ran, why pySHACL ran where the fast engine was chosen, and what was not run.

    ``broken`` has the shapes that could not be run, ``partly`` those that could not be run whole, with the reasons.
    """

    results: list[Result]
    engine: str
    instead: str = ""
    broken: Mapping[str, str] = {}
    partly: Mapping[str, str] = {}
    terms: int = 0
    """How many triples were left out for their triple terms."""
    directions: int = 0
    """How many texts were validated without their direction."""


def run(graph: Graph, rules: bytes, engine: str, progress: Progress = silent, jobs: int = JOBS) -> Run:
    """Return the results of an engine; shapes that the fast one cannot run go to pySHACL, one by one.

    With several ``jobs`` the fast engine validates parts of the graph in as many processes. What it finds is kept where
    all shapes are run by it alone.
    """
    graph, data, terms, directions = engines.in_rdf_11(graph)
    file = kept.file_of(data, rules) if engine == "fast" and jobs < 2 else None
    if file and (found := kept.before(file)) is not None:
        progress(what_of(graph), 0, 0)
        return Run(found, engine, terms=terms, directions=directions)
    far = too_far(rules, data)
    rules, least = with_patterns(without(rules, far) if far else rules)
    done = run_pyshacl(graph, rules, progress) if engine == "pyshacl" else run_fast(graph, rules, data, progress, jobs)
    partly = {each: why for each, why in not_run(rules).items() if each not in done.broken}
    aims = aimless(rules)
    broken = {**{each: aims.get(each, why) for each, why in done.broken.items()}, **far}
    results = list(told_of_lengths(done.results, least)) if any(least) else done.results
    if file and not (done.instead or broken or partly):
        kept.keep(file, results)
    return done._replace(results=results, broken=broken, partly=partly, terms=terms, directions=directions)


def run_fast(graph: Graph, rules: bytes, data: bytes, progress: Progress, jobs: int = JOBS) -> Run:
    """Return the results of the fast engine, and of pySHACL for shapes that the fast one does not run right."""
    progress(what_of(graph), 0, 0)
    refused = dict(uncertain(rules, data))
    fast, slow, reasons = parted(rules, refused)
    found = run_parts(data, fast, jobs)
    if isinstance(found, str):
        refused |= engines.refusals(fast) or engines.refusals(fast, graph)
        fast, slow, reasons = parted(rules, refused)
        found = run_parts(data, fast, jobs)
    if isinstance(found, str):
        return run_pyshacl(graph, rules, progress)._replace(instead=found)
    if not reasons:
        return Run(found, "fast")
    done = run_pyshacl(graph, slow, progress)
    instead = [f"{shape.strip('<>')}: {why}" for shape, why in reasons.items() if shape not in done.broken]
    broken = {
        shape: reasons.get(shape, why) if why.startswith(engines.UNEXPLAINED) else why
        for shape, why in done.broken.items()
    }
    return Run([*found, *done.results], "fast", "; ".join(instead), broken)


def what_of(graph: Graph) -> str:
    """Return what is being done, with the projects whose triples are validated too, since one extends them."""
    used = graph.projects
    others = [each.name for each in used.projects if each != used.own and not each.is_library] if used else []
    more = f", with those of {' and '.join(others)}" if others else ""
    return f"validating {len(graph):,} triples{more}"


def run_parts(data: bytes, rules: bytes, jobs: int) -> list[Result] | str:
    """Return the results of the fast engine, over the whole graph or in parts."""
    if jobs < 2:
        return run_of_alike(data, rules)
    from creativegraph.validation.engines.parts import run_in_parts

    return run_in_parts(data, rules, jobs)


def run_pyshacl(graph: Graph, rules: bytes, progress: Progress) -> Run:
    """Return the results of pySHACL; where it cannot run the shapes together, those of each that it can."""
    try:
        return Run(engines.run_pyshacl(graph, rules, progress), "pyshacl")
    except FormatError as error:
        return halved(graph, rules, targeted(rules), error, progress)


def halved(graph: Graph, rules: bytes, shapes: Sequence[str], error: FormatError, progress: Progress) -> Run:
    """Return the results of those shapes that pySHACL can run, of some that it cannot run together."""
    if len(shapes) < 2:
        return Run([], "pyshacl", "", {shapes[0] if shapes else "": reason_of(error)})
    results: list[Result] = []
    broken: dict[str, str] = {}
    middle = len(shapes) // 2
    for half in (shapes[:middle], shapes[middle:]):
        rest = part(rules, half)
        try:
            results += engines.run_pyshacl(graph, rest, progress)
        except FormatError as wrong:
            done = halved(graph, rest, half, wrong, progress)
            results += done.results
            broken |= done.broken
    return Run(results, "pyshacl", "", broken)


def reason_of(error: FormatError) -> str:
    """Return why shapes cannot be run, without what to do."""
    return str(error).removeprefix(engines.CANNOT).removesuffix(engines.CORRECT)
