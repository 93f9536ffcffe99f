"""What the report shows, as plain frozen records: every text ready to read, no markup. `html` only lays it
out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from planner.check_texts import describe_violation
from planner.domain import Instance, Plan, Unplanned
from planner.errors import Violation
from planner.fallback import Coverage
from planner.figures import Figures
from planner.messages import Lang
from planner.reason_texts import describe_reason
from planner.report.figure_rows import Fact, Share, cards, facts, shares
from planner.report.gantt import ChartView, chart_view
from planner.report.lanes import Lane, lanes
from planner.report.map import Leg, MapView, Place, map_view, place
from planner.report.reader import Reader
from planner.report.run_rows import run_facts, term_facts
from planner.report.screens import ScreenView, Why, screen_view, why_lines
from planner.report.words import counted, word
from planner.report.workers import WorkerView, worker_views

PRIORITIES = range(1, 6)


@dataclass(frozen=True)
class UnplannedRow:
    """A visit left out: whom it is for, what was agreed, and why it was not possible."""

    visit_id: str
    citizen: str
    address: str
    agreed: tuple[str, ...]
    services: tuple[str, ...]
    priority: int
    priority_text: str
    missing: str
    reasons: tuple[str, ...]
    place: Place | None


@dataclass(frozen=True)
class ViolationRow:
    """A broken rule in words, and the ids it concerns."""

    rule: str
    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class ReportView:
    """The whole page. `findings` are the counts of what is wrong; empty means that all is well."""

    lang: Lang
    title: str
    dates: str
    synthetic: bool
    attribution: str
    findings: tuple[tuple[str, str], ...]  # (section id, text)
    cards: tuple[Fact, ...]
    shares: tuple[Share, ...]
    facts: tuple[Fact, ...]
    workers: tuple[WorkerView, ...]
    lanes: tuple[Lane, ...]
    screens: ScreenView | None
    chart: ChartView | None
    map: MapView | None
    unplanned: tuple[UnplannedRow, ...]
    violations: tuple[ViolationRow, ...]
    run: tuple[Fact, ...]
    terms: tuple[Fact, ...]


def build_view(
    instance: Instance,
    plan: Plan,
    figures: Figures,
    violations: Sequence[Violation],
    *,
    streets: Sequence[Sequence[ArrayLike]] = (),
    shapes: Mapping[Leg, ArrayLike] | None = None,
    map_attribution: str = "",
    coverage: Coverage | None = None,
    why: Why | None = None,
    lang: Lang = Lang.DA,
) -> ReportView:
    """Return the report's content.

    Parameters
    ----------
    streets
        Lines of the street network by weight, heaviest first; each line an array (n, 2) of latitude and
        longitude, drawn as it is.
    shapes
        The way of each leg on the streets, arrays (n, 2) as above; None draws straight lines, and the page
        says so.
    map_attribution
        The source of `streets` and `shapes`, shown beside the plan's own.
    coverage
        Which route could take over each screen visit; without it the list of them does not say.
    why
        By visit id, why it is, or is not, by screen; visits that are not there are not explained.
    """
    reader = Reader(instance, plan, lang)
    credit = (plan.attribution, figures.attribution, map_attribution)
    chart = chart_view(reader)
    workers = worker_views(reader, figures, chart.start, shapes, why_lines(reader, why)) if chart else ()
    unplanned = tuple(
        _unplanned_row(reader, u) for u in sorted(plan.unplanned, key=lambda u: (u.priority, u.visit_id))
    )
    broken = tuple(ViolationRow(v.rule, describe_violation(v, instance, lang), v.ids) for v in violations)
    return ReportView(
        lang=lang,
        title=plan.title or instance.title or word("report", lang),
        dates=reader.dates(),
        synthetic=instance.synthetic,
        attribution=" · ".join(dict.fromkeys(c for c in credit if c)),
        findings=_findings(len(unplanned), len(broken), lang),
        cards=cards(figures, lang),
        shares=shares(figures, lang),
        facts=facts(figures, lang),
        workers=workers,
        lanes=lanes(reader, workers, chart) if chart else (),
        screens=screen_view(reader, coverage, why),
        chart=chart,
        map=map_view(reader, streets, shapes),
        unplanned=unplanned,
        violations=broken,
        run=run_facts(plan.run, lang),
        terms=term_facts(plan.run, lang),
    )


def _findings(unplanned: int, broken: int, lang: Lang) -> tuple[tuple[str, str], ...]:
    counts = (("unplanned", unplanned), ("violations", broken))
    return tuple((s, counted(f"count_{s}", n, lang)) for s, n in counts if n)


def _unplanned_row(reader: Reader, unplanned: Unplanned) -> UnplannedRow:
    visit = reader.instance.visit.get(unplanned.visit_id)
    citizen = reader.instance.citizen.get(visit.citizen_id) if visit else None
    address = reader.instance.address.get(citizen.address_id) if citizen else None
    day = reader.days[0] if len(reader.days) == 1 else None
    who = reader.citizen(visit) if visit else unplanned.visit_id
    known = unplanned.priority in PRIORITIES
    return UnplannedRow(
        visit_id=unplanned.visit_id,
        citizen=who,
        address=reader.address(address.address_id) if address else "",
        agreed=tuple(reader.agreed(w, day) for w in visit.windows) if visit else (),
        services=reader.services(visit) if visit else (),
        priority=unplanned.priority,
        priority_text=word(f"priority_{unplanned.priority}", reader.lang)
        if known
        else str(unplanned.priority),
        missing=_missing(reader, unplanned),
        reasons=tuple(describe_reason(r, reader.lang) for r in unplanned.reasons)
        or (word("no_reason", reader.lang),),
        place=place(address, who) if address else None,
    )


def _missing(reader: Reader, unplanned: Unplanned) -> str:
    """Return how many workers a double visit lacks; empty for a visit that needs only one."""
    visit = reader.instance.visit.get(unplanned.visit_id)
    if visit is None or visit.staff_required == 1:
        return ""
    count = visit.staff_required - len(reader.staff.get(unplanned.visit_id, ()))
    return counted("missing", count, reader.lang)
