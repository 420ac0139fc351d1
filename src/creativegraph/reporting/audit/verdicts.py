"""What a person finds of the claims of a sample, as the tables of audits of a project have it."""

from typing import NamedTuple

from creativegraph.tables.table import HEADERS

__all__ = ["COLUMNS", "NOT_FOUND", "RIGHT", "VERDICTS", "WRONG", "Verdict"]

RIGHT, WRONG, NOT_FOUND = "right", "wrong", "not found"
VERDICTS = (RIGHT, WRONG, NOT_FOUND)
COLUMNS = HEADERS["audits"]


class Verdict(NamedTuple):
    """A row of an audit: a claim that was drawn, and what was found of it; nothing where it is not checked yet."""

    claim: str
    says: str
    source: str
    source_address: str
    words: str
    verdict: str
    evidence: str
    address: str
    checker: str
    checked_on: str
    seed: str
    frame: str
    drawn: str
