"""Who runs which tests: a worker that ends takes one test with it, and the others are run."""

from types import SimpleNamespace
from typing import Any

import pytest
from tests.support.sharing import ByFile

TWO = SimpleNamespace(getvalue=lambda _: ["2*popen"], option=SimpleNamespace(loadscopereorder=False))


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
