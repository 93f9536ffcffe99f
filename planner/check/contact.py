"""Somebody comes in person often enough: in the week, within so many days, and after so many calls in a row.

A visit that is left out is no screen visit: somebody still has to come, so it counts as one at home.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from planner.calendar_days import days_due, in_due_order, local_day, plan_days, week_of
from planner.check.book import Book
from planner.domain import Instance, Mode, ScreenRecord, Visit
from planner.errors import Violation


class Contact:
    """One citizen's visits in the order in which they are due, those by screen altogether apart."""

    def __init__(
        self, book: Book, citizen_id: str, record: ScreenRecord, visits: list[Visit], days: tuple[date, date]
    ) -> None:
        self.book, self.citizen_id, self.record, self.visits = book, citizen_id, record, visits
        self.days = days

    def is_screen(self, visit: Visit) -> bool:
        return visit.visit_id in self.book.on_screen and visit.visit_id not in self.book.at_home

    def is_home(self, visit: Visit) -> bool:
        left_out = visit.visit_id not in self.book.calls and Mode.PHYSICAL in {m.mode for m in visit.modes}
        return left_out or visit.visit_id in self.book.at_home

    def day(self, visit: Visit) -> date:
        """When it is planned, or else due."""
        calls = self.book.calls.get(visit.visit_id)
        if calls:
            return local_day(self.book.instance, calls[0].activity.start)
        return days_due(self.book.instance, visit)[0]

    def last_seen(self) -> date | None:
        """When somebody came last before the plan; the week's Monday at the latest, if anyone came in its first week."""
        known = [] if self.record.last_physical is None else [self.record.last_physical]
        if self.record.physical_this_week:
            known.append(week_of(self.days[0]))
        return max(known, default=None)


def _contacts(book: Book) -> Iterator[Contact]:
    """Citizens with a screen visit and a record; without one, no screen visit is allowed to begin with."""
    instance: Instance = book.instance
    if not book.on_screen:
        return
    visits: dict[str, list[Visit]] = defaultdict(list)
    for visit in instance.visits:
        visits[visit.citizen_id].append(visit)
    days = plan_days(instance)
    for citizen_id in dict.fromkeys(call.visit.citizen_id for call in book.on_screen.values()):
        record = instance.citizen[citizen_id].screen
        if record is not None:
            yield Contact(book, citizen_id, record, in_due_order(visits[citizen_id]), days)


def somebody_comes_every_week(book: Book) -> Iterator[Violation]:
    for contact in _contacts(book):
        own = contact.record.min_physical_per_week
        needed = book.instance.settings.screen.min_physical_per_week if own is None else own
        there: Counter[date] = Counter(week_of(contact.day(v)) for v in contact.visits if contact.is_home(v))
        there[week_of(contact.days[0])] += contact.record.physical_this_week
        there[week_of(contact.days[1])] += contact.record.physical_later_this_week
        calls: dict[date, list[str]] = defaultdict(list)
        for visit in filter(contact.is_screen, contact.visits):
            calls[week_of(contact.day(visit))].append(visit.visit_id)
        for week, ids in sorted(calls.items()):
            if there[week] < needed:
                params = {
                    "citizen": contact.citizen_id,
                    "stated": there[week],
                    "expected": needed,
                    "until": week.isoformat(),
                }
                amount = needed - there[week]
                yield Violation("screen_week_physical", (contact.citizen_id, *ids), amount, "visits", params)


def somebody_came_lately(book: Book) -> Iterator[Violation]:
    most = book.instance.settings.screen.max_days_without_physical
    for contact in _contacts(book) if most is not None else ():
        seen = contact.last_seen()
        for visit in contact.visits:
            day = contact.day(visit)
            if contact.is_home(visit):
                seen = day if seen is None else max(seen, day)
            elif contact.is_screen(visit):
                ids, params = (
                    (visit.visit_id,),
                    {"visit": visit.visit_id, "citizen": contact.citizen_id, "expected": most},
                )
                if seen is None:
                    yield Violation("screen_physical_unknown", ids, 1, "visits", params)
                elif most is not None and (day - seen).days > most:
                    params = {**params, "stated": (day - seen).days, "until": seen.isoformat()}
                    yield Violation("screen_too_long_ago", ids, (day - seen).days - most, "days", params)


def calls_in_a_row_are_few(book: Book) -> Iterator[Violation]:
    most = book.instance.settings.screen.max_in_a_row
    for contact in _contacts(book) if most is not None else ():
        row = contact.record.screen_in_a_row
        for visit in contact.visits:
            row = row + 1 if contact.is_screen(visit) else 0
            if most is not None and row > most:
                params = {
                    "visit": visit.visit_id,
                    "citizen": contact.citizen_id,
                    "stated": row,
                    "expected": most,
                }
                yield Violation("screen_in_a_row", (visit.visit_id,), row - most, "visits", params)


CONTACT_RULES = (somebody_comes_every_week, somebody_came_lately, calls_in_a_row_are_few)
