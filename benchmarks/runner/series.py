"""Many runs, one after the other or a few at a time, each row kept as soon as it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import NamedTuple

from benchmarks.row import Row
from benchmarks.runner.environment import code_digest
from benchmarks.runner.folder import ResultsFolder
from benchmarks.runner.jobs import Job
from benchmarks.runner.process import Runs


class CodeChangedError(RuntimeError):
    """The code was changed while its runs were being made: later rows would not belong with the earlier ones."""


class Step(NamedTuple):
    """A run that was made: its row, how many are done and how many there are in all."""

    row: Row
    done: int
    total: int


def run_all(
    jobs: Sequence[Job],
    results: ResultsFolder,
    at_a_time: int = 1,
    *,
    runs: Runs | None = None,
    digest: Callable[[], str] = code_digest,
) -> Iterator[Step]:
    """Make the runs that `results` lacks and yield each when its row is kept.

    Raises CodeChangedError before a run if the code is no longer that of the first one. However it ends, no process stays behind.
    """
    runs = runs or Runs(results.solutions)
    left = [job for job in jobs if job.key not in results.done]
    done, code = len(jobs) - len(left), digest()
    waiting = iter(left)
    under_way: set[Future[Row]] = set()
    with ThreadPoolExecutor(at_a_time) as pool:
        try:
            while True:
                while len(under_way) < at_a_time and (job := next(waiting, None)) is not None:
                    if digest() != code:
                        raise CodeChangedError("the code was changed while its runs were being made")
                    under_way.add(pool.submit(runs.make, job))
                if not under_way:
                    return
                finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                for future in finished:
                    row = future.result()
                    results.add(row)
                    done += 1
                    yield Step(row, done, len(jobs))
        finally:
            runs.end_all()
