"""What belongs to a whole figure besides its number: the upper end of a range, and that it is per cent."""

from collections.abc import Sequence

from creativegraph.iris import IRI
from creativegraph.messages.locale import locale_for
from creativegraph.names.figures import COMPARATOR, PERCENT, RESULT, STATED_IN, UPPER, limits_told
from creativegraph.why.answer import Stated

__all__ = ["RESULT", "Parts"]


class Parts:
    """The upper ends, limits and shares that the claims on figures tell, and the figures in words of a language."""

    def __init__(self, claims: Sequence[Stated], languages: Sequence[str]) -> None:
        self.locale = locale_for(languages)
        self.upper: dict[IRI, list[Stated]] = {}
        self.percent: dict[IRI, str] = {}
        self.limited: dict[IRI, set[str]] = {}
        for each in claims:
            if each.property == UPPER:
                self.upper.setdefault(each.subject, []).append(each)
            elif each.property == STATED_IN and each.thing == PERCENT and each.rank != "deprecated":
                self.percent[each.subject] = each.value
            elif each.property == COMPARATOR and each.rank != "deprecated":
                self.limited.setdefault(each.subject, set()).add(each.thing or each.value)

    def end(self, figure: Stated) -> str:
        """Return the upper end that a source of a figure gives, empty where it is no range."""
        ends = [each for each in self.upper.get(figure.subject, ()) if {*each.sources} & {*figure.sources}]
        return ends[0].value if ends else ""

    def is_range(self, figure: Stated) -> bool:
        """Return whether the words of a figure say between, so that its comparator need not."""
        return bool(self.end(figure)) and not limits_told(self.limited.get(figure.subject, ()), ranged=True)

    def whole(self, figure: Stated) -> str:
        """Return a range or a share in words, nothing for a figure that is its number alone."""
        end, percent = self.end(figure), self.percent.get(figure.subject, "")
        text = self.locale.ranged(figure.value, end, limited=not self.is_range(figure)) if end else figure.value
        return f"{text} {percent}".rstrip() if end or percent else ""

    def tells(self, claim: Stated) -> bool:
        """Return whether the whole figure tells what a claim says."""
        return claim.property == UPPER or (claim.property == STATED_IN and claim.thing == PERCENT)
