"""Authorities: dumps are known by their content, packed or not; what is none is refused."""

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.errors import UnreadableError
from creativegraph.find.authorities import authority
from creativegraph.find.entry import Entry

GEONAMES = (
    ("2640358 Perth Perth Peairt,Pert 56.39 -3.43 P PPLA2 GB _ SCT _ _ _ 47350 _ 20 Europe/London 2020-01-01\n")
    .replace(" ", "\t")
    .replace("_", "")
)
ROR = [
    {
        "id": "https://ror.org/01", "established": 1906,
        "names": [
            {"value": "Hanoi University", "types": ["ror_display", "label"]}, {"value": "ĐHHN", "types": ["alias"]},
        ],
        "locations": [{"geonames_details": {"name": "Hanoi", "country_name": "Vietnam", "country_code": "VN"}}],
    },
    {"id": "https://ror.org/02", "name": "Old College", "aliases": ["OC"], "country": {"country_code": "GB"}},
]  # fmt: skip
WIKIDATA = {
    "id": "Q1858",
    "labels": {"en": {"value": "Hanoi"}, "vi": {"value": "Hà Nội"}},
    "aliases": {"ru": [{"value": "Ханой"}]},
    "descriptions": {"en": {"value": "capital"}},
    "claims": {
        "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q515"}}}}],
        "P571": [{"mainsnak": {"datavalue": {"value": {"time": "+1010-00-00T00:00:00Z"}}}}],
    },
    "sitelinks": {"enwiki": {}, "viwiki": {}},
}  # fmt: skip
TABLE = "id;name;aliases;country;year;size\nx:1;Alba;Alba Pompeia|Pompeia;Italy;1077;25,000\n"


def plain(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def zipped(path: Path, text: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme", "less")
        archive.writestr("dump", text)
    return path


def gzipped(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode()))
    return path


@pytest.mark.parametrize("ending", ["zip", "gz"])
def test_a_packed_dump_that_was_made_to_fill_the_memory_is_refused(ending: str, tmp_path: Path) -> None:
    path, text = tmp_path / f"dump.csv.{ending}", b"id,name\n1," + b"x" * 3_000_000
    if ending == "gz":
        path.write_bytes(gzip.compress(text))
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("dump.csv", text)

    with cg.limits(unpacked_bytes=1 << 20), pytest.raises(UnreadableError, match=r"200 times .*limit unpacked_ratio"):
        authority(str(path))


def test_a_packed_dump_of_the_usual_kind_is_read(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv.gz"
    path.write_bytes(gzip.compress(b"id,name\n" + b"".join(b"%d,Name %d\n" % (each, each) for each in range(500))))

    assert len(authority(str(path))) == 500


@pytest.mark.parametrize(
    ("name", "text", "write", "wanted"),
    [
        ("GB.txt", GEONAMES, plain,
         Entry("https://sws.geonames.org/2640358/", "Perth", ("Perth", "Peairt", "Pert"), (), ["gb", "gbsct"], (),
               47350)),
        ("GB.zip", GEONAMES, zipped, Entry("https://sws.geonames.org/2640358/", "Perth")),
        ("ror.json", json.dumps(ROR), plain,
         Entry("https://ror.org/01", "Hanoi University", ("Hanoi University", "ĐHHN"), (), ["vietnam", "vn", "hanoi"],
               (1906,))),
        ("ror.zip", json.dumps(ROR, indent=1), zipped,
         Entry("https://ror.org/02", "Old College", ("Old College", "OC"))),
        ("wikidata.json.gz", "[\n" + json.dumps(WIKIDATA) + ",\n]\n", gzipped,
         Entry("http://www.wikidata.org/entity/Q1858", "Hanoi", ("Hanoi", "Hà Nội", "Ханой"),
               ["http://www.wikidata.org/entity/Q515"], (), (1010,), 2)),
        ("list.csv", TABLE, plain,
         Entry("x:1", "Alba", ("Alba", "Alba Pompeia", "Pompeia"), (), ["italy"], (1077,), 25000)),
    ],
    ids=["geonames", "geonames packed", "ror", "ror packed", "wikidata packed", "table"],
)  # fmt: skip
def test_a_dump_is_known_by_its_content(
    name: str, text: str, write: Callable[[Path, str], Path], wanted: Entry, tmp_path: Path
) -> None:
    entries = authority(str(write(tmp_path / name, text)))

    found = entries.get(wanted.id)
    assert found is not None
    assert found.label == wanted.label
    if wanted.names:
        assert set(found.names) == set(wanted.names)
    if wanted.size:
        assert (found.kinds, list(found.places), found.years, found.size) == (
            list(wanted.kinds), list(wanted.places), wanted.years, wanted.size,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("notes.txt", b"only words\n", "is no dump"),
        ("broken.zip", b"PK no archive", "cannot read"),
        ("latin.csv", "id,name\n1,Sèvres\n".encode("latin-1"), "cannot read"),
        ("empty.json", b"", "is no dump"),
        ("other.json", b'[{"a": 1}]', "is no dump"),
    ],
)
def test_what_is_no_dump_is_refused(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(UnreadableError, match=told):
        authority(str(path))
    with pytest.raises(UnreadableError, match="cannot read"):
        authority(str(tmp_path / "missing.csv"))


def test_an_index_is_made_once_and_again_when_the_dump_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "cache"))
    path = plain(tmp_path / "list.csv", TABLE)
    assert len(authority(str(path))) == 1
    assert len(authority(str(path))) == 1

    plain(path, TABLE + "x:2;Brisa;;Spain;;\n")

    assert len(authority(str(path))) == 2
    assert len(list((tmp_path / "cache" / "authorities").iterdir())) == 1


def test_countries_have_their_codes_of_iso_3166() -> None:
    found = authority("countries").get("https://www.iso.org/obp/ui/#iso:code:3166:VN")

    assert found is not None
    assert set(found.names) == {"Vietnam", "VN", "VNM"}
