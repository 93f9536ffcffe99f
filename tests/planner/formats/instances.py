"""Random instances that every form of the input must hold: odd names, several days, the night summer time ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

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
    ScreenRules,
    ScreenUnit,
    ScreenUse,
    Seats,
    Settings,
    Shift,
    StopOverhead,
    TimeWindow,
    Visit,
    VisitLink,
    VisitMode,
    VisitSplit,
    Weights,
    Worker,
)  # fmt: skip

_LETTERS = "abcæøåÆØÅ019 =;,\"'.+-#/&"
NAMES = st.text(_LETTERS, min_size=1, max_size=6).map(lambda s: "n" + s.strip())
LABELS = st.text(_LETTERS + "|\n", max_size=8).map(str.strip)
SECONDS = st.integers(0, 20_000)
MINUTES = st.integers(0, 3 * 24 * 60 - 1)
# Begins the day before summer time ends, so that times in the hour that occurs twice are among them.
START = datetime(2026, 10, 24, tzinfo=UTC)


def _instant(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def _ids(prefix: str, count: int, names: list[str]) -> list[str]:
    return [f"{prefix}{i}{names[i % len(names)] if names else ''}" for i in range(count)]


@st.composite
def _window(draw: Any, minute: int) -> TimeWindow:
    latest = minute + draw(st.integers(0, 90))
    end = draw(st.none() | st.integers(latest + 340, latest + 400).map(_instant))
    return TimeWindow(start_earliest=_instant(minute), start_latest=_instant(latest), end_latest=end)


@st.composite
def _overhead(draw: Any) -> StopOverhead:
    return StopOverhead(arriving=draw(SECONDS), leaving=draw(SECONDS))


DAYS = st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31))
COUNTS = st.integers(0, 9)
SHARES = st.sampled_from([0.0, 0.04, 0.5, 1.0])


def _some_screen_record() -> st.SearchStrategy[ScreenRecord]:
    return st.builds(
        ScreenRecord, able=st.none() | st.booleans(), assessed_by=st.none() | st.sampled_from(list(Level)), assessed_on=DAYS,
        reassess_by=DAYS, consent=st.sampled_from(list(Consent)), consent_until=DAYS, has_device=st.booleans(),
        first_visit_done=st.booleans(), last_physical=DAYS, physical_this_week=COUNTS, physical_later_this_week=COUNTS,
        screen_in_a_row=COUNTS, min_physical_per_week=st.none() | COUNTS,
    )  # fmt: skip


def _rules() -> st.SearchStrategy[ScreenRules]:
    return st.builds(
        ScreenRules, policy=st.sampled_from(["opt_in", "first_choice"]), assessors=st.frozensets(st.sampled_from(list(Level))),
        first_visit_physical=st.booleans(), min_physical_per_week=COUNTS, max_days_without_physical=st.none() | st.integers(1, 9),
        max_in_a_row=st.none() | st.integers(1, 9), unanswered=SHARES, second_answered=SHARES, attempts=st.sampled_from([1, 2]),
        retry_after=SECONDS, fallback_within=SECONDS, require_fallback=st.booleans(), max_visits=st.none() | COUNTS,
        far_metres=st.none() | SECONDS, far_share=st.none() | SHARES,
    )  # fmt: skip


def _uses() -> st.SearchStrategy[dict[str, ScreenUse]]:
    return st.dictionaries(st.sampled_from(["bath", "toilet", "nfodpleje"]), st.sampled_from(list(ScreenUse)))


@st.composite
def _unit(draw: Any, unit_id: str) -> ScreenUnit:
    """Seats at any quarters of two days, in any numbers: shut first, shut twice, open without an end."""
    quarters = sorted(draw(st.sets(st.integers(0, 190), max_size=5)))
    seats = tuple(Seats(start=_instant(15 * q), count=draw(st.integers(0, 2))) for q in quarters)
    return ScreenUnit(unit_id=unit_id, label=draw(LABELS), seats=seats)


@st.composite
def _split(draw: Any) -> VisitSplit:
    length = st.integers(1, 5000)
    return VisitSplit(services=("medicine",), screen_duration=draw(length), physical_duration=draw(length))


@st.composite
def _visit(draw: Any, visit_id: str, citizens: list[str]) -> Visit:
    first = draw(st.integers(0, 2000))
    windows = [draw(_window(first + 200 * i)) for i in range(draw(st.integers(1, 3)))]
    modes = draw(st.lists(st.sampled_from(list(Mode)), min_size=1, max_size=2, unique=True))
    services = draw(st.lists(st.sampled_from(["medicine", "bath", "cleaning"]), max_size=3).map(tuple))
    mixed = "medicine" in services and len(services) > 1
    return Visit(
        visit_id=visit_id,
        citizen_id=draw(st.sampled_from(citizens)),
        windows=tuple(windows),
        modes=tuple(VisitMode(mode=m, service_duration=draw(SECONDS)) for m in modes),
        services=services,
        promised_latest=draw(st.none() | MINUTES.map(_instant)),
        staff_required=draw(st.sampled_from([1, 2])),
        level=draw(st.sampled_from(list(Level))),
        certificates=draw(st.frozensets(NAMES, max_size=2)),
        delegated_tasks=draw(st.frozensets(NAMES, max_size=2)),
        priority=draw(st.integers(1, 5)),
        must_be_physical=Mode.PHYSICAL in modes and draw(st.booleans()),
        split=draw(st.none() | _split()) if mixed else None,
        second_on_screen=draw(st.booleans()),
    )


@st.composite
def _shift(draw: Any, shift_id: str, worker_id: str, places: list[str], day: int, units: list[str]) -> Shift:
    start = day * 24 * 60 + draw(st.integers(0, 600))
    length = draw(st.integers(120, 800))
    place = st.sampled_from(places)
    unit = draw(st.none() | st.sampled_from(units)) if units else None
    physical = unit is None and draw(st.booleans())
    breaks = tuple(
        Break(
            start_earliest=_instant(start + 10), start_latest=_instant(start + 30), duration=draw(st.integers(0, 1800)),
            paid=draw(st.booleans()), address_id=draw(st.none() | place),
        )
        for _ in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    return Shift(
        shift_id=shift_id,
        worker_id=worker_id,
        start=_instant(start),
        end=_instant(start + length),
        start_address=None if unit else draw(place if physical else st.none() | place),
        end_address=None if unit else draw(place if physical else st.none() | place),
        means=draw(st.sampled_from(list(Means))),
        max_overtime=draw(SECONDS),
        breaks=breaks,
        modes=frozenset(Mode) if physical else frozenset({Mode.SCREEN}),
        unit_id=unit,
    )


@st.composite
def instances(draw: Any) -> Instance:
    """An instance without errors, of up to four of each kind."""
    names = draw(st.lists(NAMES, max_size=3))
    places, citizens, workers, visits = (
        _ids(p, draw(st.integers(1, 4)), names) for p in ("A", "C", "W", "V")
    )
    units = _ids("U", draw(st.integers(0, 2)), names)
    some_workers = st.frozensets(st.sampled_from(workers), max_size=2)
    latitude, longitude = st.floats(54.9, 55.3), st.floats(14.6, 15.1)
    shifts = [draw(_shift(f"S{i}", w, places, i % 2, units)) for i, w in enumerate(workers)]
    built = [draw(_visit(v, citizens)) for v in visits]
    pins = {v: Pin(
        visit_id=v, shift_id=draw(st.none() | st.sampled_from([s.shift_id for s in shifts])),
        start=draw(st.none() | MINUTES.map(_instant)), mode=draw(st.none() | st.sampled_from([m.mode for m in built[i].modes])),
        seat=draw(st.integers(0, built[i].staff_required - 1)),
    ) for i, v in enumerate(visits) if draw(st.booleans())}  # fmt: skip
    links = [
        VisitLink(first=a, second=b, min_gap=draw(SECONDS), max_gap=draw(st.none() | st.integers(20_000, 40_000)),
                  worker=draw(st.sampled_from(["any", "same", "different"])))
        for a, b in pairwise(visits)
    ]  # fmt: skip
    delegations = st.tuples(st.sampled_from(workers), st.sampled_from(citizens), NAMES)
    return Instance(
        title=draw(LABELS),
        synthetic=draw(st.booleans()),
        addresses=tuple(
            Address(address_id=a, latitude=draw(latitude), longitude=draw(longitude), label=draw(LABELS),
                    overhead=draw(st.dictionaries(st.sampled_from(list(Means)), _overhead(), max_size=3)))
            for a in places
        ),
        citizens=tuple(
            Citizen(citizen_id=c, address_id=draw(st.sampled_from(places)), label=draw(LABELS),
                    preferred_workers=draw(some_workers), required_workers=draw(some_workers), forbidden_workers=draw(some_workers),
                    screen=draw(st.none() | _some_screen_record()))
            for c in citizens
        ),
        workers=tuple(
            Worker(worker_id=w, level=draw(st.sampled_from(list(Level))), label=draw(LABELS),
                   certificates=draw(st.frozensets(NAMES, max_size=2)),
                   heavy_price=draw(st.sampled_from([0, 6000])), care_price=draw(st.sampled_from([0, 5])))
            for w in workers
        ),
        delegations=tuple(
            Delegation(worker_id=w, citizen_id=c, task=t) for w, c, t in draw(st.lists(delegations, max_size=3, unique=True))
        ),
        units=tuple(draw(_unit(u)) for u in units),
        shifts=tuple(shifts),
        visits=tuple(built),
        links=tuple(links),
        pins=tuple(pins.values()),
        settings=Settings(
            timezone=draw(st.sampled_from(["Europe/Copenhagen", "America/New_York", "UTC"])),
            overhead={m: draw(_overhead()) for m in Means},
            screen_setup=draw(SECONDS),
            screen_documentation=draw(SECONDS),
            screen=draw(_rules()),
            service_screen=draw(_uses()),
            weights=Weights(
                unplanned=(10**12, 10**10, 10**9, 10**8, 10**7), waiting=draw(SECONDS), screen_value=draw(st.integers(-9, 9)),
            ),
        ),
    )  # fmt: skip
