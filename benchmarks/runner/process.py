"""A run in a process of its own, with a hard limit of time: a crash, a hang or a want of memory is a row."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from pydantic import ValidationError

import benchmarks
from benchmarks.row import Row
from benchmarks.runner.jobs import Job

PROJECT = Path(benchmarks.__file__).resolve().parents[1]
COMMAND = (sys.executable, "-m", "benchmarks.runner.child")


class Runs:
    """Starts the processes of runs and knows those under way, so that they can be ended."""

    def __init__(self, solutions: Path, command: Sequence[str] = COMMAND) -> None:
        """`solutions`: where good plans are kept. `command`: the process of one run, see `benchmarks.runner.child`."""
        self.solutions = solutions.resolve()
        self._command = tuple(command)
        paths = [str(PROJECT), os.environ.get("PYTHONPATH", "")]
        self._environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        self._under_way: set[subprocess.Popen[bytes]] = set()

    def make(self, job: Job) -> Row:
        """Make the run of `job` and return its row."""
        with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as wrong:
            process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=said, stderr=wrong, cwd=PROJECT, env=self._environment,
                start_new_session=True,
            )  # fmt: skip
            self._under_way.add(process)
            try:
                reason = self._wait(process, job)
            finally:
                _end(process)
                self._under_way.discard(process)
            return _row(said, wrong, job, reason)

    def end_all(self) -> None:
        """End the runs that are under way; their rows say so."""
        for process in list(self._under_way):
            _end(process)

    def _wait(self, process: subprocess.Popen[bytes], job: Job) -> str:
        """Hand over the job, wait, and return what went wrong with the process, empty if nothing did."""
        assert process.stdin is not None
        order = {"job": job.model_dump(), "solutions": str(self.solutions)}
        with suppress(BrokenPipeError):
            process.stdin.write(json.dumps(order).encode() + b"\n")
            process.stdin.flush()
        try:
            code = process.wait(job.limit)
        except subprocess.TimeoutExpired:
            return f"ran far over its time: ended after {job.limit:g} s"
        finally:
            with suppress(BrokenPipeError):
                process.stdin.close()
        if code < 0:
            return f"the process was ended by {_signal_name(-code)}"
        return f"the process ended with exit code {code}" if code else ""


def _signal_name(number: int) -> str:
    name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
    return f"{name}, which is how a system short of memory ends one" if name == "SIGKILL" else name


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started, if it has not ended."""
    if process.poll() is not None:
        return
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _row(said: IO[bytes], wrong: IO[bytes], job: Job, reason: str) -> Row:
    if not reason:
        said.seek(0)
        try:
            return Row.model_validate_json(said.read())
        except ValidationError:
            reason = "the process gave no row"
    last = _last_line(wrong)
    return job.row.model_copy(
        update={"reason": f"{reason}: {last}" if last else reason, "extra": {"source": job.label}}
    )


def _last_line(stream: IO[bytes]) -> str:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - 4000))
    lines = stream.read().decode("utf-8", "replace").split("\n")
    return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")
