"""A care day by name: a made-up municipality with exactly as many visits, less what its kind leaves out."""

from __future__ import annotations

from math import ceil

import numpy as np

from benchmarks.care.name import CareName
from planner.domain import Instance, Means, Shift, StopOverhead, Visit, Weights
from planner.places import address_ids_in_use
from planner.synthetic import Variant, generate
from planner.travel.build import travel_times
from planner.travel.times import TravelTimes

FEWEST_PER_CITIZEN = 2.9
"""Visits of a made-up citizen a day: 2.9 to 3.1 in large days, fewer in small ones, which are then drawn larger."""

LEFT_OUT = 3_600_000
"""Points for a visit left out of a stripped day: ten hours of paid time, more than any visit can save. One price for all, since
some solvers know only how many visits they leave out."""

PLAIN_WEIGHTS = Weights(
    unplanned=(LEFT_OUT,) * 5, travel_time=100, distance=3, stop_overhead=0, waiting=0, lateness=0, overtime=0,
    shift_use=0, screen_work=0, preference=0, continuity=0,
)  # fmt: skip
NO_OVERHEAD = StopOverhead(arriving=0, leaving=0)


def make_day(name: CareName) -> tuple[Instance, TravelTimes]:
    """Return the day and the travel times on its made-up roads. The same name gives the same day everywhere.

    Days of an even seed lie at a coast, those of an odd one inland.
    """
    variant: Variant = "rural" if name.seed % 2 else "coast"
    citizens = ceil(name.visits / FEWEST_PER_CITIZEN)
    day, network = generate(citizens=citizens, seed=name.seed, variant=variant)
    while len(day.visits) < name.visits:
        citizens += max(1, citizens // 30)
        day, network = generate(citizens=citizens, seed=name.seed, variant=variant)
    day = _thinned(day, name)
    if name.kind != "whole":
        day = _stripped(day, name)
    addresses = [day.address[a] for a in address_ids_in_use(day)]
    means = {shift.means for shift in day.shifts}
    travel, issues = travel_times(network, addresses, means, engine="scipy", cache_dir=None)
    if issues:
        raise RuntimeError(f"{name}: made-up addresses off the made-up roads: {issues}")
    return day, travel


def _thinned(day: Instance, name: CareName) -> Instance:
    """Keep as many visits as the name says, drawn from the seed, in the order they had."""
    rng = np.random.default_rng([name.seed, name.visits])
    kept = np.sort(rng.permutation(len(day.visits))[: name.visits])
    visits = tuple(day.visits[k] for k in kept)
    ids = {v.visit_id for v in visits}
    links = tuple(k for k in day.links if k.first in ids and k.second in ids)
    return day.model_copy(update={"visits": visits, "links": links})


def _stripped(day: Instance, name: CareName) -> Instance:
    """Leave windows, levels, certificates, shift times and roads, and of links and breaks what the kind keeps.

    The stop overhead moves into the care, so that the day stays as full as it was.
    """
    settings = day.settings.model_copy(
        update={"weights": PLAIN_WEIGHTS, "overhead": dict.fromkeys(Means, NO_OVERHEAD)}
    )
    return day.model_copy(
        update={
            "addresses": tuple(a.model_copy(update={"overhead": {}}) for a in day.addresses),
            "citizens": tuple(
                c.model_copy(
                    update={
                        "preferred_workers": frozenset(),
                        "required_workers": frozenset(),
                        "forbidden_workers": frozenset(),
                    }
                )
                for c in day.citizens
            ),
            "delegations": (),
            "shifts": tuple(_plain_shift(s, name) for s in day.shifts),
            "visits": tuple(_plain_visit(v, name) for v in day.visits),
            "links": day.links if name.linked else (),
            "settings": settings,
        }
    )


def _plain_shift(shift: Shift, name: CareName) -> Shift:
    return shift.model_copy(update={"max_overtime": 0, "breaks": shift.breaks if name.with_breaks else ()})


def _plain_visit(visit: Visit, name: CareName) -> Visit:
    """One window, one mode, and the default stop overhead as part of the care."""
    overhead = StopOverhead()
    mode = visit.modes[0]
    longer = mode.service_duration + overhead.arriving + overhead.leaving
    return visit.model_copy(
        update={
            "windows": (visit.windows[0].model_copy(update={"end_latest": None}),),
            "modes": (mode.model_copy(update={"service_duration": longer}),),
            "promised_latest": None,
            "staff_required": visit.staff_required if name.linked else 1,
            "delegated_tasks": frozenset(),
        }
    )
