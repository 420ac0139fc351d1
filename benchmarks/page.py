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

__all__ = ["COLUMNS", "Part", "machine", "markdown", "page"]

LIBRARIES = ("pyoxigraph", "oxigraph", "rdflib", "pyshacl", "pyshacl-turbo", "polars", "networkx")
HEADER = """# Benchmarks

*Made by `python -m benchmarks --write docs/benchmarks.md`; no figure is typed by hand.*

{machine}

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


def page(told: str, parts: Sequence[Part]) -> str:
    """The page: of each part what it is, its lines, and what more it has to tell."""
    texts = [HEADER.format(machine=told)]
    for part in parts:
        rows = [(*line[:-1], "yes" if line.met else "no") for line in part.lines]
        texts.append(f"## {part.name.capitalize()}\n\n{part.about}\n\n{markdown(COLUMNS, rows)}")
        if part.failed:
            texts.append(f"Not measured to the end: {part.failed}.\n")
        texts += [part.more] if part.more else []
    times = [(part.name, f"{part.seconds:.0f}", f"{part.busy:.0f}") for part in parts]
    texts.append(f"## What measuring takes\n\n{markdown(('part', 'seconds'), times)}")
    return "\n".join(texts)


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
