"""The section of a manifest about the site: what it may say, and that each mistake is told at its line."""

from pathlib import Path

import pytest

from creativegraph.project import root
from creativegraph.tables.projects.manifest import read_manifest
from creativegraph.tables.projects.site import Publisher, Site, said_in

HEAD = 'name = "fairs"\nversion = "0.1"\nbase = "https://example.org/fairs/"\nprefix = "fairs"\n'
LAST = HEAD.count("\n")


def read(folder: Path, text: str) -> tuple[Site, list[tuple[int, int, str, str]]]:
    """Return what a manifest says of its site, and its faults as line, column, rule and message."""
    (folder / "data").mkdir(exist_ok=True)
    (folder / "creativegraph.toml").write_text(HEAD + text, encoding="utf-8")
    said, _, faults = read_manifest(folder)
    return said.site, [(each.row - LAST, each.column, each.rule, each.message) for each in faults]


def test_the_packaged_manifest_says_only_what_has_its_form() -> None:
    said, _, faults = read_manifest(root())

    assert faults == []
    assert said.site.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert set(said.site.title) == {*said.languages}


def test_a_manifest_without_the_section_makes_nothing_up(tmp_path: Path) -> None:
    site, faults = read(tmp_path, 'languages = ["fr"]\n')

    assert faults == []
    assert site == Site(languages=("fr",))


def test_all_that_the_section_says_is_read(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "logo.svg").write_text("<svg/>")

    site, faults = read(
        tmp_path,
        'languages = ["fr", "ar"]\n[site]\ntitle = "Foires"\ndescription.ar = "معارض"\nkeywords = ["a", "b"]\n'
        'url = "https://example.org/fairs/"\npublisher = {name = "Institut", url = "https://example.org/"}\n'
        'contact = "mailto:a@example.org"\nissued = 2026-11-23\nmodified = "2026-11-28"\nfrequency = "yearly"\n'
        'themes = ["EDUC"]\ntemporal = "2004/"\ndumps = ["nt"]\nlogo = "logo.svg"\ntheme = "theme"\n',
    )

    assert faults == []
    assert site == Site(
        title={"fr": "Foires"}, description={"ar": "معارض"}, keywords={"fr": ("a", "b")},
        url="https://example.org/fairs/", publisher=Publisher({"fr": "Institut"}, "https://example.org/"),
        contact="mailto:a@example.org", report="mailto:a@example.org", issued="2026-11-23", modified="2026-11-28",
        frequency="yearly", themes=("EDUC",), temporal="2004/", dumps=("nt",), languages=("fr", "ar"),
        logo=tmp_path / "logo.svg", theme=tmp_path / "theme",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "column", "key"),
    [
        ("title = 3", 1, "site.title"),
        ("title.en = '  '", 7, "site.title.en"),
        ("title = {en = 'a', English = 'b'}", 20, "site.title.English"),
        ("keywords = ['a', 'a']", 1, "site.keywords"),
        ("url = 'https://example.org/fairs'", 1, "site.url"),
        ("url = 'https://example.org/fairs/?a=b'", 1, "site.url"),
        ("url = 'https://example.org/a;b/'", 1, "site.url"),
        ("url = 'https://[::1]/x/'", 1, "site.url"),
        ("url = 'https://éxample.org/'", 1, "site.url"),
        ("url = 'https://example.org/a%22b/'", 1, "site.url"),
        ('title = "a\\u0000b"', 1, "site.title"),
        ('title = "a\\u001bb"', 1, "site.title"),
        ("contact = 'mailto:a%0abcc@b.example'", 1, "site.contact"),
        ("publisher = 'Institute'", 1, "site.publisher"),
        ("publisher.url = 'Institute'", 11, "site.publisher.url"),
        ("contact = 'a@example.org'", 1, "site.contact"),
        ("report = 'javascript:alert(1)'", 1, "site.report"),
        ("report = 'mailto:a@example.org?bcc=b@example.org'", 1, "site.report"),
        ("licence = 'CC BY 4.0'", 1, "site.licence"),
        ("issued = 2026-11-23T10:00:00Z", 1, "site.issued"),
        ("issued = '2026-02-30'", 1, "site.issued"),
        ("frequency = 'often'", 1, "site.frequency"),
        ("themes = ['CULT']", 1, "site.themes"),
        ("temporal = '2026/2004'", 1, "site.temporal"),
        ("temporal = '2004-13/2026'", 1, "site.temporal"),
        ("languages = []", 1, "site.languages"),
        ("labels = ['rdf']", 1, "site.labels"),
        ("dumps = ['csv']", 1, "site.dumps"),
        ("logo = 'none.svg'", 1, "site.logo"),
        ("theme = '../'", 1, "site.theme"),
    ],
)
def test_a_value_of_another_form_is_told_at_its_line(tmp_path: Path, line: str, column: int, key: str) -> None:
    _, faults = read(tmp_path, f"[release]\nfolder = 'url'\nlinks_lost = 1\n[site]\n# url\n{line}\n")

    assert [each[:3] for each in faults] == [(6, column, "manifest-value")]
    assert faults[0][3].startswith(f"{key} cannot be ")
    assert "; write " in faults[0][3]


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ("[site]\ntitel = 'Fairs'", (2, 1), "write site.title, or use one of title"),
        ("[site]\nurl = 'https://example.org/'\n[site.publisher]\nnam = 'a'", (4, 1), "write site.publisher.name, or"),
        ("site.colour = 'red'", (1, 6), "use one of title"),
        ("site = {frequenzy = 'never'}", (1, 9), "write site.frequency, or use one of title"),
    ],
)
def test_an_unknown_key_is_told_at_its_line_with_the_one_that_is_meant(
    tmp_path: Path, text: str, place: tuple[int, int], advice: str
) -> None:
    _, faults = read(tmp_path, text)

    assert [each[:3] for each in faults] == [(*place, "manifest-key")]
    assert advice in faults[0][3]


def test_what_is_in_place_of_the_section_is_told(tmp_path: Path) -> None:
    _, faults = read(tmp_path, "site = 3\n")

    assert [each[:3] for each in faults] == [(1, 1, "manifest-value")]


def test_a_text_is_given_in_the_first_language_that_it_has() -> None:
    words = {"vi": "Hội chợ", "fr": "Foires"}

    assert said_in(words, ("en", "fr", "vi")) == ("Foires", "fr")
    assert said_in(words, ("en",)) == ("Hội chợ", "vi")
    assert said_in({}, ("en",)) == ("", "")
