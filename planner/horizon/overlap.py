"""An overlap study: members alone, in pairs and together, planned, and put together as records."""

from __future__ import annotations

from collections.abc import Sequence

from planner.day import dates_of
from planner.digest import instance_digest
from planner.domain import Instance
from planner.horizon.contest import Claims, contest, doses_of, taking
from planner.horizon.desk import Desk
from planner.horizon.ground import Ground
from planner.horizon.lanes import Lane, lanes_of, together
from planner.horizon.order import OVERLAP_MOVES, OverlapOrder, usual_moves
from planner.horizon.overlap_records import Contest, Member, Overlap, OverlapMethod
from planner.horizon.sets import Codes, compared, planned
from planner.horizon.shares import Plans
from planner.planning import package_version
from planner.savings.crew import Crew, Progress
from planner.savings.solving import SOLVER
from planner.scenarios.edits.technology import TechnologyUsed
from planner.scenarios.records import Situation
from planner.scenarios.scenario import Scenario
from planner.travel.times import TravelTimes


def study_overlap(
    instance: Instance,
    travel: TravelTimes,
    scenarios: Sequence[Scenario],
    order: OverlapOrder | None = None,
    progress: Progress | None = None,
) -> Overlap:
    """Plan the members (each a scenario, such as one technology) alone, in pairs and together, and tell how much of their effects
    is the same effect.

    All plans are checked, from nothing, with the same effort and paired seeds; the same figures whatever the number of processes.
    What happens anyway (background technologies, such as drift) is in every plan.

    Raises
    ------
    ValueError
        For fewer than two members, or two of the same code.
    InputError
        If an edit names what is not there.
    RuleBrokenError
        If a plan breaks a rule; no figure is made of such a plan.
    """
    order = order or OverlapOrder()
    lanes, background = lanes_of(scenarios)
    ground = Ground(instance, travel, background)
    ground.require_possible(scenarios, order.first_seed, order.week, order.case)
    work = _Work(ground, [lane for lane in lanes if lane.kind != "together"], order)
    effort = order.effort or usual_moves(instance, OVERLAP_MOVES)
    with Crew(travel, order.jobs, progress) as crew:
        return work.overlap(Desk(crew, travel, work.days, effort, order.numbers, order.runs))


class _Work:
    """The overlap of `members`, of which `lanes` holds every set that is planned; the empty set is without any."""

    def __init__(self, ground: Ground, members: Sequence[Lane], order: OverlapOrder) -> None:
        self.ground, self.members, self.order = ground, members, order
        self.codes = tuple(m.code for m in members)
        own = {m.code: m for m in members}
        lanes = {s: _lane([own[c] for c in s]) for s in planned(self.codes)}
        self.situations = {s: self._situations(lane) for s, lane in ({(): None} | lanes).items()}
        self.doses = doses_of(ground.instance)
        self.dates = tuple(d.isoformat() for d in dates_of(ground.instance))
        self.days = max(1, len(self.dates))

    def overlap(self, desk: Desk) -> Overlap:
        """Have all sets planned, and put everything together."""
        asked = {
            s: [desk.ask(days, seed) for days, seed in zip(rows, desk.seeds, strict=True)]
            for s, rows in self.situations.items()
        }
        outcomes = {s: [a.outcome() for a in rows] for s, rows in asked.items()}
        plans = Plans(outcomes, self.order.days_per_week / self.days)
        instance = self.ground.instance
        return Overlap(
            title=instance.title,
            synthetic=instance.synthetic,
            attribution=self.ground.travel.attribution,
            dates=self.dates,
            visits=len(instance.visits),
            members=tuple(self._member(m) for m in self.members),
            sets=tuple(plans.set_of(s, self._contest(s)) for s in compared(self.codes)),
            levels=plans.levels(),
            method=self._method(desk),
        )

    def _situations(self, lane: Lane | None) -> list[Situation]:
        order = self.order
        return [self.ground.at(lane, order.drawn(seed), order.week, order.case) for seed in order.numbers]

    def _member(self, lane: Lane) -> Member:
        claims = self._claims((lane.code,))
        services = [{(c.citizen_id, c.service) for c in rows} for rows in claims]
        notes = self.situations[lane.code,][0].notes
        assert lane.kind != "together"
        return Member(lane.code, lane.title, lane.kind, taking(services, self.doses), notes)

    def _contest(self, codes: Codes) -> Contest:
        alone = {c: self._claims((c,)) for c in codes}
        return contest(alone, self._claims(codes), self.doses, self._owners(codes))

    def _claims(self, codes: Codes) -> Claims:
        return [s.claims for s in self.situations[codes]]

    def _owners(self, codes: Codes) -> dict[str, str]:
        """The member of each technology."""
        edits = [(m.code, e) for m in self.members if m.code in codes for e in m.edits]
        return {e.use.technology: code for code, e in edits if isinstance(e, TechnologyUsed)}

    def _method(self, desk: Desk) -> OverlapMethod:
        order, effort = self.order, desk.effort
        used = [e.use.technology for e in self.ground.background if isinstance(e, TechnologyUsed)]
        return OverlapMethod(
            solver=SOLVER,
            seeds=desk.seeds,
            runs=order.runs,
            iterations=effort.iterations,
            seconds=effort.seconds,
            repeatable=effort.seconds is None,
            redrawn=order.redraw,
            sets=len(self.situations) - 1,
            days_per_week=order.days_per_week,
            week=order.week,
            background=tuple(used),
            case=order.case,
            version=package_version(),
            instance_hash=instance_digest(self.ground.instance),
            travel_hash=self.ground.travel.digest,
            fallback_waived=self.ground.instance.settings.screen.require_fallback,
        )


def _lane(members: Sequence[Lane]) -> Lane:
    """The lane of a set, called after its members."""
    if len(members) == 1:
        return members[0]
    whole = together(members)
    return Lane(" + ".join(whole.members), whole.title, whole.kind, whole.members, whole.edits)
