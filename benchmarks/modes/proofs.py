"""Search against proven optima on small days: rows, and their table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from benchmarks.modes.day import Day
from benchmarks.modes.strategies import calls_in
from solvers.base import Budget
from solvers.solve import solve

SEARCH_SECONDS, PROOF_SECONDS = 5.0, 300.0


class ProofRow(BaseModel):
    """One small day: what the search found in its budget, what CP-SAT did in its own, and the bound that it proved (points)."""

    model_config = ConfigDict(frozen=True)

    day: str
    land: str
    visits: int
    links: int
    able: int
    seed: int
    search_seconds: float | None
    search_iterations: int | None
    search_cost: int
    search_calls: int
    proof_seconds: float
    proof_cost: int
    bound: int | None

    @property
    def proven(self) -> bool:
        """Whether CP-SAT proved its own plan optimal."""
        return self.bound == self.proof_cost

    @property
    def equal(self) -> bool:
        """Whether the search found a proven optimum."""
        return self.proven and self.search_cost == self.proof_cost


def prove(day: Day, budget: Budget, proof_seconds: float = PROOF_SECONDS, seed: int = 1) -> ProofRow:
    """Solve a small day by search, within `budget`, and by CP-SAT until it has proof or `proof_seconds` are over."""
    found = solve(day.problem, "search", budget=budget, seed=seed)
    proof = solve(day.problem, "cpsat", budget=Budget(seconds=proof_seconds), seed=seed)
    return ProofRow(
        day=day.name, land=day.land, visits=day.visits, links=day.problem.num_links, able=day.able, seed=seed,
        search_seconds=budget.seconds, search_iterations=budget.iterations, search_cost=found.cost,
        search_calls=calls_in(day.problem, found.solution), proof_seconds=round(proof.seconds, 1), proof_cost=proof.cost,
        bound=proof.bound,
    )  # fmt: skip


def proofs_report(rows: Sequence[ProofRow], environment: dict[str, Any]) -> str:
    """Return the table of the proofs in Markdown. Raises ValueError for no rows."""
    if not rows:
        raise ValueError("no day has been solved")
    proven = sum(r.proven for r in rows)
    lines = [
        f"# Search against proven optima, days with modes, a unit and links: {environment['started'][:10]}",
        "",
        f"Equal on {sum(r.equal for r in rows)} of {proven} days that CP-SAT proved, of {len(rows)} in all. "
        f"Search: {_budget(rows[0])}, one thread. Commit {environment['commit'][:12]}"
        f"{' with changes' if environment['dirty'] else ''}.",
        "",
        "| day | visits | links | could be calls | calls | search | CP-SAT | bound | seconds to proof |",
        "|---|---|---|---|---|---|---|---|---|",
        *(_line(r) for r in rows),
    ]
    return "\n".join(lines) + "\n"


def _budget(row: ProofRow) -> str:
    return (
        f"{row.search_iterations:,} iterations" if row.search_seconds is None else f"{row.search_seconds:g} s"
    )


def _line(r: ProofRow) -> str:
    bound = "–" if r.bound is None else f"{r.bound:,}"
    seconds = f"{r.proof_seconds:.1f}" if r.proven else "not proven"
    cells = (
        r.day,
        r.visits,
        r.links,
        r.able,
        r.search_calls,
        f"{r.search_cost:,}",
        f"{r.proof_cost:,}",
        bound,
        seconds,
    )
    return "| " + " | ".join(map(str, cells)) + " |"
