"""A made-up results folder with everything in it that a report must show."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.row import Row

ENVIRONMENT: dict[str, Any] = {
    "suite": "public",
    "date": "2026-03-02T10:15:00+01:00",
    "machine": "a machine with 2 cores",
    "commit": "0123abc",
    "versions": {"python": "3.11", "numba": "0.68"},
}


def row(instance: str = "I1", solver: str = "search", cost: float | None = 100.0, **changes: Any) -> Row:
    """A run of 60 s that found a plan; without a cost one that failed."""
    found = cost is not None
    given: dict[str, Any] = {
        "instance": instance, "family": "F", "size": 10, "solver": solver, "seed": 1, "budget_seconds": 60.0,
        "status": "ok" if found else "failed", "cost": cost, "feasible": found, "seconds": 60.0, "iterations": 600 if found else 0,
    }  # fmt: skip
    return Row(**{**given, **changes})


def write_results(folder: Path, rows: Iterable[Row], environment: dict[str, Any] | None = None) -> Path:
    """A results folder as a run of a suite leaves it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "environment.json").write_text(json.dumps(environment or ENVIRONMENT), encoding="utf-8")
    (folder / "runs.jsonl").write_text("".join(r.model_dump_json() + "\n" for r in rows), encoding="utf-8")
    return folder


FAMILIES = (  # family, size, instances, with links, has a best known value
    ("mankowska-e", 100, 6, True, True),
    ("mankowska", 10, 6, True, True),
    ("uhhc-generated-validation", 120, 4, True, True),
    ("solomon", 100, 8, False, True),
    ("homberger-1000", 1000, 4, False, True),
    ("care, links and breaks", 300, 5, True, False),
)
LEVEL = {"search": -0.4, "greedy": 14.0, "routing": 6.0, "cpsat": 3.0, "pyvrp": 0.3, "vroom": 2.5}
SPEED = {"search": 800_000, "greedy": 0, "routing": 900, "cpsat": 0, "pyvrp": 700, "vroom": 0}


def mixed_rows(budgets: tuple[float, ...] = (60.0, 10.0), seeds: tuple[int, ...] = (1, 2, 3)) -> list[Row]:
    """Six solvers on six families, with everything that can go wrong; figures drawn from a fixed seed."""
    random = np.random.default_rng(7)
    return [
        _drawn(
            random,
            family,
            f"{family}-{k + 1}",
            size * (1 + 29 * (k % 2)) if family == "mankowska" else size + 10 * k,
            links,
            known,
            solver,
            seed,
            budget,
        )
        for budget in budgets
        for family, size, count, links, known in FAMILIES
        for k in range(count)
        for solver in LEVEL
        for seed in seeds
    ]


def _drawn(
    random: np.random.Generator, family: str, name: str, size: int, links: bool, known: bool, solver: str, seed: int, budget: float
) -> Row:  # fmt: skip
    best = 1000.0 + 3 * size
    common: dict[str, Any] = {
        "family": family, "size": size, "seed": seed, "budget_seconds": budget, "best_known": best if known else None,
        "bound": 0.9 * best,
    }  # fmt: skip
    if links and solver in ("pyvrp", "vroom"):
        reason = "links between visits, links that ask for different workers"
        return row(name, solver, None, status="unsupported", reason=reason, seconds=0.0, **common)
    if solver == "cpsat" and size > 250:
        return row(name, solver, None, reason="no plan within the budget", **common)
    cost = round(
        best
        * (1 + (LEVEL[solver] + abs(random.normal(0, 1 + LEVEL[solver] / 4)) * (60 / budget) ** 0.3) / 100),
        3,
    )
    if solver == "routing" and name.endswith("validation-2"):
        faults = ["window: patient p7 of caregiver c2 starts at 07:31, window from 07:45", "skill: c1 at p3"]
        return row(name, solver, cost, status="infeasible", feasible=False, faults=faults, **common)
    begins = budget * 0.01 if solver != "vroom" else budget
    trajectory = [
        (begins * (budget / begins) ** x, cost * (1 + 0.2 * (1 - x) ** 2)) for x in np.linspace(0, 1, 12)
    ]
    if solver in ("greedy", "vroom"):
        trajectory = [(begins, cost)] if solver == "greedy" else []
    iterations = int(SPEED[solver] * budget / (size / 100) ** 0.2)
    return row(
        name, solver, cost, iterations=iterations, seconds=budget * 1.01, trajectory=trajectory, **common
    )
