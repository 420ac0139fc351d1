"""Reading reports: text, Markdown, web pages, Word and PDF as the text that a reader sees."""

from creativegraph.drafting.reading.report import ENDINGS, read, read_bytes

__all__ = ["ENDINGS", "read", "read_bytes"]
