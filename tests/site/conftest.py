"""A site without what most tests of it do not look at."""

import pytest

from creativegraph import catalogue


def ask_few(patch: pytest.MonkeyPatch) -> None:
    """Ask one question of the catalogue: what pages show of the answers is told in test_questions."""
    names = catalogue.names
    patch.setattr(catalogue, "names", lambda: names()[:1])


@pytest.fixture
def few_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask one question of the catalogue."""
    ask_few(monkeypatch)
