"""Shifts that are taken become shifts of workers, and what speaks against it is said where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.domain import Delegation, Instance, Level, Worker
from planner.errors import Issue, Severity
from planner.issue_texts import describe
from planner.messages import Lang
from planner.openshifts.accept import Acceptance, accept
from planner.openshifts.accepted import Taken, read_taken
from planner.openshifts.records import Handed, Method, OpenShift, OpenShifts
from planner.openshifts.stored import read_open_shifts, write_open_shifts
from planner.planning import plan_day
from planner.validate import validate
from solvers.base import Budget
from tests.builders import at, delegation, instance, pause, shift, visit, worker
from tests.planner.openshifts.days import LINE, MOVES, found, rush

METHOD = Method(seed=1, moves=0, trial_moves=0, solves=0, candidates=0, shortest=3600, step=900)
SSA, MORNING = Level.SSA, OpenShift(
    open_shift_id="AV1", start=at("07:00"), end=at("11:00"), level=Level.SSA, certificates=("medicine",),
    delegations=(Handed(citizen_id="C1", task="insulin"),), start_address="B", end_address="B",
    breaks=(pause("09:00", "10:00"),), visits=("V1",), needed_for=("V1",),
)  # fmt: skip
EVENING = OpenShift(
    open_shift_id="AV2", start=at("15:00"), end=at("19:00"), level=Level.UNSKILLED, start_address="B", end_address="B",
    needed_for=("V2",),
)  # fmt: skip
OFFERED = OpenShifts(shifts=(MORNING, EVENING), method=METHOD)
MEDICINE = frozenset({"medicine"})


def _day(**fields: Any) -> Instance:
    return instance([visit("V1")], [shift("S1", None, "11:00", "15:00")], **fields)


def _accepted(*taken: Taken, day: Instance | None = None) -> Acceptance:
    return accept(day or _day(), OFFERED, taken)


def _codes(done: Acceptance) -> list[str]:
    """The codes of all issues, each of which has its words in both languages."""
    for issue in done.issues:
        for lang in Lang:
            assert all("{" not in part for part in describe(issue, lang))
    return [issue.code for issue in done.issues]


def test_a_new_worker_in_the_shift() -> None:
    done = _accepted(Taken("AV1", "N1", SSA, MEDICINE, delegated=True))
    assert _codes(done) == []
    assert done.instance.worker["N1"] == Worker(worker_id="N1", level=SSA, certificates=MEDICINE)
    made = done.instance.shift["AV1"]
    assert (made.worker_id, made.start, made.end, made.start_address) == ("N1", at("07:00"), at("11:00"), "B")
    assert made.breaks == MORNING.breaks
    assert done.instance.delegations == (Delegation(worker_id="N1", citizen_id="C1", task="insulin"),)
    assert (done.taken, done.still_open) == (("AV1",), ("AV2",))
    assert validate(done.instance) == []


def test_the_inputs_own_worker_takes_a_further_shift() -> None:
    """W1 works from 11:00 to 15:00 and takes the evening; nothing is said of the level, which is known."""
    done = _accepted(Taken("AV2", "W1"))
    assert _codes(done) == []
    assert done.instance.workers == _day().workers
    assert done.instance.shift["AV2"].worker_id == "W1"


def test_one_new_worker_takes_two() -> None:
    done = _accepted(Taken("AV1", "N1", SSA, MEDICINE, True), Taken("AV2", "N1"))
    assert _codes(done) == []
    assert [w.worker_id for w in done.instance.workers] == ["W1", "N1"]
    assert done.still_open == ()


def test_nothing_taken() -> None:
    done = _accepted()
    assert (done.instance, done.issues, done.still_open) == (_day(), (), ("AV1", "AV2"))


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        (Taken("AV9", "N1", SSA), "open_shift_unknown"),
        (Taken("AV1", "N1"), "taker_without_level"),
        (Taken("AV1", "N1", Level.SSH, MEDICINE, True), "taker_too_low"),
        (Taken("AV1", "N1", SSA, frozenset(), True), "taker_lacks_certificate"),
    ],
)
def test_refused(taken: Taken, code: str) -> None:
    done = _accepted(taken)
    assert _codes(done) == [code]
    assert done.issues[0].severity is Severity.ERROR
    assert done.instance == _day()


def test_higher_levels_will_do() -> None:
    assert _codes(_accepted(Taken("AV1", "N1", Level.NURSE, MEDICINE))) == []


def test_two_who_take_one_shift() -> None:
    """Neither can be preferred; an equal row is only a repetition."""
    one, other = Taken("AV2", "N1", SSA), Taken("AV2", "N2", SSA)
    done = _accepted(one, other)
    assert _codes(done) == ["open_shift_twice", "open_shift_twice"]
    assert done.instance == _day()
    again = _accepted(one, one)
    assert _codes(again) == ["open_shift_repeated"]
    assert again.taken == ("AV2",)


def test_at_work_elsewhere() -> None:
    """Until 15:00 and from 15:00 are two shifts; from 14:59 they are one too many."""
    busy = instance([visit("V1")], [shift("S1", None, "11:00", "15:01")])
    done = _accepted(Taken("AV2", "W1"), day=busy)
    assert _codes(done) == ["taker_at_work"]
    assert done.taken == ()
    assert _codes(_accepted(Taken("AV2", "W1"))) == []


def test_at_work_in_another_open_shift() -> None:
    late = EVENING.model_copy(update={"open_shift_id": "AV3", "start": at("18:00"), "end": at("20:00")})
    offered = OFFERED.model_copy(update={"shifts": (EVENING, late)})
    done = accept(_day(), offered, [Taken("AV2", "N1", SSA), Taken("AV3", "N1", SSA)])
    assert [i.code for i in done.issues] == ["taker_at_work"]
    assert done.taken == ("AV2",)


def test_read_twice() -> None:
    """A file that is read again adds nothing, and the shift is no longer open."""
    first = _accepted(Taken("AV2", "N1", SSA))
    again = accept(first.instance, OFFERED, [Taken("AV2", "N1", SSA)])
    assert _codes(again) == ["open_shift_there"]
    assert again.instance == first.instance
    assert again.still_open == ("AV1",)


def test_the_inputs_word_counts_for_its_workers() -> None:
    """W1 is a helper in the input; the row says SSA. The evening asks for nothing, the morning for an SSA."""
    done = _accepted(Taken("AV2", "W1", SSA))
    assert _codes(done) == ["taker_differs"]
    assert done.issues[0].severity is Severity.WARNING
    assert done.instance.worker["W1"].level is Level.SSH
    assert done.taken == ("AV2",)
    early = instance([visit("V1")], [shift("S1", None, "12:00", "15:00")])
    assert "taker_too_low" in _codes(_accepted(Taken("AV1", "W1", SSA, MEDICINE, True), day=early))


def test_two_rows_that_differ_on_a_new_worker() -> None:
    done = _accepted(Taken("AV2", "N1", Level.SSH), Taken("AV1", "N1", Level.NURSE, MEDICINE))
    assert "taker_differs" in _codes(done)
    assert done.taken == ("AV2",)


def test_tasks_are_handed_over_by_a_nurse_alone() -> None:
    """Without her word the shift is taken, and visits with the task go to others; where it was handed over before, all is well."""
    row = Taken("AV1", "N1", SSA, MEDICINE)
    done = _accepted(row)
    assert _codes(done) == ["tasks_not_handed"]
    assert done.issues[0].severity is Severity.WARNING
    assert done.taken == ("AV1",)
    assert done.instance.delegations == ()
    known = _day(workers=[worker("N1", SSA, certificates=MEDICINE), worker("W1")])
    known = known.model_copy(update={"delegations": (delegation("N1", "C1", "insulin"),)})
    assert _codes(_accepted(row, day=known)) == []


def test_shifts_for_another_input() -> None:
    other = instance([visit("V1")], [shift("S1", start_address="D", end_address="D")])
    done = _accepted(Taken("AV2", "N1", SSA), day=other)
    assert _codes(done) == ["open_shift_elsewhere"]
    assert done.issues[0].params["places"] == "B"
    unit = OFFERED.model_copy(update={"shifts": (EVENING.model_copy(update={"unit_id": "U"}),)})
    assert accept(_day(), unit, [Taken("AV2", "N1", SSA)]).issues[0].params["places"] == "U"


# the file


def _read(folder: Path, *lines: str) -> tuple[list[Taken], list[Issue]]:
    file = folder / "taget.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return read_taken(file)


def test_danish_and_english_headings(tmp_path: Path) -> None:
    danish, faults = _read(
        tmp_path, "åben_vagt_id;medarbejder_id;faggruppe;certifikater;overdraget", "AV1;N1;SSA;medicine|iv;ja"
    )
    assert faults == []
    english, faults = _read(
        tmp_path, "open_shift_id,worker_id,level,certificates,delegated", "AV1,N1,ssa,medicine|iv,yes"
    )
    assert faults == []
    assert danish[0][:5] == english[0][:5] == ("AV1", "N1", SSA, {"medicine", "iv"}, True)
    assert danish[0].origin is not None
    assert danish[0].origin.row == 2


def test_rows_without_a_worker_are_still_open(tmp_path: Path) -> None:
    taken, faults = _read(tmp_path, "open_shift_id,worker_id,level", "AV1,,", "AV2,N1,ssh")
    assert faults == []
    assert [t.open_shift_id for t in taken] == ["AV2"]


def test_faults_are_located(tmp_path: Path) -> None:
    taken, faults = _read(
        tmp_path, "åben_vagt_id;medarbejder_id;faggruppe", "AV1;N1;læge", ";N2;ssh", "AV9;N3;ssh"
    )
    places = [(f.code, f.file, f.row, f.column) for f in faults]
    assert places == [
        ("unknown_level", "taget.csv", 2, "faggruppe"), ("empty_cell", "taget.csv", 3, "åben_vagt_id")
    ]  # fmt: skip
    (issue,) = _accepted(*taken).issues
    assert (issue.code, issue.file, issue.row, issue.column) == (
        "open_shift_unknown", "taget.csv", 4, "åben_vagt_id"
    )  # fmt: skip


def test_cpr_numbers_are_refused(tmp_path: Path) -> None:
    taken, faults = _read(tmp_path, "åben_vagt_id;medarbejder_id;faggruppe", "AV1;010170-1234;ssh")
    assert [f.code for f in faults] == ["cpr_column"]
    assert taken == []


def test_open_shifts_from_their_file(tmp_path: Path) -> None:
    file = write_open_shifts(tmp_path, OFFERED)
    assert read_open_shifts(file) == OFFERED


# the whole way round


def test_those_who_took_the_shifts_work_in_the_next_plan() -> None:
    """Two visits at 08:00 and one at 09:15 are too many for W1. With both open shifts taken nothing is left out, and the two new
    workers have visits; without them three are."""
    day, budget = rush(), Budget(iterations=MOVES)
    assert len(plan_day(day, LINE, budget=budget).unplanned) == 3
    findings = found(day)
    taken = [Taken(s.open_shift_id, f"N{k}", Level.SSH) for k, s in enumerate(findings.answer.shifts)]
    done = accept(day, findings.answer, taken)
    assert done.issues == ()
    plan = plan_day(done.instance, LINE, budget=budget)
    assert plan.unplanned == ()
    assert {r.worker_id for r in plan.routes if r.activities} == {"W1", "N0", "N1"}
