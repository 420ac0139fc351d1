"""The catalogued questions as tests ask them, and the graphs that they are put to."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.support.sampled import sample

import creativegraph as cg
from creativegraph import TOPICS, catalogue
from creativegraph.graph import Graph

NAMES = catalogue.names()
PARAMETER = re.compile(r"VALUES \?(\w+) \{ (.*) \}[ \t]*# param")
SECOND: dict[tuple[str, str], str] = {
    ("agreements/owed_by", "debtor"): "org/state-vietnam",
    ("agreements/resting_on", "basis"): "agreement/sovico-united-nations-2020",
    ("agreements/signatories_of", "agreement"): "agreement/sovico-united-nations-2020",
    ("cities/in_country", "country"): "place/bahamas",
    ("cities/sisters_in", "city"): "place/fabriano",
    ("cities/sisters_in", "region"): "place/azerbaijan",
    ("outcomes/of_project", "project"): "project/unesco-570vie4002",
    ("statements/with_status", "status"): "code/status/prospective",
}
"""Another value of some parameters than the example, for which there are rows."""
TERM = re.compile(r'<([^>]*)>|"([^"]*)"(?:\^\^\S+)?|(\S+)')


class Asked(NamedTuple):
    """A catalogued question with arguments, and the languages in which labels are wanted."""

    name: str
    way: str
    languages: tuple[str, ...] | None
    arguments: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.name} {self.way}"

    def of(self, graph: Graph) -> cg.Rows:
        """The answer of a graph."""
        return graph.run(self.name, languages=self.languages, **self.arguments)


@cache
def packaged() -> Graph:
    """The packaged graph."""
    return cg.open_graph()


@cache
def exported(form: str) -> bytes:
    """The packaged graph in a format."""
    return cg.export(packaged(), format=form)


@cache
def by_the_article() -> Graph:
    """The packaged graph as the article alone has it, corrected."""
    return cg.open_graph(sources=("article",), corrected=True)


@cache
def by_the_article_on_rdflib() -> Graph:
    """The same in rdflib."""
    return cg.open_graph(by_the_article().to_rdflib())


@cache
def on_rdflib() -> Graph:
    """The sample of the packaged graph in rdflib."""
    return cg.open_graph(sample().to_rdflib())


def topic_of(name: str) -> str:
    """The folder of a query."""
    return name.partition("/")[0]


def body_of(name: str) -> str:
    """A query without its header and comments."""
    return "\n".join(line for line in catalogue.load(name).text.split("\n") if not line.startswith("#"))


def examples(name: str) -> dict[str, Any]:
    """The arguments that a query has as its example."""
    return {
        match[1]: [next(part for part in term if part) for term in TERM.findall(match[2])]
        for match in PARAMETER.finditer(catalogue.load(name).text)
    }


def needed(name: str) -> dict[str, Any]:
    """The example without the arguments that may be left out."""
    return {key: value for key, value in examples(name).items() if key in catalogue.load(name).needed}


def example(name: str) -> Asked:
    """A question with its example."""
    return Asked(name, "example", None, examples(name))


@cache
def one_a_topic() -> tuple[str, ...]:
    """The first question of each topic that gives labels; how labels are filled in does not hang on the question."""
    labelled = [name for name in NAMES if any(each.kind == "label" for each in catalogue.load(name).columns)]
    return tuple(next(name for name in labelled if topic_of(name) == topic) for topic in TOPICS)


@cache
def all_asked() -> tuple[Asked, ...]:
    """Each question with its example, where that is another question also without what may be left out, and in each
    topic one in a language that no label has.
    """
    found = []
    for name in NAMES:
        found.append(example(name))
        if needed(name) != examples(name):
            found.append(Asked(name, "needed", None, needed(name)))
        if name in one_a_topic():
            found.append(Asked(name, "french", ("fr",), examples(name)))
    return tuple(found)


@cache
def competency_questions() -> tuple[dict[str, Any], ...]:
    """The questions that the article answers: query, arguments and the rows that are expected."""
    files = sorted((Path(__file__).parents[1] / "topics").glob("questions_*.toml"))
    return tuple(each for file in files for each in tomllib.loads(file.read_text(encoding="utf-8"))["question"])


def of_competency(question: dict[str, Any]) -> Asked:
    """A question that the article answers, as it is asked."""
    return Asked(question["query"], f"question {question['id']}", None, question["arguments"])
