"""Child processes that answer questions, so that one without end can be ended at its timeout: how they live and end.

The engine has no way to stop a query, but a process can be killed. A worker is a copy of this process (``fork``), with
the graph in it: nothing is loaded anew, and memory is shared until one of the two writes to it. It is kept for the next
question, unless the graph may change meanwhile or the question was ended; it ends with this process, whatever happens.
Where processes cannot be copied (Windows), a new one gets the graph, see ``spawned``; ``endable`` chooses.
"""

import os
import pickle
import select
import signal
import sys
from contextlib import suppress
from struct import Struct
from threading import Thread
from typing import TYPE_CHECKING, Any, NoReturn

from creativegraph.engine import deadline
from creativegraph.engine.ended import last_words, reason_of, scrap, too_much
from creativegraph.errors import QueryError, shown
from creativegraph.files.limits import confine, in_force, room
from creativegraph.iris import SHORT, Short

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Gone", "Worker", "kill_all", "once", "read_message", "refused", "reply", "send", "settle"]

SIZE = Struct("!Q")
PIECE = 1 << 20
LONGEST_WAIT = 3600.0
PATIENCE = 5000
"""Milliseconds after which a worker looks whether this process is still there."""
IDLE = 12
"""How often it looks before it ends, if nothing is asked meanwhile."""


class Gone(Exception):  # noqa: N818 - it tells what happened
    """The process ended before it had answered."""


class Worker:
    """A copy of this process that answers the questions put to it one by one, by calling a function."""

    working: "set[Worker]" = set()  # noqa: RUF012 - of all
    """All that live, so that a new copy can close what it inherits of them."""

    def __init__(self, answer: "Callable[..., object]", limit: str = "query_memory") -> None:
        """Copy this process; ``limit`` is the name of that of its memory, empty if it has none."""
        self.owner = os.getpid()
        self.limit = limit
        self.memory = room(limit) if limit else 0
        theirs_in, self.questions = os.pipe()
        self.answers, theirs_out = os.pipe()
        self.said = scrap()
        try:
            self.process = forked()
        except OSError as error:
            for each in (theirs_in, self.questions, self.answers, theirs_out, self.said):
                os.close(each)
            raise refused(error) from error
        if not self.process:
            serve(answer, theirs_in, theirs_out, self)
        os.close(theirs_in)
        os.close(theirs_out)
        Worker.working.add(self)

    def ask(self, *question: object) -> object:
        """Return the answer to a question, or raise the error that it gave; a worker that is interrupted is ended.

        Raises:
            TooLongError: there was no answer at the deadline.
        """
        try:
            send(self.questions, pickle.dumps(question))
            good, answer = pickle.loads(self.received())  # noqa: S301 - of our own copy
        except (Gone, BrokenPipeError) as error:
            raise QueryError(f"the query cannot be run: {self.end(gone=True)}") from error
        except BaseException:
            self.end()
            raise
        if good:
            return answer
        raise answer

    def received(self) -> bytes:
        """Return an answer, read as it comes until the deadline."""
        ready = select.poll()
        ready.register(self.answers, select.POLLIN)

        def wait() -> None:
            there = False
            while not there:
                seconds = deadline.left()
                if seconds == 0:
                    raise deadline.too_long()
                there = bool(ready.poll(1000 * min(LONGEST_WAIT, LONGEST_WAIT if seconds is None else seconds)))

        answer = read_message(self.answers, wait)
        if answer is None:
            raise Gone
        return answer

    def lives(self) -> bool:
        """Return True if the process is there and is this one's."""
        if self not in Worker.working or self.owner != os.getpid():
            return False
        with suppress(ChildProcessError):
            return os.waitpid(self.process, os.WNOHANG) == (0, 0)
        return False

    def end(self, *, gone: bool = False) -> str:
        """End the process at once, and return how it had ended if it had; one that is ``gone`` is ending by itself."""
        if self not in Worker.working:
            return "its process is gone; try again"
        Worker.working.discard(self)
        os.close(self.questions)
        os.close(self.answers)
        try:
            return self.ended(gone=gone)
        finally:
            os.close(self.said)

    def ended(self, *, gone: bool) -> str:
        """Wait for the end of the process, which is ended if it is not ending by itself; return how it ended."""
        if self.owner != os.getpid():  # a copy of this process: the worker is not its own
            return "its process is another's; try again"
        with suppress(ChildProcessError, ProcessLookupError):
            done, status = os.waitpid(self.process, 0 if gone else os.WNOHANG)
            if done:
                return reason_of(status, self.memory, self.limit, last_words(self.said))
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        return reason_of(0, self.memory, self.limit)


