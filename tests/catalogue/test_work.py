"""No question costs more than its answer: where the graph grows and the rows do not, the engine has no more to do.

Work is counted, not timed: see tests/support/work.py.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyoxigraph
import pytest
from benchmarks.synthetic import copy
from tests.support.questions import NAMES, PARAMETER, exported
from tests.support.work import Work, operators, plan, stored, version, work

from creativegraph import catalogue

LARGER = 2
"""How often the packaged graph is in the larger one, each time with other names for its things."""
LARGEST = 42
"""How often the packaged graph is in the largest one of ``benchmarks.growth``: up to there work is followed."""
TWOFOLD, MORE = 2, 500
"""There a question may do twice the work for an answer as long, and so many results more: two milliseconds."""
LINEAR = 1.25 * LARGER
"""How often the work may be done of a question to the whole graph."""
OLD = {file.stem: file for file in sorted((Path(__file__).parent / "costly").glob("*.rq"))}
"""How some questions were once worded."""
NOTHING_LACKS = {"without_stated_year"}
"""Those of which the packaged graph has nothing left to answer."""
LABEL = re.compile(r"FILTER \(LANG\(\?(\w+)\) = \?language\)")
SEEN = re.compile(r"^Extend\(.* -> \?seen_(\w+)\)$")

Functions = dict[
    pyoxigraph.NamedNode,
    Callable[..., pyoxigraph.Literal | pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Triple | None],
]

pytestmark = pytest.mark.cold


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The packaged graph, and the one that is larger."""
    graph = exported("nt")
    larger = [copy(graph, number) for number in range(LARGER)]
    return stored(tmp_path_factory.mktemp("once"), graph), stored(tmp_path_factory.mktemp("larger"), *larger)


def worded(name: str) -> Iterator[str]:
    """A question with its example, and where that is another one, without what may be left out."""
    query = catalogue.load(name)
    yield query.text
    needed = PARAMETER.sub(lambda line: line[0] if line[1] in query.needed else "", query.text)
    if needed != query.text:
        yield needed


def too_much(before: Work, after: Work, *, needs: bool) -> bool:
    """Whether the work grew more than it may: with the answer, or with the graph if it is all of it that is asked."""
    if needs:
        rows, results = (followed(*each) for each in zip(before, after, strict=True))
        return results > TWOFOLD * max(1.0, rows / max(1, before.rows)) * before.results + MORE
    longer = max(1.0, after.rows / max(1, before.rows))
    return after.results > max(LINEAR, longer) * before.results + MORE


def followed(before: int, after: int) -> float:
    """What two sizes tell of the largest: growth is that of a line."""
    return before + (after - before) * (LARGEST - 1) / (LARGER - 1)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_costs_no_more_than_its_answer(name: str, stores: tuple[Path, Path]) -> None:
    needs = bool(catalogue.load(name).needed)

    for text in worded(name):
        before, after = (work(store, text) for store in stores)

        assert not too_much(before, after, needs=needs), f"{before} became {after}"


@pytest.mark.parametrize("name", OLD)
def test_a_wording_that_costs_more_than_its_answer_is_found(name: str, stores: tuple[Path, Path]) -> None:
    before, after = (work(store, OLD[name].read_text(encoding="utf-8")) for store in stores)

    assert before.rows == after.rows
    assert too_much(before, after, needs=True)


@pytest.mark.parametrize("name", OLD)
def test_the_embedded_engine_does_the_work_that_the_program_tells(name: str, stores: tuple[Path, Path]) -> None:
    store, told = stores[0], Counter[str]()
    for operator, results in operators(plan(store, seen(name, "STR(?{0})"))):
        told.update(dict.fromkeys(SEEN.findall(operator), results))
    called = Counter[str]()

    def counting(label: str, text: pyoxigraph.Literal) -> pyoxigraph.Literal:
        called[label] += 1
        return text

    functions: Functions = {pyoxigraph.NamedNode(f"urn:seen:{each}"): partial(counting, each) for each in told}
    answer = pyoxigraph.Store.read_only(str(store)).query(
        seen(name, "<urn:seen:{0}>(?{0})"), custom_functions=functions
    )
    assert isinstance(answer, pyoxigraph.QuerySolutions)

    assert bool(list(answer)) is (name not in NOTHING_LACKS)
    assert called == told
    assert pyoxigraph.__version__ == version()


def seen(name: str, function: str) -> str:
    """An old wording that passes each label to a function where it is found."""
    text = OLD[name].read_text(encoding="utf-8")
    return LABEL.sub(lambda each: f"BIND ({function.format(each[1])} AS ?seen_{each[1]}) {each[0]}", text)
