"""The page that lists every catalogued query, made from the headers of the query files.

``python -m creativegraph.catalogue.page docs/queries.md`` writes it.
"""

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from creativegraph import catalogue, project
from creativegraph.catalogue.example import call_of
from creativegraph.catalogue.query import Query

__all__ = ["catalogue_page", "main"]

NOTE = "*Made by `make docs` from `queries/`, its README.md files and the headers of its .rq files; edit those.*"


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


def main(words: Sequence[str]) -> None:
    """Write the page to the file that ``words`` names."""
    Path(words[0]).write_text(catalogue_page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
