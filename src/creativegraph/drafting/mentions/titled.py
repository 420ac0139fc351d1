"""Names that the layout of a report gives: behind a label and a colon, and as its title."""

import re
from collections.abc import Collection, Iterator, Mapping

from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import is_capital

__all__ = ["named_by_layout"]

LABELLED = re.compile(
    r"[^\w\n]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?P<label>[^\W\d_][^:\n|]{1,50}?)\s*(?:\([^()\n|:]{1,20}\)\s*)?:\s+(?P<name>\S[^\n|]*)"
)
"""A line of a label and a value, which may be a numbered one."""
MARKS = " \u00a0\"“”«»'.,;"
LONGEST = 200
MOST_WORDS = 4
"""How many words the name of a place has in a list behind a label."""
SECTION = re.compile(r"\W*\d{1,2}(?:\.\d{1,2})*[.)]?\s+[^\W\d_][^:|]*$")
PARTED = 2
"""The heading with a number from which on labels are about sections and no more about the whole."""
FEWEST = 2
"""How many labels tell what a report without a label for its name is about."""


def named_by_layout(report: Report, covered: Mapping[int, int], names: Collection[int]) -> Iterator[Span]:
    """Yield the things that labels name, else the title of a report whose labels say what it is about.

    ``covered`` has the words at which other names begin, with their ends; ``names`` are the first words of known ones.
    """
    lines = list(re.finditer(r"[^\n]+", report.text))
    about: dict[tuple[str, ...], int] = {}
    named, sections, headings = False, 0, Headings(report)
    for line in lines:
        sections += SECTION.match(line[0]) is not None
        found = LABELLED.match(report.text, line.start(), line.end())
        if found is None:
            headings.next(line)
            continue
        if classes := said_by(report, found, "entitles"):
            named = True
            yield from span(report, found.start("name"), line.end(), classes)
        elif sections < PARTED and (classes := said_by(report, found, "about")):
            about[classes] = about.get(classes, 0) + 1
            headings.told(classes)
        elif classes := said_by(report, found, "places"):
            yield from listed(report, found.start("name"), line.end(), classes, names)
    best = max(about, key=lambda each: about[each], default=())
    if len(headings.found) > 1 and not named:
        for line, classes in headings.found:
            yield from span(report, line.start(), line.end(), classes, whole=True, names=names)
    elif lines and best and not named and about[best] >= FEWEST:
        first = lines[0]
        if not LABELLED.match(report.text, first.start(), first.end()):
            known = {begin: end for begin, end in covered.items() if begin in names}
            yield from span(report, first.start(), first.end(), best, whole=True, covered=known, names=names)


class Headings:
    """The lines that stand right above labels, of which each tells what these labels are about."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.last: re.Match[str] | None = None
        self.count = 0
        self.found: list[tuple[re.Match[str], tuple[str, ...]]] = []

    def next(self, line: re.Match[str]) -> None:
        """Take a line that is no label: a heading, unless it ends as a sentence does."""
        self.last, self.count = (None if line[0].rstrip().endswith((".", ":", ";", "!", "?")) else line), 0

    def told(self, classes: tuple[str, ...]) -> None:
        """Take a label that says of which class a thing is; the second below a heading makes it the name of one."""
        self.count += 1
        if self.count == FEWEST and self.last is not None:
            self.found.append((self.last, classes))


def listed(report: Report, start: int, end: int, classes: tuple[str, ...], names: Collection[int]) -> Iterator[Span]:
    """Yield the names of a list behind a label; ``names`` are the first words of known ones."""
    tokens, begin = report.tokens, report.tokens.number_at(start)
    last = tokens.number_at(end)
    for number in range(begin, last + 1):
        joins = number < last and tokens.words[number].lower() in report.lexicon.joining(report.lang_at(start))
        parted = number == last or joins or (number > begin and "," in tokens.gaps[number])
        if parted and begin < number:
            words = tokens.words[begin:number]
            if begin not in names and len(words) <= MOST_WORDS and all(map(is_capital, words)):
                yield Span(begin, number, classes=classes, lang=report.lang_at(start))
            begin = number
        begin += joins


def said_by(report: Report, found: re.Match[str], use: str) -> tuple[str, ...]:
    """Return the classes that a label means which is exactly the words of a use."""
    tokens = report.tokens
    begin, end = tokens.number_at(found.start("label")), tokens.number_at(found.end("label"))
    for lang in dict.fromkeys((report.lang_at(found.start("label")), *report.lexicon.languages)):
        for until, senses in report.lexicon.senses(use, lang, tokens, begin):
            if until == end:
                return tuple(dict.fromkeys(each.means for each in senses))
    return ()


def span(  # noqa: PLR0913 - the words and what is known of them
    report: Report, start: int, end: int, classes: tuple[str, ...], *, whole: bool = False,
    covered: Mapping[int, int] | None = None, names: Collection[int] = (),
) -> Iterator[Span]:  # fmt: skip
    """Yield the span of a name between two offsets, without marks at its ends; of a title unless it is another name."""
    text = report.text[start:end]
    start += len(text) - len(text.lstrip(MARKS))
    end -= len(text) - len(text.rstrip(MARKS))
    if not 0 < end - start <= LONGEST:
        return
    begin, until = report.tokens.number_at(start), report.tokens.number_at(end)
    other = whole and (begin in names or (covered or {}).get(begin) == until)
    if until > begin and not other:
        yield Span(begin, until, classes=classes, label=report.text[start:end], confidence="high",
                   lang=report.lang_at(start))  # fmt: skip
