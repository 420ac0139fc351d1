"""The texts that exist in English and Vietnamese: one table for translators, ``messages.csv``."""

from creativegraph.messages.table import is_key, languages, message, template

__all__ = ["is_key", "languages", "message", "template"]
