"""Workbooks for people: one look, drop-downs, rules that the sheet itself enforces; and ``template``, those to fill in.

Two libraries write workbooks. openpyxl, which alone reads them, writes what shares look and rules with workbooks that
are opened again: templates, samples, marked copies. XlsxWriter writes what is made whole, answers, drafts and dossiers:
the same content gives the same bytes, while openpyxl puts the time into each file.
"""
