"""Days of calendars: those with which lines below the name of a month begin: below *March* *12 to 15: Craft Fair*."""

import re
from collections.abc import Iterator

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import Report
from creativegraph.tables.cells.date_words import MONTHS

__all__ = ["calendar_days"]

HEADING = re.compile(
    r"[ \t#*]*(?P<month>[^\W\d_]+|tháng[ \u00a0]\d{1,2})"
    r"(?:[ \u00a0](?:de[ \u00a0])?(?P<year>(?:19|20)\d\d))?[ \t:*]*",
    re.IGNORECASE,
)
DAYS = re.compile(
    r"\s*(?:[-–—•▪●*+]\s+)?(?P<days>(?:(?:del|du|from|từ|ngày|día|day|días|le|les|on|el)[ \u00a0]){0,2}"
    r"(?P<first>\d{1,2})(?:[ \u00a0]?(?:-|–|al|au|a|to|et|y|and|đến)[ \u00a0]?(?P<last>\d{1,2}))?)"
    r"(?=[ \u00a0]?[:–—,]\s)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LAST_MONTH, LAST_DAY = 12, 31
NUMBERED = "tháng"


def calendar_days(report: Report) -> Iterator[Mention]:
    """Yield the days with which lines begin that stand below a line with the name of a month alone."""
    month, year, above = 0, "", year_of(report)
    for line in re.finditer(r"[^\n]+", report.text):
        heading = HEADING.fullmatch(line[0])
        if heading and (number := month_of(heading["month"])):
            month, year = number, heading["year"] or above
            continue
        found = DAYS.match(report.text, line.start(), line.end()) if month and year else None
        if found is None:
            continue
        first, last = int(found["first"]), int(found["last"] or found["first"])
        if not 0 < first <= last <= LAST_DAY:
            continue
        start, end = found.span("days")
        value = f"{year}-{month:02}-{first:02}" + (f"/{year}-{month:02}-{last:02}" if last > first else "")
        lang = report.lang_at(start)
        yield Mention("time", start, end, report.text[start:end], value=value, lang=lang, confidence="medium")


def month_of(name: str) -> int:
    """Return the number of a month by its name; 0 if it is none."""
    number = name.lower().removeprefix(NUMBERED).strip()
    if number.isdecimal():
        return int(number) if 0 < int(number) <= LAST_MONTH else 0
    return MONTHS.get(name.lower(), 0)


def year_of(report: Report) -> str:
    """Return the year of a calendar: that of its title, else that of the report."""
    title = report.text[: report.text.find("\n")] if "\n" in report.text else ""
    years = YEAR.findall(title)
    return years[0] if len(set(years)) == 1 else report.said_on[:4]
