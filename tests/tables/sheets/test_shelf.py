"""Large tables lie in a file, and nothing else about them changes."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.errors import UnreadableError, UnwritableError
from creativegraph.tables import build
from creativegraph.tables.misspelt import misspelt
from creativegraph.tables.sheets.shelf import Rows, Shelf, names_shelf
from creativegraph.tables.table import Row
from creativegraph.tables.vocabulary import vocabulary

SOURCES = "id,kind,title,lang\npress,press,The Press,en\n"
CLAIMS = "id,subject,property,value,lang,sources,mode,rank,reason,from\n" + "".join(
    f"c{number},event/fair-{number % 7},{text}\n"
    for number, text in enumerate(
        [
            *["rdf:type,cg:Fair,,press,,,,"] * 5,
            *["skos:prefLabel,Fair,en,press,,preferred,,2020", "skos:prefLabel,Old fair,en,press,,,,", "cg:foo,1,,,,,,"]
            * 9,
            *["cg:hasTimeSpan,2024-11,,press,,,,", "cg:isoAlpha2,FF,,press,,,,", "cg:hasTimeSpan,soon,,nobody,,,,"] * 9,
        ]
    )
)
RECORDS = "id,thing,rdf:type,skos:prefLabel@en,sources\n" + "".join(
    f"r{number % 30},place/town-{number},cg:City,Town {number % 9},press\n" for number in range(40)
)


def tables(folder: Path) -> Path:
    for name, text in (("sources", SOURCES), ("claims", CLAIMS), ("records", RECORDS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def told(folder: Path) -> tuple[object, ...]:
    made = build([folder], lenient=True)
    rows = [(table.kind, list(table.rows), table.rows[3:5], table.row(9), table.row(900)) for table in made.tables]
    cells = made.cells_of([f"<https://w3id.org/creativegraph/id/{name}>" for name in ("event/fair-1", "claim/c6")])
    return (
        made.faults, made.doubtful, dict(made.claims), made.claims.get("c1"), made.claims.get("nothing"),
        [(type(each.value), type(each.subject)) for each in made.claims.values()],
        made.ntriples(), sorted(b"".join(made.parts()).splitlines()), cells, rows,
    )  # fmt: skip


def test_what_is_made_of_tables_is_the_same_when_they_are_kept_in_a_file(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tables(tmp_path)
    small = told(folder)

    request.getfixturevalue("_small")

    assert told(folder) == small
    assert len(small[0]) > 10  # type: ignore[arg-type]


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("sheets.shelf.LARGE", 3),
        ("sheets.pile.LARGE", 3),
        ("sheets.pile.BLOCK", 2),
        ("sheets.shelf.AT_ONCE", 2),
        ("ranks.LARGE", 3),
    ):
        monkeypatch.setattr(f"creativegraph.tables.{name}", value)


def test_rows_with_long_texts_lie_in_the_file_before_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("creativegraph.tables.sheets.pile.HEAVY", 100)
    monkeypatch.setattr("creativegraph.tables.sheets.pile.LONG", 30)
    given = [Row(number, ("a" * (number % 50),)) for number in range(100)]
    rows = Rows()
    most = 0

    for each in given:
        rows.append(each)
        most = max(most, sum(len(row.cells[0]) for row in rows.pile.last))

    assert most <= 100
    assert [*rows] == given == [rows[place] for place in range(100)]
    assert rows.pile.firsts[-1] > 90


def test_long_texts_of_rows_do_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("pile.HEAVY", 1 << 18),
        ("shelf.HEAVY", 1 << 18),
        ("pile.LONG", 1 << 16),
        ("shelf.BITS", 1 << 16),
    ):
        monkeypatch.setattr(f"creativegraph.tables.sheets.{name}", value)
    (tmp_path / "sources.csv").write_text(SOURCES)
    claims = [f"c{n},event/fair-{n // 2},visitors,{n},press,{n}{'a' * 30_000}" for n in range(400)]
    (tmp_path / "claims.csv").write_text("\n".join(["id,subject,property,value,sources,note", *claims]))
    build([tmp_path / "sources.csv"])

    tracemalloc.start()
    made = build([tmp_path])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(made.claims) > 1200
    assert most < 8 << 20  # of 12


@pytest.mark.usefixtures("_small")
def test_a_shelf_is_a_mapping_in_the_order_of_its_entries() -> None:
    shelf = Shelf[Row](tuple, lambda stored: Row(*stored))  # type: ignore[arg-type]
    for number in range(20):
        shelf[str(number)] = Row(number, (str(number), "\x00ộ"))

    del shelf["3"], shelf["19"]
    shelf["5"] = shelf["18"] = Row(0, ())

    assert [*map(int, shelf)] == [*range(3), *range(4, 19)]
    assert (len(shelf), shelf["2"], shelf.get("3"), "3" in shelf, "18" in shelf, shelf["5"]) == (
        18, Row(2, ("2", "\x00ộ")), None, False, True, Row(0, ()),
    )  # fmt: skip
    assert list(shelf.values()) == [each for _, each in shelf.items()] == [shelf[each] for each in shelf]


@pytest.mark.usefixtures("_small")
@given(
    steps=st.lists(st.tuples(st.booleans(), st.sampled_from(["a", "b", "\ud800", "\udfff\x00", *"cdefg"])), max_size=40)
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_entries_are_dropped_and_kept_again_as_in_any_mapping(steps: list[tuple[bool, str]]) -> None:
    shelf, plain = Shelf[int](lambda each: (each,), lambda stored: int(str(stored[0]))), dict[str, int]()
    for number, (drop, key) in enumerate(steps):
        if drop:
            assert shelf.pop(key, None) == plain.pop(key, None)
        else:
            shelf[key] = plain[key] = number

    assert list(shelf.items()) == list(plain.items())
    assert (len(shelf), [shelf[each] for each in plain]) == (len(plain), [*plain.values()])


@pytest.mark.usefixtures("_small")
def test_a_full_disk_is_told() -> None:
    names = names_shelf()
    names.update(a=True, b=True, c=True, d=True)
    assert names.keys_filed is not None
    names.keys_filed.execute("PRAGMA max_page_count = 8")

    with pytest.raises(UnwritableError, match=r"large table beside the memory: .* full; make room"):
        names.update({f"{number} " * 50: True for number in range(5000)})


@pytest.mark.usefixtures("_small")
def test_a_shelf_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    names = names_shelf()

    names.update({f"{number} " * 50: True for number in range(20_000)})

    assert len(names) == 20_000
    assert list(tmp_path.iterdir()) == []


def test_a_graph_of_large_tables_answers_as_one_of_small_ones(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "records.csv").write_text(
        "id,thing,rdf:type,skos:prefLabel@en,sources\n"
        + "".join(f"r{number},place/town-{number},cg:City,Town {number},press\n" for number in range(40)),
        encoding="utf-8",
    )
    small = cg.export(cg.open_graph(tmp_path), format="ttl")

    request.getfixturevalue("_small")

    assert cg.export(cg.open_graph(tmp_path), format="ttl") == small


def test_a_graph_too_large_for_the_memory_is_refused_but_goes_to_disk(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "records.csv").write_text(RECORDS.partition("r0,place/town-30,")[0], encoding="utf-8")

    with cg.limits(graph_memory=100_000):
        with pytest.raises(
            UnreadableError, match=r"60 claims make a graph of .* \(limit graph_memory: .*; open them with"
        ):
            cg.open_graph(tmp_path)
        stored = cg.export(cg.open_graph(tmp_path, store=tmp_path / "store"), format="nt")

    (tmp_path / "store").rename(tmp_path.with_suffix(".store"))
    assert sorted(stored.splitlines()) == sorted(cg.export(cg.open_graph(tmp_path), format="nt").splitlines())


@pytest.mark.parametrize("way", ["opened", "stored", "checked", "built"])
def test_how_many_rows_of_a_long_table_are_read_is_told(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("creativegraph.tables.progress.EVERY", 20)
    (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "records.csv").write_text(RECORDS, encoding="utf-8")
    told: list[tuple[str, int, int]] = []

    def tell(what: str, done: int, total: int) -> None:
        told.append((what.partition("records")[0][:8], done, total))

    if way == "checked":
        cg.check(tmp_path, progress=tell)
    elif way == "built":
        build(tmp_path, lenient=True, progress=tell)
    else:
        (tmp_path / "records.csv").write_text(RECORDS.partition("r0,place/town-30,")[0], encoding="utf-8")
        cg.open_graph(tmp_path, store=tmp_path / "s" if way == "stored" else None, progress=tell)

    rows = 30 if way in ("opened", "stored") else 40
    assert [each for each in told if each[2] == rows] == [("reading ", 0, rows), ("reading ", 20, rows)]


class Many:
    """A hundred thousand things with a class and a name, which lie in a file."""

    def __iter__(self) -> Iterator[str]:
        return (f"https://w3id.org/creativegraph/id/event/fair-{number}" for number in range(100_000))

    def __contains__(self, thing: object) -> bool:
        return True


def test_looking_for_misspelt_things_brings_those_of_large_tables_not_into_memory() -> None:
    reader = SimpleNamespace(typed=Many(), labelled=Many(), given=[], claims={}, tables=[], vocabulary=vocabulary())

    tracemalloc.start()
    try:
        found = list(misspelt(reader))  # type: ignore[arg-type]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert (found, peak < 1 << 20) == ([], True)
