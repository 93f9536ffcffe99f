"""The parts of the week's page: nights, mornings, where the visits ended, continuity, and driving."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from examples.week.records import DayOfWeek, WeekBrief
from examples.week.words import word
from planner.messages import Lang
from planner.report.numbers import decimal, hours, kilometres, percent, short_date
from planner.report.section import Section
from planner.report.table import Head, Row, Table

NOTHING = "–"


@dataclass(frozen=True)
class Telling:
    """A week told in a language."""

    week: WeekBrief
    lang: Lang

    def word(self, key: str, **params: object) -> str:
        """Return a text, filled."""
        return word(key, self.lang, **params)

    def count(self, number: int) -> str:
        """Return a whole number."""
        return decimal(number, 0, self.lang)

    def share(self, share: float | None) -> str:
        """Return a share in per cent, a dash for None."""
        return NOTHING if share is None else percent(share, self.lang)

    def day(self, day: DayOfWeek) -> str:
        """Return a date in short."""
        return short_date(day.day, self.lang)

    def heads(self, *keys: str, texts: Iterable[str] = ("day",)) -> tuple[Head, ...]:
        """Return the heads of columns: figures, but for those of `texts`."""
        named = frozenset(texts)
        return tuple(Head(self.word(k), "text" if k in named else "num") for k in keys)

    @property
    def known_share(self) -> float | None:
        """The mean over the days that have one, each with the weight of its planned visits."""
        known = [(d.known_share, len(d.account.planned)) for d in self.week.days if d.known_share is not None]
        visits = sum(n for _, n in known)
        return sum(s * n for s, n in known) / visits if visits else None


def nights(tell: Telling) -> Section:
    """Return each night's unit: its state, its plan, and how long each step took."""
    heads = tell.heads(
        "day", "outcome", "solver", "visits", "planned", "left_out", "broken", "prepare", "search", "solve_rest", "store",
        "deliver", texts=("day", "outcome", "solver"),
    )  # fmt: skip
    rows = []
    for day in tell.week.days:
        night, t = day.night, day.night.timings
        counts = map(tell.count, (night.visits, night.planned, night.left_out, night.broken_rules))
        seconds = (
            decimal(s, 1, tell.lang) for s in (t.prepare, t.search, t.solve - t.search, t.store, t.deliver)
        )
        solver = f"{night.solver} ({night.instead_of})" if night.instead_of else night.solver
        rows.append(
            Row((tell.day(day), tell.word(f"outcome_{night.outcome.value}"), solver, *counts, *seconds))
        )
    return _section(tell, "nights", Table("nights", heads, tuple(rows)))


def mornings(tell: Telling) -> Section:
    """Return what each morning brought, and what the answer changed."""
    heads = tell.heads(
        "day", "sick", "discharged", "cancelled", "added", "alternatives", "changes", "other_worker", "moved", "left_out", "phone",
        "kept", texts=("day", "sick", "discharged"),
    )  # fmt: skip
    rows = tuple(Row((tell.day(d), *_morning(tell, d))) for d in tell.week.days)
    return _section(tell, "mornings", Table("mornings", heads, rows))


def _morning(tell: Telling, day: DayOfWeek) -> tuple[str, ...]:
    met, costs = day.morning, day.morning.consequences
    happened = met.happened
    found = (
        ", ".join(happened.sick) or NOTHING,
        ", ".join(happened.discharged) or NOTHING,
        tell.count(len(happened.cancelled)),
        tell.count(len(met.added)),
    )
    if costs is None:
        return (*found, *[NOTHING] * 7)
    counts = (
        costs.changes,
        len(costs.other_worker),
        len(costs.moved),
        len(costs.left_out),
        len(costs.phone),
    )
    chosen = f"{met.alternatives} ({met.chosen})"
    return (*found, chosen, *map(tell.count, counts), f"{costs.untouched_kept}/{costs.untouched}")


