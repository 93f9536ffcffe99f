"""The rules behind `planner.validate`, one small function each, by subject."""
