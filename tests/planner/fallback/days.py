"""Days with one call to know by heart, and routes laid out again with a fallback put in, from first principles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from planner.domain import (
    Activity,
    Citizen,
    Consent,
    Instance,
    Level,
    Mode,
    Plan,
    Route,
    ScreenRecord,
    ScreenRules,
    Settings,
    Shift,
    TimeWindow,
    Visit,
    VisitMode,
)
from planner.fallback import Coverage, ScreenCall, coverage
from planner.travel.times import TravelTimes
from tests.builders import (
    Entry,
    after,
    citizen,
    grid_times,
    instance,
    plan_of,
    shift,
    visit,
    window,
)

OPEN = ScreenRules(min_physical_per_week=0, max_days_without_physical=None, max_in_a_row=None)
ASSENTING = ScreenRecord(
    able=True,
    assessed_by=Level.NURSE,
    assessed_on=date(2026, 2, 1),
    consent=Consent.GIVEN,
    has_device=True,
    first_visit_done=True,
    last_physical=date(2026, 3, 1),
)


def rules(**fields: Any) -> Settings:
    """Settings with rules for screen visits that stand in nobody's way, but for `fields`."""
    return Settings(screen=OPEN.model_copy(update=fields))


def on_screen(citizen_id: str, **fields: Any) -> Citizen:
    """A citizen who has said yes to screen visits."""
    return citizen(citizen_id, screen=ASSENTING, **fields)


def caller(**fields: Any) -> Shift:
    """Shift S9 of somebody who only calls, and has no places."""
    return shift("S9", start_address=None, end_address=None, modes=frozenset({Mode.SCREEN}), **fields)


def call_at(clock: str = "08:00", visit_id: str = "V5", **fields: Any) -> Visit:
    """Visit V5 at A5, by screen (five minutes) or at home (fifteen), to start at `clock` sharp."""
    home = fields.pop("citizen_id", None)
    return visit(visit_id, home, window(clock, clock), seconds=900, screen_seconds=300, **fields)


def day(
    visits: Iterable[Visit],
    shifts: Iterable[Shift],
    sequences: dict[str, Sequence[Entry]],
    **fields: Any,
) -> tuple[Instance, TravelTimes, Plan]:
    """A day with the call V5 made on S9, on a line of addresses A1 to A9 and the base, 60 s and 500 m a step."""
    given = tuple(visits)
    people = {c.citizen_id: c for c in fields.pop("citizens", ())}
    for v in given:
        people.setdefault(v.citizen_id, on_screen(v.citizen_id))
    settings = fields.pop("settings", rules())
    day = instance(given, (*shifts, caller()), citizens=people.values(), settings=settings, **fields)
    travel = grid_times(["B", *(f"A{n}" for n in range(1, 10))])
    return day, travel, plan_of(day, travel, {"S9": [("V5", "screen")], **sequences})


def covered(given: tuple[Instance, TravelTimes, Plan]) -> Coverage:
    return coverage(*given)


def only_call(given: tuple[Instance, TravelTimes, Plan]) -> ScreenCall:
    """The one call of a day."""
    (call,) = coverage(*given).calls
    return call


def with_visit(given: Instance, call: ScreenCall) -> Instance:
    """The instance with a visit F at the citizen's, in the time that the call leaves it, tied as the call is."""
    old = given.visit[call.visit_id]
    extra = old.model_copy(
        update={
            "visit_id": "F",
            "modes": (VisitMode(service_duration=call.service_seconds),),
            "windows": (TimeWindow(start_earliest=call.known_at, start_latest=call.deadline),),
            "promised_latest": None,
            "staff_required": call.workers,
        }
    )
    links = []
    for k in given.links:
        ends = [("F" if v == call.visit_id else v) for v in (k.first, k.second)]
        if "F" in ends:
            links.append(k.model_copy(update={"first": ends[0], "second": ends[1]}))
    return given.model_copy(update={"visits": (*given.visits, extra), "links": (*given.links, *links)})


