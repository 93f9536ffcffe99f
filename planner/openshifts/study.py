"""From unplanned demand to the smallest set of open shifts found: plan, cover, reduce, prove each shift needed, and check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.day import dates_of
from planner.digest import instance_digest
from planner.domain import Instance, Plan, Visit
from planner.openshifts.cover import Cover
from planner.openshifts.habits import Habits
from planner.openshifts.naming import names
from planner.openshifts.offers import Offer, shift_of, with_offers
from planner.openshifts.order import TRIAL_SHARE, Order, usual_moves
from planner.openshifts.pool import Pool
from planner.openshifts.records import Handed, Method, OpenShift, OpenShifts
from planner.openshifts.reduce import Reducer
from planner.openshifts.state import State
from planner.openshifts.trial import Bench, Trial, start_plan
from planner.openshifts.unreachable import not_covered
from planner.planning import PlanRefutedError, package_version, plan_day, solve_day
from planner.savings.variants import without_required_fallback
from planner.travel.times import TravelTimes
from solvers.base import Budget

Progress = Callable[[int], None]
"""Called after each search with the number of them so far."""


@dataclass(frozen=True)
class Findings:
    """The open shifts, the input with somebody without a name in each of them, and the checked plan of it."""

    answer: OpenShifts
    instance: Instance
    plan: Plan


def find_open_shifts(
    instance: Instance,
    travel: TravelTimes,
    order: Order | None = None,
    *,
    plan: Plan | None = None,
    progress: Progress | None = None,
) -> Findings:
    """Return the smallest set of shifts found with which everything is planned that further shifts could cover.

    Parameters
    ----------
    instance
        Sound input, of one day or several. What a shift can be like is learnt from its shifts.
    travel
        Travel times between its addresses.
    plan
        A plan of it, whose unplanned visits are the demand; None: one is made first, by the same moves.

    Returns
    -------
    Findings
        Every step is a search of the whole, with the same seed the same each time. First without new shifts: what finds room
        then is no demand. Then with every base, means and shift time in use on offer, at a price for each shift used and each
        second of it. What is used is made smaller: a shift less, a shorter one, a lower role, each by solving again, as long
        as nothing more is left out. Where the rules ask for a fallback for every screen visit, all is planned without that
        rule, and the method says so.

    Raises
    ------
    planner.planning.PlanRefutedError
        If the plan with the open shifts breaks a rule.
    ValueError
        For a base of the order that is no address of the input.
    """
    order = order or Order()
    unknown = sorted(set(order.bases) - instance.address.keys())
    if unknown:
        raise ValueError(f"no address with id {', '.join(unknown)}")
    return _Study(instance, travel, order, progress).findings(plan)


class _Study:
    def __init__(
        self, instance: Instance, travel: TravelTimes, order: Order, progress: Progress | None
    ) -> None:
        self.given, self.instance = instance, without_required_fallback(instance)
        self.travel, self.order, self._progress = travel, order, progress
        self.moves = usual_moves(instance) if order.moves is None else order.moves
        self.bench = Bench(Habits(self.instance, order.bases), travel, order.seed)

    def findings(self, plan: Plan | None) -> Findings:
        plan = plan or self._planned()
        if self.order.keep:
            self.bench.kept = plan
        demand = self._demand(plan)
        first = self.bench.search((), start_plan(plan.routes), self.moves, enough=0)
        self._tell()
        state, without, candidates = State((), first), dict[str, frozenset[str]](), 0
        if first.left_out and self.instance.shifts:
            cover = Cover(self.bench, self.order, self.moves, self._tell)
            wanted = [self.instance.visit[v] for v in first.left_out]
            found = cover.best(self._in_order(wanted), first.plan)
            state, without = Reducer(self.bench, self.order, self.moves, first.plan, self._tell).reduced(
                found
            )
            candidates = cover.candidates
        return self._told(demand, first, state, without, candidates)

    def _planned(self) -> Plan:
        budget = Budget(iterations=self.moves)
        return plan_day(self.instance, self.travel, budget=budget, seed=self.order.seed)

    def _demand(self, plan: Plan) -> list[Visit]:
        """The visits that are in no route of the plan, whatever it says of them."""
        planned = {a.visit_id for r in plan.routes for a in r.activities}
        return [v for v in self.instance.visits if v.visit_id not in planned]

    def _in_order(self, visits: list[Visit]) -> list[Visit]:
        place = {v.visit_id: k for k, v in enumerate(self.instance.visits)}
        return sorted(visits, key=lambda v: place[v.visit_id])

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self.bench.solves)

    def _told(
        self,
        demand: list[Visit],
        first: Trial,
        state: State,
        without: dict[str, frozenset[str]],
        candidates: int,
    ) -> Findings:
        by_start = sorted(state.offers, key=lambda o: (o.day, o.span[:2], o.ground.name, o.offer_id))
        called = dict(zip((o.offer_id for o in by_start), names(self.given, by_start), strict=True))
        trial = state.trial
        shifts = tuple(self._open_shift(o, called[o.offer_id], trial, without) for o in by_start)
        offers = tuple(replace(o, offer_id=called[o.offer_id]) for o in by_start)
        filled = with_offers(self.bench.habits, offers)
        plan = self._checked(filled, _renamed(trial.plan, called), trial.left_out)
        spare = self._spare(trial)
        answer = OpenShifts(
            title=self.given.title,
            synthetic=self.given.synthetic,
            timezone=self.given.settings.timezone,
            dates=tuple(d.isoformat() for d in dates_of(self.given)),
            demand=tuple(v.visit_id for v in demand),
            found_room=tuple(v.visit_id for v in demand if v.visit_id not in first.left_out),
            shifts=shifts,
            not_covered=not_covered(self.bench.habits, self.travel, trial, spare),
            method=self._method(candidates),
        )
        return Findings(answer, filled, plan)

    def _spare(self, trial: Trial) -> list[Offer]:
        every = self.instance.visits
        pool = Pool(self.bench.habits, every, every, self.order.shortest, self.order.step)
        return pool.spare(trial.left_out)

    def _open_shift(
        self, offer: Offer, name: str, trial: Trial, without: dict[str, frozenset[str]]
    ) -> OpenShift:
        shift, role = shift_of(self.bench.habits, offer), offer.role
        return OpenShift(
            open_shift_id=name,
            start=shift.start,
            end=shift.end,
            level=role.level,
            certificates=tuple(sorted(role.certificates)),
            delegations=tuple(Handed(citizen_id=c, task=t) for c, t in sorted(role.handed)),
            start_address=shift.start_address,
            end_address=shift.end_address,
            unit_id=shift.unit_id,
            district=self._district(offer),
            means=shift.means,
            modes=shift.modes,
            breaks=shift.breaks,
            visits=tuple(v.visit_id for v in trial.visits(offer)),
            needed_for=tuple(sorted(without[offer.offer_id])),
        )

    def _district(self, offer: Offer) -> str:
        if offer.ground.unit_id is not None:
            unit = self.given.unit.get(offer.ground.unit_id)
            return unit.label if unit else ""
        address = self.given.address.get(offer.ground.name)
        return address.label if address else ""

    def _checked(self, filled: Instance, near: Plan, left_out: frozenset[str]) -> Plan:
        """The plan with the open shifts, judged by the domain's own rules. A lock outside its windows is the planner's will."""
        day = solve_day(filled, self.travel, budget=Budget(iterations=0), seed=self.order.seed, start=near)
        locked = {p.visit_id for p in self.given.pins if p.start is not None}
        broken = [v for v in day.violations if not (v.ids and v.ids[0] in locked)]
        if broken or not {u.visit_id for u in day.plan.unplanned} <= left_out:
            raise PlanRefutedError(broken)
        return day.plan

    def _method(self, candidates: int) -> Method:
        order = self.order
        return Method(
            seed=order.seed,
            moves=self.moves,
            trial_moves=self.moves // TRIAL_SHARE,
            solves=self.bench.solves,
            candidates=candidates,
            shortest=order.shortest,
            step=order.step,
            kept=order.keep,
            fallback_waived=self.given.settings.screen.require_fallback,
            version=package_version(),
            instance_hash=instance_digest(self.given),
            travel_hash=self.travel.digest,
        )


def _renamed(plan: Plan, called: dict[str, str]) -> Plan:
    """The plan with the offers by the names that they are published under."""
    routes = (
        r.model_copy(update={"shift_id": called[r.shift_id], "worker_id": called[r.shift_id]})
        if r.shift_id in called
        else r
        for r in plan.routes
    )
    return start_plan(routes)
