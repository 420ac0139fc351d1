"""Labels in the languages that a project requires, instead of those that the packaged one does."""

import re

from creativegraph.iris import PREFIXES, RDF_TYPE, expand
from creativegraph.messages.table import message
from creativegraph.project import Projects
from creativegraph.tables.projects import classes_of_kinds

__all__ = ["REQUIRED", "with_languages"]

REQUIRED = PREFIXES["cgs"] + "RequiredLabel-"
"""Begins the names of the rules; a language ends it."""
SH, RDF = PREFIXES["sh"], PREFIXES["rdf"]


def with_languages(rules: bytes, used: Projects) -> bytes:
    """Return shapes, as N-Triples, with those about labels in a language exchanged for the ones that are required.

    A shape is about labels in a language if it is named by its label: ``cgs:EnglishLabelShape``.
    """
    about = re.compile(
        rb"^<" + PREFIXES["cgs"].encode() + rb"[A-Z][a-z]+LabelShape> <([^>]*)> (\S+) \.\n", re.MULTILINE
    )
    asked = about.findall(rules)
    classes = {value.decode() for predicate, value in asked if predicate.endswith(b"#targetClass")}
    classes.add(f"<{PREFIXES['skos']}Concept>")
    classes |= {f"<{iri}>" for iri in map(expand, classes_of_kinds(used)) if iri}
    made = "".join("".join(shape_of(language, sorted(classes))) for language in used.own.required_languages)
    return about.sub(b"", rules) + made.encode()


def shape_of(language: str, classes: list[str]) -> list[str]:
    """Return the shape that asks things of some classes for a label in a language, as N-Triples."""
    shape, slug = f"<{REQUIRED}{language}>", "".join(each for each in language if each.isalnum())
    label, text, tags = (f"_:required{slug}{each}" for each in ("label", "text", "tags"))
    said = [
        f'{shape} <{SH}message> "{message("report.label-required", each, language=language)}"@{each} .\n'
        for each in ("en", "vi")
    ]
    return [
        f"{shape} <{RDF_TYPE}> <{SH}NodeShape> .\n", *said, f"{shape} <{SH}severity> <{SH}Warning> .\n",
        *(f"{shape} <{SH}targetClass> {each} .\n" for each in classes),
        f"{shape} <{SH}property> {label} .\n",
        f"{label} <{RDF_TYPE}> <{SH}PropertyShape> .\n", *(each.replace(shape, label, 1) for each in said),
        f"{label} <{SH}severity> <{SH}Warning> .\n",
        f"{label} <{SH}path> <{PREFIXES['skos']}prefLabel> .\n",
        f'{label} <{SH}qualifiedMinCount> "1"^^<{PREFIXES["xsd"]}integer> .\n',
        f"{label} <{SH}qualifiedValueShape> {text} .\n",
        f"{text} <{SH}languageIn> {tags} .\n",
        f'{tags} <{RDF}first> "{language}" .\n', f"{tags} <{RDF}rest> <{RDF}nil> .\n",
    ]  # fmt: skip
