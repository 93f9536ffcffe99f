"""Made-up workers: how many a day's visits need in each layer, who they are, and when they work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from planner.domain import Break, Level, Means, Shift, StopOverhead, Worker
from planner.services import MEDICINE_CERTIFICATE
from planner.synthetic.layers import DAY, Cover, Layer
from planner.synthetic.visits import Draft

ENTRY = (StopOverhead().arriving + StopOverhead().leaving) / 60  # minutes
PAID_BREAK, UNPAID_BREAK = 29, 30  # minutes; agreements differ, domain.md 4.2
UNPAID_SHARE = 0.1
BREAK_FROM = 6 * 60  # minutes of shift; the right to a break begins here
MAX_OVERTIME = 30  # minutes
USE = 0.9  # of a shift's net minutes filled when the number of workers is chosen; the rest is slack
PEAK = 198  # minutes over which the busiest hours are spread by moving visits inside their windows
SHORT_SHARE = 0.4  # at most, of the workers of a layer have a short shift
# Shares of a layer, and of its SSH who have the medicine course; assumed.
NURSES, ASSISTANTS, CERTIFIED = 0.10, 0.27, 0.85
FULL_WEEK = 5  # days in a row
HOME_STARTS, BICYCLES = 0.10, 0.25  # shares; bicycles in a town district alone (domain.md 5.2)


class Team(NamedTuple):
    """How many workers of a layer have full and short shifts, and how many of the full ones only clean."""

    full: int
    short: int
    unskilled: int


class Bases(NamedTuple):
    """Address ids where shifts start: team rooms with the share of workers at each, and homes of workers."""

    rooms: tuple[tuple[str, float], ...]
    homes: tuple[str, ...]


class Member(NamedTuple):
    """A worker and how he or she works every day. `rank` is that of the worker's level."""

    worker: Worker
    rank: int
    layer: Layer
    start: int
    end: int
    base: str
    means: Means
    paid_break: bool


def size_teams(drafts: Sequence[Draft], cover: Cover, leg: float, workers: int | None) -> list[Team]:
    """Return the team of each layer.

    Parameters
    ----------
    drafts
        The visits of a day.
    leg
        Minutes of travel before a visit, as an estimate.
    workers
        How many in all, shared out by need; None for enough to do every visit with modest slack.
    """
    needed = [
        _needed(_of_layer(drafts, cover, k), layer, leg * layer.leg_factor)
        for k, layer in enumerate(cover.layers)
    ]
    if workers is None:
        return needed
    counts = _share_out(workers, [t.full + t.short for t in needed])
    return [_scaled(t, n) for t, n in zip(needed, counts, strict=True)]


def _of_layer(drafts: Sequence[Draft], cover: Cover, layer: int) -> list[Draft]:
    return [d for d in drafts if cover.layer_at(d.usual) == layer]


def _needed(drafts: list[Draft], layer: Layer, leg: float) -> Team:
    cleaning = [d for d in drafts if d.level is Level.UNSKILLED]
    caring = [d for d in drafts if d.level is not Level.UNSKILLED]
    work = [(d.usual, d.staff * (d.minutes + ENTRY + leg)) for d in caring]
    # A cleaner's day has no peak; below half a day of it the others clean as well.
    tidy = sum(d.minutes + ENTRY + leg for d in cleaning)
    net = USE * (layer.end - layer.start - PAID_BREAK)
    unskilled = round(tidy / net)
    total = sum(w for _, w in work) + max(0.0, tidy - unskilled * net)
    peak = max(
        (sum(w for u, w in work if t <= u < t + PEAK) for t in range(layer.start, layer.end, 15)), default=0
    )
    at_peak = ceil(peak / PEAK)
    short_net = USE * (layer.short_end - layer.short_start)
    full = 2
    while full * net + _short(full, at_peak) * short_net < total or full + _short(full, at_peak) < at_peak:
        full += 1
    return Team(full + unskilled, _short(full, at_peak), unskilled)


def _short(full: int, at_peak: int) -> int:
    return max(0, min(at_peak - full, int(SHORT_SHARE * full)))


def _share_out(workers: int, needed: list[int]) -> list[int]:
    """Return how many of `workers` each layer gets: two, and the rest by largest need unmet."""
    if workers < 2 * len(needed):
        raise ValueError(f"{workers} worker(s) cannot staff {len(needed)} layer(s) with two each")
    counts = [2] * len(needed)
    for _ in range(workers - sum(counts)):
        counts[max(range(len(needed)), key=lambda k: needed[k] / counts[k])] += 1
    return counts


