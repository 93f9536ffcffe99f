"""Re-planning: alternatives for the rest of a day, from the fewest changes to the freest, and the curve between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from planner.domain import Instance, Plan
from planner.replan.consequences import consequences_of
from planner.replan.doing import situation_of
from planner.replan.located import Happened
from planner.replan.order import MOVES_A_VISIT, Order
from planner.replan.records import Alternative, Replanning, Situation
from planner.replan.search import NEAR, Bench, Found, explained
from planner.travel.times import TravelTimes


def replan(
    instance: Instance,
    travel: TravelTimes,
    plan: Plan,
    now: datetime,
    happened: Iterable[Happened] = (),
    order: Order | None = None,
) -> Replanning:
    """Return alternatives to a published plan after what has happened, fewest changes first.

    Parameters
    ----------
    instance, travel, plan
        The plan that stands, and what it was made from.
    now
        With a UTC offset. What the plan has begun by then stays, unless an event says that it was not done.
    happened
        Events; without any, what the rest of the day would gain by being planned anew.

    Returns
    -------
    Replanning
        Every alternative is a plan of the whole day, judged by `planner.check`. What cannot be covered is left out, least priority
        first, with reasons. Of two that are alike, and of one that another beats in changes and cost both, the better one is there.
        Same arguments, same alternatives.

    Raises
    ------
    ValueError
        If `now` has no offset.
    InputError
        With everything that events name and the day does not have, or that would make it unsound.
    PlanRefutedError
        If the checker refutes what the engine calls feasible.
    """
    order = order or Order()
    situation = situation_of(instance, travel, plan, now, happened)
    moves = order.moves
    if moves is None:
        moves = MOVES_A_VISIT * max(1, len(situation.instance.visits))
    bench = Bench(situation, order.tolerance, order.seed, moves)
    wanted = order.prices()
    prices = tuple(dict.fromkeys((*wanted, *(order.curve_prices() if order.curve else ()))))
    every = _every(situation, bench, prices, order)
    chosen = _of_prices(every, wanted)
    alternatives = _explained(situation, _unbeaten(chosen))
    curve = _explained(situation, _unbeaten(every)) if order.curve else ()
    return Replanning(now, situation, _gains(alternatives), _gains(curve))


def _every(situation: Situation, bench: Bench, prices: Sequence[int], order: Order) -> list[Alternative]:
    """All that the searches find. Those at the highest price set out from the published plan, and from the best of them again and
    again; of those at every other price the first sets out from the best of these, so that a gain is not bought with changes that
    it does not need."""
    first, width = prices[0], FIRST_TRIES * order.tries
    every: list[Alternative] = []
    near = None
    for turn in range(FIRST_ROUNDS):
        runs = [Run(first, turn * width + n, near, FIRST_HEATS[n % len(FIRST_HEATS)]) for n in range(width)]
        every += _consequences(situation, _searched(bench, runs, order), order)
        near = _of_prices(every, [first])[0].plan
    runs = [
        Run(p, n, None if n else near, HEATS[n % len(HEATS)]) for p in prices[1:] for n in range(order.tries)
    ]
    return every + _consequences(situation, _searched(bench, runs, order), order)


FIRST_TRIES, FIRST_ROUNDS = 2, 3
"""How many times as many searches there are for the fewest changes in a round, and how many rounds: that is what is asked for
first, and hardest to find."""

FIRST_HEATS = (0.5, 2.0, 5.0, 12.0)
"""First temperatures in turn, in mean costs of a visit, where a change is dearest: only in the heat is one given up for another."""

HEATS = (NEAR, 0.5, 1.0, 2.0)
"""The same at other prices: from near the plan to further off."""


class Run(NamedTuple):
    """A search: the price of a change, which of the searches at that price it is, where it sets out and how hot (see
    `Bench.search`)."""

    price: int
    number: int
    start: Plan | None = None
    heat: float = NEAR


def _searched(bench: Bench, runs: Sequence[Run], order: Order) -> list[tuple[Run, Found]]:
    """The compiled search runs without Python's lock, so that threads share the cores."""
    if order.jobs == 1 or len(runs) < 2:
        return [(run, bench.search(*run)) for run in runs]
    with ThreadPoolExecutor(min(order.jobs, len(runs))) as pool:
        return list(zip(runs, pool.map(lambda run: bench.search(*run), runs), strict=True))


def _consequences(
    situation: Situation, found: Iterable[tuple[Run, Found]], order: Order
) -> list[Alternative]:
    made = []
    for run, (plan, violations) in found:
        changes, costs = consequences_of(situation, plan, tolerance=order.tolerance, notice=order.notice)
        made.append(Alternative(run.price, plan, changes, costs, violations))
    return made


def _of_prices(every: Sequence[Alternative], prices: Sequence[int]) -> list[Alternative]:
    """For each price the plan that is cheapest at it, whichever price it was found at: searches help each other out."""
    chosen = []
    for price in prices:
        best = min(every, key=lambda a: (*_faults(a), a.plan.run.cost + price * a.changes, a.changes))
        chosen.append(replace(best, price=price))
    return chosen


def _faults(alternative: Alternative) -> tuple[int]:
    return (len(alternative.violations),)


def _unbeaten(made: Iterable[Alternative]) -> list[Alternative]:
    """By changes, then cost; without those that change as much or more and cost no less."""
    kept: list[Alternative] = []
    for one in sorted(made, key=lambda a: (*_faults(a), a.changes, a.plan.run.cost, -a.price)):
        if not kept or one.plan.run.cost < min(k.plan.run.cost for k in kept):
            kept.append(one)
    return kept


def _explained(situation: Situation, made: Iterable[Alternative]) -> list[Alternative]:
    return [replace(a, plan=explained(situation, a.plan)) for a in made]


def _gains(made: Sequence[Alternative]) -> tuple[Alternative, ...]:
    return tuple(replace(a, gain=made[0].plan.run.cost - a.plan.run.cost) for a in made)
