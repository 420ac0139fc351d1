"""Web pages: their main text without menus, and what they say of themselves."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from creativegraph.drafting.document import Document
from creativegraph.drafting.reading.blocks import CONTROLS, Block, Said, document, one_line
from creativegraph.drafting.reading.elements import blocks_of, text_of
from creativegraph.drafting.reading.encoding import decoded
from creativegraph.errors import UnreadableError
from creativegraph.files.document import check_attributes
from creativegraph.files.limits import beyond, in_force
from creativegraph.graph.rows.table import extra

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["of_html", "parsed"]

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
DECLARED = 4096
DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
PUBLISHED = re.compile(r"\"datePublished\"\s*:\s*\"(\d{4}-\d{2}-\d{2})")
DATES = ("article:published_time", "date", "dc.date", "dcterms.date", "dc.date.issued", "pubdate", "og:published_time")
MARK = re.compile(r"\s*\[?(?:\d{1,3}|[a-z]|note \d+)\]?\s*")
UNITS = ("m", "km", "cm", "ha")
BESIDE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|footer|cookies?|share|sharing|social|related|comments?"
    r"|newsletter|advert(?:isement)?|banner|pagination|skip|search|login|tags)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of classes of what stands beside the text."""
ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog", "alert")
)
LINKED = 0.6
"""A list or block of whose letters more are links is a menu."""
DEEPEST = 250
"""How deep the elements of a page may lie in each other whatever the limit; the parser of jusText reads 256."""
BROKEN_OFF = "ERR_RESOURCE_LIMIT"
INLINE = ("a", "abbr", "b", "big", "center", "cite", "code", "em", "font", "i", "small", "span", "strong", "tt", "u")
"""Elements that are often not closed, so that they lie ever deeper in each other; they say nothing of paragraphs."""
WORDS_OF = ("English", "French", "Spanish", "Vietnamese")
UNSURE, RUN = ("short", "neargood"), 500
"""Classes of jusText for paragraphs that are classed by those around them, and how many in sequence say enough."""
SHORT, MOST = 40, 0.8
"""Texts below this length do not show where the main text stands, and the share of them that must stand there."""

Thing = TypeVar("Thing")


def of_html(data: bytes, name: str) -> Document:
    """Return the main text of a web page.

    Raises:
        UnreadableError: there are no words in it.
        MissingExtraError: the library that tells the text from the menus is not installed.
    """
    declared = CHARSET.search(data[:DECLARED])
    text, notes = decoded(data, name, declared[1].decode("ascii") if declared else "")
    tree = parsed(text, name)
    said = said_in(tree, text)
    texts = main_texts(tree)
    unmarked(tree)
    for each in [each for each in tree.iter("form") if is_text(each)]:  # some sites put all of a page into one
        each.tag = "div"
    main = main_of(tree, texts)
    without_menus(main)
    blocks = list(blocks_of(main))
    if not blocks:
        raise UnreadableError(
            f"{name} has no words in its HTML (pages made by a script have none); save it from the browser as PDF"
        )
    if said.title and all(said.title != each.text for each in blocks[:3]) and said.title not in blocks[0].text:
        blocks.insert(0, Block("heading", said.title))
    return document(blocks, said, notes)


def parsed(text: str, name: str) -> "Element":
    """Return the tree of a page.

    Raises:
        UnreadableError: it is empty, nests its elements deeper than the limit, or gives one too many attributes.
    """
    from lxml.etree import ParserError, strip_tags
    from lxml.html import HTMLParser, document_fromstring, tostring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = text.encode("utf-8", "replace")
    check_attributes(data, name)
    try:
        tree: Element = document_fromstring(data, parser=parser)
    except ParserError as error:
        raise UnreadableError(f"{name} has no words; give a report with words in it") from error
    broken_off = any(each.type_name == BROKEN_OFF for each in parser.error_log)
    deepest = min(in_force().document_depth, DEEPEST)
    if is_deep(tree, deepest) and not broken_off:
        strip_tags(tree, *INLINE)
        tree = document_fromstring(tostring(tree, encoding="utf-8"), parser=parser)  # paragraphs now end at the next
    if is_deep(tree, deepest) or broken_off:
        what = f"{name} nests its elements more than {deepest:,} deep"
        raise UnreadableError(beyond(what, "document_depth", "save it as plain text"))
    without_controls(tree)
    return tree


def without_controls(tree: "Element") -> None:
    """Remove signs such as ``&#1;``, which the parser gives, but which can be put nowhere else."""
    for each in tree.iter():
        if CONTROLS.search(each.text or ""):
            each.text = CONTROLS.sub("", each.text or "")
        if CONTROLS.search(each.tail or ""):
            each.tail = CONTROLS.sub("", each.tail or "")


def is_deep(tree: "Element", deepest: int) -> bool:
    """Return True if elements lie deeper in each other than the limit."""
    from lxml.etree import iterwalk

    depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > deepest:
            return True
    return False


