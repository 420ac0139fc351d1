"""The page that lists every catalogued query, made from the headers of the query files.

``python -m creativegraph.catalogue.page docs/queries.md`` writes it.
"""

import re
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from creativegraph import catalogue, project
from creativegraph.catalogue.query import Query
from creativegraph.iris import compact

__all__ = ["catalogue_page", "example_of", "main"]

NOTE = "*Made by `make docs` from `queries/`, its README.md files and the headers of its .rq files; edit those.*"
EXAMPLE = re.compile(r"^[ \t]*VALUES \?(\w+) \{(.*)\}[ \t]*# param[ \t]*$", re.MULTILINE)
TERM = re.compile(r'<(?P<iri>[^<>]*)>|"(?P<text>[^"]*)"(?:\^\^\S+|@\S+)?|(?P<bare>[^\s<>"]+)')
PLAIN = re.compile(r"[\w./:-]+")


def catalogue_page() -> str:
    """Return the whole page as Markdown: the queries by topic, then each with all that its header says."""
    found = [catalogue.load(name) for name in catalogue.names()]
    topics = [(topic, list(some)) for topic, some in groupby(found, key=lambda query: query.name.partition("/")[0])]
    title, _, introduction = read_me().partition("\n\n")
    parts = [f"{title}\n\n{NOTE}\n\n{introduction}", f"## All {len(found)} queries\n"]
    for topic, some in topics:
        parts += [f"**{topic.capitalize()}**\n", "\n".join(map(entry, some)) + "\n"]
    for topic, some in topics:
        parts += [f"## {topic.capitalize()}\n", read_me(topic), *map(section, some)]
    return "\n".join(parts)


def read_me(topic: str = "") -> str:
    """Return what is to be known of all queries, or of those of a topic."""
    return project.all_files(f"queries/{topic}".rstrip("/"), "README.md")[0].read_text(encoding="utf-8")


def entry(query: Query) -> str:
    """Return the line of a query in the list at the top."""
    return f"- [`{query.name}`](#{query.name.replace('/', '')}) {query.answers or query.summary}"


def section(query: Query) -> str:
    """Return all about one query."""
    texts = [query.summary, f"*{query.answers}*" if query.answers else "", query.counts]
    parts = [f"### {query.name}\n", *(f"{text}\n" for text in texts if text)]
    if query.parameters:
        parts.append("Parameters:\n\n" + "".join(map(parameter_line, query.parameters)))
    columns = ", ".join(f"`{each.name}` {each.kind}{'?' if each.optional else ''}" for each in query.columns)
    helps = "".join(f"- `{each.name}`: {each.help}\n" for each in query.columns if each.help)
    parts.append(f"Columns: {columns}\n" + (f"\n{helps}" if helps else ""))
    return "\n".join([*parts, f"```\n{call_of(query)}\n```\n"])


def parameter_line(parameter: catalogue.Parameter) -> str:
    """Return the line of a parameter: its kind and what it means."""
    within = " ".join(parameter.takes or parameter.choices)
    takes = f"<{within}>" if within else ""
    kind = f"{parameter.kind}{takes}{'?' if parameter.optional else ''}"
    return f"- `{parameter.name}` `{kind}`{f': {parameter.help}' if parameter.help else ''}\n"


def example_of(query: Query) -> dict[str, list[str]]:
    """Return the example values that stand in the query, by parameter, as a caller would type them."""
    return {
        match[1]: [
            compact(term["iri"]) if term["iri"] else term["text"] or term["bare"] or ""
            for term in TERM.finditer(match[2])
        ]
        for match in EXAMPLE.finditer(query.text)
    }


def call_of(query: Query) -> str:
    """Return the example as a command; what may be left out is left out, unless nothing else is asked."""
    wanted = query.needed or [each.name for each in query.parameters]
    values = example_of(query)
    words = [f"--{name} {quoted(value)}" for name in wanted for value in values.get(name, ())]
    return " ".join(["creativegraph run", query.name, *words])


def quoted(value: str) -> str:
    """Return a value as a shell reads it."""
    return value if PLAIN.fullmatch(value) else f'"{value}"'


def main(words: Sequence[str]) -> None:
    """Write the page to the file that ``words`` names."""
    Path(words[0]).write_text(catalogue_page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
