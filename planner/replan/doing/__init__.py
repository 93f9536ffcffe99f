"""What events do to a day that is under way: first what they say of the past, then what they change of the rest."""

from planner.replan.doing.apply import situation_of

__all__ = ["situation_of"]
