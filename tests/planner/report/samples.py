"""Days to look at: a hand-made one with something of everything, and a seeded one of any size."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from planner.domain import Address, Instance, Level, Means, Plan, Reason, Unplanned
from planner.travel.times import TravelTimes
from tests.builders import (
    address,
    at,
    citizen,
    grid_times,
    instance,
    pause,
    plan_of,
    run_info,
    shift,
    visit,
    window,
    worker,
)  # fmt: skip

MARKUP = '<img src=x onerror=alert(1)> & "Ærø" </script>'
LONG = "Kirstine Margrethe Elisabeth Skovgaard-Rasmussen af Sønder Vissing og Omegn"


def mixed_day() -> tuple[Instance, TravelTimes, Plan]:
    """A day with a screen visit, a break, a double visit, a late visit, two visits in one stop, a wait, an
    unused shift, an unplanned visit, and labels that are markup or very long.

    S1 (W1): V1 A1, V2 A2, V3 A2 (one stop), break, V4 by screen, V5 A5 (seat 0). S2 (W2, bicycle): V5 A5
    (seat 1), V6 A5, late. S3 (W3): nothing. V7 is unplanned.
    """
    day = instance(
        visits=[
            visit("V1", None, window("07:00", "08:00"), services=("hygiene", MARKUP)),
            visit("V2", None, window("07:00", "15:00"), services=("medicine",)),
            visit("V3", "C2"),
            visit("V4", None, window("09:00", "10:00"), screen_seconds=300),
            visit("V5", None, window("11:00", "12:00"), staff_required=2),
            visit("V6", None, promised_latest=at("10:00")),
            visit("V7", None, window("08:00", "08:30"), priority=1, delegated_tasks=frozenset({"insulin"})),
        ],
        shifts=[
            shift("S1", breaks=(pause("08:00", "12:00", paid=False),)),
            shift("S2", means=Means.BICYCLE),
            shift("S3"),
        ],
        citizens=[citizen("C1", label=MARKUP), citizen("C6", label=LONG)],
        workers=[
            worker("W1", label="Anna Holm"),
            worker("W2", Level.NURSE, label=LONG),
            worker("W3", label=MARKUP),
        ],
        addresses=[
            address("B", label="Plejecenter Solsiden", latitude=55.10, longitude=14.70),
            *(
                address(
                    f"A{i}",
                    label=f"Strandvejen {i}, {LONG}",
                    latitude=round(55.1 + i / 200, 3),
                    longitude=round(14.7 + i / 100, 2),
                )
                for i in range(1, 8)
            ),
        ],
        title="Prøvedag",
        synthetic=True,
    )
    travel = grid_times(day)
    plan = plan_of(
        day,
        travel,
        {"S1": ["V1", "V2", "V3", "break", ("V4", "screen"), "V5"], "S2": ["V5", "V6"]},
    )
    params = {"shifts": "S1 07:00-15:00, S2", "task": "insulin", "citizen": "C7"}
    reasons = (Reason(code="no_worker_delegation", params=params),)
    left = tuple(u.model_copy(update={"reasons": reasons}) for u in plan.unplanned)
    run = run_info(
        solver="search",
        seed=7,
        iterations=12345,
        seconds=29.96,
        cost=123456,
        bound=100000,
        terms={"travel_time": 123456},
    )
    return (
        day,
        travel,
        plan.model_copy(
            update={
                "unplanned": left,
                "run": run,
                "attribution": "Road data © OpenStreetMap contributors, ODbL 1.0.",
            }
        ),
    )


def big_day(routes: int = 60, visits: int = 1500, seed: int = 1) -> tuple[Instance, TravelTimes, Plan]:
    """A made-up day by seed: every route is a walk through its own district, a tenth of the visits by
    screen, some late."""
    random = np.random.default_rng(seed)
    per_route = -(-visits // routes)
    centres = np.column_stack([random.uniform(55.0, 55.3, routes), random.uniform(14.7, 15.1, routes)])
    places = [Address(address_id="B", latitude=55.15, longitude=14.9, label="Basen")]
    calls, shifts, order = [], [], {}
    for r in range(routes):
        evening = r % 4 == 3
        begin = at("15:00") if evening else at("07:00")
        shifts.append(
            shift(
                f"S{r}", None, begin, begin + timedelta(hours=8), max_overtime=7200,
                breaks=(pause(begin + timedelta(hours=3), begin + timedelta(hours=6)),),
            )
        )  # fmt: skip
        entries: list[object] = []
        for k in range(min(per_route, visits - r * per_route)):
            number = r * per_route + k
            spot = centres[r] + random.normal(0, 0.012, 2)
            places.append(
                Address(
                    address_id=f"A{number}",
                    latitude=spot[0],
                    longitude=spot[1],
                    label=f"Skovvej {number}, Østerby",
                )
            )
            screen = random.random() < 0.1
            due = begin + timedelta(minutes=float(19 * k + 12))
            calls.append(
                visit(
                    f"V{number}",
                    None,
                    window(begin, begin + timedelta(hours=9)),
                    promised_latest=due.replace(second=0, microsecond=0),
                    seconds=int(random.integers(4, 12)) * 60,
                    screen_seconds=240 if screen else None,
                    services=("hygiene", "medicine")[: 1 + number % 2],
                    priority=1 + number % 5,
                )
            )
            entries.append((f"V{number}", "screen") if screen else f"V{number}")
            if k == per_route // 2:
                entries.append("break")
        order[f"S{r}"] = entries
    workers = [worker(f"W{r}", label=f"Medarbejder {r + 1:02d}") for r in range(routes)]
    day = instance(calls, shifts, workers=workers, addresses=places, title="Stor prøvedag", synthetic=True)
    travel = crow_times(day)
    plan = plan_of(day, travel, order)  # type: ignore[arg-type]
    kept = plan.routes
    left = tuple(Unplanned(visit_id=u.visit_id, priority=u.priority) for u in plan.unplanned)
    return day, travel, plan.model_copy(update={"routes": kept, "unplanned": left})


def crow_times(day: Instance, kmh: float = 45.0, detour: float = 1.3) -> TravelTimes:
    """Travel times from straight distances, the same for every means."""
    spots = np.array([(a.latitude, a.longitude * np.cos(np.radians(55.1))) for a in day.addresses]) * 111_320
    metres = np.ceil(detour * np.linalg.norm(spots[:, None] - spots[None, :], axis=2)).astype(np.int32)
    seconds = np.ceil(metres / (kmh / 3.6)).astype(np.int32)
    return TravelTimes(
        tuple(a.address_id for a in day.addresses),
        dict.fromkeys(Means, seconds),
        dict.fromkeys(Means, metres),
    )
