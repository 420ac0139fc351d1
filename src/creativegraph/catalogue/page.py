"""The page that lists every catalogued question, made from the headers of the query files.

``python -m creativegraph.catalogue.page docs/queries.md`` writes it.
"""

import re
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from creativegraph import catalogue
from creativegraph.catalogue.query import Query
from creativegraph.iris import compact

__all__ = ["catalogue_page", "example_of", "main"]

INTRODUCTION = """\
# The catalogue of questions

*Made by `make docs` from the headers of the files in `queries/`; edit those, not this page.*

Each question is one file, `queries/<topic>/<name>.rq`, and runs in three ways:

- on the command line: `creativegraph run outcomes/of_event --event hcdf-2024`
- from Python: `cg.outcomes.of_event(graph, "hcdf-2024")` for typed rows, or
  `graph.run("outcomes/of_event", event="hcdf-2024")` for a table that knows pandas, polars and Arrow
- in any SPARQL 1.1 editor: paste the file; the values between the braces of a line that ends in `# param` are an
  example, so put your own there

What a parameter takes depends on its kind:

| kind | what to give |
|---|---|
| `iri` | an IRI, `kind/slug` (`event/hcdf-2024`), a bare slug (`hcdf-2024`), or a name that means one thing |
| `string` | text |
| `integer`, `year` | a whole number |
| `decimal` | a number with a point |
| `date` | a day, `2024-11-30` |

A `?` after a kind means *may be left out*, and of a column *may be absent in a row*. A list means any of its items (on
the command line give the parameter again), and an empty list gives no rows. A column of kind `label` names the thing in
the column before it, in the reader's first language that has a name for it.
"""

EXAMPLE = re.compile(r"^[ \t]*VALUES \?(\w+) \{(.*)\}[ \t]*# param[ \t]*$", re.MULTILINE)
TERM = re.compile(r'<(?P<iri>[^<>]*)>|"(?P<text>[^"]*)"(?:\^\^\S+|@\S+)?|(?P<bare>[^\s<>"]+)')
PLAIN = re.compile(r"[\w./:-]+")


def catalogue_page() -> str:
    """The whole page as Markdown: the questions by topic, then each with all that its header says."""
    found = [catalogue.load(name) for name in catalogue.names()]
    topics = [(topic, list(some)) for topic, some in groupby(found, key=topic_of)]
    parts = [INTRODUCTION, f"## All {len(found)} questions\n"]
    for topic, some in topics:
        parts += [f"**{topic.capitalize()}**\n", "\n".join(map(entry, some)) + "\n"]
    for topic, some in topics:
        parts += [f"## {topic.capitalize()}\n", *map(section, some)]
    return "\n".join(parts)


def topic_of(query: Query) -> str:
    """The folder of a query."""
    return query.name.partition("/")[0]


def entry(query: Query) -> str:
    """One line of the list at the top."""
    return f"- [`{query.name}`](#{query.name.replace('/', '')}) {query.answers or query.summary}"


def section(query: Query) -> str:
    """All about one query."""
    parts = [f"### {query.name}\n", f"{query.summary}\n"]
    if query.answers:
        parts.append(f"*{query.answers}*\n")
    if query.counts:
        parts.append(f"How it counts: {query.counts}\n")
    if query.parameters:
        parts.append(f"Parameters: {listed(query.parameters)}\n")
    parts += [f"Columns: {listed(query.columns)}\n", f"```\n{call_of(query)}\n```\n"]
    return "\n".join(parts)


def listed(some: Sequence[catalogue.Parameter] | Sequence[catalogue.Column]) -> str:
    """Parameters or columns in one line, each with its kind."""
    return ", ".join(f"`{each.name}` {each.kind}{'?' if each.optional else ''}" for each in some)


def example_of(query: Query) -> dict[str, list[str]]:
    """The example values that stand in the query, by parameter, as a caller would type them."""
    return {
        match[1]: [
            compact(term["iri"]) if term["iri"] else term["text"] or term["bare"] or ""
            for term in TERM.finditer(match[2])
        ]
        for match in EXAMPLE.finditer(query.text)
    }


def call_of(query: Query) -> str:
    """The example as a command; what may be left out is left out, unless nothing else is asked."""
    wanted = query.needed or [each.name for each in query.parameters]
    values = example_of(query)
    words = [f"--{name} {quoted(value)}" for name in wanted for value in values.get(name, ())]
    return " ".join(["creativegraph run", query.name, *words])


def quoted(value: str) -> str:
    """A value as a shell reads it."""
    return value if PLAIN.fullmatch(value) else f'"{value}"'


def main(words: Sequence[str]) -> None:
    """Write the page to the file that ``words`` names."""
    Path(words[0]).write_text(catalogue_page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
