"""Why a cell cannot be read, with what its rule's words need."""

__all__ = ["UnclearError"]


class UnclearError(ValueError):
    """A text that has no meaning here, or more than one; ``details`` fill the words of the rule."""

    def __init__(self, rule: str, **details: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.details = details
