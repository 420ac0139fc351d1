"""What a language model is asked: the instruction, the terms of the project, the schema of the answer, the report.

The words of the instruction are ``draft.prompt.*`` of messages/messages.csv.
"""

import json
from collections.abc import Iterator

from creativegraph.drafting.document import Document
from creativegraph.drafting.model.schema import schema
from creativegraph.drafting.terms import Term, Terms
from creativegraph.messages.table import languages, message

__all__ = ["language_for", "prompt", "prompt_json"]

RULES = ("quote", "things", "values", "codes", "care", "answer")
BEGIN, END = "<<<REPORT", "REPORT>>>"


def language_for(document: Document) -> str:
    """Return the language in which to ask about a report: its own if messages have it, else the first of these."""
    return document.language if document.language in languages() else languages()[0]


def prompt(document: Document, terms: Terms) -> str:
    """Return all that a model needs to draft claims from a report, as one text."""
    form = json.dumps(schema(terms), ensure_ascii=False, separators=(",", ":"))
    report = f"{BEGIN}\n{document.text}\n{END}"
    return f"{instruction(document, terms)}\n\n## JSON Schema\n\n```json\n{form}\n```\n\n{report}\n"


def prompt_json(document: Document, terms: Terms) -> str:
    """Return the same as a JSON object for a program: ``instruction``, ``schema`` and ``report``."""
    report = f"{BEGIN}\n{document.text}\n{END}"
    parts = {"instruction": instruction(document, terms), "schema": schema(terms), "report": report}
    return json.dumps(parts, ensure_ascii=False, indent=1) + "\n"


def instruction(document: Document, terms: Terms) -> str:
    """Return the instruction, with the terms of the project and the things that the report names."""
    language = terms.language if terms.language in languages() else languages()[0]
    details = {"date": document.date, "title": " ".join(document.title.split()), "begin": BEGIN, "end": END}
    lines = [f"- {message(f'draft.prompt.{part}', language)}" for part in RULES]
    return "\n".join([message("draft.prompt.task", language, **details), "", *lines, *sections(terms, language)])


def sections(terms: Terms, language: str) -> Iterator[str]:
    """Yield the terms, each kind under its heading, a line each."""
    for name, lines in (
        ("things", [f"{each.id} = {each.label}" for each in terms.things if each.known]),
        ("kinds", [", ".join(f"{kind}/ = {of}" for kind, of in sorted(terms.kinds.items()))]),
        ("classes", [", ".join(each.name for each in terms.classes)]),
        ("properties", [of_property(each) for each in terms.properties]),
        ("short", list(short(terms))),
        ("codes", [f"code/{scheme}/: {', '.join(codes)}" for scheme, codes in terms.codes.items()]),
    ):
        if any(lines):
            yield from ("", f"## {message(f'draft.prompt.of.{name}', language)}", "", *lines)


def of_property(each: Term) -> str:
    """Return a property with what it is called, what has it and what it takes."""
    called = f" ({each.label})" if each.label else ""
    return f"{each.name}{called}: {' | '.join(each.of)} → {each.takes}".replace(":  →", ": →")


def short(terms: Terms) -> Iterator[str]:
    """Yield what may stand in place of a property, with the columns that then say more."""
    for of, columns in terms.short.items():
        name = of if ":" in of else f"code/{of}/…"
        yield f"{name}: {', '.join(columns)}" if columns else name
