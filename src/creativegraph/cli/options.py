"""Options that several commands share, and how the command line reads and refuses their values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from creativegraph.cli.progress import progress
from creativegraph.errors import ArgumentError, shown
from creativegraph.names.suggest import did_you_mean

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = [
    "ON_MAPS", "ROWS", "Commands", "OneOf", "Output", "Places", "any_of", "is_address", "takes_graph", "writes_rows",
]  # fmt: skip

ROWS = ("table", "csv", "json", "xlsx", "parquet")
ON_MAPS = (*ROWS, "geojson", "wkt")


class Commands(click.Group):
    """Commands whose summaries are shown whole, and that suggest the near one for a misspelt name."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their order, no summary cut off."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.get_short_help_str(1000)) for name, each in found if each])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which they were added."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names, or suggest one."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"No command {args[0]!r}{did_you_mean(args[0], known, '; did you mean {}?')}")
        return super().resolve_command(ctx, args)


class OneOf(click.Choice[str]):
    """One of a few words, which the help lists; another is refused in one line, with exit code 1."""

    def __init__(self, what: str, choices: Sequence[str], other_names: Mapping[str, str] | None = None) -> None:
        """Take ``choices`` of ``what`` is chosen, and further names that are read as one of them."""
        super().__init__(choices)
        self.what = what
        self.other_names = other_names or {}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Return the choice that ``value`` names."""
        text = str(value).lower()
        chosen = self.other_names.get(text, text)
        if chosen not in self.choices:
            raise ArgumentError(f"no {self.what} {shown(value)}; choose one of {', '.join(self.choices)}")
        return chosen


class Output(NamedTuple):
    """Where rows go and in which format."""

    format: str
    path: Path | None = None


def writes_rows(formats: Sequence[str] = ROWS) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command ``--format`` and ``--output``, and pass them on as ``output``."""

    def added(command: Callable[..., None]) -> Callable[..., None]:
        @click.option(
            "--format", "-f", "form", type=OneOf("format", formats), help="Format of the answer.  [default: table]"
        )
        @click.option(
            "--output", "-o", "path", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
            help="File to write instead of stdout; its ending gives the format.",
        )  # fmt: skip
        @wraps(command)
        def with_output(form: str | None, path: Path | None, **given: Any) -> None:
            ending = path.suffix.removeprefix(".").lower() if path else ""
            if path is not None and form is None:
                form = OneOf("format", formats, {"txt": "table"}).convert(ending, None, None)
            elif form != ending and ending in formats:
                raise ArgumentError(f"{path} ends as {ending} and --format says {form}; leave one of them out")
            command(output=Output(form or "table", path), **given)

        return with_output

    return added


def is_address(place: str) -> bool:
    """Return whether a place is the URL of an endpoint."""
    return place.lower().startswith(("http://", "https://"))


class Places(NamedTuple):
    """Which graph a command is about: its places, the languages of its labels, and its sources if not all count."""

    given: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en", "vi")
    sources: tuple[str, ...] = ()

    @property
    def remote(self) -> bool:
        """Return whether the graph is at an endpoint."""
        return any(map(is_address, self.given))

    def open(self) -> "Graph":
        """Open the graph: files and tables, or one at an endpoint."""
        if self.remote:
            from creativegraph.endpoint.connect import connect

            if len(self.given) > 1 or self.sources:
                raise ArgumentError("an endpoint is asked alone; leave out the other places and --sources")
            return connect(self.given[0], languages=self.languages)
        from creativegraph.project import PACKAGED
        from creativegraph.store.open import open_graph

        chosen = [PACKAGED if each == "packaged" else each for each in self.given]
        with progress("opening the graph"):
            return open_graph(*chosen, sources=self.sources or None, languages=self.languages)


def takes_graph(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--graph``, ``--languages`` and ``--sources``, and pass them on as ``places``."""

    @click.option(
        "--graph", "-g", multiple=True, metavar="PLACE",
        help="RDF file, table, folder or URL of an endpoint, instead of the packaged graph; use `packaged`"
        " for the packaged graph. Give it again to open several together.",
    )  # fmt: skip
    @click.option(
        "--languages", "-l", multiple=True, default=("en,vi",), show_default=False, metavar="LANGUAGES",
        help="Languages of labels, best first.  [default: en,vi]",
    )  # fmt: skip
    @click.option(
        "--sources", multiple=True, metavar="SOURCES",
        help="Use only the claims of these sources: `article`, `source/article` or several with commas.",
    )  # fmt: skip
    @wraps(command)
    def with_graph(graph: tuple[str, ...], languages: tuple[str, ...], sources: tuple[str, ...], **given: Any) -> None:
        command(places=Places(graph, tuple(separated(languages)), tuple(source_ids(sources))), **given)

    return with_graph


def separated(texts: Iterable[str]) -> list[str]:
    """Return the parts of texts that are separated by commas or blanks."""
    return [part for text in texts for part in text.replace(",", " ").split()]


def source_ids(texts: Iterable[str]) -> list[str]:
    """Return the ids of sources, which may be written as things: ``source/article``."""
    return [each.removeprefix("source/") for each in separated(texts)]


def any_of(values: Sequence[str]) -> str | list[str] | None:
    """Return the values of a repeated option as the library takes them; None if none was given."""
    given = [each for each in values if each]
    return (given[0] if len(given) == 1 else given) or None
