"""An answer as a notebook shows it: how many rows (MOST_ROWS), and each thing as its label, linked to its page."""

import re
from collections.abc import Sequence
from html import escape

from creativegraph.graph.rows.convert import plain
from creativegraph.iris import IRI, Value, compact

__all__ = ["html_table", "link"]

MOST_ROWS = 50
LONGEST_NAME = 48
# A value comes from the data: a link to `javascript:…` would run in the reader's notebook.
LINKED = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


def html_table(
    columns: Sequence[str], kinds: Sequence[str], rows: Sequence[Sequence[Value | None]], notes: Sequence[str] = ()
) -> str:
    """Return the first 50 rows as an HTML table; a thing and its label are one cell."""
    named = {name: columns.index(f"{name}_label") for name in columns if f"{name}_label" in columns}
    shown = [
        (place, name) for place, name in enumerate(columns) if name.removesuffix("_label") not in named or name in named
    ]
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for _, name in shown)
    body = "".join(
        "<tr>"
        + "".join(cell(row[place], row[named[name]] if name in named else None, kinds[place]) for place, name in shown)
        + "</tr>"
        for row in rows[:MOST_ROWS]
    )
    left = len(rows) - MOST_ROWS
    below = [*([f"and {left:,} more rows"] if left > 0 else []), *notes]
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return table + "".join(f"<p>{escape(line)}</p>" for line in below)


def cell(value: Value | None, label: Value | None, kind: str) -> str:
    """Return one cell; numbers stand at the right."""
    side = ' style="text-align: right"' if kind in ("integer", "year", "decimal") else ""
    text = link(value, str(label) if label is not None else "") if isinstance(value, IRI) else ""
    if not isinstance(value, IRI) and value is not None:
        text = escape(plain(value))
    return f"<td{side}>{text}</td>"


def link(iri: str, label: str = "") -> str:
    """Return a thing as a link with its label, or with a short form of its IRI; only web and mail addresses link."""
    name = label or short(iri)
    return f'<a href="{escape(iri)}">{escape(name)}</a>' if LINKED.match(iri) else escape(name)


def short(iri: str) -> str:
    """Return an IRI as few characters as tell it apart for a reader."""
    name = LINKED.sub("", compact(iri), count=1).removeprefix("www.")
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"
