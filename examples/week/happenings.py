"""What the mornings of the week bring, drawn at random from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from examples.week.records import Happenings
from planner.domain import Instance
from planner.replan import Happened, Past
from planner.replan.events import Event, Sick, VisitCancelled, VisitsAdded
from planner.scenarios.edits.citizens import NewVisit
from planner.synthetic.randomness import stream

HOME_FROM_HOSPITAL = (
    NewVisit(services=("meal",), earliest="12:00", latest="13:30"),
    NewVisit(services=("hygiene",), earliest="17:30", latest="20:00"),
)
"""What a citizen needs more, from the day of discharge on: help at noon and in the evening; assumed."""


@dataclass(frozen=True)
class Rates:
    """How often things happen, as domain.md 5.2 has them.

    `sick`: of workers on a day (0.071, from published figures of sickness absence). `discharges`: a recipient a week (6 per 1,000,
    assumed). `cancelled`: of visits (4 %, assumed). Raises ValueError for what is not a share.
    """

    sick: float = 0.071
    discharges: float = 0.006
    cancelled: float = 0.04

    def __post_init__(self) -> None:
        for name, share in vars(self).items():
            if not 0 <= share <= 1:
                raise ValueError(f"{name} must be from 0 to 1, not {share}")


def draw(day: Instance, past: Past, rates: Rates, seed: int) -> Happenings:
    """Return what happens on the morning of `past.now`.

    Sick may be who has a shift that is not over; called off, what has not begun; home from hospital comes who is known. Each kind
    has its own stream of random numbers, by date, so that the same seed brings the same events.
    """
    date = past.now.date().isoformat()
    workers = sorted({s.worker_id for s in day.shifts if s.end > past.now})
    visits = sorted(v.visit_id for v in day.visits if v.visit_id not in past.visits)
    citizens = sorted(c.citizen_id for c in day.citizens)
    return Happenings(
        sick=_drawn(workers, rates.sick, seed, f"sick {date}"),
        discharged=_drawn(citizens, rates.discharges / 7, seed, f"discharged {date}"),
        cancelled=_drawn(visits, rates.cancelled, seed, f"cancelled {date}"),
    )


def as_events(happened: Happenings) -> tuple[Happened, ...]:
    """Return them as re-planning takes them."""
    events: list[Event] = [Sick(worker=w) for w in happened.sick]
    events += [VisitsAdded(citizen=c, visits=HOME_FROM_HOSPITAL) for c in happened.discharged]
    events += [VisitCancelled(visit=v) for v in happened.cancelled]
    return tuple(Happened(event) for event in events)


def _drawn(ids: Sequence[str], share: float, seed: int, name: str) -> tuple[str, ...]:
    return tuple(i for i, u in zip(ids, stream(seed, name).random(len(ids)), strict=True) if u < share)
