"""When a screen unit has a seat left for one call more, the others' calls staying where they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from planner.domain import Instance, Mode, Plan, Shift

FOREVER = 2**40
Span = tuple[int, int]


@dataclass(frozen=True)
class UnitSeats:
    """Answers for one plan; instants are seconds since 1970 (UTC)."""

    instance: Instance
    plan: Plan

    def free(self, shift: Shift) -> list[Span]:
        """Return the maximal spans in which the other shifts of the unit leave a seat; all time where seats are not counted."""
        unit = self.instance.unit.get(shift.unit_id or "")
        if unit is None or not unit.seats:
            return [(-FOREVER, FOREVER)]
        if shift.shift_id not in self._spans:
            rows = [(int(row.start.timestamp()), row.count) for row in unit.seats]
            self._spans[shift.shift_id] = _left(rows, self._taken(shift))
        return self._spans[shift.shift_id]

    @cached_property
    def _spans(self) -> dict[str, list[Span]]:
        """Spans counted so far."""
        return {}

    @cached_property
    def _calls(self) -> dict[str, list[tuple[str, Span]]]:
        """By unit, the shift of each call, and when it needs a seat: from set-up to the end of documentation."""
        settings = self.instance.settings
        found: dict[str, list[tuple[str, Span]]] = {u.unit_id: [] for u in self.instance.units}
        for route in self.plan.routes:
            shift = self.instance.shift.get(route.shift_id)
            if shift is None or shift.unit_id is None or shift.unit_id not in found:
                continue
            for a in route.activities:
                if a.mode is Mode.SCREEN:
                    begin = int(a.start.timestamp()) - settings.screen_setup
                    end = int(a.end.timestamp()) + settings.screen_documentation
                    found[shift.unit_id].append((route.shift_id, (begin, end)))
        return found

    def _taken(self, shift: Shift) -> list[Span]:
        return [span for s, span in self._calls[shift.unit_id or ""] if s != shift.shift_id]


def _left(rows: list[tuple[int, int]], taken: list[Span]) -> list[Span]:
    changes = sorted({t for t, _ in rows} | {t for span in taken for t in span} | {FOREVER})
    spans: list[Span] = []
    for begin, end in pairwise(changes):
        seats = next((count for t, count in reversed(rows) if t <= begin), 0)
        if seats > sum(first <= begin < last for first, last in taken):
            if spans and spans[-1][1] == begin:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((begin, end))
    return spans
