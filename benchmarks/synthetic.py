"""Made-up claims in the project's own shape, the same bytes for the same seed.

Cities join networks, hold events in places, and events are counted. Names are put together of Vietnamese
words, so that marks, đ and shared names occur as often as they do in earnest.
"""

import csv
import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from creativegraph.iris import THINGS
from creativegraph.names.fold import fold
from creativegraph.tables import build

HEADER = (
    "id", "subject", "property", "value", "lang", "sources", "quote",
    "start", "end", "mode", "rank", "reason", "note",
)  # fmt: skip
SOURCES = """id,kind,title,lang,address,publisher,date,licence,sha256,characters,note
report,document,Báo cáo tổng hợp,vi,,,2024,,{digest},90000,made up
register,document,Made-up register,en,https://example.org/register,Example,2025,CC0-1.0,{digest},40000,made up
"""
FIRST = (
    "Hà", "Đà", "Hải", "Quảng", "Bình", "Đồng", "Vĩnh", "Thái",
    "Nam", "Bắc", "Điện", "Phú", "Ninh", "Tuyên", "Kiên", "Đắk",
)  # fmt: skip
SECOND = (
    "Nội", "Nẵng", "Phòng", "Ninh", "Định", "Tháp", "Long", "Nguyên",
    "Biên", "Thọ", "Thuận", "Quang", "Giang", "Lắk", "Lạt", "Đô",
)  # fmt: skip
KINDS = (
    ("Lễ hội", "festival"), ("Hội chợ", "fair"), ("Triển lãm", "exhibition"), ("Hội thảo", "conference"),
    ("Diễn đàn", "forum"), ("Tuần lễ", "week"), ("Liên hoan", "gala"), ("Toạ đàm", "talk"),
)  # fmt: skip
SUBJECTS = (
    ("thiết kế", "design"), ("ẩm thực", "food"), ("điện ảnh", "film"), ("âm nhạc", "music"), ("văn học", "books"),
    ("thủ công", "craft"), ("áo dài", "dress"), ("đương đại", "today"), ("di sản", "heritage"), ("đèn", "lanterns"),
)  # fmt: skip
CLASSES = ("cg:Festival", "cg:Conference", "cg:Exhibition", "cg:Event")
INDICATORS, FIELDS = ("visitors", "participating-artists"), ("design", "gastronomy", "music", "film")
EVENTS_OF_A_CITY, REPORTED, DEPRECATED = 12, 0.7, 0.02
DOCUMENT_LENGTH = 90_000

Fact = tuple[str, str, str, str]
"""Subject, property, value, language."""


def city_facts(chance: random.Random, number: int) -> Iterator[Fact]:
    """A city, its place in the world and its membership of a network."""
    here = f"place/city-{number}"
    name = f"{chance.choice(FIRST)} {chance.choice(SECOND)} {number}"
    yield here, "rdf:type", "cg:City", ""
    yield here, "skos:prefLabel", name, "vi"
    yield here, "skos:prefLabel", plain(name), "en"
    yield here, "cg:latitude", f"{chance.randint(8, 22)}.{chance.randint(1000, 9999)}5", ""
    yield here, "cg:longitude", f"{chance.randint(102, 108)}.{chance.randint(1000, 9999)}5", ""
    network = f"network/network-{number % 7}"
    if number < 7:
        yield network, "rdf:type", "cg:CityNetwork", ""
        yield network, "skos:prefLabel", f"Mạng lưới {number}", "vi"
        yield network, "skos:prefLabel", f"Network {number}", "en"
    membership = f"membership/city-{number}"
    yield membership, "rdf:type", "cg:NetworkMembership", ""
    yield membership, "skos:prefLabel", f"{name} trong mạng lưới", "vi"
    yield membership, "skos:prefLabel", f"{plain(name)} in its network", "en"
    yield membership, "cg:memberCity", here, ""
    yield membership, "cg:inNetwork", network, ""
    yield membership, "cg:memberSince", str(chance.randint(2004, 2025)), ""
    yield membership, "cg:creativeField", f"code/creative-field/{chance.choice(FIELDS)}", ""
    for each in range(EVENTS_OF_A_CITY):
        yield from event_facts(chance, f"{number}-{each}", here, name)


