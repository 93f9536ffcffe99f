"""The database server is stopped in the middle of a night, and started again a minute later."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from planner.nightly.records import NightResult, Outcome
from planner.store import UnitState, open_store
from tests.builders import visit
from tests.planner.nightly.programs import at_gate, config_of, ended, open_gate, program, until, written
from tests.planner.nightly.samples import SOLVERS, attempts, night, nord, write_districts
from tests.postgres import Server

AWAY_SECONDS = 60


@pytest.fixture
def place(postgres: Server) -> Iterator[str]:
    """The URL of an empty database; afterwards its server runs again."""
    postgres.sql("CREATE DATABASE minute")
    yield postgres.url("minute")
    try:
        psycopg.connect(postgres.url("postgres")).close()
    except psycopg.OperationalError:
        postgres.start()


def test_a_database_that_is_gone_for_a_minute_costs_the_night_that_minute_and_nothing_else(
    tmp_path: Path, postgres: Server, place: str
) -> None:
    """Stopped as by a crash when Syd is stored and Nord is being planned; Nord's plan is ready while nobody answers. A real
    minute, half of the two that a night waits: it ends well, each unit done once at its first attempt, each plan whole."""
    four = nord(visits=(*nord().visits, visit("V4", "C1")))
    write_districts(tmp_path, Nord=nord(), Syd=four)  # the larger goes first
    config = written(tmp_path, store=place)
    given = config_of(config)
    log = given.out / "night.log"
    with program(config) as run:
        at_gate(config, run)
        with open_store(place) as store:
            assert attempts(store) == [("Nord", UnitState.STARTED, 1), ("Syd", UnitState.FINISHED, 1)]
            before = store.plans()
            assert [p.district for p in before] == ["Syd"]
        postgres.stop("immediate")
        open_gate(config)
        until(lambda: "store_away" in log.read_text(), run)
        time.sleep(AWAY_SECONDS)
        assert run.poll() is None
        postgres.start()
        assert ended(run)[::2] == (0, "")
    told = NightResult.model_validate_json((given.out / "night.json").read_bytes())
    assert told.good
    assert [(u.district, u.outcome, u.attempt, u.setbacks) for u in told.units] == [
        ("Syd", Outcome.MADE, 1, ()),
        ("Nord", Outcome.MADE, 1, ()),
    ]
    brief = (given.out / "brief.html").read_text()
    assert "Alle planer er klar: 2 af 2" in brief
    with open_store(place) as store:
        assert attempts(store) == [("Nord", UnitState.FINISHED, 1), ("Syd", UnitState.FINISHED, 1)]
        plans = store.plans()
        assert [p.district for p in plans] == ["Nord", "Syd"]
        assert plans[1:] == before
        assert {u.plan_id for u in told.units} == {p.plan_id for p in plans}
        assert [len(store.plan(p.plan_id).unplanned) for p in plans] == [0, 0]
        again = night(given, imports=[SOLVERS])
        assert [u.outcome for u in again.units] == [Outcome.DONE, Outcome.DONE]
        assert store.plans() == plans
