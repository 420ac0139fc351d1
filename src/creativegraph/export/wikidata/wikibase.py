"""Statements as JSON of the Wikibase data model: items with labels, aliases and statements."""

import json
from collections.abc import Iterable
from decimal import Decimal

from creativegraph.export.wikidata.mapping import ENTITY
from creativegraph.export.wikidata.say import Spoken
from creativegraph.export.wikidata.values import DATATYPES, Snak, Statement, Value

__all__ = ["entities"]

GREGORIAN, EARTH = f"{ENTITY}Q1985727", f"{ENTITY}Q2"
Json = dict[str, object]


def entities(spoken: Spoken) -> str:
    """Return the items as a JSON object, as ``wbgetentities`` answers; statements have no ids until they are saved."""
    found: dict[str, Json] = {}
    for item in dict.fromkeys((*(each.item for each in spoken.terms), *(each.item for each in spoken.statements))):
        labels: dict[str, Json] = {}
        aliases: dict[str, list[Json]] = {}
        for term in (each for each in spoken.terms if each.item == item):
            said: Json = {"language": term.lang, "value": term.text}
            if term.kind == "label":
                labels.setdefault(term.lang, said)
            elif said not in aliases.setdefault(term.lang, []):
                aliases[term.lang].append(said)
        claims: dict[str, list[Json]] = {}
        for each in (each for each in spoken.statements if each.item == item):
            claims.setdefault(each.main.property, []).append(statement(each))
        found[item] = {"type": "item", "id": item, "labels": labels, "aliases": aliases, "claims": claims}
    return json.dumps({"entities": found}, ensure_ascii=False, indent=2) + "\n"


def statement(said: Statement) -> Json:
    """Return a statement."""
    made: Json = {"type": "statement", "mainsnak": snak(said.main), "rank": said.rank}
    if said.qualifiers:
        made |= {"qualifiers": by_property(said.qualifiers), "qualifiers-order": order(said.qualifiers)}
    references = [
        {"snaks": by_property(each), "snaks-order": order(each)} for each in said.references if each
    ]  # fmt: skip
    if references:
        made["references"] = references
    return made


def by_property(snaks: Iterable[Snak]) -> dict[str, list[Json]]:
    """Return snaks by their properties."""
    found: dict[str, list[Json]] = {}
    for each in snaks:
        found.setdefault(each.property, []).append(snak(each))
    return found


def order(snaks: Iterable[Snak]) -> list[str]:
    """Return the properties of snaks in their order."""
    return list(dict.fromkeys(each.property for each in snaks))


def snak(said: Snak) -> Json:
    """Return a snak."""
    return {
        "snaktype": "value", "property": said.property, "datavalue": datavalue(said.value),
        "datatype": DATATYPES[said.value.kind],
    }  # fmt: skip


def datavalue(value: Value) -> Json:
    """Return a value."""
    if value.kind == "item":
        number = int(value.text.removeprefix("Q"))
        return typed("wikibase-entityid", {"entity-type": "item", "numeric-id": number, "id": value.text})
    if value.kind == "time":
        return typed("time", {
            "time": value.text, "timezone": 0, "before": 0, "after": 0, "precision": value.precision,
            "calendarmodel": GREGORIAN,
        })  # fmt: skip
    if value.kind == "quantity":
        amount = Decimal(value.text)
        return typed("quantity", {"amount": f"{amount:+f}", "unit": "1"})
    if value.kind == "coordinate":
        return typed("globecoordinate", {
            "latitude": float(value.text), "longitude": float(value.more), "altitude": None,
            "precision": float(value.degrees), "globe": EARTH,
        })  # fmt: skip
    if value.kind == "monolingual":
        return typed("monolingualtext", {"text": value.text, "language": value.more})
    return typed("string", value.text)


def typed(kind: str, value: object) -> Json:
    """Return a value with its type."""
    return {"value": value, "type": kind}
