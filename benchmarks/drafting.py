"""Drafts of reports against gold that was made before: what is found, what of it is right, and how long it takes.

``python -m benchmarks.drafting`` also prints what was missed and what was wrong.
"""

import csv
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import creativegraph as cg
from benchmarks.measuring import Line, ms
from benchmarks.page import markdown
from benchmarks.scoring import Row, Score, Statement, score
from creativegraph.graph import Graph
from creativegraph.iris import compact
from creativegraph.rows import Rows

if TYPE_CHECKING:
    from creativegraph.drafting import Candidate

ROOT = Path(__file__).parents[1]
HELD_OUT = ROOT / "benchmarks" / "drafting"
SEED = ROOT.parent / "shared" / "seed"
"""Where the article and its facts lie beside a checkout; neither is part of the project."""
FOLDERS = ("data", "ontology", "queries", "shapes")
KNOWN = (
    "SELECT DISTINCT ?thing { ?thing a ?class FILTER(STRSTARTS(STR(?thing), 'https://w3id.org/creativegraph/id/')) }"
)
NAMES = {"skos:prefLabel", "skos:altLabel"}
COLUMNS = ("text", "language", "characters", "statements", "drafted", "right", "recall", "precision",
           "in words: found, right", "verbatim", "seconds")  # fmt: skip
OTHERWISE = {
    "a006": {"subject": "agreement/sovico-unesco-2021", "property": "cg:signedOn", "value": "2021-11"},
}
"""Other ways to say a statement of the article, each as right as the first."""
GOALS = {"article": (0.60, 0.85), "": (0.40, 0.80)}
"""Recall and precision wanted: of the article, on which rules may be tuned, and of others, on which they are not."""
FASTEST = 2 / 12_000
"""Seconds for a character."""


class Text(NamedTuple):
    """A text with its gold, and the graph that it is drafted with."""

    name: str
    language: str
    path: Path
    gold: list[Row]
    date: str = ""

    @property
    def held_out(self) -> bool:
        """Whether no rule was tuned on it."""
        return self.path.parent == HELD_OUT


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


def texts() -> list[Text]:
    """Return the texts that there are: the article if it lies beside the checkout, and those of the benchmark."""
    found = [Text("article", "vi", SEED / "article.vi.txt", article())] if SEED.is_dir() else []
    for row in rows_of(HELD_OUT / "texts.csv"):
        path = HELD_OUT / f"{row['name']}.txt"
        found.append(Text(path.stem, row["language"], path, gold_of(path.with_suffix(".csv")), row["date"]))
    return found


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table, none if it is not there."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def article() -> list[Row]:
    """Return gold of the article: its explicit facts as the packaged tables have them, mended by a second reading.

    What only follows from the text is acceptable, and so is what the second reading found not to be explicit.
    """
    with (SEED / "facts.tsv").open(encoding="utf-8", newline="") as file:
        stated = {f"a{int(each['n']):03d}": each["mode"] for each in csv.DictReader(file, delimiter="\t")}
    rows = rows_of(ROOT / "data" / "claims" / "article.csv")
    labels: dict[str, str] = {}
    for row in rows:
        if row["property"] in NAMES and row["lang"] == "vi":
            labels.setdefault(row["subject"], row["value"])
    free = {row["id"] for row in rows if row["lang"]}
    kept = [row for row in rows if stated.get(row["id"], row["mode"]) in ("explicit", "implied")]
    gold = [from_claim(row, labels, wanted=stated.get(row["id"]) == "explicit" and (
        row["id"] in free or row["mode"] == "explicit")) for row in kept]  # fmt: skip
    return [*gold, *(replace(row, cells=OTHERWISE[row.number]) for row in gold if row.number in OTHERWISE)]


def from_claim(row: dict[str, str], labels: dict[str, str], *, wanted: bool) -> Row:
    """Return a claim as a row of gold."""
    cells = {name: row[name] for name in ("subject", "property", "value", "lang")}
    called = {thing: labels[thing] for thing in (row["subject"], row["value"]) if thing in labels}
    return Row(row["id"], cells, int(row["start"] or 0), int(row["end"] or 0), called, not wanted)


def gold_of(path: Path) -> list[Row]:
    """Return the rows of a table of gold."""
    return [
        Row(
            row["statement"], {name: cell for name, cell in row.items() if cell}, int(row["start"]),
            int(row["end"]), dict(called(row["called"])), row["use"] == "acceptable",
        )
        for row in rows_of(path)
    ]  # fmt: skip


def called(cell: str) -> Iterator[tuple[str, str]]:
    """Yield things with their names: ``event/fair = Fair of Crafts; org/office = Fair Office``."""
    for part in filter(None, cell.split("; ")):
        thing, _, label = part.partition(" = ")
        yield thing, label


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


def result(text: Text, graph: Graph, folder: Path) -> Result:
    """Draft a text and compare."""
    start = perf_counter()
    document = replace(import_module("creativegraph.drafting.reading").read(text.path), date=text.date)
    candidates = import_module("creativegraph.drafting.draft").draft(document, graph).candidates
    seconds = perf_counter() - start
    exact = sum(document.text[each.start : each.end] == each.quote for each in candidates)
    found = score(text.gold, drafted(candidates), folder, things_in(graph))
    return Result(text, len(document.text), found, (exact, len(candidates)), seconds)


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
    if not SEED.is_dir():
        yield Line("drafting: article", "not here", "", "", "texts are not committed", met=True)


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
