"""One definition of the graph: rules.sql gives the triples that Python makes of the same claims."""

import csv
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from benchmarks.scale.spark import cluster, environment
from hypothesis import given
from hypothesis import strategies as st
from tests.support.projects import ALONE, FACTS, ON_BASE, TERMS, Write

from creativegraph.export.parquet import ranges
from creativegraph.export.parquet.claims import write_claims
from creativegraph.export.parquet.engines import ENGINES, rules
from creativegraph.export.parquet.graph import write_graph
from creativegraph.files.limits import in_force
from creativegraph.tables import Build, build

COLUMNS = ("id", "subject", "property", "value", "lang", "sources", "mode", "rank", "reason", "from", "to", "note")
SOURCES = "id,kind,title,lang\none,press,One,en\ntwo,press,Two,vi\nthree,website,Three,en\n"
TEXTS = ("Hội An", "Hoi An", 'a "b" \\ c', "tab\tand\nline", "VN", "Việt Nam", "", "😀 fair", "l'été")
BROKEN = (  # each is a rule that somebody may change in one place alone
    ("rank <> 'deprecated' OR printed", "TRUE"),
    (" OR printed", ""),
    ("AND NOT aside", ""),
    ("AND NOT ended", ""),
    ("mode <> 'implied' OR shown_if_implied", "TRUE"),
    (" AND outranked.lang = able.lang", ""),
    ("WHERE NOT single OR rank = 'preferred' OR NOT EXISTS", "WHERE NOT EXISTS"),
    ("HAVING max(CASE WHEN part = 'result' THEN 1 ELSE 0 END) = 1", ""),
    ("AND other.measured = figures.measured", ""),
    ("WHERE preferred = 1 OR NOT EXISTS", "WHERE NOT EXISTS"),
    ("naming = 'name' OR (", "FALSE OR ("),
    (" AND named.key = best.key", ""),
    ("best.period AND", "best.period AND FALSE AND"),
)


def stated(chance: random.Random) -> Iterator[tuple[str, str, str, str]]:
    """Yield subjects, properties, values and languages that meet again and again, one subject most of all."""
    for number in range(20):
        place = f"place/p{number}"
        for _ in range(8 if number else 160):
            yield place, chance.choice(("skos:prefLabel", "skos:altLabel")), *named(chance)
            yield place, "cg:isoAlpha2", chance.choice(("VN", "FR", f"X{number}")), ""
            yield place, "cg:locatedIn", f"place/p{chance.randrange(5)}", ""
            yield f"membership/m{number}", "cg:memberSince", str(chance.randint(2004, 2008)), ""
            yield f"event/e{number}", "cg:hasTimeSpan", chance.choice(("2024", "2024-05", "2024~", "2024/2025")), ""
        for seen in (f"obs/o{number}-{each}" for each in range(4)):
            yield seen, "sosa:hasFeatureOfInterest", f"event/e{number % 3}", ""
            for _ in range(chance.randrange(3)):
                yield seen, "sosa:observedProperty", f"code/indicator/{chance.choice(('visitors', 'countries'))}", ""
            if chance.random() < 0.5:
                yield seen, "cg:hasTimeSpan", chance.choice(("2024", "2025")), ""
            for _ in range(chance.randrange(3)):
                yield seen, "sosa:hasSimpleResult", str(chance.randint(1, 3)), ""


def named(chance: random.Random) -> tuple[str, str]:
    """Return a name and its language."""
    return chance.choice(TEXTS) or "x", chance.choice(("vi", "en", "en-GB"))


