"""What the page says of one class, one property, one list of codes."""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from creativegraph import project
from creativegraph.iris import CODES, TERMS, THINGS
from creativegraph.ontology.terms import OWL, RDFS, SKOS, Term, codes, facts, inverse, shortest, terms
from creativegraph.ontology.usage import Example, Usage
from creativegraph.ontology.words import both, word
from creativegraph.tables.files import read

__all__ = [
    "address_link", "article", "counted", "link", "listed", "listed_on_page", "scheme", "thing_link", "tree",
]  # fmt: skip

INSTANCES = 3
MADE = ("claim", "quotation", "selector", "time")
"""Kinds of things that the page of things does not list."""
NEGATIVE = {"en": "Negative example:", "vi": "Ví dụ loại trừ:"}
CODE_OF = "code of scheme "


class Row(NamedTuple):
    """A line of what is known; one without content is left out."""

    name: str
    content: str


def link(iri: str) -> str:
    """A link to a term or a code: on this page if it is ours, by its short name to its own address if not."""
    if iri.startswith(CODES):
        name = iri.removeprefix(CODES)
        return f'<a href="#code/{escape(name)}">{both(codes().words(iri, SKOS + "prefLabel"))}</a>'
    if iri.startswith(TERMS):
        name = iri.removeprefix(TERMS)
        return f'<a href="#{escape(name)}">{both(facts().words(iri, RDFS + "label"))}</a>'
    return f'<a href="{escape(iri)}"><code>{escape(shortest(iri))}</code></a>'


def thing_link(thing: str, usage: Usage) -> str:
    """A link to a thing of the graph by its name: on the pages if they list it, to its own address if not."""
    if thing.startswith(CODES):
        return f'<a href="#code/{escape(thing.removeprefix(CODES))}">{both(usage.label(thing))}</a>'
    if listed_on_page(thing) and thing in usage.types:
        return f'<a href="id.html#{escape(thing.removeprefix(THINGS))}">{both(usage.label(thing))}</a>'
    return address_link(thing, usage)


def listed_on_page(thing: str) -> bool:
    """True if the page of things has a line for things of this kind."""
    return thing.startswith(THINGS) and thing.removeprefix(THINGS).partition("/")[0] not in MADE


def address_link(thing: str, usage: Usage) -> str:
    """A link to the address of a thing by its name."""
    return f'<a href="{escape(thing)}">{both(usage.label(thing))}</a>'


def listed(items: Iterable[str]) -> str:
    """A list in one line; nothing of nothing."""
    text = "".join(f"<li>{each}</li>" for each in items)
    return f'<ul class="list">{text}</ul>' if text else ""


def rows(items: Sequence[str]) -> str:
    """A list with a line for each."""
    text = "".join(f"<li>{each}</li>" for each in items)
    return f'<ul class="rows">{text}</ul>' if text else ""


def counted(number: int) -> str:
    """A number as each language writes it."""
    return both({"en": f"{number:,}", "vi": f"{number:,}".replace(",", ".")})


def article(term: Term, usage: Usage) -> str:
    """All about one term."""
    known = of_class(term, usage) if term.kind == "class" else of_property(term, usage)
    known += [Row("matches", matches(term)), Row("history", history(term))]
    body = "".join(f"<dt>{word(each.name)}</dt><dd>{each.content}</dd>" for each in known if each.content)
    return (
        f'<article class="term {term.kind}" id="{escape(term.name)}"><header>'
        f'<h4><a href="#{escape(term.name)}">{both(term.label)}</a></h4> <code>cg:{escape(term.name)}</code>'
        f'<span class="badge">{word(term.kind)}</span></header>'
        f'<div class="definition">{both(term.definition, "p")}</div>{notes(term)}'
        f'<dl class="facts">{body}</dl></article>\n'
    )


def notes(term: Term) -> str:
    """What the term does not mean, and its other examples."""
    negative: dict[str, str] = {}
    found = []
    for language, text in term.notes:
        start = NEGATIVE.get(language, NEGATIVE["en"])
        if text.startswith(start) and language not in negative:
            negative[language] = text.removeprefix(start).strip()
        else:
            found.append(f'<p class="not">{both({language: text})}</p>')
    if negative:
        found.insert(0, f'<p class="not"><b>{word("not")}:</b> {both(negative)}</p>')
    return "".join(found)


def of_class(term: Term, usage: Usage) -> list[Row]:
    """What is known of a class."""
    every = family(term.iri)
    things = usage.of_classes(every)
    own = len(usage.instances.get(term.iri, ()))
    number = f"{counted(own)} {word('things')}" if own else ""
    if len(things) > own:
        more = f"{counted(len(things))} {word('with-subclasses')}"
        number = f"{number} ({more})" if number else more
    return [
        Row("superclasses", listed(map(link, term.above))),
        Row("subclasses", listed(map(link, term.below))),
        Row("apart", listed(map(link, term.apart))),
        Row("from-here", listed(link(each.iri) for each in terms() if term.iri in each.domain)),
        Row("to-here", listed(link(each.iri) for each in terms() if term.iri in each.range)),
        Row("used", number or f'<span class="soft">{word("nothing-yet")}</span>'),
        Row("examples", listed(thing_link(each, usage) for each in things[:INSTANCES])),
    ]


