"""Shifts by another means of travel."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from planner.domain import Citizen, Instance, Means, Shift
from planner.scenarios.doing.choosing import chosen_shifts, on_the_road
from planner.scenarios.doing.desk import Desk, changed, listed, note
from planner.scenarios.doing.draws import by_id, first_share, in_line
from planner.scenarios.doing.roads import with_means
from planner.scenarios.edits.travel import E_BIKE, KMH, MeansChanged, Vehicle
from planner.scenarios.records import Note, Situation
from planner.travel.times import USUAL_PACE, TravelTimes

MEANS: Final = {
    Vehicle.CAR: Means.CAR,
    Vehicle.BICYCLE: Means.BICYCLE,
    Vehicle.E_BIKE: Means.BICYCLE,
    Vehicle.WALKING: Means.WALKING,
}
"""Whose roads a vehicle takes."""


def means_changed(edit: MeansChanged, situation: Situation, desk: Desk) -> Situation:
    """Let shifts be done by another means, at its pace, and where asked only within reach of the base."""
    instance, means = situation.instance, MEANS[edit.to]
    shifts = [s for s in on_the_road(chosen_shifts(edit, instance, desk)) if s.means is edit.before]
    if desk.sound and not shifts:
        desk.fault("scenario_no_shift_by", "before", edit.before.value)
    if edit.kmh is not None and means is Means.CAR:
        desk.fault("scenario_car_kmh", "kmh", edit.kmh)
    if not desk.sound:
        return situation
    workers = first_share(in_line(desk.seed, "means", {s.worker_id for s in shifts}), edit.share)
    chosen = [s for s in shifts if s.worker_id in set(workers)]
    gone = {s.shift_id for s in chosen}
    rows = (s.model_copy(update={"means": means}) if s.shift_id in gone else s for s in instance.shifts)
    after = instance.model_copy(update={"shifts": tuple(rows)})
    situation = with_means(situation, means, edit.before) if chosen else situation
    pace = _pace(edit)
    travel, notes = _paced(situation.travel, chosen, pace)
    said = note(
        "means_changed",
        count=len(chosen),
        of=len(shifts),
        to=edit.to.value,
        before=edit.before.value,
        pace=pace,
        ids=listed(by_id(gone)),
    )
    after, limits = _within_reach(edit, after, travel, chosen)
    return changed(situation, said, *notes, *limits, instance=after, travel=travel, workers=workers)


def _pace(edit: MeansChanged) -> int:
    """Percent of the seconds in the table, which is of the steady speed in `KMH`."""
    kmh = edit.kmh or (KMH[E_BIKE] if edit.to is Vehicle.E_BIKE else None)
    return USUAL_PACE if kmh is None else max(1, round(USUAL_PACE * KMH[MEANS[edit.to]] / kmh))


def _paced(travel: TravelTimes, shifts: Sequence[Shift], pace: int) -> tuple[TravelTimes, list[Note]]:
    """What a shift's pace was before is of the means before, and is not kept; which is told."""
    replaced = sum(travel.pace(s) != USUAL_PACE for s in shifts)
    paces = {k: p for k, p in travel.paces.items() if k not in {s.shift_id for s in shifts}}
    if pace != USUAL_PACE:
        paces |= {s.shift_id: pace for s in shifts}
    notes = [note("pace_replaced", count=replaced)] if replaced else []
    return replace(travel, paces=paces), notes


def _within_reach(
    edit: MeansChanged, instance: Instance, travel: TravelTimes, chosen: Sequence[Shift]
) -> tuple[Instance, list[Note]]:
    """Bar citizens beyond reach to those who now travel so in all their shifts on the road."""
    if edit.reach_km is None or not chosen:
        return instance, []
    means, most = MEANS[edit.to], 1000 * edit.reach_km
    bases: dict[str, set[str]] = {}
    for s in chosen:
        if s.start_address is not None:
            bases.setdefault(s.worker_id, set()).add(s.start_address)
    changed_ids = {s.shift_id for s in chosen}
    mixed = {
        s.worker_id for s in on_the_road(instance.shifts) if s.shift_id not in changed_ids
    } & bases.keys()
    citizens, far, kept = [], 0, 0
    for citizen in instance.citizens:
        beyond = {
            worker
            for worker, spots in bases.items()
            if worker not in mixed and _metres(travel, means, spots, citizen.address_id) > most
        }
        barred = _barred(citizen, beyond)
        far += barred is not citizen
        kept += bool(beyond) and barred is citizen and not beyond <= citizen.forbidden_workers
        citizens.append(barred)
    notes = [note("reach", km=edit.reach_km, citizens=far)]
    if mixed:
        notes.append(note("reach_mixed", count=len(mixed), ids=listed(by_id(mixed))))
    if kept:
        notes.append(note("reach_required", count=kept))
    return instance.model_copy(update={"citizens": tuple(citizens)}), notes


def _metres(travel: TravelTimes, means: Means, bases: Collection[str], home: str) -> int:
    """From the nearest of the bases; 0 where the table does not know."""
    known = [b for b in bases if b in travel.index]
    return min((travel.leg(means, b, home)[1] for b in known), default=0) if home in travel.index else 0


def _barred(citizen: Citizen, workers: Collection[str]) -> Citizen:
    """The citizen with these workers forbidden, unless nobody would be left of those required."""
    forbidden = citizen.forbidden_workers | set(workers)
    if forbidden == citizen.forbidden_workers or (
        citizen.required_workers and citizen.required_workers <= forbidden
    ):
        return citizen
    return citizen.model_copy(update={"forbidden_workers": forbidden})
