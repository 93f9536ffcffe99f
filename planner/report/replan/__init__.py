"""The page of a re-planning: the alternatives side by side, and what changes in each."""

from planner.report.replan.write import PAGE_FILE, replan_page, write_replan_page

__all__ = ["PAGE_FILE", "replan_page", "write_replan_page"]