def _scaled(team: Team, count: int) -> Team:
    share = count / (team.full + team.short)
    short = min(round(team.short * share), max(0, count - 2))
    unskilled = min(round(team.unskilled * share), max(0, count - short - 2))
    return Team(count - short, short, unskilled)


def make_members(
    rng: np.random.Generator, teams: Sequence[Team], cover: Cover, bases: Bases, *, days: int, cycling: bool
) -> list[Member]:
    """Return the workers of all layers, numbered through, with the shift each works.

    On every day two or more of each layer are SSA or nurse; of a day layer of four or more, two are nurses.
    """
    least = 2 if days <= FULL_WEEK else 3  # one of three neighbours in the list may have a day off
    members: list[Member] = []
    for team, layer in zip(teams, cover.layers, strict=True):
        levels = _levels(team, layer, least)
        for place, level in enumerate(levels):
            number = len(members) + 1
            # Short shifts go to helpers, who stand last; cleaners work full days.
            short = len(levels) - team.unskilled - team.short <= place < len(levels) - team.unskilled
            members.append(_member(rng, number, level, layer, short, bases, cycling))
    return members


def _levels(team: Team, layer: Layer, least: int) -> list[Level]:
    caring = team.full + team.short - team.unskilled
    nurses = max(round(NURSES * caring), least if layer is DAY and caring >= 4 else 1)
    assistants = max(round(ASSISTANTS * caring), least - nurses)
    helpers = max(0, caring - nurses - assistants)
    levels = [Level.NURSE] * nurses + [Level.SSA] * assistants + [Level.SSH] * helpers
    return levels[:caring] + [Level.UNSKILLED] * team.unskilled


_TITLES = {Level.NURSE: "Sygeplejerske", Level.SSA: "SSA", Level.SSH: "SSH", Level.UNSKILLED: "Ufaglært"}


def _member(
    rng: np.random.Generator,
    number: int,
    level: Level,
    layer: Layer,
    short: bool,
    bases: Bases,
    cycling: bool,
) -> Member:
    certified = level in (Level.NURSE, Level.SSA) or (level is Level.SSH and rng.random() < CERTIFIED)
    bicycle = cycling and layer.end <= 23 * 60 and level is not Level.NURSE and rng.random() < BICYCLES
    from_home = rng.random() < HOME_STARTS and not bicycle and bases.homes
    rooms, shares = zip(*bases.rooms, strict=True)
    base = str(rng.choice(bases.homes if from_home else rooms, p=None if from_home else shares))
    return Member(
        Worker(
            worker_id=f"W{number:02d}",
            level=level,
            label=f"Medarbejder {number:02d} ({_TITLES[level]})",
            certificates=frozenset({MEDICINE_CERTIFICATE} if certified else ()),
        ),
        level.rank,
        layer,
        layer.short_start if short else layer.start,
        layer.short_end if short else layer.end,
        base,
        Means.BICYCLE if bicycle else Means.CAR,
        bool(rng.random() >= UNPAID_SHARE),
    )


def employed(team: Team, days: int) -> Team:
    """Return the team that keeps `team` at work every day: over more than five days everybody has two off in
    seven."""
    if days <= FULL_WEEK:
        return team
    return Team(*(ceil(n * 7 / 5) for n in team))


def works_on(number: int, day: int, days: int) -> bool:
    """Return whether worker `number` works on `day` (0, 1, ...); days off fall together and rotate over the
    workers."""
    return days <= FULL_WEEK or (day + 2 * number) % 7 < FULL_WEEK


def duty_sets(count: int, days: int) -> list[frozenset[int]]:
    """Return which of `count` members, by place in the list, are at work together on the days of a week."""
    week = range(min(days, 7) if days > FULL_WEEK else 1)
    return [frozenset(k for k in range(count) if works_on(k + 1, day, days)) for day in week]


def make_shift(member: Member, shift_id: str, day: date, zone: ZoneInfo) -> Shift:
    """Return the member's shift on `day`; a night shift belongs to the day on which it begins."""
    midnight = datetime.combine(day, time(), zone)

    def at(minute: int) -> datetime:
        return midnight + timedelta(minutes=minute)

    pause = Break(
        start_earliest=at(member.layer.break_earliest),
        start_latest=at(member.layer.break_latest),
        duration=60 * (PAID_BREAK if member.paid_break else UNPAID_BREAK),
        paid=member.paid_break,
    )
    return Shift(
        shift_id=shift_id,
        worker_id=member.worker.worker_id,
        start=at(member.start),
        end=at(member.end),
        start_address=member.base,
        end_address=member.base,
        means=member.means,
        max_overtime=60 * MAX_OVERTIME,
        breaks=(pause,) if member.end - member.start >= BREAK_FROM else (),
    )
