"""History enters a plan as prices: known faces, heavy and long lists; and the curve between faces and driving."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.compile import compile_problem
from planner.continuity import History, PlannedDay, Prices, enrich, history_of
from planner.continuity.curve import trade_off
from planner.digest import instance_digest
from planner.domain import MAX_EACH_PRICE, Instance, Level, Worker
from planner.formats.reader import read_input
from planner.formats.writer import write_folder
from planner.messages import Lang
from planner.planning import plan_day
from solvers.base import Budget
from tests.builders import citizen, grid_times, instance, shift, visit, worker
from tests.planner.continuity.samples import at_clock, day_of, on

ONE = Budget(iterations=1)


def yesterday(**tours: list[str]) -> PlannedDay:
    """Baths of an hour at C1, C2 ... named V1, V2 ..., by the shifts named."""
    names = sorted({v for tour in tours.values() for v in tour})
    visits = [
        at_clock(v, "C" + v[1:], f"{7 + k:02d}:00", seconds=3600, services=("bath",))
        for k, v in enumerate(names)
    ]
    return day_of(0, visits, tours)


def today(*services: str, **fields: object) -> Instance:
    """V1 at C1, half an hour, by W1 or W2."""
    shifts = [shift("S1", day=1), shift("S2", day=1)]
    one = at_clock("V1", "C1", "08:00", 1, seconds=1800, services=services)
    return instance([one], shifts, **fields)  # type: ignore[arg-type]


def history(**tours: list[str]) -> History:
    return history_of([yesterday(**tours)], on(1))


def who(given: Instance) -> list[str]:
    plan = plan_day(given, grid_times(given), solver="greedy", budget=ONE)
    return [r.worker_id for r in plan.routes if r.activities]


def test_without_history_nothing_changes() -> None:
    assert enrich(today(), history_of([], on(1))) is not None
    assert enrich(today(), history_of([], on(1))) == today()


def test_a_known_face_comes_again() -> None:
    """Both could, at the same cost; whoever came yesterday is five minutes of driving cheaper."""
    assert who(enrich(today(), history(S1=["V1"], S2=[]))) == ["W1"]
    assert who(enrich(today(), history(S1=[], S2=["V1"]))) == ["W2"]
    assert enrich(today(), history(S2=["V1"])).citizen["C1"].preferred_workers == {"W2"}


def test_what_the_citizen_has_said_goes_before_who_came() -> None:
    """C1 wishes for W1, or forbids W2, or requires W1: W2, who came, is no known face then."""
    came = history(S2=["V1"])
    for said, expected in (
        ({"preferred_workers": frozenset({"W1"})}, {"W1"}),
        ({"forbidden_workers": frozenset({"W2"})}, set()),
        ({"required_workers": frozenset({"W1"})}, set()),
    ):
        given = enrich(today(citizens=[citizen("C1", **said)]), came)
        assert given.citizen["C1"].preferred_workers == expected


def test_those_who_came_most_are_the_known_faces() -> None:
    """C1 by W1 twice and W2 once: of one known face it is W1, of none nobody, of eight both."""
    days = [yesterday(S1=["V1"], S2=["V2"]), day_of(1, [at_clock("V1", "C1", "08:00", 1)], {"S1": ["V1"]})]
    days.append(day_of(2, [at_clock("V1", "C1", "08:00", 2)], {"S2": ["V1"]}))
    found = history_of(days, on(3))
    for known, expected in ((1, {"W1"}), (0, set()), (8, {"W1", "W2"})):
        assert enrich(today(), found, Prices(known=known)).citizen["C1"].preferred_workers == expected


def test_lists_beyond_their_share_are_priced_linearly() -> None:
    """W1 had 3 baths of an hour, W2 one: the share of a day is 2. W1 is 1 bath and 1 hour beyond: 6,000 a bath, and 0.5 a second,
    which rounds to 0; at 4 points an hour it is 4. W2 is within its share."""
    came = history(S1=["V1", "V2", "V3"], S2=["V4"])
    workers = enrich(today(), came, Prices(care=4)).worker
    assert [(workers[w].heavy_price, workers[w].care_price) for w in ("W1", "W2")] == [(6_000, 4), (0, 0)]
    capped = enrich(today(), came, Prices(heavy=50_000, care=40)).worker["W1"]
    assert (capped.heavy_price, capped.care_price) == (30_000, 10)


def test_a_share_is_of_the_same_level_and_of_the_days_worked() -> None:
    """W1 had 2 baths on one day, W2 4 on two days: both 2 a day, nothing beyond. A nurse without baths lowers nothing."""
    days = [yesterday(S1=["V1", "V2"], S2=["V3", "V4"])]
    days.append(day_of(1, [at_clock(f"V{k}", "C9", f"{k + 7:02d}:00", 1, services=("bath",), seconds=3600) for k in (1, 2)],
                       {"S2": ["V1", "V2"]}))  # fmt: skip
    days.append(day_of(2, [at_clock("V1", "C9", "08:00", 2)], {"S3": ["V1"]}))
    given = today(workers=[worker("W3", Level.NURSE)])
    assert all(w.heavy_price == 0 for w in enrich(given, history_of(days, on(3))).workers)


def test_a_heavy_visit_leans_to_whoever_had_fewer_and_a_light_one_does_not() -> None:
    """W1 had 3 baths, W2 none but a day at work: a bath goes to W2. As a meal it goes to the first of two equals."""
    came = history_of([day_of(0, [*yesterday(S1=["V2", "V3", "V4"]).instance.visits, at_clock("V5", "C5", "12:00")],
                              {"S1": ["V2", "V3", "V4"], "S2": ["V5"]})], on(1))  # fmt: skip
    only_heavy = Prices(care=0)
    assert who(enrich(today("bath"), came, only_heavy)) == ["W2"]
    assert who(enrich(today("meal"), came, only_heavy)) == who(today("meal")) == ["W1"]


def test_the_engine_pays_the_price_of_faces_and_lists_together() -> None:
    """A bath of 1,800 s by W1, a stranger with prices 6,000 and 2: 30,000 + 6,000 + 2 x 1,800 = 39,600. W2 is known: 0."""
    given = today(
        "bath",
        citizens=[citizen("C1", preferred_workers=frozenset({"W2"}))],
        workers=[worker("W1", heavy_price=6_000, care_price=2)],
    )
    problem = compile_problem(given, grid_times(given)).problem
    assert (problem.preference * problem.weights.preference).tolist() == [[39_600, 0]]
    light = given.model_copy(update={"visits": (visit("V1", "C1", seconds=1800),)})
    problem = compile_problem(light, grid_times(light)).problem
    assert (problem.preference * problem.weights.preference).tolist() == [[33_600, 0]]


def test_inputs_without_prices_are_what_they_were() -> None:
    """Digests and files do not know of prices that are 0, so that plans of before still say which input they were made from."""
    plain, priced = worker("W1"), worker("W1", heavy_price=1)
    assert "heavy_price" not in plain.model_dump_json()
    assert Worker.model_validate_json(priced.model_dump_json()) == priced
    assert instance_digest(today(workers=[plain])) == instance_digest(today())
    assert instance_digest(today(workers=[priced])) != instance_digest(today())


def test_bad_prices_are_refused() -> None:
    with pytest.raises(ValueError, match="not below 0"):
        Prices(heavy=-1)
    with pytest.raises(ValueError, match="a price is at most"):
        Prices(preference=MAX_EACH_PRICE + 1)


def far_and_known() -> tuple[Instance, History]:
    """C3, three minutes from the base, knows W2; C1 on the way is W1's by law. W1 passes on to C3 in two minutes more each way; W2
    would come all the way, six minutes and a stop's worth of nothing more."""
    shifts = [shift("S1", day=1), shift("S2", day=1)]
    visits = [at_clock("V1", "C1", "08:00", 1), at_clock("V3", "C3", "09:00", 1)]
    people = [citizen("C1", required_workers=frozenset({"W1"})), citizen("C3"), citizen("C2")]
    return instance(visits, shifts, citizens=people), history(S2=["V3"])


