"""The command that answers catalogued questions. Its words are read here where they are simple.

Importing typer, with pydantic, takes longer than everything else that such a call does.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.catalogue.query import load
from creativegraph.cli.printing import print_answer, say
from creativegraph.errors import ArgumentError

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["Options", "answer", "answered", "is_address", "opened"]

TAKEN = {
    "--format": "format", "-f": "format", "--graph": "places", "-g": "places",
    "--languages": "languages", "-l": "languages", "--sources": "sources",
}  # fmt: skip


def opened(places: Sequence[str] | None, languages: str = "en,vi", sources: str = "") -> "Graph":
    """The graph that the options name: files and tables, or one at an endpoint."""
    wanted_languages = [each for each in languages.split(",") if each]
    if any(is_address(each) for each in places or ()):
        from creativegraph.endpoint.connect import connect

        if len(places or ()) > 1 or sources:
            raise ArgumentError("an endpoint is asked alone; leave out the other places and --sources")
        return connect((places or ("",))[0], languages=wanted_languages)
    from creativegraph.store.open import PACKAGED, open_graph

    chosen = [PACKAGED if each == "packaged" else each for each in places or ()]
    wanted = sources.replace(",", " ").split() or None
    return open_graph(*chosen, sources=wanted, languages=wanted_languages)


def is_address(place: str) -> bool:
    """True for the address of an endpoint."""
    return place.lower().startswith(("http://", "https://"))


class Options(NamedTuple):
    """What the command takes beside the question's own parameters."""

    places: Sequence[str] | None = None
    format: str = "table"
    languages: str = "en,vi"
    sources: str = ""


def answer(name: str, words: Sequence[str], options: Options) -> None:
    """Print the answer to the question ``name``, its parameters given as words."""
    arguments = given(words)
    if reserved := {"languages", "name"} & arguments.keys():
        raise ArgumentError(f"--{reserved.pop()} is no parameter of a question; options come before `--`")
    graph = opened(options.places, options.languages, options.sources)
    rows = graph.run(name, languages=None, **arguments)
    if not rows:
        named = [each.name for each in load(name).parameters if each.kind == "iri"]
        for value in (arguments[each] for each in named if isinstance(arguments.get(each), str)):
            if not graph.run("claims/types_of", thing=value):
                say(f"the graph says nothing of {value}; look it up with `creativegraph find`")
    print_answer(graph, rows, options.format, [key for key, value in arguments.items() if isinstance(value, str)])


def answered(words: Sequence[str]) -> bool:
    """Answer ``run topic/name --param value … --option value …``; False for words that typer must read."""
    if len(words) % 2 or words[:1] != ["run"] or words[1].startswith("-"):
        return False
    taken: dict[str, list[str]] = {}
    rest: list[str] = []
    for name, value in zip(words[2::2], words[3::2], strict=True):
        if value.startswith("-") or "=" in name or name in ("--", "--help"):
            return False
        if name in TAKEN:
            taken.setdefault(TAKEN[name], []).append(value)
        elif name.startswith("--"):
            rest += [name, value]
        else:
            return False
    last = {name: values[-1] for name, values in taken.items() if name != "places"}
    answer(words[1], rest, Options(taken.get("places"), **last))
    return True


def given(words: Sequence[str]) -> dict[str, object]:
    """``--event a --event b --year 2024`` as arguments; a name given twice is a list."""
    found: dict[str, list[str]] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--") or word == "--":
            raise ArgumentError(f"{word!r} stands alone; give parameters as --name value")
        name, equals, value = word[2:].partition("=")
        if not equals:
            if not rest:
                raise ArgumentError(f"--{name} has no value; give parameters as --name value")
            value = rest.pop(0)
        found.setdefault(name.replace("-", "_"), []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}
