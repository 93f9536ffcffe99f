"""The savings page as text: a study, the two plans to show on the map, and the street network where there is one."""

from __future__ import annotations

from functools import partial

from planner.domain import Instance, Plan
from planner.messages import Lang
from planner.report import page
from planner.report.savings.view import savings_view
from planner.report.savings.words import word
from planner.report.write import route_shapes, street_lines
from planner.savings.records import Study
from planner.travel.network import RoadNetwork
from planner.travel.times import TravelTimes

STYLES = ("report.css", "study.css", "savings.css")


def savings_page(
    study: Study,
    *,
    instance: Instance,
    travel: TravelTimes,
    baseline: Plan,
    plan: Plan,
    lang: Lang = Lang.DA,
    network: RoadNetwork | None = None,
) -> str:
    """Return the page as one self-contained HTML text.

    Parameters
    ----------
    baseline, plan
        The two plans of one seed, for the maps. What `instance` does not have is left off them.
    network
        Draws routes along the streets; without it they are straight lines, and the page says so.
    """
    shapes = None
    if network is not None:
        shapes = {**route_shapes(network, instance, baseline), **route_shapes(network, instance, plan)}
    view = savings_view(
        study,
        instance,
        baseline,
        plan,
        lang,
        streets=() if network is None else street_lines(network, instance),
        shapes=shapes,
        attribution=(travel.attribution, "" if network is None else network.attribution),
    )
    return page.render("study.html.j2", STYLES, (), None, view=view, t=partial(word, lang=lang))