def test_the_curve_buys_known_faces_with_driving() -> None:
    """W1 does both in 60 + 120 + 180 = 360 s of driving. With W2 at C3: 120 + 360 = 480 s and 6 steps of 500 m against 8. The extra
    120 s and 1,000 m are 12,000 + 3,000 points: a stranger at 0 or 10,000 is cheaper than that, at 30,000 is not."""
    given, came = far_and_known()
    curve = trade_off(
        given, grid_times(given), came, budget=Budget(iterations=300), weights=(30_000, 0, 10_000)
    )
    assert [(p.weight, p.strangers, p.driving_seconds, p.driving_metres) for p in curve] == [
        (0, 1, 360, 3000), (10_000, 1, 360, 3000), (30_000, 0, 480, 4000),
    ]  # fmt: skip
    assert [(p.known_share, p.new_faces, p.left_out) for p in curve] == [
        (0.0, 1, 0),
        (0.0, 1, 0),
        (1.0, 0, 0),
    ]
    assert curve[1].cost == curve[0].cost + 10_000
    with pytest.raises(ValueError, match="at least one weight"):
        trade_off(given, grid_times(given), came, budget=ONE, weights=())


@pytest.mark.parametrize(("price", "fault"), [("-1", True), ("100001", True), ("100000", False)])
def test_prices_of_a_file_are_within_their_bounds(price: str, fault: bool, tmp_path: Path) -> None:
    """Points a second go from 0 to 100,000; a line outside is told with its row and column."""
    folder = write_folder(today(workers=[worker("W1", care_price=7)]), tmp_path, lang=Lang.EN)
    table = folder / "workers.csv"
    assert ",7\n" in table.read_text("utf-8-sig")
    table.write_text(table.read_text("utf-8-sig").replace(",7\n", f",{price}\n"), encoding="utf-8")
    loaded = read_input(folder)
    found = [(i.row, i.column) for i in loaded.issues if i.code == "number_out_of_range"]
    assert found == ([(2, "care_price")] if fault else [])
    if not fault:
        assert loaded.instance.worker["W1"].care_price == 100_000
