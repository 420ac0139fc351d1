"""Which tests one worker runs, so that what they share is made once and not by each worker."""

import os

import pytest
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

ONE_SERVER = (
    "tests/test_docs.py",
    "tests/endpoint/test_push.py",
    "tests/endpoint/test_remote_commands.py",
    "tests/catalogue/test_four_engines.py",
)
"""The files whose tests ask the run's one Oxigraph server and its one Virtuoso."""
ONE_REPORT = tuple(f"tests/validation/test_{name}.py" for name in ("check", "findings_are_true", "shapes"))
"""The files whose tests look at what is found in all worlds, or in the packaged tables."""
ALONE = "::test_the_slow_engine_answers_as_its_digest_says["
"""Cases of one file that share nothing and take most of the time of ``make test-all``."""


class ByFile(LoadFileScheduling):  # type: ignore[misc]
    """The tests of a file go to one worker.

    pytest-xdist's own ``loadgroup`` would say this by marks, but does nothing with pytest 9.2 (pytest-xdist #1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        if file in ONE_SERVER:
            return "one server"
        if file in ONE_REPORT:
            return "one report"
        return nodeid if ALONE in nodeid else file

    def remove_node(self, node: WorkerController) -> str | None:
        """Return the test during which a worker ended; what is left of its files is for others, without that test.

        pytest-xdist gives others that test too, and files of which nothing is left, for whose end they wait for ever.
        """
        left = [(file, tests) for file, tests in self.assigned_work.pop(node).items() if not all(tests.values())]
        if not left:
            return None
        crashed: str = next(test for _, tests in left for test, done in tests.items() if not done)
        for file, tests in left:
            tests.update(dict.fromkeys(tests.keys() & {crashed}, True))
            if not all(tests.values()):
                self.workqueue[file] = tests
        for other in self.nodes:
            self._reschedule(other)
        return crashed

    def schedule(self) -> None:
        """Give workers files; one runs a test only once it knows of the next, or that there is none."""
        super().schedule()
        for node in self.nodes:
            self._reschedule(node)


def with_long_ones_first(tests: list[pytest.Item]) -> None:
    """Put files that one worker runs first and cases that share nothing last: none begins long ones when others end."""
    together = {*ONE_SERVER, *ONE_REPORT}
    tests.sort(key=lambda each: (ALONE in each.nodeid, each.nodeid.partition("::")[0] not in together))


def must_be_the_first(server: str, factory: pytest.TempPathFactory) -> None:
    """Fail if another worker has already started a server that the whole run has once."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        try:
            (factory.getbasetemp().parent / server).touch(exist_ok=False)
        except FileExistsError:
            pytest.fail(f"two workers start {server}: add this file to ONE_SERVER in tests/support/sharing.py")
