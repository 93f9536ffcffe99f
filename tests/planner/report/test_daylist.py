"""Day lists: what a worker reads on paper."""

from __future__ import annotations

from planner.domain import Instance, Plan
from planner.messages import Lang
from planner.report.daylist import ListRow, RowKind, list_rows
from planner.report.reader import Reader
from planner.report.stops import stop_numbers
from tests.builders import grid_times, instance, pause, plan_of, shift, visit, window, worker
from tests.planner.report.samples import LONG, MARKUP, mixed_day


def rows_of(day: Instance, plan: Plan, number: int = 0, lang: Lang = Lang.EN) -> tuple[ListRow, ...]:
    route = plan.routes[number]
    return list_rows(Reader(day, plan, lang), route, stop_numbers([route])[0])


def test_rows_in_order_with_stops_and_travel() -> None:
    """Departure, V1, V2 and V3 as one stop, break, screen visit, V5, home: legs of 1, 1, 0, 0, 0, 3 and 5
    minutes."""
    day, _, plan = mixed_day()
    rows = rows_of(day, plan)
    assert [r.kind.value for r in rows] == [
        "depart", "visit", "visit", "visit", "break", "screen", "visit", "return",
    ]  # fmt: skip
    assert [r.stop for r in rows] == [None, 1, 2, 2, None, None, 3, None]
    assert [r.travel_seconds for r in rows] == [0, 60, 60, 0, 0, 0, 180, 300]
    assert [r.start for r in rows] == ["07:00", "07:04", "07:20", "07:30", "08:00", "09:00", "11:00", "11:16"]
    assert rows[0].where == rows[-1].where == "Plejecenter Solsiden"


def test_services_have_names_and_unknown_codes_stay() -> None:
    """The catalogue's words in the reader's language; what it does not know is shown as written."""
    day, _, plan = mixed_day()
    assert rows_of(day, plan)[1].services == ("Personal hygiene", MARKUP)
    assert rows_of(day, plan, lang=Lang.DA)[1].services == ("Personlig hygiejne", MARKUP)


def test_screen_visit_has_no_address() -> None:
    """A call is made wherever the worker is."""
    day, _, plan = mixed_day()
    screen = next(r for r in rows_of(day, plan) if r.kind is RowKind.SCREEN)
    assert screen.where == ""
    assert screen.remarks[0] == "Screen visit: make the call"


def test_double_staffing_names_the_colleague_on_both_lists() -> None:
    """V5 is done by Anna Holm and by the worker with the long name."""
    day, _, plan = mixed_day()
    assert f"Together with {LONG}" in rows_of(day, plan, 0)[6].remarks
    assert "Together with Anna Holm" in rows_of(day, plan, 1)[1].remarks


def test_missing_second_worker_is_a_warning() -> None:
    """A visit for two that has one says so."""
    day = instance([visit("V1", staff_required=2)], [shift("S1")])
    plan = plan_of(day, grid_times(day), {"S1": ["V1"]})
    assert rows_of(day, plan)[1].warnings == ("Two workers required; the second is missing",)


def test_lateness_in_whole_minutes_upwards() -> None:
    """V6 is promised by 10:00 and starts 11:18:18: 78 min 18 s late, written as 79."""
    day, _, plan = mixed_day()
    late = rows_of(day, plan, 1)[2]
    assert late.warnings == ("Late by 79\u00a0min; promised by 10:00",)
    assert not any("romised" in r for r in late.remarks)


def test_kept_promise_is_a_remark_and_no_warning() -> None:
    """A promise that is kept is told as part of the agreement."""
    from tests.builders import at

    day = instance([visit("V1", None, window("07:00", "09:00"), promised_latest=at("08:00"))], [shift("S1")])
    row = rows_of(day, plan_of(day, grid_times(day), {"S1": ["V1"]}))[1]
    assert row.remarks == ("Start 07:00–\u206009:00", "Promised by 08:00")
    assert row.warnings == ()


def test_unpaid_break_says_so() -> None:
    """The break of S1 is unpaid and 17 minutes away when the worker is ready (07:42:36 to 08:00)."""
    day, _, plan = mixed_day()
    row = rows_of(day, plan)[4]
    assert row.remarks == ("Unpaid", "Wait 17\u00a0min before the start")


def test_an_unpaid_break_is_known_by_its_window_not_by_its_number() -> None:
    """The shift names its afternoon break first: unpaid 13-14, paid 09-10. The first taken is the paid one."""
    breaks = (pause("13:00", "14:00", paid=False), pause("09:00", "10:00"))
    day = instance([visit("V1")], [shift("S1", breaks=breaks)])
    laid_out = instance([visit("V1")], [shift("S1", breaks=breaks[::-1])])
    rows = rows_of(day, plan_of(laid_out, grid_times(day), {"S1": ["V1", "break", "break"]}))
    taken = [(r.start, "Unpaid" in r.remarks) for r in rows if r.kind is RowKind.BREAK]
    assert taken == [("09:00", False), ("13:00", True)]


def test_equal_breaks_are_each_taken_once() -> None:
    """Of two breaks alike but for the pay, one is unpaid, whichever."""
    day = instance([visit("V1")], [shift("S1", breaks=(pause(), pause(paid=False)))])
    rows = rows_of(day, plan_of(day, grid_times(day), {"S1": ["V1", "break", "break"]}))
    assert sum("Unpaid" in r.remarks for r in rows) == 1


def test_night_shift_marks_the_next_day() -> None:
    """After midnight the clock shows which day it is."""
    day = instance(
        [visit("V1", None, window("00:30", "02:00", day=1))],
        [
            shift("S1", None, "23:00", "23:00").model_copy(
                update={"end": window("07:00", day=1).start_earliest}
            )
        ],
        workers=[worker()],
    )
    rows = rows_of(day, plan_of(day, grid_times(day), {"S1": ["V1"]}))
    assert rows[0].start == "23:00"
    assert rows[1].start == "00:30\u00a0+1"


def test_unused_shift_has_no_rows() -> None:
    """Nothing to do gives no departure either."""
    day, _, plan = mixed_day()
    assert rows_of(day, plan, 2) == ()
