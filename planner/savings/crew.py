"""Work shared out among processes; the same answers whatever their number, for each job depends on itself alone."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from planner.travel.times import TravelTimes

Answer_co = TypeVar("Answer_co", covariant=True)
T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Called with the number of jobs done and of jobs handed out so far."""


class Job(Protocol[Answer_co]):
    """Something to find out; it and its answer can be pickled."""

    def run(self, travel: TravelTimes) -> Answer_co:
        """Return the answer, from the job and the travel times alone."""


class Awaited(Generic[T]):
    """An answer that may still be on its way."""

    def __init__(self, future: Future[T]) -> None:
        self._future = future

    def get(self) -> T:
        """Return the answer, when it is there. Raises what the job raised."""
        return self._future.result()


class Crew:
    """A context in which jobs are handed out to `jobs` processes; 1: this one, at once.

    On leaving it by an exception, Ctrl-C among them, what is under way is ended. Raises ValueError for less than one process.
    """

    def __init__(self, travel: TravelTimes, jobs: int, progress: Progress | None = None) -> None:
        if jobs < 1:
            raise ValueError(f"jobs must be at least 1, got {jobs}")
        self._travel, self._progress = travel, progress
        self._done = self._given = 0
        self._before = set(multiprocessing.active_children())
        self._pool: ProcessPoolExecutor | None = None
        if jobs > 1:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(travel,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        if kind is not None:
            for process in set(multiprocessing.active_children()) - self._before:
                process.terminate()

    def hand(self, job: Job[T]) -> Awaited[T]:
        """Give a job to whoever is free next."""
        self._given += 1
        future: Future[T]
        if self._pool is None:
            future = Future()
            future.set_result(job.run(self._travel))
        else:
            future = self._pool.submit(_run, job)
        future.add_done_callback(self._tell)
        return Awaited(future)

    def _tell(self, future: Future[Any]) -> None:
        self._done += 1
        if self._progress is not None and not future.cancelled():
            self._progress(self._done, self._given)


_travel: TravelTimes | None = None


def _begin(travel: TravelTimes) -> None:
    """In each process: Ctrl-C is for the one that shares out the work."""
    global _travel
    _travel = travel
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(job: Job[T]) -> T:
    assert _travel is not None
    return job.run(_travel)
