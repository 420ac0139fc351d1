"""The text of a generated Python module: a function and a row class a query, laid out as ``ruff format`` does it."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

from creativegraph.catalogue.query import Parameter, Query

__all__ = ["IMPORTED", "Topic", "class_name", "package_text", "topic_text"]

WIDTH = 120
TYPES = {
    "iri": "IRI", "string": "str", "label": "str", "integer": "int", "year": "int", "decimal": "Decimal",
    "date": "datetime.date", "boolean": "bool",
}  # fmt: skip
# Names that a module uses: a query, parameter or column of such a name would hide what its annotations mean.
IMPORTED = frozenset(
    {
        "Answers", "Decimal", "Graph", "IRI", "Languages", "Path", "QUERIES", "Things", "bool", "dataclass", "datetime",
        "int", "str",
    }
)  # fmt: skip
UNWRITABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")  # no source file of Python may have these
LANGUAGE = re.compile(r"^[ \t]*VALUES \?\w+ \{.*\}[ \t]*# language[ \t]*$", re.MULTILINE)
BY_NAME = re.compile(r"^ORDER BY .*_label\b", re.MULTILINE)


class Topic(NamedTuple):
    """The queries of a folder, by name, and their module.

    ``source`` is the folder as docstrings name it; ``way`` leads there from the module, and is empty for the packaged
    topics, whose queries have names of their own.
    """

    module: str
    folder: Path
    source: str
    way: str
    about: Sequence[str]
    queries: Sequence[tuple[str, Query]]


def topic_text(topic: Topic) -> str:
    """Return the text of the module of a topic."""
    head, *rest = topic.about or [f"Queries of {topic.module}."]
    names = [*sorted(class_name(name) for name, _ in topic.queries), *sorted(name for name, _ in topic.queries)]
    parts = [
        f"# generated from {topic.source}*.rq; edit those",
        docstring([head, *rest], ""),
        "",
        *imports(topic),
        "",
        "__all__ = [",
        *(f'    "{name}",' for name in names),
        "]",
    ]
    if topic.way:
        parts += ["", f"QUERIES = Path(__file__).resolve().parent / {quoted(topic.way)}"]
    for name, query in topic.queries:
        parts += ["", "", *row_class(name, query), "", "", *function(topic, name, query)]
    return "\n".join(parts) + "\n"


def package_text(source: str, modules: Sequence[str]) -> str:
    """Return the text of the package that holds the modules."""
    listed = "\n".join(wrap(f"Modules: {', '.join(sorted(modules))}.", WIDTH))
    return (
        f"# generated from {source}*.rq; edit those\n"
        f'"""One module for each topic: a function and a row class for each query.\n\n{listed}\n"""\n'
    )


def imports(topic: Topic) -> list[str]:
    """Return the lines that import what the module uses."""
    columns = {each.kind for _, query in topic.queries for each in query.columns}
    asked = {each.kind for _, query in topic.queries for each in query.parameters}
    kinds = columns | asked
    terms = [*(["IRI"] if "iri" in columns else []), "Languages", *(["Things"] if "iri" in asked else [])]
    return [
        *(["import datetime"] if "date" in kinds else []),
        "from dataclasses import dataclass",
        *(["from decimal import Decimal"] if "decimal" in kinds else []),
        *(["from pathlib import Path"] if topic.way else []),
        "",
        "from creativegraph.graph import Graph",
        "from creativegraph.graph.rows import Answers",
        f"from creativegraph.iris import {', '.join(terms)}",
    ]


def row_class(name: str, query: Query) -> list[str]:
    """Return the lines of the dataclass of a row."""
    helps = [f"{each.name}: {each.help}" for each in query.columns if each.help]
    parts = [query.row or f"One row of ``{name}``."]
    return [
        "@dataclass(frozen=True, slots=True)",
        f"class {class_name(name)}:",
        docstring(parts, "    ", {"Attributes": helps}),
        "",
        *(f"    {each.name}: {TYPES[each.kind]}{' | None' if each.optional else ''}" for each in query.columns),
    ]


def function(topic: Topic, name: str, query: Query) -> list[str]:
    """Return the lines of the function that asks a query."""
    row = class_name(name)
    required = [each for each in query.parameters if not each.optional]
    placed = [each for each in query.parameters if each.name in query.positional]
    named = [each for each in query.parameters if each.optional and each.name not in query.positional]
    taken = ["graph: Graph", *map(annotated, [*required, *placed]), "*", *map(annotated, named)]
    where = f"{quoted(f'{topic.module}/{name}')}" if not topic.way else f"str(QUERIES / {quoted(f'{name}.rq')})"
    given = [where, row, "languages", *(f"{each.name}={each.name}" for each in query.parameters)]
    return [
        *fitted(f"def {name}(", [*taken, "languages: Languages | None = None"], f") -> Answers[{row}]:", ""),
        docstring(
            [query.summary, *([query.counts] if query.counts else [])],
            "    ",
            {"Args": list(arguments(query)), "Raises": list(errors(query))},
            f"Source: ``{topic.source}{name}.rq``.",
        ),
        *fitted("return graph.rows(", given, ")", "    "),
    ]


def annotated(parameter: Parameter) -> str:
    """Return a parameter with its type, as a signature has it."""
    kind = "Things" if parameter.kind == "iri" else TYPES[parameter.kind]
    return f"{parameter.name}: {kind}" + (" | None = None" if parameter.optional else "")


def arguments(query: Query) -> Iterator[str]:
    """Yield a line for each argument of the function of a query."""
    yield "graph: The graph to ask."
    for each in query.parameters:
        takes = f" Takes {each.accepts}." if each.takes or each.choices or not each.help else ""
        yield f"{each.name}: {f'{each.help}{takes}'.lstrip()}"
    if not LANGUAGE.search(query.text):
        yield "languages: Has no effect: this query has no labels."
    else:
        order = "; names are sorted in the first" if BY_NAME.search(query.text) else ""
        yield f"languages: The order of languages for labels{order}. The graph's own if left out."


def errors(query: Query) -> Iterator[str]:
    """Yield a line for each error that arguments can cause."""
    if any(each.takes for each in query.parameters):
        yield "WrongKindError: An argument is a thing of another kind than the query takes."
    if any(each.kind == "iri" for each in query.parameters):
        yield "UnknownNameError: An argument names nothing in the graph."
        yield "AmbiguousNameError: An argument names several things; the message lists them."
    if any(each.kind not in ("iri", "string") or each.choices for each in query.parameters):
        yield "ArgumentError: An argument cannot be read as its kind."


def docstring(
    paragraphs: Sequence[str], indent: str, sections: dict[str, list[str]] | None = None, source: str = ""
) -> str:
    """Return a docstring of paragraphs, sections of named lines and a source, within the width."""
    width = WIDTH - len(indent)
    first, *rest = [marked(each) for each in paragraphs]
    blocks = [wrap(each, width) for each in rest]
    for title, lines in (sections or {}).items():
        if lines:
            items = [part for line in lines for part in wrap(marked(line), width - 4, subsequent_indent="    ")]
            blocks.append([f"{title}:", *(f"    {part}" for part in items)])
    if source:
        blocks.append([source])
    head = wrap(first, width - 3) or [""]
    alone = not blocks and len(head) == 1 and len(head[0]) <= width - 6 and not head[0].endswith('"')
    if alone:
        return f'{indent}"""{head[0]}"""'
    lines = [f'"""{head[0]}', *head[1:]]
    for block in blocks:
        lines += ["", *block]
    return "\n".join(f"{indent}{line}" if line else "" for line in [*lines, '"""'])


def marked(text: str) -> str:
    """Return a header's text as a docstring has it: code in double backticks, nothing that ends the docstring."""
    plain = " ".join(UNWRITABLE.sub("", text).split()).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return re.sub(r"(?<!`)`([^`]+)`(?!`)", r"``\1``", plain)


def fitted(start: str, parts: Sequence[str], end: str, indent: str) -> list[str]:
    """Return a call or signature in one line, in three, or with a line for each part, whichever fits first."""
    if len(line := f"{indent}{start}{', '.join(parts)}{end}") <= WIDTH:
        return [line]
    inner = f"{indent}    {', '.join(parts)}"
    if len(inner) <= WIDTH:
        return [f"{indent}{start}", inner, f"{indent}{end}"]
    return [f"{indent}{start}", *(f"{indent}    {part}," for part in parts), f"{indent}{end}"]


def class_name(name: str) -> str:
    """Return ``ByCountry`` for ``by_country``."""
    return "".join(part.capitalize() for part in name.split("_"))


def quoted(text: str) -> str:
    """Return a text as a Python literal in double quotes."""
    return json.dumps(text, ensure_ascii=False)
