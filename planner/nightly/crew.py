"""Who does a night's pieces of work: processes of this machine, or a cluster's. What they do does not depend on which.

A crew is handed jobs and calls back as each ends; what comes back may lead to further jobs, which go first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Protocol

from planner.nightly.guard import Answer, Bounds, Work, end_all, guarded, packed
from planner.nightly.records import Fault
from planner.nightly.stopwatch import Stopwatch

LOOK_SECONDS = 5.0
"""How often it is looked whether a cluster has grown."""


@dataclass(frozen=True)
class Job:
    """A piece of work. `begin` is called when it is handed out, `end` with what came of it: it returns what is to be done next.

    `here`: it needs this machine's files, and is done here whoever does the rest.
    """

    work: Work
    bounds: Bounds
    begin: Callable[[], None]
    end: Callable[[Answer], Iterable[Job]]
    here: bool = False


class Executor(Protocol):
    """Somewhere to do work. `slots` may change from one look to the next."""

    def slots(self) -> int:
        """How many pieces of work it can do at a time, now."""

    def submit(self, work: Work, bounds: Bounds, imports: Sequence[str]) -> Future[Answer]:
        """Begin a piece of work; the future may raise if its machine is lost for good."""

    def close(self) -> None:
        """End everything that is under way."""


class LocalProcesses:
    """Processes of this machine, `jobs` at a time."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="night")

    def slots(self) -> int:
        return self._jobs

    def submit(self, work: Work, bounds: Bounds, imports: Sequence[str]) -> Future[Answer]:
        return self._threads.submit(guarded, packed(work), bounds, imports)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        end_all()
        self._threads.shutdown()


class Crew:
    """An executor for what can be done anywhere, and this machine's processes for what cannot."""

    def __init__(
        self,
        anywhere: Executor,
        here: Executor,
        stall_seconds: float,
        imports: Sequence[str],
        watch: Stopwatch | None = None,
    ) -> None:
        self._anywhere, self._here = anywhere, here
        self._stall_seconds, self._imports = stall_seconds, imports
        self._watch = watch or Stopwatch()

    def do(self, jobs: Iterable[Job]) -> None:
        """Do the jobs and all that they lead to, as many at a time as there is room for."""
        waiting = deque(jobs)
        running: dict[Future[Answer], Job] = {}
        quiet = 0.0
        while waiting or running:
            self._watch.at_work(self._hand_out(waiting, running))
            done, _ = wait(running, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
            quiet = 0.0 if done else quiet + LOOK_SECONDS
            if quiet > self._stall_seconds + _longest(running.values()):
                done = set(running)
            for future in done:
                job = running.pop(future)
                waiting.extendleft(reversed(list(job.end(_answer(future)))))
        self._watch.at_work(1)

    def _hand_out(self, waiting: deque[Job], running: dict[Future[Answer], Job]) -> int:
        """Hand out what there is room for; return how many places have work now."""
        places = 0
        for executor in dict.fromkeys((self._here, self._anywhere)):
            slots = executor.slots()
            busy = sum(self._executor(job) is executor for job in running.values())
            mine = [job for job in waiting if self._executor(job) is executor]
            places += min(slots, busy + len(mine))
            for job in mine[: max(0, slots - busy)]:
                waiting.remove(job)
                job.begin()
                running[self._submitted(executor, job)] = job
        return places

    def _submitted(self, executor: Executor, job: Job) -> Future[Answer]:
        """The job's future; one that has failed where the executor takes nothing any more: a cluster's scheduler is gone."""
        try:
            return executor.submit(job.work, job.bounds, self._imports)
        except Exception as error:
            refused: Future[Answer] = Future()
            refused.set_exception(error)
            return refused

    def _executor(self, job: Job) -> Executor:
        return self._here if job.here else self._anywhere


def _longest(jobs: Iterable[Job]) -> float:
    """Seconds that a job may take with nobody hearing of it; 0 where there is none."""
    return max((job.bounds.start_seconds + job.bounds.seconds for job in jobs), default=0.0)


def _answer(future: Future[Answer]) -> Answer:
    """What came of a job. One whose machines were lost time and again, or that nobody has taken for too long, is lost."""
    if not future.done():
        future.cancel()
        return Answer(fault=Fault.LOST)
    if future.cancelled():  # by a cluster whose scheduler is gone
        return Answer(fault=Fault.LOST)
    error = future.exception()
    return future.result() if error is None else Answer(fault=Fault.LOST, detail=type(error).__name__)
