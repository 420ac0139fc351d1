"""Pictures: in a fresh process from the command to the file, and by a further call."""

import sys
from collections.abc import Iterator
from pathlib import Path

import creativegraph as cg
from benchmarks.measuring import Fresh, Line, children, in_turns, ms, within
from creativegraph import plot

GOAL = 2.0
ROUNDS = 3
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "map": ("map", {}),
    "map of Viet Nam": ("map", {"country": "vietnam"}),
    "timeline": ("timeline", {}),
    "network": ("network", {}),
    "network of cities": ("network", {"of": "cities"}),
    "outcomes": ("outcomes", {}),
}


def measure(folder: Path) -> Iterator[Line]:
    """Every picture in every format; beside the time on the clock, that of the processor."""
    fresh, program = Fresh(folder), str(Path(sys.executable).with_name("creativegraph"))
    graph = cg.open_graph(cg.PACKAGED)
    fresh.call([program, "plot", "map", "-o", str(folder / "first.html")])
    for name, (kind, given) in CASES.items():
        words = [word for option, value in given.items() for word in (f"--{option}", value)]
        arguments = {"kind" if option == "of" else option: value for option, value in given.items()}
        for ending in plot.ENDINGS:
            target = folder / f"picture.{ending}"
            command = [program, "plot", kind, "-o", str(target), *words]

            def drawn(kind: str = kind, arguments: dict[str, str] = arguments, target: Path = target) -> None:
                plot.KINDS[kind](graph, **arguments).save(target)

            drawn()
            before = children()
            cold, warm = in_turns(ROUNDS, lambda command=command: fresh.call(command), drawn)  # type: ignore[misc]
            spent = (children() - before) / ROUNDS
            line = within(f"plot: {name}, {ending}, fresh process", cold, GOAL)
            yield line._replace(other=f"{ms(spent)} of the processor")
            yield within(f"plot: {name}, {ending}, further call", warm, GOAL)
