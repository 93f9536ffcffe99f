"""The tables of the comparison, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.modes.compare import DayRows, Interval, interval
from benchmarks.modes.row import MODES_FIRST, NAMES, SAME_NUMBER, ModesRow, Strategy

ALL: tuple[Strategy, ...] = ("joint", *MODES_FIRST)


def report(days: Sequence[DayRows], environment: dict[str, Any]) -> str:
    """Return the whole comparison: what was compared, what came out, day by day. Raises ValueError for no days."""
    if not days:
        raise ValueError("no day has been solved by every strategy")
    sections = [_heading(days, environment), _outcome(days), _costs(days), _driving(days)]
    return "\n\n".join(sections) + "\n"


def _heading(days: Sequence[DayRows], environment: dict[str, Any]) -> str:
    one = days[0].size
    lands = ", ".join(sorted({d.size.land for d in days}))
    return "\n".join([
        f"# Modes decided inside the routes, or before them: {environment['started'][:10]}",
        "",
        f"{len(days)} days of {min(d.size.visits for d in days)} to {max(d.size.visits for d in days)} visits ({lands}), "
        f"{_budget(one)} for each plan, one thread, search from an empty plan, no plan handed on.",
        f"{environment['machine']['cpu']}, {environment['machine']['cores']} cores; Python {environment['python']}; commit "
        f"{environment['commit'][:12]}{' with changes' if environment['dirty'] else ''}.",
        "",
        "A call takes as long as the visit, so care cancels out: a plan costs driving, distance, stop overhead, lateness, overtime "
        "and 3 minutes of handling for each call. Three visits in ten could be calls, at most one in ten may be, two for one "
        "citizen, made by operators between 7 and 11 and between 16 and 20. Random, most isolated and largest detour first get as "
        "many calls as the joint plan has, under the same limits; their modes are fixed, not their times.",
    ])  # fmt: skip


def _budget(row: ModesRow) -> str:
    return (
        f"{row.budget_iterations:,} iterations" if row.budget_seconds is None else f"{row.budget_seconds:g} s"
    )


def _outcome(days: Sequence[DayRows]) -> str:
    lines = [
        "| joint against | costs no more | mean extra cost | more driving saved per call | fewer calls than joint |",
        "|---|---|---|---|---|",
    ]
    for other in MODES_FIRST:
        wins = sum(d.at_least_as_good(other) for d in days)
        extra = interval([d[other].cost / d["joint"].cost - 1 for d in days])
        beyond = [share for d in days if (share := d.beyond(other)) is not None]
        fewer = sum(d[other].screen_visits < d["joint"].screen_visits for d in days)
        saved = share_words(interval(beyond)) if beyond else "–"
        lines.append(
            f"| {NAMES[other]} | {wins} of {len(days)} | {share_words(extra)} | {saved} | {fewer} of {len(days)} |"
        )
    return "\n".join([
        "## What came out",
        "",
        *lines,
        "",
        "Driving is saved against the all-physical plan of the same day and effort. Means over days, 95 % intervals (Student's t).",
    ])  # fmt: skip


def share_words(found: Interval) -> str:
    """Such as "12.3 % ± 1.4"."""
    reach = "" if found.half_width is None else f" ± {100 * found.half_width:.1f}"
    return f"{100 * found.mean:.1f} %{reach}"


def _costs(days: Sequence[DayRows]) -> str:
    lines = [
        "## Cost, points",
        "",
        "| day | visits | could be calls | cap | operators | all at home | "
        + " | ".join(NAMES[s] for s in ALL)
        + " |",
        "|---" * (6 + len(ALL)) + "|",
    ]
    for d in days:
        one = d.size
        cells = [one.day, one.visits, one.able, one.cap, one.operators, _cost(d["physical"])]
        lines.append(_line([*cells, *(_cost(d[s]) for s in ALL)]))
    return "\n".join([*lines, "", "In brackets: visits left out."])


def _cost(row: ModesRow) -> str:
    return f"{row.cost:,}" + (f" ({row.unplanned_visits})" if row.unplanned_visits else "")


def _driving(days: Sequence[DayRows]) -> str:
    lines = [
        "## Driving: minutes, calls, minutes saved per call",
        "",
        "| day | all at home | " + " | ".join(NAMES[s] for s in ALL) + " |",
        "|---" * (2 + len(ALL)) + "|",
    ]
    lines += [_line([d.size.day, _minutes(d["physical"]), *(_saved(d, s) for s in ALL)]) for d in days]
    means = [interval([v for d in days if (v := d.per_call(s)) is not None] or [0.0]).mean for s in ALL]
    lines.append(_line(["**mean saved per call**", "", *(f"**{m:.2f}**" for m in means)]))
    same = ", ".join(NAMES[s] for s in SAME_NUMBER)
    return "\n".join([*lines, "", f"With as many calls as joint: {same}."])


def _minutes(row: ModesRow) -> str:
    return f"{row.driving_seconds / 60:.1f}"


def _saved(day: DayRows, strategy: Strategy) -> str:
    saved = day.per_call(strategy)
    return f"{_minutes(day[strategy])}, {day[strategy].screen_visits}, {'–' if saved is None else f'{saved:.2f}'}"


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"