def family(iri: str) -> set[str]:
    """A class and all below it."""
    found, waiting = {iri}, [iri]
    while waiting:
        below = set(inverse(RDFS + "subClassOf").get(waiting.pop(), ())) - found
        found |= below
        waiting += below
    return found


def of_property(term: Term, usage: Usage) -> list[Row]:
    """What is known of a property."""
    number = usage.count[term.iri]
    used = f"{counted(number)} {word('times')}" if number else f'<span class="soft">{word("nothing-yet")}</span>'
    return [
        Row("domain", listed(map(link, term.domain))),
        Row("range", listed(map(link, term.range))),
        Row("value", values(term)),
        Row("superproperties", listed(map(link, term.above))),
        Row("subproperties", listed(map(link, term.below))),
        Row("used", used),
        Row("examples", rows([example(each, usage) for each in usage.examples_of(term.iri)])),
    ]


def values(term: Term) -> str:
    """What kind of value a property takes, and how many."""
    parts = [word("transitive")] if term.transitive else []
    if term.table is None:
        return "; ".join([*parts, word("by-builder")])
    kind = word(term.table.value)
    code = code_of(term)
    if code:
        kind = f'{word("scheme")} <a href="#code/{escape(code)}">{both(scheme_label(code))}</a>'
    return "; ".join([kind, word(term.table.single), *parts])


def code_of(term: Term) -> str:
    """The list of codes that a property takes its values from, by its name; empty if it takes others."""
    _, code, rest = notes_of_properties().get(f"cg:{term.name}", "").partition(CODE_OF)
    return rest.split(";")[0].split()[0] if code else ""


@cache
def notes_of_properties() -> dict[str, str]:
    """What the table of properties notes of each."""
    table = read(project.folder("data") / "properties.csv")
    return {table.get(row, "property"): table.get(row, "note") for row in table.rows}


def scheme_label(name: str) -> dict[str, str]:
    """What a list of codes is called."""
    return dict(codes().words(CODES + name, SKOS + "prefLabel"))


def example(each: Example, usage: Usage) -> str:
    """A statement as people read it."""
    if each.value.startswith(TERMS) or (each.value and not each.value.startswith((THINGS, CODES))):
        value = link(each.value)
    elif each.value:
        value = thing_link(each.value, usage)
    else:
        value = f"“{both(each.words)}”" if set(each.words) - {""} else both(each.words)
    return f"{thing_link(each.thing, usage)} → {value}"


def matches(term: Term) -> str:
    """The terms of other vocabularies that come near, by how near they come."""
    kinds = list(dict.fromkeys(kind for kind, _ in term.matches))
    return rows(
        [f'<span class="soft">{word(kind)}:</span> {listed(link(iri) for each, iri in term.matches if each == kind)}'
         for kind in kinds]
    )  # fmt: skip


def history(term: Term) -> str:
    """Since when the term is there, and what changed since."""
    told = [f"{word('since')} {escape(term.since)}"]
    for version, change in term.history:
        if change.kind != "added":
            what = f": <code>{escape(', '.join(change.what))}</code>" if change.what else ""
            told.append(f"{escape(version)} {word(change.kind)}{what}")
    return "; ".join(told)


def scheme(name: str) -> str:
    """A list of codes as a table."""
    known = codes()
    iri = CODES + name
    members = sorted(each for each in known.subjects if iri in known.iris(each, SKOS + "inScheme"))
    lines = "".join(
        f'<tr id="code/{escape(each.removeprefix(CODES))}"><td><code>{escape(each.rpartition("/")[2])}</code></td>'
        f"<td>{both(known.words(each, SKOS + 'prefLabel'))}</td>"
        f"<td>{both(known.words(each, SKOS + 'definition'))}</td></tr>"
        for each in members
    )
    head = "".join(f'<th scope="col">{word(each)}</th>' for each in ("code", "label", "definition"))
    return (
        f'<section class="scheme"><h3 id="code/{escape(name)}">{both(known.words(iri, SKOS + "prefLabel"))}'
        f' <code class="soft">{escape(name)}</code></h3>{both(known.words(iri, SKOS + "definition"), "p")}'
        f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div></section>\n'
    )


def tree(classes: Sequence[str] | None = None, path: tuple[str, ...] = ()) -> str:
    """The classes below each other, those of other vocabularies on top."""
    below = inverse(RDFS + "subClassOf")
    if classes is None:
        every = {each.iri for each in terms() if each.kind == "class"}
        above = {
            up
            for each in (*every, *below)
            for up in facts().iris(each, RDFS + "subClassOf")
            if below.get(each) or each in every
        }
        classes = sorted(each for each in every | above if not facts().iris(each, RDFS + "subClassOf"))
        classes = [each for each in classes if each != OWL + "Thing"]
    lines = "".join(
        f"<li>{link(each)}{tree(below[each], (*path, each)) if below.get(each) and each not in path else ''}</li>"
        for each in classes
    )
    return f'<ul class="tree{"" if path else " forest"}">{lines}</ul>'
