"""Sheets: tables as they lie in CSV files and workbooks, in whatever encoding, with their headers found."""

TABLES = (".csv", ".tsv")
WORKBOOKS = (".xlsx", ".xlsm")
"""The endings of the files that are read."""
