"""The page of measured figures, docs/benchmarks.md: the machine, the date, and a table for each part."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks.measuring import Line
from creativegraph import __version__

__all__ = ["COLUMNS", "Part", "machine", "markdown", "page", "sections"]

LIBRARIES = ("pyoxigraph", "oxigraph", "rdflib", "pyshacl", "pyshacl-turbo", "polars", "networkx")
HEADER = """# Benchmarks

*Made by `python -m benchmarks --write docs/benchmarks.md`; no figure is typed by hand. Each section has the run that
wrote it: `python -m benchmarks names --write docs/benchmarks.md` measures and writes one anew.*

Two figures in one row were measured in the same run on the same data. Only their ratio, and what grows and what does
not, carries over to another machine. `growth`, `commands`, `scans` and `cold` count user and system time of a process
and of what it starts; the other parts count time on the clock. [Large graphs](scale.md) has stores on disk and servers.
"""
COLUMNS = ("what", "ours", "other", "ratio", "goal", "met")


class Part(NamedTuple):
    """What was measured: lines, how long that took and worked, further Markdown, and the error that ended it."""

    name: str
    about: str
    lines: Sequence[Line]
    seconds: float
    busy: float
    more: str
    failed: str


def machine(started: datetime, load: float, seconds: float) -> str:
    """What was measured on: processors, memory, system and versions; names and places of the machine are left out."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join([f"creativegraph {__version__}", *(f"{name} {version(name)}" for name in LIBRARIES)])
    return "\n".join(
        [
            f"- Date: {started:%Y-%m-%d %H:%M} UTC; the run took {seconds / 60:.0f} minutes",
            f"- Machine: {processor()}, {os.cpu_count()} processors, {memory:.0f} GB; load at the start {load:.1f}",
            f"- System: {system()}, Python {platform.python_version()}",
            f"- Libraries: {libraries}",
        ]
    )


def system() -> str:
    """The name of the system."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def processor() -> str:
    """The model of the processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def page(told: str, parts: Sequence[Part], before: str = "") -> str:
    """The page: of each part the run, what it is, its lines, and what more it has to tell; the others as before."""
    texts = sections(before) | {part.name.capitalize(): section(told, part) for part in parts}
    return HEADER + "".join(f"\n## {name}\n\n{text}\n" for name, text in texts.items())


def section(told: str, part: Part) -> str:
    """What is told of one part."""
    rows = [(*line[:-1], "yes" if line.met else "no") for line in part.lines]
    time = f"- Measuring took {part.seconds:.0f} seconds, {part.busy:.0f} of a processor"
    texts = [f"{told}\n{time}", part.about, markdown(COLUMNS, rows)]
    texts += [f"Not measured to the end: {part.failed}."] if part.failed else []
    return "\n\n".join([*texts, *filter(None, [part.more])]).strip()


def sections(page: str) -> dict[str, str]:
    """The sections of a page by name, each with the run that wrote it."""
    parts = [each.partition("\n") for each in f"\n{page}".split("\n## ")]
    return {name: text.strip() for name, _, text in parts[1:]}


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
