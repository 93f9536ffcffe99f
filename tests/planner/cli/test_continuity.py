"""`homecare continuity`: what it says, what it logs, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.digest import instance_digest
from planner.store import Kind, open_store
from tests.builders import at, grid_times
from tests.planner.cli.conftest import Call
from tests.planner.continuity.samples import at_clock, day_of


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Monday C1 by W1 and W2, Tuesday by W1 and W3; a bath each day by the first."""
    path = tmp_path / "s.sqlite"
    with open_store(path, clock=lambda: at("06:00")) as store:
        for day, second in ((0, "S2"), (1, "S3")):
            visits = [
                at_clock("V1", "C1", "08:00", day, services=("bath",)), at_clock("V2", "C1", "12:00", day)
            ]  # fmt: skip
            made = day_of(day, visits, {"S1": ["V1"], second: ["V2"]})
            travel = grid_times(made.instance)
            update = {"instance_hash": instance_digest(made.instance), "travel_hash": travel.digest}
            plan = made.plan.model_copy(update={"run": made.plan.run.model_copy(update=update)})
            store.save_plan(
                plan, kind=Kind.NIGHTLY, district="Nord", day=made.day, instance=made.instance, travel=travel
            )
    return path


def test_the_figures_of_the_last_day_with_a_plan(place: Path, call: Call) -> None:
    """C1: W1 twice, W2, W3: 3 workers, all of them the team. Tuesday: V1 known, V2 by the new W3. One bath a day, by W1."""
    answer = call("continuity", place, "--lang", "en", "--by", "Bo", "--why", "huddle")
    assert answer.exit_code == 0, answer.output
    assert "Nord: the 14 days to 03.03.2026, 2 of them with a plan" in answer.stdout
    assert "Different workers: mean 3.0, median 3.0, most 3; 0 citizens above 8" in answer.stdout
    assert "The day's visits by known faces: 50.0%; new faces: 1" in answer.stdout
    assert "C1: 3 workers, 4 visits, primary team 100.0%" in answer.stdout
    assert "Heavy visits per worker and day: 0.0 to 1.0; lists with more than 3: 0" in answer.stdout
    with open_store(place) as store:
        assert [(a.who, a.citizen_id, a.what, a.why) for a in store.accesses()] == [
            ("Bo", "C1", "continuity", "huddle")
        ]
    assert "besøg ved kendte ansigter: 50,0" in call("continuity", place).stdout


def test_json_of_an_earlier_day_and_of_one_without_plans(place: Path, call: Call) -> None:
    """Monday alone: two workers, and nobody was known before."""
    (nord,) = json.loads(call("continuity", place, "--day", "2026-03-02", "--json").stdout)["districts"]
    assert (nord["continuity"]["most_workers"], nord["continuity"]["new_citizens"], nord["curve"]) == (
        2,
        1,
        [],
    )
    nowhere = call("continuity", place, "--district", "Nord", "--day", "2025-01-01", "--json")
    assert json.loads(nowhere.stdout) == {"districts": []}
    assert "ingen planer" in call("continuity", place, "--day", "2025-01-01").stdout


def test_the_curve_is_planned_from_what_is_stored(place: Path, call: Call) -> None:
    """On Tuesday W1 and W3 are at work, and C1 knows W1: from some weight on W1 makes both visits."""
    answer = call("continuity", place, "--curve", "--iterations", "50", "--json")
    (nord,) = json.loads(answer.stdout)["districts"]
    assert [p["weight"] for p in nord["curve"]] == [0, 10_000, 30_000, 90_000]
    assert nord["curve"][-1]["known_share"] == 1.0


def test_bad_calls_end_with_2(place: Path, call: Call) -> None:
    assert call("continuity", place, "--day", "i morgen").exit_code == 2
    assert call("continuity", place.parent / "none.sqlite").exit_code == 2
