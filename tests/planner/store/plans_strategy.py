"""Plans of every shape, right or wrong: what is stored is not judged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from planner.domain import Activity, Means, Mode, Plan, Reason, Route, RunInfo, Unplanned

_ids = st.text(alphabet="ABCæøåVW-019 '\"é中", min_size=1, max_size=8)
_words = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20
)  # half a surrogate pair and NUL are refused
_counts = st.integers(0, 10**9)
_points = st.integers(-(10**17), 10**17)
_zones = st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-3, minutes=-30))])
_instants = st.builds(
    lambda seconds, zone: datetime(2026, 3, 28, tzinfo=UTC).astimezone(zone) + timedelta(seconds=seconds),
    st.integers(-(10**6), 10**6),
    _zones,
)
_finite = st.floats(allow_nan=False, allow_infinity=False)


def _visits() -> st.SearchStrategy[dict[str, Any]]:
    parts = st.sampled_from(["whole", "screen", "remaining"])
    return st.fixed_dictionaries(
        {"kind": st.just("visit"), "visit_id": _ids, "mode": st.sampled_from(Mode), "part": parts}
    )


def _activities() -> st.SearchStrategy[Activity]:
    what = st.one_of(_visits(), st.just({"kind": "break"}))
    times = st.tuples(_instants, _instants, _instants, _instants)
    lengths = st.tuples(_counts, _counts, _counts, _counts, _counts)
    names = ("travel_seconds", "travel_metres", "arriving_seconds", "wait_seconds", "leaving_seconds")
    instants = ("arrival", "start", "end", "departure")
    return st.builds(
        lambda given, seat, place, numbers, clocks: Activity(
            **given,
            seat=seat,
            address_id=place,
            **dict(zip(names, numbers, strict=True)),
            **dict(zip(instants, clocks, strict=True)),
        ),
        what,
        st.integers(0, 1),
        st.none() | _ids,
        lengths,
        times,
    )


_routes = st.builds(
    Route,
    shift_id=_ids,
    worker_id=_ids,
    means=st.sampled_from(Means),
    departure=_instants,
    return_time=_instants,
    return_travel_seconds=_counts,
    return_travel_metres=_counts,
    activities=st.lists(_activities(), max_size=4).map(tuple),
)
_reasons = st.builds(
    Reason,
    code=_words,
    params=st.dictionaries(_words, _words | st.integers(-(2**60), 2**60) | _finite, max_size=3),
)
_left_out = st.builds(
    Unplanned, visit_id=_ids, priority=st.integers(1, 5), reasons=st.lists(_reasons, max_size=2).map(tuple)
)
_runs = st.builds(
    RunInfo,
    solver=_words,
    seed=st.integers(0, 2**62),
    iterations=st.integers(0, 10**12),
    seconds=_finite,
    status=st.sampled_from(["optimal", "feasible", "infeasible"]),
    cost=_points,
    terms=st.dictionaries(_ids, _points, max_size=4),
    bound=st.none() | _points,
    version=_words,
    instance_hash=st.just(""),
    travel_hash=_words,
    threads=st.integers(1, 64),
    budget_seconds=st.none() | _finite,
    budget_iterations=st.none() | _counts,
    interrupted=st.booleans(),
)

plans = st.builds(
    Plan,
    title=_words,
    attribution=_words,
    routes=st.lists(_routes, max_size=3).map(tuple),
    unplanned=st.lists(_left_out, max_size=3).map(tuple),
    run=_runs,
)
