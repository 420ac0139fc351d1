"""The texts that drafts are measured on, each with its gold: statements that a careful curator would enter."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks.scoring import Row

__all__ = ["HELD_OUT", "ROOT", "SEED", "Text", "article", "gold_of", "texts"]

ROOT = Path(__file__).parents[1]
HELD_OUT = ROOT / "benchmarks" / "drafting"
SEED = ROOT.parent / "shared" / "seed"
"""Where the article and its facts lie beside a checkout; neither is part of the project."""
NAMES = {"skos:prefLabel", "skos:altLabel"}
OTHERWISE = {
    "a006": {"subject": "agreement/sovico-unesco-2021", "property": "cg:signedOn", "value": "2021-11"},
}
"""Other ways to say a statement of the article, each as right as the first."""


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
