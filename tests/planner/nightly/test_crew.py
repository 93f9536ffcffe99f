"""How jobs are handed out, followed up, and given up."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import Future

import pytest

from planner.nightly import crew
from planner.nightly.crew import Crew, Job
from planner.nightly.guard import Answer, Bounds, Work
from planner.nightly.records import Fault

BOUNDS = Bounds(0.01, 0.01, 0)


class Named:
    """Work that is only a name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def prepare(self) -> None:
        raise AssertionError("nobody does it")

    def run(self) -> None:
        raise AssertionError("nobody does it")


class AtOnce:
    """An executor that has done everything at once, but for what it has lost or never answers."""

    def __init__(self, slots: int = 1, lost: Sequence[str] = (), silent: Sequence[str] = ()) -> None:
        self._slots, self._lost, self._silent = slots, lost, silent
        self.done: list[str] = []

    def slots(self) -> int:
        return self._slots

    def submit(self, work: Work, bounds: Bounds, imports: Sequence[str]) -> Future[Answer]:
        assert isinstance(work, Named)
        future: Future[Answer] = Future()
        self.done.append(work.name)
        if work.name in self._lost:
            future.set_exception(ConnectionError("gone"))
        elif work.name not in self._silent:
            future.set_result(Answer())
        return future

    def close(self) -> None:
        """Nothing is open."""


class Record:
    """Makes jobs, and remembers what came of them."""

    def __init__(self) -> None:
        self.ended: list[tuple[str, Fault | None, str]] = []

    def job(self, name: str, then: Iterable[Job] = (), here: bool = False) -> Job:
        def end(answer: Answer) -> Iterable[Job]:
            self.ended.append((name, answer.fault, answer.detail))
            return then

        return Job(Named(name), BOUNDS, lambda: None, end, here=here)


def test_jobs_are_done_in_order_and_what_they_lead_to_goes_first() -> None:
    record, one = Record(), AtOnce()
    follow_up = [record.job("a1"), record.job("a2")]
    Crew(one, one, 60, ()).do([record.job("a", follow_up), record.job("b")])
    assert one.done == ["a", "a1", "a2", "b"]


def test_what_needs_this_machine_is_done_here() -> None:
    record, there, here = Record(), AtOnce(), AtOnce()
    Crew(there, here, 60, ()).do([record.job("a"), record.job("b", here=True), record.job("c")])
    assert (there.done, here.done) == (["a", "c"], ["b"])


def test_what_a_cluster_has_lost_for_good_is_told() -> None:
    record, one = Record(), AtOnce(lost=["a"])
    Crew(one, one, 60, ()).do([record.job("a"), record.job("b")])
    assert record.ended == [("a", Fault.LOST, "ConnectionError"), ("b", None, "")]


def test_what_nobody_answers_for_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked after every hundredth of a second, and nothing heard for three of them beyond the two that a job may take."""
    monkeypatch.setattr(crew, "LOOK_SECONDS", 0.01)
    record, one = Record(), AtOnce(slots=2, silent=["a"])
    Crew(one, one, 0.03, ()).do([record.job("a"), record.job("b")])
    assert record.ended == [("b", None, ""), ("a", Fault.LOST, "")]


def test_what_may_take_long_is_not_given_up_while_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Silent for a fifth of a second, far longer than a stall: its own bounds allow a minute, so its answer is waited for."""
    monkeypatch.setattr(crew, "LOOK_SECONDS", 0.01)
    record, one = Record(), Slow(0.2)
    long = Job(Named("a"), Bounds(60, 60, 0), lambda: None, record.job("a").end)
    Crew(one, one, 0.03, ()).do([long])
    assert record.ended == [("a", None, "")]


def test_a_cluster_that_is_gone_costs_its_jobs_alone() -> None:
    """Its future is cancelled, as a cluster's client does when its scheduler is lost; what it is handed after that it refuses."""
    record, gone, here = Record(), Gone(), AtOnce()
    Crew(gone, here, 60, ()).do([record.job("a"), record.job("b"), record.job("c", here=True)])
    assert sorted(record.ended, key=str) == [
        ("a", Fault.LOST, ""),
        ("b", Fault.LOST, "RuntimeError"),
        ("c", None, ""),
    ]


class Slow(AtOnce):
    """An executor whose answers take a while."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def submit(self, work: Work, bounds: Bounds, imports: Sequence[str]) -> Future[Answer]:
        future: Future[Answer] = Future()
        threading.Timer(self._seconds, future.set_result, (Answer(),)).start()
        return future


class Gone(AtOnce):
    """A cluster that is lost with its first job."""

    def submit(self, work: Work, bounds: Bounds, imports: Sequence[str]) -> Future[Answer]:
        assert isinstance(work, Named)
        self.done.append(work.name)
        if len(self.done) > 1:
            raise RuntimeError("the client is closed")
        future: Future[Answer] = Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future
