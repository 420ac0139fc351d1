"""Ids for things that a graph does not have: their names in plain letters, none taken twice."""

from collections.abc import Callable

from creativegraph.drafting.slugs import slug_of

__all__ = ["Slugs"]


class Slugs:
    """Gives ids; ``is_taken`` says of an id whether something else has it."""

    def __init__(self, is_taken: Callable[[str], bool]) -> None:
        self.is_taken = is_taken
        self.given: dict[str, tuple[str, str]] = {}
        self.by_key: dict[tuple[str, str], str] = {}

    def give(self, kind: str, label: str, key: str) -> str:
        """Return the id of what a report calls so: the same for the same ``key``, and for nothing else."""
        if (key, kind) in self.by_key:
            return self.by_key[key, kind]
        base = f"{kind}/{slug_of(label)}"
        number, made = 1, base
        while self.given.get(made, (key, kind)) != (key, kind) or (made not in self.given and self.is_taken(made)):
            number += 1
            made = f"{base}-{number}"
        self.given[made] = key, kind
        self.by_key[key, kind] = made
        return made
