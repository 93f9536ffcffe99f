"""The savings page: what screen visits save on a day, with its interval, and where it comes from; one self-contained file."""

from planner.report.savings.write import savings_page

__all__ = ["savings_page"]
