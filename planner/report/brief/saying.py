"""How the brief's page names units, instants and lengths, and cuts long lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from planner.brief.records import Brief, DayBrief
from planner.domain import TimeWindow
from planner.messages import Lang
from planner.nightly.records import Outcome, UnitResult
from planner.report.brief.words import word
from planner.report.numbers import decimal, hours, long_date, percent, short_date
from planner.report.table import Head, Row, Table
from planner.wording import service_name

SHOWN = 25
"""Rows that a list of one day has on the page; what is beyond stands in the records, and the page stays one to read."""
DATA_FILE = "brief.json"


@dataclass(frozen=True)
class Saying:
    """A brief and the reader's language; every method returns plain text unless it says otherwise."""

    brief: Brief
    lang: Lang

    def word(self, code: str, **params: object) -> str:
        """Return one of the page's texts."""
        return word(code, self.lang, **params)

    def count(self, number: float) -> str:
        """Return a whole number."""
        return decimal(number, 0, self.lang)

    def share(self, share: float) -> str:
        """Return a share in whole per cent."""
        return percent(share, self.lang, 0)

    def hours(self, seconds: float) -> str:
        """Return a length in hours and minutes."""
        return hours(seconds, self.lang)

    def local(self, instant: datetime) -> datetime:
        """Return an instant in the night's time zone."""
        return instant.astimezone(ZoneInfo(self.brief.night.timezone))

    def moment(self, instant: datetime) -> str:
        """Return the local date and time of an instant."""
        local = self.local(instant)
        return f"{short_date(local.date(), self.lang)} {local:%H:%M}"

    def clock(self, instant: datetime, day: date) -> str:
        """Return the local time of an instant, with its date where that is another than `day`."""
        local = self.local(instant)
        return f"{local:%H:%M}" if local.date() == day else self.moment(instant)

    def window(self, windows: Sequence[TimeWindow], day: date) -> str:
        """Return when a visit may start."""
        spans = (
            dict.fromkeys((self.clock(w.start_earliest, day), self.clock(w.start_latest, day)))
            for w in windows
        )
        return ", ".join("–".join(span) for span in spans)

    def services(self, codes: Sequence[str]) -> str:
        """Return the names of services."""
        return ", ".join(service_name(code, self.lang) for code in codes)

    def unit(self, unit: UnitResult) -> str:
        """Return a district and day in one."""
        return self.word("unit", district=unit.district, day=short_date(unit.day, self.lang))

    def unit_long(self, unit: UnitResult) -> str:
        """Return a district and day as a heading."""
        return self.word("unit", district=unit.district, day=long_date(unit.day, self.lang))

    def anchor(self, day: DayBrief) -> str:
        """Return the key of a day's section."""
        return f"day-{self.brief.days.index(day) + 1}"

    def stands(self, unit: UnitResult) -> str:
        """Return which plan holds, and how old it is."""
        if unit.standing is None:
            return self.word("none_stands")
        kind = self.word(f"is_{unit.standing.kind.value}")
        age = self.hours(self.brief.age_seconds(unit.standing))
        return self.word("stands", plan_id=unit.standing.plan_id, kind=kind, age=age)

    def table(
        self, key: str, heads: Sequence[Head], rows: Sequence[Row], *, title: str = "", note: str = ""
    ) -> Table:
        """Return a table of a day's list, cut where it is long, which its note says then."""
        more = ""
        if len(rows) > SHOWN:
            more = self.word("first_of", shown=self.count(SHOWN), count=self.count(len(rows)), file=DATA_FILE)
        return Table(
            key, tuple(heads), tuple(rows[:SHOWN]), title=title, note=" ".join(filter(None, [note, more]))
        )

    def heads(self, *columns: tuple[str, str]) -> tuple[Head, ...]:
        """Return columns from the codes of their heads and their kinds."""
        return tuple(Head(self.word(code), kind) for code, kind in columns)


def ready(day: DayBrief) -> bool:
    """Return whether the night led to what it should have for a day that had something to plan."""
    return day.unit.outcome in (Outcome.MADE, Outcome.DONE)


def bad(text: str) -> Markup:
    """Return a text that is to be seen first, as markup."""
    return Markup('<span class="bad">{}</span>').format(text)
