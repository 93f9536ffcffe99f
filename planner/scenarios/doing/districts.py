"""Bases that move, and borders between districts: drawn, and taken away."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from planner.bases import districts, shared_bases
from planner.domain import Break, Citizen, Instance, Shift
from planner.scenarios.doing.choosing import bases_of, on_the_road, require_known
from planner.scenarios.doing.desk import Desk, changed, listed, note
from planner.scenarios.doing.roads import metres_between, settle
from planner.scenarios.edits.places import DepotMoved, DistrictsDrawn, DistrictsMerged
from planner.scenarios.records import Situation
from planner.travel.times import TravelTimes

Staff = Mapping[str, frozenset[str]]
"""The workers on the road of each district, by its base."""


def depot(edit: DepotMoved, situation: Situation, desk: Desk) -> Situation:
    """Let whoever is at one base be at another place."""
    require_known(desk, "base", [edit.base], bases_of(situation.instance))
    settled, there = settle(edit, situation, desk)
    if desk.sound and there == edit.base:
        desk.fault("scenario_same_place", "base", edit.base)
    if not desk.sound:
        return situation
    instance = settled.instance
    moved = tuple(_moved(s, edit.base, there) for s in instance.shifts)
    touched = [s for s, old in zip(moved, instance.shifts, strict=True) if s != old]
    old = instance.address.get(edit.base)
    metres = 0 if old is None else round(metres_between(old, instance.address[there]))
    said = note("depot", base=edit.base, to=there, shifts=len(touched), metres=metres)
    after = instance.model_copy(update={"shifts": moved})
    return changed(settled, said, instance=after, workers={s.worker_id for s in touched})


def _moved(shift: Shift, base: str, there: str) -> Shift:
    def place(address: str | None) -> str | None:
        return there if address == base else address

    def held(pause: Break) -> Break:
        return pause.model_copy(update={"address_id": place(pause.address_id)})

    return shift.model_copy(
        update={
            "start_address": place(shift.start_address),
            "end_address": place(shift.end_address),
            "breaks": tuple(held(b) for b in shift.breaks),
        }
    )


def districts_drawn(edit: DistrictsDrawn, situation: Situation, desk: Desk) -> Situation:
    """Let citizens be visited by workers of their own district alone."""
    instance = situation.instance
    bases = _bases(edit.bases, instance, desk)
    if not desk.sound:
        return situation
    staff, home = staff_of(instance, situation.travel), districts(instance, situation.travel)
    wishes, rows, drawn = 0, [], []
    for citizen in instance.citizens:
        if home[citizen.citizen_id] not in bases:
            rows.append(citizen)
            continue
        others = frozenset().union(*(staff[b] for b in bases if b != home[citizen.citizen_id]))
        wishes += bool(citizen.required_workers)
        if citizen.required_workers:
            rows.append(citizen)
            continue
        drawn.append(citizen.citizen_id)
        rows.append(_with_lists(citizen, citizen.required_workers, citizen.forbidden_workers | others))
    said = note("districts_drawn", bases=listed(bases), citizens=len(drawn), wishes=wishes)
    after = instance.model_copy(update={"citizens": tuple(rows)})
    return changed(situation, said, instance=after, citizens=drawn)


def districts_merged(edit: DistrictsMerged, situation: Situation, desk: Desk) -> Situation:
    """Let workers of these districts visit each other's citizens wherever a border kept them away."""
    instance = situation.instance
    bases = _bases(edit.bases, instance, desk)
    if not desk.sound:
        return situation
    staff, home = staff_of(instance, situation.travel), districts(instance, situation.travel)
    rows, opened, inside = [], [], 0
    for citizen in instance.citizens:
        own = home[citizen.citizen_id]
        merged = _without_border(citizen, own, {b: staff[b] for b in bases}) if own in bases else citizen
        inside += own in bases
        if merged is not citizen:
            opened.append(citizen.citizen_id)
        rows.append(merged)
    said = note("districts_merged", bases=listed(bases), citizens=inside, opened=len(opened))
    after = instance.model_copy(update={"citizens": tuple(rows)})
    return changed(situation, said, instance=after, citizens=opened)


def _without_border(citizen: Citizen, own: str, staff: Staff) -> Citizen:
    """See `DistrictsMerged` for what a border is."""
    others = {b: workers for b, workers in staff.items() if b != own and workers}
    fenced = {b: workers for b, workers in others.items() if workers <= citizen.forbidden_workers}
    forbidden = citizen.forbidden_workers.difference(*fenced.values())
    required = citizen.required_workers
    welcome = staff[own] - citizen.forbidden_workers
    if required and welcome and welcome <= required:
        required = required.union(*others.values()) - forbidden
    if (required, forbidden) == (citizen.required_workers, citizen.forbidden_workers):
        return citizen
    return _with_lists(citizen, required, forbidden)


def _with_lists(citizen: Citizen, required: frozenset[str], forbidden: frozenset[str]) -> Citizen:
    return citizen.model_copy(update={"required_workers": required, "forbidden_workers": forbidden})


def _bases(asked: Collection[str], instance: Instance, desk: Desk) -> list[str]:
    known = shared_bases(instance)
    require_known(desk, "bases", asked, known)
    bases = [b for b in known if not asked or b in asked]
    if desk.sound and len(bases) < 2:
        desk.fault("scenario_one_district", "bases", listed(bases), known=listed(known))
    return bases


def staff_of(instance: Instance, travel: TravelTimes) -> dict[str, frozenset[str]]:
    """Return the workers on the road of each district: of the base where their first shift begins; from elsewhere, of the nearest
    by the travel times."""
    bases = shared_bases(instance)
    found: dict[str, set[str]] = {b: set() for b in bases}
    seen: set[str] = set()
    for s in on_the_road(instance.shifts):
        if s.start_address is None or s.worker_id in seen:
            continue
        seen.add(s.worker_id)
        found[_nearest(s, s.start_address, bases, travel)].add(s.worker_id)
    return {b: frozenset(workers) for b, workers in found.items()}


def _nearest(shift: Shift, start: str, bases: list[str], travel: TravelTimes) -> str:
    if start in bases:
        return start
    known = [b for b in bases if {b, start} <= travel.index.keys() and shift.means in travel.metres]
    return min(known, key=lambda b: travel.leg(shift.means, start, b)[1]) if known else bases[0]
