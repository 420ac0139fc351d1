"""Renders the HTML pages of the ontology site from their templates, and decides where links lead.

A page is one file that loads nothing. English and Vietnamese are both in it; two buttons choose, which works without
JavaScript. Templates escape whatever they are given, and ``safe_address`` decides what may be a link.
"""

import re
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.files import rdf_format
from creativegraph.iris import CODES, IRI, TERMS, THINGS, compact
from creativegraph.messages.table import message
from creativegraph.ontology.diagrams import CORNERS, PAD, WIDTH, draw
from creativegraph.ontology.patterns import diagram, patterns
from creativegraph.ontology.release import ONTOLOGY, current
from creativegraph.ontology.terms import (
    LANGUAGES,
    MATCHES,
    Texts,
    Usage,
    facts,
    family,
    history,
    shortest,
    terms,
    topics,
)  # fmt: skip
from creativegraph.store.layers import layer_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from pyoxigraph import RdfFormat

__all__ = ["ENDINGS", "EVIDENCE_KINDS", "formats", "in_languages", "ontology_page", "safe_address", "things_page"]

ENDINGS = ("ttl", "rdf", "jsonld", "nt")
EVIDENCE_KINDS = ("claim", "quotation", "selector", "time")
"""Kinds of things that the page of things does not list, since nobody looks for one by its name."""
SAFE = re.compile(r"(?:https?:|mailto:|#|[\w.-][\w./-]*(?:#|\Z))", re.IGNORECASE)
"""Addresses that may be a link: of the web, of mail, and within the site."""


def safe_address(address: str) -> str:
    """Return an address that may be a link, or nothing: ``javascript:`` and the like run in the reader's browser."""
    return address if SAFE.match(address) else ""


def in_languages(texts: Texts) -> list[tuple[str, str]]:
    """Return the texts to write, each with its ``lang`` attribute.

    The style sheet hides ``en`` or ``vi``, so what exists in one of them only has another tag and is never hidden.
    """
    en, vi, plain = (texts.get(each, "") for each in (*LANGUAGES, ""))
    if en and vi and en != vi:
        return [("en", en), ("vi", vi)]
    if en == vi or plain:
        return [("", en or plain or next(iter(texts.values()), ""))]
    return [("en-GB", en) if en else ("vi-VN", vi)]


def in_digits(number: int) -> Texts:
    """Return a number as each language writes it."""
    return {"en": f"{number:,}", "vi": f"{number:,}".replace(",", ".")}


def text_of(key: str) -> Texts:
    """Return a text of the pages in both languages."""
    return {language: message(f"ontology.{key}", language) for language in LANGUAGES}


def link(usage: Usage, iri: str, page: str = "") -> tuple[str, Texts]:
    """Return where the link to anything leads, within the site if it is there, as seen from ``page``, and its label."""
    if iri.startswith(TERMS):
        return f"{page}#{iri.removeprefix(TERMS)}", facts().texts(iri, "rdfs:label")
    if iri.startswith(CODES):
        return f"{page}#code/{iri.removeprefix(CODES)}", facts().texts(iri, "skos:prefLabel")
    if not iri.startswith(THINGS):
        return iri, {}
    on_page = iri in usage.place and IRI(iri).kind not in EVIDENCE_KINDS
    return f"id.html#{iri.removeprefix(THINGS)}" if on_page else iri, usage.label(iri)


@cache
def formats() -> "Mapping[str, RdfFormat]":
    """Return the formats of the site by the ending of their files."""
    return {ending: found for ending in ENDINGS if (found := rdf_format(ending))}


@cache
def environment() -> "Environment":
    """Return the templates, which escape every value."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("creativegraph.ontology"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    made.filters.update(
        href=safe_address, in_digits=in_digits, in_languages=in_languages, local_name=compact,
        message=text_of, shortest=shortest,
    )  # fmt: skip
    made.globals.update(
        formats=formats(), codes=CODES, corners=CORNERS, box_width=WIDTH, pad=PAD, family=family, joining=joining,
        match_kinds=MATCHES,
    )  # fmt: skip
    return made


def joining(iri: str, side: str) -> list[str]:
    """Return the properties with a class as their ``rdfs:domain`` or ``rdfs:range``, in the order of the page."""
    return [each.iri for each in terms() if iri in facts().iris(each.iri, side)]


def render(name: str, usage: Usage, **given: object) -> str:
    """Return a page made by a template."""
    return environment().get_template(name).render(usage=usage, links=partial(link, usage), **given)


def things_page(usage: Usage) -> str:
    """Return the page that lists the things of the graph, by kind."""
    listed = [thing for thing in sorted(usage.place) if IRI(thing).kind not in (*EVIDENCE_KINDS, "code")]
    kinds = {kind: list(things) for kind, things in groupby(listed, key=lambda thing: IRI(thing).kind)}
    return render("id.html", usage, title=text_of("things-title"), kinds=kinds)


def ontology_page(usage: Usage) -> str:
    """Return the page on every class, property and code.

    Raises:
        FormatError: a pattern shows what the graph does not hold.
    """
    shown = patterns(usage)
    foreign = sorted((each for each in usage.count if not each.startswith(TERMS)), key=lambda iri: (shortest(iri), iri))
    return render(
        "index.html", usage, title=facts().texts(ONTOLOGY, "dcterms:title"), translated=translated,
        version=current().version, facts=facts(), ontology=ONTOLOGY, numbers=numbers(usage), patterns=shown,
        module=f"{ONTOLOGY}/module/", terms=terms(), topics=topics(), schemes=project.schemes(),
        drawings={each.name: {lang: draw(diagram(each, usage, lang)) for lang in LANGUAGES} for each in shown},
        foreign=foreign, history=history(), roots=[each for (each,) in facts().asked("roots")],
        encoding=[
            {"@type": "MediaObject", "contentUrl": f"ontology.{ending}", "encodingFormat": each.media_type}
            for ending, each in formats().items()
        ],
        alignments=sorted(path.stem for path in (project.folder("ontology") / "alignments").glob("*.ttl")),
    )  # fmt: skip


def translated(prop: str) -> list[dict[str, str]]:
    """Return the texts of the ontology in both languages, as JSON-LD has them."""
    return [{"@language": each, "@value": facts().texts(ONTOLOGY, prop)[each]} for each in LANGUAGES]


def numbers(usage: Usage) -> dict[str, int]:
    """Return how large the ontology and the graph are, by what is counted."""
    classes = sum(each.kind == "class" for each in terms())
    return {
        "classes": classes, "properties": len(terms()) - classes,
        "number-of-codes": sum(each.startswith(CODES) for each in usage.place) - len(project.schemes()),
        "things": sum(layer_of(each) == "direct" and IRI(each).kind != "time" for each in usage.place),
        "claims": len(usage.subjects("rdf:type", "cg:Claim")),
    }  # fmt: skip
