"""Compiled templates in the cache: taken when whole, compiled anew when damaged, never in the way."""

from pathlib import Path

import pytest
from hypothesis import given as of
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment

from creativegraph.store.templates import KeptTemplates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path))
    return tmp_path / "templates"


def rendered(text: str = "Hello {{ name }}!") -> str:
    environment = Environment(loader=DictLoader({"page": text}), bytecode_cache=KeptTemplates("tried"), autoescape=True)
    return environment.get_template("page").render(name="Alba")


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rendered()
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))

    assert (first, rendered()) == ("Hello Alba!", "Hello Alba!")
    assert [each.name.partition("-")[0] for each in folder.iterdir()] == ["tried"]


def test_a_changed_template_is_compiled_anew(folder: Path) -> None:
    assert (rendered(), rendered("Bye {{ name }}!")) == ("Hello Alba!", "Bye Alba!")
    assert len([*folder.iterdir()]) == 1


def test_damaged_code_is_compiled_anew(folder: Path) -> None:
    rendered()
    (file,) = folder.iterdir()
    whole = file.read_bytes()

    @of(st.one_of(
        st.integers(0, len(whole) - 1).map(lambda size: whole[:size]),
        st.integers(0, len(whole) - 1).map(lambda at: whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :]),
        st.binary(max_size=99),
    ))  # fmt: skip
    def compiled_anew(data: bytes) -> None:
        file.write_bytes(data)

        assert rendered() == "Hello Alba!"
        assert file.read_bytes() == whole

    compiled_anew()


def test_pages_are_made_where_the_cache_cannot_be_written(folder: Path) -> None:
    folder.write_text("a file, where the folder would be")

    assert rendered() == "Hello Alba!"
