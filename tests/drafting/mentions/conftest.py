"""What the tests of mentions share: a report of a few words, over the packaged graph."""

from collections.abc import Callable
from functools import partial

import pytest

import creativegraph as cg
from creativegraph.drafting import Document
from creativegraph.drafting.mentions import Mention, mentions
from creativegraph.graph import Graph

Read = Callable[..., list[Mention]]


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The packaged graph."""
    return cg.open_graph()


def read_with(graph: Graph, language: str, text: str, date: str = "") -> list[Mention]:
    """The mentions in a text."""
    return mentions(Document(text, language, date=date), graph)


@pytest.fixture(params=["en", "fr", "es", "vi"])
def any_language(request: pytest.FixtureRequest) -> str:
    """Each of the languages that are read."""
    return str(request.param)


@pytest.fixture
def vi(graph: Graph) -> Read:
    """Reads a text in Vietnamese."""
    return partial(read_with, graph, "vi")


@pytest.fixture
def en(graph: Graph) -> Read:
    """Reads a text in English."""
    return partial(read_with, graph, "en")


@pytest.fixture
def fr(graph: Graph) -> Read:
    """Reads a text in French."""
    return partial(read_with, graph, "fr")


@pytest.fixture
def es(graph: Graph) -> Read:
    """Reads a text in Spanish."""
    return partial(read_with, graph, "es")
