"""Screen visits in a made-up instance: who is assessed and has agreed, which visits could be by screen, who calls.

Where people live, what they need, when, and who drives stay as they were.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from planner.day import dates_of
from planner.domain import (
    Citizen,
    Consent,
    Instance,
    Level,
    Mode,
    ScreenRecord,
    Shift,
    Visit,
    VisitMode,
    VisitSplit,
)
from planner.services import BY_CODE, screen_use
from planner.synthetic.operators import add_operators
from planner.synthetic.randomness import stream

ASSESSMENT_HOLDS = 182  # days; assumed
DAY_SHIFT_ENDS = 23  # o'clock; later shifts take no calls


@dataclass(frozen=True)
class ScreenShares:
    """Shares in [0, 1]. `able` of the daily-visited citizens and `accepting` of the able: domain.md 5.2; all else assumed.

    Of the others: `unassessed` of those not able have not been assessed at all; `not_asked` of those who do not accept
    have never been asked. Of those who accept, something is missing for some: the assessment has run out
    (`assessment_lapsed`) or the consent has (`consent_lapsed`), there is no device yet (`without_device`), nobody has been
    there yet (`new`), or it is too long since somebody was (`long_alone`). `by_name` of the visits that could be by screen
    must be physical all the same; `split` of the mixed visits may be split; at `second` of the double-staffed ones the
    second may be on screen. `calling`: of the workers on the road by day or evening, those who take calls too.
    """

    able: float = 0.30
    accepting: float = 0.60
    unassessed: float = 0.50
    not_asked: float = 0.50
    assessment_lapsed: float = 0.08
    consent_lapsed: float = 0.06
    without_device: float = 0.06
    new: float = 0.04
    long_alone: float = 0.04
    by_name: float = 0.03
    split: float = 0.50
    second: float = 0.30
    calling: float = 0.30

    def __post_init__(self) -> None:
        for name, share in vars(self).items():
            if not 0 <= share <= 1:
                raise ValueError(f"{name} must be from 0 to 1, not {share}")


USUAL_SHARES = ScreenShares()


def with_screen(
    instance: Instance, *, operators: int = 2, seed: int = 1, shares: ScreenShares = USUAL_SHARES
) -> Instance:
    """Return a made-up instance with screen visits in it.

    Parameters
    ----------
    instance
        As `planner.synthetic.generate` makes it.
    operators
        How many work in the screen unit on a day; 0 for no unit, so that only workers on the road call.
    seed
        Equal arguments give equal instances.
    shares
        How much there is of what.

    Raises
    ------
    ValueError
        For a negative number of operators or seed.
    """
    if operators < 0:
        raise ValueError(f"operators must be 0 or more, not {operators}")
    visits = _visits(stream(seed, "screen visits"), instance.visits, shares)
    shifts = _callers(stream(seed, "screen callers"), instance, shares)
    changed = instance.model_copy(update={"visits": visits, "shifts": shifts})
    citizens = _citizens(stream(seed, "screen citizens"), changed, shares)
    changed = changed.model_copy(update={"citizens": citizens})
    return add_operators(stream(seed, "screen unit"), changed, operators)


def _visits(rng: np.random.Generator, visits: tuple[Visit, ...], shares: ScreenShares) -> tuple[Visit, ...]:
    chance = rng.random((len(visits), 2)) < (shares.by_name, shares.split)
    # So few visits take two that a share of them is met as nearly as whole visits allow.
    double = [k for k, v in enumerate(visits) if v.staff_required == 2]
    second = set(rng.permutation(double)[: round(shares.second * len(double))].tolist())
    return tuple(
        _visit(v, by_name=bool(by_name), split=bool(split), second=k in second)
        for k, (v, (by_name, split)) in enumerate(zip(visits, chance, strict=True))
    )


def _visit(visit: Visit, *, by_name: bool, split: bool, second: bool) -> Visit:
    by_screen = tuple(s for s in visit.services if screen_use(s).possible)
    if visit.staff_required == 2:
        return visit.model_copy(update={"second_on_screen": second})
    if len(by_screen) == len(visit.services):
        # A call lasts as long as the visit would have: what it saves is the way there (domain.md 6.3).
        length = visit.modes[0].service_duration
        modes = (*visit.modes, VisitMode(mode=Mode.SCREEN, service_duration=length))
        return visit.model_copy(update={"modes": modes, "must_be_physical": by_name})
    return visit.model_copy(update={"split": _split(visit, by_screen)}) if split and by_screen else visit


def _split(visit: Visit, by_screen: tuple[str, ...]) -> VisitSplit:
    """Each part in whole minutes, at least one, as the catalogue shares them."""
    minutes = visit.modes[0].service_duration // 60
    share = sum(BY_CODE[s].minutes for s in by_screen) / sum(BY_CODE[s].minutes for s in visit.services)
    part = min(max(round(minutes * share), 1), minutes - 1)
    return VisitSplit(services=by_screen, screen_duration=60 * part, physical_duration=60 * (minutes - part))


def _callers(rng: np.random.Generator, instance: Instance, shares: ScreenShares) -> tuple[Shift, ...]:
    zone = ZoneInfo(instance.settings.timezone)
    takes = dict(
        zip(instance.worker, (rng.random(len(instance.workers)) < shares.calling).tolist(), strict=True)
    )

    def calls(shift: Shift) -> bool:
        skilled = instance.worker[shift.worker_id].level is not Level.UNSKILLED
        return takes[shift.worker_id] and skilled and shift.start.astimezone(zone).hour < DAY_SHIFT_ENDS

    return tuple(s.model_copy(update={"modes": frozenset(Mode)}) if calls(s) else s for s in instance.shifts)


def _citizens(rng: np.random.Generator, instance: Instance, shares: ScreenShares) -> tuple[Citizen, ...]:
    """Give every daily-visited citizen a record as it stands on the first day; of the others nothing is known. Where the
    second worker may be on screen, the citizen has been asked."""
    dates = dates_of(instance)
    # Seldom visits are cleaning and the like, for which anybody will do.
    care = Counter(v.citizen_id for v in instance.visits if v.level is not Level.UNSKILLED)
    second = {v.citizen_id for v in instance.visits if v.second_on_screen}
    citizens = []
    for citizen in instance.citizens:
        chance = _Chance(rng)
        visits = care[citizen.citizen_id] / len(dates)
        screen = _record(chance, visits, dates[0], dates[-1], shares) if visits else None
        if screen is not None and citizen.citizen_id in second:
            screen = screen.model_copy(update={"consent": Consent.GIVEN, "consent_until": None})
        citizens.append(citizen.model_copy(update={"screen": screen}))
    return tuple(citizens)


class _Chance:
    """As many draws for each citizen, whatever comes of them, so that a changed share changes no one else."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._draws = iter(rng.random(16).tolist())

    def under(self, share: float) -> bool:
        return next(self._draws) < share

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + int(next(self._draws) * (high - low + 1))


