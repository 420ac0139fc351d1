"""The claims about things, each once, with their sources and quotations as Wikidata takes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

from creativegraph.errors import UnknownNameError
from creativegraph.graph import Graph
from creativegraph.iris import IRI, compact
from creativegraph.why.claims import Answer, rows_by_claim

__all__ = ["Said", "Where", "chosen_claims", "sources_of"]


@dataclass(slots=True)
class Said:
    """A claim: ``property`` is a short name; ``value`` the text of a literal or period, ``thing`` what it names."""

    claim: IRI
    subject: IRI
    property: str
    value: str
    lang: str
    thing: IRI | None
    rank: str
    since: str
    until: str
    sources: list[IRI] = field(default_factory=list)
    quotes: dict[IRI, str] = field(default_factory=dict)

    def name(self) -> str:
        """Return how tables name it."""
        return compact(self.claim)


@dataclass(frozen=True, slots=True)
class Where:
    """A source: its title and the language of that, its own language, its page, when it was published and read."""

    title: str
    tongue: str
    lang: str
    url: str
    published: str
    read: str


def said(rows: Sequence[Answer]) -> Said:
    """Return the claim of some rows, which differ in their source."""

    def text(name: str) -> str:
        return str(rows[0][name] or "")

    def iri(name: str) -> IRI:
        return cast("IRI", rows[0][name])

    thing = rows[0]["thing"] if isinstance(rows[0]["thing"], IRI) else None
    one = Said(
        iri("claim"), iri("subject"), compact(text("property")), text("value"), text("value_language"), thing,
        iri("rank").slug, text("valid_from"), text("valid_until"),
    )  # fmt: skip
    for row in rows:
        if isinstance(row["source"], IRI) and row["source"] not in one.sources:
            one.sources.append(row["source"])
        words = str(row["quoted"] or "") or (f"{row['opening']} … {row['closing']}" if row["opening"] else "")
        if words and isinstance(row["quoted_in"], IRI):
            one.quotes.setdefault(row["quoted_in"], words)
    return one


def chosen_claims(graph: Graph, things: Iterable[IRI], joins: frozenset[str]) -> tuple[list[Said], set[IRI]]:
    """Return the claims about things and about what belongs to them, and the ids of those that are asked for.

    A claim among the things is asked for alone; what else is said of its subject comes along to understand it.
    """
    claims = [each for each in things if each.kind == "claim"]
    others = [each for each in things if each.kind != "claim"]
    nodes: list[IRI] = []
    for each in others:
        mentioned = graph.run("claims/mentioning", thing=each)
        nodes += [cast("IRI", row.subject) for row in mentioned if compact(str(row.property)) in joins]
    subjects = [subject_of(graph, each) for each in claims]
    found = [said(rows) for rows in rows_by_claim(graph, [*others, *nodes, *subjects]).values()]
    about = {*others, *nodes}
    return found, {each.claim for each in found if each.subject in about or each.claim in claims}


def subject_of(graph: Graph, claim: IRI) -> IRI:
    """Return what a claim is about.

    Raises:
        UnknownNameError: there is no such claim.
    """
    for row in graph.run("claims/facts_of", thing=claim):
        if str(row.property).endswith("#claimSubject") and isinstance(row.object, IRI):
            return row.object
    raise UnknownNameError(f"no claim {compact(claim)}; `creativegraph why` lists those about a thing")


def sources_of(graph: Graph) -> dict[IRI, Where]:
    """Return the sources of a graph."""
    found: dict[IRI, Where] = {}
    rows = graph.run("claims/sources_listed")
    titles: dict[IRI, dict[str, str]] = {}
    for row in graph.run("claims/labels_of", thing=[row.source for row in rows]):
        titles.setdefault(cast("IRI", row.thing), {}).setdefault(str(row.language or ""), str(row.name))
    for row in rows:
        source, url, lang = cast("IRI", row.source), str(row.url or row.address or ""), str(row.lang or "")
        called = titles.get(source, {})
        tongue = lang if lang in called else min(called, default="")
        found[source] = Where(
            called.get(tongue, ""), tongue, lang, url if url.startswith(("http://", "https://")) else "",
            str(row.published or ""), str(row.read or ""),
        )  # fmt: skip
    return found
