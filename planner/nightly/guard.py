"""One piece of work in a process of its own, bounded from outside: killed when it takes too long or too much, or when whoever asked
for it is gone.
"""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from planner.errors import InputError, Issue
from planner.nightly.records import Fault

METHOD = "forkserver" if sys.platform.startswith("linux") else "spawn"
READY = "ready"
MEGABYTE = 1024 * 1024
DYING_SECONDS = 5.0
CPU_MARGIN = 60
_under_way: set[BaseProcess] = set()
_starting = threading.Lock()


class Work(Protocol):
    """What a process does: load what it needs, which costs no time of its own, then run."""

    def prepare(self) -> None:
        """Load what `run` needs."""

    def run(self) -> Any:
        """Return the result; it is pickled."""


@dataclass(frozen=True)
class Bounds:
    """`seconds` for the work itself, `start_seconds` for loading the program, `memory_megabytes` of address space (0: any).

    The bound on memory holds where the system knows `RLIMIT_AS`, as Linux does.
    """

    seconds: float
    start_seconds: float
    memory_megabytes: int


@dataclass(frozen=True)
class Answer:
    """What came of a piece of work: a value, packed, or a `fault`.

    `detail` is the type of what was raised, or the system's word for why a file could not be read or written; `issues` are those of
    an InputError. `seconds` it took, without loading; `started` is how long that took.
    """

    packed: bytes = b""
    fault: Fault | None = None
    detail: str = ""
    issues: tuple[Issue, ...] = ()
    seconds: float = 0.0
    started: float = 0.0
    peak_megabytes: int = 0

    @property
    def value(self) -> Any:
        """What the work returned; None where it did not."""
        return pickle.loads(self.packed) if self.packed else None


def packed(work: Work) -> bytes:
    """Return a piece of work as it is handed to `guarded`: whoever passes it on need not load what it needs."""
    return pickle.dumps(work)


def guarded(work: bytes, bounds: Bounds, imports: Sequence[str] = ()) -> Answer:
    """Do a piece of work in a process of its own and return what came of it; raises nothing that the work does.

    Parameters
    ----------
    work
        As `packed` gives it.
    bounds
        Beyond them the process is killed.
    imports
        Modules that it imports first, for example to register a solver.
    """
    context: Any = multiprocessing.get_context(METHOD)
    if METHOD == "forkserver":
        context.set_forkserver_preload(["planner.nightly.preload"])
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(there, work, bounds, tuple(imports)))
    began = time.monotonic()
    with _may_have_children():
        process.start()
    _under_way.add(process)
    there.close()
    try:
        return _wait(here, process, bounds, began)
    finally:
        _end(process)
        _under_way.discard(process)
        here.close()


def end_all() -> None:
    """Kill every process that this one has under way."""
    for process in list(_under_way):
        process.kill()


def _wait(here: Connection, process: BaseProcess, bounds: Bounds, began: float) -> Answer:
    if _received(here, bounds.start_seconds) != READY:
        fault = Fault.CRASH if _is_dead(process) else Fault.TIME
        return Answer(fault=fault, detail=_exit_word(process), started=time.monotonic() - began)
    ready = time.monotonic()
    answer = _received(here, bounds.seconds)
    took = time.monotonic() - ready
    if not isinstance(answer, Answer):
        fault = Fault.CRASH if _is_dead(process) else Fault.TIME
        return Answer(fault=fault, detail=_exit_word(process), seconds=took, started=ready - began)
    return replace(answer, seconds=took, started=ready - began)


def _received(here: Connection, seconds: float) -> Any:
    """Return what the process sends in time; None if it sends nothing, or dies."""
    try:
        return here.recv() if here.poll(seconds) else None
    except (EOFError, OSError):
        return None


def _is_dead(process: BaseProcess) -> bool:
    """Whether the process has ended. It may still be dying when its end of the pipe is shut."""
    process.join(0.2)
    return process.exitcode is not None


def _exit_word(process: BaseProcess) -> str:
    return "" if process.exitcode is None else f"exit {process.exitcode}"


def _end(process: BaseProcess) -> None:
    process.join(0.2)
    if process.is_alive():
        process.kill()
    process.join(DYING_SECONDS)


def _child(pipe: Connection, given: bytes, bounds: Bounds, imports: tuple[str, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the night's, which ends its processes itself
    _die_with_parent()
    for module in imports:
        import_module(module)
    work: Work = pickle.loads(given)
    work.prepare()
    _bound(bounds)
    pipe.send(READY)
    pipe.send(_done(work))
    pipe.close()


def _done(work: Work) -> Answer:
    try:
        answer = Answer(packed=pickle.dumps(work.run()))
    except MemoryError:
        answer = Answer(fault=Fault.MEMORY)
    except InputError as error:
        answer = Answer(fault=Fault.INPUT, issues=tuple(error.issues))
    except OSError as error:
        no_room = error.errno == errno.ENOMEM
        answer = Answer(fault=Fault.MEMORY if no_room else Fault.DISK, detail=error.strerror or _kind(error))
    except Exception as error:
        answer = Answer(fault=Fault.ERROR, detail=_kind(error))
    return replace(answer, peak_megabytes=_peak())


def _kind(error: Exception) -> str:
    """The type alone: what an exception says may quote data."""
    return type(error).__name__


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _bound(bounds: Bounds) -> None:
    """Bound memory; and processor time too, for a process whose parent was killed while it was stuck in compiled code."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        most = int(used + bounds.seconds * (os.cpu_count() or 1)) + CPU_MARGIN
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        if bounds.memory_megabytes:
            size = bounds.memory_megabytes * MEGABYTE
            resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _peak() -> int:
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (MEGABYTE if sys.platform == "darwin" else 1024))


@contextlib.contextmanager
def _may_have_children() -> Iterator[None]:
    """A cluster's worker process is a daemon, which Python forbids children lest they outlive it; ours do not, see
    `_die_with_parent`."""
    config: dict[str, Any] = multiprocessing.current_process()._config  # type: ignore[attr-defined]
    with _starting:
        was = config.pop("daemon", None)
        try:
            yield
        finally:
            if was is not None:
                config["daemon"] = was
