"""The graph of a build, made by an engine: sorted N-Triples with their hash, or Parquet."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import IO, TYPE_CHECKING

from creativegraph.errors import ArgumentError, FormatError, shown
from creativegraph.export.parquet.claims import TABLES, Given, schema_of, some, triples_of, write_claims
from creativegraph.export.parquet.engines import ENGINES, rules
from creativegraph.export.parquet.parts import Parts
from creativegraph.export.parquet.scratch import check_takes_tables, scratch
from creativegraph.files import atomic_write, make_folder
from creativegraph.graph.rows.table import extra
from creativegraph.tables import Build, Digest

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["write_graph"]

LAYERS: dict[str, Callable[[Build], list[str]]] = {
    "direct": Build.direct, "evidence": Build.evidence, "codes": Build.codes, "ontology": Build.ontology,
}  # fmt: skip
ENDINGS = (".nt", ".parquet")


def write_graph(
    made: Build | Parts,
    output: Path | None = None,
    *,
    engine: str = "duckdb",
    claims: Path | None = None,
    accept: Callable[[Digest], None] = lambda _: None,
) -> Digest:
    """Make the graph of a build by an engine and write it, whole or not at all.

    Args:
        made: the build, of which the claims are taken, or tables that several processes read.
        output: a file ``.nt`` (canonical N-Triples) or ``.parquet`` (layer, subject, predicate, object, sorted); None
            for the hash alone.
        engine: python, duckdb or spark; they make the same triples.
        claims: a folder in which to keep the claims table.
        accept: called before the file takes its place; an error leaves what was there.

    Raises:
        FormatError: the file has another ending.
        ArgumentError: no such engine, a claims table is wanted of Python, which makes none, or its folder holds
            something else.
        MissingExtraError: the extra ``duckdb`` or ``spark`` is not installed.
        UnwritableError: a place cannot be written, as on a full disk.
    """
    ending = output.suffix.lower() if output else ""
    if output is not None and ending not in ENDINGS:
        raise FormatError(f"cannot write {shown(str(output))}; a build writes {' or '.join(ENDINGS)}")
    if engine not in ("python", *ENGINES):
        raise ArgumentError(f"no engine {shown(engine)}; take one of python, {', '.join(ENGINES)}")
    if engine == "python" and claims is not None:
        raise ArgumentError("Python makes no claims table; name the engine duckdb or spark, or leave the folder out")
    if claims is not None:
        check_takes_tables(claims)
    with extra("duckdb", "Parquet"):
        import pyarrow  # noqa: F401, ICN001 - whether it is there
    with scratch(claims or output or Path(gettempdir(), "graph")) as folder:
        if isinstance(made, Parts):
            number = made.write(folder, engine)
        else:
            number = len(made.claims)
            if engine != "python":
                write_claims(made, folder)
        found = by_python(made) if isinstance(made, Build) and engine == "python" else ENGINES[engine](rules(), folder)
        with atomic_write(output) if output else nullcontext() as file:
            digest = written(found, file, columns=ending == ".parquet")._replace(claims=number)
            accept(digest)
        if claims is not None:
            make_folder(claims)
            for each in [path for path in folder.glob("*.parquet") if path.stem.partition("-")[0] in TABLES]:
                each.replace(claims / each.name)
    return digest


def by_python(made: Build) -> "Iterator[pa.RecordBatch]":
    """Yield the graph as rules.sql gives it, made in memory."""
    for rows in some(sorted((line, layer) for layer, lines in LAYERS.items() for line in lines(made))):
        lines, layers = zip(*rows, strict=True)
        yield triples_of(layers, lines)


def written(found: "Iterator[pa.RecordBatch]", file: IO[bytes] | None, *, columns: bool) -> Digest:
    """Write sorted rows as columns or N-Triples, if there is a file, and return counts and hash of the N-Triples."""
    from pyarrow import compute, parquet

    schema, count, total = schema_of(Given), 0, sha256()
    with parquet.ParquetWriter(file, schema, compression="zstd") if file and columns else nullcontext() as table:
        last: str | None = None
        for batch in found:
            if table is not None:
                table.write_batch(batch.cast(schema))
            lines, last = lines_of(batch, last)
            data = memoryview(lines.buffers()[2])[: compute.sum(compute.binary_length(lines)).as_py() or 0]
            count += len(lines)
            total.update(data)
            if file is not None and table is None:
                file.write(data)
    return Digest(0, count, total.hexdigest())


def lines_of(batch: "pa.RecordBatch", last: str | None) -> "tuple[pa.StringArray, str | None]":
    """Return rows as lines of N-Triples but for those that repeat the one before, and the last one.

    A triple of two layers is one of the graph; rows are sorted, so it stands beside itself.
    """
    import pyarrow as pa
    from pyarrow import compute

    lines = compute.binary_join_element_wise(*(batch[name] for name in Given._fields[1:]), ".\n", " ")
    before = pa.concat_arrays([pa.array([last], lines.type), lines[:-1]])
    kept = lines.filter(compute.fill_null(compute.not_equal(lines, before), fill_value=True))
    return kept, lines[-1].as_py()
