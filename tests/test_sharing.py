"""Who runs which tests: a worker that ends takes one test with it, and the others are run."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.support.sharing import ALONE, LONG, ONE_REPORT, ONE_SERVER, ByFile, with_long_ones_first

ROOT = Path(__file__).parents[1]
TWO: Any = SimpleNamespace(getvalue=lambda _: ["2*popen"], option=SimpleNamespace(loadscopereorder=False))


class Worker:
    """What a scheduler says to a worker, and what it runs of that: all but the last, which waits for the next."""

    def __init__(self, tests: list[str]) -> None:
        self.gateway, self.shutting_down = SimpleNamespace(id="gw"), False
        self.tests, self.given = tests, list[str]()

    def send_runtest_some(self, places: list[int]) -> None:
        self.given += [self.tests[place] for place in places]

    def shutdown(self) -> None:
        self.shutting_down = True

    def ready(self) -> list[str]:
        return self.given if self.shutting_down else self.given[:-1]


def joined(scheduler: Any, tests: list[str]) -> Worker:
    worker = Worker(tests)
    scheduler.add_node(worker)
    scheduler.add_node_collection(worker, tests)
    return worker


def run(scheduler: Any, workers: list[Worker], most: int) -> list[str]:
    """The tests that workers run, at most so many."""
    done = list[str]()
    while len(done) < most and (able := next((each for each in workers if each.ready()), None)):
        test = able.given.pop(0)
        done.append(test)
        scheduler.mark_test_complete(able, able.tests.index(test))
    return done


@pytest.mark.parametrize("sizes", [(1, 1, 1), (1, 2, 1, 3), (3, 3), (4, 1, 1)])
@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_worker_that_crashes_loses_one_test_and_the_others_are_run_once(sizes: tuple[int, ...], after: int) -> None:
    tests = [f"{file}.py::{test}" for file, size in enumerate(sizes) for test in range(size)]
    scheduler: Any = ByFile(TWO)
    first, second = joined(scheduler, tests), joined(scheduler, tests)
    scheduler.schedule()

    done = run(scheduler, [first], after)
    crashed = scheduler.remove_node(first)
    new = joined(scheduler, tests)
    scheduler.schedule()
    done += run(scheduler, [new, second], len(tests) * 2)

    assert sorted([*done, *([crashed] if crashed else [])]) == sorted(tests)
    assert not scheduler.has_pending
    assert all(each.shutting_down for each in (new, second))


def test_what_takes_long_is_begun_first_though_it_is_few_tests() -> None:
    long, alone = LONG[6], f"tests/test_answers.py{LONG[0]}worlds]"
    short = f"tests/test_answers.py{ALONE}rdflib-a]"
    tests = [short, "a.py::a", "b.py::a", "b.py::b", f"{ONE_SERVER[0]}::a", f"{long}::a", alone]
    items: Any = [SimpleNamespace(nodeid=each) for each in tests]

    with_long_ones_first(items)
    counting: Any = SimpleNamespace(getvalue=TWO.getvalue, option=SimpleNamespace(loadscopereorder=True))
    scheduler: Any = ByFile(counting)
    worker = joined(scheduler, [each.nodeid for each in items])
    other = joined(scheduler, worker.tests)
    scheduler.schedule()

    assert worker.tests == [alone, tests[4], f"{long}::a", "b.py::a", "b.py::b", "a.py::a", short]
    assert {worker.given[0], other.given[0]} == {alone, tests[4]}


def test_every_file_that_takes_long_is_there() -> None:
    files = [each for each in (*LONG, *ONE_SERVER, *ONE_REPORT) if each.endswith(".py")]

    assert [each for each in files if not (ROOT / each).is_file()] == []
