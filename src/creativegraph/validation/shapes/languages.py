"""Labels in the languages that a project requires, instead of those that the packaged one does."""

import re
from collections.abc import Collection, Iterable

from creativegraph.iris import BASE, PREFIXES, RDF_TYPE, expand
from creativegraph.messages.table import message
from creativegraph.project import Projects, in_use
from creativegraph.tables.projects.declared import classes_of_kinds
from creativegraph.validation.report import Finding

__all__ = ["REQUIRED", "required", "with_languages"]

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
    own = (each for each in used.projects if each.base != BASE)
    languages = dict.fromkeys(language for each in own for language in each.required_languages)
    made = "".join("".join(shape_of(language, sorted(classes))) for language in languages)
    return about.sub(b"", rules) + made.encode()


LABELLED = re.compile(re.escape(PREFIXES["cgs"]) + "[A-Z][a-z]+LabelShape")


def required(findings: Iterable[Finding], named: Collection[str] = ()) -> list[Finding]:
    """Return findings without those about labels in a language that the project which has the thing does not require.

    A thing that is below the base of none is of the project in whose table it stands. Those of the packaged project are
    not asked for: it is checked where it is made, and nobody else can add labels to it.

    Things ``named`` beside their ids have a name in the language of the source, which is enough without a manifest.
    """
    used = in_use()
    if used is None and named:
        return [each for each in findings if not (LABELLED.fullmatch(each.rule) and str(each.focus) in named)]
    return [
        each
        for each in findings
        if used is None
        or not each.rule.startswith(REQUIRED)
        or each.rule.removeprefix(REQUIRED) in languages_of(each, used)
    ]


def languages_of(finding: Finding, used: Projects) -> tuple[str, ...]:
    """Return the languages that the project requires which has the thing that a finding is about."""
    home = used.home(finding.focus) or (used.holder(finding.cell.file) if finding.cell else None) or used.own
    return () if home.base == BASE else home.required_languages


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
