"""Claims laid beside themselves under other names count as the ones that were read."""

from pathlib import Path

import pyarrow.parquet as pq
from benchmarks import synthetic
from benchmarks.scale.beyond import steps

from creativegraph.export.parquet.engines import in_two, rules
from creativegraph.export.parquet.graph import write_graph
from creativegraph.tables import build

TRIPLE = ("subject", "predicate", "object")
STEPS = ["claims under other names", "their time spans", "what counts", "the direct layer, sorted"]


def test_no_table_as_long_and_wide_as_all_claims_is_kept_while_they_are_counted(tmp_path: Path) -> None:
    import duckdb

    write_graph(build([synthetic.tables(tmp_path / "tables", 60)]), claims=tmp_path / "read")
    with duckdb.connect() as made:
        for name in ("claims", "given"):
            made.read_parquet(str(tmp_path / f"read/{name}.parquet")).create_view(name)
        plan = "".join(map(str, made.execute(f"EXPLAIN {in_two(rules())[0]} FROM direct").fetchall()))

    assert [each for each in ("able", "standing", "best", "figures") if f" {each} " in plan] == ["figures"]


def test_copies_of_claims_have_the_direct_layer_of_the_graph_each(tmp_path: Path) -> None:
    read, made = tmp_path / "read", tmp_path / "made"
    made.mkdir()
    write_graph(build([synthetic.tables(tmp_path / "tables", 400)]), tmp_path / "graph.parquet", claims=read)
    graph = pq.read_table(tmp_path / "graph.parquet").to_pylist()
    direct = [tuple(map(each.get, TRIPLE)) for each in graph if each["layer"] == "direct"]

    told = list(steps(read, made, 3))

    found = [tuple(each.values()) for each in pq.read_table(made / "direct.parquet").to_pylist()]
    first = [each for each in found if "-copy-" not in " ".join(each)]
    second = [tuple(term.replace("-copy-1>", ">") for term in each) for each in found if "-copy-1>" in " ".join(each)]
    assert [step for step, *_ in told] == STEPS
    assert first == direct != []
    assert sorted(second) == direct
    assert len(found) == 3 * len(direct) == int(told[-1][1].replace(",", ""))
