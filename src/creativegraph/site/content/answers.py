"""A graph that asks no question twice: pages, files, pictures and the audit of a site show the same answers."""

from collections.abc import Sequence

from creativegraph.graph import Graph, checked_languages
from creativegraph.rows import Rows

__all__ = ["AskedOnce"]


class AskedOnce(Graph):
    """A graph that does not change, with the answers of catalogued questions that it has given; not to be changed."""

    def __init__(self, graph: Graph) -> None:  # all that is known of the other is known of this one
        self.__dict__.update(vars(graph))
        self.given: dict[str, Rows] = {}

    def _run(self, name: str, languages: Sequence[str] | None, arguments: dict[str, object]) -> Rows:
        """The answer of a catalogued query; a language that is named again decides nothing."""
        wanted = tuple(dict.fromkeys(self.languages if languages is None else checked_languages(languages)))
        key = repr((name, wanted, sorted(arguments.items())))
        if key not in self.given:
            self.given[key] = super()._run(name, wanted, arguments)
        return self.given[key]
