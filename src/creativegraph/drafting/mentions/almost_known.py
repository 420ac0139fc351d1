"""Names that a graph knows but for words that link, an office, or a year behind them, which makes an edition."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from creativegraph.drafting.mentions.known import classes_of, known_names
from creativegraph.drafting.mentions.report import YEAR, Report
from creativegraph.drafting.mentions.span import Span
from creativegraph.iris import compact

__all__ = ["is_person", "is_place", "known_by_core", "with_office", "with_years"]


def known_by_core(report: Report, spans: list[Span]) -> list[Span]:
    """Return spans; a new name that is a known one but for words that link, or begins with one, becomes that."""
    cores, made = known_names(report.graph).cores, list[Span]()
    for each in spans:
        found = next(known_beginnings(report, each, cores), None)
        if found:
            end, thing = found
            made.append(replace(each, end=end, things=(thing,), classes=()))
        else:
            made.append(each)
    return made


def known_beginnings(report: Report, span: Span, cores: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the beginnings of a new name, the longest first, that are a known name, with its thing."""
    tokens = report.tokens
    for end in range(span.end, span.begin + 2, -1) if not span.label else ():
        thing = cores.get(report.lexicon.core(tokens.slice(span.begin, end)))
        if thing and alike(report, span, thing) and (
            end == span.end
            or tokens.words[end].islower()
            or report.lexicon.is_small("link", report.langs[span.begin], tokens, end)
        ):  # fmt: skip
            yield end, thing


def alike(report: Report, span: Span, thing: str) -> bool:
    """Return whether a known thing is of the kind that the noun of a new name says."""
    return report.lexicon.kind_of(span.classes[0]) == compact(thing).partition("/")[0]


def is_person(report: Report, span: Span) -> bool:
    """Return whether a known name is one of a person."""
    kinds = {report.lexicon.kind_of(each) for each in report.lexicon.persons}
    return compact(span.things[0]).partition("/")[0] in kinds


def is_place(report: Report, span: Span) -> bool:
    """Return whether a known name is one of a place."""
    kinds = {report.lexicon.kind_of(each.means) for each in report.lexicon.given if each.use == "placed"}
    return compact(span.things[0]).partition("/")[0] in kinds


def with_years(report: Report, spans: list[Span]) -> list[Span]:
    """Return spans; a year behind the name of a known series makes it an edition."""
    tokens, series = report.tokens, {}
    things = {each.things[0] for each in spans if len(each.things) == 1 and year_behind(report, each)}
    known = classes_of(report.graph, sorted(things))
    for each in spans:
        of_series = each.things and not report.lexicon.editions.keys().isdisjoint(known.get(each.things[0], ()))
        if of_series and year_behind(report, each):
            series[each.begin, each.end + 1] = each.things[0]
    made = [
        each if each.things else replace(each, series=series.get((each.begin, each.end), "")) for each in spans
    ]  # fmt: skip
    there = {(each.begin, each.end) for each in made}
    return [*made, *(Span(begin, end, series=thing, lang=report.langs[begin]) for (begin, end), thing in series.items()
                     if (begin, end) not in there and tokens.joined(end - 1))]  # fmt: skip


def year_behind(report: Report, span: Span) -> bool:
    """Return whether a year stands right behind a name."""
    tokens = report.tokens
    return tokens.joined(span.end) and YEAR.fullmatch(tokens.words[span.end]) is not None


def with_office(span: Span, person: Span | None) -> Span:
    """Return a known name with the office in which a report shows the person."""
    return replace(span, office=person.office, title=person.title) if person else span
