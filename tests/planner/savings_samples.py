"""A small savings study made up by hand, whose figures add up, and the day and plans that it could be about."""

from __future__ import annotations

from planner.domain import Consent, Instance, Plan, ScreenUnit, Seats, Settings, VisitSplit
from planner.savings.records import (
    LINES,
    Band,
    Conversion,
    Curve,
    CurvePoint,
    Estimate,
    Fairness,
    Gain,
    Group,
    Ledger,
    LedgerEntry,
    Line,
    Method,
    Obstacle,
    OpeningPoint,
    OverheadRow,
    Pair,
    Parts,
    Scaled,
    Study,
    UnitPoint,
)
from planner.travel.times import TravelTimes
from tests.builders import (
    address,
    at,
    citizen,
    consenting,
    grid_times,
    instance,
    plan_of,
    shift,
    visit,
    window,
    worker,
)

# One day's two plans, in seconds: 100,800 + 0 against 82,200 + 10,200 + 1,200 leaves 7,200 saved, two hours.
BEFORE = {
    "driving": 26_400, "stop_overhead": 20_400, "physical_care": 54_000, "route_calls": 0, "unit": 0,
    "fallback": 0, "distance_metres": 264_000, "waiting": 5_400, "overtime": 600, "lateness": 1_200,
    "routes_used": 6, "physical_visits": 90, "screen_visits": 0, "unplanned_visits": 0, "workers_met": 1.4,
    "covered_share": 0,
}  # fmt: skip
AFTER = {
    "driving": 19_800, "stop_overhead": 14_400, "physical_care": 46_800, "route_calls": 1_200, "unit": 10_200,
    "fallback": 1_200, "distance_metres": 198_000, "waiting": 7_200, "overtime": 0, "lateness": 900,
    "routes_used": 5, "physical_visits": 68, "screen_visits": 22, "unplanned_visits": 0, "workers_met": 1.3,
    "covered_share": 0.955,
}  # fmt: skip
ROAD = ("driving", "stop_overhead", "physical_care", "route_calls")
MARKUP = '<b onclick="x()">Ærø & Co</b>'


def est(mean: float, share: float = 0.06) -> Estimate:
    """A mean with an interval of so great a share of it."""
    return Estimate(float(mean), abs(mean) * share)


def gain(field: float, unit: float, visits: float, fallback: float = 0.0) -> Gain:
    """A gain in seconds; net = field - unit - fallback, driving is 0.44 of what the field saves."""
    net = field - unit - fallback
    return Gain(
        est(field), est(unit), Estimate(fallback, 0.0), est(net), est(0.44 * field), Estimate(visits, 0.0)
    )


def day_line(name: str, unit: str) -> Line:
    """One line of the made-up day."""

    def value(of: dict[str, float]) -> float:
        road = sum(of[n] for n in ROAD)
        return {"field": road, "net": road + of["unit"] + of["fallback"]}.get(name) or of.get(name, 0.0)

    before, after = value(BEFORE), value(AFTER)
    return Line(name, unit, est(before, 0.01), est(after, 0.01), est(before - after))


def period(name: str, days: float) -> Scaled:
    """The day's saving `days` times, in hours; kroner at 490 an hour."""
    hours = days / 3600
    fte = name == "year"
    return Scaled(
        period=name,  # type: ignore[arg-type]
        driving_hours=est(6_600 * hours),
        overhead_hours=est(6_000 * hours),
        care_hours=est(7_200 * hours),
        kilometres=est(66 * days),
        field_freed_hours=est(18_600 * hours),
        unit_used_hours=est(10_200 * hours),
        fallback_hours=est(1_200 * hours),
        net_hours=est(7_200 * hours),
        kroner=est(7_200 * hours * 490),
        fte_gross=est(7_200 * hours / 1924) if fte else None,
        fte_effective=est(7_200 * hours / 1400) if fte else None,
    )


def entries() -> tuple[LedgerEntry, ...]:
    """22 visits whose shares come to 7,200 s: 600 less 26 for each place, 2 more for the first 12, and the last takes the rest."""
    shares = [600 - 26 * i + (2 if i < 12 else 0) for i in range(21)]
    shares.append(7_200 - sum(shares))
    shares.sort(reverse=True)
    return tuple(
        LedgerEntry(
            visit_id=f"V{i + 1}",
            citizen_id=f"C{i + 1}",
            services=("medicine",) if i % 2 else ("hygiene", MARKUP),
            plans=5 if i < 15 else 3,
            own=est(0.8 * share, 0.2),
            fair_seconds=share,
            standard_error=20.0,
            relative_error=abs(20 / share) if share else None,
            fallback=50.0,
            distance_metres=800 * (i + 1),
        )
        for i, share in enumerate(shares)
    )


