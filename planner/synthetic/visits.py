"""The visits of one day: when, how long, what is asked of the worker; plain drafts first, then domain
records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np

from planner.domain import Level, TimeWindow, Visit, VisitLink, VisitMode
from planner.services import BY_CODE, WindowKind
from planner.synthetic.care import NIGHT_SLOT, SLOTS, Bundle, day_of_care, draw_minutes, seldom_care, slot_of
from planner.synthetic.layers import DAY, HOUR, SETTLE_IN, Cover
from planner.synthetic.people import Person

DOUBLE_SHARE = 0.04  # of visits need two workers; assumed, no source was found (domain.md 5.2)
HEAVY_SHARE = 0.05  # of the visited citizens: 2 % of all recipients, who are mostly the daily-visited ones
CRITICAL_SHARE = 0.08  # of visits are time-critical; assumed (domain.md 5.2)
PROMISE = 30  # minutes after the usual time that the citizen has been told; assumed
DOSE_GAP = 4 * HOUR  # between doses (domain.md 4.5)
TWO_WINDOWS_SHARE = 0.2  # of the cleaning visits must leave the citizen's lunch hour alone; assumed


@dataclass(frozen=True)
class Draft:
    """One visit before it has a date. `usual` is its usual start, minutes after midnight; `minutes` of
    care."""

    person: int
    usual: int
    minutes: int
    services: Bundle
    staff: int = 1
    critical: bool = False
    lunch_free: bool = False

    @cached_property
    def kind(self) -> WindowKind:
        """The tightest window among the services."""
        order = list(WindowKind)
        kind = (
            WindowKind.CRITICAL
            if self.critical
            else min((BY_CODE[s].window for s in self.services), key=order.index)
        )
        return kind if slot_of(self.usual) != NIGHT_SLOT else WindowKind.NORMAL  # the night team makes rounds

    @cached_property
    def level(self) -> Level:
        """The highest level among the services."""
        return max((BY_CODE[s].level for s in self.services), key=lambda level: level.rank)

    @cached_property
    def rank(self) -> int:
        """Rank of `level`, kept because it is asked once for every worker."""
        return self.level.rank

    @cached_property
    def tasks(self) -> frozenset[str]:
        """What must have been delegated."""
        return frozenset(t for s in self.services if (t := BY_CODE[s].delegated_task))

    @cached_property
    def certificates(self) -> frozenset[str]:
        """What the worker must hold."""
        return frozenset(c for s in self.services if (c := BY_CODE[s].certificate))


def draw_drafts(rng: np.random.Generator, people: list[Person], cover: Cover) -> list[Draft]:
    """Return the visits that make up one ordinary day (for seldom-visited citizens: their one visit), by
    person.

    The shares of double-staffed and time-critical visits are met as nearly as whole visits allow.
    """
    drafts: list[Draft] = []
    for person in people:
        drafts += _daily(rng, person, cover) if person.daily else [_seldom(rng, person)]
    drafts = _mark_double(drafts, people)
    return [_settle(d, cover) for d in _mark_critical(rng, drafts, people)]


def _daily(rng: np.random.Generator, person: Person, cover: Cover) -> list[Draft]:
    minutes = _times_of_day(person, cover)
    care = day_of_care(rng, person, minutes, cover.nurse_visits)
    return [Draft(person.number, m, draw_minutes(rng, b), b) for m, b in zip(minutes, care, strict=True)]


def _times_of_day(person: Person, cover: Cover) -> list[int]:
    """Return usual starts, ascending, evenly spaced in the *share* of visits: over all citizens the shares by
    time of day come out exactly, while one citizen's visits keep apart. Starts that no layer covers are left
    out."""
    reach = np.cumsum([0.0] + [share for _, _, share in SLOTS])
    clock = np.array([SLOTS[0][0]] + [end for _, end, _ in SLOTS])
    covered = float(np.interp(cover.end, clock, reach))
    quantile = (np.arange(person.visits) + person.rhythm) / person.visits
    quantile = quantile[quantile < covered] if person.visits > 1 else quantile * covered
    return [int(m) for m in np.interp(quantile, reach, clock)]


def _seldom(rng: np.random.Generator, person: Person) -> Draft:
    bundle = seldom_care(rng)
    usual = int(rng.integers(DAY.start + HOUR, DAY.end - 2 * HOUR))
    return Draft(
        person.number, usual, draw_minutes(rng, bundle), bundle, lunch_free=rng.random() < TWO_WINDOWS_SHARE
    )


def _mark_double(drafts: list[Draft], people: list[Person]) -> list[Draft]:
    """Give the citizens with most hours two workers for care with a transfer in it, until the share is
    met."""
    wanted = round(DOUBLE_SHARE * len(drafts))
    heavy = sorted(people, key=lambda p: -p.hours)[: max(1, round(HEAVY_SHARE * len(people)))]
    for person in heavy:
        for k, draft in enumerate(drafts):
            fits = draft.person == person.number and not draft.tasks and draft.level is Level.SSH
            fits = fits and slot_of(draft.usual) != NIGHT_SLOT  # two at night come from elsewhere
            if wanted and fits:
                services = draft.services if "transfer" in draft.services else (*draft.services, "transfer")
                drafts[k] = replace(draft, staff=2, services=services)
                wanted -= 1
    return drafts


def _mark_critical(rng: np.random.Generator, drafts: list[Draft], people: list[Person]) -> list[Draft]:
    """Insulin is always time-critical; then medicine, citizen by citizen, until the share is met."""
    critical = [k for k, d in enumerate(drafts) if "insulin" in d.services]
    wanted = round(CRITICAL_SHARE * len(drafts))
    for number in rng.permutation(len(people)).tolist():
        doses = [k for k, d in enumerate(drafts) if d.person == number and "medicine" in d.services]
        if len(critical) + len(doses) <= wanted and not any(k in critical for k in doses):
            critical += doses
    chosen = set(critical)
    return [replace(d, critical=True) if k in chosen else d for k, d in enumerate(drafts)]


def _settle(draft: Draft, cover: Cover) -> Draft:
    """Keep usual times away from the change of shifts by what it takes to drive out and home."""
    layer = cover.layers[cover.layer_at(draft.usual)]
    earliest, latest = layer.start + SETTLE_IN, layer.end - SETTLE_IN - draft.minutes
    return replace(draft, usual=5 * round(min(max(draft.usual, earliest), latest) / 5))


@lru_cache(maxsize=8192)  # asked once for every worker
def windows(draft: Draft, cover: Cover) -> tuple[tuple[int, int], ...]:
    """Return (earliest, latest) starts of a visit, minutes after midnight, disjoint and ascending."""
    first, last = cover.layers[0].start, cover.end - SETTLE_IN - draft.minutes
    kind = draft.kind
    if kind.margin is not None:
        return (
            (max(draft.usual - kind.margin, first), min(draft.usual + kind.margin, max(last, draft.usual))),
        )
    if kind is WindowKind.WORKDAY:
        latest = DAY.end - SETTLE_IN - draft.minutes
        return (
            ((first + 60, 11 * HOUR), (12 * HOUR + 30, latest))
            if draft.lunch_free
            else ((first + 30, latest),)
        )
    half = (7, 12) if draft.usual < 12 * HOUR else (12, 17) if draft.usual < 17 * HOUR else (17, 23)
    start, end = half[0] * HOUR, half[1] * HOUR - SETTLE_IN - draft.minutes
    return ((min(start, draft.usual), max(min(end, last), draft.usual)),)


def to_visit(draft: Draft, visit_id: str, citizen_id: str, midnight: datetime, cover: Cover) -> Visit:
    """Return the domain record of a draft on the day that begins at `midnight` (aware)."""
    rows = [BY_CODE[s] for s in draft.services]

    def at(minute: int) -> datetime:
        return midnight + timedelta(minutes=minute)

    workday = draft.kind is WindowKind.WORKDAY
    return Visit(
        visit_id=visit_id,
        citizen_id=citizen_id,
        windows=tuple(
            TimeWindow(start_earliest=at(a), start_latest=at(b), end_latest=at(DAY.end) if workday else None)
            for a, b in windows(draft, cover)
        ),
        modes=(VisitMode(service_duration=60 * draft.minutes),),
        services=draft.services,
        promised_latest=at(draft.usual + PROMISE)
        if draft.kind in (WindowKind.NORMAL, WindowKind.MEAL)
        else None,
        staff_required=2 if draft.staff == 2 else 1,
        level=draft.level,
        certificates=draft.certificates,
        delegated_tasks=draft.tasks,
        priority=1 if draft.critical else min(r.priority for r in rows),
    )


def dose_links(drafts: list[Draft], visit_ids: list[str]) -> list[VisitLink]:
    """Return the least gaps between consecutive doses of one person on one day.

    Four hours where the usual times leave room for it, else three quarters of what lies between them.
    """
    links = []
    doses = [
        (d, v) for d, v in zip(drafts, visit_ids, strict=True) if {"medicine", "insulin"} & set(d.services)
    ]
    for (first, first_id), (second, second_id) in pairwise(doses):
        gap = min(DOSE_GAP, int(0.75 * (second.usual - first.usual)) // 15 * 15)
        if first.person == second.person and gap >= 60:
            links.append(VisitLink(first=first_id, second=second_id, min_gap=60 * gap))
    return links
