"""RDF Patch: the triples that are deleted and added to make one graph of another, and which graph it starts from.

Its lines are ``H`` for the header, ``D`` and ``A`` before a line of N-Triples, ``TX`` and ``TC`` around these. Blank
nodes have IRIs, as in uploads. The header names both graphs by the digest of their normal form.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.errors import ArgumentError, FormatError, shown
from creativegraph.store.canonical import blanks
from creativegraph.store.releases.state import Snapshot, digest_of, lines_in

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Changes", "patch", "patched", "read_patch"]

NAMED = "urn:sha256:"
HEADER = re.compile(r"H +(?P<key>id|prev) +<urn:sha256:(?P<digest>[0-9a-f]{64})> *\.")
OTHER_HEADER = re.compile(r"H +\S+ +\S.*\.")
MARK = re.compile(r"(TX|TC) *\.")
ROW = re.compile(r"([AD])[ \t]+(.*)")


class Changes(NamedTuple):
    """A patch as read: the digests of the graphs before and after, and its rows in their order.

    A row is where it stands in the text, ``A`` or ``D``, and a line of N-Triples.
    """

    before: str
    after: str
    rows: list[tuple[int, str, str]]


def patch(old: Snapshot, new: Snapshot) -> str:
    """Return what is deleted from one graph and added to it to make another, as RDF Patch; the same for the same two.

    Args:
        old: the graph that the patch starts from.
        new: the graph that it makes.
    """
    deleted = (f"D {line}" for line in sorted(old.lines - new.lines))
    added = (f"A {line}" for line in sorted(new.lines - old.lines))
    header = (f"H id <{NAMED}{new.digest}> .", f"H prev <{NAMED}{old.digest}> .")
    return "".join(f"{line}\n" for line in (*header, "TX .", *deleted, *added, "TC ."))


def patched(old: Snapshot, text: str) -> Snapshot:
    """Return the graph that a patch makes of the one that it starts from.

    Args:
        old: the graph that the patch starts from.
        text: the RDF Patch.

    Raises:
        ArgumentError: the patch starts from another graph, or is no text.
        FormatError: it is damaged; the message names the line.
    """
    found = read_patch(text)
    if found.before != old.digest:
        raise ArgumentError(
            f"the patch starts from the graph {found.before[:12]}…, and {shown(old.name)} is {old.digest[:12]}…;"
            " apply it to the graph that it was made from"
        )
    lines = dict.fromkeys(old.lines)
    apply(lines, found)
    made = Snapshot("", "", digest_of(lines), frozenset(lines))
    if made.digest != found.after:
        raise FormatError(
            f"the patch makes the graph {made.digest[:12]}… and says that it makes {found.after[:12]}…;"
            " it is damaged, get it again"
        )
    return made


def apply(lines: dict[str, None], changes: Changes) -> None:
    """Change lines as a patch says.

    Raises:
        FormatError: it deletes what is not there, or adds what is.
    """
    for number, kind, line in changes.rows:
        if (line in lines) == (kind == "A"):
            what = "adds a triple that is there already" if kind == "A" else "deletes a triple that is not there"
            raise wrong(number, what, line)
        if kind == "A":
            lines[line] = None
        else:
            del lines[line]


def read_patch(text: str) -> Changes:
    """Return what a patch says.

    Raises:
        ArgumentError: it is no text.
        FormatError: a line is no RDF Patch, or it has no end or header; the message names the line.
    """
    if not isinstance(text, str):
        raise ArgumentError(f"a patch is text, and {type(text).__name__} was given; decode it as UTF-8")
    headers, rows, within = dict[str, str](), list[tuple[int, str, str]](), False
    lines = text.removeprefix("\ufeff").split("\n")
    for number, line in enumerate(map(str.strip, lines), 1):
        if row := ROW.fullmatch(line) if within else None:
            rows.append((number, row[1], row[2]))
        elif (mark := MARK.fullmatch(line)) and (mark[1] == "TC") == within:
            within = not within
        elif (header := HEADER.fullmatch(line)) and not within:
            headers[header["key"]] = header["digest"]
        elif line and not line.startswith("#") and (within or not OTHER_HEADER.fullmatch(line)):
            raise wrong(number, "is not a line of RDF Patch here", line)
    if within:
        raise wrong(len(lines), "is the last, and no TC comes after the last TX: the patch breaks off", lines[-1])
    if missing := [each for each in ("id", "prev") if each not in headers]:
        raise FormatError(
            f"the patch has no line `H {missing[0]} <{NAMED}…> .`, which names a graph by its digest;"
            " give one that creativegraph wrote"
        )
    return Changes(headers["prev"], headers["id"], triples_of(rows))


def triples_of(rows: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Return rows with their triples as they are always written."""
    made = written(line for _, _, line in rows)
    if isinstance(made, list) and len(made) == len(rows):
        return [(number, kind, line) for (number, kind, _), line in zip(rows, made, strict=True)]
    for number, _, line in rows:
        there = written([line])
        if not isinstance(there, list) or len(there) != 1:
            raise wrong(number, there if isinstance(there, str) else "is not one triple", line)
    raise FormatError("the patch is damaged; get it again")


def written(lines: "Iterable[str]") -> list[str] | str:
    """Return triples as they are always written, or why they are none."""
    from pyoxigraph import RdfFormat, parse, serialize

    try:
        made = [each.triple for each in parse("\n".join(lines).encode(errors="surrogatepass"), RdfFormat.N_TRIPLES)]
    except SyntaxError as error:
        return f"is not a triple: {str(error.msg).partition(': ')[2] or error.msg}"
    if any(next(blanks(each), None) for each in made):
        return "has a blank node, which only the one who wrote it knows"
    return lines_in(serialize(made, format=RdfFormat.N_TRIPLES) or b"")


def wrong(number: int, what: str, line: str) -> FormatError:
    """Return the error of a line."""
    return FormatError(f"line {number} of the patch {what}: {shown(line)}; get the patch again")
