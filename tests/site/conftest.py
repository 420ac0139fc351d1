"""A site without what most tests of it do not look at."""

import pytest

from creativegraph import catalogue


@pytest.fixture
def few_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask one question of the catalogue: what pages show of the answers is told in test_questions."""
    names = catalogue.names
    monkeypatch.setattr(catalogue, "names", lambda: names()[:1])
