"""The fixtures of tables."""

from tests.tables.conftest import write

__all__ = ["write"]