def with_fallback(
    given: Instance, travel: TravelTimes, plan: Plan, call: ScreenCall
) -> tuple[Instance, Plan]:
    """The instance with the visit F, and the plan with it put in where reported. The call stays where it is: it was tried.

    One worker begins as soon as can be, whatever was reported; of two, nobody before the instant reported for both.
    """
    more = with_visit(given, call)
    routes = list(plan.routes)
    for seat, takeover in enumerate(call.takeovers):
        rows = [k for k, r in enumerate(routes) if r.shift_id == takeover.shift_id]
        t = takeover
        route = routes[rows[0]]
        start = out_again(more, travel, route, call.known_at) if t.from_base else call.known_at
        start = start if call.workers == 1 else max(start, t.start)
        known = None if t.from_base else call.known_at
        routes[rows[0]] = put_in(more, travel, route, t.position, start, known, seat)
    return more, plan.model_copy(update={"routes": tuple(routes)})


def out_again(given: Instance, travel: TravelTimes, route: Route, known: datetime) -> datetime:
    """When somebody who is back from a route at `known`, or drives back first, can begin F: a way and a stop of their own."""
    s = given.shift[route.shift_id]
    home = given.citizen[given.visit["F"].citizen_id].address_id
    out, _ = travel.leg(s.means, s.end_address or "", home)
    return after(max(known, route.return_time), out + 200)


def put_in(
    given: Instance,
    travel: TravelTimes,
    route: Route,
    position: int,
    start: datetime,
    known: datetime | None,
    seat: int,
) -> Route:
    """The route with F at a position: not before `start`, nor sooner than somebody who leaves the place before at `known` can.

    A stay at the base has no place within a route: of somebody who sets out again, the route shows the way to F from the citizen
    before, and the wait has the rest of the time. `start` says all then, and `known` is None.
    """
    s = given.shift[route.shift_id]
    extra = given.visit["F"]
    home = given.citizen[extra.citizen_id].address_id
    steps = list(route.activities) or _pauses(s)
    steps.insert(position, _blank("visit", start, extra.modes[0].service_duration, "F", home, seat))
    starts = [a.start for a in steps]
    departure = s.start if position == 0 or not route.activities else route.departure
    now, here, activities = departure, s.start_address, []
    for k, a in enumerate(steps):
        leg = travel.leg(s.means, here, a.address_id) if here and a.address_id else (0, 0)
        arriving, leaving = _around(given, steps, k)
        ready = after(after(now, leg[0]), arriving)
        start = max(starts[k], ready)
        if a.visit_id == "F":
            start = max(start, after(known, leg[0] + arriving)) if known else start
        end = after(start, int((a.end - a.start).total_seconds()))
        activities.append(
            a.model_copy(
                update={
                    "travel_seconds": leg[0], "travel_metres": leg[1],
                    "arriving_seconds": arriving, "leaving_seconds": leaving,
                    "wait_seconds": int((start - ready).total_seconds()),
                    "arrival": after(now, leg[0]), "start": start, "end": end, "departure": after(end, leaving),
                }
            )
        )  # fmt: skip
        now, here = after(end, leaving), a.address_id or here
    leg = travel.leg(s.means, here or "", s.end_address or "")
    return route.model_copy(
        update={
            "departure": departure, "activities": tuple(activities), "return_time": after(now, leg[0]),
            "return_travel_seconds": leg[0], "return_travel_metres": leg[1],
        }
    )  # fmt: skip


def _pauses(s: Shift) -> list[Activity]:
    due = sorted(s.breaks, key=lambda b: b.start_latest)
    return [_blank("break", max(b.start_earliest, s.start), b.duration, None, b.address_id, 0) for b in due]


def _blank(
    kind: Any, start: datetime, seconds: int, visit_id: str | None, place: str | None, seat: int
) -> Activity:
    end = after(start, seconds)
    mode = Mode.PHYSICAL if visit_id else None
    return Activity(
        kind=kind, visit_id=visit_id, seat=seat, mode=mode, address_id=place,
        arrival=start, start=start, end=end, departure=end,
    )  # fmt: skip


def _around(given: Instance, steps: Sequence[Activity], k: int) -> tuple[int, int]:
    """Stop overhead (200 s and 118 s) at the ends of a stop, set-up and documentation of a call, nothing at a break."""
    a = steps[k]
    if a.kind == "break":
        return 0, 0
    if a.mode is Mode.SCREEN:
        return given.settings.screen_setup, given.settings.screen_documentation
    same = [
        0 <= j < len(steps) and steps[j].kind == "visit" and steps[j].address_id == a.address_id
        for j in (k - 1, k + 1)
    ]
    return (0 if same[0] else 200), (0 if same[1] else 118)


def clock(instant: datetime) -> str:
    """Local time of day with seconds."""
    return instant.strftime("%H:%M:%S")
