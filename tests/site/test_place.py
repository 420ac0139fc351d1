"""What is in the place of a file of a site: only what runs have surely put there is replaced or removed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from creativegraph.errors import ArgumentError
from creativegraph.site.folder.stage import Done, bring
from creativegraph.site.folder.written import WRITTEN
from creativegraph.site.page import Part

linked = pytest.mark.skipif(os.name == "nt", reason="links take a right that most users have not")


class KilledError(Exception):
    """In place of a signal."""


def write(folder: Path, *, force: bool = False, **files: str) -> Done:
    some = [Part(name.replace("_", "/"), text, text.encode) for name, text in files.items()]
    return bring(folder, lambda _: some, force=force)


@pytest.fixture
def killed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, int], None]:
    """Ends a run after it has put a number of files in their places."""

    def run(folder: Path, number: int, **files: str) -> None:
        real, left = os.replace, number

        def replace(source: str, target: str) -> None:
            nonlocal left
            left -= not str(target).endswith(WRITTEN)
            if left < 0:
                raise KilledError
            real(source, target)

        with monkeypatch.context() as patched:
            patched.setattr(os, "replace", replace)
            with pytest.raises(KilledError):
                write(folder, force=False, **files)

    return run


def test_a_file_that_a_killed_run_has_not_written_is_not_removed(tmp_path: Path, killed: Callable[..., None]) -> None:
    write(tmp_path, a="1")
    killed(tmp_path, 0, a="1", b="2")
    (tmp_path / "b").write_text("mine")

    done = write(tmp_path, a="1")

    assert (tmp_path / "b").read_text() == "mine"
    assert done.kept == ("b",)


def test_a_file_that_a_killed_run_has_not_written_is_not_replaced(tmp_path: Path, killed: Callable[..., None]) -> None:
    write(tmp_path, a="1")
    killed(tmp_path, 0, a="1", b="2")
    (tmp_path / "b").write_text("mine")

    with pytest.raises(ArgumentError, match="--force to replace it"):
        write(tmp_path, a="1", b="3")

    assert (tmp_path / "b").read_text() == "mine"


@pytest.mark.parametrize("number", range(2))
def test_what_killed_runs_have_written_is_brought_up_to_date(
    tmp_path: Path, killed: Callable[..., None], number: int
) -> None:
    write(tmp_path, a="1", c="1", d="1")
    killed(tmp_path, number, a="2", b="2", c="1")
    killed(tmp_path, 0, a="3", b="3", c="1")

    done = write(tmp_path, a="4", c="1")

    assert done.kept == ()
    assert {each.name: each.read_text() for each in tmp_path.iterdir() if each.name != WRITTEN} == {"a": "4", "c": "1"}


@pytest.mark.parametrize("later", [0, 1])
def test_a_page_changed_by_hand_is_repaired_also_where_its_size_is_as_before(tmp_path: Path, later: int) -> None:
    write(tmp_path, a="one")
    since = (tmp_path / WRITTEN).stat().st_mtime_ns
    (tmp_path / "a").write_text("two")
    os.utime(tmp_path / "a", ns=(since + later, since + later))

    write(tmp_path, a="one")

    assert (tmp_path / "a").read_text() == "one"


@linked
@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path, *, force: bool) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    write(site, a="1", id_x_b="1")
    (site / "id").rename(outside)
    (site / "id").symlink_to(outside)

    for files in ({"a": "1", "id_x_b": "2"}, {"a": "1", "id_new": "2"}, {"a": "2"}):
        with pytest.raises(ArgumentError, match="id is a link, and the site has files in it"):
            write(site, force=force, **files)

    assert [each.name for each in outside.rglob("*")] == ["x", "b"]
    assert (outside / "x/b").read_text() == "1"
    assert (site / "a").read_text() == "1"


def test_a_folder_in_the_place_of_a_file_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    write(tmp_path, a="1")
    (tmp_path / "b").mkdir()

    with pytest.raises(ArgumentError, match="'b' is in"):
        write(tmp_path, force=True, a="2", b="2")

    assert (tmp_path / "a").read_text() == "1"


@linked
def test_a_link_to_a_folder_is_followed_once_and_one_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "lost").symlink_to("nowhere")

    write(tmp_path / "link", a="1")
    with pytest.raises(ArgumentError, match="lost is a link that leads nowhere"):
        write(tmp_path / "lost", a="1")

    assert (tmp_path / "real/a").read_text() == "1"


@linked
def test_what_a_site_says_of_itself_is_no_link(tmp_path: Path) -> None:
    write(tmp_path / "other", a="1")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / WRITTEN).symlink_to(tmp_path / "other" / WRITTEN)

    with pytest.raises(ArgumentError, match="is a link; remove it"):
        write(tmp_path / "site", force=True, a="2")
