"""From a night and its plans to the morning brief."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from planner.brief.content import content_of
from planner.brief.given import BriefRules, DayOfBrief
from planner.brief.records import Brief, CopiesNote, DayBrief
from planner.nightly.records import NightResult, Step, UnitResult

Key = tuple[str, date]


def morning_brief(
    night: NightResult,
    days: Sequence[DayOfBrief],
    clock: Callable[[], datetime],
    *,
    copies: str = "",
    rules: BriefRules | None = None,
) -> Brief:
    """Return the brief of a night.

    Parameters
    ----------
    days
        The units of the night that there is a plan to tell of, in any order. The others are told of with how they ended.
    clock
        Tells when the brief is made: ages of plans are counted to it.
    copies
        The folder of the contingency copies as the reader finds it; they are in DAY/DISTRICT below it. Empty: there are none.
    rules
        What counts as long or heavy; `BriefRules()` by default.

    Returns
    -------
    Brief
        With one `DayBrief` for each of the night's units, in their order.

    Raises
    ------
    ValueError
        For a day that is not among the night's units, or that is given twice; for a clock without UTC offset.
    KeyError
        If a plan names a shift or visit that its instance does not have.
    """
    now = clock()
    if now.utcoffset() is None:
        raise ValueError("the clock of a brief tells instants with a UTC offset")
    told = _by_key(night, days)
    rules = rules or BriefRules()
    return Brief(
        made_at=now.replace(microsecond=0),
        night=night.model_copy(update={"units": ()}),
        days=tuple(_day(unit, told, copies, rules) for unit in night.units),
        copies_folder=copies,
        synthetic=any(d.instance.synthetic for d in days),
        attribution=" · ".join(dict.fromkeys(d.plan.attribution for d in days if d.plan.attribution)),
    )


def _by_key(night: NightResult, days: Sequence[DayOfBrief]) -> dict[Key, DayOfBrief]:
    units = {(u.district, u.day) for u in night.units}
    told: dict[Key, DayOfBrief] = {}
    for day in days:
        key = (day.district, day.day)
        if key not in units:
            raise ValueError(f"the night has no unit of {day.district} {day.day}")
        if key in told:
            raise ValueError(f"{day.district} {day.day} is given twice")
        told[key] = day
    return told


def _day(unit: UnitResult, told: Mapping[Key, DayOfBrief], copies: str, rules: BriefRules) -> DayBrief:
    given = told.get((unit.district, unit.day))
    return DayBrief(
        unit=unit,
        copies=_copies(unit, copies),
        content=None if given is None else content_of(given, rules),
    )


def _copies(unit: UnitResult, folder: str) -> CopiesNote | None:
    """Copies are of the plan that stands, whether it was made tonight or not."""
    if not folder or unit.standing is None:
        return None
    return CopiesNote(
        folder=f"{folder.rstrip('/')}/{unit.day.isoformat()}/{unit.district}",
        plan_id=unit.standing.plan_id,
        good=not any(s.step is Step.DELIVER for s in unit.setbacks),
    )
