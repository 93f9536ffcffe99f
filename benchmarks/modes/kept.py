"""Rows on disk, one a line, each safe before the next is made; and where and with what they were made."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from benchmarks.runner.environment import differences

ENVIRONMENT_FILE = "environment.json"

R = TypeVar("R", bound=BaseModel)


class Kept(Generic[R]):
    """The rows of one kind in a results folder; `folder` None keeps them in memory only."""

    def __init__(self, folder: Path | None, name: str, kind: type[R], environment: dict[str, Any]) -> None:
        """Open or make the folder. A last line that a kill cut short is dropped.

        Raises ValueError if its rows were made in another environment (saying what differs) or a line is no row, OSError if it
        cannot be read or written.
        """
        self.rows: list[R] = []
        self._file = None if folder is None else folder / name
        if folder is None or self._file is None:
            return
        folder.mkdir(parents=True, exist_ok=True)
        if self._file.exists():
            self.rows = _read(self._file, kind)
        _hold_to(folder / ENVIRONMENT_FILE, environment, bool(self.rows))

    def add(self, rows: Iterable[R]) -> None:
        """Append rows that belong together: all of them are on disk when this returns."""
        new = list(rows)
        self.rows += new
        if self._file is None:
            return
        with self._file.open("ab") as file:
            file.write(b"".join(row.model_dump_json().encode() + b"\n" for row in new))
            file.flush()
            os.fsync(file.fileno())


def _read(file: Path, kind: type[R]) -> list[R]:
    lines = file.read_bytes().splitlines(keepends=True)
    if lines and not lines[-1].endswith(b"\n"):
        lines.pop()
        file.write_bytes(b"".join(lines))
    rows = []
    for number, line in enumerate(lines, start=1):
        try:
            rows.append(kind.model_validate_json(line))
        except ValidationError as error:
            raise ValueError(f"{file}: line {number} is no row: {error.errors()[0]['msg']}") from error
    return rows


def _hold_to(file: Path, environment: dict[str, Any], has_rows: bool) -> None:
    if has_rows:
        if not file.exists():
            raise ValueError(
                f"{file.parent} holds rows without {file.name}: nobody knows where they were made"
            )
        found = differences(json.loads(file.read_text(encoding="utf-8")), environment)
        if found:
            raise ValueError(
                f"{file.parent} holds rows made elsewhere or otherwise, and one table must not mix them; give another folder. "
                f"What differs: {'; '.join(found)}"
            )
        return
    file.write_text(json.dumps(environment, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
