"""Validate graphs and tables against SHACL shapes: findings with their cells and advice."""

from creativegraph.validation.report import Branch, Excerpt, Finding, Report, Waiver
from creativegraph.validation.validate import check, validate

__all__ = ["Branch", "Excerpt", "Finding", "Report", "Waiver", "check", "validate"]
