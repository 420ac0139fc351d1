"""Which tests one worker runs, so that what they share is made once and not by each worker."""

import os
from collections import Counter

import pytest
from xdist.remote import Producer
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
LONG = (
    *(f"{ALONE}pyshacl-{name}" for name in ("all ", "sample", "damaged ", "odd values ")),
    "one server", "one report", "tests/site/test_due.py", "tests/export/workbooks/test_office.py",
    "tests/store/test_infer.py", "tests/catalogue/test_kinds.py", "tests/catalogue/test_work.py",
    "tests/export/parquet/test_rules.py", "tests/graph/rows/test_parquet.py", "tests/plot/test_plot.py",
    "tests/catalogue/test_catalogue.py", "tests/test_answers.py", "tests/tables/cells/test_homes.py",
    "tests/drafting/rules/test_candidates.py", "tests/validation/sql/test_sql.py", "tests/ontology/test_checks.py",
    "tests/export/test_rdf.py", "tests/export/parquet/test_parts.py",
    "tests/tables/test_damaged.py", "tests/export/parquet/test_full_disk.py", "tests/export/parquet/test_memory.py",
    "tests/engine/test_worker.py", "tests/validation/test_parts.py", "tests/endpoint/test_endpoint.py",
    "tests/ontology/test_site.py", "tests/export/workbooks/test_template.py", "tests/site/test_write.py",
    "tests/cli/test_cli.py", "tests/site/test_history.py", "tests/site/test_any_graph.py",
)  # fmt: skip
"""What takes a worker longest, though it may be few tests: cases of a minute, and files of eight seconds and more."""


class ByFile(LoadFileScheduling):  # type: ignore[misc]
    """The tests of a file go to one worker.

    pytest-xdist's own ``loadgroup`` would say this by marks, but does nothing with pytest 9.2 (pytest-xdist #1386).
    """

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # it puts files of few tests last, however long these take

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)

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


def share_of(nodeid: str) -> str:
    """Return which tests one worker runs together with a test."""
    file = nodeid.partition("::")[0]
    if file in ONE_SERVER:
        return "one server"
    if file in ONE_REPORT:
        return "one report"
    return nodeid if ALONE in nodeid else file


def with_long_ones_first(tests: list[pytest.Item]) -> None:
    """Put what one worker runs longest first, then files of many tests: none begins them when others end."""
    sizes = Counter(share_of(each.nodeid) for each in tests)
    places = {each: (place_of(each), ALONE in each, -size) for each, size in sizes.items()}
    tests.sort(key=lambda each: places[share_of(each.nodeid)])


def place_of(share: str) -> int:
    """Return the place of what one worker runs among what takes long, which comes before everything else."""
    return next(
        (place for place, long in enumerate(LONG) if share == long or (ALONE in long and long in share)), len(LONG)
    )


def must_be_the_first(server: str, factory: pytest.TempPathFactory) -> None:
    """Fail if another worker has already started a server that the whole run has once."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        try:
            (factory.getbasetemp().parent / server).touch(exist_ok=False)
        except FileExistsError:
            pytest.fail(f"two workers start {server}: add this file to ONE_SERVER in tests/support/sharing.py")
