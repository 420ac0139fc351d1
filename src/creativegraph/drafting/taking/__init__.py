"""Taking a draft: what a person accepted of it becomes claims."""

from creativegraph.drafting.taking.take import Taken, take

__all__ = ["Taken", "take"]
