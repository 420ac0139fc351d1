"""The JSON-LD contexts that are known here; no other is ever fetched.

Of schema.org the context says which properties have IRIs and which have dates as values; all terms are in one
namespace. The names are facts of the schema.org vocabulary. Their release is not noted; that of 2026-04-02
(ontology/targets/schema.csv) has all but productReturnLink and shippingSettingsLink.
"""

import json
import re
from functools import cache
from typing import TypeAlias

from creativegraph import project
from creativegraph.iris import BASE

__all__ = [
    "HOLDING", "IRIS", "ContextError", "Json", "held_by", "json_terms", "known_context", "put_in",
    "with_known_contexts",
]  # fmt: skip

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

SCHEMA_ORG = re.compile(r"https?://(www\.)?schema\.org(/|/docs/jsonldcontext\.json(ld)?)?")
OURS = tuple(f"{BASE}{name}" for name in ("context.jsonld", "ontology/context.jsonld"))
IRIS = """
acquireLicensePage actionableFeedbackPolicy additionalType afterMedia beforeMedia benefitsSummaryUrl codeRepository
colleague contentUrl correctionsPolicy discussionUrl diseasePreventionInfo diseaseSpreadStatistics diversityPolicy
diversityStaffingReport documentation downloadUrl duringMedia embedUrl ethicsPolicy gameLocation gettingTestedInfo
hasMap healthPlanMarketingUrl image inCodeSet inDefinedTermSet installUrl isBasedOn isBasedOnUrl isPartOf labelDetails
layoutImage license logo mainEntityOfPage map maps masthead merchantReturnLink missionCoveragePrioritiesPolicy
newsUpdatesAndGuidelines noBylinesPolicy paymentUrl prescribingInfo productReturnLink publicTransportClosuresInfo
publishingPrinciples quarantineGuidelines relatedLink replyToUrl sameAs schoolClosuresInfo screenshot sdLicense season
serviceUrl shippingSettingsLink significantLink significantLinks speakable target targetUrl thumbnailUrl
tourBookingPage trackingUrl travelBans unnamedSourcesPolicy url usageInfo verificationFactCheckingPolicy webFeed
"""
"""Properties of schema.org whose values are IRIs even where they are written as text."""
DATES = """
applicationDeadline applicationStartDate availabilityEnds availabilityStarts birthDate commentTime dateCreated
dateDeleted dateIssued dateModified datePosted datePublished dateRead dateVehicleFirstRegistered deathDate
dissolutionDate endDate exceptDate expectedArrivalFrom expectedArrivalUntil expires foundingDate guidelineDate
lastReviewed legislationDate legislationDateVersion modelDate orderDate paymentDueDate previousStartDate
priceValidUntil productionDate purchaseDate releaseDate scheduledPaymentDate sdDatePublished startDate uploadDate
validFrom validThrough validUntil vehicleModelDate
"""


class ContextError(SyntaxError):
    """A JSON-LD file names a context that is not known here."""


@cache
def schema_org() -> "dict[str, Json]":
    """Return the context of schema.org."""
    made: dict[str, Json] = {
        "id": "@id", "type": "@type", "@vocab": "http://schema.org/", "schema": "http://schema.org/",
        "HTML": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML"},
    }  # fmt: skip
    for names, kind in ((IRIS, "@id"), (DATES, "http://schema.org/Date")):
        made |= {name: {"@id": f"schema:{name}", "@type": kind} for name in names.split()}
    return made


@cache
def ours() -> "dict[str, Json]":
    """Return the context of the packaged project, nothing where it is not there."""
    path = project.folder("ontology") / "context.jsonld"
    found: dict[str, Json] = json.loads(path.read_bytes())["@context"] if path.is_file() else {}
    return found


def known_context(address: str) -> "dict[str, Json]":
    """Return the context at an address.

    Raises:
        ContextError: it is not one of those that are known here.
    """
    if SCHEMA_ORG.fullmatch(address):
        return schema_org()
    if address in OURS and ours():
        return ours()
    raise ContextError(address)


def with_known_contexts(document: Json) -> Json:
    """Return a JSON-LD document, which is changed, with the contexts that it names put into it.

    One that is in force already is left out: each would be read anew.

    Raises:
        ContextError: it names one that is not known here.
    """
    document = in_one(document)
    todo: list[tuple[Json, Json]] = [(document, None)]
    literal: set[str] = set()
    for each, above in todo:
        if isinstance(each, list):
            todo += [(part, above) for part in each]
        elif isinstance(each, dict):
            here = above
            if "@context" in each:
                named = isinstance(each["@context"], str) and above is not False
                known = put_in(each["@context"])
                literal |= json_terms(known)
                here = known if named else False  # a context of another's own may have more contexts, for its terms
                if named and known is above:
                    del each["@context"]
                else:
                    each["@context"] = known
            todo += [(part, here) for part in held_by(each, literal)]
    return document


def json_terms(context: Json) -> set[str]:
    """Return the terms of a context whose values are JSON for itself."""
    if isinstance(context, list):
        return set[str]().union(*map(json_terms, context))
    if not isinstance(context, dict):
        return set()
    return {key for key, value in context.items() if isinstance(value, dict) and value.get("@type") == "@json"}


HOLDING = frozenset((dict, list))
"""What JSON is read as that holds something."""


def held_by(part: "dict[str, Json]", literal: set[str]) -> list[Json]:
    """Return what lies in an object but JSON for itself, which its type or that of a ``literal`` term says."""
    if part.get("@type") == "@json" or ("@value" in part and "@json" in part.values()):
        return []
    return [value for key, value in part.items() if type(value) in HOLDING and key not in literal]


def in_one(document: Json) -> Json:
    """Return several things with one known context as a graph with it."""
    things = document["@graph"] if isinstance(document, dict) and [*document] == ["@graph"] else document
    if not isinstance(things, list) or len(things) < 2 or not all(isinstance(each, dict) for each in things):
        return document
    names = [each.get("@context") for each in things if isinstance(each, dict) and "@graph" not in each]
    same = len(names) == len(things) and isinstance(names[0], str) and all(each == names[0] for each in names)
    return {"@context": names[0], "@graph": things} if same else document


def put_in(context: Json) -> Json:
    """Return a context with those that it names in their places."""
    if isinstance(context, str):
        return known_context(context)
    if isinstance(context, list):
        known = [put_in(each) for each in context]
        once = [each for place, each in enumerate(known) if not place or each is not known[place - 1]]
        return once[0] if len(once) == 1 else once
    if isinstance(context, dict) and isinstance(wanted := context.get("@import"), str):
        return {**known_context(wanted), **{key: value for key, value in context.items() if key != "@import"}}
    return context