def _record(
    chance: _Chance, visits: float, first: date, last: date, shares: ScreenShares
) -> ScreenRecord | None:
    able, accepts = chance.under(shares.able), chance.under(shares.accepting)
    unassessed, not_asked = chance.under(shares.unassessed), chance.under(shares.not_asked)
    assessor = Level.NURSE if chance.under(0.5) else Level.SSA
    days_ago = chance.whole(7, 90)
    assessed_on = first - timedelta(days=days_ago)
    been = _been(chance, visits, first, last)
    if not able:
        if unassessed:
            return ScreenRecord(**been)
        return ScreenRecord(able=False, assessed_by=assessor, assessed_on=assessed_on, **been)
    assessed = {"able": True, "assessed_by": assessor, "assessed_on": assessed_on,
                "reassess_by": assessed_on + timedelta(days=ASSESSMENT_HOLDS)}  # fmt: skip
    if not accepts:
        answer = Consent.UNKNOWN if not_asked else Consent.REFUSED
        return ScreenRecord(**assessed, consent=answer, **been)
    agreed = {"consent": Consent.GIVEN, "consent_until": None, "has_device": True,
              "screen_in_a_row": chance.whole(0, 4)}  # fmt: skip
    return ScreenRecord(**(assessed | agreed | been | _missing(chance, first, shares)))


def _been(chance: _Chance, visits: float, first: date, last: date) -> dict[str, object]:
    """What has been and will be physical: all visits of a day but one, and at least two a week (domain.md 6.3)."""
    sure = max(visits - 1, 2 / 7)
    return {
        "first_visit_done": True,
        "last_physical": first - timedelta(days=chance.whole(1, 3)),
        "physical_this_week": round(first.weekday() * sure),
        "physical_later_this_week": round((6 - last.weekday()) * sure),
    }


def _missing(chance: _Chance, first: date, shares: ScreenShares) -> dict[str, object]:
    """What is wrong, if anything, for somebody who would else be called."""
    yesterday = first - timedelta(days=1)
    long_ago = first - timedelta(days=200)
    faults: tuple[tuple[float, dict[str, object]], ...] = (
        (shares.assessment_lapsed, {"assessed_on": long_ago, "reassess_by": yesterday}),
        (shares.consent_lapsed, {"consent_until": yesterday}),
        (shares.without_device, {"has_device": False}),
        (shares.new, {"first_visit_done": False, "last_physical": None, "screen_in_a_row": 0, "physical_this_week": 0}),
        (shares.long_alone, {"last_physical": first - timedelta(days=9), "screen_in_a_row": 10, "physical_this_week": 0}),
    )  # fmt: skip
    return next((fault for share, fault in faults if chance.under(share)), {})
