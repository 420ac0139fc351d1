"""The section ``[site]`` of a manifest: what is said of a graph where it is published, and where that is wrong.

Nothing is made up: what a manifest does not say, the published dataset does not say either.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from creativegraph.tables.projects.site_forms import FORMS, OF_PUBLISHER

__all__ = ["Publisher", "Site", "Words", "Wrong", "read_site", "said_in"]

Words = Mapping[str, str]
"""A text in several languages, by their tags."""
NOTHING: Mapping[str, Any] = MappingProxyType({})
LOGOS = (".png", ".svg")


def said_in(words: Words, languages: Iterable[str]) -> tuple[str, str]:
    """Return a text and its language: the first language that it has of some, else any."""
    tag = next((each for each in languages if each in words), next(iter(words), ""))
    return words.get(tag, ""), tag


class Publisher(NamedTuple):
    """Who publishes a dataset."""

    name: Words = NOTHING
    url: str = ""


class Site(NamedTuple):
    """What a manifest says of its site; empty where it says nothing."""

    title: Words = NOTHING
    description: Words = NOTHING
    keywords: Mapping[str, tuple[str, ...]] = NOTHING
    attribution: Words = NOTHING
    """What whoever uses the data is asked to write."""
    persons: Words = NOTHING
    """What is published about living persons, and how one asks for removal."""
    person_properties: tuple[str, ...] = ()
    """The properties that are published of persons, by their short forms; all if none is named."""
    url: str = ""
    """Where the site is; it ends with a slash."""
    publisher: Publisher = Publisher()
    contact: str = ""
    """A mail address (``mailto:``) or page of whoever answers questions."""
    report: str = ""
    """Where mistakes are reported, likewise; the contact where nothing is said."""
    licence: str = ""
    identifier: str = ""
    """Such as a DOI, as an address."""
    issued: str = ""
    modified: str = ""
    frequency: str = ""
    """One of ``FREQUENCIES``."""
    themes: tuple[str, ...] = ()
    """Of ``THEMES``, or IRIs."""
    spatial: tuple[str, ...] = ()
    """IRIs of the places that the data are about."""
    temporal: str = ""
    """The time that they are about, ``2004/2026``; either end may be open."""
    languages: tuple[str, ...] = ("en",)
    labels: tuple[str, ...] = ()
    """In which further properties names are written: ``rdfs`` for ``rdfs:label``, ``schema`` for ``schema:name``."""
    dumps: tuple[str, ...] = ("nt", "ttl")
    """The formats in which the whole graph is offered."""
    context: str = "embed"
    """How the JSON-LD of things has its context: ``embed`` within it, ``link`` by its address."""
    sparql: str = ""
    """A SPARQL endpoint that has the graph."""
    browser_triples: int = 1_000_000
    """Of how many triples a graph is loaded into a visitor's browser without asking."""
    lists: Mapping[str, tuple[str, ...]] = NOTHING
    """What has a page with all that belongs to it, by the folder of the pages: a class, a code list, or properties."""
    filters: Mapping[str, tuple[str, ...]] = NOTHING
    """Lists that a script filters, by the names of their pages: a class, then the folders of ``lists`` to filter by."""
    pictures: Mapping[str, tuple[str, ...]] = NOTHING
    """What is drawn, by the names of pages: ``map``, ``timeline``, ``bars`` or ``network``, and a question."""
    menu: tuple[str, ...] = ()
    """The classes whose lists every page leads to, by their short forms; the biggest kinds if none is named."""
    marks: tuple[str, ...] = ()
    """Properties whose values stand beside the names of things in lists, by their short forms."""
    logo: Path | None = None
    theme: Path | None = None


class Wrong(NamedTuple):
    """A key of the section that is unknown (no ``form``) or has a value of another form."""

    keys: tuple[str, ...]
    value: object
    form: str


IN_LANGUAGES = ("title", "description", "keywords", "attribution", "persons")


def read_site(said: object, languages: tuple[str, ...], folder: Path) -> tuple[Site, list[Wrong]]:
    """Return what a section says, in a project of some languages and in a folder, and what is wrong with it."""
    if not isinstance(said, dict):
        return Site(languages=languages), [Wrong((), said, "section")]
    wrong = [*faults_in(said, folder)]
    left = {each.keys[0] for each in wrong}
    kept: dict[str, Any] = {"languages": languages}
    for key, value in said.items():
        if key not in left:
            kept[key] = made(key, value, languages, folder)
    kept["report"] = kept.get("report", kept.get("contact", ""))
    return Site(**kept), wrong


def faults_in(said: Mapping[str, object], folder: Path) -> Iterator[Wrong]:
    """Yield what is wrong with the keys and values of a section."""
    for key, value in said.items():
        if key not in FORMS:
            yield Wrong((key,), value, "")
        elif not FORMS[key](value):
            tag = odd_in(value, FORMS[key]) if key in IN_LANGUAGES else ""
            yield Wrong((key, tag), cast("dict[str, object]", value)[tag], key) if tag else Wrong((key,), value, key)
        elif key == "publisher":
            for name, given in cast("dict[str, object]", value).items():
                if name not in OF_PUBLISHER:
                    yield Wrong((key, name), given, "")
                elif not OF_PUBLISHER[name](given):
                    yield Wrong((key, name), given, f"{key}.{name}")
        elif key in ("logo", "theme") and not is_within(folder, str(value), key):
            yield Wrong((key,), value, key)


def odd_in(value: object, valid: Callable[[object], bool]) -> str:
    """Return the language whose text is wrong; empty where a text is not given by language."""
    some = value if isinstance(value, dict) else {}
    return next((tag for tag, text in some.items() if not valid({tag: text})), "")


def is_within(folder: Path, name: str, key: str) -> bool:
    """Return whether a logo or theme lies in the folder of the project."""
    try:
        path = (folder / name).resolve()
        there = path.is_dir() if key == "theme" else path.is_file() and path.suffix in LOGOS
        return there and path.is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links, or a name that is none
        return False


def made(key: str, value: object, languages: tuple[str, ...], folder: Path) -> object:
    """Return a value as ``Site`` has it; a text without a language is in the first one of the project."""
    if key == "publisher":
        given = cast("dict[str, object]", value)
        return Publisher(words(given.get("name", {}), languages), str(given.get("url", "")))
    if key in IN_LANGUAGES:
        return words(value, languages)
    if key in ("logo", "theme"):
        return folder / str(value)
    if key in ("lists", "filters", "pictures"):
        folders = cast("dict[str, str | list[str]]", value)
        return {name: (some,) if isinstance(some, str) else tuple(some) for name, some in folders.items()}
    if isinstance(value, int):
        return value
    return tuple(value) if isinstance(value, list) else str(value)


def words(value: object, languages: tuple[str, ...]) -> dict[str, Any]:
    """Return texts by their languages."""
    some = value if isinstance(value, dict) else {languages[0] if languages else "und": value}
    return {tag: tuple(each) if isinstance(each, list) else each for tag, each in some.items()}
