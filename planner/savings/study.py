"""A whole savings study: what is asked, handed out to the crew, and put together as records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from zoneinfo import ZoneInfo

from planner.compile import compile_problem
from planner.day import dates_of
from planner.digest import instance_digest
from planner.domain import Instance, Plan
from planner.planning import package_version
from planner.savings import gains
from planner.savings.conversions import Candidates, Offer, OffersJob, candidates, conversions
from planner.savings.crew import Awaited, Crew, Progress
from planner.savings.fairness import bands, far_bounds, screen_share
from planner.savings.groups import groups
from planner.savings.jobs import CountJob, PlanJob
from planner.savings.ledger import Game, fallback_seconds, ledger
from planner.savings.order import CURVE_POINTS, OPENING_HOURS, OVERHEAD_MINUTES, UNIT_SIZES, Order
from planner.savings.paths import OwnJob, PathsJob
from planner.savings.records import (
    Conversion,
    Curve,
    CurvePoint,
    Fairness,
    Gain,
    Method,
    OpeningPoint,
    OverheadRow,
    Pair,
    Study,
    UnitPoint,
)
from planner.savings.solving import SOLVER, Effort, Solved, usual_effort
from planner.savings.toggles import calls_of
from planner.savings.variants import (
    all_physical,
    opening,
    operators_of,
    with_far_limit,
    with_opening,
    with_operators,
    with_overhead,
    without_far_limit,
    without_required_fallback,
)
from planner.travel.times import TravelTimes

SolvedPair = tuple[Solved, Solved]
"""(baseline, plan)."""

AwaitedPair = tuple[Awaited[Solved], Awaited[Solved]]
"""The same, on its way."""


@dataclass(frozen=True)
class Findings:
    """A study, and the two plans that a reader may look at: the cheapest of the seed with the cheapest plan."""

    study: Study
    baseline: Plan
    plan: Plan


def study_savings(
    instance: Instance, travel: TravelTimes, order: Order | None = None, progress: Progress | None = None
) -> Findings:
    """Measure what screen visits save on a day (or several) of `instance`.

    Every figure is a difference of solved plans: each checked, with the same solver, effort and seeds; the same figures whatever
    the number of processes. Where the rules require a fallback for every screen visit, both plans are made without that rule, and
    `Method.fallback_waived` says so; expected fallbacks are counted all the same. Sizes and opening hours of the unit are studied
    for one day alone.

    Raises
    ------
    RuleBrokenError
        If a plan breaks a rule; no figure is made of such a plan.
    CostMismatchError
        If the solver's claim is refuted by recomputation.
    """
    order = order or Order()
    effort = order.effort or usual_effort(instance)
    with Crew(travel, order.jobs, progress) as crew:
        return _Work(instance, travel, order, effort, crew).findings()


class _Work:
    """The study of one instance: `findings` says what is asked in which order."""

    def __init__(
        self, instance: Instance, travel: TravelTimes, order: Order, effort: Effort, crew: Crew
    ) -> None:
        self.given, self.instance = instance, without_required_fallback(instance)
        self.travel, self.order = travel, order
        self.effort, self.crew = effort, crew
        self.seeds = tuple(range(order.first_seed, order.first_seed + order.seeds))
        self.side = self.seeds[: order.side_seeds]
        self.screenable = list(calls_of(compile_problem(self.instance, travel)))

    def findings(self) -> Findings:
        main = [self._hand_runs(seed) for seed in self.seeds]
        self.runs = [[(baseline.get(), plan.get()) for baseline, plan in runs] for runs in main]
        self.pairs = [self._mean(seed, runs) for seed, runs in zip(self.seeds, self.runs, strict=True)]
        self.cheapest = [_cheapest(runs) for runs in self.runs]
        overheads = {m: self._hand_overhead(m) for m in OVERHEAD_MINUTES}
        paths, own = self._hand_ledger()
        people = candidates(self.instance, self.travel)
        offers = self._hand_offers(people)
        self.beside = self._hand_side_baselines()
        counts = self._hand_counts()
        units = {n: self._hand_side(d) for n, d in self._unit_days().items()}
        openings = {h: self._hand_side(d) for h, d in self._opening_days().items()}
        limit = self._limit()
        limited = [] if limit is None else self._hand_side(limit)
        games = self._games(paths, own)
        best = min(self.cheapest, key=lambda pair: pair[1].cost)
        study = Study(
            title=self.instance.title,
            synthetic=self.instance.synthetic,
            attribution=self.travel.attribution,
            dates=tuple(d.isoformat() for d in dates_of(self.instance)),
            visits=len(self.instance.visits),
            screenable=len(self.screenable),
            method=self._method(),
            pairs=tuple(self.pairs),
            lines=gains.lines(self.pairs),
            gain=gains.gain(self.pairs),
            scaled=gains.scaled(
                self.pairs,
                days=max(1, len(dates_of(self.instance))),
                days_per_week=self.order.days_per_week,
                kroner_per_hour=self.order.kroner_per_hour,
            ),
            groups=groups(
                self.instance, self.travel, [[(b.plan, p.plan) for b, p in runs] for runs in self.runs]
            ),
            overheads=tuple(OverheadRow(m, self._overhead_gain(pairs)) for m, pairs in overheads.items()),
            ledger=ledger(self.instance, self.travel, games),
            conversions=self._conversions(people, offers),
            curve=self._curve(counts),
            units=tuple(UnitPoint(n, self._gain(plans)) for n, plans in units.items()),
            openings=self._openings(openings),
            fairness=self._fairness(limited),
        )
        return Findings(study, best[0].plan, best[1].plan)

    def _hand_runs(self, seed: int) -> list[AwaitedPair]:
        """The pairs of one seed: each run has a number of its own to begin its search from."""
        numbers = (seed + run * self.order.seeds for run in range(self.order.runs))
        return [self._hand_pair(self.instance, number) for number in numbers]

    def _hand_pair(
        self, day: Instance, seed: int, near: tuple[Plan | None, Plan | None] = (None, None)
    ) -> AwaitedPair:
        """Baseline and plan, with the same effort and seed."""
        days = (all_physical(day), day)
        baseline, plan = (
            self.crew.hand(PlanJob(d, self.effort, seed, n)) for d, n in zip(days, near, strict=True)
        )
        return baseline, plan

    def _hand_overhead(self, minutes: float) -> list[AwaitedPair] | None:
        """What the day has already need not be solved again: None."""
        day = with_overhead(self.instance, round(60 * minutes))
        if day.settings == self.instance.settings and day.addresses == self.instance.addresses:
            return None
        return [
            self._hand_pair(day, seed, (baseline.plan, plan.plan))
            for seed, (baseline, plan) in zip(self.seeds, self.cheapest, strict=True)
        ]

    def _overhead_gain(self, pairs: list[AwaitedPair] | None) -> Gain:
        if pairs is None:
            return gains.gain(self.pairs)
        return gains.gain(
            [self._mean(seed, [(b.get(), p.get())]) for seed, (b, p) in zip(self.seeds, pairs, strict=True)]
        )

    def _hand_side_baselines(self) -> list[Awaited[Solved]]:
        """What side plans are held against: the baselines they belong to, with as much effort again as they."""
        day = all_physical(self.instance)
        return [
            self.crew.hand(PlanJob(day, self.effort, seed, baseline.plan))
            for (baseline, _), seed in zip(self.cheapest, self.side, strict=False)
        ]

    def _hand_side(self, day: Instance) -> list[Awaited[Solved]]:
        """Plans of a day changed, from the plans of the day itself."""
        plans = (p.plan for _, p in self.cheapest[: len(self.side)])
        return [
            self.crew.hand(PlanJob(day, self.effort, seed, plan))
            for plan, seed in zip(plans, self.side, strict=True)
        ]

    def _hand_counts(self) -> dict[int, list[Awaited[Solved]]]:
        most = len(self.screenable)
        asked = sorted({round(most * k / (CURVE_POINTS - 1)) for k in range(1, CURVE_POINTS)} - {0})
        return {
            count: [
                self.crew.hand(CountJob(self.instance, _nearer(pair, count), count, self.effort, seed))
                for pair, seed in zip(self.cheapest, self.side, strict=False)
            ]
            for count in asked
        }

    def _hand_ledger(self) -> tuple[list[list[Awaited[dict[str, float]]]], list[Awaited[dict[str, int]]]]:
        paths = [
            [
                self.crew.hand(PathsJob(self.instance, baseline.plan, plan.plan, seed, number))
                for number in range(self.order.orders)
            ]
            for (baseline, plan), seed in zip(self.cheapest, self.seeds, strict=True)
        ]
        own = [
            self.crew.hand(OwnJob(self.instance, plan.plan, seed))
            for (_, plan), seed in zip(self.cheapest, self.seeds, strict=True)
        ]
        return paths, own

    def _hand_offers(self, people: Candidates) -> list[Awaited[dict[str, Offer]]]:
        if not people:
            return []
        return [
            self.crew.hand(OffersJob(self.instance, plan.plan, people, seed))
            for (_, plan), seed in zip(self.cheapest, self.seeds, strict=True)
        ]

    def _unit_days(self) -> dict[int, Instance]:
        if not operators_of(self.instance) or len(dates_of(self.instance)) > 1:
            return {}
        return {n: with_operators(self.instance, n) for n in UNIT_SIZES}

    def _opening_days(self) -> dict[float | None, Instance]:
        span = opening(self.instance)
        if span is None or len(dates_of(self.instance)) > 1:
            return {}
        whole = (span[1] - span[0]).total_seconds() / gains.HOUR
        days: dict[float | None, Instance] = {
            h: with_opening(self.instance, h) for h in OPENING_HOURS if h < whole
        }
        return days | {None: self.instance}

    def _limit(self) -> Instance | None:
        """The day with a limit for far-away citizens if it has none, without if it has; None where nobody lives further than
        others."""
        rules = self.instance.settings.screen
        if rules.far_metres is not None and rules.far_share is not None:
            return without_far_limit(self.instance)
        example = self._example_limit()
        return None if example is None else with_far_limit(self.instance, *example)

    def _example_limit(self) -> tuple[int, float] | None:
        """(metres, share): from the furthest third on no more than of all, in whole percent."""
        starts = far_bounds(self.instance, self.travel, self.screenable)
        if not starts:
            return None
        share = screen_share([p.plan for _, p in self.cheapest], self.screenable)
        return starts[-1], round(share, 2)

    def _games(
        self, paths: list[list[Awaited[dict[str, float]]]], own: list[Awaited[dict[str, int]]]
    ) -> list[Game]:
        """The games are of the cheapest plans; what they divide is what the seeds save."""
        return [
            Game([r.get() for r in rows], row.get(), self._fallback_saved(*cheapest), gains.net(pair))
            for cheapest, pair, rows, row in zip(self.cheapest, self.pairs, paths, own, strict=True)
        ]

    def _fallback_saved(self, baseline: Solved, plan: Solved) -> Mapping[str, float]:
        """Expected fallback seconds of the plan's visits; what the baseline expects of the same visits is taken off."""
        before = (
            fallback_seconds(self.instance, self.travel, baseline.plan) if baseline.parts.fallback else {}
        )
        after = fallback_seconds(self.instance, self.travel, plan.plan)
        return {v: seconds - before.get(v, 0.0) for v, seconds in after.items()}

    def _conversions(
        self, people: Candidates, offers: list[Awaited[dict[str, Offer]]]
    ) -> tuple[Conversion, ...]:
        each = [p.parts.fallback / p.parts.screen_visits for _, p in self.cheapest if p.parts.screen_visits]
        return conversions(
            self.instance, self.travel, people, [o.get() for o in offers], fmean(each) if each else 0.0
        )

    @staticmethod
    def _mean(seed: int, runs: Sequence[SolvedPair]) -> Pair:
        return gains.mean_pair([Pair(seed, b.parts, p.parts, b.cost, p.cost) for b, p in runs])

    def _gain(self, plans: list[Awaited[Solved]]) -> Gain:
        """Of changed days, against the side baselines of the same seeds."""
        rows = zip(self.side, self.beside, plans, strict=True)
        return gains.gain([self._mean(seed, [(b.get(), p.get())]) for seed, b, p in rows])

    def _curve(self, counts: dict[int, list[Awaited[Solved]]]) -> Curve:
        """Its first point is the baseline itself, which has none."""
        none = self._gain(self.beside)
        points = [CurvePoint(0, none), *(CurvePoint(k, self._gain(plans)) for k, plans in counts.items())]
        return Curve(tuple(points), max(range(len(points)), key=lambda k: points[k].gain.net.mean))

    def _openings(self, plans: dict[float | None, list[Awaited[Solved]]]) -> tuple[OpeningPoint, ...]:
        zone = ZoneInfo(self.instance.settings.timezone)
        found = []
        for hours, awaited in plans.items():
            day = self.instance if hours is None else with_opening(self.instance, hours)
            span = opening(day)
            assert span is not None
            opens, closes = (t.astimezone(zone).strftime("%H:%M") for t in span)
            found.append(OpeningPoint(hours, opens, closes, self._gain(awaited)))
        return tuple(found)

    def _fairness(self, others: list[Awaited[Solved]]) -> Fairness:
        rules = self.instance.settings.screen
        given = rules.far_metres is not None and rules.far_share is not None
        main = [p for _, p in self.cheapest]
        other = [p.get() for p in others]
        free, limited = (other, main) if given else (main, other)
        metres, share = (
            (rules.far_metres, rules.far_share) if given else self._example_limit() or (None, None)
        )
        rows = bands(
            self.instance, self.travel, self.screenable, [s.plan for s in free], [s.plan for s in limited]
        )
        gain = gains.gain(self.pairs) if given else self._gain(others) if others else None
        return Fairness(rows, metres, share, given, gain)

    def _method(self) -> Method:
        return Method(
            solver=SOLVER,
            seeds=self.seeds,
            iterations=self.effort.iterations,
            seconds=self.effort.seconds,
            repeatable=self.effort.seconds is None,
            days_per_week=self.order.days_per_week,
            weeks_per_year=gains.WEEKS_PER_YEAR,
            fte_gross_hours=gains.FTE_GROSS_HOURS,
            fte_effective_hours=gains.FTE_EFFECTIVE_HOURS,
            kroner_per_hour=self.order.kroner_per_hour,
            version=package_version(),
            instance_hash=instance_digest(self.given),
            travel_hash=self.travel.digest,
            runs=self.order.runs,
            side_seeds=len(self.side),
            fallback_waived=self.given.settings.screen.require_fallback,
        )


def _cheapest(runs: Sequence[SolvedPair]) -> SolvedPair:
    """The cheapest baseline and the cheapest plan, of whichever runs; of equals the first."""
    baselines, plans = zip(*runs, strict=True)
    return min(baselines, key=lambda s: s.cost), min(plans, key=lambda s: s.cost)


def _nearer(pair: SolvedPair, count: int) -> Plan:
    """The plan of a pair that has about so many screen visits."""
    baseline, plan = pair
    return plan.plan if 2 * count >= plan.parts.screen_visits else baseline.plan
