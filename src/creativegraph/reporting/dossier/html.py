"""A dossier as one HTML page that needs nothing beside it and runs no script."""

from functools import cache
from typing import TYPE_CHECKING

from creativegraph.messages.characters import in_xml
from creativegraph.ontology.html import safe_address
from creativegraph.reporting.dossier.arrange import below_of
from creativegraph.reporting.dossier.model import Dossier
from creativegraph.reporting.dossier.words import heading, lead, note_text, source_text, text

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["html"]


@cache
def environment() -> "Environment":
    """The template, which escapes every value and knows every variable that it uses."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("creativegraph.reporting.dossier"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=writable,
    )  # fmt: skip
    made.filters["safe_address"] = safe_address
    return made


def writable(value: object) -> object:
    """Return a text without the characters that no page can have; what is markup already stays so."""
    return in_xml(value) if type(value) is str else value


def html(dossier: Dossier) -> bytes:
    """Return a dossier as an HTML page; notes lead to their statement and back."""

    def words(key: str, **details: object) -> str:
        return text(dossier, key, **details)

    seen = set[int]()

    def is_first(note: int) -> bool:
        """Return True where a note is used first: there it leads back to."""
        first = note not in seen
        seen.add(note)
        return first

    page = environment().get_template("page.html")
    return page.render(
        dossier=dossier, heading=heading(dossier), lead=lead(dossier), t=words, is_first=is_first,
        source_text=lambda source: source_text(dossier, source), note_text=note_text, below_of=below_of,
    ).encode()  # fmt: skip