def pair(seed: int) -> Pair:
    """One seed's two plans; odd seeds save a minute more."""
    extra = 60 if seed % 2 else 0
    whole = {"routes_used", "physical_visits", "screen_visits", "unplanned_visits"}

    def parts(of: dict[str, float], less: int = 0) -> Parts:
        named = {
            k: v if k in ("fallback", "workers_met") else int(v)
            for k, v in of.items()
            if k != "covered_share"
        }
        assert whole <= named.keys()
        return Parts(
            **{**named, "driving": int(of["driving"]) - less, "covered": round(22 * of["covered_share"])}
        )  # type: ignore[arg-type]

    return Pair(seed, parts(BEFORE), parts(AFTER, extra), 10_000_000, 9_000_000)


def study() -> Study:
    """The whole study: 2 hours net a day with 22 of 30 possible screen visits, five seeds."""
    whole = gain(18_600, 10_200, 22, 1_200)
    half = gain(9_300, 5_100, 11, 600)
    points = [
        (0, 0, 0),
        (5, 6_000, 2_300),
        (10, 11_000, 4_600),
        (15, 15_000, 7_000),
        (22, 18_600, 10_200),
        (30, 20_000, 14_000),
    ]
    return Study(
        title="Prøvedag",
        synthetic=True,
        attribution="Road data © OpenStreetMap contributors, ODbL 1.0.",
        dates=("2026-03-02",),
        visits=90,
        screenable=30,
        method=Method(
            "search",
            (1, 2, 3, 4, 5),
            3_600_000,
            None,
            True,
            7,
            52,
            1924,
            1400,
            490.0,
            "0.1.0",
            "a1b2c3",
            "d4e5f6",
        ),
        pairs=tuple(pair(s) for s in range(1, 6)),
        lines=tuple(day_line(n, u) for n, u in LINES.items()),
        gain=whole,
        scaled=(period("day", 1), period("week", 7), period("year", 364)),
        groups=(
            Group("district", "B", "", 90, whole),
            Group("hour", "07", "", 50, half),
            Group("hour", "08", "", 40, half),
            Group("service", "medicine", "", 60, half),
            Group("service", f"hygiene+{MARKUP}", "", 30, half),
        ),
        overheads=tuple(
            OverheadRow(m, gain(18_600 + (m - 5.3) * 1_130, 10_200, 22, 1_200)) for m in (3.0, 5.3, 8.0)
        ),
        ledger=Ledger(
            7_200,
            7_188.4,
            11.6,
            128,
            "shapley_antithetic_permutations",
            ("Shapley, L. S. (1953). A value for n-person games. doi:10.1515/9781400881970-018",),
            entries(),
        ),
        conversions=tuple(
            Conversion(
                f"C{23 + i}",
                MARKUP if i == 0 else "",
                (f"V{23 + i}",),
                (
                    Obstacle(f"V{23 + i}", "no_consent"),
                    *((Obstacle(f"V{23 + i}", "no_device"),) if i % 3 == 0 else ()),
                ),
                est(500 - 40 * i, 0.3),
                1.0,
            )
            for i in range(12)
        ),
        curve=Curve(tuple(CurvePoint(n, gain(f, u, n, 54 * n)) for n, f, u in points), 3),
        units=tuple(
            UnitPoint(n, gain(f, u, v, 54 * v))
            for n, f, u, v in ((0, 0, 0, 0), (1, 12_000, 6_000, 14), (2, 18_600, 10_200, 22))
        ),
        openings=(
            OpeningPoint(3.5, "07:00", "10:30", gain(11_000, 6_000, 12, 600)),
            OpeningPoint(None, "07:00", "15:00", whole),
        ),
        fairness=Fairness(
            (
                Band(0, 2000, 12, est(0.5), est(0.55)),
                Band(2000, 5000, 10, est(0.8), est(0.75)),
                Band(5000, None, 8, est(1.0, 0), est(0.7)),
            ),
            5000,
            0.73,
            False,
            gain(17_000, 10_000, 21, 1_100),
        ),
    )


