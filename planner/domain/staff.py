"""Who gives care, and when: workers, shifts, breaks and the screen unit."""

from __future__ import annotations

from pydantic import Field

from planner.domain.base import EachPrice, Instant, Level, Means, Mode, Record, Seconds, UnitPrice


def _nothing(price: int) -> bool:
    return price == 0


class Delegation(Record):
    """A nurse has handed `task` for one citizen to one worker (opgaveoverdragelse)."""

    worker_id: str
    citizen_id: str
    task: str


class Worker(Record):
    """Who travels or calls (medarbejder).

    What the lists so far weigh, in points, so that others are asked first: `heavy_price` for each heavy visit
    (`planner.heavy`) given to this worker, `care_price` for each second of care. At 0 they are left out of what is written
    and of digests: an input without them is what it was before they existed.
    """

    worker_id: str
    level: Level
    label: str = ""
    certificates: frozenset[str] = frozenset()
    heavy_price: EachPrice = Field(default=0, exclude_if=_nothing)
    care_price: UnitPrice = Field(default=0, exclude_if=_nothing)


class Break(Record):
    """A pause inside a shift. It starts within the window; `address_id` where it must be held, None for anywhere.

    An unpaid break is taken out of the shift's paid time. A shift without visits takes no break.
    """

    start_earliest: Instant
    start_latest: Instant
    duration: Seconds
    paid: bool = True
    address_id: str | None = None


class Shift(Record):
    """A working period (vagt). The worker leaves `start_address` no earlier than `start` and is back at `end_address`
    by `end`; later, up to `max_overtime` seconds, is overtime and costs. Places may be None for a shift of screen visits.
    `unit_id`: the screen unit whose seats it uses; such a shift takes screen visits only, and has no places."""

    shift_id: str
    worker_id: str
    start: Instant
    end: Instant
    start_address: str | None
    end_address: str | None
    means: Means = Means.CAR
    max_overtime: Seconds = 0
    breaks: tuple[Break, ...] = ()
    modes: frozenset[Mode] = frozenset({Mode.PHYSICAL})
    unit_id: str | None = None


class Seats(Record):
    """From `start` until the unit's next row there are `count` seats; 0 is shut."""

    start: Instant
    count: int = Field(ge=0)


class ScreenUnit(Record):
    """A screen unit (skærmenhed): operators, who are shifts with its `unit_id`, share its seats, given by quarters of an hour.

    `seats`: ascending; none before the first. A call needs a seat from its set-up to the end of its documentation. Without rows
    every operator has a seat.
    """

    unit_id: str
    label: str = ""
    seats: tuple[Seats, ...] = ()
