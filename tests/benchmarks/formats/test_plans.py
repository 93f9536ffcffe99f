"""Solution files: what is written is read back, the spellings of the published files are understood, faults name their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.formats.plans import LUNCH, CarePlan, Route, Stop, read_plan, write_plan

_MINUTES = st.integers(0, 10**6).map(lambda n: n / 1000)
_STOPS = st.builds(Stop, st.sampled_from(["p1", "p2"]), st.sampled_from(["s1", LUNCH]), _MINUTES, _MINUTES)
_ROUTES = st.builds(Route, st.sampled_from(["c1", "Åse"]), st.lists(_STOPS, max_size=4).map(tuple))
_PLANS = st.builds(CarePlan, st.lists(_ROUTES, max_size=3).map(tuple))


@settings(max_examples=25, derandomize=True, deadline=None)
@given(plan=_PLANS, ending=st.sampled_from([".json", ".json.gz"]))
def test_a_plan_survives_its_file(
    plan: CarePlan, ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever a plan holds, right or wrong, plain or gzip."""
    path = tmp_path_factory.mktemp("plans") / f"plan{ending}"
    write_plan(plan, path)
    assert read_plan(path) == plan


def test_the_published_spellings_are_understood(tmp_path: Path) -> None:
    """Start of service is called `arrival_time`; lunches have `start_time`; a route without `locations` is an unused caregiver."""
    rows = [
        {"patient_id": "p1", "service_id": "s1", "arrival_time": 10, "departure_time": 15.5},
        {"patient": "p2", "service": LUNCH, "start_time": 20, "end_time": 50},
    ]
    path = tmp_path / "plan.json"
    path.write_text(
        json.dumps({"routes": [{"caregiver_id": "c1", "locations": rows}, {"caregiver_id": "c2"}]})
    )
    stops = (Stop("p1", "s1", 10, 15.5), Stop("p2", LUNCH, 20, 50))
    assert read_plan(path) == CarePlan((Route("c1", stops), Route("c2")))


def test_patients_are_ordered_by_their_first_start(tmp_path: Path) -> None:
    """Other people's validators read `global_ordering`."""
    path = tmp_path / "plan.json"
    first, second = (
        Route("c1", (Stop("p1", "s1", 30, 40),)),
        Route("c2", (Stop("p2", "s1", 20, 30), Stop("p1", "s2", 35, 40))),
    )
    write_plan(CarePlan((first, second)), path)
    assert json.loads(path.read_text())["global_ordering"] == ["p2", "p1"]


def test_every_fault_of_a_solution_file_is_named(tmp_path: Path) -> None:
    """Two wrong numbers, a missing patient and a route without a caregiver: four lines, each with its place."""
    rows = [
        {"patient": "p1", "service": "s1", "arrival_time": "ten", "departure_time": float("nan")},
        {"service": "s1", "arrival_time": 1, "departure_time": 2},
    ]
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"routes": [{"caregiver_id": "c1", "locations": rows}, {}]}))
    with pytest.raises(ValueError, match="arrival_time") as error:
        read_plan(path)
    assert [line.split(": ", 1)[1] for line in str(error.value).splitlines()] == [
        "routes[0].locations[0].arrival_time: a number of minutes was expected",
        "routes[0].locations[0].departure_time: a number of minutes was expected",
        "routes[0].locations[1].patient: a text was expected",
        "routes[1].caregiver_id: a text was expected",
    ]


@pytest.mark.parametrize(
    ("text", "message"), [("{", "not JSON"), ("[]", "routes: a list was expected"), ("{}", "routes: a list")]
)
def test_what_is_no_plan_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(text)
    with pytest.raises(ValueError, match=message):
        read_plan(path)
