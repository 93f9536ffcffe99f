"""What is asked of the solver in turn, until somebody can take over every call: how long, and which visits to make at home."""

from __future__ import annotations

from collections.abc import Iterator, Set

from planner.domain import Instance
from solvers.base import Budget, Progress, ProgressCallback

ROUNDS = 5


def shares(budget: Budget) -> Iterator[Budget]:
    """Yield half of a budget, then the other half in equal parts, the last with what rounding left: `ROUNDS` shares in all.

    Their sum is the budget, exactly in iterations.
    """
    half = None if budget.iterations is None else budget.iterations // 2
    for number in range(ROUNDS):
        parts = 2 if number == 0 else 2 * (ROUNDS - 1)
        seconds = None if budget.seconds is None else budget.seconds / parts
        yield Budget(seconds, _iterations(budget.iterations, half, number))


def _iterations(given: int | None, half: int | None, number: int) -> int | None:
    if given is None or half is None or number == 0:
        return half
    part = (given - half) // (ROUNDS - 1)
    return given - half - part * (ROUNDS - 2) if number == ROUNDS - 1 else part


def what_is_left(share: Budget, budget: Budget, spent: float) -> Budget:
    """Return a share cut to what is left of a budget in seconds after `spent` of them."""
    if share.seconds is None or budget.seconds is None:
        return share
    return Budget(max(0.0, min(share.seconds, budget.seconds - spent)), share.iterations)


def at_home(instance: Instance, visit_ids: Set[str]) -> Instance:
    """Return the instance with these visits never by screen, and without the rule that each call needs a fallback."""
    rules = instance.settings.screen.model_copy(update={"require_fallback": False})
    visits = (
        v.model_copy(update={"must_be_physical": True}) if v.visit_id in visit_ids else v
        for v in instance.visits
    )
    settings = instance.settings.model_copy(update={"screen": rules})
    return instance.model_copy(update={"visits": tuple(visits), "settings": settings})


def going_on(progress: ProgressCallback | None, seconds: float, iterations: int) -> ProgressCallback | None:
    """Return a callback that reports on top of what earlier rounds have taken."""
    if progress is None:
        return None
    tell = progress

    def later(p: Progress) -> None:
        tell(Progress(seconds + p.seconds, iterations + p.iterations, p.cost))

    return later
