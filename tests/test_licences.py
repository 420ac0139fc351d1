"""Whatever an installation brings along is listed with its licence, and what a licence asks of anyone is said."""

import re
import tomllib
from pathlib import Path

import pytest
from docs import make_licences
from docs.make_licences import COPYLEFT, WORDS, brought, licence_of, licences_page, project, unexplained

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"


def test_no_package_has_a_licence_that_asks_something_without_a_word_about_it() -> None:
    every = {name for given in project().values() for name in brought(given)}

    assert unexplained(every) == {}, "say what the licence asks in WORDS of docs/make_licences.py, or do without it"
    assert every >= WORDS.keys(), "delete the words about packages that are gone"


def test_the_page_lists_whatever_is_installed_along() -> None:
    page = PAGE.read_text(encoding="utf-8")
    lines = [line for line in licences_page().splitlines() if line.startswith("| ")]

    assert [line for line in lines if line.split(" | ")[0] not in page] == [], "run `make docs`"
    assert [name for name in WORDS if f"- **{name}**: " not in page] == [], "run `make docs`"


def test_what_comes_with_others_is_followed_to_its_end() -> None:
    found = brought(["pyld"])

    assert found["pyld"] == []
    assert found["frozendict"] == ["pyld"]
    assert licence_of("frozendict") == "LGPL-3.0-only"


@pytest.mark.parametrize(
    ("licence", "asks"),
    [
        ("MIT", False), ("Apache-2.0 OR BSD-2-Clause", False), ("LGPL-3.0-only", True), ("GPL-2.0-or-later", True),
        ("GNU Lesser General Public License v3", True), ("AGPL-3.0", True), ("MPL-2.0 AND MIT", True),
        ("EUPL 1.2", True),
        ("BSD License", False), ("W3C License", False), ("not stated", True),
    ],
)  # fmt: skip
def test_a_new_package_under_copyleft_would_fail(licence: str, asks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_licences, "licence_of", lambda _: licence)

    assert bool(unexplained(["some-new-package"])) == asks
    assert bool(COPYLEFT.search(licence)) == (asks and licence != "not stated")


def test_the_tests_have_every_extra_installed() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]

    installed = re.search(r'--editable "\.\[(.*)\]"', (ROOT / "Makefile").read_text(encoding="utf-8"))

    assert installed
    assert {*installed[1].split(","), "spark"} == set(extras)  # the group scale brings pyspark, in make test-all
