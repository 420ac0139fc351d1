"""A manifest: where it may be, what begins IRIs, and that its faults are told alone."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.tables import build
from creativegraph.tables.projects.bases import normal
from creativegraph.tables.projects.folders import projects_of

RULE = "manifest-texts"
MANIFEST = 'name = "fairs"\nversion = "0.1"\nbase = "https://example.org/fairs/"\nprefix = "fairs"\n'
TABLES = {
    "kinds.csv": "kind,class\nstall,fairs:Stall\n",
    "classes.csv": "class,below\nfairs:Stall,\n",
    "claims.csv": "id,subject,property,value,sources\nc1,stall/a,rdf:type,fairs:Stall,none\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project that extends nothing, one of whose claims has no source."""
    made = tmp_path / "fairs"
    (made / "data").mkdir(parents=True)
    (made / "creativegraph.toml").write_text(MANIFEST)
    for name, text in TABLES.items():
        (made / "data" / name).write_text(text)
    return made


def change(folder: Path, old: str, new: str) -> None:
    """Write something else in a manifest."""
    path = folder / "creativegraph.toml"
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.parametrize(("old", "new"), [("0.1", "x"), ('"fairs"\n', '"Fairs"\n'), ("base", "[base"), ("prefix", "x")])
def test_of_a_project_with_a_faulty_manifest_only_the_faults_of_the_manifest_are_told(
    folder: Path, old: str, new: str
) -> None:
    change(folder, old, new)

    found = cg.build(folder, lenient=True).faults

    assert {each.file for each in found} == {str(folder / "creativegraph.toml")}
    assert {each.rule for each in found} & {"manifest-clash"} == set()
    assert {each.cell.file for each in cg.check(folder).findings if each.cell} == {str(folder / "creativegraph.toml")}


def put_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def put_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def put_circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def put_device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def put_capitals(path: Path) -> None:
    path.rename(path.with_name("Creativegraph.toml"))


def put_file_for_folder(path: Path) -> None:
    data = path.parent / "data"
    data.rename(path.parent / "moved")
    data.write_text("x")


@pytest.mark.parametrize("put", [put_folder, put_pipe, put_circle, put_device, put_capitals, put_file_for_folder])
def test_what_is_in_the_place_of_a_manifest_or_folder_is_told(folder: Path, put: Callable[[Path], None]) -> None:
    put(folder / "creativegraph.toml")

    _, faults = projects_of([folder])

    assert [each.rule for each in faults] == ["manifest-place"]


@pytest.mark.parametrize(
    "base",
    [
        "https://me@example.org/", "https://example.org/?a/", "https://example.org/#a/", "https:///", "https://a:99999/",
        "https://[bad/", "https://example.org/%ZZ/", "https://example.org/a b/", "ftp://example.org/",
        "https://example.org", "HTTPS://example.org/", "https://Example.org/", "https://example.org:443/",
        "https://example.org/%7Ea/", "https://example.org/a/../b/", "https://example.org/./",
    ],
)  # fmt: skip
def test_a_base_has_one_form(folder: Path, base: str) -> None:
    change(folder, "https://example.org/fairs/", base)

    _, faults = projects_of([folder])

    assert [(each.rule, each.row) for each in faults] == [("manifest-value", 3)]
    assert faults[0].fix == normal(base)


@given(st.from_regex(r"(?i)https?://[a-z]+(:[0-9]{1,5})?(/(\.|\.\.|[a-z]|%[0-9a-f]{2}|%)*)*/?", fullmatch=True))
def test_the_normal_form_of_a_base_is_its_own(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    "base",
    [
        "https://schema.org/", "http://schema.org/mine/", "http://www.w3.org/", "http://www.w3.org/2004/02/skos/core/",
        "http://w3id.org/creativegraph/", "https://w3id.org/", "https://w3id.org/creativegraph/id/",
    ],
)  # fmt: skip
def test_a_base_lies_neither_within_nor_around_what_is_not_of_the_project(folder: Path, base: str) -> None:
    change(folder, "https://example.org/fairs/", base)

    _, faults = projects_of([folder])

    assert [(each.rule, each.row) for each in faults] == [("manifest-base", 3)]


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/other/id/", "http://example.org/other/"])
def test_a_base_lies_neither_within_nor_around_that_of_another_project(folder: Path, base: str) -> None:
    other = folder.parent / "other"
    (other / "data").mkdir(parents=True)
    (other / "creativegraph.toml").write_text(MANIFEST.replace("fairs", "other"))
    change(folder, "https://example.org/fairs/", base)

    _, faults = projects_of([other, folder])

    assert [each.rule for each in faults] == ["manifest-base"]


@pytest.mark.parametrize("prefix", ["http", "urn", "mailto", "place", "event", "code", "skos"])
def test_a_prefix_is_no_scheme_of_addresses_and_no_packaged_kind(folder: Path, prefix: str) -> None:
    change(folder, 'prefix = "fairs"', f'prefix = "{prefix}"')

    _, faults = projects_of([folder])

    assert [each.rule for each in faults] == ["manifest-value"]


def test_a_folder_of_texts_that_is_not_there_is_told_at_the_manifest(folder: Path) -> None:
    change(folder, 'prefix = "fairs"', 'prefix = "fairs"\ntexts = "nowhere"')

    missing = [(each.row, each.column) for each in build([folder], lenient=True).faults if each.rule == RULE]
    (folder / "nowhere").mkdir()

    assert missing == [(5, 1)]
    assert RULE not in [each.rule for each in build([folder], lenient=True).faults]
