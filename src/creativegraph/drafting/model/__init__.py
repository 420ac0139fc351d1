"""Drafts by a language model that somebody has: what it is asked, and what of its answer may enter."""

from creativegraph.drafting.model.answer import Answer, read_answer
from creativegraph.drafting.model.prompt import language_for, prompt, prompt_json
from creativegraph.drafting.model.schema import schema

__all__ = ["Answer", "language_for", "prompt", "prompt_json", "read_answer", "schema"]
