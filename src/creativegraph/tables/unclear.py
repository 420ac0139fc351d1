"""The error of a cell that cannot be read, with the details of its message."""

__all__ = ["UnclearError"]


class UnclearError(ValueError):
    """A text with no reading, or more than one; ``details`` fill the rule's message."""

    def __init__(self, rule: str, **details: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.details = details
