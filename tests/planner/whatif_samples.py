"""A small comparison made up by hand, whose figures add up, and the day and plans that it could be about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from planner.savings.interval import estimate
from planner.savings.records import Estimate, Parts
from planner.scenarios.records import Situation
from planner.whatif.records import (
    BASE,
    FIGURES,
    Affected,
    Choice,
    Comparison,
    Figure,
    Matrix,
    Method,
    Option,
    Outcome,
    Said,
    Scaled,
    VisitChange,
    WorkerChange,
)
from planner.whatif.study import Findings
from tests.planner.savings_samples import MARKUP, screen_day

SEEDS = (1, 2, 3)
# 26,400 + 20,400 + 54,000 = 100,800 s, 28 hours of a day
TODAY = Parts(
    driving=26_400, stop_overhead=20_400, physical_care=54_000, waiting=5_400, lateness=1_200, distance_metres=264_000,
    routes_used=6, physical_visits=90, workers_met=1.4,
)  # fmt: skip


def outcome(
    seed: int, less: float = 0.0, spread: float = 0.0, response: float = 0.0, **parts: float
) -> Outcome:
    """One seed's plan: `less` seconds of driving fewer than today, seed 1 `spread` more than that and seed 3 as much fewer."""
    made = replace(TODAY, driving=TODAY.driving - less - (2 - seed) * spread, **parts)
    return Outcome(seed, made, 1_000_000, 90, response_field=response)


def value(name: str, found: Outcome) -> float:
    """A figure of one seed, from first principles."""
    parts = found.parts
    if name == "total":
        return parts.all_in + found.response_field + found.response_unit
    if name == "covered_share":
        return parts.covered / parts.screen_visits if parts.screen_visits else 0.0
    return float(getattr(found if name.startswith("response") else parts, name))


def figure(name: str, base: Sequence[Outcome], after: Sequence[Outcome]) -> Figure:
    """One figure of both, and the difference seed by seed."""
    before, later = [value(name, o) for o in base], [value(name, o) for o in after]
    difference = estimate([b - a for a, b in zip(before, later, strict=True)])
    noise = difference.half_width is not None and difference.low <= 0 <= difference.high
    unpaired = None if difference.half_width is None else 2.5 * difference.half_width
    return Figure(name, FIGURES[name], estimate(before), estimate(later), difference, unpaired, noise)


def period(name: str, days: float, figures: Sequence[Figure]) -> Scaled:
    """The day's differences `days` times, in hours; kroner at 490 an hour."""
    of = {f.name: f.difference for f in figures}

    def hours(*names: str, per: float = 3600) -> Estimate:
        halves = [of[n].half_width for n in names]
        half = None if None in halves else sum(h or 0.0 for h in halves) * days / per
        return Estimate(sum(of[n].mean for n in names) * days / per, half)

    total, year = hours("total"), name == "year"

    def times(factor: float) -> Estimate:
        return Estimate(factor * total.mean, None if total.half_width is None else factor * total.half_width)

    return Scaled(
        period=name,  # type: ignore[arg-type]
        driving_hours=hours("driving"),
        overhead_hours=hours("stop_overhead"),
        care_hours=hours("physical_care"),
        kilometres=hours("distance_metres", per=1000),
        field_hours=hours("field"),
        unit_hours=hours("unit"),
        fallback_hours=hours("fallback"),
        left_out_hours=hours("left_out"),
        response_hours=hours("response_field", "response_unit"),
        total_hours=total,
        kroner=times(490),
        fte_gross=times(1 / 1924) if year else None,
        fte_effective=times(1 / 1400) if year else None,
    )


def option(code: str, title: str = "", *, seeds: Sequence[int] = SEEDS, **fields: Any) -> Option:
    """A scenario; what `outcome` takes makes its plans, the rest are the record's own fields."""
    own = {
        k: fields.pop(k) for k in ("affected", "notes", "devices", "row", "column", "edits") if k in fields
    }
    base = [outcome(s, spread=600) for s in seeds]
    after = [outcome(s, **{"spread": 600, **fields}) for s in seeds]
    figures = tuple(figure(name, base, after) for name in FIGURES)
    periods = tuple(period(n, d, figures) for n, d in (("day", 1), ("week", 7), ("year", 364)))
    return Option(code, title, own.pop("edits", ()), 90.0, figures, periods, tuple(after), **own)


