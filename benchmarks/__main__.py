"""``python -m benchmarks`` prints one table; name parts (``cold warm``) to measure only these."""

import sys
import tempfile
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks import build, cold, endpoint, export, find, network, plot, queries, validate, warm

PARTS = {
    "cold": cold,
    "warm": warm,
    "export": export,
    "find": find,
    "network": network,
    "plot": plot,
    "build": build,
    "validate": validate,
    "queries": queries,
    "endpoint": endpoint,
}


def main() -> None:
    """Measure and print."""
    chosen = sys.argv[1:] or list(PARTS)
    console = Console(width=None if sys.stdout.isatty() else 160)
    table = Table("what", "ours", "other", "ratio", "goal", "met", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in chosen:
        with tempfile.TemporaryDirectory(prefix="creativegraph-") as folder:
            for line in PARTS[name].measure(Path(folder)):
                table.add_row(*line[:-1], "yes" if line.met else "no")
                sys.stderr.write(f"{line.what}\n")
    console.print(table)


main()
