"""Drafts of reports against gold that was made before: what is found and right, and how long it takes. The rules were
tuned on the article; of the others [their page](../benchmarks/drafting/README.md) says how they were kept apart.

``python -m benchmarks.drafting`` also prints what was missed and what was wrong.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

import creativegraph as cg
from benchmarks.gold import ROOT, SEED, Text, texts
from benchmarks.measuring import Line, ms
from benchmarks.page import markdown
from benchmarks.scoring import Row, Score, Statement, score
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.iris import compact

if TYPE_CHECKING:
    from creativegraph.drafting import Candidate

FOLDERS = ("data", "ontology", "queries", "shapes")
KNOWN = (
    "SELECT DISTINCT ?thing { ?thing a ?class FILTER(STRSTARTS(STR(?thing), 'https://w3id.org/creativegraph/id/')) }"
)
COLUMNS = ("text", "language", "characters", "statements", "drafted", "right", "recall", "precision",
           "in words: found, right", "verbatim", "seconds")  # fmt: skip
GOALS = {"article": (0.60, 0.85), "": (0.40, 0.80)}
"""Recall and precision wanted: of the article, on which rules may be tuned, and of others, on which they are not."""
FASTEST = 2 / 12_000
"""Seconds for a character."""
LONG = {"12,000 characters": (12_000, 2), "300 pages of 2,000 characters": (600_000, 60)}
"""Texts that are made long of the others, in characters, and the seconds for each."""
SHORT = 10
"""Seconds; what takes longer is measured once."""


class Result(NamedTuple):
    """How a draft of a text compares with its gold."""

    text: Text
    characters: int
    score: Score
    verbatim: tuple[int, int]
    seconds: float


def without_article(folder: Path) -> Path:
    """Copy the packaged project into a folder without what is known from the article alone, and return the folder."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "creativegraph.toml", folder)
    for name in ("data/claims/article.csv", "data/corrections/article.csv", "data/graph.json"):
        (folder / name).unlink()
    return folder


def drafted(candidates: Iterable["Candidate"]) -> list[Row]:
    """Return candidates as rows to compare."""
    return [
        Row(
            str(number),
            {
                "subject": each.subject, "property": each.property, "value": each.value, "lang": each.lang,
                **each.columns,
            },
            each.start, each.end, {thing.id: thing.label for thing in each.things},
        )
        for number, each in enumerate(candidates)
    ]  # fmt: skip


def draft_of(path: Path, graph: Graph, date: str = "") -> "tuple[float, Sequence[Candidate], str]":
    """Return in how many seconds of a processor a text is drafted, the candidates, and the text that they quote."""
    start = process_time()
    document = replace(import_module("creativegraph.drafting.reading").read(path), date=date)
    candidates = import_module("creativegraph.drafting.draft").draft(document, graph).candidates
    return process_time() - start, candidates, document.text


def result(text: Text, graph: Graph, folder: Path) -> Result:
    """Draft a text and compare."""
    seconds, candidates, words = draft_of(text.path, graph, text.date)
    exact = sum(words[each.start : each.end] == each.quote for each in candidates)
    found = score(text.gold, drafted(candidates), folder, things_in(graph))
    return Result(text, len(words), found, (exact, len(candidates)), seconds)


def things_in(graph: Graph) -> list[str]:
    """Return the things of a graph."""
    found = graph.sparql(KNOWN)
    return [compact(str(each[0])) for each in found] if isinstance(found, Rows) else []


def results(folder: Path) -> Iterator[Result]:
    """Draft each text; the article with what other sources say."""
    if find_spec("creativegraph.drafting.draft"):
        for number, text in enumerate(texts()):
            graph = cg.open_graph() if text.held_out else cg.open_graph(without_article_once(folder / "without"))
            result(text, graph, folder / f"warm-{number}")
            yield result(text, graph, folder / f"text-{number}")


def without_article_once(folder: Path) -> Path:
    """Copy the project if it is not there."""
    return folder if folder.is_dir() else without_article(folder)


KEPT: list[Result] = []


def measure(folder: Path) -> Iterator[Line]:
    """Recall, precision, verbatim quotations and time of each text."""
    KEPT[:] = []
    for each in results(folder):
        KEPT.append(each)
        yield from lines_of(each)
    yield from long_texts([each.text for each in KEPT], folder)
    if not SEED.is_dir():
        yield Line("drafting: article", "not here", "", "", "texts are not committed", met=True)


