"""``python -m benchmarks`` measures and prints; name parts (``cold warm``) for only these.

``--write docs/benchmarks.md`` also writes the page of measured figures. All of it takes half an hour and ten gigabytes.
"""

import argparse
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from types import ModuleType

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks import (
    browser,
    build,
    cold,
    commands,
    drafting,
    endpoint,
    export,
    find,
    growth,
    names,
    network,
    plot,
    queries,
    releases,
    scans,
    site,
    validate,
    warm,
)  # fmt: skip
from benchmarks.measuring import Line
from benchmarks.page import COLUMNS, Part, machine, page

PARTS: dict[str, ModuleType] = {
    "growth": growth,
    "commands": commands,
    "scans": scans,
    "cold": cold,
    "warm": warm,
    "queries": queries,
    "find": find,
    "names": names,
    "drafting": drafting,
    "export": export,
    "build": build,
    "validate": validate,
    "network": network,
    "plot": plot,
    "releases": releases,
    "site": site,
    "browser": browser,
    "endpoint": endpoint,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="PART", help=f"of {' '.join(PARTS)}")
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="the page to write; it keeps the parts that are not measured"
    )
    parser.add_argument(
        "--growth", type=Path, metavar="FILE", help="what benchmarks.growth wrote, instead of measuring"
    )
    given = parser.parse_args()
    started, load, clock = datetime.now(UTC), os.getloadavg()[0], perf_counter()
    console = Console(width=None if sys.stdout.isatty() else 160)
    done = []
    for name in given.parts or PARTS:
        done.append(measured(name, PARTS[name], given.growth if name == "growth" else None))
        console.print(shown(done[-1].lines))
    told = machine(started, load, perf_counter() - clock)
    console.print(told)
    if given.write:
        before = given.write.read_text(encoding="utf-8") if given.write.exists() else ""
        given.write.write_text(page(told, done, before), encoding="utf-8")
    if failed := [each.name for each in done if each.failed]:
        sys.exit(f"not measured to the end: {', '.join(failed)}")


def measured(name: str, module: ModuleType, known: Path | None = None) -> Part:
    """A part, or what is known of it; one that fails does not take away the others."""
    lines: list[Line] = []
    failed, start, worked = "", perf_counter(), busy()
    with tempfile.TemporaryDirectory(prefix="creativegraph-") as folder:
        try:
            if known:
                shutil.copy(known, Path(folder) / growth.FILE)
            for line in module.measure(Path(folder)):
                lines.append(line)
                sys.stderr.write(f"{line.what}\n")
            more = module.more(Path(folder)) if hasattr(module, "more") else ""
        except Exception as error:  # noqa: BLE001 - whatever it is, the other parts are measured
            traceback.print_exc()
            failed, more = type(error).__name__, ""
    about = str(module.__doc__).partition("\n\n")[0].replace("``", "`")
    return Part(name, about, lines, perf_counter() - start, busy() - worked, more, failed)


def busy() -> float:
    """Processor seconds of this process and of those that it started."""
    return sum(os.times()[:4])


def shown(lines: Sequence[Line]) -> Table:
    """Lines as a table on a terminal."""
    table = Table(*COLUMNS, box=box.SIMPLE_HEAD, pad_edge=False)
    for line in lines:
        table.add_row(*line[:-1], "yes" if line.met else "no")
    return table


main()
