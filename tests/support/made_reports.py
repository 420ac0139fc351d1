"""Reports made by hand, and any reports at all."""

import datetime

from hypothesis import strategies as st

from creativegraph.errors import Cell
from creativegraph.iris import IRI, PREFIXES, THINGS
from creativegraph.tables.quotations.verify import Share
from creativegraph.validation.report import SEVERITIES, Branch, Excerpt, Finding, Report, Waiver

SHAPES = PREFIXES["cgs"]
HEADER = ("id", "subject", "property", "value", "sources")
ROW = ("c3", "agreement/fair", "cg:signedOn", "18/11/2024", "article")


def finding(cell: Cell | None = None, **others: object) -> Finding:
    """A date that is not written as dates are, unless told otherwise."""
    told: dict[str, object] = {
        "severity": "violation", "rule": IRI(SHAPES + "Agreement-signedOn"), "message": "A date is year-month-day.",
        "focus": THINGS + "agreement/fair", "path": PREFIXES["cg"] + "signedOn", "value": "18/11/2024", **others,
    }  # fmt: skip
    return Finding(cell=cell, **told)  # type: ignore[arg-type]


def waiver(reason: str = "The source prints it so.") -> Waiver:
    return Waiver("w1", IRI(SHAPES + "Agreement-signedOn"), "agreement/fair", reason, datetime.date(2025, 3, 2))


def report(
    *findings: Finding, language: str = "en", rows: dict[Cell, Excerpt] | None = None, beside: tuple[str, ...] = ()
) -> Report:  # fmt: skip
    """A report of these findings; a table's row stands where none is given."""
    cells = [each.cell for each in findings if each.cell is not None]
    excerpts = {cell: Excerpt(ROW, HEADER) for cell in cells} if rows is None else rows
    files = tuple(dict.fromkeys(cell.file for cell in cells))
    return Report(findings, 1234, 56, "fast", files=files, excerpts=excerpts, language=language, beside=beside)


PATH = ("_:p <http://www.w3.org/ns/shacl#inversePath> <http://e/x> .",)
texts = st.text(max_size=12) | st.sampled_from(
    ["=1+1", "-2", "@x", "\x00\x1b[31m", "\ufffe", "\u202e", "a\r\nb\tc", "<&>\"'", "Ha\u0300 No\u0323\u0302i", "河内"]
)
terms = texts | st.sampled_from(['"x"@vi', '"2"^^<http://www.w3.org/2001/XMLSchema#integer>', "_:b0", "<http://e/x>",
                                 '"a" . <http://e/x> <http://e/y> "b"'])  # fmt: skip
iris = st.sampled_from([SHAPES + "Agreement-signedOn", "http://e/é", "n1", ""]) | texts
paths = (
    st.none() | iris | st.sampled_from(["^cg:x/(skos:y|cg:z)*", "<http://e/x>+", "((((", "^", "a|", "<http://e/>?/"])
)
numbers = st.integers(0, 2_000_000)
cells = st.none() | st.builds(
    Cell, st.sampled_from(["mine/thoả thuận.csv", "a b.xlsx", "/x/y.ttl", ""]) | texts, texts, numbers, numbers
)
dates = st.dates()
shares = st.builds(Share, texts, numbers, numbers, numbers, st.floats(0, 1), numbers)
branches = st.builds(Branch, iris.map(IRI), texts, st.booleans(), st.lists(texts, max_size=2).map(tuple))
waivers = st.builds(
    Waiver, texts, iris.map(IRI), texts, texts, dates, st.none() | dates, st.none() | texts, st.none() | texts, cells
)
findings = st.builds(
    Finding, st.sampled_from(SEVERITIES), iris.map(IRI), texts, iris, paths, st.none() | texts, cells, texts, iris,
    texts, texts, st.lists(branches, max_size=2).map(tuple), st.none() | waivers, terms, terms,
    st.sampled_from(["value", "missing", "count", "cell"]), st.just(()) | st.just(PATH) | st.lists(texts).map(tuple),
)  # fmt: skip
rows = st.lists(texts, max_size=6).map(tuple)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report, with or without what stands in its cells."""
    found = tuple(draw(st.lists(findings, max_size=4)))
    excerpts = {each.cell: Excerpt(draw(rows), draw(rows)) for each in found if each.cell and draw(st.booleans())}
    return Report(
        found, draw(numbers), draw(numbers), draw(st.sampled_from(["fast", "pyshacl"])), draw(texts),
        tuple(draw(st.lists(texts, max_size=2))), draw(numbers),
        excerpts, draw(st.sampled_from(["en", "vi", "fr", "not a language", ""])),
        quoted=tuple(draw(st.lists(shares, max_size=2))),
    )  # fmt: skip
