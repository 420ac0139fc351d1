"""The words of a dossier outside of its tables: title, lead, notes and sources, by ``dossier.*`` of messages.csv."""

from creativegraph.messages.locale import locale_of
from creativegraph.messages.table import message
from creativegraph.reporting.dossier.model import Dossier, Note, Source

__all__ = ["heading", "lead", "note_text", "quoted", "source_text", "text"]


def text(dossier: Dossier, key: str, **details: object) -> str:
    """Return a message in the language of a dossier."""
    return message(f"dossier.{key}", dossier.language, **details)


def heading(dossier: Dossier) -> str:
    """Return the title of a dossier."""
    return f"{text(dossier, 'title')}: {dossier.label}"


def lead(dossier: Dossier) -> str:
    """Return the sentence under the title."""
    day = locale_of(dossier.language).period(dossier.made.isoformat())
    return text(dossier, "lead", label=dossier.label, day=day)


def quoted(note: Note) -> str:
    """Return the words of a source in quotation marks, empty for none."""
    return f"“{note.quote}”" if note.quote else ""


def note_text(note: Note) -> str:
    """Return a note as a sentence: the source, its words and where they are found, or the remark."""
    words = ": ".join(filter(None, (note.source, quoted(note) or note.remark))).rstrip(".")
    place = f" ({note.place})" if note.place else ""
    return f"{words[:1].upper()}{words[1:]}{place}."


def source_text(dossier: Dossier, source: Source) -> str:
    """Return a source as a list of sources has it."""
    when = locale_of(dossier.language).period(source.published) if source.published else ""
    parts = (source.label, source.publisher, when)
    return ". ".join(each.rstrip(".") for each in dict.fromkeys(filter(None, parts))) + "."
