"""The pages of catalogued questions: what each answers and how it counts, and the answer of its example."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from creativegraph import catalogue
from creativegraph.catalogue.example import asked_in_example, example_of
from creativegraph.catalogue.header import Parameter
from creativegraph.catalogue.query import Query
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, Value
from creativegraph.messages.table import message
from creativegraph.project import using
from creativegraph.site.content.answer_files import files_of
from creativegraph.site.content.answers import BROKEN, UNFIT
from creativegraph.site.content.calls import command_of, python_of
from creativegraph.site.content.kinds import home
from creativegraph.site.content.once import once
from creativegraph.site.digests import made_of
from creativegraph.site.html.writer import NUMBER
from creativegraph.site.live.forms import form_of, thing_of, without_header
from creativegraph.site.page import Link, Page, Part
from creativegraph.site.portal import Portal

__all__ = ["Answered", "Asked", "answered", "files_in", "pages", "parts", "tongue_of", "topics"]

MOST_ROWS = 100
"""How many rows of an answer a page shows; the files beside it have all."""
SPOKEN = re.compile(r"LANG\(\?(\w+)\) = \?language")
"""How a query chooses a text in the language that is asked for."""


class Answered(NamedTuple):
    """A question with the answer of its example; without rows it has what is wrong with the example instead.

    One that is ``settled`` was not asked, as its page and files stay as they are.
    """

    query: Query
    rows: Rows | None
    problem: str = ""
    renamed: bool = False
    """Whether the rows are those of the first language, so that the labels in them are not to be shown."""
    whole: int | None = None
    """How many rows there are without the values of the example; None where these are needed."""
    settled: bool = False


class Asked(NamedTuple):
    """A parameter as a page tells of it: what it accepts, and with which values the example asks."""

    name: str
    accepts: str
    optional: bool
    help: list[tuple[str, bool]]
    example: list[Link]


class Column(NamedTuple):
    """A column of an answer as a page tells of it; ``shown`` ones are in the table, ``place`` says where in a row."""

    name: str
    heading: str
    kind: str
    help: list[tuple[str, bool]]
    numeric: bool


@once
def answered(portal: Portal, language: str) -> tuple[Answered, ...]:
    """Return the questions that the site has pages of, with answers in a language.

    Questions of the library that a graph has no answer to are left out, but for the packaged graph.
    """
    found = []
    graph = portal.graph
    whole = portal.has_packaged
    languages = (language, *(each for each in portal.languages if each != language))
    first = {} if language == portal.languages[0] else {
        each.query.name: each for each in answered(portal, portal.languages[0])
    }  # fmt: skip
    with using(graph.projects):
        for name in catalogue.names():
            query = catalogue.load(name)
            if name in portal.settled:
                found.append(Answered(query, None, settled=True))
                continue
            if first and names_only(query):
                found += [first[name]._replace(renamed=True)] if name in first else []
                continue
            try:
                rows = graph.run(name, languages=languages, timeout=None, **asked_in_example(query))
            except BROKEN as error:
                if query.file:
                    found.append(Answered(query, None, str(error)))
                elif not isinstance(error, UNFIT):
                    raise
                continue
            if whole or query.file or len(rows):
                all_rows = first[name].whole if name in first else number_of_all(portal, query)
                found.append(Answered(query, rows, whole=all_rows))
    return tuple(found)


def number_of_all(portal: Portal, query: Query) -> int | None:
    """Return how many rows a question has without the values of its example; None where it needs them or has none."""
    if query.needed or not asked_in_example(query):
        return None
    return len(portal.graph.run(query.name, languages=portal.languages, timeout=None))


def names_only(query: Query) -> bool:
    """Return whether the language decides nothing but the labels in an answer."""
    labels = {each.name for each in query.columns if each.kind == "label"}
    uses = query.text.count("?language") - query.text.count("VALUES ?language")
    return {*SPOKEN.findall(query.text)} <= labels and len(SPOKEN.findall(query.text)) == uses


def topics(portal: Portal, language: str) -> list[tuple[str, Link, list[tuple[str, str]]]]:
    """Return the topics with their names, and the questions of each with what they answer."""
    found = []
    for topic, group in groupby(answered(portal, language), key=lambda each: each.query.name.partition("/")[0]):
        some = [(each.query.name, each.query.answers or each.query.summary) for each in group]
        found.append((topic, Link(*topic_label(portal, topic, language), f"query/{topic}/index"), some))
    return found


@once
def topic_label(portal: Portal, topic: str, language: str) -> tuple[str, str]:
    """Return the name of a topic and its language: that of the module of the ontology, else its folder's."""
    module = next((each for each in portal.names if each.endswith(f"ontology/module/{topic}")), "")
    text, lang = portal.label(module, language) if module else (topic.replace("_", " "), "en")
    return text[:1].upper() + text[1:], lang


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the page of each question, those of topics, and the list of all, which is there without any too."""
    found = topics(portal, language)
    yield Page(
        "query/index",
        language,
        "questions.html",
        message("site.questions", language),
        {"topics": found, "whole": True, "above": [home(language)]},
    )
    whole = [home(language), Link(message("site.questions", language), language, "query/index")]
    for topic in found:
        data = {"topics": [topic], "whole": False, "above": whole}
        yield Page(topic[1].path, language, "questions.html", topic[1].text, data)
    names = {topic: name for topic, name, _ in found}
    for each in answered(portal, language):
        if each.settled:
            continue
        data = question(portal, each, language)
        data["above"] = [*whole, names[each.query.name.partition("/")[0]]]
        title = each.query.answers or each.query.summary
        yield Page(f"query/{each.query.name}", language, "question.html", title, data)


def question(portal: Portal, found: Answered, language: str) -> dict[str, object]:
    """Return what the page of a question tells."""
    query, rows = found.query, found.rows
    columns = columns_of(query)
    parameters = [asked(portal, query, each, language) for each in query.parameters]
    return {
        "name": query.name,
        "texts": [parts_of(each) for each in (query.summary, query.counts) if each],
        "parameters": parameters,
        "arguments": [each for each in parameters if each.name in asked_in_example(query)],
        "columns": columns,
        "rows": table(portal, found, columns, language),
        "count": 0 if rows is None else len(rows),
        "whole": found.whole,
        "problem": found.problem,
        "notes": [] if rows is None else list(rows.notes),
        "sparql": without_header(query.text),
        "python": python_of(portal, query),
        "command": command_of(portal, query),
        "files": rows is not None,
        "live": form_of(portal, query, asked_in_example(query), language),
    }


def parts_of(text: str) -> list[tuple[str, bool]]:
    """Return a text in parts, and of each whether it is a name in backticks."""
    return [(part, place % 2 == 1) for place, part in enumerate(text.split("`")) if part]


def asked(portal: Portal, query: Query, parameter: Parameter, language: str) -> Asked:
    """Return a parameter as a page tells of it."""
    values = []
    for each in example_of(query).get(parameter.name, ()):
        iri = thing_of(each) if parameter.kind == "iri" else ""
        values.append(portal.link(iri, language) if iri else Link(each, "", ""))
    return Asked(parameter.name, parameter.accepts, parameter.optional, parts_of(parameter.help), values)


def columns_of(query: Query) -> list[Column]:
    """Return the columns of the table: a thing and its label are one."""
    labels = {each.name.removesuffix("_label") for each in query.columns if each.kind == "label"}
    return [
        Column(
            each.name, each.name.removesuffix("_label").replace("_", " "), each.kind, parts_of(each.help),
            each.kind in ("integer", "decimal", "year"),
        )
        for each in query.columns
        if each.name not in labels
    ]  # fmt: skip


def table(portal: Portal, answer: Answered, columns: list[Column], language: str) -> list[list[Link]]:
    """Return the first rows of an answer with links to the pages of what is in them."""
    rows = answer.rows
    if rows is None:
        return []
    places = {name: place for place, name in enumerate(rows.columns)}
    found = []
    for row in list(rows)[:MOST_ROWS]:
        cells = []
        for column in columns:
            value = row[places[column.name]]
            about = row[places[column.name.removesuffix("_label")]] if column.kind == "label" else None
            cells.append(cell(portal, value, about, language, renamed=answer.renamed))
        found.append(cells)
    return found


def cell(portal: Portal, value: Value | None, about: Value | None, language: str, *, renamed: bool) -> Link:
    """Return a value of an answer as a table shows it; ``about`` is the thing of which it is the label."""
    if value is None:
        return Link("", "", "")
    if about is not None:
        text, lang = portal.label(str(about), language)
        if renamed:
            value = text
        return Link(
            str(value),
            lang if text == value else tongue_of(portal, str(value), language),
            portal.path(str(about)) or str(about),
        )
    if isinstance(value, IRI):
        is_term = not value.kind and str(value) not in portal.pages
        return portal.writer(language).caption(str(value)) if is_term else portal.link(str(value), language)
    if isinstance(value, bool):
        return Link(message("site.yes" if value else "site.no", language), language, "")
    if hasattr(value, "isoformat"):
        return portal.writer(language).day(value.isoformat())
    text = value if isinstance(value, str) else portal.writer(language).number(str(value))
    return Link(text, tongue_of(portal, text, language) if text is value else NUMBER, "")


@once
def tongue_of(portal: Portal, text: str, language: str) -> str:
    """Return the language in which the graph has a text, that of the page first; empty if it has it in none."""
    from pyoxigraph import Literal

    for tag in (language, *portal.languages):
        literal = Literal(text, language=tag)
        if next(portal.store.quads_for_pattern(None, None, literal, None), None) is not None:
            return tag
    return ""


def parts(portal: Portal) -> Iterator[Part]:
    """Yield the answers of all questions as files, and the questions themselves; labels are in the first language."""
    for each in answered(portal, portal.languages[0]):
        if each.settled:
            continue
        path = f"query/{each.query.name}"
        text = each.query.text.encode()
        yield Part(f"{path}.rq", made_of(text), lambda text=text: text)  # type: ignore[misc]
        if each.rows is not None:
            yield from files_of(portal, each.query, each.rows)


def files_in(portal: Portal, name: str) -> list[str]:
    """Return the files of a question that has an answer."""
    pages = (".html", *(f".{each}.html" for each in portal.languages[1:]))
    return [f"query/{name}{ending}" for ending in (*pages, ".rq", ".csv", ".json", ".xlsx")]