def long_texts(of: Sequence[Text], folder: Path) -> Iterator[Line]:
    """Yield how long a draft of a long text takes, whose parts are those texts again and again."""
    whole = "\n\n".join(each.path.read_text(encoding="utf-8") for each in of)
    graph = cg.open_graph()
    for what, (length, goal) in LONG.items() if whole else ():
        path = folder / f"{length}.txt"
        path.write_text((f"{whole}\n\n" * (length // len(whole) + 1))[:length], encoding="utf-8")
        for time in ("first with a graph", "then") if goal < SHORT else ("then",):
            seconds, made = draft_of(path, graph)[:2]
            yield Line(f"drafting: {what}, {time}", ms(seconds), f"{len(made)} candidates", "", f"at most {goal} s",
                       seconds <= goal)  # fmt: skip


def lines_of(each: Result) -> Iterator[Line]:
    """Yield what is measured of a text."""
    name, (recall, precision) = each.text.name, GOALS.get(each.text.name, GOALS[""])
    found, (exact, all_of) = each.score, each.verbatim
    yield Line(f"drafting: {name}, found", f"{found.recall:.0%}", f"{found.found} of {found.gold}", "",
               f"at least {recall:.0%}", found.recall >= recall)  # fmt: skip
    yield Line(f"drafting: {name}, right", f"{found.precision:.0%}", f"{found.right} of {found.drafted}", "",
               f"at least {precision:.0%}", found.precision >= precision)  # fmt: skip
    yield Line(f"drafting: {name}, verbatim", f"{exact} of {all_of}", "", "", "all", exact == all_of)
    goal = each.characters * FASTEST
    yield Line(f"drafting: {name}, time", ms(each.seconds), "", "", f"at most {ms(goal)}", each.seconds <= goal)


def more(folder: Path) -> str:  # noqa: ARG001 - all parts are called alike
    """Return the table of texts, of languages together, and of kinds of statements."""
    by_language: dict[str, list[Result]] = {}
    for each in KEPT:
        if each.text.held_out:
            by_language.setdefault(each.text.language, []).append(each)
    rows = [*map(row_of, KEPT), *(together(language, of) for language, of in sorted(by_language.items()))]
    kinds: dict[str, tuple[int, int]] = {}
    for each in KEPT:
        for kind, (wanted, found) in each.score.kinds.items():
            of, so_far = kinds.get(kind, (0, 0))
            kinds[kind] = (of + wanted, so_far + found)
    by_kind = [
        (f"`{kind}`", str(of), str(found)) for kind, (of, found) in sorted(kinds.items(), key=lambda each: -each[1][0])
    ]
    return (
        f"Each text, and the languages of those that no rule was tuned on:\n\n{markdown(COLUMNS, rows)}\n"
        f"What is stated, in all texts:\n\n{markdown(('property or kind', 'statements', 'found'), by_kind)}"
    )


def row_of(each: Result) -> tuple[str, ...]:
    """Return a text as a row."""
    found = each.score
    return (
        each.text.name, each.text.language, f"{each.characters:,}", str(found.gold), str(found.drafted),
        str(found.right), f"{found.recall:.0%}", f"{found.precision:.0%}",
        f"{found.free_found} of {found.free_gold}, {found.free_right} of {found.free_drafted}",
        f"{each.verbatim[0]} of {each.verbatim[1]}", f"{each.seconds:.2f}",
    )  # fmt: skip


def together(language: str, of: Sequence[Result]) -> tuple[str, ...]:
    """Return the texts of a language as one row."""

    def total(name: str) -> int:
        return sum(getattr(each.score, name) for each in of)

    gold, found, made, right = map(total, ("gold", "found", "drafted", "right"))
    return (
        f"all of {language}", language, f"{sum(each.characters for each in of):,}", str(gold), str(made), str(right),
        f"{found / gold:.0%}", f"{right / made:.0%}" if made else "",
        f"{total('free_found')} of {total('free_gold')}, {total('free_right')} of {total('free_drafted')}",
        f"{sum(each.verbatim[0] for each in of)} of {sum(each.verbatim[1] for each in of)}",
        f"{sum(each.seconds for each in of):.2f}",
    )  # fmt: skip


def shown(statement: Statement, text: str) -> str:
    """Return a statement with its words."""
    cells = ", ".join(f"{name}={cell}" for name, cell in statement.row.cells.items() if cell)
    return f"  {cells}\n      « {text[statement.row.start : statement.row.end][:120]} »"


def main() -> None:
    """Print the table, and for each text what was missed and what was wrong."""
    with tempfile.TemporaryDirectory() as folder:
        for line in measure(Path(folder)):
            print(*line[:3], line.goal, "yes" if line.met else "NO", sep="  ")
    for each in KEPT:
        text = each.text.path.read_text(encoding="utf-8")
        for title, found in (("MISSED", each.score.missed), ("WRONG", each.score.wrong)):
            print(f"\n{title} in {each.text.name}: {len(found)}")
            print("\n".join(shown(one, text) for one in found))
        print(f"\nREFUSED in {each.text.name}: {len(each.score.faulty)}")
        print("\n".join(f"  {dict(row.cells)}" for row in each.score.faulty))
    print(f"\n{more(Path())}")


if __name__ == "__main__":
    main()
