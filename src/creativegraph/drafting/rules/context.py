"""What a report speaks of at a place: its mentions, the things that they mean, its topics, and its layout."""

from collections.abc import Sequence

from creativegraph.drafting.document import Document
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.rules.classes import Classes
from creativegraph.drafting.rules.editions import Editions
from creativegraph.drafting.rules.mentioned import Mentioned
from creativegraph.drafting.rules.outline import Outline
from creativegraph.drafting.rules.proposals import Proposals
from creativegraph.drafting.rules.references import References
from creativegraph.drafting.rules.topics import Topics

__all__ = ["Context"]


class Context:
    """The parts by which a report is read: ``mentioned`` and ``outline``, and what is found by them.

    ``codes`` are the codes and code lists that are asked for; mentions of others are left out.
    """

    def __init__(
        self, document: Document, mentions: Sequence[Mention], classes: Classes, codes: frozenset[str] = frozenset(),
        outline: Outline | None = None,
    ) -> None:  # fmt: skip
        self.document, self.known = document, classes
        self.outline = outline or Outline(document.text, ())
        self.mentioned = Mentioned(document, mentions, classes, codes)
        self.mentions, self.classes = self.mentioned.mentions, self.mentioned.classes
        self.proposals = Proposals(self.mentioned, self.outline)
        self.references = References(self.mentioned, self.outline, self.proposals)
        self.topics = Topics(self.mentioned, self.outline, self.proposals, self.references)
        self.editions = Editions(self.mentioned, self.proposals)
