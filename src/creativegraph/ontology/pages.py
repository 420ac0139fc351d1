"""The page of the ontology for people, and the page that lists the things of the graph."""

from html import escape

from creativegraph import project
from creativegraph.iris import CODES, PREFIXES, TERMS, THINGS
from creativegraph.ontology.articles import (
    address_link,
    article,
    counted,
    link,
    listed,
    listed_on_page,
    scheme,
    tree,
)
from creativegraph.ontology.diagrams import svg
from creativegraph.ontology.framing import (
    DC,
    FORMATS,
    buttons,
    described,
    header,
    navigation,
    page,
    schemes,
    version_iri,
)
from creativegraph.ontology.patterns import EVIDENCE, Pattern, diagram, patterns
from creativegraph.ontology.publishing import ENDINGS
from creativegraph.ontology.terms import OWL, RDFS, facts, history, mappings, shortest, terms, topics
from creativegraph.ontology.usage import LANGUAGES, Usage, Words
from creativegraph.ontology.versions import ONTOLOGY, current, spoken
from creativegraph.ontology.words import both, said, word

__all__ = ["ontology_page", "things_page"]

VANN = PREFIXES["vann"]


def ontology_page(usage: Usage) -> str:
    """The page on every class, property and code."""
    told = patterns(usage)
    sections = [
        top(), about(usage), shown_patterns(told, usage), glance(), all_terms(usage), foreign(usage), all_codes(),
        alignments(), shapes(), changed(), footer(),
    ]  # fmt: skip
    return page(header("title"), "".join(sections), navigation(), described())


def top() -> str:
    """Title, what it is in a sentence, and what a catalogue asks for."""
    known = facts()
    version = spoken(current().version)
    licence = known.iris(ONTOLOGY, DC + "license")[0]
    prior = known.iris(ONTOLOGY, OWL + "priorVersion")
    rows = {
        "version": f'{version} · <a href="{escape(version_iri())}">{escape(version_iri())}</a>',
        "previous": listed(f'<a href="{escape(each)}">{escape(each)}</a>' for each in prior),
        "issued": f"<time>{escape(known.text(ONTOLOGY, DC + 'issued'))}</time>",
        "publisher": both({"": known.text(ONTOLOGY, DC + "publisher")}),
        "licence": f'<a href="{escape(licence)}" rel="license">CC BY 4.0</a>',
        "cite": escape(known.text(ONTOLOGY, DC + "bibliographicCitation")),
    }
    body = "".join(f"<dt>{word(name)}</dt><dd>{content}</dd>" for name, content in rows.items() if content)
    namespace = known.text(ONTOLOGY, VANN + "preferredNamespaceUri")
    return (
        f'<header><p class="over"><code>cg: {escape(namespace)}</code></p><h1>{both(header("title"))}</h1>'
        f'<div class="lead">{both(header("description"), "p")}</div><dl class="facts">{body}</dl>'
        f"{buttons('ontology')}</header>\n"
    )


def about(usage: Usage) -> str:
    """How large it is, and its topics."""
    every = terms()
    classes = sum(each.kind == "class" for each in every)
    things = [each for each in usage.types if each.startswith(THINGS) and kind_of(each) not in (*EVIDENCE, "time")]
    claims = len(usage.instances[TERMS + "Claim"])
    concepts = sum(each.startswith(CODES) for each in usage.types) - len(schemes())
    shown = ((classes, "classes"), (len(every) - classes, "properties"), (concepts, "codes"), (len(things), "things"))
    numbers = "".join(f"<li><strong>{counted(number)}</strong> {word(name).lower()}</li>" for number, name in shown)
    numbers += f"<li><strong>{counted(claims)}</strong> {word('claims')}</li>"
    cards = "".join(
        f'<li><a href="#module-{each}">{both(facts().words(module(each), DC + "title"))}</a>'
        f"{both(facts().words(module(each), DC + 'description'), 'p')}</li>"
        for each in topics()[1:]
    )
    return (
        f'<h2 id="about">{word("about")}</h2>{aims()}<ul class="numbers">{numbers}</ul><ul class="cards">{cards}</ul>\n'
    )


AIMS: tuple[Words, ...] = (
    {
        "en": "It is for telling who agreed what with whom, in which cities and through which events, what came of "
        "it, and who says so. Every statement can be followed back to the words of a source.",
        "vi": "Bản thể học dùng để ghi ai đã thỏa thuận điều gì với ai, ở thành phố nào, qua sự kiện nào, kết quả "
        "ra sao và ai nói như vậy. Mọi phát biểu đều có thể lần về lời của một nguồn.",
    },
    {
        "en": "Things that people can disagree about, such as a membership, a figure or a role, are things of their "
        "own, so that a year, a rank and a source can be given to each. Time is kept as precisely as a source gives "
        "it. What turned out wrong stays, with a correction beside it.",
        "vi": "Những gì có thể gây bất đồng, như tư cách thành viên, một con số hay một vai trò, đều là đối tượng "
        "riêng để có thể gắn năm, thứ hạng và nguồn. Thời gian được giữ đúng độ chính xác của nguồn. Điều đã rõ là "
        "sai vẫn được giữ, kèm đính chính bên cạnh.",
    },
)


def aims() -> str:
    """What the ontology is for."""
    return "".join(both(each, "p") for each in AIMS)


def module(topic: str) -> str:
    """The address of a topic's part."""
    return f"{ONTOLOGY}/module/{topic}"


def kind_of(thing: str) -> str:
    """The kind in the address of a thing."""
    return thing.removeprefix(THINGS).partition("/")[0]


