"""What the values of the section ``[site]`` of a manifest must be: texts by languages, addresses, days, periods."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from creativegraph.files import RDF_ENDINGS
from creativegraph.iris import LANGUAGE, is_iri
from creativegraph.tables.projects.bases import normal

__all__ = ["CONTROL", "FORMS", "FREQUENCIES", "LEFT_OUT", "OF_KIND", "OF_PUBLISHER", "PICTURES", "PLAIN_URL", "THEMES"]

LONGEST = 2000
DAY = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
PERIOD = re.compile(rf"(?:{DAY})?/(?:{DAY})?")
MAIL = re.compile(r"mailto:[^\s@?%]+@[^\s@?%]+")
PLAIN_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~-]+)*/", re.IGNORECASE)
"""The address of a site: its characters mean nothing in the configurations of servers."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that no page and no XML can have."""
FREQUENCIES = {
    "continuous": "CONT", "daily": "DAILY", "weekly": "WEEKLY", "monthly": "MONTHLY", "quarterly": "QUARTERLY",
    "yearly": "ANNUAL", "irregular": "IRREG", "never": "NEVER",
}  # fmt: skip
"""How often a dataset changes, with the codes of the European Union's list."""
THEMES = (
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "OP_DATA", "REGI", "SOCI", "TECH", "TRAN",
)  # fmt: skip
"""The codes of the European Union's list of themes of datasets."""
LABELS = ("rdfs", "schema")
FOLDER = re.compile(r"[a-z]+(?:-[a-z]+)*")
TAKEN = frozenset({
    "assets", "browse", "code", "dumps", "id", "iri", "list", "http", "https", "ontology", "project", "query", "see",
    "servers",
})  # fmt: skip
"""Folders that every site has."""


def is_text(given: object) -> bool:
    """Return True for a text that says something."""
    return isinstance(given, str) and bool(given.strip()) and len(given) <= LONGEST and not CONTROL.search(given)


def is_address(given: object) -> bool:
    """Return True for the address of a page."""
    return (
        isinstance(given, str)
        and len(given) <= LONGEST
        and is_iri(given)
        and bool(normal(given.split("?")[0].split("#")[0]))
    )


def is_contact(given: object) -> bool:
    """Return True for a mail address or a page."""
    return is_address(given) or (isinstance(given, str) and is_iri(given) and MAIL.fullmatch(given) is not None)


def is_words(given: object, valid: Callable[[object], bool] = is_text) -> bool:
    """Return True for a text, and for texts by their languages."""
    if isinstance(given, dict):
        return bool(given) and all(LANGUAGE.fullmatch(tag) and valid(text) for tag, text in given.items())
    return valid(given)


def is_list(valid: Callable[[object], bool]) -> Callable[[object], bool]:
    """Return what tells whether a value is a list without repetition, of values of a form."""
    return lambda given: isinstance(given, list) and all(map(valid, given)) and len({*map(str, given)}) == len(given)


def is_one_of(*choices: str) -> Callable[[object], bool]:
    """Return what tells whether a value is one of some texts."""
    return lambda given: isinstance(given, str) and given in choices


def is_day(given: object) -> bool:
    """Return True for a day."""
    if isinstance(given, str):
        try:
            return date.fromisoformat(given).isoformat() == given
        except ValueError:
            return False
    return isinstance(given, date) and not isinstance(given, datetime)


def is_period(given: object) -> bool:
    """Return True for two dates with a slash between them, of which one may be left out."""
    if not isinstance(given, str) or given == "/" or not PERIOD.fullmatch(given):
        return False
    first, last = given.split("/")
    months = [each[5:7] for each in (first, last) if len(each) > 4]
    days = [each for each in (first, last) if len(each) == 10]
    return all("01" <= each <= "12" for each in months) and all(map(is_day, days)) and not (last and first > last)


def is_lists(given: object) -> bool:
    """Return True for names of folders with what has pages there: the short form of a term, or several."""
    return isinstance(given, dict) and all(
        FOLDER.fullmatch(name) and name not in TAKEN and (is_text(terms) or (is_list(is_text)(terms) and terms != []))
        for name, terms in given.items()
    )


PICTURES = ("map", "timeline", "bars", "network")
"""The kinds of pictures."""
OF_KIND, LEFT_OUT = "kind", "!"
"""What lists are filtered by beside other lists; what stands before a term whose things are left out of a list."""
FORMS: Mapping[str, Callable[[object], bool]] = {
    "title": is_words,
    "description": is_words,
    "keywords": lambda given: is_words(given, is_list(is_text)),
    "attribution": is_words,
    "persons": is_words,
    "person_properties": lambda given: is_list(is_text)(given) and given != [],
    "url": lambda given: (
        isinstance(given, str)
        and len(given) <= LONGEST
        and PLAIN_URL.fullmatch(given) is not None
        and normal(given) == given
    ),
    "publisher": lambda given: isinstance(given, dict),
    "contact": is_contact,
    "report": is_contact,
    "licence": is_address,
    "identifier": is_address,
    "issued": is_day,
    "modified": is_day,
    "frequency": is_one_of(*FREQUENCIES),
    "themes": is_list(lambda given: given in THEMES or is_address(given)),
    "spatial": is_list(is_address),
    "temporal": is_period,
    "languages": lambda given: (
        is_list(lambda tag: isinstance(tag, str) and bool(LANGUAGE.fullmatch(tag)))(given) and given != []
    ),
    "labels": is_list(is_one_of(*LABELS)),
    "dumps": is_list(is_one_of(*RDF_ENDINGS)),
    "context": is_one_of("embed", "link"),
    "lists": is_lists,
    "filters": is_lists,
    "pictures": is_lists,
    "menu": is_list(is_text),
    "marks": is_list(is_text),
    "sparql": is_address,
    "browser_triples": lambda given: isinstance(given, int) and not isinstance(given, bool) and given >= 0,
    "logo": is_text,
    "theme": is_text,
}
"""The keys, each with what tells whether a value has its form."""
OF_PUBLISHER: Mapping[str, Callable[[object], bool]] = {"name": is_words, "url": is_address}
