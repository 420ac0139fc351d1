"""The commands that make networks and pictures."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from creativegraph.cli.asking import opened
from creativegraph.cli.printing import check_format, print_rows, say
from creativegraph.errors import ArgumentError, shown

__all__ = ["network", "plot"]

GraphOption = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer reads the annotation at run time on 3.11
    typer.Option("--graph", "-g", help="RDF file, table or folder instead of the packaged graph; may be repeated."),
]
Language = Annotated[str, typer.Option("--languages", "-l", help="Languages of words and labels in order: vi,en.")]
Things = Annotated[
    Optional[list[str]],  # noqa: UP045 - as above
    typer.Option("--thing", help="For around: IRI, kind/slug, slug or name; may be repeated."),
]
Depth = Annotated[int, typer.Option("--depth", help="For around: how many steps at most.", min=0)]
ROWS = ("nodes", "links")


def network(
    kind: Annotated[
        str,
        typer.Argument(help="organisations, agreements, projects, cities, events, cooperation, or around --thing."),
    ],
    output: Annotated[
        Optional[Path],  # noqa: UP045 - as above
        typer.Option("--output", "-o", help="File to write: .graphml or .gexf."),
    ] = None,
    thing: Things = None,
    depth: Depth = 1,
    rows: Annotated[str, typer.Option("--rows", help="What to print: nodes (how well connected), or links.")] = "nodes",
    format: Annotated[str, typer.Option("--format", "-f", help="table, csv or json.")] = "table",
    graph: GraphOption = None,
    languages: Language = "en,vi",
) -> None:
    """Make a network: print how well each thing is connected, or write it for Gephi and others."""
    from creativegraph import networks

    check_format(format)
    if rows not in ROWS:
        raise ArgumentError(f"no rows {shown(rows)}; print {' or '.join(ROWS)}")
    if output is not None:
        networks.ending_of(output)
    net = networks.network(opened(graph, languages), kind, thing=thing, depth=depth)
    if output is None:
        print_rows(networks.centrality(net) if rows == "nodes" else networks.links(net), format)
        return
    networks.save_network(net, output)
    say(f"wrote {output}: {len(net)} nodes, {net.number_of_edges()} edges")


def plot(
    kind: Annotated[str, typer.Argument(help="map, timeline, network or outcomes.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write: .png, .svg or .html.")],
    field: Annotated[str, typer.Option("--field", help="map: only cities of this creative field.")] = "",
    country: Annotated[str, typer.Option("--country", help="map: only cities of this country.")] = "",
    network: Annotated[str, typer.Option("--network", help="map: only members of this network of cities.")] = "",
    since: Annotated[Optional[int], typer.Option("--since", help="timeline: the first year.")] = None,  # noqa: UP045
    until: Annotated[
        Optional[int],  # noqa: UP045 - as above
        typer.Option("--until", help="map: joined by this year; timeline: the last year."),
    ] = None,
    of: Annotated[str, typer.Option("--of", help="network: its kind, as in `creativegraph network`.")] = "",
    thing: Things = None,
    depth: Annotated[
        Optional[int],  # noqa: UP045 - as above
        typer.Option("--depth", help="network --of around: how many steps at most.", min=0),
    ] = None,
    event: Annotated[
        Optional[list[str]],  # noqa: UP045 - as above
        typer.Option("--event", help="outcomes: only of this event, project or network; may be repeated."),
    ] = None,
    series: Annotated[str, typer.Option("--series", help="outcomes: only of editions of this series.")] = "",
    indicator: Annotated[
        Optional[list[str]],  # noqa: UP045 - as above
        typer.Option("--indicator", help="outcomes: only this indicator; may be repeated."),
    ] = None,
    scale: Annotated[float, typer.Option("--scale", help="Pixels a point of a PNG.")] = 2,
    graph: GraphOption = None,
    languages: Language = "en,vi",
) -> None:
    """Draw a picture; the file's ending gives the format."""
    from creativegraph import plot as pictures
    from creativegraph.plot.picture import ending_of

    if kind not in pictures.KINDS:
        raise ArgumentError(f"no picture {shown(kind)}; draw {', '.join(pictures.KINDS)}")
    ending_of(output)
    given: dict[str, dict[str, object]] = {
        "map": {"field": field, "country": country, "network": network, "until": until},
        "timeline": {"since": since, "until": until},
        "network": {"kind": of, "thing": thing, "depth": depth},
        "outcomes": {"feature": event, "series": series, "indicator": indicator},
    }
    options = {"feature": "event", "kind": "of"}
    for other, arguments in given.items():
        for name, value in arguments.items():
            if value not in (None, "") and name not in given[kind]:
                raise ArgumentError(f"--{options.get(name, name)} is for {other} and not for {kind}; leave it out")
    chosen = {name: value for name, value in given[kind].items() if value not in (None, "")}
    picture = pictures.KINDS[kind](opened(graph, languages), **chosen)
    picture.save(output, scale=scale)
    say(f"wrote {output}: {picture.title}")
    for note in picture.notes:
        say(note)
