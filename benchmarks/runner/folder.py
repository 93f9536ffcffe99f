"""The folder of results: `environment.json`, and `runs.jsonl` with one row a line, safe on disk before the next run begins."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from pydantic import ValidationError

from benchmarks.row import Row
from benchmarks.runner.environment import differences
from benchmarks.runner.jobs import Key, key_of

ENVIRONMENT_FILE, RUNS_FILE, SOLUTIONS = "environment.json", "runs.jsonl", "solutions"


class ResultsFolder:
    """A results folder open for adding rows; `done` are the runs that it holds. Use it in a `with` statement."""

    def __init__(self, path: Path, environment: dict[str, Any]) -> None:
        """Open or make the folder. A last line that a kill cut short is dropped: that run is made again.

        Raises
        ------
        ValueError
            If its rows were made in another environment (saying what differs), a line that is not the last is no row, or another
            process is adding rows.
        OSError
            If it cannot be read or written.
        """
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self._file = _open_alone(path / RUNS_FILE)
        try:
            self.done = self._read(path / RUNS_FILE)
            self._hold_to(environment)
        except BaseException:
            self._file.close()
            raise

    @property
    def solutions(self) -> Path:
        """Where good plans are kept."""
        return self.path / SOLUTIONS

    def add(self, row: Row) -> None:
        """Append a row; it is on disk when this returns."""
        self._file.write(row.model_dump_json().encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self.done.add(key_of(row))

    def __enter__(self) -> ResultsFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def _read(self, path: Path) -> set[Key]:
        self._file.seek(0)
        lines = self._file.read().splitlines(keepends=True)
        done: set[Key] = set()
        for number, line in enumerate(lines, start=1):
            try:
                if not line.endswith(b"\n"):
                    raise ValueError("the line is cut short")
                done.add(key_of(Row.model_validate_json(line)))
            except ValueError as error:
                if number < len(lines):
                    raise ValueError(f"{path}: line {number} is no row: {_short(error)}") from error
                self._file.truncate(sum(map(len, lines[:-1])))
        self._file.seek(0, os.SEEK_END)
        return done

    def _hold_to(self, environment: dict[str, Any]) -> None:
        file = self.path / ENVIRONMENT_FILE
        if not file.exists():
            if self.done:
                raise ValueError(
                    f"{self.path} holds rows without {ENVIRONMENT_FILE}: nobody knows where they were made"
                )
            _write_environment(file, environment)
            return
        kept = _read_environment(file)
        found = differences(kept, environment)
        if found and self.done:
            raise ValueError(
                f"{self.path} holds rows made elsewhere or otherwise, and one table must not mix them; give another folder. "
                f"What differs: {'; '.join(found)}"
            )
        if not self.done:
            _write_environment(file, environment)
        elif kept.get("suite") == environment.get("suite") and "planned" in environment:
            _write_environment(file, {**kept, "planned": environment["planned"]})


def _read_environment(file: Path) -> dict[str, Any]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{file} cannot be read: {error}") from error
    if not isinstance(kept, dict):
        raise ValueError(f"{file} cannot be read: not an object of names and values")
    return kept


def _write_environment(file: Path, environment: dict[str, Any]) -> None:
    _write_whole(file, json.dumps(environment, indent=2, ensure_ascii=False) + "\n")


def _short(error: ValueError) -> str:
    return str(error.errors()[0]["msg"]) if isinstance(error, ValidationError) else str(error)


def _open_alone(path: Path) -> BinaryIO:
    """Open for reading and appending, by one process at a time."""
    file = path.open("a+b")
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:  # not on this system: nothing hinders two processes
        pass
    except BlockingIOError:
        file.close()
        raise ValueError(f"{path.parent}: another process is adding rows") from None
    return file


def _write_whole(path: Path, text: str) -> None:
    """Write all or nothing, so that a kill leaves no half file."""
    draft = path.with_suffix(".part")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
