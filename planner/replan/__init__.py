"""Re-planning a day that is under way: what is done stays, and the rest is planned anew with as few changes as are wanted."""

from planner.replan.events import Event
from planner.replan.located import Happened
from planner.replan.order import Order
from planner.replan.past import Past, past_of
from planner.replan.read import parse_events, read_events
from planner.replan.records import Alternative, Consequences, Replanning, Situation
from planner.replan.study import replan

__all__ = [
    "Alternative",
    "Consequences",
    "Event",
    "Happened",
    "Order",
    "Past",
    "Replanning",
    "Situation",
    "parse_events",
    "past_of",
    "read_events",
    "replan",
]