def event_facts(chance: random.Random, ending: str, city: str, place: str) -> Iterator[Fact]:
    """An event in a city, and mostly what was counted there."""
    (kind, english), (subject, about) = chance.choice(KINDS), chance.choice(SUBJECTS)
    year, month, day = chance.randint(2005, 2025), chance.randint(1, 12), chance.randint(1, 20)
    slug = f"{english}-{about}-{ending}"
    here = f"event/{slug}"
    yield here, "rdf:type", chance.choice(CLASSES), ""
    yield here, "skos:prefLabel", f"{kind} {subject} {place} {year}", "vi"
    yield here, "skos:prefLabel", f"{plain(place)} {about} {english} {year}", "en"
    yield here, "cg:takesPlaceIn", city, ""
    yield here, "cg:hasTimeSpan", f"{year}-{month:02}-{day:02}/{year}-{month:02}-{day + chance.randint(0, 8):02}", ""
    yield here, "dcterms:description", f"{kind} về {subject}, thu hút đông đảo công chúng tại {place}.", "vi"
    if chance.random() < REPORTED:
        seen = f"obs/{slug}"
        yield seen, "rdf:type", "cg:OutcomeObservation", ""
        yield seen, "skos:prefLabel", f"Lượt khách tại {kind.lower()} {place} {year}", "vi"
        yield seen, "skos:prefLabel", f"Visits to the {plain(place)} {english} {year}", "en"
        yield seen, "sosa:hasFeatureOfInterest", here, ""
        yield seen, "sosa:observedProperty", f"code/indicator/{chance.choice(INDICATORS)}", ""
        yield seen, "sosa:hasSimpleResult", str(chance.randint(50, 400_000)), ""


def plain(name: str) -> str:
    """A name as English texts write it."""
    return fold(name).title()


def facts(seed: int) -> Iterator[Fact]:
    """Facts without end, city by city."""
    chance = random.Random(seed)  # noqa: S311 - the same numbers each time are what is wanted
    number = 0
    while True:
        yield from city_facts(chance, number)
        number += 1


def rows(count: int, seed: int = 1) -> Iterator[tuple[object, ...]]:
    """The rows of ``count`` claims; every third has a quotation, one in fifty is deprecated."""
    chance = random.Random(seed + 1)  # noqa: S311 - as above
    for number, (subject, name, value, lang) in enumerate(islice(facts(seed), count)):
        words = f"lời văn số {number}" if number % 3 == 0 else ""
        start = chance.randrange(DOCUMENT_LENGTH - 100)
        beaten = chance.random() < DEPRECATED and name != "rdf:type"
        rank, reason = ("deprecated", "a later report says otherwise") if beaten else ("", "")
        yield (
            f"s{number:07}", subject, name, value, lang, "report" if words else "register", words,
            start if words else "", start + len(words) if words else "", "explicit", rank, reason, "",
        )  # fmt: skip


def tables(folder: Path, count: int, seed: int = 1, parts: int = 1) -> Path:
    """A folder with claims tables of ``count`` rows together, and the sources that they name."""
    folder.mkdir(parents=True, exist_ok=True)
    left = rows(count, seed)
    for part in range(parts):
        name = f"claims-{part}.csv" if parts > 1 else "claims.csv"
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADER)
            writer.writerows(islice(left, -(-count // parts)))
    (folder / "sources.csv").write_text(SOURCES.format(digest="0123456789abcdef" * 4), encoding="utf-8")
    return folder


def labels(count: int, seed: int = 1) -> list[tuple[str, str, str]]:
    """``count`` things' labels: thing, label, language."""
    named = ((subject, value, lang) for subject, name, value, lang in facts(seed) if name == "skos:prefLabel")
    return [(THINGS + subject, value, lang) for subject, value, lang in islice(named, count)]


@cache
def sizes(folder: Path, seed: int) -> tuple[int, float]:
    """Triples of the vocabulary alone, and triples a claim."""
    some = 2000
    empty = len(build([tables(folder / "none", 0, seed)]).lines())
    return empty, (len(build([tables(folder / "some", some, seed)]).lines()) - empty) / some


def ntriples(folder: Path, triples: int, seed: int = 1) -> bytes:
    """A graph of about that many triples (within one in a hundred), the vocabulary among them."""
    empty, each = sizes(folder, seed)
    return build([tables(folder / str(triples), max(0, round((triples - empty) / each)), seed)]).ntriples()


def copy(data: bytes, number: int) -> bytes:
    """The statements about things in some N-Triples, with names of their own for the things; number 0 is all of it.

    Codes and terms stay as they are, so that a graph laid beside itself answers for each thing as it did.
    """
    if not number:
        return data
    things = re.compile(b"<" + re.escape(THINGS.encode()) + b"[^>]*")
    lines = b"\n".join(line for line in data.split(b"\n") if things.search(line))
    return things.sub(lambda found: found[0] + b"-copy-%d" % number, lines) + b"\n"


def size(data: bytes) -> str:
    """How many triples some N-Triples hold, as people read it."""
    return f"{data.count(bytes([10])):,} triples"
