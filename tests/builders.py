"""Short makers of domain records with neutral defaults, and plans laid out in time from first principles.

The makers name things alike: visit "V1" is for citizen "C1", who lives at "A1"; shift "S1" is worker "W1"'s,
from base "B" and back. Everything an `instance` mentions and is not given, it makes. All instants are on
Monday 2 March 2026, Danish time. `plan_of` shares no code with the planner, so that it can stand as the other
opinion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from planner.domain import (
    Address,
    Break,
    Citizen,
    Consent,
    Delegation,
    Instance,
    Level,
    Means,
    Mode,
    Pin,
    ScreenRecord,
    ScreenUnit,
    Seats,
    Settings,
    Shift,
    TimeWindow,
    Visit,
    VisitLink,
    VisitMode,
    VisitSplit,
    Worker,
)
from planner.travel.times import TravelTimes
from tests.plans import Entry as Entry
from tests.plans import after as after
from tests.plans import at as at
from tests.plans import plan_of as plan_of
from tests.plans import run_info as run_info

SLOWER = {Means.CAR: 1, Means.BICYCLE: 3, Means.WALKING: 10}
PHYSICAL, SCREEN = Mode.PHYSICAL, Mode.SCREEN


def window(
    earliest: str = "07:00", latest: str = "15:00", end_latest: str | None = None, day: int = 0
) -> TimeWindow:
    """A window for the start of care."""
    end = None if end_latest is None else at(end_latest, day)
    return TimeWindow(start_earliest=at(earliest, day), start_latest=at(latest, day), end_latest=end)


def visit(
    visit_id: str = "V1",
    citizen_id: str | None = None,
    *windows: TimeWindow,
    seconds: int = 600,
    screen_seconds: int | None = None,
    **fields: Any,
) -> Visit:
    """A physical visit of ten minutes between 07 and 15; `screen_seconds` offers the screen too."""
    modes = [VisitMode(service_duration=seconds)]
    if screen_seconds is not None:
        modes.append(VisitMode(mode=Mode.SCREEN, service_duration=screen_seconds))
    return Visit(
        **{
            "visit_id": visit_id,
            "citizen_id": citizen_id or "C" + visit_id[1:],
            "windows": windows or (window(),),
            "modes": tuple(modes),
            **fields,
        }
    )


def address(address_id: str, **fields: Any) -> Address:
    """An address; where it lies does not matter, for travel times are given apart."""
    return Address(**{"address_id": address_id, "latitude": 55.1, "longitude": 14.9, **fields})


def citizen(citizen_id: str = "C1", **fields: Any) -> Citizen:
    """A citizen at the address of the same number, who may have screen visits as far as the citizen is concerned."""
    home = "A" + citizen_id[1:]
    return Citizen(**{"citizen_id": citizen_id, "address_id": home, "screen": consenting(), **fields})


def consenting(**fields: Any) -> ScreenRecord:
    """A record that no rule objects to: able, says a nurse; consents, has a device; was visited often and the day before."""
    return ScreenRecord(
        **{
            "able": True,
            "assessed_by": Level.NURSE,
            "consent": Consent.GIVEN,
            "has_device": True,
            "first_visit_done": True,
            "last_physical": at("12:00", -1).date(),
            "physical_this_week": 7,
            **fields,
        }
    )


def worker(worker_id: str = "W1", level: Level = Level.SSH, **fields: Any) -> Worker:
    """A worker, SSH unless told otherwise."""
    return Worker(worker_id=worker_id, level=level, **fields)


def delegation(worker_id: str, citizen_id: str, task: str) -> Delegation:
    """A nurse's delegation of `task`."""
    return Delegation(worker_id=worker_id, citizen_id=citizen_id, task=task)


def pause(
    earliest: str = "10:00", latest: str = "12:00", seconds: int = 1800, *, day: int = 0, **fields: Any
) -> Break:
    """A break of half an hour, paid, anywhere."""
    return Break(start_earliest=at(earliest, day), start_latest=at(latest, day), duration=seconds, **fields)


def shift(
    shift_id: str = "S1",
    worker_id: str | None = None,
    start: str = "07:00",
    end: str = "15:00",
    *,
    day: int = 0,
    **fields: Any,
) -> Shift:
    """A day shift by car from base "B" and back; it serves both modes."""
    return Shift(
        **{
            "shift_id": shift_id,
            "worker_id": worker_id or "W" + shift_id[1:],
            "start": at(start, day),
            "end": at(end, day),
            "start_address": "B",
            "end_address": "B",
            "modes": frozenset(Mode),
            **fields,
        }
    )