def accounts(tell: Telling) -> Section:
    """Return where each day's visits ended, and those without room with the reasons."""
    rows = []
    for day in tell.week.days:
        a = day.account
        counts = (len(a.visits), len(a.planned), len(a.cancelled), len(a.left_out), len(a.broken))
        rows.append(Row((tell.day(day), *map(tell.count, counts))))
    week = tell.week
    total = (week.visits, week.planned, week.cancelled, week.left_out, week.broken)
    rows.append(Row((tell.word("in_all"), *map(tell.count, total)), strong=True))
    heads = tell.heads("day", "visits", "planned", "cancelled", "left_out", "broken")
    ended = Table("accounts", heads, tuple(rows))
    left = [
        Row((tell.day(d), v.visit_id, tell.count(v.priority), " ".join(w.to(tell.lang) for w in v.why)))
        for d in week.days
        for v in d.account.left_out
    ]
    if not left:
        return _section(tell, "accounts", ended, tell.word("left_none"))
    heads = tell.heads("day", "visit", "priority", "why", texts=("day", "visit", "why"))
    return _section(
        tell, "accounts", ended, tables=(Table("left", heads, tuple(left), title=tell.word("left")),)
    )


def continuity(tell: Telling) -> Section:
    """Return how well the citizens know who comes, day by day and at the week's end."""
    c, f = tell.week.continuity, tell.week.fairness
    met = tell.word(
        "says_met",
        citizens=tell.count(c.citizens),
        median=decimal(c.median_workers, 1, tell.lang),
        most=c.most_workers,
        over=c.over_limit,
        limit=c.limit,
        primary=tell.share(c.primary_share),
    )
    heavy = tell.word(
        "says_heavy",
        least=decimal(f.least_heavy_a_day, 1, tell.lang),
        most=decimal(f.most_heavy_a_day, 1, tell.lang),
        over=len(f.heavy_lists),
        cap=f.cap,
    )
    rows = tuple(
        Row(
            (
                tell.day(d),
                tell.share(d.known_share),
                NOTHING if d.new_faces is None else tell.count(d.new_faces),
                decimal(d.median_workers, 1, tell.lang),
            )
        )
        for d in tell.week.days
    )
    daily = Table("continuity", tell.heads("day", "known", "new_faces", "median"), rows)
    worst = tuple(
        Row((m.citizen_id, tell.count(m.visits), tell.count(m.workers), tell.share(m.primary_share)))
        for m in c.worst
    )
    heads = tell.heads("citizen", "visits", "workers", "primary", texts=("citizen",))
    return _section(
        tell,
        "continuity",
        daily,
        met,
        heavy,
        tables=(Table("worst", heads, worst, title=tell.word("worst")),) if worst else (),
    )


def driving(tell: Telling) -> Section:
    """Return lists, travel and paid time of each day."""
    heads = tell.heads("day", "routes", "driving", "share", "distance", "paid", "overtime")
    days = tell.week.days
    rows = [Row((tell.day(d), *_driven(tell, (d,)))) for d in days]
    rows.append(Row((tell.word("in_all"), *_driven(tell, days)), strong=True))
    return _section(tell, "driving_days", Table("driving", heads, tuple(rows)))


def _driven(tell: Telling, days: tuple[DayOfWeek, ...]) -> tuple[str, ...]:
    paid, driven = sum(d.paid_seconds for d in days), sum(d.driving_seconds for d in days)
    return (
        tell.count(sum(d.routes for d in days)),
        hours(driven, tell.lang),
        tell.share(driven / paid if paid else None),
        kilometres(sum(d.driving_metres for d in days), tell.lang),
        hours(paid, tell.lang),
        hours(sum(d.overtime_seconds for d in days), tell.lang),
    )


def _section(
    tell: Telling, key: str, table: Table, *sentences: str, tables: tuple[Table, ...] = ()
) -> Section:
    explained = tell.word(f"{key}_help") if key in ("nights", "mornings", "accounts") else ""
    return Section(key, tell.word(key), explained, sentences=sentences, tables=(table, *tables))
