"""What changed as text, Markdown, JSON, RDF Patch and as an entry of an Atom feed."""

import json
from datetime import UTC, date, datetime
from hashlib import sha256
from textwrap import fill
from typing import TYPE_CHECKING

from creativegraph.errors import FormatError, shown
from creativegraph.iris import is_iri
from creativegraph.messages.characters import in_xml
from creativegraph.messages.locale import locale_of
from creativegraph.messages.table import message
from creativegraph.reporting.changes.difference import MOST, Difference
from creativegraph.reporting.changes.parts import Part
from creativegraph.reporting.changes.sentences import Sentence
from creativegraph.store.releases import Snapshot, patch

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["FORMATS", "entry", "head", "write_changes"]

FORMATS = ("text", "markdown", "json", "patch", "atom")
ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
WIDTH = 100
MARKUP = str.maketrans({each: f"\\{each}" for each in "\\`*_[]<>#|~"})


def write_changes(
    difference: Difference, form: str = "text", language: str = "en", *, most: int = MOST, width: int = WIDTH
) -> str:  # fmt: skip
    """Return what differs between two graphs in a format.

    Args:
        difference: what differs.
        form: ``text``, ``markdown``, ``json``, ``patch`` (RDF Patch) or ``atom`` (an entry of a feed).
        language: of the sentences.
        most: how many things a sentence names at most.
        width: of lines of text.

    Raises:
        FormatError: there is no such format.
    """
    if form not in FORMATS:
        raise FormatError(f"no format {shown(form)}; write what changed as {', '.join(FORMATS)}")
    if form == "patch":
        return patch(difference.old, difference.new)
    told = difference.sentences(language, most=most)
    if form == "json":
        return as_json(difference, told, language)
    if form == "atom":
        from lxml import etree

        made: bytes = etree.tostring(
            entry(difference, language, told), encoding="utf-8", xml_declaration=True, pretty_print=True
        )  # fmt: skip
        return made.decode()
    return as_markdown(difference, told, language) if form == "markdown" else as_text(difference, told, language, width)


def head(difference: Difference, language: str) -> str:
    """Return the first sentence: from what to what, and how many triples."""
    if not difference:
        return message("changes.nothing", language)
    number = locale_of(language).number
    return message(
        "changes.head", language, old=named(difference.old, language), new=named(difference.new, language),
        n=number(len(difference.came)), removed=number(len(difference.went)),
    )  # fmt: skip


def named(of: Snapshot, language: str) -> str:
    """Return how a graph is called: by its name and its day."""
    day = f" ({locale_of(language).period(of.day)})" if of.day else ""
    return f"{of.name or message('changes.now', language)}{day}"


def as_text(difference: Difference, told: list[Sentence], language: str, width: int) -> str:
    """Return sentences as lines of text; a warning has a sign before it."""
    lines = [fill(head(difference, language), width)]
    for each in told:
        sign = "!" if each.warning else "-"
        lines.append(
            fill(each.text, width, initial_indent=f"{sign} ", subsequent_indent="  ", break_long_words=False,
                break_on_hyphens=False)
        )  # fmt: skip
    return "\n".join([lines[0], *([""] if told else []), *lines[1:], ""])


def as_markdown(difference: Difference, told: list[Sentence], language: str) -> str:
    """Return sentences as a list in Markdown, each thing a link."""
    warning = message("changes.warning", language)
    lines = [
        f"- {f'**{warning}** ' if each.warning else ''}{''.join(map(marked, each.parts))}" for each in told
    ]  # fmt: skip
    return "\n".join([head(difference, language).translate(MARKUP), *([""] if told else []), *lines, ""])


def marked(part: Part) -> str:
    """Return a part of a sentence in Markdown."""
    text = part.text.translate(MARKUP)
    return f"[{text}](<{part.iri}>)" if is_linked(part) else text


def is_linked(part: Part) -> bool:
    """Return whether a part leads to an address of the web."""
    return part.iri.startswith(("http://", "https://")) and is_iri(part.iri)


def as_json(difference: Difference, told: list[Sentence], language: str) -> str:
    """Return the sentences with what they account for."""
    sides = {
        name: {"name": each.name, "day": each.day or None, "digest": each.digest, "triples": len(each.lines)}
        for name, each in (("old", difference.old), ("new", difference.new))
    }
    changes = [
        {
            "kind": each.kind, "warning": each.warning, "text": each.text,
            "things": [{"iri": part.iri, "label": part.text} for part in dict.fromkeys(each.parts) if part.iri],
            "added": each.added, "removed": each.removed,
        }
        for each in told
    ]  # fmt: skip
    data = {
        **sides, "language": language, "added": len(difference.came), "removed": len(difference.went),
        "changes": changes,
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def entry(
    difference: Difference,
    language: str,
    told: list[Sentence] | None = None,
    author: str = "creativegraph",
    at: tuple[str, str] | None = None,
) -> "_Element":
    """Return what changed as an entry of an Atom feed (RFC 4287), which is a document of its own too.

    Args:
        difference: what differs.
        language: of the sentences.
        told: the sentences, if they are there already.
        author: who published the newer graph.
        at: the identity of the entry and when it was published, if not made of the two graphs and the day of the newer;
            its title is the name of the newer graph then, which is one of several of a feed.
    """
    from lxml import etree

    made = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})
    made.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    day = date.fromisoformat(difference.new.day) if difference.new.day else datetime.now(UTC).date()
    old, new = difference.old, difference.new
    step = sha256(f"{old.name} {old.digest} {new.name} {new.digest}".encode()).hexdigest()
    identity, updated = at or (f"urn:sha256:{step}", f"{day.isoformat()}T00:00:00Z")
    named_of = named(old, language), named(new, language)
    title = named_of[1] if at else message("changes.title", language, old=named_of[0], new=named_of[1])
    texts = (("id", identity), ("title", title), ("updated", updated))
    for name, text in texts:
        etree.SubElement(made, f"{{{ATOM}}}{name}").text = in_xml(text)
    etree.SubElement(etree.SubElement(made, f"{{{ATOM}}}author"), f"{{{ATOM}}}name").text = in_xml(author)
    etree.SubElement(made, f"{{{ATOM}}}summary").text = in_xml(head(difference, language))
    content = etree.SubElement(made, f"{{{ATOM}}}content", type="xhtml")
    box = etree.SubElement(content, f"{{{XHTML}}}div", nsmap={None: XHTML})
    sentences = difference.sentences(language) if told is None else told
    if sentences:
        several = etree.SubElement(box, f"{{{XHTML}}}ul")
        for each in sentences:
            put(etree.SubElement(several, f"{{{XHTML}}}li"), each, language)
    else:
        etree.SubElement(box, f"{{{XHTML}}}p").text = head(difference, language)
    return made


def put(item: "_Element", sentence: Sentence, language: str) -> None:
    """Put a sentence into an element, each thing a link."""
    from lxml import etree

    last: _Element | None = None
    if sentence.warning:
        last = etree.SubElement(item, f"{{{XHTML}}}strong")
        last.text, last.tail = message("changes.warning", language), " "
    for part in sentence.parts:
        text = in_xml(part.text)
        if is_linked(part):
            last = etree.SubElement(item, f"{{{XHTML}}}a", href=part.iri)
            last.text = text
        elif last is None:
            item.text = (item.text or "") + text
        else:
            last.tail = (last.tail or "") + text
