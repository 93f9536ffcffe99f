"""What was solved, as bases to scale from: the screen visits of a savings study, the scenarios of a comparison."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from statistics import fmean

from planner.potential.ratio import HOUR, Seed, amounts, converted, times
from planner.potential.records import Basis, District, Family, Kind, Skipped
from planner.potential.targets import family
from planner.reference import WEEKS
from planner.savings.interval import estimate
from planner.savings.records import Group, Study
from planner.whatif.records import Comparison, Option, Outcome

SCREEN = "screen"
"""Code of the line of screen visits, of savings studies."""

FEWEST_VISITS = 0.5
"""Screen visits a plan must have more than the other, on average, to be scaled by the visit."""


@dataclass(frozen=True)
class Found:
    """A basis, the line it belongs to, and what is counted in it."""

    code: str
    title: str
    kind: Kind
    family: Family
    basis: Basis


def of_study(study: Study, source: str, density: float | None = None) -> Found | Skipped:
    """Return the screen visits of a study as a basis; what cannot be scaled, with the reason."""
    seeds = [Seed(p.baseline, p.plan) for p in study.pairs]
    if not seeds or fmean(converted(seeds)) < FEWEST_VISITS:
        return Skipped(source, study.title, "no_screen_visits")
    days = max(1, len(study.dates))
    citizens = _screen_citizens(study)
    week = study.method.days_per_week / days
    visits = converted(seeds)
    basis = Basis(
        source=source,
        title=study.title,
        synthetic=study.synthetic,
        attribution=study.attribution,
        instance_hash=study.method.instance_hash,
        seeds=len(seeds),
        days=days,
        days_per_week=study.method.days_per_week,
        density=density,
        units=estimate([v / days for v in visits]),
        per_unit=amounts(seeds, visits),
        year=amounts(seeds, times=week * WEEKS),
        citizens=citizens or None,
        visits_per_citizen_week=fmean(visits) * week / citizens if citizens else None,
        per_citizen_year=amounts(seeds, [citizens] * len(seeds), week * WEEKS) if citizens else None,
        districts=tuple(_district(g, days, week) for g in study.groups if g.kind == "district"),
    )
    return Found(SCREEN, "", "visit", "screen", basis)


def _screen_citizens(study: Study) -> float:
    """Citizens with a screen visit in a plan, a mean over the plans: as many as the visit that is most often by screen."""
    most: dict[str, int] = defaultdict(int)
    for entry in study.ledger.entries:
        most[entry.citizen_id] = max(most[entry.citizen_id], entry.plans)
    return sum(most.values()) / len(study.pairs)


def _district(group: Group, days: int, week: float) -> District:
    visits = group.gain.screen_visits.mean
    net = times(group.gain.net, 1 / HOUR)
    each = times(net, 1 / visits) if visits >= FEWEST_VISITS else None
    return District(group.key, group.label, visits / days, each, times(net, week * WEEKS))


def of_comparison(comparison: Comparison, source: str, density: float | None = None) -> list[Found | Skipped]:
    """Return each scenario of a comparison as a basis; what cannot be scaled, with the reason."""
    return [_of_option(comparison, option, source, density) for option in comparison.options]


def _of_option(comparison: Comparison, option: Option, source: str, density: float | None) -> Found | Skipped:
    pairs = _pairs(comparison, option)
    if not pairs:
        return Skipped(source, option.title or option.code, "no_seeds")
    seeds = [_seed(*pair) for pair in pairs]
    counted = _counted([after for _, after in pairs], seeds)
    if counted is None:
        return Skipped(source, option.title or option.code, "nothing_to_count")
    kind, of, units = counted
    method, days = comparison.method, max(1, len(comparison.dates))
    week = method.days_per_week / days
    per_unit = (
        amounts(seeds, units) if kind == "visit" else amounts(seeds, units, week * WEEKS)
    )  # a visit is one; a user or a citizen is there all year
    basis = Basis(
        source=source,
        title=comparison.title,
        synthetic=comparison.synthetic,
        attribution=comparison.attribution,
        instance_hash=method.instance_hash,
        seeds=len(seeds),
        days=days,
        days_per_week=method.days_per_week,
        density=density,
        units=estimate([u / days for u in units] if kind == "visit" else units),
        per_unit=per_unit,
        year=amounts(seeds, times=week * WEEKS),
    )
    return Found(option.code, option.title, kind, of, basis)


def _pairs(comparison: Comparison, option: Option) -> list[tuple[Outcome, Outcome]]:
    before = {o.seed: o for o in comparison.base}
    return [(before[o.seed], o) for o in option.outcomes if o.seed in before]


def _seed(before: Outcome, after: Outcome) -> Seed:
    answered = (o.response_field + o.response_unit for o in (before, after))
    return Seed(before.parts, after.parts, *answered)


def _counted(outcomes: Sequence[Outcome], seeds: Sequence[Seed]) -> tuple[Kind, Family, list[float]] | None:
    """What a scenario is counted by: the visits it moves to a screen, the users of its technologies, or the citizens it concerns. A
    scenario that has other users and more screen visits is counted by citizens, for its saving cannot be told apart."""
    visits = converted(seeds)
    users = [float(sum(o.devices.values())) for o in outcomes]
    concerned = [float(o.concerned) for o in outcomes]
    more, of = estimate(visits), family(reduce(add, (Counter(o.devices) for o in outcomes)))
    screened = more.mean >= FEWEST_VISITS and more.low > 0
    if screened and of in (None, "screen"):
        return "visit", "screen", visits
    if of and of != "screen" and not screened:
        return ("user", of, users) if any(users) else None
    return ("citizen", "other", concerned) if any(concerned) else None
