"""What `homecare plan` says in the end: the figures of the day as lines, and as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path
from typing import Any

from planner.check_texts import describe_violation
from planner.cli.output import issue_record, reason_record, violation_record
from planner.cli.words import text
from planner.domain import Instance, Plan
from planner.errors import Issue, Violation
from planner.figures import Figures
from planner.messages import Lang
from planner.reason_texts import describe_reason
from planner.report.numbers import decimal, hours, kilometres, minutes, percent
from planner.roads import Basis, Ways

ROWS_SHOWN = 20  # more than this belongs in the report, not on a screen


@dataclass(frozen=True)
class Made:
    """A plan with all that is told about it."""

    instance: Instance
    plan: Plan
    figures: Figures
    violations: tuple[Violation, ...]
    issues: tuple[Issue, ...]
    ways: Ways
    out: Path
    files: tuple[Path, ...]
    interrupted: bool


def plan_record(made: Made, lang: Lang) -> dict[str, Any]:
    """Return the summary as one JSON object.

    `unplanned` is a number; `unplanned_visits` has the visits and why.
    """
    run, total = made.plan.run, made.figures.total
    return {
        "status": run.status,
        "cost": run.cost,
        "terms": run.terms,
        "bound": run.bound,
        "unplanned": len(made.plan.unplanned),
        "planned": made.figures.punctuality.visits,
        "driving_seconds": total.driving_seconds,
        "stop_overhead_seconds": total.stop_overhead_seconds,
        "distance_metres": total.distance_metres,
        "paid_seconds": total.paid_seconds,
        "driving_share": round(total.driving_share, 4),
        "care_seconds": total.care_seconds,
        "screen_calls": total.screen_calls,
        "screen_seconds": total.care_screen_seconds + total.screen_work_seconds,
        "waiting_seconds": total.waiting_seconds,
        "late_seconds": made.figures.punctuality.late_seconds,
        "overtime_seconds": total.overtime_seconds,
        "solver": run.solver,
        "seed": run.seed,
        "iterations": run.iterations,
        "seconds": run.seconds,
        "threads": run.threads,
        "budget_seconds": run.budget_seconds,
        "budget_iterations": run.budget_iterations,
        "interrupted": made.interrupted,
        "travel": made.ways.basis.value,
        "attribution": made.plan.attribution,
        "out": str(made.out),
        "files": [str(f) for f in made.files],
        "unplanned_visits": [
            {
                "visit_id": u.visit_id,
                "priority": u.priority,
                "reasons": [reason_record(r, lang) for r in u.reasons],
            }
            for u in made.plan.unplanned
        ],
        "violations": [violation_record(v, made.instance, lang) for v in made.violations],
        "issues": [issue_record(i, lang) for i in made.issues],
    }


def plan_rows(made: Made, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the figures as (heading, value)."""
    total, late, run = made.figures.total, made.figures.punctuality, made.plan.run
    planned = text("of", lang, part=late.visits, whole=late.visits + len(made.plan.unplanned))
    used = text("of", lang, part=total.routes_used, whole=total.routes_used + total.routes_unused)
    each = f"{decimal(total.driving_minutes_per_visit, 1, lang)} min"
    driving = {"hours": hours(total.driving_seconds, lang), "share": percent(total.driving_share, lang)}
    care = {"hours": hours(total.care_seconds, lang), "share": percent(total.direct_share, lang)}
    yield text("visits", lang), planned
    yield text("shifts", lang), used
    yield text("driving", lang), text("driving_value", lang, **driving, each=each)
    yield text("overhead", lang), hours(total.stop_overhead_seconds, lang)
    yield text("care", lang), text("share_value", lang, **care)
    if total.screen_calls:
        calls = hours(total.care_screen_seconds + total.screen_work_seconds, lang)
        yield text("screen", lang), text("screen_value", lang, count=total.screen_calls, hours=calls)
    yield text("distance", lang), kilometres(total.distance_metres, lang)
    yield text("waiting", lang), hours(total.waiting_seconds, lang)
    lateness = {"count": late.late_visits, "minutes": minutes(late.late_seconds, lang)}
    yield text("lateness", lang), text("lateness_value", lang, **lateness)
    yield text("overtime", lang), minutes(total.overtime_seconds, lang)
    yield text("travel_basis", lang), _basis(made, lang)
    figures = {"iterations": decimal(run.iterations, 0, lang), "seconds": decimal(run.seconds, 1, lang)}
    yield text("run", lang), text("run_value", lang, solver=run.solver, seed=run.seed, **figures)
    points = decimal(run.cost, 0, lang)
    if run.bound is None:
        yield text("cost", lang), text("cost_value", lang, points=points)
    else:
        yield text("cost", lang), text("bound_value", lang, points=points, bound=decimal(run.bound, 0, lang))


def _basis(made: Made, lang: Lang) -> str:
    file = None if made.ways.file is None else normpath(made.ways.file)
    place = made.ways.place if made.ways.basis is Basis.ROADS else None
    basis = f"basis_{made.ways.basis}" if place is None else "basis_place"
    parts = (text(basis, lang, file=file, place=place), made.plan.attribution)
    return " · ".join(p for p in parts if p)


def verdict(made: Made, lang: Lang) -> Iterator[str]:
    """Yield whether the plan is right, every rule it breaks, and the visits left out."""
    if made.violations:
        yield text("plan_broken", lang, count=len(made.violations))
        yield from _some([describe_violation(v, made.instance, lang) for v in made.violations], lang)
    else:
        yield text("plan_optimal" if made.plan.run.status == "optimal" else "plan_good", lang)
    if made.plan.unplanned:
        yield text("unplanned", lang, count=len(made.plan.unplanned))
        rows = sorted(made.plan.unplanned, key=lambda u: (u.priority, u.visit_id))
        yield from _some(
            [
                text(
                    "unplanned_row", lang, visit=u.visit_id, priority=u.priority,
                    why=" ".join(describe_reason(r, lang) for r in u.reasons),
                )
                for u in rows
            ],
            lang,
        )  # fmt: skip
    if made.ways.basis is Basis.STRAIGHT_LINE:
        yield text("straight_line_notice", lang)
    if made.interrupted:
        yield text("stopped_early", lang)


def _some(lines: list[str], lang: Lang) -> Iterator[str]:
    yield from (f"  - {line}" for line in lines[:ROWS_SHOWN])
    if len(lines) > ROWS_SHOWN:
        yield f"  {text('more', lang, count=len(lines) - ROWS_SHOWN)}"
