"""Sheets: tables as they lie in CSV files and workbooks, in whatever encoding, with their headers found."""