def screen_day() -> tuple[Instance, TravelTimes, Plan, Plan]:
    """A day for the maps and the report: a unit of two operators, a route worker who calls, a split visit, and one of two workers.

    All physical: S1 visits V1 to V3, S2 V4 to V6 with S1's help at V6. With screen: U1 calls V1 (whole) and V2's
    medicine, whose hygiene S1 does; S2 calls V4 between two stops; U2 is on screen at V6, where S2 is.
    """
    medicine = VisitSplit(services=("medicine",), screen_duration=300, physical_duration=900)
    day = instance(
        visits=[
            visit("V1", None, window("08:00", "11:00"), screen_seconds=300, services=("medicine",)),
            visit(
                "V2",
                None,
                window("08:00", "11:00"),
                seconds=1200,
                services=("medicine", "hygiene"),
                split=medicine,
            ),
            visit("V3", None, window("07:00", "12:00"), services=("hygiene",)),
            visit("V4", None, window("08:00", "11:00"), screen_seconds=300, services=("medicine",)),
            visit("V5", None, window("07:00", "12:00"), screen_seconds=300, services=("medicine",)),
            visit("V6", None, window("10:00", "12:00"), staff_required=2, second_on_screen=True),
        ],
        shifts=[
            shift("S1"),
            shift("S2"),
            *(
                shift(f"U{i}", f"O{i}", "08:00", "12:00", start_address=None, end_address=None, unit_id="E")
                for i in (1, 2)
            ),
        ],
        citizens=[
            *(citizen(f"C{i}", label=f"Borger {i}") for i in (1, 2, 3, 4, 6)),
            citizen("C5", label=MARKUP, screen=consenting(consent=Consent.UNKNOWN)),
        ],
        workers=[
            worker("W1", label="Anna Holm"),
            worker("W2", label="Bo Lund"),
            worker("O1", label="Dorte"),
            worker("O2", label="Emil"),
        ],
        addresses=[
            address("B", label="Solsiden", latitude=55.10, longitude=14.70),
            *(
                address(
                    f"A{i}",
                    latitude=round(55.10 + 0.01 * i, 3),
                    longitude=round(14.70 + 0.02 * ((i * 3) % 5), 2),
                )
                for i in range(1, 7)
            ),
        ],
        units=(
            ScreenUnit(
                unit_id="E",
                label="Skærmenhed Øst",
                seats=(
                    Seats(start=at("08:00"), count=2),
                    Seats(start=at("11:00"), count=1),
                    Seats(start=at("12:00"), count=0),
                ),
            ),
        ),
        settings=Settings(),
        title="Dag med skærm",
        synthetic=True,
    )
    travel = grid_times(day)
    physical = day.model_copy(update={"shifts": day.shifts[:2]})
    baseline = plan_of(physical, travel, {"S1": ["V1", "V2", "V3", "V6"], "S2": ["V4", "V5", "V6"]})
    drawn = plan_of(
        day,
        travel,
        {
            "S1": ["V2", "V3"],
            "S2": ["V5", ("V4", "screen"), ("V6", 0)],
            "U1": [("V1", "screen")],
            "U2": ["V6"],
        },
    )
    return day, travel, baseline, _with_parts(drawn)


def _with_parts(plan: Plan) -> Plan:
    """What `plan_of` has no words for: V2's two parts, and the second worker of V6 on screen."""
    rest, call = plan.routes[0].activities[0], plan.routes[2].activities[0]
    physical = plan.routes[1].activities[-1]
    rest = rest.model_copy(update={"part": "remaining", "end": rest.start + (rest.end - rest.start) * 3 / 4})
    shift_by = call.end - call.start + (call.departure - call.end) + (call.start - call.arrival)
    later = {k: getattr(call, k) + shift_by for k in ("arrival", "start", "end", "departure")}
    part = call.model_copy(update={**later, "visit_id": "V2", "part": "screen"})
    second = plan.routes[3].activities[0]
    second = second.model_copy(
        update={
            "mode": call.mode,
            "address_id": None,
            "travel_seconds": 0,
            "travel_metres": 0,
            "arriving_seconds": 60,
            "leaving_seconds": 120,
            "wait_seconds": 0,
            "start": physical.start,
            "end": physical.end,
            "arrival": physical.start - (call.start - call.arrival),
            "departure": physical.end + (call.departure - call.end),
        }
    )
    own, other, unit, helper = plan.routes
    return plan.model_copy(
        update={
            "routes": (
                own.model_copy(update={"activities": (rest, *own.activities[1:])}),
                other,
                unit.model_copy(update={"activities": (call, part), "return_time": part.departure}),
                helper.model_copy(
                    update={
                        "activities": (second,),
                        "return_time": second.departure,
                        "return_travel_seconds": 0,
                        "return_travel_metres": 0,
                    }
                ),
            )
        }
    )
