"""Every text that the library shows in English and Vietnamese: one table for translators, ``messages.csv``."""

from creativegraph.messages.catalogue import is_key, languages, message, template

__all__ = ["is_key", "languages", "message", "template"]
