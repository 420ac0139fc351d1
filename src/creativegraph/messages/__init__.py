"""The texts that exist in English and Vietnamese: ``messages.csv``, and ``rules.csv`` for what is wrong in tables."""

from creativegraph.messages.table import is_key, languages, message, template

__all__ = ["is_key", "languages", "message", "template"]
