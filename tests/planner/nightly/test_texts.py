"""Every setback and outcome has its words, and the lines of a night say what a planner needs."""

from __future__ import annotations

import errno
import os
from datetime import UTC, date, datetime

import pytest

from planner.errors import Issue, Severity
from planner.messages import Lang
from planner.nightly.records import (
    DistrictResult,
    Fault,
    NightResult,
    Outcome,
    Setback,
    Standing,
    Step,
    Timings,
    UnitResult,
)
from planner.nightly.report_lines import night_lines
from planner.nightly.texts import WORDS, describe_setback, outcome_word
from planner.store import Kind

NOW = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("fault", list(Fault))
@pytest.mark.parametrize("step", list(Step))
def test_every_setback_has_a_sentence(step: Step, fault: Fault, lang: Lang) -> None:
    sentence = describe_setback(Setback(step=step, fault=fault, detail="exit 3", seconds=12.4), lang)
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_what_the_system_says_of_a_file_is_said_in_the_readers_language() -> None:
    full = Setback(step=Step.DELIVER, fault=Fault.DISK, detail=os.strerror(errno.ENOSPC))
    assert describe_setback(full, Lang.DA) == (
        "Skrivningen af rapport og nødkopier gik ikke: der er ikke mere plads på disken."
    )
    assert describe_setback(full, Lang.EN).endswith("failed: No space left on device.")


def test_every_outcome_has_its_words_in_both_languages() -> None:
    for outcome in Outcome:
        assert outcome_word(outcome, Lang.DA) != outcome_word(outcome, Lang.EN)
    assert all(words.da and words.en for words in WORDS.values())


def a_night(*units: UnitResult, work_seconds: float) -> NightResult:
    return NightResult(
        started_at=NOW,
        ended_at=NOW,
        days=(DAY,),
        timezone="Europe/Copenhagen",
        place="x",
        version="1",
        solver="search",
        seed=1,
        executor="local",
        jobs=1,
        budget_seconds=100,
        units=units,
        work_seconds=work_seconds,
    )


def test_the_lines_of_a_night() -> None:
    """One unit by the stand-in, one that failed and whose plan is of the day before; 60 s of search in 66 s by the clock: 10 %."""
    hung = Setback(step=Step.SOLVE, fault=Fault.TIME, solver="search", seconds=70.2)
    made = UnitResult(
        district="Nord",
        day=DAY,
        outcome=Outcome.MADE,
        plan_id=7,
        visits=10,
        planned=9,
        left_out=1,
        solver="greedy",
        instead_of="search",
        setbacks=(hung,),
        timings=Timings(prepare=2, solve=62, search=60, store=1, deliver=1),
    )
    standing = Standing(plan_id=3, kind=Kind.NIGHTLY, made_at=NOW, age_seconds=86_400, tonight=False)
    broken = Setback(step=Step.IMPORT, fault=Fault.INPUT)
    failed = UnitResult(
        district="Syd", day=DAY, outcome=Outcome.FAILED, setbacks=(broken,), standing=standing
    )
    night = a_night(made, failed, work_seconds=66)
    assert made.fell_back
    assert (failed.fell_back, failed.failure, night.good) == (False, broken, False)
    assert night.overhead_seconds == pytest.approx(6)
    assert list(night_lines(night, Lang.EN)) == [
        "Nord 02.03.2026: planned, 9 of 10 visits, plan 7, made by greedy in the stead of search",
        "    The planning (search) did not end in time and was stopped after 70 s.",
        "Syd 02.03.2026: FAILED",
        "    The import failed: the input has faults.",
        "    Plan 3 stands; it is 24\u00a0h\u00a000\u00a0min old.",
        "1 planned, 0 unchanged, 0 with nothing to plan, 1 failed.",
        "Search 1 min, all else 6 s.",
    ]
    assert NightResult.model_validate_json(night.model_dump_json()) == night


def test_faults_are_counted_once_for_each_district() -> None:
    """Nord has two days and two errors beside a warning, Syd failed without a plan by one, and Vest has none."""
    days = [
        UnitResult(district="Nord", day=date(2026, 3, d), outcome=Outcome.MADE, plan_id=d) for d in (2, 3)
    ]
    failed = UnitResult(district="Syd", day=DAY, outcome=Outcome.FAILED)
    mild = Issue("unknown_column", Severity.WARNING)
    found = (
        DistrictResult(district="Nord", issues=(Issue("unknown_citizen"), mild, Issue("unknown_worker"))),
        DistrictResult(district="Syd", issues=(Issue("missing_table"),)),
        DistrictResult(district="Vest", issues=(mild,)),
    )
    night = a_night(*days, failed, work_seconds=0).model_copy(update={"districts": found})
    lines = list(night_lines(night, Lang.EN))
    assert lines[4:6] == ["Nord: faults in the input: 2", "Syd: faults in the input: 1"]
    assert sum("faults" in line for line in lines) == 2
    assert "Nord: fejl i inputtet: 2" in list(night_lines(night, Lang.DA))
