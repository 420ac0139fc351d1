"""What stands round the text of a page: head, switch of language, index, style and script.

A page is one file that asks nobody for anything. English and Vietnamese are both in it; two buttons choose, and that
works without the script.
"""

import json
from collections.abc import Iterable
from html import escape

from creativegraph import project
from creativegraph.iris import CODES, PREFIXES
from creativegraph.ontology.publishing import ENDINGS
from creativegraph.ontology.terms import SKOS, Term, codes, facts, terms
from creativegraph.ontology.usage import LANGUAGES, Words
from creativegraph.ontology.versions import ONTOLOGY, current, spoken
from creativegraph.ontology.words import both, said, word

__all__ = ["DC", "FORMATS", "buttons", "described", "header", "navigation", "page", "schemes", "version_iri"]

DC, OWL = PREFIXES["dcterms"], PREFIXES["owl"]
FORMATS = {"ttl": ("Turtle", "text/turtle"), "rdf": ("RDF/XML", "application/rdf+xml"),
           "jsonld": ("JSON-LD", "application/ld+json"), "nt": ("N-Triples", "application/n-triples")}  # fmt: skip


def page(titles: Words, content: str, beside: str, head: str) -> str:
    """A whole page."""
    folder = project.PACKAGE / "ontology"
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    names = " ".join(f'data-{each}="{escape(titles[each])}"' for each in LANGUAGES)
    return (
        f'<!DOCTYPE html>\n<html lang="en" {names}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(titles['en'])}</title>\n{head}<style>\n{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#text"><span>Skip to the text · Đến phần nội dung</span></a>\n'
        '<input class="choice" type="radio" name="language" id="lang-en" checked>'
        '<input class="choice" type="radio" name="language" id="lang-vi">\n'
        '<div class="bar"><label for="lang-en" lang="en-GB">English</label>'
        '<label for="lang-vi" lang="vi-VN">Tiếng Việt</label></div>\n'
        f'<div class="whole">\n{beside}<main id="text">\n{content}</main>\n</div>\n<script>\n{script}</script>\n'
        "</body>\n</html>\n"
    )


def buttons(name: str) -> str:
    """Links to a file in each format."""
    links = "".join(f'<li><a href="{name}.{each}">{FORMATS[each][0]}</a></li>' for each in ENDINGS)
    return f'<ul class="buttons">{links}</ul>'


def header(name: str) -> Words:
    """What the ontology's header says under a property of Dublin Core."""
    return facts().words(ONTOLOGY, DC + name)


def version_iri() -> str:
    """The address of this version."""
    return facts().iris(ONTOLOGY, OWL + "versionIRI")[0]


def described() -> str:
    """The head of the page: what it is, for search engines and for feeds of vocabularies."""
    known = {
        "@context": "https://schema.org/", "@type": "DefinedTermSet", "@id": ONTOLOGY, "url": ONTOLOGY,
        "name": [{"@language": each, "@value": header("title")[each]} for each in LANGUAGES],
        "description": [{"@language": each, "@value": header("description")[each]} for each in LANGUAGES],
        "version": spoken(current().version), "sameAs": version_iri(), "inLanguage": list(LANGUAGES),
        "license": facts().iris(ONTOLOGY, DC + "license")[0],
        "dateCreated": facts().text(ONTOLOGY, DC + "created"), "datePublished": facts().text(ONTOLOGY, DC + "issued"),
        "creator": {"@type": "Organization", "name": facts().text(ONTOLOGY, DC + "creator")},
        "publisher": {"@type": "Organization", "name": facts().text(ONTOLOGY, DC + "publisher")},
        "creditText": facts().text(ONTOLOGY, DC + "bibliographicCitation"),
        "encoding": [{"@type": "MediaObject", "contentUrl": f"ontology.{each}", "encodingFormat": FORMATS[each][1]}
                     for each in ENDINGS],
    }  # fmt: skip
    text = json.dumps(known, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    links = "".join(
        f'<link rel="alternate" type="{FORMATS[each][1]}" href="ontology.{each}" title="{FORMATS[each][0]}">\n'
        for each in ENDINGS
    )
    summary = escape(header("description")["en"])
    data = f'<script type="application/ld+json">\n{text}\n</script>\n'
    return f'<meta name="description" content="{summary}">\n{links}{data}'


def navigation() -> str:
    """The index beside the text: sections, classes, properties, lists of codes, and a field to filter them."""
    sections = ("about", "patterns", "tree", "terms", "foreign", "codes", "alignments", "shapes", "changes")
    groups = [
        index("classes", (entry(each.name, each.label) for each in by_label(class_=True))),
        index("properties", (entry(each.name, each.label) for each in by_label(class_=False))),
        index("codes", (entry(f"code/{each}", codes().words(CODES + each, SKOS + "prefLabel")) for each in schemes())),
    ]
    contents = "".join(f'<li><a href="#{each}">{word(each)}</a></li>' for each in sections)
    both_said = " · ".join(said("filter").values())
    return (
        '<nav aria-label="Contents · Nội dung"><p class="home"><a href="#text">creativegraph</a></p>'
        f'<input class="choice" type="checkbox" id="menu"><label class="menu" for="menu">{word("menu")}</label>'
        f'<div class="lists"><label class="field" hidden><span>{word("filter")}</span>'
        f'<input type="search" id="filter" placeholder="{escape(both_said)}" autocomplete="off"></label>'
        f'<p id="none" hidden>{word("none-found")}</p>'
        f"<h2>{word('contents')}</h2><ul>{contents}</ul>{''.join(groups)}</div></nav>\n"
    )


def by_label(*, class_: bool) -> list[Term]:
    """Classes or properties in the order of their English names."""
    wanted = (each for each in terms() if (each.kind == "class") == class_)
    return sorted(wanted, key=lambda each: each.label["en"].lower())


def index(name: str, entries: Iterable[str]) -> str:
    """A group of the index."""
    return f"<div data-group><h2>{word(name)}</h2><ul>{''.join(entries)}</ul></div>"


def entry(anchor: str, label: Words) -> str:
    """A line of the index; it is also found by the other language and by the name in the code."""
    keys = " ".join([anchor, *label.values()])
    return f'<li data-term="{escape(keys)}"><a href="#{escape(anchor)}">{both(label)}</a></li>'


def schemes() -> list[str]:
    """The names of the lists of codes."""
    return list(project.schemes())
