"""How a night ends and is told of: with a brief that cannot be written, by hand, in two runs."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from planner.nightly import concluding
from planner.nightly.crew import Crew, Job
from planner.nightly.files import unit_folder
from planner.nightly.lock import AnotherRunError, night_lock
from planner.nightly.records import Fault, NightResult, Outcome, Step
from planner.store import Store
from tests.builders import visit
from tests.planner.nightly.samples import EVENING, FIRST, config, night, nord, unit, write_districts


def test_a_brief_that_cannot_be_written_is_told_and_costs_no_plan(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(concluding, "write_brief", full)
    result = night(config(folder, names=("Syd",)))
    assert not result.good
    assert [(s.step, s.fault) for s in result.setbacks] == [(Step.BRIEF, Fault.DISK)]
    assert unit(result, "Syd").outcome is Outcome.MADE
    assert json.loads((folder / "night" / "night.json").read_text())["setbacks"][0]["step"] == "brief"


def test_a_brief_that_cannot_be_told_whole_still_tells_how_the_night_went(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One plan that cannot be told of costs the brief the plans' contents, and not what planners must know at five."""

    def wrong(*_: object) -> None:
        raise KeyError("V1")

    monkeypatch.setattr(concluding, "days_of_brief", wrong)
    result = night(config(folder))
    assert [(s.step, s.fault, s.detail) for s in result.setbacks] == [(Step.BRIEF, Fault.ERROR, "KeyError")]
    page = (folder / "night" / "brief.html").read_text()
    assert "Skrivningen af morgenoverblik og resultat fejlede (KeyError)." in page
    assert "Alle planer er klar: 2 af 2" in page


def test_a_night_ended_by_hand_says_so_and_keeps_what_is_finished(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C when the plans are stored and the files are not written: they stand, and the next run writes the files."""
    calls = iter(range(99))
    do = Crew.do

    def interrupted(self: Crew, jobs: Iterable[Job]) -> None:
        if next(calls) == 3:  # after import, what is done before, and the plans
            raise KeyboardInterrupt
        do(self, jobs)

    with monkeypatch.context() as patch:
        patch.setattr(Crew, "do", interrupted)
        result = night(config(folder))
    assert (result.interrupted, result.good) == (True, False)
    assert len(store.plans()) == 2
    assert [u.standing.plan_id for u in result.units if u.standing] == [p.plan_id for p in store.plans()]
    assert not (unit_folder(config(folder), FIRST, "Nord") / "report.html").exists()
    assert night(config(folder)).good
    assert (unit_folder(config(folder), FIRST, "Nord") / "report.html").exists()


def test_a_second_run_at_the_same_time_does_nothing(folder: Path) -> None:
    given = config(folder)
    with night_lock(given), pytest.raises(AnotherRunError, match=r"plans\.sqlite\.night\.lock"):
        night(given)
    assert not Path(given.store).exists()


def test_a_night_begun_again_tells_of_the_whole_night(folder: Path) -> None:
    """The second run finds both done; brief and result still tell how the first made them, and who is younger than it."""
    given = config(folder)
    first = night(given)
    again = night(given, EVENING + timedelta(hours=6))
    assert [u.outcome for u in again.units] == [Outcome.DONE, Outcome.DONE]
    told = NightResult.model_validate_json((given.out / "night.json").read_bytes())
    assert (told.started_at, told.ended_at) == (EVENING, EVENING + timedelta(hours=6))
    for unit_told, made, kept in zip(told.units, first.units, again.units, strict=True):
        assert (unit_told.outcome, unit_told.plan_id) == (Outcome.MADE, made.plan_id)
        assert (unit_told.rounds, unit_told.timings.solve) == (made.rounds, made.timings.solve)
        assert unit_told.timings.prepare == pytest.approx(made.timings.prepare + kept.timings.prepare)
        assert unit_told.standing == made.standing
    write_districts(folder, Nord=nord(visits=(*nord().visits, visit("V4", "C1"))))
    changed = night(given, EVENING + timedelta(hours=7))
    told = NightResult.model_validate_json((given.out / "night.json").read_bytes())
    assert unit(told, "Nord").plan_id == unit(changed, "Nord").plan_id
    assert unit(told, "Nord").rounds == unit(changed, "Nord").rounds
    next_night = night(given, EVENING + timedelta(days=1))
    told = NightResult.model_validate_json((given.out / "night.json").read_bytes())
    assert told == next_night
