"""The command that lists the catalogue."""

from creativegraph.cli.command import Argument, command
from creativegraph.cli.options import Output, writes
from creativegraph.cli.output import print_rows, put
from creativegraph.errors import ArgumentError
from creativegraph.names.suggest import did_you_mean

__all__ = ["queries"]


@command(Argument("topic", default="", help="Only this topic, or one query by its whole name."), writes())
def queries(topic: str, output: Output) -> None:
    """List the catalogued queries, or print the text of one."""
    from creativegraph import catalogue
    from creativegraph.rows import Rows

    if "/" in topic:
        put(catalogue.load(topic).text)
        return
    found = [catalogue.load(name) for name in catalogue.names() if not topic or name.split("/")[0] == topic]
    if not found:
        topics = sorted({name.split("/")[0] for name in catalogue.names()})
        advice = did_you_mean(topic, topics, "; did you mean {}?")
        raise ArgumentError(f"no topic {topic!r}{advice}; the topics are {', '.join(topics)}")
    records = [
        (
            each.name,
            " ".join(f"[--{p.name}]" if p.optional else f"--{p.name}" for p in each.parameters),
            each.answers,
        )
        for each in found
    ]
    print_rows(Rows(("query", "parameters", "answers"), ("string",) * 3, records), output)
