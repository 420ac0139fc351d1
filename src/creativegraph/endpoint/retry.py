"""After which answers a request is sent again (BUSY), and how soon; push.py and connect.py say how often."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from creativegraph.endpoint.http import Limits, TransientError
from creativegraph.engine.deadline import left, within

if TYPE_CHECKING:
    from tenacity import RetryCallState

__all__ = ["BUSY", "retried", "retry_after", "span", "waits_too_long"]

BUSY = frozenset({429, 502, 503, 504})
"""Status codes of a server that may answer later."""
HOUR, DAY = 3600, 86_400
T = TypeVar("T")


def retried(attempt: Callable[[], T], limits: Limits) -> T:
    """Call ``attempt``, again after each ``TransientError``, unless the wait would go beyond the timeout."""
    from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

    enough = stop_after_attempt(limits.retries + 1)
    attempts = Retrying(
        retry=retry_if_exception_type(TransientError), stop=lambda state: enough(state) or waits_too_long(state),
        wait=pause, reraise=True,
    )  # fmt: skip
    try:
        with within(limits.timeout):
            return attempts(attempt)
    except TransientError as transient:
        raise transient.error from transient.__cause__


def retry_after(text: str) -> float | None:
    """Return the seconds of a Retry-After header, which holds a number or a date; None for anything else."""
    from email.utils import parsedate_to_datetime

    given = text.strip()
    if given.isascii() and given.isdecimal():
        return float(given)
    try:
        date = parsedate_to_datetime(given)
    except (ValueError, OverflowError, TypeError):
        return None
    return max(0.0, (date.replace(tzinfo=date.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def span(seconds: float) -> str:
    """Return a time to wait as people say it."""
    if seconds > 100 * 365 * DAY:
        return "more than 100 years"
    if seconds >= 2 * DAY:
        return f"{seconds / DAY:.0f} days"
    return f"{seconds / HOUR:.0f} hours" if seconds >= 2 * HOUR else f"{seconds:.0f} s"


def pause(state: "RetryCallState") -> float:
    """Return the seconds until the next attempt: what the server asks for, else 0.5, 1, 2 … up to 10.

    The latter are no more than a quarter of what is left, so that attempts can follow.
    """
    from tenacity import wait_exponential, wait_random

    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, TransientError) and error.error.retry_after is not None:
        return error.error.retry_after
    wait, seconds = (wait_exponential(0.5, max=10) + wait_random(0, 0.2))(state), left()
    return wait if seconds is None else min(wait, seconds / 4)


def waits_too_long(state: "RetryCallState") -> bool:
    """Return True if the next attempt would begin after the deadline."""
    seconds = left()
    return seconds is not None and state.upcoming_sleep >= seconds
