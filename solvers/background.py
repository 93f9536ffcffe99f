"""Run a compiled search in a thread of its own, so that Ctrl-C and progress reach the caller's thread.

A compiled search does not look at Python's signals. Waiting for it in the calling thread does: there Ctrl-C arrives as
KeyboardInterrupt, and there the caller's progress callback runs, so that what it raises ends the search as well.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
POLL_SECONDS = 0.05


class Background(Generic[T]):
    """`work()` in a thread; `stop()` asks it to end soon and may be called repeatedly, also before it has begun."""

    def __init__(self, work: Callable[[], T], stop: Callable[[], None]) -> None:
        self._work, self._stop = work, stop
        self._news: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._answer: list[T] = []
        self._fault: list[BaseException] = []
        # a thread that KeyboardInterrupt struck in join() may count as ended while it runs; an event cannot
        self._over = threading.Event()
        self._claim = threading.Lock()

    def say(self, message: Callable[[], None]) -> None:
        """From inside `work`: let the caller's thread call `message`."""
        self._news.put(message)

    def run(self) -> tuple[T, bool]:
        """Return what `work` returned, and whether Ctrl-C cut it short. Raises what `work` or a message raised, and
        KeyboardInterrupt if that came before the work began.
        """
        interrupted = False
        try:
            threading.Thread(target=self._guarded, daemon=True).start()
            while not self._over.wait(POLL_SECONDS):
                self._deliver()
        except KeyboardInterrupt:
            # struck inside start(), the thread may run, may run later or never: whoever takes the claim first decides
            if self._claim.acquire(blocking=False):
                raise
            interrupted = True
            self._end()
        except BaseException:
            self._end()
            raise
        if self._fault:
            raise self._fault[0]
        if not interrupted:
            self._deliver()
        return self._answer[0], interrupted

    def _end(self) -> None:
        while not self._over.wait(POLL_SECONDS):
            self._stop()

    def _deliver(self) -> None:
        while not self._news.empty():
            self._news.get()()

    def _guarded(self) -> None:
        if not self._claim.acquire(blocking=False):
            return
        try:
            self._answer.append(self._work())
        except BaseException as fault:  # handed on to the caller's thread
            self._fault.append(fault)
        finally:
            self._over.set()


def unless(halt: threading.Event, work: Callable[[], T]) -> T | None:
    """Return what `work` returns, or None as soon as `halt` is set; `work`, in a thread of its own, is then left alone."""
    answer: list[T] = []
    fault: list[BaseException] = []
    over = threading.Event()

    def guarded() -> None:
        try:
            answer.append(work())
        except BaseException as error:  # handed on to the caller's thread
            fault.append(error)
        finally:
            over.set()

    threading.Thread(target=guarded, daemon=True).start()
    while not over.wait(POLL_SECONDS):
        if halt.is_set():
            return None
    if fault:
        raise fault[0]
    return answer[0]
