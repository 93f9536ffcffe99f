"""Where a night's files are, and the note beside them of which plans they show.

OUT/night.log                 structured log, appended to
OUT/night.json                the last night's result
OUT/brief.html, brief.json    its morning brief
OUT/DAY/DISTRICT/             report.html, plan.json, unit.json, names.json
COPIES/DAY/DISTRICT/          contingency copies: index.html, STATUS.txt, a page and a list for each worker
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from pydantic import ValidationError

from planner.atomic import write_whole
from planner.domain import Record
from planner.nightly.config import NightConfig

LOG_FILE, RESULT_FILE, NOTE_FILE, STATUS_FILE = "night.log", "night.json", "unit.json", "STATUS.txt"
NAMES_FILE = "names.json"
UNFINISHED = (".writing-*", ".new-*")
"""Folders in which files are written before they get their place: one by one, and a plan's copies together."""


class FilesNote(Record):
    """Which plan the report is of, and which the contingency copies; None where there are none. Written last."""

    plan_id: int | None
    copied_id: int | None
    lang: str


def unit_folder(config: NightConfig, day: date, district: str) -> Path:
    """Return the folder of a unit's report."""
    return config.out / day.isoformat() / district


def copies_folder(config: NightConfig, day: date, district: str) -> Path:
    """Return the folder of a unit's contingency copies."""
    return config.copies_folder / day.isoformat() / district


def read_note(folder: Path) -> FilesNote | None:
    """Return the note in a unit's folder; None if there is none that can be read."""
    try:
        return FilesNote.model_validate_json((folder / NOTE_FILE).read_bytes())
    except (OSError, ValidationError):
        return None


def write_note(folder: Path, note: FilesNote) -> None:
    """Write the note. Raises OSError."""
    write_whole(folder / NOTE_FILE, json.dumps(note.model_dump()) + "\n")


def remove_old(config: NightConfig, today: date) -> list[Path]:
    """Remove the contingency copies and the reports of days too long before `today`, for both hold names and addresses; return the
    folders that went.

    Only folders named as a date and made by a night are touched: each of their folders has a status, or a note. Raises OSError.
    """
    copies = _removed(config.copies_folder, today - timedelta(days=config.copies.keep_days), STATUS_FILE)
    return copies + _removed(config.out, today - timedelta(days=config.keep_days), NOTE_FILE)


def remove_unfinished(config: NightConfig, units: Iterable[tuple[date, str]]) -> list[Path]:
    """Remove what a killed run left half-written in the folders of units, given by day and district: pages that would reach the
    emergency drive with the others. Return the folders that went. Raises OSError."""
    ours = [place(config, *unit) for unit in units for place in (unit_folder, copies_folder)]
    found = [
        path for folder in ours for mark in UNFINISHED for path in sorted(folder.glob(mark)) if path.is_dir()
    ]
    for path in found:
        shutil.rmtree(path)
    return found


def _removed(folder: Path, oldest: date, mark: str) -> list[Path]:
    removed = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        day = _as_day(path.name)
        if day is not None and day < oldest and path.is_dir() and _is_ours(path, mark):
            shutil.rmtree(path)
            removed.append(path)
    return removed


def _as_day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def _is_ours(folder: Path, mark: str) -> bool:
    """Whether each of its folders bears the mark; what a killed run left unfinished begins with a dot."""
    parts = [part for part in folder.iterdir() if part.is_dir() and not part.name.startswith(".")]
    return all((part / mark).is_file() for part in parts)
