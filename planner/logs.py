"""Structured logs: one JSON object a line, with nothing in it that tells who anybody is.

A record is an event's name and a few fields of known names; what is not on the list of names does not get through, and neither does
an exception's text, which may quote data.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

FIELDS: Final = frozenset(
    {
        "attempt", "budget_seconds", "bytes", "cost", "count", "day", "district", "fault", "gone", "input_hash", "kept",
        "kind", "left_out", "moved", "place", "plan_id", "planned", "process", "removed", "revision", "seconds",
        "sequence", "solver", "source_id", "state", "status", "step", "version", "wait_seconds", "worker_changes",
    }
)  # fmt: skip
"""Names of fields that may be logged: counts, lengths, states, districts, days and hashes. No ids of people, no free text."""

_KEY = "homecare_fields"
Value = str | int | float | bool | None


# Without anybody who listens, nothing is written: else Python would print bare event names on stderr.
logging.getLogger("planner").addHandler(logging.NullHandler())


class Log:
    """A logger of events with fields, by the standard library's logging."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def info(self, event: str, **fields: Value) -> None:
        """Log what happened as meant. Raises ValueError for a field that is not in `FIELDS`."""
        self._tell(logging.INFO, event, fields)

    def warning(self, event: str, **fields: Value) -> None:
        """Log what somebody should look at. Raises ValueError for a field that is not in `FIELDS`."""
        self._tell(logging.WARNING, event, fields)

    def error(self, event: str, error: BaseException | None = None, **fields: Value) -> None:
        """Log a failure; of `error` its type and where it was raised. Raises ValueError for a field that is not in `FIELDS`."""
        self._tell(logging.ERROR, event, fields, error)

    def _tell(
        self, level: int, event: str, fields: dict[str, Value], error: BaseException | None = None
    ) -> None:
        unknown = sorted(fields.keys() - FIELDS)
        if unknown:
            raise ValueError(f"not a field that may be logged: {', '.join(unknown)}")
        self._logger.log(level, event, exc_info=error, extra={_KEY: fields})


class JsonLines(logging.Formatter):
    """One JSON object a line: `at` (UTC), `level`, `logger`, `event`, the fields, and of an exception its type and place.

    Of a record by somebody else's logger only its unfilled message gets through: what it would be filled with is not known.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a line, without its end."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "at": at, "level": record.levelname.lower(), "logger": record.name, "event": str(record.msg)
        }  # fmt: skip
        line |= getattr(record, _KEY, {})
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["raised_at"] = _places(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


class _LogFile(logging.FileHandler):
    """A log's file, on a disk that may be full: whoever logs goes on with his work."""

    _told = False

    def handleError(self, record: logging.LogRecord) -> None:
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self._told:
            self._told = True
            print(f"{self.baseFilename}: {error.strerror}", file=sys.stderr)

    def close(self) -> None:
        with suppress(OSError):  # of lines that still wait for room; their failure has been told
            super().close()


@contextmanager
def logged_to(path: Path, level: int = logging.INFO, name: str = "planner") -> Iterator[None]:
    """Append what this program logs to a file as JSON lines, while the block runs.

    Lines that find no room are lost, which is said once on stderr. Raises OSError where the file cannot be opened.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = _LogFile(path, encoding="utf-8")
    handler.setFormatter(JsonLines())
    logger = logging.getLogger(name)
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.setLevel(before)
        logger.removeHandler(handler)
        handler.close()


def _places(error: BaseException | None) -> list[str]:
    """File, line and function of each step to where it was raised, files by name alone."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
