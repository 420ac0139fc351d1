"""The steps of a push: staging graphs are filled, compared and moved into the target; push.py has its options."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from creativegraph.endpoint import staging
from creativegraph.endpoint.target import Lines, difference
from creativegraph.errors import EndpointError
from creativegraph.store.canonical import digest

if TYPE_CHECKING:
    from creativegraph.endpoint.target import Target
    from creativegraph.endpoint.update import Writer

__all__ = ["Progress", "Upload"]

UNCHANGED = "the target graph is unchanged"
CONTINUES = f"{UNCHANGED}, and the next push continues from here"
NAMED_OTHERWISE = "{} held the same graph already, and another digest was named for it; the digest is mended"
ANOTHER = "{} did not hold what was last pushed to it: somebody else changed it, and is overwritten"
TRIES = 2
"""Differences that are sent before the whole graph is."""
Progress = Callable[[str, int, int], None]


class Upload:
    """One graph on its way to its target. ``notes`` says what was found there that should not be."""

    def __init__(
        self, target: "Target", writer: "Writer", lines: Lines, report: Progress, *, verify: bool = False
    ) -> None:
        self.target, self.writer, self.lines, self.report, self.verifies = target, writer, lines, report, verify
        self.digest = digest(lines)
        self.notes: list[str] = []

    def run(self, base: Lines | None, batch: int) -> int:
        """Upload the graph and return how many triples were sent.

        ``base`` is what the target holds, as far as is known. If it turns out to hold something else, the difference
        from that is sent, and at last the whole.
        """
        if not self.writer.takes_updates(self.target.record):
            self.report("sending", 0, len(self.lines))
            self.writer.put(self.target.graph, list(self.lines.values()))
            self.verify()
            return len(self.lines)
        sent = 0
        for left in reversed(range(TRIES)):
            if base is None:
                break
            removed, added = difference(base, self.lines)
            if len(removed) + len(added) > len(self.lines) // 2:
                break
            sent += self.patch(base, removed, added, batch)
            if self.is_done({**removed, **added}):
                self.writer.update("record", self.named)
                return sent
            self.note(ANOTHER.format(self.target.name))
            base = self.target.found(self.target.graph) if left else None
        sent += self.replace(batch)
        self.verify()
        return sent

    def is_there(self, named: set[str]) -> bool:
        """Return True if the target holds the graph already; ``named`` are the digests that the server names for it."""
        if named and self.digest not in named:
            return False
        if named == {self.digest} and not self.verifies and self.target.tallies(self.lines):
            return True
        return self.target.size() == len(self.lines) and self.target.holds(self.target.graph, self.lines)

    def is_done(self, changed: Lines) -> bool:
        """Return True if the target holds the graph after a difference: by its tally and what changed, or by all."""
        self.report("comparing", 0, len(self.lines))
        if not self.verifies and self.target.tallies(self.lines, changed):
            return True
        return self.target.holds(self.target.graph, self.lines)

    def note(self, text: str) -> None:
        """Say once what was found there."""
        if text not in self.notes:
            self.notes.append(text)

    def patch(self, base: Lines, removed: Lines, added: Lines, batch: int) -> int:
        """Bring the difference to two staging graphs, and remove and add their triples by one update."""
        content = digest([*removed, *added])
        with self.staging([], content, "removed", "added") as (less, more):
            with advised(UNCHANGED):
                sent = 0
                for graph, lines in ((less, removed), (more, added)):
                    if lines:  # to a graph of this push alone, in which nothing is yet
                        sent += self.send(graph, lines, batch, 0) + self.complete(graph, lines)
                self.report("moving", 0, 1)
            try:
                self.writer.patch({"removed": less, "added": more}, self.target.graph)
            except EndpointError as error:
                if advice := self.left_as(base):
                    raise detailed(error, advice) from error
        return sent

    def left_as(self, base: Lines) -> str:
        """Return what became of the target after an update that the server did not confirm; empty if all was done."""
        try:
            if self.target.holds(self.target.graph, self.lines):
                return ""
            if self.target.holds(self.target.graph, base):
                return UNCHANGED
        except EndpointError:
            return f"whether {self.target.name} was changed is not known, push again"
        return f"{self.target.name} is not as it was before, push again"

    def replace(self, batch: int) -> int:
        """Bring the whole graph to a staging graph, and move that in place of the target."""
        with self.staging(self.left(), self.digest, "whole") as (graph,):
            with advised(CONTINUES):
                size = self.target.reader(graph).size()
                sent = self.send(graph, self.lines, batch, size) + self.complete(graph, self.lines)
                self.report("moving", 0, 1)
            self.move(graph)
        return sent

    @property
    def named(self) -> dict[str, str]:
        """The graph of the record, and what it is to name."""
        return {"record": self.target.record, "digest": f"urn:sha256:{self.digest}"}

    def left(self) -> list[staging.Staged]:
        """Return the staging graphs of the target."""
        return staging.staged(self.target.key, self.target.graphs(staging.prefix(self.target.key)))

    @contextmanager
    def staging(self, found: list[staging.Staged], content: str, *roles: str) -> Iterator[list[str]]:
        """Give staging graphs; what a dead push of the same content has left comes to those of this process."""
        names = [staging.reserve(self.target.key, content, role) for role in roles]
        try:
            for role, name in zip(roles, names, strict=True):
                if left := staging.abandoned(content, role, found):
                    self.writer.update("rename", {"graph": left, "other": name}, retry=False)
            yield names
        finally:
            staging.release(*names)

    def send(self, graph: str, given: Lines, batch: int, size: int) -> int:
        """Send the missing batches. They arrive in order, so the size of the staging graph says which these are."""
        lines = list(given.values())
        start = size // batch * batch if size < len(lines) else len(lines)
        for first in range(start, len(lines), batch):
            self.report("sending", first, len(lines))
            self.writer.add(graph, lines[first : first + batch])
        self.report("sending", len(lines), len(lines))
        return len(lines) - start

    def complete(self, graph: str, lines: Lines) -> int:
        """Compare a staging graph, and send what is missing of a batch that was cut.

        Raises:
            EndpointError: the server stores other triples than it was sent.
        """
        self.report("comparing", 0, len(lines))
        if self.target.holds(graph, lines):
            return 0
        found = self.target.found(graph)
        odd, missing = difference(found, lines)
        if missing and not odd:
            self.writer.add(graph, list(missing.values()))
            found = self.target.found(graph)
        if found.keys() != lines.keys():
            self.writer.update("drop", {"graph": graph})
            raise self.target.differs(lines, found, f"{UNCHANGED}; leave such triples out, or use another server")
        return len(missing)

    def move(self, graph: str) -> None:
        """Move the staging graph to its target. If the server does not confirm it, look whether it was done."""
        try:
            self.writer.move({"graph": graph} | self.named, self.target.graph)
        except EndpointError as error:
            if self.target.reader(graph).size() == len(self.lines):
                raise
            if not self.target.holds(self.target.graph, self.lines):
                raise EndpointError(f"{error}; {self.target.name} is incomplete, push again") from error

    def verify(self) -> None:
        """Compare the target graph."""
        self.report("comparing", 0, len(self.lines))
        if not self.target.holds(self.target.graph, self.lines):
            advice = "somebody else writes to it, or the default graph includes other graphs; choose a named graph"
            raise self.target.differs(self.lines, self.target.found(self.target.graph), advice)

    def drop_abandoned(self) -> None:
        """Drop the staging graphs that pushes to this target have left and will not use again."""
        for each in self.left():
            if not each.alive:
                self.writer.update("drop", {"graph": each.graph})


@contextmanager
def advised(advice: str) -> Iterator[None]:
    """Add to errors what became of the target graph."""
    try:
        yield
    except EndpointError as error:
        if UNCHANGED in str(error):
            raise
        raise detailed(error, advice) from error


def detailed(error: EndpointError, advice: str) -> EndpointError:
    """Return an error with what became of the target graph."""
    made = type(error)(f"{error}; {advice}")
    made.retry_after = error.retry_after
    return made