def main_texts(tree: "Element") -> list[str]:
    """Return the paragraphs of a page that are no menus, as jusText tells them by their length, links and words.

    Raises:
        MissingExtraError: it is not installed.
    """
    from lxml.html import tostring

    with extra("draft", "reading a web page"):
        from justext import core, get_stoplist
    words: frozenset[str] = frozenset().union(*map(get_stoplist, WORDS_OF))
    page = core.preprocessor(core.html_to_dom(tostring(tree, encoding="unicode"), "utf-8", None, "replace"))
    paragraphs = core.ParagraphMaker.make_paragraphs(page)
    core.classify_paragraphs(paragraphs, words)
    telling = [each for run in runs_of(paragraphs, lambda each: each.cf_class in UNSURE) for each in run]
    core.revise_paragraph_classification(telling)
    return [one_line(each.text) for each in telling if not each.is_boilerplate]


def runs_of(things: Iterable[Thing], unsure: Callable[[Thing], bool]) -> Iterator[list[Thing]]:
    """Yield things, of many unsure ones that follow each other the first and the last alone.

    jusText looks for sure ones on either side of each, which takes the square of the time where there are none.
    """
    for each, run in groupby(things, unsure):
        all_of_them = list(run)
        long = each and len(all_of_them) > 2 * RUN
        yield [*all_of_them[:RUN], *all_of_them[-RUN:]] if long else all_of_them


def main_of(tree: "Element", texts: Iterable[str]) -> "Element":
    """Return the smallest element in which most of the paragraphs stand that are taken for the main text."""
    body = tree.find("body")
    whole = tree if body is None else body
    wanted = {each for each in texts if len(each) >= SHORT}
    homes = [
        each
        for each in whole.iter("p", "li", "div", "td", "blockquote", "dd", "section")
        if one_line(text_of(each)) in wanted
    ]
    counts = dict[object, int]()
    for home in homes:
        for around in home.iterancestors():
            counts[around] = counts.get(around, 0) + len(text_of(home))
    total = max(counts.values(), default=0)
    best = whole
    for each in whole.iter():
        if counts.get(each, 0) >= MOST * total > 0:
            best = each
    return best


def without_menus(main: "Element") -> None:
    """Remove what stands beside the text: navigation, and blocks made of links."""
    for each in [each for each in main.iterdescendants() if isinstance(each.tag, str)]:
        names = f"{each.get('class') or ''} {each.get('id') or ''}"
        hidden = each.get("hidden") is not None or each.get("aria-hidden") == "true"
        beside = BESIDE.search(names) is not None and each.tag not in ("body", "main", "article")
        if hidden or (each.get("role") or "") in ROLES or (beside and not is_text(each)) or is_menu(each):
            emptied(each)


def is_text(element: "Element") -> bool:
    """Return True if an element has long paragraphs, whatever it is called."""
    return sum(len(one_line(text_of(each))) for each in element.iter("p")) > 10 * SHORT


def is_menu(element: "Element") -> bool:
    """Return True for a list or block most of which is links."""
    if element.tag not in ("ul", "ol", "div", "section", "table", "p") or element.find(".//a") is None:
        return False
    letters = len(one_line(text_of(element)))
    links = [len(one_line(text_of(each))) for each in element.iter("a")]
    return len(links) > 2 and letters > 0 and sum(links) > LINKED * letters and max(links) < 3 * SHORT


def unmarked(tree: "Element") -> None:
    """Remove the marks of notes, raised numbers with a link or in brackets, but not the 2 of square kilometres."""
    for each in list(tree.iter("sup")):
        text = "".join(each.itertext())
        before = each.getprevious()
        said = ((before.tail if before is not None else each.getparent().text) or "").split()
        if MARK.fullmatch(text) and not (said and said[-1].endswith(UNITS) and text.strip() in "23"):
            emptied(each)


def emptied(element: "Element") -> None:
    """Empty an element of its page, and keep what stands behind it."""
    element.clear(keep_tail=True)  # to take it away moves what stands behind, which is long where there are many


def said_in(tree: "Element", text: str) -> Said:
    """Return what a page says of itself."""
    meta = dict[str, str]()
    for each in tree.iter("meta"):
        name = (each.get("property") or each.get("name") or "").lower()
        meta.setdefault(name, one_line(each.get("content") or ""))
    link = tree.find(".//link[@rel='canonical']")
    headings, titles = ([one_line(text_of(each)) for each in tree.iter(tag)] for tag in ("h1", "title"))
    published = PUBLISHED.search(text)
    days = [meta.get(each, "") for each in DATES] + [published[1] if published else ""]
    days += [each.get("datetime") or "" for each in tree.iter("time") if each.get("itemprop") == "datePublished"]
    day = next((found for each in days if (found := DAY.match(each))), None)
    return Said(
        title=meta.get("og:title") or (headings[0] if len(headings) == 1 else "") or next(iter(titles), ""),
        date=day[0] if day else "",
        address=(link.get("href") or "" if link is not None else "") or meta.get("og:url", ""),
        language=(tree.get("lang") or meta.get("language") or "").split("-")[0].lower(),
        publisher=next((meta[each] for each in ("og:site_name", "dc.publisher", "publisher") if meta.get(each)), ""),
    )
