"""The files of a plan and where they lie in its folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.domain import Instance, Plan
from planner.errors import Violation
from planner.exports.calendar import PRODUCT, write_calendars
from planner.exports.geo import write_geo
from planner.exports.lists import write_lists
from planner.exports.plan_json import write_plan
from planner.figures import Figures
from planner.messages import Lang
from planner.report.write import route_shapes, write_report
from planner.roads import Ways
from planner.travel.store import save_network
from planner.travel.table import write_travel_times

PLAN_FILE, TRAVEL_FILE, ROADS_FILE = "plan.json", "travel.npz", "roads.npz"


def write_all(
    out: Path,
    instance: Instance,
    ways: Ways,
    plan: Plan,
    day: Figures,
    violations: Sequence[Violation],
    lang: Lang,
) -> list[Path]:
    """Write everything into `out`; return the files, plan and report first.

    All is written beside `out` and moved there at the end, so that a full disk leaves the earlier plan whole.

    plan.json       the plan; with travel.npz beside it, it can be checked without roads
    report.html     the report
    lists/          routes, unplanned visits and figures as CSV
    geo/            plan.gpkg, visits.geojson, routes.geojson
    roads.npz       the street network, where it was fetched by place name
    calendar/       one .ics for each worker; those of workers without visits are removed

    Raises OSError where a file cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-", dir=out) as folder:
        stage = Path(folder)
        written = _write_into(stage, instance, ways, plan, day, violations, lang)
        files = [out / path.relative_to(stage) for path in written]
        for path, target in zip(written, files, strict=True):
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    _remove_old_calendars(out / "calendar", files)
    return files


def _write_into(
    out: Path,
    instance: Instance,
    ways: Ways,
    plan: Plan,
    day: Figures,
    violations: Sequence[Violation],
    lang: Lang,
) -> list[Path]:
    files = [write_plan(out / PLAN_FILE, plan), out / TRAVEL_FILE]
    write_travel_times(ways.travel, out / TRAVEL_FILE)
    if ways.place is not None and ways.network is not None:
        save_network(ways.network, out / ROADS_FILE)
        files.append(out / ROADS_FILE)
    files += write_report(out, instance, ways.travel, plan, violations, network=ways.network, lang=lang)
    files += write_lists(out / "lists", instance, plan, day, lang=lang)
    shapes = None if ways.network is None else route_shapes(ways.network, instance, plan)
    files += write_geo(out / "geo", instance, plan, shapes=shapes, lang=lang)
    return files + write_calendars(out / "calendar", instance, plan, lang=lang)


def _remove_old_calendars(folder: Path, written: Sequence[Path]) -> None:
    """An earlier plan's calendar of somebody who has no visits now would send that worker out; only our own
    are touched.
    """
    for path in folder.glob("*.ics") if folder.is_dir() else ():
        if path not in written and PRODUCT.encode() in path.read_bytes()[:500]:
            path.unlink()
