"""Day, evening and night: which working hours a made-up instance covers."""

from __future__ import annotations

from typing import NamedTuple

HOUR = 60  # minutes; all clock times in this package are minutes after local midnight of the visit's day

NIGHT_FROM_CITIZENS = 60  # fewer are seen at night by a team that serves several districts
NURSE_VISITS_FROM_CITIZENS = 40
# Minutes from a shift's start to a first visit that can be counted on, and from a last one home.
SETTLE_IN = 30


class Layer(NamedTuple):
    """One layer of shifts (vagtlag). Minutes after midnight.

    Full shifts run from `start` to `end`, short ones from `short_start` to `short_end`; a break starts
    between `break_earliest` and `break_latest`. `leg_factor`: how much longer a leg is than the day's,
    because fewer visits lie further apart; used for nothing but the number of workers.
    """

    name: str
    start: int
    end: int
    short_start: int
    short_end: int
    break_earliest: int
    break_latest: int
    leg_factor: float


DAY = Layer("day", 7 * HOUR, 15 * HOUR, 7 * HOUR, 12 * HOUR, 10 * HOUR + 30, 12 * HOUR + 30, 0.9)
EVENING = Layer("evening", 15 * HOUR, 23 * HOUR, 17 * HOUR + 30, 23 * HOUR, 18 * HOUR, 20 * HOUR, 1.15)
NIGHT = Layer("night", 23 * HOUR, 31 * HOUR, 23 * HOUR, 31 * HOUR, 26 * HOUR, 28 * HOUR, 1.8)


class Cover(NamedTuple):
    """What the staff can serve: the layers, earliest first, and whether visits may ask for a nurse."""

    layers: tuple[Layer, ...]
    nurse_visits: bool

    @property
    def end(self) -> int:
        """When the last layer ends, minutes after midnight."""
        return self.layers[-1].end

    def layer_at(self, minute: int) -> int:
        """Return the number of the layer on duty at `minute`; the last one for anything later."""
        return next((k for k, layer in enumerate(self.layers) if minute < layer.end), len(self.layers) - 1)


def cover_for(citizens: int, workers: int | None) -> Cover:
    """Return the layers that `workers` (None: as many as needed) can staff with two or more each.

    Below 4 workers the day alone, below 8 day and evening; nights from 60 citizens.
    """
    night = citizens >= NIGHT_FROM_CITIZENS and (workers is None or workers >= 8)
    evening = workers is None or workers >= 4
    layers = (DAY, EVENING, NIGHT) if night else (DAY, EVENING) if evening else (DAY,)
    return Cover(layers, citizens >= NURSE_VISITS_FROM_CITIZENS and (workers is None or workers >= 8))
