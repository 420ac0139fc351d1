"""The IRIs that changes are told by, as N-Triples writes them."""

from sys import intern

from creativegraph.export.labels import NAMING
from creativegraph.iris import PREFIXES, RDF_TYPE, THINGS
from creativegraph.names import figures
from creativegraph.store.canonical import GENID


def iri(prefix: str, name: str) -> str:
    """Return an IRI as N-Triples writes it."""
    return intern(f"<{PREFIXES[prefix]}{name}>")


TYPE = f"<{RDF_TYPE}>"
NAMES = tuple(f"<{each}>" for each in NAMING)
SUBJECT, PROPERTY, RANK = (iri("cg", each) for each in ("claimSubject", "claimPredicate", "rank"))
VALUES = (iri("cg", "claimValue"), iri("cg", "claimObject"))
REASON, UNTIL, SOURCE = iri("cg", "rankReason"), iri("cg", "validUntil"), iri("dcterms", "source")
QUOTATION, RECORD, SELECTOR = (
    iri("cg", "supportedByQuotation"),
    iri("cg", "supportedByRecord"),
    iri("oa", "hasSelector"),
)
WORDS = (QUOTATION, RECORD)
"""By what a claim names the words or the record of a dataset that it rests on."""
TOLD_OF = frozenset((SUBJECT, PROPERTY, *VALUES, RANK, REASON, UNTIL, SOURCE))
"""What sentences tell of a claim that is in both graphs, but for its words and records."""
CORRECTS, RESULTS, WHY = (iri("cg", each) for each in ("corrects", "resultsInClaim", "correctionReason"))
FEATURE, EDTF = iri("sosa", "hasFeatureOfInterest"), iri("cg", "edtf")
OBSERVED, RESULT, COMPARATOR, UPPER, CURRENCY, STATED_IN, COUNTED_IN, OUT_OF, MEASURE, COMPARED_WITH = (
    f"<{each}>"
    for each in (
        figures.INDICATOR, figures.RESULT, figures.COMPARATOR, figures.UPPER, figures.CURRENCY, figures.STATED_IN,
        figures.COUNTED_IN, figures.OUT_OF, figures.MEASURE, figures.COMPARED_WITH,
    )
)  # fmt: skip
OF_FIGURES = (RESULT, COMPARATOR)
MEASURED = (UPPER, CURRENCY, STATED_IN, OUT_OF)
"""What else belongs to a whole figure: it is told with the number, and alone where only its sources or words differ."""
UNTOLD = frozenset((iri("skos", "hiddenLabel"), iri("rdfs", "isDefinedBy")))
"""Properties that follow from others, whose values nobody reads."""
BLANK = ("_:", f"<{GENID}")
PARTS = ("quotation", "record", "selector")
PARTS_HERE = tuple(f"<{THINGS}{each}/" for each in PARTS)
"""How most of them begin, to look no further at these."""

REPLACED_BY, REPLACES, SAME = iri("dcterms", "isReplacedBy"), iri("dcterms", "replaces"), iri("owl", "sameAs")
REPLACING = frozenset((REPLACED_BY, REPLACES, SAME))
"""The properties by which a thing, or what is in its place, says so."""
ASKED_BY = frozenset((SUBJECT, PROPERTY, OBSERVED, CORRECTS, EDTF, *WORDS, *REPLACING))
"""The properties by which it is asked what has them."""


def is_blank(term: str) -> bool:
    """Return whether a term is a blank node, or an IRI that stands for one."""
    return term.startswith(BLANK)
