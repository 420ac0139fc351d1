"""A store on disk is whole and what was asked for, or an error says what to do; nothing of others is touched."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pyoxigraph as ox
import pytest

import creativegraph as cg
from creativegraph.errors import ArgumentError, CreativeGraphError, UnreadableError, UnwritableError
from creativegraph.files import remains
from creativegraph.files.remains import beside, here, remains_in
from creativegraph.iris import RDF_TYPE
from creativegraph.store import filling, manifest
from creativegraph.store import folder as folders

LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
DEAD = 4_194_304
"""More than the number of any process."""
KILLED = """
import os, signal, sys
import creativegraph as cg
from creativegraph.files import remains
from creativegraph.store import filling, folder
moment = sys.argv[3]
def kill(*given): os.kill(os.getpid(), signal.SIGKILL)
if moment == "before it is whole": filling.write_manifest = kill
if moment == "before it is in its place": filling.put_in_place = kill
if moment == "while the old one is aside":
    rename = folder.Path.rename
    folder.Path.rename = lambda path, to: (rename(path, to), kill())
if moment == "before the old one is removed": remains.remove_folder = kill
cg.open_graph(sys.argv[1], store=sys.argv[2])
"""


@pytest.fixture(autouse=True, scope="module")
def small() -> Iterator[None]:
    """Leave the ontology out of the graphs of these tests, but for its name."""
    patch = pytest.MonkeyPatch()
    ontology = f"<https://w3id.org/creativegraph/ontology> <{RDF_TYPE}> <http://www.w3.org/2002/07/owl#Ontology> .\n"
    patch.setattr("creativegraph.store.load.vocabulary_lines", ontology.encode)
    yield
    patch.undo()


def place(where: Path, label: str, name: str = "a.ttl") -> Path:
    (where / name).write_text(f'<https://example.org/a> <{LABEL}> "{label}" .', encoding="utf-8")
    return where / name


def labels(graph: cg.Graph) -> list[str]:
    found = graph.sparql(f"SELECT ?label {{ <https://example.org/a> <{LABEL}> ?label }}")
    assert isinstance(found, cg.Rows)
    return sorted(str(row[0]) for row in found)


def names(where: Path) -> list[str]:
    return sorted(each.name for each in where.iterdir())


def made_by(number: int, target: Path, role: str = "new") -> Path:
    return target.with_name(f".{target.name}.cg-{role}-{here()}-{number}-{os.urandom(4).hex()}")


def test_files_that_have_changed_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    steps: list[str] = []
    cg.open_graph(place(tmp_path, "old"), store=tmp_path / "s")

    changed = cg.open_graph(
        place(tmp_path, "new"), store=tmp_path / "s", progress=lambda step, _done, _total: steps.append(step)
    )

    assert labels(changed) == labels(cg.open_graph(store=tmp_path / "s")) == ["new"]
    assert steps[0] == f"fill the store again: {tmp_path / 'a.ttl'}"
    assert names(tmp_path) == ["a.ttl", "s"]


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    path = place(tmp_path, "old")
    cg.open_graph(path, store=tmp_path / "s")
    then = path.stat()

    place(tmp_path, "new")
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))

    assert labels(cg.open_graph(path, store=tmp_path / "s")) == ["new"]


def test_a_store_whose_files_are_as_they_were_is_not_filled_again(tmp_path: Path) -> None:
    path = place(tmp_path, "old")
    cg.open_graph(path, store=tmp_path / "s")
    made = (tmp_path / "s" / "CURRENT").stat()

    place(tmp_path, "old")
    again = cg.open_graph(path, store=tmp_path / "s")

    assert labels(again) == ["old"]
    assert (tmp_path / "s" / "CURRENT").stat() == made


def test_a_file_added_to_a_folder_of_tables_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    place(tmp_path / "mine", "one")
    cg.open_graph(tmp_path / "mine", store=tmp_path / "s")

    place(tmp_path / "mine", "two", "b.ttl")

    assert labels(cg.open_graph(tmp_path / "mine", store=tmp_path / "s")) == ["one", "two"]


def test_a_store_in_the_folder_of_its_files_is_none_of_them(tmp_path: Path) -> None:
    mine = tmp_path / "@mine"
    mine.mkdir()
    place(mine, "one").write_text(f'<https://example.org/a> <{LABEL}> "one" ; <x:n> 007 .', encoding="utf-8")
    first = cg.export(cg.open_graph(mine, store=mine / "s"), format="nt")
    made = (mine / "s" / "CURRENT").stat()

    again = cg.open_graph(mine, store=mine / "s")

    assert cg.export(again, format="nt") == first
    assert (mine / "s" / "CURRENT").stat() == made


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_fills_a_store_and_is_read_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.nt")
    for label in ("one", "two"):
        writer = subprocess.Popen(
            ["sh", "-c", f"echo '<https://example.org/a> <{LABEL}> \"{label}\" .' > a.nt"], cwd=tmp_path
        )

        assert labels(cg.open_graph(tmp_path / "a.nt", store=tmp_path / "s")) == [label]
        assert writer.wait(timeout=60) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="names are text here")
def test_names_that_are_no_text_are_kept(tmp_path: Path) -> None:
    path = place(tmp_path, "one", "h\udce9.ttl")

    cg.open_graph(path, store=tmp_path / "s")

    assert labels(cg.open_graph(path, store=tmp_path / "s")) == ["one"]


def test_an_empty_name_is_no_store() -> None:
    with pytest.raises(ArgumentError, match="an empty name is no folder"):
        cg.open_graph(store="")


def test_a_store_of_other_files_is_neither_mixed_nor_replaced(tmp_path: Path) -> None:
    cg.open_graph(place(tmp_path, "one"), store=tmp_path / "s")

    with pytest.raises(ArgumentError, match=r"holds .*a\.ttl; name another folder for .*b\.ttl, or delete"):
        cg.open_graph(place(tmp_path, "two", "b.ttl"), store=tmp_path / "s")
    with pytest.raises(ArgumentError, match="name another folder for packaged with sources who"):
        cg.open_graph(store=tmp_path / "s", sources=["who"])

    assert labels(cg.open_graph(store=tmp_path / "s")) == ["one"]


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("there", ["files", "another store", "half a store", "a file"])
def test_what_this_library_has_not_filled_is_left_as_it_is(tmp_path: Path, there: str, alone: bool) -> None:
    folder = tmp_path / "s"
    if there == "a file":
        folder.write_text("mine", encoding="utf-8")
    else:
        folder.mkdir()
    if there == "files":
        (folder / "thesis.txt").write_text("mine", encoding="utf-8")
    if there in ("another store", "half a store"):
        store = ox.Store(str(folder))
        if there == "another store":
            store.add(ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode("x:o")))
        del store
    before = names(folder) if folder.is_dir() else []

    with pytest.raises(UnreadableError, match=r"new folder"):
        cg.open_graph(*([] if alone else [place(tmp_path, "one")]), store=folder)

    assert before == (names(folder) if folder.is_dir() else [])


def test_a_store_that_another_program_filled_with_a_graph_of_ours_is_read_and_not_added_to(tmp_path: Path) -> None:
    cg.open_graph(place(tmp_path, "one"), store=tmp_path / "s")
    (tmp_path / "s" / manifest.MANIFEST).unlink()

    assert labels(cg.open_graph(store=tmp_path / "s")) == ["one"]
    with pytest.raises(UnreadableError, match="nothing is added to it"):
        cg.open_graph(place(tmp_path, "two"), store=tmp_path / "s")


def test_what_another_program_has_added_is_neither_answered_from_nor_lost(tmp_path: Path) -> None:
    path = place(tmp_path, "one")
    cg.open_graph(path, store=tmp_path / "s")
    other = ox.Store(str(tmp_path / "s"))
    del other
    assert labels(cg.open_graph(store=tmp_path / "s")) == ["one"]

    other = ox.Store(str(tmp_path / "s"))
    other.add(ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode("x:o")))
    del other

    for places in ([], [path]):
        with pytest.raises(UnreadableError, match="another program has written to it; open it with that program"):
            cg.open_graph(*places, store=tmp_path / "s")
    assert len(ox.Store.read_only(str(tmp_path / "s"))) == 3


def test_a_file_of_ones_own_in_a_store_keeps_it_from_being_filled_again(tmp_path: Path) -> None:
    cg.open_graph(place(tmp_path, "one"), store=tmp_path / "s")
    (tmp_path / "s" / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UnreadableError, match=r"also holds 'notes.txt'"):
        cg.open_graph(place(tmp_path, "two"), store=tmp_path / "s")

    assert labels(cg.open_graph(store=tmp_path / "s")) == ["one"]
    assert (tmp_path / "s" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_any_damage_to_a_store_is_told_and_mended_from_its_files(tmp_path: Path) -> None:
    path = place(tmp_path, "one")
    cg.open_graph(path, store=tmp_path / "whole")
    hurt = [each for each in sorted((tmp_path / "whole").iterdir()) if each.name != "LOCK" and each.stat().st_size]
    wrong = []

    for each in hurt:
        for damage in ("cut", "changed", "gone", "longer"):
            shutil.rmtree(tmp_path / "s", ignore_errors=True)
            shutil.copytree(tmp_path / "whole", tmp_path / "s")
            file, content = tmp_path / "s" / each.name, each.read_bytes()
            middle = len(content) // 2
            kinds = {
                "cut": content[:middle],
                "changed": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
                "longer": content + b"x",
            }
            file.unlink() if damage == "gone" else file.write_bytes(kinds[damage])
            try:
                if labels(cg.open_graph(store=tmp_path / "s")) != ["one"]:
                    wrong.append((each.name, damage))
            except CreativeGraphError as error:
                assert str(path) in str(error) or "delete it" in str(error) or "nothing is added" in str(error)
    assert wrong == []

    table = max(hurt, key=lambda each: each.name.endswith(".sst"))
    table.write_bytes(table.read_bytes()[:-1])
    assert labels(cg.open_graph(path, store=tmp_path / "whole")) == ["one"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    "moment",
    [
        "while the old one is aside",
        *(
            pytest.param(moment, marks=pytest.mark.cold)
            for moment in ("before it is whole", "before it is in its place", "before the old one is removed")
        ),
    ],
)  # fmt: skip
def test_a_killed_run_leaves_the_old_store_or_the_new_one_and_a_later_run_tidies_up(
    tmp_path: Path, moment: str
) -> None:
    cg.open_graph(place(tmp_path, "old"), store=tmp_path / "s")
    path = place(tmp_path, "new")

    done = subprocess.run([sys.executable, "-c", KILLED, path, tmp_path / "s", moment], check=False)

    assert done.returncode == -signal.SIGKILL
    assert len(list(remains_in(tmp_path))) >= 1
    assert labels(cg.open_graph(store=tmp_path / "s")) in (["old"], ["new"])
    assert names(tmp_path) == ["a.ttl", "s"]
    assert labels(cg.open_graph(path, store=tmp_path / "s")) == ["new"]


def test_what_is_being_filled_by_a_live_process_is_left_to_it_and_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "TRIES", 1)
    live, dead = made_by(os.getppid(), tmp_path / "s"), made_by(DEAD, tmp_path / "s")
    other = made_by(DEAD, tmp_path / "another")
    for each in (live, dead, other):
        each.mkdir()

    with pytest.raises(UnreadableError, match="another process is filling the store"):
        cg.open_graph(store=tmp_path / "s")

    assert names(tmp_path) == sorted([live.name, other.name])
    assert labels(cg.open_graph(place(tmp_path, "one"), store=tmp_path / "s")) == ["one"]


def test_an_interrupted_filling_leaves_nothing_or_the_old_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    cg.open_graph(place(tmp_path, "old"), store=tmp_path / "s")
    monkeypatch.setattr(filling, "write_manifest", interrupted)

    for store in ("s", "other"):
        with pytest.raises(KeyboardInterrupt):
            cg.open_graph(place(tmp_path, "new"), store=tmp_path / store)

    assert names(tmp_path) == ["a.ttl", "s"]
    assert labels(cg.open_graph(store=tmp_path / "s")) == ["old"]


@pytest.mark.cold
def test_processes_that_fill_one_store_at_once_all_get_the_graph(tmp_path: Path) -> None:
    path = place(tmp_path, "one")
    code = "import sys, creativegraph as cg; print(len(cg.open_graph(sys.argv[1], store=sys.argv[2])))"

    racers = [
        subprocess.Popen([sys.executable, "-c", code, path, tmp_path / "s"], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    sizes = {racer.communicate(timeout=120)[0].strip() for racer in racers}

    assert len(sizes) == 1
    assert names(tmp_path) == ["a.ttl", "s"]


@pytest.mark.parametrize("moment", ["checked", "opened"])
def test_a_store_that_is_replaced_while_it_is_opened_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    cg.open_graph(place(tmp_path, "old"), store=tmp_path / "s")
    name = {"checked": "fault_of", "opened": "written_in"}[moment]
    asked = getattr(folders, name)

    def meanwhile(*given: object) -> object:
        monkeypatch.setattr(folders, name, asked)
        cg.open_graph(place(tmp_path, "new"), store=tmp_path / "s")
        return "000009.sst differs" if moment == "checked" else asked(*given)

    monkeypatch.setattr(folders, name, meanwhile)

    assert labels(cg.open_graph(store=tmp_path / "s")) == ["new"]


def test_a_linked_store_stays_linked(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    cg.open_graph(place(tmp_path, "old"), store=tmp_path / "link")

    again = cg.open_graph(place(tmp_path, "new"), store=tmp_path / "link")

    assert labels(again) == labels(cg.open_graph(store=tmp_path / "real")) == ["new"]
    assert (tmp_path / "link").is_symlink()


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    (tmp_path / "volume").mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "none", tmp_path / "volume"], check=False, capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("only root can mount a small disk")
    yield tmp_path / "volume"
    subprocess.run(["umount", "-l", tmp_path / "volume"], check=True)


def test_a_full_disk_is_told_and_leaves_the_old_store(tmp_path: Path, volume: Path) -> None:
    cg.open_graph(place(tmp_path, "old"), store=volume / "s")
    more = "".join(f'<x:s> <{LABEL}> "{n:0200}" .\n' for n in range(4000))
    path = place(tmp_path, "new")
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")

    for store in (volume / "s", volume / "other"):
        with pytest.raises(UnwritableError, match="the disk is full; make room"):
            cg.open_graph(path, store=store)

    assert names(volume) == ["s"]
    assert labels(cg.open_graph(store=volume / "s")) == ["old"]


def test_a_volume_of_its_own_is_a_store_too_and_one_that_is_only_readable_is_read(tmp_path: Path, volume: Path) -> None:
    (volume / "lost+found").mkdir()
    cg.open_graph(place(tmp_path, "old"), store=volume)
    again = cg.open_graph(place(tmp_path, "new"), store=volume)
    assert labels(again) == ["new"]
    del again

    subprocess.run(["mount", "-o", "remount,ro", volume], check=True)

    assert labels(cg.open_graph(store=volume)) == ["new"]
    assert (volume / "lost+found").is_dir()
    with pytest.raises(UnwritableError, match="make room, or name a folder that you may write"):
        cg.open_graph(place(tmp_path, "newer"), store=volume)


def test_a_name_beside_another_has_room_however_long_that_is(tmp_path: Path) -> None:
    made = beside(tmp_path / ("ổ" * 80))

    made.mkdir()

    assert [each.path for each in remains_in(tmp_path)] == [made]


@pytest.mark.parametrize("made", [False, True])
def test_a_store_that_is_not_there_is_not_made_of_another_graph(tmp_path: Path, made: bool) -> None:
    if made:
        (tmp_path / "s").mkdir()

    with pytest.raises(UnreadableError, match=r"there is no store in .*give what to fill it with"):
        cg.open_graph(store=tmp_path / "s")


@pytest.mark.parametrize(("written_as", "told"), [(manifest.FORMAT + 1, "a newer version"), (0, "an older version")])
def test_a_store_of_another_format_is_told_as_newer_or_older(tmp_path: Path, written_as: int, told: str) -> None:
    cg.open_graph(place(tmp_path, "one"), store=tmp_path / "s")
    there = manifest.read_manifest(tmp_path / "s")
    assert there is not None
    manifest.put(tmp_path / "s", there._replace(format=written_as))

    with pytest.raises(UnreadableError, match=f"it is of {told} of creativegraph; open it together with"):
        cg.open_graph(store=tmp_path / "s")


def test_a_manifest_without_a_key_that_came_later_is_read(tmp_path: Path) -> None:
    cg.open_graph(place(tmp_path, "one"), store=tmp_path / "s")
    path = tmp_path / "s" / manifest.MANIFEST
    store = json.loads(path.read_text(encoding="utf-8"))["store"]
    del store["stamp"], store["format"], store["inputs"]["choice"]
    text = json.dumps(store, indent=1)
    path.write_text(f'{{"checksum": "{crc32(text.encode()):08x}",\n"store":\n{text}}}\n', encoding="utf-8")

    assert labels(cg.open_graph(store=tmp_path / "s")) == ["one"]


def test_what_was_made_is_forgotten(tmp_path: Path) -> None:
    before = [*remains.NEW]

    cg.open_graph(place(tmp_path, "one"), store=tmp_path / "s")

    assert before == remains.NEW