def shown_patterns(told: list[Pattern], usage: Usage) -> str:
    """Each pattern in words and as a diagram."""
    parts = []
    for each in told:
        pictures = "".join(
            f'<div class="canvas" lang="{language}" tabindex="0">{svg(diagram(each, usage, language))}</div>'
            for language in LANGUAGES
        )
        uses = listed(link(prop) for prop in each.properties())
        parts.append(
            f'<section><h3 id="pattern-{each.name}">{both(each.title)}</h3>{both(each.text, "p")}'
            f"<figure>{pictures}<figcaption>{word('uses')}: {uses}</figcaption></figure></section>\n"
        )
    return f'<h2 id="patterns">{word("patterns")}</h2>{"".join(parts)}'


def glance() -> str:
    """The tree of classes."""
    return f'<h2 id="tree">{word("tree")}</h2>{tree()}'


def all_terms(usage: Usage) -> str:
    """Every term, topic by topic, classes first."""
    parts = []
    for topic in topics():
        shared = topic == topics()[0]
        title = {"en": "Shared by all topics", "vi": "Dùng chung cho mọi chủ đề"}
        words = title if shared else facts().words(module(topic), DC + "title")
        text = (
            "" if shared else both(facts().words(module(topic), DC + "description"), "p") + buttons(f"module/{topic}")
        )
        own = sorted(
            (each for each in terms() if each.topic == topic), key=lambda each: (each.kind != "class", each.name)
        )
        parts.append(
            f'<section><h3 id="module-{topic}">{both(words)}</h3>{text}'
            f"{''.join(article(each, usage) for each in own)}</section>\n"
        )
    return f'<h2 id="terms">{word("terms")}</h2>{"".join(parts)}'


def foreign(usage: Usage) -> str:
    """The terms of others that the graph uses."""
    used = sorted((shortest(each), each) for each in usage.count if not each.startswith(TERMS))
    lines = "".join(
        f"<tr><td>{link(iri)}</td><td>{both(facts().words(iri, RDFS + 'label'))}</td>"
        f'<td class="number">{counted(usage.count[iri])}</td></tr>'
        for _, iri in used
    )
    head = "".join(f'<th scope="col">{word(each)}</th>' for each in ("terms", "label"))
    head += f'<th scope="col" class="number">{word("used")}</th>'
    return (
        f'<h2 id="foreign">{word("foreign")}</h2><div class="table"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>\n"
    )


def all_codes() -> str:
    """Every list of codes."""
    return f'<h2 id="codes">{word("codes")}</h2>{"".join(scheme(each) for each in schemes())}'


def alignments() -> str:
    """The files that join our terms with those of other vocabularies."""
    folder = project.folder("ontology") / "alignments"
    names = [path.stem for path in sorted(folder.glob("*.ttl"))]
    lines = []
    for each in names:
        title = both(mappings().words(f"{ONTOLOGY}/alignment/{each}", DC + "title"))
        links = listed(f'<a href="alignment/{each}.{ending}">{FORMATS[ending][0]}</a>' for ending in ENDINGS)
        lines.append(f'<tr id="alignment-{each}"><td>{title}</td><td>{links}</td></tr>')
    body = f'<div class="table"><table><tbody>{"".join(lines)}</tbody></table></div>'
    return f'<h2 id="alignments">{word("alignments")}</h2>{body}\n'


def shapes() -> str:
    """Where the rules are."""
    return f'<h2 id="shapes">{word("shapes")}</h2>{both(said("shapes-text"), "p")}{buttons("shapes")}\n'


def changed() -> str:
    """What each version changed, newest first."""
    parts = []
    for version, found in reversed(history()):
        parts.append(f'<h3 id="version-{version}">{escape(version)}</h3><dl class="facts">')
        for kind in ("added", "changed", "deprecated", "removed"):
            some = [each for each in found if each.kind == kind]
            names = (link(each.term) if kind != "removed" else escape(shortest(each.term)) for each in some)
            if some:
                parts.append(f"<dt>{word('adds' if kind == 'added' else kind)}</dt><dd>{listed(names)}</dd>")
        parts.append("</dl>")
        if not any(each.kind == "removed" for each in found):
            parts.append(both(said("unchanged"), "p"))
    return f'<h2 id="changes">{word("changes")}</h2>{"".join(parts)}\n'


def footer() -> str:
    """The last lines."""
    return f"<footer>{both({'': facts().text(ONTOLOGY, DC + 'bibliographicCitation')}, 'p')}</footer>\n"


def things_page(usage: Usage) -> str:
    """The page that lists the things of the graph; an address of a thing leads to its line."""
    groups: dict[str, list[str]] = {}
    for thing in sorted(usage.types):
        if listed_on_page(thing):
            groups.setdefault(kind_of(thing), []).append(thing)
    parts = []
    for kind, things in groups.items():
        lines = "".join(
            f'<li id="{escape(each.removeprefix(THINGS))}">{address_link(each, usage)}'
            f' <span class="soft">{", ".join(outward(one) for one in usage.types[each])}</span></li>'
            for each in things
        )
        title = f'<h2 id="{kind}"><code>{kind}</code> {counted(len(things))}</h2>'
        parts.append(f'{title}{buttons(f"id/{kind}")}<ul class="rows">{lines}</ul>\n')
    kinds = "".join(f'<li><a href="#{kind}">{kind}</a></li>' for kind in groups)
    beside = (
        '<nav aria-label="Contents · Nội dung"><p class="home"><a href="index.html">creativegraph</a></p>'
        f"<h2>{word('contents')}</h2><ul>{kinds}</ul></nav>\n"
    )
    heading = said("things-title")
    return page(heading, f"<h1>{both(heading)}</h1>{''.join(parts)}", beside, "")


def outward(iri: str) -> str:
    """A link to a term from another page."""
    text = link(iri)
    return text.replace('href="#', 'href="index.html#', 1)
