"""The report as a file: figures, street background and leg shapes gathered, the page written whole or not at
all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.atomic import write_whole
from planner.domain import Instance, Plan, Route
from planner.errors import Violation
from planner.fallback import coverage
from planner.figures import figures
from planner.messages import Lang
from planner.modality import why_modes
from planner.report.html import render_html
from planner.report.map import route_legs
from planner.report.reader import Reader
from planner.report.screens import knows_screen
from planner.report.view import build_view
from planner.travel.network import RoadNetwork
from planner.travel.paths import Leg, Line, leg_shapes, map_lines
from planner.travel.times import TravelTimes

REPORT_FILE = "report.html"
MAIN_ROADS = frozenset({"motorway", "trunk", "primary", "secondary"})
LOCAL_ROADS = frozenset({"tertiary", "unclassified"})


def write_report(
    out_dir: Path,
    instance: Instance,
    travel: TravelTimes,
    plan: Plan,
    violations: Sequence[Violation],
    *,
    network: RoadNetwork | None = None,
    lang: Lang = Lang.DA,
) -> list[Path]:
    """Write `report.html` into `out_dir`, which is made if missing; return the files written.

    Without `network` the map draws straight lines and says so. What a damaged plan names and the instance
    does not have (unknown shifts and visits) is left off the page; `violations` name it.

    Raises
    ------
    OSError
        If the file cannot be written; an earlier report stays as it was.
    """
    shown = known_part(instance, plan)
    view = build_view(
        instance,
        shown,
        figures(instance, travel, shown),
        violations,
        streets=() if network is None else street_lines(network, instance),
        shapes=None if network is None else route_shapes(network, instance, shown),
        map_attribution="" if network is None else network.attribution,
        coverage=coverage(instance, travel, shown),
        why=why_modes(instance, shown, travel) if knows_screen(instance) else None,
        lang=lang,
    )
    return [write_whole(Path(out_dir) / REPORT_FILE, render_html(view))]


def street_lines(network: RoadNetwork, instance: Instance) -> list[list[Line]]:
    """Return the street network for the map's background in three weights, heaviest first."""
    weights: list[list[Line]] = [[], [], []]
    for highway, lines in map_lines(network, near=instance.addresses).items():
        weights[0 if highway in MAIN_ROADS else 1 if highway in LOCAL_ROADS else 2] += lines
    return weights


def route_shapes(
    network: RoadNetwork, instance: Instance, plan: Plan
) -> dict[Leg, list[tuple[float, float]]]:
    """Return the way on the streets of every leg that the plan travels, points (latitude, longitude)."""
    reader = Reader(instance, plan, Lang.EN)
    legs = {leg for route in plan.routes for leg in route_legs(reader, route)}
    return leg_shapes(network, instance.addresses, sorted(legs))


def known_part(instance: Instance, plan: Plan) -> Plan:
    """Return the plan without what the instance does not have: routes of unknown shifts (and repeats of
    known ones) and unknown visits. A sound plan comes back equal."""
    first: dict[str, Route] = {}
    for route in plan.routes:
        if route.shift_id in instance.shift:
            first.setdefault(route.shift_id, route)
    return plan.model_copy(
        update={
            "routes": tuple(_known_visits(instance, route) for route in first.values()),
            "unplanned": tuple(u for u in plan.unplanned if u.visit_id in instance.visit),
        }
    )


def _known_visits(instance: Instance, route: Route) -> Route:
    known = tuple(a for a in route.activities if a.kind == "break" or a.visit_id in instance.visit)
    return route if len(known) == len(route.activities) else route.model_copy(update={"activities": known})
