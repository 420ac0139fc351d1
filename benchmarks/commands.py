"""Commands, each in a process of its own: what counts is processor time, of the command and what it starts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.measuring import Fresh, Line, children, in_turns, ms, within

RUN = ("run", "outcomes/of_event", "--event", "hcdf-2024", "--format", "json")


class Command(NamedTuple):
    """What is typed, and how often it is measured; ``anew`` if nothing is kept from an earlier run."""

    words: tuple[str, ...]
    rounds: int = 7
    anew: bool = False


COMMANDS = {
    "run": Command(RUN, 15),
    "run, first use": Command(RUN, 5, anew=True),
    "find": Command(("find", "ha noi", "--format", "csv")),
    "check, fast engine": Command(("check", "--engine", "fast"), 5, anew=True),
    "export .nt": Command(("export", "out.nt")),
    "export .nq": Command(("export", "out.nq")),
    "tour": Command(("tour", "--out", "toured"), 3),
    "--help": Command(("--help",)),
}
GOALS = {"run": 0.13, "find": 0.35, "check, fast engine": 4.0, "export .nt": 1.0, "tour": 4.0, "--help": 0.1}
TOGETHER = (("export .nq", "export .nt"), ("run, first use", "run"))
"""What is measured in turns."""
QUADS, FIRST_USE = 1.6, 1.0
"""How many times as long as N-Triples N-Quads may take; seconds that the first use may take more."""


def measure(folder: Path) -> Iterator[Line]:
    """Each command by itself, then two beside each other."""
    fresh = Fresh(folder)

    def called(name: str) -> Callable[[], str]:
        return lambda: fresh.command(*COMMANDS[name].words, anew=COMMANDS[name].anew)

    for name, goal in GOALS.items():
        called(name)()
        yield within(f"commands: {name}", in_turns(COMMANDS[name].rounds, called(name), clock=children)[0], goal)
    (quads, triples), (first, again) = (in_turns(5, *map(called, pair), clock=children) for pair in TOGETHER)
    yield Line(
        "commands: export .nq", ms(quads), f"{ms(triples)}  .nt", f"{quads / triples:.2f}", f"at most {QUADS:g} times",
        quads <= QUADS * triples,
    )  # fmt: skip
    yield within("commands: added to run at first use", first - again, FIRST_USE)._replace(other=f"{ms(again)}  run")
