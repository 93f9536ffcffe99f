"""Two small districts as files, and nights of them that take no time: a day of three visits in Nord, of two in Syd."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from planner.domain import Instance
from planner.formats.writer import write_folder
from planner.nightly.config import NightConfig
from planner.nightly.night import run_nightly
from planner.nightly.records import NightResult, UnitResult
from planner.store import Store, UnitState
from tests.builders import citizen, instance, shift, visit, worker

FIRST = date(2026, 3, 2)
EVENING = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
"""Sunday evening, 21:00 in Denmark: the night before the first day."""

SOLVERS = "tests.planner.nightly.solvers"


def nord(**fields: Any) -> Instance:
    """Three visits to three citizens, two of them with names."""
    given: dict[str, Any] = {
        "citizens": [citizen("C1", label="Karen Hansen"), citizen("C2", label="Poul Jensen")],
        "workers": [worker("W1", label="Mette Madsen")],
        "title": "Nord",
        "visits": [visit("V1"), visit("V2"), visit("V3")],
        "shifts": [shift("S1")],
    }
    return instance(**(given | fields))


def syd() -> Instance:
    """Two visits, nobody named."""
    return instance([visit("V1"), visit("V2")], [shift("S1")], title="Syd")


def write_districts(folder: Path, **districts: Instance) -> None:
    """Write the inputs of districts: Nord and Syd unless told otherwise."""
    for name, given in (districts or {"Nord": nord(), "Syd": syd()}).items():
        write_folder(given, folder / name)


def config(folder: Path, names: Sequence[str] = ("Nord", "Syd"), **fields: Any) -> NightConfig:
    """One day, one process at a time, 200 iterations in all in one round; its store and folders in `folder`."""
    search = {"iterations": 200, "further_rounds": 0} | fields.pop("search", {})
    return NightConfig.model_validate(
        {
            "store": str(folder / "plans.sqlite"),
            "out": folder / "night",
            "days": 1,
            "jobs": 1,
            "search": search,
            "districts": tuple({"name": name, "input": folder / name} for name in names),
            **fields,
        }
    )


def night(given: NightConfig, now: datetime = EVENING, **more: Any) -> NightResult:
    """A night at a fixed instant."""
    return run_nightly(given, clock=lambda: now, **more)


def unit(result: NightResult, district: str, day: date = FIRST) -> UnitResult:
    """One of a night's units."""
    return next(u for u in result.units if (u.district, u.day) == (district, day))


def files_of_units(given: NightConfig) -> dict[Path, bytes]:
    """Reports, copies and what is beside them, as anybody sees them: without what begins with a dot."""
    days = {day for top in (given.out, given.copies_folder) for day in top.glob("20*")}
    files = [path for day in days for path in sorted(day.rglob("*")) if path.is_file()]
    return {path: path.read_bytes() for path in files if not path.parent.name.startswith(".")}


def attempts(store: Store) -> list[tuple[str, UnitState, int]]:
    """The units of a store, each with its last attempt."""
    return sorted((u.key.district, u.state, u.attempt) for u in store.units())
