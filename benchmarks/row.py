"""One run, one row: what `python -m benchmarks solve --json` prints and what a results folder holds, line by line."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["ok", "infeasible", "unsupported", "failed"]


class Row(BaseModel):
    """The run of one solver on one instance.

    `cost`, `parts`, `best_known`, `bound` in the benchmark's own unit; `gap_percent` = 100 x (cost / best_known - 1), None without
    both. `bound` is a lower limit this run proved, or else the published one. `trajectory` holds (seconds, cost) each time
    the best became better, in the benchmark's unit (steered formats: nearly). `status` infeasible: the judge found `faults`;
    unsupported: the
    solver cannot express `reason`; failed: it raised, or ran far over its time.
    """

    model_config = ConfigDict(extra="forbid")

    instance: str
    family: str
    size: int
    solver: str
    seed: int
    threads: int = 1
    budget_seconds: float | None = None
    budget_iterations: int | None = None
    status: Status
    reason: str = ""
    cost: float | None = None
    parts: dict[str, float] = {}
    feasible: bool = False
    faults: list[str] = []
    best_known: float | None = None
    gap_percent: float | None = None
    bound: float | None = None
    seconds: float = 0.0
    iterations: int = 0
    unplanned: int = 0
    trajectory: list[tuple[float, float]] = []
    extra: dict[str, Any] = {}