def refused(error: OSError) -> QueryError:
    """Return the error of a system that starts no process."""
    return QueryError(
        "the query needs a process of its own to be ended by timeout, and there is none:"
        f" {error.strerror or error}; free memory, or ask without timeout"
    )


def forked() -> int:
    """Copy this process. Python warns of it where there are threads; the copy has this thread alone and needs no other.

    What another thread holds at the moment of copying stays held in the copy: the locks of memory and of modules are
    set free by the system and by Python, and the engine takes its own only to write.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def serve(answer: "Callable[..., object]", questions: int, answers: int, itself: Worker) -> NoReturn:
    """Answer questions until there are no more; this never returns into what the copied process was doing."""
    try:
        deadline.SERVING.append(True)
        settle(itself.said)
        if itself.limit:
            confine(itself.memory)
        for each in (itself, *Worker.working):
            for number in (each.questions, each.answers, each.said):
                with suppress(OSError):
                    os.close(number)
        Worker.working.clear()
        listen(answer, questions, answers, itself)
    finally:
        os._exit(1)


def settle(said: int | None = None) -> None:
    """Leave signals to the process that was copied, and its terminal and pipes as well; ``said`` gets last words."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal it comes to all processes
    for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(each, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)
    if said is not None:
        os.dup2(said, 2)
    sys.stderr = os.fdopen(nowhere, "w")  # what draws on a terminal may have put itself in its place


def listen(answer: "Callable[..., object]", questions: int, answers: int, itself: Worker) -> None:
    """Answer each question in a thread, while this one looks whether anybody still waits for it."""
    ready = select.poll()
    ready.register(questions, select.POLLIN)
    last: Thread | None = None
    waited = 0
    while waited < IDLE:
        if not ready.poll(PATIENCE):
            if os.getppid() != itself.owner:
                return
            waited = 0 if last and last.is_alive() else waited + 1
            continue
        question = read_message(questions)
        if question is None:
            return
        given = (answer, question, answers, SHORT.get(), (itself.memory, itself.limit))
        last = Thread(target=reply, args=given, daemon=True)
        last.start()


def reply(
    answer: "Callable[..., object]",
    question: bytes,
    answers: int,
    short: Short | None = None,
    held_to: "tuple[int, str] | None" = None,
) -> None:
    """Send the answer to a question, or the error that it gives; errors know the short names of projects.

    ``held_to`` is how much memory the process may take and the name of the limit, by default what is in force.
    """
    SHORT.set(short)
    try:
        found: tuple[bool, object] = (True, answer(*pickle.loads(question)))  # noqa: S301 - of the process copied
    except MemoryError:
        most = (in_force().query_memory, "query_memory") if held_to is None else held_to
        found = (False, QueryError(too_much("the query needs more memory than it may have", *most)))
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is raised where the question was asked
        known = isinstance(error, Exception)  # a panic of Rust is none
        found = (False, error if known else QueryError(f"the engine failed: {shown(str(error))}; simplify the query"))
    try:
        data = pickle.dumps(found)
        pickle.loads(data) if not found[0] else None  # noqa: S301 - an error must be one that can be made again
    except Exception as error:  # noqa: BLE001 - as above
        data = pickle.dumps((False, QueryError(f"the answer cannot be handed over: {shown(str(error))}")))
    with suppress(OSError):
        send(answers, data)


def send(to: int, data: bytes) -> None:
    """Write a message."""
    rest = memoryview(SIZE.pack(len(data)) + data)
    while rest:
        rest = rest[os.write(to, rest[:PIECE]) :]


def read_message(source: int, wait: "Callable[[], None]" = lambda: None) -> bytes | None:
    """Read a message, or None where the other end is closed; before each piece ``wait`` is called."""
    read, size, whole = bytearray(), SIZE.size, False
    while len(read) < size:
        wait()
        piece = os.read(source, min(PIECE, size - len(read)))
        if not piece:
            return None
        read += piece
        if len(read) == size and not whole:
            (size,), whole = SIZE.unpack(read), True
            read = bytearray()
    return bytes(read)


def kill_all() -> None:
    """Kill all workers and leave the rest to the end of this process, which is next."""
    for each in Worker.working:
        with suppress(ProcessLookupError):
            os.kill(each.process, signal.SIGKILL)


def once(job: "Callable[[], object]", limit: str) -> Any:
    """Return what a function returns, called in a process of its own, which is held to a limit of memory or to none."""
    worker = Worker(job, limit)
    try:
        return worker.ask()
    finally:
        worker.end()
