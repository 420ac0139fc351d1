# mypy: ignore-errors
"""Run by the Python of Debian, which has uno: does the tasks of each line of standard input, and answers it."""

import json
import re
import subprocess
import sys
import time
import traceback
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "docx": "MS Word 2007 XML", "pdf": "writer_pdf_Export"}
"""Those by which `soffice --convert-to` saves."""


def value(name, content):
    """A property of a document."""
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def started(office, profile):
    """LibreOffice, listening at a pipe of its own, and its desktop."""
    pipe = f"creativegraph{Path(profile).name.replace('-', '')}"
    process = subprocess.Popen(
        [office, "--headless", "--invisible", "--norestore", "--nodefault", f"-env:UserInstallation=file://{profile}/p",
         f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(400):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return process, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # noqa: BLE001 - what uno raises is no class of Python's before it is connected
            time.sleep(0.2)
    process.kill()
    raise SystemExit("LibreOffice does not answer")


def opened(desktop, file):
    """A document."""
    return desktop.loadComponentFromURL(Path(file).resolve().as_uri(), "_blank", 0, (value("Hidden", True),))


def save(desktop, task):
    """Save a document as it was opened."""
    document = opened(desktop, task["file"])
    try:
        document.storeToURL(Path(task["to"]).resolve().as_uri(), (value("FilterName", FILTERS[task["form"]]),))
    finally:
        document.close(True)
    return {}


def edit(desktop, task):
    """Type into cells as a person does, so that texts become numbers where a sheet takes them so; save."""
    book = opened(desktop, task["file"])
    try:
        for sheet, cell, text in task["cells"]:
            typed(book, book.Sheets.getByName(sheet), cell, text)
        where = Path(task["to"]).resolve().as_uri()
        book.storeToURL(where, (value("FilterName", FILTERS["xlsx"]),))
    finally:
        book.close(True)
    return {}


def typed(book, sheet, name, text):
    """Type into a cell: of merged ones each is a cell again, and a percentage a number."""
    cell = sheet.getCellRangeByName(name)
    whole = sheet.createCursorByRange(cell)
    whole.collapseToMergedArea()
    whole.merge(False)
    kind = book.NumberFormats.getByKey(cell.NumberFormat).Type
    if kind & 128:
        cell.NumberFormat = 0
    if kind & 256 or not text:
        cell.setString(text)
    else:
        cell.setFormula(text)
    return cell


def attempt(desktop, task):
    """What the rules of cells say of texts: a list is read as the drop-down shows it, a formula is computed."""
    book = opened(desktop, task["file"])
    try:
        sheet = book.Sheets.getByName(task["sheet"])
        scratch = sheet.getCellRangeByName("ZZ1")
        found = []
        for cell, text in task["cells"]:
            there = typed(book, sheet, cell, text)
            found.append(ruled(book, sheet, scratch, there, text))
        return {"cells": found}
    finally:
        book.close(True)


def ruled(book, sheet, scratch, cell, text):
    """What the rule of a cell says of what it holds."""
    rule = cell.Validation
    kind, style = rule.Type.value, rule.ErrorAlertStyle.value
    # Formulas are told as of the first cell of the rule, which is in the row below the header.
    row = cell.CellAddress.Row + 1
    formula, second = (re.sub(r"([A-Z])2(?![0-9])", rf"\g<1>{row}", each) for each in
                       (rule.getFormula1(), rule.getFormula2()))  # fmt: skip
    entries, valid = [], True
    if kind == "LIST":
        entries = listed(book, scratch, formula)
        there = text.replace('"', '""')
        valid = truth(scratch, f'SUMPRODUCT(--EXACT("{there}";{formula}))>0')
    elif kind == "CUSTOM":
        valid = truth(scratch, formula)
    elif kind in ("WHOLE", "DECIMAL"):
        number = cell.Type.value == "VALUE"
        low, high = float(formula), float(second)
        whole = kind == "DECIMAL" or cell.Value == int(cell.Value)
        valid = number and whole and low <= cell.Value <= high
    return {
        "type": kind, "style": style, "entries": entries, "valid": valid, "told": rule.ErrorMessage,
        "help": rule.InputMessage, "refuses": bool(rule.ShowErrorMessage) and style == "STOP",
    }  # fmt: skip


def truth(scratch, formula):
    """What a formula comes to, computed in the sheet."""
    scratch.setFormula(f"=IF(ISERROR({formula});FALSE();{formula})")
    found = scratch.Value != 0
    scratch.setString("")
    return found


def listed(book, scratch, formula):
    """The entries of a list, computed in the sheet one after the other."""
    scratch.setFormula(f"=ROWS({formula})")
    count = int(scratch.Value) if not scratch.getError() else 0
    entries = []
    for number in range(1, min(count, 40) + 1):
        scratch.setFormula(f"=INDEX({formula};{number};1)")
        entries.append(scratch.String)
    scratch.setString("")
    return entries


def main():
    """Answer one line after the other: with the answers to its tasks, or with a text where one went wrong."""
    process, desktop = started(*sys.argv[1:3])
    try:
        for line in sys.stdin:
            try:
                answer = [{"edit": edit, "save": save, "try": attempt}[task["do"]](desktop, task)
                          for task in json.loads(line)]  # fmt: skip
            except Exception:  # noqa: BLE001 - what uno raises is no class of Python's
                answer = traceback.format_exc()
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
    finally:
        try:
            desktop.terminate()
            process.wait(30)
        except Exception:  # noqa: BLE001 - as above
            process.kill()


main()
