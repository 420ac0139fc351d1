"""Ends a command at Ctrl-C and at its timeout, with their exit codes, also while the engine works and notices neither.

Python tells its main thread of a signal when that thread is back from the engine, which may be never. The system writes
each signal into a pipe as well, where another thread waits: the engine lets other threads run. What has not ended by
itself soon after is ended then, and leaves no half-written file. A regular expression of Python lets no thread run but
looks for signals, so that an alarm ends it.
"""

import os
import signal
import sys
from _thread import allocate_lock, start_new_thread
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["ENDED", "exit_code", "limit", "seconds", "watched"]

ENDED = "creativegraph: ended by SIGTERM; what was written is whole or not there, so run the command again"
GRACE = 0.3
"""Seconds in which a command can end by itself after a signal."""
LATER = 0.5
"""Seconds after which a command is ended that asks an endpoint: an answer that is late is told by name before."""
LONGEST = 86_400.0
"""Seconds that a command is waited for at most."""
SHOW_CURSOR = "\r\x1b[2K\x1b[?25h"


def exit_code(number: int) -> int:
    """Return the exit code of a command that a signal has ended, as shells give it: 130 after Ctrl-C."""
    return 128 + number


class Watch:
    """Ends the command that runs."""

    now: "list[Watch]" = []  # noqa: RUF012 - one at a time

    def __init__(self) -> None:
        self.source, self.sink = os.pipe()
        os.set_blocking(self.sink, False)
        self.before = signal.set_wakeup_fd(self.sink, warn_on_full_buffer=False)
        self.interrupted = False
        self.handles_interrupt = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if self.handles_interrupt:
            signal.signal(signal.SIGINT, self.interrupt)
        self.handles_end = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        if self.handles_end:
            signal.signal(signal.SIGTERM, end)
        self.handles_alarm = False
        self.deadlines = ExitStack()
        self.running = allocate_lock()
        self.running.acquire()
        start_new_thread(self.wait, ())

    def wait(self) -> None:
        """End the command after a signal to end it; the pipe is closed when the command is done."""
        ends = {signal.SIGINT: "interrupted"} | ({signal.SIGTERM: ENDED} if self.handles_end else {})
        with suppress(OSError):
            while number := os.read(self.source, 1):
                if (word := ends.get(number[0])) is not None and not self.over(GRACE):  # type: ignore[call-overload]
                    leave(word, exit_code(number[0]))

    def interrupt(self, _number: int, frame: "FrameType | None") -> None:
        """Note that the command is interrupted, and interrupt it."""
        self.interrupted = True
        if not imports(frame):
            raise KeyboardInterrupt

    def over(self, wait: float) -> bool:
        """Return whether the command is done, after so many seconds at most."""
        done = self.running.acquire(timeout=wait)
        if done:
            self.running.release()
        return done

    def limit(self, given: float, *, remote: bool) -> None:
        """End the command if it is not done after so many seconds; what an endpoint does not answer is told by name."""
        if remote:
            from creativegraph.engine.deadline import within

            self.deadlines.enter_context(within(given))
        start_new_thread(self.end_after, (given, LATER if remote else 0.0))
        if hasattr(signal, "setitimer") and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL:
            self.handles_alarm = True
            signal.signal(signal.SIGALRM, lambda *_: self.end_after(given, -given))
            signal.setitimer(signal.ITIMER_REAL, min(given, LONGEST) + LATER + GRACE)

    def end_after(self, given: float, later: float) -> None:
        """Wait for the end of the command, and end it if it is late."""
        if not self.over(min(given + later, LONGEST)):
            leave(f"creativegraph: the command was not done within {given:g} s; ask for less, or raise --timeout", 1)

    def close(self) -> None:
        """Leave signals as they were."""
        self.running.release()
        self.deadlines.close()
        if self.handles_alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.set_wakeup_fd(self.before)
        if self.handles_interrupt:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        if self.handles_end:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.close(self.sink)


def end(number: int, frame: "FrameType | None") -> None:
    """End as after Ctrl-C, with the exit code of the signal."""
    if not imports(frame):
        raise SystemExit(exit_code(number))


def imports(frame: "FrameType | None") -> bool:
    """Return True while a module is loaded: some crash if that is interrupted. The thread ends the command then."""
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def leave(message: str, status: int) -> NoReturn:
    """End the process at once, and those that work for it, without half-written files."""
    from creativegraph.files.remains import discard

    discard()
    with suppress(OSError):  # not through sys.stderr, which progress holds while it is drawn
        os.write(2, f"{SHOW_CURSOR if os.isatty(2) else ''}{message}\n".encode())
    discard()
    if kill_all := getattr(sys.modules.get("creativegraph.engine.worker"), "kill_all", None):  # a module half loaded
        kill_all()  # as the last, since the main thread would tell of a process that is gone
    os._exit(status)


@contextmanager
def watched() -> Iterator[None]:
    """Watch the command that runs in the block, if it runs in the main thread; signals go nowhere else."""
    try:
        Watch.now.append(Watch())
    except ValueError:  # another thread
        yield
        return
    try:
        yield
    except Exception as error:
        if Watch.now[-1].interrupted:  # where a class is being made, Python makes a RuntimeError of it
            raise KeyboardInterrupt from error
        raise
    except SystemExit as error:
        if error.code == exit_code(signal.SIGTERM):
            with suppress(OSError):
                os.write(2, f"{ENDED}\n".encode())
        raise
    finally:
        Watch.now.pop().close()


def limit(given: float | None, *, remote: bool = False) -> None:
    """End the command if it is not done after so many seconds."""
    if given is not None and Watch.now:
        Watch.now[-1].limit(given, remote=remote)


def seconds(text: str) -> float:
    """Return the number of seconds that a word writes."""
    from creativegraph.cli.command import Misuse, Number

    number = Number(read=float)(text)
    if not number > 0:
        raise Misuse(f"{text} is not above 0")
    return number