def options() -> tuple[Option, ...]:
    """Two sick: an hour and a half more, two visits left out. A unit: two hours less, 1:58 to 2:02 by seed. A campaign: five
    minutes less, plus or minus more than that. Nothing: nothing."""
    moved = Affected(
        visits=(
            VisitChange("V2", "C2", ("left_out",), "2026-03-02T07:12:00+01:00", None, ("W1",), ()),
            VisitChange(
                "V5", "C5", ("worker", "time"), "2026-03-02T09:00:00+01:00", "2026-03-02T10:30:00+01:00", ("W2",), ("W1",),
                "physical", "screen",
            ),
        ),
        workers=(WorkerChange("W2", "away", 3, 0, 12_000, 0), WorkerChange("W1", "visits", 4, 5, 15_000, 18_300)),
        citizens={"any": 2, "left_out": 1, "worker": 1, "time": 1},
        concerned_workers=("W2",),
        by_chance={"any": 1, "worker": 1},
    )  # fmt: skip
    return (
        option(
            "sick", "To syge", less=-3_600, spread=630, unplanned_visits=2, left_out=1_800, lateness=3_000,
            affected=moved, notes=(Said("absent", {"count": 1, "ids": "W2", "shifts": 1, "hours": 8.0}),),
            edits=({"edit": "absent", "workers": ["W2"]},),
        ),
        option("unit", "Skærmenhed med to", less=7_200 + 1_800, spread=480, unit=1_800, screen_visits=22, physical_visits=68),
        option("campaign", f"Samtykke {MARKUP}", less=300, spread=-200, devices={"robot": 4}),
        option("nothing"),
    )  # fmt: skip


def method(**fields: Any) -> Method:
    """How the made-up comparison was found."""
    return Method(
        **{
            "solver": "search", "seeds": SEEDS, "iterations": 3_600_000, "seconds": None, "repeatable": True, "runs": 2,
            "redrawn": True, "days_per_week": 7, "weeks_per_year": 52, "fte_gross_hours": 1924,
            "fte_effective_hours": 1400, "kroner_per_hour": 490.0, "time_limit": 900, "shown_seed": 1, "version": "0.1.0",
            "instance_hash": "a1b2c3", "travel_hash": "d4e5f6", **fields,
        }
    )  # fmt: skip


def comparison(*made: Option, **fields: Any) -> Comparison:
    """A comparison of these options, or of the four."""
    return Comparison(
        **{
            "title": "Prøvedag", "synthetic": True, "attribution": "Road data © OpenStreetMap contributors, ODbL 1.0.",
            "dates": ("2026-03-02",), "visits": 90, "citizens": 40, "workers": 8, "method": method(),
            "base": tuple(outcome(s, spread=600) for s in SEEDS), "options": made or options(), **fields,
        }
    )  # fmt: skip


def crossed() -> Comparison:
    """Operators 0, 1, 2 with consent 30 and 60 %: six scenarios in two rows of three."""
    rows, columns = (
        (Choice("c30", "Samtykke 30 %"), Choice("c60", "Samtykke 60 %")),
        tuple(Choice(f"u{n}", f"{n} operatører") for n in range(3)),
    )
    made = [
        option(
            f"{r.code}+{c.code}", f"{r.title}, {c.title}", less=n * (1_500 + 900 * m) + 60, spread=450, row=r.code,
            column=c.code,
        )
        for m, r in enumerate(rows)
        for n, c in enumerate(columns)
    ]  # fmt: skip
    cells = tuple(tuple(f"{r.code}+{c.code}" for c in columns) for r in rows)
    return comparison(*made, matrix=Matrix(rows, columns, cells))


def findings(made: Comparison) -> Findings:
    """The comparison with a plan for the base and every option: the base's all physical, the others' with screen."""
    day, travel, baseline, plan = screen_day()
    plans = {BASE: baseline, **{o.code: plan for o in made.options}}
    return Findings(made, plans, {code: Situation(day, travel) for code in plans})
