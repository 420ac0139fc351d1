"""Commands of these tests share the packaged graph."""

from collections.abc import Iterator

import pytest
from tests.support.shared_checks import shared_graph


@pytest.fixture(scope="session", autouse=True)
def opened_once() -> Iterator[None]:
    """Open the packaged graph once, not once a command."""
    with shared_graph():
        yield
