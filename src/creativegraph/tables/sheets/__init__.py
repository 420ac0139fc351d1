"""Sheets: tables as they lie in CSV files and workbooks, in whatever encoding, with their headers found."""

TABLES = (".csv", ".tsv")
WORKBOOKS = (".xlsx", ".xlsm")
"""The endings of the files that are read."""
OTHERS = (".xls", ".xlsb", ".ods", ".numbers")
"""Spreadsheets that cannot be read; they are reported, not skipped silently."""
ENDINGS = (*TABLES, *WORKBOOKS, *OTHERS)
