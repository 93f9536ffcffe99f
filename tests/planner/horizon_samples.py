"""A year and an overlap made up by hand, whose figures add up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from planner.horizon.overlap_records import (
    FIGURES,
    Amount,
    Contest,
    Level,
    Member,
    Overlap,
    OverlapMethod,
    OverlapSet,
    SetFigure,
    Taken,
    Taking,
)
from planner.horizon.records import (
    TOGETHER,
    Case,
    Horizon,
    HorizonMethod,
    Series,
    Total,
    Track,
    Untreated,
    Week,
)
from planner.savings.records import Estimate
from planner.scenarios.records import Note

SOLVED = (1, 5, 9, 13, 17, 21, 25, 29, 33, 37, 41, 45, 49, 52)
SPREAD: dict[Case, float] = {"low": 0.6, "base": 1.0, "high": 1.3}
WEEKS = 52


def week(number: int, net: float, so_far: float) -> Week:
    """One week that frees `net` hours on the road and nothing else."""
    value = Estimate(net, 0.4)
    none = Estimate(0.0, 0.0)
    how = "solved" if number in SOLVED else "drawn"
    return Week(number, how, value, none, none, none, none, value, value, Estimate(so_far, 0.4 * number))  # type: ignore[arg-type]


def series(case: Case, hours: list[float]) -> Series:
    """All weeks of one case; FTE of the hours of 52 weeks."""
    sums = [sum(hours[: n + 1]) for n in range(len(hours))]
    weeks = tuple(week(n, h, s) for n, (h, s) in enumerate(zip(hours, sums, strict=True), start=1))
    net = sums[-1]
    pays = next((n for n, h in enumerate(hours, start=1) if h - 0.4 > 0), None)
    back = next((n for n in range(1, len(sums) + 1) if all(s >= 0 for s in sums[n - 1 :])), None)
    half = 20.0
    total = Total(
        Estimate(net, half), Estimate(490 * net, 490 * half), Estimate(net / 1924, half / 1924), Estimate(net / 1400, half / 1400),
        pays, back if pays else None,
    )  # fmt: skip
    return Series(case, weeks, total)


def robots(factor: float) -> list[float]:
    """Up to 12 hours a week over eight weeks, and so on."""
    return [factor * 12 * min(1.0, n / 8) for n in range(1, WEEKS + 1)]


def training(factor: float) -> list[float]:
    """Six hours a week spent for twelve weeks, then nine freed, a little less every week."""
    return [-6.0 if n <= 12 else factor * (9 - 0.1 * (n - 12)) for n in range(1, WEEKS + 1)]


def track(
    code: str, title: str, hours: Any, cases: tuple[Case, ...] = ("low", "base", "high"), **fields: Any
) -> Track:
    made = tuple(series(c, hours(SPREAD[c])) for c in cases)
    return Track(
        **{"code": code, "title": title, "kind": "scenario", "members": (code,), "series": made, **fields}
    )


def horizon(**fields: Any) -> Horizon:
    """Robots and training, and both together less an overlap of a tenth."""

    def both(factor: float) -> list[float]:
        return [0.9 * (a + b) for a, b in zip(robots(factor), training(factor), strict=True)]

    named: dict[str, str | int | float] = {
        "technology": "robot_aalborg",
        "name_da": "Medicinrobot",
        "name": "Robot",
    }
    note = Note("technology_users", named | {"eligible": 40, "users": 12, "completing": 12})
    tracks = (
        track("robots", "Medicinrobotter", robots, notes=(note,)),
        track("training", "Træning", training),
        track(TOGETHER, "", both, kind="together", members=("robots", "training")),
    )
    drift = tuple(
        Untreated(n, "solved", Estimate(600 + 0.2 * n, 3.0), Estimate(0.2 * n, 0.5))
        for n in range(1, WEEKS + 1)
    )
    return Horizon(
        **{
            "title": "Prøveår", "synthetic": True, "attribution": "", "dates": ("2026-03-02", "2026-03-08"), "visits": 700,
            "weeks": WEEKS, "solved_weeks": SOLVED, "between": "linear", "tracks": tracks,
            "untreated": dict.fromkeys(SPREAD, drift),
            "method": HorizonMethod(
                "search", (1, 2, 3), 1, 2_000_000, None, True, 168, 120, 7, 490.0, 1924, 1400, "0.1.0", "a1b2", "c3d4"
            ),
            **fields,
        }
    )  # fmt: skip


# Hours a week alone, and what every set frees together.
ALONE = {"robots": "12.40", "packing": "5.10", "screen": "9.75"}
NAMES = {"robots": "Medicinrobotter", "packing": "Dosispakning", "screen": "Skærmbesøg"}
TOGETHER_OF = {
    ("robots", "packing", "screen"): "20.30", ("robots", "packing"): "16.00", ("robots", "screen"): "17.15",
    ("packing", "screen"): "14.85",
}  # fmt: skip


def set_figure(name: str, codes: tuple[str, ...]) -> SetFigure:
    """Net hours are those above; all on the road; driving is a tenth less of everything; the rest is nothing."""
    factor = {"total": Decimal(1), "field": Decimal(1), "driving": Decimal("0.4")}.get(name, Decimal(0))
    places = Decimal(1).scaleb(-FIGURES[name].places)
    half = Decimal("0.80").quantize(places) if factor else None

    def amount(text: str) -> Decimal:
        return (factor * Decimal(text)).quantize(places)

    alone = [amount(ALONE[c]) for c in codes]
    together = amount(TOGETHER_OF[codes])
    taken = tuple(
        Taken(c, Amount(a - (together - _others(codes, c, amount)), half), 0.3 if factor else None)
        for c, a in zip(codes, alone, strict=True)
    )
    over = sum(alone, Decimal(0)) - together
    return SetFigure(
        name,
        FIGURES[name].unit,
        tuple(Amount(a, half) for a in alone),
        Amount(together, half),
        Amount(over, half),
        taken,
    )


def _others(codes: tuple[str, ...], code: str, amount: Any) -> Decimal:
    rest = tuple(c for c in codes if c != code)
    return amount(ALONE[rest[0]] if len(rest) == 1 else TOGETHER_OF[rest])  # type: ignore[no-any-return]


def overlap(**fields: Any) -> Overlap:
    """Three members: 12.40 + 5.10 + 9.75 = 27.25 alone, 20.30 together, 6.95 counted more than once."""
    contest = Contest(Taking(18, 110, 14), {"robots": 10.0, "screen": 6.0, "": 2.0})
    sets = tuple(
        OverlapSet(codes, tuple(set_figure(n, codes) for n in FIGURES), contest) for codes in TOGETHER_OF
    )
    members = tuple(Member(c, NAMES[c], "scenario", Taking(20, 130, 15)) for c in ALONE)
    return Overlap(
        **{
            "title": "Prøveuge", "synthetic": True, "attribution": "", "dates": ("2026-03-02",), "visits": 90,
            "members": members, "sets": sets, "levels": (Level((), dict.fromkeys(FIGURES, Decimal(0))),),
            "method": OverlapMethod(
                "search", (1, 2, 3), 1, 2_000_000, None, True, True, 8, 7, None, (), "base", "0.1.0", "a1b2", "c3d4"
            ),
            **fields,
        }
    )  # fmt: skip
