"""Renders the HTML pages of the ontology site from their templates, and decides where links lead.

A page is one file that loads nothing. English and Vietnamese are both in it; two buttons choose, which works without
JavaScript. Templates escape whatever they are given, and ``safe_address`` decides what may be a link.
"""

import re
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from creativegraph.files import rdf_format
from creativegraph.iris import IRI, compact
from creativegraph.messages.table import message
from creativegraph.ontology import home
from creativegraph.ontology.diagrams import CORNERS, PAD, WIDTH, draw
from creativegraph.ontology.patterns import diagram, patterns
from creativegraph.ontology.release import current
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
from creativegraph.project import NAME
from creativegraph.store.layers import layer_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment
    from pyoxigraph import RdfFormat

    from creativegraph.ontology.terms import Term

__all__ = ["ENDINGS", "EVIDENCE_KINDS", "formats", "in_languages", "ontology_page", "safe_address", "things_page"]

ENDINGS = ("ttl", "rdf", "jsonld", "nt")
EVIDENCE_KINDS = ("claim", "quotation", "record", "selector", "time")
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
    if iri.startswith(home.terms()):
        return f"{page}#{iri.removeprefix(home.terms())}", facts().texts(iri, "rdfs:label")
    if iri.startswith(home.codes()):
        return f"{page}#code/{iri.removeprefix(home.codes())}", facts().texts(iri, "skos:prefLabel")
    if not iri.startswith(home.things()):
        return iri, usage.label(iri) if iri in usage.place else {}
    on_page = iri in usage.place and IRI(iri).kind not in EVIDENCE_KINDS
    return usage.address(iri) if on_page else iri, usage.label(iri)


@cache
def formats() -> "Mapping[str, RdfFormat]":
    """Return the formats of the site by the ending of their files."""
    return {ending: found for ending in ENDINGS if (found := rdf_format(ending))}


@cache
def environment() -> "Environment":
    """Return the templates, which escape every value."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from creativegraph.store.templates import KeptTemplates

    made = Environment(
        loader=PackageLoader("creativegraph.ontology"), bytecode_cache=KeptTemplates("ontology"), autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    made.filters.update(
        by_label=by_label, href=safe_address, in_digits=in_digits, in_languages=in_languages, local_name=compact,
        message=text_of, shortest=shortest,
    )  # fmt: skip
    made.globals.update(
        formats=formats(), corners=CORNERS, box_width=WIDTH, pad=PAD, family=family, joining=joining,
        match_kinds=MATCHES,
    )  # fmt: skip
    return made


def joining(iri: str, side: str) -> list[str]:
    """Return the properties with a class as their ``rdfs:domain`` or ``rdfs:range``, in the order of the page."""
    found = frozenset(facts().subjects(side, iri))
    return [each.iri for each in terms() if each.iri in found]


def render(name: str, usage: Usage, **given: object) -> str:
    """Return a page made by a template."""
    made = home.own()
    project, prefix = (made.name, made.prefix) if made else (NAME, "cg")
    shared = {
        "usage": usage,
        "links": partial(link, usage),
        "project": project,
        "prefix": prefix,
        "codes": home.codes(),
    }
    return environment().get_template(name).render(**shared, **given)


def is_listed(thing: str) -> bool:
    """Return True for a thing of the project that the page of things lists."""
    return thing.startswith(home.things()) and IRI(thing).kind not in (*EVIDENCE_KINDS, "code")


def things_page(usage: Usage) -> str:
    """Return the page that lists the things of the graph, by kind."""
    listed = [thing for thing in sorted(usage.place) if is_listed(thing)]
    kinds = {kind: list(things) for kind, things in groupby(listed, key=lambda thing: IRI(thing).kind)}
    return render("id.html", usage, title=text_of("things-title"), kinds=kinds)


def ontology_page(usage: Usage) -> str:
    """Return the page on every class, property and code.

    Raises:
        FormatError: a pattern shows what the graph does not hold.
    """
    shown = patterns(usage)
    foreign = sorted(
        (each for each in usage.count if not each.startswith(home.terms())), key=lambda iri: (shortest(iri), iri)
    )
    return render(
        "index.html", usage, title=title(), translated=translated,
        version=current().version, facts=facts(), ontology=home.ontology(), numbers=partial(numbers, usage),
        patterns=shown,
        module=f"{home.ontology()}/module/", terms=terms(), topics=topics(), schemes=home.schemes(),
        drawings=lambda each: {lang: draw(diagram(each, usage, lang)) for lang in LANGUAGES},
        foreign=foreign, history=history(), roots=[each for (each,) in facts().asked("roots")],
        encoding=[
            {"@type": "MediaObject", "contentUrl": f"ontology.{ending}", "encodingFormat": each.media_type}
            for ending, each in formats().items()
        ],
        alignments=sorted(path.stem for path in home.own_files("ontology/alignments", "*.ttl")),
    )  # fmt: skip


def title() -> Texts:
    """Return the title of the ontology in the languages of the page, else in any; else its project's name."""
    made, texts = home.own(), facts().texts(home.ontology(), "dcterms:title")
    other = next(iter(texts.values()), made.name if made else NAME)
    return {language: texts.get(language, other) for language in LANGUAGES}


def by_label(some: "Iterable[Term]") -> "list[Term]":
    """Return terms by their English label, else by any, whatever its case."""
    return sorted(some, key=lambda each: each.label.get("en", next(iter(each.label.values()), each.name)).lower())


def translated(prop: str) -> list[dict[str, str]]:
    """Return the texts of the ontology in both languages, as JSON-LD has them."""
    return [{"@language": each, "@value": text} for each, text in sorted(facts().texts(home.ontology(), prop).items())]


def numbers(usage: Usage) -> dict[str, int]:
    """Return how large the ontology and the graph are, by what is counted."""
    classes = sum(each.kind == "class" for each in terms())
    return {
        "classes": classes, "properties": len(terms()) - classes,
        "number-of-codes": sum(each.startswith(home.codes()) for each in usage.place) - len(home.schemes()),
        "things": sum(
            not home.elsewhere(each) and layer_of(each) == "direct" and IRI(each).kind != "time" for each in usage.place
        ),
        "claims": sum(not home.elsewhere(each) for each in usage.subjects("rdf:type", "cg:Claim")),
    }  # fmt: skip
