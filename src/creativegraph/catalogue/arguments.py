"""The arguments of a call put to the parameters of a query: values by iris/literals, names still to be looked up."""

from collections.abc import Iterable, Mapping, Sequence

from creativegraph.catalogue.query import Query
from creativegraph.errors import ArgumentError
from creativegraph.iris import render
from creativegraph.names.argument import Argument, argument
from creativegraph.names.resolve import Found

__all__ = ["first_of", "given_to", "is_any", "rendered"]


def given_to(query: Query, arguments: dict[str, object]) -> dict[str, "list[str | Argument] | None"]:
    """Return the values of each parameter: rendered terms, and what is to be looked up; None is no restriction."""
    takes = [each.name for each in query.parameters]
    odd = sorted(arguments.keys() - set(takes))
    missing = [name for name in query.needed if arguments.get(name) is None]
    if odd or missing:
        wrong = (
            f"check {', '.join(odd)}{meant_by(odd, takes)}" if odd else f"give {', '.join(missing)}{shown_by(query)}"
        )
        raise ArgumentError(f"{query.name} takes {', '.join(takes) or 'no arguments'}; {wrong}")
    found: dict[str, list[str | Argument] | None] = {}
    plain: dict[str, list[object]] = {}
    for each in query.parameters:
        value = arguments.get(each.name)
        if value is None:
            found[each.name] = None
            continue
        items = [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)
        if each.kind == "iri":
            found[each.name] = [argument(item, each.takes, each.name, query.name) for item in items]
        else:
            from creativegraph.catalogue.bounds import literal

            found[each.name] = [literal(each, item) for item in items]
            plain[each.name] = items
    if plain:
        from creativegraph.catalogue.bounds import check_spans

        check_spans(query, plain)
    return found


def first_of(asked: Sequence[Argument], *, remote: bool) -> list[Argument]:
    """Return what to look up before a query; all at once where each look-up is a request."""
    needed = [each for each in asked if not is_any(each)]
    return list(asked) if remote and needed else needed


def is_any(given: Argument) -> bool:
    """Return True for an IRI where a query takes any thing: nothing needs to be known of it."""
    return given.full and not given.takes


def meant_by(odd: Sequence[str], takes: Sequence[str]) -> str:
    """Return the advice for misspelt parameters, or nothing."""
    from creativegraph.names.suggest import nearest  # an answer needs no advice

    pairs = [f"{near} for {name}" for name in odd if (near := nearest(name, takes))]
    return f"; did you mean {' and '.join(pairs)}?" if pairs else ""


def shown_by(query: Query) -> str:
    """Return what a call may give, by the example of the query; nothing where it has none."""
    from creativegraph.catalogue.example import arguments_of

    example = arguments_of(query)
    return f", such as {example}" if example else ""


def rendered(values: "Iterable[str | Argument]", found: Mapping[Argument, Found]) -> list[str]:
    """Return the terms of a parameter; an argument that was not looked up can be one thing only."""
    return [
        each if isinstance(each, str) else render("iri", found[each].iri if each in found else each.candidates[0])
        for each in values
    ]
