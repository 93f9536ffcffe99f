"""Logs: one JSON object a line, and nothing of anybody in it."""

from __future__ import annotations

import errno
import json
import logging
import os
from pathlib import Path

import pytest

from planner.logs import FIELDS, JsonLines, Log, logged_to

FULL = Path("/dev/full")


def test_an_event_is_a_line_with_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "log" / "homecare.jsonl"
    log = Log("planner.test")
    with logged_to(path):
        log.info("plan_saved", district="Nord", plan_id=4)
        log.warning("store_away", attempt=2)
    log.info("plan_saved", plan_id=5)  # nobody listens any more
    first, second = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert first.pop("at").endswith("+00:00")
    assert first == {
        "level": "info", "logger": "planner.test", "event": "plan_saved", "district": "Nord", "plan_id": 4
    }  # fmt: skip
    assert (second["level"], second["event"], second["attempt"]) == ("warning", "store_away", 2)


def test_a_field_that_is_not_on_the_list_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="citizen_id"):
        Log("planner.test").info("seen", citizen_id="C1")
    assert not [name for name in FIELDS if "citizen" in name or "visit" in name or name in ("who", "name")]


def test_of_an_exception_only_its_type_and_place_are_written(tmp_path: Path) -> None:
    """Its text may quote data."""
    path = tmp_path / "homecare.jsonl"
    with logged_to(path):
        try:
            raise KeyError("Karen Hansen")
        except KeyError as error:
            Log("planner.test").error("failed", error, step="solve")
    line = json.loads(path.read_text(encoding="utf-8"))
    assert (line["error"], line["step"]) == ("KeyError", "solve")
    assert line["raised_at"][0].startswith("test_logs.py:")
    assert "Karen" not in str(line)


def test_what_somebody_elses_message_was_filled_with_is_not_written() -> None:
    record = logging.LogRecord("planner.x", logging.INFO, "f.py", 1, "read %s", ("Karen Hansen",), None)
    line = JsonLines().format(record)
    assert json.loads(line)["event"] == "read %s"
    assert "Karen" not in line


if FULL.exists():  # on Linux

    def test_a_full_disk_costs_lines_and_not_the_work(capfd: pytest.CaptureFixture[str]) -> None:
        """A device without room: three events are lost, and told of once."""
        done = []
        with logged_to(FULL):
            for number in range(3):
                Log("planner.test").info("plan_saved", plan_id=number)
                done.append(number)
        assert done == [0, 1, 2]
        assert capfd.readouterr() == ("", f"{FULL}: {os.strerror(errno.ENOSPC)}\n")