def made_up(folder: Path, seed: int) -> Path:
    """Write claims with ties, ends, languages, ranks, implied ones and several sources, in three tables."""
    chance = random.Random(seed)  # noqa: S311 - the same world each time
    rows = []
    for number, (subject, name, value, lang) in enumerate(stated(chance)):
        rank = chance.choice(("", "", "", "preferred", "deprecated"))
        mode = chance.choice(("explicit", "explicit", "implied", "background"))
        sources = " ".join(chance.sample(("one", "two", "three"), chance.randint(1, 2)))
        ended = "2020" if chance.random() < 0.1 else ""
        note = chance.choice(("", "", 'a "note"\\'))
        rows.append((f"c{number}", subject, name, value, lang, sources, mode, rank, rank and "seen", "", ended, note))
    corrections = ["id,wrong,right,error,reason,sources"]
    for number in range(20):
        since = (f"membership/m{number}", "cg:memberSince")
        rows += [(f"w{number}", *since, "2029", "", "one", "explicit", "deprecated", "to come", "", "", "")]
        rows += [(f"r{number}", *since, "2019", "", "one two", "editorial", "preferred", "seen", "", "", "")]
        corrections.append(f"k{number},w{number},r{number},impossible-year,To come.,two")
    folder.mkdir()
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "corrections.csv").write_text("\n".join(corrections) + "\n", encoding="utf-8")
    for part in range(3):
        order = chance.sample(range(len(COLUMNS)), len(COLUMNS))  # parts need not have their columns in one order
        with (folder / f"claims-{part}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([COLUMNS[each] for each in order])
            writer.writerows([row[each] for each in order] for row in rows[part::3])
    return folder


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up(tmp_path_factory.mktemp("world") / "tables", 1)


@pytest.fixture(scope="module")
def whole(world: Path) -> Build:
    return build(world)


@pytest.fixture(scope="module")
def printed(world: Path) -> Build:
    return build(world, sources=["one"])


def layered(made: Build, engine: str, path: Path) -> set[tuple[str, ...]]:
    """Return the triples of each layer, as an engine makes them; their hash is that of the build."""
    assert write_graph(made, path, engine=engine) == made.digest()
    return set(zip(*pq.read_table(path).to_pydict().values(), strict=True))


@pytest.mark.parametrize("name", ["whole", "printed"])
def test_duckdb_makes_the_triples_of_python(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    made = request.getfixturevalue(name)

    by_duckdb, by_python = (layered(made, each, tmp_path / f"{each}.parquet") for each in ("duckdb", "python"))

    assert sorted(by_duckdb ^ by_python) == []


@pytest.mark.parametrize("rows", [1000, 5000])
def test_a_graph_is_the_same_in_however_many_ranges_it_is_sorted(
    whole: Build, tmp_path: Path, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranges, "EACH", in_force().graph_memory // rows)

    in_ranges = [write_graph(whole, tmp_path / f"graph.{ending}") for ending in ("nt", "parquet")]

    assert set(in_ranges) == {whole.digest()}
    found = pq.read_table(tmp_path / "graph.parquet").select(["subject", "predicate", "object", "layer"]).to_pydict()
    lines = list(zip(*found.values(), strict=True))
    assert lines == sorted(set(lines))


@given(st.lists(st.text(), max_size=9), st.text())
def test_a_subject_is_in_the_last_range_that_begins_before_it(begins: list[str], subject: str) -> None:
    begins = sorted({each.replace("\0", "0") for each in begins}, key=str.encode)
    subject = subject.replace("\0", "0")

    with duckdb.connect() as made:
        asked = f"SELECT {ranges.range_of(begins)} FROM (SELECT ? AS subject)"  # noqa: S608 - of our own
        found = made.execute(asked, [subject]).fetchall()

    assert found == [(sum(each.encode() <= subject.encode() for each in begins),)]


def rows_of(query: str, folder: Path) -> list[dict[str, str]]:
    """Return what a query makes of a claims table."""
    return [row for batch in ENGINES["duckdb"](query, folder) for row in batch.to_pylist()]


@pytest.mark.cold
def test_a_rule_that_is_changed_is_noticed(whole: Build, printed: Build, tmp_path: Path) -> None:
    unnoticed = set(BROKEN)
    for number, made in enumerate((whole, printed)):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_claims(made, folder)
        given = pq.read_table(folder / "given.parquet", filters=pc.match_substring(pc.field("subject"), "/time/"))
        pq.write_table(given, folder / "given.parquet")
        right = rows_of(rules(), folder)
        for rule, other in sorted(unnoticed):
            assert rules().count(rule) == 1, rule
            unnoticed -= {(rule, other)} if rows_of(rules().replace(rule, other), folder) != right else set()

    assert unnoticed == set()


def test_two_projects_and_their_ranks_and_corrections_make_one_graph(write: Write, tmp_path: Path) -> None:
    ranks = "id,claim,rank,to,reason,sources\nr1,base:h002,deprecated,,Another name.,article\n"
    own = "id,subject,property,value,lang,sources\nf1,place/hall,base:since,1901,,article\n"
    right = "id,wrong,right,error,reason,sources\nk1,base:h003,f1,wrong-date,Built later.,article\n"
    write(ALONE.replace('"fairs"', '"base"').replace("fairs/", "base/"), "base", **TERMS, **{"data/claims.csv": FACTS})
    given = {"data/claims.csv": own, "data/ranks.csv": ranks, "data/corrections.csv": right}

    made = build(write(ON_BASE, **given))

    direct = "\n".join(made.direct())
    assert ('"1901"' in direct, '"1900"' in direct, '"Hall"' in direct) == (True, False, False)
    assert layered(made, "duckdb", tmp_path / "graph.parquet")


def by_spark(world: Path, path: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """Begin to build a graph in Spark."""
    words = (sys.executable, "-m", "creativegraph", "build", str(world), "--engine", "spark", "-o", str(path))
    return subprocess.Popen(words, env=environment(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.foreign
def test_spark_makes_the_triples_of_python(world: Path, whole: Build, tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"

    assert by_spark(world, path, "--master local[1]").wait() == 0
    assert path.read_bytes() == whole.ntriples()


@pytest.mark.foreign
def test_what_keeps_spark_from_making_a_graph_is_one_line_and_nothing_is_written(world: Path, tmp_path: Path) -> None:
    words = (
        sys.executable,
        "-m",
        "creativegraph",
        "build",
        str(world),
        "--engine",
        "spark",
        "-o",
        str(tmp_path / "g.nt"),
    )
    lame = environment("--master local[1]", "--conf spark.driver.maxResultSize=1k")  # less than any answer

    ended = subprocess.run(words, env=lame, capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    told = ended.stderr.splitlines()[-1]
    assert told.startswith("creativegraph: Spark did not make the graph: ")
    assert "spark.driver.maxResultSize" in told
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.glob("*g.nt*")) == []


ASKED = """
import sys
from pathlib import Path
from creativegraph.errors import UnwritableError
from creativegraph.export.parquet.engines import by_spark

try:
    for rows in by_spark(sys.argv[2], Path(sys.argv[1])):
        print(str(rows.column(0)[0])[:80])
except UnwritableError as error:
    print(error)
"""


def asked_of_spark(folder: Path, rows: int, query: str) -> list[str]:
    """What a process prints that asks Spark, with half a gigabyte, about a table of so many rows."""
    folder.mkdir(exist_ok=True)
    pq.write_table(pa.table({"number": range(rows)}), folder / "given.parquet")
    words = (sys.executable, "-c", ASKED, str(folder), query)
    told = environment("--master local[1]", "--driver-memory 512m")
    ended = subprocess.run(words, env=told, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


@pytest.mark.foreign
@pytest.mark.parametrize("megabytes", [22, 45])  # of the first Spark waited for ever for a task that had no memory
def test_a_spark_whose_memory_ends_is_one_line(tmp_path: Path, megabytes: int) -> None:
    query = f"SELECT repeat('x', {megabytes}000000) AS text FROM given"  # noqa: S608 - a number

    (told,) = asked_of_spark(tmp_path / "claims", 4, query)

    assert told.startswith("Spark did not make the graph: ")
    assert told.endswith("set spark.driver.memory and spark.executor.memory")


@pytest.mark.foreign
def test_spark_gives_a_large_graph_back_in_parts(tmp_path: Path) -> None:
    texts = "SELECT sha2(string(number), 256) AS text FROM given DISTRIBUTE BY text"
    sizes = f"SELECT count(text) AS rows FROM ({texts}) GROUP BY spark_partition_id()"  # noqa: S608

    (most,) = asked_of_spark(tmp_path / "claims", 1_000_000, f"SELECT max(rows) FROM ({sizes})")  # noqa: S608

    assert 10_000 < int(most) < 200_000


@pytest.mark.foreign
def test_spark_makes_the_whole_graph_though_one_of_two_workers_is_killed(
    world: Path, whole: Build, tmp_path: Path
) -> None:
    path = tmp_path / "graph.nt"
    with cluster(tmp_path / "cluster", 2) as (address, workers):
        building = by_spark(world, path, f"--master {address}", "--conf spark.executor.memory=512m")
        while not (busy := [each for each in workers if each.has_begun()]):
            assert building.poll() is None
            time.sleep(0.05)
        busy[0].kill()
        begun = path.exists()

        assert building.wait() == 0

    assert not begun
    assert path.read_bytes() == whole.ntriples()
