"""What words of a report refer to."""

from dataclasses import replace

import pytest
from tests.drafting.rules.marked import unmarked

from creativegraph.drafting.rules.classes import Classes
from creativegraph.drafting.rules.mentioned import Mentioned
from creativegraph.drafting.rules.outline import Outline
from creativegraph.drafting.rules.proposals import Proposals
from creativegraph.drafting.rules.references import References
from creativegraph.tables.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("date", "coming"),
    [("2024-11", True), ("2025-01-05", True), ("2026", False), ("", False), ("12 May 2024", False), ("2024?!", False)],
)
def test_an_edition_is_yet_to_come_only_where_the_date_of_the_report_can_be_read(date: str, coming: bool) -> None:
    document, mentions = unmarked("[The fourth edition|event/orvane-fair-2026;cg:Event] will be larger.")
    mentioned = Mentioned(replace(document, date=date), mentions, Classes(vocabulary()))
    outline = Outline(document.text, ())

    references = References(mentioned, outline, Proposals(mentioned, outline))

    assert references.is_other_edition(0) == coming
