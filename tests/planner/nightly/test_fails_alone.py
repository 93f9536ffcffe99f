"""Input, store or disk fail one unit: the others are made, the last good plan stands, and the next run makes up for it."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.domain import Plan
from planner.nightly.files import copies_folder
from planner.nightly.records import Fault, Outcome, Step
from planner.store import Saved, Store, StoreUnavailableError
from tests.planner.nightly.samples import EVENING, FIRST, config, night, unit


def test_a_broken_input_fails_alone_and_the_last_good_plan_stands_marked_with_its_age(folder: Path) -> None:
    """Nord's visits are gone on the next day at the same hour: its plan is 24 hours old, and the copies say so."""
    given = config(folder)
    made = unit(night(given), "Nord").plan_id
    for path in (folder / "Nord").iterdir():
        path.unlink()
    (folder / "Nord" / "besoeg.csv").write_text("dette er ikke\n")
    later = EVENING + timedelta(days=1)
    result = night(given, later, first=FIRST)
    failed = unit(result, "Nord")
    assert not result.good
    assert (failed.outcome, failed.setbacks[-1].fault) == (Outcome.FAILED, Fault.INPUT)
    assert unit(result, "Syd").outcome is Outcome.DONE
    assert failed.standing is not None
    assert (failed.standing.plan_id, failed.standing.age_seconds) == (made, 86_400)
    assert not failed.standing.tonight
    assert {d.district for d in result.districts if d.errors} == {"Nord"}
    status = (copies_folder(given, FIRST, "Nord") / "STATUS.txt").read_text()
    assert "ikke fornyet" in status
    assert "24\u00a0t\u00a000\u00a0min gammel" in status
    assert "Karen Hansen" in (copies_folder(given, FIRST, "Nord") / "W1.html").read_text()


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), Fault.DISK),
        (StoreUnavailableError("x", 120, "gone"), Fault.NO_DATABASE),
    ],
)
def test_a_plan_that_cannot_be_stored_fails_its_unit_alone(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch, error: Exception, fault: Fault
) -> None:
    """The store fills up, or goes away, with Nord, and is well again for Syd; the next run takes Nord up at its second attempt."""
    save = Store.save_plan

    def full(self: Store, plan: Plan, **given: Any) -> Saved:
        if given["district"] == "Nord":
            raise error
        return save(self, plan, **given)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "save_plan", full)
        result = night(config(folder))
    failed = unit(result, "Nord")
    assert (failed.outcome, failed.setbacks[-1].step, failed.setbacks[-1].fault) == (
        Outcome.FAILED,
        Step.STORE,
        fault,
    )
    assert unit(result, "Syd").outcome is Outcome.MADE
    again = unit(night(config(folder)), "Nord")
    assert (again.outcome, again.attempt) == (Outcome.MADE, 2)
    assert [p.district for p in store.plans()] == ["Nord", "Syd"]
