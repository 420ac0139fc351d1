"""The page that lists every rule for tables, made from their data.

``python -m creativegraph.tables.page docs/table-rules.md`` writes it.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from creativegraph.tables.rules import Rule, rules

__all__ = ["main", "page"]

INTRODUCTION = """\
# The rules for tables

*Made by `make docs` from `data/table-rules.csv`; edit that, not this page.*

A cell that breaks one of these rules is a fault: `creativegraph build` and `creativegraph check` tell its file, row and
column, and the name of the rule. Reports for programs call it `cgs:Table-` and its name, such as
`https://w3id.org/creativegraph/shapes#Table-unknown-source`. A rule marked *info* only tells what was passed over. What
a thing must have beyond its cells, the shapes say.

| rule | what is told | what it means |
|---|---|---|
"""


def page() -> str:
    """The whole page as Markdown."""
    return INTRODUCTION + "".join(map(line, rules().values()))


def line(rule: Rule) -> str:
    """One rule as a row of the table, what is filled in as an ellipsis."""
    told = re.sub(r"\[\[.*?\]\]", "", rule.message_en)
    told = re.sub(r"\{\w+(?:!r)?\}", "…", told).replace("|", "\\|")
    marked = f"{rule.rule}</a>" + (" *info*" if rule.severity == "info" else "")
    return f'| <a id="{rule.rule}">{marked} | {told} | {rule.meaning_en} |\n'


def main(words: Sequence[str]) -> None:
    """Write the page to the file that ``words`` names."""
    Path(words[0]).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
