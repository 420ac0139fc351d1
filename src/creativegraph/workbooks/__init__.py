"""Workbooks for people: one look, drop-downs, rules that the sheet itself enforces, and which sheets are ours."""
