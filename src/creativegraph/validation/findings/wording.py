"""What is said of a result of a shape that has no message, for which engines name the component of SHACL alone."""

from creativegraph.iris import bare, compact
from creativegraph.messages.table import message
from creativegraph.validation.engines.lengths import UNSIZED
from creativegraph.validation.engines.results import Result
from creativegraph.validation.shapes.graph import Shapes
from creativegraph.validation.terms import language_of, lexical, short_path

__all__ = ["unworded"]


def unworded(result: Result, shapes: Shapes, language: str) -> str:
    """Return what is wrong in words; empty where the shape says it itself, or the result has neither path nor value."""
    worded = shapes.messages(result.source) or shapes.messages(result.shape) or result.messages == UNSIZED
    if worded or not (result.path or result.value):
        return ""
    about = f"{short_path(result.path)}: " if result.path else ""
    return about + message(f"report.unworded.{result.of}", language, value=written(result.value))


def written(term: str) -> str:
    """Return a term in short form, the text of a literal with its language, or ``[]`` for a blank node."""
    if term.startswith("_:"):
        return "[]"
    if not term.startswith('"'):
        return compact(bare(term))
    tag = language_of(term)
    return f"“{lexical(term)}”{f' ({tag})' if tag else ''}"
