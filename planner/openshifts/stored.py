"""Open shifts in their file: written whole, read back with what is wrong located."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from planner.atomic import write_whole
from planner.errors import InputError, Issue
from planner.openshifts.records import OpenShifts, to_json

FILE = "open_shifts.json"


def write_open_shifts(folder: Path, found: OpenShifts) -> Path:
    """Write `open_shifts.json` into `folder`; return the file. Raises OSError where it cannot be written."""
    return write_whole(folder / FILE, to_json(found))


def read_open_shifts(path: Path) -> OpenShifts:
    """Return the open shifts of a file that `write_open_shifts` wrote.

    Raises
    ------
    InputError
        If the file cannot be read or has wrong fields: an issue each, with file and field.
    """
    try:
        return OpenShifts.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError([_issue(path, error.strerror or str(error))]) from None
    except ValidationError as error:
        raise InputError(
            [_issue(path, e["msg"], ".".join(map(str, e["loc"])) or None) for e in error.errors()]
        ) from None


def _issue(path: Path, why: str, field: str | None = None) -> Issue:
    return Issue("open_shifts_unreadable", file=path.name, column=field, params={"why": why})
