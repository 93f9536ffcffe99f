"""What is wrong with a call of a study, whatever the input."""

from __future__ import annotations

from collections.abc import Mapping

from planner.cli.failure import BadCall
from planner.messages import Lang


def common_faults(
    seeds: int,
    runs: int,
    jobs: int,
    iterations: int | None,
    seconds: float | None,
    days_per_week: float,
) -> dict[str, bool]:
    """Return what may be wrong with the options that studies share, by the key of its words."""
    return {
        "seeds": seeds < 2,
        "runs": runs < 1,
        "jobs": jobs < 1,
        "days": not 0 < days_per_week <= 7,
        "one_effort": iterations is not None and seconds is not None,
    }


def require(faults: Mapping[str, bool], lang: Lang) -> None:
    """Raise BadCall for the first fault that is there."""
    from planner.horizon.texts import word

    for key in (k for k, wrong in faults.items() if wrong):
        raise BadCall("bad_argument", why=word(key, lang).rstrip("."))