def operator(
    shift_id: str = "U1", unit_id: str = "U", start: str = "07:00", end: str = "15:00", **fields: Any
) -> Shift:
    """A shift of screen visits in a unit, without places."""
    no_base = {"start_address": None, "end_address": None, "modes": frozenset({Mode.SCREEN})}
    return shift(shift_id, "O" + shift_id[1:], start, end, **{"unit_id": unit_id, **no_base, **fields})


def screen_unit(unit_id: str = "U", *seats: tuple[str, int]) -> ScreenUnit:
    """A unit with so many seats from each of these clocks on; without any, a seat for every operator."""
    return ScreenUnit(unit_id=unit_id, seats=tuple(Seats(start=at(clock), count=n) for clock, n in seats))


def splits(*services: str, call: int = 300, rest: int = 600) -> VisitSplit:
    """How a visit may be split, in seconds."""
    return VisitSplit(services=services or ("medicine",), screen_duration=call, physical_duration=rest)


def link(
    first: str, second: str, min_gap: int = 0, max_gap: int | None = None, worker: Any = "any"
) -> VisitLink:
    """A link between the starts of two visits, in seconds."""
    return VisitLink(first=first, second=second, min_gap=min_gap, max_gap=max_gap, worker=worker)


def pin(visit_id: str, **fields: Any) -> Pin:
    """A locked visit."""
    return Pin(visit_id=visit_id, **fields)


def instance(
    visits: Iterable[Visit] = (),
    shifts: Iterable[Shift] = (),
    *,
    citizens: Iterable[Citizen] = (),
    workers: Iterable[Worker] = (),
    addresses: Iterable[Address] = (),
    **fields: Any,
) -> Instance:
    """An instance; citizens, workers and addresses that are mentioned and not given are made."""
    visits, shifts, citizens, workers, addresses = (
        tuple(visits), tuple(shifts), tuple(citizens), tuple(workers), tuple(addresses)
    )  # fmt: skip
    citizens += tuple(
        citizen(c) for c in _missing((v.citizen_id for v in visits), {c.citizen_id for c in citizens})
    )
    given = {w.worker_id for w in workers}
    workers += tuple(worker(w) for w in _missing((s.worker_id for s in shifts), given))
    mentioned: list[str | None] = [place for s in shifts for place in (s.start_address, s.end_address)]
    mentioned += [c.address_id for c in citizens] + [b.address_id for s in shifts for b in s.breaks]
    addresses += tuple(address(a) for a in _missing(mentioned, {a.address_id for a in addresses}))
    return Instance(
        visits=visits, shifts=shifts, citizens=citizens, workers=workers, addresses=addresses, **fields
    )


def _missing(mentioned: Iterable[str | None], known: set[str]) -> list[str]:
    return [m for m in dict.fromkeys(mentioned) if m is not None and m not in known]


def grid_times(
    address_ids: Sequence[str] | Instance, step_seconds: int = 60, step_metres: int = 500
) -> TravelTimes:
    """Travel times on a line: neighbours in `address_ids` are one step apart.

    A step takes `step_seconds` by car, 3 times that by bicycle and 10 times that on foot. For an `Instance`
    the base "B" comes first and the others in order of name, so "A1" is one step from "B" and "A2" two.
    """
    if isinstance(address_ids, Instance):
        names = (a.address_id for a in address_ids.addresses)
        address_ids = sorted(names, key=lambda a: (a != "B", len(a), a))
    spot = np.arange(len(address_ids))
    steps = np.abs(spot[:, None] - spot[None, :])
    return TravelTimes(
        tuple(address_ids),
        {means: (steps * step_seconds * slower).astype(np.int32) for means, slower in SLOWER.items()},
        {means: (steps * step_metres).astype(np.int32) for means in Means},
    )


def four_visits() -> Instance:
    """The instance to know by heart: base B, then A1, A2, A3 on a line, 60 s a step by car (`grid_times`).

    V1 at A1; V2 and V3 both at A2; V4 at A3, ten minutes there or five by screen. All 07-15, all ten minutes
    of care. Two day shifts by car, S1 and S2, 07-15; default overhead (200 s before, 118 s after) and screen
    work (60 s before, 120 s after).
    """
    return instance(
        visits=[visit("V1"), visit("V2"), visit("V3", "C2"), visit("V4", "C3", screen_seconds=300)],
        shifts=[shift("S1"), shift("S2")],
        settings=Settings(),
    )
