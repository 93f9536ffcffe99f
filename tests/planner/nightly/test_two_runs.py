"""Two nightly runs begun at once."""

from __future__ import annotations

from pathlib import Path

from planner.messages import Lang, render
from planner.nightly.lock import lock_path
from planner.nightly.records import NightResult, Outcome
from planner.nightly.texts import WORDS
from planner.store import UnitState, open_store
from tests.planner.nightly.programs import at_gate, config_of, ended, open_gate, program, until, written
from tests.planner.nightly.samples import attempts, write_districts

BAD_CALL = 2


def test_one_of_two_runs_begun_at_once_plans_and_the_other_says_so_and_does_nothing(tmp_path: Path) -> None:
    """Two processes. Whoever comes second to the lock says so and ends while the first is at the gate, planning Nord; the first
    is not disturbed. A third, begun when the first has ended, finds everything done."""
    write_districts(tmp_path)
    config = written(tmp_path, names=("Nord", "Syd"))
    given = config_of(config)
    with program(config) as one, program(config) as other, open_store(given.store) as store:
        until(lambda: one.poll() is not None or other.poll() is not None)
        second, first = (one, other) if one.poll() is not None else (other, one)
        refused = render(WORDS, "another_run", {"lock": lock_path(given)}, Lang.DA)
        assert ended(second) == (BAD_CALL, "", f"{refused}\n")
        at_gate(config, first)
        assert attempts(store) == [("Nord", UnitState.STARTED, 1)]
        open_gate(config)
        assert ended(first)[::2] == (0, "")
        done = attempts(store), store.plans()
        assert done[0] == [("Nord", UnitState.FINISHED, 1), ("Syd", UnitState.FINISHED, 1)]
        assert [p.district for p in done[1]] == ["Nord", "Syd"]
        with program(config) as third:
            assert ended(third)[::2] == (0, "")
        assert (attempts(store), store.plans()) == done
    told = NightResult.model_validate_json((given.out / "night.json").read_bytes())
    assert [(u.outcome, u.attempt) for u in told.units] == [(Outcome.MADE, 1), (Outcome.MADE, 1)]
    assert (given.out / "night.log").read_text().count('"night_begun"') == 2  # the first's and the third's
