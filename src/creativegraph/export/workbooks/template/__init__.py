"""Workbooks to fill in, made of the vocabulary and the things of a graph."""

from creativegraph.export.workbooks.template.workbook import REPORT, template

__all__ = ["REPORT", "template"]
