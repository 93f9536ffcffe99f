"""Ctrl-C while a search prepares, makes its first plan or puts routes together, and in which thread progress is told."""

from __future__ import annotations

import _thread
import signal
import threading
from collections.abc import Iterator

import pytest

from solvers import Budget, solve
from solvers.base import Progress
from solvers.problem import Problem, problem_builder
from tests.solvers.days import full_day


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C raises KeyboardInterrupt, also where the tests run in the background and have inherited that it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def without_links() -> Problem:
    """Six visits on a road, two shifts: the cost is a sum over routes, so the best routes are put together at the end."""
    place = range(7)
    return problem_builder(
        [[abs(a - b) for b in place] for a in place],
        visits=6,
        option_visit=range(6),
        option_place=range(1, 7),
        option_duration=[1] * 6,
        shifts=2,
    )


def interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["solvers.search.run.lay_out", "solvers.search.chain.fill"])
def test_ctrl_c_before_there_is_a_plan_keeps_what_was_given(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = full_day(2)
    start = solve(problem, "greedy", budget=Budget(iterations=1)).solution
    monkeypatch.setattr(step, interrupted)
    monkeypatch.setattr("solvers.greedy.fill", interrupted)
    for solver in ("search", "greedy"):
        result = solve(problem, solver, budget=Budget(iterations=10), start=start)
        assert result.interrupted
        assert result.solution.routes == start.routes


def test_ctrl_c_before_there_is_a_plan_and_nothing_given_leaves_all_unplanned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("solvers.search.run.lay_out", interrupted)
    result = solve(without_links(), "search", budget=Budget(iterations=10))
    assert result.interrupted
    assert result.solution.routes == ((), ())


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_does_not_wait_for_routes_that_are_being_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C arrives while that goes on, and would go on for a minute: the search is back before it has ended."""
    release, ended = threading.Event(), threading.Event()

    def endless(*_: object) -> None:
        _thread.interrupt_main()
        release.wait(60)
        ended.set()

    monkeypatch.setattr("solvers.search.chain.recombine", endless)
    result = solve(without_links(), "search", budget=Budget(iterations=300_000))
    assert result.interrupted
    assert result.terms["unplanned"] == 0
    assert not ended.is_set()
    release.set()


def test_progress_tells_falling_costs_in_the_thread_that_asked() -> None:
    seen: list[int] = []
    threads: set[int] = set()

    def told(progress: Progress) -> None:
        seen.append(progress.cost)
        threads.add(threading.get_ident())

    solve(full_day(2), "search", budget=Budget(iterations=20_000), threads=2, progress=told)
    assert len(seen) > 1
    assert seen == sorted(seen, reverse=True)
    assert threads == {threading.get_ident()}
